/* criteria_names: see criteria_names.h. One walk for both ways; only what names rows is rewritten,
 * member by member. */
#include "rule/criteria_names.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum { TEXT_MAX = 400000 };

struct rewrite {
    struct arena *arena;
    const struct criteria_schema *schema;
    struct json_out out;
    bool by_id;
};

static void rewrite_node(struct rewrite *w, const struct json *j);

/* ---- values of names and references ---- */

static int64_t row_of(struct rewrite *w, const struct field *f, const struct json *value,
                      struct str *words)
{
    *words = STR_NONE;
    return w->schema->resolve(w->schema->data, f, value, words);
}

static int64_t row_of_text(struct rewrite *w, const struct field *f, struct str text)
{
    const struct json value = {.type = JSON_STRING, .text = text};
    struct str words;
    return text.p ? row_of(w, f, &value, &words) : 0;
}

static void out_row(struct rewrite *w, int64_t id, struct str name)
{
    json_open_object(&w->out);
    json_member_int(&w->out, "id", id);
    if (name.p)
        json_member_str(&w->out, "name", name);
    json_close_object(&w->out);
}

static void value_by_id(struct rewrite *w, const struct field *f, const struct json *v)
{
    struct str words;
    int64_t id = v->type == JSON_STRING || v->type == JSON_INT ? row_of(w, f, v, &words) : 0;
    if (id > 0)
        out_row(w, id, v->type == JSON_STRING ? v->text : STR_NONE);
    else
        json_out_tree(&w->out, v);
}

static void value_by_name(struct rewrite *w, const struct field *f, const struct json *v)
{
    const struct json *id = json_get(v, "id");
    struct str written = json_get_str(v, "name"), words;
    if (!id || id->type != JSON_INT) {
        json_out_tree(&w->out, v);
        return;
    }
    if (!written.p && row_of(w, f, id, &words)) {
        json_out_int(&w->out, id->i);
        return;
    }
    bool found = row_of(w, f, v, &words) > 0;
    if (written.p && row_of_text(w, f, written) == id->i)
        json_out_str(&w->out, written);
    else if (written.p && found && row_of_text(w, f, words) == id->i)
        json_out_str(&w->out, words);
    else
        out_row(w, id->i, found ? words : written);
}

static void rewrite_value(struct rewrite *w, const struct field *f, const struct json *v)
{
    void (*one)(struct rewrite *, const struct field *, const struct json *) =
        w->by_id ? value_by_id : value_by_name;
    if (v->type != JSON_ARRAY) {
        one(w, f, v);
        return;
    }
    json_open_array(&w->out);
    for (const struct json *e = v->child; e; e = e->next)
        one(w, f, e);
    json_close_array(&w->out);
}

/* ---- products, modules, features ---- */

static int level_of(struct str member)
{
    for (int level = 0; level < CRITERIA_LEVELS; level++)
        if (str_is(member, criteria_levels[level]))
            return level;
    return -1;
}

static bool same_rows(const struct criteria_place *a, const struct criteria_place *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->ids[i] != b->ids[i])
            return false;
    return true;
}

static bool find_place(struct rewrite *w, struct criteria_place *p)
{
    return p->level >= 0 && w->schema->place(w->schema->data, p);
}

static void out_place(struct rewrite *w, const struct criteria_place *p, struct str name)
{
    json_open_object(&w->out);
    json_key(&w->out, "id");
    if (p->n > 1)
        json_open_array(&w->out);
    for (size_t i = 0; i < p->n; i++)
        json_out_int(&w->out, p->ids[i]);
    if (p->n > 1)
        json_close_array(&w->out);
    if (name.p)
        json_member_str(&w->out, "name", name);
    json_close_object(&w->out);
}

/* How the levels of a condition are given out: the names, and whether the deepest needs its ids. */
struct spoken {
    struct criteria_place place; /* with the names to say */
    bool found, with_ids;
};

static struct spoken speak(struct rewrite *w, const struct json *condition)
{
    struct spoken s = {.place = criteria_place_read(w->arena, condition)};
    struct criteria_place kept = s.place, by_name = s.place;
    if (w->by_id && kept.n)
        return s; /* has its ids already */
    if (w->by_id || !kept.n) {
        s.found = find_place(w, &s.place);
        s.with_ids = w->by_id;
        memcpy(s.place.names, kept.names, sizeof(kept.names)); /* as it was written */
        return s;
    }
    by_name.n = 0;
    if (find_place(w, &by_name) && same_rows(&by_name, &kept)) {
        s.found = true;
        return s;
    }
    s.found = find_place(w, &s.place);
    by_name = s.place;
    by_name.n = 0;
    s.with_ids = !find_place(w, &by_name) || !same_rows(&by_name, &kept);
    return s;
}

/* ---- the tree ---- */

static void rewrite_member(struct rewrite *w, const struct field *f, const struct spoken *s,
                           const struct json *m)
{
    int level = level_of(m->key);
    bool row = f && (f->type == FIELD_NAME || f->type == FIELD_REF);
    json_key_str(&w->out, m->key);
    if (str_is(m->key, "value") && m->type == JSON_OBJECT && json_get(m, "field"))
        rewrite_node(w, m);
    else if (str_is(m->key, "value") && row)
        rewrite_value(w, f, m);
    else if (level < 0 || !s->found)
        json_out_tree(&w->out, m);
    else if (level == s->place.level && s->with_ids)
        out_place(w, &s->place, s->place.names[level]);
    else
        json_out_str(&w->out, s->place.names[level]);
}

static void rewrite_condition(struct rewrite *w, const struct json *j)
{
    struct criteria_field of = {0};
    const struct json *field = json_get(j, "field");
    bool known =
        field && field->type == JSON_STRING && w->schema->find(w->schema->data, field->text, &of);
    struct spoken s = speak(w, j);
    json_open_object(&w->out);
    for (const struct json *m = j->child; m; m = m->next)
        rewrite_member(w, known ? of.field : NULL, &s, m);
    json_close_object(&w->out);
}

static void rewrite_node(struct rewrite *w, const struct json *j)
{
    const struct json *inside = j->type == JSON_OBJECT && j->count == 1 ? j->child : NULL;
    bool list = inside && inside->type == JSON_ARRAY;
    if (j->type != JSON_OBJECT) {
        json_out_tree(&w->out, j);
        return;
    }
    if (!inside || (!list && !str_is(inside->key, "not"))) {
        rewrite_condition(w, j);
        return;
    }
    json_open_object(&w->out);
    json_key_str(&w->out, inside->key);
    if (list)
        json_open_array(&w->out);
    for (const struct json *e = list ? inside->child : inside; e; e = list ? e->next : NULL)
        rewrite_node(w, e);
    if (list)
        json_close_array(&w->out);
    json_close_object(&w->out);
}

static struct str rewritten(struct arena *arena, const struct criteria_schema *schema,
                            const struct json *json, bool by_id)
{
    struct rewrite w = {.arena = arena, .schema = schema, .by_id = by_id};
    struct buf text = BUF_INIT(TEXT_MAX);
    json_out_init(&w.out, &text);
    rewrite_node(&w, json);
    struct str out = buf_failed(&text) ? STR_NONE : str_dup(arena, buf_str(&text));
    buf_free(&text);
    return out;
}

struct str criteria_by_id(struct arena *arena, const struct criteria_schema *schema,
                          const struct json *json)
{
    return rewritten(arena, schema, json, true);
}

struct str criteria_by_name(struct arena *arena, const struct criteria_schema *schema,
                            const struct json *json)
{
    return rewritten(arena, schema, json, false);
}
