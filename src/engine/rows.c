/* rows: see rows.h. */
#include "engine/rows.h"

#include <string.h>

#include "base/arena.h"
#include "base/hashmap.h"
#include "engine/slice.h"

struct rows *rows_table(struct arena *arena, struct rows ***last, size_t nrows, const char *into,
                        const char *after)
{
    struct rows *t = ARENA_NEW(arena, struct rows);
    *t = (struct rows){.arena = arena, .into = into, .after = after, .nrows = nrows};
    **last = t;
    *last = &t->next;
    return t;
}

int64_t *rows_add_ints(struct rows *r, bool **null)
{
    int64_t *values = arena_array(r->arena, r->nrows, sizeof(*values));
    *null = arena_array(r->arena, r->nrows, sizeof(**null));
    r->columns[r->ncolumns++] = (struct db_column){'i', values, *null};
    return values;
}

void rows_add_member(struct rows *r, const void *structs, size_t size, size_t offset)
{
    bool *null;
    int64_t *values = rows_add_ints(r, &null);
    for (size_t i = 0; i < r->nrows; i++) {
        memcpy(&values[i], (const char *)structs + i * size + offset, sizeof(*values));
        null[i] = values[i] == NONE;
        if (null[i])
            values[i] = 0;
    }
}

void rows_add_number(struct rows *r, int64_t number)
{
    bool *null;
    int64_t *values = rows_add_ints(r, &null);
    for (size_t i = 0; i < r->nrows; i++) {
        values[i] = number;
        null[i] = false;
    }
}

/* ---- what is stored already ---- */

static size_t width_of(char kind)
{
    return kind == 'i' ? sizeof(int64_t) : kind == 'd' ? sizeof(double) : sizeof(struct str);
}

static bool equal_value(const struct db_column *c, size_t row, struct db_stmt *st, int at)
{
    struct str mine, stored;
    if (c->null && (c->null[row] || db_is_null(st, at)))
        return c->null[row] && db_is_null(st, at);
    if (c->kind == 'i')
        return !db_is_null(st, at) && ((const int64_t *)c->values)[row] == db_col_int(st, at);
    if (c->kind == 'd')
        return ((const double *)c->values)[row] == db_col_real(st, at);
    mine = ((const struct str *)c->values)[row];
    stored = db_col_blob(st, at);
    return !mine.p == !stored.p && str_eq(mine, stored);
}

static bool equal_row(const struct rows *r, size_t row, struct db_stmt *st)
{
    for (size_t i = 1; i < r->ncolumns - r->dated; i++)
        if (!equal_value(&r->columns[i], row, st, (int)i))
            return false;
    return true;
}

static void keep_rows(struct rows *r, const bool *stored)
{
    size_t n = 0;
    for (size_t row = 0; row < r->nrows; row++) {
        if (stored[row])
            continue;
        for (size_t i = 0; i < r->ncolumns && n < row; i++) {
            const struct db_column *c = &r->columns[i];
            size_t width = width_of(c->kind);
            char *values = (char *)c->values;
            memcpy(values + n * width, values + row * width, width);
            if (c->null)
                ((bool *)c->null)[n] = c->null[row];
        }
        n++;
    }
    r->nrows = n;
}

/* The same columns of the stored rows that have the keys. */
static struct str read_sql(const struct rows *r)
{
    const char *open = strchr(r->into, '('), *close = strchr(r->into, ')');
    int table = (int)(open - r->into), key = (int)strcspn(open + 1, ",");
    return str_fmt(r->arena, "SELECT %.*s FROM %.*s WHERE %.*s {in_ints}", (int)(close - open - 1),
                   open + 1, table, r->into, key, open + 1);
}

int rows_drop_stored(struct rows *r, struct db_conn *conn)
{
    const int64_t *keys = r->columns[0].values;
    bool *stored = arena_array(r->arena, r->nrows, sizeof(*stored));
    struct map places = {0};
    memset(stored, 0, r->nrows * sizeof(*stored));
    for (size_t i = 0; i < r->nrows; i++)
        map_put_number(&places, (uint64_t)keys[i], i);
    struct db_stmt *st = db_prepare(conn, read_sql(r));
    if (st)
        db_bind_ints(st, keys, r->nrows);
    while (db_next(st)) {
        size_t row = map_get_number(&places, (uint64_t)db_col_int(st, 0), 0);
        stored[row] = equal_row(r, row, st);
    }
    db_done(st);
    map_free(&places);
    keep_rows(r, stored);
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* ---- writing ---- */

static int64_t write_part(const struct rows *r, struct db_conn *conn, size_t n)
{
    struct db_column part[ROWS_COLUMNS_MAX];
    for (size_t i = 0; i < r->ncolumns; i++) {
        const struct db_column *c = &r->columns[i];
        part[i] =
            (struct db_column){c->kind, (const char *)c->values + r->written * width_of(c->kind),
                               c->null ? c->null + r->written : NULL};
    }
    return db_bulk(conn, r->into, part, r->ncolumns, n, r->after);
}

int rows_write(struct rows **chain, struct db_conn *conn, size_t most)
{
    while (*chain) {
        struct rows *r = *chain;
        size_t n = r->nrows - r->written;
        if (n && !most)
            return 0;
        n = n < most ? n : most;
        if (n && write_part(r, conn, n) < 0)
            return -1;
        r->written += n;
        most -= n;
        if (r->written < r->nrows)
            return 0;
        *chain = r->next;
    }
    return 0;
}
