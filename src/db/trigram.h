/*
 * trigram: finds accounts and users by parts of their folded text (column `search`) through an
 * index of trigrams that the engine keeps with the rows, whoever writes them: on SQLite a full-text
 * table without a copy of the text, with triggers; on PostgreSQL an index of pg_trgm. Where the
 * role may not create that extension there is none, and the same statements read all rows.
 *
 * An index is made of the rows, so backups do not carry it: a restore fills it by writing the rows.
 */
#ifndef DB_TRIGRAM_H
#define DB_TRIGRAM_H

#include "db/db.h"

struct buf;

enum {
    TRIGRAM_LETTERS = 3,      /* shorter pieces cannot be looked up */
    TRIGRAM_ROWS_MAX = 20000, /* rows that one look-up takes from the index, at most */
    TRIGRAM_BINDS_MAX = 24,   /* values that a condition may bind */
};

/* Pieces of text, of TRIGRAM_LETTERS letters or more; one of them is to be found. */
struct trigram_part {
    struct str pieces[2];
    size_t n;
};

/* Makes and fills the indexes where they are missing. 0, also without the extension (logged), or
 * -1. In the caller's transaction. */
int trigram_create(struct db_conn *conn);
/* Whether there are indexes. */
bool trigram_indexed(struct db_conn *conn);
/* Whether the indexes say what the rows say; on a connection that writes. 0 or -1 (logged). */
int trigram_check(struct db_conn *conn);
/*
 * Appends the condition that a row e of `table` ("account", "user") holds each part, or rather may:
 * SQLite answers with rows that hold all trigrams of a piece, wherever they stand. Values to bind
 * are added to binds (arena memory).
 */
void trigram_sql(struct db *db, struct arena *arena, const char *table,
                 const struct trigram_part *parts, size_t n, struct buf *sql, struct str *binds,
                 size_t *nbinds);
/* Pattern of LIKE that finds the piece as it is, wherever it stands; its wildcards count as
 * letters. */
struct str trigram_like(struct arena *arena, struct str piece);
/* Whether so few rows may hold the parts that a list should look them up instead of reading all
 * rows; PostgreSQL's planner knows by itself: no. */
bool trigram_narrows(struct db_conn *conn, struct arena *arena, const char *table,
                     const struct trigram_part *parts, size_t n);

#endif
