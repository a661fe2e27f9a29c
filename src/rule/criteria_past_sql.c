/*
 * criteria_past_sql: figures of accounts over time that are not of usage (see criteria_render.h):
 * touchpoints of a window, and the change of what account_day keeps of days that are over.
 *
 * One derived table per condition, as for usage: a range of an index that begins with the instant
 * or the day, or with a scope the look-up of each account.
 */
#include "base/calendar.h"
#include "rule/criteria_render.h"

/* ---- touchpoints ---- */

/* The contacts of one store from an instant on, before another. A ticket counts as one support
 * touchpoint when it was created. */
static void add_contacts(struct render *r, const char *store, const char *at, int64_t from,
                         int64_t to)
{
    struct part *p = r->joins;
    buf_addf(&p->sql, "SELECT c.account_id, c.%s AS at FROM ", at);
    if (r->scope)
        buf_addz(&p->sql, "{ints} x {cross} ");
    buf_addf(&p->sql, "%s c WHERE ", store);
    if (r->scope) {
        part_bind_accounts(r, p);
        buf_addz(&p->sql, "c.account_id = x.value AND ");
    }
    buf_addf(&p->sql, "c.%s >= ? AND c.%s < ? AND c.deleted_at IS NULL", at, at);
    part_bind_int(r, p, from);
    part_bind_int(r, p, to);
}

void render_touchpoints(struct render *r, const struct criteria_operand *o, int n)
{
    struct part *p = r->joins;
    const struct calendar *calendar = r->schema->calendar;
    int32_t first = o->days > 0 ? r->schema->today - o->days + 1 : 0;
    int64_t split = calendar_midnight(calendar, first);
    int64_t from = o->change ? calendar_midnight(calendar, first - o->days) : split;
    int64_t to = calendar_midnight(calendar, r->schema->today + 1);
    const char *channel = o->channel < 0 ? NULL : criteria_channels[o->channel];
    buf_addz(&p->sql, " LEFT JOIN (SELECT t.account_id AS id, ");
    if (o->change) {
        buf_addz(&p->sql, "count(CASE WHEN t.at >= ? THEN 1 END) AS value, count(CASE WHEN t.at <"
                          " ? THEN 1 END) AS before FROM (");
        part_bind_int(r, p, split);
        part_bind_int(r, p, split);
    } else {
        buf_addz(&p->sql, "count(*) AS value FROM (");
    }
    add_contacts(r, "touchpoint", "occurred_on", from, to);
    if (channel) {
        buf_addz(&p->sql, " AND c.channel = ?");
        part_bind_text(r, p, str_of(channel));
    }
    if (!channel || str_is(str_of(channel), "support")) {
        buf_addz(&p->sql, " UNION ALL ");
        add_contacts(r, "ticket", "created_on", from, to);
    }
    buf_addf(&p->sql, ") t GROUP BY t.account_id) p%d ON p%d.id = e.id", n, n);
}

/* ---- changes of what days keep ---- */

void render_past(struct render *r, const struct criteria_operand *o, int n)
{
    const struct field *f = o->of.field;
    struct part *p = r->joins;
    struct buf *sql = &r->where->sql;
    buf_addf(&p->sql,
             " LEFT JOIN (SELECT h.account_id AS id, %s AS before FROM %saccount_day h"
             " WHERE h.day = ?%s) p%d ON p%d.id = e.id",
             f->past, r->scope ? "{ints} x {cross} " : "",
             r->scope ? " AND h.account_id = x.value" : "", n, n);
    if (r->scope)
        part_bind_accounts(r, p);
    part_bind_int(r, p, r->schema->today - o->days);
    if (o->change == CHANGE_ABSOLUTE) {
        buf_addc(sql, '(');
        render_stored(r, f);
        buf_addf(sql, " - p%d.before)", n);
        return;
    }
    buf_addf(sql, "CASE WHEN p%d.before > 0 THEN (CAST(", n);
    render_stored(r, f);
    buf_addf(sql, " AS DOUBLE PRECISION) - p%d.before) * 100.0 / p%d.before END", n, n);
}
