/* events: the stream of news to a page (server-sent events). Names only ids that the member may
 * see; ends with the session. */
#include <stdlib.h>

#include "api/call.h"
#include "api/live.h"
#include "api/routes.h"
#include "api/server.h"

static struct reply events_get(struct call *c)
{
    struct viewer *v = mem_alloc(sizeof(*v));
    v->actor = c->actor;
    v->actor.name = STR_NONE;
    v->session = c->session;
    struct http_stream *stream = hub_open(c->server->hub, c->session, v, free);
    if (!stream) {
        free(v);
        return reply_error_code(c, ERROR_OVERLOADED);
    }
    c->http->reply->stream = stream;
    c->http->reply->content_type = STR("text/event-stream");
    return reply_as_is(c);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/events", PERM_SELF, 0, events_get,
     "News as they happen (text/event-stream): changed, debugger, job, reload, ended", NULL, NULL,
     NULL, NULL, "Events"},
};
ROUTE_TABLE(event_routes, rows);
