/* record: making records and reading and writing their values by key (see record.h). */
#include "model/record.h"

#include <assert.h>
#include <stdio.h>

struct record *record_new(struct model *m, const struct resource *res)
{
    struct record *r = ARENA_NEW(m->arena, struct record);
    r->resource = res;
    r->entity = catalog_entity(m->catalog, res);
    r->values = arena_array(m->arena, r->entity->count, sizeof(struct value));
    return r;
}

const struct value *record_const(const struct record *r, const char *key)
{
    size_t i;
    const struct field *f = entity_field(r->entity, str_of(key), &i);
    assert(f);
    return &r->values[i];
}

struct value *record_value(struct record *r, const char *key)
{
    return (struct value *)record_const(r, key);
}

void record_set_int(struct record *r, const char *key, int64_t i)
{
    *record_value(r, key) = (struct value){.kind = 'i', .i = i};
}

void record_set_text(struct record *r, const char *key, struct str s)
{
    *record_value(r, key) = s.p ? (struct value){.kind = 's', .s = s} : (struct value){.kind = 'n'};
}

bool record_same(const struct value *a, const struct value *b)
{
    bool empty_a = a->kind == 0 || a->kind == 'n', empty_b = b->kind == 0 || b->kind == 'n';
    if (empty_a || empty_b)
        return empty_a && empty_b;
    if (a->kind != b->kind)
        return false;
    if (a->kind == 'i')
        return a->i == b->i;
    if (a->kind == 'd')
        return a->d == b->d;
    return str_eq(a->s, b->s);
}

void record_note(struct model *m, struct record *r, const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    struct note *n = ARENA_NEW(m->arena, struct note);
    n->text = str_dup(m->arena, str_of(text));
    n->next = r->notes;
    r->notes = n;
}
