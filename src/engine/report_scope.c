/* report_scope: see report_scope.h; the list itself is rendered by model/list.c. */
#include "engine/report_scope.h"

enum { SQL_MAX = 1100000 };

struct db_stmt *report_prepare(struct model *m, const struct list_query *q, const char *body)
{
    struct criteria_part ids;
    struct buf sql = BUF_INIT(SQL_MAX);
    if (list_ids_sql(m, q, &ids) < 0)
        return NULL;
    buf_addz(&sql, "WITH seen AS (");
    buf_adds(&sql, ids.sql);
    buf_addf(&sql, ") %s", body);
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    criteria_sql_bind(st, ids.binds, ids.nbinds);
    buf_free(&sql);
    return st;
}
