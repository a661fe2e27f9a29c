/* trigram: see trigram.h. */
#include "db/trigram.h"

#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"

enum { MATCH_MAX = 20000 };

static bool is_lite(struct db_conn *conn)
{
    return db_engine(db_of(conn)) == DB_SQLITE;
}

/* ---- the indexes ---- */

/* Trigrams without places (detail=none) are a third as large and enough: a piece is looked up by
 * all of its trigrams, and the text says the rest. */
#define LITE(name, table) \
    "CREATE VIRTUAL TABLE " name "_trigram USING fts5(search, content='" name \
    "', content_rowid='id', tokenize='trigram', detail='none', columnsize=0);\n" \
    "CREATE TRIGGER " name "_trigram_insert AFTER INSERT ON " table " BEGIN " ADD( \
        name) " END;\n" \
              "CREATE TRIGGER " name "_trigram_delete AFTER DELETE ON " table \
              " BEGIN " DROP(name) " END;\n" \
                                   "CREATE TRIGGER " name \
                                   "_trigram_update AFTER UPDATE OF search ON " table \
                                   " WHEN old.search <> new.search BEGIN " DROP(name) " " ADD( \
                                       name) " END;\n" \
                                             "INSERT INTO " name "_trigram (" name \
                                             "_trigram) VALUES ('rebuild');\n"
#define ADD(name) "INSERT INTO " name "_trigram (rowid, search) VALUES (new.id, new.search);"
#define DROP(name) \
    "INSERT INTO " name "_trigram (" name \
    "_trigram, rowid, search) VALUES ('delete', old.id, old.search);"

static int create_lite(struct db_conn *conn)
{
    static const char sql[] = LITE("account", "account") LITE("user", "\"user\"");
    return db_script(conn, sql);
}

static int create_postgres(struct db_conn *conn)
{
    static const char sql[] =
        "CREATE EXTENSION IF NOT EXISTS pg_trgm;\n"
        "CREATE INDEX account_trigram ON account USING gin (search gin_trgm_ops);\n"
        "CREATE INDEX user_trigram ON \"user\" USING gin (search gin_trgm_ops);\n";
    if (db_savepoint(conn, "trigram") < 0)
        return -1;
    if (db_script(conn, sql) == 0)
        return db_savepoint_release(conn, "trigram");
    db_savepoint_rollback(conn, "trigram");
    log_warn("search reads all rows: the extension pg_trgm cannot be created", "%s",
             "hint=\"create it as a superuser, then run mainstay migrate\"");
    return db_error(conn) == DB_OK ? 0 : -1;
}

bool trigram_indexed(struct db_conn *conn)
{
    static const char lite[] = "SELECT 1 FROM pragma_table_list WHERE name = 'account_trigram'";
    static const char postgres[] =
        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname ="
        " current_schema() AND c.relname = 'account_trigram'";
    return db_int(conn, 0, is_lite(conn) ? lite : postgres, "") == 1;
}

int trigram_create(struct db_conn *conn)
{
    if (trigram_indexed(conn))
        return 0;
    return is_lite(conn) ? create_lite(conn) : create_postgres(conn);
}

int trigram_check(struct db_conn *conn)
{
    static const char accounts[] =
        "INSERT INTO account_trigram (account_trigram, rank) VALUES ('integrity-check', 1)";
    static const char users[] =
        "INSERT INTO user_trigram (user_trigram, rank) VALUES ('integrity-check', 1)";
    if (!is_lite(conn))
        return 0; /* db_check looks at all indexes */
    return db_run(conn, accounts, "") < 0 || db_run(conn, users, "") < 0 ? -1 : 0;
}

/* ---- looking up ---- */

/* All trigrams of a piece, as FTS5 reads them. */
static void add_trigrams(struct str piece, struct buf *match)
{
    buf_addc(match, '(');
    for (size_t at = 0; at < piece.n;) {
        struct str rest = {piece.p + at, piece.n - at};
        struct str three = utf8_prefix(rest, TRIGRAM_LETTERS);
        if (utf8_length(three) < TRIGRAM_LETTERS)
            break;
        buf_addz(match, at ? " AND \"" : "\"");
        for (size_t i = 0; i < three.n; i++) {
            if (three.p[i] == '"')
                buf_addc(match, '"');
            buf_addc(match, three.p[i]);
        }
        buf_addc(match, '"');
        at += utf8_prefix(rest, 1).n;
    }
    buf_addc(match, ')');
}

static struct str match_of(struct arena *arena, const struct trigram_part *parts, size_t n)
{
    struct buf match = BUF_INIT(MATCH_MAX);
    for (size_t i = 0; i < n; i++) {
        buf_addz(&match, i ? " AND (" : "(");
        for (size_t p = 0; p < parts[i].n; p++) {
            buf_addz(&match, p ? " OR " : "");
            add_trigrams(parts[i].pieces[p], &match);
        }
        buf_addc(&match, ')');
    }
    struct str text = str_dup(arena, buf_str(&match));
    buf_free(&match);
    return text;
}

struct str trigram_like(struct arena *arena, struct str piece)
{
    struct buf pattern = BUF_INIT(4000);
    buf_addc(&pattern, '%');
    for (size_t i = 0; i < piece.n; i++) {
        if (piece.p[i] == '%' || piece.p[i] == '_' || piece.p[i] == '\\')
            buf_addc(&pattern, '\\');
        buf_addc(&pattern, piece.p[i]);
    }
    buf_addc(&pattern, '%');
    struct str text = str_dup(arena, buf_str(&pattern));
    buf_free(&pattern);
    return text;
}

void trigram_sql(struct db *db, struct arena *arena, const char *table,
                 const struct trigram_part *parts, size_t n, struct buf *sql, struct str *binds,
                 size_t *nbinds)
{
    if (db_engine(db) == DB_SQLITE) {
        buf_addf(sql, "e.id IN (SELECT rowid FROM %s_trigram WHERE %s_trigram MATCH ? LIMIT %d)",
                 table, table, TRIGRAM_ROWS_MAX);
        binds[(*nbinds)++] = match_of(arena, parts, n);
        return;
    }
    buf_addc(sql, '(');
    for (size_t i = 0; i < n; i++) {
        buf_addz(sql, i ? " AND (" : "(");
        for (size_t p = 0; p < parts[i].n; p++) {
            buf_addz(sql, p ? " OR e.search LIKE ? ESCAPE '\\'" : "e.search LIKE ? ESCAPE '\\'");
            binds[(*nbinds)++] = trigram_like(arena, parts[i].pieces[p]);
        }
        buf_addc(sql, ')');
    }
    buf_addc(sql, ')');
}

bool trigram_narrows(struct db_conn *conn, struct arena *arena, const char *table,
                     const struct trigram_part *parts, size_t n)
{
    if (n == 0 || !is_lite(conn))
        return false;
    struct str sql = str_fmt(
        arena,
        "SELECT count(*) FROM (SELECT rowid FROM %s_trigram WHERE %s_trigram MATCH ? LIMIT %d)",
        table, table, TRIGRAM_ROWS_MAX);
    return db_int(conn, TRIGRAM_ROWS_MAX, sql.p, "s", match_of(arena, parts, n)) < TRIGRAM_ROWS_MAX;
}
