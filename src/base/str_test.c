/* Tests of str. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void comparing(void **state)
{
    (void)state;
    assert_true(str_eq(STR("ab"), STR("ab")));
    assert_false(str_eq(STR("ab"), STR("abc")));
    assert_true(str_eq(STR("a\0b"), STR("a\0b")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_true(str_is(STR("x"), "x"));
    assert_true(str_eq_nocase(STR("Content-Type"), STR("content-TYPE")));
    assert_false(str_eq_nocase(STR("@"), STR("`")));
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("b"), STR("ab")) > 0);
    assert_true(str_cmp(STR("\xC3"), STR("z")) > 0);
    assert_int_equal(str_cmp(STR_NONE, STR("")), 0);
}

static void finding(void **state)
{
    (void)state;
    assert_true(str_starts(STR("sqlite:x"), "sqlite:"));
    assert_false(str_starts(STR("sq"), "sqlite:"));
    assert_true(str_ends(STR("a.csv"), ".csv"));
    assert_false(str_ends(STR("csv"), ".csv"));
    assert_int_equal(str_find(STR("abcabd"), STR("abd")), 3);
    assert_int_equal(str_find(STR("abc"), STR("abcd")), -1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_int_equal(str_find(STR_NONE, STR("a")), -1);
}

static void trimming(void **state)
{
    (void)state;
    assert_true(str_is(str_trim(STR(" \t\r\n\xC2\xA0 a b \xC2\xA0\n")), "a b"));
    assert_int_equal(str_trim(STR(" \xC2\xA0 ")).n, 0);
    assert_true(str_is(str_trim(STR("\xC3\xA0")), "\xC3\xA0")); /* à ends with the byte A0 */
    assert_null(str_trim(STR_NONE).p);
}

static void splitting(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,"), part;
    assert_true(str_next(&rest, ',', &part));
    assert_true(str_is(part, "a"));
    assert_true(str_next(&rest, ',', &part));
    assert_true(str_is(part, ""));
    assert_true(str_next(&rest, ',', &part));
    assert_true(str_is(part, "b"));
    assert_false(str_next(&rest, ',', &part));
    rest = STR_NONE;
    assert_false(str_next(&rest, ',', &part));
}

static void hashing(void **state)
{
    (void)state;
    assert_true(str_hash(STR("a")) == str_hash(str_of("a")));
    assert_true(str_hash(STR("a")) != str_hash(STR("b")));
    assert_true(str_hash(STR("a")) != str_hash(STR("a\0")));
    assert_true(str_hash(STR("12345678a")) != str_hash(STR("12345678b")));
}

static void copying(void **state)
{
    (void)state;
    struct arena *a = arena_new(1 << 20);
    char source[] = "text";
    struct str copy = str_dup(a, str_of(source));
    source[0] = 'X';
    assert_string_equal(copy.p, "text");
    assert_null(str_dup(a, STR_NONE).p);
    assert_non_null(str_dup(a, STR("")).p);
    assert_string_equal(str_z(a, STR_NONE), "");
    assert_string_equal(str_fmt(a, "%d-%s", 5, "x").p, "5-x");
    arena_free(&a);
}

static void integers(void **state)
{
    (void)state;
    int64_t i;
    assert_true(str_to_int(STR("-9223372036854775808"), &i) && i == INT64_MIN);
    assert_true(str_to_int(STR("9223372036854775807"), &i) && i == INT64_MAX);
    assert_true(str_to_int(STR("+007"), &i) && i == 7);
    const char *const bad[] = {
        "",    "-",   "+",  "9223372036854775808", "-9223372036854775809", "1 ", "1.0",
        "0x1", "--1", "1e3"};
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++)
        assert_false(str_to_int(str_of(bad[n]), &i));
    assert_false(str_to_int(STR("1\0"), &i));
    assert_false(str_to_int(STR_NONE, &i));
}

static void doubles(void **state)
{
    (void)state;
    double d;
    assert_true(str_to_double(STR("-1.5e3"), &d) && d == -1500);
    assert_true(str_to_double(STR(".5"), &d) && d == 0.5);
    assert_true(str_to_double(STR("5."), &d) && d == 5);
    assert_true(str_to_double(STR("0.1"), &d) && d == 0.1);
    const char *const bad[] = {"", ".", "1e400", "nan", "inf", "0x10", "1e", "1e+", " 1", "1,5"};
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++)
        assert_false(str_to_double(str_of(bad[n]), &d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparing), cmocka_unit_test(finding), cmocka_unit_test(trimming),
        cmocka_unit_test(splitting), cmocka_unit_test(hashing), cmocka_unit_test(copying),
        cmocka_unit_test(integers),  cmocka_unit_test(doubles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
