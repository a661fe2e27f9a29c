/*
 * db: opening, connections, sticky errors, transactions; the half that knows no engine. Statements
 * are in statement.c, the engines in sqlite.c and postgres.c.
 */
#include "db/engine.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/log.h"

static const struct engine *engine_for(struct str url, struct str *rest)
{
    *rest = url;
    if (str_starts(url, "postgresql://") || str_starts(url, "postgres://"))
        return &postgres_engine;
    if (str_starts(url, "sqlite:") && url.n > sizeof "sqlite:" - 1) {
        rest->p += sizeof "sqlite:" - 1;
        rest->n -= sizeof "sqlite:" - 1;
        return &sqlite_engine;
    }
    return NULL;
}

struct db *db_open(struct str url, const struct db_options *options)
{
    struct str rest;
    const struct engine *engine = engine_for(url, &rest);
    struct db *db;

    if (engine == NULL) {
        log_error("database address must be sqlite:PATH or postgresql://...", "known=false");
        return NULL;
    }
    db = mem_alloc(sizeof *db);
    db->engine = engine;
    db->url = mem_alloc(rest.n + 1);
    memcpy(db->url, rest.p, rest.n);
    db->options = *options;
    if (db->options.readers < 1)
        db->options.readers = 1;
    if (db->options.busy_ms == 0)
        db->options.busy_ms = 5000;
    pthread_mutex_init(&db->mutex, NULL);
    pthread_mutex_init(&db->listen_mutex, NULL);
    pool_fill(db, &db->readers, DB_READ, db->options.readers);
    pool_fill(db, &db->writers, DB_WRITE, engine->kind == DB_SQLITE ? 1 : 0);
    if (engine->open(db) != 0)
        db_close(&db);
    return db;
}

static void conn_close(struct db_conn *c)
{
    statements_free(c);
    if (c->connected)
        c->db->engine->disconnect(c);
    c->connected = false;
    c->broken = false;
}

/* The write connection goes last: the last one to close writes the WAL back. */
static void close_all(struct db *db, bool writers)
{
    for (struct db_conn *c = db->all; c != NULL; c = c->next_all) {
        assert(!c->in_use);
        if ((c->pool == &db->writers) == writers)
            conn_close(c);
    }
}

void db_close(struct db **handle)
{
    struct db *db = *handle;
    struct db_conn *c;

    if (db == NULL)
        return;
    *handle = NULL;
    close_all(db, false);
    close_all(db, true);
    db->engine->close(db);
    while ((c = db->all) != NULL) {
        db->all = c->next_all;
        map_free(&c->cache);
        buf_free(&c->scratch);
        free(c);
    }
    listeners_free(db);
    pthread_mutex_destroy(&db->mutex);
    pthread_mutex_destroy(&db->listen_mutex);
    free(db->url);
    free(db);
}

enum db_engine db_engine(const struct db *db)
{
    return db->engine->kind;
}

const char *db_engine_name(const struct db *db)
{
    return db->engine->name;
}

struct db_conn *db_acquire(struct db *db, enum db_mode mode)
{
    bool writer = mode == DB_WRITE && db->engine->kind == DB_SQLITE;
    struct db_conn *c = pool_take(db, writer ? &db->writers : &db->readers, mode);

    if (c->connected && !db->engine->alive(c))
        conn_close(c);
    if (!c->connected) {
        if (db->engine->connect(c) != 0) {
            pool_give(c);
            return NULL;
        }
        c->connected = true;
    }
    return c;
}

static void forget_failure(struct db_conn *c)
{
    c->error = DB_OK;
    c->detail[0] = 0;
}

/* Ends what is open on the engine's side; a connection that cannot is closed at release. */
static void roll_back(struct db_conn *c)
{
    c->open = false;
    c->nsavepoints = 0;
    messages_drop(c, 0);
    if (c->broken || !c->db->engine->in_transaction(c))
        return;
    if (c->db->engine->script(c, "ROLLBACK", true) != 0)
        c->broken = true;
}

/* Nor by several processes, each of which would walk along all of one table. */
void db_walk_keys(struct db_conn *c, bool walk)
{
    static const char on[] = "SET enable_hashjoin = off; SET max_parallel_workers_per_gather = 0";
    static const char off[] = "RESET enable_hashjoin; RESET max_parallel_workers_per_gather";

    if (c->db->engine->kind == DB_SQLITE || c->walks_keys == walk || c->error != DB_OK)
        return;
    if (c->db->engine->script(c, walk ? on : off, false) == 0)
        c->walks_keys = walk;
}

void db_release(struct db_conn **handle)
{
    struct db_conn *c = *handle;

    if (c == NULL)
        return;
    *handle = NULL;
    c->deadline = 0;
    statements_reset(c);
    roll_back(c);
    if (c->broken)
        conn_close(c);
    forget_failure(c);
    if (c->connected)
        db_walk_keys(c, false);
    c->walks_keys = false;
    if (c->error != DB_OK) /* it could not */
        conn_close(c);
    forget_failure(c);
    pool_give(c);
}

struct lease {
    struct db_conn *conn;
    uint_fast64_t number;
};

static void lease_end(void *data)
{
    struct lease *l = data;
    if (atomic_load(&l->conn->lease) == l->number)
        db_release(&l->conn);
}

struct db_conn *db_acquire_for(struct arena *arena, struct db *db, enum db_mode mode)
{
    struct db_conn *c = db_acquire(db, mode);
    struct lease *l;

    if (c == NULL)
        return NULL;
    l = ARENA_NEW(arena, struct lease);
    l->conn = c;
    l->number = atomic_load(&c->lease);
    arena_on_free(arena, lease_end, l);
    return c;
}

struct db *db_of(struct db_conn *conn)
{
    return conn->db;
}

/* What the caller is expected to handle is no news for the log. */
static enum log_level level_of(enum db_error error)
{
    switch (error) {
    case DB_OK:
    case DB_UNIQUE:
    case DB_FOREIGN:
    case DB_NOT_NULL:
        return LOG_DEBUG;
    case DB_BUSY:
    case DB_INTERRUPTED:
        return LOG_WARN;
    case DB_UNAVAILABLE:
    case DB_BUG:
        return LOG_ERROR;
    }
    return LOG_ERROR;
}

void conn_fail(struct db_conn *c, enum db_error error, const char *detail, const char *code,
               const char *text, const char *sql)
{
    static const char *const names[] = {"ok",   "unique",      "foreign",     "not_null",
                                        "busy", "unavailable", "interrupted", "bug"};
    if (c->error == DB_OK) {
        c->error = error;
        snprintf(c->detail, sizeof c->detail, "%s", detail == NULL ? "" : detail);
    }
    log_line(level_of(error), "database call failed", "kind=%s code=%s text=%s sql=%s",
             names[error], code, log_quote(text), log_quote(sql == NULL ? "" : sql));
}

void conn_bug(struct db_conn *c, const char *text, const char *sql)
{
    conn_fail(c, DB_BUG, "", "-", text, sql);
}

enum db_error db_error(const struct db_conn *conn)
{
    return conn->error;
}

const char *db_error_detail(const struct db_conn *conn)
{
    return conn->detail;
}

void db_deadline(struct db_conn *conn, int64_t at)
{
    conn->deadline = at;
}

bool conn_late(const struct db_conn *c)
{
    return c->deadline != 0 && clock_mono() >= c->deadline;
}

int db_script(struct db_conn *c, const char *sql)
{
    const char *why;
    int params, status = -1;
    struct buf text = BUF_INIT(DB_TEXT_MAX);

    if (c->error != DB_OK)
        return -1;
    if (dialect_expand(c->db->engine->kind, str_of(sql), &text, &params, &why) != 0)
        conn_bug(c, why, sql);
    else if (params != 0)
        conn_bug(c, "a script takes no values", sql);
    else if (text.n == 0 || c->db->engine->script(c, text.p, false) == 0)
        status = 0;
    buf_free(&text);
    return status;
}

int db_begin(struct db_conn *c)
{
    const struct engine *e = c->db->engine;

    if (c->error != DB_OK)
        return -1;
    if (c->open) {
        conn_bug(c, "a transaction is open already", "BEGIN");
        return -1;
    }
    if (e->script(c, c->mode == DB_READ ? e->begin_read : e->begin_write, false) != 0)
        return -1;
    c->open = true;
    return 0;
}

/* Messages of this process become known once the commit stands. */
static void deliver(struct db_conn *c)
{
    struct message *first = c->messages;

    c->messages = NULL;
    c->messages_end = &c->messages;
    c->nmessages = 0;
    if (first != NULL)
        messages_send(c->db, first);
}

int db_commit(struct db_conn *c)
{
    if (c->error == DB_OK && !c->open)
        conn_bug(c, "no transaction is open", "COMMIT");
    if (c->error == DB_OK && c->db->engine->script(c, "COMMIT", true) == 0) {
        c->open = false;
        c->nsavepoints = 0;
        deliver(c);
        return 0;
    }
    if (c->open)
        roll_back(c);
    return -1;
}

void db_rollback(struct db_conn *c)
{
    if (c->open)
        roll_back(c);
    if (!c->broken)
        forget_failure(c);
}

bool db_in_transaction(const struct db_conn *conn)
{
    return conn->open;
}

static int savepoint_script(struct db_conn *c, const char *verb, const char *name)
{
    char sql[80];
    snprintf(sql, sizeof sql, "%s \"%s\"", verb, name);
    return c->db->engine->script(c, sql, true);
}

/* Where the way to the server counts: goes with the first statement inside. */
static int savepoint_begin(struct db_conn *c, const char *name)
{
    char sql[80];

    if (c->db->engine->later == NULL)
        return savepoint_script(c, "SAVEPOINT", name);
    snprintf(sql, sizeof sql, "SAVEPOINT \"%s\"", name);
    db_later(c, sql, "");
    return c->error == DB_OK ? 0 : -1;
}

/* Ends with all that was run inside answered. */
static int savepoint_end(struct db_conn *c, const char *name)
{
    char sql[80];

    if (c->db->engine->later == NULL)
        return savepoint_script(c, "RELEASE SAVEPOINT", name);
    snprintf(sql, sizeof sql, "RELEASE SAVEPOINT \"%s\"", name);
    return db_run(c, sql, "") < 0 ? -1 : 0;
}

/* Position of the innermost savepoint of that name, or -1. */
static int savepoint_find(const struct db_conn *c, const char *name)
{
    for (size_t i = c->nsavepoints; i-- > 0;) {
        if (strcmp(c->savepoints[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

int db_savepoint(struct db_conn *c, const char *name)
{
    struct savepoint *sp = &c->savepoints[c->nsavepoints];

    assert(c->nsavepoints < DB_SAVEPOINTS_MAX && strlen(name) < sizeof sp->name);
    if (c->error == DB_OK && !c->open)
        conn_bug(c, "a savepoint needs a transaction", name);
    snprintf(sp->name, sizeof sp->name, "%s", name);
    sp->dead = c->error != DB_OK || savepoint_begin(c, name) != 0;
    sp->messages = c->nmessages;
    c->nsavepoints++;
    return sp->dead ? -1 : 0;
}

int db_savepoint_release(struct db_conn *c, const char *name)
{
    int at = savepoint_find(c, name);

    if (at < 0 && c->error == DB_OK)
        conn_bug(c, "no such savepoint", name);
    if (c->error != DB_OK || savepoint_end(c, name) != 0)
        return -1; /* it stays for the rollback */
    c->nsavepoints = (size_t)at;
    return 0;
}

void db_savepoint_rollback(struct db_conn *c, const char *name)
{
    int at = savepoint_find(c, name);

    if (at < 0) {
        if (c->error == DB_OK)
            conn_bug(c, "no such savepoint", name);
        return;
    }
    c->nsavepoints = (size_t)at;
    messages_drop(c, c->savepoints[at].messages);
    /* Some failures (disk full, connection lost) end the whole transaction: then the error stays.
     */
    if (c->savepoints[at].dead || c->broken || !c->db->engine->in_transaction(c))
        return;
    if (savepoint_script(c, "ROLLBACK TO SAVEPOINT", name) == 0 &&
        savepoint_script(c, "RELEASE SAVEPOINT", name) == 0)
        forget_failure(c);
}
