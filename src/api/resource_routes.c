/*
 * resource_routes: list, get, create, change, delete and restore for every row of resources[], by
 * its permissions and flags. Nothing here knows a single resource.
 *
 * A list takes columns, sort, q, limit, page, deleted, and as filters each reference
 * (account_id=5), external_id and each choice field (kind=risk); lists of portfolios
 * (model/choice.h) also segment, list, role and assigned.
 */
#include <stdio.h>

#include "api/call.h"
#include "api/portfolio.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "engine/refresh.h"
#include "model/choice.h"

enum { FILTERS_MAX = 16, COMMON_PARAMETERS = 7, ROUTES_PER_RESOURCE = 6 };

/* ---- lists ---- */

/* SQL of the column that a filter compares, arena memory. */
static struct list_filter filter_of(struct call *c, const struct field *f, struct str value)
{
    char column[64];
    struct list_filter filter = {.kind = 's', .s = value};
    filter.column = str_fmt(c->model.arena, "e.%s", field_column(f, column)).p;
    if (f->type == FIELD_REF) {
        filter.kind = 'i';
        str_to_int(value, &filter.i);
    }
    return filter;
}

static bool is_filter(const struct field *f)
{
    if (f->flags & (FIELD_METRIC | FIELD_ROLE | FIELD_CUSTOM | FIELD_HIDDEN) || f->read)
        return false;
    return f->type == FIELD_REF || f->type == FIELD_CHOICE || str_is(str_of(f->key), "external_id");
}

static struct str parameter_name(struct arena *arena, const struct field *f)
{
    return f->type == FIELD_REF ? str_fmt(arena, "%s_id", f->key) : str_of(f->key);
}

static size_t read_filters(struct call *c, struct list_filter *filters)
{
    const struct resource *res = c->route->resource;
    size_t n = 0;
    for (size_t i = 0; i < res->count && n < FILTERS_MAX; i++) {
        const struct field *f = &res->fields[i];
        struct str value =
            is_filter(f) ? call_query(c, parameter_name(c->model.arena, f).p) : STR_NONE;
        if (value.p)
            filters[n++] = filter_of(c, f, value);
    }
    return n;
}

static struct reply resource_list(struct call *c)
{
    const struct resource *res = c->route->resource;
    struct list_filter filters[FILTERS_MAX];
    struct list_query q = {.resource = res,
                           .columns = call_query(c, "columns"),
                           .sort = call_query(c, "sort"),
                           .q = call_query(c, "q"),
                           .filters = filters,
                           .nfilters = read_filters(c, filters),
                           .limit = (int)call_query_int(c, "limit", 50, 1, 1000),
                           .page = call_query_int(c, "page", 1, 1, 1000000),
                           .deleted = str_is(call_query(c, "deleted"), "true"),
                           .total = true};
    if (q.deleted && !actor_may(&c->actor, res->remove))
        return reply_error_code(c, ERROR_FORBIDDEN);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    if (portfolio_query(c, &q) < 0)
        return reply_error(c);
    if (list_run(&c->model, &q, out) < 0)
        return criteria_failed(c);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    json_close_object(out);
    return reply_json(c, 200);
}

/* ---- one record ---- */

static struct reply answer_record(struct call *c, int64_t id, int status)
{
    if (id < 0 || !record_json(&c->model, c->route->resource, id, reply_open(c)))
        return reply_error(c);
    return reply_json(c, status);
}

/* A deleted record still answers who may restore it. */
static struct reply resource_get_one(struct call *c)
{
    int64_t id = call_id(c, 0);
    if (id < 0 || !record_json_restorable(&c->model, c->route->resource, id, reply_open(c)))
        return reply_error(c);
    return reply_json(c, 200);
}

static struct reply save(struct call *c, int64_t id, const char *kind, int status)
{
    struct record *r = record_new(&c->model, c->route->resource);
    r->id = id;
    c->model.change_kind = kind;
    c->config_written = c->route->resource->flags & RESOURCE_CONFIG;
    if (record_decode(&c->model, r, c->body) < 0)
        return reply_error(c);
    return answer_record(c, record_save(&c->model, r, NULL), status);
}

static struct reply resource_create(struct call *c)
{
    return save(c, 0, "create", 201);
}

static struct reply resource_patch(struct call *c)
{
    return save(c, call_id(c, 0), "edit", 200);
}

static struct reply resource_delete(struct call *c)
{
    c->model.change_kind = "delete";
    c->config_written = c->route->resource->flags & RESOURCE_CONFIG;
    if (record_delete(&c->model, c->route->resource, call_id(c, 0)) < 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_int(out, "change_set_id", c->model.change_set);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply resource_restore(struct call *c)
{
    c->model.change_kind = "restore";
    c->config_written = c->route->resource->flags & RESOURCE_CONFIG;
    if (record_restore(&c->model, c->route->resource, call_id(c, 0)) < 0)
        return reply_error(c);
    return answer_record(c, call_id(c, 0), 200);
}

/* ---- the rows ---- */

static const struct shape_field common_parameters[COMMON_PARAMETERS] = {
    {"columns", "text", false, 4000,
     "Keys of fields, separated by commas; * for all. When not said all but the series of accounts "
     "per week, per month and of features used. Of what belongs to an account also its fields: "
     "account.mrr"},
    {"sort", "text", false, 400, "Keys of fields, separated by commas; -key sorts downwards"},
    {"q", "text", false, 200, "Text to search for"},
    {"filter", "text", false, 16000, "Criteria as JSON: only rows that they select"},
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"page", "int", false, 1000000, "From 1"},
    {"deleted", "bool", false, 0, "true: rows that were deleted and can be restored"},
};

static struct shape_field filter_parameter(struct arena *arena, const struct field *f)
{
    struct shape_field p = {
        .name = parameter_name(arena, f).p, .type = "text", .help = "Only rows with this value"};
    if (f->type == FIELD_REF)
        p.type = "int";
    else if (f->type == FIELD_CHOICE)
        p.type = str_fmt(arena, "choice:%s", f->of).p;
    return p;
}

static const struct shape *list_parameters(struct arena *arena, const struct resource *res)
{
    struct shape *shape = ARENA_NEW(arena, struct shape);
    struct shape_field *fields =
        arena_array(arena, COMMON_PARAMETERS + PORTFOLIO_PARAMETERS + FILTERS_MAX, sizeof(*fields));
    for (size_t i = 0; i < COMMON_PARAMETERS; i++)
        fields[shape->count++] = common_parameters[i];
    const struct shape_field *portfolio;
    size_t own = portfolio_parameters(res, &portfolio);
    for (size_t i = 0; i < own; i++)
        fields[shape->count++] = portfolio[i];
    size_t most = shape->count + FILTERS_MAX;
    for (size_t i = 0; i < res->count && shape->count < most; i++)
        if (is_filter(&res->fields[i]))
            fields[shape->count++] = filter_parameter(arena, &res->fields[i]);
    shape->name = "ListQuery";
    shape->fields = fields;
    return shape;
}

struct making {
    struct arena *arena;
    const struct resource *res;
    struct route *to;
    size_t n;
};

static struct route *add(struct making *mk, enum http_method method, const char *tail,
                         enum permission permission, unsigned flags,
                         struct reply (*handler)(struct call *c), const char *summary,
                         const char *noun)
{
    struct route *r = &mk->to[mk->n++];
    *r = (struct route){.method = method,
                        .path = str_fmt(mk->arena, "/api/v2/%s%s", mk->res->path, tail).p,
                        .permission = permission,
                        .flags = flags,
                        .handler = handler,
                        .summary = str_fmt(mk->arena, summary, noun).p,
                        .resource = mk->res};
    struct str label = str_dup(mk->arena, str_of(mk->res->plural));
    char *tag = (char *)label.p;
    tag[0] = tag[0] >= 'a' && tag[0] <= 'z' ? (char)(tag[0] - 32) : tag[0];
    r->tag = tag;
    return r;
}

static void make(struct making *mk)
{
    const struct resource *res = mk->res;
    add(mk, HTTP_GET, "", res->read, ROUTE_READ, resource_list, "List of %s", res->plural)->query =
        list_parameters(mk->arena, res);
    add(mk, HTTP_GET, "/{id}", res->read, ROUTE_READ, resource_get_one, "One %s", res->label);
    if (!(res->flags & RESOURCE_NO_CREATE))
        add(mk, HTTP_POST, "", res->write, ROUTE_WRITE | ROUTE_BODY, resource_create,
            "Add one of the %s", res->plural);
    add(mk, HTTP_PATCH, "/{id}", res->write, ROUTE_WRITE | ROUTE_BODY, resource_patch,
        "Change fields of one of the %s", res->plural);
    if (res->flags & RESOURCE_NO_DELETE)
        return;
    add(mk, HTTP_DELETE, "/{id}", res->remove, ROUTE_WRITE, resource_delete,
        "Delete one of the %s; can be restored", res->plural)
        ->answer = &shape_change_set;
    add(mk, HTTP_POST, "/{id}/restore", res->remove, ROUTE_WRITE, resource_restore,
        "Restore one of the deleted %s", res->plural);
}

struct route *resource_routes_make(struct arena *arena, size_t *count)
{
    struct making mk = {.arena = arena};
    mk.to = arena_array(arena, resources_count * ROUTES_PER_RESOURCE, sizeof(*mk.to));
    for (size_t i = 0; i < resources_count; i++) {
        mk.res = resources[i];
        if (!(mk.res->flags & RESOURCE_INTERNAL))
            make(&mk);
    }
    *count = mk.n;
    return mk.to;
}
