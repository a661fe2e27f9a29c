/*
 * calendar: days of a time zone. A day is the number of days since 1970-01-01. The table of local
 * midnights (1970-2100) is built once per zone from the system's zone files, so that conversion is
 * a search without locks; a zone that skipped a day (Samoa 2011-12-30) has an empty one, and a
 * midnight that does not exist begins its day at the first instant after the gap. Immutable after
 * building; thread-safe.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/str.h"

struct calendar;

/* Returns a calendar that lives until the program ends (built once per zone); NULL for an unknown
 * zone name. */
const struct calendar *calendar_get(struct str zone);
struct str calendar_zone(const struct calendar *c);
/* The day in which the instant (ms) lies. */
int32_t calendar_day(const struct calendar *c, int64_t ms);
/* First instant (ms) of the day. */
int64_t calendar_midnight(const struct calendar *c, int32_t day);

/* Gregorian calendar without zone. */
int32_t date_from_ymd(int year, int month, int day);
void date_to_ymd(int32_t day, int *year, int *month, int *day_of_month);
int date_weekday(int32_t day); /* 0 = Monday ... 6 = Sunday */
int32_t date_month_start(int32_t day);
/* Same day of month `months` later (negative: earlier), cut to the length of that month. */
int32_t date_add_months(int32_t day, int months);

/* All IANA zone names known to the system, sorted; *count of them. Lives until the program ends. */
const char *const *calendar_zones(size_t *count);

#endif
