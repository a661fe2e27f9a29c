/* fields: the catalog of an entity, as tables, filters and forms need it. */
#include "api/routes.h"
#include "api/shapes.h"
#include "model/catalog.h"

static const char *source_of(const struct field *f)
{
    if (f->flags & FIELD_METRIC)
        return "metric";
    if (f->flags & FIELD_ROLE)
        return "role";
    if (f->flags & FIELD_CUSTOM)
        return "custom";
    return str_is(str_of(f->group), "System") ? "system" : "attribute";
}

static void options_json(const struct field *f, struct json_out *out)
{
    struct str word;
    json_key(out, "options");
    json_open_array(out);
    for (int n = 0; (word = field_choice(f, n)).p; n++)
        json_out_str(out, word);
    json_close_array(out);
}

/* Whether the search of lists (q) looks at the field. */
static bool is_searched(const struct resource *res, const struct field *f)
{
    struct str key = str_of(f->key);
    return res->search &&
           (str_is(key, "name") || str_is(key, "external_id") || str_is(key, "email"));
}

static void field_json(const struct resource *res, const struct field *f, struct json_out *out)
{
    json_open_object(out);
    json_member_z(out, "key", f->key);
    json_member_z(out, "label", f->label);
    json_member_z(out, "group", f->group ? f->group : "General");
    json_member_z(out, "type", field_type_name(f->type));
    json_member_str(out, "unit", str_of(f->unit));
    json_member_bool(out, "personal", f->flags & FIELD_PERSONAL);
    json_member_z(out, "source", source_of(f));
    json_member_str(out, "description", str_of(f->help));
    json_member_bool(out, "sortable", !(f->flags & FIELD_NO_SORT));
    json_member_bool(out, "searchable", is_searched(res, f));
    json_member_bool(out, "writable", !(f->flags & (FIELD_READ_ONLY | FIELD_METRIC)));
    json_member_bool(out, "required", f->flags & FIELD_REQUIRED);
    if ((f->type == FIELD_CHOICE || f->type == FIELD_RANK || f->type == FIELD_TEXTS) && f->of)
        options_json(f, out);
    json_close_object(out);
}

static struct reply fields_get(struct call *c)
{
    const struct resource *res = resource_of(call_query(c, "entity"));
    if (!res || res->flags & RESOURCE_INTERNAL) {
        error_field(c->model.error, STR("entity"), "There is no such kind of record");
        return reply_error(c);
    }
    const struct entity *entity = catalog_entity(c->model.catalog, res);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    for (size_t i = 0; i < entity->count; i++)
        if (!(entity->fields[i]->flags & FIELD_HIDDEN))
            field_json(res, entity->fields[i], out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"entity", "text", true, 40, "account, user, subscription, invoice ..."},
};
static const struct shape query = SHAPE("FieldsQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/fields", PERM_CONFIG_READ, 0, fields_get,
     "Everything that is known about records of a kind", &query, NULL, &shape_field_rows, NULL,
     "Catalog"},
};
ROUTE_TABLE(field_routes, rows);
