/* openapi_schema: see openapi_schema.h. Examples are in openapi_example.c. */
#include "api/openapi_schema.h"

#include <string.h>

#include "model/configuration.h"

const char *schema_team_role(size_t n)
{
    return configuration_team_role(n);
}

struct str schema_name(struct arena *arena, const struct resource *res, enum schema_use use)
{
    static const char *const tails[] = {"", "New", "Patch", "Ref"};
    struct str key = str_of(res->key);
    char *name = arena_alloc(arena, key.n + 8);
    size_t n = 0;
    bool upper = true;
    for (size_t i = 0; i < key.n; i++) {
        if (key.p[i] == '_') {
            upper = true;
            continue;
        }
        name[n++] = upper ? (char)(key.p[i] - 32) : key.p[i];
        upper = false;
    }
    memcpy(name + n, tails[use], strlen(tails[use]));
    return (struct str){name, n + strlen(tails[use])};
}

static void ref_json(struct str name, struct json_out *out)
{
    struct buf text = BUF_INIT(200);
    buf_addf(&text, "#/components/schemas/%.*s", (int)name.n, name.p);
    json_member_str(out, "$ref", buf_str(&text));
    buf_free(&text);
}

/* A reference that may be null. */
static void ref_or_null(struct str name, bool nullable, struct json_out *out)
{
    if (!nullable) {
        ref_json(name, out);
        return;
    }
    json_key(out, "oneOf");
    json_open_array(out);
    json_open_object(out);
    ref_json(name, out);
    json_close_object(out);
    json_open_object(out);
    json_member_z(out, "type", "null");
    json_close_object(out);
    json_close_array(out);
}

static void type_json(const char *type, bool nullable, struct json_out *out)
{
    json_key(out, "type");
    if (!nullable) {
        json_out_z(out, type);
        return;
    }
    json_open_array(out);
    json_out_z(out, type);
    json_out_z(out, "null");
    json_close_array(out);
}

static void enum_json(struct str words, bool nullable, struct json_out *out)
{
    struct str word;
    type_json("string", nullable, out);
    json_key(out, "enum");
    json_open_array(out);
    while (str_next(&words, '|', &word))
        json_out_str(out, word);
    if (nullable)
        json_out_null(out);
    json_close_array(out);
}

static void format_json(const char *type, const char *format, bool nullable, struct json_out *out)
{
    type_json(type, nullable, out);
    json_member_z(out, "format", format);
}

static void integer_json(int64_t min, int64_t max, bool nullable, struct json_out *out)
{
    format_json("integer", "int64", nullable, out);
    if (min || max)
        json_member_int(out, "minimum", min);
    if (max)
        json_member_int(out, "maximum", max);
}

static void money_json(bool nullable, struct json_out *out)
{
    type_json("string", nullable, out);
    json_member_z(out, "pattern", "^-?[0-9]+(\\.[0-9]+)?$");
}

static void series_json(const struct field *f, struct json_out *out)
{
    json_member_z(out, "type", "array");
    json_key(out, "items");
    json_open_object(out);
    if (f->type == FIELD_MONEY_SERIES)
        money_json(false, out);
    else
        json_member_z(out, "type", "integer");
    json_close_object(out);
    json_member_int(out, "minItems", field_points(f));
    json_member_int(out, "maxItems", field_points(f));
}

static void texts_json(bool nullable, struct json_out *out)
{
    type_json("array", nullable, out);
    json_key(out, "items");
    json_open_object(out);
    json_member_z(out, "type", "string");
    json_close_object(out);
}

static void refs_json(bool nullable, struct json_out *out)
{
    type_json("array", nullable, out);
    json_key(out, "items");
    json_open_object(out);
    json_member_z(out, "type", "integer");
    json_close_object(out);
}

static void text_json(const struct field *f, bool nullable, struct json_out *out)
{
    type_json("string", nullable, out);
    if (f->type == FIELD_EMAIL)
        json_member_z(out, "format", "email");
    if (f->type == FIELD_URL)
        json_member_z(out, "format", "uri");
    if (f->min)
        json_member_int(out, "minLength", f->min);
    json_member_int(out, "maxLength", f->max ? f->max : FIELD_TEXT_MAX);
}

/* The schema of a field's value, without braces. A reference is written by its id. */
static void value_json(struct arena *arena, const struct field *f, bool nullable, bool write,
                       struct json_out *out)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
        text_json(f, nullable, out);
        return;
    case FIELD_INT:
        integer_json(f->min, f->max, nullable, out);
        return;
    case FIELD_NUMBER:
        type_json("number", nullable, out);
        return;
    case FIELD_MONEY:
        money_json(nullable, out);
        return;
    case FIELD_DATE:
        format_json("string", "date", nullable, out);
        return;
    case FIELD_INSTANT:
        format_json("string", "date-time", nullable, out);
        return;
    case FIELD_BOOL:
        type_json("boolean", nullable, out);
        return;
    case FIELD_CHOICE:
    case FIELD_RANK:
        enum_json(str_of(f->of), nullable, out);
        return;
    case FIELD_NAME:
        type_json("string", nullable, out);
        return;
    case FIELD_REF:
        if (write)
            integer_json(1, 0, nullable, out);
        else
            ref_or_null(schema_name(arena, resource_get(f->of), SCHEMA_REF), nullable, out);
        return;
    case FIELD_SERIES:
    case FIELD_MONEY_SERIES:
        series_json(f, out);
        return;
    case FIELD_TEXTS:
        texts_json(nullable, out);
        return;
    case FIELD_REFS:
        refs_json(nullable, out);
        return;
    case FIELD_CRITERIA:
        type_json("object", nullable, out);
        return;
    case FIELD_STATE:
        ref_json(STR("ViewState"), out);
        return;
    }
}

/* Whether a record that is read may have null here. */
static bool is_nullable(const struct field *f)
{
    bool always = f->flags & (FIELD_REQUIRED | FIELD_DEFAULT_NOW) || f->type == FIELD_BOOL ||
                  f->type == FIELD_SERIES || f->type == FIELD_MONEY_SERIES;
    bool count = f->flags & FIELD_METRIC && !f->known && !f->read;
    bool zero = f->type == FIELD_INT && (count || strcmp(f->key, "position") == 0);
    bool written = strcmp(f->key, "created_at") == 0 || strcmp(f->key, "updated_at") == 0 ||
                   strcmp(f->key, "label") == 0;
    return !always && !zero && !written;
}

static bool is_writable(const struct field *f, enum schema_use use)
{
    if (f->flags & (FIELD_READ_ONLY | FIELD_METRIC | FIELD_HIDDEN))
        return false;
    return use != SCHEMA_PATCH || !(f->flags & FIELD_ON_CREATE);
}

static void field_json(struct arena *arena, const struct field *f, enum schema_use use,
                       struct json_out *out)
{
    bool write = use != SCHEMA_READ;
    if (write && f->type == FIELD_REF)
        json_key_str(out, str_fmt(arena, "%s_id", f->key));
    else
        json_key(out, f->key);
    json_open_object(out);
    value_json(arena, f, write ? !(f->flags & FIELD_REQUIRED) : is_nullable(f), write, out);
    if (f->help)
        json_member_z(out, "description", f->help);
    json_close_object(out);
}

static void id_and_version(enum schema_use use, struct json_out *out)
{
    if (use == SCHEMA_READ) {
        json_key(out, "id");
        json_open_object(out);
        integer_json(1, 0, false, out);
        json_close_object(out);
    }
    if (use == SCHEMA_NEW)
        return;
    json_key(out, "version");
    json_open_object(out);
    integer_json(1, 0, false, out);
    json_member_z(out, "description",
                  use == SCHEMA_READ
                      ? "Grows with every change"
                      : "That was read; what somebody changed since is refused with 409");
    json_close_object(out);
}

static void team_roles_json(enum schema_use use, struct json_out *out)
{
    struct buf key = BUF_INIT(100);
    for (size_t n = 0; schema_team_role(n); n++) {
        buf_clear(&key);
        buf_addf(&key, "%s%s", schema_team_role(n), use == SCHEMA_READ ? "" : "_id");
        json_key_str(out, buf_str(&key));
        json_open_object(out);
        if (use == SCHEMA_READ)
            ref_or_null(STR("MemberRef"), true, out);
        else
            integer_json(1, 0, true, out);
        json_member_z(out, "description",
                      "Member in this team role; further roles have keys of their own");
        json_close_object(out);
    }
    buf_free(&key);
}

static void required_json(const struct resource *res, enum schema_use use, struct json_out *out)
{
    if (use == SCHEMA_PATCH)
        return;
    json_key(out, "required");
    json_open_array(out);
    if (use == SCHEMA_READ) {
        json_out_z(out, "id");
        json_out_z(out, "version");
    }
    struct buf key = BUF_INIT(100);
    for (size_t i = 0; i < res->count; i++) {
        const struct field *f = &res->fields[i];
        bool read = use == SCHEMA_READ && !(f->flags & FIELD_HIDDEN) && !field_only_when_asked(f);
        bool needed = use == SCHEMA_NEW && f->flags & FIELD_REQUIRED && is_writable(f, use) &&
                      !(f->flags & FIELD_DEFAULT_NOW);
        buf_clear(&key);
        buf_addf(&key, "%s%s", f->key, needed && f->type == FIELD_REF ? "_id" : "");
        if (read || needed)
            json_out_str(out, buf_str(&key));
    }
    buf_free(&key);
    json_close_array(out);
}

/* {id, name} and what else list.c writes of a referenced row. */
static void reference_schema(const struct resource *res, struct json_out *out)
{
    const char *extra = strcmp(res->key, "member") == 0  ? "email"
                        : res->flags & RESOURCE_EXTERNAL ? "external_id"
                                                         : NULL;
    json_member_z(out, "type", "object");
    json_key(out, "properties");
    json_open_object(out);
    json_key(out, "id");
    json_open_object(out);
    integer_json(1, 0, false, out);
    json_close_object(out);
    json_key(out, "name");
    json_open_object(out);
    json_member_z(out, "type", "string");
    json_close_object(out);
    if (extra) {
        json_key(out, extra);
        json_open_object(out);
        json_member_z(out, "type", "string");
        json_close_object(out);
    }
    json_close_object(out);
    json_key(out, "required");
    json_open_array(out);
    json_out_z(out, "id");
    json_out_z(out, "name");
    if (extra)
        json_out_z(out, extra);
    json_close_array(out);
}

/* Of one record that was asked for or written; lists leave it out. */
static void suggested_json(struct json_out *out)
{
    json_key(out, "suggested");
    json_open_object(out);
    json_member_z(out, "type", "object");
    json_key(out, "additionalProperties");
    json_open_object(out);
    ref_json(STR("Suggested"), out);
    json_close_object(out);
    json_member_z(out, "description",
                  "What was sent for fields that belong to others, by their keys; not in lists");
    json_close_object(out);
}

void schema_resource(struct arena *arena, const struct resource *res, enum schema_use use,
                     struct json_out *out)
{
    json_open_object(out);
    if (use == SCHEMA_REF) {
        reference_schema(res, out);
        json_close_object(out);
        return;
    }
    json_member_z(out, "type", "object");
    json_key(out, "properties");
    json_open_object(out);
    id_and_version(use, out);
    for (size_t i = 0; i < res->count; i++) {
        const struct field *f = &res->fields[i];
        if (use == SCHEMA_READ ? !(f->flags & FIELD_HIDDEN) : is_writable(f, use))
            field_json(arena, f, use, out);
    }
    if (res->sight == SIGHT_ACCOUNT)
        team_roles_json(use, out);
    if (res->flags & RESOURCE_OWNED && use == SCHEMA_READ)
        suggested_json(out);
    json_close_object(out);
    required_json(res, use, out);
    if (res->flags & RESOURCE_CUSTOM) {
        json_key(out, "additionalProperties");
        json_out_bool(out, true);
        json_member_z(out, "description",
                      "Custom attributes stand beside these fields as custom_<key>");
    }
    json_close_object(out);
}

/* ---- shapes ---- */

static void text_type(struct str type, int64_t max, bool nullable, struct json_out *out)
{
    if (str_is(type, "instant")) {
        format_json("string", "date-time", nullable, out);
    } else if (str_is(type, "date")) {
        format_json("string", "date", nullable, out);
    } else if (str_is(type, "money")) {
        money_json(nullable, out);
    } else {
        type_json("string", nullable, out);
        if (max)
            json_member_int(out, "maxLength", max);
    }
}

static void item_type(struct str type, struct json_out *out)
{
    json_key(out, "items");
    json_open_object(out);
    if (type.p[0] >= 'A' && type.p[0] <= 'Z') {
        ref_json(type, out);
    } else if (str_is(type, "object")) {
        json_member_z(out, "type", "object");
        json_member_bool(out, "additionalProperties", true);
    } else if (str_is(type, "int")) {
        integer_json(0, 0, false, out);
    } else if (!str_is(type, "any")) {
        text_type(type, 0, false, out);
    }
    json_close_object(out);
}

static struct str after(struct str type, const char *prefix)
{
    size_t n = strlen(prefix);
    return (struct str){type.p + n, type.n - n};
}

void schema_type(const char *text, int64_t max, bool nullable, struct json_out *out)
{
    struct str type = str_of(text);
    if (type.n && type.p[type.n - 1] == '?') {
        nullable = true;
        type.n--;
    }
    if (str_starts(type, "ref:")) {
        ref_or_null(after(type, "ref:"), nullable, out);
    } else if (str_starts(type, "list:")) {
        type_json("array", nullable, out);
        item_type(after(type, "list:"), out);
    } else if (str_starts(type, "choice:")) {
        enum_json(after(type, "choice:"), nullable, out);
    } else if (str_is(type, "int")) {
        integer_json(0, max, nullable, out);
    } else if (str_is(type, "number")) {
        type_json("number", nullable, out);
    } else if (str_is(type, "bool")) {
        type_json("boolean", nullable, out);
    } else if (str_is(type, "object") || str_is(type, "criteria")) {
        type_json("object", nullable, out);
        json_member_bool(out, "additionalProperties", true);
    } else if (!str_is(type, "any")) {
        text_type(type, max, nullable, out);
    }
}

void schema_shape(const struct shape *shape, bool request, struct json_out *out)
{
    bool any = false;
    json_open_object(out);
    json_member_z(out, "type", "object");
    json_key(out, "properties");
    json_open_object(out);
    for (size_t i = 0; i < shape->count; i++) {
        const struct shape_field *f = &shape->fields[i];
        json_key(out, f->name);
        json_open_object(out);
        schema_type(f->type,
                    request && !f->max && str_is(str_of(f->type), "text") ? FIELD_TEXT_MAX : f->max,
                    !f->required && !request, out);
        if (f->help)
            json_member_z(out, "description", f->help);
        json_close_object(out);
        any = any || f->required;
    }
    json_close_object(out);
    if (any) {
        json_key(out, "required");
        json_open_array(out);
        for (size_t i = 0; i < shape->count; i++)
            if (shape->fields[i].required)
                json_out_z(out, shape->fields[i].name);
        json_close_array(out);
    }
    if (shape->open)
        json_member_bool(out, "additionalProperties", true);
    json_close_object(out);
}
