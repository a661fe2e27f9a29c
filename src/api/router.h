/*
 * router: finds the route of a request. A tree of path segments made once from all routes; literal
 * segments go before parameters. Immutable after building, so threads share it without locks.
 */
#ifndef API_ROUTER_H
#define API_ROUTER_H

#include "api/route.h"

enum { ROUTER_VALUES_MAX = 4 };

struct router;

struct match {
    const struct route *route;            /* NULL = no such path, or none for this method */
    struct str values[ROUTER_VALUES_MAX]; /* of {name}s, borrowed from the path */
    bool path_known;                      /* the path exists, perhaps for other methods */
    bool ingest;                          /* a client's path: cross-origin allowed */
    struct str allow;                     /* text of an Allow header; "" for an unknown path */
};

/* Arena memory; the arena must outlive it. */
struct router *router_build(struct arena *arena, const struct route *const *routes, size_t count);
/* HEAD finds the route of GET. A value of {id} that is no positive integer makes the path unknown.
 */
struct match router_find(const struct router *r, enum http_method method, struct str path);

/* "GET" ... */
const char *http_method_name(enum http_method method);

#endif
