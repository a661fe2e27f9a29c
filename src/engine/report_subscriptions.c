/* report_subscriptions: what subscriptions add up to, and how many are in which status (see
 * report.h). One read of the narrow index subscription_figures; names are looked up per status. */
#include "engine/report.h"
#include "engine/report_scope.h"
#include "model/rate.h"

/* One row of the result: the subscriptions of a status and a currency. */
static void add_group(struct model *m, const struct rates *rates, struct db_stmt *st,
                      struct report_subscriptions *out)
{
    int64_t count = db_col_int(st, 4);
    out->total += count;
    if (!str_is(db_col_text(st, 2), "active"))
        return;
    struct str currency = db_is_null(st, 3) ? STR_NONE : db_col_text(st, 3);
    int64_t mrr = rates_convert(rates, db_col_int(st, 5), currency, m->today);
    int64_t amount = rates_convert(rates, db_col_int(st, 6), currency, m->today);
    out->active += count;
    if (mrr == RATE_NONE || amount == RATE_NONE) {
        out->unconverted += count;
        return;
    }
    out->mrr += mrr;
    out->amount += amount;
}

/* Rows of a status follow each other. */
static void add_status(struct model *m, struct db_stmt *st, struct report_subscriptions *out)
{
    int64_t id = db_col_int(st, 0);
    struct report_status *last = out->nstatuses ? &out->statuses[out->nstatuses - 1] : NULL;
    if (!last || last->id != id) {
        if (out->nstatuses == REPORT_STATUSES)
            return;
        last = &out->statuses[out->nstatuses++];
        *last = (struct report_status){.id = id,
                                       .name = str_dup(m->arena, db_col_text(st, 1)),
                                       .type = str_dup(m->arena, db_col_text(st, 2))};
    }
    last->subscriptions += db_col_int(st, 4);
}

int report_subscriptions(struct model *m, const struct list_query *q,
                         struct report_subscriptions *out)
{
    static const char body[] =
        "SELECT g.status_id, t.name, t.type, g.currency, g.n, g.mrr, g.amount FROM (SELECT"
        " s.status_id, s.currency, count(*) AS n, {sum_int(coalesce(s.mrr, 0))} AS mrr,"
        " {sum_int(coalesce(s.amount, 0))} AS amount FROM seen s GROUP BY s.status_id, s.currency)"
        " g LEFT JOIN subscription_status t ON t.id = g.status_id"
        " ORDER BY t.position NULLS LAST, g.status_id NULLS LAST";
    static const char what[] = "e.status_id AS status_id, e.currency AS currency, e.mrr AS mrr,"
                               " e.amount AS amount";
    const struct rates *rates = rates_read(m->conn, m->arena, m->catalog);
    *out = (struct report_subscriptions){0};
    out->statuses = arena_array(m->arena, REPORT_STATUSES, sizeof(*out->statuses));
    struct db_stmt *st = rates ? report_prepare_values(m, q, what, body) : NULL;
    while (db_next(st)) {
        add_group(m, rates, st, out);
        add_status(m, st, out);
    }
    db_done(st);
    return st && db_error(m->conn) == DB_OK && !error_is_set(m->error) ? 0 : -1;
}
