/*
 * engine: what the files of this folder share and nobody above sees: the insides of struct db,
 * db_conn and db_stmt, and the table of functions that an engine fills (sqlite.c, postgres.c).
 *
 * The engine-neutral half (db.c, statement.c) keeps sticky errors, transactions, savepoints and the
 * statement cache; it calls an engine only while no error sticks, except for rollback, reset and
 * disconnect. An engine reports trouble through conn_fail and nothing else.
 *
 * Locking: db->mutex guards pools and the owners of connections; listen_mutex guards listeners and
 * the messages on their way. What belongs to a connection is touched only by the thread that
 * acquired it.
 */
#ifndef DB_ENGINE_H
#define DB_ENGINE_H

#include <pthread.h>
#include <stdatomic.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/hashmap.h"
#include "db/db.h"

enum {
    DB_STATEMENTS_MAX = 400, /* cached per connection */
    DB_SAVEPOINTS_MAX = 16,  /* nested */
    DB_PAYLOAD_MAX = 7900,   /* bytes of a message */
    DB_TEXT_MAX = 1 << 30,   /* bytes of a text, an array or a statement */
    DB_BULK_ROWS = 5000,     /* rows per statement where an engine takes arrays */
    DB_CONNECT_TIMEOUT_S = 5
};

struct engine {
    enum db_engine kind;
    const char *name;
    size_t conn_size, stmt_size; /* of the engine's structs, which begin with db_conn and db_stmt */
    const char *begin_read, *begin_write;

    /* Once per database. open: 0, or -1 with a log line; close also undoes a failed open. */
    int (*open)(struct db *db);
    void (*close)(struct db *db);
    /* 0, or -1 with a log line. */
    int (*connect)(struct db_conn *c);
    void (*disconnect)(struct db_conn *c);
    /* Whether an idle connection is still usable. */
    bool (*alive)(struct db_conn *c);
    /* Whether the engine itself still has a transaction open. */
    bool (*in_transaction)(struct db_conn *c);

    /* Statements without values or rows; patient: not subject to the deadline (commit, rollback). 0
     * or -1. */
    int (*script)(struct db_conn *c, const char *sql, bool patient);
    int (*prepare)(struct db_stmt *s);
    void (*finalize)(struct db_stmt *s);
    /* Makes it ready for the next use: rows and values forgotten. */
    void (*reset)(struct db_stmt *s);
    void (*bind_int)(struct db_stmt *s, int at, int64_t v);
    void (*bind_real)(struct db_stmt *s, int at, double v);
    void (*bind_text)(struct db_stmt *s, int at, struct str v);
    void (*bind_blob)(struct db_stmt *s, int at, struct str v);
    void (*bind_null)(struct db_stmt *s, int at);
    void (*bind_ints)(struct db_stmt *s, int at, const int64_t *v, size_t n);
    void (*bind_texts)(struct db_stmt *s, int at, const struct str *v, size_t n);
    /* 1 = there is a row, 0 = at the end, -1 = failed. start is the first step. */
    int (*start)(struct db_stmt *s);
    int (*next)(struct db_stmt *s);
    /* Runs it, in a transaction, without an answer yet; 0 or -1. NULL: nothing is saved by that. */
    int (*later)(struct db_stmt *s);
    int64_t (*changes)(struct db_stmt *s);
    int (*columns)(const struct db_stmt *s);
    const char *(*column_name)(const struct db_stmt *s, int column);
    char (*kind_of)(struct db_stmt *s, int column);
    int64_t (*col_int)(struct db_stmt *s, int column);
    double (*col_real)(struct db_stmt *s, int column);
    struct str (*col_text)(struct db_stmt *s, int column);
    struct str (*col_blob)(struct db_stmt *s, int column);
    int64_t (*bulk)(struct db_conn *c, const char *into, const struct db_column *columns,
                    size_t ncolumns, size_t nrows, const char *after);

    /* Sends after the commit of the open transaction, or at once. */
    void (*notify)(struct db_conn *c, const char *channel, struct str payload);
    /* Called after a listener was added, listen_mutex not held; 0 when its channel is heard. */
    int (*listen)(struct db *db);
    int64_t (*checkpoint)(struct db *db);
    /* Gives memory that only saves time back; NULL: there is none. */
    void (*rest)(struct db_conn *c);
};

extern const struct engine sqlite_engine, postgres_engine;

/* Connections of one kind; who waits is served in the order of coming. */
struct pool {
    struct db_conn *idle;         /* last used first */
    struct waiter *first, **last; /* threads that wait */
};

struct listener {
    char *channel; /* owned */
    void (*heard)(void *data, struct str payload);
    void *data;
    struct listener *next;
};

/* A message on its way to the listeners of this process. */
struct message {
    struct message *next;
    char *channel;      /* owned, in the same allocation */
    struct str payload; /* in the same allocation */
};

struct db {
    const struct engine *engine;
    char *url; /* owned: as given; for SQLite without "sqlite:" */
    struct db_options options;
    pthread_mutex_t mutex;
    struct pool readers, writers; /* PostgreSQL uses `readers` for both modes */
    struct db_conn *all;
    uint64_t rested; /* sum of all leases at the last db_rest */
    pthread_mutex_t listen_mutex;
    struct listener *listeners;
    /* Delivery within this process (listen.c); guarded by listen_mutex. */
    struct message *waiting, **waiting_end;
    pthread_cond_t waiting_some;
    pthread_t courier;
    bool courier_runs, courier_stops;
    void *inside; /* the engine's own, owned */
};

struct savepoint {
    char name[32];
    bool dead;       /* asked for after a failure: never made */
    size_t messages; /* queued before it */
};

struct db_conn {
    struct db *db;
    struct pool *pool;
    enum db_mode mode;
    struct db_conn *next_idle, *next_all;
    pthread_t owner; /* while in_use */
    bool in_use;
    atomic_uint_fast64_t lease; /* grows with every acquire */

    bool connected;
    bool broken; /* to be closed at release and opened again at the next acquire */
    enum db_error error;
    char detail[256];
    int64_t deadline; /* monotonic ms; 0 = none */
    bool open;        /* between begin and commit or rollback */
    bool walks_keys;  /* see db_walk_keys */
    struct savepoint savepoints[DB_SAVEPOINTS_MAX];
    size_t nsavepoints;
    struct message *messages,
        **messages_end; /* to be delivered after commit (engines without their own) */
    size_t nmessages;

    struct map cache;                /* text as given -> statement */
    struct db_stmt *newest, *oldest; /* all statements, by last use */
    size_t nstatements;
    struct buf scratch; /* for texts put together on the way */
};

struct db_stmt {
    struct db_conn *conn;
    char *given; /* owned: text as given; key in the cache */
    size_t given_n;
    char *sql;   /* owned: text as the engine gets it */
    int params;  /* number of ? */
    int bound;   /* values bound so far */
    bool cached; /* stays when done */
    bool busy;   /* between prepare and done */
    bool started;
    bool row_ready; /* start met a row that db_next has not shown yet */
    bool ended;
    struct db_stmt *newer, *older;
};

/* pool.c */
/* Makes n unconnected connections. */
void pool_fill(struct db *db, struct pool *pool, enum db_mode mode, int n);
/*
 * Waits for a connection. A thread that holds another connection of this database does not wait for
 * one from a pool of many (it could wait for ever): the pool grows by one. A second one from a pool
 * of one aborts.
 */
struct db_conn *pool_take(struct db *db, struct pool *pool, enum db_mode mode);
void pool_give(struct db_conn *c);
/* Threads that wait now; for tests. */
size_t pool_waiting(struct db *db, const struct pool *pool);

/* db.c */
/* Makes the failure stick (the first one wins) and logs it: `code` and `text` are the engine's
 * words. */
void conn_fail(struct db_conn *c, enum db_error error, const char *detail, const char *code,
               const char *text, const char *sql);
/* Marks SQL of ours as wrong. */
void conn_bug(struct db_conn *c, const char *text, const char *sql);
bool conn_late(const struct db_conn *c);

/* statement.c */
void statements_reset(struct db_conn *c);
void statements_free(struct db_conn *c);
/* Statement for the text, ready to bind; NULL on failure. */
struct db_stmt *statement_get(struct db_conn *c, struct str sql);

/* dialect.c */
/* Appends the text as the engine gets it and counts its ?; -1 with *why (static text) for an
 * unknown word. */
int dialect_expand(enum db_engine engine, struct str sql, struct buf *out, int *params,
                   const char **why);

/* listen.c: delivery within this process */
/* Starts the thread that delivers; 0 or -1. */
int courier_start(struct db *db);
/* Takes the chain of messages and delivers it soon, in order. */
void messages_send(struct db *db, struct message *first);
void messages_queue(struct db_conn *c, const char *channel, struct str payload);
/* Forgets all but the first `keep`. */
void messages_drop(struct db_conn *c, size_t keep);
/* Calls the listeners of the channel (NULL: all of them) on the calling thread. */
void listeners_hear(struct db *db, const char *channel, struct str payload);
/* Stops the courier, forgets messages and listeners. */
void listeners_free(struct db *db);

#endif
