/*
 * billing: subscriptions and invoices, as the billing system sends them. MRR of one subscription is
 * what was sent, else amount / months of its period (product.md, Metrics: day = 12/365, week =
 * 12/52, month = 1, year = 12 months), rounded half to even once, in the subscription's currency;
 * the engine adds up and converts.
 */
#include "model/billing.h"

#include "base/calendar.h"
#include "base/datetime.h"
#include "base/decimal.h"
#include "model/catalog.h"
#include "model/fields.h"

#define G_PLAN "Plan"
#define G_DATES "Dates"
#define G_AMOUNT "Amounts"

/* clang-format off */
static const struct field subscription_fields[] = {
    EXTERNAL_ID("subscription_id|subscriptionId",
        "The id of the subscription in your billing system; never changes"),
    ACCOUNT_REF,
    {.key = "plan_name", .label = "Plan", .group = G_PLAN, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .aliases = "planName", .help = "Name of the plan"},
    {.key = "plan_id", .label = "Plan id", .group = G_PLAN, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED, .aliases = "planId",
     .help = "Id of the plan"},
    {.key = "plan_quantity", .label = "Quantity", .group = G_PLAN, .type = FIELD_INT,
     .max = 1000000000, .aliases = "planQuantity",
     .help = "Units of the plan; does not multiply the amount"},
    {.key = "product", .label = "Product", .group = G_PLAN, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED,
     .help = "Product the plan is for"},
    {.key = "status", .label = "Status", .group = G_PLAN, .type = FIELD_NAME,
     .of = "subscription_status", .flags = FIELD_HISTORY,
     .help = "Status in your billing system; its type decides what counts as active"},
    {.key = "amount", .label = "Amount", .group = G_AMOUNT, .type = FIELD_MONEY,
     .flags = FIELD_HISTORY, .help = "Amount of one billing period"},
    {.key = "currency", .label = "Currency", .group = G_AMOUNT, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED, .min = 3,
     .max = 3, .help = "ISO 4217 code; the workspace's where nobody says"},
    {.key = "mrr", .label = "MRR", .group = G_AMOUNT, .type = FIELD_MONEY, .column = "mrr_sent",
     .read = "e.mrr",
     .help = "Monthly recurring revenue: as sent, else amount divided by the months of the billing "
      "period"},
    {.key = "mrr_effective", .type = FIELD_MONEY, .column = "mrr",
     .flags = FIELD_READ_ONLY | FIELD_HIDDEN | FIELD_HISTORY},
    {.key = "billing_period", .label = "Billing period", .group = G_AMOUNT, .type = FIELD_INT,
     .min = 1, .max = 1200, .aliases = "billingPeriod",
     .help = "Number of units in one billing period"},
    {.key = "billing_period_unit", .label = "Period unit", .group = G_AMOUNT, .type = FIELD_CHOICE,
     .of = "day|week|month|year", .aliases = "billingPeriodUnit",
     .help = "Unit of the billing period"},
    {.key = "subscription_start_on", .label = "Started on", .group = G_DATES, .type = FIELD_DATE,
     .aliases = "started_on|subscriptionStartOn", .help = "First day of the subscription"},
    {.key = "subscription_ends_on", .label = "Ends on", .group = G_DATES, .type = FIELD_DATE,
     .aliases = "ends_on|subscriptionEndsOn", .help = "Last day of the term"},
    {.key = "trial_ends_on", .label = "Trial ends on", .group = G_DATES, .type = FIELD_DATE,
     .aliases = "trialEndsOn", .help = "Last day of the trial"},
    {.key = "next_billing_on", .label = "Next billing", .group = G_DATES, .type = FIELD_DATE,
     .flags = FIELD_HISTORY, .aliases = "nextBillingOn", .help = "Next billing date"},
    {.key = "cancelled_on", .label = "Cancelled on", .group = G_DATES, .type = FIELD_DATE,
     .aliases = "canceled_on|cancelledOn", .help = "Day of the cancellation"},
    CLIENT_CREATED("subscription"),
    SYSTEM_FIELDS,
};
/* clang-format on */

static void set_currency(struct model *m, struct record *r)
{
    struct value *currency = record_value(r, "currency");
    if (currency->kind != 's')
        record_set_text(r, "currency", m->catalog->currency);
}

/* Months of one unit as a fraction. */
static const struct {
    int64_t numerator, denominator;
} unit_months[] = {{12, 365}, {12, 52}, {1, 1}, {12, 1}};

static void set_mrr(struct record *r)
{
    const struct value *sent = record_const(r, "mrr"), *amount = record_const(r, "amount");
    const struct value *unit = record_const(r, "billing_period_unit"),
                       *period = record_const(r, "billing_period");
    struct value *mrr = record_value(r, "mrr_effective");

    *mrr = (struct value){.kind = 'n'};
    if (sent->kind == 'i') {
        *mrr = *sent;
        return;
    }
    if (amount->kind != 'i')
        return;
    int64_t units = period->kind == 'i' ? period->i : 1;
    int u = 2; /* a month where nobody says */
    static const char *const words[] = {"day", "week", "month", "year"};
    for (int i = 0; i < 4; i++)
        if (unit->kind == 's' && str_is(unit->s, words[i]))
            u = i;
    record_set_int(
        r, "mrr_effective",
        decimal_scale(amount->i, unit_months[u].denominator, unit_months[u].numerator * units));
}

/* Where no status was sent: Active, unless it was cancelled or has not begun (wire.md 2). */
static void set_status(struct model *m, struct record *r)
{
    static const char find[] =
        "SELECT id FROM subscription_status WHERE type = ? AND deleted_at IS NULL"
        " ORDER BY confirmed DESC, position, id LIMIT 1";
    const struct value *cancelled = record_const(r, "cancelled_on"),
                       *start = record_const(r, "subscription_start_on");
    const char *type = "active";
    if (record_const(r, "status")->kind == 'i')
        return;
    if (cancelled->kind == 'i' && cancelled->i < m->today)
        type = "cancelled";
    else if (start->kind == 'i' && start->i > m->today)
        type = "future";
    int64_t id = db_int(m->conn, 0, find, "z", type);
    if (id)
        record_set_int(r, "status", id);
}

static int subscription_before(struct model *m, struct record *r, const struct record *before)
{
    (void)before;
    set_currency(m, r);
    set_mrr(r);
    set_status(m, r);
    return 0;
}

/* Invoices that named the subscription before it was known find their account now. */
static int subscription_after(struct model *m, struct record *r, const struct record *before)
{
    static const char join[] =
        "UPDATE invoice SET subscription_id = ?, account_id = coalesce(account_id, ?)"
        " WHERE subscription_external_id = ? AND subscription_id IS NULL";
    static const char of_account[] =
        "UPDATE invoice SET account_id = ? WHERE subscription_id = ? AND account_id IS NULL";
    const struct value *account = record_const(r, "account");
    if (!before)
        db_run(m->conn, join, "ios", r->id, account->kind == 'i' ? &account->i : NULL,
               record_const(r, "external_id")->s);
    else if (account->kind == 'i' && record_const(before, "account")->kind != 'i')
        db_run(m->conn, of_account, "ii", account->i, r->id);
    return 0;
}

const struct resource subscription_resource = {
    .key = "subscription",
    .path = "subscriptions",
    .label = "subscription",
    .plural = "subscriptions",
    .table = "subscription",
    .fields = subscription_fields,
    .count = FIELDS_COUNT(subscription_fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_EXTERNAL | RESOURCE_BY_ACCOUNT,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_RECORD_WRITE,
    .remove = PERM_RECORD_WRITE,
    .name_column = "external_id",
    .headline = "account",
    .sort = "-created_on",
    .search = "(e.external_id_folded || ' ' || coalesce(e.plan_name_folded, '') || ' ' ||"
              " coalesce(e.product_folded, ''))",
    .before_save = subscription_before,
    .after_save = subscription_after,
};

/* clang-format off */
static const struct field invoice_fields[] = {
    EXTERNAL_ID("invoice_id|invoiceId",
        "The id of the invoice in your billing system; never changes"),
    ACCOUNT_REF,
    {.key = "subscription", .label = "Subscription", .group = "General", .type = FIELD_REF,
     .of = "subscription", .help = "The subscription it bills"},
    {.key = "subscription_external_id", .type = FIELD_TEXT,
     .flags = FIELD_READ_ONLY | FIELD_HIDDEN},
    {.key = "total", .label = "Total", .group = G_AMOUNT, .type = FIELD_MONEY,
     .help = "Total with taxes"},
    {.key = "taxes", .label = "Taxes", .group = G_AMOUNT, .type = FIELD_MONEY, .aliases = "tax",
     .help = "Taxes in the total"},
    {.key = "amount_due", .label = "Amount due", .group = G_AMOUNT, .type = FIELD_MONEY,
     .flags = FIELD_HISTORY, .aliases = "amountDue", .help = "What is still to be paid"},
    {.key = "amount_paid", .label = "Amount paid", .group = G_AMOUNT, .type = FIELD_MONEY,
     .aliases = "amountPaid", .help = "What was paid"},
    {.key = "currency", .label = "Currency", .group = G_AMOUNT, .type = FIELD_TEXT,
     .flags = FIELD_FOLDED, .min = 3,
     .max = 3, .help = "ISO 4217 code; the workspace's where nobody says"},
    {.key = "status", .label = "Status", .group = "General", .type = FIELD_CHOICE,
     .of = "paid|posted|payment_due|not_paid|voided|pending", .flags = FIELD_HISTORY,
     .help = "Status in your billing system"},
    {.key = "due_on", .label = "Due on", .group = G_DATES, .type = FIELD_DATE,
     .aliases = "dueOn|due_date", .help = "Due date"},
    {.key = "paid_on", .label = "Paid on", .group = G_DATES, .type = FIELD_DATE,
     .aliases = "paidOn", .help = "Day of payment"},
    CLIENT_CREATED("invoice"),
    SYSTEM_FIELDS,
};
/* clang-format on */

/* The account is found through the subscription where only that is named. */
static int invoice_before(struct model *m, struct record *r, const struct record *before)
{
    (void)before;
    const struct value *subscription = record_const(r, "subscription");
    set_currency(m, r);
    if (subscription->kind != 'i' || record_const(r, "account")->kind == 'i')
        return 0;
    int64_t account = db_int(m->conn, 0, "SELECT account_id FROM subscription WHERE id = ?", "i",
                             subscription->i);
    if (account)
        record_set_int(r, "account", account);
    return 0;
}

const struct resource invoice_resource = {
    .key = "invoice",
    .path = "invoices",
    .label = "invoice",
    .plural = "invoices",
    .table = "invoice",
    .fields = invoice_fields,
    .count = FIELDS_COUNT(invoice_fields),
    .sight = SIGHT_CHILD,
    .flags = RESOURCE_EXTERNAL,
    .read = PERM_ACCOUNT_READ,
    .write = PERM_RECORD_WRITE,
    .remove = PERM_RECORD_WRITE,
    .name_column = "external_id",
    .sort = "-created_on",
    .before_save = invoice_before,
};
