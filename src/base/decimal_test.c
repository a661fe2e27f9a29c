/* Tests of decimal: forms, rounding half to even, limits, currencies. */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void amounts_that_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int digits;
        int64_t minor;
    } rows[] = {
        {"1200", 2, 120000},
        {"-0.5", 2, -50},
        {"1,200.00", 2, 120000},
        {"12,345,678.9", 2, 1234567890},
        {"+7", 0, 7},
        {" 3.10 ", 2, 310},
        {".5", 2, 50},
        {"5.", 2, 500},
        {"1e3", 2, 100000},
        {"1.5E+2", 0, 150},
        {"12345e-2", 2, 12345},
        {"1e-1000", 2, 0},
        {"0e999999999", 2, 0},
        {"0.000000000000000000000000001e27", 2, 100},
        {"100000000000000000000e-20", 2, 100},
        {"0", 2, 0},
        {"-0", 2, 0},
        {"00012", 0, 12},
        {"1.234", 3, 1234},
        /* half to even */
        {"0.005", 2, 0},
        {"0.015", 2, 2},
        {"0.025", 2, 2},
        {"-0.025", 2, -2},
        {"-0.035", 2, -4},
        {"0.0250000000000000000000000000001", 2, 3},
        {"0.02499999999999999999999999999", 2, 2},
        {"2.5", 0, 2},
        {"3.5", 0, 4},
        {"0.5", 0, 0},
        {"0.50001", 0, 1},
        {"9.995", 2, 1000},
        {"0.0006", 2, 0},
        {"5e-1", 0, 0},
        {"15e-1", 0, 2},
        {"9e-2", 0, 0},
        {"10000000000000.00", 2, MONEY_MAX},
        {"-10000000000000.00", 2, -MONEY_MAX},
        {"10000000000000.005", 2, MONEY_MAX},
        {"1e15", 0, MONEY_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t minor = INT64_MIN;
        bool ok = decimal_parse(str_of(rows[i].text), rows[i].digits, &minor);
        if (!ok || minor != rows[i].minor)
            fail_msg("%s: %d %lld", rows[i].text, ok, (long long)minor);
    }
}

static void amounts_that_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        " ",
        "-",
        ".",
        "abc",
        "1,5",
        "1,2000",
        ",100",
        "1,,000",
        "1000,000",
        "1,000,",
        "12,34,567",
        "1.000,00",
        "1 200",
        "$5",
        "5 USD",
        "0x10",
        "1e",
        "1e+",
        "1.2.3",
        "--1",
        "1-",
        "NaN",
        "inf",
        "10000000000000.01",
        "10000000000000.006",
        "1e14",
        "1e999999999999999999",
        "99999999999999999999",
        "1.5e",
        "e5",
        "\xEF\xBC\x91",
    };
    int64_t minor;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (decimal_parse(str_of(rows[i]), 2, &minor))
            fail_msg("%s was read as %lld", rows[i], (long long)minor);
    assert_false(decimal_parse(STR_NONE, 2, &minor));
    assert_false(decimal_parse(STR("1\0"), 2, &minor));
}

static void amounts_are_written(void **state)
{
    (void)state;
    char out[32];
    assert_string_equal(decimal_format(120000, 2, out).p, "1200.00");
    assert_string_equal(decimal_format(-5, 2, out).p, "-0.05");
    assert_string_equal(decimal_format(0, 2, out).p, "0.00");
    assert_string_equal(decimal_format(0, 0, out).p, "0");
    assert_string_equal(decimal_format(1200, 0, out).p, "1200");
    assert_string_equal(decimal_format(1, 3, out).p, "0.001");
    assert_string_equal(decimal_format(INT64_MIN, 4, out).p, "-922337203685477.5808");
    for (int64_t minor = -MONEY_MAX; minor <= MONEY_MAX; minor += INT64_C(98765432123)) {
        int64_t back;
        assert_true(decimal_parse(decimal_format(minor, 3, out), 3, &back));
        assert_true(back == minor);
    }
}

static void scaling_rounds_half_to_even(void **state)
{
    (void)state;
    assert_true(decimal_scale(5, 1, 2) == 2);
    assert_true(decimal_scale(7, 1, 2) == 4);
    assert_true(decimal_scale(-5, 1, 2) == -2);
    assert_true(decimal_scale(-7, 1, 2) == -4);
    assert_true(decimal_scale(1, 1, 2) == 0);
    assert_true(decimal_scale(-3, 1, 2) == -2);
    assert_true(decimal_scale(10, 1, 3) == 3);
    assert_true(decimal_scale(11, 1, 3) == 4);
    assert_true(decimal_scale(120000, 1, 12) == 10000);
    assert_true(decimal_scale(MONEY_MAX, INT64_C(1000000007), INT64_C(1000000007)) == MONEY_MAX);
    assert_true(decimal_scale(INT64_MIN, 1, 1) == INT64_MIN);
    assert_true(decimal_scale(100, -3, 8) == -38); /* -37.5 */
}

static void currencies(void **state)
{
    (void)state;
    assert_int_equal(currency_digits(STR("USD")), 2);
    assert_int_equal(currency_digits(STR("jpy")), 0);
    assert_int_equal(currency_digits(STR("Kwd")), 3);
    assert_int_equal(currency_digits(STR("CLF")), 4);
    assert_int_equal(currency_digits(STR("AED")), 2);
    assert_int_equal(currency_digits(STR("ZWL")), 2);
    assert_int_equal(currency_digits(STR("XXY")), -1);
    assert_int_equal(currency_digits(STR("US")), -1);
    assert_int_equal(currency_digits(STR("USDX")), -1);
    assert_int_equal(currency_digits(STR_NONE), -1);
    size_t count;
    const char *const *codes = currency_codes(&count);
    assert_in_range(count, 150, 200);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || strcmp(codes[i - 1], codes[i]) < 0);
        assert_in_range(currency_digits(str_of(codes[i])), 0, 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_that_are_read),
        cmocka_unit_test(amounts_that_are_refused),
        cmocka_unit_test(amounts_are_written),
        cmocka_unit_test(scaling_rounds_half_to_even),
        cmocka_unit_test(currencies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
