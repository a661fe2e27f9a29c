/* Tests of reading JSON: types, limits, repair, duplicates, broken texts. */
#include "base/json.h"

#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(64 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const struct json *parse(struct str text)
{
    struct json_result r = json_parse(arena, text);
    assert_non_null(r.root);
    assert_null(r.error);
    return r.root;
}

static void fails_with(struct str text, const char *error)
{
    struct json_result r = json_parse(arena, text);
    assert_null(r.root);
    assert_non_null(r.error);
    assert_string_equal(r.error, error);
}

static void types(void **state)
{
    (void)state;
    const struct json *j = parse(STR(" {\"n\":null,\"t\":true,\"f\":false,\"i\":-12,\"d\":1.50,"
                                     "\"s\":\"\\u00fc\\n\",\"a\":[1,[],{}],\"e\":\"\"} "));
    assert_int_equal(j->type, JSON_OBJECT);
    assert_int_equal(j->count, 8);
    assert_true(json_is_null(json_get(j, "n")));
    assert_true(json_is_null(json_get(j, "absent")));
    assert_int_equal(json_get(j, "t")->type, JSON_TRUE);
    assert_int_equal(json_get(j, "f")->type, JSON_FALSE);
    assert_int_equal(json_get(j, "i")->i, -12);
    assert_int_equal(json_get(j, "d")->type, JSON_NUMBER);
    assert_true(str_is(json_get(j, "d")->text, "1.5"));
    assert_true(str_is(json_get_str(j, "s"), "\xC3\xBC\n"));
    const struct json *a = json_get(j, "a");
    assert_int_equal(a->count, 3);
    assert_int_equal(a->child->i, 1);
    assert_int_equal(a->child->next->type, JSON_ARRAY);
    assert_null(a->child->next->child);
    assert_null(a->child->next->next->next);
    assert_int_equal(json_get_str(j, "e").n, 0);
    assert_non_null(json_get_str(j, "e").p);
    assert_null(json_get_str(j, "i").p);
    assert_null(json_get(a, "x"));
    assert_null(json_get(NULL, "x"));
    assert_int_equal(parse(STR("7"))->i, 7);
    assert_true(str_is(parse(STR("\xEF\xBB\xBF\"bom\""))->text, "bom"));
}

static void numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum json_type type;
        const char *number; /* text of a JSON_NUMBER */
        int64_t i;
    } rows[] = {
        {"9223372036854775807", JSON_INT, NULL, INT64_MAX},
        {"-9223372036854775808", JSON_INT, NULL, INT64_MIN},
        {"9007199254740993", JSON_INT, NULL, INT64_C(9007199254740993)},
        {"5.0", JSON_INT, NULL, 5},
        {"1e3", JSON_INT, NULL, 1000},
        {"-0", JSON_INT, NULL, 0},
        {"-0.0", JSON_INT, NULL, 0},
        {"1e-400", JSON_INT, NULL, 0},
        {"18446744073709551615", JSON_NUMBER, "18446744073709551615", 0},
        {"0.1", JSON_NUMBER, "0.1", 0},
        {"1200.10", JSON_NUMBER, "1200.1", 0},
        {"-123456789.0123", JSON_NUMBER, "-123456789.0123", 0},
        {"1e300", JSON_NUMBER, "1e+300", 0},
        {"5e-324", JSON_NUMBER, "5e-324", 0},
    };
    for (size_t n = 0; n < sizeof rows / sizeof *rows; n++) {
        const struct json *j = parse(str_of(rows[n].text));
        assert_int_equal(j->type, rows[n].type);
        assert_true(j->i == rows[n].i);
        if (rows[n].number)
            assert_true(str_is(j->text, rows[n].number));
    }
    assert_true(parse(STR("12"))->d == 12.0);
}

static void huge_numbers_are_repaired(void **state)
{
    (void)state;
    struct json_result r =
        json_parse(arena, STR("[1e400,-1E+999,123456789012345678901234567890,-9223372036854775809,"
                              "18446744073709551616,\"1e400\",3]"));
    assert_non_null(r.root);
    assert_true(r.repaired);
    const struct json *j = r.root->child;
    assert_int_equal(j->type, JSON_NUMBER);
    assert_true(j->d == DBL_MAX);
    assert_true((j = j->next)->d == -DBL_MAX);
    assert_true((j = j->next)->d == 123456789012345678901234567890.0);
    assert_true(str_is(j->text, "1.2345678901234568e+29"));
    assert_true((j = j->next)->d == -9223372036854775808.0);
    assert_true((j = j->next)->d == 18446744073709551616.0);
    assert_true(str_is((j = j->next)->text, "1e400"));
    assert_int_equal((j = j->next)->i, 3);
    assert_false(json_parse(arena, STR("[1e308]")).repaired);
    char digits[2002];
    memset(digits, '9', 2000);
    memcpy(digits + 2000, "", 1);
    assert_true(json_parse(arena, str_of(digits)).root->d == DBL_MAX);
    const char *const bad[] = {"[01]", "[1.]",  "[.5]",       "[+1]",  "[1e]",
                               "[-]",  "[0x1]", "[1e400,01]", "[NaN]", "[1e400"};
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++)
        assert_null(json_parse(arena, str_of(bad[n])).root);
}

static void lone_surrogates_are_repaired(void **state)
{
    (void)state;
    static const struct {
        const char *json, *text;
        bool repaired;
    } rows[] = {
        {"\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80", false},
        {"\"\\uD83Dx\"", "\xEF\xBF\xBDx", true},
        {"\"\\ude00\"", "\xEF\xBF\xBD", true},
        {"\"\\ude00\\ud83d\"", "\xEF\xBF\xBD\xEF\xBF\xBD", true},
        {"\"\\ud83d\\ud83d\\ude00\"", "\xEF\xBF\xBD\xF0\x9F\x98\x80", true},
        {"\"\\ude00\\ude00\"", "\xEF\xBF\xBD\xEF\xBF\xBD", true},
        {"\"\\ud83d\\n\"", "\xEF\xBF\xBD\n", true},
        {"\"\\\\\\ud83d\"", "\\\xEF\xBF\xBD", true},
        {"\"\\\\ud83d\"", "\\ud83d", false},
    };
    for (size_t n = 0; n < sizeof rows / sizeof *rows; n++) {
        struct json_result r = json_parse(arena, str_of(rows[n].json));
        assert_non_null(r.root);
        assert_true(str_is(r.root->text, rows[n].text));
        assert_int_equal(r.repaired, rows[n].repaired);
    }
    struct json_result key = json_parse(arena, STR("{\"\\udc00\":1e999}"));
    assert_true(key.repaired);
    assert_true(str_is(key.root->child->key, "\xEF\xBF\xBD"));
    fails_with(STR("\"\\ud83d\\x\""), "bad escape in a string");
    fails_with(STR("\"\\u12\""), "bad escape in a string");
}

static void zero_characters(void **state)
{
    (void)state;
    const struct json *j = parse(STR("{\"a\\u0000b\":\"x\\u0000y\"}"));
    assert_true(str_eq(j->child->key, STR("a\0b")));
    assert_true(str_eq(j->child->text, STR("x\0y")));
    assert_null(json_get(j, "a"));
    fails_with(STR("\"a\0b\""), "control character in a string");
    assert_null(json_parse(arena, STR("[1]\0")).root);
    assert_null(json_parse(arena, STR("\0")).root);
}

static void broken_texts(void **state)
{
    (void)state;
    fails_with(STR(""), "empty document");
    fails_with(STR_NONE, "empty document");
    fails_with(STR("  \n"), "empty document");
    fails_with(STR("\"\xFF\""), "not UTF-8");
    fails_with(STR("\"\xED\xA0\x80\""), "not UTF-8");
    fails_with(STR("\"open"), "string without end");
    fails_with(STR("\"a\nb\""), "control character in a string");
    fails_with(STR("[tru]"), "unknown word");
    const struct str whole = STR("{\"a\":[1,2.5,\"x\\u00e4\",{\"b\":null}],\"c\":true}");
    for (size_t n = 0; n < whole.n; n++)
        assert_null(json_parse(arena, (struct str){whole.p, n}).root);
    assert_non_null(json_parse(arena, whole).root);
    const char *const bad[] = {"{}{}",   "[1,]",    "{\"a\":1,}", "{a:1}", "['a']",    "[1 2]",
                               "//x\n1", "{\"a\"}", "]",          "[}",    "undefined"};
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++)
        assert_null(json_parse(arena, str_of(bad[n])).root);
}

static void depth(void **state)
{
    (void)state;
    char text[4096];
    for (int n = 31; n <= 34; n++) {
        memset(text, '[', (size_t)n);
        memset(text + n, ']', (size_t)n);
        struct json_result r = json_parse(arena, (struct str){text, (size_t)n * 2});
        assert_int_equal(r.root != NULL, n <= 32);
        if (n > 32)
            assert_string_equal(r.error, "depth over 32");
    }
    memset(text, '[', 2000);
    memset(text + 2000, ']', 2000);
    fails_with((struct str){text, 4000}, "depth over 32");
    memset(text, '[', 4000);
    assert_null(json_parse(arena, (struct str){text, 4000}).root);
}

static void the_last_duplicate_wins(void **state)
{
    (void)state;
    const struct json *j =
        parse(STR("{\"a\":1,\"b\":2,\"a\":3,\"c\":4,\"a\":5,\"a\\u0062\":6,\"ab\":7}"));
    assert_int_equal(j->count, 4);
    assert_int_equal(json_get(j, "a")->i, 5);
    assert_int_equal(json_get(j, "ab")->i, 7);
    size_t members = 0;
    for (const struct json *m = j->child; m; m = m->next)
        members++;
    assert_int_equal(members, 4);
    assert_int_equal(parse(STR("{\"a\":1,\"a\":2}"))->count, 1);
    assert_int_equal(parse(STR("{\"\":1,\"\":2}"))->child->i, 2);
}

static void many_duplicates(void **state)
{
    (void)state;
    struct buf b = BUF_INIT(1 << 20);
    buf_addc(&b, '{');
    for (int i = 0; i < 5000; i++)
        buf_addf(&b, "%s\"key%d\":%d", i ? "," : "", i % 1000, i);
    buf_addc(&b, '}');
    const struct json *j = parse(buf_str(&b));
    assert_int_equal(j->count, 1000);
    size_t n = 4000;
    for (const struct json *m = j->child; m; m = m->next)
        assert_int_equal(m->i, n++);
    assert_int_equal(n, 5000);
    buf_free(&b);
}

static void a_tree_over_the_arena_is_refused(void **state)
{
    (void)state;
    struct buf b = BUF_INIT(1 << 20);
    buf_addc(&b, '[');
    for (int i = 0; i < 200000; i++)
        buf_addz(&b, "1,");
    buf_addz(&b, "1]");
    struct arena *small = arena_new(1 << 20);
    struct json_result r = json_parse(small, buf_str(&b));
    assert_null(r.root);
    assert_string_equal(r.error, "too many values");
    assert_true(arena_exceeded(small));
    assert_int_equal(parse(buf_str(&b))->count, 200001);
    arena_free(&small);
    buf_free(&b);
}

/* The tree must not point into the text or the parser. */
static void the_tree_stands_alone(void **state)
{
    (void)state;
    char text[] = "{\"name\":\"value\"}";
    const struct json *j = parse(str_of(text));
    memset(text, 'x', sizeof text - 1);
    parse(STR("{\"other\":\"OTHER TEXT\"}"));
    assert_true(str_is(json_get_str(j, "name"), "value"));
    assert_int_equal(json_get_str(j, "name").p[5], '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types),
        cmocka_unit_test(numbers),
        cmocka_unit_test(huge_numbers_are_repaired),
        cmocka_unit_test(lone_surrogates_are_repaired),
        cmocka_unit_test(zero_characters),
        cmocka_unit_test(broken_texts),
        cmocka_unit_test(depth),
        cmocka_unit_test(the_last_duplicate_wins),
        cmocka_unit_test(many_duplicates),
        cmocka_unit_test(a_tree_over_the_arena_is_refused),
        cmocka_unit_test(the_tree_stands_alone),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
