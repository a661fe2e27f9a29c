/*
 * calendar: arithmetic of dates, the tables of local midnights, and the one list of zones in use.
 *
 * A table holds, for each day from 1970-01-01 to 2100-12-31, how many seconds after 00:00 UTC of
 * that day number the day begins in the zone. The first instant of a day is the first one whose
 * local date has reached it; so a wall clock that falls back across midnight stays in the new day,
 * and a skipped day begins where the next does. Outside the table the nearest entry holds. The zone
 * files are read by zonefile.c.
 */
#include "base/calendar.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/zonefile.h"

enum {
    LAST_YEAR = 2100,
    DAY_COUNT = 47847, /* 1970-01-01 to 2100-12-31, and the day after as the end */
    DAY_SECONDS = 86400,
    ZONE_SIZE = 64
};

#define DAY_MS INT64_C(86400000)

struct calendar {
    struct calendar *next;
    char zone[ZONE_SIZE];
    int32_t late[DAY_COUNT + 1]; /* seconds from day * 86400 to its first instant */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* the list; entries never change */
static struct calendar *calendars;

int32_t date_from_ymd(int year, int month, int day)
{
    /* Years that begin in March, so that the leap day is the last of its year. */
    int y = month <= 2 ? year - 1 : year;
    int m = month <= 2 ? month + 9 : month - 3;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * m + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_to_ymd(int32_t day, int *year, int *month, int *day_of_month)
{
    int64_t days = (int64_t)day + 719468;
    int era = (int)((days >= 0 ? days : days - 146096) / 146097);
    int day_of_era = (int)(days - (int64_t)era * 146097);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

int date_weekday(int32_t day)
{
    int64_t w = ((int64_t)day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(w < 0 ? w + 7 : w);
}

int32_t date_month_start(int32_t day)
{
    int year, month, day_of_month;
    date_to_ymd(day, &year, &month, &day_of_month);
    return day - (day_of_month - 1);
}

int32_t date_add_months(int32_t day, int months)
{
    int year, month, day_of_month;
    date_to_ymd(day, &year, &month, &day_of_month);
    int64_t count = (int64_t)year * 12 + (month - 1) + months;
    int64_t y = count / 12 - (count % 12 < 0), next = count + 1;
    int32_t first = date_from_ymd((int)y, (int)(count - y * 12) + 1, 1);
    int64_t next_year = next / 12 - (next % 12 < 0);
    int32_t end = date_from_ymd((int)next_year, (int)(next - next_year * 12) + 1, 1);
    int32_t wanted = first + day_of_month - 1;
    return wanted < end ? wanted : end - 1;
}

/* Fills the table: for each day the first segment in which its midnight, or a later time of it,
 * exists. */
static void fill(struct calendar *c, const struct zone_segment *segments, size_t count)
{
    size_t at = 0;
    for (int32_t day = 0; day <= DAY_COUNT; day++) {
        int64_t local = (int64_t)day * DAY_SECONDS;
        int64_t first = local - segments[at].offset;
        while (at + 1 < count && first >= segments[at + 1].from) {
            at++;
            first = local - segments[at].offset;
        }
        if (first < segments[at].from)
            first = segments[at].from;
        c->late[day] = (int32_t)(first - local);
    }
}

static struct calendar *build(struct str zone)
{
    size_t count;
    struct zone_segment *segments = zonefile_read(zone, LAST_YEAR + 1, &count);
    if (!segments)
        return NULL;
    struct calendar *c = mem_alloc(sizeof *c);
    memcpy(c->zone, zone.p, zone.n);
    fill(c, segments, count);
    free(segments);
    return c;
}

const struct calendar *calendar_get(struct str zone)
{
    if (zone.n == 0 || zone.n >= ZONE_SIZE)
        return NULL;
    pthread_mutex_lock(&lock);
    struct calendar *c = calendars;
    while (c && !str_is(zone, c->zone))
        c = c->next;
    if (!c && (c = build(zone))) {
        c->next = calendars;
        calendars = c;
    }
    pthread_mutex_unlock(&lock);
    return c;
}

struct str calendar_zone(const struct calendar *c)
{
    return str_of(c->zone);
}

int64_t calendar_midnight(const struct calendar *c, int32_t day)
{
    int32_t at = day < 0 ? 0 : day > DAY_COUNT ? DAY_COUNT : day;
    return day * DAY_MS + c->late[at] * INT64_C(1000);
}

int32_t calendar_day(const struct calendar *c, int64_t ms)
{
    int32_t day = (int32_t)(ms / DAY_MS - (ms % DAY_MS < 0));
    while (calendar_midnight(c, day) > ms)
        day--;
    while (calendar_midnight(c, day + 1) <= ms)
        day++;
    return day;
}

static const char *const *zone_names;
static size_t zone_count;

static void list_zones(void)
{
    zone_names = zonefile_list(&zone_count);
}

const char *const *calendar_zones(size_t *count)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, list_zones);
    *count = zone_count;
    return zone_names;
}
