/* router_test: what paths mean, by a small table of routes and by all real ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "api/router.h"
#include "api/routes.h"

static const struct route rows[] = {
    {.method = HTTP_GET, .path = "/a", .permission = PERM_SELF},
    {.method = HTTP_POST, .path = "/a", .permission = PERM_SELF},
    {.method = HTTP_GET, .path = "/a/{id}", .permission = PERM_SELF},
    {.method = HTTP_GET, .path = "/a/new", .permission = PERM_SELF},
    {.method = HTTP_POST, .path = "/a/{id}/b/{name}", .permission = PERM_SELF},
    {.method = HTTP_POST, .path = "/in", .permission = PERM_PUBLIC, .flags = ROUTE_INGEST},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

struct fixture {
    struct arena *arena;
    struct router *router;
};

static int setup(void **state)
{
    static struct fixture f;
    const struct route *pointers[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        pointers[i] = &rows[i];
    f.arena = arena_new(1 << 20);
    f.router = router_build(f.arena, pointers, ROWS);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(&f->arena);
    return 0;
}

static struct match find(void **state, enum http_method method, const char *path)
{
    const struct fixture *f = *state;
    return router_find(f->router, method, str_of(path));
}

static void test_methods(void **state)
{
    assert_ptr_equal(find(state, HTTP_GET, "/a").route, &rows[0]);
    assert_ptr_equal(find(state, HTTP_HEAD, "/a").route, &rows[0]);
    assert_ptr_equal(find(state, HTTP_POST, "/a").route, &rows[1]);
    struct match none = find(state, HTTP_DELETE, "/a");
    assert_null(none.route);
    assert_true(none.path_known);
    assert_true(str_is(none.allow, "GET, POST"));
    assert_null(find(state, HTTP_OTHER, "/a").route);
}

static void test_literal_before_parameter(void **state)
{
    assert_ptr_equal(find(state, HTTP_GET, "/a/new").route, &rows[3]);
    struct match m = find(state, HTTP_GET, "/a/7");
    assert_ptr_equal(m.route, &rows[2]);
    assert_true(str_is(m.values[0], "7"));
}

static void test_ids(void **state)
{
    static const char *const wrong[] = {"/a/0",
                                        "/a/-1",
                                        "/a/+1",
                                        "/a/1x",
                                        "/a/x",
                                        "/a//",
                                        "/a/1.0",
                                        "/a/9007199254740992",
                                        "/a/99999999999999999999999"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_false(find(state, HTTP_GET, wrong[i]).path_known);
    assert_ptr_equal(find(state, HTTP_GET, "/a/9007199254740991").route, &rows[2]);
}

static void test_several_values(void **state)
{
    struct match m = find(state, HTTP_POST, "/a/12/b/x y");
    assert_ptr_equal(m.route, &rows[4]);
    assert_true(str_is(m.values[0], "12"));
    assert_true(str_is(m.values[1], "x y"));
    assert_false(find(state, HTTP_POST, "/a/12/b").path_known);
    assert_false(find(state, HTTP_POST, "/a/12/b/x/y").path_known);
}

static void test_unknown(void **state)
{
    static const char *const unknown[] = {"/", "", "//a", "/b", "/a/1/c", "a"};
    for (size_t i = 0; i < 5; i++)
        assert_false(find(state, HTTP_GET, unknown[i]).path_known);
    assert_true(find(state, HTTP_OPTIONS, "/in").ingest);
    assert_false(find(state, HTTP_OPTIONS, "/a").ingest);
}

/* Every real route is found by its own path, and names a group and a summary. */
static void test_all_routes(void **state)
{
    (void)state;
    struct arena *arena = arena_new(8 << 20);
    size_t count;
    const struct route **all = routes_all(arena, &count);
    struct router *router = router_build(arena, all, count);
    assert_true(count > 150);
    for (size_t i = 0; i < count; i++) {
        char path[300];
        size_t n = 0;
        for (const char *p = all[i]->path; *p && n < sizeof(path) - 1; p++) {
            if (*p != '{') {
                path[n++] = *p;
                continue;
            }
            path[n++] = '1';
            while (*p != '}')
                p++;
        }
        struct match m = router_find(router, all[i]->method, (struct str){path, n});
        assert_ptr_equal(m.route, all[i]);
        assert_non_null(all[i]->handler);
        assert_non_null(all[i]->summary);
        assert_non_null(all[i]->tag);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_methods, setup, teardown),
        cmocka_unit_test_setup_teardown(test_literal_before_parameter, setup, teardown),
        cmocka_unit_test_setup_teardown(test_ids, setup, teardown),
        cmocka_unit_test_setup_teardown(test_several_values, setup, teardown),
        cmocka_unit_test_setup_teardown(test_unknown, setup, teardown),
        cmocka_unit_test(test_all_routes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
