/* standing_answer: see standing_answer.h. */
#include "engine/standing_answer.h"

#include "base/buf.h"
#include "engine/history.h"
#include "model/selection.h"

enum {
    SQL_MAX = 1100000,
    RULES_MAX = 2 * HEALTH_SIGNALS, /* of one statement */
    FIGURES_MAX = 24                /* with parameters; SQLite joins 64 tables at most */
};

static bool of_day(struct str column)
{
#define IS(name) || str_is(column, #name)
    return false HISTORY_FIGURES(IS);
#undef IS
}

struct str answers_day_metrics(struct model *m)
{
    static const char any[] = "SELECT * FROM account_metric LIMIT 1";
    struct buf sql = BUF_INIT(SQL_MAX);
    struct db_stmt *st = db_query(m->conn, any, "");
    if (!st)
        return STR_NONE;
    buf_addz(&sql, "(SELECT ");
    for (int i = 0; i < db_columns(st); i++) {
        struct str name = str_of(db_column_name(st, i));
        buf_addf(&sql, "%s%s.%.*s", i ? ", " : "", of_day(name) ? "h" : "c", (int)name.n, name.p);
    }
    buf_addz(&sql, " FROM account_day h JOIN account_metric c ON c.account_id = h.account_id WHERE"
                   " h.day = ? AND h.account_id {in_ints})");
    db_done(st);
    struct str out = str_dup(m->arena, buf_str(&sql));
    buf_free(&sql);
    return out;
}

size_t answers_place(const struct asked *asked, int64_t account)
{
    size_t low = 0, high = asked->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (asked->accounts[middle] < account)
            low = middle + 1;
        else
            high = middle;
    }
    return low < asked->n && asked->accounts[low] == account ? low : asked->n;
}

/* Rules that are asked together. */
struct together {
    size_t rule[RULES_MAX]; /* their places */
    struct criteria_sql parts[RULES_MAX];
    size_t n;
    int figures;
};

/* Takes the next rules, from *next on, as many as fit one statement. False when one is too long. */
static bool take(struct model *m, const struct asked *asked, const struct criteria *const *rules,
                 size_t n, size_t *next, struct together *t)
{
    const struct criteria_schema *schema = selection_schema(m, resource_get("account"));
    *t = (struct together){0};
    for (; *next < n && t->n < RULES_MAX; ++*next) {
        struct criteria_sql *part = &t->parts[t->n];
        const struct criteria_scope scope = {.accounts = asked->accounts,
                                             .naccounts = asked->n,
                                             .first_day = asked->first_day,
                                             .three = true,
                                             .figures = t->figures};
        if (!rules[*next])
            continue;
        if (!criteria_sql_render(m->arena, schema, &scope, rules[*next], part))
            return false;
        if (t->n && part->figures > FIGURES_MAX)
            return true;
        t->figures = part->figures;
        t->rule[t->n++] = *next;
    }
    return true;
}

/* SELECT of the account and of each rule as 1, 0 or NULL. */
static struct db_stmt *ask(struct model *m, const struct asked *asked, const struct together *t)
{
    struct buf sql = BUF_INIT(SQL_MAX);
    struct str metrics = asked->day_metrics.p ? asked->day_metrics : STR("account_metric");
    buf_addz(&sql, "SELECT e.id");
    for (size_t k = 0; k < t->n; k++) {
        buf_addz(&sql, ", CAST(");
        buf_adds(&sql, t->parts[k].where.sql);
        buf_addz(&sql, " AS INTEGER)");
    }
    buf_addf(&sql, " FROM {ints} i {cross} account e %sJOIN %.*s m ON m.account_id = e.id",
             asked->day_metrics.p ? "" : "LEFT ", (int)metrics.n, metrics.p);
    for (size_t k = 0; k < t->n; k++)
        if (t->parts[k].joins.sql.n)
            buf_adds(&sql, t->parts[k].joins.sql);
    buf_addz(&sql, " WHERE e.id = i.value AND e.deleted_at IS NULL");
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    for (size_t k = 0; k < t->n; k++)
        criteria_sql_bind(st, t->parts[k].where.binds, t->parts[k].where.nbinds);
    if (st)
        db_bind_ints(st, asked->accounts, asked->n);
    if (st && asked->day_metrics.p) {
        db_bind_int(st, m->today);
        db_bind_ints(st, asked->accounts, asked->n);
    }
    for (size_t k = 0; k < t->n; k++)
        criteria_sql_bind(st, t->parts[k].joins.binds, t->parts[k].joins.nbinds);
    buf_free(&sql);
    return st;
}

static enum answer answer_of(struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        return ANSWER_UNKNOWN;
    return db_col_int(st, column) ? ANSWER_YES : ANSWER_NO;
}

int answers_read(struct model *m, const struct asked *asked, const struct criteria *const *rules,
                 size_t n, enum answer *out)
{
    struct together t;
    size_t next = 0;
    for (size_t i = 0; i < n * asked->n; i++)
        out[i] = ANSWER_NO;
    while (next < n && take(m, asked, rules, n, &next, &t)) {
        struct db_stmt *st = t.n ? ask(m, asked, &t) : NULL;
        while (db_next(st)) {
            size_t at = answers_place(asked, db_col_int(st, 0));
            for (size_t k = 0; at < asked->n && k < t.n; k++)
                out[t.rule[k] * asked->n + at] = answer_of(st, (int)k + 1);
        }
        db_done(st);
    }
    return next == n && db_error(m->conn) == DB_OK ? 0 : -1;
}
