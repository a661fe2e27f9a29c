/*
 * statement: from a text and its values to rows. Each connection keeps the statements it has
 * prepared, keyed by the text as given, and forgets the one used longest ago when there are too
 * many. A text that is asked for while its statement is still being read gets a second one that
 * lives only until db_done.
 */
#include "db/engine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct engine *engine_of(const struct db_stmt *s)
{
    return s->conn->db->engine;
}

static void unlink_stmt(struct db_stmt *s)
{
    struct db_conn *c = s->conn;

    *(s->newer != NULL ? &s->newer->older : &c->newest) = s->older;
    *(s->older != NULL ? &s->older->newer : &c->oldest) = s->newer;
    s->newer = s->older = NULL;
}

static void link_newest(struct db_stmt *s)
{
    struct db_conn *c = s->conn;

    s->older = c->newest;
    s->newer = NULL;
    *(c->newest != NULL ? &c->newest->newer : &c->oldest) = s;
    c->newest = s;
}

static void stmt_free(struct db_stmt *s)
{
    struct db_conn *c = s->conn;

    unlink_stmt(s);
    c->nstatements--;
    if (s->cached)
        map_remove(&c->cache, (struct str){s->given, s->given_n});
    engine_of(s)->finalize(s);
    free(s->given);
    free(s->sql);
    free(s);
}

static void finish(struct db_stmt *s)
{
    engine_of(s)->reset(s);
    s->busy = false;
    if (!s->cached)
        stmt_free(s);
}

void statements_reset(struct db_conn *c)
{
    struct db_stmt *s, *older;

    for (s = c->newest; s != NULL; s = older) {
        older = s->older;
        if (s->busy)
            finish(s);
    }
}

void statements_free(struct db_conn *c)
{
    while (c->newest != NULL)
        stmt_free(c->newest);
}

static void make_room(struct db_conn *c)
{
    struct db_stmt *s, *newer;

    for (s = c->oldest; s != NULL && c->nstatements >= DB_STATEMENTS_MAX; s = newer) {
        newer = s->newer;
        if (!s->busy)
            stmt_free(s);
    }
}

static struct db_stmt *stmt_new(struct db_conn *c, struct str sql, bool cached)
{
    struct db_stmt *s = mem_alloc(c->db->engine->stmt_size);
    struct buf text = BUF_INIT(DB_TEXT_MAX);
    const char *why;
    int status;
    size_t n;

    s->conn = c;
    s->given = mem_alloc(sql.n + 1);
    memcpy(s->given, sql.p, sql.n);
    s->given_n = sql.n;
    status = dialect_expand(c->db->engine->kind, sql, &text, &s->params, &why);
    s->sql = buf_take(&text, &n);
    link_newest(s);
    c->nstatements++;
    if (status != 0) {
        conn_bug(c, why, s->given);
    } else if (c->db->engine->prepare(s) == 0) {
        if (cached)
            map_put(&c->cache, (struct str){s->given, s->given_n}, (uint64_t)(uintptr_t)s);
        s->cached = cached;
        return s;
    }
    stmt_free(s);
    return NULL;
}

struct db_stmt *statement_get(struct db_conn *c, struct str sql)
{
    struct db_stmt *s;

    if (c->error != DB_OK)
        return NULL;
    s = (struct db_stmt *)(uintptr_t)map_get(&c->cache, sql, 0);
    if (s != NULL && !s->busy) {
        unlink_stmt(s);
        link_newest(s);
    } else {
        make_room(c);
        s = stmt_new(c, sql, s == NULL);
        if (s == NULL)
            return NULL;
    }
    s->busy = true;
    s->started = s->row_ready = s->ended = false;
    s->bound = 0;
    return s;
}

struct db_stmt *db_prepare(struct db_conn *conn, struct str sql)
{
    return statement_get(conn, sql);
}

/* Where the next value goes; -1 when it should not be there. */
static int next_place(struct db_stmt *s)
{
    if (s == NULL || s->conn->error != DB_OK)
        return -1;
    if (s->started || s->bound >= s->params) {
        conn_bug(s->conn, "more values than question marks", s->given);
        return -1;
    }
    return s->bound++;
}

void db_bind_int(struct db_stmt *s, int64_t v)
{
    int at = next_place(s);
    if (at >= 0)
        engine_of(s)->bind_int(s, at, v);
}

void db_bind_null(struct db_stmt *s)
{
    int at = next_place(s);
    if (at >= 0)
        engine_of(s)->bind_null(s, at);
}

void db_bind_real(struct db_stmt *s, double v)
{
    int at = next_place(s);
    if (at >= 0 && isfinite(v))
        engine_of(s)->bind_real(s, at, v);
    else if (at >= 0)
        engine_of(s)->bind_null(s, at);
}

/* One engine cannot store U+0000 and the other cuts at it in functions, so neither gets it. */
static bool text_fits(struct db_stmt *s, struct str v)
{
    if (v.n == 0 || memchr(v.p, 0, v.n) == NULL)
        return true;
    conn_bug(s->conn, "text holds U+0000", s->given);
    return false;
}

void db_bind_text(struct db_stmt *s, struct str v)
{
    int at = next_place(s);
    if (at >= 0 && v.p == NULL)
        engine_of(s)->bind_null(s, at);
    else if (at >= 0 && text_fits(s, v))
        engine_of(s)->bind_text(s, at, v);
}

void db_bind_blob(struct db_stmt *s, struct str v)
{
    int at = next_place(s);
    if (at >= 0 && v.p == NULL)
        engine_of(s)->bind_null(s, at);
    else if (at >= 0)
        engine_of(s)->bind_blob(s, at, v);
}

void db_bind_ints(struct db_stmt *s, const int64_t *v, size_t n)
{
    int at = next_place(s);
    if (at >= 0)
        engine_of(s)->bind_ints(s, at, v, n);
}

void db_bind_texts(struct db_stmt *s, const struct str *v, size_t n)
{
    int at = next_place(s);
    if (at < 0)
        return;
    for (size_t i = 0; i < n; i++) {
        if (!text_fits(s, v[i]))
            return;
    }
    engine_of(s)->bind_texts(s, at, v, n);
}

static void bind_optional(struct db_stmt *s, const int64_t *v)
{
    if (v == NULL)
        db_bind_null(s);
    else
        db_bind_int(s, *v);
}

/* A list, not a pointer to one, cannot be passed on and read further in portable C; hence the
 * struct. */
struct values {
    va_list list;
};

static void bind_one(struct db_stmt *s, char type, struct values *v)
{
    const int64_t *ints;
    const struct str *texts;

    switch (type) {
    case 'i':
        db_bind_int(s, va_arg(v->list, int64_t));
        break;
    case 'd':
        db_bind_real(s, va_arg(v->list, double));
        break;
    case 's':
        db_bind_text(s, va_arg(v->list, struct str));
        break;
    case 'z':
        db_bind_text(s, str_of(va_arg(v->list, const char *)));
        break;
    case 'b':
        db_bind_blob(s, va_arg(v->list, struct str));
        break;
    case 'n':
        db_bind_null(s);
        break;
    case 'o':
        bind_optional(s, va_arg(v->list, const int64_t *));
        break;
    case 'I':
        ints = va_arg(v->list, const int64_t *);
        db_bind_ints(s, ints, va_arg(v->list, size_t));
        break;
    case 'S':
        texts = va_arg(v->list, const struct str *);
        db_bind_texts(s, texts, va_arg(v->list, size_t));
        break;
    default:
        conn_bug(s->conn, "unknown type letter", s->given);
    }
}

static bool may_start(struct db_stmt *s)
{
    struct db_conn *c = s->conn;

    if (c->error != DB_OK)
        return false;
    if (s->bound != s->params)
        conn_bug(c, "fewer values than question marks", s->given);
    else if (conn_late(c))
        conn_fail(c, DB_INTERRUPTED, "", "-", "deadline passed before the statement", s->given);
    return c->error == DB_OK;
}

/* Runs to the first row (or to the end when there is none); false on failure. */
static bool start(struct db_stmt *s)
{
    int got;

    if (s->conn->error != DB_OK)
        return false;
    if (s->started)
        return true;
    if (!may_start(s))
        return false;
    got = engine_of(s)->start(s);
    s->started = true;
    s->row_ready = got == 1;
    s->ended = got == 0;
    return got >= 0;
}

/* Prepared and bound, or NULL. */
static struct db_stmt *bound(struct db_conn *c, struct str sql, const char *types, struct values *v)
{
    struct db_stmt *s = statement_get(c, sql);

    for (; s != NULL && *types != 0 && c->error == DB_OK; types++)
        bind_one(s, *types, v);
    return s;
}

/* Prepared, bound and started, or NULL. */
static struct db_stmt *query(struct db_conn *c, struct str sql, const char *types, struct values *v)
{
    struct db_stmt *s = bound(c, sql, types, v);

    if (s == NULL || start(s))
        return s;
    finish(s);
    return NULL;
}

bool db_next(struct db_stmt *s)
{
    int got;

    if (s == NULL || !start(s) || s->ended)
        return false;
    if (s->row_ready) {
        s->row_ready = false;
        return true;
    }
    got = engine_of(s)->next(s);
    s->ended = got != 1;
    return got == 1;
}

void db_done(struct db_stmt *s)
{
    if (s != NULL)
        finish(s);
}

static int64_t run_to_end(struct db_stmt *s)
{
    int64_t changes;

    if (s == NULL)
        return -1;
    while (db_next(s))
        continue;
    changes = s->conn->error == DB_OK ? engine_of(s)->changes(s) : -1;
    finish(s);
    return changes;
}

int64_t db_exec(struct db_stmt *s)
{
    return run_to_end(s);
}

struct db_stmt *db_query(struct db_conn *conn, const char *sql, const char *types, ...)
{
    struct values v;
    struct db_stmt *s;

    va_start(v.list, types);
    s = query(conn, str_of(sql), types, &v);
    va_end(v.list);
    return s;
}

int64_t db_run(struct db_conn *conn, const char *sql, const char *types, ...)
{
    struct values v;
    struct db_stmt *s;

    va_start(v.list, types);
    s = query(conn, str_of(sql), types, &v);
    va_end(v.list);
    return run_to_end(s);
}

void db_later(struct db_conn *conn, const char *sql, const char *types, ...)
{
    struct values v;
    struct db_stmt *s;

    va_start(v.list, types);
    s = bound(conn, str_of(sql), types, &v);
    va_end(v.list);
    if (s != NULL && s->cached && conn->open && engine_of(s)->later != NULL) {
        if (may_start(s))
            engine_of(s)->later(s);
        finish(s);
    } else {
        run_to_end(s);
    }
}

int64_t db_insert(struct db_conn *conn, const char *sql, const char *types, ...)
{
    struct values v;
    struct db_stmt *s;
    int64_t id = 0;

    buf_clear(&conn->scratch);
    buf_addz(&conn->scratch, sql);
    buf_addz(&conn->scratch, "\nRETURNING id");
    va_start(v.list, types);
    s = query(conn, buf_str(&conn->scratch), types, &v);
    va_end(v.list);
    if (db_next(s))
        id = db_col_int(s, 0);
    return run_to_end(s) < 0 ? -1 : id;
}

int64_t db_int(struct db_conn *conn, int64_t otherwise, const char *sql, const char *types, ...)
{
    struct values v;
    struct db_stmt *s;
    int64_t value = otherwise;

    va_start(v.list, types);
    s = query(conn, str_of(sql), types, &v);
    va_end(v.list);
    if (db_next(s) && !db_is_null(s, 0))
        value = db_col_int(s, 0);
    db_done(s);
    return value;
}

struct str db_text(struct db_conn *conn, struct arena *arena, const char *sql, const char *types,
                   ...)
{
    struct values v;
    struct db_stmt *s;
    struct str value = STR_NONE;

    va_start(v.list, types);
    s = query(conn, str_of(sql), types, &v);
    va_end(v.list);
    if (db_next(s))
        value = str_dup(arena, db_col_text(s, 0));
    db_done(s);
    return value;
}

struct str db_plan(struct db_conn *conn, struct arena *arena, const char *sql, const char *types,
                   ...)
{
    bool lite = conn->db->engine->kind == DB_SQLITE;
    struct buf lines = BUF_INIT(DB_TEXT_MAX);
    struct values v;
    struct db_stmt *s;
    struct str plan;

    buf_clear(&conn->scratch);
    buf_addz(&conn->scratch, lite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS OFF) ");
    buf_addz(&conn->scratch, sql);
    va_start(v.list, types);
    s = query(conn, buf_str(&conn->scratch), types, &v);
    va_end(v.list);
    while (db_next(s)) {
        buf_adds(&lines, db_col_text(s, lite ? 3 : 0));
        buf_addc(&lines, '\n');
    }
    db_done(s);
    plan = str_dup(arena, buf_str(&lines));
    buf_free(&lines);
    return plan;
}

int db_columns(const struct db_stmt *s)
{
    return s == NULL ? 0 : engine_of(s)->columns(s);
}

const char *db_column_name(const struct db_stmt *s, int column)
{
    return engine_of(s)->column_name(s, column);
}

char db_col_kind(struct db_stmt *s, int column)
{
    return engine_of(s)->kind_of(s, column);
}

bool db_is_null(struct db_stmt *s, int column)
{
    return engine_of(s)->kind_of(s, column) == 'n';
}

int64_t db_col_int(struct db_stmt *s, int column)
{
    return engine_of(s)->col_int(s, column);
}

double db_col_real(struct db_stmt *s, int column)
{
    return engine_of(s)->col_real(s, column);
}

struct str db_col_text(struct db_stmt *s, int column)
{
    return engine_of(s)->col_text(s, column);
}

struct str db_col_blob(struct db_stmt *s, int column)
{
    return engine_of(s)->col_blob(s, column);
}

int64_t db_bulk(struct db_conn *conn, const char *into, const struct db_column *columns,
                size_t ncolumns, size_t nrows, const char *after)
{
    bool own = !conn->open;
    int64_t changed;

    if (conn->error != DB_OK)
        return -1;
    if (nrows == 0)
        return 0;
    if (own && db_begin(conn) != 0)
        return -1;
    changed = conn->db->engine->bulk(conn, into, columns, ncolumns, nrows, after);
    if (own && db_commit(conn) != 0)
        return -1;
    return conn->error == DB_OK ? changed : -1;
}
