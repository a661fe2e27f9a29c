/* Tests of time: slow clients, deadlines, a full queue, clients that leave, stopping. Times are
 * short here. */
#include "net/http_testing.h"

enum { DEADLINE_MS = 300, HEAD_MS = 400, BODY_MS = 600 };

static struct http *server;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct http_request *held[64]; /* answers HTTP_LATER, finished by the test */
static int held_count, handled;
static int freed;
static int blocking; /* requests to /block stay with their worker while 1 */

static int value_of(int *number)
{
    pthread_mutex_lock(&lock);
    int value = *number;
    pthread_mutex_unlock(&lock);
    return value;
}

static void count_freed(void *data)
{
    (void)data;
    pthread_mutex_lock(&lock);
    freed++;
    pthread_mutex_unlock(&lock);
}

static enum http_outcome handle(void *data, struct http_request *r)
{
    (void)data;
    arena_on_free(r->arena, count_freed, NULL);
    pthread_mutex_lock(&lock);
    handled++;
    bool hold = str_is(r->path, "/hold");
    if (hold)
        held[held_count++] = r;
    pthread_mutex_unlock(&lock);
    if (hold)
        return HTTP_LATER;
    while (str_is(r->path, "/block") && value_of(&blocking))
        usleep(1000);
    if (str_is(r->path, "/slow"))
        usleep(150000);
    if (str_is(r->path, "/crawl"))
        usleep(2 * DEADLINE_MS * 1000);
    buf_addz(&r->reply->body, "ok");
    return HTTP_DONE;
}

static bool wait_until(int *number, int wanted)
{
    for (int i = 0; i < 2500 && value_of(number) != wanted; i++)
        usleep(2000);
    return value_of(number) == wanted;
}

static void finish_held(void)
{
    pthread_mutex_lock(&lock);
    struct http_request *now[64];
    int n = held_count;
    memcpy(now, held, sizeof now);
    held_count = 0;
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < n; i++) {
        buf_addz(&now[i]->reply->body, "late");
        http_finish(now[i]);
    }
}

static struct http_options options(void)
{
    held_count = handled = freed = 0;
    return (struct http_options){.listen = "127.0.0.1:0",
                                 .workers = 2,
                                 .io_threads = 2,
                                 .deadline_ms = DEADLINE_MS,
                                 .head_ms = HEAD_MS,
                                 .body_ms_per_mb = BODY_MS,
                                 .idle_timeout_s = 1,
                                 .body_limit = test_limit,
                                 .handler = handle};
}

static int start(void **state)
{
    (void)state;
    struct http_options o = options();
    server = http_start(&o);
    return server ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    http_stop(&server, 1000);
    return 0;
}

/* Sends a byte each 20 ms until the server closes or `ms` are over; returns how long it went on. */
static int64_t trickle(struct client *c, char byte, int ms)
{
    int64_t from = clock_mono();
    while (clock_mono() - from < ms && send_bytes(c, &byte, 1)) {
        usleep(20000);
        char some[1];
        ssize_t n = recv(c->fd, some, 1, MSG_DONTWAIT | MSG_PEEK);
        if (n == 0 || (n < 0 && errno != EAGAIN))
            break;
    }
    return clock_mono() - from;
}

static void test_a_head_that_trickles_is_cut(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    send_text(&c, "GET /");
    assert_in_range(trickle(&c, 'x', 5000), HEAD_MS / 2, 4 * HEAD_MS);
    disconnect(&c);
    c = connect_to(server);
    send_text(&c, "GET / HTTP/1.1\r\nX: ");
    assert_in_range(trickle(&c, 'x', 5000), HEAD_MS / 2, 4 * HEAD_MS);
    disconnect(&c);
    c = connect_to(server); /* says nothing at all */
    assert_true(is_closed(&c, 4 * HEAD_MS));
    disconnect(&c);
}

static void test_a_body_that_trickles_is_cut(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    send_text(&c, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n");
    assert_in_range(trickle(&c, 'x', 5000), BODY_MS / 2, 4 * BODY_MS);
    disconnect(&c);
}

static void test_a_large_body_gets_more_time(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    char *p = mem_alloc(1 << 20);
    send_text(&c, "POST /file HTTP/1.1\r\nHost: a\r\nContent-Length: 4194304\r\n\r\n");
    int64_t from = clock_mono();
    for (int i = 0; i < 4; i++) {
        usleep(BODY_MS * 800);
        assert_true(send_bytes(&c, p, 1 << 20));
    }
    struct response r = read_response(&c, true);
    assert_int_equal(r.status, 200);
    assert_true(clock_mono() - from > 2 * BODY_MS);
    free_response(&r);
    free(p);
    disconnect(&c);
}

static void test_an_idle_connection_is_closed(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    struct response r = ask(&c, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    free_response(&r);
    int64_t from = clock_mono();
    send_text(&c, "GET /trickle");
    trickle(&c, 'x', 6000);
    assert_in_range(clock_mono() - from, 500, 4000);
    disconnect(&c);
}

static void test_a_late_answer_is_replaced_by_503(void **state)
{
    (void)state;
    int freed_before = value_of(&freed);
    struct client c = connect_to(server);
    struct response r = ask(&c, "GET /hold HTTP/1.1\r\nHost: a\r\n\r\n", 503);
    assert_non_null(strstr(r.body, "\"code\":\"timeout\""));
    expect_header(&r, "Retry-After", "5");
    expect_header(&r, "X-Content-Type-Options", "nosniff");
    free_response(&r);
    assert_int_equal(value_of(&freed), freed_before);
    finish_held(); /* only frees */
    assert_true(wait_until(&freed, freed_before + 1));
    r = ask(&c, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    assert_string_equal(r.body, "ok");
    free_response(&r);
    disconnect(&c);
}

static void test_a_handler_over_its_deadline(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    struct response r = ask(&c, "GET /crawl HTTP/1.1\r\nHost: a\r\n\r\n", 503);
    free_response(&r);
    disconnect(&c); /* gone before the handler ends */
    usleep(2 * DEADLINE_MS * 1000);
    expect_status(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, "ok");
}

static void test_a_client_that_leaves_while_suspended(void **state)
{
    (void)state;
    int before = value_of(&handled), freed_before = value_of(&freed);
    for (int i = 0; i < 10; i++) {
        struct client c = connect_to(server);
        struct linger now = {1, 0};
        send_text(&c, "GET /hold HTTP/1.1\r\nHost: a\r\n\r\n");
        assert_true(wait_until(&handled, before + i + 1));
        if (i % 2)
            setsockopt(c.fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        disconnect(&c);
        finish_held();
    }
    assert_true(wait_until(&freed, freed_before + 10));
    expect_status(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, "ok");
}

static void test_a_full_queue_is_503_with_retry_after(void **state)
{
    (void)state;
    struct http_options o = options();
    o.queue_length = 2;
    o.workers = 1;
    o.deadline_ms = 10000;
    struct http *small = http_start(&o);
    struct http_stats stats = {.refused = 0};
    struct client c[6];
    int full = 0, served = 0;
    blocking = 1;
    for (int i = 0; i < 6; i++) {
        c[i] = connect_to(small);
        send_text(&c[i], "GET /block HTTP/1.1\r\nHost: a\r\n\r\n");
        assert_true(i || wait_until(&handled, 1)); /* the first one has the worker */
    }
    for (int i = 0; i < 2000 && stats.refused < 3; i++) {
        usleep(2000);
        http_stats(small, &stats);
    }
    assert_int_equal(stats.queued, 2);
    assert_int_equal(stats.active, 3);
    pthread_mutex_lock(&lock);
    blocking = 0;
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 6; i++) {
        struct response r = read_response(&c[i], true);
        served += r.status == 200;
        full += r.status == 503;
        if (r.status == 503) {
            expect_header(&r, "Retry-After", "1");
            assert_non_null(strstr(r.body, "\"code\":\"overloaded\""));
        }
        free_response(&r);
        disconnect(&c[i]);
    }
    assert_int_equal(served, 3);
    assert_int_equal(full, 3);
    assert_int_equal(stats.requests, 6);
    assert_int_equal(stats.refused, 3);
    http_stop(&small, 1000);
}

static void test_too_many_connections(void **state)
{
    (void)state;
    struct http_options o = options();
    o.connections_per_address = 3;
    o.head_ms = 5000;
    struct http *few = http_start(&o);
    struct client c[5];
    for (int i = 0; i < 3; i++) {
        c[i] = connect_to(few);
        struct response r = ask(&c[i], "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
        free_response(&r);
    }
    c[3] = connect_to(few);
    assert_true(is_closed(&c[3], 3000));
    disconnect(&c[3]);
    for (int i = 0; i < 3; i++)
        disconnect(&c[i]);
    usleep(100000);
    expect_status(few, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, "ok");
    http_stop(&few, 1000);
}

/* ---- stop ---- */

struct stopping {
    struct http *http;
    int wait_ms;
    int64_t took;
};

static void *stop_it(void *data)
{
    struct stopping *s = data;
    int64_t from = clock_mono();
    http_stop(&s->http, s->wait_ms);
    s->took = clock_mono() - from;
    return NULL;
}

static void test_stop_waits_for_what_was_taken(void **state)
{
    (void)state;
    struct http_options o = options();
    o.deadline_ms = 10000;
    struct stopping s = {http_start(&o), 5000, 0};
    int port = http_port(s.http);
    struct client slow = connect_to(s.http), later = connect_to(s.http), idle = connect_to(s.http);
    struct response r = ask(&idle, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    free_response(&r);
    send_text(&slow, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    send_text(&later, "GET /hold HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_true(wait_until(&handled, 3));
    pthread_t thread;
    pthread_create(&thread, NULL, stop_it, &s);
    usleep(50000);
    struct client late = {.fd = socket(AF_INET, SOCK_STREAM, 0)};
    r = ask(&idle, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 503);
    expect_header(&r, "Connection", "close");
    free_response(&r);
    finish_held();
    r = read_response(&later, true);
    assert_string_equal(r.body, "late");
    free_response(&r);
    r = read_response(&slow, true);
    assert_string_equal(r.body, "ok");
    free_response(&r);
    pthread_join(thread, NULL);
    assert_true(s.took < 3000);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(connect(late.fd, (struct sockaddr *)&a, sizeof a), -1);
    disconnect(&late);
    disconnect(&slow);
    disconnect(&later);
    disconnect(&idle);
}

static void test_stop_refuses_who_is_not_ready_in_time(void **state)
{
    (void)state;
    struct http_options o = options();
    o.deadline_ms = 10000;
    struct stopping s = {http_start(&o), 200, 0};
    struct client c = connect_to(s.http);
    send_text(&c, "GET /hold HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_true(wait_until(&handled, 1));
    stop_it(&s);
    assert_in_range(s.took, 150, 3000);
    struct response r = read_response(&c, true);
    assert_int_equal(r.status, 503);
    free_response(&r);
    disconnect(&c);
    finish_held(); /* after the server is gone */
    assert_int_equal(value_of(&freed), 1);
}

/* ---- many at once ---- */

static int hammers_done;

static void *hammer(void *data)
{
    struct http *h = data;
    struct client c = connect_to(h);
    for (int i = 0; i < 100; i++) {
        const char *path = i % 3 == 0 ? "hold" : "x";
        char request[100];
        snprintf(request, sizeof request, "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n", path);
        send_text(&c, request);
        struct response r = read_response(&c, true);
        if (r.status != 200 && r.status != 503)
            abort();
        free_response(&r);
    }
    disconnect(&c);
    pthread_mutex_lock(&lock);
    hammers_done++;
    pthread_mutex_unlock(&lock);
    return NULL;
}

static void test_many_clients_and_late_finishers(void **state)
{
    (void)state;
    struct http_options o = options();
    o.deadline_ms = 40; /* some expire while they are being finished */
    struct http *h = http_start(&o);
    pthread_t threads[8];
    for (int i = 0; i < 8; i++)
        pthread_create(&threads[i], NULL, hammer, h);
    for (int i = 0; value_of(&hammers_done) < 8; i++) {
        usleep(i % 7 == 0 ? 45000 : 1000);
        finish_held();
    }
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    finish_held();
    http_stop(&h, 1000);
    assert_true(value_of(&handled) > 400); /* the rest expired in the queue */
    assert_int_equal(value_of(&freed), value_of(&handled));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_head_that_trickles_is_cut, start, stop),
        cmocka_unit_test_setup_teardown(test_a_body_that_trickles_is_cut, start, stop),
        cmocka_unit_test_setup_teardown(test_a_large_body_gets_more_time, start, stop),
        cmocka_unit_test_setup_teardown(test_an_idle_connection_is_closed, start, stop),
        cmocka_unit_test_setup_teardown(test_a_late_answer_is_replaced_by_503, start, stop),
        cmocka_unit_test_setup_teardown(test_a_handler_over_its_deadline, start, stop),
        cmocka_unit_test_setup_teardown(test_a_client_that_leaves_while_suspended, start, stop),
        cmocka_unit_test(test_a_full_queue_is_503_with_retry_after),
        cmocka_unit_test(test_too_many_connections),
        cmocka_unit_test(test_stop_waits_for_what_was_taken),
        cmocka_unit_test(test_stop_refuses_who_is_not_ready_in_time),
        cmocka_unit_test(test_many_clients_and_late_finishers),
    };
    log_setup(LOG_ERROR, false);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
