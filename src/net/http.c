/*
 * http: start and stop of the server: options, listening socket, certificate, the library's
 * threads, draining. The life of a request is in http_exchange.c.
 */
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/http_internal.h"

enum { PEM_MAX = 1 << 20, RESUME_MS = 10000, FLUSH_MS = 500 };

void http_release(struct http *h)
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
    if (!library_speaks_tls()) {
        log_error("cannot serve TLS: the HTTP library is built without it", "listen=%s",
                  h->options.listen);
        return -1;
    }
    h->certificate = read_pem(h->options.tls_certificate);
    h->key = read_pem(h->options.tls_key);
    h->tls = true;
    return h->certificate && h->key ? 0 : -1;
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
    if (library_start(h))
        goto err2;
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
    int listener = library_quiesce(h);
    watch_close(h, false);
    bool drained = wait_for_none(&h->exchanges, until);
    watch_close(h, true);
    wait_for_none(&h->suspended, clock_mono() + RESUME_MS);
    if (!drained)
        wait_for_none(&h->exchanges, clock_mono() + FLUSH_MS);
    library_stop(h);
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
