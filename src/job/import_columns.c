/* import_columns: which field the name of a column means (see import.h). */
#include "job/import.h"

#include "base/utf8.h"

bool import_takes(const struct field *f)
{
    return !(f->flags & (FIELD_READ_ONLY | FIELD_HIDDEN));
}

/* Folded, with everything but letters and digits as one _: "E-Mail" and "e_mail" are alike. */
static struct str normal(struct arena *arena, struct str name)
{
    struct str folded = utf8_fold(arena, name);
    char *out = arena_alloc(arena, folded.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < folded.n; i++) {
        unsigned char c = (unsigned char)folded.p[i];
        bool plain = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            out[n++] = (char)c;
        else if (n > 0 && out[n - 1] != '_')
            out[n++] = '_';
    }
    while (n > 0 && out[n - 1] == '_')
        n--;
    return (struct str){out, n};
}

static bool same(struct arena *arena, struct str wanted, struct str name)
{
    return str_eq(wanted, normal(arena, name));
}

/* How well the (normal) name means the field: 3 its key, 2 an alias, 1 its label, 0 not at all. */
static int fit(struct arena *arena, const struct field *f, struct str name)
{
    struct str rest = str_of(f->aliases), alias;
    bool by_id = f->type == FIELD_REF && same(arena, name, str_fmt(arena, "%s_id", f->key));

    if (same(arena, name, str_of(f->key)) || by_id)
        return 3;
    while (str_next(&rest, '|', &alias))
        if (same(arena, name, alias))
            return 2;
    if (f->flags & FIELD_CUSTOM && same(arena, name, str_of(f->key + sizeof("custom_") - 1)))
        return 2;
    return f->label && same(arena, name, str_of(f->label));
}

static const struct field *best_field(struct arena *arena, const struct entity *e, struct str name)
{
    const struct field *best = NULL;
    int best_fit = 0;

    for (size_t i = 0; i < e->count; i++) {
        int how = e->fields[i]->flags & FIELD_HIDDEN && !(e->fields[i]->flags & FIELD_CUSTOM)
                      ? 0
                      : fit(arena, e->fields[i], name);
        if (how > best_fit) {
            best = e->fields[i];
            best_fit = how;
        }
    }
    return best;
}

static void find_field(struct arena *arena, const struct entity *e, struct import_column *c)
{
    struct str name = normal(arena, c->name);
    const struct field *f = name.n > 0 ? best_field(arena, e, name) : NULL;

    if (name.n == 0)
        c->why = "it has no name";
    else if (f && f->flags & FIELD_READ_ONLY)
        c->why = "it is computed and cannot be imported";
    else if (f)
        c->field = str_dup(arena, str_of(f->key));
    else if (e->resource->flags & RESOURCE_CUSTOM && str_starts(name, "custom_") &&
             c->name.n <= 100)
        c->field = c->name, c->custom = true;
    else
        c->why = "there is no such field";
}

struct import_column *import_columns(struct arena *arena, const struct entity *e,
                                     const struct str *names, size_t count)
{
    struct import_column *columns = arena_array(arena, count, sizeof(*columns));

    for (size_t i = 0; i < count; i++) {
        struct import_column *c = &columns[i];
        c->name = str_dup(arena, str_trim(names[i]));
        find_field(arena, e, c);
        for (size_t k = 0; k < i && c->field.p; k++) {
            if (columns[k].field.p && str_eq(columns[k].field, c->field)) {
                c->field = STR_NONE;
                c->why = "another column means the same field";
            }
        }
    }
    return columns;
}
