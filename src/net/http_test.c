/* Tests of http: requests and answers as they look on a socket. */
#include "net/http_testing.h"

#include <curl/curl.h>

static struct http *server;

static void echo_pair(void *data, struct str name, struct str value)
{
    struct buf *out = data;
    buf_adds(out, name);
    buf_addc(out, '=');
    buf_adds(out, value);
    buf_addc(out, ';');
}

static void *finish_later(void *data)
{
    struct http_request *r = data;
    usleep(20000);
    buf_addz(&r->reply->body, "later");
    http_finish(r);
    return NULL;
}

static void answer_large(struct http_request *r)
{
    for (int i = 0; i < 400; i++)
        buf_addf(&r->reply->body, "{\"row\":%d}", i);
}

static void answer_echo(struct http_request *r)
{
    struct buf *out = &r->reply->body;
    buf_addf(out, "%d %.*s [%.*s] %zu ", (int)r->method, (int)r->path.n, r->path.p,
             (int)r->raw_query.n, r->raw_query.p, r->body.n);
    http_query_each(r, echo_pair, out);
}

static enum http_outcome handle(void *data, struct http_request *r)
{
    (void)data;
    r->reply->content_type = STR("text/plain");
    if (str_is(r->path, "/later")) {
        pthread_t thread;
        pthread_create(&thread, NULL, finish_later, r);
        pthread_detach(thread);
        return HTTP_LATER;
    }
    if (str_is(r->path, "/large")) {
        r->reply->content_type = STR("application/json");
        answer_large(r);
    } else if (str_is(r->path, "/none")) {
        r->reply->status = 204;
    } else if (str_is(r->path, "/page")) {
        r->reply->content_type = STR("text/html; charset=utf-8");
        buf_addz(&r->reply->body, "<p>page</p>");
    } else if (str_is(r->path, "/own")) {
        http_set_header(r, "X-Frame-Options", STR("SAMEORIGIN"));
        http_set_header(r, "cache-control", STR("max-age=5"));
        http_set_header(r, "Set-Cookie", STR("a=1"));
        http_set_header(r, "Set-Cookie", STR("b=2"));
        http_set_header(r, "X-Twice", STR("first"));
        http_set_header(r, "x-twice", STR("second"));
    } else if (str_is(r->path, "/problem")) {
        struct error e;
        error_init(&e, r->arena);
        error_field(&e, STR("name"), "is \"needed\"");
        http_problem(r, &e);
    } else if (str_is(r->path, "/wait")) {
        http_problem(r, &(struct error){.code = ERROR_RATE_LIMIT, .retry_after = 17});
    } else if (str_is(r->path, "/address")) {
        buf_adds(&r->reply->body, r->address);
        buf_addz(&r->reply->body, r->secure ? " secure" : " open");
    } else if (str_is(r->path, "/cookie")) {
        buf_adds(&r->reply->body, http_cookie(r, "session"));
    } else {
        answer_echo(r);
    }
    return HTTP_DONE;
}

static struct http_options options(void)
{
    return (struct http_options){.listen = "127.0.0.1:0",
                                 .workers = 3,
                                 .io_threads = 2,
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
    return server ? -1 : 0;
}

static void test_answers_carry_the_security_headers(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    char text[512];
    struct response r = ask(&c, "GET /x HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    assert_string_equal(r.body, "0 /x [] 0 ");
    expect_header(&r, "X-Content-Type-Options", "nosniff");
    expect_header(&r, "X-Frame-Options", "DENY");
    expect_header(&r, "Referrer-Policy", "same-origin");
    expect_header(&r, "Cross-Origin-Opener-Policy", "same-origin");
    expect_header(&r, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    expect_header(&r, "Cache-Control", "no-store");
    expect_header(&r, "Server", NULL);
    assert_int_equal(strlen(response_header(&r, "X-Request-Id", text)), 16);
    free_response(&r);
    r = ask(&c, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    expect_header(&r, "Content-Security-Policy",
                  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                  "img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                  "frame-ancestors 'none'");
    free_response(&r);
    disconnect(&c);
}

static void test_own_headers_win(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    struct response r = ask(&c, "GET /own HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    expect_header(&r, "X-Frame-Options", "SAMEORIGIN");
    expect_header(&r, "Cache-Control", "max-age=5");
    expect_header(&r, "X-Twice", "second");
    assert_non_null(strstr(r.head, "Set-Cookie: a=1"));
    assert_non_null(strstr(r.head, "Set-Cookie: b=2"));
    assert_null(strstr(r.head, "DENY"));
    assert_null(strstr(r.head, "no-store"));
    free_response(&r);
    disconnect(&c);
}

static void test_keep_alive_head_and_no_content(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    for (int i = 0; i < 20; i++) {
        struct response r = ask(&c, "HEAD /large HTTP/1.1\r\nHost: a\r\n\r\n", 200);
        expect_header(&r, "Content-Length", "4290");
        free_response(&r);
        r = ask(&c, "GET /none HTTP/1.1\r\nHost: a\r\n\r\n", 204);
        expect_header(&r, "Content-Type", NULL);
        free_response(&r);
        r = ask(&c, "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 200);
        assert_string_equal(r.body, "2 /p [] 3 ");
        free_response(&r);
    }
    disconnect(&c);
}

static void test_pipelined_requests_are_answered_in_order(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    char text[8192] = "";
    for (int i = 0; i < 30; i++) {
        size_t n = strlen(text);
        snprintf(text + n, sizeof text - n, "GET /%s?%d HTTP/1.1\r\nHost: a\r\n\r\n",
                 i % 3 ? "x" : "later", i);
    }
    assert_true(send_text(&c, text));
    for (int i = 0; i < 30; i++) {
        struct response r = read_response(&c, true);
        char expected[64];
        snprintf(expected, sizeof expected, "0 /x [%d] 0 %d=;", i, i);
        assert_int_equal(r.status, 200);
        assert_string_equal(r.body, i % 3 ? expected : "later");
        free_response(&r);
    }
    disconnect(&c);
}

static void test_methods(void **state)
{
    (void)state;
    static const char *const names[] = {"GET",   "HEAD",   "POST",    "PUT",
                                        "PATCH", "DELETE", "OPTIONS", "BREW"};
    struct client c = connect_to(server);
    for (int i = 0; i < 8; i++) {
        char request[100], expected[32];
        snprintf(request, sizeof request, "%s /m HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
                 names[i]);
        snprintf(expected, sizeof expected, "%d /m [] 0 ", i);
        struct response r = ask(&c, request, 200);
        assert_string_equal(r.body, i == 1 ? "" : expected);
        free_response(&r);
    }
    disconnect(&c);
}

static void test_paths_are_decoded_strictly(void **state)
{
    (void)state;
    expect_status(server, "GET /a%20b%C3%A9?x=%zz&y=a+b%26 HTTP/1.1\r\nHost: a\r\n\r\n", 200,
                  "0 /a b\xC3\xA9 [x=%zz&y=a+b%26] 0 x=%zz;y=a b&;");
    expect_status(server, "GET http://host/abs?q HTTP/1.1\r\nHost: a\r\n\r\n", 200,
                  "0 /abs [q] 0 q=;");
    static const char *const bad[] = {"/a%2fb", "/a%2Fb",   "/%00", "/%", "/%4", "/%zz", "/%0a",
                                      "/%ff",   "/x?a=%00", "/%5c", "*",  "x",   "/%7f"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char request[100];
        snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", bad[i]);
        expect_status(server, request, 400, "\"code\":\"bad_request\"");
    }
}

static void test_malformed_requests_get_400_and_do_no_harm(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x16\x03\x01\x02\x01\xfc\x03\x03\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nno colon here\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
         "0\r\n\r\n"),
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct client c = connect_to(server);
        assert_true(send_text(&c, bad[i]));
        bool answered = wait_text(&c, "\r\n", 5000);
        int status = 0;
        if (answered)
            sscanf(c.got, "HTTP/1.%*d %d", &status);
        if (answered && (status < 400 || status >= 600))
            print_error("%zu: %s\n", i, c.got);
        assert_true(!answered || (status >= 400 && status < 600));
        bool closed = is_closed(&c, 5000);
        if (!closed)
            print_error("%zu is open: %s\n", i, c.got);
        assert_true(closed);
        disconnect(&c);
    }
    expect_status(server, "GET /still HTTP/1.1\r\nHost: a\r\n\r\n", 200, "/still");
}

static void test_large_heads(void **state)
{
    (void)state;
    char *request = mem_alloc(400000);
    size_t sizes[] = {20000, 34000, 300000};
    for (int i = 0; i < 3; i++) {
        size_t n = (size_t)snprintf(request, 100, "GET /h HTTP/1.1\r\nHost: a\r\nX-Long: ");
        memset(request + n, 'x', sizes[i]);
        memcpy(request + n + sizes[i], "\r\n\r\n", 5);
        struct client c = connect_to(server);
        send_text(&c, request);
        assert_true(wait_text(&c, "\r\n", 5000));
        int status = 0;
        sscanf(c.got, "HTTP/1.%*d %d", &status);
        assert_int_equal(status, i ? 431 : 200);
        if (i == 1)
            assert_true(wait_text(&c, "\"code\":\"headers_too_large\"", 2000));
        disconnect(&c);
    }
    free(request);
}

static void test_problem_answers(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    char id[512], expected[1024];
    struct response r = ask(&c, "GET /problem HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    expect_header(&r, "Content-Type", "application/problem+json");
    response_header(&r, "X-Request-Id", id);
    snprintf(expected, sizeof expected,
             "{\"type\":\"about:blank\",\"title\":\"Some fields are not valid\",\"status\":400,"
             "\"code\":\"invalid\",\"detail\":\"Some fields are not valid\",\"request_id\":\"%s\","
             "\"errors\":[{\"field\":\"name\",\"message\":\"is \\\"needed\\\"\"}]}",
             id);
    assert_string_equal(r.body, expected);
    free_response(&r);
    r = ask(&c, "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n", 429);
    expect_header(&r, "Retry-After", "17");
    free_response(&r);
    disconnect(&c);
}

static size_t collect(char *p, size_t size, size_t n, void *data)
{
    buf_add(data, p, size * n);
    return size * n;
}

static void test_json_is_compressed_for_who_takes_it(void **state)
{
    (void)state;
    struct client c = connect_to(server);
    struct response r = ask(&c, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    expect_header(&r, "Content-Encoding", NULL);
    expect_header(&r, "Vary", "Accept-Encoding");
    char *plain = r.body;
    r = ask(&c, "GET /large HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br, gzip;q=0\r\n\r\n", 200);
    expect_header(&r, "Content-Encoding", NULL);
    free_response(&r);
    r = ask(&c, "GET /large HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br;q=1, gzip;q=0.5\r\n\r\n",
            200);
    expect_header(&r, "Content-Encoding", "gzip");
    assert_true(r.size < 3000);
    free_response(&r);
    disconnect(&c);
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d/large", http_port(server));
    struct buf got = BUF_INIT(1 << 20);
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &got);
    assert_int_equal(curl_easy_perform(curl), CURLE_OK);
    curl_easy_cleanup(curl);
    assert_string_equal(got.p, plain);
    buf_free(&got);
    free(plain);
}

static void test_front_is_believed_only_when_told(void **state)
{
    (void)state;
    static const char request[] = "GET /address HTTP/1.1\r\nHost: a\r\n"
                                  "X-Forwarded-For: 10.0.0.9, 192.0.2.7\r\n"
                                  "X-Forwarded-Proto: https\r\n\r\n";
    expect_status(server, request, 200, "127.0.0.1 open");
    struct http_options o = options();
    o.trust_proxy = true;
    struct http *behind = http_start(&o);
    assert_non_null(behind);
    expect_status(behind, request, 200, "192.0.2.7 secure");
    expect_status(behind, "GET /address HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: <script>\r\n\r\n",
                  200, "127.0.0.1 open");
    http_stop(&behind, 1000);
}

static void test_cookies(void **state)
{
    (void)state;
    expect_status(server,
                  "GET /cookie HTTP/1.1\r\nHost: a\r\nCookie: xsession=1; session=\"t-2\"; "
                  "session=3\r\n\r\n",
                  200, "t-2");
}

static void test_ipv6_and_one_thread(void **state)
{
    (void)state;
    struct http_options o = options();
    o.listen = "[::1]:0";
    o.io_threads = 1;
    struct http *six = http_start(&o);
    assert_non_null(six);
    struct sockaddr_in6 a = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)http_port(six))};
    a.sin6_addr = in6addr_loopback;
    struct client c = {.fd = socket(AF_INET6, SOCK_STREAM, 0)};
    assert_int_equal(connect(c.fd, (struct sockaddr *)&a, sizeof a), 0);
    struct response r = ask(&c, "GET /address HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    assert_string_equal(r.body, "::1 open");
    free_response(&r);
    disconnect(&c);
    http_stop(&six, 1000);
}

/* A certificate for localhost and its key, made for this test only; used nowhere else. */
static const char certificate[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBnDCCAUGgAwIBAgIUEek2kxBxhJHQCSLmHZCCHrboymgwCgYIKoZIzj0EAwIw\n"
    "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTAxMTUxMloYDzIxMjYxMTA1\n"
    "MDExNTEyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
    "PQMBBwNCAAQzvDxWFxqYJkaBbMJbzb3dX5gIqQE052pYbLPCuJUwUjcmsCucF5E7\n"
    "XzYIz6P73aSJtJgfNFHtJNDYKvC7KE1eo28wbTAdBgNVHQ4EFgQUb1PMcWpWj5RO\n"
    "C1OlydLKUqh2d1UwHwYDVR0jBBgwFoAUb1PMcWpWj5ROC1OlydLKUqh2d1UwDwYD\n"
    "VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI\n"
    "zj0EAwIDSQAwRgIhALDA8n3HIMeebI7dEndaC1rUZAIx+nRrOximzxFvn119AiEA\n"
    "6yLl7l9jP3pfWZJPoyeFA0+J7YbNNECbd6aQESKkIBw=\n"
    "-----END CERTIFICATE-----\n";
static const char certificate_key[] =
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg48fXi2Bcoh0PTaY9\n"
    "RdxzjADsuCLO7QjXQwZuIdxsaHehRANCAAQzvDxWFxqYJkaBbMJbzb3dX5gIqQE0\n"
    "52pYbLPCuJUwUjcmsCucF5E7XzYIz6P73aSJtJgfNFHtJNDYKvC7KE1e\n"
    "-----END PRIVATE KEY-----\n";

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void test_tls(void **state)
{
    (void)state;
    char folder[] = "/tmp/net-tls-XXXXXX", cert[64], key[64], url[64];
    assert_non_null(mkdtemp(folder));
    snprintf(cert, sizeof cert, "%s/cert.pem", folder);
    snprintf(key, sizeof key, "%s/key.pem", folder);
    write_text(cert, certificate);
    write_text(key, certificate_key);
    struct http_options o = options();
    o.tls_certificate = cert;
    o.tls_key = key;
    struct http *tls = http_start(&o);
    assert_non_null(tls);
    snprintf(url, sizeof url, "https://127.0.0.1:%d/address", http_port(tls));
    struct buf got = BUF_INIT(1000);
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_CAINFO, cert);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &got);
    for (int i = 0; i < 3; i++)
        assert_int_equal(curl_easy_perform(curl), CURLE_OK);
    curl_easy_cleanup(curl);
    assert_string_equal(got.p, "127.0.0.1 secure127.0.0.1 secure127.0.0.1 secure");
    buf_free(&got);
    struct client plain = connect_to(tls); /* no TLS spoken: closed, nobody harmed */
    send_text(&plain, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_true(is_closed(&plain, 5000));
    disconnect(&plain);
    http_stop(&tls, 1000);
    o.tls_key = cert;
    assert_null(http_start(&o));
    unlink(cert);
    unlink(key);
    rmdir(folder);
}

static void test_what_cannot_listen_is_refused(void **state)
{
    (void)state;
    struct http_options o = options();
    char taken[32];
    snprintf(taken, sizeof taken, "127.0.0.1:%d", http_port(server));
    const char *bad[] = {taken, "8080", "127.0.0.1:notaport", "host.invalid:1", "", "[::1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        o.listen = bad[i];
        assert_null(http_start(&o));
    }
    o = options();
    o.tls_certificate = "/nonexistent/cert.pem";
    o.tls_key = "/nonexistent/key.pem";
    assert_null(http_start(&o));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers_carry_the_security_headers),
        cmocka_unit_test(test_own_headers_win),
        cmocka_unit_test(test_keep_alive_head_and_no_content),
        cmocka_unit_test(test_pipelined_requests_are_answered_in_order),
        cmocka_unit_test(test_methods),
        cmocka_unit_test(test_paths_are_decoded_strictly),
        cmocka_unit_test(test_malformed_requests_get_400_and_do_no_harm),
        cmocka_unit_test(test_large_heads),
        cmocka_unit_test(test_problem_answers),
        cmocka_unit_test(test_json_is_compressed_for_who_takes_it),
        cmocka_unit_test(test_front_is_believed_only_when_told),
        cmocka_unit_test(test_cookies),
        cmocka_unit_test(test_ipv6_and_one_thread),
        cmocka_unit_test(test_tls),
        cmocka_unit_test(test_what_cannot_listen_is_refused),
    };
    log_setup(LOG_ERROR, false);
    return cmocka_run_group_tests(tests, start, stop);
}
