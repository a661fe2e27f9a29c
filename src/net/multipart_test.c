/* Tests of multipart: forms of browsers and curl, and bodies that are wrong. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "net/multipart.h"

static struct arena *arena;

static int start(void **state)
{
    (void)state;
    arena = arena_new(1 << 20);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct multipart_part *parse(const char *type, const char *body, const char **error)
{
    return multipart_parse(arena, str_of(type), str_of(body), error);
}

#define expect_str(s, z) \
    do { \
        struct str s_ = (s); \
        assert_int_equal(s_.n, strlen(z)); \
        assert_memory_equal(s_.p, z, s_.n); \
    } while (0)

static void test_a_form_with_field_and_file(void **state)
{
    (void)state;
    const char *error = NULL;
    struct multipart_part *p = parse(
        "multipart/form-data; boundary=----WebKitFormBoundaryAbC",
        "preamble\r\n------WebKitFormBoundaryAbC\r\n"
        "Content-Disposition: form-data; name=\"entity\"\r\n\r\naccount\r\n"
        "------WebKitFormBoundaryAbC\r\n"
        "content-disposition: form-data; name=\"file\"; filename=\"C:\\dir\\a \\\"b\\\".csv\"\r\n"
        "Content-Type: text/csv\r\n\r\nid,name\r\n1,x\r\n--not a boundary\r\n\r\n"
        "------WebKitFormBoundaryAbC--\r\nepilogue",
        &error);
    assert_non_null(p);
    expect_str(p->name, "entity");
    assert_null(p->filename.p);
    expect_str(p->content, "account");
    p = p->next;
    expect_str(p->name, "file");
    expect_str(p->filename, "a \"b\".csv");
    expect_str(p->content_type, "text/csv");
    expect_str(p->content, "id,name\r\n1,x\r\n--not a boundary\r\n");
    assert_null(p->next);
}

static void test_spellings(void **state)
{
    (void)state;
    const char *error = NULL;
    struct multipart_part *p = parse(
        "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"",
        "--a b \t\r\nX-Other: 1\r\nContent-Disposition: form-data; filename=up.csv; name=x\r\n"
        "\r\n\r\n--a b\r\n"
        "Content-Disposition: form-data; name=\"a%22b%0D%0Ac%41\"; filename=\"\"\r\n\r\n"
        "\r\n--a b--",
        &error);
    assert_non_null(p);
    expect_str(p->name, "x");
    expect_str(p->filename, "up.csv");
    expect_str(p->content, "");
    expect_str(p->next->name, "a\"b\r\nc%41");
    assert_non_null(p->next->filename.p);
    expect_str(p->next->filename, "");
}

static void test_zero_bytes_in_content(void **state)
{
    (void)state;
    static const char body[] =
        "--b\r\nContent-Disposition: form-data; name=f\r\n\r\n\0\0\r\n\0\r\n--b--";
    const char *error = NULL;
    struct multipart_part *p = multipart_parse(arena, STR("multipart/form-data;boundary=b"),
                                               (struct str){body, sizeof body - 1}, &error);
    assert_non_null(p);
    assert_int_equal(p->content.n, 5);
}

static void test_what_is_wrong_is_named(void **state)
{
    (void)state;
    static const char head[] = "Content-Disposition: form-data; name=f\r\n";
    static const struct {
        const char *type, *body, *error;
    } cases[] = {
        {"text/plain", "--b--", "not multipart/form-data with a boundary"},
        {"multipart/form-data", "--b--", "not multipart/form-data with a boundary"},
        {"multipart/form-data; boundary=", "--b--", "not multipart/form-data with a boundary"},
        {"multipart/form-data; boundary=b", "", "the boundary does not occur"},
        {"multipart/form-data; boundary=b", "x--b\r\n", "the boundary does not occur"},
        {"multipart/form-data; boundary=b", "--b--", "there are no parts"},
        {"multipart/form-data; boundary=b", "--bx\r\n", "a boundary line is malformed"},
        {"multipart/form-data; boundary=b", "--b\r\n", "a part has no head with a name"},
        {"multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--",
         "a part has no head with a name"},
        {"multipart/form-data; boundary=b",
         "--b\r\nContent-Disposition: attachment; name=f\r\n\r\nx\r\n--b--",
         "a part has no head with a name"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *error = NULL;
        assert_null(parse(cases[i].type, cases[i].body, &error));
        assert_string_equal(error, cases[i].error);
    }
    const char *error = NULL;
    struct str cut = str_fmt(arena, "--b\r\n%s\r\ncontent", head);
    assert_null(multipart_parse(arena, STR("multipart/form-data; boundary=b"), cut, &error));
    assert_string_equal(error, "the last boundary is missing");
}

static void test_at_most_100_parts(void **state)
{
    (void)state;
    struct buf body = BUF_INIT(100000);
    const char *error = NULL;
    for (int i = 0; i < 101; i++) {
        if (i == 100)
            buf_addz(&body, "");
        buf_addz(&body, "--b\r\nContent-Disposition: form-data; name=f\r\n\r\nx\r\n");
        if (i != 99)
            continue;
        size_t n = body.n;
        buf_addz(&body, "--b--");
        struct multipart_part *p =
            multipart_parse(arena, STR("multipart/form-data; boundary=b"), buf_str(&body), &error);
        int count = 0;
        for (; p; p = p->next)
            count++;
        assert_int_equal(count, 100);
        body.n = n;
    }
    buf_addz(&body, "--b--");
    assert_null(
        multipart_parse(arena, STR("multipart/form-data; boundary=b"), buf_str(&body), &error));
    assert_string_equal(error, "more than 100 parts");
    buf_free(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_form_with_field_and_file, start, stop),
        cmocka_unit_test_setup_teardown(test_spellings, start, stop),
        cmocka_unit_test_setup_teardown(test_zero_bytes_in_content, start, stop),
        cmocka_unit_test_setup_teardown(test_what_is_wrong_is_named, start, stop),
        cmocka_unit_test_setup_teardown(test_at_most_100_parts, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
