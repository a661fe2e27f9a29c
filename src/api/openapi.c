/*
 * openapi: see openapi.h. The document is made anew for each process that asks and kept by who
 * serves it (docs.c).
 */
#include "api/openapi.h"

#include <string.h>

#include "api/call.h"
#include "api/client_shapes.h"
#include "api/openapi_schema.h"
#include "api/router.h"
#include "api/routes.h"
#include "api/shapes.h"

enum { DOCUMENT_MAX = 16 << 20, SHAPES_MAX = 400 };

struct document {
    struct arena *arena;
    struct json_out out;
    const struct route **routes;
    size_t count;
    /* Shapes already written. */
    const struct shape *shapes[SHAPES_MAX];
    size_t nshapes;
};

/* ---- operations ---- */

/* "get_accounts_id": method and path in one word. */
static struct str operation_id(struct arena *arena, const struct route *r)
{
    struct buf id = BUF_INIT(400);
    struct str path = str_of(r->path), segment;
    const char *method = http_method_name(r->method);
    if (str_starts(path, "/api/v2"))
        path = (struct str){path.p + 7, path.n - 7};
    for (size_t i = 0; method[i]; i++)
        buf_addc(&id, (char)(method[i] + 32));
    while (str_next(&path, '/', &segment)) {
        if (segment.n)
            buf_addc(&id, '_');
        for (size_t i = 0; i < segment.n; i++)
            if (segment.p[i] != '{' && segment.p[i] != '}')
                buf_addc(&id, segment.p[i] == '-' || segment.p[i] == '.' ? '_' : segment.p[i]);
    }
    struct str text = str_dup(arena, buf_str(&id));
    buf_free(&id);
    return text;
}

static void parameter(struct json_out *out, struct str name, const char *in, bool required,
                      const char *type, int64_t max, const char *help)
{
    json_open_object(out);
    json_member_str(out, "name", name);
    json_member_z(out, "in", in);
    json_member_bool(out, "required", required);
    if (help)
        json_member_z(out, "description", help);
    json_key(out, "schema");
    json_open_object(out);
    schema_type(type, max, false, out);
    json_close_object(out);
    json_close_object(out);
}

static bool takes_idempotency(const struct route *r)
{
    return r->method == HTTP_POST && r->flags & ROUTE_WRITE && r->permission != PERM_PUBLIC;
}

static void parameters(struct document *d, const struct route *r)
{
    struct str path = str_of(r->path), segment;
    bool any = memchr(path.p, '{', path.n) || r->query || takes_idempotency(r);
    if (!any)
        return;
    json_key(&d->out, "parameters");
    json_open_array(&d->out);
    while (str_next(&path, '/', &segment)) {
        if (segment.n < 3 || segment.p[0] != '{')
            continue;
        struct str name = {segment.p + 1, segment.n - 2};
        parameter(&d->out, name, "path", true, str_is(name, "id") ? "int" : "text", 0, NULL);
    }
    for (size_t i = 0; r->query && i < r->query->count; i++) {
        const struct shape_field *f = &r->query->fields[i];
        parameter(&d->out, str_of(f->name), "query", f->required, f->type, f->max, f->help);
    }
    if (takes_idempotency(r))
        parameter(&d->out, STR("Idempotency-Key"), "header", false, "text", 255,
                  "The same key and body within a day: done once, answered alike");
    json_close_array(&d->out);
}

static void ref_object(struct document *d, struct str name)
{
    json_open_object(&d->out);
    json_member_str(&d->out, "$ref",
                    str_fmt(d->arena, "#/components/schemas/%.*s", (int)name.n, name.p));
    json_close_object(&d->out);
}

/* An object, or a list of such objects. */
static void one_or_list(struct document *d, const struct shape *shape)
{
    json_open_object(&d->out);
    json_key(&d->out, "oneOf");
    json_open_array(&d->out);
    ref_object(d, str_of(shape->name));
    json_open_object(&d->out);
    json_member_z(&d->out, "type", "array");
    json_key(&d->out, "items");
    ref_object(d, str_of(shape->name));
    json_close_object(&d->out);
    json_close_array(&d->out);
    json_close_object(&d->out);
}

/* The answer to an object, or to a list. */
static void either_answer(struct document *d, const struct route *r)
{
    json_open_object(&d->out);
    json_key(&d->out, "oneOf");
    json_open_array(&d->out);
    ref_object(d, str_of(r->answer->name));
    ref_object(d, str_of(client_list_answer.name));
    json_close_array(&d->out);
    json_close_object(&d->out);
}

/* What a body is made of: a shape, a resource, or any object. */
static void body_schema(struct document *d, const struct route *r, enum schema_use use)
{
    json_key(&d->out, "schema");
    if (r->flags & ROUTE_LIST)
        one_or_list(d, r->body);
    else if (r->body)
        ref_object(d, str_of(r->body->name));
    else if (r->resource)
        ref_object(d, schema_name(d->arena, r->resource, use));
    else {
        json_open_object(&d->out);
        schema_type(r->flags & ROUTE_INGEST ? "any" : "object", 0, false, &d->out);
        json_close_object(&d->out);
    }
}

static void request_body(struct document *d, const struct route *r)
{
    bool ingest = r->flags & ROUTE_INGEST && r->method == HTTP_POST;
    enum schema_use use = r->method == HTTP_POST ? SCHEMA_NEW : SCHEMA_PATCH;
    if (!(r->flags & ROUTE_BODY) && !ingest)
        return;
    json_key(&d->out, "requestBody");
    json_open_object(&d->out);
    json_member_bool(&d->out, "required", true);
    json_key(&d->out, "content");
    json_open_object(&d->out);
    json_key(&d->out, "application/json");
    json_open_object(&d->out);
    body_schema(d, r, use);
    if (r->body || r->resource) {
        json_key(&d->out, "example");
        if (r->body)
            example_shape(r->body, true, &d->out);
        else
            example_resource(d->arena, r->resource, use, &d->out);
    }
    json_close_object(&d->out);
    json_close_object(&d->out);
    json_close_object(&d->out);
}

static bool is_list(const struct route *r)
{
    return r->resource && r->method == HTTP_GET && !strchr(r->path, '{');
}

static bool creates(const struct route *r)
{
    bool is_record = r->resource && !strchr(r->path, '{') && r->method == HTTP_POST;
    return is_record || r->flags & ROUTE_CREATED;
}

static void list_schema(struct document *d, const struct resource *res)
{
    struct json_out *out = &d->out;
    json_open_object(out);
    json_member_z(out, "type", "object");
    json_key(out, "properties");
    json_open_object(out);
    json_key(out, "rows");
    json_open_object(out);
    json_member_z(out, "type", "array");
    json_member_z(out, "description", "With `columns`: id, version and those fields only");
    json_key(out, "items");
    ref_object(d, schema_name(d->arena, res, SCHEMA_READ));
    json_close_object(out);
    json_key(out, "total");
    json_open_object(out);
    schema_type("int", 0, false, out);
    json_close_object(out);
    json_key(out, "fresh_at");
    json_open_object(out);
    schema_type("instant", 0, false, out);
    json_member_z(out, "description", "Changes up to this instant are in the metrics");
    json_close_object(out);
    json_close_object(out);
    json_key(out, "required");
    json_open_array(out);
    json_out_z(out, "rows");
    json_out_z(out, "total");
    json_out_z(out, "fresh_at");
    json_close_array(out);
    json_close_object(out);
}

static void json_answer(struct document *d, const struct route *r)
{
    struct json_out *out = &d->out;
    json_key(out, "application/json");
    json_open_object(out);
    json_key(out, "schema");
    if (r->answer) {
        if (r->flags & ROUTE_LIST)
            either_answer(d, r);
        else
            ref_object(d, str_of(r->answer->name));
        json_key(out, "example");
        example_shape(r->answer, false, out);
    } else if (is_list(r)) {
        list_schema(d, r->resource);
    } else if (r->resource) {
        ref_object(d, schema_name(d->arena, r->resource, SCHEMA_READ));
        json_key(out, "example");
        example_resource(d->arena, r->resource, SCHEMA_READ, out);
    } else {
        json_open_object(out);
        json_member_z(out, "type", "object");
        json_member_bool(out, "additionalProperties", true);
        json_close_object(out);
    }
    json_close_object(out);
}

static void answer_content(struct document *d, const struct route *r)
{
    const char *other = NULL;
    if (strcmp(r->path, "/api/v2/events") == 0)
        other = "text/event-stream";
    else if (strcmp(r->path, "/metrics") == 0)
        other = "text/plain";
    else if (strcmp(r->path, "/docs/api") == 0)
        other = "text/html";
    else if (strcmp(r->path, "/api/v2/exports/{id}/file") == 0)
        other = "application/octet-stream";
    else if (strcmp(r->path, "/api/v2/jobs/{id}/report") == 0 ||
             strcmp(r->path, "/api/v2/imports/templates/{kind}") == 0)
        other = "text/csv";
    json_key(&d->out, "content");
    json_open_object(&d->out);
    if (other) {
        json_key(&d->out, other);
        json_open_object(&d->out);
        json_key(&d->out, "schema");
        json_open_object(&d->out);
        json_member_z(&d->out, "type", "string");
        json_close_object(&d->out);
        json_close_object(&d->out);
    } else {
        json_answer(d, r);
    }
    json_close_object(&d->out);
}

static void responses(struct document *d, const struct route *r)
{
    struct json_out *out = &d->out;
    bool client = is_client_path(str_of(r->path));
    json_key(out, "responses");
    json_open_object(out);
    json_key(out, creates(r) ? "201" : "200");
    json_open_object(out);
    json_member_z(out, "description", creates(r) ? "Made" : "Done");
    if (r->flags & ROUTE_WRITE) {
        json_key(out, "headers");
        json_open_object(out);
        json_key(out, "X-Change-Set");
        json_open_object(out);
        json_member_z(
            out, "description",
            "Id of the change set, where the request changed something that can be undone");
        json_key(out, "schema");
        json_open_object(out);
        schema_type("int", 0, false, out);
        json_close_object(out);
        json_close_object(out);
        json_close_object(out);
    }
    answer_content(d, r);
    json_close_object(out);
    json_key(out, "default");
    json_open_object(out);
    json_member_z(out, "$ref",
                  client ? "#/components/responses/ClientError" : "#/components/responses/Problem");
    json_close_object(out);
    json_close_object(out);
}

static void security(struct document *d, const struct route *r)
{
    static const char *const schemes[] = {"key", "key_basic", "session"};
    bool public = r->permission == PERM_PUBLIC && !(r->flags & ROUTE_INGEST);
    bool self = r->permission == PERM_SELF;
    json_key(&d->out, "security");
    json_open_array(&d->out);
    for (size_t i = 0; i < 3 && !public; i++) {
        bool session = i == 2;
        if ((self && !session) || (session && r->flags & ROUTE_INGEST))
            continue;
        json_open_object(&d->out);
        json_key(&d->out, schemes[i]);
        json_open_array(&d->out);
        json_close_array(&d->out);
        json_close_object(&d->out);
    }
    json_close_array(&d->out);
}

static void operation(struct document *d, const struct route *r)
{
    struct json_out *out = &d->out;
    struct str method = str_of(http_method_name(r->method));
    char lower[8] = "";
    for (size_t i = 0; i < method.n && i < sizeof(lower) - 1; i++)
        lower[i] = (char)(method.p[i] + 32);
    json_key(out, lower);
    json_open_object(out);
    json_member_str(out, "operationId", operation_id(d->arena, r));
    json_member_str(out, "summary", str_of(r->summary));
    json_key(out, "tags");
    json_open_array(out);
    json_out_z(out, r->tag ? r->tag : "Other");
    json_close_array(out);
    json_member_z(out, "x-permission",
                  r->permission == PERM_PUBLIC && r->flags & ROUTE_INGEST
                      ? "any key"
                      : permission_key(r->permission));
    security(d, r);
    parameters(d, r);
    request_body(d, r);
    responses(d, r);
    json_close_object(out);
}

static bool seen_before(const struct document *d, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(d->routes[i]->path, d->routes[at]->path) == 0)
            return true;
    return false;
}

static void paths(struct document *d)
{
    json_key(&d->out, "paths");
    json_open_object(&d->out);
    for (size_t i = 0; i < d->count; i++) {
        if (seen_before(d, i))
            continue;
        json_key(&d->out, d->routes[i]->path);
        json_open_object(&d->out);
        for (size_t j = i; j < d->count; j++)
            if (strcmp(d->routes[i]->path, d->routes[j]->path) == 0)
                operation(d, d->routes[j]);
        json_close_object(&d->out);
    }
    json_close_object(&d->out);
}

/* ---- components ---- */

static const struct shape *find_shape(const struct document *d, struct str name)
{
    const struct shape *shape = shape_by_name(name);
    for (size_t i = 0; !shape && i < d->count; i++) {
        if (d->routes[i]->answer && str_is(name, d->routes[i]->answer->name))
            shape = d->routes[i]->answer;
        else if (d->routes[i]->body && str_is(name, d->routes[i]->body->name))
            shape = d->routes[i]->body;
    }
    return shape;
}

/* Writes a shape and those that it names, each once. */
static void shape_component(struct document *d, const struct shape *shape, bool request)
{
    for (size_t i = 0; i < d->nshapes; i++)
        if (d->shapes[i] == shape)
            return;
    if (d->nshapes == SHAPES_MAX)
        return;
    d->shapes[d->nshapes++] = shape;
    json_key(&d->out, shape->name);
    schema_shape(shape, request, &d->out);
    for (size_t i = 0; i < shape->count; i++) {
        struct str type = str_of(shape->fields[i].type);
        if (type.n && type.p[type.n - 1] == '?')
            type.n--;
        size_t skip = str_starts(type, "ref:") ? 4 : str_starts(type, "list:") ? 5 : 0;
        const struct shape *inner =
            skip ? find_shape(d, (struct str){type.p + skip, type.n - skip}) : NULL;
        if (inner)
            shape_component(d, inner, request);
    }
}

static void resource_components(struct document *d, const struct resource *res)
{
    json_key_str(&d->out, schema_name(d->arena, res, SCHEMA_REF));
    schema_resource(d->arena, res, SCHEMA_REF, &d->out);
    if (res->flags & RESOURCE_INTERNAL)
        return;
    for (int use = SCHEMA_READ; use <= SCHEMA_PATCH; use++) {
        if (use == SCHEMA_NEW && res->flags & RESOURCE_NO_CREATE)
            continue;
        json_key_str(&d->out, schema_name(d->arena, res, (enum schema_use)use));
        schema_resource(d->arena, res, (enum schema_use)use, &d->out);
    }
}

static void code_schema(struct json_out *out)
{
    json_open_object(out);
    json_member_z(out, "type", "string");
    json_member_z(out, "description", "Never changes once released");
    json_key(out, "enum");
    json_open_array(out);
    for (int code = ERROR_NONE + 1; code < ERROR_COUNT; code++)
        json_out_z(out, error_name((enum error_code)code));
    json_close_array(out);
    json_close_object(out);
}

static void problem_schema(struct document *d)
{
    static const char before[] =
        "{\"type\":\"object\",\"required\":[\"type\",\"title\",\"status\",\"code\",\"request_id\"],"
        "\"properties\":{"
        "\"type\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},\"status\":{\"type\":"
        "\"integer\"},"
        "\"detail\":{\"type\":\"string\"},\"request_id\":{\"type\":\"string\"},\"errors\":{"
        "\"type\":\"array\",\"items\":{"
        "\"type\":\"object\",\"required\":[\"field\",\"message\"],\"properties\":{\"field\":{"
        "\"type\":\"string\"},"
        "\"message\":{\"type\":\"string\"},\"yours\":{\"description\":\"Of a conflict: the value "
        "that was sent\"},"
        "\"theirs\":{\"description\":\"Of a conflict: the value that is stored\"}}}},\"code\":";
    struct buf text = BUF_INIT(1 << 16);
    struct json_out code;
    buf_addz(&text, before);
    json_out_init(&code, &text);
    code_schema(&code);
    buf_addz(&text, "}}");
    json_key(&d->out, "Problem");
    json_out_raw(&d->out, str_dup(d->arena, buf_str(&text)));
    buf_free(&text);
    json_key(&d->out, "ClientError");
    json_out_raw(&d->out, STR("{\"type\":\"object\",\"required\":[\"success\",\"error\"],"
                              "\"properties\":{\"success\":{\"type\":"
                              "\"boolean\",\"const\":false},\"error\":{\"type\":\"string\","
                              "\"description\":\"Names the field\"}}}"));
}

static void components(struct document *d)
{
    json_key(&d->out, "components");
    json_open_object(&d->out);
    json_key(&d->out, "securitySchemes");
    json_out_raw(
        &d->out,
        STR("{\"key\":{\"type\":\"http\",\"scheme\":\"bearer\",\"description\":\"Secret key, or "
            "API key on the paths of "
            "clients\"},\"key_basic\":{\"type\":\"http\",\"scheme\":\"basic\",\"description\":"
            "\"The key as user name, no "
            "password\"},\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"mainstay_"
            "session\",\"description\":"
            "\"Of the page; writes also need the header X-CSRF-Token with csrf of /me\"}}"));
    json_key(&d->out, "responses");
    json_out_raw(&d->out, STR("{\"Problem\":{\"description\":\"What went wrong (RFC "
                              "9457)\",\"content\":{\"application/problem+json\":{"
                              "\"schema\":{\"$ref\":\"#/components/schemas/"
                              "Problem\"}}}},\"ClientError\":{\"description\":\"What went "
                              "wrong\",\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/"
                              "components/schemas/ClientError\"}}}}}"));
    json_key(&d->out, "schemas");
    json_open_object(&d->out);
    problem_schema(d);
    for (size_t i = 0; i < resources_count; i++)
        resource_components(d, resources[i]);
    shape_component(d, &shape_suggested, false); /* of accounts and users */
    for (size_t i = 0; i < d->count; i++) {
        if (d->routes[i]->answer)
            shape_component(d, d->routes[i]->answer, false);
        if (d->routes[i]->flags & ROUTE_LIST)
            shape_component(d, &client_list_answer, false);
        if (d->routes[i]->body)
            shape_component(d, d->routes[i]->body, true);
    }
    json_close_object(&d->out);
    json_close_object(&d->out);
}

struct str openapi_document(struct arena *arena)
{
    struct document d = {.arena = arena};
    struct buf text = BUF_INIT(DOCUMENT_MAX);
    d.routes = routes_all(arena, &d.count);
    json_out_init(&d.out, &text);
    json_open_object(&d.out);
    json_member_z(&d.out, "openapi", "3.1.0");
    json_key(&d.out, "info");
    json_open_object(&d.out);
    json_member_z(&d.out, "title", "Mainstay");
    json_member_z(&d.out, "version", MAINSTAY_VERSION);
    json_member_z(&d.out, "description",
                  "Instants are ISO 8601 in UTC, dates YYYY-MM-DD, money decimal text in the "
                  "workspace's currency. Lists answer "
                  "rows and total, or rows and next_cursor. Errors are problem documents (RFC "
                  "9457) with a code.");
    json_key(&d.out, "license");
    json_open_object(&d.out);
    json_member_z(&d.out, "name", "Apache-2.0");
    json_member_z(&d.out, "identifier", "Apache-2.0");
    json_close_object(&d.out);
    json_close_object(&d.out);
    paths(&d);
    components(&d);
    json_close_object(&d.out);
    struct str result = str_dup(arena, buf_str(&text));
    buf_free(&text);
    return result;
}
