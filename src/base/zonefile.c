/*
 * zonefile: see the header. A file has a block of 32-bit times, which is skipped, a block of 64-bit
 * times, and a line with a rule in the form of POSIX TZ. Numbers are big-endian. All offsets into
 * the file are checked.
 */
#include "base/zonefile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/calendar.h"

enum {
    HEADER_SIZE = 44,
    LARGEST_FILE = 256 * 1024,
    PATH_SIZE = 512,
    FIRST_RULE_YEAR = 1969,
    HOUR = 3600,
    DAY = 86400
};

static const char folder[] = "/usr/share/zoneinfo";

/* ---- The rule of the last line ---- */

/* A date of each year at which the time changes. */
struct change {
    enum { BY_WEEKDAY, BY_DAY, BY_DAY_WITHOUT_LEAP } kind;
    int month, week, weekday; /* BY_WEEKDAY: Mm.w.d, week 5 = the last, weekday 0 = Sunday */
    int day;                  /* BY_DAY: 0-365; BY_DAY_WITHOUT_LEAP: 1-365 */
    int32_t time;             /* seconds of the wall clock, may be negative or beyond a day */
};

struct rule {
    int32_t standard, summer; /* seconds east of UTC */
    bool has_summer;
    struct change begin, end; /* of summer time */
};

static bool take(struct str *s, char c)
{
    if (s->n == 0 || *s->p != c)
        return false;
    s->p++;
    s->n--;
    return true;
}

static bool take_number(struct str *s, int max, int *value)
{
    size_t n = 0;
    *value = 0;
    for (; n < s->n && n < 4 && s->p[n] >= '0' && s->p[n] <= '9'; n++)
        *value = *value * 10 + (s->p[n] - '0');
    s->p += n;
    s->n -= n;
    return n > 0 && *value <= max;
}

/* Letters, or anything in <>. */
static bool take_name(struct str *s)
{
    size_t n = 0;
    if (take(s, '<')) {
        while (n < s->n && s->p[n] != '>')
            n++;
        s->p += n;
        s->n -= n;
        return take(s, '>') && n > 0;
    }
    while (n < s->n && (((s->p[n] | 0x20) >= 'a') && ((s->p[n] | 0x20) <= 'z')))
        n++;
    s->p += n;
    s->n -= n;
    return n > 0;
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(struct str *s, int32_t *seconds)
{
    bool negative = take(s, '-');
    if (!negative)
        take(s, '+');
    int h, m = 0, sec = 0;
    if (!take_number(s, 167, &h))
        return false;
    if (take(s, ':')) {
        if (!take_number(s, 59, &m))
            return false;
        if (take(s, ':') && !take_number(s, 59, &sec))
            return false;
    }
    *seconds = (h * HOUR + m * 60 + sec) * (negative ? -1 : 1);
    return true;
}

static bool take_change(struct str *s, struct change *c)
{
    *c = (struct change){.time = 2 * HOUR};
    if (!take(s, ','))
        return false;
    if (take(s, 'M')) {
        c->kind = BY_WEEKDAY;
        if (!take_number(s, 12, &c->month) || !take(s, '.') || !take_number(s, 5, &c->week) ||
            !take(s, '.') || !take_number(s, 6, &c->weekday) || c->month < 1 || c->week < 1)
            return false;
    } else {
        c->kind = take(s, 'J') ? BY_DAY_WITHOUT_LEAP : BY_DAY;
        if (!take_number(s, 365, &c->day))
            return false;
    }
    return !take(s, '/') || take_time(s, &c->time);
}

static bool parse_rule(struct str s, struct rule *r)
{
    *r = (struct rule){0};
    int32_t west;
    if (!take_name(&s) || !take_time(&s, &west))
        return false;
    r->standard = -west;
    if (s.n == 0)
        return true;
    r->has_summer = true;
    r->summer = r->standard + HOUR;
    if (!take_name(&s))
        return false;
    if (s.n > 0 && *s.p != ',') {
        if (!take_time(&s, &west))
            return false;
        r->summer = -west;
    }
    return take_change(&s, &r->begin) && take_change(&s, &r->end) && s.n == 0;
}

static int32_t change_day(const struct change *c, int year)
{
    int32_t new_year = date_from_ymd(year, 1, 1);
    if (c->kind == BY_DAY)
        return new_year + c->day;
    if (c->kind == BY_DAY_WITHOUT_LEAP) {
        bool leap = date_from_ymd(year + 1, 1, 1) - new_year == 366;
        return new_year + c->day - 1 + (leap && c->day >= 60);
    }
    int32_t first = date_from_ymd(year, c->month, 1);
    int sunday_based = (date_weekday(first) + 1) % 7;
    int32_t day = first + (c->weekday - sunday_based + 7) % 7 + (c->week - 1) * 7;
    int32_t end = date_add_months(first, 1);
    while (day >= end)
        day -= 7;
    return day;
}

/* ---- The list of segments ---- */

struct list {
    struct zone_segment *p;
    size_t n, space;
};

/* Adds a segment; one that begins where the last did replaces it, one of the same offset is none.
 */
static void add(struct list *l, int64_t from, int32_t offset)
{
    if (l->n > 0 && from <= l->p[l->n - 1].from) {
        l->p[l->n - 1].offset = offset;
        return;
    }
    if (l->n > 0 && l->p[l->n - 1].offset == offset)
        return;
    if (l->n == l->space) {
        l->space = l->space ? l->space * 2 : 256;
        l->p = mem_grow(l->p, l->space * sizeof *l->p);
    }
    l->p[l->n++] = (struct zone_segment){from, offset};
}

/* Both changes of a year, in order of time, where they lie after `after`. */
static void add_year(struct list *l, const struct rule *r, int year, int64_t after)
{
    int64_t begin = (int64_t)change_day(&r->begin, year) * DAY + r->begin.time - r->standard;
    int64_t end = (int64_t)change_day(&r->end, year) * DAY + r->end.time - r->summer;
    bool begin_first = begin <= end;
    int64_t first = begin_first ? begin : end, second = begin_first ? end : begin;
    if (first > after)
        add(l, first, begin_first ? r->summer : r->standard);
    if (second > after)
        add(l, second, begin_first ? r->standard : r->summer);
}

/* What holds from the last listed change on; a zone without any has INT64_MIN there. */
static void add_rule(struct list *l, const struct rule *r, int64_t after, int last_year)
{
    if (!r->has_summer) {
        add(l, after, r->standard);
        return;
    }
    for (int year = FIRST_RULE_YEAR; year <= last_year; year++)
        add_year(l, r, year, after);
}

/* ---- The file ---- */

struct counts {
    size_t utc, wall, leap, times, types, chars;
};

static uint32_t read_u32(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
}

static int64_t read_i64(const char *p)
{
    return (int64_t)((uint64_t)read_u32(p) << 32 | read_u32(p + 4));
}

static bool read_counts(struct str s, struct counts *c)
{
    if (s.n < HEADER_SIZE || memcmp(s.p, "TZif", 4) != 0)
        return false;
    size_t *const to[] = {&c->utc, &c->wall, &c->leap, &c->times, &c->types, &c->chars};
    for (size_t i = 0; i < 6; i++) {
        *to[i] = read_u32(s.p + 20 + 4 * i);
        if (*to[i] > LARGEST_FILE)
            return false;
    }
    return true;
}

/* Bytes of a block after its header; times take `width` bytes each. */
static size_t block_size(const struct counts *c, size_t width)
{
    return c->times * width + c->times + c->types * 6 + c->chars + c->leap * (width + 4) + c->wall +
           c->utc;
}

/* Adds the listed changes of the block of 64-bit times; *last is the time of the last. */
static bool add_listed(struct list *l, const char *p, const struct counts *c, int64_t *last)
{
    const char *times = p, *indexes = times + c->times * 8, *types = indexes + c->times;
    if (c->types == 0)
        return false;
    add(l, INT64_MIN, (int32_t)read_u32(types));
    *last = INT64_MIN;
    for (size_t i = 0; i < c->times; i++) {
        size_t type = (unsigned char)indexes[i];
        int64_t at = read_i64(times + 8 * i);
        if (type >= c->types || (i > 0 && at <= *last))
            return false;
        *last = at;
        add(l, at, (int32_t)read_u32(types + 6 * type));
    }
    return true;
}

static bool parse(struct str file, int last_year, struct list *l)
{
    struct counts c;
    if (!read_counts(file, &c) || file.p[4] < '2')
        return false;
    size_t skip = HEADER_SIZE + block_size(&c, 4);
    if (skip > file.n)
        return false;
    struct str second = {file.p + skip, file.n - skip};
    if (!read_counts(second, &c) || HEADER_SIZE + block_size(&c, 8) > second.n)
        return false;
    int64_t last;
    if (!add_listed(l, second.p + HEADER_SIZE, &c, &last))
        return false;
    size_t used = HEADER_SIZE + block_size(&c, 8);
    struct str footer = str_trim((struct str){second.p + used, second.n - used});
    struct rule rule;
    if (footer.n == 0)
        return true;
    if (!parse_rule(footer, &rule))
        return false;
    add_rule(l, &rule, last, last_year);
    return true;
}

/* Names like America/Argentina/Buenos_Aires, Etc/GMT+1: parts that begin with a letter, no dots. */
static bool is_zone_name(struct str zone)
{
    bool begins = true;
    if (zone.n == 0 || *zone.p < 'A' || *zone.p > 'Z')
        return false;
    for (size_t i = 0; i < zone.n; i++) {
        char c = zone.p[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool other = c && strchr("/_+-0123456789", c);
        if (!letter && (begins || !other))
            return false;
        begins = c == '/';
    }
    return !begins;
}

/* Content of the file, owned; p is NULL when it cannot be read. */
static struct str read_file(struct str zone)
{
    char path[PATH_SIZE];
    struct stat st;
    int n = snprintf(path, sizeof path, "%s/%.*s", folder, (int)zone.n, zone.p);
    int fd = n < (int)sizeof path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return STR_NONE;
    struct str file = STR_NONE;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= LARGEST_FILE) {
        char *p = mem_alloc((size_t)st.st_size);
        ssize_t got = read(fd, p, (size_t)st.st_size);
        file = (struct str){p, got > 0 ? (size_t)got : 0};
    }
    close(fd);
    return file;
}

struct zone_segment *zonefile_read(struct str zone, int last_year, size_t *count)
{
    struct list l = {0};
    if (!is_zone_name(zone))
        return NULL;
    struct str file = read_file(zone);
    bool ok = file.p && parse(file, last_year, &l);
    free((char *)file.p);
    if (!ok && str_is(zone, "UTC")) {
        l.n = 0;
        add(&l, INT64_MIN, 0);
        ok = true;
    }
    if (!ok) {
        free(l.p);
        return NULL;
    }
    *count = l.n;
    return l.p;
}

/* ---- All names ---- */

struct names {
    const char **p;
    size_t n, space;
};

static void add_name(struct names *names, struct str name)
{
    if (names->n == names->space) {
        names->space = names->space ? names->space * 2 : 1024;
        names->p = mem_grow(names->p, names->space * sizeof *names->p);
    }
    char *z = mem_alloc(name.n + 1);
    memcpy(z, name.p, name.n);
    names->p[names->n++] = z;
}

static bool has_magic(const char *path)
{
    char magic[4];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = read(fd, magic, sizeof magic) == (ssize_t)sizeof magic &&
              memcmp(magic, "TZif", sizeof magic) == 0;
    close(fd);
    return ok;
}

static void walk(struct names *names, const char *under, int depth);

/* `under` is "" or ends with a slash. */
static void visit(struct names *names, const char *under, const char *entry, int depth)
{
    char path[PATH_SIZE];
    struct stat st;
    int n = snprintf(path, sizeof path, "%s/%s%s", folder, under, entry);
    if (n < 0 || n >= (int)sizeof path - 1)
        return;
    struct str name = str_of(path + sizeof folder);
    if (!is_zone_name(name) || str_is(name, "Factory") || stat(path, &st) != 0)
        return;
    if (S_ISDIR(st.st_mode)) {
        path[n] = '/';
        path[n + 1] = '\0';
        walk(names, path + sizeof folder, depth + 1);
    } else if (has_magic(path)) {
        add_name(names, name);
    }
}

static void walk(struct names *names, const char *under, int depth)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, under);
    DIR *dir = depth < 4 ? opendir(path) : NULL;
    if (!dir)
        return;
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        if (e->d_name[0] != '.')
            visit(names, under, e->d_name, depth);
    closedir(dir);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *zonefile_list(size_t *count)
{
    struct names names = {0};
    walk(&names, "", 0);
    if (names.n == 0)
        add_name(&names, STR("UTC"));
    qsort(names.p, names.n, sizeof *names.p, compare_names);
    *count = names.n;
    return names.p;
}
