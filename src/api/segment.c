/*
 * segment: the paths of Segment's HTTP API under /v1, long for servers and short for its browser
 * library; see segment_decode. A body that can be read is answered 200, so that no client sends it
 * again; what was not taken is named in `rejected` and shown in the event debugger.
 */
#include "api/client_shapes.h"
#include "api/door_http.h"
#include "api/routes.h"

static void answer(const struct door_request *r, struct json_out *out, int *status)
{
    *status = 200;
    json_open_object(out);
    json_member_bool(out, "success", true);
    if (door_accepted(r) < r->batch.item_count)
        door_rejected(r, out);
    json_close_object(out);
}

static struct reply segment_post(struct call *c)
{
    return door_take(c, answer);
}

/* clang-format off */
#define POST(name, takes, text) \
    {.method = HTTP_POST, .path = "/v1/" name, .permission = PERM_PUBLIC, .flags = ROUTE_INGEST, \
     .handler = segment_post, .body = &client_##takes, .answer = &client_segment_answer, \
     .summary = text, .tag = "Clients"},
#define BOTH(name, letter, takes, text) POST(name, takes, text) POST(letter, takes, text)

static const struct route rows[] = {
    BOTH("identify", "i", identify, "Who a user is: traits, account")
    BOTH("group", "g", group, "What an account is: traits")
    BOTH("track", "t", segment_track, "A use of a feature: the event's name")
    BOTH("page", "p", view, "A page view")
    BOTH("screen", "s", view, "A view of a screen")
    BOTH("alias", "a", alias, "A user has a new id")
    BOTH("batch", "b", batch, "A list of the calls above")
    POST("import", batch, "The same as batch")
};
/* clang-format on */

ROUTE_TABLE(segment_routes, rows);
