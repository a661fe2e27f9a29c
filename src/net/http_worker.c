/*
 * http_worker: the bounded queue of complete requests and the pool of threads that serve them.
 *
 * Waking is a chain: a push wakes a worker only when none is on its way already; a worker that
 * takes a request wakes the next one when more stand in the queue. So a burst costs one wake, and
 * still all workers get to work. A request whose deadline passed while it stood in the queue is
 * dropped without calling the handler. http_finish is the one way out of a request, for workers and
 * for whoever finishes later.
 */
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/http_internal.h"

static const char *method_name(enum http_method m)
{
    static const char *const names[] = {"GET",   "HEAD",   "POST",    "PUT",
                                        "PATCH", "DELETE", "OPTIONS", "other"};
    return names[m];
}

void exchange_log(const struct exchange *x)
{
    const struct http_request *r = &x->request;
    int status = x->answer.status;
    int64_t ms = clock_mono() - r->started;
    log_request_id(r->id);
    log_line(status >= 500 ? LOG_INFO : LOG_DEBUG, "request",
             "method=%s path=%s status=%d ms=%lld bytes=%lld", method_name(r->method),
             log_quote(r->path.p), status, (long long)ms, (long long)x->answer.size);
    log_request_id(NULL);
}

void http_finish(struct http_request *r)
{
    struct exchange *x = exchange_of(r);
    struct http *h = x->http;
    struct answer answer = {.response = NULL};
    if (!watch_abandoned(h, x))
        answer = answer_make(x);
    if (answer.response && watch_claim(h, x)) {
        x->answer = answer;
        exchange_log(x);
        exchange_free_request(x);
        exchange_resume(x);
    } else {
        answer_drop(&answer);
        exchange_free_request(x);
    }
    exchange_release(x);
}

/* Whether one more worker should be woken; the caller signals after unlocking. Queue locked. */
static bool wants_wake(struct workers *w)
{
    if (!w->used || !w->idle || w->waking)
        return false;
    w->waking++;
    return true;
}

bool workers_push(struct http *h, struct exchange *x)
{
    struct workers *w = &h->workers;
    pthread_mutex_lock(&w->lock);
    bool fits = w->used < w->space;
    if (fits) {
        w->ring[(w->first + w->used) % w->space] = x;
        w->used++;
    }
    bool wake = wants_wake(w);
    pthread_mutex_unlock(&w->lock);
    if (wake)
        pthread_cond_signal(&w->more);
    return fits;
}

int workers_queued(struct http *h)
{
    pthread_mutex_lock(&h->workers.lock);
    int used = h->workers.used;
    pthread_mutex_unlock(&h->workers.lock);
    return used;
}

static void sleep_idle(struct workers *w)
{
    w->idle++;
    pthread_cond_wait(&w->more, &w->lock);
    w->idle--;
    if (w->waking)
        w->waking--;
}

/* The next request, or NULL when the pool stops. */
static struct exchange *take(struct workers *w)
{
    struct exchange *x = NULL;
    pthread_mutex_lock(&w->lock);
    while (!w->used && !w->stop)
        sleep_idle(w);
    if (w->used) {
        x = w->ring[w->first];
        w->first = (w->first + 1) % w->space;
        w->used--;
    }
    bool wake = wants_wake(w);
    pthread_mutex_unlock(&w->lock);
    if (wake)
        pthread_cond_signal(&w->more);
    return x;
}

static void serve(struct http *h, struct exchange *x)
{
    if (watch_abandoned(h, x)) {
        http_finish(&x->request);
        return;
    }
    log_request_id(x->request.id);
    enum http_outcome outcome = h->options.handler(h->options.data, &x->request);
    log_request_id(NULL);
    if (outcome == HTTP_DONE)
        http_finish(&x->request);
}

static void *work(void *data)
{
    struct http *h = data;
    struct exchange *x;
    while ((x = take(&h->workers)))
        serve(h, x);
    return NULL;
}

int workers_start(struct http *h)
{
    struct workers *w = &h->workers;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->more, NULL);
    w->space = h->options.queue_length;
    w->ring = mem_alloc((size_t)w->space * sizeof(struct exchange *));
    w->threads = mem_alloc((size_t)h->options.workers * sizeof *w->threads);
    for (; w->count < h->options.workers; w->count++) {
        if (!pthread_create(&w->threads[w->count], NULL, work, h))
            continue;
        log_error("cannot start a worker thread", "started=%d", w->count);
        workers_stop(h);
        return -1;
    }
    return 0;
}

void workers_stop(struct http *h)
{
    struct workers *w = &h->workers;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_mutex_unlock(&w->lock);
    pthread_cond_broadcast(&w->more);
    for (int i = 0; i < w->count; i++)
        pthread_join(w->threads[i], NULL);
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->more);
    free(w->ring);
    free(w->threads);
    *w = (struct workers){.count = 0};
}
