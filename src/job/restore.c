/*
 * restore: reading (see backup.h). The file is read twice: first to see that all of it is there and
 * undamaged, then to fill the database.
 */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/datetime.h"
#include "base/json.h"
#include "db/columns.h"
#include "db/migrate.h"
#include "job/backup.h"
#include "job/backup_file.h"
#include "model/custom_attribute.h"
#include "usage/dedup.h"
#include "usage/store.h"

enum { BLOCK_ARENA = 512 << 20, TABLE_ARENA = 16 << 20, COLUMNS_MAX = 1000 };

struct reader {
    struct backup_task *task;
    struct backup_file file;
    struct buf block;
    struct arena *table, *rows; /* memory of a table, of a block */
    struct db_conn *conn;       /* NULL while verifying */

    struct str name; /* of the table being read; STR_NONE between two */
    struct str into; /* "table(column, ...)" */
    struct str columns[COLUMNS_MAX];
    char kinds[COLUMNS_MAX];
    size_t count;
    int64_t table_rows, all_rows;
};

/* --- blocks as JSON --- */

static const struct json *block_json(struct reader *r, struct arena *arena)
{
    struct json_result parsed = json_parse(arena, buf_str(&r->block));

    if (!parsed.root || parsed.root->type != JSON_OBJECT) {
        backup_fail(&r->file, "is damaged: a block cannot be read");
        return NULL;
    }
    return parsed.root;
}

static int64_t member_int(const struct json *j, const char *key)
{
    const struct json *v = json_get(j, key);

    return v && v->type == JSON_INT ? v->i : -1;
}

static int read_header(struct reader *r)
{
    struct backup_info *info = &r->task->info;
    const struct json *j;
    struct str program;

    if (backup_get(&r->file, &r->block) != 'H')
        return backup_fail(&r->file, "is no backup");
    j = block_json(r, r->table);
    if (!j)
        return -1;
    if (member_int(j, "format") != BACKUP_FORMAT)
        return backup_fail(&r->file, "has format %lld, this program reads %d",
                           (long long)member_int(j, "format"), BACKUP_FORMAT);
    program = json_get_str(j, "program");
    info->schema_version = member_int(j, "schema_version");
    snprintf(info->program, sizeof(info->program), "%.*s", (int)program.n,
             program.p ? program.p : "");
    if (!instant_parse(json_get_str(j, "created_at"), &info->created_at, NULL))
        info->created_at = 0;
    return 0;
}

/* Name and columns of the table that begins. */
static int read_table(struct reader *r)
{
    const struct json *j, *columns;

    arena_reset(r->table);
    j = block_json(r, r->table);
    if (!j)
        return -1;
    columns = json_get(j, "columns");
    r->name = json_get_str(j, "table");
    r->count = 0;
    r->table_rows = 0;
    if (r->name.n == 0 || !columns || columns->type != JSON_ARRAY || columns->count == 0 ||
        columns->count > COLUMNS_MAX)
        return backup_fail(&r->file, "is damaged: a table has no columns");
    for (const struct json *c = columns->child; c; c = c->next) {
        struct str kind = json_get_str(c, "kind");
        r->columns[r->count] = json_get_str(c, "name");
        r->kinds[r->count] = kind.n == 1 ? kind.p[0] : '?';
        if (r->columns[r->count].n == 0 || !strchr("idsb", r->kinds[r->count]))
            return backup_fail(&r->file, "is damaged: a column has no name or kind");
        r->count++;
    }
    return 0;
}

/* --- columns of the target --- */

#define FOLDED "_folded"

/* x12 and x12_folded of custom attribute 12; 0 = is none. */
static int64_t attribute_of(struct str column)
{
    int64_t id;

    if (str_ends(column, FOLDED))
        column.n -= sizeof(FOLDED) - 1;

    return column.n > 1 && column.p[0] == 'x' &&
                   str_to_int((struct str){column.p + 1, column.n - 1}, &id)
               ? id
               : 0;
}

static const char *type_word(struct reader *r, int64_t attribute, char kind)
{
    static const char find[] = "SELECT type FROM custom_attribute WHERE id = ?";
    struct str type = db_text(r->conn, r->table, find, "i", attribute);

    if (type.p && custom_attribute_field_type(type) == FIELD_BOOL)
        return "{bool}";
    return kind == 'i' ? "{int}" : kind == 'd' ? "{real}" : kind == 's' ? "{text}" : "{blob}";
}

/* Custom attributes have columns that a new database does not. */
static int add_column(struct reader *r, size_t i)
{
    int64_t attribute = attribute_of(r->columns[i]);
    struct str table = backup_quoted(r->table, r->name), ddl;

    if (attribute <= 0 || (!str_is(r->name, "account") && !str_is(r->name, "user")))
        return backup_fail(&r->file, "has a column %.*s.%.*s that the database does not know",
                           (int)r->name.n, r->name.p, (int)r->columns[i].n, r->columns[i].p);
    ddl = str_fmt(r->table, "ALTER TABLE %.*s ADD COLUMN x%lld%s %s;\n", (int)table.n, table.p,
                  (long long)attribute, str_ends(r->columns[i], FOLDED) ? FOLDED : "",
                  type_word(r, attribute, r->kinds[i]));
    return db_script(r->conn, ddl.p) < 0 ? backup_fail(&r->file, "a column cannot be made") : 0;
}

static bool has_column(const struct db_table_column *columns, size_t n, struct str name, char kind)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(columns[i].name, name))
            return columns[i].kind == kind;
    return false;
}

static int match_columns(struct reader *r)
{
    struct db_table_column *columns;
    size_t n = db_table_columns(r->conn, r->table, r->name, &columns), found = 0;
    struct buf into = BUF_INIT(1 << 20);

    if (n == 0 || !backup_has_table(r->name))
        return backup_fail(&r->file, "has a table %.*s that the database does not know",
                           (int)r->name.n, r->name.p);
    buf_addf(&into, "\"%.*s\"(", (int)r->name.n, r->name.p);
    for (size_t i = 0; i < r->count; i++) {
        if (has_column(columns, n, r->columns[i], r->kinds[i]))
            found++;
        else if (add_column(r, i) < 0)
            break;
        buf_addf(&into, "%s\"%.*s\"", i ? ", " : "", (int)r->columns[i].n, r->columns[i].p);
    }
    buf_addc(&into, ')');
    r->into = str_dup(r->table, buf_str(&into));
    buf_free(&into);
    if (r->file.why[0] != 0)
        return -1;
    return found == n ? 0
                      : backup_fail(&r->file, "table %.*s has other columns in the database",
                                    (int)r->name.n, r->name.p);
}

/* --- rows --- */

static int64_t count_rows(struct reader *r)
{
    struct str rest = buf_str(&r->block);
    struct backup_value v;
    int64_t n = 0;

    while (rest.n > 0) {
        if (!backup_take(&rest, &v) || (v.kind != 'n' && v.kind != r->kinds[(size_t)n % r->count]))
            return backup_fail(&r->file, "is damaged: a value cannot be read");
        n++;
    }
    if ((size_t)n % r->count != 0)
        return backup_fail(&r->file, "is damaged: a row is not complete");
    return n / (int64_t)r->count;
}

/* The values of a block, column by column. */
static struct db_column *decode(struct reader *r, size_t rows)
{
    struct db_column *columns = arena_array(r->rows, r->count, sizeof(*columns));
    struct str rest = buf_str(&r->block);
    struct backup_value v;

    for (size_t c = 0; c < r->count; c++) {
        bool text = r->kinds[c] == 's' || r->kinds[c] == 'b';
        columns[c] = (struct db_column){
            .kind = r->kinds[c],
            .values = arena_array(r->rows, rows, text ? sizeof(struct str) : sizeof(int64_t)),
            .null = arena_array(r->rows, rows, sizeof(bool))};
    }
    for (size_t i = 0; i < rows * r->count && backup_take(&rest, &v); i++) {
        const struct db_column *c = &columns[i % r->count];
        size_t row = i / r->count;
        ((bool *)c->null)[row] = v.kind == 'n';
        if (c->kind == 'i')
            ((int64_t *)c->values)[row] = v.i;
        else if (c->kind == 'd')
            ((double *)c->values)[row] = v.d;
        else
            ((struct str *)c->values)[row] = v.kind == 'n' ? STR_NONE : v.s;
    }
    return columns;
}

static const int64_t *column_named(const struct reader *r, const struct db_column *columns,
                                   const char *name)
{
    for (size_t i = 0; i < r->count; i++)
        if (str_is(r->columns[i], name))
            return columns[i].values;
    return NULL;
}

/* Usage goes through its store, which makes the partitions of the months (PostgreSQL). */
static int insert_usage(struct reader *r, const struct db_column *columns, size_t rows)
{
    struct usage_row *list = arena_array(r->rows, rows, sizeof(*list));
    static const char *const names[] = {"day", "account_id", "user_id", "feature_id", "count"};
    const int64_t *values[5];

    for (int c = 0; c < 5; c++) {
        values[c] = column_named(r, columns, names[c]);
        if (!values[c])
            return backup_fail(&r->file, "has usage without %s", names[c]);
    }
    for (size_t i = 0; i < rows; i++)
        list[i] = (struct usage_row){values[0][i], values[1][i], values[2][i], values[3][i],
                                     values[4][i]};
    return store_append(r->conn, list, rows);
}

static int insert_rows(struct reader *r, size_t rows)
{
    struct db_column *columns;
    int status;

    if (rows == 0)
        return 0;
    arena_reset(r->rows);
    columns = decode(r, rows);
    if (str_is(r->name, "usage_daily"))
        status = insert_usage(r, columns, rows);
    else
        status = db_bulk(r->conn, r->into.p, columns, r->count, rows, "") < 0 ? -1 : 0;
    return status < 0
               ? backup_fail(&r->file, "table %.*s cannot be filled", (int)r->name.n, r->name.p)
               : 0;
}

static int read_rows(struct reader *r)
{
    int64_t rows = count_rows(r);

    if (rows < 0)
        return -1;
    r->table_rows += rows;
    r->all_rows += rows;
    if (r->conn && insert_rows(r, (size_t)rows) < 0)
        return -1;
    if (r->task->progress && r->conn)
        r->task->progress(r->task->data, r->all_rows);
    return 0;
}

static int end_table(struct reader *r)
{
    const struct json *j = block_json(r, r->table);

    if (!j)
        return -1;
    if (member_int(j, "rows") != r->table_rows)
        return backup_fail(&r->file, "is damaged: rows of table %.*s are missing", (int)r->name.n,
                           r->name.p);
    if (r->conn && db_set_sequence(r->conn, r->table, r->name, member_int(j, "last_id")) != 0)
        return backup_fail(&r->file, "the ids of table %.*s cannot be set", (int)r->name.n,
                           r->name.p);
    r->name = STR_NONE;
    r->task->info.tables++;
    return 0;
}

static int end_file(struct reader *r)
{
    const struct json *j = block_json(r, r->table);

    if (!j)
        return -1;
    r->task->info.rows = r->all_rows;
    if (member_int(j, "rows") != r->all_rows || member_int(j, "tables") != r->task->info.tables)
        return backup_fail(&r->file, "is damaged: tables are missing");
    if (fgetc(r->file.file) != EOF)
        return backup_fail(&r->file, "goes on behind its end");
    return 0;
}

/* --- the whole --- */

/* One block; 1 = more follow, 0 = that was the end, -1. */
static int read_block(struct reader *r)
{
    int kind = backup_get(&r->file, &r->block);

    if (kind < 0)
        return -1;
    if ((kind == 'T' || kind == 'Z') == (r->name.p != NULL) || kind == 'H')
        return backup_fail(&r->file, "is damaged: blocks are out of order");
    if (kind == 'T' && (read_table(r) < 0 || (r->conn && match_columns(r) < 0)))
        return -1;
    if (kind == 'R' && read_rows(r) < 0)
        return -1;
    if (kind == 'E' && end_table(r) < 0)
        return -1;
    return kind == 'Z' ? end_file(r) : 1;
}

static int read_file(struct reader *r)
{
    int status = 1;

    rewind(r->file.file);
    r->task->info = (struct backup_info){0};
    r->all_rows = 0;
    r->name = STR_NONE;
    if (read_header(r) < 0)
        return -1;
    while (status > 0)
        status = read_block(r);
    return status;
}

static void open_reader(struct reader *r, struct backup_task *task)
{
    memset(r, 0, sizeof(*r));
    r->task = task;
    r->block = BUF_INIT(BACKUP_BLOCK_MAX + 1);
    r->table = arena_new(TABLE_ARENA);
    r->rows = arena_new(BLOCK_ARENA);
    backup_file_init(&r->file, task->file);
}

static int close_reader(struct reader *r, int status)
{
    snprintf(r->task->why, sizeof(r->task->why), "%s", r->file.why);
    buf_free(&r->block);
    arena_free(&r->table);
    arena_free(&r->rows);
    return status;
}

int backup_verify(struct backup_task *task)
{
    struct reader r;

    open_reader(&r, task);
    return close_reader(&r, read_file(&r));
}

/* Nothing but what `migrate` puts there. */
static int check_empty(struct reader *r)
{
    static const char rows[] =
        "SELECT (SELECT count(*) FROM member) + (SELECT count(*) FROM account)"
        " + (SELECT count(*) FROM key) + (SELECT count(*) FROM product)"
        " + (SELECT count(*) FROM usage_daily)";

    if (r->task->info.schema_version != (int64_t)migrations_count ||
        migrate_version(r->conn) != (int)migrations_count)
        return backup_fail(&r->file,
                           "backup and database must have schema version %zu: the backup has %lld,"
                           " the database %d",
                           migrations_count, (long long)r->task->info.schema_version,
                           migrate_version(r->conn));
    if (db_int(r->conn, 1, rows, "") != 0)
        return backup_fail(&r->file, "the database holds data already; restore into an empty one");
    return 0;
}

static int clear_tables(struct reader *r)
{
    struct str *names, sql;
    size_t n = backup_tables(r->conn, r->table, &names);

    /* Those that others refer to come last. */
    while (n-- > 0) {
        struct str quoted = backup_quoted(r->table, names[n]);
        sql = str_fmt(r->table, "DELETE FROM %.*s", (int)quoted.n, quoted.p);
        db_run(r->conn, sql.p, "");
    }
    return db_error(r->conn) == DB_OK ? 0 : backup_fail(&r->file, "the database cannot be written");
}

static int fill(struct reader *r)
{
    if (check_empty(r) < 0 || clear_tables(r) < 0 || read_file(r) < 0)
        return -1;
    dedup_adopt(r->conn, clock_now());
    return db_commit(r->conn) == 0 ? 0 : backup_fail(&r->file, "the database cannot be written");
}

int backup_restore(struct backup_task *task)
{
    struct reader r;
    int status = -1;

    if (backup_verify(task) < 0)
        return -1;
    open_reader(&r, task);
    r.conn = db_acquire(task->db, DB_WRITE);
    if (r.conn && db_begin(r.conn) == 0)
        status = fill(&r);
    else
        backup_fail(&r.file, "the database cannot be written");
    db_release(&r.conn);
    return close_reader(&r, status);
}
