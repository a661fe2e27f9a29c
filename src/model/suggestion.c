/* suggestion: see suggestion.h. */
#include "model/suggestion.h"

#include "base/datetime.h"
#include "model/audit.h"
#include "model/field_owner.h"
#include "model/record_audit.h"

#define PREFIX "suggested."

enum { TEXT_MAX = 1 << 20 };

struct suggestion {
    struct str field, value; /* value: JSON as the audit log has it */
    enum field_owner source; /* OWNER_INTEGRATION or OWNER_MEMBER */
    int64_t at;
    bool dismissed;
    struct suggestion *next;
};

/* ---- reading and storing ---- */

static struct suggestion *read_all(struct model *m, const struct resource *res, int64_t id)
{
    static const char read[] = "SELECT field, value, source, at, dismissed FROM field_suggestion"
                               " WHERE entity = ? AND entity_id = ? ORDER BY field";
    struct suggestion *first = NULL, **end = &first;
    struct db_stmt *st = db_query(m->conn, read, "zi", res->key, id);
    while (db_next(st)) {
        struct suggestion *s = ARENA_NEW(m->arena, struct suggestion);
        *s = (struct suggestion){.field = str_dup(m->arena, db_col_text(st, 0)),
                                 .value = str_dup(m->arena, db_col_text(st, 1)),
                                 .source = field_owner_of(db_col_text(st, 2)),
                                 .at = db_col_int(st, 3),
                                 .dismissed = db_col_int(st, 4)};
        *end = s;
        end = &s->next;
    }
    db_done(st);
    return first;
}

static const struct suggestion *find(const struct suggestion *all, struct str field)
{
    while (all && !str_eq(all->field, field))
        all = all->next;
    return all;
}

static void value_members(const struct suggestion *s, struct json_out *out)
{
    json_member_z(out, "source", field_owner_word(s->source));
    json_member_instant(out, "at", s->at);
}

/* As the audit log has it; STR_NONE for none. */
static struct str as_json(struct model *m, const struct suggestion *s)
{
    struct buf text = BUF_INIT(TEXT_MAX);
    struct json_out out;
    if (!s)
        return STR_NONE;
    json_out_init(&out, &text);
    json_open_object(&out);
    json_key(&out, "value");
    json_out_raw(&out, s->value);
    value_members(s, &out);
    if (s->dismissed)
        json_member_bool(&out, "dismissed", true);
    json_close_object(&out);
    struct str json = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    return json;
}

static struct str tree_text(struct model *m, const struct json *j)
{
    struct buf text = BUF_INIT(TEXT_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    json_out_tree(&out, j);
    struct str json = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    return json;
}

/* The way back from as_json; false for none. */
static bool of_json(struct model *m, struct str text, struct suggestion *s)
{
    const struct json *j = text.p ? json_parse(m->arena, text).root : NULL;
    const struct json *value = json_get(j, "value");
    if (!value || !instant_parse(json_get_str(j, "at"), &s->at, NULL))
        return false;
    s->value = tree_text(m, value);
    s->source = field_owner_of(json_get_str(j, "source"));
    s->dismissed = json_get(j, "dismissed") != NULL;
    return true;
}

/* One of `before` and `after` may be NULL: it came, or went. */
static void replace(struct model *m, const struct record *r, struct str field,
                    const struct suggestion *before, const struct suggestion *after)
{
    static const char put[] =
        "INSERT INTO field_suggestion (entity, entity_id, field, value, source, at, dismissed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (entity, entity_id, field) DO UPDATE SET"
        " value = excluded.value, source = excluded.source, at = excluded.at,"
        " dismissed = excluded.dismissed";
    static const char drop[] =
        "DELETE FROM field_suggestion WHERE entity = ? AND entity_id = ? AND field = ?";
    const char *entity = r->resource->key;
    struct str name = str_fmt(m->arena, PREFIX "%.*s", (int)field.n, field.p);
    if (after)
        db_later(m->conn, put, "zisszii", entity, r->id, field, after->value,
                 field_owner_word(after->source), after->at, (int64_t)after->dismissed);
    else
        db_later(m->conn, drop, "zis", entity, r->id, field);
    audit_write(m, entity, r->id, str_z(m->arena, name), as_json(m, before), as_json(m, after),
                r->version);
}

/* ---- writes that pass ---- */

/* What comes in by a key or a file is the integration's word, whoever sends it. */
static enum field_owner writer_of(const struct model *m)
{
    return m->actor->kind == ACTOR_MEMBER && !m->lenient ? OWNER_MEMBER : OWNER_INTEGRATION;
}

static struct str value_text(struct model *m, const struct field *f, const struct value *v)
{
    struct buf text = BUF_INIT(TEXT_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    if (v->kind == 'p') /* a member to be, by e-mail address */
        json_out_str(&out, v->s);
    else
        record_audit_value(m, f, v, &out);
    struct str json = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    return json;
}

/* Whether v is what was suggested; what references point to may have got another name since. */
static bool is_suggested(struct model *m, const struct suggestion *s, const struct value *v,
                         struct str text)
{
    const struct json *id = json_get(json_parse(m->arena, s->value).root, "id");
    return id ? v->kind == 'i' && v->i == id->i : str_eq(s->value, text);
}

static bool keep(struct model *m, struct record *r, const struct record *before,
                 const struct field *f, const struct suggestion *old, const struct value *v)
{
    struct suggestion s = {.value = value_text(m, f, v), .source = writer_of(m), .at = m->now};
    bool known = old && old->source == s.source && is_suggested(m, old, v, s.value);
    record_note(m, r,
                known && old->dismissed ? "%s stays as it is: this suggestion was dismissed"
                : s.source == OWNER_INTEGRATION
                    ? "%s was kept as a suggestion: the field belongs to the team"
                    : "%s was kept as a suggestion: the field belongs to the integration",
                f->key);
    if (!known)
        replace(m, before, str_of(f->key), old, &s);
    return !known;
}

/* One given value of an owned field; whether its suggestion came, changed or went: what is stored
 * now is what was suggested, or a newer word of who suggested. */
static bool divert_one(struct model *m, struct record *r, const struct record *before, size_t i,
                       const struct suggestion *old)
{
    const struct field *f = r->entity->fields[i];
    struct value *v = &r->values[i];
    bool foreign = !m->overrule && entity_owner(r->entity, i) != writer_of(m);
    bool equal = record_same(v, &before->values[i]);
    if (foreign && !equal) {
        struct value sent = *v;
        *v = before->values[i];
        return keep(m, r, before, f, old, &sent);
    }
    bool newer = old && !m->overrule && old->source == writer_of(m);
    bool settled = old && (foreign || newer || is_suggested(m, old, v, value_text(m, f, v)));
    if (settled)
        replace(m, before, old->field, old, NULL);
    return settled;
}

int suggestion_divert(struct model *m, struct record *r, const struct record *before)
{
    const struct suggestion *all = NULL;
    bool known = false;
    int changed = 0;
    for (size_t i = 0; i < r->entity->count; i++) {
        if (!r->values[i].kind || entity_owner(r->entity, i) == OWNER_LAST_WRITER)
            continue;
        if (!known)
            all = read_all(m, r->resource, r->id);
        known = true;
        changed += divert_one(m, r, before, i, find(all, str_of(r->entity->fields[i]->key)));
    }
    return db_error(m->conn) == DB_OK ? changed : -1;
}

/* ---- as JSON ---- */

/* The value as records have it: of a stage and the like only the name. */
static void value_json(struct model *m, const struct field *f, const struct suggestion *s,
                       struct json_out *out)
{
    const struct json *name = json_get(json_parse(m->arena, s->value).root, "name");
    json_key(out, "value");
    if (f->type == FIELD_NAME && name)
        json_out_tree(out, name);
    else
        json_out_raw(out, s->value);
}

/* The field that is suggested for, if the suggestion is to be shown. */
static const struct field *shown_field(const struct entity *e, const struct suggestion *s,
                                       size_t *i)
{
    const struct field *f = s->dismissed ? NULL : entity_field(e, s->field, i);
    return f && entity_owner(e, *i) != OWNER_LAST_WRITER ? f : NULL;
}

void suggestion_member_json(struct model *m, const struct resource *res, int64_t id,
                            struct json_out *out)
{
    const struct entity *e = catalog_entity(m->catalog, res);
    size_t i;
    json_key(out, "suggested");
    json_open_object(out);
    for (const struct suggestion *s = e->owners ? read_all(m, res, id) : NULL; s; s = s->next) {
        const struct field *f = shown_field(e, s, &i);
        if (!f)
            continue;
        json_key_str(out, s->field);
        json_open_object(out);
        value_json(m, f, s, out);
        value_members(s, out);
        json_close_object(out);
    }
    json_close_object(out);
}

void suggestion_rows_json(struct model *m, const struct resource *res, int64_t id,
                          struct json_out *out)
{
    const struct entity *e = catalog_entity(m->catalog, res);
    size_t i;
    for (const struct suggestion *s = e->owners ? read_all(m, res, id) : NULL; s; s = s->next) {
        const struct field *f = shown_field(e, s, &i);
        if (!f)
            continue;
        json_open_object(out);
        json_member_str(out, "field", s->field);
        json_member_z(out, "label", f->label);
        json_member_z(out, "owner", field_owner_word(entity_owner(e, i)));
        value_json(m, f, s, out);
        value_members(s, out);
        json_close_object(out);
    }
}

/* ---- decisions ---- */

static const struct suggestion *waiting(struct model *m, const struct suggestion *all,
                                        struct str field)
{
    const struct suggestion *s = find(all, field);
    if (s && !s->dismissed)
        return s;
    error_field(m->error, field, "Nothing is suggested for it");
    return NULL;
}

/* A stage, role ... that went since it was suggested. */
static bool is_there(struct model *m, const struct field *f, const struct value *v)
{
    if (f->type != FIELD_NAME || v->kind != 'i')
        return true;
    struct str sql = str_fmt(m->arena, "SELECT 1 FROM %s WHERE id = ? AND deleted_at IS NULL",
                             resource_get(f->of)->table);
    return db_int(m->conn, 0, str_z(m->arena, sql), "i", v->i) == 1;
}

static int take_value(struct model *m, struct record *r, const struct suggestion *s)
{
    size_t i;
    const struct field *f = entity_field(r->entity, s->field, &i);
    if (!f)
        return error_field(m->error, s->field, "There is no such field any more");
    if (record_audit_parse(m, r, f, s->value, &r->values[i]) < 0)
        return -1;
    return is_there(m, f, &r->values[i])
               ? 0
               : error_field(m->error, s->field, "What was suggested is not there any more");
}

/* The live record that the actor sees; NULL with NOT_FOUND. */
static struct record *live(struct model *m, const struct resource *res, int64_t id)
{
    struct record *r = record_load(m, res, id);
    if (r && !r->deleted)
        return r;
    error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    return NULL;
}

int suggestion_accept(struct model *m, const struct resource *res, int64_t id,
                      const struct str *fields, size_t n)
{
    if (!live(m, res, id))
        return -1;
    struct record *r = record_new(m, res);
    const struct suggestion *all = read_all(m, res, id), *s;
    r->id = id;
    for (size_t i = 0; i < n; i++)
        if ((s = waiting(m, all, fields[i])))
            take_value(m, r, s);
    if (error_is_set(m->error))
        return -1;
    m->overrule = true;
    int64_t saved = record_save(m, r, NULL);
    m->overrule = false;
    if (saved < 0)
        return -1;
    /* The e-mail address of somebody who is a member by now is not what is stored. */
    all = read_all(m, res, id);
    for (size_t i = 0; i < n; i++)
        if ((s = find(all, fields[i])))
            replace(m, r, s->field, s, NULL);
    return 0;
}

static int64_t home_of(const struct record *r)
{
    return r->resource->sight == SIGHT_ACCOUNT ? r->id : record_const(r, "account")->i;
}

int suggestion_dismiss(struct model *m, const struct resource *res, int64_t id,
                       const struct str *fields, size_t n)
{
    const struct record *r = live(m, res, id);
    if (!r)
        return -1;
    const struct suggestion *all = read_all(m, res, id), *s;
    for (size_t i = 0; i < n; i++) {
        if (!(s = waiting(m, all, fields[i])))
            continue;
        struct suggestion dismissed = *s;
        dismissed.dismissed = true;
        replace(m, r, s->field, s, &dismissed);
    }
    model_account_changed(m, home_of(r), m->today);
    return error_is_set(m->error) ? -1 : 0;
}

/* ---- undo ---- */

bool suggestion_is(struct str audit_field)
{
    return str_starts(audit_field, PREFIX);
}

const char *suggestion_undo(struct model *m, const struct resource *res, int64_t id,
                            struct str audit_field, struct str before, struct str after)
{
    size_t skip = sizeof(PREFIX) - 1;
    struct str field = {audit_field.p + skip, audit_field.n - skip};
    struct suggestion back = {.value = STR_NONE};
    const struct record *r = live(m, res, id);
    if (!r)
        return "It was deleted since";
    const struct suggestion *now = find(read_all(m, res, id), field);
    if (!str_eq(as_json(m, now), after))
        return "Something else was suggested since";
    replace(m, r, field, now, of_json(m, before, &back) ? &back : NULL);
    model_account_changed(m, home_of(r), m->today);
    return NULL;
}
