/*
 * file_store: files that outlive a request: of exports, and uploads that wait for their import.
 *
 * With SQLite, where one process serves, they stand in the folder of files as they are, readable by
 * its user only. With PostgreSQL several nodes serve, and whoever is asked for a file need not be
 * who made it, so its bytes stand in the table stored_piece; the folder then holds only what is
 * being written. A file is written under its name with ".part" and is there once it is kept.
 *
 * Names are ours ("export-12"), never a client's.
 */
#ifndef JOB_FILE_STORE_H
#define JOB_FILE_STORE_H

#include <stdio.h>

#include "db/db.h"

struct file_store {
    struct db *db;
    const char *folder;
};

/* Path to write the file at; arena memory. */
const char *file_store_part(const struct file_store *s, struct arena *arena, struct str name);
/* Opens that path for writing, readable by nobody else; NULL with a log line. */
FILE *file_store_create(const struct file_store *s, struct arena *arena, struct str name);
/* Keeps what stands at that path, in place of what had the name before. Bytes, or -1 with a log
 * line; the part is gone in both cases. Acquires a connection of its own. */
int64_t file_store_keep(const struct file_store *s, struct arena *arena, struct str name);
/* Removes that path. */
void file_store_drop_part(const struct file_store *s, struct arena *arena, struct str name);
/* Descriptor at offset 0 (close it) and size; -1 when there is no such file. */
int file_store_open(const struct file_store *s, struct arena *arena, struct str name,
                    int64_t *size);
/* Removes the file; in the caller's write transaction where the bytes stand in the database. */
void file_store_drop(const struct file_store *s, struct db_conn *conn, struct arena *arena,
                     struct str name);
/* Removes parts that nobody has written to for a day: of processes that were killed. */
void file_store_tidy(const struct file_store *s);

#endif
