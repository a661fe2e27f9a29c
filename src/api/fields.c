/* fields: the catalog of an entity, as tables, filters and forms need it. */
#include <stdio.h>

#include "api/routes.h"
#include "api/shapes.h"
#include "model/field_owner.h"
#include "model/selection.h"

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

static void operators_json(const struct field *f, struct json_out *out)
{
    json_key(out, "operators");
    json_open_array(out);
    for (int op = 0; op < OP_COUNT; op++)
        if (criteria_takes_field(f) && criteria_op_fits((enum criteria_op)op, f->type))
            json_out_z(out, criteria_operators[op].word);
    json_close_array(out);
}

static void parameters_json(const struct resource *res, const struct field *f, struct json_out *out)
{
    const char *names[CRITERIA_PARAMETERS];
    const struct criteria_field of = {.field = f, .subject = selection_usage_of(res)};
    int count = criteria_parameters(&of, names);
    json_key(out, "parameters");
    json_open_array(out);
    for (int i = 0; i < count; i++)
        json_out_z(out, names[i]);
    json_close_array(out);
}

static void all_operators_json(struct json_out *out)
{
    json_key(out, "operators");
    json_open_array(out);
    for (int op = 0; op < OP_COUNT; op++) {
        const struct criteria_operator *o = &criteria_operators[op];
        json_open_object(out);
        json_member_z(out, "op", o->word);
        json_member_z(out, "label", o->label);
        json_member_z(out, "takes", criteria_takes_name(o->takes));
        json_member_bool(out, "field", o->against_field);
        json_close_object(out);
    }
    json_close_array(out);
}

/* Whether the search of lists (q) looks at the field. */
static bool is_searched(const struct resource *res, const struct field *f)
{
    struct str key = str_of(f->key);
    return res->search &&
           (str_is(key, "name") || str_is(key, "external_id") || str_is(key, "email") ||
            str_is(key, "plan_name") || str_is(key, "product"));
}

/* "Invoice: Amount due": a field of another record says whose it is. */
static void member_reached(struct json_out *out, const char *key,
                           const struct criteria_reach *reach, const char *text)
{
    char words[200];
    if (reach)
        snprintf(words, sizeof(words), "%c%s: %s", reach->key[0] - 32, reach->key + 1, text);
    json_member_z(out, key, reach ? words : text);
}

static void key_json(const struct criteria_reach *reach, const struct field *f,
                     struct json_out *out)
{
    char key[200];
    snprintf(key, sizeof(key), "%s%s%s", reach ? reach->key : "", reach ? "." : "", f->key);
    json_member_z(out, "key", key);
}

/* Whether lists show it and sort by it: the record's own, and its account's (model/list_field.h).
 */
static bool in_lists(const struct criteria_reach *reach)
{
    return !reach || str_is(str_of(reach->key), "account");
}

/* STR_NONE: it cannot have an owner. */
static struct str owner_of(const struct catalog *catalog, const struct resource *res,
                           const struct field *f)
{
    const struct entity *e = catalog_entity(catalog, res);
    size_t i;
    if (!field_ownable(res, f) || !entity_field(e, str_of(f->key), &i))
        return STR_NONE;
    return str_of(field_owner_word(entity_owner(e, i)));
}

/* A field of the records themselves, or (reach) of one that they are related to. */
static void field_json(const struct catalog *catalog, const struct resource *res,
                       const struct criteria_reach *reach, const struct field *f,
                       struct json_out *out)
{
    json_open_object(out);
    key_json(reach, f, out);
    member_reached(out, "label", reach, f->label);
    member_reached(out, "group", reach, f->group ? f->group : "General");
    json_member_z(out, "type", field_type_name(f->type));
    json_member_str(out, "unit", str_of(f->unit));
    json_member_bool(out, "personal", f->flags & FIELD_PERSONAL);
    json_member_z(out, "source", source_of(f));
    json_member_str(out, "description", str_of(f->help));
    json_member_bool(out, "sortable", in_lists(reach) && !(f->flags & FIELD_NO_SORT));
    json_member_bool(out, "searchable", !reach && is_searched(res, f));
    json_member_bool(out, "writable", !reach && !(f->flags & (FIELD_READ_ONLY | FIELD_METRIC)));
    json_member_bool(out, "required", !reach && f->flags & FIELD_REQUIRED);
    json_member_str(out, "owner", reach ? STR_NONE : owner_of(catalog, res, f));
    operators_json(f, out);
    parameters_json(res, f, out);
    json_member_bool(out, "column", in_lists(reach) && !(f->flags & FIELD_RULE_ONLY));
    json_member_str(out, "needs", str_of(reach && reach->known ? reach->known : f->known));
    if (f->type == FIELD_SERIES || f->type == FIELD_MONEY_SERIES)
        json_member_int(out, "points", field_points(f));
    if (f->type == FIELD_NAME || f->type == FIELD_REF || f->type == FIELD_REFS)
        json_member_z(out, "of", f->of);
    if ((f->type == FIELD_CHOICE || f->type == FIELD_RANK || f->type == FIELD_TEXTS) && f->of)
        options_json(f, out);
    json_close_object(out);
}

static bool is_offered(const struct field *f, bool criteria)
{
    return criteria ? criteria_takes_field(f) : !(f->flags & FIELD_HIDDEN);
}

/* What criteria, or lists, of `from` reach of `res`; without the way back. */
static void reached_json(const struct catalog *catalog, const struct resource *from,
                         const struct resource *res, bool criteria, struct json_out *out)
{
    const struct criteria_reach *reach = selection_reach(from, res);
    const struct entity *entity = catalog_entity(catalog, res);
    for (size_t i = 0; reach && (criteria || in_lists(reach)) && i < entity->count; i++) {
        const struct field *f = entity->fields[i];
        if (is_offered(f, criteria) && !(f->type == FIELD_REF && str_is(str_of(f->of), from->key)))
            field_json(catalog, res, reach, f, out);
    }
}

/* Fields of tables, or with ?for=criteria those that criteria can name. */
static void rows_json(const struct catalog *catalog, const struct resource *res, bool criteria,
                      struct json_out *out)
{
    const struct entity *entity = catalog_entity(catalog, res);
    for (size_t i = 0; i < entity->count; i++) {
        const struct field *f = entity->fields[i];
        if (is_offered(f, criteria))
            field_json(catalog, res, NULL, f, out);
    }
    for (size_t i = 0; i < resources_count; i++)
        reached_json(catalog, res, resources[i], criteria, out);
}

static struct reply fields_get(struct call *c)
{
    const struct resource *res = resource_of(call_query(c, "entity"));
    if (!res || res->flags & RESOURCE_INTERNAL) {
        error_field(c->model.error, STR("entity"), "There is no such kind of record");
        return reply_error(c);
    }
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    rows_json(c->model.catalog, res, str_is(call_query(c, "for"), "criteria"), out);
    json_close_array(out);
    all_operators_json(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"entity", "text", true, 40, "account, user, subscription, invoice ..."},
    {"for", "choice:tables|criteria", false, 0,
     "criteria: the fields that criteria can name, not those of tables; with those of related"
     " records, whose keys have a point: account.mrr of a user (tables have these too),"
     " subscription.plan_name or invoice.amount_due of an account (at least one of its records)"},
};
static const struct shape query = SHAPE("FieldsQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/fields", PERM_CONFIG_READ, 0, fields_get,
     "Everything that is known about records of a kind", &query, NULL, &shape_field_rows, NULL,
     "Catalog"},
};
ROUTE_TABLE(field_routes, rows);
