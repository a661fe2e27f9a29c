/*
 * str: borrowed pieces of text; see the header. STR_NONE and the empty text hold the same bytes, so
 * they compare as equal; who must tell them apart looks at the pointer.
 */
#include "base/str.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { LONGEST_NUMBER = 1023 }; /* characters of a decimal number that is read as double */

struct str str_of(const char *z)
{
    return z ? (struct str){z, strlen(z)} : STR_NONE;
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str a, const char *z)
{
    return str_eq(a, str_of(z));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    if (order)
        return order < 0 ? -1 : 1;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(struct str a, const char *prefix)
{
    size_t n = strlen(prefix);
    return a.n >= n && (n == 0 || memcmp(a.p, prefix, n) == 0);
}

bool str_ends(struct str a, const char *suffix)
{
    size_t n = strlen(suffix);
    return a.n >= n && (n == 0 || memcmp(a.p + a.n - n, suffix, n) == 0);
}

ptrdiff_t str_find(struct str a, struct str needle)
{
    if (needle.n == 0)
        return 0;
    if (needle.n > a.n)
        return -1;
    const char *found = memmem(a.p, a.n, needle.p, needle.n);
    return found ? found - a.p : -1;
}

/* Bytes of the white space character at the front, 0 for none. */
static size_t space_at(const char *p, size_t n)
{
    if (n >= 1 && (*p == ' ' || (*p >= '\t' && *p <= '\r')))
        return 1;
    return n >= 2 && (unsigned char)p[0] == 0xC2 && (unsigned char)p[1] == 0xA0 ? 2 : 0;
}

static size_t space_before(const char *p, size_t n)
{
    if (n >= 1 && space_at(p + n - 1, 1))
        return 1;
    return n >= 2 && space_at(p + n - 2, 2) == 2 ? 2 : 0;
}

struct str str_trim(struct str a)
{
    size_t n;
    while ((n = space_at(a.p, a.n))) {
        a.p += n;
        a.n -= n;
    }
    while ((n = space_before(a.p, a.n)))
        a.n -= n;
    return a;
}

bool str_next(struct str *rest, char sep, struct str *part)
{
    if (rest->n == 0)
        return false;
    const char *found = memchr(rest->p, sep, rest->n);
    size_t n = found ? (size_t)(found - rest->p) : rest->n;
    *part = (struct str){rest->p, n};
    n += found != NULL;
    rest->p += n;
    rest->n -= n;
    return true;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t str_hash(struct str a)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ a.n;
    while (a.n >= 8) {
        uint64_t word;
        memcpy(&word, a.p, 8);
        h = mix(h ^ word, UINT64_C(0xD6E8FEB86659FD93));
        a.p += 8;
        a.n -= 8;
    }
    uint64_t tail = 0;
    if (a.n)
        memcpy(&tail, a.p, a.n);
    h = mix(h ^ tail, UINT64_C(0xCA9B6E5C3F1D8A47));
    return mix(h ^ (h >> 29), UINT64_C(0x8EBC6AF09C88C6E3));
}

char *str_z(struct arena *arena, struct str a)
{
    char *p = arena_alloc(arena, a.n + 1);
    if (a.n)
        memcpy(p, a.p, a.n);
    return p;
}

struct str str_dup(struct arena *arena, struct str a)
{
    return a.p ? (struct str){str_z(arena, a), a.n} : STR_NONE;
}

struct str str_fmt(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        return STR("");
    char *p = arena_alloc(arena, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    return (struct str){p, (size_t)n};
}

bool str_to_int(struct str a, int64_t *out)
{
    bool negative = a.n && *a.p == '-';
    size_t i = a.n && (*a.p == '-' || *a.p == '+');
    if (i == a.n)
        return false;
    int64_t value = 0; /* counted downwards: the negative range is the larger */
    for (; i < a.n; i++) {
        int digit = a.p[i] - '0';
        if (digit < 0 || digit > 9 || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, digit, &value))
            return false;
    }
    if (!negative && value == INT64_MIN)
        return false;
    *out = negative ? value : -value;
    return true;
}

static size_t digits_at(struct str a, size_t at)
{
    size_t n = 0;
    while (at + n < a.n && a.p[at + n] >= '0' && a.p[at + n] <= '9')
        n++;
    return n;
}

/* [+-] digits [. digits] [e [+-] digits]; at least one digit before the exponent. */
static bool is_decimal(struct str a)
{
    size_t at = a.n && (*a.p == '-' || *a.p == '+');
    size_t digits = digits_at(a, at);
    at += digits;
    if (at < a.n && a.p[at] == '.') {
        size_t fraction = digits_at(a, at + 1);
        digits += fraction;
        at += 1 + fraction;
    }
    if (digits == 0)
        return false;
    if (at < a.n && (a.p[at] == 'e' || a.p[at] == 'E')) {
        at++;
        at += at < a.n && (a.p[at] == '-' || a.p[at] == '+');
        size_t exponent = digits_at(a, at);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == a.n;
}

bool str_to_double(struct str a, double *out)
{
    char z[LONGEST_NUMBER + 1];
    if (a.n > LONGEST_NUMBER || !is_decimal(a))
        return false;
    memcpy(z, a.p, a.n);
    z[a.n] = '\0';
    double d = strtod(z, NULL);
    if (!isfinite(d))
        return false;
    *out = d;
    return true;
}
