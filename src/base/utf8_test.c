/* Tests of utf8. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
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

static void well_formed(void **state)
{
    (void)state;
    static const char *const good[] = {
        "",
        "plain ASCII text of more than eight bytes",
        "\xC2\x80",
        "\xDF\xBF",
        "\xE0\xA0\x80",
        "\xED\x9F\xBF",
        "\xEE\x80\x80",
        "\xEF\xBF\xBF",
        "\xF0\x90\x80\x80",
        "\xF4\x8F\xBF\xBF",
        "12345678\xC3\xBC",
    };
    static const char *const bad[] = {
        "\x80",         "\xC0\x80",         "\xC1\xBF",         "\xC2",         "\xC2\x41",
        "\xE0\x9F\xBF", "\xE2\x82",         "\xED\xA0\x80",     "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
        "\xF0\x90\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE",         "\xFF",
        "12345678\xFC", "1234567\xC3",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(utf8_valid(str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(utf8_valid(str_of(bad[i])));
    assert_true(utf8_valid(STR_NONE));
    assert_true(utf8_valid(STR("a\0b")));
}

static void lengths(void **state)
{
    (void)state;
    struct str text = STR("a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80z");
    assert_int_equal(utf8_length(text), 5);
    assert_int_equal(utf8_prefix(text, 0).n, 0);
    assert_int_equal(utf8_prefix(text, 2).n, 3);
    assert_int_equal(utf8_prefix(text, 4).n, 10);
    assert_int_equal(utf8_prefix(text, 5).n, 11);
    assert_int_equal(utf8_prefix(text, 99).n, 11);
}

static void latin1(void **state)
{
    (void)state;
    assert_string_equal(utf8_from_latin1(arena, STR("Z\xFCrich"), false).p, "Z\xC3\xBCrich");
    assert_string_equal(utf8_from_latin1(arena, STR("\x80\x93\x9F"), true).p,
                        "\xE2\x82\xAC\xE2\x80\x9C\xC5\xB8");
    assert_string_equal(utf8_from_latin1(arena, STR("\x80\x81"), false).p, "\xC2\x80\xC2\x81");
    char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    for (int windows = 0; windows < 2; windows++) {
        struct str s = utf8_from_latin1(arena, (struct str){all, 256}, windows);
        assert_true(utf8_valid(s));
        assert_int_equal(utf8_length(s), 256);
    }
}

static void folding(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"", ""},
        {"  Hello \t\n WORLD  ", "hello world"},
        {"Z\xC3\xBCrich", "zurich"},
        {"ZU\xCC\x88RICH", "zurich"}, /* with a combining mark */
        {"Stra\xC3\x9F"
         "e",
         "strasse"},
        {"\xC4\xB0stanbul", "istanbul"},
        {"\xE2\x84\x82", "c"},              /* double-struck C */
        {"\xEF\xBC\xA1\xEF\xBD\x82", "ab"}, /* full width */
        {"\xEF\xAC\x81"
         "n",
         "fin"}, /* ligature */
        {"a\xC2\xA0\xE3\x80\x80"
         "b",
         "a b"}, /* no-break and ideographic space */
        {"a\xE2\x80\xA8"
         "b",
         "a b"},                                  /* line separator */
        {"\xCE\xA3\xCF\x82", "\xCF\x83\xCF\x83"}, /* both sigmas */
        {"\xD0\x99\xD0\xBE", "\xD0\xB8\xD0\xBE"}, /* Cyrillic short i loses its mark */
        {"co\xC2\xADop", "coop"},                 /* soft hyphen */
        {"a\xFF\xC3"
         "b\xED\xA0\x80",
         "ab"}, /* broken bytes */
        {"\xE4\xB8\xAD\xE6\x96\x87", "\xE4\xB8\xAD\xE6\x96\x87"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str folded = utf8_fold(arena, str_of(rows[i].text));
        assert_string_equal(folded.p, rows[i].folded);
        assert_true(str_eq(utf8_fold(arena, folded), folded));
    }
    assert_null(utf8_fold(arena, STR_NONE).p);
    /* one code point of three bytes that becomes eighteen characters */
    char wide[3 * 100];
    for (int i = 0; i < 100; i++)
        memcpy(wide + 3 * i, "\xEF\xB7\xBA", 3);
    struct str folded = utf8_fold(arena, (struct str){wide, sizeof wide});
    assert_true(utf8_valid(folded) && folded.n > 3000);
}

/* What is folded is valid, and folding it again changes nothing, for each code point. */
static void folding_is_stable(void **state)
{
    (void)state;
    struct arena *a = arena_new(64 << 20);
    int unstable = 0;
    for (int32_t c = 0; c < 0x30000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char text[4];
        size_t n = 0;
        if (c < 0x80) {
            text[n++] = (char)c;
        } else if (c < 0x800) {
            text[n++] = (char)(0xC0 | c >> 6);
            text[n++] = (char)(0x80 | (c & 63));
        } else if (c < 0x10000) {
            text[n++] = (char)(0xE0 | c >> 12);
            text[n++] = (char)(0x80 | (c >> 6 & 63));
            text[n++] = (char)(0x80 | (c & 63));
        } else {
            text[n++] = (char)(0xF0 | c >> 18);
            text[n++] = (char)(0x80 | (c >> 12 & 63));
            text[n++] = (char)(0x80 | (c >> 6 & 63));
            text[n++] = (char)(0x80 | (c & 63));
        }
        struct str once = utf8_fold(a, (struct str){text, n});
        assert_true(utf8_valid(once));
        unstable += !str_eq(utf8_fold(a, once), once);
        arena_reset(a);
    }
    assert_int_equal(unstable, 0);
    arena_free(&a);
}

static void controls(void **state)
{
    (void)state;
    assert_false(utf8_has_control(STR("a\tb\r\nc \xC3\xBC\xC2\xA0\xE2\x82\xAC")));
    assert_true(utf8_has_control(STR("a\0b")));
    assert_true(utf8_has_control(STR("\x1B[0m")));
    assert_true(utf8_has_control(STR("\x7F")));
    assert_true(utf8_has_control(STR("\xC2\x85")));
    assert_false(utf8_has_control(STR("\xC3\x85")));
    assert_false(utf8_has_control(STR_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed),
        cmocka_unit_test(lengths),
        cmocka_unit_test(latin1),
        cmocka_unit_test(folding),
        cmocka_unit_test(folding_is_stable),
        cmocka_unit_test(controls),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
