/* columns: the engines' catalogs (see columns.h). */
#include "db/columns.h"

#include "base/arena.h"

static char kind_of(struct str type)
{
    if (str_eq_nocase(type, STR("REAL")) || str_is(type, "float8"))
        return 'd';
    if (str_eq_nocase(type, STR("TEXT")))
        return 's';
    if (str_eq_nocase(type, STR("BLOB")) || str_is(type, "bytea"))
        return 'b';
    return 'i';
}

size_t db_table_columns(struct db_conn *conn, struct arena *arena, struct str table,
                        struct db_table_column **columns)
{
    static const char sqlite[] = "SELECT name, type, pk, count(*) OVER () FROM pragma_table_info(?)"
                                 " ORDER BY name";
    static const char postgres[] =
        "SELECT CAST(a.attname AS TEXT), CAST(t.typname AS TEXT),"
        " coalesce(array_position(CAST(i.indkey AS INT2[]), a.attnum) + 1, 0), count(*) OVER ()"
        " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid"
        " LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary"
        " WHERE n.nspname = current_schema() AND c.relname = ? AND a.attnum > 0"
        " AND NOT a.attisdropped ORDER BY a.attname COLLATE \"C\"";
    bool is_sqlite = db_engine(db_of(conn)) == DB_SQLITE;
    struct db_stmt *s = db_query(conn, is_sqlite ? sqlite : postgres, "s", table);
    size_t n = 0;

    *columns = NULL;
    while (db_next(s)) {
        if (n == 0)
            *columns = arena_array(arena, (size_t)db_col_int(s, 3), sizeof(**columns));
        (*columns)[n++] = (struct db_table_column){.name = str_dup(arena, db_col_text(s, 0)),
                                                   .kind = kind_of(db_col_text(s, 1)),
                                                   .key = (int)db_col_int(s, 2)};
    }
    db_done(s);
    return n;
}

/* Name of the sequence of column id; STR_NONE when it has none (PostgreSQL). */
static struct str sequence_name(struct db_conn *conn, struct arena *arena, struct str table)
{
    static const char find[] =
        "SELECT pg_get_serial_sequence(quote_ident(c.relname), 'id') FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE n.nspname = current_schema() AND c.relname = ? AND a.attname = 'id'"
        " AND NOT a.attisdropped";

    return db_text(conn, arena, find, "s", table);
}

int64_t db_sequence(struct db_conn *conn, struct arena *arena, struct str table)
{
    static const char sqlite[] = "SELECT seq FROM sqlite_sequence WHERE name = ?";
    struct str name;

    if (db_engine(db_of(conn)) == DB_SQLITE)
        return db_int(conn, 0, sqlite, "s", table);
    name = sequence_name(conn, arena, table);
    if (!name.p)
        return 0;
    name = str_fmt(arena, "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM %.*s",
                   (int)name.n, name.p);
    return db_int(conn, 0, name.p, "");
}

int db_set_sequence(struct db_conn *conn, struct arena *arena, struct str table, int64_t last)
{
    static const char postgres[] = "SELECT setval(CAST(CAST(? AS TEXT) AS REGCLASS),"
                                   " CAST(? AS BIGINT), CAST(? AS BIGINT) = 1)";
    struct str name;

    if (db_engine(db_of(conn)) == DB_SQLITE) {
        db_run(conn, "DELETE FROM sqlite_sequence WHERE name = ?", "s", table);
        if (last > 0)
            db_run(conn, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", "si", table,
                   last);
        return db_error(conn) == DB_OK ? 0 : -1;
    }
    name = sequence_name(conn, arena, table);
    if (name.p)
        db_int(conn, 0, postgres, "sii", name, last > 0 ? last : 1, (int64_t)(last > 0));
    return db_error(conn) == DB_OK ? 0 : -1;
}
