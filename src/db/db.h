/*
 * db: one interface to two engines, SQLite (embedded) and PostgreSQL. Nothing above it names an
 * engine.
 *
 * Connections. SQLite: one write connection behind a fair lock (first come, first served), readers
 * of their own (WAL, synchronous=FULL); PostgreSQL: a pool that reading and writing share. A
 * connection belongs to one thread between acquire and release.
 *
 * Errors stick. After a failed call every further call on the connection does nothing and says
 * failure, until db_rollback or db_release; so code reads straight on and checks once: db_commit
 * returns -1 when anything failed before (and has rolled back; db_error() still tells what kind,
 * db_rollback then only clears it). A lost connection stays failed until db_release. The engine's
 * text is logged here, once, with the SQL (never the bound values).
 *
 * SQL is the portable subset, a `static const` text beside the function that runs it: its address
 * may be the statement cache's key, its content must be. `?` are bound in order. Words that differ
 * between engines are written in braces and expanded by dialect.c when prepared (SQLite |
 * PostgreSQL):
 *
 *   {id}                  primary key column whose numbers never come again
 *   {int} {bool} {text}   column types: INTEGER INTEGER TEXT | BIGINT SMALLINT TEXT COLLATE "C"
 *   {real} {blob}         column types: REAL BLOB | DOUBLE PRECISION BYTEA
 *   {strict} {norowid}    end of CREATE TABLE: STRICT, STRICT WITHOUT ROWID | nothing
 *   {partition_by_day}    end of CREATE TABLE: nothing | PARTITION BY RANGE (day)
 *   {ints} {texts}        a bound array as rows of one column `value`: FROM {ints} AS a(value)
 *   {in_ints} {in_texts}  whether it is in a bound array: x {in_ints}
 *   {for_update}          nothing | FOR UPDATE (row lock of a record that is about to be written)
 *   {greatest} {least}    max min | greatest least, of two values that are not NULL
 *   {cross}               CROSS JOIN, whose order SQLite keeps
 *   {concat_int(x)} ...   README.md has the whole table
 *
 * Engine-specific migrations or plans: db_engine().
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/str.h"

struct arena;
struct db;
struct db_conn;
struct db_stmt;

enum db_engine { DB_SQLITE, DB_POSTGRES };
enum db_mode { DB_READ, DB_WRITE };

/* Why a call failed. */
enum db_error {
    DB_OK,
    DB_UNIQUE,      /* a unique index refused */
    DB_FOREIGN,     /* a foreign key refused */
    DB_NOT_NULL,    /* a NOT NULL or CHECK refused */
    DB_BUSY,        /* lock time-out, deadlock, serialization: try the transaction again */
    DB_UNAVAILABLE, /* disk full, read-only, connection lost: 503 */
    DB_INTERRUPTED, /* deadline passed (db_deadline) */
    DB_BUG          /* anything else: our SQL is wrong */
};

struct db_options {
    int readers; /* connections for reading (SQLite) or in the pool (PostgreSQL) */
    bool create; /* make the SQLite file if absent */
    int busy_ms; /* wait for another process's write lock (SQLite), default 5000 */
};

/*
 * url: "sqlite:PATH", "postgresql://..." ("postgres://..."). Returns owned (free with db_close),
 * NULL with a log line when it cannot be opened. Does not migrate.
 */
struct db *db_open(struct str url, const struct db_options *options);
void db_close(struct db **db);
enum db_engine db_engine(const struct db *db);
const char *db_engine_name(const struct db *db); /* "sqlite", "postgresql" */

/*
 * Waits for a connection (fair). NULL only when the database cannot be reached (PostgreSQL down):
 * answer 503. A thread may hold readers beside each other and beside a writer (the pool grows for
 * it rather than wait); a thread that asks for a second SQLite writer aborts. Temporary tables live
 * with the connection, longer than between acquire and release: CREATE TEMP TABLE IF NOT EXISTS
 * outside the snapshot, and empty them first.
 */
struct db_conn *db_acquire(struct db *db, enum db_mode mode);
/* Rolls back what is open, resets the sticky error, gives the connection back; clears the pointer.
 */
void db_release(struct db_conn **conn);
/* The same through an arena hook, for requests. */
struct db_conn *db_acquire_for(struct arena *arena, struct db *db, enum db_mode mode);
struct db *db_of(struct db_conn *conn);

/*
 * Transactions. On a DB_READ connection db_begin opens one stable snapshot (REPEATABLE READ READ
 * ONLY), taken by its first statement. Outside of one, only SQLite refuses to write on a DB_READ
 * connection.
 */
int db_begin(struct db_conn *conn);
/* 0 when everything since db_begin is durable; -1 (rolled back) when anything failed. */
int db_commit(struct db_conn *conn);
void db_rollback(struct db_conn *conn);
bool db_in_transaction(const struct db_conn *conn);
/*
 * Savepoints nest inside a transaction (16 deep, names below 32 bytes); each ends by release or by
 * rollback, which also removes it and clears the sticky error that came after it (not one that
 * ended the whole transaction, such as a full disk).
 */
int db_savepoint(struct db_conn *conn, const char *name);
int db_savepoint_release(struct db_conn *conn, const char *name);
void db_savepoint_rollback(struct db_conn *conn, const char *name);

/* Why, since the last rollback or acquire. */
enum db_error db_error(const struct db_conn *conn);
/*
 * What refused, in both engines alike: "table.a, table.b" for a unique index (its name where it is
 * over an expression), "table.column" for NOT NULL, the name for a CHECK; for a foreign key
 * PostgreSQL's name, "" on SQLite. Borrows until the next call.
 */
const char *db_error_detail(const struct db_conn *conn);
/* Statements of this connection are interrupted once the monotonic ms passes `at`; 0 = none.
 * db_release clears it. */
void db_deadline(struct db_conn *conn, int64_t at);

/*
 * Whether the statements that follow join large tables by walking along their keys: PostgreSQL
 * would rather hash one of them, which takes twice as long where both are read whole in the order
 * of their keys. SQLite always walks. Ends with db_release.
 */
void db_walk_keys(struct db_conn *conn, bool walk);

/*
 * Running. `types` has one letter per `?`, each with its argument:
 *   i int64_t · d double · s struct str (text; STR_NONE = NULL) · z const char * (NULL = NULL)
 *   b struct str as bytes · n no argument, NULL · o const int64_t * (NULL pointer = NULL)
 *   I const int64_t *, size_t (array for {ints}) · S const struct str *, size_t (array for {texts})
 * Statements come from a cache per connection and go back when finished.
 */
/* Runs a statement without rows; number of changed rows, -1 on failure. */
int64_t db_run(struct db_conn *conn, const char *sql, const char *types, ...);
/*
 * As db_run, for a statement whose answer nobody needs now. Within a transaction PostgreSQL gets it
 * together with the next statement that must be answered, which saves a way there and back. So its
 * failure shows, and sticks, at that statement, at the end of the savepoint or at the commit.
 */
void db_later(struct db_conn *conn, const char *sql, const char *types, ...);
/* INSERT into a table with a column id: the id of the row (adds RETURNING id); 0 when ON CONFLICT
 * DO NOTHING did nothing; -1 on failure. */
int64_t db_insert(struct db_conn *conn, const char *sql, const char *types, ...);
/* First column of the first row as integer; `otherwise` when there is no row, or it is NULL, or on
 * failure. */
int64_t db_int(struct db_conn *conn, int64_t otherwise, const char *sql, const char *types, ...);
/* Same as text in arena memory; STR_NONE. */
struct str db_text(struct db_conn *conn, struct arena *arena, const char *sql, const char *types,
                   ...);

/* Begins reading rows; NULL on failure. Close with db_done (also after the last row). */
struct db_stmt *db_query(struct db_conn *conn, const char *sql, const char *types, ...);
/* As db_query, values bound one by one with db_bind_*, in order, before the first db_next /
 * db_exec. */
struct db_stmt *db_prepare(struct db_conn *conn, struct str sql);
void db_bind_int(struct db_stmt *s, int64_t v);
void db_bind_real(struct db_stmt *s, double v);
void db_bind_text(struct db_stmt *s, struct str v); /* STR_NONE binds NULL */
void db_bind_blob(struct db_stmt *s, struct str v);
void db_bind_null(struct db_stmt *s);
void db_bind_ints(struct db_stmt *s, const int64_t *v, size_t n);
void db_bind_texts(struct db_stmt *s, const struct str *v, size_t n);
/* Runs to the end; changed rows or -1. Gives the statement back (do not use it after). */
int64_t db_exec(struct db_stmt *s);
/* True while there is a row. s may be NULL (after a failure): false. */
bool db_next(struct db_stmt *s);
/* Gives the statement back; NULL does nothing. */
void db_done(struct db_stmt *s);
/* After db_query or the first db_next. */
int db_columns(const struct db_stmt *s);
const char *db_column_name(const struct db_stmt *s, int column);
bool db_is_null(struct db_stmt *s, int column);
int64_t db_col_int(struct db_stmt *s, int column); /* NULL = 0 */
double db_col_real(struct db_stmt *s, int column);
/* Borrows until the next db_next or db_done; STR_NONE for NULL. */
struct str db_col_text(struct db_stmt *s, int column);
struct str db_col_blob(struct db_stmt *s, int column);
/* Kind of the value: 'n' NULL, 'i' integer, 'd' real, 's' text, 'b' bytes. */
char db_col_kind(struct db_stmt *s, int column);

/* One column of many rows. */
struct db_column {
    char kind;          /* i integer, d real, s text, b bytes */
    const void *values; /* array of int64_t, double, struct str (STR_NONE = NULL), struct str */
    const bool *null;   /* for i and d: per row, true = NULL; may be NULL: none is */
};
/*
 * Many rows by one statement: `into` is "table(column, ...)", `after` what follows the rows ("ON
 * CONFLICT ... DO UPDATE SET ...", may be ""). SQLite steps one prepared INSERT per row inside the
 * transaction, PostgreSQL sends INSERT INTO .. SELECT .. FROM unnest(arrays). Rows that conflict
 * with each other inside one call are the caller's fault. Outside a transaction it makes one of its
 * own. Returns rows changed or -1.
 */
int64_t db_bulk(struct db_conn *conn, const char *into, const struct db_column *columns,
                size_t ncolumns, size_t nrows, const char *after);

/* Several statements separated by ';' at line ends, no values, dialect words expanded; 0 or -1. For
 * migrations. */
int db_script(struct db_conn *conn, const char *sql);
/* The text as the engine gets it ({words} expanded, ? numbered); arena memory. For tests and
 * EXPLAIN. */
struct str db_expand(enum db_engine engine, struct arena *arena, struct str sql);
/* EXPLAIN (QUERY PLAN) of a statement as text lines; arena memory. For plan tests. */
struct str db_plan(struct db_conn *conn, struct arena *arena, const char *sql, const char *types,
                   ...);

/*
 * Messages between the nodes on one database: db_notify within a transaction is delivered after its
 * commit to every listener of every node (PostgreSQL LISTEN/NOTIFY; SQLite: within this process).
 * Payload at most 7,900 bytes. The callback runs on a thread of the db layer, must not block and
 * must not call db_listen. An empty payload says that messages may have been missed (connection
 * lost meanwhile); so do not send empty ones.
 */
void db_notify(struct db_conn *conn, const char *channel, struct str payload);
/* 0 when listening; -1 when the server does not answer within 5 s (it goes on trying). Ends with
 * db_close. */
int db_listen(struct db *db, const char *channel, void (*heard)(void *data, struct str payload),
              void *data);

/* Writes the WAL back into the SQLite file when it has grown (own thread calls it, each second; not
 * while it holds a connection); bytes of the WAL. PostgreSQL: 0. */
int64_t db_checkpoint(struct db *db);
/* Gives the memory of idle connections' page caches back, unless connections were acquired at least
 * `busy` times since the last call. True when it did. Any thread. */
bool db_rest(struct db *db, uint64_t busy);
/* Engine's own integrity check: 0 fine, -1 with lines logged. */
int db_check(struct db_conn *conn);
/* Bytes on disk, for the limits page; -1 unknown. */
int64_t db_size(struct db_conn *conn);
/* Names of all tables of ours, sorted, in arena memory; for backup and tests. */
size_t db_tables(struct db_conn *conn, struct arena *arena, struct str **names);

#endif
