/* report_scope: see report_scope.h; the list itself is rendered by model/list.c. */
#include "engine/report_scope.h"

enum { SQL_MAX = 1100000 };

struct db_stmt *report_prepare_values(struct model *m, const struct list_query *q, const char *what,
                                      const char *body)
{
    struct criteria_part seen;
    struct buf sql = BUF_INIT(SQL_MAX);
    if (list_values_sql(m, q, what, &seen) < 0)
        return NULL;
    buf_addz(&sql, "WITH seen AS (");
    buf_adds(&sql, seen.sql);
    buf_addf(&sql, ") %s", body);
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    criteria_sql_bind(st, seen.binds, seen.nbinds);
    buf_free(&sql);
    return st;
}

struct db_stmt *report_prepare(struct model *m, const struct list_query *q, const char *body)
{
    return report_prepare_values(m, q, "e.id AS id", body);
}
