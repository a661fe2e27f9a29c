/*
 * http_query: reading what stands in a request head: the target (path and query), parameters,
 * cookies, header lines.
 *
 * Percent decoding is strict for the path (a path that could be read in two ways is refused) and
 * lenient for parameters: a broken escape stays as it stands, '+' is a space, bytes that are not
 * UTF-8 are read as Windows-1252. An encoded NUL makes the whole target unreadable.
 */
#include <string.h>

#include "base/utf8.h"
#include "net/http_internal.h"

enum { PARAMETERS_MAX = 1000 };

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte of an escape at p[i], or -1 when it is broken. */
static int escaped_byte(struct str s, size_t i)
{
    if (s.n - i < 3)
        return -1;
    int high = hex_value(s.p[i + 1]), low = hex_value(s.p[i + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Arena memory; false when an escape is broken, encodes a slash or a control character. */
static bool decode_path(struct arena *arena, struct str raw, struct str *path)
{
    char *out = arena_alloc(arena, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        int byte = (unsigned char)raw.p[i];
        if (byte == '%') {
            byte = escaped_byte(raw, i);
            if (byte < 0 || byte == '/' || byte == '\\')
                return false;
            i += 2;
        }
        if (byte < ' ' || byte == 0x7F)
            return false;
        out[n++] = (char)byte;
    }
    *path = (struct str){out, n};
    return utf8_valid(*path);
}

static struct str decode_parameter(struct arena *arena, struct str raw)
{
    char *out = arena_alloc(arena, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        int byte = raw.p[i] == '+' ? ' ' : (unsigned char)raw.p[i];
        int escaped = byte == '%' ? escaped_byte(raw, i) : -1;
        if (escaped >= 0) {
            byte = escaped;
            i += 2;
        }
        out[n++] = (char)byte;
    }
    struct str text = {out, n};
    return utf8_valid(text) ? text : utf8_from_latin1(arena, text, true);
}

/* The absolute form (http://host/path) names the path too. */
static struct str without_authority(struct str target)
{
    struct str rest = target;
    if (target.n >= 7 && str_eq_nocase((struct str){target.p, 7}, STR("http://")))
        rest = (struct str){target.p + 7, target.n - 7};
    else if (target.n >= 8 && str_eq_nocase((struct str){target.p, 8}, STR("https://")))
        rest = (struct str){target.p + 8, target.n - 8};
    else
        return target;
    ptrdiff_t slash = str_find(rest, STR("/"));
    return slash < 0 ? STR("/") : (struct str){rest.p + slash, rest.n - (size_t)slash};
}

bool target_split(struct arena *arena, struct str target, struct str *path, struct str *query)
{
    target = without_authority(target);
    *path = *query = STR("");
    ptrdiff_t mark = str_find(target, STR("?"));
    struct str raw = {target.p, mark < 0 ? target.n : (size_t)mark};
    if (mark >= 0)
        *query = (struct str){target.p + mark + 1, target.n - (size_t)mark - 1};
    if (!raw.n || raw.p[0] != '/' || str_find(*query, STR("%00")) >= 0)
        return false;
    return decode_path(arena, raw, path);
}

/* The next name=value of a query; false at the end. */
static bool next_parameter(struct str *rest, struct str *name, struct str *value)
{
    struct str part;
    while (str_next(rest, '&', &part)) {
        if (!part.n)
            continue;
        ptrdiff_t equals = str_find(part, STR("="));
        *name = (struct str){part.p, equals < 0 ? part.n : (size_t)equals};
        *value =
            equals < 0 ? STR("") : (struct str){part.p + equals + 1, part.n - (size_t)equals - 1};
        return true;
    }
    return false;
}

struct str http_query(const struct http_request *r, const char *name)
{
    struct str rest = r->raw_query, key, value;
    for (int i = 0; i < PARAMETERS_MAX && next_parameter(&rest, &key, &value); i++) {
        bool plain = !memchr(key.p, '%', key.n) && !memchr(key.p, '+', key.n);
        if (str_is(plain ? key : decode_parameter(r->arena, key), name))
            return decode_parameter(r->arena, value);
    }
    return STR_NONE;
}

void http_query_each(const struct http_request *r,
                     void (*each)(void *data, struct str name, struct str value), void *data)
{
    struct str rest = r->raw_query, key, value;
    for (int i = 0; i < PARAMETERS_MAX && next_parameter(&rest, &key, &value); i++)
        each(data, decode_parameter(r->arena, key), decode_parameter(r->arena, value));
}

void exchange_add_header(struct exchange *x, struct str name, struct str value)
{
    struct header_line *h = ARENA_NEW(x->request.arena, struct header_line);
    h->name = str_dup(x->request.arena, name);
    h->value = str_dup(x->request.arena, str_trim(value));
    *x->headers_end = h;
    x->headers_end = &h->next;
}

struct str http_header(const struct http_request *r, const char *name)
{
    struct str wanted = str_of(name);
    for (const struct header_line *h = exchange_of(r)->headers; h; h = h->next) {
        if (str_eq_nocase(h->name, wanted))
            return h->value;
    }
    return STR_NONE;
}

static struct str cookie_in(struct str line, const char *name)
{
    struct str part;
    while (str_next(&line, ';', &part)) {
        ptrdiff_t equals = str_find(part, STR("="));
        if (equals < 0 || !str_is(str_trim((struct str){part.p, (size_t)equals}), name))
            continue;
        struct str value = str_trim((struct str){part.p + equals + 1, part.n - (size_t)equals - 1});
        bool quoted = value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"';
        return quoted ? (struct str){value.p + 1, value.n - 2} : value;
    }
    return STR_NONE;
}

struct str http_cookie(const struct http_request *r, const char *name)
{
    for (const struct header_line *h = exchange_of(r)->headers; h; h = h->next) {
        if (!str_eq_nocase(h->name, STR("Cookie")))
            continue;
        struct str value = cookie_in(h->value, name);
        if (value.p)
            return value;
    }
    return STR_NONE;
}

/* q=0 in any of its spellings refuses. */
static bool weight_is_zero(struct str parameters)
{
    struct str part;
    while (str_next(&parameters, ';', &part)) {
        part = str_trim(part);
        double weight;
        if (str_starts(part, "q=") && str_to_double((struct str){part.p + 2, part.n - 2}, &weight))
            return weight <= 0;
    }
    return false;
}

bool header_accepts(struct str value, const char *coding)
{
    struct str part;
    bool any = false;
    while (str_next(&value, ',', &part)) {
        ptrdiff_t semicolon = str_find(part, STR(";"));
        struct str name =
            str_trim((struct str){part.p, semicolon < 0 ? part.n : (size_t)semicolon});
        struct str rest =
            semicolon < 0 ? STR("")
                          : (struct str){part.p + semicolon + 1, part.n - (size_t)semicolon - 1};
        if (str_eq_nocase(name, str_of(coding)))
            return !weight_is_zero(rest);
        if (str_is(name, "*"))
            any = !weight_is_zero(rest);
    }
    return any;
}
