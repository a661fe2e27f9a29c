/* postgres: PostgreSQL through libpq. */
#include "db/engine.h"

#include "base/log.h"

static int postgres_open(struct db *db)
{
    log_error("PostgreSQL is not built in", "engine=%s", db->engine->name);
    return -1;
}

static void postgres_close(struct db *db)
{
    (void)db;
}

const struct engine postgres_engine = {
    .kind = DB_POSTGRES,
    .name = "postgresql",
    .conn_size = sizeof(struct db_conn),
    .stmt_size = sizeof(struct db_stmt),
    .open = postgres_open,
    .close = postgres_close,
};
