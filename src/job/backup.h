/*
 * backup: the whole database as one portable file, and back into an empty database of either
 * engine: the way from SQLite to PostgreSQL.
 *
 * All tables are copied with what they hold, column by column and with their ids; the tables are
 * found in the database, so that no table or custom attribute has to be named here. Left out are
 * the list of migrations, which the target has of its own, stored files, which are made again, and
 * leases, which belong to running processes. The file of secrets is no part of it: sign-ins and
 * keys work on where the same file stands.
 *
 * Memory does not depend on the size of the database.
 */
#ifndef JOB_BACKUP_H
#define JOB_BACKUP_H

#include <stdio.h>

#include "db/db.h"

struct backup_info {
    int64_t schema_version, created_at; /* ms */
    int64_t tables, rows;
    char program[32];
};

struct backup_task {
    struct db *db;
    FILE *file;                                 /* borrowed; seekable for restore */
    void (*progress)(void *data, int64_t rows); /* may be NULL */
    void *data;
    struct backup_info info; /* set here */
    char why[240];           /* set on failure: a sentence */
};

/* Writes one stable snapshot, while others go on. 0, or -1 with task->why. */
int backup_write(struct backup_task *task, const char *program);
/* Reads it through and checks everything but the values themselves. 0, or -1 with task->why. */
int backup_verify(struct backup_task *task);
/*
 * Verifies, then fills the database in one transaction: it holds everything, or what it held
 * before. Refused when it is not empty, or has another schema version. 0, or -1 with task->why.
 */
int backup_restore(struct backup_task *task);

/* --- shared by backup.c and restore.c --- */

/* Whether the table is part of backups. */
bool backup_has_table(struct str table);
/* Tables of the database that are, those first that others refer to; arena memory. */
size_t backup_tables(struct db_conn *conn, struct arena *arena, struct str **names);
/* The name as SQL wants it: "user" quoted. Arena memory. */
struct str backup_quoted(struct arena *arena, struct str name);

#endif
