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

struct door_request;

/* Writes the answer for what was stored; the verdicts are set. *status is 200 before. */
typedef void door_answer(const struct door_request *r, struct json_out *out, int *status);

/* A request between the handler and the commit. Arena memory. */
struct door_request {
    struct ingest_request ingest;
    struct call *call;
    struct door_batch batch;
    door_answer *answer;
};

/* What every POST handler of a door does. */
struct reply door_take(struct call *c, door_answer *answer);

/* Items without a refused event. */
size_t door_accepted(const struct door_request *r);
/* "rejected": [{"index", "error"}] of the refused items, each once. */
void door_rejected(const struct door_request *r, struct json_out *out);

#endif
