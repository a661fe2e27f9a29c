/*
 * configuration: what an administrator edits and records refer to by name: stages, subscription
 * statuses, forecast statuses, personas, user roles, risk reasons, team roles, currency rates; and
 * the row of member for references (members themselves are written by member.c).
 */
#include "model/configuration.h"

#include "base/decimal.h"
#include "base/utf8.h"
#include "model/fields.h"

#define NAME_FIELD(max_length) \
    { \
        .key = "name", .label = "Name", .group = "General", .type = FIELD_TEXT, \
        .flags = FIELD_REQUIRED | FIELD_FOLDED, .max = max_length, .help = "Name shown everywhere" \
    }
#define POSITION_FIELD \
    { \
        .key = "position", .label = "Position", .group = "General", .type = FIELD_INT, .min = 0, \
        .max = 10000, .help = "Order in lists" \
    }
#define CONFIRMED_FIELD \
    { \
        .key = "confirmed", .label = "Confirmed", .group = "General", .type = FIELD_BOOL, \
        .help = "No: first seen in data that came in, its type is a guess" \
    }

#define CONFIG_RESOURCE(k, p, l, pl, rows, more) \
    .key = k, .path = p, .label = l, .plural = pl, .table = k, .fields = rows, \
    .count = FIELDS_COUNT(rows), .sight = SIGHT_ALL, .flags = RESOURCE_CONFIG | (more), \
    .read = PERM_CONFIG_READ, .write = PERM_CONFIG_WRITE, .remove = PERM_CONFIG_WRITE, \
    .name_column = "name", .sort = "position"

/* Flags and positions that the table wants but the caller may leave out. */
static int with_defaults(struct model *m, struct record *r, const struct record *before)
{
    (void)before;
    (void)m;
    if (record_value(r, "position")->kind != 'i')
        record_set_int(r, "position", 0);
    for (size_t i = 0; i < r->resource->count; i++)
        if (str_is(str_of(r->resource->fields[i].key), "confirmed") &&
            record_value(r, "confirmed")->kind != 'i')
            record_set_int(r, "confirmed", 1);
    return 0;
}

/* A row that records use is hidden by deleting only when nothing points to it. */
static int refuse_in_use(struct model *m, const struct record *r, const char *sql)
{
    int64_t count = db_int(m->conn, 0, sql, "i", r->id);
    if (count > 0)
        return error_set(m->error, ERROR_IN_USE, "%lld records still use this; change them first",
                         (long long)count);
    return 0;
}

static int stage_before_delete(struct model *m, const struct record *r)
{
    return refuse_in_use(m, r,
                         "SELECT count(*) FROM account WHERE stage_id = ? AND deleted_at IS NULL");
}

/* clang-format off */
static const struct field stage_fields[] = {
    NAME_FIELD(100),
    {.key = "type", .label = "Type", .group = "General", .type = FIELD_CHOICE,
     .of = "trial|onboarding|live|cancelled", .flags = FIELD_REQUIRED,
     .help = "What the stage means"},
    POSITION_FIELD,
    CONFIRMED_FIELD,
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource stage_resource = {
    CONFIG_RESOURCE("stage", "stages", "stage", "stages", stage_fields, RESOURCE_CONFIRMED),
    .before_save = with_defaults, .before_delete = stage_before_delete};

static int status_before_delete(struct model *m, const struct record *r)
{
    return refuse_in_use(
        m, r, "SELECT count(*) FROM subscription WHERE status_id = ? AND deleted_at IS NULL");
}

/* clang-format off */
static const struct field subscription_status_fields[] = {
    NAME_FIELD(100),
    {.key = "type", .label = "Type", .group = "General", .type = FIELD_CHOICE,
     .of = "active|future|suspended|cancelled", .flags = FIELD_REQUIRED,
     .help = "What the status means: only active subscriptions count in MRR"},
    POSITION_FIELD,
    CONFIRMED_FIELD,
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource subscription_status_resource = {
    CONFIG_RESOURCE("subscription_status", "subscription-statuses", "subscription status",
                    "subscription statuses", subscription_status_fields, RESOURCE_CONFIRMED),
    .before_save = with_defaults, .before_delete = status_before_delete};

static int forecast_before_delete(struct model *m, const struct record *r)
{
    return refuse_in_use(
        m, r, "SELECT count(*) FROM account WHERE forecast_status_id = ? AND deleted_at IS NULL");
}

/* clang-format off */
static const struct field forecast_status_fields[] = {
    NAME_FIELD(100),
    {.key = "type", .label = "Type", .group = "General", .type = FIELD_CHOICE,
     .of = "renew|up_sell|at_risk|cancel|convert", .flags = FIELD_REQUIRED,
     .help = "What the prediction means"},
    POSITION_FIELD,
    CONFIRMED_FIELD,
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource forecast_status_resource = {
    CONFIG_RESOURCE("forecast_status", "forecast-statuses", "forecast status", "forecast statuses",
                    forecast_status_fields, RESOURCE_CONFIRMED),
    .before_save = with_defaults, .before_delete = forecast_before_delete};

static int persona_before_delete(struct model *m, const struct record *r)
{
    return refuse_in_use(
        m, r, "SELECT count(*) FROM \"user\" WHERE persona_id = ? AND deleted_at IS NULL");
}

static const struct field persona_fields[] = {NAME_FIELD(100), POSITION_FIELD, CONFIRMED_FIELD,
                                              SYSTEM_FIELDS};
const struct resource persona_resource = {
    CONFIG_RESOURCE("persona", "personas", "persona", "personas", persona_fields,
                    RESOURCE_CONFIRMED),
    .before_save = with_defaults, .before_delete = persona_before_delete};

static int user_role_before_delete(struct model *m, const struct record *r)
{
    return refuse_in_use(m, r,
                         "SELECT count(*) FROM \"user\" WHERE role_id = ? AND deleted_at IS NULL");
}

const struct resource user_role_resource = {
    CONFIG_RESOURCE("user_role", "user-roles", "user role", "user roles", persona_fields,
                    RESOURCE_CONFIRMED),
    .before_save = with_defaults, .before_delete = user_role_before_delete};

/* clang-format off */
static const struct field risk_reason_fields[] = {
    NAME_FIELD(100),
    {.key = "kind", .label = "Kind", .group = "General", .type = FIELD_CHOICE,
     .of = "risk|confidence", .flags = FIELD_REQUIRED | FIELD_ON_CREATE,
     .help = "Reason for a risk or for confidence"},
    POSITION_FIELD,
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource risk_reason_resource = {CONFIG_RESOURCE("risk_reason", "risk-reasons",
                                                              "risk reason", "risk reasons",
                                                              risk_reason_fields, 0),
                                              .before_save = with_defaults};

static int team_role_before_delete(struct model *m, const struct record *r)
{
    if (str_is(record_const(r, "key")->s, "success_manager"))
        return error_set(m->error, ERROR_IN_USE,
                         "The success manager owns accounts and cannot be removed");
    return refuse_in_use(m, r, "SELECT count(*) FROM account_role WHERE team_role_id = ?");
}

/* Keys become field keys of accounts: lower case, digits and _, and none that is taken. */
static int team_role_before(struct model *m, struct record *r, const struct record *before)
{
    struct str key = record_const(r, "key")->s;
    with_defaults(m, r, before);
    for (size_t i = 0; i < key.n; i++)
        if (!((key.p[i] >= 'a' && key.p[i] <= 'z') || (key.p[i] >= '0' && key.p[i] <= '9') ||
              key.p[i] == '_'))
            return error_field(m->error, STR("key"), "Use lower-case letters, digits and _ only");
    const struct resource *account = resource_get("account");
    for (size_t i = 0; i < account->count; i++)
        if (field_named(&account->fields[i], key))
            return error_field(m->error, STR("key"), "This key is a field of accounts already");
    return 0;
}

/* clang-format off */
static const struct field team_role_fields[] = {
    {.key = "key", .label = "Key", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .min = 2, .max = 40,
     .help = "Name of the role in data that is sent and in the API"},
    NAME_FIELD(100),
    POSITION_FIELD,
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource team_role_resource = {
    CONFIG_RESOURCE("team_role", "team-roles", "team role", "team roles", team_role_fields, 0),
    .before_save = team_role_before, .before_delete = team_role_before_delete};

static int rate_before(struct model *m, struct record *r, const struct record *before)
{
    (void)before;
    struct str code = record_const(r, "currency")->s;
    if (code.p && currency_digits(code) < 0)
        return error_field(m->error, STR("currency"), "Not a currency code of ISO 4217");
    const struct value *rate = record_const(r, "rate");
    if (rate->kind == 'd' && rate->d <= 0)
        return error_field(m->error, STR("rate"), "Must be above 0");
    return 0;
}

/* clang-format off */
static const struct field currency_rate_fields[] = {
    {.key = "currency", .label = "Currency", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .min = 3, .max = 3, .help = "ISO 4217 code"},
    {.key = "from_on", .label = "From", .group = "General", .type = FIELD_DATE,
     .flags = FIELD_REQUIRED, .help = "First day on which the rate holds"},
    {.key = "rate", .label = "Rate", .group = "General", .type = FIELD_NUMBER,
     .flags = FIELD_REQUIRED,
     .help = "What one unit of the currency is worth in the workspace's currency"},
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource currency_rate_resource = {.key = "currency_rate",
                                                .path = "currency-rates",
                                                .label = "currency rate",
                                                .plural = "currency rates",
                                                .table = "currency_rate",
                                                .fields = currency_rate_fields,
                                                .count = FIELDS_COUNT(currency_rate_fields),
                                                .sight = SIGHT_ALL,
                                                .flags = RESOURCE_CONFIG,
                                                .read = PERM_CONFIG_READ,
                                                .write = PERM_CONFIG_WRITE,
                                                .remove = PERM_CONFIG_WRITE,
                                                .name_column = "currency",
                                                .sort = "-from_on",
                                                .before_save = rate_before};

/* clang-format off */
static const struct field member_fields[] = {
    {.key = "name", .label = "Name", .group = "Member", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .help = "Name"},
    {.key = "email", .label = "E-mail", .group = "Member", .type = FIELD_EMAIL,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .help = "E-mail address"},
    SYSTEM_FIELDS,
};
/* clang-format on */
/* For references only (team roles, touchpoints); RESOURCE_INTERNAL: members have routes of their
 * own. */
const struct resource member_resource = {.key = "member",
                                         .path = "members",
                                         .label = "member",
                                         .plural = "members",
                                         .table = "member",
                                         .fields = member_fields,
                                         .count = FIELDS_COUNT(member_fields),
                                         .sight = SIGHT_ALL,
                                         .flags = RESOURCE_INTERNAL | RESOURCE_NO_CREATE |
                                                  RESOURCE_NO_DELETE,
                                         .read = PERM_MEMBER_READ,
                                         .write = PERM_MEMBER_WRITE,
                                         .remove = PERM_MEMBER_WRITE,
                                         .name_column = "name",
                                         .sort = "name"};

struct guess {
    const char *word, *type;
};

static const struct guess stage_guesses[] = {{"trial", "trial"},          {"onboard", "onboarding"},
                                             {"implement", "onboarding"}, {"cancel", "cancelled"},
                                             {"churn", "cancelled"},      {"", "live"}};
static const struct guess status_guesses[] = {
    {"non_renewing", "active"}, {"trial", "future"},      {"future", "future"},
    {"pause", "suspended"},     {"suspend", "suspended"}, {"hold", "suspended"},
    {"cancel", "cancelled"},    {"expired", "cancelled"}, {"", "active"}};
static const struct guess forecast_guesses[] = {{"up", "up_sell"},      {"risk", "at_risk"},
                                                {"cancel", "cancel"},   {"churn", "cancel"},
                                                {"convert", "convert"}, {"", "renew"}};

const char *configuration_guess_type(const struct resource *res, struct str name)
{
    const struct guess *g = res == &stage_resource                 ? stage_guesses
                            : res == &subscription_status_resource ? status_guesses
                            : res == &forecast_status_resource     ? forecast_guesses
                                                                   : NULL;
    char lower[64];
    size_t n = name.n < sizeof(lower) ? name.n : sizeof(lower);
    if (!g)
        return NULL;
    for (size_t i = 0; i < n; i++)
        lower[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] + 32) : name.p[i];
    while (g->word[0] && str_find((struct str){lower, n}, str_of(g->word)) < 0)
        g++;
    return g->type;
}

struct start_row {
    const struct resource *resource;
    const char *name, *extra, *value; /* extra: key of the second field */
};

static const struct start_row start_rows[] = {
    {&stage_resource, "Trial", "type", "trial"},
    {&stage_resource, "Onboarding", "type", "onboarding"},
    {&stage_resource, "Live", "type", "live"},
    {&stage_resource, "Cancelled", "type", "cancelled"},
    {&subscription_status_resource, "Active", "type", "active"},
    {&subscription_status_resource, "Future", "type", "future"},
    {&subscription_status_resource, "Suspended", "type", "suspended"},
    {&subscription_status_resource, "Cancelled", "type", "cancelled"},
    {&forecast_status_resource, "Renew", "type", "renew"},
    {&forecast_status_resource, "Up sell", "type", "up_sell"},
    {&forecast_status_resource, "At risk", "type", "at_risk"},
    {&forecast_status_resource, "Cancel", "type", "cancel"},
    {&forecast_status_resource, "Convert", "type", "convert"},
    {&persona_resource, "Sponsor", NULL, NULL},
    {&persona_resource, "Head of department", NULL, NULL},
    {&persona_resource, "Point of contact", NULL, NULL},
    {&persona_resource, "End user", NULL, NULL},
    {&user_role_resource, "Administrator", NULL, NULL},
    {&user_role_resource, "User", NULL, NULL},
    {&risk_reason_resource, "Champion left", "kind", "risk"},
    {&risk_reason_resource, "Low usage", "kind", "risk"},
    {&risk_reason_resource, "Budget cut", "kind", "risk"},
    {&risk_reason_resource, "Unhappy with support", "kind", "risk"},
    {&risk_reason_resource, "Missing feature", "kind", "risk"},
    {&risk_reason_resource, "Sponsor engaged", "kind", "confidence"},
    {&risk_reason_resource, "Growing team", "kind", "confidence"},
    {&risk_reason_resource, "Public reference", "kind", "confidence"},
    {&team_role_resource, "Success Manager", "key", "success_manager"},
    {&team_role_resource, "Onboarding Manager", "key", "onboarding_manager"},
    {&team_role_resource, "Account Manager", "key", "account_manager"},
    {&team_role_resource, "Sales Manager", "key", "sales_manager"},
};

int configuration_start(struct model *m)
{
    for (size_t i = 0; i < sizeof(start_rows) / sizeof(start_rows[0]); i++) {
        const struct start_row *row = &start_rows[i];
        struct record *r = record_new(m, row->resource);
        record_set_text(r, "name", str_of(row->name));
        if (row->extra)
            record_set_text(r, row->extra, str_of(row->value));
        record_set_int(r, "position", (int64_t)i);
        if (record_save(m, r, NULL) < 0)
            return -1;
    }
    return 0;
}

const char *configuration_team_role(size_t n)
{
    for (size_t i = 0; i < sizeof(start_rows) / sizeof(start_rows[0]); i++)
        if (start_rows[i].resource == &team_role_resource && n-- == 0)
            return start_rows[i].value;
    return NULL;
}
