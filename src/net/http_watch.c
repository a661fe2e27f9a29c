/*
 * http_watch: the thread that keeps time for the HTTP server: requests that wait too long for their
 * answer, and connections that are too slow (see cut_at in http.c).
 *
 * Every exchange waits equally long, so the waiting list is in order of deadlines by itself. A slow
 * connection is shut down, which its MHD thread notices; the descriptor is closed only after
 * on_connection took it off our list.
 */
#include <sys/socket.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/http_internal.h"

enum { TICK_MAX_MS = 1000, TICK_MIN_MS = 10 };

void watch_connection_add(struct http *h, struct connection *c)
{
    struct watch *w = &h->watch;
    pthread_mutex_lock(&w->lock);
    c->next = w->connections;
    if (c->next)
        c->next->previous = c;
    w->connections = c;
    pthread_mutex_unlock(&w->lock);
}

void watch_connection_remove(struct http *h, struct connection *c)
{
    struct watch *w = &h->watch;
    pthread_mutex_lock(&w->lock);
    *(c->previous ? &c->previous->next : &w->connections) = c->next;
    if (c->next)
        c->next->previous = c->previous;
    pthread_mutex_unlock(&w->lock);
}

static void unlink_waiting(struct watch *w, struct exchange *x)
{
    *(x->previous ? &x->previous->next : &w->waiting) = x->next;
    *(x->next ? &x->next->previous : &w->waiting_last) = x->previous;
    x->previous = x->next = NULL;
    w->waiting_count--;
}

bool watch_wait(struct http *h, struct exchange *x)
{
    struct watch *w = &h->watch;
    x->deadline = clock_mono() + h->options.deadline_ms;
    pthread_mutex_lock(&w->lock);
    bool open = !w->closed;
    if (open) {
        x->state = EXCHANGE_WAITING;
        atomic_fetch_add(&x->owners, 1);
        x->previous = w->waiting_last;
        *(x->previous ? &x->previous->next : &w->waiting) = x;
        w->waiting_last = x;
        w->waiting_count++;
    }
    pthread_mutex_unlock(&w->lock);
    return open;
}

bool watch_claim(struct http *h, struct exchange *x)
{
    struct watch *w = &h->watch;
    pthread_mutex_lock(&w->lock);
    bool ours = x->state == EXCHANGE_WAITING;
    if (ours) {
        x->state = EXCHANGE_ANSWERED;
        unlink_waiting(w, x);
    }
    pthread_mutex_unlock(&w->lock);
    return ours;
}

bool watch_abandoned(struct http *h, struct exchange *x)
{
    pthread_mutex_lock(&h->watch.lock);
    bool abandoned = x->state == EXCHANGE_ABANDONED;
    pthread_mutex_unlock(&h->watch.lock);
    return abandoned;
}

void watch_stream_add(struct http *h, struct exchange *x, struct http_stream *stream)
{
    struct watch *w = &h->watch;
    pthread_mutex_lock(&w->lock);
    x->stream = stream;
    x->stream_next = w->streams;
    if (x->stream_next)
        x->stream_next->stream_previous = x;
    w->streams = x;
    if (atomic_load(&h->stopping))
        stream_end(x->stream);
    pthread_mutex_unlock(&w->lock);
    atomic_fetch_add(&h->streams, 1);
}

void watch_stream_remove(struct http *h, struct exchange *x)
{
    struct watch *w = &h->watch;
    if (!x->stream)
        return;
    pthread_mutex_lock(&w->lock);
    *(x->stream_previous ? &x->stream_previous->stream_next : &w->streams) = x->stream_next;
    if (x->stream_next)
        x->stream_next->stream_previous = x->stream_previous;
    x->stream = NULL;
    pthread_mutex_unlock(&w->lock);
    atomic_fetch_sub(&h->streams, 1);
}

/*
 * Takes the next exchange to give up (all of them with `all`) off the list. It cannot go away
 * meanwhile: its connection sleeps until we resume it.
 */
static struct exchange *take_late(struct watch *w, bool all)
{
    pthread_mutex_lock(&w->lock);
    struct exchange *x = w->waiting;
    if (x && (all || x->deadline <= clock_mono())) {
        x->state = EXCHANGE_ABANDONED;
        unlink_waiting(w, x);
    } else {
        x = NULL;
    }
    pthread_mutex_unlock(&w->lock);
    return x;
}

static void give_up(struct http *h, bool all)
{
    struct exchange *x;
    while ((x = take_late(&h->watch, all))) {
        x->answer = answer_problem(x, all ? ERROR_UNAVAILABLE : ERROR_TIMEOUT);
        log_info("request given up", "request_id=%s ms=%lld stopping=%d", x->request.id,
                 (long long)(clock_mono() - x->request.started), all);
        exchange_resume(x);
    }
}

void watch_close(struct http *h, bool all)
{
    struct watch *w = &h->watch;
    pthread_mutex_lock(&w->lock);
    w->closed = all;
    for (struct exchange *x = w->streams; x; x = x->stream_next)
        stream_end(x->stream);
    pthread_mutex_unlock(&w->lock);
    if (all)
        give_up(h, true);
}

static void cut_slow(struct watch *w)
{
    int64_t now = clock_mono();
    pthread_mutex_lock(&w->lock);
    for (struct connection *c = w->connections; c; c = c->next) {
        int64_t at = atomic_load_explicit(&c->cut_at, memory_order_relaxed);
        if (at && at <= now)
            shutdown(c->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&w->lock);
}

/* Sleeps one tick; false when it is time to stop. */
static bool tick(struct watch *w)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += w->tick_ms % 1000 * 1000000;
    until.tv_sec += w->tick_ms / 1000 + until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&w->lock);
    if (!w->stop)
        pthread_cond_timedwait(&w->wake, &w->lock, &until);
    bool go_on = !w->stop;
    pthread_mutex_unlock(&w->lock);
    return go_on;
}

static void *watch_run(void *data)
{
    struct http *h = data;
    while (tick(&h->watch)) {
        give_up(h, false);
        cut_slow(&h->watch);
    }
    return NULL;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int watch_start(struct http *h)
{
    const struct http_options *o = &h->options;
    struct watch *w = &h->watch;
    int64_t shortest = smaller(smaller(o->deadline_ms, o->head_ms),
                               smaller(o->body_ms_per_mb, o->idle_timeout_s * (int64_t)1000));
    w->tick_ms = smaller(TICK_MAX_MS, shortest / 8);
    if (w->tick_ms < TICK_MIN_MS)
        w->tick_ms = TICK_MIN_MS;
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return pthread_create(&w->thread, NULL, watch_run, h) ? -1 : 0;
}

void watch_stop(struct http *h)
{
    struct watch *w = &h->watch;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_mutex_unlock(&w->lock);
    pthread_cond_signal(&w->wake);
    pthread_join(w->thread, NULL);
}
