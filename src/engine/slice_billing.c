/*
 * slice_billing: what the subscriptions of a slice's accounts say: MRR and amount (converted by the
 * rate of today, one rounding per subscription, sums exact), status, dates.
 */
#include <math.h>

#include "engine/slice.h"
#include "model/rate.h"

struct rates {
    const struct criteria_rate *rows;
    size_t count;
};

/* Minor units of `currency` in minor units of the workspace's; NONE without a rate. */
static int64_t convert(const struct slice *s, const struct rates *rates, int64_t minor,
                       struct str currency)
{
    if (!currency.p || str_eq_nocase(currency, s->catalog->currency))
        return minor;
    for (size_t i = 0; i < rates->count; i++)
        if (str_eq_nocase(rates->rows[i].currency, currency))
            return (int64_t)nearbyint((double)minor * rates->rows[i].factor); /* ties to even */
    return NONE;
}

static void add(int64_t *sum, int64_t value)
{
    *sum = *sum == NONE ? value : *sum + value;
}

static void sooner(int64_t *value, int64_t other)
{
    if (other != NONE && (*value == NONE || other < *value))
        *value = other;
}

static int64_t or_none(struct db_stmt *st, int column)
{
    return db_is_null(st, column) ? NONE : db_col_int(st, column);
}

/* Adds amount and MRR of an active subscription; without a rate it counts as not converted. */
static void add_active(const struct slice *s, const struct rates *rates, struct account_metrics *a,
                       struct db_stmt *st)
{
    struct str currency = db_col_text(st, 1);
    int64_t *sums[] = {&a->mrr, &a->amount};
    bool converted = true;
    for (int i = 0; i < 2; i++) {
        int64_t value =
            db_is_null(st, 2 + i) ? 0 : convert(s, rates, db_col_int(st, 2 + i), currency);
        converted &= value != NONE;
        add(sums[i], value == NONE ? 0 : value);
    }
    a->unconverted += !converted;
    sooner(&a->next_billing_on, or_none(st, 4));
    sooner(&a->subscription_ends_on, or_none(st, 5));
}

/* Rows come in the order of status types that decides the account's status: active, suspended,
 * future, cancelled. */
int slice_read_subscriptions(struct slice *s)
{
    static const char read[] =
        "SELECT b.account_id, b.currency, b.mrr, b.amount, b.next_billing_on, "
        "b.subscription_ends_on, t.id, t.type"
        " FROM {ints} a {cross} subscription b JOIN subscription_status t ON t.id = b.status_id"
        " WHERE b.account_id = a.value AND b.deleted_at IS NULL"
        " ORDER BY b.account_id, CASE t.type WHEN 'active' THEN 0 WHEN 'suspended' THEN 1 WHEN "
        "'future' THEN 2 ELSE 3 END, t.position, t.id, b.id";
    struct rates rates;
    int64_t *ids = arena_array(s->arena, s->naccounts, sizeof(*ids));
    rates.count = rates_on(s->conn, s->arena, s->catalog, s->today, &rates.rows);
    for (size_t i = 0; i < s->naccounts; i++)
        ids[i] = s->accounts[i].account;
    struct db_stmt *st = db_query(s->conn, read, "I", ids, s->naccounts);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        a->subscriptions++;
        if (a->status == NONE)
            a->status = db_col_int(st, 6);
        if (a->mrr == NONE)
            a->mrr = a->amount = 0;
        if (str_is(db_col_text(st, 7), "active"))
            add_active(s, &rates, a, st);
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}
