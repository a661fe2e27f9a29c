/*
 * pool: hands connections to threads, first come, first served. A released connection goes to the
 * thread that waits longest, never to one that comes by chance at the right moment; so nobody
 * starves behind busy writers.
 */
#include "db/engine.h"

#include <assert.h>
#include <stdlib.h>
#include "base/log.h"

struct waiter {
    pthread_cond_t woken;
    struct db_conn *got; /* handed over by pool_give */
    struct waiter *next;
};

size_t pool_waiting(struct db *db, const struct pool *pool)
{
    size_t n = 0;

    pthread_mutex_lock(&db->mutex);
    for (const struct waiter *w = pool->first; w != NULL; w = w->next)
        n++;
    pthread_mutex_unlock(&db->mutex);
    return n;
}

static struct db_conn *conn_new(struct db *db, struct pool *pool, enum db_mode mode)
{
    struct db_conn *c = mem_alloc(db->engine->conn_size);
    c->db = db;
    c->pool = pool;
    c->mode = mode;
    c->messages_end = &c->messages;
    c->scratch = BUF_INIT(DB_TEXT_MAX);
    c->next_all = db->all;
    db->all = c;
    return c;
}

void pool_fill(struct db *db, struct pool *pool, enum db_mode mode, int n)
{
    pool->last = &pool->first;
    for (int i = 0; i < n; i++) {
        struct db_conn *c = conn_new(db, pool, mode);
        c->next_idle = pool->idle;
        pool->idle = c;
    }
}

/* Any connection that the calling thread holds: of this pool, or else of the other one. */
static struct db_conn *held(struct db *db, struct pool *pool)
{
    struct db_conn *other = NULL;
    for (struct db_conn *c = db->all; c != NULL; c = c->next_all) {
        if (!c->in_use || !pthread_equal(c->owner, pthread_self()))
            continue;
        if (c->pool == pool)
            return c;
        other = c;
    }
    return other;
}

static struct db_conn *wait_for_turn(struct db *db, struct pool *pool)
{
    struct waiter me = {.got = NULL};
    pthread_cond_init(&me.woken, NULL);
    *pool->last = &me;
    pool->last = &me.next;
    while (me.got == NULL)
        pthread_cond_wait(&me.woken, &db->mutex);
    pthread_cond_destroy(&me.woken);
    return me.got;
}

struct db_conn *pool_take(struct db *db, struct pool *pool, enum db_mode mode)
{
    struct db_conn *mine, *c;

    pthread_mutex_lock(&db->mutex);
    mine = held(db, pool);
    if (mine != NULL && pool == &db->writers && mine->pool == pool) {
        log_error("one thread asked for the write connection twice", "engine=%s", db->engine->name);
        abort();
    }
    if (pool->first == NULL && pool->idle != NULL) {
        c = pool->idle;
        pool->idle = c->next_idle;
    } else if (mine != NULL && pool != &db->writers) {
        c = conn_new(db, pool, mode);
    } else {
        c = wait_for_turn(db, pool);
    }
    c->in_use = true;
    c->owner = pthread_self();
    c->mode = mode;
    atomic_fetch_add(&c->lease, 1);
    pthread_mutex_unlock(&db->mutex);
    return c;
}

void pool_give(struct db_conn *c)
{
    struct db *db = c->db;
    struct pool *pool = c->pool;

    pthread_mutex_lock(&db->mutex);
    assert(c->in_use);
    atomic_fetch_add(&c->lease, 1);
    c->in_use = false;
    if (pool->first != NULL) {
        struct waiter *w = pool->first;
        pool->first = w->next;
        if (pool->first == NULL)
            pool->last = &pool->first;
        w->got = c;
        pthread_cond_signal(&w->woken);
    } else {
        c->next_idle = pool->idle;
        pool->idle = c;
    }
    pthread_mutex_unlock(&db->mutex);
}
