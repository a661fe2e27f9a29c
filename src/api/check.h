/*
 * check: query parameters and bodies against the shapes of a route, before its handler runs.
 * Unknown names, missing members, wrong types and values out of range become field errors; all of
 * them, not only the first.
 */
#ifndef API_CHECK_H
#define API_CHECK_H

#include "api/route.h"

/* 0, or -1 with c->model.error. */
int check_query(struct call *c);
/* Parses the body into c->body (ROUTE_BODY) and checks it by route->body. */
int check_body(struct call *c);

#endif
