/*
 * log: lines are put together on the stack and written with one write(2), so that lines of several
 * threads do not mix. The pairs come as logfmt text; for JSON they are read back pair by pair. A
 * quoted value is escaped the same way in both, so it is copied as it stands.
 */
#include "base/log.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/datetime.h"
#include "base/utf8.h"

enum { LINE_SIZE = 4096, TAIL = 3, QUOTE_SIZE = 512, QUOTE_COUNT = 8, LONGEST_MESSAGE = 1024 };

struct line {
    char p[LINE_SIZE];
    size_t n;
    bool full; /* something did not fit; what follows is left out */
};

static const char *const level_names[] = {"debug", "info", "warn", "error"};
static atomic_int least_level = LOG_INFO;
static atomic_bool as_json;
static _Thread_local const char *request_id;

void log_setup(enum log_level least, bool json)
{
    atomic_store(&least_level, (int)least);
    atomic_store(&as_json, json);
}

void log_request_id(const char *id)
{
    request_id = id;
}

/* Writes the character c escaped for logfmt and JSON alike; `out` has 7 bytes. Returns their
 * number. */
static size_t escape(unsigned char c, bool valid_utf8, char *out)
{
    static const char from[] = "\"\\\n\r\t", to[] = "\"\\nrt";
    const char *found = c ? strchr(from, c) : NULL;
    if (found) {
        out[0] = '\\';
        out[1] = to[found - from];
        return 2;
    }
    if (c < 0x20 || c == 0x7F)
        return (size_t)snprintf(out, 7, "\\u%04x", c);
    out[0] = c >= 0x80 && !valid_utf8 ? '?' : (char)c;
    return 1;
}

/* Quotes at most what fits into out, cut between characters. Returns bytes without the zero. */
static size_t quote(struct str s, char *out, size_t size)
{
    bool valid = utf8_valid(s);
    size_t n = 0;
    out[n++] = '"';
    for (size_t i = 0; i < s.n; i++) {
        char piece[7];
        size_t length = escape((unsigned char)s.p[i], valid, piece);
        bool begins = ((unsigned char)s.p[i] & 0xC0) != 0x80;
        if (n + length + 2 + (begins ? 3 : 0) > size)
            break;
        memcpy(out + n, piece, length);
        n += length;
    }
    out[n++] = '"';
    out[n] = '\0';
    return n;
}

const char *log_quote(const char *z)
{
    static _Thread_local char texts[QUOTE_COUNT][QUOTE_SIZE];
    static _Thread_local unsigned next;
    char *out = texts[next++ % QUOTE_COUNT];
    quote(str_of(z ? z : ""), out, QUOTE_SIZE);
    return out;
}

/* Adds all of it or nothing. */
static void add(struct line *l, const char *p, size_t n)
{
    if (l->full || n > sizeof l->p - TAIL - l->n) {
        l->full = true;
        return;
    }
    memcpy(l->p + l->n, p, n);
    l->n += n;
}

static void addz(struct line *l, const char *z)
{
    add(l, z, strlen(z));
}

static void add_quoted(struct line *l, const char *z)
{
    char text[LONGEST_MESSAGE];
    add(l, text, quote(str_of(z), text, sizeof text));
}

/* Takes one key=value (value quoted or up to the next space) off the front; false at the end. */
static bool next_pair(struct str *rest, struct str *key, struct str *value)
{
    *rest = str_trim(*rest);
    const char *equals = memchr(rest->p, '=', rest->n);
    if (!equals)
        return false;
    *key = (struct str){rest->p, (size_t)(equals - rest->p)};
    const char *p = equals + 1, *end = rest->p + rest->n;
    const char *from = p;
    if (p < end && *p == '"') {
        for (p++; p < end && *p != '"'; p++)
            p += *p == '\\' && p + 1 < end;
        p += p < end;
    } else {
        while (p < end && *p != ' ')
            p++;
    }
    *value = (struct str){from, (size_t)(p - from)};
    *rest = (struct str){p, (size_t)(end - p)};
    return true;
}

static bool is_plain_number(struct str s)
{
    int64_t i;
    size_t sign = s.n && *s.p == '-';
    return s.n > sign && s.n < 16 && s.p[0] != '+' && (s.p[sign] != '0' || s.n == sign + 1) &&
           str_to_int(s, &i);
}

static void add_json_pair(struct line *l, struct str key, struct str value)
{
    char text[LINE_SIZE];
    size_t n = 0;
    text[n++] = ',';
    n += quote(key, text + n, LONGEST_MESSAGE);
    text[n++] = ':';
    bool quoted = value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"';
    if ((quoted && utf8_valid(value)) || is_plain_number(value)) {
        if (value.n > sizeof text - n)
            return;
        memcpy(text + n, value.p, value.n);
        n += value.n;
    } else {
        n += quote(value, text + n, sizeof text - n);
    }
    add(l, text, n);
}

static void add_json_pairs(struct line *l, const char *pairs)
{
    struct str rest = str_of(pairs), key, value;
    while (next_pair(&rest, &key, &value))
        add_json_pair(l, key, value);
}

static void add_fmt_pairs(struct line *l, const char *pairs)
{
    addz(l, " ");
    size_t n = strlen(pairs), space = sizeof l->p - TAIL - l->n;
    add(l, pairs, l->full || n < space ? n : space);
}

/* A line break inside an unquoted value must not begin a line of its own. */
static void blank_controls(char *z)
{
    for (; *z; z++)
        if ((unsigned char)*z < 0x20)
            *z = ' ';
}

static void write_line(const struct line *l)
{
    size_t done = 0;
    while (done < l->n) {
        ssize_t n = write(STDERR_FILENO, l->p + done, l->n - done);
        if (n < 0 && errno != EINTR)
            return;
        done += n > 0 ? (size_t)n : 0;
    }
}

void log_line(enum log_level level, const char *message, const char *pairs, ...)
{
    if ((int)level < atomic_load_explicit(&least_level, memory_order_relaxed))
        return;
    int kept_errno = errno;
    char text[LINE_SIZE] = "", now[INSTANT_SIZE];
    if (pairs) {
        va_list args;
        va_start(args, pairs);
        vsnprintf(text, sizeof text, pairs, args);
        va_end(args);
        blank_controls(text);
    }
    bool json = atomic_load_explicit(&as_json, memory_order_relaxed);
    struct line l = {.n = 0};
    instant_format(clock_now(), now);
    addz(&l, json ? "{\"time\":\"" : "time=");
    addz(&l, now);
    addz(&l, json ? "\",\"level\":\"" : " level=");
    addz(&l, level_names[level]);
    addz(&l, json ? "\",\"msg\":" : " msg=");
    add_quoted(&l, message);
    if (request_id) {
        addz(&l, json ? ",\"request\":" : " request=");
        add_quoted(&l, request_id);
    }
    if (json)
        add_json_pairs(&l, text);
    else if (text[0])
        add_fmt_pairs(&l, text);
    if (json)
        l.p[l.n++] = '}';
    l.p[l.n++] = '\n';
    write_line(&l);
    errno = kept_errno;
}
