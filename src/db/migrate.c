/*
 * migrate: see migrate.h. Two programs that start at once do not migrate twice: the version is read
 * again inside the transaction, which holds the write lock (SQLite) or an advisory lock
 * (PostgreSQL).
 */
#include "db/migrate.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"

/* Any number, as long as every version of the program takes the same. */
static const char lock_postgres[] =
    "SET LOCAL lock_timeout = 0;\nSELECT pg_advisory_xact_lock(735184620)";

static const char create_table[] =
    "CREATE TABLE IF NOT EXISTS schema_version (version {int} PRIMARY KEY, name {text} NOT NULL,"
    " program {text} NOT NULL, upgraded_at {int} NOT NULL) {strict}";

int migrate_version(struct db_conn *conn)
{
    struct arena *arena = arena_new(1 << 20);
    struct str *names;
    size_t n = db_tables(conn, arena, &names);
    int64_t version = 0;

    for (size_t i = 0; i < n; i++) {
        if (str_is(names[i], "schema_version"))
            version = db_int(conn, 0, "SELECT max(version) FROM schema_version", "");
    }
    arena_free(&arena);
    return db_error(conn) == DB_OK ? (int)version : -1;
}

static int take_step(struct db_conn *conn, const struct migration *step, int version,
                     const char *program_version)
{
    log_info("migrating the database", "version=%d name=%s", version, log_quote(step->name));
    if (step->sql != NULL && db_script(conn, step->sql) != 0)
        return -1;
    if (step->run != NULL && step->run(conn) != 0)
        return -1;
    return db_run(conn,
                  "INSERT INTO schema_version (version, name, program, upgraded_at)"
                  " VALUES (?, ?, ?, ?)",
                  "izzi", (int64_t)version, step->name, program_version, clock_now()) == 1
               ? 0
               : -1;
}

/* Within the transaction; number of steps, -1. */
static int take_steps(struct db_conn *conn, const char *program_version,
                      const struct migration *list, size_t count)
{
    int version, done = 0;

    if (db_engine(db_of(conn)) == DB_POSTGRES && db_script(conn, lock_postgres) != 0)
        return -1;
    if (db_script(conn, create_table) != 0)
        return -1;
    version = migrate_version(conn);
    if (version < 0)
        return -1;
    if ((size_t)version > count) {
        log_error("the database belongs to a newer version of the program", "version=%d known=%zu",
                  version, count);
        return -1;
    }
    for (size_t i = (size_t)version; i < count; i++, done++) {
        if (take_step(conn, &list[i], (int)i + 1, program_version) != 0) {
            log_error("migration failed, nothing was changed", "version=%zu name=%s", i + 1,
                      log_quote(list[i].name));
            return -1;
        }
    }
    if (done > 0 && db_engine(db_of(conn)) == DB_SQLITE &&
        db_int(conn, 0, "SELECT count(*) FROM pragma_foreign_key_check", "") != 0) {
        log_error("migration broke a foreign key, nothing was changed", "steps=%d", done);
        return -1;
    }
    return db_error(conn) == DB_OK ? done : -1;
}

/*
 * On SQLite tables are rebuilt by copy, drop and rename, which must not follow foreign keys; they
 * are checked as a whole before the commit instead.
 */
static void foreign_keys(struct db_conn *conn, bool on)
{
    if (db_engine(db_of(conn)) == DB_SQLITE)
        db_script(conn, on ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
}

int migrate_list(struct db_conn *conn, const char *program_version, const struct migration *list,
                 size_t count)
{
    int done = -1;

    foreign_keys(conn, false);
    if (db_begin(conn) == 0)
        done = take_steps(conn, program_version, list, count);
    if (done < 0 || db_commit(conn) != 0) {
        db_rollback(conn);
        done = -1;
    }
    foreign_keys(conn, true);
    return done;
}

int migrate_run(struct db_conn *conn, const char *program_version)
{
    return migrate_list(conn, program_version, migrations, migrations_count);
}
