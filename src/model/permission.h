/*
 * permission: the one table of permissions, and of profiles x permissions. Shown in Settings,
 * checked by every route, tested cell by cell.
 */
#ifndef MODEL_PERMISSION_H
#define MODEL_PERMISSION_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"

/* key, label, description, then who has it: A administrator, S super manager, C CSM, D developer, R
 * read-only, K secret key */
#define PERMISSION_LIST(X) \
    X(SELF, "self", "Own profile", "Sign in, change the own profile and password", "ASCDR") \
    X(ACCOUNT_READ, "account_read", "See customers", \
      "See accounts, users and their records (own and unassigned ones)", "ASCDRK") \
    X(ACCOUNT_READ_ALL, "account_read_all", "See all customers", \
      "See the accounts of every member", "ASDRK") \
    X(ACCOUNT_WRITE, "account_write", "Edit customers", "Add and edit accounts and users", "ASCK") \
    X(ACCOUNT_ASSIGN, "account_assign", "Assign to anyone", \
      "Give team roles at accounts to any member (others: only to themselves)", "ASK") \
    X(ACCOUNT_DELETE, "account_delete", "Delete customers", \
      "Delete and restore accounts and users", "ASK") \
    X(RECORD_WRITE, "record_write", "Edit records", \
      "Edit subscriptions, invoices, tickets, issues, touchpoints, NPS responses, consumption", \
      "ASCK") \
    X(CONFIG_READ, "config_read", "See the configuration", \
      "See stages, statuses, roles, attributes, products", "ASCDRK") \
    X(CONFIG_WRITE, "config_write", "Edit the configuration", \
      "Edit stages, statuses, reasons, roles, personas, rates", "AK") \
    X(SEGMENT_WRITE, "segment_write", "Edit segments", \
      "Add, edit, copy, order and delete segments of accounts and users", "ASK") \
    X(LIST_WRITE, "list_write", "Make lists", "Add lists, edit and delete own ones", "ASCK") \
    X(LIST_WRITE_ALL, "list_write_all", "Edit all lists", \
      "Edit and delete the lists of every member", "ASK") \
    X(VIEW_WRITE, "view_write", "Save views", \
      "Save private views of tables, change and delete own ones", "ASCDRK") \
    X(VIEW_SHARE, "view_share", "Share views", "Let everybody see an own view", "ASCDK") \
    X(VIEW_WRITE_ALL, "view_write_all", "Edit shared views", \
      "Change and delete the shared views of every member", "AK") \
    X(ATTRIBUTE_WRITE, "attribute_write", "Edit custom attributes", \
      "Add, confirm, hide custom attributes", "ADK") \
    X(PRODUCT_WRITE, "product_write", "Edit products", \
      "Rename, regroup and hide products, modules, features", "ADK") \
    X(MEMBER_READ, "member_read", "See the team", "See the members of the workspace", "ASCDRK") \
    X(MEMBER_WRITE, "member_write", "Manage the team", "Invite, change, disable members", "AK") \
    X(KEY_WRITE, "key_write", "Manage keys", "Create, rotate and revoke API keys and secret keys", \
      "ADK") \
    X(DEBUGGER, "debugger", "Event debugger", "See and replay what clients sent", "ADK") \
    X(WORKSPACE_WRITE, "workspace_write", "Workspace settings", \
      "Change workspace, mail and retention settings", "AK") \
    X(MAIL_READ, "mail_read", "Outbox", "See mail that was or will be sent", "AK") \
    X(AUDIT_READ, "audit_read", "Audit log", "See and undo changes of everybody", "AK") \
    X(JOB, "job", "Jobs", "See own jobs and their progress", "ASCDRK") \
    X(EXPORT, "export", "Export", \
      "Export lists as files, where the member's own export permission allows it", "ASCDRK") \
    X(IMPORT, "import", "Import", "Import files", "AK") \
    X(STATUS_READ, "status_read", "System status", "See system status and metrics", "ADK")

enum permission {
    PERM_PUBLIC, /* said out loud: no sign-in needed */
#define X(name, key, label, description, who) PERM_##name,
    PERMISSION_LIST(X)
#undef X
        PERM_COUNT
};

enum profile {
    PROFILE_ADMINISTRATOR,
    PROFILE_SUPER_MANAGER,
    PROFILE_CSM,
    PROFILE_DEVELOPER,
    PROFILE_READ_ONLY,
    PROFILE_COUNT
};

/* "administrator", "super_manager", "customer_success_manager", "developer", "read_only"; label for
 * a person. */
const char *profile_key(enum profile p);
const char *profile_label(enum profile p);
/* -1 when unknown. */
int profile_of(struct str key);

/* Word on the wire, label and description for a person, who has it. */
const char *permission_key(enum permission p);
const char *permission_label(enum permission p);
const char *permission_description(enum permission p);
bool profile_may(enum profile profile, enum permission p);
bool secret_key_may(enum permission p);

#endif
