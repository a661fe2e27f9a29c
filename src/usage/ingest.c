/*
 * ingest: the queue and the writer's thread (see ingest.h); one transaction is in group.c.
 *
 * Locking: `mutex` guards the queue (first, last), queued_bytes and stopping. The writer takes the
 * whole queue in one grasp and cuts it into groups by itself. The loader's thread (SQLite) reads
 * the hashes of stored messages; until it is ready, requests that hold a messageId are parked by
 * the writer.
 */
#include "usage/ingest.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/log.h"
#include "usage/group.h"

enum {
    GROUP_ITEMS = 10000, /* weight of one transaction */
    RECORD_WEIGHT = 10,  /* a record costs like ten events */
    GROUP_ARENA_MB = 256,
    TRIES_MAX = 6,      /* of a group that met another node's */
    DEADLINE_MS = 20000 /* of one transaction: the door gives up after 30 s */
};

/* How one transaction ended. */
enum outcome {
    OUTCOME_DURABLE,
    OUTCOME_AGAIN,  /* another node was in the way */
    OUTCOME_DOWN,   /* the database cannot store now */
    OUTCOME_REFUSED /* something in it cannot be stored */
};

struct ingest {
    struct ingest_options options;
    struct ingest_group *group;
    struct arena *arena; /* of a group, writer only */
    pthread_t writer, loader;
    bool loading; /* the loader was started */

    pthread_mutex_t mutex;
    pthread_cond_t work;
    struct ingest_request *first, **last;
    size_t queued_bytes;
    bool stopping;
    atomic_bool stop; /* the same for the loader */

    /* The writer's own. */
    struct ingest_request *mine, **mine_last; /* taken from the queue */
    struct ingest_request *parked, **parked_last;
    struct ingest_request **group_requests;
    size_t ngroup, group_space;
    bool failing; /* told the log */

    atomic_int_fast64_t requests, events, groups, refused, repaired, failures;
};

/* --- the queue --- */

static void append(struct ingest_request ***last, struct ingest_request *r)
{
    r->next = NULL;
    **last = r;
    *last = &r->next;
}

static struct ingest_request *pop(struct ingest_request **first, struct ingest_request ***last)
{
    struct ingest_request *r = *first;

    *first = r->next;
    if (*first == NULL)
        *last = first;
    r->next = NULL;
    return r;
}

enum error_code ingest_submit(struct ingest *in, struct ingest_request *r)
{
    enum error_code code = ERROR_NONE;

    pthread_mutex_lock(&in->mutex);
    if (in->stopping)
        code = ERROR_UNAVAILABLE;
    else if (in->queued_bytes > 0 && in->queued_bytes + r->bytes > in->options.queue_bytes)
        code = ERROR_OVERLOADED;
    if (code == ERROR_NONE) {
        in->queued_bytes += r->bytes;
        append(&in->last, r);
        pthread_cond_signal(&in->work);
    }
    pthread_mutex_unlock(&in->mutex);
    return code;
}

static bool holds_message_id(const struct ingest_request *r)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->events[i].message_id.n > 0)
            return true;
    }
    return false;
}

static size_t weight_of(const struct ingest_request *r)
{
    size_t weight = 1;

    for (size_t i = 0; i < r->count; i++)
        weight += r->events[i].kind == EVENT_RECORD ? RECORD_WEIGHT : 1;
    return weight;
}

/* Waits for work and takes the queue. False when there is nothing left and the end has come. */
static bool take_queue(struct ingest *in)
{
    bool more;

    pthread_mutex_lock(&in->mutex);
    while (in->mine == NULL && in->first == NULL && !in->stopping &&
           !(in->parked != NULL && dedup_ready(in->group->dedup)))
        pthread_cond_wait(&in->work, &in->mutex);
    if (in->parked != NULL && dedup_ready(in->group->dedup)) {
        *in->mine_last = in->parked;
        in->mine_last = in->parked_last;
        in->parked = NULL;
        in->parked_last = &in->parked;
    }
    if (in->first != NULL) {
        *in->mine_last = in->first;
        in->mine_last = in->last;
        in->first = NULL;
        in->last = &in->first;
    }
    more = in->mine != NULL || !in->stopping;
    pthread_mutex_unlock(&in->mutex);
    return more;
}

/* The next requests of what was taken, at most a group's weight; one that is larger comes alone. */
static void cut_group(struct ingest *in)
{
    bool ready = dedup_ready(in->group->dedup);
    size_t weight = 0;

    in->ngroup = 0;
    while (in->mine != NULL) {
        size_t more = weight_of(in->mine);
        if (!ready && holds_message_id(in->mine)) {
            append(&in->parked_last, pop(&in->mine, &in->mine_last));
            continue;
        }
        if (weight > 0 && weight + more > GROUP_ITEMS)
            break;
        weight += more;
        in->group_requests = group_array(in->group_requests, &in->group_space, in->ngroup + 1,
                                         sizeof(*in->group_requests));
        in->group_requests[in->ngroup++] = pop(&in->mine, &in->mine_last);
    }
}

static void finish(struct ingest *in, struct ingest_request *r, enum error_code result)
{
    if (result != ERROR_NONE)
        atomic_fetch_add(&in->failures, 1);
    atomic_fetch_add(&in->requests, 1);
    /* Counted out before the answer: who has it may ask for the figures. */
    pthread_mutex_lock(&in->mutex);
    in->queued_bytes -= r->bytes;
    pthread_mutex_unlock(&in->mutex);
    r->result = result;
    r->done(r); /* may free it */
}

/* --- a transaction --- */

static enum outcome outcome_of(enum db_error error)
{
    switch (error) {
    case DB_OK:
        return OUTCOME_DURABLE;
    case DB_UNIQUE:
    case DB_BUSY:
        return OUTCOME_AGAIN;
    case DB_UNAVAILABLE:
    case DB_INTERRUPTED:
        return OUTCOME_DOWN;
    case DB_FOREIGN:
    case DB_NOT_NULL:
    case DB_BUG:
        return OUTCOME_REFUSED;
    }
    return OUTCOME_REFUSED;
}

/* A turn of the tables of messages, where one is due; put off when somebody is in the way. */
static enum outcome take_turn(struct ingest *in, struct model *m)
{
    enum outcome outcome;

    if (!dedup_due(in->group->dedup, m->now))
        return OUTCOME_DURABLE;
    if (db_begin(m->conn) == 0 && dedup_turn(in->group->dedup, m->conn, m->now) == 0 &&
        db_commit(m->conn) == 0)
        return OUTCOME_DURABLE;
    outcome = outcome_of(db_error(m->conn));
    db_rollback(m->conn);
    return outcome == OUTCOME_AGAIN ? OUTCOME_DURABLE : outcome;
}

static enum outcome transact(struct ingest *in, struct model *m, struct ingest_request **requests,
                             size_t count)
{
    struct db_conn *conn = m->conn;
    enum outcome outcome = take_turn(in, m);
    bool durable = false;

    if (outcome != OUTCOME_DURABLE)
        return outcome;
    if (db_begin(conn) == 0 && group_apply(in->group, m, requests, count) == 0)
        durable = db_commit(conn) == 0;
    outcome = durable ? OUTCOME_DURABLE : outcome_of(db_error(conn));
    db_rollback(conn);
    group_end(in->group, durable);
    return outcome;
}

static enum outcome attempt(struct ingest *in, struct ingest_request **requests, size_t count)
{
    static const struct actor actor = {.kind = ACTOR_SYSTEM, .name = {"ingestion", 9}};
    const struct catalog *catalog = catalog_current(in->options.catalogs);
    struct db_conn *conn = catalog ? db_acquire(in->options.db, DB_WRITE) : NULL;
    enum outcome outcome = OUTCOME_DOWN;
    struct error error;

    if (conn != NULL) {
        struct model m = {.arena = in->arena,
                          .conn = conn,
                          .actor = &actor,
                          .catalog = catalog,
                          .calendar = catalog->calendar,
                          .secret = in->options.secret,
                          .error = &error,
                          .now = clock_now(),
                          .lenient = true,
                          .change_kind = "ingest"};
        m.today = calendar_day(m.calendar, m.now);
        error_init(&error, in->arena);
        db_deadline(conn, clock_mono() + DEADLINE_MS);
        outcome = transact(in, &m, requests, count);
        db_release(&conn);
    }
    if (catalog)
        catalog_drop(&catalog);
    return outcome;
}

static void pause_ms(int ms)
{
    struct timespec t = {0, ms * 1000000L};
    nanosleep(&t, NULL);
}

/* Two nodes in each other's way: one of them waits a little, differently long each time. */
static enum outcome attempts(struct ingest *in, struct ingest_request **requests, size_t count)
{
    bool shared = db_engine(in->options.db) == DB_POSTGRES;
    enum outcome outcome = OUTCOME_AGAIN;

    for (int i = 0; i < TRIES_MAX && outcome == OUTCOME_AGAIN; i++) {
        if (i > 0)
            pause_ms(1 + (int)(crypto_random_u64() % (uint64_t)(i * 10)));
        outcome = attempt(in, requests, count);
        if (outcome == OUTCOME_AGAIN && !shared)
            return OUTCOME_DOWN; /* SQLite: another process held the lock for the whole time-out */
    }
    return outcome;
}

static void tell(struct ingest *in, enum outcome outcome)
{
    bool failing = outcome == OUTCOME_DOWN;

    if (failing && !in->failing)
        log_error("data that comes in cannot be stored", "answer=503");
    if (!failing && in->failing)
        log_info("data that comes in is stored again", "answer=200");
    in->failing = failing;
}

static enum error_code code_of(enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_DURABLE:
        return ERROR_NONE;
    case OUTCOME_AGAIN:
    case OUTCOME_DOWN:
        return ERROR_UNAVAILABLE;
    case OUTCOME_REFUSED:
        return ERROR_INTERNAL;
    }
    return ERROR_INTERNAL;
}

static void after_commit(struct ingest *in)
{
    const struct ingest_group *g = in->group;

    atomic_fetch_add(&in->groups, 1);
    atomic_fetch_add(&in->events, (int_fast64_t)g->nitems);
    atomic_fetch_add(&in->refused, g->refused);
    atomic_fetch_add(&in->repaired, g->repaired);
    if (in->options.committed)
        in->options.committed(in->options.data, g->accounts_changed, g->debug_items > 0);
}

/* Request by request, so that only the guilty one gets the error. */
static void one_by_one(struct ingest *in)
{
    enum outcome outcome = OUTCOME_REFUSED;

    for (size_t i = 0; i < in->ngroup; i++) {
        if (outcome != OUTCOME_DOWN)
            outcome = attempts(in, &in->group_requests[i], 1);
        if (outcome == OUTCOME_DURABLE)
            after_commit(in);
        if (outcome == OUTCOME_REFUSED)
            log_error("a request cannot be stored", "events=%zu", in->group_requests[i]->count);
        tell(in, outcome);
        finish(in, in->group_requests[i], code_of(outcome));
        arena_reset(in->arena);
    }
}

static void run_group(struct ingest *in)
{
    enum outcome outcome = attempts(in, in->group_requests, in->ngroup);

    if (outcome == OUTCOME_REFUSED || (outcome == OUTCOME_AGAIN && in->ngroup > 1)) {
        one_by_one(in);
        return;
    }
    if (outcome == OUTCOME_DURABLE)
        after_commit(in);
    tell(in, outcome);
    for (size_t i = 0; i < in->ngroup; i++)
        finish(in, in->group_requests[i], code_of(outcome));
    arena_reset(in->arena);
}

static void *write_groups(void *data)
{
    struct ingest *in = data;

    while (take_queue(in)) {
        cut_group(in);
        if (in->ngroup > 0)
            run_group(in);
    }
    while (in->parked != NULL)
        finish(in, pop(&in->parked, &in->parked_last), ERROR_UNAVAILABLE);
    return NULL;
}

/* --- reading back the hashes of messages --- */

static void *load_messages(void *data)
{
    struct ingest *in = data;

    while (!dedup_ready(in->group->dedup) && !atomic_load(&in->stop)) {
        struct db_conn *conn = db_acquire(in->options.db, DB_READ);
        int status = conn ? dedup_load(in->group->dedup, conn, clock_now(), &in->stop) : -1;
        if (conn)
            db_release(&conn);
        for (int i = 0; status != 0 && i < 20 && !atomic_load(&in->stop); i++)
            pause_ms(50);
    }
    pthread_mutex_lock(&in->mutex);
    pthread_cond_signal(&in->work);
    pthread_mutex_unlock(&in->mutex);
    return NULL;
}

/* --- starting and stopping --- */

static void ingest_free(struct ingest *in)
{
    ingest_group_free(&in->group);
    arena_free(&in->arena);
    free(in->group_requests);
    pthread_mutex_destroy(&in->mutex);
    pthread_cond_destroy(&in->work);
    free(in);
}

static struct ingest *ingest_new(const struct ingest_options *options)
{
    struct ingest *in = mem_alloc(sizeof(*in));

    in->options = *options;
    in->group = ingest_group_new(options);
    in->arena = arena_new((size_t)GROUP_ARENA_MB << 20);
    in->last = &in->first;
    in->mine_last = &in->mine;
    in->parked_last = &in->parked;
    pthread_mutex_init(&in->mutex, NULL);
    pthread_cond_init(&in->work, NULL);
    return in;
}

struct ingest *ingest_start(const struct ingest_options *options)
{
    struct ingest *in = ingest_new(options);

    if (!dedup_ready(in->group->dedup)) {
        if (pthread_create(&in->loader, NULL, load_messages, in) != 0)
            goto err0;
        in->loading = true;
    }
    if (pthread_create(&in->writer, NULL, write_groups, in) != 0)
        goto err1;
    return in;

err1:
    atomic_store(&in->stop, true);
    if (in->loading)
        pthread_join(in->loader, NULL);
err0:
    log_error("the ingest writer cannot start", "threads=2");
    ingest_free(in);
    return NULL;
}

void ingest_stop(struct ingest **handle)
{
    struct ingest *in = *handle;

    *handle = NULL;
    if (in == NULL)
        return;
    atomic_store(&in->stop, true);
    if (in->loading)
        pthread_join(in->loader, NULL);
    pthread_mutex_lock(&in->mutex);
    in->stopping = true;
    pthread_cond_signal(&in->work);
    pthread_mutex_unlock(&in->mutex);
    pthread_join(in->writer, NULL);
    ingest_free(in);
}

void ingest_stats(const struct ingest *in, struct ingest_stats *out)
{
    struct ingest *locked = (struct ingest *)in;

    pthread_mutex_lock(&locked->mutex);
    out->queued_bytes = (int64_t)in->queued_bytes;
    pthread_mutex_unlock(&locked->mutex);
    out->requests = atomic_load(&in->requests);
    out->events = atomic_load(&in->events);
    out->groups = atomic_load(&in->groups);
    out->refused = atomic_load(&in->refused);
    out->repaired = atomic_load(&in->repaired);
    out->failures = atomic_load(&in->failures);
}
