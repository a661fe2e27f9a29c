/* openapi_example: examples of bodies and answers, derived from the same tables as the schemas (see
 * openapi_schema.h). */
#include <string.h>

#include "api/openapi_schema.h"
#include "api/shapes.h"

enum { DEPTH_MAX = 4 };

/* A text that fits a member of that name. */
static const char *text_for(const char *name)
{
    static const struct {
        const char *name, *text;
    } texts[] = {
        {"email", "ada@example.com"},
        {"to", "ada@example.com"},
        {"password", "correct horse battery"},
        {"current", "correct horse battery"},
        {"name", "Ada Lovelace"},
        {"currency", "EUR"},
        {"key", "example"},
        {"external_id", "example-1"},
        {"time_zone", "Europe/Zurich"},
        {"today", "2026-01-31"},
        {"csrf", "token"},
        {"previousId", "Example before"},
        {"version", "0.1.0"},
        {"phone", "+41 44 123 45 67"},
        {"url", "https://example.com/1"},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        if (strcmp(name, texts[i].name) == 0)
            return texts[i].text;
    return "Example";
}

static struct str first_word(struct str words)
{
    struct str word = STR("");
    str_next(&words, '|', &word);
    return word;
}

static void value_example(const struct field *f, bool write, struct json_out *out)
{
    const struct resource *res = f->type == FIELD_REF ? resource_get(f->of) : NULL;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
        json_out_z(out, f->type == FIELD_EMAIL ? "ada@example.com"
                        : f->type == FIELD_URL ? text_for("url")
                                               : text_for(f->key));
        return;
    case FIELD_INT:
        json_out_int(out, f->min > 1 ? f->min : 1);
        return;
    case FIELD_NUMBER:
        json_out_double(out, 1.25);
        return;
    case FIELD_MONEY:
        json_out_z(out, "1200.00");
        return;
    case FIELD_DATE:
        json_out_z(out, "2026-01-31");
        return;
    case FIELD_INSTANT:
        json_out_z(out, "2026-01-31T09:00:00.000Z");
        return;
    case FIELD_BOOL:
        json_out_bool(out, false);
        return;
    case FIELD_CHOICE:
    case FIELD_RANK:
        json_out_str(out, first_word(str_of(f->of)));
        return;
    case FIELD_NAME:
        json_out_z(out, strcmp(f->of, "consumption_metric") == 0 ? "Storage" : "Live");
        return;
    case FIELD_REF:
        if (write) {
            json_out_int(out, 1);
            return;
        }
        json_open_object(out);
        json_member_int(out, "id", 1);
        json_member_z(out, "name", "Example");
        if (strcmp(f->of, "member") == 0)
            json_member_z(out, "email", text_for("email"));
        else if (res->flags & RESOURCE_EXTERNAL)
            json_member_z(out, "external_id", text_for("external_id"));
        json_close_object(out);
        return;
    case FIELD_SERIES:
        json_open_array(out);
        for (int i = 0; i < field_points(f); i++)
            json_out_int(out, i);
        json_close_array(out);
        return;
    case FIELD_MONEY_SERIES:
        json_open_array(out);
        for (int i = 0; i < field_points(f); i++)
            json_out_z(out, "1200.00");
        json_close_array(out);
        return;
    case FIELD_TEXTS:
        json_open_array(out);
        json_out_z(out, "Example");
        json_close_array(out);
        return;
    case FIELD_REFS:
        json_open_array(out);
        json_out_int(out, 1);
        json_close_array(out);
        return;
    case FIELD_STATE:
        json_open_object(out);
        json_member_z(out, "sort", "name");
        json_close_object(out);
        return;
    case FIELD_CRITERIA:
        json_open_object(out);
        json_key(out, "all");
        json_open_array(out);
        json_close_array(out);
        json_close_object(out);
        return;
    }
}

static bool in_example(const struct field *f, enum schema_use use)
{
    if (use == SCHEMA_READ)
        return !(f->flags & FIELD_HIDDEN);
    if (f->flags & (FIELD_READ_ONLY | FIELD_METRIC | FIELD_HIDDEN | FIELD_DEFAULT_NOW))
        return false;
    if (use == SCHEMA_PATCH)
        return !(f->flags & FIELD_ON_CREATE) && f->type != FIELD_REF && f->type != FIELD_NAME;
    return f->flags & FIELD_REQUIRED;
}

void example_resource(struct arena *arena, const struct resource *res, enum schema_use use,
                      struct json_out *out)
{
    bool write = use != SCHEMA_READ;
    json_open_object(out);
    if (!write) {
        json_member_int(out, "id", 1);
        json_member_int(out, "version", 1);
    }
    for (size_t i = 0; i < res->count; i++) {
        const struct field *f = &res->fields[i];
        if (!in_example(f, use))
            continue;
        json_key_str(out, write && f->type == FIELD_REF ? str_fmt(arena, "%s_id", f->key)
                                                        : str_of(f->key));
        value_example(f, write, out);
        if (use == SCHEMA_PATCH)
            break;
    }
    json_close_object(out);
}

static void shape_example(const struct shape *shape, bool request, int depth, struct json_out *out);

static void word_example(const struct shape_field *f, struct str type, int depth,
                         struct json_out *out)
{
    const struct shape *inner = NULL;
    if (str_starts(type, "ref:"))
        inner = shape_by_name((struct str){type.p + 4, type.n - 4});
    else if (str_starts(type, "list:"))
        inner = shape_by_name((struct str){type.p + 5, type.n - 5});
    bool list = str_starts(type, "list:");
    if (list)
        json_open_array(out);
    if (inner && depth < DEPTH_MAX)
        shape_example(inner, false, depth + 1, out);
    else if (list && str_is(type, "list:text"))
        json_out_z(out, "example");
    else if (!list)
        json_out_z(out, text_for(f->name));
    if (list)
        json_close_array(out);
}

static void member_example(const struct shape_field *f, int depth, struct json_out *out)
{
    struct str type = str_of(f->type);
    if (type.p[type.n - 1] == '?')
        type.n--;
    if (str_is(type, "int"))
        json_out_int(out, 1);
    else if (str_is(type, "number"))
        json_out_double(out, 0.5);
    else if (str_is(type, "bool"))
        json_out_bool(out, true);
    else if (str_is(type, "instant"))
        json_out_z(out, "2026-01-31T09:00:00.000Z");
    else if (str_is(type, "date"))
        json_out_z(out, "2026-01-31");
    else if (str_is(type, "money"))
        json_out_z(out, "1200.00");
    else if (str_starts(type, "choice:"))
        json_out_str(out, first_word((struct str){type.p + 7, type.n - 7}));
    else if (str_is(type, "criteria"))
        json_out_raw(out, STR("{\"all\":[]}"));
    else if (str_is(type, "object") || str_is(type, "any"))
        str_is(type, "any") ? json_out_z(out, "example")
                            : (json_open_object(out), json_close_object(out));
    else
        word_example(f, type, depth, out);
}

static void shape_example(const struct shape *shape, bool request, int depth, struct json_out *out)
{
    bool some = false;
    for (size_t i = 0; i < shape->count; i++)
        some = some || shape->fields[i].required;
    json_open_object(out);
    for (size_t i = 0; i < shape->count; i++) {
        const struct shape_field *f = &shape->fields[i];
        /* A request shows what it needs; where it needs nothing, its first member (but not the
         * version). */
        bool shown = !request ? f->required : some ? f->required : strcmp(f->name, "version") != 0;
        if (!shown)
            continue;
        json_key(out, f->name);
        member_example(f, depth, out);
        if (request && !some)
            break;
    }
    json_close_object(out);
}

void example_shape(const struct shape *shape, bool request, struct json_out *out)
{
    if (request && shape->example)
        json_out_raw(out, str_of(shape->example));
    else
        shape_example(shape, request, 0, out);
}
