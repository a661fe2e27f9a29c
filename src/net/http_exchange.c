/*
 * http_exchange: the life of one request and its answer, as libmicrohttpd calls it: a connection
 * comes and goes, a request line was read, head and pieces of the body arrive, an answer is out.
 *
 * The access handler is called several times per request: with the head (may refuse), with each
 * piece of the body, at the end (suspends the connection, then hands the exchange to the workers),
 * and once more after the connection was resumed, when the answer stands in the exchange.
 * MHD_queue_response is called only there, on the MHD thread, so that nothing of the library is
 * touched from two threads at once; other threads call MHD_resume_connection only. A refused
 * request with a body we do not want is answered at once when it is large or asked with Expect,
 * otherwise its body is read and thrown away so that the client sees the answer instead of a reset.
 * Requests that libmicrohttpd itself cannot read (bad request line, head beyond its memory) get its
 * own short answers.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/http_internal.h"

enum {
    UNANSWERED_MS = 10 * 1000, /* without progress TCP gives up on a client that vanished */
    MS_DOWN = 60 * 1000,       /* to take an answer, and more for each MB of it */
    MS_PER_MB_DOWN = 300 * 1000
};

/* Under the address sanitizer a finished request's memory is really freed, so that late users are
 * found. */
#if defined(__SANITIZE_ADDRESS__)
#define SPARE_MAX 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SPARE_MAX 0
#endif
#endif
#ifndef SPARE_MAX
#define SPARE_MAX HTTP_SPARE_ARENAS
#endif

/* ---- owners ---- */

/* Arenas go from request to request: what one thread allocates and another frees is dear. */
static struct arena *take_arena(struct http *h)
{
    struct arena *arena = NULL;
    pthread_mutex_lock(&h->spare_lock);
    if (h->spare_count)
        arena = h->spare[--h->spare_count];
    pthread_mutex_unlock(&h->spare_lock);
    return arena ? arena : arena_new(h->options.request_memory);
}

static void give_arena(struct http *h, struct arena **arena)
{
    if (!*arena)
        return;
    if (SPARE_MAX)
        arena_reset(*arena);
    pthread_mutex_lock(&h->spare_lock);
    if (h->spare_count < SPARE_MAX) {
        h->spare[h->spare_count++] = *arena;
        *arena = NULL;
    }
    pthread_mutex_unlock(&h->spare_lock);
    arena_free(arena);
}

void exchange_free_request(struct exchange *x)
{
    body_free(&x->body);
    x->request.body = STR_NONE;
    x->request.body_file = -1;
    buf_free(&x->reply.body);
    if (x->reply.file >= 0)
        close(x->reply.file);
    x->reply.file = -1;
    if (x->reply.stream)
        stream_close(x->reply.stream);
    x->reply.stream = NULL;
    give_arena(x->http, &x->request.arena);
    x->request.arena = NULL;
}

void exchange_release(struct exchange *x)
{
    if (atomic_fetch_sub(&x->owners, 1) != 1)
        return;
    struct http *h = x->http;
    exchange_free_request(x);
    answer_drop(&x->answer);
    free(x);
    http_release(h);
}

void exchange_resume(struct exchange *x)
{
    MHD_resume_connection(x->mhd);
}

void exchange_suspend(struct exchange *x)
{
    x->suspended = true;
    atomic_fetch_add(&x->http->suspended, 1);
    MHD_suspend_connection(x->mhd);
}

void exchange_awake(struct exchange *x)
{
    if (!x->suspended)
        return;
    x->suspended = false;
    atomic_fetch_sub(&x->http->suspended, 1);
}

/* ---- time of a connection ---- */

static void cut_after(struct connection *c, int64_t ms)
{
    atomic_store_explicit(&c->cut_at, ms ? clock_mono() + ms : 0, memory_order_relaxed);
}

static void set_body_time(struct exchange *x)
{
    int64_t allowed = x->http->options.body_ms_per_mb * (1 + (x->body.raw >> 20));
    atomic_store_explicit(&x->connection->cut_at, x->request.started + allowed,
                          memory_order_relaxed);
}

/* ---- answers ---- */

static enum MHD_Result exchange_answer(struct exchange *x)
{
    struct answer *a = &x->answer;
    if (a->stream)
        watch_stream_add(x->http, x, a->stream);
    cut_after(x->connection, a->stream ? 0 : MS_DOWN + MS_PER_MB_DOWN * (a->size >> 20));
    enum MHD_Result done = MHD_queue_response(x->mhd, (unsigned)a->status, a->response);
    answer_drop(a);
    return done;
}

static enum MHD_Result answer_refused(struct exchange *x)
{
    atomic_fetch_add(&x->http->refused, 1);
    x->answer = answer_problem(x, x->body.fault);
    exchange_log(x);
    return exchange_answer(x);
}

/* ---- head ---- */

static struct exchange *exchange_new(struct http *h, struct MHD_Connection *mhd, const char *target)
{
    struct exchange *x = mem_alloc(sizeof *x);
    struct http_request *r = &x->request;
    x->http = h;
    x->mhd = mhd;
    x->connection =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    x->headers_end = &x->headers;
    atomic_store(&x->owners, 1);
    atomic_fetch_add(&h->references, 1);
    atomic_fetch_add(&h->exchanges, 1);
    body_init(&x->body);
    reply_init(&x->reply);
    r->arena = take_arena(h);
    r->reply = &x->reply;
    r->mhd = x;
    r->body_file = -1;
    r->started = clock_mono();
    r->address = str_of(x->connection->address);
    x->target = str_dup(r->arena, str_of(target));
    uint64_t id = h->id_seed + atomic_fetch_add(&h->id_next, 1) * 0x9E3779B97F4A7C15u;
    id = (id ^ (id >> 30)) * 0xBF58476D1CE4E5B9u;
    id = (id ^ (id >> 27)) * 0x94D049BB133111EBu;
    snprintf(r->id, sizeof r->id, "%016llx", (unsigned long long)(id ^ (id >> 31)));
    return x;
}

static void *on_request_line(void *data, const char *target, struct MHD_Connection *mhd)
{
    struct exchange *x = exchange_new(data, mhd, target);
    cut_after(x->connection, x->http->options.head_ms);
    atomic_fetch_add(&x->http->requests, 1);
    return x;
}

static enum http_method method_of(const char *method)
{
    static const char *const names[] = {
        [HTTP_GET] = "GET",        [HTTP_HEAD] = "HEAD",   [HTTP_POST] = "POST",
        [HTTP_PUT] = "PUT",        [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
        [HTTP_OPTIONS] = "OPTIONS"};
    for (int m = 0; m < HTTP_OTHER; m++) {
        if (!strcmp(method, names[m]))
            return (enum http_method)m;
    }
    return HTTP_OTHER;
}

static enum MHD_Result take_header(void *data, enum MHD_ValueKind kind, const char *name,
                                   size_t name_size, const char *value, size_t value_size)
{
    struct exchange *x = data;
    (void)kind;
    exchange_add_header(x, (struct str){name, name_size},
                        value ? (struct str){value, value_size} : STR(""));
    return MHD_YES;
}

/* The last of a comma list over all lines of that name: what the nearest front added. */
static struct str last_hop(const struct exchange *x, const char *name)
{
    struct str last = STR_NONE;
    for (const struct header_line *h = x->headers; h; h = h->next) {
        if (!str_eq_nocase(h->name, str_of(name)))
            continue;
        struct str rest = h->value, part;
        while (str_next(&rest, ',', &part))
            last = str_trim(part);
    }
    return last;
}

static void read_forwarded(struct exchange *x)
{
    struct str address = last_hop(x, "X-Forwarded-For");
    if (address.n && address.n < sizeof x->connection->address &&
        strspn(address.p, "0123456789abcdefABCDEF.:") >= address.n)
        x->request.address = address;
    if (str_eq_nocase(last_hop(x, "X-Forwarded-Proto"), STR("https")))
        x->request.secure = true;
}

/* What two parsers of the same bytes could read differently is refused. */
static bool framing_is_doubtful(const struct exchange *x)
{
    int lengths = 0, codings = 0, strange = 0;
    for (const struct header_line *h = x->headers; h; h = h->next) {
        bool coding = str_eq_nocase(h->name, STR("Transfer-Encoding"));
        lengths += str_eq_nocase(h->name, STR("Content-Length"));
        codings += coding;
        strange += coding && !str_eq_nocase(h->value, STR("chunked"));
    }
    return strange || lengths + codings > 1;
}

static void begin_body(struct exchange *x)
{
    struct http_options *o = &x->http->options;
    struct http_request *r = &x->request;
    bool to_file = false;
    int64_t limit = o->body_limit(o->data, r->method, r->path, &to_file);
    body_begin(&x->body, limit, o->inflate_ratio, http_header(r, "Content-Encoding"),
               to_file ? o->files_folder : NULL);
    int64_t length;
    if (str_to_int(http_header(r, "Content-Length"), &length) && length > limit && !x->body.fault)
        x->body.fault = ERROR_TOO_LARGE;
}

/* Whether the client sends a body, and whether it is not worth reading it before refusing. */
static bool refuse_before_body(const struct exchange *x)
{
    const struct http_request *r = &x->request;
    struct str length = http_header(r, "Content-Length");
    bool chunked = http_header(r, "Transfer-Encoding").p;
    int64_t n = 0;
    if (!chunked && (!length.p || (str_to_int(length, &n) && n == 0)))
        return false;
    return framing_is_doubtful(x) || http_header(r, "Expect").p ||
           n > x->body.limit + BODY_DRAIN_MAX;
}

static enum MHD_Result on_head(struct exchange *x, const char *method)
{
    struct http *h = x->http;
    struct http_request *r = &x->request;
    x->begun = true;
    r->method = method_of(method);
    r->secure = h->tls;
    MHD_get_connection_values_n(x->mhd, MHD_HEADER_KIND, take_header, x);
    if (h->options.trust_proxy)
        read_forwarded(x);
    size_t head =
        MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size;
    if (!target_split(r->arena, x->target, &r->path, &r->raw_query) || framing_is_doubtful(x))
        x->body.fault = ERROR_BAD_REQUEST;
    else if ((int64_t)head > h->options.max_head)
        x->body.fault = ERROR_HEADERS_TOO_LARGE;
    else if (atomic_load(&h->stopping))
        x->body.fault = ERROR_OVERLOADED;
    else
        begin_body(x);
    set_body_time(x);
    if (x->body.fault && refuse_before_body(x))
        return answer_refused(x);
    return MHD_YES;
}

/* ---- the whole request is here ---- */

static enum MHD_Result on_end(struct exchange *x)
{
    struct http *h = x->http;
    struct http_request *r = &x->request;
    if (!x->body.fault)
        body_end(&x->body);
    if (x->body.fault)
        return answer_refused(x);
    r->body_size = x->body.size;
    r->body_file = x->body.file;
    r->body = x->body.file >= 0 ? STR_NONE : buf_str(&x->body.memory);
    cut_after(x->connection, 0);
    exchange_suspend(x);
    bool waits = watch_wait(h, x);
    if (waits && workers_push(h, x))
        return MHD_YES;
    if (!waits || watch_claim(h, x)) {
        atomic_fetch_add(&h->refused, 1);
        x->answer = answer_problem(x, ERROR_OVERLOADED);
        exchange_log(x);
        exchange_resume(x);
    }
    if (waits)
        exchange_release(x);
    return MHD_YES;
}

static enum MHD_Result on_access(void *data, struct MHD_Connection *mhd, const char *url,
                                 const char *method, const char *version, const char *piece,
                                 size_t *size, void **state)
{
    struct exchange *x = *state;
    (void)data, (void)mhd, (void)url, (void)version;
    if (!x->begun)
        return on_head(x, method);
    if (*size) {
        atomic_fetch_add_explicit(&x->http->bytes_in, (long long)*size, memory_order_relaxed);
        bool go_on = body_add(&x->body, piece, *size);
        *size = 0;
        set_body_time(x);
        return go_on ? MHD_YES : MHD_NO;
    }
    exchange_awake(x);
    if (x->answer.response)
        return exchange_answer(x);
    return on_end(x);
}

static void on_completed(void *data, struct MHD_Connection *mhd, void **state,
                         enum MHD_RequestTerminationCode why)
{
    struct exchange *x = *state;
    (void)data, (void)mhd, (void)why;
    if (!x)
        return;
    *state = NULL;
    exchange_awake(x);
    watch_stream_remove(x->http, x);
    cut_after(x->connection, x->http->options.idle_timeout_s * (int64_t)1000);
    atomic_fetch_sub(&x->http->exchanges, 1);
    exchange_release(x);
}

/* ---- connections ---- */

static void write_address(const struct sockaddr *a, char *out, size_t size)
{
    const void *bytes = NULL;
    if (a && a->sa_family == AF_INET)
        bytes = &((const struct sockaddr_in *)a)->sin_addr;
    if (a && a->sa_family == AF_INET6)
        bytes = &((const struct sockaddr_in6 *)a)->sin6_addr;
    if (!bytes || !inet_ntop(a->sa_family, bytes, out, (socklen_t)size))
        snprintf(out, size, "unknown");
    if (!strncmp(out, "::ffff:", 7) && strchr(out, '.'))
        memmove(out, out + 7, strlen(out + 7) + 1);
}

static void on_connection(void *data, struct MHD_Connection *mhd, void **context,
                          enum MHD_ConnectionNotificationCode what)
{
    struct http *h = data;
    struct connection *c = *context;
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (c)
            watch_connection_remove(h, c);
        free(c);
        *context = NULL;
        return;
    }
    c = mem_alloc(sizeof *c);
    c->fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    write_address(MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
                  c->address, sizeof c->address);
    int patience = UNANSWERED_MS;
    setsockopt(c->fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &patience, sizeof patience);
    cut_after(c, h->options.head_ms);
    watch_connection_add(h, c);
    *context = c;
}

/* ---- the library's threads ---- */

static void on_library_log(void *data, const char *format, va_list args)
{
    char text[256];
    (void)data;
    vsnprintf(text, sizeof text, format, args);
    text[strcspn(text, "\n")] = '\0';
    log_debug("http library", "text=%s", log_quote(text));
}

static size_t leave_escaped(void *data, struct MHD_Connection *mhd, char *text)
{
    (void)data, (void)mhd;
    return strlen(text);
}

int library_start(struct http *h)
{
    const struct http_options *o = &h->options;
    struct MHD_OptionItem more[8];
    int n = 0;
    if (o->io_threads > 1)
        more[n++] = (struct MHD_OptionItem){MHD_OPTION_THREAD_POOL_SIZE, o->io_threads, NULL};
    if (!o->trust_proxy)
        more[n++] = (struct MHD_OptionItem){MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                                            o->connections_per_address, NULL};
    if (h->tls) {
        more[n++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, h->certificate};
        more[n++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, h->key};
    }
    more[n] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
                     (h->tls ? MHD_USE_TLS : 0);
    h->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, on_access, h, MHD_OPTION_EXTERNAL_LOGGER, on_library_log, NULL,
        MHD_OPTION_LISTEN_SOCKET, h->listen_fd, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)(2 * o->max_head + (16 << 10)), MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)o->connections_max, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)o->idle_timeout_s,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, h, MHD_OPTION_NOTIFY_CONNECTION, on_connection,
        h, MHD_OPTION_URI_LOG_CALLBACK, on_request_line, h, MHD_OPTION_UNESCAPE_CALLBACK,
        leave_escaped, NULL, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_ARRAY, more,
        MHD_OPTION_END);
    if (h->daemon)
        return 0;
    log_error("cannot start the HTTP server", "listen=%s tls=%d", log_quote(o->listen), h->tls);
    return -1;
}

bool library_speaks_tls(void)
{
    return MHD_is_feature_supported(MHD_FEATURE_TLS) == MHD_YES;
}

int library_quiesce(struct http *h)
{
    return MHD_quiesce_daemon(h->daemon);
}

void library_stop(struct http *h)
{
    MHD_stop_daemon(h->daemon);
}
