/*
 * http: the HTTP/1.1 server (libmicrohttpd, epoll, one internal thread per core). No product words
 * here.
 *
 * Life of a request: an MHD thread reads head and body (limits below), makes a struct http_request
 * with its own arena, suspends the connection and queues it; a bounded pool of workers
 * (http_options.workers) calls the handler; the handler fills the reply and returns HTTP_DONE, or
 * takes the request away and returns HTTP_LATER, in which case http_finish must be called exactly
 * once, from any thread. MHD threads never wait for SQL, a lock or a password hash. A suspended
 * request gets a deadline of 30 s, after which the client is answered 503 (timeout) and the late
 * http_finish only frees. Full worker queue = 503 + Retry-After. Stop: quiesce, finish or refuse
 * all, resume all, then stop.
 *
 * Bodies: Content-Encoding gzip is inflated (ratio at most 100, limit counted after inflating).
 * Bodies up to the limit that `limit` (http_options) names for the path stand in memory; paths for
 * which it says HTTP_BODY_FILE stream to an unlinked temporary file in files_folder.
 */
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

struct http;
struct http_request;

enum http_method {
    HTTP_GET,
    HTTP_HEAD,
    HTTP_POST,
    HTTP_PUT,
    HTTP_PATCH,
    HTTP_DELETE,
    HTTP_OPTIONS,
    HTTP_OTHER
};

enum http_outcome { HTTP_DONE, HTTP_LATER };

/* What a handler may read. All borrowed from the request until it is finished. */
struct http_request {
    struct arena *arena;
    enum http_method method;
    struct str path;      /* decoded path, without query, starts with '/' */
    struct str raw_query; /* as sent, without '?' */
    struct str body;      /* inflated; STR_NONE when streamed to a file */
    int body_file;        /* file descriptor at offset 0, or -1 */
    int64_t body_size;
    struct str address; /* of the client (X-Forwarded-For's last hop when trust_proxy) */
    bool secure;        /* TLS, or X-Forwarded-Proto https when trust_proxy */
    char id[17];        /* request id, for logs and problem answers */
    int64_t started;    /* monotonic ms */
    struct http_reply *reply;
    void *user; /* for the layers above (session ...) */
    void *mhd;  /* of http.c */
};

/* What a handler fills. Body either by http_reply_body (copied out of the arena) or a stream. */
struct http_reply {
    int status;              /* 200 by default */
    struct str content_type; /* "application/json" by default */
    struct buf body;         /* freed by http */
    struct http_header {
        const char *name;
        struct str value;
        struct http_header *next;
    } * headers;
    int file; /* descriptor to send as the body (closed by http), -1 none */
    int64_t file_size;
    struct http_stream *stream;     /* event stream (stream.h) to attach, NULL none */
    const struct http_asset *asset; /* static bytes, NULL none */
    bool no_store;                  /* Cache-Control: no-store (default true) */
};

/* A number of 0 means the value given here. Texts are copied. */
struct http_options {
    const char *listen; /* "127.0.0.1:8080", "[::1]:8080", "0.0.0.0:80", port 0 = any free one */
    const char *tls_certificate, *tls_key;        /* PEM files or NULL */
    int workers, io_threads;                      /* 2 x cores + 2, cores */
    int queue_length;                             /* 1024 requests waiting for a worker */
    int64_t max_head;                             /* bytes, 32 KB */
    int64_t inflate_ratio;                        /* 100 */
    int connections_max, connections_per_address; /* 4096, 1024 */
    int idle_timeout_s;                           /* 75: a connection between two requests */
    int deadline_ms; /* 30,000: from the complete request to its answer, else 503 timeout */
    int head_ms; /* 30,000: a head must be complete, counted from its connection or request line */
    int body_ms_per_mb;    /* 30,000: for each MB begun of a body; slower ones are cut */
    size_t request_memory; /* 64 MB: maximum of a request's arena (the body is not in it) */
    bool trust_proxy;
    const char *files_folder; /* for streamed bodies */
    /* Largest body for a path (bytes after inflating); *to_file true = stream to a file. Called on
     * the MHD thread before reading. */
    int64_t (*body_limit)(void *data, enum http_method method, struct str path, bool *to_file);
    enum http_outcome (*handler)(void *data, struct http_request *r); /* on a worker */
    void *data;
};

/* Returns owned, running; NULL with a log line when it cannot listen. */
struct http *http_start(const struct http_options *options);
int http_port(const struct http *h);
/* Stops taking, waits for what was taken (at most wait_ms), stops. Clears the pointer. */
void http_stop(struct http **h, int wait_ms);
struct http_stats {
    int64_t requests, refused;   /* since the start; refused by us before a handler saw them */
    int64_t active, queued;      /* now: with a handler or before one; of them in the queue */
    int64_t bytes_in, bytes_out; /* of bodies */
    int64_t streams;             /* open now */
};
/* Numbers for /metrics and tests. */
void http_stats(const struct http *h, struct http_stats *out);

/* Header (case-insensitive), cookie, query parameter (percent-decoded); STR_NONE when absent. */
struct str http_header(const struct http_request *r, const char *name);
struct str http_cookie(const struct http_request *r, const char *name);
struct str http_query(const struct http_request *r, const char *name);
/* Calls `each` for every query parameter in order. */
void http_query_each(const struct http_request *r,
                     void (*each)(void *data, struct str name, struct str value), void *data);

/* Sets a header of the reply (copied); the last value counts, except for Set-Cookie. */
void http_set_header(struct http_request *r, const char *name, struct str value);
/* Answers application/problem+json from an error (status, code, detail, request id, errors,
 * Retry-After). */
void http_problem(struct http_request *r, const struct error *e);
/* The same from code alone. */
void http_problem_code(struct http_request *r, enum error_code code);
/* Completes a request for which the handler returned HTTP_LATER. Exactly once; any thread; frees
 * the request. */
void http_finish(struct http_request *r);

#endif
