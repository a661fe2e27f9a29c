/* Tests of http_body over sockets: limits, gzip, chunks, Expect, streaming to a file. */
#include "net/http_testing.h"

#include <sys/stat.h>
#include <zlib.h>

static struct http *server;
static char folder[] = "/tmp/net-body-XXXXXX";

/* Answers the size of the body and the sum of its bytes, from memory or the file. */
static enum http_outcome handle(void *data, struct http_request *r)
{
    (void)data;
    uint64_t sum = 0;
    int64_t size = 0;
    for (size_t i = 0; i < r->body.n; i++)
        sum += (unsigned char)r->body.p[i];
    size += (int64_t)r->body.n;
    char piece[5000];
    for (ssize_t n; r->body_file >= 0 && (n = read(r->body_file, piece, sizeof piece)) > 0;) {
        for (ssize_t i = 0; i < n; i++)
            sum += (unsigned char)piece[i];
        size += n;
    }
    r->reply->content_type = STR("text/plain");
    buf_addf(&r->reply->body, "%lld %lld %llu %s", (long long)r->body_size, (long long)size,
             (unsigned long long)sum, r->body_file >= 0 ? "file" : "memory");
    return HTTP_DONE;
}

static int start(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    struct http_options o = {.listen = "127.0.0.1:0",
                             .workers = 2,
                             .io_threads = 1,
                             .files_folder = folder,
                             .body_limit = test_limit,
                             .handler = handle};
    server = http_start(&o);
    return server ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    http_stop(&server, 1000);
    return rmdir(folder); /* fails when a body was left there */
}

/* Owned gzip form. */
static unsigned char *pack(const char *p, size_t n, size_t *size)
{
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    size_t space = deflateBound(&z, n);
    unsigned char *out = mem_alloc(space);
    z.next_in = (Bytef *)(uintptr_t)p;
    z.avail_in = (uInt)n;
    z.next_out = out;
    z.avail_out = (uInt)space;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    *size = z.total_out;
    deflateEnd(&z);
    return out;
}

static struct response post(struct client *c, const char *path, const char *more, const void *body,
                            size_t n)
{
    char head[300];
    snprintf(head, sizeof head, "POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: %zu\r\n%s\r\n",
             path, n, more);
    assert_true(send_text(c, head));
    send_bytes(c, body, n);
    return read_response(c, true);
}

static void expect_post(const char *path, const char *more, const void *body, size_t n, int status,
                        const char *piece)
{
    struct client c = connect_to(server);
    struct response r = post(&c, path, more, body, n);
    if (r.status != status || !strstr(r.body, piece))
        print_error("%d %s (wanted %d %s)\n", r.status, r.body, status, piece);
    assert_int_equal(r.status, status);
    assert_non_null(strstr(r.body, piece));
    free_response(&r);
    disconnect(&c);
}

static char *letters(size_t n)
{
    char *p = mem_alloc(n + 1);
    unsigned seed = 7;
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1103515245 + 12345;
        p[i] = (char)('a' + (seed >> 16) % 16);
    }
    return p;
}

static uint64_t sum_of(const char *p, size_t n)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (unsigned char)p[i];
    return sum;
}

static void test_bodies_up_to_the_limit(void **state)
{
    (void)state;
    char *p = letters(BODY_LIMIT + 1), expected[100];
    snprintf(expected, sizeof expected, "%d %d %llu memory", BODY_LIMIT, BODY_LIMIT,
             (unsigned long long)sum_of(p, BODY_LIMIT));
    expect_post("/x", "", p, BODY_LIMIT, 200, expected);
    expect_post("/x", "", "", 0, 200, "0 0 0 memory");
    expect_post("/x", "", p, BODY_LIMIT + 1, 413, "\"code\":\"too_large\"");
    free(p);
}

static void test_after_a_refused_body_the_connection_goes_on(void **state)
{
    (void)state;
    char *p = letters(3 * BODY_LIMIT);
    struct client c = connect_to(server);
    for (int i = 0; i < 3; i++) {
        struct response r = post(&c, "/x", "", p, 3 * BODY_LIMIT);
        assert_int_equal(r.status, 413);
        free_response(&r);
        r = post(&c, "/x", "", p, 10);
        assert_int_equal(r.status, 200);
        free_response(&r);
    }
    disconnect(&c);
    free(p);
}

static void test_a_body_far_over_the_limit_is_not_read(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    assert_true(send_text(&c, "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n"));
    struct response r = read_response(&c, true);
    assert_int_equal(r.status, 413);
    expect_header(&r, "Connection", "close");
    assert_true(is_closed(&c, 5000));
    free_response(&r);
    disconnect(&c);
}

static void test_expect_100(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    assert_true(send_text(&c, "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                              "Expect: 100-continue\r\n\r\n"));
    assert_true(wait_text(&c, "HTTP/1.1 100 Continue\r\n\r\n", 3000));
    drop(&c, c.n);
    assert_true(send_text(&c, "abc"));
    struct response r = read_response(&c, true);
    assert_string_equal(r.body, "3 3 294 memory");
    free_response(&r);
    disconnect(&c);
    c = connect_to(server);
    assert_true(send_text(&c, "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n"
                              "Expect: 100-continue\r\n\r\n"));
    r = read_response(&c, true);
    assert_int_equal(r.status, 413);
    free_response(&r);
    disconnect(&c);
}

static void test_chunked(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    static const char head[] = "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    assert_true(send_text(&c, head));
    assert_true(send_text(&c, "3\r\nabc\r\n"));
    usleep(20000);
    assert_true(send_text(&c, "A;ext=1\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"));
    struct response r = read_response(&c, true);
    assert_string_equal(r.body, "13 13 819 memory");
    free_response(&r);
    char *p = letters(BODY_LIMIT + 10), chunk[32];
    assert_true(send_text(&c, head));
    snprintf(chunk, sizeof chunk, "%x\r\n", BODY_LIMIT + 10);
    assert_true(send_text(&c, chunk) && send_bytes(&c, p, BODY_LIMIT + 10));
    assert_true(send_text(&c, "\r\n0\r\n\r\n"));
    r = read_response(&c, true);
    assert_int_equal(r.status, 413);
    free_response(&r);
    disconnect(&c);
    free(p);
}

static void test_an_endless_chunked_body_is_cut(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    char *p = letters(1 << 20);
    send_text(&c, "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    int megabytes = 0;
    while (megabytes < 100 && send_text(&c, "100000\r\n") && send_bytes(&c, p, 1 << 20) &&
           send_text(&c, "\r\n"))
        megabytes++;
    assert_true(megabytes < 30);
    disconnect(&c);
    free(p);
}

static void test_gzip(void **state)
{
    (void)state;
    size_t packed, second;
    char *p = letters(90000), expected[100];
    unsigned char *gz = pack(p, 90000, &packed);
    snprintf(expected, sizeof expected, "90000 90000 %llu memory",
             (unsigned long long)sum_of(p, 90000));
    static const char gzip[] = "Content-Encoding: gzip\r\n";
    expect_post("/x", gzip, gz, packed, 200, expected);
    expect_post("/x", "Content-Encoding: X-GZIP\r\n", gz, packed, 200, expected);
    expect_post("/x", gzip, gz, packed - 1, 400, "gzip ends too early");
    expect_post("/x", gzip, gz, 10, 400, "gzip ends too early");
    expect_post("/x", gzip, "", 0, 200, "0 0 0 memory");
    expect_post("/x", gzip, p, 1000, 400, "gzip is damaged");
    gz[packed / 2] ^= 0x55;
    expect_post("/x", gzip, gz, packed, 400, "gzip is damaged");
    free(gz);
    gz = pack(p, 1000, &packed);
    unsigned char *more = pack(p + 1000, 500, &second), *both = mem_alloc(packed + second + 3);
    memcpy(both, gz, packed);
    memcpy(both + packed, more, second);
    snprintf(expected, sizeof expected, "1500 1500 %llu memory",
             (unsigned long long)sum_of(p, 1500));
    expect_post("/x", gzip, both, packed + second, 200, expected);
    expect_post("/x", gzip, both, packed + second + 3, 400, "gzip");
    expect_post("/x", "Content-Encoding: br\r\n", p, 10, 415, "unsupported_type");
    free(gz);
    free(more);
    free(both);
    free(p);
}

static void test_gzip_bombs(void **state)
{
    (void)state;
    size_t packed, n = 50 << 20;
    char *zeros = mem_alloc(n);
    unsigned char *gz = pack(zeros, n, &packed);
    assert_true(packed < BODY_LIMIT);
    static const char gzip[] = "Content-Encoding: gzip\r\n";
    expect_post("/x", gzip, gz, packed, 413, "too_large");
    expect_post("/file", gzip, gz, packed, 413, "unpacks to too much");
    free(gz);
    gz = pack(zeros, 90000, &packed); /* 1:800, but small */
    expect_post("/x", gzip, gz, packed, 200, "90000 90000 0 memory");
    free(gz);
    free(zeros);
}

static void test_large_bodies_stream_to_a_file(void **state)
{
    (void)state;
    size_t n = 15 << 20, packed;
    char *p = letters(n), expected[100];
    snprintf(expected, sizeof expected, "%zu %zu %llu file", n, n,
             (unsigned long long)sum_of(p, n));
    expect_post("/file", "", p, n, 200, expected);
    unsigned char *gz = pack(p, n, &packed);
    expect_post("/file", "Content-Encoding: gzip\r\n", gz, packed, 200, expected);
    free(gz);
    free(p);
    p = letters(21 << 20);
    expect_post("/file", "", p, 21 << 20, 413, "too_large");
    free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies_up_to_the_limit),
        cmocka_unit_test(test_after_a_refused_body_the_connection_goes_on),
        cmocka_unit_test(test_a_body_far_over_the_limit_is_not_read),
        cmocka_unit_test(test_expect_100),
        cmocka_unit_test(test_chunked),
        cmocka_unit_test(test_an_endless_chunked_body_is_cut),
        cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_gzip_bombs),
        cmocka_unit_test(test_large_bodies_stream_to_a_file),
    };
    log_setup(LOG_ERROR, false);
    return cmocka_run_group_tests(tests, start, stop);
}
