/*
 * backup: writing (see backup.h). A table is read in the order of its primary key, some thousand
 * rows at a time, each time behind the key of the last one, all on one snapshot.
 */
#include "job/backup.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/datetime.h"
#include "base/json.h"
#include "db/columns.h"
#include "db/migrate.h"
#include "job/backup_file.h"

enum { PAGE_ROWS = 5000, ARENA_BYTES = 64 << 20, HEADER_BYTES = 1 << 20 };

/* Referred to by others, or needed to know the columns of others: these come first. */
static const char *const first_tables[] = {"change_set", "custom_attribute", "member"};
enum { FIRST_TABLES = sizeof(first_tables) / sizeof(first_tables[0]) };

static const char *const left_out[] = {"lease", "schema_version", "stored_piece"};

bool backup_has_table(struct str table)
{
    for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++)
        if (str_is(table, left_out[i]))
            return false;
    return true;
}

static bool is_first(struct str table)
{
    for (size_t i = 0; i < FIRST_TABLES; i++)
        if (str_is(table, first_tables[i]))
            return true;
    return false;
}

size_t backup_tables(struct db_conn *conn, struct arena *arena, struct str **names)
{
    struct str *all;
    size_t n = db_tables(conn, arena, &all), count = 0;

    *names = arena_array(arena, n + FIRST_TABLES, sizeof(**names));
    for (size_t i = 0; i < FIRST_TABLES; i++)
        (*names)[count++] = str_of(first_tables[i]);
    for (size_t i = 0; i < n; i++)
        if (backup_has_table(all[i]) && !is_first(all[i]))
            (*names)[count++] = all[i];
    return count;
}

struct str backup_quoted(struct arena *arena, struct str name)
{
    return str_fmt(arena, "\"%.*s\"", (int)name.n, name.p);
}

struct table {
    struct str name;
    struct db_table_column *columns;
    size_t count;
    int keys[16]; /* columns of the primary key in its order */
    int nkeys;
    struct str first, next; /* statements */
};

struct writer {
    struct backup_task *task;
    struct backup_file file;
    struct db_conn *conn;
    struct arena *arena; /* of a table */
    struct buf rows, text;
    /* The key of the last row, copied. */
    struct backup_value last[16];
    struct buf last_bytes[16];
};

/* --- statements --- */

static void find_keys(struct table *t)
{
    for (int place = 1; place <= 16; place++)
        for (size_t i = 0; i < t->count; i++)
            if (t->columns[i].key == place && t->nkeys < 16)
                t->keys[t->nkeys++] = (int)i;
}

static void add_columns(struct buf *sql, const struct table *t, bool keys)
{
    size_t n = keys ? (size_t)t->nkeys : t->count;

    for (size_t i = 0; i < n; i++) {
        const struct db_table_column *c = &t->columns[keys ? (size_t)t->keys[i] : i];
        buf_addf(sql, "%s\"%.*s\"", i ? ", " : "", (int)c->name.n, c->name.p);
    }
}

static struct str page_sql(struct arena *arena, const struct table *t, bool behind)
{
    struct buf sql = BUF_INIT(HEADER_BYTES);
    struct str out;

    buf_addz(&sql, "SELECT ");
    add_columns(&sql, t, false);
    buf_addf(&sql, " FROM \"%.*s\"", (int)t->name.n, t->name.p);
    if (behind) {
        buf_addz(&sql, " WHERE (");
        add_columns(&sql, t, true);
        buf_addz(&sql, ") > (");
        for (int i = 0; i < t->nkeys; i++)
            buf_addz(&sql, i ? ", ?" : "?");
        buf_addc(&sql, ')');
    }
    buf_addz(&sql, " ORDER BY ");
    add_columns(&sql, t, true);
    buf_addf(&sql, " LIMIT %d", PAGE_ROWS);
    out = str_dup(arena, buf_str(&sql));
    buf_free(&sql);
    return out;
}

/* --- rows --- */

static void put_value(struct buf *b, struct db_stmt *s, int column, char kind)
{
    if (db_is_null(s, column))
        backup_put_null(b);
    else if (kind == 'i')
        backup_put_int(b, db_col_int(s, column));
    else if (kind == 'd')
        backup_put_real(b, db_col_real(s, column));
    else
        backup_put_bytes(b, kind, kind == 's' ? db_col_text(s, column) : db_col_blob(s, column));
}

static void keep_key(struct writer *w, const struct table *t, struct db_stmt *s)
{
    for (int i = 0; i < t->nkeys; i++) {
        char kind = t->columns[t->keys[i]].kind;
        struct backup_value *v = &w->last[i];
        v->kind = kind;
        if (kind == 'i') {
            v->i = db_col_int(s, t->keys[i]);
            continue;
        }
        buf_clear(&w->last_bytes[i]);
        buf_adds(&w->last_bytes[i],
                 kind == 's' ? db_col_text(s, t->keys[i]) : db_col_blob(s, t->keys[i]));
        v->s = w->last_bytes[i].p ? buf_str(&w->last_bytes[i]) : STR("");
    }
}

static void bind_key(const struct writer *w, const struct table *t, struct db_stmt *s)
{
    for (int i = 0; i < t->nkeys; i++) {
        if (w->last[i].kind == 'i')
            db_bind_int(s, w->last[i].i);
        else if (w->last[i].kind == 's')
            db_bind_text(s, w->last[i].s);
        else
            db_bind_blob(s, w->last[i].s);
    }
}

static int flush_rows(struct writer *w)
{
    int status = 0;

    if (buf_failed(&w->rows))
        return backup_fail(&w->file, "a row is too large");
    if (w->rows.n > 0)
        status = backup_put(&w->file, 'R', buf_str(&w->rows));
    buf_clear(&w->rows);
    return status;
}

/* One page; rows read, -1. */
static int write_page(struct writer *w, const struct table *t, bool behind)
{
    struct db_stmt *s = db_prepare(w->conn, behind ? t->next : t->first);
    int n = 0, status = 0;

    if (s && behind)
        bind_key(w, t, s);
    while (status == 0 && db_next(s)) {
        for (size_t i = 0; i < t->count; i++)
            put_value(&w->rows, s, (int)i, t->columns[i].kind);
        keep_key(w, t, s);
        n++;
        if (w->rows.n > BACKUP_BLOCK)
            status = flush_rows(w);
    }
    db_done(s);
    if (db_error(w->conn) != DB_OK)
        return backup_fail(&w->file, "the database cannot be read");
    return status < 0 ? -1 : n;
}

/* --- tables --- */

static int put_json(struct writer *w, char kind)
{
    return backup_put(&w->file, kind, buf_str(&w->text));
}

static void begin_json(struct writer *w, struct json_out *out)
{
    buf_clear(&w->text);
    json_out_init(out, &w->text);
    json_open_object(out);
}

static int begin_table(struct writer *w, const struct table *t)
{
    struct json_out out;
    char kind[2] = {0, 0};

    begin_json(w, &out);
    json_member_str(&out, "table", t->name);
    json_key(&out, "columns");
    json_open_array(&out);
    for (size_t i = 0; i < t->count; i++) {
        kind[0] = t->columns[i].kind;
        json_open_object(&out);
        json_member_str(&out, "name", t->columns[i].name);
        json_member_z(&out, "kind", kind);
        json_close_object(&out);
    }
    json_close_array(&out);
    json_close_object(&out);
    return put_json(w, 'T');
}

static int end_table(struct writer *w, const struct table *t, int64_t rows)
{
    struct json_out out;

    begin_json(w, &out);
    json_member_int(&out, "rows", rows);
    json_member_int(&out, "last_id", db_sequence(w->conn, w->arena, t->name));
    json_close_object(&out);
    return put_json(w, 'E');
}

static int write_table(struct writer *w, struct str name)
{
    struct table t = {.name = name};
    int64_t rows = 0;
    int n = PAGE_ROWS;

    arena_reset(w->arena);
    t.count = db_table_columns(w->conn, w->arena, name, &t.columns);
    find_keys(&t);
    if (t.count == 0 || t.nkeys == 0)
        return backup_fail(&w->file, "table %.*s has no primary key", (int)name.n, name.p);
    t.first = page_sql(w->arena, &t, false);
    t.next = page_sql(w->arena, &t, true);
    if (begin_table(w, &t) < 0)
        return -1;
    while (n == PAGE_ROWS) {
        n = write_page(w, &t, rows > 0);
        if (n < 0)
            return -1;
        rows += n;
        w->task->info.rows += n;
        if (w->task->progress)
            w->task->progress(w->task->data, w->task->info.rows);
    }
    w->task->info.tables++;
    return flush_rows(w) < 0 ? -1 : end_table(w, &t, rows);
}

static int write_header(struct writer *w, const char *program)
{
    struct backup_info *info = &w->task->info;
    struct json_out out;

    info->schema_version = migrate_version(w->conn);
    info->created_at = clock_now();
    snprintf(info->program, sizeof(info->program), "%s", program);
    begin_json(w, &out);
    json_member_z(&out, "what", "Mainstay backup");
    json_member_int(&out, "format", BACKUP_FORMAT);
    json_member_int(&out, "schema_version", info->schema_version);
    json_member_z(&out, "program", program);
    json_member_instant(&out, "created_at", info->created_at);
    json_close_object(&out);
    if (info->schema_version != (int64_t)migrations_count)
        return backup_fail(&w->file,
                           "the database has version %lld, this program needs %zu: run"
                           " `mainstay migrate`",
                           (long long)info->schema_version, migrations_count);
    return put_json(w, 'H');
}

static int write_end(struct writer *w)
{
    struct json_out out;

    begin_json(w, &out);
    json_member_int(&out, "tables", w->task->info.tables);
    json_member_int(&out, "rows", w->task->info.rows);
    json_close_object(&out);
    return put_json(w, 'Z');
}

static int write_all(struct writer *w, const char *program)
{
    struct arena *arena = arena_new(ARENA_BYTES);
    struct str *names;
    size_t n;
    int status = write_header(w, program);

    n = backup_tables(w->conn, arena, &names);
    for (size_t i = 0; i < n && status == 0; i++)
        status = write_table(w, names[i]);
    if (status == 0)
        status = write_end(w);
    arena_free(&arena);
    return status;
}

int backup_write(struct backup_task *task, const char *program)
{
    struct writer w = {
        .task = task, .rows = BUF_INIT(BACKUP_BLOCK_MAX), .text = BUF_INIT(HEADER_BYTES)};
    int status;

    task->info = (struct backup_info){0};
    backup_file_init(&w.file, task->file);
    w.arena = arena_new(ARENA_BYTES);
    for (int i = 0; i < 16; i++)
        w.last_bytes[i] = BUF_INIT(BACKUP_BLOCK_MAX);
    w.conn = db_acquire(task->db, DB_READ);
    if (w.conn && db_begin(w.conn) == 0)
        status = write_all(&w, program);
    else
        status = backup_fail(&w.file, "the database cannot be read");
    db_release(&w.conn);
    for (int i = 0; i < 16; i++)
        buf_free(&w.last_bytes[i]);
    buf_free(&w.rows);
    buf_free(&w.text);
    arena_free(&w.arena);
    snprintf(task->why, sizeof(task->why), "%s", w.file.why);
    return status;
}
