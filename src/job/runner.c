/*
 * runner: see runner.h.
 *
 * Locking: `lock` guards the lease, `stop` and the wake counters. The keeper alone renews the
 * lease; the other threads work with a copy of it, which each of their transactions checks against
 * the table.
 */
#include "job/runner.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "job/kinds.h"
#include "job/mail.h"
#include "job/retention.h"
#include "model/lease.h"

enum {
    TICK_MS = 1000,
    REST_EVERY_MS = 20000,
    REST_BUSY =
        400, /* acquired connections within that time; a server nobody asks needs about 200 */
    RETENTION_EVERY_MS = 600000,
    RETENTION_PAUSE_MS = 50,
    BURY_MS = 120000,
    RUN_MEMORY = 256 << 20
};

#define WAL_ALARM (INT64_C(1) << 30)

struct job_runner {
    struct job_options options;
    pthread_t keeper, worker, mailer;
    int started;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct lease lease;
    bool stop;
    unsigned woken; /* grows with every wake */
    atomic_llong wal_bytes;
};

/* Sleeps until woken, at most `ms`. False when it is time to stop. */
static bool pause_for(struct job_runner *r, int ms, unsigned *seen)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_nsec += ms % 1000 * 1000000L;
    at.tv_sec += ms / 1000 + at.tv_nsec / 1000000000L;
    at.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&r->lock);
    while (!r->stop && (!seen || *seen == r->woken))
        if (pthread_cond_timedwait(&r->wake, &r->lock, &at) != 0)
            break;
    if (seen)
        *seen = r->woken;
    bool go_on = !r->stop;
    pthread_mutex_unlock(&r->lock);
    return go_on;
}

/* A copy of the lease; false when this node does not hold it. */
static bool holds(struct job_runner *r, struct lease *out)
{
    pthread_mutex_lock(&r->lock);
    *out = r->lease;
    pthread_mutex_unlock(&r->lock);
    return out->epoch > 0;
}

/* ---- keeper ---- */

static void look_at_wal(struct job_runner *r)
{
    int64_t bytes = db_checkpoint(r->options.db);
    if (bytes > WAL_ALARM && atomic_load(&r->wal_bytes) <= WAL_ALARM)
        log_warn("the write-ahead log is large: some read lasts very long", "bytes=%lld",
                 (long long)bytes);
    atomic_store(&r->wal_bytes, bytes);
}

/* A server that nobody asks anything keeps no pages in memory. */
static void rest_sometimes(struct job_runner *r, int64_t *at)
{
    if (clock_mono() < *at)
        return;
    db_rest(r->options.db, REST_BUSY);
    *at = clock_mono() + REST_EVERY_MS;
}

static void *keep(void *data)
{
    struct job_runner *r = data;
    struct lease lease = r->lease;
    int64_t retention_at = clock_mono(), rest_at = retention_at + REST_EVERY_MS;
    int pause = TICK_MS;
    do {
        lease_hold(r->options.db, &lease);
        pthread_mutex_lock(&r->lock);
        r->lease = lease;
        pthread_mutex_unlock(&r->lock);
        look_at_wal(r);
        rest_sometimes(r, &rest_at);
        pause = TICK_MS;
        if (lease.epoch && clock_mono() >= retention_at) {
            if (retention_slice(r->options.db, r->options.catalogs, &lease))
                pause = RETENTION_PAUSE_MS;
            else
                retention_at = clock_mono() + RETENTION_EVERY_MS;
        }
    } while (pause_for(r, pause, NULL));
    lease_release(r->options.db, &lease);
    return NULL;
}

/* ---- jobs ---- */

static bool take(struct job_runner *r, const struct lease *lease, struct job_run *run)
{
    struct actor actor = {.kind = ACTOR_SYSTEM};
    struct model m = {.arena = run->arena, .actor = &actor, .now = clock_now()};
    bool taken = false;
    if (!(m.conn = db_acquire(r->options.db, DB_WRITE)))
        return false;
    if (db_begin(m.conn) == 0 && lease_check(m.conn, lease) == 0) {
        job_queue_bury(&m, m.now - BURY_MS);
        taken = job_queue_take(&m, &run->job);
        taken = db_commit(m.conn) == 0 && taken;
    }
    db_release(&m.conn);
    return taken;
}

static bool anything_queued(struct job_runner *r)
{
    static const char queued[] = "SELECT 1 FROM job WHERE status IN ('queued', 'running') LIMIT 1";
    struct db_conn *conn = db_acquire(r->options.db, DB_READ);
    bool any = conn && db_int(conn, 0, queued, "") == 1;
    if (conn)
        db_release(&conn);
    return any;
}

static void end(struct job_runner *r, struct job_run *run, const char *status)
{
    struct actor actor = {.kind = ACTOR_JOB, .id = run->job.id};
    struct model m = {.arena = run->arena, .actor = &actor, .now = clock_now()};
    if (!(m.conn = db_acquire(r->options.db, DB_WRITE)))
        return;
    if (db_begin(m.conn) == 0) {
        job_queue_end(&m, &run->job, status, run->message);
        db_commit(m.conn);
    }
    db_release(&m.conn);
    log_info("job ended", "job=%lld status=%s", (long long)run->job.id, status);
}

static bool run_next(struct job_runner *r, const struct lease *lease)
{
    struct arena *arena = arena_new(RUN_MEMORY);
    struct job_run run = {.arena = arena,
                          .db = r->options.db,
                          .catalogs = r->options.catalogs,
                          .secret = r->options.secret};
    bool taken = take(r, lease, &run);
    if (taken) {
        const struct job_kind *kind = job_kind_of(run.job.kind);
        log_info("job begins", "job=%lld kind=%s", (long long)run.job.id,
                 kind ? kind->word : "unknown");
        int failed = kind ? kind->run(&run) : -1;
        if (!kind)
            run.message = STR("This server does not know such jobs");
        end(r, &run, failed ? "failed" : run.cancelled ? "cancelled" : "done");
    }
    arena_free(&arena);
    return taken;
}

static void *work(void *data)
{
    struct job_runner *r = data;
    struct lease lease;
    unsigned seen = 0;
    do {
        while (holds(r, &lease) && anything_queued(r) && run_next(r, &lease))
            continue;
    } while (pause_for(r, TICK_MS, &seen));
    return NULL;
}

static void *send_mails(void *data)
{
    struct job_runner *r = data;
    struct lease lease;
    unsigned seen = 0;
    do {
        if (holds(r, &lease))
            mail_send_due(r->options.db, r->options.catalogs, r->options.secret, &lease);
    } while (pause_for(r, TICK_MS, &seen));
    return NULL;
}

/* ---- life ---- */

static int start_threads(struct job_runner *r)
{
    pthread_t *const threads[] = {&r->keeper, &r->worker, &r->mailer};
    void *(*const bodies[])(void *) = {keep, work, send_mails};
    for (; r->started < 3; r->started++)
        if (pthread_create(threads[r->started], NULL, bodies[r->started], r) != 0)
            return -1;
    return 0;
}

struct job_runner *job_runner_start(const struct job_options *options)
{
    struct job_runner *r = mem_alloc(sizeof(*r));
    pthread_condattr_t monotonic;
    r->options = *options;
    pthread_mutex_init(&r->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&r->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    lease_init(&r->lease, "job", options->node);
    if (start_threads(r) == 0)
        return r;
    log_error("cannot start a thread", "what=job");
    job_runner_stop(&r);
    return NULL;
}

void job_runner_wake(struct job_runner *r)
{
    pthread_mutex_lock(&r->lock);
    r->woken++;
    pthread_cond_broadcast(&r->wake);
    pthread_mutex_unlock(&r->lock);
}

int64_t job_runner_wal_bytes(const struct job_runner *r)
{
    return atomic_load(&r->wal_bytes);
}

void job_runner_stop(struct job_runner **at)
{
    struct job_runner *r = *at;
    *at = NULL;
    if (!r)
        return;
    pthread_mutex_lock(&r->lock);
    r->stop = true;
    pthread_cond_broadcast(&r->wake);
    pthread_mutex_unlock(&r->lock);
    const pthread_t threads[] = {r->keeper, r->worker, r->mailer};
    for (int i = 0; i < r->started; i++)
        pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&r->lock);
    pthread_cond_destroy(&r->wake);
    free(r);
}
