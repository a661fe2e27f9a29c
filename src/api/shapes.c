/* shapes: see shapes.h. */
#include "api/shapes.h"

#include "api/client_shapes.h"
#include "api/portfolio.h"
#include "api/shape_rows.h"

static const struct shape_field nothing_fields[1];
const struct shape shape_nothing = {"Nothing", nothing_fields, 0, false, NULL};

#define PROFILES "choice:administrator|super_manager|customer_success_manager|developer|read_only"

/* ---- parameters ---- */

FIELDS(cursor_query) = {
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"cursor", "text", false, 40, "next_cursor of the answer before"},
};
DEFINE(cursor_query, "CursorQuery");
FIELDS(page_query) = {
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"page", "int", false, 1000000, "From 1"},
    {"q", "text", false, 0, "Text to search for"},
};
DEFINE(page_query, "PageQuery");
FIELDS(days_query) = {
    {"days", "int", false, 800, "Days up to today, 1 to 800; 182 when not said"},
};
DEFINE(days_query, "DaysQuery");

/* ---- signing in ---- */

FIELDS(credentials) = {
    {"email", "text", true, 254, "E-mail address"},
    {"password", "text", true, 200, "Password"},
};
DEFINE(credentials, "Credentials");
FIELDS(me_member) = {
    {"id", "int", true, 0, "Id of the member"},
    {"name", "text", true, 0, "Name"},
    {"email", "text", true, 0, "E-mail address"},
    {"profile", PROFILES, true, 0, "What the member may do; see /profiles"},
    {"export_allowed", "bool", true, 0, "Whether the member may export"},
    {"theme", "choice:system|light|dark", true, 0, "Colours of the page"},
    {"density", "choice:comfortable|compact", true, 0, "Height of rows"},
    {"shortcuts", "bool", true, 0, "Whether single keys are shortcuts"},
};
LOCAL(me_member, "MeMember");
FIELDS(me_workspace) = {
    {"name", "text", true, 0, "Name of the workspace"},
    {"currency", "text", true, 0, "ISO 4217 code"},
    {"currency_digits", "int", true, 0, "Digits after the point"},
    {"time_zone", "text", true, 0, "IANA name"},
    {"demo", "bool", true, 0, "Made-up data; no mail leaves"},
    {"today", "date", true, 0, "The present day in the workspace's zone"},
};
LOCAL(me_workspace, "MeWorkspace");
FIELDS(me) = {
    {"member", "ref:MeMember", true, 0, "Who is signed in"},
    {"permissions", "list:text", true, 0, "Keys of the permissions that the member has"},
    {"csrf", "text", true, 0, "To be sent as X-CSRF-Token with every write"},
    {"workspace", "ref:MeWorkspace", true, 0, "The company's workspace"},
    {"version", "text", true, 0, "Version of the server"},
};
DEFINE(me, "Me");
FIELDS(me_patch) = {
    {"name", "text", false, 100, "Name"},
    {"theme", "choice:system|light|dark", false, 0, "Colours of the page"},
    {"density", "choice:comfortable|compact", false, 0, "Height of rows"},
    {"shortcuts", "bool", false, 0, "Whether single keys are shortcuts"},
};
DEFINE(me_patch, "MePatch");
FIELDS(new_password) = {
    {"current", "text", true, 200, "The password until now"},
    {"password", "text", true, 200, "The new one, 10 characters or more"},
};
DEFINE(new_password, "NewPassword");
FIELDS(session) = {
    {"id", "int", true, 0, "Id"},
    {"created_at", "instant", true, 0, "Signed in at"},
    {"last_seen_at", "instant", true, 0, "Last used, to the minute"},
    {"address", "text?", true, 0, "Address of the client"},
    {"user_agent", "text?", true, 0, "What the browser says it is"},
    {"current", "bool", true, 0, "The session of this request"},
};
LOCAL(session, "Session");
FIELDS(session_rows) = {{"rows", "list:Session", true, 0, "Sessions, last used first"}};
DEFINE(session_rows, "SessionRows");
FIELDS(email) = {{"email", "text", true, 254, "E-mail address"}};
DEFINE(email, "EmailAddress");
FIELDS(reset_info) = {
    {"email", "text", true, 0, "E-mail address of the member"},
    {"name", "text", true, 0, "Name of the member"},
    {"kind", "choice:reset|invitation", true, 0, "What the link is for"},
};
DEFINE(reset_info, "ResetInfo");
FIELDS(reset) = {
    {"password", "text", true, 200, "The new password, 10 characters or more"},
    {"name", "text", false, 100, "Name, to correct that of the invitation"},
};
DEFINE(reset, "Reset");

/* `always`: in answers. */
#define LAYOUT_PARTS(always) \
    {"entity", "choice:account|user|subscription", true, 0, "What its rows are"}, \
        {"columns", "list:text", true, 20, \
         "Keys of fields, in order; at most 20, always with the one that rows are told by"}, \
        {"frozen", "int", always, 2, "How many of the first stay in sight; 1 when not said"}, \
    { \
        "widths", "object", always, 0, "Pixels (48 to 1000) by key, of columns that were resized" \
    }
FIELDS(layout_put) = {LAYOUT_PARTS(false)};
DEFINE(layout_put, "LayoutPut");
FIELDS(layout) = {
    {"table", "text", true, 0, "Name of the table: accounts, users, subscriptions ..."},
    LAYOUT_PARTS(true),
};
LOCAL(layout, "Layout");
FIELDS(layout_rows) = {{"rows", "list:Layout", true, 0, "By table"}};
DEFINE(layout_rows, "LayoutRows");

/* ---- views ---- */

FIELDS(view_missing) = {
    {"part", "text", true, 0, "Of what the view shows: columns, filter, segment ..."},
    {"text", "text", true, 0, "What is no longer there, as a sentence"},
};
LOCAL(view_missing, "ViewMissing");
FIELDS(view_state) = {
    {"columns", "list:text", false, 20, "Keys of fields, in order, with the one rows are told by"},
    {"frozen", "int", false, 2, "How many of the first columns stay in sight; 1 when not said"},
    {"sort", "text", false, 400, "Keys of fields, separated by commas; -key sorts downwards"},
    {"filter", "object", false, 0, "Criteria"},
    {"segment", "int", false, 0, "Id of the segment"},
    {"role", "int", false, 0, "Id of the team role that who is asked for holds"},
    {"assigned", "text", false, 20, "me, unassigned or the id of a member"},
    {"q", "text", false, 200, "Text to search for"},
    {"missing", "list:ViewMissing", false, 0,
     "In answers: what the view showed when it was saved and is left out, because it is gone"},
};
LOCAL(view_state, "ViewState");
FIELDS(my_view) = {
    {"id", "int", true, 0, "Id"},
    {"version", "int", true, 0, "Grows with every change"},
    {"name", "text", true, 0, "Name"},
    {"entity", "choice:account|user|subscription", true, 0, "What its rows are"},
    {"shared", "bool", true, 0, "Everybody sees it"},
    {"owner_id", "int?", true, 0, "Whose it is"},
    {"owner_name", "text?", true, 0, "Name of the owner"},
    {"opens", "bool", true, 0, "You open the table with it"},
    {"pinned", "bool", true, 0, "Stands in your navigation"},
};
LOCAL(my_view, "MyView");
FIELDS(opening_view) = {
    {"entity", "choice:account|user|subscription", true, 0, "Whose table it opens"},
    {"id", "int", true, 0, "Id of the view"},
    {"state", "ref:ViewState", true, 0, "What it shows"},
};
LOCAL(opening_view, "OpeningView");
FIELDS(my_views) = {
    {"rows", "list:MyView", true, 0, "Your views and the shared ones, by name"},
    {"opening", "list:OpeningView", true, 0, "Those that you open tables with"},
};
DEFINE(my_views, "MyViews");

/* ---- team ---- */

FIELDS(member) = {
    {"id", "int", true, 0, "Id"},
    {"version", "int", true, 0, "Grows with every change"},
    {"name", "text", true, 0, "Name"},
    {"email", "text", true, 0, "E-mail address"},
    {"profile", PROFILES, true, 0, "What the member may do; see /profiles"},
    {"status", "choice:active|invited|disabled", true, 0, "Invited: has not set a password yet"},
    {"export_allowed", "bool", true, 0, "Whether the member may export"},
    {"last_sign_in_at", "instant?", true, 0, "Last sign-in"},
    {"accounts", "int", true, 0, "Accounts where the member holds a team role"},
};
DEFINE(member, "Member");
FIELDS(member_rows) = {
    {"rows", "list:Member", true, 0, "Members by name"},
    {"total", "int", true, 0, "Members that match"},
};
DEFINE(member_rows, "MemberRows");
FIELDS(member_new) = {
    {"email", "text", true, 254, "E-mail address; the invitation goes there"},
    {"name", "text", true, 100, "Name"},
    {"profile", PROFILES, true, 0, "What the member may do"},
    {"export_allowed", "bool", false, 0, "Whether the member may export"},
};
DEFINE(member_new, "MemberNew");
FIELDS(member_patch) = {
    {"version", "int", false, 0, "That was read; what somebody changed since is refused"},
    {"name", "text", false, 100, "Name"},
    {"profile", PROFILES, false, 0, "What the member may do"},
    {"export_allowed", "bool", false, 0, "Whether the member may export"},
    {"status", "choice:active|disabled", false, 0, "Disabled: cannot sign in"},
};
DEFINE(member_patch, "MemberPatch");
FIELDS(permission) = {
    {"key", "text", true, 0, "Key"},
    {"label", "text", true, 0, "Name for a person"},
    {"description", "text", true, 0, "What it allows"},
};
LOCAL(permission, "Permission");
FIELDS(profile) = {
    {"key", PROFILES, true, 0, "Key"},
    {"label", "text", true, 0, "Name for a person"},
    {"permissions", "list:text", true, 0, "Keys of its permissions"},
};
LOCAL(profile, "Profile");
FIELDS(profiles) = {
    {"permissions", "list:Permission", true, 0, "All permissions"},
    {"profiles", "list:Profile", true, 0, "All profiles"},
};
DEFINE(profiles, "Profiles");

/* ---- keys ---- */

FIELDS(key_new) = {
    {"kind", "choice:api|secret", true, 0, "api: only sends events; secret: everything"},
    {"name", "text", true, 100, "What it is used for"},
};
DEFINE(key_new, "KeyNew");
FIELDS(member_name) = {
    {"id", "int", true, 0, "Id of the member"},
    {"name", "text", true, 0, "Name"},
};
LOCAL(member_name, "MemberName");
FIELDS(key) = {
    {"id", "int", true, 0, "Id"},
    {"kind", "choice:api|secret", true, 0, "api: only sends events; secret: everything"},
    {"name", "text", true, 0, "What it is used for"},
    {"prefix", "text", true, 0, "First characters, to tell keys apart"},
    {"created_at", "instant", true, 0, "Made at"},
    {"created_by", "ref:MemberName?", true, 0, "Who made it"},
    {"last_used_at", "instant?", true, 0, "Last used"},
    {"revoked_at", "instant?", true, 0, "Revoked at"},
    {"key", "text", false, 0, "The key itself, only in the answer that makes it"},
};
DEFINE(key, "Key");
FIELDS(key_rows) = {{"rows", "list:Key", true, 0, "Keys, newest first"}};
DEFINE(key_rows, "KeyRows");

/* ---- settings, mail ---- */

FIELDS(setting) = {
    {"key", "text", true, 0, "Key"},
    {"label", "text", true, 0, "Name for a person"},
    {"group", "text", true, 0, "Heading"},
    {"type", "choice:text|int|bool|choice|secret|time_zone|currency|email|url|lines", true, 0,
     "Type of the value"},
    {"value", "any", true, 0, "Value; null for a secret"},
    {"set", "bool", true, 0, "Whether there is a value"},
    {"default", "any", true, 0, "Value when nobody sets one"},
    {"min", "int?", true, 0, "Smallest number"},
    {"max", "int?", true, 0, "Largest number, or characters"},
    {"options", "list:text", true, 0, "Words to choose from"},
    {"unit", "text?", true, 0, "Unit"},
    {"help", "text?", true, 0, "What it does"},
    {"writable", "bool", true, 0, "Whether the asking member may change it"},
};
LOCAL(setting, "Setting");
FIELDS(settings) = {{"rows", "list:Setting", true, 0, "All settings"}};
DEFINE(settings, "Settings");
FIELDS(test_mail) = {{"to", "text", true, 254, "E-mail address"}};
DEFINE(test_mail, "TestMail");
FIELDS(mail) = {
    {"id", "int", true, 0, "Id"},
    {"to", "text", true, 0, "E-mail address"},
    {"subject", "text", true, 0, "Subject"},
    {"kind", "text", true, 0, "invitation, reset, test"},
    {"status", "choice:queued|sent|failed|kept", true, 0,
     "Kept: not sent, because there is no SMTP server or this is a demo"},
    {"attempts", "int", true, 0, "Attempts so far"},
    {"error", "text?", true, 0, "Why the last attempt failed"},
    {"created_at", "instant", true, 0, "Written at"},
    {"sent_at", "instant?", true, 0, "Sent at"},
    {"text", "text", false, 0, "Plain text (one mail only)"},
    {"html", "text?", false, 0, "HTML (one mail only)"},
};
DEFINE(mail, "Mail");
FIELDS(mail_rows) = {
    {"rows", "list:Mail", true, 0, "Mails, newest first"},
    {"next_cursor", "text?", true, 0, "For the next rows; null at the end"},
};
DEFINE(mail_rows, "MailRows");

/* ---- audit ---- */

FIELDS(audit_actor) = {
    {"kind", "choice:member|key|job|system", true, 0, "Who acted"},
    {"id", "int?", true, 0, "Id of the member, key or job"},
    {"name", "text?", true, 0, "Name"},
};
LOCAL(audit_actor, "AuditActor");
FIELDS(audit_change) = {
    {"field", "text", true, 0, "Field; empty: the record as a whole"},
    {"before", "any", true, 0, "Value before"},
    {"after", "any", true, 0, "Value after"},
};
LOCAL(audit_change, "AuditChange");
FIELDS(audit_row) = {
    {"id", "int", true, 0, "Id of the change set"},
    {"at", "instant", true, 0, "When"},
    {"actor", "ref:AuditActor", true, 0, "Who"},
    {"kind", "text", true, 0, "edit, create, delete, restore, ingest, import, undo ..."},
    {"entity", "text?", true, 0, "Kind of record"},
    {"entity_id", "int?", true, 0, "Id of the record"},
    {"entity_name", "text?", true, 0, "Name of the record now"},
    {"changes", "list:AuditChange", true, 0, "Up to 100 changed fields"},
    {"undone_at", "instant?", true, 0, "Undone at"},
    {"can_undo", "bool", true, 0, "Whether it can be undone"},
};
LOCAL(audit_row, "AuditRow");
FIELDS(audit_rows) = {
    {"rows", "list:AuditRow", true, 0, "Change sets, newest first"},
    {"next_cursor", "text?", true, 0, "For the next rows; null at the end"},
};
DEFINE(audit_rows, "AuditRows");
FIELDS(undo_kept) = {
    {"field", "text", true, 0, "Field that stays"},
    {"reason", "text", true, 0, "Why"},
};
LOCAL(undo_kept, "UndoKept");
FIELDS(undo) = {
    {"undone", "int", true, 0, "Fields that went back"},
    {"kept", "list:UndoKept", true, 0, "Fields that somebody changed since"},
    {"job", "ref:Job", false, 0,
     "Changes of very many fields are undone by this job; its results say what was kept"},
};
DEFINE(undo, "Undo");
FIELDS(change_set) = {{"change_set_id", "int", true, 0, "Undoes it: POST /change-sets/{id}/undo"}};
DEFINE(change_set, "ChangeSet");

/* ---- jobs ---- */

FIELDS(job) = {
    {"id", "int", true, 0, "Id"},
    {"kind", "text", true, 0, "refresh, export, bulk, undo ..."},
    {"status", "choice:queued|running|done|failed|cancelled", true, 0, "State"},
    {"done", "int", true, 0, "Steps done"},
    {"total", "int?", true, 0, "Steps in all, once known"},
    {"message", "text?", true, 0, "What to know about its end"},
    {"refused", "int", true, 0, "Rows that were refused; see its results"},
    {"change_set_id", "int?", true, 0, "What it wrote; undone by POST /change-sets/{id}/undo"},
    {"created_at", "instant", true, 0, "Asked for at"},
    {"started_at", "instant?", true, 0, "Begun at"},
    {"finished_at", "instant?", true, 0, "Ended at"},
};
DEFINE(job, "Job");
FIELDS(job_rows) = {{"rows", "list:Job", true, 0, "Jobs, newest first"}};
DEFINE(job_rows, "JobRows");
FIELDS(job_result) = {
    {"line", "int?", true, 0, "Line of the file, of imports"},
    {"entity_id", "int?", true, 0, "Id of the record"},
    {"outcome", "choice:done|refused|left_out|kept", true, 0, "What became of it"},
    {"reason", "text?", true, 0, "Why it was not done"},
};
LOCAL(job_result, "JobResult");
FIELDS(job_results) = {
    {"rows", "list:JobResult", true, 0, "Results, in the order of the work"},
    {"next_cursor", "text?", true, 0, "For the next page"},
};
DEFINE(job_results, "JobResults");
FIELDS(export_request) = {
    {"entity",
     "choice:account|user|subscription|invoice|ticket|issue|touchpoint|nps_response|consumption",
     true, 0, "What is exported"},
    {"format", "choice:csv|xlsx", true, 0, "Kind of file"},
    {"columns", "text", false, 4000,
     "Keys of fields, separated by commas, at most 60; all that can be written when not said"},
    {"sort", "text", false, 400, "Keys of fields, separated by commas; -key sorts downwards"},
    CHOICE_SHAPE,
};
DEFINE_LIKE(export_request, "ExportRequest",
            "{\"entity\":\"account\",\"format\":\"csv\",\"all\":true,"
            "\"columns\":\"name,stage,mrr\",\"sort\":\"-mrr\"}");
FIELDS(export) = {
    {"id", "int", true, 0, "Id"},
    {"job_id", "int", true, 0, "Job that makes it"},
    {"entity", "text", true, 0, "What is exported"},
    {"format", "choice:csv|xlsx", true, 0, "Kind of file"},
    {"file_name", "text", true, 0, "Name of the file"},
    {"status", "choice:queued|running|done|failed|cancelled", true, 0, "State of the job"},
    {"done", "int", true, 0, "Rows written"},
    {"total", "int?", true, 0, "Rows in all, once known"},
    {"message", "text?", true, 0, "Why it failed"},
    {"rows", "int?", true, 0, "Rows in the file"},
    {"bytes", "int?", true, 0, "Size of the file"},
    {"created_at", "instant", true, 0, "Asked for at"},
    {"expires_at", "instant", true, 0, "Until when the file can be downloaded"},
};
DEFINE(export, "Export");
FIELDS(export_rows) = {{"rows", "list:Export", true, 0, "Own exports, newest first"}};
DEFINE(export_rows, "ExportRows");
FIELDS(import_column) = {
    {"name", "text?", true, 0, "As in the file"},
    {"field", "text?", true, 0, "Key of the field that it means; null: left out"},
    {"why", "text?", true, 0, "Why it is left out"},
    {"samples", "list:text", true, 0, "Its first values"},
};
LOCAL(import_column, "ImportColumn");
FIELDS(import_counts) = {
    {"rows", "int", true, 0, "Rows read so far"},
    {"created", "int", true, 0, "New ones; of a check, those that would be"},
    {"changed", "int", true, 0, "Changed ones"},
    {"same", "int", true, 0, "Rows that say what is stored already"},
    {"refused", "int", true, 0, "Rows that cannot be stored"},
    {"left_out", "int", true, 0, "Values and columns that were left out"},
};
LOCAL(import_counts, "ImportCounts");
FIELDS(import) = {
    {"id", "int", true, 0, "Id"},
    {"kind", "text", true, 0, "What the file holds: accounts, users ..."},
    {"file_name", "text", true, 0, "Name of the file"},
    {"bytes", "int", true, 0, "Size of the file"},
    {"columns", "list:ImportColumn", true, 0, "Its columns, in order"},
    {"separator", "text?", true, 0, "Of its cells: comma, semicolon or tab; guessed"},
    {"encoding", "choice:utf-8|utf-8-bom|windows-1252?", true, 0, "As its beginning was read"},
    {"kept", "bool", true, 0, "Whether the file is still there"},
    {"created_at", "instant", true, 0, "Uploaded at"},
    {"made_by", "text?", true, 0, "Name of the member or key that uploaded it"},
    {"job_id", "int?", true, 0, "Job that checked or imported it last"},
    {"job_kind", "choice:check|import?", true, 0, "What that job does"},
    {"status", "choice:queued|running|done|failed|cancelled?", true, 0, "State of that job"},
    {"message", "text?", true, 0, "What came of it"},
    {"done", "int?", true, 0, "Rows that the job has read"},
    {"total", "int?", true, 0, "Rows of the file, once counted"},
    {"counts", "ref:ImportCounts?", true, 0, "What became of the rows"},
    {"refused", "int?", true, 0, "Rows that were refused"},
    {"change_set_id", "int?", true, 0, "What it wrote; undone by POST /change-sets/{id}/undo"},
    {"undone_at", "instant?", true, 0, "When that was undone"},
};
DEFINE(import, "Import");
FIELDS(import_field) = {
    {"key", "text", true, 0, "Name of the field"},
    {"label", "text", true, 0, "Name for a person"},
    {"group", "text", true, 0, "Heading"},
    {"type", "text", true, 0, "Type of the value"},
    {"description", "text?", true, 0, "Definition"},
};
LOCAL(import_field, "ImportField");
FIELDS(import_kind) = {
    {"kind", "text", true, 0, "accounts, users ..."},
    {"needs", "list:text", true, 0,
     "Fields of which the file must have a column; of \"a|b\" one is enough"},
    {"final", "text?", true, 0, "Why such an import cannot be undone; null: it can"},
    {"custom", "bool", true, 0, "Whether columns custom_x of no attribute yet are taken"},
    {"fields", "list:ImportField", true, 0, "What its columns may mean"},
};
LOCAL(import_kind, "ImportKind");
FIELDS(import_kinds) = {
    {"rows", "list:ImportKind", true, 0, "Kinds"},
    {"max_bytes", "int", true, 0, "Size of the largest file"},
};
DEFINE(import_kinds, "ImportKinds");
FIELDS(import_rows) = {{"rows", "list:Import", true, 0, "Uploaded files, newest first"}};
DEFINE(import_rows, "ImportRows");
FIELDS(assignment) = {
    {"role", "int", true, 0, "Id of a team role"},
    {"member", "int?", true, 0, "Who holds it from now on; null: nobody"},
};
LOCAL(assignment, "Assignment");
FIELDS(bulk_request) = {
    {"set", "object", false, 0, "Fields and their values, as for PATCH of one record"},
    {"assign", "ref:Assignment", false, 0, "Accounts: gives a team role to a member"},
    {"versions", "list:int", false, 0,
     "Beside ids, in their order: what others changed since is refused"},
    CHOICE_SHAPE,
};
DEFINE_LIKE(bulk_request, "BulkRequest", "{\"all\":true,\"set\":{\"phone\":\"+41 44 555 01 01\"}}");

/* ---- catalog and system ---- */

FIELDS(field) = {
    {"key", "text", true, 0,
     "Name in records and criteria; never changes. With a point for those of related records, which"
     " only criteria name: account.mrr, invoice.amount_due"},
    {"label", "text", true, 0, "Name for a person"},
    {"group", "text", true, 0, "Heading"},
    {"type", "text", true, 0, "Type of the value"},
    {"unit", "text?", true, 0, "Unit"},
    {"personal", "bool", true, 0, "Personal data"},
    {"source", "choice:attribute|metric|custom|role|system", true, 0, "Where it comes from"},
    {"description", "text?", true, 0, "Definition"},
    {"sortable", "bool", true, 0, "Lists can be sorted by it"},
    {"searchable", "bool", true, 0, "The search of lists looks at it"},
    {"writable", "bool", true, 0, "It can be changed through the API"},
    {"required", "bool", true, 0, "It must be there when a record is made"},
    {"owner", "choice:last_writer|integration|member?", true, 0,
     "To whom it belongs; what others send is kept as a suggestion. Null: it cannot belong to"
     " anybody"},
    {"options", "list:text", false, 0, "Words to choose from"},
    {"of", "text?", false, 0, "Kind of record that a name or reference means"},
    {"operators", "list:text", true, 0, "Operators in criteria; none: criteria cannot name it"},
    {"parameters", "list:text", true, 0,
     "Parameters in criteria: product, module, feature, channel, days, change; a field with change"
     " alone takes days beside it, another one cannot be asked for its change"},
    {"column", "bool", true, 0, "Tables can show it; no: only criteria name it"},
    {"needs", "choice:usage|subscription|invoice|ticket|issue|contact|consumption?", true, 0,
     "Kind of data without which it is empty for all"},
    {"points", "int", false, 0, "Points of a series, oldest first"},
};
LOCAL(field, "Field");
FIELDS(suggested) = {
    {"value", "any", true, 0, "What was sent, as the field has it"},
    {"source", "choice:integration|member", true, 0, "Who sent it"},
    {"at", "instant", true, 0, "When"},
};
DEFINE(suggested, "Suggested");
FIELDS(suggestion) = {
    {"field", "text", true, 0, "Key of the field"},
    {"label", "text", true, 0, "Its name for a person"},
    {"owner", "choice:integration|member", true, 0, "To whom the field belongs"},
    {"value", "any", true, 0, "What was sent, as the field has it"},
    {"source", "choice:integration|member", true, 0, "Who sent it"},
    {"at", "instant", true, 0, "When"},
};
LOCAL(suggestion, "Suggestion");
FIELDS(suggestion_rows) = {{"rows", "list:Suggestion", true, 0, "The newest of each field"}};
DEFINE(suggestion_rows, "SuggestionRows");
FIELDS(suggestion_fields) = {{"fields", "list:text", true, 0, "Keys of the fields"}};
DEFINE(suggestion_fields, "SuggestionFields");
FIELDS(operator) = {
    {"op", "text", true, 0, "Word in criteria"},
    {"label", "text", true, 0, "Words for a picker"},
    {"takes", "choice:none|one|two|list|days", true, 0, "Values it needs"},
    {"field", "bool", true, 0, "The value may be another field"},
};
LOCAL(operator, "Operator");
FIELDS(field_rows) = {
    {"rows", "list:Field", true, 0, "Fields in their order"},
    {"operators", "list:Operator", true, 0, "All operators, in the order of pickers"},
};
DEFINE(field_rows, "FieldRows");
FIELDS(criteria_row) = {
    {"id", "int", true, 0, "Id"},
    {"name", "text?", true, 0, "What people call it; an external id where it has no name"},
};
LOCAL(criteria_row, "CriteriaRow");
FIELDS(criteria_preview) = {
    {"total", "int", true, 0, "Records that match, of those that you may see"},
    {"sentence", "text", true, 0, "The criteria in words"},
    {"rows", "list:CriteriaRow", true, 0, "The first of them"},
};
DEFINE(criteria_preview, "CriteriaPreview");
FIELDS(order) = {
    {"ids", "list:int", true, 0, "All that are to be moved, in the new order"},
};
DEFINE(order, "Order");
FIELDS(health) = {{"status", "choice:ok|unavailable", true, 0, "How it is"}};
DEFINE(health, "Health");
FIELDS(store) = {
    {"name", "text", true, 0, "Table"},
    {"rows", "int", true, 0, "Rows in it"},
};
LOCAL(store, "StoreSize");
FIELDS(status) = {
    {"version", "text", true, 0, "Version of the server"},
    {"engine", "choice:sqlite|postgresql", true, 0, "Kind of database"},
    {"node", "text", true, 0, "Name of this process"},
    {"started_at", "instant", true, 0, "Started at"},
    {"uptime_s", "int", true, 0, "Seconds since then"},
    {"queue_bytes", "int", true, 0, "Events that wait to be stored"},
    {"events", "int", true, 0, "Events taken since the start"},
    {"events_refused", "int", true, 0, "Events refused since the start"},
    {"database_bytes", "int?", true, 0, "Size of the database"},
    {"wal_bytes", "int", true, 0, "Size of the write-ahead log"},
    {"refresh_lag_ms", "int", true, 0,
     "How old the oldest change is that is not in the metrics yet"},
    {"streams", "int", true, 0, "Open pages"},
    {"mails_waiting", "int", true, 0, "Mails that wait to be sent"},
    {"search_index", "bool", true, 0,
     "Whether the search has its index; no: it reads all rows (PostgreSQL without pg_trgm)"},
    {"stores", "list:StoreSize", true, 0, "Rows per store"},
};
DEFINE(status, "Status");

static const struct shape *const shapes[] = {
    &shape_nothing,
    &shape_credentials,
    &shape_me_member,
    &shape_me_workspace,
    &shape_me,
    &shape_me_patch,
    &shape_new_password,
    &shape_session,
    &shape_session_rows,
    &shape_email,
    &shape_reset_info,
    &shape_reset,
    &shape_member,
    &shape_member_rows,
    &shape_member_new,
    &shape_member_patch,
    &shape_permission,
    &shape_profile,
    &shape_profiles,
    &shape_key_new,
    &shape_member_name,
    &shape_key,
    &shape_key_rows,
    &shape_setting,
    &shape_settings,
    &shape_test_mail,
    &shape_mail,
    &shape_mail_rows,
    &shape_audit_actor,
    &shape_audit_change,
    &shape_audit_row,
    &shape_audit_rows,
    &shape_undo_kept,
    &shape_undo,
    &shape_change_set,
    &shape_job,
    &shape_job_rows,
    &shape_job_result,
    &shape_job_results,
    &shape_export,
    &shape_export_rows,
    &shape_export_request,
    &shape_import_column,
    &shape_import_counts,
    &shape_import_field,
    &shape_import_kind,
    &shape_import_kinds,
    &shape_import,
    &shape_import_rows,
    &shape_assignment,
    &shape_bulk_request,
    &shape_field,
    &shape_field_rows,
    &shape_suggested,
    &shape_suggestion,
    &shape_suggestion_rows,
    &shape_suggestion_fields,
    &shape_health,
    &shape_store,
    &shape_status,
    &shape_debug_item,
    &shape_debug_rows,
    &shape_debug_replay,
    &shape_debug_cleared,
    &client_rejected,
    &client_message,
    &shape_operator,
    &shape_criteria_row,
    &shape_criteria_preview,
    &shape_order,
    &shape_layout,
    &shape_layout_put,
    &shape_layout_rows,
    &shape_view_missing,
    &shape_view_state,
    &shape_my_view,
    &shape_opening_view,
    &shape_my_views,
};

const struct shape *shape_by_name(struct str name)
{
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
        if (str_is(name, shapes[i]->name))
            return shapes[i];
    for (size_t i = 0; i < insight_shapes_count; i++)
        if (str_is(name, insight_shapes[i]->name))
            return insight_shapes[i];
    return NULL;
}
