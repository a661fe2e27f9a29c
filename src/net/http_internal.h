/*
 * http_internal: what the files of the HTTP server share; nobody outside includes it (except tests
 * beside).
 *
 * One exchange = one request and its answer. It has two owners while a handler works on it: the
 * connection side (MHD thread, watch) and the handler side (worker or late finisher). The handler
 * side owns the request and its arena; the connection side owns the answer. The last of both frees
 * the exchange. Locks: watch.lock guards state, the waiting list, the list of connections and the
 * list of streams; it may be held while a hub is locked, never the other way.
 */
#ifndef NET_HTTP_INTERNAL_H
#define NET_HTTP_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include "net/http.h"

struct MHD_Connection;
struct MHD_Response;
struct body_inflate;

/* Bytes of a refused body that are read and thrown away, so that the client sees the answer instead
 * of a reset. */
enum { BODY_DRAIN_MAX = 8 << 20 };

/* A body on its way in (http_body.c). */
struct body {
    int64_t limit, ratio;         /* bytes after inflating; out : in */
    int64_t raw, size;            /* bytes read, bytes after inflating */
    struct buf memory;            /* owned; unused for files */
    int file;                     /* owned descriptor, -1 = in memory */
    struct body_inflate *inflate; /* owned, NULL = not packed */
    enum error_code fault;        /* what the request will be refused with; the rest is discarded */
    const char *why;              /* static text or NULL */
};

struct header_line {
    struct str name, value; /* arena memory */
    struct header_line *next;
};

/* One TCP connection. `cut_at` is when the watch shuts it down. */
struct connection {
    int fd;
    atomic_llong cut_at; /* monotonic ms, 0 = never */
    char address[46];    /* text of the peer's address */
    struct connection *previous, *next;
};

enum exchange_state {
    EXCHANGE_READING,  /* head and body come in, MHD thread */
    EXCHANGE_WAITING,  /* suspended; a worker or a late finisher has the request */
    EXCHANGE_ANSWERED, /* the answer stands in the exchange, connection resumed */
    EXCHANGE_ABANDONED /* deadline passed: answered by the watch, the finisher only frees */
};

struct answer {
    struct MHD_Response *response; /* owned until queued */
    struct http_stream *stream;    /* which it sends, NULL none; closed with the response */
    int64_t size;                  /* bytes of the body */
    int status;
};

struct exchange {
    struct http_request request; /* request.mhd points back here */
    struct http_reply reply;
    struct http *http;
    struct MHD_Connection *mhd;
    struct connection *connection;
    struct header_line *headers, **headers_end;
    struct str target; /* as sent, arena memory */
    struct body body;
    struct answer answer;
    struct http_stream *stream; /* that goes out, MHD thread and watch.lock; NULL none */
    enum exchange_state state;  /* guarded by watch.lock once it waits */
    bool begun, suspended;      /* MHD thread only */
    atomic_int owners;
    int64_t deadline;                               /* monotonic ms while waiting */
    struct exchange *previous, *next;               /* waiting list */
    struct exchange *stream_previous, *stream_next; /* list of streams */
};

/* The thread that keeps time (http_watch.c). */
struct watch {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    int64_t tick_ms;
    bool stop, closed; /* closed: nothing may wait any more */
    struct connection *connections;
    struct exchange *waiting, *waiting_last; /* by deadline */
    struct exchange *streams;
    int waiting_count;
};

/* Requests for the workers (http_worker.c). */
struct workers {
    pthread_mutex_t lock;
    pthread_cond_t more;
    pthread_t *threads; /* owned */
    int count;
    struct exchange **ring; /* owned */
    int space, first, used;
    int idle, waking; /* threads asleep; of them signalled but not yet awake */
    bool stop;
};

enum { HTTP_SPARE_ARENAS = 256 };

struct http {
    struct http_options options; /* texts in it are owned copies */
    struct MHD_Daemon *daemon;
    int listen_fd, port;
    bool tls;
    char *certificate, *key; /* owned PEM texts */
    struct watch watch;
    struct workers workers;
    atomic_int references; /* 1 + living exchanges */
    atomic_int suspended;  /* connections asleep in MHD */
    atomic_int exchanges;  /* connection sides alive */
    atomic_bool stopping;
    atomic_llong requests, refused, bytes_in, bytes_out, streams;
    pthread_mutex_t spare_lock;
    struct arena *spare[HTTP_SPARE_ARENAS]; /* owned, empty arenas for requests to come */
    int spare_count;
    uint64_t id_seed;
    atomic_ullong id_next;
};

static inline struct exchange *exchange_of(const struct http_request *r)
{
    return r->mhd;
}

/* http.c: drops one reference; the last one frees. */
void http_release(struct http *h);

/* http_exchange.c: the library's threads on h->listen_fd; -1 with a log line. */
int library_start(struct http *h);
/* Whether the library can serve TLS. */
bool library_speaks_tls(void);
/* Takes no new connections; the listening socket, to be closed after library_stop. */
int library_quiesce(struct http *h);
/* Closes all connections; none may be asleep. */
void library_stop(struct http *h);
/* Drops one owner; the handler side also frees the request's arena. */
void exchange_release(struct exchange *x);
void exchange_free_request(struct exchange *x);
/* Wakes a suspended connection so that its answer goes out on the MHD thread. */
void exchange_resume(struct exchange *x);
/* On the MHD thread: puts the connection to sleep; to be called whenever the library comes back to
 * the exchange. */
void exchange_suspend(struct exchange *x);
void exchange_awake(struct exchange *x);

/* http_body.c */
void body_init(struct body *b);
/* `encoding` of Content-Encoding (STR_NONE = none); `folder` NULL = keep in memory. Sets a fault
 * when refused. */
void body_begin(struct body *b, int64_t limit, int64_t ratio, struct str encoding,
                const char *folder);
/* Takes bytes as they arrive; false when so much came beyond a fault that the connection should be
 * cut. */
bool body_add(struct body *b, const char *p, size_t n);
/* The end of the body; checks completeness and rewinds the file. */
void body_end(struct body *b);
void body_free(struct body *b);

/* http_query.c */
/* Decoded path of a target as sent; false when it has bad escapes, an encoded slash, NUL, control
 * or invalid UTF-8. */
bool target_split(struct arena *arena, struct str target, struct str *path, struct str *query);
void exchange_add_header(struct exchange *x, struct str name, struct str value);
/* Whether a list header (Accept-Encoding) takes the coding with q > 0. */
bool header_accepts(struct str value, const char *coding);

/* http_reply.c */
void reply_init(struct http_reply *reply);
/* Makes the answer of a filled reply (takes body, file and stream); what cannot be made becomes a
 * plain 500. */
struct answer answer_make(struct exchange *x);
/* A problem answer that does not touch the request (it may be in use by its handler). */
struct answer answer_problem(struct exchange *x, enum error_code code);
void answer_drop(struct answer *a);

/* http_worker.c */
int workers_start(struct http *h);
void workers_stop(struct http *h);
/* False when the queue is full. */
bool workers_push(struct http *h, struct exchange *x);
int workers_queued(struct http *h);
/* The request's line in the log, while its arena lives. */
void exchange_log(const struct exchange *x);

/* http_watch.c */
int watch_start(struct http *h);
void watch_stop(struct http *h);
void watch_connection_add(struct http *h, struct connection *c);
void watch_connection_remove(struct http *h, struct connection *c);
/* The exchange starts to wait; false when the server is closed for that. */
bool watch_wait(struct http *h, struct exchange *x);
/* Ends the wait for whoever has the answer; false when the deadline was faster. */
bool watch_claim(struct http *h, struct exchange *x);
bool watch_abandoned(struct http *h, struct exchange *x);
/* The stream goes out with this exchange; it is ended at once when the server stops. */
void watch_stream_add(struct http *h, struct exchange *x, struct http_stream *stream);
void watch_stream_remove(struct http *h, struct exchange *x);
/* Ends all streams; with `all` also answers whoever still waits, and lets nobody wait any more. */
void watch_close(struct http *h, bool all);

/* stream.c, for the HTTP side: how a reader sleeps and is woken; both are called with the hub
 * locked. */
struct stream_carrier {
    void (*sleep)(void *handle);
    void (*wake)(void *handle);
};
/* Who reads the stream, before its first stream_read. */
void stream_attach(struct http_stream *s, const struct stream_carrier *carrier, void *handle);
/* Bytes copied; 0 = nothing now (sleep was called); -1 = ended. */
ptrdiff_t stream_read(struct http_stream *s, char *out, size_t max);
/* Nothing more comes: the reader ends after what is queued. */
void stream_end(struct http_stream *s);
/* The reader is gone: frees the stream. */
void stream_close(struct http_stream *s);

#endif
