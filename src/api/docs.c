/* docs: the OpenAPI document and its readable form, a plain page without scripts. Both are made
 * once, when first asked for. */
#include <pthread.h>
#include <string.h>

#include "api/client_shapes.h"
#include "api/openapi.h"
#include "api/openapi_schema.h"
#include "api/router.h"
#include "api/routes.h"

enum { PAGE_MAX = 16 << 20, MEMORY = 64 << 20 };

static struct str document, page;
static pthread_once_t document_once = PTHREAD_ONCE_INIT, page_once = PTHREAD_ONCE_INIT;

/* Arenas of what lives as long as the program. */
static struct arena *kept;

static void escaped(struct buf *to, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '<')
            buf_addz(to, "&lt;");
        else if (text.p[i] == '&')
            buf_addz(to, "&amp;");
        else
            buf_addc(to, text.p[i]);
    }
}

static void rows_of(struct buf *to, const char *title, const struct shape *shape)
{
    if (!shape || !shape->count)
        return;
    buf_addf(to, "<h4>%s</h4><table>", title);
    for (size_t i = 0; i < shape->count; i++) {
        const struct shape_field *f = &shape->fields[i];
        buf_addf(to, "<tr><td><code>%s</code></td><td>", f->name);
        escaped(to, str_of(f->type));
        buf_addf(to, "%s</td><td>", f->required ? "" : ", optional");
        escaped(to, str_of(f->help ? f->help : ""));
        buf_addz(to, "</td></tr>");
    }
    buf_addz(to, "</table>");
}

static void fields_of(struct buf *to, const struct route *r)
{
    const struct resource *res = r->resource;
    buf_addz(to, "<h4>Fields</h4><table>");
    for (size_t i = 0; i < res->count; i++) {
        const struct field *f = &res->fields[i];
        if (f->flags & FIELD_HIDDEN)
            continue;
        bool read_only = f->flags & (FIELD_READ_ONLY | FIELD_METRIC);
        buf_addf(to, "<tr><td><code>%s</code></td><td>%s%s%s</td><td>", f->key,
                 field_type_name(f->type), f->flags & FIELD_REQUIRED ? ", required" : "",
                 read_only ? ", read-only" : "");
        escaped(to, str_of(f->help ? f->help : ""));
        buf_addz(to, "</td></tr>");
    }
    buf_addz(to, "</table>");
}

static void example_of(struct buf *to, struct arena *arena, const struct route *r)
{
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    if (r->body)
        example_shape(r->body, true, &out);
    else if (r->resource && r->flags & ROUTE_BODY)
        example_resource(arena, r->resource, r->method == HTTP_POST ? SCHEMA_NEW : SCHEMA_PATCH,
                         &out);
    if (text.n) {
        buf_addz(to, "<h4>Example</h4><pre>");
        escaped(to, buf_str(&text));
        buf_addz(to, "</pre>");
    }
    buf_free(&text);
}

static void route_section(struct buf *to, struct arena *arena, const struct route *r)
{
    buf_addf(to, "<section><h3><b>%s</b> <code>%s</code></h3><p>", http_method_name(r->method),
             r->path);
    escaped(to, str_of(r->summary));
    buf_addf(to, ". <small>Permission: %s</small></p>",
             r->permission == PERM_PUBLIC && r->flags & ROUTE_INGEST
                 ? "any key"
                 : permission_key(r->permission));
    rows_of(to, "Parameters", r->query);
    rows_of(to, "Body", r->body);
    if (r->flags & ROUTE_LIST)
        buf_addz(to, "<p>Or a list of such objects.</p>");
    rows_of(to, "Answer", r->answer);
    if (r->flags & ROUTE_LIST)
        rows_of(to, "Answer to a list", &client_list_answer);
    if (r->resource && r->method == HTTP_GET && !strchr(r->path, '{'))
        fields_of(to, r);
    example_of(to, arena, r);
    buf_addz(to, "</section>");
}

static bool tag_seen(const struct route **routes, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(routes[i]->tag, routes[at]->tag) == 0)
            return true;
    return false;
}

static const char head[] =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mainstay API</title>"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>"
    ":root{color-scheme:light dark}body{font:15px/1.5 "
    "system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "section{border-top:1px solid #8884;padding:.5rem 0}h3{font-size:1rem;margin:.5rem "
    "0}h4{margin:.5rem 0 .2rem;font-size:.85rem}"
    "table{border-collapse:collapse;width:100%;font-size:.85rem}td{border-bottom:1px solid "
    "#8883;padding:.2rem .6rem .2rem 0;"
    "vertical-align:top}pre{background:#8882;padding:.5rem;overflow:auto;font-size:.85rem}nav "
    "a{margin-right:.8rem}"
    "</style></head><body><h1>Mainstay API</h1>"
    "<p>JSON over HTTP. Send a secret key as <code>Authorization: Bearer KEY</code>, or as user "
    "name of HTTP Basic with an empty "
    "password. Errors are problem documents with a <code>code</code>. The same as OpenAPI 3.1: "
    "<a href=\"/api/v2/openapi.json\">openapi.json</a>.</p><nav>";

static void make_page(void)
{
    struct arena *arena = arena_new(MEMORY);
    struct buf text = BUF_INIT(PAGE_MAX);
    size_t count;
    const struct route **routes = routes_all(arena, &count);
    buf_addz(&text, head);
    for (size_t i = 0; i < count; i++)
        if (!tag_seen(routes, i))
            buf_addf(&text, "<a href=\"#t%zu\">%s</a> ", i, routes[i]->tag);
    buf_addz(&text, "</nav>");
    for (size_t i = 0; i < count; i++) {
        if (tag_seen(routes, i))
            continue;
        buf_addf(&text, "<h2 id=\"t%zu\">%s</h2>", i, routes[i]->tag);
        for (size_t j = i; j < count; j++)
            if (strcmp(routes[i]->tag, routes[j]->tag) == 0)
                route_section(&text, arena, routes[j]);
    }
    buf_addz(&text, "</body></html>\n");
    page.p = buf_take(&text, &page.n);
    arena_free(&arena);
}

static void make_document(void)
{
    kept = arena_new(MEMORY);
    document = openapi_document(kept);
}

static struct reply openapi_get(struct call *c)
{
    pthread_once(&document_once, make_document);
    buf_adds(&c->http->reply->body, document);
    return reply_as_is(c);
}

static struct reply docs_get(struct call *c)
{
    pthread_once(&page_once, make_page);
    buf_adds(&c->http->reply->body, page);
    c->http->reply->content_type = STR("text/html; charset=utf-8");
    return reply_as_is(c);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/openapi.json", PERM_PUBLIC, ROUTE_NO_CATALOG, openapi_get, "This document",
     NULL, NULL, NULL, NULL, "Documentation"},
    {HTTP_GET, "/docs/api", PERM_PUBLIC, ROUTE_NO_CATALOG, docs_get, "The API for people (HTML)",
     NULL, NULL, NULL, NULL, "Documentation"},
};
ROUTE_TABLE(document_routes, rows);
