/* views: which views (model/view.h) a member sees, opens tables with, and has pinned. What a view
 * is and shows: the resource's own routes. */
#include "model/view.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"

static struct reply my_views(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    if (view_list(&c->model, out) < 0)
        return reply_error(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply set(struct call *c, int (*act)(struct model *m, int64_t id, bool on), bool on)
{
    int64_t id = call_id(c, 0);
    return id < 0 || act(&c->model, id, on) < 0 ? reply_error(c) : reply_empty(c, 200);
}

static struct reply default_put(struct call *c)
{
    return set(c, view_open_with, true);
}

static struct reply default_delete(struct call *c)
{
    return set(c, view_open_with, false);
}

static struct reply pin_put(struct call *c)
{
    return set(c, view_pin, true);
}

static struct reply pin_delete(struct call *c)
{
    return set(c, view_pin, false);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/me/views", PERM_SELF, ROUTE_READ, my_views,
     "Your views and the shared ones; which of them you open tables with, and have pinned", NULL,
     NULL, &shape_my_views, NULL, "Views"},
    {HTTP_PUT, "/api/v2/me/views/{id}/default", PERM_SELF, ROUTE_WRITE, default_put,
     "Open tables of the view's kind with it; only for yourself", NULL, NULL, &shape_nothing, NULL,
     "Views"},
    {HTTP_DELETE, "/api/v2/me/views/{id}/default", PERM_SELF, ROUTE_WRITE, default_delete,
     "No longer open tables with the view", NULL, NULL, &shape_nothing, NULL, "Views"},
    {HTTP_PUT, "/api/v2/me/views/{id}/pin", PERM_SELF, ROUTE_WRITE, pin_put,
     "Pin the view in your navigation", NULL, NULL, &shape_nothing, NULL, "Views"},
    {HTTP_DELETE, "/api/v2/me/views/{id}/pin", PERM_SELF, ROUTE_WRITE, pin_delete,
     "Take the view out of your navigation", NULL, NULL, &shape_nothing, NULL, "Views"},
};
ROUTE_TABLE(view_routes, rows);
