/*
 * json_write: the writing half of json.h. One bit per open container remembers whether a value
 * stands in it already; at the top no comma is ever written.
 */
#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/datetime.h"
#include "base/json_simd.h"

void json_out_init(struct json_out *o, struct buf *to)
{
    *o = (struct json_out){.to = to};
}

/* Before each value and key: the comma, when one is due. */
static void begin(struct json_out *o)
{
    if (o->keyed) {
        o->keyed = false;
        return;
    }
    if (o->depth == 0)
        return;
    uint32_t bit = UINT32_C(1) << (o->depth - 1);
    if (o->more & bit)
        buf_addc(o->to, ',');
    o->more |= bit;
}

static void open_container(struct json_out *o, char c)
{
    begin(o);
    assert(o->depth < JSON_MAX_DEPTH);
    o->more &= ~(UINT32_C(1) << o->depth);
    o->depth++;
    buf_addc(o->to, c);
}

static void close_container(struct json_out *o, char c)
{
    assert(o->depth > 0 && !o->keyed);
    o->depth--;
    buf_addc(o->to, c);
}

void json_open_object(struct json_out *o)
{
    open_container(o, '{');
}

void json_close_object(struct json_out *o)
{
    close_container(o, '}');
}

void json_open_array(struct json_out *o)
{
    open_container(o, '[');
}

void json_close_array(struct json_out *o)
{
    close_container(o, ']');
}

/* Bytes of the escape that must stand for what begins at p, 0 when it may stand as it is. */
static size_t escape_at(const char *p, size_t n, char out[8], size_t *taken)
{
    static const char hex[] = "0123456789abcdef", names[] = "btn.fr"; /* 8 9 10 - 12 13 */
    unsigned char c = (unsigned char)*p;
    *taken = 1;
    out[0] = '\\';
    if (c == '"' || c == '\\') {
        out[1] = (char)c;
        return 2;
    }
    if (c >= 8 && c <= 13 && c != 11) {
        out[1] = names[c - 8];
        return 2;
    }
    if (c < 0x20 || c == '<' || c == 0x7F) {
        memcpy(out, "\\u00", 4);
        out[4] = hex[c >> 4];
        out[5] = hex[c & 15];
        return 6;
    }
    bool separator =
        c == 0xE2 && n >= 3 && (unsigned char)p[1] == 0x80 && ((unsigned char)p[2] & 0xFE) == 0xA8;
    if (!separator)
        return 0;
    *taken = 3;
    memcpy(out, (unsigned char)p[2] == 0xA8 ? "\\u2028" : "\\u2029", 6);
    return 6;
}

/* Whether the byte may need an escape; most do not, and runs of those are copied at once. */
static inline bool is_special(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7F || c == 0xE2;
}

static void add_quoted(struct buf *to, struct str s)
{
    buf_addc(to, '"');
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_special((unsigned char)s.p[i]))
            continue;
        char escape[8];
        size_t taken;
        size_t n = escape_at(s.p + i, s.n - i, escape, &taken);
        if (n == 0)
            continue;
        buf_add(to, s.p + done, i - done);
        buf_add(to, escape, n);
        i += taken - 1;
        done = i + 1;
    }
    buf_add(to, s.p + done, s.n - done);
    buf_addc(to, '"');
}

void json_key_str(struct json_out *o, struct str key)
{
    begin(o);
    add_quoted(o->to, key.p ? key : STR(""));
    buf_addc(o->to, ':');
    o->keyed = true;
}

void json_key(struct json_out *o, const char *key)
{
    json_key_str(o, str_of(key));
}

void json_out_str(struct json_out *o, struct str s)
{
    begin(o);
    if (s.p)
        add_quoted(o->to, s);
    else
        buf_addz(o->to, "null");
}

void json_out_z(struct json_out *o, const char *z)
{
    json_out_str(o, str_of(z));
}

void json_out_int(struct json_out *o, int64_t i)
{
    begin(o);
    buf_addi(o->to, i);
}

void json_out_double(struct json_out *o, double d)
{
    begin(o);
    char text[JSON_DOUBLE_SIZE];
    if (isfinite(d))
        buf_add(o->to, text, json_simd_double(d, text));
    else
        buf_addz(o->to, "null");
}

void json_out_bool(struct json_out *o, bool b)
{
    begin(o);
    buf_addz(o->to, b ? "true" : "false");
}

void json_out_null(struct json_out *o)
{
    begin(o);
    buf_addz(o->to, "null");
}

void json_out_raw(struct json_out *o, struct str json)
{
    begin(o);
    buf_adds(o->to, json.n ? json : STR("null"));
}

static void out_children(struct json_out *o, const struct json *j)
{
    for (const struct json *c = j->child; c; c = c->next) {
        if (j->type == JSON_OBJECT)
            json_key_str(o, c->key);
        json_out_tree(o, c);
    }
}

void json_out_tree(struct json_out *o, const struct json *j)
{
    enum json_type type = j ? j->type : JSON_NULL;
    switch (type) {
    case JSON_NULL:
        json_out_null(o);
        break;
    case JSON_FALSE:
    case JSON_TRUE:
        json_out_bool(o, type == JSON_TRUE);
        break;
    case JSON_INT:
        json_out_int(o, j->i);
        break;
    case JSON_NUMBER:
        json_out_raw(o, j->text);
        break;
    case JSON_STRING:
        json_out_str(o, j->text);
        break;
    case JSON_ARRAY:
        json_open_array(o);
        out_children(o, j);
        json_close_array(o);
        break;
    case JSON_OBJECT:
        json_open_object(o);
        out_children(o, j);
        json_close_object(o);
        break;
    }
}

void json_out_date(struct json_out *o, int32_t day)
{
    char text[DATE_SIZE];
    date_format(day, text);
    json_out_z(o, text);
}

void json_out_instant(struct json_out *o, int64_t ms)
{
    char text[INSTANT_SIZE];
    instant_format(ms, text);
    json_out_z(o, text);
}

void json_member_str(struct json_out *o, const char *key, struct str s)
{
    json_key(o, key);
    json_out_str(o, s);
}

void json_member_z(struct json_out *o, const char *key, const char *z)
{
    json_key(o, key);
    json_out_z(o, z);
}

void json_member_int(struct json_out *o, const char *key, int64_t i)
{
    json_key(o, key);
    json_out_int(o, i);
}

void json_member_bool(struct json_out *o, const char *key, bool b)
{
    json_key(o, key);
    json_out_bool(o, b);
}

void json_member_null(struct json_out *o, const char *key)
{
    json_key(o, key);
    json_out_null(o);
}

void json_member_instant(struct json_out *o, const char *key, int64_t ms)
{
    json_key(o, key);
    json_out_instant(o, ms);
}
