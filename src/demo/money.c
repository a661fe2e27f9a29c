/*
 * money: subscriptions of a customer with what became of them, and the invoices of the history.
 */
#include <stdio.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "demo/world.h"
#include "model/billing.h"

enum { TAX_PERCENT = 19, INVOICE_MONTHS_MAX = 7 };

/* What is bought: the plan for all sites, in the country's money. */
struct deal {
    bool yearly;
    int64_t amount;                         /* of one period, minor units */
    int32_t start, next_billing, cancelled; /* days; cancelled 0 = not */
    const char *status;
    struct str id;
};

static int64_t price_of(const struct customer *c, int plan_price, bool yearly)
{
    int64_t monthly = (int64_t)plan_price * c->sites * countries[c->country].price;

    return yearly ? monthly * 11 : monthly; /* a month is free */
}

static const char *status_of(const struct customer *c)
{
    switch ((enum customer_kind)c->kind) {
    case CUSTOMER_CHURNED:
        return "Cancelled";
    case CUSTOMER_SUSPENDED:
        return "Suspended";
    case CUSTOMER_TRIAL:
        return "in_trial"; /* a word of the billing system, not confirmed yet */
    case CUSTOMER_FADED:
        return c->index % 2 ? "non_renewing" : "Active";
    case CUSTOMER_STEADY:
    case CUSTOMER_GROWING:
    case CUSTOMER_SHRINKING:
    case CUSTOMER_SEASONAL:
    case CUSTOMER_NEW:
    case CUSTOMER_SILENT:
    case CUSTOMER_EMPTY:
    case CUSTOMER_KINDS:
        break;
    }
    return "Active";
}

static struct deal make_deal(struct world *w, const struct customer *c, struct dice *d)
{
    struct deal deal = {
        .yearly = dice_chance(d, 0.6), .start = c->created_on, .status = status_of(c)};
    int months = deal.yearly ? 12 : 1, n = 1;

    deal.amount = price_of(c, offer_plans[c->plan].price, deal.yearly);
    deal.id = str_fmt(w->arena, "S-%lld", 50000 + (long long)c->index);
    while (date_add_months(deal.start, n * months) < w->span.today)
        n++;
    deal.next_billing = date_add_months(deal.start, n * months);
    /* A few renewals are past their date and still open. */
    if (c->kind == CUSTOMER_FADED && n > 1 && dice_chance(d, 0.5))
        deal.next_billing = w->span.today - (int32_t)dice_between(d, 2, 20);
    if (c->kind == CUSTOMER_CHURNED)
        deal.cancelled = c->quit_on + 1;
    return deal;
}

static struct record *subscription(struct world *w, const struct customer *c,
                                   const struct deal *deal)
{
    struct record *r = world_record(w, &subscription_resource);

    record_set_text(r, "external_id", deal->id);
    record_set_int(r, "account", c->id);
    record_set_text(r, "plan_name", str_of(offer_plans[c->plan].name));
    record_set_text(r, "plan_id", str_of(offer_plans[c->plan].id));
    record_set_int(r, "plan_quantity", c->sites);
    record_set_text(r, "product", STR("Copper Till"));
    record_set_int(r, "amount", deal->amount);
    record_set_text(r, "currency", str_of(countries[c->country].currency));
    record_set_int(r, "billing_period", 1);
    record_set_text(r, "billing_period_unit", deal->yearly ? STR("year") : STR("month"));
    record_set_int(r, "subscription_start_on", deal->start);
    record_set_int(r, "next_billing_on", deal->next_billing);
    world_name(r, "status", "Active");
    return r;
}

/* As it was before the last renewal, or when it was smaller. */
static void write_past(struct world *w, const struct customer *c, const struct deal *deal,
                       struct dice *d)
{
    int32_t renewed = date_add_months(deal->next_billing, deal->yearly ? -12 : -1);
    bool grew = c->kind == CUSTOMER_GROWING && dice_chance(d, 0.6);
    struct record *r;

    if (renewed <= deal->start && !grew)
        return;
    r = subscription(w, c, deal);
    world_at(w, world_instant(w, d, deal->start));
    record_set_int(r, "created_on", w->m.now);
    if (renewed > deal->start)
        record_set_int(r, "next_billing_on", renewed);
    if (grew)
        record_set_int(r, "amount", deal->amount * 2 / 3);
    world_put(w, r);
    world_at(w, world_instant(w, d, renewed > deal->start ? renewed : deal->start + 30));
}

/* The day on which what is stored now came to be. */
static int32_t last_change(const struct world *w, const struct customer *c, const struct deal *deal)
{
    if (c->kind == CUSTOMER_CHURNED || c->kind == CUSTOMER_SUSPENDED)
        return c->quit_on + 1;
    int32_t renewed = date_add_months(deal->next_billing, deal->yearly ? -12 : -1);
    return renewed > deal->start         ? renewed
           : deal->start < w->span.today ? deal->start
                                         : w->span.today;
}

static void write_deal(struct world *w, const struct customer *c, const struct deal *deal,
                       struct dice *d)
{
    struct record *r;

    write_past(w, c, deal, d);
    r = subscription(w, c, deal);
    world_at(w, world_instant(w, d, last_change(w, c, deal)));
    record_set_int(r, "created_on", calendar_midnight(w->m.calendar, deal->start) + 36000000);
    world_name(r, "status", deal->status);
    if (deal->cancelled)
        record_set_int(r, "cancelled_on", deal->cancelled);
    if (deal->yearly)
        record_set_int(r, "subscription_ends_on", deal->next_billing - 1);
    if (c->kind == CUSTOMER_TRIAL) {
        record_set_int(r, "trial_ends_on", deal->start + 30);
        record_set_int(r, "subscription_start_on", deal->start + 30);
    }
    world_put(w, r);
}

/* A second product, beginning soon for some. */
static void write_addition(struct world *w, const struct customer *c, struct dice *d)
{
    struct deal deal = {.amount = price_of(c, 25, false)};
    bool future = dice_chance(d, 0.3);
    struct record *r;

    deal.id = str_fmt(w->arena, "S-%lld-L", 50000 + (long long)c->index);
    deal.start = future ? w->span.today + (int32_t)dice_between(d, 3, 40)
                        : w->span.today - (int32_t)dice_between(d, 5, w->span.days);
    deal.next_billing = future ? deal.start : w->span.today + (int32_t)dice_between(d, 1, 30);
    r = subscription(w, c, &deal);
    world_at(w, world_instant(w, d, future ? w->span.today - 2 : deal.start));
    record_set_text(r, "plan_name", STR("Loyalty add-on"));
    record_set_text(r, "plan_id", STR("loyalty"));
    record_set_text(r, "product", STR("Loyalty"));
    record_set_int(r, "created_on", w->m.now);
    if (future)
        world_name(r, "status", "Future");
    world_put(w, r);
}

/* --- invoices --- */

/* Paid on time, late, not yet, or never. */
static void set_payment(struct world *w, struct record *r, const struct customer *c, struct dice *d,
                        int64_t total, int32_t due)
{
    static const int ways[4][5] = {
        {70, 20, 6, 2, 2}, {30, 40, 25, 5, 0}, {10, 20, 65, 5, 0}, {88, 10, 2, 0, 0}};
    int kind = c->kind == CUSTOMER_SUSPENDED                                ? 2
               : c->kind == CUSTOMER_FADED || c->kind == CUSTOMER_SHRINKING ? 1
               : c->kind == CUSTOMER_GROWING                                ? 3
                                                                            : 0;
    size_t way = dice_weighted(d, ways[kind], 5);
    int32_t paid = due + (int32_t)(way == 0 ? dice_between(d, -13, 0) : dice_between(d, 2, 35));
    bool is_paid = way < 2 && paid <= w->span.today;

    record_set_int(r, "amount_paid", is_paid ? total : way == 4 ? total / 2 : 0);
    record_set_int(r, "amount_due", is_paid || way == 3 ? 0 : way == 4 ? total - total / 2 : total);
    if (is_paid)
        record_set_int(r, "paid_on", paid);
    record_set_text(r, "status",
                    is_paid                ? STR("paid")
                    : way == 3             ? STR("voided")
                    : due >= w->span.today ? STR("posted")
                    : way == 2             ? STR("not_paid")
                                           : STR("payment_due"));
}

static void write_invoice(struct world *w, const struct customer *c, const struct deal *deal,
                          struct dice *d, int32_t day, int number)
{
    struct record *r = world_record(w, &invoice_resource);
    int64_t total = deal->amount + deal->amount * TAX_PERCENT / 100;
    int32_t due = day + 14;

    world_at(w, world_instant(w, d, day));
    record_set_text(r, "external_id",
                    str_fmt(w->arena, "INV-%lld-%02d", 10000 + (long long)c->index, number));
    record_set_int(r, "account", c->id);
    *record_value(r, "subscription") = (struct value){.kind = 't', .s = deal->id};
    record_set_int(r, "total", total);
    record_set_text(r, "currency", str_of(countries[c->country].currency));
    record_set_int(r, "created_on", w->m.now);
    record_set_int(r, "due_on", due);
    set_payment(w, r, c, d, total, due);
    world_put(w, r);
}

static void write_invoices(struct world *w, const struct customer *c, const struct deal *deal,
                           struct dice *d)
{
    int months = deal->yearly ? 12 : 1, most = deal->yearly ? 2 : INVOICE_MONTHS_MAX;
    int32_t end = deal->cancelled ? deal->cancelled : w->span.today + 1;

    for (int n = most; n > 0 && !w->failed; n--) {
        int32_t day = date_add_months(deal->next_billing, -n * months);
        if (day < deal->start && n == 1)
            day = deal->start;
        if (day >= deal->start && day < end && day <= w->span.today)
            write_invoice(w, c, deal, d, day, most - n + 1);
    }
}

void world_money(struct world *w, const struct customer *c)
{
    struct dice d = dice_of(w->span.seed, DICE_MONEY, (uint64_t)c->index, 0);
    struct deal deal;

    if (w->failed)
        return;
    deal = make_deal(w, c, &d);
    write_deal(w, c, &deal, &d);
    if (c->kind != CUSTOMER_TRIAL)
        write_invoices(w, c, &deal, &d);
    if (c->kind <= CUSTOMER_SEASONAL && dice_chance(&d, 0.2))
        write_addition(w, c, &d);
}
