/*
 * support: tickets and issues (what customers complain about), touchpoints (contacts with them) and
 * NPS responses (what they think). A ticket or issue is closed when resolved_on is set or its
 * status stands in the setting closed_statuses.
 */
#include "model/support.h"

#include "base/utf8.h"
#include "model/catalog.h"
#include "model/fields.h"
#include "model/user.h"

#define G_STATE "State"
#define G_CONTACT "Contact"

#define CASE_FIELDS(noun) \
    {.key = "subject", \
     .label = "Subject", \
     .group = "General", \
     .type = FIELD_TEXT, \
     .flags = FIELD_FOLDED, \
     .max = 1000, \
     .help = "What the " noun " is about"}, \
        {.key = "status", \
         .label = "Status", \
         .group = G_STATE, \
         .type = FIELD_TEXT, \
         .flags = FIELD_HISTORY | FIELD_FOLDED, \
         .max = 64, \
         .help = "Status in the system it comes from"}, \
        {.key = "priority", \
         .label = "Priority", \
         .group = G_STATE, \
         .type = FIELD_TEXT, \
         .flags = FIELD_HISTORY | FIELD_FOLDED, \
         .max = 64, \
         .help = "Priority; urgent and critical count as critical"}, \
        {.key = "open", \
         .label = "Open", \
         .group = G_STATE, \
         .type = FIELD_BOOL, \
         .flags = FIELD_READ_ONLY, \
         .help = "Neither resolved nor closed"}, \
        {.key = "closed_at", .type = FIELD_INSTANT, .flags = FIELD_READ_ONLY | FIELD_HIDDEN}, \
        {.key = "due_on", \
         .label = "Due on", \
         .group = "Dates", \
         .type = FIELD_DATE, \
         .flags = FIELD_HISTORY, \
         .aliases = "dueOn|due_date", \
         .help = "Day by which it is promised"}, \
    { \
        .key = "resolved_on", .label = "Resolved on", .group = "Dates", .type = FIELD_INSTANT, \
        .aliases = "resolvedOn|resolved_at", .help = "When it was resolved" \
    }

/* clang-format off */
static const struct field ticket_fields[] = {
    EXTERNAL_ID("ticket_id|ticketId", "The id of the ticket in your support system; never changes"),
    ACCOUNT_REF,
    USER_REF,
    CASE_FIELDS("ticket"),
    CLIENT_CREATED("ticket"),
    SYSTEM_FIELDS,
};
/* clang-format on */

/* clang-format off */
static const struct field issue_fields[] = {
    EXTERNAL_ID("issue_id|issueId", "The id of the issue in your issue tracker; never changes"),
    ACCOUNT_REF,
    USER_REF,
    CASE_FIELDS("issue"),
    {.key = "type", .label = "Type", .group = "General", .type = FIELD_CHOICE,
     .of = "bug|feature_request|other", .help = "Bug, feature request or other"},
    {.key = "url", .label = "Link", .group = "General", .type = FIELD_URL,
     .flags = FIELD_FOLDED, .max = 2000,
     .help = "Address in the issue tracker"},
    CLIENT_CREATED("issue"),
    SYSTEM_FIELDS,
};
/* clang-format on */

/* Whether the word stands in the setting's list (one per line or comma). */
static bool status_closed(struct model *m, struct str status)
{
    struct str rest = catalog_setting(m->catalog, "closed_statuses"), word;
    while (str_next(&rest, ',', &word))
        if (str_eq_nocase(str_trim(word), status))
            return true;
    return false;
}

int support_close_by(struct model *m, struct str words)
{
    static const char *const update[] = {
        "UPDATE ticket SET open = 1, closed_at = NULL WHERE open = 0 AND resolved_on IS NULL AND"
        " NOT (coalesce(status_folded, '') {in_texts})",
        "UPDATE issue SET open = 1, closed_at = NULL WHERE open = 0 AND resolved_on IS NULL AND"
        " NOT (coalesce(status_folded, '') {in_texts})",
        "UPDATE ticket SET open = 0, closed_at = coalesce(updated_on, updated_at) WHERE open = 1"
        " AND status_folded {in_texts}",
        "UPDATE issue SET open = 0, closed_at = coalesce(updated_on, updated_at) WHERE open = 1"
        " AND status_folded {in_texts}",
    };
    struct str *list = arena_array(m->arena, words.n + 1, sizeof(*list)), word;
    size_t n = 0;
    while (str_next(&words, ',', &word))
        list[n++] = utf8_fold(m->arena, str_trim(word));
    for (size_t i = 0; i < sizeof(update) / sizeof(update[0]); i++)
        if (db_run(m->conn, update[i], "S", list, n) < 0)
            return -1;
    return 0;
}

/* When a closed one was closed: as somebody says, else when its status came. */
static int64_t closed_at(const struct model *m, const struct record *r, const struct record *before)
{
    const struct value *resolved = record_const(r, "resolved_on"),
                       *updated = record_const(r, "updated_on");
    if (resolved->kind == 'i')
        return resolved->i < m->now ? resolved->i : m->now;
    if (before && record_const(before, "closed_at")->kind == 'i' &&
        record_const(before, "resolved_on")->kind != 'i')
        return record_const(before, "closed_at")->i;
    return updated->kind == 'i' && updated->i < m->now ? updated->i : m->now;
}

static int case_before(struct model *m, struct record *r, const struct record *before)
{
    const struct value *status = record_const(r, "status");
    bool closed = record_const(r, "resolved_on")->kind == 'i' ||
                  (status->kind == 's' && status_closed(m, status->s));
    record_set_int(r, "open", !closed);
    record_value(r, "closed_at")->kind = 'n';
    if (closed)
        record_set_int(r, "closed_at", closed_at(m, r, before));
    return 0;
}

const struct resource ticket_resource = {
    .key = "ticket",
    .path = "tickets",
    .label = "ticket",
    .plural = "tickets",
    .table = "ticket",
    .fields = ticket_fields,
    .count = FIELDS_COUNT(ticket_fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_EXTERNAL | RESOURCE_DATED,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_RECORD_WRITE,
    .remove = PERM_RECORD_WRITE,
    .name_column = "external_id",
    .sort = "-created_on",
    .before_save = case_before,
};

const struct resource issue_resource = {
    .key = "issue",
    .path = "issues",
    .label = "issue",
    .plural = "issues",
    .table = "issue",
    .fields = issue_fields,
    .count = FIELDS_COUNT(issue_fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_EXTERNAL | RESOURCE_DATED,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_RECORD_WRITE,
    .remove = PERM_RECORD_WRITE,
    .name_column = "external_id",
    .sort = "-created_on",
    .before_save = case_before,
};

/* clang-format off */
static const struct field touchpoint_fields[] = {
    EXTERNAL_ID("touchpoint_id|touchpointId",
        "The id of the contact in the system it comes from; never changes"),
    ACCOUNT_REF,
    USER_REF,
    {.key = "channel", .label = "Channel", .group = G_CONTACT, .type = FIELD_CHOICE,
     .of = "email|call|meeting|support", .flags = FIELD_REQUIRED,
     .help = "E-mail, call, meeting or support contact"},
    {.key = "direction", .label = "Direction", .group = G_CONTACT, .type = FIELD_CHOICE,
     .of = "in|out", .help = "From the customer (in) or to them (out)"},
    {.key = "subject", .label = "Subject", .group = G_CONTACT, .type = FIELD_TEXT, .max = 1000,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .help = "What it was about"},
    {.key = "body", .label = "Text", .group = G_CONTACT, .type = FIELD_TEXT, .max = 100000,
     .flags = FIELD_PERSONAL | FIELD_NO_SORT, .help = "Text of the message or notes of the call"},
    {.key = "member", .label = "Member", .group = G_CONTACT, .type = FIELD_REF, .of = "member",
     .help = "Who of the team had it"},
    {.key = "occurred_on", .label = "When", .group = G_CONTACT, .type = FIELD_INSTANT,
     .flags = FIELD_DEFAULT_NOW, .aliases = "occurredOn|created_on|created_at|timestamp",
     .help = "When it took place"},
    {.key = "updated_on", .label = "Updated on", .group = "Dates", .type = FIELD_INSTANT,
     .aliases = "updated_at|updatedAt",
     .help = "Last change in the system that sent it; an older update changes nothing"},
    SYSTEM_FIELDS,
};
/* clang-format on */

const struct resource touchpoint_resource = {
    .key = "touchpoint",
    .path = "touchpoints",
    .label = "touchpoint",
    .plural = "touchpoints",
    .table = "touchpoint",
    .fields = touchpoint_fields,
    .count = FIELDS_COUNT(touchpoint_fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_EXTERNAL | RESOURCE_DATED,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_RECORD_WRITE,
    .remove = PERM_RECORD_WRITE,
    .name_column = "external_id",
    .sort = "-occurred_on",
};

/* clang-format off */
static const struct field nps_fields[] = {
    EXTERNAL_ID("response_id|responseId",
        "The id of the response in your survey tool; never changes"),
    ACCOUNT_REF,
    USER_REF,
    {.key = "email", .label = "E-mail", .group = "General", .type = FIELD_EMAIL,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .help = "Names the user where no user id is sent"},
    {.key = "score", .label = "Score", .group = "General", .type = FIELD_INT,
     .flags = FIELD_REQUIRED, .min = 0, .max = 10,
     .help = "0-6 detractor, 7-8 passive, 9-10 promoter"},
    {.key = "comment", .label = "Comment", .group = "General", .type = FIELD_TEXT, .max = 10000,
     .flags = FIELD_PERSONAL | FIELD_NO_SORT, .help = "What the user wrote"},
    CLIENT_CREATED("response"),
    SYSTEM_FIELDS,
};
/* clang-format on */

/* Finds the user by e-mail address where no id was sent: at the account, or the only one anywhere.
 */
static int nps_before(struct model *m, struct record *r, const struct record *before)
{
    static const char find[] = "SELECT min(u.id), min(u.account_id), count(*) FROM \"user\" u"
                               " JOIN account a ON a.id = u.account_id AND a.deleted_at IS NULL"
                               " WHERE u.email_folded = ? AND u.deleted_at IS NULL"
                               " AND (CAST(? AS BIGINT) = 0 OR u.account_id = ?)";
    const struct value *email = record_const(r, "email"), *account = record_const(r, "account");
    (void)before;
    if (record_const(r, "user")->kind == 'i' || email->kind != 's')
        return 0;
    int64_t at = account->kind == 'i' ? account->i : 0;
    struct db_stmt *s = db_query(m->conn, find, "sii", utf8_fold(m->arena, email->s), at, at);
    if (db_next(s) && db_col_int(s, 2) == 1) {
        record_set_int(r, "user", db_col_int(s, 0));
        record_set_int(r, "account", db_col_int(s, 1));
    }
    db_done(s);
    return 0;
}

const struct resource nps_response_resource = {
    .key = "nps_response",
    .path = "nps-responses",
    .label = "NPS response",
    .plural = "NPS responses",
    .table = "nps_response",
    .fields = nps_fields,
    .count = FIELDS_COUNT(nps_fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_EXTERNAL | RESOURCE_DATED,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_RECORD_WRITE,
    .remove = PERM_RECORD_WRITE,
    .name_column = "external_id",
    .sort = "-created_on",
    .before_save = nps_before,
};
