/*
 * migrate: brings a database to the version of this program. One append-only list (migrations.c),
 * position = version; each step is SQL text or a function, all steps of one run in a transaction;
 * refuses to go down; schema_version records who upgraded when.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

struct migration {
    const char *name;                 /* what it brings, one line */
    const char *sql;                  /* script with dialect words; may be NULL */
    int (*run)(struct db_conn *conn); /* after sql; may be NULL; 0 or -1 */
};

extern const struct migration migrations[]; /* defined in migrations.c */
extern const size_t migrations_count;

/* Version stored in the database; 0 for an empty one; -1 on failure. */
int migrate_version(struct db_conn *conn);
/* Brings it up to date; number of steps done, -1 (rolled back) on failure or when the database is
 * newer. */
int migrate_run(struct db_conn *conn, const char *program_version);
/* The same with a list of one's own; for tests. */
int migrate_list(struct db_conn *conn, const char *program_version, const struct migration *list,
                 size_t count);

#endif
