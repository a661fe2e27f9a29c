/* group: see group.h. */
#include "model/group.h"

#include "base/utf8.h"
#include "model/saved_list.h"

int64_t group_number(const struct resource *res, int64_t id)
{
    return res == &list_resource ? -id : id;
}

const struct resource *group_subject(const struct resource *res)
{
    bool own = res->sight != SIGHT_CHILD || str_is(str_of(res->key), "user");
    return own ? res : resource_get("account");
}

/* ---- copies ---- */

static struct str free_name(struct model *m, const struct record *from)
{
    struct str taken = str_fmt(
        m->arena, "SELECT 1 FROM %s WHERE entity = ? AND name_folded = ? AND deleted_at IS NULL",
        from->resource->table);
    struct str entity = record_const(from, from->resource == &list_resource ? "type" : "entity")->s;
    struct str name = record_const(from, "name")->s, start = utf8_prefix(name, 80), copy;
    for (int n = 1;; n++) {
        copy = n == 1 ? str_fmt(m->arena, "Copy of %.*s", (int)start.n, start.p)
                      : str_fmt(m->arena, "Copy of %.*s (%d)", (int)start.n, start.p, n);
        if (!db_int(m->conn, 0, taken.p, "ss", entity, utf8_fold(m->arena, copy)))
            return copy;
    }
}

int64_t group_clone(struct model *m, const struct resource *res, int64_t id, const char *but)
{
    const struct record *from = record_load(m, res, id);
    struct str rest = str_of(but), key;
    if (from && from->deleted)
        error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    if (!from || from->deleted)
        return -1;
    struct record *copy = record_new(m, res);
    for (size_t i = 0; i < copy->entity->count; i++)
        if (!(copy->entity->fields[i]->flags & FIELD_READ_ONLY))
            copy->values[i] = from->values[i];
    while (str_next(&rest, '|', &key))
        record_value(copy, str_z(m->arena, key))->kind = 0;
    record_set_text(copy, "name", free_name(m, from));
    return record_save(m, copy, NULL);
}

/* ---- who entered and left ---- */

/* Events of a group with the name of who came or went; %s: table, account of the row, condition of
 * sight. */
static struct db_stmt *query_events(struct model *m, const struct resource *of, int64_t group,
                                    int64_t before, int limit)
{
    bool needs_member, users = of->sight == SIGHT_CHILD;
    const char *sight = sight_condition(m, "a", &needs_member);
    struct str sql = str_fmt(
        m->arena,
        "SELECT v.id, v.at, v.entered, e.id, coalesce(e.name, e.external_id) FROM segment_event v"
        " JOIN %s e ON e.id = v.entity_id AND e.deleted_at IS NULL JOIN account a ON a.id = %s AND"
        " a.deleted_at IS NULL WHERE v.segment_id = ? AND v.id < ? AND %s ORDER BY v.id DESC LIMIT"
        " ?",
        of->table, users ? "e.account_id" : "e.id", sight);
    struct db_stmt *st = db_prepare(m->conn, sql);
    if (!st)
        return NULL;
    db_bind_int(st, group);
    db_bind_int(st, before ? before : INT64_MAX);
    if (needs_member)
        db_bind_int(st, m->actor->id);
    db_bind_int(st, limit);
    return st;
}

int64_t group_events(struct model *m, const struct resource *res, int64_t id, int64_t before,
                     int limit, struct json_out *out)
{
    struct str entity =
        str_fmt(m->arena, "SELECT entity FROM %s WHERE id = ? AND deleted_at IS NULL", res->table);
    struct str of = db_text(m->conn, m->arena, entity.p, "i", id);
    int64_t last = 0;
    int n = 0;
    if (!of.p)
        return error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    struct db_stmt *st = query_events(m, resource_of(of), group_number(res, id), before, limit);
    for (; db_next(st); n++) {
        last = db_col_int(st, 0);
        json_open_object(out);
        json_member_instant(out, "at", db_col_int(st, 1));
        json_member_bool(out, "entered", db_col_int(st, 2) != 0);
        json_key_str(out, of);
        json_open_object(out);
        json_member_int(out, "id", db_col_int(st, 3));
        json_member_str(out, "name", db_col_text(st, 4));
        json_close_object(out);
        json_close_object(out);
    }
    db_done(st);
    if (db_error(m->conn) != DB_OK)
        return -1;
    return n == limit ? last : 0;
}
