/* custom_attribute: see custom_attribute.h. */
#include "model/custom_attribute.h"

#include <stdio.h>

#include "base/datetime.h"
#include "base/utf8.h"
#include "model/fields.h"

#define TYPES "text|number|currency|date|boolean|one_of|many_of|link"

static const struct {
    enum field_type field;
    const char *column; /* dialect word */
} types[] = {
    {FIELD_TEXT, "{text}"},  {FIELD_NUMBER, "{real}"}, {FIELD_MONEY, "{int}"},
    {FIELD_DATE, "{int}"},   {FIELD_BOOL, "{bool}"},   {FIELD_TEXT, "{text}"},
    {FIELD_TEXTS, "{text}"}, {FIELD_URL, "{text}"},
};

static const struct field type_field = {.key = "type", .of = TYPES};

enum field_type custom_attribute_field_type(struct str type)
{
    int i = field_choice_index(&type_field, type);
    return types[i < 0 ? 0 : i].field;
}

bool custom_attribute_folded(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_URL || type == FIELD_TEXTS;
}

static const struct resource *entity_of(const struct record *r)
{
    return resource_of(record_const(r, "entity")->s);
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    static const char count[] = "SELECT count(*) FROM custom_attribute WHERE entity = ? AND "
                                "confirmed = 1 AND deleted_at IS NULL";
    if (record_const(r, "label")->kind != 's')
        record_set_text(r, "label", record_const(r, "key")->s);
    if (record_const(r, "position")->kind != 'i')
        record_set_int(r, "position", 0);
    if (record_const(r, "confirmed")->kind != 'i')
        record_set_int(r, "confirmed", 1);
    if (record_const(r, "hidden")->kind != 'i')
        record_set_int(r, "hidden", 0);
    bool was = before && record_const(before, "confirmed")->i;
    bool is = record_const(r, "confirmed")->i;
    if (was && !is)
        return error_field(m->error, STR("confirmed"),
                           "A confirmed attribute cannot go back; hide it instead");
    if (was && !str_eq(record_const(r, "type")->s, record_const(before, "type")->s))
        return error_field(m->error, STR("type"),
                           "The type of a confirmed attribute is fixed; add a new one");
    if (is && !was &&
        db_int(m->conn, 0, count, "s", record_const(r, "entity")->s) >= CUSTOM_ATTRIBUTES_MAX)
        return error_set(m->error, ERROR_LIMIT,
                         "There are %d custom attributes already, the most there can be",
                         CUSTOM_ATTRIBUTES_MAX);
    return 0;
}

/* Waiting value of one record as the type of the confirmed column; false when it cannot be read as
 * that. */
static bool pending_value(struct model *m, const struct field *f, struct str text,
                          struct value *out)
{
    struct json_result parsed = json_parse(m->arena, text);
    struct record scratch = {0};
    return parsed.root && record_decode_value(m, &scratch, f, parsed.root, out) == 0 &&
           out->kind != 0;
}

static void bind_value(struct db_stmt *s, const struct value *v)
{
    if (v->kind == 'i')
        db_bind_int(s, v->i);
    else if (v->kind == 'd')
        db_bind_real(s, v->d);
    else if (v->kind == 's')
        db_bind_text(s, v->s);
    else
        db_bind_null(s);
}

/* Moves the waiting values into the new column, a slice at a time; what does not fit the type is
 * dropped. */
static int fill_column(struct model *m, const struct record *r, const struct resource *entity)
{
    static const char waiting[] =
        "SELECT entity_id, value FROM attribute_pending WHERE attribute_id = ? AND entity_id > ?"
        " ORDER BY entity_id LIMIT 1000";
    struct field f = {.key = "value",
                      .type = custom_attribute_field_type(record_const(r, "type")->s),
                      .max = 10000};
    bool folded = custom_attribute_folded(f.type);
    struct str update = str_fmt(m->arena,
                                folded ? "UPDATE %s SET x%lld = ?, x%lld_folded = ? WHERE id = ?"
                                       : "UPDATE %s SET x%lld = ? WHERE id = ?",
                                entity->table, (long long)r->id, (long long)r->id);
    bool lenient = m->lenient;
    m->lenient = true;
    for (int64_t last = 0, n = 1; n;) {
        int64_t ids[1000];
        struct str texts[1000];
        n = 0;
        struct db_stmt *s = db_query(m->conn, waiting, "ii", r->id, last);
        for (; n < 1000 && db_next(s); n++) {
            ids[n] = db_col_int(s, 0);
            texts[n] = str_dup(m->arena, db_col_text(s, 1));
        }
        db_done(s);
        for (int64_t i = 0; i < n; i++) {
            struct value v = {0};
            last = ids[i];
            if (!pending_value(m, &f, texts[i], &v))
                continue;
            struct db_stmt *u = db_prepare(m->conn, update);
            bind_value(u, &v);
            if (folded)
                db_bind_text(u, v.kind == 's' ? utf8_fold(m->arena, v.s) : STR_NONE);
            db_bind_int(u, ids[i]);
            db_exec(u);
        }
    }
    m->lenient = lenient;
    return (int)db_run(m->conn, "DELETE FROM attribute_pending WHERE attribute_id = ?", "i",
                       r->id) < 0
               ? -1
               : 0;
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    if (!record_const(r, "confirmed")->i || (before && record_const(before, "confirmed")->i))
        return 0;
    const struct resource *entity = entity_of(r);
    int type = field_choice_index(&type_field, record_const(r, "type")->s);
    struct str ddl = str_fmt(m->arena, "ALTER TABLE %s ADD COLUMN x%lld %s;\n", entity->table,
                             (long long)r->id, types[type].column);
    if (custom_attribute_folded(types[type].field))
        ddl = str_fmt(m->arena, "%sALTER TABLE %s ADD COLUMN x%lld_folded {text};\n", ddl.p,
                      entity->table, (long long)r->id);
    if (db_script(m->conn, str_z(m->arena, ddl)) < 0)
        return -1;
    return fill_column(m, r, entity);
}

/* clang-format off */
static const struct field fields[] = {
    {.key = "key", .label = "Key", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .max = 100,
     .help = "Name in data that is sent, without custom_"},
    {.key = "entity", .label = "Of", .group = "General", .type = FIELD_CHOICE, .of = "account|user",
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .help = "Whether accounts or users have it"},
    {.key = "label", .label = "Label", .group = "General", .type = FIELD_TEXT, .max = 100,
     .help = "How people read it"},
    {.key = "type", .label = "Type", .group = "General", .type = FIELD_CHOICE, .of = TYPES,
     .flags = FIELD_REQUIRED, .help = "Type of its values; fixed once confirmed"},
    {.key = "options", .label = "Options", .group = "General", .type = FIELD_TEXTS,
     .help = "What one of and many of choose from"},
    {.key = "position", .label = "Position", .group = "General", .type = FIELD_INT, .min = 0,
     .max = 10000, .help = "Order"},
    {.key = "confirmed", .label = "Confirmed", .group = "General", .type = FIELD_BOOL,
     .help = "No: first seen in data that came in; its values wait until it is confirmed"},
    {.key = "hidden", .label = "Hidden", .group = "General", .type = FIELD_BOOL,
     .help = "Not shown; its values stay"},
    SYSTEM_FIELDS,
};
/* clang-format on */

const struct resource custom_attribute_resource = {.key = "custom_attribute",
                                                   .path = "custom-attributes",
                                                   .label = "custom attribute",
                                                   .plural = "custom attributes",
                                                   .table = "custom_attribute",
                                                   .fields = fields,
                                                   .count = FIELDS_COUNT(fields),
                                                   .sight = SIGHT_ALL,
                                                   .flags = RESOURCE_CONFIG,
                                                   .read = PERM_CONFIG_READ,
                                                   .write = PERM_ATTRIBUTE_WRITE,
                                                   .remove = PERM_ATTRIBUTE_WRITE,
                                                   .name_column = "label",
                                                   .sort = "position",
                                                   .before_save = before_save,
                                                   .after_save = after_save};

static const char *guess_type(const struct json *value)
{
    int32_t day;
    int64_t ms;
    switch (value->type) {
    case JSON_INT:
    case JSON_NUMBER:
        return "number";
    case JSON_TRUE:
    case JSON_FALSE:
        return "boolean";
    case JSON_ARRAY:
        return "many_of";
    case JSON_STRING:
        if (str_starts(value->text, "http://") || str_starts(value->text, "https://"))
            return "link";
        if (value->text.n >= 10 && str_find(value->text, STR("-")) == 4 &&
            (date_parse(value->text, NULL, &day) || instant_parse(value->text, &ms, NULL)))
            return "date";
        return "text";
    case JSON_NULL:
    case JSON_OBJECT:
        break;
    }
    return "text";
}

/* Id of the attribute of a key, made unconfirmed when new; 0 when there are too many. */
static int64_t attribute_id(struct model *m, const struct resource *entity, struct str key,
                            const struct json *value)
{
    static const char find[] =
        "SELECT id FROM custom_attribute WHERE entity = ? AND key = ? AND deleted_at IS NULL";
    static const char count[] = "SELECT count(*) FROM custom_attribute WHERE entity = ? AND "
                                "confirmed = 0 AND deleted_at IS NULL";
    int64_t id = db_int(m->conn, 0, find, "zs", entity->key, key);
    if (id || db_int(m->conn, 0, count, "z", entity->key) >= CUSTOM_ATTRIBUTES_MAX)
        return id;
    struct record *a = record_new(m, &custom_attribute_resource);
    record_set_text(a, "key", key);
    record_set_text(a, "entity", str_of(entity->key));
    record_set_text(a, "type", str_of(guess_type(value)));
    record_set_int(a, "confirmed", 0);
    id = record_save(m, a, NULL);
    return id < 0 ? 0 : id;
}

int custom_attribute_keep(struct model *m, struct record *r)
{
    static const char keep[] =
        "INSERT INTO attribute_pending (attribute_id, entity_id, value, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (attribute_id, entity_id) DO UPDATE SET value = excluded.value, at = "
        "excluded.at";
    for (const struct json *j = r->pending ? r->pending->child : NULL; j; j = j->next) {
        struct buf text = BUF_INIT(70000);
        struct json_out out;
        int64_t id = attribute_id(m, r->resource, j->key, j);
        json_out_init(&out, &text);
        json_out_tree(&out, j);
        if (!id)
            record_note(m, r, "custom attribute \"%.*s\" was not kept: too many unconfirmed ones",
                        (int)j->key.n, j->key.p);
        else if (!buf_failed(&text))
            db_run(m->conn, keep, "iisi", id, r->id, buf_str(&text), m->now);
        buf_free(&text);
    }
    return db_error(m->conn) == DB_OK && !error_is_set(m->error) ? 0 : -1;
}
