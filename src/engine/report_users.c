/* report_users: how active users are (see report.h). */
#include "engine/report.h"
#include "engine/report_scope.h"

enum { PAIRS_MAX = 64 };

int report_users(struct model *m, const struct list_query *users, struct report_users **rows)
{
    /* A user without a row has never been seen: the defaults of user_metric. */
    static const char body[] =
        "SELECT coalesce(m.activity, 2), coalesce(m.usage_frequency, 0), count(*) FROM seen"
        " LEFT JOIN user_metric m ON m.user_id = seen.id GROUP BY 1, 2 ORDER BY 1, 2";
    struct db_stmt *st = report_prepare(m, users, body);
    int n = 0;
    *rows = arena_array(m->arena, PAIRS_MAX, sizeof(**rows));
    for (; n < PAIRS_MAX && db_next(st); n++)
        (*rows)[n] = (struct report_users){db_col_int(st, 0), db_col_int(st, 1), db_col_int(st, 2)};
    db_done(st);
    return db_error(m->conn) == DB_OK && !error_is_set(m->error) ? n : -1;
}
