/*
 * json: reading (simdjson, copied into a small tree in the arena) and writing.
 *
 * Reading: depth 32 at most, checked UTF-8, exact 64-bit integers, the last of duplicate keys wins.
 * Where simdjson refuses a number (too large) or a string (lone surrogate), a repair pass rewrites
 * the text once and the document is marked repaired. The tree is arena memory and does not need the
 * parser any more.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/str.h"

enum json_type {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_INT,    /* fits int64: .i */
    JSON_NUMBER, /* other numbers: .d, and .text as shortest decimal that reads back the same */
    JSON_STRING, /* .text */
    JSON_ARRAY,  /* .child .. next, .count */
    JSON_OBJECT  /* .child .. next with .key, .count */
};

struct json {
    enum json_type type;
    uint32_t count;
    struct str key;  /* of a member of an object */
    struct str text; /* JSON_STRING, JSON_NUMBER */
    int64_t i;
    double d;
    struct json *child, *next;
};

struct json_result {
    struct json *root; /* NULL when it cannot be read */
    const char *error; /* static text, e.g. "depth over 32" */
    size_t position;   /* byte where reading stopped, when known, else 0 */
    bool repaired;     /* a repair pass was needed */
};

/* Reads one document. Thread-safe (one parser per thread inside). Text need not be padded. */
struct json_result json_parse(struct arena *arena, struct str text);
/* Member of an object; NULL when there is none or `j` is no object or NULL. */
const struct json *json_get(const struct json *j, const char *key);
/* Text of a string member, else STR_NONE. */
struct str json_get_str(const struct json *j, const char *key);
static inline bool json_is_null(const struct json *j)
{
    return !j || j->type == JSON_NULL;
}

/*
 * Writing into a buf: the caller opens and closes; commas come by themselves. Text is escaped (also
 * U+2028/9 and
 * '<', so that it may stand in HTML). Depth 32.
 */
struct json_out {
    struct buf *to;
    unsigned depth;
    uint32_t more; /* bit per depth: a value stands there already */
    bool keyed;    /* a key was just written */
};

/* Begins a document at the end of `to` (kept until done); containers; keys of an object. */
void json_out_init(struct json_out *o, struct buf *to);
void json_open_object(struct json_out *o);
void json_close_object(struct json_out *o);
void json_open_array(struct json_out *o);
void json_close_array(struct json_out *o);
void json_key(struct json_out *o, const char *key);
void json_key_str(struct json_out *o, struct str key);
void json_out_str(struct json_out *o, struct str s); /* STR_NONE writes null */
void json_out_z(struct json_out *o, const char *z);
void json_out_int(struct json_out *o, int64_t i);
void json_out_double(struct json_out *o, double d); /* not finite: null */
void json_out_bool(struct json_out *o, bool b);
void json_out_null(struct json_out *o);
void json_out_raw(struct json_out *o, struct str json); /* must be JSON */
void json_out_tree(struct json_out *o, const struct json *j);
void json_out_date(struct json_out *o, int32_t day);
void json_out_instant(struct json_out *o, int64_t ms);
/* key and value in one. */
void json_member_str(struct json_out *o, const char *key, struct str s);
void json_member_z(struct json_out *o, const char *key, const char *z);
void json_member_int(struct json_out *o, const char *key, int64_t i);
void json_member_bool(struct json_out *o, const char *key, bool b);
void json_member_null(struct json_out *o, const char *key);
void json_member_instant(struct json_out *o, const char *key, int64_t ms);

#endif
