/* Tests of asset: the table of this program stands for the built page. */
#include "net/http_testing.h"

#include "net/asset.h"

static const unsigned char page[] = "<html>page</html>", script[] = "let a = 1",
                           packed[] = "GZIPPED";

const struct http_asset http_assets[] = {
    {"/assets/index-abcd1234.js", "text/javascript; charset=utf-8", script, packed,
     sizeof script - 1, sizeof packed - 1, "\"s1\"", true},
    {"/favicon.svg", "image/svg+xml", script, NULL, 3, 0, "\"f1\"", false},
    {"/index.html", "text/html; charset=utf-8", page, NULL, sizeof page - 1, 0, "\"p1\"", false},
};
const size_t http_assets_count = 3;

static struct http *server;

static enum http_outcome handle(void *data, struct http_request *r)
{
    (void)data;
    if (!asset_serve(r))
        http_problem_code(r, ERROR_NOT_FOUND);
    return HTTP_DONE;
}

static int start(void **state)
{
    (void)state;
    struct http_options o = {.listen = "127.0.0.1:0",
                             .workers = 1,
                             .io_threads = 1,
                             .body_limit = test_limit,
                             .handler = handle};
    server = http_start(&o);
    return server ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    http_stop(&server, 1000);
    return 0;
}

static void test_finding(void **state)
{
    (void)state;
    for (size_t i = 0; i < http_assets_count; i++)
        assert_ptr_equal(asset_find(str_of(http_assets[i].path)), &http_assets[i]);
    assert_null(asset_find(STR("/")));
    assert_null(asset_find(STR("/zzz")));
    assert_null(asset_find(STR("")));
    assert_null(asset_find(STR("/index.htm")));
}

static struct response get(const char *path, const char *more, int status)
{
    char request[300];
    struct client c = connect_to(server);
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n", path, more);
    struct response r = ask(&c, request, status);
    disconnect(&c);
    return r;
}

static void test_hashed_files_are_immutable_and_packed(void **state)
{
    (void)state;
    struct response r = get("/assets/index-abcd1234.js", "", 200);
    assert_string_equal(r.body, "let a = 1");
    expect_header(&r, "Cache-Control", "public, max-age=31536000, immutable");
    expect_header(&r, "ETag", "\"s1\"");
    expect_header(&r, "Content-Type", "text/javascript; charset=utf-8");
    expect_header(&r, "Vary", "Accept-Encoding");
    free_response(&r);
    r = get("/assets/index-abcd1234.js", "Accept-Encoding: gzip, br\r\n", 200);
    assert_string_equal(r.body, "GZIPPED");
    expect_header(&r, "Content-Encoding", "gzip");
    expect_header(&r, "ETag", "\"s1-gz\"");
    free_response(&r);
}

static void test_page_is_revalidated(void **state)
{
    (void)state;
    struct response r = get("/index.html", "", 200);
    assert_string_equal(r.body, "<html>page</html>");
    expect_header(&r, "Cache-Control", "no-cache");
    assert_non_null(strstr(r.head, "frame-ancestors 'none'"));
    free_response(&r);
    static const char *const same[] = {"\"p1\"", "W/\"p1\"", "\"x\", \"p1\"", "*", "\"p1-gz\""};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        char more[100];
        snprintf(more, sizeof more, "If-None-Match: %s\r\n", same[i]);
        struct client c = connect_to(server);
        char request[300];
        snprintf(request, sizeof request, "GET /index.html HTTP/1.1\r\nHost: a\r\n%s\r\n", more);
        send_text(&c, request);
        r = read_response(&c, false);
        assert_int_equal(r.status, 304);
        expect_header(&r, "ETag", "\"p1\"");
        free_response(&r);
        r = ask(&c, "GET /favicon.svg HTTP/1.1\r\nHost: a\r\n\r\n", 200); /* nothing left over */
        free_response(&r);
        disconnect(&c);
    }
    r = get("/index.html", "If-None-Match: \"p2\", \"p\", p1, \"p1-g\"\r\n", 200);
    free_response(&r);
}

static void test_page_paths_answer_the_page(void **state)
{
    (void)state;
    struct response r = get("/accounts/12?x=1", "Accept: text/html,*/*\r\n", 200);
    assert_string_equal(r.body, "<html>page</html>");
    free_response(&r);
    r = get("/", "Accept: text/html\r\n", 200);
    free_response(&r);
    r = get("/", "Accept: */*\r\n", 200);
    free_response(&r);
    r = get("/accounts/12", "Accept: application/json\r\n", 404);
    free_response(&r);
    r = get("/assets/gone-12345678.js", "Accept: text/html\r\n", 404);
    free_response(&r);
    expect_status(server,
                  "POST /index.html HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n"
                  "Content-Length: 0\r\n\r\n",
                  404, "not_found");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_hashed_files_are_immutable_and_packed),
        cmocka_unit_test(test_page_is_revalidated),
        cmocka_unit_test(test_page_paths_answer_the_page),
    };
    log_setup(LOG_ERROR, false);
    return cmocka_run_group_tests(tests, start, stop);
}
