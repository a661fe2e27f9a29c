/* router: a node per path segment; see router.h. */
#include "api/router.h"

#include <assert.h>

struct node {
    struct str segment;           /* literal text, or name of the parameter */
    struct node *children, *next; /* literal children */
    struct node *parameter;       /* the child for {name} */
    const struct route *routes[HTTP_OTHER];
    struct str allow;
    bool ingest;
};

struct router {
    struct node root;
};

/* Ids are below 2^53, so that JavaScript keeps them exactly. */
#define ID_MAX (INT64_C(1) << 53)

static const char *const method_names[] = {
    [HTTP_GET] = "GET",         [HTTP_HEAD] = "HEAD",   [HTTP_POST] = "POST",
    [HTTP_PUT] = "PUT",         [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
    [HTTP_OPTIONS] = "OPTIONS", [HTTP_OTHER] = "OTHER",
};

const char *http_method_name(enum http_method method)
{
    return method_names[method];
}

static bool is_parameter(struct str segment)
{
    return segment.n > 2 && segment.p[0] == '{' && segment.p[segment.n - 1] == '}';
}

static struct node *literal_child(const struct node *n, struct str segment)
{
    for (struct node *c = n->children; c; c = c->next)
        if (str_eq(c->segment, segment))
            return c;
    return NULL;
}

static struct node *child_for(struct arena *arena, struct node *n, struct str segment)
{
    if (is_parameter(segment)) {
        if (!n->parameter) {
            n->parameter = ARENA_NEW(arena, struct node);
            n->parameter->segment = (struct str){segment.p + 1, segment.n - 2};
        }
        return n->parameter;
    }
    struct node *c = literal_child(n, segment);
    if (!c) {
        c = ARENA_NEW(arena, struct node);
        c->segment = segment;
        c->next = n->children;
        n->children = c;
    }
    return c;
}

static void add(struct arena *arena, struct node *root, const struct route *route)
{
    struct node *n = root;
    struct str rest = str_of(route->path), segment;
    str_next(&rest, '/', &segment);
    while (str_next(&rest, '/', &segment))
        n = child_for(arena, n, segment);
    assert(!n->routes[route->method]);
    n->routes[route->method] = route;
    n->ingest = n->ingest || (route->flags & ROUTE_INGEST);
    n->allow = n->allow.n ? str_fmt(arena, "%s, %s", n->allow.p, method_names[route->method])
                          : str_of(method_names[route->method]);
}

struct router *router_build(struct arena *arena, const struct route *const *routes, size_t count)
{
    struct router *r = ARENA_NEW(arena, struct router);
    for (size_t i = 0; i < count; i++)
        add(arena, &r->root, routes[i]);
    return r;
}

static bool value_fits(const struct node *parameter, struct str value)
{
    int64_t id;
    if (!value.n)
        return false;
    if (!str_is(parameter->segment, "id"))
        return true;
    return value.p[0] != '+' && str_to_int(value, &id) && id > 0 && id < ID_MAX;
}

struct match router_find(const struct router *r, enum http_method method, struct str path)
{
    struct match found = {.allow = STR("")};
    const struct node *n = &r->root;
    struct str rest = path, segment;
    size_t values = 0;
    str_next(&rest, '/', &segment);
    while (n && str_next(&rest, '/', &segment)) {
        const struct node *c = literal_child(n, segment);
        if (!c && n->parameter && value_fits(n->parameter, segment) && values < ROUTER_VALUES_MAX) {
            found.values[values++] = segment;
            c = n->parameter;
        }
        n = c;
    }
    if (!n || !n->allow.n)
        return found;
    found.path_known = true;
    found.ingest = n->ingest;
    found.allow = n->allow;
    enum http_method wanted = method == HTTP_HEAD ? HTTP_GET : method;
    if (wanted < HTTP_OTHER)
        found.route = n->routes[wanted];
    return found;
}
