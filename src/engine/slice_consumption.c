/*
 * slice_consumption: the present value of each custom consumption metric of a slice's accounts: sum
 * or maximum of the last 30 days, or the newest value.
 */
#include <string.h>

#include "engine/slice.h"

enum aggregate { SUM, MAX, LAST };

static enum aggregate aggregate_of(struct str word)
{
    return str_is(word, "max") ? MAX : str_is(word, "last") ? LAST : SUM;
}

static struct consumed *place_of(struct slice *s, size_t *space, int64_t account, int64_t metric)
{
    struct consumed *last = s->nconsumed ? &s->consumed[s->nconsumed - 1] : NULL;
    if (last && last->account == account && last->metric == metric)
        return last;
    if (s->nconsumed == *space) {
        struct consumed *more = arena_array(s->arena, *space * 2, sizeof(*more));
        memcpy(more, s->consumed, s->nconsumed * sizeof(*more));
        s->consumed = more;
        *space *= 2;
    }
    s->consumed[s->nconsumed] = (struct consumed){.account = account, .metric = metric};
    return &s->consumed[s->nconsumed++];
}

static void add(struct consumed *c, enum aggregate how, int64_t day, double value)
{
    if (how == SUM)
        c->value += value;
    else if (how == LAST || c->day == 0 || value > c->value)
        c->value = value;
    c->day = day;
}

/* Rows come by account, metric and day. A metric that is stored, but has no day that counts, comes
 * with none. */
int slice_read_consumption(struct slice *s)
{
    static const char read[] =
        "SELECT c.account_id, c.metric_id, k.aggregate, c.day, c.value FROM {ints} a"
        " {cross} consumption c JOIN consumption_metric k ON k.id = c.metric_id AND k.deleted_at "
        "IS NULL WHERE c.account_id = a.value AND c.deleted_at IS NULL"
        " AND (c.day > ? OR k.aggregate = 'last')"
        " UNION ALL SELECT m.account_id, m.metric_id, NULL, NULL, NULL FROM {ints} b {cross} "
        "account_consumption m WHERE m.account_id = b.value AND m.value IS NOT NULL"
        " ORDER BY 1, 2, 4";
    size_t space = 256;
    s->consumed = arena_array(s->arena, space, sizeof(*s->consumed));
    int64_t *ids = slice_ids(s);
    struct db_stmt *st = db_query(s->conn, read, "IiI", ids, s->naccounts,
                                  (int64_t)s->today - CONSUMPTION_DAYS, ids, s->naccounts);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        int64_t day = db_col_int(st, 3);
        struct consumed *c;
        if (!db_is_null(st, 3) && day > s->today) {
            slice_recheck(s, a, day);
            continue;
        }
        c = place_of(s, &space, a->account, db_col_int(st, 1));
        if (db_is_null(st, 3))
            continue;
        enum aggregate how = aggregate_of(db_col_text(st, 2));
        add(c, how, day, db_col_real(st, 4));
        if (how != LAST)
            slice_recheck(s, a, day + CONSUMPTION_DAYS);
    }
    db_done(st);
    for (size_t i = 0; i < s->nconsumed; i++)
        s->consumed[i].gone = s->consumed[i].day == 0;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}
