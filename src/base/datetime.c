/*
 * datetime: a small reader that goes over the text once, from left to right. Each take_* moves the
 * rest of the text and says whether it found what it looks for.
 */
#include "base/datetime.h"

#include <string.h>

#include "base/calendar.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200 };

#define DAY_MS INT64_C(86400000)
#define FIRST_INSTANT INT64_C(-2208988800000) /* 1900-01-01T00:00Z */
#define LEAST_MS INT64_C(100000000000)        /* the least number of twelve digits */
#define END_INSTANT INT64_C(7289654400000)    /* 2201-01-01T00:00Z */

/* A text as sent: the wall time in it, and how far that is from UTC. */
struct written {
    int32_t day;
    int64_t time;   /* ms since 00:00 of that day */
    int64_t offset; /* ms east of UTC */
    bool date_only;
};

static bool in_range(int64_t ms)
{
    return ms >= FIRST_INSTANT && ms < END_INSTANT;
}

static bool take(struct str *s, char c)
{
    if (s->n == 0 || *s->p != c)
        return false;
    s->p++;
    s->n--;
    return true;
}

static bool take_digits(struct str *s, size_t count, int *value)
{
    if (s->n < count)
        return false;
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        char c = s->p[i];
        if (c < '0' || c > '9')
            return false;
        *value = *value * 10 + (c - '0');
    }
    s->p += count;
    s->n -= count;
    return true;
}

static bool take_date(struct str *s, int32_t *day)
{
    int y, m, d, y2, m2, d2;
    if (!take_digits(s, 4, &y) || !take(s, '-') || !take_digits(s, 2, &m) || !take(s, '-') ||
        !take_digits(s, 2, &d))
        return false;
    if (y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12 || d < 1 || d > 31)
        return false;
    *day = date_from_ymd(y, m, d);
    date_to_ymd(*day, &y2, &m2, &d2);
    return d2 == d; /* no 31st of April */
}

/* Digits after the point: the first three are ms, the rest is cut. */
static bool take_fraction(struct str *s, int64_t *ms)
{
    size_t n = 0;
    *ms = 0;
    for (int64_t weight = 100; n < s->n && s->p[n] >= '0' && s->p[n] <= '9'; n++, weight /= 10)
        *ms += weight * (s->p[n] - '0');
    s->p += n;
    s->n -= n;
    return n > 0;
}

/* HH:MM[:SS[.fraction]]; 24:00 is the end of the day, second 60 a leap second. */
static bool take_time(struct str *s, int64_t *time)
{
    int hour, minute, second = 0;
    int64_t fraction = 0;
    if (!take_digits(s, 2, &hour) || !take(s, ':') || !take_digits(s, 2, &minute))
        return false;
    if (take(s, ':')) {
        if (!take_digits(s, 2, &second))
            return false;
        if ((take(s, '.') || take(s, ',')) && !take_fraction(s, &fraction))
            return false;
    }
    if (hour > 24 || minute > 59 || second > 60)
        return false;
    *time = ((hour * INT64_C(60) + minute) * 60 + second) * 1000 + fraction;
    return *time <= DAY_MS || hour < 24;
}

/* Z, +HH:MM, +HHMM, +HH, UTC, GMT or nothing. */
static bool take_zone(struct str *s, int64_t *offset)
{
    *offset = 0;
    take(s, ' ');
    if (s->n == 0 || str_eq_nocase(*s, STR("Z")) || str_eq_nocase(*s, STR("UTC")) ||
        str_eq_nocase(*s, STR("GMT"))) {
        *s = STR("");
        return true;
    }
    int hours, minutes = 0;
    bool west = *s->p == '-';
    if (!take(s, '+') && !take(s, '-'))
        return false;
    if (!take_digits(s, 2, &hours))
        return false;
    bool colon = take(s, ':');
    if ((colon || s->n > 0) && !take_digits(s, 2, &minutes))
        return false;
    *offset = (hours * INT64_C(60) + minutes) * 60000 * (west ? -1 : 1);
    return hours <= 23 && minutes <= 59;
}

static bool parse_written(struct str s, struct written *w)
{
    *w = (struct written){0};
    if (!take_date(&s, &w->day))
        return false;
    if (s.n == 0) {
        w->date_only = true;
        return true;
    }
    if (!take(&s, 'T') && !take(&s, 't') && !take(&s, ' '))
        return false;
    return take_time(&s, &w->time) && take_zone(&s, &w->offset) && s.n == 0;
}

static int64_t written_ms(const struct written *w)
{
    return w->day * DAY_MS + w->time - w->offset;
}

/* Unix seconds or milliseconds as digits, with or without a fraction. */
static bool parse_unix(struct str s, int64_t *ms)
{
    const char *point = memchr(s.p, '.', s.n);
    struct str whole = point ? (struct str){s.p, (size_t)(point - s.p)} : s;
    struct str rest = point ? (struct str){point + 1, s.n - whole.n - 1} : STR("");
    int64_t number, fraction = 0;
    if (!str_to_int(whole, &number))
        return false;
    if (point && (!take_fraction(&rest, &fraction) || rest.n > 0))
        return false;
    if (!instant_from_number(number, ms))
        return false;
    if (*ms != number || number == 0) /* these were seconds */
        *ms += *s.p == '-' ? -fraction : fraction;
    return true;
}

static bool is_unix(struct str s)
{
    /* A date has its first hyphen after four digits. */
    return s.n > 0 && (s.n < 5 || s.p[4] != '-');
}

bool instant_from_number(int64_t number, int64_t *ms)
{
    if (number > -LEAST_MS && number < LEAST_MS)
        number *= 1000;
    *ms = number;
    return in_range(number);
}

bool instant_parse(struct str text, int64_t *ms, bool *date_only)
{
    struct written w;
    text = str_trim(text);
    if (date_only)
        *date_only = false;
    if (is_unix(text))
        return parse_unix(text, ms) && in_range(*ms);
    if (!parse_written(text, &w))
        return false;
    *ms = written_ms(&w);
    if (date_only)
        *date_only = w.date_only;
    return in_range(*ms);
}

static int32_t floor_day(int64_t ms)
{
    return (int32_t)(ms / DAY_MS - (ms % DAY_MS < 0));
}

/* An instant without a written form: midnight UTC is taken for a date, as a written 00:00:00 is. */
static int32_t day_of_instant(int64_t ms, const struct calendar *c)
{
    return c && ms % DAY_MS != 0 ? calendar_day(c, ms) : floor_day(ms);
}

bool date_from_number(int64_t number, const struct calendar *c, int32_t *day)
{
    int64_t ms;
    if (!instant_from_number(number, &ms))
        return false;
    *day = day_of_instant(ms, c);
    return true;
}

bool date_parse(struct str text, const struct calendar *c, int32_t *day)
{
    struct written w;
    int64_t ms;
    text = str_trim(text);
    if (is_unix(text)) {
        if (!parse_unix(text, &ms) || !in_range(ms))
            return false;
        *day = day_of_instant(ms, c);
        return true;
    }
    if (!parse_written(text, &w))
        return false;
    if (w.time == 0) {
        *day = w.day;
        return true;
    }
    ms = written_ms(&w);
    *day = c ? calendar_day(c, ms) : floor_day(ms);
    return in_range(ms);
}

static void put_digits(char *to, int count, int value)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        to[i] = (char)('0' + value % 10);
}

void date_format(int32_t day, char *out)
{
    int year, month, day_of_month;
    date_to_ymd(day, &year, &month, &day_of_month);
    memcpy(out, "0000-00-00", DATE_SIZE);
    put_digits(out, 4, year);
    put_digits(out + 5, 2, month);
    put_digits(out + 8, 2, day_of_month);
}

void instant_format(int64_t ms, char *out)
{
    int32_t day = floor_day(ms);
    int time = (int)(ms - day * DAY_MS);
    date_format(day, out);
    memcpy(out + 10, "T00:00:00.000Z", INSTANT_SIZE - 10);
    put_digits(out + 11, 2, time / 3600000);
    put_digits(out + 14, 2, time / 60000 % 60);
    put_digits(out + 17, 2, time / 1000 % 60);
    put_digits(out + 20, 3, time % 1000);
}
