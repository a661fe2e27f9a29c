/*
 * slice_billing: what subscriptions and invoices of a slice's accounts say.
 *
 * Amounts of other currencies are converted by dated rates: a subscription's by the rate of today,
 * what an invoice bills by that of its creation, what was paid by that of the payment. Each amount
 * is rounded once, sums are exact. Without a rate an amount is left out and counted
 * (`unconverted`).
 */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "engine/slice.h"
#include "model/rate.h"

struct subscription {
    int64_t id, mrr, amount, start_on, end_on; /* active in [start_on, end_on); mrr: sent or made */
    struct str currency;
    bool active;
    /* Of its newest invoice so far. */
    int64_t billed_at, billed, months_numerator, months_denominator;
    struct str billed_currency;
    struct account_metrics *account;
};

struct billing {
    struct slice *s;
    const struct rates *rates;
    struct subscription *subscriptions; /* by id */
    size_t count;
    bool by_invoices; /* setting mrr_source */
};

static int64_t convert(const struct billing *b, int64_t minor, struct str currency, int64_t day)
{
    return minor == NONE ? NONE : rates_convert(b->rates, minor, currency, day);
}

/* --- subscriptions --- */

/* Months of one billing period as a fraction (product.md: a day is 12/365, a week 12/52). */
static void period_months(struct str unit, int64_t period, int64_t *numerator, int64_t *denominator)
{
    *denominator = str_is(unit, "day") ? 365 : str_is(unit, "week") ? 52 : 1;
    *numerator = (str_is(unit, "day") || str_is(unit, "week") || str_is(unit, "year") ? 12 : 1) *
                 (period > 0 ? period : 1);
}

static void keep_subscription(struct billing *b, struct db_stmt *st, struct account_metrics *a)
{
    struct str type = db_col_text(st, 7);
    struct subscription *sub = &b->subscriptions[b->count++];
    int64_t created = calendar_day(b->s->catalog->calendar, db_col_int(st, 10));
    *sub = (struct subscription){.id = db_col_int(st, 8),
                                 .account = a,
                                 .mrr = slice_or_none(st, 2),
                                 .amount = slice_or_none(st, 3),
                                 .currency = str_dup(b->s->arena, db_col_text(st, 1)),
                                 .active = str_is(type, "active"),
                                 .start_on = db_is_null(st, 9) ? created : db_col_int(st, 9),
                                 .billed_at = NONE};
    /* Of what is neither active nor was until it was cancelled, nobody knows when it was. */
    bool cancelled = str_is(type, "cancelled") && !db_is_null(st, 11);
    sub->end_on = sub->active ? (int64_t)b->s->today + 1 : cancelled ? db_col_int(st, 11) : 0;
    period_months(db_col_text(st, 13), db_col_int(st, 12), &sub->months_numerator,
                  &sub->months_denominator);
}

/* Rows come in the order of status types that decides the account's status: active, suspended,
 * future, cancelled. */
static int read_subscriptions(struct billing *b)
{
    static const char read[] =
        "SELECT b.account_id, b.currency, b.mrr, b.amount, b.next_billing_on, "
        "b.subscription_ends_on, t.id, t.type, b.id, b.subscription_start_on, b.created_on, "
        "b.cancelled_on, b.billing_period, b.billing_period_unit"
        " FROM {ints} a {cross} subscription b JOIN subscription_status t ON t.id = b.status_id"
        " WHERE b.account_id = a.value AND b.deleted_at IS NULL"
        " ORDER BY b.account_id, CASE t.type WHEN 'active' THEN 0 WHEN 'suspended' THEN 1 WHEN "
        "'future' THEN 2 ELSE 3 END, t.position, t.id, b.id";
    struct slice *s = b->s;
    size_t space = 256;
    b->subscriptions = mem_alloc(space * sizeof(*b->subscriptions));
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        if (b->count == space)
            b->subscriptions = mem_grow(b->subscriptions, (space *= 2) * sizeof(*b->subscriptions));
        a->subscriptions++;
        if (a->status_id == NONE)
            a->status_id = db_col_int(st, 6);
        if (a->mrr == NONE)
            a->mrr = a->amount = 0;
        keep_subscription(b, st, a);
        if (!str_is(db_col_text(st, 7), "active"))
            continue;
        slice_sooner(&a->next_billing_on, slice_or_none(st, 4));
        slice_sooner(&a->subscription_ends_on, slice_or_none(st, 5));
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct subscription *)a)->id, y = ((const struct subscription *)b)->id;
    return x < y ? -1 : x > y;
}

static struct subscription *find_subscription(const struct billing *b, int64_t id)
{
    struct subscription key = {.id = id};
    return bsearch(&key, b->subscriptions, b->count, sizeof(key), by_id);
}

/* MRR from what was billed: (total - taxes) / months, where the setting says so. */
static int64_t mrr_of(const struct billing *b, const struct subscription *sub)
{
    if (!b->by_invoices || sub->billed_at == NONE)
        return convert(b, sub->mrr, sub->currency, b->s->today);
    int64_t monthly = decimal_scale(sub->billed, sub->months_denominator, sub->months_numerator);
    return convert(b, monthly, sub->billed_currency, b->s->today);
}

static void add_subscription(const struct billing *b, struct subscription *sub)
{
    struct account_metrics *a = sub->account;
    int64_t mrr = mrr_of(b, sub), amount = convert(b, sub->amount, sub->currency, b->s->today);
    bool has_mrr = sub->mrr != NONE || (b->by_invoices && sub->billed_at != NONE);
    bool missing = (mrr == NONE && has_mrr) || (amount == NONE && sub->amount != NONE);
    mrr = mrr == NONE ? 0 : mrr;
    amount = amount == NONE ? 0 : amount;
    if (sub->active && sub->start_on > b->s->today) /* active before its first day: from today */
        sub->start_on = b->s->today;
    slice_cover(b->s, a, HISTORY_active_subscriptions, sub->start_on, sub->end_on, 1);
    slice_cover(b->s, a, (enum history_figure)HISTORY_MRR, sub->start_on, sub->end_on, mrr);
    slice_cover(b->s, a, (enum history_figure)HISTORY_AMOUNT, sub->start_on, sub->end_on, amount);
    if (!sub->active)
        return;
    a->mrr += mrr;
    a->amount += amount;
    a->unconverted += missing;
}

/* --- renewals --- */

/* A due date was renewed when the next billing date moved on from it and the subscription was not
 * cancelled by then. */
static int read_renewals(struct billing *b)
{
    static const char read[] =
        "SELECT h.entity_id, h.value FROM {ints} p {cross} field_history h"
        " WHERE h.entity = 'subscription' AND h.entity_id = p.value AND h.field = "
        "'next_billing_on' AND h.value IS NOT NULL ORDER BY h.entity_id, h.at, h.id";
    struct slice *s = b->s;
    int64_t *ids = arena_array(s->arena, b->count, sizeof(*ids)), last = 0, due = 0, next;
    for (size_t i = 0; i < b->count; i++)
        ids[i] = b->subscriptions[i].id;
    struct db_stmt *st = db_query(s->conn, read, "I", ids, b->count);
    while (db_next(st)) {
        struct subscription *sub = find_subscription(b, db_col_int(st, 0));
        if (!sub || !str_to_int(db_col_text(st, 1), &next))
            continue;
        bool moved_on = sub->id == last && next > due && (sub->active || due < sub->end_on);
        if (moved_on && due <= s->today)
            slice_later(&sub->account->last_renewal_on, due);
        else if (moved_on)
            slice_recheck(s, sub->account, due);
        last = sub->id;
        due = next;
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* --- invoices --- */

struct invoice {
    int64_t total, due, paid, created, due_on, paid_on;
    struct str currency;
    bool open; /* neither paid nor voided, with something due */
};

static void add_money(const struct slice *s, struct account_metrics *a, int64_t *series,
                      int64_t day, int64_t money)
{
    int place = slice_month(s, day);
    if (place < 0 || money == NONE)
        return;
    series[place] += money;
    slice_recheck(s, a, date_add_months(date_month_start(s->today), 1));
}

/* What an invoice owes, for the days on which it did. */
static void add_owed(const struct billing *b, struct account_metrics *a, const struct invoice *v)
{
    struct slice *s = b->s;
    int64_t owed = v->open ? v->due : v->paid != NONE ? v->paid : v->total;
    int64_t money = owed == NONE ? 0 : convert(b, owed, v->currency, v->created);
    int64_t end = v->open ? (int64_t)s->today + 1 : v->paid_on == NONE ? 0 : v->paid_on;
    a->unconverted += v->open && money == NONE;
    money = money == NONE ? 0 : money;
    slice_cover(s, a, HISTORY_outstanding_invoice_amount, v->created, end, money);
    slice_cover(s, a, HISTORY_outstanding_invoice_count, v->created, end, 1);
    if (v->due_on == NONE)
        return;
    int64_t first = v->due_on + 1 > v->created ? v->due_on + 1 : v->created;
    slice_cover(s, a, HISTORY_overdue_invoice_amount, first, end, money);
    slice_cover(s, a, HISTORY_overdue_invoice_count, first, end, 1);
    if (!v->open)
        return;
    if (v->due_on < s->today)
        slice_sooner(&a->overdue_on, v->due_on);
    slice_recheck(s, a, v->due_on + 1);
}

static void add_invoice(const struct billing *b, struct account_metrics *a, const struct invoice *v)
{
    struct slice *s = b->s;
    slice_recheck(s, a, v->created);
    if (v->created > s->today)
        return;
    add_money(s, a, a->billed_months, v->created,
              v->total == NONE ? NONE : convert(b, v->total, v->currency, v->created));
    if (v->paid_on != NONE) {
        slice_recheck(s, a, v->paid_on);
        add_money(s, a, a->paid_months, v->paid_on,
                  v->paid == NONE ? NONE : convert(b, v->paid, v->currency, v->paid_on));
    }
    add_owed(b, a, v);
}

static void note_billed(const struct billing *b, struct db_stmt *st, const struct invoice *v)
{
    struct subscription *sub = b->by_invoices ? find_subscription(b, db_col_int(st, 8)) : NULL;
    int64_t at = db_col_int(st, 6);
    if (!sub || v->total == NONE || v->created > b->s->today ||
        (sub->billed_at != NONE && at < sub->billed_at))
        return;
    sub->billed_at = at;
    sub->billed = v->total - db_col_int(st, 9);
    sub->billed_currency = str_dup(b->s->arena, v->currency);
}

static int read_invoices(struct billing *b)
{
    static const char read[] =
        "SELECT i.account_id, i.currency, i.total, i.amount_due, i.amount_paid, i.status, "
        "i.created_on, i.due_on, i.subscription_id, i.taxes, i.paid_on"
        " FROM {ints} a {cross} invoice i WHERE i.account_id = a.value AND i.deleted_at IS NULL"
        " AND (i.status IS NULL OR i.status <> 'voided') ORDER BY i.account_id, i.id";
    struct slice *s = b->s;
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        struct invoice v = {
            .total = slice_or_none(st, 2),
            .due = slice_or_none(st, 3),
            .paid = slice_or_none(st, 4),
            .created = calendar_day(s->catalog->calendar, db_col_int(st, 6)),
            .due_on = slice_or_none(st, 7),
            .paid_on = slice_or_none(st, 10),
            .currency = db_col_text(st, 1),
        };
        v.open = v.due != NONE && v.due > 0 && !str_is(db_col_text(st, 5), "paid");
        add_invoice(b, slice_account(s, db_col_int(st, 0)), &v);
        note_billed(b, st, &v);
    }
    db_done(st);
    for (size_t i = 0; i < s->naccounts; i++)
        for (int m = 0; m < MONTHS; m++) {
            s->accounts[i].billed += s->accounts[i].billed_months[m];
            s->accounts[i].paid += s->accounts[i].paid_months[m];
        }
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_read_billing(struct slice *s)
{
    struct billing b = {
        .s = s, .by_invoices = str_is(catalog_setting(s->catalog, "mrr_source"), "invoices")};
    b.rates = rates_read(s->conn, s->arena, s->catalog);
    int result = !b.rates || read_subscriptions(&b) < 0 ? -1 : 0;
    if (b.count)
        qsort(b.subscriptions, b.count, sizeof(*b.subscriptions), by_id);
    if (result == 0)
        result = read_renewals(&b) < 0 || read_invoices(&b) < 0 ? -1 : 0;
    for (size_t i = 0; result == 0 && i < b.count; i++)
        add_subscription(&b, &b.subscriptions[i]);
    free(b.subscriptions);
    return result;
}
