/*
 * columns: what a table of ours looks like, and the counter of its ids; for backup and restore,
 * which copy tables of which they know nothing.
 */
#ifndef DB_COLUMNS_H
#define DB_COLUMNS_H

#include "db/db.h"

struct db_table_column {
    struct str name;
    char kind; /* 'i', 'd', 's', 'b' as in db_col_kind */
    int key;   /* place in the primary key, from 1; 0 = not part of it */
};

/* Columns sorted by name, in arena memory; their number, 0 when there is no such table. */
size_t db_table_columns(struct db_conn *conn, struct arena *arena, struct str table,
                        struct db_table_column **columns);
/* Last id that was given out for a table with an {id} column; 0 = none yet. */
int64_t db_sequence(struct db_conn *conn, struct arena *arena, struct str table);
/* The next id is the one behind `last`. In the caller's transaction (SQLite). 0 or -1. */
int db_set_sequence(struct db_conn *conn, struct arena *arena, struct str table, int64_t last);

#endif
