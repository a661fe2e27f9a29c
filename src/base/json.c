/*
 * json: the repair pass and look-ups. The parser is behind json_simd.h; the writer is json_write.c.
 *
 * Repair changes only what simdjson refuses and a lenient reader would take: a \uD800-\uDFFF that
 * has no partner becomes U+FFFD, an integer beyond 64 bits becomes the nearest double, a number
 * beyond the doubles becomes the largest double of its sign (so that a check of ranges refuses it
 * rather than it being taken as absent). Everything else is copied as it is, so what was broken in
 * another way stays an error.
 */
#include "base/json.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json_simd.h"

enum { LONGEST_NUMBER = 400 }; /* digits of a number that count for its value */

struct repair {
    const char *at, *end;
    struct buf out;
    bool changed;
};

/* Value of the \uXXXX at p, or -1. */
static int unicode_escape(const char *p, const char *end)
{
    if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
        return -1;
    int value = 0;
    for (int i = 2; i < 6; i++) {
        char c = p[i] | 0x20;
        if (p[i] >= '0' && p[i] <= '9')
            value = value * 16 + (p[i] - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (c - 'a' + 10);
        else
            return -1;
    }
    return value;
}

/* Copies one escape, or a pair of surrogates. */
static void repair_escape(struct repair *r)
{
    int unit = unicode_escape(r->at, r->end);
    if (unit < 0) {
        size_t n = r->end - r->at >= 2 ? 2 : 1;
        buf_add(&r->out, r->at, n);
        r->at += n;
        return;
    }
    if (unit < 0xD800 || unit > 0xDFFF) {
        buf_add(&r->out, r->at, 6);
        r->at += 6;
        return;
    }
    int second = unicode_escape(r->at + 6, r->end);
    if (unit < 0xDC00 && second >= 0xDC00 && second <= 0xDFFF) {
        buf_add(&r->out, r->at, 12);
        r->at += 12;
        return;
    }
    buf_addz(&r->out, "\\ufffd");
    r->at += 6;
    r->changed = true;
}

static void repair_string(struct repair *r)
{
    buf_addc(&r->out, *r->at++);
    while (r->at < r->end) {
        if (*r->at == '\\') {
            repair_escape(r);
            continue;
        }
        buf_addc(&r->out, *r->at);
        if (*r->at++ == '"')
            return;
    }
}

static bool is_integer(struct str s)
{
    for (size_t i = s.p[0] == '-'; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return true;
}

static size_t count_digits(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
        n++;
    return n;
}

/* Whether the token is a number by the grammar of JSON. */
static bool is_json_number(struct str s)
{
    size_t at = s.n && s.p[0] == '-';
    size_t whole = count_digits(s, at);
    if (whole == 0 || (whole > 1 && s.p[at] == '0'))
        return false;
    at += whole;
    if (at < s.n && s.p[at] == '.') {
        size_t fraction = count_digits(s, at + 1);
        if (fraction == 0)
            return false;
        at += 1 + fraction;
    }
    if (at < s.n && (s.p[at] | 0x20) == 'e') {
        at++;
        at += at < s.n && (s.p[at] == '-' || s.p[at] == '+');
        size_t exponent = count_digits(s, at);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == s.n;
}

/* The nearest double, the largest one beyond the range. The token ends before the end of the text.
 */
static double nearest_double(struct str token)
{
    char small[LONGEST_NUMBER + 1];
    char *z = token.n < sizeof small ? small : mem_alloc(token.n + 1);
    memcpy(z, token.p, token.n);
    z[token.n] = '\0';
    double d = strtod(z, NULL);
    if (z != small)
        free(z);
    if (isinf(d))
        return d < 0 ? -DBL_MAX : DBL_MAX;
    return d;
}

/* Written so that simdjson reads it as a double: with point or exponent. */
static void add_double(struct buf *out, double d)
{
    char text[JSON_DOUBLE_SIZE];
    size_t n = json_simd_double(d, text);
    buf_add(out, text, n);
    if (!memchr(text, 'e', n) && !memchr(text, '.', n))
        buf_addz(out, ".0");
}

static bool fits_64_bits(struct str token)
{
    int64_t i;
    if (str_to_int(token, &i))
        return true;
    static const struct str most = STR("18446744073709551615");
    return token.p[0] != '-' &&
           (token.n < most.n || (token.n == most.n && str_cmp(token, most) <= 0));
}

static void repair_number(struct repair *r)
{
    const char *from = r->at;
    while (r->at < r->end && *r->at && strchr("+-.0123456789eE", *r->at))
        r->at++;
    struct str token = {from, (size_t)(r->at - from)};
    if (is_json_number(token)) {
        double d = nearest_double(token);
        bool huge = is_integer(token) ? !fits_64_bits(token) : fabs(d) == DBL_MAX;
        if (huge) {
            add_double(&r->out, d);
            r->changed = true;
            return;
        }
    }
    buf_adds(&r->out, token);
}

static void repair_text(struct repair *r)
{
    while (r->at < r->end) {
        if (*r->at == '"')
            repair_string(r);
        else if (*r->at == '-' || (*r->at >= '0' && *r->at <= '9'))
            repair_number(r);
        else
            buf_addc(&r->out, *r->at++);
    }
}

static struct json_result parse_repaired(struct arena *arena, struct str text,
                                         struct json_result failed)
{
    /* The shortest number that grows is 1e309 with its comma, to 22 characters. */
    struct repair r = {text.p, text.p + text.n, BUF_INIT(text.n * 4 + 64), false};
    repair_text(&r);
    bool repairable;
    if (r.changed && !buf_failed(&r.out)) {
        failed.error = NULL;
        failed.root = json_simd_parse(arena, buf_str(&r.out), &failed.error, &repairable);
        failed.repaired = failed.root != NULL;
    }
    buf_free(&r.out);
    return failed;
}

struct json_result json_parse(struct arena *arena, struct str text)
{
    struct json_result result = {NULL, NULL, 0, false};
    if (text.n >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0) {
        text.p += 3;
        text.n -= 3;
    }
    if (text.n == 0) {
        result.error = "empty document";
        return result;
    }
    bool repairable = false;
    result.root = json_simd_parse(arena, text, &result.error, &repairable);
    if (!result.root && repairable)
        return parse_repaired(arena, text, result);
    return result;
}

const struct json *json_get(const struct json *j, const char *key)
{
    if (!j || j->type != JSON_OBJECT)
        return NULL;
    size_t n = strlen(key);
    for (const struct json *m = j->child; m; m = m->next)
        if (m->key.n == n && memcmp(m->key.p, key, n) == 0)
            return m;
    return NULL;
}

struct str json_get_str(const struct json *j, const char *key)
{
    const struct json *m = json_get(j, key);
    return m && m->type == JSON_STRING ? m->text : STR_NONE;
}
