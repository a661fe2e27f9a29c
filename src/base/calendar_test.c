/* Tests of calendar: arithmetic of dates, midnights of zones with odd days. */
#include "base/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/datetime.h"

#define DAY_MS INT64_C(86400000)

static int64_t at(const char *text)
{
    int64_t ms;
    if (!instant_parse(str_of(text), &ms, NULL))
        fail_msg("%s", text);
    return ms;
}

static const struct calendar *zone(const char *name)
{
    const struct calendar *c = calendar_get(str_of(name));
    if (!c)
        fail_msg("no zone %s", name);
    return c;
}

static void dates_count_every_day(void **state)
{
    (void)state;
    int year = 1600, month = 1, day = 1;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int weekday = 5; /* 1600-01-01 was a Saturday */
    for (int32_t n = date_from_ymd(1600, 1, 1); year < 2401; n++) {
        int y, m, d;
        date_to_ymd(n, &y, &m, &d);
        assert_true(y == year && m == month && d == day);
        assert_int_equal(date_from_ymd(y, m, d), n);
        assert_int_equal(date_weekday(n), weekday);
        assert_int_equal(date_month_start(n), n - day + 1);
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int length = lengths[month - 1] + (leap && month == 2);
        weekday = (weekday + 1) % 7;
        if (++day > length) {
            day = 1;
            month = month % 12 + 1;
            year += month == 1;
        }
    }
    assert_int_equal(date_from_ymd(1970, 1, 1), 0);
    assert_int_equal(date_from_ymd(2026, 1, 31), 20484);
}

static void adding_months(void **state)
{
    (void)state;
    int32_t january = date_from_ymd(2026, 1, 31);
    assert_int_equal(date_add_months(january, 1), date_from_ymd(2026, 2, 28));
    assert_int_equal(date_add_months(january, 25), date_from_ymd(2028, 2, 29));
    assert_int_equal(date_add_months(january, 3), date_from_ymd(2026, 4, 30));
    assert_int_equal(date_add_months(january, 12), date_from_ymd(2027, 1, 31));
    assert_int_equal(date_add_months(january, 0), january);
    assert_int_equal(date_add_months(january, -1), date_from_ymd(2025, 12, 31));
    assert_int_equal(date_add_months(january, -2), date_from_ymd(2025, 11, 30));
    assert_int_equal(date_add_months(january, -12 * 56 - 1), date_from_ymd(1969, 12, 31));
    assert_int_equal(date_add_months(date_from_ymd(2026, 11, 15), 1), date_from_ymd(2026, 12, 15));
    assert_int_equal(date_add_months(date_from_ymd(2026, 12, 15), 1), date_from_ymd(2027, 1, 15));
}

/* First instants of days, as the zone's history says. */
static void midnights(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *day, *first;
    } rows[] = {
        {"UTC", "2026-01-31", "2026-01-31T00:00Z"},
        {"Europe/Berlin", "2026-01-31", "2026-01-30T23:00Z"},
        {"Europe/Berlin", "2026-07-01", "2026-06-30T22:00Z"},
        {"Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z"},
        {"Europe/Berlin", "2026-03-30", "2026-03-29T22:00Z"},
        {"Europe/Dublin", "2026-01-10", "2026-01-10T00:00Z"},
        {"Europe/Dublin", "2026-07-10", "2026-07-09T23:00Z"},
        {"Asia/Kathmandu", "2026-01-31", "2026-01-30T18:15Z"},
        /* summer time begins at midnight: the day begins at 01:00 */
        {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z"},
        {"America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00Z"},
        {"America/Sao_Paulo", "2018-11-05", "2018-11-05T02:00Z"},
        {"Asia/Beirut", "2026-03-29", "2026-03-28T22:00Z"},
        {"Asia/Beirut", "2026-03-30", "2026-03-29T21:00Z"},
        {"Asia/Beirut", "2026-10-25", "2026-10-24T22:00Z"},
        {"Asia/Beirut", "2026-10-24", "2026-10-23T21:00Z"},
        {"Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z"},
        {"America/Havana", "2026-03-08", "2026-03-08T05:00Z"},
        /* the skipped day begins where the next one does */
        {"Pacific/Apia", "2011-12-29", "2011-12-29T10:00Z"},
        {"Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z"},
        {"Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z"},
        {"Pacific/Apia", "2012-01-01", "2011-12-31T10:00Z"},
        {"Pacific/Kwajalein", "1993-08-21", "1993-08-21T12:00Z"},
        {"Pacific/Kwajalein", "1993-08-22", "1993-08-21T12:00Z"},
        /* by the rule of the last line, beyond the listed changes */
        {"Europe/Berlin", "2040-03-26", "2040-03-25T22:00Z"},
        {"Europe/Berlin", "2090-07-01", "2090-06-30T22:00Z"},
        {"Europe/Berlin", "2090-12-01", "2090-11-30T23:00Z"},
        {"America/New_York", "2100-03-14", "2100-03-14T05:00Z"},
        {"America/New_York", "2100-03-15", "2100-03-15T04:00Z"},
        {"America/New_York", "2100-11-08", "2100-11-08T05:00Z"},
        {"Australia/Sydney", "2080-01-01", "2079-12-31T13:00Z"},
        {"Australia/Sydney", "2080-07-01", "2080-06-30T14:00Z"},
        {"America/Nuuk", "2090-07-01", "2090-07-01T01:00Z"},
        {"Asia/Jerusalem", "2090-07-01", "2090-06-30T21:00Z"},
        {"Europe/Dublin", "2090-07-01", "2090-06-30T23:00Z"},
        {"Asia/Tokyo", "2100-12-31", "2100-12-30T15:00Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct calendar *c = zone(rows[i].zone);
        int32_t day;
        char text[INSTANT_SIZE];
        assert_true(date_parse(str_of(rows[i].day), NULL, &day));
        int64_t first = calendar_midnight(c, day);
        instant_format(first, text);
        if (first != at(rows[i].first))
            fail_msg("%s %s begins %s", rows[i].zone, rows[i].day, text);
    }
}

static void the_skipped_day_is_empty(void **state)
{
    (void)state;
    const struct calendar *apia = zone("Pacific/Apia");
    int32_t skipped = date_from_ymd(2011, 12, 30);
    assert_true(calendar_midnight(apia, skipped) == calendar_midnight(apia, skipped + 1));
    int64_t change = at("2011-12-30T10:00Z");
    assert_int_equal(calendar_day(apia, change - 1), skipped - 1);
    assert_int_equal(calendar_day(apia, change), skipped + 1);
}

/* Each instant lies in the one day whose bounds hold it. */
static void days_and_midnights_agree(void **state)
{
    (void)state;
    static const char *const zones[] = {"UTC",          "America/Sao_Paulo",  "Asia/Beirut",
                                        "Pacific/Apia", "Europe/Dublin",      "Asia/Kathmandu",
                                        "Etc/GMT+12",   "Pacific/Kiritimati", "Africa/Casablanca"};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        const struct calendar *c = zone(zones[i]);
        for (int32_t day = -100; day < 48000; day++) {
            int64_t begin = calendar_midnight(c, day), end = calendar_midnight(c, day + 1);
            assert_true(begin <= end && end - begin <= 26 * DAY_MS / 24);
            if (begin == end)
                continue;
            assert_int_equal(calendar_day(c, begin), day);
            assert_int_equal(calendar_day(c, end - 1), day);
        }
    }
    assert_int_equal(calendar_day(zone("Asia/Tokyo"), at("1900-01-01T15:00Z")),
                     date_from_ymd(1900, 1, 2));
    assert_int_equal(calendar_day(zone("Asia/Tokyo"), at("2200-12-31T15:00Z")),
                     date_from_ymd(2201, 1, 1));
}

static void unknown_zones(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       "Nowhere/Town",
                                       "../../../etc/passwd",
                                       "/etc/localtime",
                                       "Europe",
                                       "Europe/",
                                       "Europe//Berlin",
                                       "europe/berlin",
                                       "zone.tab",
                                       "posix/Europe/Berlin",
                                       "Europe/../UTC",
                                       "Europe/Berlin ",
                                       "Europe/./Berlin"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_null(calendar_get(str_of(rows[i])));
    assert_null(calendar_get(STR_NONE));
    assert_null(calendar_get(STR("UTC\0x")));
    assert_null(calendar_get(STR("UTC\0")));
    char wide[300];
    memset(wide, 'A', sizeof wide);
    assert_null(calendar_get((struct str){wide, sizeof wide}));
}

static void built_once_and_listed(void **state)
{
    (void)state;
    assert_ptr_equal(zone("Europe/Paris"), zone("Europe/Paris"));
    assert_true(str_is(calendar_zone(zone("Europe/Paris")), "Europe/Paris"));
    size_t count, found = 0;
    const char *const *names = calendar_zones(&count);
    assert_true(count > 300);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
        found += strcmp(names[i], "America/Argentina/Buenos_Aires") == 0;
        found += strcmp(names[i], "UTC") == 0;
        assert_null(strstr(names[i], "posix"));
    }
    assert_int_equal(found, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_count_every_day),
        cmocka_unit_test(adding_months),
        cmocka_unit_test(midnights),
        cmocka_unit_test(the_skipped_day_is_empty),
        cmocka_unit_test(days_and_midnights_agree),
        cmocka_unit_test(unknown_zones),
        cmocka_unit_test(built_once_and_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
