/*
 * http: start and stop of the server, and what libmicrohttpd calls: a connection comes and goes, a
 * request line was read, head and pieces of the body arrive, an answer is out.
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
#include "net/http_internal.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

enum {
    UNANSWERED_MS = 10 * 1000, /* without progress TCP gives up on a client that vanished */
    PEM_MAX = 1 << 20,
    MS_PER_MB_DOWN = 300 * 1000,
    MS_DOWN = 60 * 1000
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

static void http_release(struct http *h)
{
    if (atomic_fetch_sub(&h->references, 1) != 1)
        return;
    while (h->spare_count)
        arena_free(&h->spare[--h->spare_count]);
    pthread_mutex_destroy(&h->spare_lock);
    pthread_mutex_destroy(&h->watch.lock);
    pthread_cond_destroy(&h->watch.wake);
    free((char *)h->options.listen);
    free((char *)h->options.files_folder);
    free(h->certificate);
    free(h->key);
    free(h);
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

/* ---- start ---- */

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

static void set_defaults(struct http_options *o)
{
    int cores = (int)sysconf(_SC_NPROCESSORS_ONLN);
    cores = cores < 1 ? 1 : cores;
#define DEFAULT(name, value) o->name = o->name ? o->name : (value)
    DEFAULT(workers, 2 * cores + 2);
    DEFAULT(io_threads, cores);
    DEFAULT(queue_length, 1024);
    DEFAULT(max_head, 32 << 10);
    DEFAULT(inflate_ratio, 100);
    DEFAULT(connections_max, 4096);
    DEFAULT(connections_per_address, 1024);
    DEFAULT(idle_timeout_s, 75);
    DEFAULT(deadline_ms, 30000);
    DEFAULT(head_ms, 30000);
    DEFAULT(body_ms_per_mb, 30000);
    DEFAULT(request_memory, (size_t)64 << 20);
#undef DEFAULT
    o->listen = strdup(o->listen ? o->listen : "127.0.0.1:8080");
    o->files_folder = strdup(o->files_folder ? o->files_folder : "/tmp");
}

static int listen_on(const struct addrinfo *a)
{
    int on = 1, fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (!bind(fd, a->ai_addr, a->ai_addrlen) && !listen(fd, SOMAXCONN))
        return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}

/* Splits "host:port" or "[v6]:port" and listens; -1 with a log line. */
static int open_listener(const char *listen_text)
{
    char host[128];
    const char *colon = strrchr(listen_text, ':');
    size_t n = colon ? (size_t)(colon - listen_text) : 0;
    if (!n || n >= sizeof host) {
        log_error("cannot listen: address must be host:port", "listen=%s", log_quote(listen_text));
        return -1;
    }
    bool bracketed = listen_text[0] == '[' && listen_text[n - 1] == ']';
    snprintf(host, sizeof host, "%.*s", (int)(bracketed ? n - 2 : n), listen_text + bracketed);
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    int failed = getaddrinfo(host, colon + 1, &hints, &found);
    int fd = failed ? -1 : listen_on(found);
    if (fd < 0)
        log_error("cannot listen", "listen=%s why=%s", log_quote(listen_text),
                  log_quote(failed ? gai_strerror(failed) : strerror(errno)));
    if (found)
        freeaddrinfo(found);
    return fd;
}

static int port_of(int fd)
{
    struct sockaddr_storage a;
    socklen_t n = sizeof a;
    if (getsockname(fd, (struct sockaddr *)&a, &n))
        return -1;
    return ntohs(a.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&a)->sin6_port
                                         : ((struct sockaddr_in *)&a)->sin_port);
}

/* Returns owned text; NULL with a log line. */
static char *read_pem(const char *path)
{
    FILE *f = fopen(path, "re");
    char *text = mem_alloc(PEM_MAX + 1);
    size_t n = f ? fread(text, 1, PEM_MAX, f) : 0;
    if (f)
        fclose(f);
    if (n)
        return text;
    log_error("cannot read certificate or key", "path=%s why=%s", log_quote(path),
              log_quote(strerror(errno)));
    free(text);
    return NULL;
}

static int load_tls(struct http *h)
{
    if (!h->options.tls_certificate || !h->options.tls_key)
        return 0;
    if (MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES) {
        log_error("cannot serve TLS: the HTTP library is built without it", "listen=%s",
                  h->options.listen);
        return -1;
    }
    h->certificate = read_pem(h->options.tls_certificate);
    h->key = read_pem(h->options.tls_key);
    h->tls = true;
    return h->certificate && h->key ? 0 : -1;
}

static int start_daemon(struct http *h)
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

struct http *http_start(const struct http_options *options)
{
    struct http *h = mem_alloc(sizeof *h);
    h->options = *options;
    set_defaults(&h->options);
    atomic_store(&h->references, 1);
    pthread_mutex_init(&h->spare_lock, NULL);
    if (getrandom(&h->id_seed, sizeof h->id_seed, 0) < 0)
        h->id_seed = (uint64_t)clock_mono_us();
    h->listen_fd = open_listener(h->options.listen);
    if (watch_start(h))
        goto err0;
    if (h->listen_fd < 0 || load_tls(h) || workers_start(h))
        goto err1;
    h->port = port_of(h->listen_fd);
    if (start_daemon(h))
        goto err2;
    log_info("listening", "address=%s port=%d tls=%d", log_quote(h->options.listen), h->port,
             h->tls);
    return h;

err2:
    workers_stop(h);
err1:
    watch_stop(h);
err0:
    if (h->listen_fd >= 0)
        close(h->listen_fd);
    http_release(h);
    return NULL;
}

int http_port(const struct http *h)
{
    return h->port;
}

/* ---- stop ---- */

/* Waits until the counter is 0, at most until the instant. */
static bool wait_for_none(atomic_int *counter, int64_t until)
{
    while (atomic_load(counter) > 0) {
        if (clock_mono() >= until)
            return false;
        usleep(2000);
    }
    return true;
}

void http_stop(struct http **at, int wait_ms)
{
    struct http *h = *at;
    *at = NULL;
    if (!h)
        return;
    int64_t until = clock_mono() + wait_ms;
    atomic_store(&h->stopping, true);
    int listener = MHD_quiesce_daemon(h->daemon);
    watch_close(h, false);
    bool drained = wait_for_none(&h->exchanges, until);
    watch_close(h, true);
    wait_for_none(&h->suspended, clock_mono() + 10000);
    if (!drained)
        wait_for_none(&h->exchanges, clock_mono() + 500);
    MHD_stop_daemon(h->daemon);
    if (listener >= 0)
        close(listener);
    workers_stop(h);
    watch_stop(h);
    log_info("stopped", "drained=%d", drained);
    http_release(h);
}

void http_stats(const struct http *h, struct http_stats *out)
{
    struct http *m = (struct http *)h;
    pthread_mutex_lock(&m->watch.lock);
    out->active = m->watch.waiting_count;
    pthread_mutex_unlock(&m->watch.lock);
    out->queued = workers_queued(m);
    out->requests = atomic_load(&m->requests);
    out->refused = atomic_load(&m->refused);
    out->bytes_in = atomic_load(&m->bytes_in);
    out->bytes_out = atomic_load(&m->bytes_out);
    out->streams = atomic_load(&m->streams);
}
