/* Tests of stream: the queue by itself with a reader made here, and event streams over HTTP. */
#include "net/http_testing.h"

#include "net/http_internal.h"
#include "net/stream.h"

static struct hub *hub;
static int sleeps, wakes, freed;

static void count_sleep(void *handle)
{
    (void)handle;
    sleeps++;
}

static void count_wake(void *handle)
{
    (void)handle;
    wakes++;
}

static void count_free(void *data)
{
    (void)data;
    __atomic_fetch_add(&freed, 1, __ATOMIC_SEQ_CST);
}

static const struct stream_carrier carrier = {count_sleep, count_wake};

static int start(void **state)
{
    (void)state;
    sleeps = wakes = freed = 0;
    hub = hub_new();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    hub_free(&hub);
    return 0;
}

/* Reads until nothing is there, in pieces of `max`. Owned text; *ended when the stream is over. */
static char *read_all(struct http_stream *s, size_t max, bool *ended)
{
    struct buf text = BUF_INIT(1 << 20);
    char piece[4096];
    ptrdiff_t n;
    while ((n = stream_read(s, piece, max)) > 0)
        buf_add(&text, piece, (size_t)n);
    *ended = n < 0;
    return buf_take(&text, NULL);
}

static void expect_text(struct http_stream *s, size_t max, const char *expected)
{
    bool ended;
    char *text = read_all(s, max, &ended);
    assert_string_equal(text, expected);
    free(text);
}

static struct http_stream *open_plain(int64_t owner, void *data)
{
    struct http_stream *s = hub_open(hub, owner, data, count_free);
    assert_non_null(s);
    stream_attach(s, &carrier, NULL);
    expect_text(s, 4096, "retry: 2000\n\n");
    return s;
}

static void test_events_arrive_in_order_and_wake_once(void **state)
{
    (void)state;
    struct http_stream *s = open_plain(1, NULL);
    assert_int_equal(sleeps, 1);
    hub_publish_all(hub, "change", STR("{\"id\":1}"));
    hub_publish_all(hub, "note", STR("two\nlines"));
    assert_int_equal(wakes, 1);
    expect_text(s, 7, "event: change\ndata: {\"id\":1}\n\nevent: note\ndata: two\ndata: lines\n\n");
    assert_int_equal(sleeps, 2);
    stream_close(s);
    assert_int_equal(freed, 1);
    assert_int_equal(hub_count(hub), 0);
}

static bool only_even(void *context, void *data, struct buf *out)
{
    int number = *(int *)data;
    buf_addf(out, "{\"for\":%d,\"of\":%d}", number, *(int *)context);
    return number % 2 == 0;
}

static void test_filters_choose_who_hears(void **state)
{
    (void)state;
    int numbers[] = {1, 2}, context = 9;
    struct http_stream *odd = open_plain(1, &numbers[0]), *even = open_plain(2, &numbers[1]);
    hub_publish(hub, "n", only_even, &context);
    expect_text(odd, 100, "");
    expect_text(even, 100, "event: n\ndata: {\"for\":2,\"of\":9}\n\n");
    stream_close(odd);
    stream_close(even);
}

static void test_overflow_never_cuts_an_event(void **state)
{
    (void)state;
    struct http_stream *s = open_plain(1, NULL);
    char first[10], data[1001], *text;
    memset(data, 'd', 1000);
    data[1000] = '\0';
    hub_publish_all(hub, "big", str_of(data));
    assert_int_equal(stream_read(s, first, 10), 10); /* a part of the first is out */
    for (int i = 0; i < 200; i++)
        hub_publish_all(hub, "big", str_of(data));
    hub_publish_all(hub, "last", STR("{}"));
    bool ended;
    text = read_all(s, 100, &ended);
    const char *rest = strstr(text, "\n\n");
    assert_non_null(rest);
    assert_int_equal(rest - text, 1000 + 17 - 10);
    assert_memory_equal(rest + 2, "event: reload\ndata: {}\n\n", 24);
    assert_non_null(strstr(rest, "event: last\ndata: {}\n\n"));
    assert_true(strlen(text) < 70000);
    free(text);
    stream_close(s);
}

static void test_an_event_larger_than_the_queue_reloads(void **state)
{
    (void)state;
    struct http_stream *s = open_plain(1, NULL);
    char *data = mem_alloc(70001);
    memset(data, 'd', 70000);
    hub_publish_all(hub, "big", str_of(data));
    expect_text(s, 100, "event: reload\ndata: {}\n\n");
    free(data);
    stream_close(s);
}

static void test_ending_an_owner(void **state)
{
    (void)state;
    struct http_stream *mine = open_plain(1, NULL), *other = open_plain(2, NULL);
    bool ended;
    hub_end(hub, 1);
    hub_publish_all(hub, "x", STR("1"));
    char *text = read_all(mine, 100, &ended);
    assert_string_equal(text, "event: ended\ndata: {}\n\n");
    assert_true(ended);
    free(text);
    expect_text(other, 100, "event: x\ndata: 1\n\n");
    stream_close(mine);
    stream_close(other);
}

static void test_streams_have_a_maximum_and_outlive_the_hub(void **state)
{
    (void)state;
    hub_configure(hub, 2, 1000);
    struct http_stream *a = open_plain(1, NULL), *b = open_plain(1, NULL);
    assert_null(hub_open(hub, 1, NULL, count_free));
    stream_close(b);
    b = open_plain(1, NULL);
    hub_free(&hub);
    bool ended;
    char *text = read_all(a, 100, &ended);
    assert_true(ended);
    free(text);
    stream_close(a);
    stream_close(b);
    assert_int_equal(freed, 3);
    hub = hub_new();
}

static void test_heartbeat(void **state)
{
    (void)state;
    hub_configure(hub, 2, 30);
    struct http_stream *s = open_plain(1, NULL);
    usleep(300000); /* several beats, but an unread queue gets only one */
    expect_text(s, 100, ":\n\n");
    stream_close(s);
}

/* ---- over HTTP ---- */

static enum http_outcome handle(void *data, struct http_request *r)
{
    (void)data;
    int64_t owner = 0;
    str_to_int(http_query(r, "owner"), &owner);
    if (str_is(r->path, "/stream"))
        r->reply->stream = hub_open(hub, owner, NULL, count_free);
    else
        buf_addz(&r->reply->body, "{}");
    return HTTP_DONE;
}

static struct http *start_server(void)
{
    struct http_options o = {.listen = "127.0.0.1:0",
                             .workers = 2,
                             .io_threads = 2,
                             .idle_timeout_s = 1,
                             .body_limit = test_limit,
                             .handler = handle};
    struct http *h = http_start(&o);
    assert_non_null(h);
    return h;
}

static struct client open_stream(struct http *h, int owner)
{
    char request[100];
    struct client c = connect_to(h);
    snprintf(request, sizeof request, "GET /stream?owner=%d HTTP/1.1\r\nHost: a\r\n\r\n", owner);
    send_text(&c, request);
    assert_true(wait_text(&c, "retry: 2000\n\n", 3000));
    assert_true(wait_text(&c, "Content-Type: text/event-stream\r\n", 10));
    assert_true(wait_text(&c, "Cache-Control: no-store\r\n", 10));
    drop(&c, c.n);
    return c;
}

static bool wait_count(int wanted)
{
    for (int i = 0; i < 1500 && hub_count(hub) != wanted; i++)
        usleep(2000);
    return hub_count(hub) == wanted;
}

static void test_delivery_over_http(void **state)
{
    (void)state;
    struct http *h = start_server();
    struct client a = open_stream(h, 1), b = open_stream(h, 2);
    usleep(1300000); /* longer than the idle time: a stream stays */
    for (int i = 0; i < 50; i++) {
        char data[32];
        snprintf(data, sizeof data, "{\"i\":%d}", i);
        hub_publish_all(hub, "tick", str_of(data));
        if (i % 5 == 0)
            usleep(3000);
    }
    assert_true(wait_text(&a, "data: {\"i\":49}\n\n", 3000));
    assert_true(wait_text(&b, "data: {\"i\":49}\n\n", 3000));
    struct http_stats stats;
    http_stats(h, &stats);
    assert_int_equal(stats.streams, 2);
    hub_end(hub, 1);
    assert_true(wait_text(&a, "event: ended\ndata: {}\n\n", 3000));
    assert_true(wait_text(&a, "\r\n0\r\n\r\n", 3000));
    assert_true(wait_count(1));
    disconnect(&b); /* found by the next write */
    for (int i = 0; i < 20 && hub_count(hub); i++) {
        hub_publish_all(hub, "x", STR("1"));
        usleep(10000);
    }
    assert_true(wait_count(0));
    disconnect(&a);
    http_stop(&h, 1000);
}

static void test_a_dead_client_is_found_by_the_heartbeat(void **state)
{
    (void)state;
    struct http *h = start_server();
    hub_configure(hub, 10, 20);
    struct client c = open_stream(h, 1);
    assert_true(wait_text(&c, ":\n\n", 3000));
    disconnect(&c);
    assert_true(wait_count(0));
    http_stop(&h, 1000);
}

static void test_stop_ends_streams(void **state)
{
    (void)state;
    struct http *h = start_server();
    struct client a = open_stream(h, 1), b = open_stream(h, 2);
    int64_t from = clock_mono();
    http_stop(&h, 5000);
    assert_true(clock_mono() - from < 2000);
    assert_true(is_closed(&a, 1000));
    assert_true(is_closed(&b, 1000));
    assert_int_equal(hub_count(hub), 0);
    disconnect(&a);
    disconnect(&b);
    h = start_server();
    a = open_stream(h, 1);
    hub_free(&hub); /* the hub first, then the server */
    http_stop(&h, 5000);
    disconnect(&a);
    hub = hub_new();
}

static void *publish_much(void *data)
{
    (void)data;
    for (int i = 0; i < 500; i++) {
        hub_publish_all(hub, "n", STR("{\"some\":\"text\"}"));
        usleep(200);
    }
    return NULL;
}

static void *come_and_go(void *data)
{
    struct http *h = data;
    for (int i = 0; i < 15; i++) {
        struct client c = open_stream(h, i % 3);
        wait_text(&c, "data: ", 20);
        disconnect(&c);
    }
    return NULL;
}

static void test_publishers_and_clients_at_once(void **state)
{
    (void)state;
    struct http *h = start_server();
    hub_configure(hub, 100, 5);
    pthread_t threads[6];
    for (int i = 0; i < 6; i++)
        pthread_create(&threads[i], NULL, i < 2 ? publish_much : come_and_go, h);
    for (int i = 0; i < 100; i++) {
        hub_end(hub, i % 3);
        usleep(2000);
    }
    for (int i = 0; i < 6; i++)
        pthread_join(threads[i], NULL);
    http_stop(&h, 3000);
    assert_int_equal(hub_count(hub), 0);
    assert_int_equal(freed, 60);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(test_events_arrive_in_order_and_wake_once),
        TEST(test_filters_choose_who_hears),
        TEST(test_overflow_never_cuts_an_event),
        TEST(test_an_event_larger_than_the_queue_reloads),
        TEST(test_ending_an_owner),
        TEST(test_streams_have_a_maximum_and_outlive_the_hub),
        TEST(test_heartbeat),
        TEST(test_delivery_over_http),
        TEST(test_a_dead_client_is_found_by_the_heartbeat),
        TEST(test_stop_ends_streams),
        TEST(test_publishers_and_clients_at_once),
    };
    log_setup(LOG_ERROR, false);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
