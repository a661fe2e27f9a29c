/* standing_answer: see standing_answer.h. */
#include "engine/standing_answer.h"

#include "base/buf.h"
#include "engine/history.h"
#include "model/selection.h"

enum { SQL_MAX = 1100000 };

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

/* SELECT of the account and of the rule as 1, 0 or NULL. */
static struct db_stmt *ask(struct model *m, const struct asked *asked, const struct criteria *rule)
{
    const struct criteria_scope scope = {.accounts = asked->accounts,
                                         .naccounts = asked->n,
                                         .first_day = asked->first_day,
                                         .three = true};
    struct buf sql = BUF_INIT(SQL_MAX);
    struct criteria_sql part;
    struct str metrics = asked->day_metrics.p ? asked->day_metrics : STR("account_metric");
    if (!criteria_sql_render(m->arena, selection_schema(m, resource_get("account")), &scope, rule,
                             &part))
        return NULL;
    buf_addz(&sql, "SELECT e.id, CAST(");
    buf_adds(&sql, part.where.sql);
    buf_addf(&sql,
             " AS INTEGER) FROM {ints} i {cross} account e %sJOIN %.*s m ON m.account_id = e.id",
             asked->day_metrics.p ? "" : "LEFT ", (int)metrics.n, metrics.p);
    buf_adds(&sql, part.joins.sql);
    buf_addz(&sql, " WHERE e.id = i.value AND e.deleted_at IS NULL");
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    criteria_sql_bind(st, part.where.binds, part.where.nbinds);
    if (st)
        db_bind_ints(st, asked->accounts, asked->n);
    if (st && asked->day_metrics.p) {
        db_bind_int(st, m->today);
        db_bind_ints(st, asked->accounts, asked->n);
    }
    criteria_sql_bind(st, part.joins.binds, part.joins.nbinds);
    buf_free(&sql);
    return st;
}

int answers_read(struct model *m, const struct asked *asked, const struct criteria *rule,
                 enum answer *out)
{
    for (size_t i = 0; i < asked->n; i++)
        out[i] = ANSWER_NO;
    struct db_stmt *st = rule ? ask(m, asked, rule) : NULL;
    while (db_next(st)) {
        size_t at = answers_place(asked, db_col_int(st, 0));
        if (at < asked->n)
            out[at] = db_is_null(st, 1)   ? ANSWER_UNKNOWN
                      : db_col_int(st, 1) ? ANSWER_YES
                                          : ANSWER_NO;
    }
    db_done(st);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
