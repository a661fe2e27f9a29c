/*
 * rows: rows for one table, gathered by columns, less those that are stored already, and written
 * part by part in short transactions. Several tables form a chain that is written in order. All of
 * it lives in one arena.
 */
#ifndef ENGINE_ROWS_H
#define ENGINE_ROWS_H

#include "db/db.h"

enum { ROWS_COLUMNS_MAX = 64 };

struct rows {
    struct arena *arena;
    const char *into;  /* "table(column, ...)", the key first */
    const char *after; /* what follows the rows: ON CONFLICT ... */
    struct db_column columns[ROWS_COLUMNS_MAX];
    size_t ncolumns, nrows;
    bool dated;        /* the last column is the instant of writing, which makes no difference */
    size_t written;    /* rows that rows_write is done with */
    struct rows *next; /* written after this one */
};

/* A table at the end of a chain; `last` moves on to it. */
struct rows *rows_table(struct arena *arena, struct rows ***last, size_t nrows, const char *into,
                        const char *after);
/* A column of numbers to be filled, one for each of nrows; *null says where it has none. */
int64_t *rows_add_ints(struct rows *r, bool **null);
/* A column of one 64-bit member of each of nrows structs; NONE (engine/slice.h) = NULL. */
void rows_add_member(struct rows *r, const void *structs, size_t size, size_t offset);
void rows_add_number(struct rows *r, int64_t number);
/* Takes out the rows that are stored already, by the snapshot of conn. The first column is the
 * table's key, no NULL in it. 0, -1 when the read failed. */
int rows_drop_stored(struct rows *r, struct db_conn *conn);
/* Writes at most so many rows of the chain, in the caller's transaction, and moves *chain on to
 * what is left; NULL when that is nothing. 0 or -1. */
int rows_write(struct rows **chain, struct db_conn *conn, size_t most);

#endif
