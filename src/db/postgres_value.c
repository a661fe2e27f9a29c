/*
 * postgres_value: parameters and result columns. Parameters have no stated type: the server infers
 * it from where they stand (CAST(? AS type) where it cannot). Numbers and text go as text, bytes
 * and arrays in the binary form, which needs no escaping. Results come as text and are read by the
 * type the server names.
 */
#include "db/postgres.h"

#include <endian.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of built-in types; they never change. */
enum {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_OID = 26,
    OID_FLOAT4 = 700,
    OID_FLOAT8 = 701,
    OID_NUMERIC = 1700
};

static struct postgres_stmt *pg_of(const struct db_stmt *s)
{
    return (struct postgres_stmt *)s;
}

int pg_value_prepare(struct db_stmt *s)
{
    struct postgres_stmt *ps = pg_of(s);

    ps->values = BUF_INIT(DB_TEXT_MAX);
    ps->params = mem_alloc(sizeof ps->params[0] * (size_t)s->params + 1);
    return 0;
}

void pg_value_reset(struct postgres_stmt *s)
{
    buf_clear(&s->values);
    if (s->values.space > 1 << 20)
        buf_free(&s->values); /* a large one is no reason to keep so much with every statement */
    for (int i = 0; i < s->ndecoded; i++)
        buf_free(&s->decoded[i]);
    free(s->decoded);
    free(s->decoded_row);
    s->decoded = NULL;
    s->decoded_row = NULL;
    s->ndecoded = 0;
    PQclear(s->result);
    s->result = NULL;
    s->row = s->rows = 0;
}

void pg_value_free(struct postgres_stmt *s)
{
    pg_value_reset(s);
    buf_free(&s->values);
    free(s->params);
}

/* Every value ends in a zero byte, which libpq wants behind text. */
static void put(struct db_stmt *s, int at, const void *p, size_t n, int format)
{
    struct postgres_stmt *ps = pg_of(s);

    ps->params[at] = (struct pg_param){ps->values.n, (int)n, format, false};
    buf_add(&ps->values, p, n);
    buf_addc(&ps->values, 0);
}

void pg_bind_int(struct db_stmt *s, int at, int64_t v)
{
    char text[24];
    put(s, at, text, (size_t)snprintf(text, sizeof text, "%" PRId64, v), 0);
}

void pg_bind_real(struct db_stmt *s, int at, double v)
{
    char text[40];
    put(s, at, text, (size_t)snprintf(text, sizeof text, "%.17g", v), 0);
}

void pg_bind_text(struct db_stmt *s, int at, struct str v)
{
    put(s, at, v.p, v.n, 0);
}

void pg_bind_blob(struct db_stmt *s, int at, struct str v)
{
    put(s, at, v.p, v.n, 1);
}

void pg_bind_null(struct db_stmt *s, int at)
{
    pg_of(s)->params[at] = (struct pg_param){0, 0, 0, true};
}

static void add32(struct buf *b, int32_t v)
{
    uint32_t big = htobe32((uint32_t)v);
    buf_add(b, &big, sizeof big);
}

static void add64(struct buf *b, uint64_t v)
{
    struct {
        uint32_t length, high, low;
    } cell = {htobe32(8), htobe32((uint32_t)(v >> 32)), htobe32((uint32_t)v)};
    buf_add(b, &cell, sizeof cell);
}

static void add_bytes(struct buf *b, struct str v)
{
    if (v.p == NULL) {
        add32(b, -1);
        return;
    }
    add32(b, (int32_t)v.n);
    buf_add(b, v.p, v.n);
}

/* Head of an array: dimensions, whether NULL may occur, type, length, lowest index. */
static void array_begin(struct db_stmt *s, int at, int32_t oid, size_t n)
{
    struct postgres_stmt *ps = pg_of(s);

    ps->params[at] = (struct pg_param){ps->values.n, 0, 1, false};
    add32(&ps->values, n == 0 ? 0 : 1);
    add32(&ps->values, 1);
    add32(&ps->values, oid);
    if (n == 0)
        return;
    add32(&ps->values, (int32_t)n);
    add32(&ps->values, 1);
}

static void array_end(struct db_stmt *s, int at)
{
    struct postgres_stmt *ps = pg_of(s);
    ps->params[at].length = (int)(ps->values.n - ps->params[at].at);
}

void pg_bind_ints(struct db_stmt *s, int at, const int64_t *v, size_t n)
{
    array_begin(s, at, OID_INT8, n);
    for (size_t i = 0; i < n; i++)
        add64(&pg_of(s)->values, (uint64_t)v[i]);
    array_end(s, at);
}

void pg_bind_texts(struct db_stmt *s, int at, const struct str *v, size_t n)
{
    array_begin(s, at, OID_TEXT, n);
    for (size_t i = 0; i < n; i++)
        add_bytes(&pg_of(s)->values, v[i]);
    array_end(s, at);
}

const char *pg_array_type(char kind)
{
    switch (kind) {
    case 'i':
        return "bigint[]";
    case 'd':
        return "float8[]";
    case 'b':
        return "bytea[]";
    }
    return "text[]";
}

static void add_cell(struct buf *b, const struct db_column *column, size_t row)
{
    uint64_t bits;

    if (column->null != NULL && column->null[row]) {
        add32(b, -1);
        return;
    }
    switch (column->kind) {
    case 'i':
        add64(b, (uint64_t)((const int64_t *)column->values)[row]);
        break;
    case 'd':
        memcpy(&bits, &((const double *)column->values)[row], sizeof bits);
        add64(b, bits);
        break;
    default:
        add_bytes(b, ((const struct str *)column->values)[row]);
    }
}

void pg_bind_column(struct db_stmt *s, int at, const struct db_column *column, size_t from,
                    size_t n)
{
    int32_t oid = column->kind == 'i'   ? OID_INT8
                  : column->kind == 'd' ? OID_FLOAT8
                  : column->kind == 'b' ? OID_BYTEA
                                        : OID_TEXT;

    array_begin(s, at, oid, n);
    for (size_t i = 0; i < n; i++)
        add_cell(&pg_of(s)->values, column, from + i);
    array_end(s, at);
}

int pg_columns(const struct db_stmt *s)
{
    return PQnfields(pg_of(s)->result);
}

const char *pg_column_name(const struct db_stmt *s, int column)
{
    return PQfname(pg_of(s)->result, column);
}

static bool null_at(const struct postgres_stmt *s, int column)
{
    return PQgetisnull(s->result, s->row, column) != 0;
}

static struct str text_at(const struct postgres_stmt *s, int column)
{
    return (struct str){PQgetvalue(s->result, s->row, column),
                        (size_t)PQgetlength(s->result, s->row, column)};
}

char pg_kind_of(struct db_stmt *s, int column)
{
    struct postgres_stmt *ps = pg_of(s);

    if (null_at(ps, column))
        return 'n';
    switch (PQftype(ps->result, column)) {
    case OID_BOOL:
    case OID_INT2:
    case OID_INT4:
    case OID_INT8:
    case OID_OID:
        return 'i';
    case OID_FLOAT4:
    case OID_FLOAT8:
        return 'd';
    case OID_NUMERIC: /* sum() of whole numbers is whole, avg() is not */
        return str_find(text_at(ps, column), STR(".")) < 0 ? 'i' : 'd';
    case OID_BYTEA:
        return 'b';
    }
    return 's';
}

/* A whole number; a fraction is cut off as SQLite does it. */
int64_t pg_col_int(struct db_stmt *s, int column)
{
    struct postgres_stmt *ps = pg_of(s);
    char *text = PQgetvalue(ps->result, ps->row, column);

    if (null_at(ps, column))
        return 0;
    switch (PQftype(ps->result, column)) {
    case OID_BOOL:
        return text[0] == 't';
    case OID_FLOAT4:
    case OID_FLOAT8:
        return (int64_t)strtod(text, NULL);
    }
    return strtoll(text, NULL, 10);
}

double pg_col_real(struct db_stmt *s, int column)
{
    struct postgres_stmt *ps = pg_of(s);

    if (null_at(ps, column))
        return 0;
    if (PQftype(ps->result, column) == OID_BOOL)
        return (double)pg_col_int(s, column);
    return strtod(PQgetvalue(ps->result, ps->row, column), NULL);
}

static unsigned digit_of(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* \x0a1b...: kept per column until the next row. */
static struct str decode(struct postgres_stmt *s, int column)
{
    struct str hex = text_at(s, column);
    struct buf *b;

    if (s->decoded == NULL) {
        s->ndecoded = PQnfields(s->result);
        s->decoded = mem_alloc((size_t)s->ndecoded * sizeof s->decoded[0]);
        s->decoded_row = mem_alloc((size_t)s->ndecoded * sizeof s->decoded_row[0]);
        for (int i = 0; i < s->ndecoded; i++) {
            s->decoded[i] = BUF_INIT(DB_TEXT_MAX);
            s->decoded_row[i] = -1;
        }
    }
    b = &s->decoded[column];
    if (s->decoded_row[column] != s->row) {
        buf_clear(b);
        for (size_t i = 2; i + 1 < hex.n; i += 2)
            buf_addc(b, (char)(digit_of(hex.p[i]) << 4 | digit_of(hex.p[i + 1])));
        s->decoded_row[column] = s->row;
    }
    return b->n == 0 ? STR("") : buf_str(b);
}

struct str pg_col_text(struct db_stmt *s, int column)
{
    struct postgres_stmt *ps = pg_of(s);

    if (null_at(ps, column))
        return STR_NONE;
    switch (PQftype(ps->result, column)) {
    case OID_BYTEA:
        return decode(ps, column);
    case OID_BOOL:
        return pg_col_int(s, column) ? STR("1") : STR("0");
    }
    return text_at(ps, column);
}

struct str pg_col_blob(struct db_stmt *s, int column)
{
    return pg_col_text(s, column);
}
