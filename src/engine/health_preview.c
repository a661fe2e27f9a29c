/* health_preview: see health_preview.h. */
#include "engine/health_preview.h"

#include "engine/standing_answer.h"
#include "model/list.h"
#include "model/selection.h"

enum { DAYS = 60, STEP = 5, SAMPLE = 4000, SQL_MAX = 2200000 };

struct counts {
    int64_t of[HEALTH_SIGNALS][HEALTH_GOOD + 1];
};

/* Whom it is about: a SELECT of their ids. */
struct population {
    struct model *m;
    const struct health_rules *rules;
    struct criteria_part ids;
    int64_t total;
    int64_t *sample;
    size_t nsample;
    struct str day_metrics;
    int32_t first_day;
};

/* ---- whom ---- */

/* The members of its segment; without one, whom no other configuration is for. */
static int read_population(struct population *p)
{
    static const char others[] =
        "SELECT p.id FROM (%.*s) p WHERE p.id NOT IN (SELECT s.entity_id FROM segment_member s JOIN"
        " health_config c ON c.segment_id = s.segment_id AND c.deleted_at IS NULL)";
    struct list_query q = {.resource = resource_get("account"), .segment = p->rules->segment};
    struct model *m = p->m;
    if (list_ids_sql(m, &q, &p->ids) < 0)
        return -1;
    if (!p->rules->segment)
        p->ids.sql = str_fmt(m->arena, others, (int)p->ids.sql.n, p->ids.sql.p);
    struct db_stmt *st = db_prepare(m->conn, str_fmt(m->arena, "SELECT count(*) FROM (%.*s) p",
                                                     (int)p->ids.sql.n, p->ids.sql.p));
    criteria_sql_bind(st, p->ids.binds, p->ids.nbinds);
    p->total = db_next(st) ? db_col_int(st, 0) : 0;
    db_done(st);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* Every n-th of them by id, ascending. */
static int read_sample(struct population *p)
{
    struct model *m = p->m;
    struct db_stmt *st =
        db_prepare(m->conn, str_fmt(m->arena,
                                    "SELECT p.id FROM (%.*s) p WHERE p.id %% ? = 0 ORDER BY p.id"
                                    " LIMIT ?",
                                    (int)p->ids.sql.n, p->ids.sql.p));
    p->sample = arena_array(m->arena, SAMPLE, sizeof(*p->sample));
    criteria_sql_bind(st, p->ids.binds, p->ids.nbinds);
    if (st) {
        db_bind_int(st, (p->total + SAMPLE - 1) / SAMPLE);
        db_bind_int(st, SAMPLE);
    }
    while (db_next(st))
        p->sample[p->nsample++] = db_col_int(st, 0);
    db_done(st);
    p->day_metrics = answers_day_metrics(m);
    p->first_day = (int32_t)db_int(m->conn, m->today,
                                   "SELECT day FROM account_feature_day ORDER BY day LIMIT 1", "");
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* ---- how they stand ---- */

/* The two rules of a signal as result columns of one query; 0 for one that is not configured. */
struct pair {
    struct criteria_sql good, poor;
};

static bool render(struct population *p, struct model *m, int signal, bool sampled,
                   struct pair *out)
{
    static const struct criteria_sql none = {.where = {.sql = {"0", 1}}};
    struct criteria_scope scope = {.first_day = p->first_day, .three = true};
    const struct criteria_schema *schema = selection_schema(m, resource_get("account"));
    const struct criteria *good = p->rules->good[signal], *poor = p->rules->poor[signal];
    if (sampled) {
        scope.accounts = p->sample;
        scope.naccounts = p->nsample;
    }
    *out = (struct pair){none, none};
    if (good && !criteria_sql_render(m->arena, schema, &scope, good, &out->good))
        return false;
    scope.figures = out->good.figures;
    return !poor || criteria_sql_render(m->arena, schema, &scope, poor, &out->poor);
}

static void add_part(struct buf *sql, const char *before, const struct criteria_part *part,
                     const char *after)
{
    buf_addz(sql, before);
    if (part->sql.n)
        buf_adds(sql, part->sql);
    buf_addz(sql, after);
}

/* SELECT of Good, Poor and how many: of all now, or (day) of the sample as of m->today. */
static struct db_stmt *ask(struct population *p, struct model *m, int signal, bool day)
{
    struct pair pair;
    struct buf sql = BUF_INIT(SQL_MAX);
    if (!render(p, m, signal, day, &pair))
        return NULL;
    add_part(&sql, "SELECT CAST(", &pair.good.where, " AS INTEGER) AS good");
    add_part(&sql, ", CAST(", &pair.poor.where, " AS INTEGER) AS poor, count(*)");
    if (day) {
        buf_addz(&sql, " FROM {ints} i {cross} account e JOIN ");
        buf_adds(&sql, p->day_metrics);
        buf_addz(&sql, " m ON m.account_id = e.id");
    } else {
        add_part(&sql, " FROM (", &p->ids,
                 ") v JOIN account e ON e.id = v.id LEFT JOIN"
                 " account_metric m ON m.account_id = e.id");
    }
    add_part(&sql, "", &pair.good.joins, "");
    add_part(&sql, "", &pair.poor.joins, day ? " WHERE e.id = i.value" : "");
    buf_addz(&sql, " GROUP BY 1, 2");
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    buf_free(&sql);
    criteria_sql_bind(st, pair.good.where.binds, pair.good.where.nbinds);
    criteria_sql_bind(st, pair.poor.where.binds, pair.poor.where.nbinds);
    if (st && day) {
        db_bind_ints(st, p->sample, p->nsample);
        db_bind_int(st, m->today);
        db_bind_ints(st, p->sample, p->nsample);
    } else {
        criteria_sql_bind(st, p->ids.binds, p->ids.nbinds);
    }
    criteria_sql_bind(st, pair.good.joins.binds, pair.good.joins.nbinds);
    criteria_sql_bind(st, pair.poor.joins.binds, pair.poor.joins.nbinds);
    return st;
}

static enum answer answer_of(struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        return ANSWER_UNKNOWN;
    return db_col_int(st, column) ? ANSWER_YES : ANSWER_NO;
}

/* Counts of each signal; accounts counted in all, -1. */
static int64_t count(struct population *p, struct model *m, bool day, struct counts *out)
{
    int64_t all = 0;
    *out = (struct counts){0};
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        bool configured = p->rules->good[s] || p->rules->poor[s];
        struct db_stmt *st = ask(p, m, s, day);
        all = 0;
        while (db_next(st)) {
            int64_t n = db_col_int(st, 2);
            out->of[s][health_of(configured, answer_of(st, 0), answer_of(st, 1))] += n;
            all += n;
        }
        db_done(st);
        if (db_error(m->conn) != DB_OK)
            return -1;
    }
    return all;
}

/* ---- writing ---- */

/* Counts of a sample stand for as many times more. */
static void counts_json(const struct counts *c, int64_t total, int64_t sample, struct json_out *out)
{
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        json_key(out, health_signals[s]);
        json_open_object(out);
        for (int v = 0; v <= HEALTH_GOOD; v++)
            json_member_int(out, health_words[v],
                            sample ? (c->of[s][v] * total + sample / 2) / sample : 0);
        json_close_object(out);
    }
}

static int days_json(struct population *p, struct json_out *out)
{
    struct counts c;
    json_key(out, "days");
    json_open_array(out);
    for (int back = DAYS; p->nsample && back > 0; back -= STEP) {
        struct model m = *p->m;
        m.today -= back;
        int64_t all = count(p, &m, true, &c);
        if (all < 0)
            return -1;
        if (!all)
            continue; /* nothing is kept of the day */
        json_open_object(out);
        json_key(out, "day");
        json_out_date(out, m.today);
        counts_json(&c, p->total, (int64_t)p->nsample, out);
        json_close_object(out);
    }
    json_close_array(out);
    return 0;
}

int health_preview(struct model *m, const struct health_rules *rules, struct json_out *out)
{
    struct population p = {.m = m, .rules = rules};
    struct counts now;
    if (read_population(&p) < 0 || read_sample(&p) < 0 || count(&p, m, false, &now) < 0)
        return -1;
    json_member_int(out, "total", p.total);
    json_key(out, "now");
    json_open_object(out);
    counts_json(&now, 1, 1, out);
    json_close_object(out);
    if (days_json(&p, out) < 0)
        return -1;
    json_member_bool(out, "estimated", (int64_t)p.nsample < p.total);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
