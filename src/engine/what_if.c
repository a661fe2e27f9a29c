/* what_if: see what_if.h. */
#include "engine/what_if.h"

#include "engine/standing_answer.h"
#include "model/list.h"
#include "model/selection.h"

enum { SQL_MAX = 2200000 };

/* ---- whom ---- */

int what_if_open(struct model *m, struct what_if *w)
{
    static const char others[] =
        "SELECT p.id FROM (%.*s) p WHERE p.id NOT IN (SELECT s.entity_id FROM segment_member s JOIN"
        " health_config c ON c.segment_id = s.segment_id AND c.deleted_at IS NULL)";
    struct list_query q = {.resource = resource_get("account"),
                           .segment = w->rules ? w->rules->segment : 0};
    if (list_ids_sql(m, &q, &w->ids) < 0)
        return -1;
    if (w->rules && !w->rules->segment)
        w->ids.sql = str_fmt(m->arena, others, (int)w->ids.sql.n, w->ids.sql.p);
    struct db_stmt *st = db_prepare(m->conn, str_fmt(m->arena, "SELECT count(*) FROM (%.*s) p",
                                                     (int)w->ids.sql.n, w->ids.sql.p));
    criteria_sql_bind(st, w->ids.binds, w->ids.nbinds);
    w->total = db_next(st) ? db_col_int(st, 0) : 0;
    db_done(st);
    w->day_metrics = answers_day_metrics(m);
    w->first_day = (int32_t)db_int(m->conn, m->today,
                                   "SELECT day FROM account_feature_day ORDER BY day LIMIT 1", "");
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int what_if_ids(struct model *m, const struct what_if *w, int64_t after, int64_t step, int64_t *out,
                int limit)
{
    static const char some[] = "SELECT p.id FROM (%.*s) p WHERE p.id %% ? = 0 AND p.id > ?"
                               " ORDER BY p.id LIMIT ?";
    struct db_stmt *st =
        db_prepare(m->conn, str_fmt(m->arena, some, (int)w->ids.sql.n, w->ids.sql.p));
    int n = 0;
    criteria_sql_bind(st, w->ids.binds, w->ids.nbinds);
    if (st) {
        db_bind_int(st, step);
        db_bind_int(st, after);
        db_bind_int(st, limit);
    }
    while (db_next(st))
        out[n++] = db_col_int(st, 0);
    db_done(st);
    return db_error(m->conn) == DB_OK ? n : -1;
}

/* ---- how they stand ---- */

/* The two rules of a signal; a criteria is the good rule of the first. */
struct rules {
    const struct criteria *good, *poor;
};

static struct rules rules_of(const struct what_if *w, int signal)
{
    if (w->rules)
        return (struct rules){w->rules->good[signal], w->rules->poor[signal]};
    return (struct rules){signal == 0 ? w->criteria : NULL, NULL};
}

/* The same as result columns of one query; 0 for one that is not configured. */
struct pair {
    struct criteria_sql good, poor;
};

static bool render(struct model *m, const struct what_if *w, struct rules rules,
                   struct criteria_scope scope, struct pair *out)
{
    static const struct criteria_sql none = {.where = {.sql = {"0", 1}}};
    const struct criteria_schema *schema = selection_schema(m, resource_get("account"));
    scope.first_day = w->first_day;
    scope.three = w->rules != NULL;
    *out = (struct pair){none, none};
    if (rules.good && !criteria_sql_render(m->arena, schema, &scope, rules.good, &out->good))
        return false;
    scope.figures = out->good.figures;
    return !rules.poor || criteria_sql_render(m->arena, schema, &scope, rules.poor, &out->poor);
}

static void add_part(struct buf *sql, const char *before, const struct criteria_part *part,
                     const char *after)
{
    buf_addz(sql, before);
    if (part->sql.n)
        buf_adds(sql, part->sql);
    buf_addz(sql, after);
}

/* SELECT of Good, Poor and how many: of all now (ids NULL), or of some as of m->today. */
static struct db_stmt *ask(struct model *m, const struct what_if *w, struct rules rules,
                           const int64_t *ids, size_t n)
{
    struct pair pair;
    struct buf sql = BUF_INIT(SQL_MAX);
    if (!render(m, w, rules, (struct criteria_scope){.accounts = ids, .naccounts = n}, &pair))
        return NULL;
    add_part(&sql, "SELECT CAST(", &pair.good.where, " AS INTEGER) AS good");
    add_part(&sql, ", CAST(", &pair.poor.where, " AS INTEGER) AS poor, count(*)");
    if (ids) {
        buf_addz(&sql, " FROM {ints} i {cross} account e JOIN ");
        buf_adds(&sql, w->day_metrics);
        buf_addz(&sql, " m ON m.account_id = e.id");
    } else {
        add_part(&sql, " FROM (", &w->ids,
                 ") v JOIN account e ON e.id = v.id LEFT JOIN"
                 " account_metric m ON m.account_id = e.id");
    }
    add_part(&sql, "", &pair.good.joins, "");
    add_part(&sql, "", &pair.poor.joins, ids ? " WHERE e.id = i.value" : "");
    buf_addz(&sql, " GROUP BY 1, 2");
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    buf_free(&sql);
    criteria_sql_bind(st, pair.good.where.binds, pair.good.where.nbinds);
    criteria_sql_bind(st, pair.poor.where.binds, pair.poor.where.nbinds);
    if (st && ids) {
        db_bind_ints(st, ids, n);
        db_bind_int(st, m->today);
        db_bind_ints(st, ids, n);
    } else {
        criteria_sql_bind(st, w->ids.binds, w->ids.nbinds);
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

static int64_t count(struct model *m, const struct what_if *w, const int64_t *ids, size_t n,
                     struct what_if_counts *out)
{
    int signals = w->rules ? HEALTH_SIGNALS : 1;
    int64_t all = 0;
    *out = (struct what_if_counts){0};
    for (int s = 0; s < signals; s++) {
        struct rules rules = rules_of(w, s);
        bool configured = rules.good || rules.poor;
        struct db_stmt *st = ask(m, w, rules, ids, n);
        all = 0;
        while (db_next(st)) {
            int64_t rows = db_col_int(st, 2);
            out->of[s][health_of(configured, answer_of(st, 0), answer_of(st, 1))] += rows;
            all += rows;
        }
        db_done(st);
        if (db_error(m->conn) != DB_OK)
            return -1;
    }
    return all;
}

int64_t what_if_now(struct model *m, const struct what_if *w, struct what_if_counts *out)
{
    return count(m, w, NULL, 0, out);
}

int64_t what_if_then(struct model *m, const struct what_if *w, const int64_t *ids, size_t n,
                     struct what_if_counts *out)
{
    return count(m, w, ids, n, out);
}
