/* Tests of datetime: all forms of the wire, what is refused, dates in zones. */
#include "base/datetime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/calendar.h"

#define NINE INT64_C(1769850000000) /* 2026-01-31T09:00:00Z */

static void instants_that_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {
        {"2026-01-31T09:00:00Z", NINE},
        {"2026-01-31t09:00:00z", NINE},
        {"2026-01-31T09:00:00+00:00", NINE},
        {"2026-01-31T09:00:00+0000", NINE},
        {"2026-01-31T09:00:00", NINE},
        {"2026-01-31 09:00:00", NINE},
        {"2026-01-31T09:00", NINE},
        {"2026-01-31T09:00Z", NINE},
        {"2026-01-31 09:00:00 UTC", NINE},
        {"2026-01-31 09:00:00 +0000", NINE},
        {"  2026-01-31T09:00:00Z\n", NINE},
        {"2026-01-31T14:30:00+05:30", NINE},
        {"2026-01-31T04:00:00-05", NINE},
        {"2026-01-30T21:15:00-1145", NINE},
        {"2026-01-31T09:00:00.1Z", NINE + 100},
        {"2026-01-31T09:00:00.12Z", NINE + 120},
        {"2026-01-31T09:00:00,123Z", NINE + 123},
        {"2026-01-31T09:00:00.123999999+00:00", NINE + 123},
        {"2026-01-31T09:00:00.0009", NINE},
        {"1769850000", NINE},
        {"1769850000000", NINE},
        {"1769850000.25", NINE + 250},
        {"1769850000000.9", NINE},
        {"0", 0},
        {"-1", -1000},
        {"-0.5", -500},
        {"100000000000", INT64_C(100000000000)},
        {"2026-01-31", INT64_C(1769817600000)},
        {"2024-02-29T24:00", INT64_C(1709251200000)},
        {"2016-12-31T23:59:60Z", INT64_C(1483228800000)},
        {"1900-01-01", INT64_C(-2208988800000)},
        {"1969-12-31T23:59:59.999Z", -1},
        {"2200-12-31T23:59:59.999Z", INT64_C(7289654399999)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t ms = 0;
        bool ok = instant_parse(str_of(rows[i].text), &ms, NULL);
        if (!ok || ms != rows[i].ms)
            fail_msg("%s: %d %lld", rows[i].text, ok, (long long)ms);
    }
}

static void instants_that_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        " ",
        "now",
        "2026-1-31",
        "2026-01-32",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-01-00",
        "1899-12-31",
        "2201-01-01",
        "2026-01-31T",
        "2026-01-31T09",
        "2026-01-31T25:00",
        "2026-01-31T24:01",
        "2026-01-31T24:00:01",
        "2026-01-31T09:60",
        "2026-01-31T09:00:61",
        "2026-01-31T09:00:00.",
        "2026-01-31T09:00:00.Z",
        "2026-01-31T09:00:00+",
        "2026-01-31T09:00:00+1",
        "2026-01-31T09:00:00+24:00",
        "2026-01-31T09:00:00+00:60",
        "2026-01-31T09:00:00+00:",
        "2026-01-31T09:00:00Zx",
        "2026-01-31T09:00:00 EST",
        "2026-01-31x09:00",
        "31.01.2026",
        "01/31/2026",
        "+2026-01-31",
        "1900-01-01T00:00:00+01:00",
        "1e9",
        "12.",
        ".5",
        "1.2.3",
        "99999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "--5",
        "2026-01-3\xC2\xA0",
        "99999999999", /* eleven digits: seconds, in the year 5138 */
    };
    int64_t ms;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (instant_parse(str_of(rows[i]), &ms, NULL))
            fail_msg("%s was read as %lld", rows[i], (long long)ms);
    assert_false(instant_parse(STR_NONE, &ms, NULL));
    assert_false(instant_parse(STR("2026-01-31\0"), &ms, NULL));
}

static void date_only_is_told(void **state)
{
    (void)state;
    int64_t ms;
    bool date_only;
    assert_true(instant_parse(STR("2026-01-31"), &ms, &date_only));
    assert_true(date_only);
    assert_true(instant_parse(STR("2026-01-31T00:00Z"), &ms, &date_only));
    assert_false(date_only);
    assert_true(instant_parse(STR("1769817600"), &ms, &date_only));
    assert_false(date_only);
}

static void dates_follow_zone_and_writing(void **state)
{
    (void)state;
    static const struct {
        const char *text, *zone, *day;
    } rows[] = {
        {"2026-01-31", "America/New_York", "2026-01-31"},
        {"2026-01-31T00:00:00Z", "America/New_York", "2026-01-31"},
        {"2026-01-31T00:00:00.000+09:00", "America/New_York", "2026-01-31"},
        {"2026-01-31 00:00", "Asia/Tokyo", "2026-01-31"},
        {"2026-01-31T00:00:00.001Z", "America/New_York", "2026-01-30"},
        {"2026-01-31T04:59:59Z", "America/New_York", "2026-01-30"},
        {"2026-01-31T05:00:00Z", "America/New_York", "2026-01-31"},
        {"2026-01-31T15:00:00Z", "Asia/Tokyo", "2026-02-01"},
        {"2026-01-31T14:59:00Z", "Asia/Tokyo", "2026-01-31"},
        {"2026-01-31T23:30:00-05:00", "UTC", "2026-02-01"},
        {"1769817600", "America/New_York", "2026-01-31"},
        {"1769817601", "America/New_York", "2026-01-30"},
        {"2026-01-31T24:00:00Z", "UTC", "2026-02-01"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct calendar *c = calendar_get(str_of(rows[i].zone));
        int32_t day;
        char text[DATE_SIZE];
        assert_non_null(c);
        assert_true(date_parse(str_of(rows[i].text), c, &day));
        date_format(day, text);
        if (!str_is(str_of(text), rows[i].day))
            fail_msg("%s in %s: %s", rows[i].text, rows[i].zone, text);
    }
    int32_t day;
    assert_true(date_parse(STR("2026-01-31T23:59Z"), NULL, &day));
    assert_int_equal(day, 20484);
    assert_false(date_parse(STR("soon"), NULL, &day));
    assert_true(date_from_number(INT64_C(1769817600000), calendar_get(STR("Asia/Tokyo")), &day));
    assert_int_equal(day, 20484);
    assert_false(date_from_number(INT64_MAX, NULL, &day));
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    char text[INSTANT_SIZE];
    for (int64_t ms = INT64_C(-2208988800000); ms < INT64_C(7289654400000);
         ms += INT64_C(12345678987)) {
        int64_t back;
        instant_format(ms, text);
        assert_int_equal(text[INSTANT_SIZE - 1], '\0');
        assert_true(instant_parse(str_of(text), &back, NULL));
        assert_true(back == ms);
    }
    instant_format(-1, text);
    assert_string_equal(text, "1969-12-31T23:59:59.999Z");
    instant_format(NINE + 7, text);
    assert_string_equal(text, "2026-01-31T09:00:00.007Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_that_are_read),  cmocka_unit_test(instants_that_are_refused),
        cmocka_unit_test(date_only_is_told),       cmocka_unit_test(dates_follow_zone_and_writing),
        cmocka_unit_test(what_is_written_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
