/*
 * bench_load: a client that keeps a number of connections busy with one kind of request and says
 * how many were answered per second, how fast, and how much of a core it needed itself (a run in
 * which the loader is the limit does not count). One thread, epoll, raw sockets; bodies are made
 * once and only their ids are written anew for each request.
 *
 *     bench_load --port 8080 --key KEY --connections 8 --batch 100 --seconds 5
 *     bench_load --port 8080 --key KEY --get '/api/v2/accounts?limit=50' --connections 1 --seconds
 * 5
 *
 * --batch 1 posts CSB's feature call, larger ones Segment's batch with messageIds. Users are drawn
 * from --accounts x
 * --users with a mild skew (square of a uniform number), features from --features. Output: one line
 * of name=value.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/datetime.h"
#include "draw.h"

enum { ANSWER_MAX = 4 << 20, LATENCIES_MAX = 8000000, REQUEST_MAX = 64 << 20 };

struct options {
    int port, pid, connections, batch;
    double seconds;
    const char *key, *get, *path;
};

/* Where the ids of an event stand in a request. */
struct places {
    size_t account, user, feature, message; /* message 0 = none */
};

struct connection {
    int fd;
    char *request; /* owned */
    size_t request_n, sent;
    char *answer;              /* owned */
    size_t answer_n, expected; /* expected 0 = head not complete */
    int64_t since;             /* us */
};

struct load {
    struct options o;
    struct buf request; /* what each connection starts with */
    struct places *places;
    struct connection *connections;
    struct draw draw;
    uint32_t *latencies; /* us */
    size_t answered, failed, bytes;
    char first_failure[400];
};

static void put_digits(char *to, int digits, unsigned n)
{
    while (digits-- > 0) {
        to[digits] = (char)('0' + n % 10);
        n /= 10;
    }
}

static void put_hex(char *to, uint64_t n)
{
    for (int i = 15; i >= 0; i--, n >>= 4)
        to[i] = "0123456789abcdef"[n & 15];
}

/* Another event in the same bytes. */
static void draw_event(struct load *l, char *request, const struct places *p)
{
    uint32_t user, feature;

    draw_use(&l->draw, &user, &feature);
    put_digits(request + p->account, 7, user / DRAW_USERS);
    put_digits(request + p->user, 8, user);
    put_digits(request + p->feature, 3, feature);
    if (p->message)
        put_hex(request + p->message, draw_bits(&l->draw));
}

/* --- making the request --- */

static void add_event(struct load *l, struct buf *body, struct places *p, const char *at)
{
    if (l->o.batch == 1) {
        buf_addz(body, "{\"account_id\":\"account-");
        p->account = body->n;
        buf_addz(body, "0000000\",\"user_id\":\"user-");
        p->user = body->n;
        buf_addz(body, "00000000\",\"product_id\":\"Suite\",\"module_id\":\"Sales\",\"feature_id\":"
                       "\"Feature ");
        p->feature = body->n;
        buf_addf(body, "000\",\"total\":1,\"timestamp\":\"%s\"}", at);
        return;
    }
    buf_addz(body, "{\"type\":\"track\",\"messageId\":\"node-");
    p->message = body->n;
    buf_addf(body, "0123456789abcdef\",\"timestamp\":\"%s\",\"userId\":\"user-", at);
    p->user = body->n;
    buf_addz(body, "00000000\",\"event\":\"Feature ");
    p->feature = body->n;
    buf_addz(body, "000\",\"properties\":{\"account_id\":\"account-");
    p->account = body->n;
    buf_addz(body, "0000000\",\"product_id\":\"Suite\",\"module_id\":\"Sales\"},\"context\":{"
                   "\"library\":{\"name\":"
                   "\"@segment/analytics-node\",\"version\":\"3.1.0\"}},\"integrations\":{}}");
}

static void make_body(struct load *l, struct buf *body)
{
    char at[INSTANT_SIZE];

    instant_format(clock_now(), at);
    l->places = mem_alloc((size_t)l->o.batch * sizeof(*l->places));
    if (l->o.batch > 1)
        buf_addz(body, "{\"batch\":[");
    for (int i = 0; i < l->o.batch; i++) {
        if (i > 0)
            buf_addc(body, ',');
        add_event(l, body, &l->places[i], at);
    }
    if (l->o.batch > 1)
        buf_addf(body, "],\"sentAt\":\"%s\"}", at);
}

static void make_request(struct load *l)
{
    struct buf body = BUF_INIT(REQUEST_MAX);
    const char *path = l->o.path ? l->o.path : l->o.batch == 1 ? "/api/v1_1/feature" : "/v1/batch";

    l->request = BUF_INIT(REQUEST_MAX);
    if (l->o.get) {
        buf_addf(&l->request, "GET %s HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\n\r\n",
                 l->o.get, l->o.key);
        return;
    }
    make_body(l, &body);
    buf_addf(&l->request,
             "POST %s HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\nContent-Type: "
             "application/json\r\n"
             "Content-Length: %zu\r\n\r\n",
             path, l->o.key, body.n);
    for (int i = 0; i < l->o.batch; i++) {
        struct places *p = &l->places[i];
        p->account += l->request.n;
        p->user += l->request.n;
        p->feature += l->request.n;
        p->message += p->message ? l->request.n : 0;
    }
    buf_adds(&l->request, buf_str(&body));
    buf_free(&body);
}

/* --- sending and receiving --- */

static void begin(struct load *l, struct connection *c)
{
    for (int i = 0; !l->o.get && i < l->o.batch; i++)
        draw_event(l, c->request, &l->places[i]);
    c->sent = c->answer_n = c->expected = 0;
    c->since = clock_mono_us();
}

/* False when the connection is broken. */
static bool send_some(struct connection *c)
{
    while (c->sent < c->request_n) {
        ssize_t n = write(c->fd, c->request + c->sent, c->request_n - c->sent);
        if (n < 0)
            return errno == EAGAIN;
        c->sent += (size_t)n;
    }
    return true;
}

static void count_answer(struct load *l, struct connection *c)
{
    if (l->answered < LATENCIES_MAX)
        l->latencies[l->answered] = (uint32_t)(clock_mono_us() - c->since);
    l->answered++;
    l->bytes += c->answer_n;
    if (memcmp(c->answer, "HTTP/1.1 200", 12) == 0 &&
        memmem(c->answer, c->answer_n, "\"rejected\":[{", 13) == NULL)
        return;
    if (l->failed++ == 0)
        snprintf(l->first_failure, sizeof(l->first_failure), "%.*s", (int)c->answer_n, c->answer);
}

/* 1 = an answer is complete, 0 = more must come, -1 = broken. */
static int receive_some(struct connection *c)
{
    ssize_t n = read(c->fd, c->answer + c->answer_n, ANSWER_MAX - c->answer_n);

    if (n <= 0)
        return n < 0 && errno == EAGAIN ? 0 : -1;
    c->answer_n += (size_t)n;
    if (c->expected == 0) {
        char *end = memmem(c->answer, c->answer_n, "\r\n\r\n", 4);
        char *length;
        if (end == NULL)
            return 0;
        *end = 0;
        length = strcasestr(c->answer, "\r\nContent-Length:");
        *end = '\r';
        if (length == NULL)
            return -1;
        c->expected = (size_t)(end + 4 - c->answer) + strtoul(length + 17, NULL, 10);
    }
    return c->answer_n >= c->expected;
}

static int open_connection(const struct load *l)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)l->o.port)};
    int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
        return -1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    return fd;
}

static int open_all(struct load *l, int epoll)
{
    l->connections = mem_alloc((size_t)l->o.connections * sizeof(*l->connections));
    for (int i = 0; i < l->o.connections; i++) {
        struct connection *c = &l->connections[i];
        struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = c};
        c->fd = open_connection(l);
        if (c->fd < 0)
            return -1;
        c->request_n = l->request.n;
        c->request = mem_alloc(l->request.n);
        memcpy(c->request, l->request.p, l->request.n);
        c->answer = mem_alloc(ANSWER_MAX + 1);
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event) != 0)
            return -1;
        begin(l, c);
    }
    for (int i = 0; i < l->o.connections; i++) {
        int fd = l->connections[i].fd;
        struct timeval no_wait = {0, 1};
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &no_wait, sizeof(no_wait));
        if (!send_some(&l->connections[i]))
            return -1;
    }
    return 0;
}

static bool serve(struct load *l, struct connection *c)
{
    int got;

    if (!send_some(c))
        return false;
    got = receive_some(c);
    if (got <= 0)
        return got == 0;
    count_answer(l, c);
    begin(l, c);
    return send_some(c);
}

static int run(struct load *l, int epoll)
{
    int64_t until = clock_mono_us() + (int64_t)(l->o.seconds * 1e6);
    struct epoll_event events[256];

    while (clock_mono_us() < until) {
        int n = epoll_wait(epoll, events, 256, 100);
        for (int i = 0; i < n; i++) {
            if (!serve(l, events[i].data.ptr)) {
                fprintf(stderr, "bench_load: a connection broke\n");
                return -1;
            }
        }
    }
    return 0;
}

/* --- the verdict --- */

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static double own_cpu(void)
{
    struct rusage u;

    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* Seconds of CPU that a process has used; its name holds no space. */
static double cpu_of(int pid)
{
    char path[64];
    unsigned long user = 0, system = 0;
    FILE *f;

    snprintf(path, sizeof(path), "/proc/%d/stat", pid);
    f = pid ? fopen(path, "r") : NULL;
    if (f == NULL)
        return 0;
    if (fscanf(f, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) !=
        2)
        user = system = 0;
    fclose(f);
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static void report(struct load *l, double seconds, double loader, double server)
{
    size_t n = l->answered < LATENCIES_MAX ? l->answered : LATENCIES_MAX;
    int events = l->o.get ? 1 : l->o.batch;

    qsort(l->latencies, n, sizeof(*l->latencies), by_number);
    printf(
        "events_per_s=%.0f requests_per_s=%.0f p50_ms=%.2f p99_ms=%.2f failed=%zu loader_cpu=%.0f%%"
        " server_cpu=%.0f%% answer_bytes=%zu\n",
        (double)(l->answered - l->failed) * events / seconds, (double)l->answered / seconds,
        n ? l->latencies[n / 2] / 1e3 : 0, n ? l->latencies[n * 99 / 100] / 1e3 : 0, l->failed,
        loader / seconds * 100, server / seconds * 100, l->answered ? l->bytes / l->answered : 0);
    if (l->failed)
        fprintf(stderr, "bench_load: first failure: %s\n", l->first_failure);
}

static const struct option flags[] = {{"port", 1, NULL, 'p'},        {"key", 1, NULL, 'k'},
                                      {"connections", 1, NULL, 'c'}, {"batch", 1, NULL, 'b'},
                                      {"seconds", 1, NULL, 's'},     {"get", 1, NULL, 'g'},
                                      {"path", 1, NULL, 'P'},        {"pid", 1, NULL, 'i'},
                                      {"scattered", 0, NULL, 'S'},   {NULL, 0, NULL, 0}};

static int number(const char *text)
{
    return (int)strtol(text, NULL, 10);
}

static bool read_flags(struct load *l, int argc, char **argv)
{
    int c;

    l->o = (struct options){.connections = 1, .batch = 1, .seconds = 5, .key = ""};
    draw_begin(&l->draw, (uint64_t)clock_mono_us());
    while ((c = getopt_long(argc, argv, "", flags, NULL)) != -1) {
        if (c == 'p')
            l->o.port = number(optarg);
        else if (c == 'k')
            l->o.key = optarg;
        else if (c == 'c')
            l->o.connections = number(optarg);
        else if (c == 'b')
            l->o.batch = number(optarg);
        else if (c == 's')
            l->o.seconds = strtod(optarg, NULL);
        else if (c == 'g')
            l->o.get = optarg;
        else if (c == 'P')
            l->o.path = optarg;
        else if (c == 'i')
            l->o.pid = number(optarg);
        else if (c == 'S')
            l->draw.scattered = true;
        else
            return false;
    }
    return l->o.port > 0 && l->o.connections > 0 && l->o.batch > 0;
}

int main(int argc, char **argv)
{
    static struct load l;
    int epoll = epoll_create1(0);
    double loader, server;
    int64_t start;

    if (!read_flags(&l, argc, argv)) {
        fprintf(stderr, "bench_load: see the head of test/bench/bench_load.c\n");
        return 2;
    }
    l.latencies = mem_alloc(LATENCIES_MAX * sizeof(*l.latencies));
    make_request(&l);
    loader = own_cpu();
    server = cpu_of(l.o.pid);
    start = clock_mono_us();
    if (open_all(&l, epoll) != 0 || run(&l, epoll) != 0) {
        perror("bench_load");
        return 1;
    }
    report(&l, (double)(clock_mono_us() - start) / 1e6, own_cpu() - loader,
           cpu_of(l.o.pid) - server);
    return l.failed > 0;
}
