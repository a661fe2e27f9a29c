/* Tests of writing JSON: commas, escapes, numbers, and that what is written reads back. */
#include "base/json.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static struct buf b;
static struct json_out o;

static int set_up(void **state)
{
    (void)state;
    b = BUF_INIT(1 << 20);
    json_out_init(&o, &b);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&b);
    return 0;
}

static void commas_come_by_themselves(void **state)
{
    (void)state;
    json_open_object(&o);
    json_member_int(&o, "a", 1);
    json_key(&o, "b");
    json_open_array(&o);
    json_open_array(&o);
    json_close_array(&o);
    json_out_null(&o);
    json_open_object(&o);
    json_member_z(&o, "x", NULL);
    json_close_object(&o);
    json_close_array(&o);
    json_member_bool(&o, "c", true);
    json_member_null(&o, "d");
    json_member_str(&o, "e", STR(""));
    json_member_instant(&o, "f", 0);
    json_key(&o, "g");
    json_out_date(&o, 20484);
    json_key_str(&o, STR("h"));
    json_out_raw(&o, STR("[1]"));
    json_close_object(&o);
    assert_string_equal(b.p, "{\"a\":1,\"b\":[[],null,{\"x\":null}],\"c\":true,\"d\":null,"
                             "\"e\":\"\",\"f\":\"1970-01-01T00:00:00.000Z\","
                             "\"g\":\"2026-01-31\",\"h\":[1]}");
}

static void texts_are_escaped(void **state)
{
    (void)state;
    json_out_str(&o, STR("\"\\\b\t\n\f\r\v\0\x1F\x7F</\xE2\x80\xA8\xE2\x80\xA9\xE2\x82\xAC\xE2"));
    assert_string_equal(b.p, "\"\\\"\\\\\\b\\t\\n\\f\\r\\u000b\\u0000\\u001f\\u007f\\u003c/"
                             "\\u2028\\u2029\xE2\x82\xAC\xE2\"");
}

static void doubles(void **state)
{
    (void)state;
    static const struct {
        double d;
        const char *text;
    } rows[] = {
        {0.1, "0.1"},
        {-2.5, "-2.5"},
        {5, "5"},
        {1e15, "1000000000000000"},
        {1e18, "1e+18"},
        {-123456789012345680.0, "-123456789012345680"},
        {-0.0, "0"},
        {1.0 / 3, "0.3333333333333333"},
        {0.000001, "0.000001"},
        {1e-7, "1e-07"},
        {NAN, "null"},
        {INFINITY, "null"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
    };
    for (size_t n = 0; n < sizeof rows / sizeof *rows; n++) {
        buf_clear(&b);
        json_out_double(&o, rows[n].d);
        assert_string_equal(b.p, rows[n].text);
    }
}

static void a_tree_comes_back_the_same(void **state)
{
    (void)state;
    static const char text[] = "{\"a\":[1,-2.5,\"\\u003c\\n\",null,true,false,{}],\"b\":{\"c\":[]},"
                               "\"u\":18446744073709551615}";
    struct arena *arena = arena_new(1 << 20);
    struct json_result r = json_parse(arena, str_of(text));
    json_out_tree(&o, r.root);
    assert_string_equal(b.p, text);
    arena_free(&arena);
}

static void depth_of_32_can_be_written_and_read(void **state)
{
    (void)state;
    for (int i = 0; i < 32; i++)
        json_open_array(&o);
    json_out_int(&o, 1);
    json_out_int(&o, 2);
    for (int i = 0; i < 32; i++)
        json_close_array(&o);
    struct arena *arena = arena_new(1 << 20);
    assert_non_null(json_parse(arena, buf_str(&b)).root);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(commas_come_by_themselves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_are_escaped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(doubles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tree_comes_back_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(depth_of_32_can_be_written_and_read, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
