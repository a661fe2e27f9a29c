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
#define G_INVOICES "Invoices"
#define G_SUPPORT "Support"
#define G_CONTACT "Relationship"
#define G_HEALTH "Health"
#define G_RISK "Risk"
#define G_BILLING "Billing address"

/* Until it has a subscription, an account shows what was sent on it. */
#define BY_SUBSCRIPTIONS(computed, sent) \
    "CASE WHEN m.subscriptions > 0 THEN m." computed " ELSE " sent " END"
/* Money that nobody sent is 0 once the workspace has subscriptions. */
#define MONEY_SENT(column) \
    "coalesce(e." column ", CASE WHEN EXISTS (SELECT 1 FROM refresh_state WHERE name =" \
    " 'has_subscription') THEN 0 END)"

/* Licences in use, 0 to 1; of all users where no licences are known. */
#define LICENCE_PART \
    "CASE WHEN e.licenses > 0 THEN {least}(1, " AS_REAL( \
        "coalesce(m.active_users, 0)") " / " \
                                       "e." \
                                       "licenses)" \
                                       " WHEN " \
                                       "m.users " \
                                       "> 0 THEN " \
                                       "{least}(" \
                                       "1," \
                                       " " AS_REAL("m." \
                                                   "activ" \
                                                   "e_" \
                                                   "user" \
                                                   "s") " / m.users)" \
                                                        " ELSE 0 END"

#define NPS_RESPONSES "(m.promoters + m.passives + m.detractors)"
/* Unknown without a response. */
#define OF_RESPONSES(expression) "CASE WHEN " NPS_RESPONSES " > 0 THEN " expression " END"
#define PAST_RESPONSES "(h.promoters + h.passives + h.detractors)"
#define OF_PAST_RESPONSES(expression) "CASE WHEN " PAST_RESPONSES " > 0 THEN " expression " END"

/* Series that are looked at seldom stand in a table of their own. */
#define OF_SERIES(column) "(SELECT s." column " FROM account_series s WHERE s.account_id = e.id)"
#define MONTHS(column, words, heading, text) \
    { \
        .key = column, .label = words " per month", .group = heading, .type = FIELD_SERIES, \
        .max = 6, .read = OF_SERIES(column), .flags = SERIES, \
        .help = text " in each of the last 6 months" \
    }
#define MONEY_MONTHS(column, words, text) \
    { \
        .key = column, .label = words " per month", .group = G_INVOICES, \
        .type = FIELD_MONEY_SERIES, .max = 6, .read = OF_SERIES(column), .flags = SERIES, \
        .help = text " in each of the last 6 months" \
    }

#define TOUCHPOINTS(days) \
    { \
        .key = "touchpoints_" days "d", .label = "Touchpoints, " days " days", .group = G_CONTACT, \
        .type = FIELD_INT, .known = "contact", .flags = METRIC, \
        .help = "E-mails, calls, meetings and support contacts of the last " days " days" \
    }

/* Tickets and issues have the same figures. */
#define CASE_METRICS(noun, label_start) \
    {.key = "open_" noun "s", \
     .past = "h.open_" noun "s", \
     .label = "Open " noun "s", \
     .group = G_SUPPORT, \
     .type = FIELD_INT, \
     .unit = noun "s", \
     .known = noun, \
     .flags = METRIC, \
     .help = "Neither resolved nor closed"}, \
        {.key = "open_critical_" noun "s", \
         .past = "h.open_critical_" noun "s", \
         .label = "Open critical " noun "s", \
         .group = G_SUPPORT, \
         .type = FIELD_INT, \
         .unit = noun "s", \
         .known = noun, \
         .flags = METRIC, \
         .help = "Open with priority urgent or critical"}, \
        {.key = "open_overdue_" noun "s", \
         .past = "h.open_overdue_" noun "s", \
         .label = "Open overdue " noun "s", \
         .group = G_SUPPORT, \
         .type = FIELD_INT, \
         .unit = noun "s", \
         .known = noun, \
         .flags = METRIC, \
         .help = "Open past the due date"}, \
        {.key = "last_" noun "_created", \
         .label = "Last " noun " created", \
         .group = G_SUPPORT, \
         .type = FIELD_INSTANT, \
         .flags = METRIC, \
         .help = "When the newest " noun " was created"}, \
        MONTHS(noun "s_created_months", label_start "s created", G_SUPPORT, "Created"), \
        MONTHS(noun "s_resolved_months", label_start "s resolved", G_SUPPORT, \
               "Resolved or closed"), \
        MONTHS(noun "s_critical_months", "Critical " noun "s created", G_SUPPORT, \
               "With priority urgent or critical, created"), \
        MONTHS(noun "s_critical_resolved_months", "Critical " noun "s resolved", G_SUPPORT, \
               "With priority urgent or critical, resolved or closed"), \
        MONTHS(noun "s_overdue_months", label_start "s overdue", G_SUPPORT, \
               "Due and still open after the due date")

/* Not calculated where there is no configuration, or nothing is known. */
#define HEALTH(name, words) \
    { \
        .key = "health_" name, .label = words " health", .group = G_HEALTH, .type = FIELD_RANK, \
        .of = "none|poor|average|good", .flags = FIELD_READ_ONLY | FIELD_METRIC, \
        .read = "coalesce(m.health_" name ", 0)", \
        .help = words " health by the rules of the" \
                      " account's health configuration" \
    }

/* clang-format off */
static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = G_GENERAL, .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .help = "Name of the customer"},
    EXTERNAL_ID("account_id|accountId|groupId",
        "The id of this tenant in your product; never changes"),
    {.key = "stage", .label = "Stage", .group = G_GENERAL, .type = FIELD_NAME, .of = "stage",
     .flags = FIELD_HISTORY, .help = "Life-cycle stage"},
    {.key = "stage_since", .label = "Stage since", .group = G_GENERAL, .type = FIELD_INSTANT,
     .flags = METRIC, .help = "When the account came to its stage"},
    {.key = "days_in_stage", .label = "Days in stage", .group = G_GENERAL, .type = FIELD_INT,
     .unit = "days", .flags = METRIC, .read = REFRESH_STATE("day") " - m.stage_on",
     .help = "Days since the account came to its stage"},
    {.key = "status", .label = "Status", .group = G_GENERAL, .type = FIELD_NAME,
     .of = "subscription_status", .column = "status_sent_id",
     .read = BY_SUBSCRIPTIONS("status_id", "e.status_sent_id"), .flags = FIELD_HISTORY,
     .help = "First status among its subscriptions: Active, Suspended, Future, Cancelled"},
    {.key = "mrr", .label = "MRR", .group = G_MONEY, .type = FIELD_MONEY, .column = "mrr_sent",
     .past = "h.mrr",
     .read = BY_SUBSCRIPTIONS("mrr", MONEY_SENT("mrr_sent")),
     .help = "Monthly recurring revenue of the active subscriptions"},
    {.key = "amount", .past = "h.amount", .label = "Amount", .group = G_MONEY, .type = FIELD_MONEY,
     .column = "amount_sent", .read = BY_SUBSCRIPTIONS("amount", MONEY_SENT("amount_sent")),
     .help = "Contract amounts of the active subscriptions"},
    {.key = "next_billing_on", .label = "Next billing", .group = G_MONEY, .type = FIELD_DATE,
     .column = "next_billing_sent_on",
     .read = BY_SUBSCRIPTIONS("next_billing_on", "e.next_billing_sent_on"),
     .help = "Soonest next billing date of the active subscriptions"},
    {.key = "subscription_ends_on", .label = "Ends on", .group = G_MONEY, .type = FIELD_DATE,
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .help = "Soonest end of the active subscriptions"},
    {.key = "last_renewal_on", .label = "Last renewal", .group = G_MONEY, .type = FIELD_DATE,
     .flags = METRIC, .help = "Newest due date from which a next billing date moved on"},
    {.key = "subscriptions", .label = "Subscriptions", .group = G_MONEY, .type = FIELD_INT,
     .known = "subscription", .flags = METRIC, .help = "Number of subscriptions"},
    {.key = "active_subscriptions", .label = "Active subscriptions", .group = G_MONEY,
     .past = "h.active_subscriptions",
     .type = FIELD_INT, .known = "subscription", .flags = METRIC,
     .help = "Subscriptions of an active status"},
    {.key = "forecast_status", .label = "Forecast", .group = G_MONEY, .type = FIELD_NAME,
     .of = "forecast_status", .flags = FIELD_HISTORY, .help = "Prediction for the next renewal"},
    {.key = "forecast_value", .label = "Forecast value", .group = G_MONEY, .type = FIELD_MONEY,
     .flags = FIELD_HISTORY, .help = "Amount expected at the next renewal"},
    {.key = "licenses", .label = "Licences", .group = G_MONEY, .type = FIELD_INT,
     .past = "h.licenses",
     .flags = FIELD_HISTORY, .max = 1000000000, .aliases = "licences", .help = "Licences bought"},
    {.key = "users", .label = "Users", .group = G_USAGE, .type = FIELD_INT, .flags = METRIC,
     .past = "h.users",
     .unit = "users", .help = "Users known at the account"},
    {.key = "active_users", .label = "Active users", .group = G_USAGE, .type = FIELD_INT,
     .flags = METRIC, .unit = "users", .figure = FIGURE_USERS, .known = "usage",
     .help = "Users with a feature use in the last 14 days"},
    {.key = "weekly_active_users", .label = "Active users, 4 weeks", .group = G_USAGE,
     .type = FIELD_SERIES, .max = 4, .unit = "users", .read = OF_SERIES("weekly_active_users"),
     .flags = SERIES,
     .help = "Users with a feature use in each of four weeks, of which the last ends today"},
    {.key = "license_utilisation", .label = "Licence utilisation", .group = G_USAGE,
     .type = FIELD_NUMBER, .unit = "%", .known = "usage", .flags = METRIC,
     .read = AS_REAL("coalesce(m.active_users, 0)") " * 100 / nullif(e.licenses, 0)",
     .past = AS_REAL("h.active_users") " * 100 / nullif(h.licenses, 0)",
     .help = "Active users of the licences bought; not calculated without licences"},
    {.key = "engagement_score", .label = "Engagement score", .group = G_USAGE,
     .type = FIELD_NUMBER, .known = "usage", .flags = METRIC,
     .read = "(" ACTIVE_PART " + " STICKINESS " + " LICENCE_PART ") * 100 / 3",
     .help = "100 x the mean of active days / 14, product stickiness / 100 and licences in use (at"
             " most 1; active of all users where no licences are known)"},
    USAGE_FIELDS,
    {.key = "features_used_series", .label = "Features used, 14 days", .group = G_USAGE,
     .type = FIELD_SERIES, .unit = "features", .read = OF_SERIES("features_used_series"),
     .flags = SERIES, .help = "Distinct features used on each of the last 14 days"},
    {.key = "overdue_invoice_amount", .label = "Overdue amount", .group = G_INVOICES,
     .past = "h.overdue_invoice_amount",
     .type = FIELD_MONEY, .known = "invoice", .flags = METRIC,
     .help = "Due before today, neither paid nor voided"},
    {.key = "overdue_invoice_count", .label = "Overdue invoices", .group = G_INVOICES,
     .past = "h.overdue_invoice_count",
     .type = FIELD_INT, .unit = "invoices", .known = "invoice", .flags = METRIC,
     .help = "Invoices due before today, neither paid nor voided"},
    {.key = "overdue_since", .label = "Overdue since", .group = G_INVOICES, .type = FIELD_INT,
     .unit = "days", .flags = METRIC, .read = REFRESH_STATE("day") " - m.overdue_on",
     .help = "Days since the oldest due date of an overdue invoice"},
    {.key = "outstanding_invoice_amount", .label = "Outstanding amount", .group = G_INVOICES,
     .past = "h.outstanding_invoice_amount",
     .type = FIELD_MONEY, .known = "invoice", .flags = METRIC,
     .help = "Neither paid nor voided, due or not"},
    {.key = "outstanding_invoice_count", .label = "Outstanding invoices", .group = G_INVOICES,
     .past = "h.outstanding_invoice_count",
     .type = FIELD_INT, .unit = "invoices", .known = "invoice", .flags = METRIC,
     .help = "Invoices neither paid nor voided, due or not"},
    {.key = "billed", .label = "Billed", .group = G_INVOICES, .type = FIELD_MONEY,
     .known = "invoice", .flags = METRIC, .help = "Invoices not voided of the last 6 months"},
    MONEY_MONTHS("billed_months", "Billed", "Totals of invoices not voided, created"),
    {.key = "paid", .label = "Paid", .group = G_INVOICES, .type = FIELD_MONEY, .known = "invoice",
     .flags = METRIC, .help = "Payments of the last 6 months"},
    MONEY_MONTHS("paid_months", "Paid", "Payments"),
    {.key = "unconverted", .label = "Amounts without a rate", .group = G_MONEY, .type = FIELD_INT,
     .flags = METRIC,
     .help = "Subscriptions and invoices left out of sums: there is no rate for their currency"},
    CASE_METRICS("ticket", "Ticket"),
    CASE_METRICS("issue", "Issue"),
    {.key = "last_touchpoint", .label = "Last touchpoint", .group = G_CONTACT,
     .type = FIELD_INSTANT, .flags = METRIC,
     .help = "Last e-mail, call, meeting or support contact"},
    TOUCHPOINTS("15"),
    TOUCHPOINTS("30"),
    {.key = "touchpoints_90d", .past = "h.touchpoints_90d", .label = "Touchpoints, 90 days",
     .group = G_CONTACT, .type = FIELD_INT, .known = "contact", .flags = METRIC,
     .help = "E-mails, calls, meetings and support contacts of the last 90 days"},
    {.key = "touchpoints", .label = "Touchpoints", .group = G_CONTACT, .type = FIELD_INT,
     .known = "contact", .figure = FIGURE_TOUCHPOINTS,
     .flags = METRIC | FIELD_HIDDEN | FIELD_RULE_ONLY | FIELD_NO_SORT,
     .help = "E-mails, calls, meetings and support contacts over any number of days, all of them or"
             " those of one channel; a ticket counts as a support contact"},
    {.key = "activities", .label = "Activities", .group = G_CONTACT, .type = FIELD_INT,
     .known = "contact", .flags = METRIC,
     .help = "E-mails, calls and meetings of the last 6 months"},
    MONTHS("activities_months", "Activities", G_CONTACT, "E-mails, calls and meetings"),
    MONTHS("emails_months", "E-mails", G_CONTACT, "E-mails"),
    MONTHS("calls_months", "Calls", G_CONTACT, "Calls"),
    MONTHS("meetings_months", "Meetings", G_CONTACT, "Meetings"),
    MONTHS("support_months", "Support contacts", G_CONTACT, "Support contacts"),
    {.key = "nps_score", .label = "NPS", .group = G_CONTACT, .type = FIELD_NUMBER, .flags = METRIC,
     .read = OF_RESPONSES(AS_REAL("m.promoters - m.detractors") " * 100 / " NPS_RESPONSES),
     .past = OF_PAST_RESPONSES(AS_REAL("h.promoters - h.detractors") " * 100 / " PAST_RESPONSES),
     .help = "% promoters - % detractors over the latest response of each user"},
    {.key = "promoters", .label = "Promoters", .group = G_CONTACT, .type = FIELD_INT,
     .unit = "users", .read = OF_RESPONSES("m.promoters"), .flags = METRIC,
     .past = OF_PAST_RESPONSES("h.promoters"),
     .help = "Users whose latest NPS response is 9 or 10"},
    {.key = "passives", .label = "Passives", .group = G_CONTACT, .type = FIELD_INT,
     .unit = "users", .read = OF_RESPONSES("m.passives"), .flags = METRIC,
     .past = OF_PAST_RESPONSES("h.passives"),
     .help = "Users whose latest NPS response is 7 or 8"},
    {.key = "detractors", .label = "Detractors", .group = G_CONTACT, .type = FIELD_INT,
     .unit = "users", .read = OF_RESPONSES("m.detractors"), .flags = METRIC,
     .past = OF_PAST_RESPONSES("h.detractors"),
     .help = "Users whose latest NPS response is 6 or less"},
    {.key = "last_nps_response", .label = "Last NPS response", .group = G_CONTACT,
     .type = FIELD_INSTANT, .flags = METRIC, .help = "When the newest response was given"},
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
    {.key = "risk_score", .label = "Risk score", .group = G_RISK, .type = FIELD_INT, .min = 1,
     .max = 5, .flags = FIELD_HISTORY,
     .help = "Risk as the team judges it, 1 to 5; clears the confidence score"},
    {.key = "risk_tag", .label = "Risk reason", .group = G_RISK, .type = FIELD_NAME,
     .of = "risk_reason", .flags = FIELD_HISTORY, .help = "Why there is a risk"},
    {.key = "risk_note", .label = "Risk note", .group = G_RISK, .type = FIELD_TEXT, .max = 2000,
     .flags = FIELD_HISTORY | FIELD_NO_SORT, .help = "What was noted about the risk"},
    {.key = "confidence_score", .label = "Confidence score", .group = G_RISK, .type = FIELD_INT,
     .min = 1, .max = 5, .flags = FIELD_HISTORY,
     .help = "Confidence as the team judges it, 1 to 5; clears the risk score"},
    {.key = "confidence_tag", .label = "Confidence reason", .group = G_RISK, .type = FIELD_NAME,
     .of = "risk_reason", .flags = FIELD_HISTORY, .help = "Why there is confidence"},
    {.key = "confidence_note", .label = "Confidence note", .group = G_RISK, .type = FIELD_TEXT,
     .max = 2000, .flags = FIELD_HISTORY | FIELD_NO_SORT,
     .help = "What was noted about the confidence"},
    HEALTH("product_adoption", "Product adoption"),
    HEALTH("financial", "Financial"),
    HEALTH("service", "Service"),
    HEALTH("relationship", "Relationship"),
    {.key = "health_score", .label = "Health score", .group = G_HEALTH, .type = FIELD_INT,
     .past = "h.health_score",
     .flags = FIELD_READ_ONLY | FIELD_METRIC, .read = "m.health_score",
     .help = "0 to 100: the signals by their weights, Good 100, Average 50, Poor 0"},
    SEGMENT_MEMBERSHIP("account"),
    LIST_MEMBERSHIP("account"),
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

/* ---- risk and confidence ---- */

static const struct side {
    const char *kind, *score, *tag, *note;
} risk = {"risk", "risk_score", "risk_tag", "risk_note"},
  confidence = {"confidence", "confidence_score", "confidence_tag", "confidence_note"};

static bool holds(const struct record *r, const char *key)
{
    char kind = record_const(r, key)->kind;
    return kind == 'i' || kind == 's';
}

/* Whether the write gives the field another value. */
static bool moves(const struct record *r, const struct record *before, const char *key)
{
    const struct value *is = record_const(r, key), *was = record_const(before, key);
    if (holds(r, key) != holds(before, key))
        return true;
    return holds(r, key) && (is->kind == 'i' ? is->i != was->i : !str_eq(is->s, was->s));
}

static void empty(struct record *r, const char *key)
{
    *record_value(r, key) = (struct value){.kind = 'n'};
}

/* Without its score, the reason and the note of before go, too. */
static void forget(struct record *r, const struct record *before, const struct side *side)
{
    if (!before || !holds(before, side->score) || holds(r, side->score))
        return;
    if (!moves(r, before, side->tag))
        empty(r, side->tag);
    if (!moves(r, before, side->note))
        empty(r, side->note);
}

static int check_reason(struct model *m, const struct record *r, const struct record *before,
                        const struct side *side)
{
    static const char read[] = "SELECT 1 FROM risk_reason WHERE id = ? AND kind = ?";
    bool chosen = holds(r, side->tag) && (!before || moves(r, before, side->tag));
    if (!chosen || db_int(m->conn, 0, read, "iz", record_const(r, side->tag)->i, side->kind))
        return 0;
    return error_field(m->error, str_of(side->tag), "Must be a reason for %s", side->kind);
}

/* A score clears the other one. */
static int check_risk(struct model *m, struct record *r, const struct record *before)
{
    if (holds(r, risk.score) && holds(r, confidence.score)) {
        bool new_risk = !before || moves(r, before, risk.score);
        bool new_confidence = !before || moves(r, before, confidence.score);
        if (new_risk && new_confidence)
            return error_field(m->error, STR("confidence_score"),
                               "Either a risk score or a confidence score");
        empty(r, new_risk ? confidence.score : risk.score);
    }
    forget(r, before, &risk);
    forget(r, before, &confidence);
    return check_reason(m, r, before, &risk) < 0 ? -1 : check_reason(m, r, before, &confidence);
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
    return check_parent(m, r) < 0 ? -1 : check_risk(m, r, before);
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    static const char key[] =
        "INSERT INTO account_key (external_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    static const char parent_mark[] =
        "UPDATE account SET is_parent = 1 WHERE id = ? AND is_parent = 0";

    if (!before && db_run(m->conn, key, "si", record_const(r, "external_id")->s, r->id) == 0)
        return record_taken(m, r);
    if (record_const(r, "parent")->kind == 'i')
        db_later(m->conn, parent_mark, "i", record_const(r, "parent")->i);
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

int64_t account_find(struct model *m, struct str external_id)
{
    return db_int(m->conn, 0, "SELECT account_id FROM account_key WHERE external_id = ?", "s",
                  external_id);
}
