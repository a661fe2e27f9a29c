/*
 * stream: the hub of event streams. Each stream is a queue of bytes between publishers (any thread)
 * and one reader (the MHD thread of its connection).
 *
 * All is guarded by the hub's lock. Publishers add whole events to `queue`; when the reader has
 * sent all of `sending` it swaps the two, so an overflow (which drops `queue`) never cuts an event
 * in the middle. A reader that finds nothing goes to sleep while the lock is held, and publishers
 * wake it under the lock, so no event is missed in between. The stream belongs to its reader:
 * stream_close frees it; the hub only knows it. The hub's memory goes with the last of hub_free and
 * its streams.
 */
#include "net/stream.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/log.h"
#include "net/http_internal.h"

enum { QUEUE_MAX = 64 << 10, QUEUE_SLACK = 1 << 10, STREAMS_MAX = 2048, HEARTBEAT_MS = 15000 };

struct http_stream {
    struct hub *hub;
    struct http_stream *previous, *next;
    int64_t owner;
    void *data; /* of the layers above */
    void (*free_data)(void *);
    struct buf queue, sending;
    size_t sent; /* bytes of `sending` that the reader took */
    bool asleep, ended;
    const struct stream_carrier *carrier; /* NULL until attached */
    void *handle;
};

struct hub {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    struct http_stream *streams;
    int count, streams_max;
    int64_t heartbeat_ms;
    bool stop;
    int references; /* 1 for hub_free + streams */
};

/* ---- one stream, hub locked ---- */

static void rouse(struct http_stream *s)
{
    if (!s->asleep)
        return;
    s->asleep = false;
    s->carrier->wake(s->handle);
}

static void enqueue(struct http_stream *s, struct str event)
{
    if (s->ended)
        return;
    if (s->queue.n + event.n > QUEUE_MAX) {
        buf_clear(&s->queue);
        event = STR("event: reload\ndata: {}\n\n");
    }
    buf_adds(&s->queue, event);
    rouse(s);
}

static void finish(struct http_stream *s)
{
    if (s->ended)
        return;
    buf_addz(&s->queue, "event: ended\ndata: {}\n\n");
    s->ended = true;
    rouse(s);
}

/* ---- the side of the reader ---- */

static void hub_release(struct hub *hub)
{
    pthread_mutex_lock(&hub->lock);
    bool last = --hub->references == 0;
    pthread_mutex_unlock(&hub->lock);
    if (!last)
        return;
    pthread_mutex_destroy(&hub->lock);
    pthread_cond_destroy(&hub->wake);
    free(hub);
}

void stream_attach(struct http_stream *s, const struct stream_carrier *carrier, void *handle)
{
    pthread_mutex_lock(&s->hub->lock);
    s->carrier = carrier;
    s->handle = handle;
    pthread_mutex_unlock(&s->hub->lock);
}

/* Brings what was queued to the front when the rest is out. */
static void turn_over(struct http_stream *s)
{
    if (s->sent < s->sending.n)
        return;
    struct buf empty = s->sending;
    buf_clear(&empty);
    s->sending = s->queue;
    s->queue = empty;
    s->sent = 0;
}

ptrdiff_t stream_read(struct http_stream *s, char *out, size_t max)
{
    pthread_mutex_lock(&s->hub->lock);
    turn_over(s);
    size_t waiting = s->sending.n - s->sent;
    size_t n = waiting < max ? waiting : max;
    bool over = !waiting && s->ended;
    if (n)
        memcpy(out, s->sending.p + s->sent, n);
    s->sent += n;
    s->asleep = !waiting && !over;
    if (s->asleep)
        s->carrier->sleep(s->handle);
    pthread_mutex_unlock(&s->hub->lock);
    return over ? -1 : (ptrdiff_t)n;
}

void stream_end(struct http_stream *s)
{
    pthread_mutex_lock(&s->hub->lock);
    s->ended = true;
    rouse(s);
    pthread_mutex_unlock(&s->hub->lock);
}

void stream_close(struct http_stream *s)
{
    struct hub *hub = s->hub;
    pthread_mutex_lock(&hub->lock);
    *(s->previous ? &s->previous->next : &hub->streams) = s->next;
    if (s->next)
        s->next->previous = s->previous;
    hub->count--;
    pthread_mutex_unlock(&hub->lock);
    if (s->free_data)
        s->free_data(s->data);
    buf_free(&s->queue);
    buf_free(&s->sending);
    free(s);
    hub_release(hub);
}

/* ---- the hub ---- */

static void beat(struct hub *hub)
{
    for (struct http_stream *s = hub->streams; s; s = s->next) {
        if (!s->queue.n)
            enqueue(s, STR(":\n\n"));
    }
}

static struct timespec after_ms(int64_t ms)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_nsec += ms % 1000 * 1000000;
    t.tv_sec += ms / 1000 + t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

static void *heart(void *data)
{
    struct hub *hub = data;
    pthread_mutex_lock(&hub->lock);
    while (!hub->stop) {
        struct timespec next = after_ms(hub->heartbeat_ms);
        if (pthread_cond_timedwait(&hub->wake, &hub->lock, &next))
            beat(hub);
    }
    pthread_mutex_unlock(&hub->lock);
    return NULL;
}

struct hub *hub_new(void)
{
    struct hub *hub = mem_alloc(sizeof *hub);
    hub->streams_max = STREAMS_MAX;
    hub->heartbeat_ms = HEARTBEAT_MS;
    hub->references = 1;
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&hub->lock, NULL);
    pthread_cond_init(&hub->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    if (pthread_create(&hub->thread, NULL, heart, hub)) {
        log_error("cannot start the thread of the event hub", "streams_max=%d", STREAMS_MAX);
        abort();
    }
    return hub;
}

void hub_configure(struct hub *hub, int streams_max, int heartbeat_ms)
{
    pthread_mutex_lock(&hub->lock);
    hub->streams_max = streams_max;
    hub->heartbeat_ms = heartbeat_ms;
    pthread_mutex_unlock(&hub->lock);
    pthread_cond_signal(&hub->wake);
}

void hub_free(struct hub **at)
{
    struct hub *hub = *at;
    *at = NULL;
    if (!hub)
        return;
    pthread_mutex_lock(&hub->lock);
    hub->stop = true;
    for (struct http_stream *s = hub->streams; s; s = s->next)
        finish(s);
    pthread_mutex_unlock(&hub->lock);
    pthread_cond_signal(&hub->wake);
    pthread_join(hub->thread, NULL);
    hub_release(hub);
}

struct http_stream *hub_open(struct hub *hub, int64_t owner, void *data, void (*free_data)(void *))
{
    struct http_stream *s = mem_alloc(sizeof *s);
    s->hub = hub;
    s->owner = owner;
    s->data = data;
    s->free_data = free_data;
    s->queue = s->sending = BUF_INIT(QUEUE_MAX + QUEUE_SLACK);
    buf_addz(&s->queue, "retry: 2000\n\n");
    pthread_mutex_lock(&hub->lock);
    bool fits = hub->count < hub->streams_max && !hub->stop;
    if (fits) {
        s->next = hub->streams;
        if (s->next)
            s->next->previous = s;
        hub->streams = s;
        hub->count++;
        hub->references++;
    }
    pthread_mutex_unlock(&hub->lock);
    if (fits)
        return s;
    buf_free(&s->queue);
    free(s);
    return NULL;
}

/* Writes one event as it goes over the wire; each line of the data gets its own "data:". */
static void write_event(struct buf *to, const char *event, struct str data)
{
    struct str line;
    buf_clear(to);
    buf_addf(to, "event: %s\n", event);
    while (str_next(&data, '\n', &line)) {
        buf_addz(to, "data: ");
        buf_adds(to, line);
        buf_addc(to, '\n');
    }
    buf_addc(to, '\n');
}

/* An event too large for any queue makes its receivers reload. */
static void deliver(struct http_stream *s, const struct buf *event)
{
    if (!buf_failed(event)) {
        enqueue(s, buf_str(event));
        return;
    }
    buf_clear(&s->queue);
    enqueue(s, STR("event: reload\ndata: {}\n\n"));
}

void hub_publish(struct hub *hub, const char *event,
                 bool (*text_for)(void *context, void *stream_data, struct buf *out), void *context)
{
    struct buf data = BUF_INIT(QUEUE_MAX), text = BUF_INIT(QUEUE_MAX);
    pthread_mutex_lock(&hub->lock);
    for (struct http_stream *s = hub->streams; s; s = s->next) {
        buf_clear(&data);
        if (s->ended || !text_for(context, s->data, &data))
            continue;
        write_event(&text, event, buf_str(&data));
        text.failed |= buf_failed(&data);
        deliver(s, &text);
    }
    pthread_mutex_unlock(&hub->lock);
    buf_free(&data);
    buf_free(&text);
}

void hub_publish_all(struct hub *hub, const char *event, struct str data)
{
    struct buf text = BUF_INIT(QUEUE_MAX);
    write_event(&text, event, data);
    pthread_mutex_lock(&hub->lock);
    for (struct http_stream *s = hub->streams; s; s = s->next)
        deliver(s, &text);
    pthread_mutex_unlock(&hub->lock);
    buf_free(&text);
}

void hub_end(struct hub *hub, int64_t owner)
{
    pthread_mutex_lock(&hub->lock);
    for (struct http_stream *s = hub->streams; s; s = s->next) {
        if (s->owner == owner)
            finish(s);
    }
    pthread_mutex_unlock(&hub->lock);
}

int hub_count(struct hub *hub)
{
    pthread_mutex_lock(&hub->lock);
    int count = hub->count;
    pthread_mutex_unlock(&hub->lock);
    return count;
}
