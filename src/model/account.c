/*
 * account: a customer. Its fields, keys, team roles and the checks of a write.
 *
 * What the engine computes (account_metric, alias m) stands in the same table of fields, so that
 * lists, criteria and the page find it there. mrr, amount, status and next_billing_on are as sent
 * on the account until it has a subscription; then the subscriptions decide.
 */
#include "model/account.h"

#include <stdio.h>

#include "base/utf8.h"
#include "model/fields.h"
#include "model/list.h"

#define G_GENERAL "Account"
#define G_MONEY "Revenue"
#define G_USAGE "Product usage"
#define G_BILLING "Billing address"

/* Until it has a subscription, an account shows what was sent on it. */
#define BY_SUBSCRIPTIONS(computed, sent) \
    "CASE WHEN m.subscriptions > 0 THEN m." computed " ELSE e." sent " END"

/* clang-format off */
static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = G_GENERAL, .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .help = "Name of the customer"},
    EXTERNAL_ID("account_id|accountId|groupId",
        "The id of this tenant in your product; never changes"),
    {.key = "stage", .label = "Stage", .group = G_GENERAL, .type = FIELD_NAME, .of = "stage",
     .flags = FIELD_HISTORY, .help = "Life-cycle stage"},
    {.key = "stage_since", .label = "Stage since", .group = G_GENERAL, .type = FIELD_INSTANT,
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .help = "When the account came to its stage"},
    {.key = "status", .label = "Status", .group = G_GENERAL, .type = FIELD_NAME,
     .of = "subscription_status", .column = "status_sent_id",
     .read = BY_SUBSCRIPTIONS("status_id", "status_sent_id"), .flags = FIELD_HISTORY,
     .help = "First status among its subscriptions: Active, Suspended, Future, Cancelled"},
    {.key = "mrr", .label = "MRR", .group = G_MONEY, .type = FIELD_MONEY, .column = "mrr_sent",
     .read = BY_SUBSCRIPTIONS("mrr", "mrr_sent"),
     .help = "Monthly recurring revenue of the active subscriptions"},
    {.key = "amount", .label = "Amount", .group = G_MONEY, .type = FIELD_MONEY,
     .column = "amount_sent", .read = BY_SUBSCRIPTIONS("amount", "amount_sent"),
     .help = "Contract amounts of the active subscriptions"},
    {.key = "next_billing_on", .label = "Next billing", .group = G_MONEY, .type = FIELD_DATE,
     .column = "next_billing_sent_on",
     .read = BY_SUBSCRIPTIONS("next_billing_on", "next_billing_sent_on"),
     .help = "Soonest next billing date of the active subscriptions"},
    {.key = "subscription_ends_on", .label = "Ends on", .group = G_MONEY, .type = FIELD_DATE,
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .help = "Soonest end of the active subscriptions"},
    {.key = "subscriptions", .label = "Subscriptions", .group = G_MONEY, .type = FIELD_INT,
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .help = "Number of subscriptions"},
    {.key = "forecast_status", .label = "Forecast", .group = G_MONEY, .type = FIELD_NAME,
     .of = "forecast_status", .flags = FIELD_HISTORY, .help = "Prediction for the next renewal"},
    {.key = "forecast_value", .label = "Forecast value", .group = G_MONEY, .type = FIELD_MONEY,
     .flags = FIELD_HISTORY, .help = "Amount expected at the next renewal"},
    {.key = "licenses", .label = "Licences", .group = G_MONEY, .type = FIELD_INT,
     .flags = FIELD_HISTORY, .max = 1000000000, .aliases = "licences", .help = "Licences bought"},
    {.key = "users", .label = "Users", .group = G_USAGE, .type = FIELD_INT,
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .help = "Users known at the account"},
    {.key = "active_users", .label = "Active users", .group = G_USAGE, .type = FIELD_INT,
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .unit = "users", .figure = FIGURE_USERS,
     .help = "Users with a feature use in the last 14 days"},
    USAGE_FIELDS,
    {.key = "total_modules_used", .label = "Module uses", .group = G_USAGE, .type = FIELD_INT,
     .figure = FIGURE_USES, .flags = FIELD_READ_ONLY | FIELD_METRIC, .unit = "uses",
     .help = "Uses by module in the last 14 days"},
    {.key = "modules_used_series", .label = "Modules, 14 days", .group = G_USAGE,
     .type = FIELD_SERIES, .flags = FIELD_READ_ONLY | FIELD_METRIC | FIELD_NO_SORT,
     .help = "Distinct modules used on each of the last 14 days"},
    {.key = "email", .label = "E-mail", .group = G_GENERAL, .type = FIELD_EMAIL,
     .flags = FIELD_FOLDED,
     .help = "General e-mail address"},
    {.key = "phone", .label = "Phone", .group = G_GENERAL, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "General phone number"},
    {.key = "industry", .label = "Industry", .group = G_GENERAL, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED, .help = "Line of business"},
    {.key = "employees", .label = "Employees", .group = G_GENERAL, .type = FIELD_INT,
     .max = 1000000000, .help = "People who work there"},
    {.key = "product_name", .label = "Product", .group = G_GENERAL, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "Product bought"},
    {.key = "parent", .label = "Parent account", .group = G_GENERAL, .type = FIELD_REF,
     .of = "account", .aliases = "parent_account_id",
     .help = "The account that this one is part of"},
    {.key = "is_parent", .label = "Is parent", .group = G_GENERAL, .type = FIELD_BOOL,
     .help = "Whether other accounts are part of it"},
    {.key = "billing_street", .label = "Street", .group = G_BILLING, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "Street and number"},
    {.key = "billing_city", .label = "City", .group = G_BILLING, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "City"},
    {.key = "billing_state", .label = "State", .group = G_BILLING, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "State or province"},
    {.key = "billing_postal_code", .label = "Postal code", .group = G_BILLING, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "Postal code"},
    {.key = "billing_country", .label = "Country", .group = G_BILLING, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "Country"},
    {.key = "unassigned", .label = "Unassigned", .group = G_GENERAL, .type = FIELD_BOOL,
     .flags = FIELD_READ_ONLY, .help = "Nobody holds a team role at the account"},
    SEGMENT_MEMBERSHIP("account"),
    {.key = "search", .type = FIELD_TEXT, .flags = FIELD_READ_ONLY | FIELD_HIDDEN, .max = 4000},
    CLIENT_CREATED("account"),
    SYSTEM_FIELDS,
};
/* clang-format on */

static void set_search(struct model *m, struct record *r)
{
    struct str name = record_const(r, "name")->s, key = record_const(r, "external_id")->s;
    struct str email = record_const(r, "email")->s;
    ptrdiff_t at = email.p ? str_find(email, STR("@")) : -1;
    struct str domain =
        at >= 0 ? (struct str){email.p + at + 1, email.n - (size_t)at - 1} : STR("");
    struct str all = str_fmt(m->arena, "%.*s %.*s %.*s", (int)name.n, name.p, (int)key.n,
                             key.p ? key.p : "", (int)domain.n, domain.p);
    record_set_text(r, "search", utf8_fold(m->arena, all));
}

/* A parent may not be the account itself, nor stand below it. */
static int check_parent(struct model *m, const struct record *r)
{
    static const char above[] = "SELECT parent_id FROM account WHERE id = ?";
    const struct value *parent = record_const(r, "parent");
    if (parent->kind != 'i' || !r->id)
        return 0;
    int64_t at = parent->i;
    for (int depth = 0; at; depth++) {
        if (at == r->id)
            return error_field(m->error, STR("parent_id"), "An account cannot be part of itself");
        if (depth == 20)
            return error_field(m->error, STR("parent_id"), "More than 20 levels of parents");
        at = db_int(m->conn, 0, above, "i", at);
    }
    return 0;
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    struct value *name = record_value(r, "name");
    if (!before && m->lenient && name->kind != 's')
        record_set_text(r, "name", record_const(r, "external_id")->s);
    if (record_value(r, "is_parent")->kind != 'i')
        record_set_int(r, "is_parent", 0);
    if (record_value(r, "unassigned")->kind != 'i')
        record_set_int(r, "unassigned", 1);
    if (record_const(r, "name")->kind == 's')
        set_search(m, r);
    return check_parent(m, r);
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    static const char key[] =
        "INSERT INTO account_key (external_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    static const char parent_mark[] =
        "UPDATE account SET is_parent = 1 WHERE id = ? AND is_parent = 0";

    if (!before && db_run(m->conn, key, "si", record_const(r, "external_id")->s, r->id) == 0)
        return error_set(m->error, ERROR_DUPLICATE, "Another account has this id already");
    if (record_const(r, "parent")->kind == 'i')
        db_run(m->conn, parent_mark, "i", record_const(r, "parent")->i);
    return 0;
}

const struct resource account_resource = {
    .key = "account",
    .path = "accounts",
    .label = "account",
    .plural = "accounts",
    .table = "account",
    .metric = "account_metric",
    .fields = fields,
    .count = FIELDS_COUNT(fields),
    .sight = SIGHT_ACCOUNT,
    .flags = RESOURCE_CUSTOM | RESOURCE_EXTERNAL,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_ACCOUNT_WRITE,
    .remove = PERM_ACCOUNT_DELETE,
    .name_column = "name",
    .sort = "name",
    .search = "e.search",
    .before_save = before_save,
    .after_save = after_save,
};

int64_t account_find(struct model *m, struct str external_id)
{
    return db_int(m->conn, 0, "SELECT account_id FROM account_key WHERE external_id = ?", "s",
                  external_id);
}
