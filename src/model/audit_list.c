/*
 * audit_list: the audit log as rows of change sets. Three steps, none in a loop over rows: the page
 * of change sets, their changes, the names of the records named (one look-up per kind of record).
 */
#include "model/audit.h"

#include "model/resource.h"

enum { LIMIT_MAX = 1000, CHANGES_MAX = 100 };

struct change {
    struct str field, before, after;
    struct change *next;
};

struct set {
    int64_t id, at, actor_id, undone_at; /* 0 = none */
    struct str actor_kind, actor_name, kind;
    struct str entity, name; /* of its first change */
    int64_t entity_id;
    int changes;
    struct change *first, **end;
};

struct page {
    struct set *sets;
    int64_t *ids;
    size_t n;
};

static void read_sets(struct model *m, const struct audit_filter *f, int limit, struct page *page)
{
    static const char list[] =
        "SELECT c.id, c.at, c.actor_kind, c.actor_id, c.actor_name, c.kind, c.undone_at FROM "
        "change_set c WHERE c.id < ?"
        " AND (CAST(? AS BIGINT) = 0 OR (c.actor_kind = 'member' AND c.actor_id = ?))"
        " AND (CAST(? AS TEXT) IS NULL OR c.kind = ?)"
        " AND ((CAST(? AS TEXT) IS NULL AND EXISTS (SELECT 1 FROM audit a WHERE a.change_set_id = "
        "c.id))"
        " OR EXISTS (SELECT 1 FROM audit a WHERE a.change_set_id = c.id AND a.entity = ?"
        " AND (CAST(? AS BIGINT) = 0 OR a.entity_id = ?))) ORDER BY c.id DESC LIMIT ?";
    struct db_stmt *st = db_query(m->conn, list, "iiissssiii", f->before ? f->before : INT64_MAX,
                                  f->member_id, f->member_id, f->kind, f->kind, f->entity,
                                  f->entity, f->entity_id, f->entity_id, (int64_t)limit + 1);
    while (db_next(st)) {
        struct set *set = &page->sets[page->n];
        *set = (struct set){.id = db_col_int(st, 0),
                            .at = db_col_int(st, 1),
                            .actor_kind = str_dup(m->arena, db_col_text(st, 2)),
                            .actor_id = db_col_int(st, 3),
                            .actor_name = str_dup(m->arena, db_col_text(st, 4)),
                            .kind = str_dup(m->arena, db_col_text(st, 5)),
                            .undone_at = db_col_int(st, 6)};
        set->end = &set->first;
        page->ids[page->n++] = set->id;
    }
    db_done(st);
}

static struct set *set_of(const struct page *page, int64_t id)
{
    for (size_t i = 0; i < page->n; i++)
        if (page->ids[i] == id)
            return &page->sets[i];
    return NULL;
}

static void add_change(struct model *m, struct set *set, struct db_stmt *st)
{
    if (!set || set->changes == CHANGES_MAX)
        return;
    if (!set->changes++) {
        set->entity = str_dup(m->arena, db_col_text(st, 1));
        set->entity_id = db_col_int(st, 2);
    }
    struct change *change = ARENA_NEW(m->arena, struct change);
    change->field = str_dup(m->arena, db_col_text(st, 3));
    change->before = str_dup(m->arena, db_col_text(st, 4));
    change->after = str_dup(m->arena, db_col_text(st, 5));
    *set->end = change;
    set->end = &change->next;
}

static void read_changes(struct model *m, const struct page *page)
{
    /* A set's rows are written together: the first hundred lie within a hundred ids, or nearly so.
     */
    static const char list[] =
        "SELECT a.change_set_id, a.entity, a.entity_id, a.field, a.before, a.after FROM audit a"
        " WHERE a.change_set_id {in_ints} AND a.id < 200 + (SELECT min(b.id) FROM audit b"
        " WHERE b.change_set_id = a.change_set_id) ORDER BY a.id";
    struct db_stmt *st = db_query(m->conn, list, "I", page->ids, page->n);
    while (db_next(st))
        add_change(m, set_of(page, db_col_int(st, 0)), st);
    db_done(st);
}

/* Names of the records of one kind. */
static void read_names(struct model *m, const struct page *page, const struct resource *res)
{
    int64_t ids[LIMIT_MAX + 1];
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        if (str_is(page->sets[i].entity, res->key))
            ids[n++] = page->sets[i].entity_id;
    if (!n || !res->name_column)
        return;
    struct str sql =
        str_fmt(m->arena, "SELECT id, %s FROM %s WHERE id {in_ints}", res->name_column, res->table);
    struct db_stmt *st = db_prepare(m->conn, sql);
    if (st)
        db_bind_ints(st, ids, n);
    while (db_next(st))
        for (size_t i = 0; i < page->n; i++)
            if (page->sets[i].entity_id == db_col_int(st, 0) &&
                str_is(page->sets[i].entity, res->key))
                page->sets[i].name = str_dup(m->arena, db_col_text(st, 1));
    db_done(st);
}

/* Keys are no resource. */
static const struct resource key_names = {.key = "key", .table = "key", .name_column = "name"};

static bool can_undo(const struct set *set)
{
    const struct resource *res = resource_of(set->entity);
    if (set->undone_at || !set->entity.p || str_is(set->kind, "start"))
        return false;
    return str_is(set->entity, "setting") || (res && !(res->flags & RESOURCE_INTERNAL));
}

static void json_text(struct json_out *out, const char *key, struct str json)
{
    json_key(out, key);
    if (json.n)
        json_out_raw(out, json);
    else
        json_out_null(out);
}

static void changes_json(const struct set *set, struct json_out *out)
{
    json_key(out, "changes");
    json_open_array(out);
    for (const struct change *c = set->first; c; c = c->next) {
        json_open_object(out);
        json_member_str(out, "field", c->field);
        json_text(out, "before", c->before);
        json_text(out, "after", c->after);
        json_close_object(out);
    }
    json_close_array(out);
}

static void id_or_null(struct json_out *out, const char *key, int64_t id)
{
    if (id)
        json_member_int(out, key, id);
    else
        json_member_null(out, key);
}

static void set_json(const struct set *set, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", set->id);
    json_member_instant(out, "at", set->at);
    json_key(out, "actor");
    json_open_object(out);
    json_member_str(out, "kind", set->actor_kind);
    id_or_null(out, "id", set->actor_id);
    json_member_str(out, "name", set->actor_name.n ? set->actor_name : STR_NONE);
    json_close_object(out);
    json_member_str(out, "kind", set->kind);
    json_member_str(out, "entity", set->entity);
    id_or_null(out, "entity_id", set->entity_id);
    json_member_str(out, "entity_name", set->name);
    changes_json(set, out);
    if (set->undone_at)
        json_member_instant(out, "undone_at", set->undone_at);
    else
        json_member_null(out, "undone_at");
    json_member_bool(out, "can_undo", can_undo(set));
    json_close_object(out);
}

int64_t audit_list(struct model *m, const struct audit_filter *filter, int limit,
                   struct json_out *out)
{
    struct page page = {.n = 0};
    page.sets = arena_array(m->arena, (size_t)limit + 1, sizeof(*page.sets));
    page.ids = arena_array(m->arena, (size_t)limit + 1, sizeof(*page.ids));
    read_sets(m, filter, limit, &page);
    bool more = page.n > (size_t)limit;
    page.n -= more;
    if (!page.n)
        return 0;
    read_changes(m, &page);
    for (size_t i = 0; i < resources_count; i++)
        read_names(m, &page, resources[i]);
    read_names(m, &page, &key_names);
    for (size_t i = 0; i < page.n; i++)
        set_json(&page.sets[i], out);
    return more ? page.ids[page.n - 1] : 0;
}

static bool may_write(struct model *m, struct str entity)
{
    const struct resource *res = resource_of(entity);
    if (str_is(entity, "setting"))
        return actor_may(m->actor, PERM_WORKSPACE_WRITE);
    return res && !(res->flags & RESOURCE_INTERNAL) && actor_may(m->actor, res->write);
}

int audit_check_undo(struct model *m, int64_t change_set)
{
    static const char own[] = "SELECT 1 FROM change_set WHERE id = ? AND kind <> 'start'"
                              " AND (? = 1 OR (actor_kind = 'member' AND actor_id = ?))";
    static const char entities[] = "SELECT DISTINCT entity FROM audit WHERE change_set_id = ?";
    bool any = actor_may(m->actor, PERM_AUDIT_READ), allowed = true;
    int64_t member = m->actor->kind == ACTOR_MEMBER ? m->actor->id : 0;

    if (db_int(m->conn, 0, own, "iii", change_set, (int64_t)any, member) != 1)
        return error_set(m->error, ERROR_NOT_FOUND, NULL);
    struct db_stmt *st = db_query(m->conn, entities, "i", change_set);
    while (db_next(st))
        allowed = may_write(m, db_col_text(st, 0)) && allowed;
    db_done(st);
    return allowed ? 0 : error_set(m->error, ERROR_FORBIDDEN, "You may not change these records");
}
