/*
 * criteria_figure_sql: figures of usage with parameters (see criteria_render.h).
 *
 * One derived table per condition: a range of days of the store, without what is hidden, grouped by
 * account or user. {cross} keeps the range of days the outer loop on SQLite; the store's keys begin
 * with the day. What may be counted is a set (IS TRUE keeps it one): joined, PostgreSQL would begin
 * with the features, of which it knows too little, and read the store once for each.
 */
#include "rule/criteria_render.h"

/* What is counted: alias u the store. */
static const char *counted(enum field_figure figure)
{
    switch (figure) {
    case FIGURE_USES:
        return "u.uses";
    case FIGURE_FEATURES:
        return "u.feature_id";
    case FIGURE_MODULES:
        return "(SELECT f.module_id FROM feature f WHERE f.id = u.feature_id)";
    case FIGURE_USERS:
        return "u.user_id";
    case FIGURE_DAYS:
    case FIGURE_TOUCHPOINTS: /* criteria_past_sql.c */
    case FIGURE_FIRST:
    case FIGURE_LAST:
    case FIGURE_NONE:
        break;
    }
    return "u.day";
}

/* One figure of the days that the condition lets through ("" = all). */
static void add_total(struct part *p, enum field_figure figure, const char *days, const char *name)
{
    const char *what = counted(figure);
    if (figure == FIGURE_FIRST || figure == FIGURE_LAST)
        buf_addf(&p->sql, ", %s(u.day) AS %s", figure == FIGURE_FIRST ? "min" : "max", name);
    else if (figure == FIGURE_USES)
        buf_addf(&p->sql,
                 days[0] ? ", CAST(sum(CASE WHEN %s THEN %s ELSE 0 END) AS BIGINT) AS %s"
                         : ", CAST(sum(%s%s) AS BIGINT) AS %s",
                 days, what, name);
    else
        buf_addf(&p->sql,
                 days[0] ? ", count(DISTINCT CASE WHEN %s THEN %s END) AS %s"
                         : ", count(DISTINCT %s%s) AS %s",
                 days, what, name);
}

/* Only rows of what is not hidden, in the place that the condition names. */
static void add_counted_features(struct render *r, const struct criteria_place *place)
{
    static const char *const aliases[CRITERIA_LEVELS] = {"o", "d", "f"};
    struct buf *sql = &r->joins->sql;
    buf_addz(sql, " AND (u.feature_id IN (SELECT f.id FROM feature f JOIN module d ON"
                  " d.id = f.module_id JOIN product o ON o.id = d.product_id WHERE f.hidden = 0 AND"
                  " d.hidden = 0 AND o.hidden = 0");
    if (place->level >= 0) {
        buf_addf(sql, " AND %s.id {in_ints}", aliases[place->level]);
        part_bind(r, r->joins,
                  (struct criteria_bind){.kind = 'I', .ints = place->ids, .n = place->n});
    }
    buf_addz(sql, ")) IS TRUE");
}

/* The days of the window among those that the store has, as values. */
static struct criteria_bind days_between(struct render *r, int32_t from, int32_t to)
{
    int64_t *days;
    size_t n = 0;
    if (from < r->scope->first_day)
        from = r->scope->first_day;
    days = arena_array(r->arena, to < from ? 1 : (size_t)(to - from + 1), sizeof(*days));
    for (int32_t day = from; day <= to; day++)
        days[n++] = day;
    return (struct criteria_bind){.kind = 'I', .ints = days, .n = n};
}

/* The rows of the store that are looked at: of all accounts by a range of the key, of some by
 * looking each day up; of an account's days the features named, which the key ends with. */
static void add_rows(struct render *r, const char *store, int32_t from, int32_t to,
                     const struct criteria_place *features)
{
    struct part *p = r->joins;
    if (!r->scope) {
        buf_addf(&p->sql, " FROM %s u WHERE u.day >= ? AND u.day <= ?", store);
        part_bind_int(r, p, from);
        part_bind_int(r, p, to);
        return;
    }
    buf_addz(&p->sql, " FROM {ints} y {cross} {ints} x");
    part_bind(r, p, days_between(r, from, to));
    part_bind_accounts(r, p);
    if (features) {
        buf_addz(&p->sql, " {cross} {ints} z");
        part_bind(r, p,
                  (struct criteria_bind){.kind = 'I', .ints = features->ids, .n = features->n});
    }
    buf_addf(&p->sql, " {cross} %s u WHERE u.day = y.value AND u.account_id = x.value%s", store,
             features ? " AND u.feature_id = z.value" : "");
}

static void add_join(struct render *r, const struct criteria_operand *o, int number)
{
    struct part *p = r->joins;
    enum field_figure figure = o->of.field->figure;
    const char *key = o->of.subject == 'u' ? "user_id" : "account_id";
    bool daily = o->of.subject == 'u' || figure == FIGURE_USERS;
    int32_t today = r->schema->today, from = o->days > 0 ? today - o->days + 1 : 0;
    if (figure == FIGURE_FIRST || figure == FIGURE_LAST)
        from = 0;
    buf_addf(&p->sql, " LEFT JOIN (SELECT u.%s AS id", key);
    add_total(p, figure, o->change ? "u.day >= ?" : "", "value");
    if (o->change) {
        add_total(p, figure, "u.day < ?", "before");
        part_bind_int(r, p, from);
        part_bind_int(r, p, from);
        from -= o->days;
    }
    add_rows(r,
             daily ? "(SELECT day, account_id, user_id, feature_id, count AS uses FROM usage_daily)"
                   : "account_feature_day",
             from, today, !daily && o->place.level == CRITERIA_LEVELS - 1 ? &o->place : NULL);
    buf_addz(&p->sql, " AND u.uses > 0");
    if (figure == FIGURE_USERS) /* deleted users do not count as active */
        buf_addz(&p->sql,
                 r->scope ? " AND (EXISTS (SELECT 1 FROM \"user\" d WHERE d.id = u.user_id AND"
                            " d.deleted_at IS NULL)) IS TRUE"
                          : " AND u.user_id IN (SELECT d.id FROM \"user\" d WHERE d.deleted_at IS"
                            " NULL)");
    add_counted_features(r, &o->place);
    buf_addf(&p->sql, " GROUP BY u.%s) p%d ON p%d.id = e.id", key, number, number);
}

static void add_value(struct render *r, const struct criteria_operand *o, int n)
{
    struct buf *sql = &r->where->sql;
    if (o->change == CHANGE_PERCENT)
        buf_addf(sql,
                 "CASE WHEN p%d.before > 0 THEN CAST(p%d.value - p%d.before AS DOUBLE PRECISION) *"
                 " 100.0 / p%d.before END",
                 n, n, n, n);
    else if (o->change == CHANGE_ABSOLUTE)
        buf_addf(sql, "coalesce(p%d.value, 0) - coalesce(p%d.before, 0)", n, n);
    else if (o->type == FIELD_DATE)
        buf_addf(sql, "p%d.value", n);
    else
        buf_addf(sql, "coalesce(p%d.value, 0)", n);
}

void render_figure(struct render *r, const struct criteria_operand *o)
{
    struct buf *sql = &r->where->sql;
    const char *known = o->type == FIELD_DATE ? NULL : o->of.field->known;
    int n = ++r->figures;
    if (!o->of.field->figure) {
        render_past(r, o, n);
        return;
    }
    if (o->of.field->figure == FIGURE_TOUCHPOINTS)
        render_touchpoints(r, o, n);
    else
        add_join(r, o, n);
    if (known)
        buf_addf(sql, "(CASE WHEN " FIELD_KNOWN_SQL " THEN ", known);
    add_value(r, o, n);
    if (known)
        buf_addz(sql, " END)");
}
