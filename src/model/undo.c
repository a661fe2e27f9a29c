/*
 * undo: replays the audit rows of a change set backwards: a field goes back only where it still has
 * the "after" value, a record that came is deleted, one that went is restored. The undo is a change
 * set of its own. Each step is a savepoint, so that one that cannot be taken leaves the others.
 */
#include "model/audit.h"
#include "model/record_audit.h"
#include "model/record_sql.h"
#include "model/setting.h"
#include "model/suggestion.h"

struct step {
    struct str entity, field, before, after;
    int64_t audit_id, id;
    struct step *next;
};

/* Rows of the change set, last first. */
static struct step *read_steps(struct model *m, int64_t change_set, int64_t below, int max)
{
    static const char read[] =
        "SELECT id, entity, entity_id, field, before, after FROM audit WHERE change_set_id = ?"
        " AND id < ? ORDER BY id DESC LIMIT ?";
    struct step *first = NULL, **end = &first;
    struct db_stmt *s = db_query(m->conn, read, "iii", change_set, below, (int64_t)max);
    while (db_next(s)) {
        struct step *one = ARENA_NEW(m->arena, struct step);
        one->audit_id = db_col_int(s, 0);
        one->entity = str_dup(m->arena, db_col_text(s, 1));
        one->id = db_col_int(s, 2);
        one->field = str_dup(m->arena, db_col_text(s, 3));
        one->before = str_dup(m->arena, db_col_text(s, 4));
        one->after = str_dup(m->arena, db_col_text(s, 5));
        *end = one;
        end = &one->next;
    }
    db_done(s);
    return first;
}

/* NULL when undone, else why the field was kept. */
static const char *undo_field(struct model *m, const struct step *step, const struct resource *res)
{
    size_t i;
    struct record *now = record_sql_load(m, res, step->id, true);
    if (!now || now->deleted)
        return "It was deleted since";
    const struct field *f = entity_field(now->entity, step->field, &i);
    if (!f)
        return "The field is gone";
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    record_audit_value(m, f, &now->values[i], &out);
    bool still = str_eq(buf_str(&text), step->after);
    buf_free(&text);
    if (!still)
        return "It was changed again since";
    struct record *r = record_new(m, res);
    r->id = step->id;
    if (record_audit_parse(m, r, f, step->before, &r->values[i]) < 0)
        return "It cannot go back to what it was";
    m->overrule = true;
    int64_t saved = record_save(m, r, NULL);
    m->overrule = false;
    return saved < 0 ? "It cannot go back to what it was" : NULL;
}

static const char *undo_whole(struct model *m, const struct step *step, const struct resource *res)
{
    bool came = step->after.p != NULL;
    int result = came ? record_delete(m, res, step->id) : record_restore(m, res, step->id);
    return result == 0 ? NULL : came ? "It cannot be deleted" : "It cannot be restored";
}

static const char *undo_setting(struct model *m, const struct step *step)
{
    const struct setting *s = setting_get(step->field);
    if (!s || s->type == SETTING_SECRET)
        return "Secrets cannot be undone";
    struct json_result before =
        step->before.p ? json_parse(m->arena, step->before) : (struct json_result){0};
    struct json_result after =
        step->after.p ? json_parse(m->arena, step->after) : (struct json_result){0};
    struct str now = catalog_setting(m->catalog, s->key);
    if (!after.root || !before.root || !str_eq(now, after.root->text))
        return "It was changed again since";
    audit_text(m, "setting", 0, s->key, now, before.root->text);
    return setting_store(m->conn, s->key, before.root->text) < 0 ? "It cannot be stored" : NULL;
}

static const char *undo_step(struct model *m, const struct step *step)
{
    const struct resource *res = resource_of(step->entity);
    if (str_is(step->entity, "setting"))
        return undo_setting(m, step);
    if (!res || res->flags & RESOURCE_INTERNAL)
        return "This kind of change cannot be undone";
    if (suggestion_is(step->field))
        return suggestion_undo(m, res, step->id, step->field, step->before, step->after);
    return step->field.n ? undo_field(m, step, res) : undo_whole(m, step, res);
}

int64_t change_set_size(struct model *m, int64_t change_set)
{
    return db_int(m->conn, 0, "SELECT count(*) FROM audit WHERE change_set_id = ?", "i",
                  change_set);
}

static int undone_already(struct model *m)
{
    return error_set(m->error, ERROR_CONFLICT,
                     "This was undone already, or there is no such change");
}

int change_set_check(struct model *m, int64_t change_set)
{
    static const char find[] = "SELECT 1 FROM change_set WHERE id = ? AND undone_at IS NULL";
    return db_int(m->conn, 0, find, "i", change_set) == 1 ? 0 : undone_already(m);
}

int change_set_claim(struct model *m, int64_t change_set)
{
    static const char claim[] =
        "UPDATE change_set SET undone_at = ? WHERE id = ? AND undone_at IS NULL";
    if (db_run(m->conn, claim, "ii", m->now, change_set) != 1)
        return undone_already(m);
    m->change_kind = "undo";
    db_run(m->conn, "UPDATE change_set SET undo_of = ? WHERE id = ?", "ii", change_set,
           change_set_id(m));
    return 0;
}

/* What a step that fails wrote goes back with it; a failed connection ends all. */
static const char *try_step(struct model *m, const struct step *step)
{
    if (db_savepoint(m->conn, "step") != 0)
        return "It cannot go back to what it was";
    const char *why = undo_step(m, step);
    if (!why && db_savepoint_release(m->conn, "step") == 0)
        return NULL;
    db_savepoint_rollback(m->conn, "step");
    error_init(m->error, m->arena); /* a field that stays is an answer, not a failure */
    return why ? why : "It cannot go back to what it was";
}

int64_t change_set_undo_slice(struct model *m, int64_t change_set, int64_t below, int max,
                              void (*kept)(void *data, struct str entity, int64_t id,
                                           struct str field, const char *reason),
                              void *data, int64_t *undone)
{
    int64_t last = 0;
    for (const struct step *step = read_steps(m, change_set, below, max); step; step = step->next) {
        const char *why = try_step(m, step);
        last = step->audit_id;
        *undone += !why;
        if (why)
            kept(data, step->entity, step->id, step->field, why);
    }
    return db_error(m->conn) == DB_OK ? last : -1;
}

static void kept_json(void *data, struct str entity, int64_t id, struct str field,
                      const char *reason)
{
    struct json_out *out = data;
    json_open_object(out);
    json_member_str(out, "entity", entity);
    json_member_int(out, "entity_id", id);
    json_member_str(out, "field", field);
    json_member_z(out, "reason", reason);
    json_close_object(out);
}

int change_set_undo(struct model *m, int64_t change_set, struct json_out *out)
{
    int64_t undone = 0;
    if (change_set_claim(m, change_set) < 0)
        return -1;
    json_key(out, "kept");
    json_open_array(out);
    int64_t last =
        change_set_undo_slice(m, change_set, INT64_MAX, UNDO_AT_ONCE, kept_json, out, &undone);
    json_close_array(out);
    json_member_int(out, "undone", undone);
    return last < 0 ? -1 : 0;
}
