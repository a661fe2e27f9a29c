/*
 * dedup_adopt: message ids on their way from one engine to the other (see dedup.h). SQLite keeps
 * rows of packed hashes by time, PostgreSQL two tables used in turn; what came in the other form is
 * read in pieces, written in this one and removed. Its time begins anew: it is kept up to a day
 * longer than it would have been.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "usage/dedup.h"

enum { PIECE = 10000, BLOB_MAX = 1 << 20 };

/* --- PostgreSQL's tables to SQLite's rows --- */

static int adopt_table(struct db_conn *conn, const char *select, int64_t now)
{
    static const char insert[] = "INSERT INTO message_commit (at, hashes) VALUES (?, ?)";
    struct buf packed = BUF_INIT(BLOB_MAX);
    int64_t from = INT64_MIN, hash = INT64_MIN;
    size_t n;

    do {
        struct db_stmt *s = db_query(conn, select, "ii", from, (int64_t)PIECE);
        buf_clear(&packed);
        for (n = 0; db_next(s); n++) {
            hash = db_col_int(s, 0);
            buf_add(&packed, &hash, sizeof(hash));
        }
        db_done(s);
        if (n > 0)
            db_run(conn, insert, "ib", now, buf_str(&packed));
        from = hash == INT64_MAX ? hash : hash + 1;
    } while (n == PIECE && db_error(conn) == DB_OK);
    buf_free(&packed);
    return db_error(conn) == DB_OK ? 0 : -1;
}

static int tables_to_rows(struct db_conn *conn, int64_t now)
{
    static const char of_a[] = "SELECT hash FROM message_a WHERE hash >= ? ORDER BY hash LIMIT ?";
    static const char of_b[] = "SELECT hash FROM message_b WHERE hash >= ? ORDER BY hash LIMIT ?";

    if (adopt_table(conn, of_a, now) < 0 || adopt_table(conn, of_b, now) < 0)
        return -1;
    db_run(conn, "DELETE FROM message_a", "");
    db_run(conn, "DELETE FROM message_b", "");
    db_run(conn, "DELETE FROM message_turn", "");
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* --- SQLite's rows to PostgreSQL's tables --- */

static int64_t adopt_row(struct db_conn *conn, int64_t behind, int64_t *hashes)
{
    static const char select[] =
        "SELECT id, hashes FROM message_commit WHERE id > ? ORDER BY id LIMIT 1";
    static const char insert[] = "INSERT INTO message_a (hash) SELECT value FROM {ints} AS v(value)"
                                 " ON CONFLICT DO NOTHING";
    struct arena *arena = arena_new((size_t)256 << 20);
    struct db_stmt *s = db_query(conn, select, "i", behind);
    struct str packed = STR_NONE;
    int64_t id = 0;

    if (db_next(s)) {
        id = db_col_int(s, 0);
        packed = str_dup(arena, db_col_blob(s, 1));
    }
    db_done(s);
    for (size_t n = packed.n / sizeof(*hashes), i = 0; i < n; i += PIECE) {
        size_t piece = n - i < PIECE ? n - i : PIECE;
        memcpy(hashes, packed.p + i * sizeof(*hashes), piece * sizeof(*hashes));
        db_run(conn, insert, "I", hashes, piece);
    }
    arena_free(&arena);
    return id;
}

static int rows_to_tables(struct db_conn *conn, int64_t now)
{
    static const char turn[] =
        "INSERT INTO message_turn (name, current, since) VALUES ('message', 'a', ?)";
    int64_t *hashes = mem_alloc(PIECE * sizeof(*hashes)), last = 0, id;

    if (db_int(conn, 0, "SELECT id FROM message_commit LIMIT 1", "") > 0) {
        while ((id = adopt_row(conn, last, hashes)) > 0 && db_error(conn) == DB_OK)
            last = id;
        db_run(conn, "DELETE FROM message_commit", "");
        db_run(conn, turn, "i", now);
    }
    free(hashes);
    return db_error(conn) == DB_OK ? 0 : -1;
}

int dedup_adopt(struct db_conn *conn, int64_t now)
{
    return db_engine(db_of(conn)) == DB_SQLITE ? tables_to_rows(conn, now)
                                               : rows_to_tables(conn, now);
}
