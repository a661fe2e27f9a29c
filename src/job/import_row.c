/* import_row: see import_row.h. */
#include "job/import_row.h"

#include <string.h>

#include "model/user.h"

struct reader {
    const struct import_column *columns;
    size_t count;
    char separator;
};

/* "1.234,5" as people write it who separate by semicolons. */
static struct str decimal_point(struct arena *arena, struct str text)
{
    ptrdiff_t comma = str_find(text, STR(","));
    char *out;
    size_t n = 0;

    if (comma < 0 ||
        str_find((struct str){text.p + comma + 1, text.n - (size_t)comma - 1}, STR(",")) >= 0 ||
        str_find((struct str){text.p + comma, text.n - (size_t)comma}, STR(".")) >= 0)
        return text;
    out = arena_alloc(arena, text.n + 1);
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != '.')
            out[n++] = text.p[i] == ',' ? '.' : text.p[i];
    return (struct str){out, n};
}

/* Exports put an apostrophe before what a spreadsheet would take for a formula. */
static struct str without_apostrophe(struct str cell)
{
    bool added = cell.n > 1 && cell.p[0] == '\'' && memchr("=+-@", cell.p[1], 4);

    return added ? (struct str){cell.p + 1, cell.n - 1} : cell;
}

/* Several values in a cell stand between | or ;, or as a JSON list. */
static const struct json *list_of(struct arena *arena, struct str cell)
{
    struct json *list = ARENA_NEW(arena, struct json);
    struct json **end = &list->child;
    char separator = str_find(cell, STR("|")) >= 0 ? '|' : ';';
    struct str part;

    if (cell.p[0] == '[') {
        struct json_result parsed = json_parse(arena, cell);
        if (parsed.root)
            return parsed.root;
    }
    list->type = JSON_ARRAY;
    while (str_next(&cell, separator, &part)) {
        *end = ARENA_NEW(arena, struct json);
        (*end)->type = JSON_STRING;
        (*end)->text = str_trim(part);
        end = &(*end)->next;
        list->count++;
    }
    return list;
}

static int set_cell(const struct reader *in, struct model *m, struct record *r,
                    const struct field *f, size_t place, struct str cell)
{
    struct json text = {.type = JSON_STRING, .text = cell};
    const struct json *j = &text;
    struct value v;

    if ((f->type == FIELD_NUMBER || f->type == FIELD_MONEY) && in->separator == ';')
        text.text = decimal_point(m->arena, cell);
    if (f->type == FIELD_TEXTS)
        j = list_of(m->arena, cell);
    if (record_decode_value(m, r, f, j, &v) < 0)
        return -1;
    if (v.kind != 0)
        r->values[place] = v;
    return 0;
}

static void set_custom(struct model *m, struct record *r, struct str name, struct str cell)
{
    struct json *list = (struct json *)r->pending, *j = ARENA_NEW(m->arena, struct json);

    if (!list) {
        list = ARENA_NEW(m->arena, struct json);
        list->type = JSON_OBJECT;
        r->pending = list;
    }
    j->type = JSON_STRING;
    j->text = cell;
    j->key = (struct str){name.p + 7, name.n - 7};
    j->next = list->child;
    list->child = j;
    list->count++;
}

/* Currencies first: they say how many digits the amounts have. */
static int set_cells(const struct reader *in, struct model *m, struct record *r,
                     const struct import_line *line, bool currencies)
{
    for (size_t i = 0; i < in->count && i < line->count; i++) {
        const struct import_column *c = &in->columns[i];
        struct str cell = without_apostrophe(str_trim(line->cells[i]));
        size_t place;
        const struct field *f;
        if (!c->field.p || cell.n == 0 || str_is(c->field, "currency") != currencies)
            continue;
        f = c->custom ? NULL : entity_field(r->entity, c->field, &place);
        if (c->custom)
            set_custom(m, r, c->field, cell);
        else if (f && set_cell(in, m, r, f, place, cell) < 0)
            return -1;
    }
    return 0;
}

/* A user without an id is known by the e-mail address, here already, so that it is found. */
static void default_id(struct record *r)
{
    struct value *id = r->resource == &user_resource ? record_value(r, "external_id") : NULL;

    if (id && id->kind != 's' && record_const(r, "email")->kind == 's')
        *id = *record_const(r, "email");
}

struct record *import_row(struct model *m, const struct import_kind *kind,
                          const struct import_column *columns, size_t count, char separator,
                          const struct import_line *line)
{
    const struct reader in = {columns, count, separator};
    struct record *r = record_new(m, kind->resource);

    if (line->error) {
        error_set(m->error, ERROR_INVALID, "%s", line->error);
        return NULL;
    }
    for (size_t i = count; i < line->count; i++) {
        if (str_trim(line->cells[i]).n == 0)
            continue;
        error_set(m->error, ERROR_INVALID, "the row has %zu fields, the header has %zu",
                  line->count, count);
        return NULL;
    }
    if (set_cells(&in, m, r, line, true) < 0 || set_cells(&in, m, r, line, false) < 0)
        return NULL;
    default_id(r);
    return r;
}
