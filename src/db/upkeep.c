/*
 * upkeep: size, integrity, list of tables, checkpoints.
 */
#include "db/engine.h"

#include <malloc.h>
#include "base/log.h"

int64_t db_checkpoint(struct db *db)
{
    return db->engine->checkpoint == NULL ? 0 : db->engine->checkpoint(db);
}

/* Under the mutex, so that nobody acquires what is being emptied; a few milliseconds for full
 * caches, at a time when few ask. */
bool db_rest(struct db *db, uint64_t busy)
{
    uint64_t leases = 0;
    bool quiet;

    if (db->engine->rest == NULL)
        return false;
    pthread_mutex_lock(&db->mutex);
    for (struct db_conn *c = db->all; c != NULL; c = c->next_all)
        leases += atomic_load(&c->lease);
    quiet = leases - db->rested < busy;
    db->rested = leases;
    for (struct db_conn *c = db->all; quiet && c != NULL; c = c->next_all)
        if (!c->in_use && c->connected)
            db->engine->rest(c);
    pthread_mutex_unlock(&db->mutex);
    if (quiet)
        malloc_trim(0);
    return quiet;
}

int64_t db_size(struct db_conn *conn)
{
    static const char sqlite[] =
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    static const char postgres[] = "SELECT pg_database_size(current_database())";

    return db_int(conn, -1, conn->db->engine->kind == DB_SQLITE ? sqlite : postgres, "");
}

size_t db_tables(struct db_conn *conn, struct arena *arena, struct str **names)
{
    static const char sqlite[] = "SELECT name, count(*) OVER () FROM pragma_table_list"
                                 " WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) "
                                 "<> 'sqlite_' ORDER BY name";
    static const char postgres[] =
        "SELECT c.relname, count(*) OVER () FROM pg_class c JOIN pg_namespace n ON n.oid = "
        "c.relnamespace"
        " WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
        " ORDER BY c.relname COLLATE \"C\"";
    struct db_stmt *s = db_query(conn, conn->db->engine->kind == DB_SQLITE ? sqlite : postgres, "");
    size_t n = 0;

    *names = NULL;
    while (db_next(s)) {
        if (n == 0)
            *names = arena_array(arena, (size_t)db_col_int(s, 1), sizeof **names);
        (*names)[n++] = str_dup(arena, db_col_text(s, 0));
    }
    db_done(s);
    return n;
}

/* Every row of the query is a fault. */
static int faults(struct db_conn *conn, const char *sql)
{
    struct db_stmt *s = db_query(conn, sql, "");
    struct arena *arena = arena_new(1 << 20);
    int found = 0;

    while (found < 100 && db_next(s)) {
        struct str text = db_col_text(s, 0);
        log_error("integrity check", "fault=%s", log_quote(str_z(arena, text)));
        arena_reset(arena);
        found++;
    }
    db_done(s);
    arena_free(&arena);
    return found == 0 && conn->error == DB_OK ? 0 : -1;
}

static int check_sqlite(struct db_conn *conn)
{
    int pages = faults(conn, "SELECT integrity_check FROM pragma_integrity_check(100)"
                             " WHERE integrity_check <> 'ok'");
    int keys =
        faults(conn, "SELECT \"table\" || ' row ' || COALESCE(rowid, 0) || ' misses its ' || parent"
                     " FROM pragma_foreign_key_check LIMIT 100");

    return pages == 0 && keys == 0 ? 0 : -1;
}

/* Reads every row (which verifies checksums where the cluster has them), and every index where
 * amcheck is installed. */
static int check_postgres(struct db_conn *conn)
{
    static const char unusable[] =
        "SELECT 'index ' || c.relname || ' is not valid' FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid";
    static const char indexes[] =
        "SELECT count(bt_index_check(i.indexrelid)) FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE a.amname = 'btree' AND c.relkind = 'i' AND n.nspname = current_schema()";
    struct arena *arena = arena_new(1 << 20);
    struct str *names;
    size_t n = db_tables(conn, arena, &names);
    int status = faults(conn, unusable);

    for (size_t i = 0; i < n; i++) {
        struct str sql = str_fmt(arena, "SELECT count(t.*) FROM \"%s\" t", names[i].p);
        db_int(conn, 0, sql.p, "");
    }
    if (db_int(conn, 0, "SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'", "") > 0)
        db_int(conn, 0, indexes, "");
    arena_free(&arena);
    return status == 0 && conn->error == DB_OK ? 0 : -1;
}

int db_check(struct db_conn *conn)
{
    return conn->db->engine->kind == DB_SQLITE ? check_sqlite(conn) : check_postgres(conn);
}
