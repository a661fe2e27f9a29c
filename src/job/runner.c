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
#include "job/file_store.h"
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
    RUN_MEMORY = 256 << 20,
    WORKERS = 2
};

#define WAL_ALARM (INT64_C(1) << 30)

struct job_runner {
    struct job_options options;
    pthread_t threads[WORKERS + 2];
    int started;
    pthread_mutex_t taking;   /* held while a worker takes a job: `running` is right then */
    int64_t running[WORKERS]; /* jobs of this node, 0 = none; guarded by `taking` */
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct lease lease;
    bool stop;
    unsigned woken;       /* grows with every wake */
    atomic_bool stopping; /* as stop, for jobs */
    atomic_llong wal_bytes;
};

struct worker {
    struct job_runner *runner;
    int place; /* in running */
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
            if (retention_slice(r->options.db, r->options.catalogs, r->options.files, &lease))
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
        job_queue_recover(&m, r->running, WORKERS, job_kind_resumes);
        taken = job_queue_take(&m, &run->job);
        taken = db_commit(m.conn) == 0 && taken;
    }
    db_release(&m.conn);
    return taken;
}

/* Takes a job and notes that this node has it. */
static bool take_for(struct worker *w, const struct lease *lease, struct job_run *run)
{
    struct job_runner *r = w->runner;
    pthread_mutex_lock(&r->taking);
    bool taken = take(r, lease, run);
    r->running[w->place] = taken ? run->job.id : 0;
    pthread_mutex_unlock(&r->taking);
    return taken;
}

static void forget(struct worker *w)
{
    pthread_mutex_lock(&w->runner->taking);
    w->runner->running[w->place] = 0;
    pthread_mutex_unlock(&w->runner->taking);
}

/* Whether there is a job to take, or one that another node left. */
static bool anything_to_do(struct job_runner *r)
{
    static const char open[] = "SELECT 1 FROM job WHERE (status = 'queued' OR (status = 'running'"
                               " AND NOT id {in_ints})) LIMIT 1";
    struct db_conn *conn = db_acquire(r->options.db, DB_READ);
    int64_t own[WORKERS];
    pthread_mutex_lock(&r->taking);
    for (int i = 0; i < WORKERS; i++)
        own[i] = r->running[i];
    pthread_mutex_unlock(&r->taking);
    bool any = conn && db_int(conn, 0, open, "I", own, (size_t)WORKERS) == 1;
    if (conn)
        db_release(&conn);
    return any;
}

static void end(struct job_runner *r, struct job_run *run, bool failed)
{
    const char *status = failed ? "failed" : run->cancelled ? "cancelled" : "done";
    struct actor actor = {.kind = ACTOR_JOB, .id = run->job.id};
    struct model m = {.arena = run->arena, .actor = &actor, .now = clock_now()};
    if (!(m.conn = db_acquire(r->options.db, DB_WRITE)))
        return;
    if (db_begin(m.conn) == 0) {
        if (!run->left)
            job_queue_end(&m, &run->job, status, run->message);
        else if (job_kind_resumes(run->job.kind))
            job_queue_give_back(&m, &run->job);
        else
            job_queue_end(&m, &run->job, "failed", STR("The server was stopped while this ran"));
        db_commit(m.conn);
    }
    db_release(&m.conn);
    log_info("job ended", "job=%lld status=%s", (long long)run->job.id,
             run->left ? "left" : status);
}

static bool run_next(struct worker *w, const struct lease *lease)
{
    struct job_runner *r = w->runner;
    struct arena *arena = arena_new(RUN_MEMORY);
    struct job_run run = {.arena = arena,
                          .db = r->options.db,
                          .catalogs = r->options.catalogs,
                          .secret = r->options.secret,
                          .files = r->options.files,
                          .stopping = &r->stopping};
    bool taken = take_for(w, lease, &run);
    if (taken) {
        const struct job_kind *kind = job_kind_of(run.job.kind);
        log_info("job begins", "job=%lld kind=%s attempt=%lld", (long long)run.job.id,
                 kind ? kind->word : "unknown", (long long)run.job.attempt);
        bool failed = !kind || kind->run(&run) < 0;
        if (!kind)
            run.message = STR("This server does not know such jobs");
        end(r, &run, failed);
        forget(w);
    }
    arena_free(&arena);
    return taken;
}

static void *work(void *data)
{
    struct worker *w = data;
    struct job_runner *r = w->runner;
    struct lease lease;
    unsigned seen = 0;
    do {
        while (!atomic_load(&r->stopping) && holds(r, &lease) && anything_to_do(r) &&
               run_next(w, &lease))
            continue;
    } while (pause_for(r, TICK_MS, &seen));
    free(w);
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

static int start_thread(struct job_runner *r, void *(*body)(void *), void *data)
{
    if (pthread_create(&r->threads[r->started], NULL, body, data) != 0)
        return -1;
    r->started++;
    return 0;
}

static int start_worker(struct job_runner *r, int place)
{
    struct worker *w = mem_alloc(sizeof(*w));
    *w = (struct worker){r, place};
    if (start_thread(r, work, w) == 0)
        return 0;
    free(w);
    return -1;
}

static int start_threads(struct job_runner *r)
{
    if (start_thread(r, keep, r) < 0)
        return -1;
    for (int i = 0; i < WORKERS; i++)
        if (start_worker(r, i) < 0)
            return -1;
    return start_thread(r, send_mails, r);
}

struct job_runner *job_runner_start(const struct job_options *options)
{
    struct job_runner *r = mem_alloc(sizeof(*r));
    pthread_condattr_t monotonic;
    r->options = *options;
    pthread_mutex_init(&r->lock, NULL);
    pthread_mutex_init(&r->taking, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&r->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    lease_init(&r->lease, "job", options->node);
    file_store_tidy(&(struct file_store){options->db, options->files});
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
    atomic_store(&r->stopping, true);
    pthread_cond_broadcast(&r->wake);
    pthread_mutex_unlock(&r->lock);
    for (int i = 0; i < r->started; i++)
        pthread_join(r->threads[i], NULL);
    pthread_mutex_destroy(&r->lock);
    pthread_mutex_destroy(&r->taking);
    pthread_cond_destroy(&r->wake);
    free(r);
}
