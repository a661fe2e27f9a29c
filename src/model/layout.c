/* layout: see layout.h. Stored as JSON text: it is read and written as a whole, by nothing else. */
#include "model/layout.h"

#include "model/list_field.h"
#include "model/resource.h"

enum { LAYOUT_SQL_MAX = 8000 };

bool layout_has_column(struct model *m, const struct resource *res, struct str key)
{
    size_t place;
    const struct field *f = list_field(m, res, key, false, &place);
    return f && !(f->flags & FIELD_HIDDEN);
}

static bool is_among(const struct json *list, const struct json *end, struct str key)
{
    for (const struct json *j = list->child; j && j != end; j = j->next)
        if (j->type == JSON_STRING && str_eq(j->text, key))
            return true;
    return false;
}

void layout_check_columns(struct model *m, const struct resource *res, const struct json *columns,
                          const char *field)
{
    struct str at = str_of(field);
    if (columns->count < 1 || columns->count > LAYOUT_COLUMNS_MAX)
        error_field(m->error, at, "Must be 1 to %d", LAYOUT_COLUMNS_MAX);
    for (const struct json *j = columns->child; j; j = j->next) {
        struct str key = j->type == JSON_STRING ? j->text : STR("");
        int n = (int)(key.n < 80 ? key.n : 80);
        if (!layout_has_column(m, res, key))
            error_field(m->error, at, "There is no column \"%.*s\"", n, key.p);
        else if (is_among(columns, j, key))
            error_field(m->error, at, "Has \"%.*s\" twice", n, key.p);
    }
    if (!is_among(columns, NULL, str_of(resource_headline(res))))
        error_field(m->error, at, "Must have \"%s\"", resource_headline(res));
}

static void check_widths(struct model *m, const struct json *columns, const struct json *widths)
{
    for (const struct json *j = widths ? widths->child : NULL; j; j = j->next) {
        if (!is_among(columns, NULL, j->key))
            error_field(m->error, STR("widths"), "Are of the columns only");
        else if (j->type != JSON_INT || j->i < LAYOUT_WIDTH_MIN || j->i > LAYOUT_WIDTH_MAX)
            error_field(m->error, STR("widths"), "Must be %d to %d pixels", LAYOUT_WIDTH_MIN,
                        LAYOUT_WIDTH_MAX);
    }
}

static int check_table(struct model *m, struct str table)
{
    bool fine = table.n > 0 && table.n <= LAYOUT_TABLE_MAX;
    for (size_t i = 0; fine && i < table.n; i++) {
        char c = table.p[i];
        fine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return fine ? 0
                : error_set(m->error, ERROR_NOT_FOUND,
                            "A table is named by at most %d small letters, digits and _",
                            LAYOUT_TABLE_MAX);
}

static const struct resource *check(struct model *m, struct str table, const struct json *layout)
{
    const struct resource *res = resource_of(json_get_str(layout, "entity"));
    const struct json *columns = json_get(layout, "columns");
    if (check_table(m, table) < 0)
        return NULL;
    if (!res || res->flags & RESOURCE_INTERNAL)
        error_field(m->error, STR("entity"), "There is no such kind of record");
    else
        layout_check_columns(m, res, columns, "columns");
    check_widths(m, columns, json_get(layout, "widths"));
    return error_is_set(m->error) ? NULL : res;
}

/* The parts of a layout as members of an open object; columns and widths of fields that are there.
 */
static void parts_json(struct model *m, const struct resource *res, const struct json *layout,
                       struct json_out *out)
{
    const struct json *frozen = json_get(layout, "frozen"), *widths = json_get(layout, "widths");
    json_key(out, "columns");
    json_open_array(out);
    for (const struct json *j = json_get(layout, "columns")->child; j; j = j->next)
        if (layout_has_column(m, res, j->text))
            json_out_str(out, j->text);
    json_close_array(out);
    json_member_int(out, "frozen", json_is_null(frozen) ? 1 : frozen->i);
    json_key(out, "widths");
    json_open_object(out);
    for (const struct json *j = json_is_null(widths) ? NULL : widths->child; j; j = j->next)
        if (layout_has_column(m, res, j->key)) {
            json_key_str(out, j->key);
            json_out_int(out, j->i);
        }
    json_close_object(out);
}

static void forget_oldest(struct model *m, int64_t member)
{
    static const char sql[] =
        "DELETE FROM member_layout WHERE member_id = ? AND name NOT IN (SELECT l.name FROM"
        " member_layout l WHERE l.member_id = ? ORDER BY l.updated_at DESC, l.name LIMIT ?)";
    db_run(m->conn, sql, "iii", member, member, (int64_t)LAYOUTS_MAX);
}

int layout_save(struct model *m, int64_t member, struct str table, const struct json *layout)
{
    static const char upsert[] =
        "INSERT INTO member_layout (member_id, name, entity, layout, updated_at) VALUES (?, ?, ?,"
        " ?, ?) ON CONFLICT (member_id, name) DO UPDATE SET entity = excluded.entity, layout ="
        " excluded.layout, updated_at = excluded.updated_at";
    const struct resource *res = check(m, table, layout);
    struct buf text = BUF_INIT(LAYOUT_SQL_MAX);
    struct json_out out;
    if (!res)
        return -1;
    json_out_init(&out, &text);
    json_open_object(&out);
    parts_json(m, res, layout, &out);
    json_close_object(&out);
    struct str stored = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    if (db_run(m->conn, upsert, "iszsi", member, table, res->key, stored, m->now) < 0)
        return -1;
    forget_oldest(m, member);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

void layout_list(struct model *m, int64_t member, struct json_out *out)
{
    static const char read[] =
        "SELECT name, entity, layout FROM member_layout WHERE member_id = ? ORDER BY name";
    struct db_stmt *st = db_query(m->conn, read, "i", member);
    while (db_next(st)) {
        const struct resource *res = resource_of(db_col_text(st, 1));
        const struct json *layout = json_parse(m->arena, db_col_text(st, 2)).root;
        if (!res || !layout)
            continue;
        json_open_object(out);
        json_member_str(out, "table", db_col_text(st, 0));
        json_member_z(out, "entity", res->key);
        parts_json(m, res, layout, out);
        json_close_object(out);
    }
    db_done(st);
}

int layout_delete(struct model *m, int64_t member, struct str table)
{
    static const char sql[] = "DELETE FROM member_layout WHERE member_id = ? AND name = ?";
    int64_t n = db_run(m->conn, sql, "is", member, table);
    return n == 0 ? error_set(m->error, ERROR_NOT_FOUND, "There is no such layout")
                  : (n < 0 ? -1 : 0);
}
