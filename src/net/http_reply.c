/*
 * http_reply: from a filled reply to bytes on the wire: header lines that every answer carries,
 * compression, files, assets, streams and problem answers.
 *
 * Every answer gets the security headers below; a handler that sets one of them itself wins. JSON
 * and text of COMPRESS_FROM bytes and more goes out as gzip when the client takes it; this runs on
 * the finishing thread, never on an MHD thread.
 */
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/json.h"
#include "net/asset.h"
#include "net/http_internal.h"

enum {
    COMPRESS_FROM = 1024,
    COMPRESS_LEVEL = 2,
    GZIP_WINDOW = 15 + 16,
    REPLY_MAX = 512 << 20,
    STREAM_BLOCK = 4096,
    PROBLEM_MAX = 1 << 20
};

#define CSP_PAGE \
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " \
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
#define CSP_DATA "default-src 'none'; frame-ancestors 'none'"

static const struct {
    const char *name, *value;
} security_headers[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

/* ---- filling ---- */

void reply_init(struct http_reply *reply)
{
    *reply = (struct http_reply){.status = 200,
                                 .content_type = STR("application/json"),
                                 .body = BUF_INIT(REPLY_MAX),
                                 .file = -1,
                                 .no_store = true};
}

static bool is_named(const struct http_header *h, const char *name)
{
    return str_eq_nocase(str_of(h->name), str_of(name));
}

static const struct http_header *find_header(const struct http_header *h, const char *name)
{
    while (h && !is_named(h, name))
        h = h->next;
    return h;
}

void http_set_header(struct http_request *r, const char *name, struct str value)
{
    struct http_header *h = r->reply->headers;
    while (h && (!is_named(h, name) || is_named(h, "Set-Cookie")))
        h = h->next;
    if (!h) {
        h = ARENA_NEW(r->arena, struct http_header);
        h->name = str_z(r->arena, str_of(name));
        h->next = r->reply->headers;
        r->reply->headers = h;
    }
    h->value = str_dup(r->arena, value);
}

static void write_items(struct json_out *o, const struct error_item *item)
{
    json_key(o, "errors");
    json_open_array(o);
    for (; item; item = item->next) {
        json_open_object(o);
        json_member_str(o, "field", item->field);
        json_member_str(o, "message", item->message);
        if (item->yours.p) {
            json_key(o, "yours");
            json_out_raw(o, item->yours);
        }
        if (item->theirs.p) {
            json_key(o, "theirs");
            json_out_raw(o, item->theirs);
        }
        json_close_object(o);
    }
    json_close_array(o);
}

static void write_problem(struct buf *to, const struct error *e, const char *request_id)
{
    struct json_out o;
    json_out_init(&o, to);
    json_open_object(&o);
    json_member_z(&o, "type", "about:blank");
    json_member_z(&o, "title", error_text(e->code));
    json_member_int(&o, "status", error_status(e->code));
    json_member_z(&o, "code", error_name(e->code));
    json_member_str(&o, "detail", e->detail.p ? e->detail : str_of(error_text(e->code)));
    json_member_z(&o, "request_id", request_id);
    if (e->items)
        write_items(&o, e->items);
    json_close_object(&o);
}

/* Seconds for Retry-After, 0 = none. */
static int retry_after(const struct error *e)
{
    if (e->retry_after)
        return e->retry_after;
    return error_status(e->code) == 503 ? (e->code == ERROR_OVERLOADED ? 1 : 5) : 0;
}

void http_problem(struct http_request *r, const struct error *e)
{
    struct http_reply *reply = r->reply;
    reply->status = error_status(e->code);
    reply->content_type = STR("application/problem+json");
    reply->asset = NULL;
    buf_clear(&reply->body);
    write_problem(&reply->body, e, r->id);
    int seconds = retry_after(e);
    if (seconds)
        http_set_header(r, "Retry-After", str_fmt(r->arena, "%d", seconds));
}

void http_problem_code(struct http_request *r, enum error_code code)
{
    http_problem(r, &(struct error){.code = code});
}

/* ---- sending ---- */

static void add(struct MHD_Response *response, const char *name, const char *value)
{
    MHD_add_response_header(response, name, value);
}

/* `own`: what the handler set itself. */
static void add_common(struct exchange *x, struct MHD_Response *response, const char *csp,
                       const struct http_header *own)
{
    for (size_t i = 0; i < sizeof security_headers / sizeof *security_headers; i++) {
        if (!find_header(own, security_headers[i].name))
            add(response, security_headers[i].name, security_headers[i].value);
    }
    if (!find_header(own, "Content-Security-Policy"))
        add(response, "Content-Security-Policy", csp);
    add(response, "X-Request-Id", x->request.id);
    if (atomic_load(&x->http->stopping))
        add(response, "Connection", "close");
}

static bool is_compressible(struct str type)
{
    return str_starts(type, "application/json") || str_starts(type, "application/problem+json") ||
           str_starts(type, "application/javascript") || str_starts(type, "text/") ||
           str_starts(type, "image/svg+xml");
}

/* Owned gzip form, NULL when it is not smaller. */
static char *compress_text(const char *p, size_t n, size_t *size)
{
    z_stream z = {0};
    if (deflateInit2(&z, COMPRESS_LEVEL, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return NULL;
    char *out = mem_alloc(n);
    z.next_in = (Bytef *)(uintptr_t)p;
    z.avail_in = (uInt)n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)n;
    int result = deflate(&z, Z_FINISH);
    *size = z.total_out;
    deflateEnd(&z);
    if (result == Z_STREAM_END)
        return out;
    free(out);
    return NULL;
}

/* The library makes no response only when the machine has no memory. */
static struct MHD_Response *checked(struct MHD_Response *response)
{
    if (!response)
        abort();
    return response;
}

static struct MHD_Response *take_buffer(char *p, size_t n)
{
    return checked(MHD_create_response_from_buffer(n, p, MHD_RESPMEM_MUST_FREE));
}

static struct MHD_Response *make_from_body(struct exchange *x, struct answer *a)
{
    struct http_reply *reply = &x->reply;
    size_t n, packed_size;
    char *p = buf_take(&reply->body, &n);
    bool packable = n >= COMPRESS_FROM && is_compressible(reply->content_type) &&
                    !find_header(reply->headers, "Content-Encoding");
    char *packed = NULL;
    if (packable && header_accepts(http_header(&x->request, "Accept-Encoding"), "gzip"))
        packed = compress_text(p, n, &packed_size);
    if (packed) {
        free(p);
        p = packed;
        n = packed_size;
    }
    a->size = (int64_t)n;
    struct MHD_Response *response = take_buffer(p, n);
    if (response && packed)
        add(response, "Content-Encoding", "gzip");
    if (response && packable)
        add(response, "Vary", "Accept-Encoding");
    return response;
}

static struct MHD_Response *make_from_asset(struct exchange *x, struct answer *answer)
{
    const struct http_asset *a = x->reply.asset;
    bool packed = a->gzip && header_accepts(http_header(&x->request, "Accept-Encoding"), "gzip");
    size_t n = packed ? a->gzip_size : a->size;
    if (x->reply.status == 304)
        n = 0;
    answer->size = (int64_t)n;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        n, (void *)(uintptr_t)(packed ? a->gzip : a->bytes), MHD_RESPMEM_PERSISTENT);
    if (!response)
        return NULL;
    if (packed && n)
        add(response, "Content-Encoding", "gzip");
    if (a->gzip)
        add(response, "Vary", "Accept-Encoding");
    return response;
}

static void stream_sleep(void *handle)
{
    exchange_suspend(handle);
}

static void stream_wake(void *handle)
{
    exchange_resume(handle);
}

static const struct stream_carrier carrier = {stream_sleep, stream_wake};

struct stream_reader {
    struct http_stream *stream;
    struct exchange *exchange;
};

static ssize_t read_stream(void *data, uint64_t position, char *out, size_t max)
{
    struct stream_reader *reader = data;
    (void)position;
    exchange_awake(reader->exchange);
    ptrdiff_t n = stream_read(reader->stream, out, max);
    return n < 0 ? MHD_CONTENT_READER_END_OF_STREAM : n;
}

static void close_stream(void *data)
{
    struct stream_reader *reader = data;
    stream_close(reader->stream);
    free(reader);
}

static struct MHD_Response *make_from_stream(struct exchange *x, struct answer *a)
{
    struct stream_reader *reader = mem_alloc(sizeof *reader);
    reader->stream = x->reply.stream;
    reader->exchange = x;
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, STREAM_BLOCK, read_stream, reader, close_stream);
    if (!response) {
        free(reader);
        return NULL;
    }
    a->stream = reader->stream;
    x->reply.stream = NULL;
    x->reply.content_type = STR("text/event-stream");
    stream_attach(a->stream, &carrier, x);
    add(response, "X-Accel-Buffering", "no");
    return response;
}

static struct MHD_Response *make_from_file(struct exchange *x, struct answer *a)
{
    struct http_reply *reply = &x->reply;
    a->size = reply->file_size;
    struct MHD_Response *response =
        MHD_create_response_from_fd64((uint64_t)reply->file_size, reply->file);
    if (response)
        reply->file = -1;
    return response;
}

static struct MHD_Response *make(struct exchange *x, struct answer *a)
{
    if (x->reply.stream)
        return make_from_stream(x, a);
    if (x->reply.asset)
        return make_from_asset(x, a);
    if (x->reply.file >= 0)
        return make_from_file(x, a);
    return make_from_body(x, a);
}

static void add_own(struct exchange *x, struct MHD_Response *response)
{
    struct http_reply *reply = &x->reply;
    struct arena *arena = x->request.arena;
    bool empty = reply->status == 204 || reply->status == 304;
    if (!empty && reply->content_type.n)
        add(response, "Content-Type", str_z(arena, reply->content_type));
    if (reply->no_store && !find_header(reply->headers, "Cache-Control"))
        add(response, "Cache-Control", "no-store");
    for (const struct http_header *h = reply->headers; h; h = h->next)
        add(response, h->name, str_z(arena, h->value));
    bool page = str_starts(reply->content_type, "text/html");
    add_common(x, response, page ? CSP_PAGE : CSP_DATA, reply->headers);
}

struct answer answer_make(struct exchange *x)
{
    struct http_reply *reply = &x->reply;
    struct answer a = {.response = NULL};
    if (buf_failed(&reply->body) || arena_exceeded(x->request.arena))
        http_problem_code(&x->request, ERROR_INTERNAL);
    a.status = reply->status;
    a.response = make(x, &a);
    if (!a.response)
        return answer_problem(x, ERROR_INTERNAL);
    add_own(x, a.response);
    atomic_fetch_add(&x->http->bytes_out, a.size);
    return a;
}

struct answer answer_problem(struct exchange *x, enum error_code code)
{
    struct error e = {.code = code};
    struct buf text = BUF_INIT(PROBLEM_MAX);
    e.detail = str_of(x->state == EXCHANGE_READING ? x->body.why : NULL);
    write_problem(&text, &e, x->request.id);
    struct answer a = {.status = error_status(code), .size = (int64_t)text.n};
    a.response = take_buffer(buf_take(&text, NULL), (size_t)a.size);
    char seconds[16];
    snprintf(seconds, sizeof seconds, "%d", retry_after(&e));
    add(a.response, "Content-Type", "application/problem+json");
    add(a.response, "Cache-Control", "no-store");
    if (retry_after(&e))
        add(a.response, "Retry-After", seconds);
    add_common(x, a.response, CSP_DATA, NULL);
    return a;
}

void answer_drop(struct answer *a)
{
    if (a->response)
        MHD_destroy_response(a->response);
    a->response = NULL;
    a->stream = NULL;
}
