/* report_features: use of each feature over all accounts (see report.h). */
#include "engine/report.h"

const char report_features_sql[] =
    "SELECT f.id, o.id, o.product_id, coalesce(w.uses, 0), l.day FROM feature_last_use l"
    " JOIN feature f ON f.id = l.feature_id JOIN module o ON o.id = f.module_id LEFT JOIN"
    " (SELECT d.feature_id, {sum_int(d.uses)} AS uses FROM account_feature_day d JOIN account a"
    " ON a.id = d.account_id AND a.deleted_at IS NULL WHERE d.day BETWEEN ? AND ?"
    " GROUP BY d.feature_id) w ON w.feature_id = f.id WHERE l.day >= ? ORDER BY f.id";

int report_features(struct model *m, int days, int kept_days, struct report_feature **rows)
{
    int64_t today = m->today;
    int n = 0;
    struct db_stmt *st = db_query(m->conn, report_features_sql, "iii", today - days + 1, today,
                                  today - kept_days + 1);
    *rows = arena_array(m->arena, REPORT_ROWS, sizeof(**rows));
    for (; n < REPORT_ROWS && db_next(st); n++)
        (*rows)[n] =
            (struct report_feature){db_col_int(st, 0), db_col_int(st, 1), db_col_int(st, 2),
                                    db_col_int(st, 3), (int32_t)db_col_int(st, 4)};
    db_done(st);
    return db_error(m->conn) == DB_OK ? n : -1;
}
