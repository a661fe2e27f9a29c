/*
 * postgres: what the three files of this engine share: postgres.c (connections, running, errors),
 * postgres_value.c (values in and out), postgres_listen.c (the thread that hears notifications).
 */
#ifndef DB_POSTGRES_H
#define DB_POSTGRES_H

#include "db/engine.h"

/* The library's PGconn and PGresult. */
struct pg_conn;
struct pg_result;

enum { PG_WAITING_MAX = 128 };

/* What was sent in the pipeline and is not answered yet. */
struct pg_waiting {
    struct postgres_stmt *stmt;
    bool names; /* it gives the statement its name */
};

struct postgres_conn {
    struct db_conn base;
    struct pg_conn *handle;
    uint64_t named; /* statements that got a name so far */
    /* Some: the connection is in the library's pipeline mode. */
    struct pg_waiting waiting[PG_WAITING_MAX];
    size_t nwaiting;
};

struct pg_param {
    size_t at; /* offset in values */
    int length;
    int format; /* 0 text, 1 binary */
    bool null;
};

struct postgres_stmt {
    struct db_stmt base;
    char name[24]; /* at the server; "" while it is sent as text each time */
    unsigned runs;
    struct buf values;        /* bytes of the parameters */
    struct pg_param *params;  /* owned, base.params of them */
    struct pg_result *result; /* all rows; NULL before start */
    int row, rows;
    struct buf *decoded; /* owned: per column, bytes of decoded_row; NULL until needed */
    int *decoded_row;
    int ndecoded;
};

/* postgres.c, for the thread that listens */
/* A new connection, set up; NULL with a log line. */
struct pg_conn *pg_connect(const struct db *db);
/* NULL does nothing. */
void pg_disconnect(struct pg_conn *handle);
int pg_socket(const struct pg_conn *handle);
/* Whether the server sends the messages of the channel from now on. */
bool pg_subscribe(struct pg_conn *handle, const char *channel);
/* Hands what has come to the listeners, without waiting; false when the connection is lost. */
bool pg_receive(struct pg_conn *handle, struct db *db);

/* postgres_value.c: as struct engine says */
int pg_value_prepare(struct db_stmt *s);
void pg_value_reset(struct postgres_stmt *s);
void pg_value_free(struct postgres_stmt *s);
void pg_bind_int(struct db_stmt *s, int at, int64_t v);
void pg_bind_real(struct db_stmt *s, int at, double v);
void pg_bind_text(struct db_stmt *s, int at, struct str v);
void pg_bind_blob(struct db_stmt *s, int at, struct str v);
void pg_bind_null(struct db_stmt *s, int at);
void pg_bind_ints(struct db_stmt *s, int at, const int64_t *v, size_t n);
void pg_bind_texts(struct db_stmt *s, int at, const struct str *v, size_t n);
/* Rows from..from+n of a column as an array. */
void pg_bind_column(struct db_stmt *s, int at, const struct db_column *column, size_t from,
                    size_t n);
/* "bigint[]" and so on. */
const char *pg_array_type(char kind);
int pg_columns(const struct db_stmt *s);
const char *pg_column_name(const struct db_stmt *s, int column);
char pg_kind_of(struct db_stmt *s, int column);
int64_t pg_col_int(struct db_stmt *s, int column);
double pg_col_real(struct db_stmt *s, int column);
struct str pg_col_text(struct db_stmt *s, int column);
struct str pg_col_blob(struct db_stmt *s, int column);

/* postgres_listen.c */
int pg_listen(struct db *db);
void pg_listen_stop(struct db *db);

#endif
