/*
 * user: a person at an account who uses the product; identified by account and external id (the
 * same id at two accounts is two users). Its fields, keys and the checks of a write.
 */
#include "model/user.h"

#include <stdio.h>

#include "base/utf8.h"
#include "model/fields.h"

#define G_PERSON "User"
#define G_USAGE "Product usage"
#define G_CONTACT "Relationship"

/* clang-format off */
static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = G_PERSON, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .aliases = "full_name|fullName",
     .help = "First and last name"},
    {.key = "account", .label = "Account", .group = G_PERSON, .type = FIELD_REF, .of = "account",
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .help = "The account the person belongs to"},
    {.key = "external_id", .label = "External id", .group = G_PERSON, .type = FIELD_TEXT,

     .flags = FIELD_FOLDED | FIELD_REQUIRED | FIELD_ON_CREATE | FIELD_PERSONAL,
     .aliases = "user_id|userId",
     .help = "The id of the person in your product, or the e-mail address"},
    {.key = "first_name", .label = "First name", .group = G_PERSON, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .aliases = "firstName", .help = "First name"},
    {.key = "last_name", .label = "Last name", .group = G_PERSON, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .aliases = "lastName", .help = "Last name"},
    {.key = "email", .label = "E-mail", .group = G_PERSON, .type = FIELD_EMAIL,
     .flags = FIELD_PERSONAL | FIELD_FOLDED, .help = "E-mail address"},
    {.key = "phone", .label = "Phone", .group = G_PERSON, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .help = "Phone number"},
    {.key = "mobile", .label = "Mobile", .group = G_PERSON, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED | FIELD_PERSONAL, .help = "Mobile phone number"},
    {.key = "title", .label = "Title", .group = G_PERSON, .type = FIELD_TEXT, .flags = FIELD_FOLDED,
     .help = "Designation in their job"},
    {.key = "role", .label = "Role", .group = G_PERSON, .type = FIELD_NAME, .of = "user_role",
     .help = "Permission they hold in your product"},
    {.key = "persona", .label = "Persona", .group = G_PERSON, .type = FIELD_NAME, .of = "persona",
     .help = "The job they do for the purchase"},
    {.key = "time_zone", .label = "Time zone", .group = G_PERSON, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED, .max = 64,
     .aliases = "timezone", .help = "IANA name"},
    USAGE_FIELDS,
    {.key = "activity", .label = "Activity", .group = G_USAGE, .type = FIELD_RANK,
     .of = "active|inactive|never_logged_in", .known = "usage", .flags = METRIC,
     .help = "Active: a feature use in 14 days; Never logged in: no log-in and no use ever"},
    {.key = "features_used_series", .label = "Features used, 14 days", .group = G_USAGE,
     .type = FIELD_SERIES, .unit = "features", .flags = SERIES,
     .help = "Distinct features used on each of the last 14 days"},
    {.key = "engagement_score", .label = "Engagement score", .group = G_USAGE,
     .type = FIELD_NUMBER, .known = "usage", .flags = METRIC,
     .read = "(" ACTIVE_PART " + " STICKINESS ") * 100 / 2",
     .help = "100 x the mean of active days / 14 and product stickiness / 100"},
    {.key = "last_touchpoint", .label = "Last touchpoint", .group = G_CONTACT,
     .type = FIELD_INSTANT, .flags = METRIC,
     .help = "Last e-mail, call, meeting or support contact"},
    {.key = "nps", .label = "NPS response", .group = G_CONTACT, .type = FIELD_INT, .read = "m.nps",
     .flags = METRIC, .help = "Score of the latest response, 0 to 10"},
    {.key = "last_nps_response", .label = "Last NPS response", .group = G_CONTACT,
     .type = FIELD_INSTANT, .flags = METRIC, .help = "When the latest response was given"},
    SEGMENT_MEMBERSHIP("user"),
    LIST_MEMBERSHIP("user"),
    {.key = "search", .type = FIELD_TEXT, .flags = FIELD_READ_ONLY | FIELD_HIDDEN, .max = 4000},
    CLIENT_CREATED("user"),
    SYSTEM_FIELDS,
};
/* clang-format on */

/* A name from what there is: first and last name, else e-mail address, else id. */
static struct str make_name(struct model *m, const struct record *r)
{
    struct str first = record_const(r, "first_name")->s, last = record_const(r, "last_name")->s;
    if (first.p && last.p)
        return str_fmt(m->arena, "%.*s %.*s", (int)first.n, first.p, (int)last.n, last.p);
    if (first.p || last.p)
        return first.p ? first : last;
    struct str email = record_const(r, "email")->s;
    return email.p ? email : record_const(r, "external_id")->s;
}

static bool text_changed(const struct record *r, const struct record *before, const char *key)
{
    return before && !str_eq(record_const(r, key)->s, record_const(before, key)->s);
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    struct value *key = record_value(r, "external_id");
    if (!before && key->kind != 's' && record_const(r, "email")->kind == 's')
        record_set_text(r, "external_id", record_const(r, "email")->s);
    if (key->kind == 's' && !m->lenient && record_const(r, "email")->kind == 0 &&
        str_find(key->s, STR("@")) > 0)
        record_set_text(r, "email", key->s);
    /* A made-up name follows the parts it was made of; one that was given stays. */
    bool made_up = before && str_eq(record_const(before, "name")->s, make_name(m, before));
    bool parts = text_changed(r, before, "first_name") || text_changed(r, before, "last_name") ||
                 text_changed(r, before, "email");
    if (record_const(r, "name")->kind != 's' ||
        (made_up && parts && !text_changed(r, before, "name")))
        record_set_text(r, "name", make_name(m, r));
    struct str name = record_const(r, "name")->s, email = record_const(r, "email")->s;
    struct str id = record_const(r, "external_id")->s;
    if (!name.p || !id.p)
        return 0; /* the check of required fields says it */
    struct str all = str_fmt(m->arena, "%.*s %.*s %.*s", (int)name.n, name.p, (int)id.n, id.p,
                             (int)email.n, email.p ? email.p : "");
    record_set_text(r, "search", utf8_fold(m->arena, all));
    return 0;
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    static const char key[] =
        "INSERT INTO user_key (account_id, external_id, user_id) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING";
    if (before)
        return 0;
    if (db_run(m->conn, key, "isi", record_const(r, "account")->i,
               record_const(r, "external_id")->s, r->id) == 0)
        return record_taken(m, r);
    return 0;
}

const struct resource user_resource = {
    .key = "user",
    .path = "users",
    .label = "user",
    .plural = "users",
    .table = "\"user\"",
    .metric = "user_metric",
    .fields = fields,
    .count = FIELDS_COUNT(fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_CUSTOM | RESOURCE_EXTERNAL | RESOURCE_OWNED,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_ACCOUNT_WRITE,
    .remove = PERM_ACCOUNT_DELETE,
    .name_column = "name",
    .sort = "name",
    .search = "e.search",
    .before_save = before_save,
    .after_save = after_save,
};

int64_t user_find(struct model *m, int64_t account_id, struct str external_id)
{
    static const char find[] =
        "SELECT user_id FROM user_key WHERE account_id = ? AND external_id = ?";
    return db_int(m->conn, 0, find, "is", account_id, external_id);
}

int64_t user_only_account(struct model *m, struct str external_id)
{
    static const char find[] =
        "SELECT min(k.account_id), count(DISTINCT k.account_id) FROM user_key k"
        " JOIN account a ON a.id = k.account_id AND a.deleted_at IS NULL"
        " JOIN \"user\" u ON u.id = k.user_id AND u.deleted_at IS NULL"
        " WHERE k.external_id = ?";
    struct db_stmt *s = db_query(m->conn, find, "s", external_id);
    int64_t account = 0;
    if (db_next(s))
        account = db_col_int(s, 1) > 1 ? -1 : db_col_int(s, 0);
    db_done(s);
    return account;
}
