/*
 * door_http: the HTTP side of the doors: takes a POST of events, hands them to the ingest queue and
 * answers, in the client's form, once they are durable.
 *
 * The handler runs on a worker and needs no connection. Everything lives in the request's arena
 * until http_finish, which the writer's thread calls through ingest_request.done.
 */
#ifndef API_DOOR_HTTP_H
#define API_DOOR_HTTP_H

#include "api/door.h"
#include "api/route.h"
#include "usage/ingest.h"

/* A request between the handler and the commit. Arena memory. */
struct door_request {
    struct ingest_request ingest;
    struct http_request *http;
    struct door_batch batch;
    /* Writes the answer of what was stored; the verdicts are set. Status by *status (200 before).
     */
    void (*answer)(const struct door_request *r, struct json_out *out, int *status);
};

/* What every POST handler of a door does. */
struct reply door_take(struct call *c, void (*answer)(const struct door_request *r,
                                                      struct json_out *out, int *status));

/* {"success":false,"error":...} with the code's status; Retry-After where the client should try
 * again. */
void door_refuse(struct http_request *http, enum error_code code, struct str text);
/* The same from an error, for the dispatcher: faults found before a door's handler runs. */
void door_problem(struct http_request *http, const struct error *e);

/* "rejected": [{"index", "error"}] of the refused items, each once; nothing when `always` is false
 * and there is none. */
void door_rejected(const struct door_request *r, struct json_out *out, bool always);
/* Items without a refused event. */
size_t door_accepted(const struct door_request *r);

#endif
