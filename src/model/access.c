/* access: see access.h. */
#include "model/access.h"

void access_changed(struct db_conn *conn)
{
    static const char raise[] = "INSERT INTO epoch (name, value) VALUES ('access', 1)"
                                " ON CONFLICT (name) DO UPDATE SET value = epoch.value + 1";
    db_run(conn, raise, "");
}

int64_t access_epoch(struct db_conn *conn)
{
    int64_t epoch = db_int(conn, 0, "SELECT value FROM epoch WHERE name = 'access'", "");
    return db_error(conn) == DB_OK ? epoch : -1;
}
