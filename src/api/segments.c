/*
 * segments: how many belong to each segment, the order of segments; of segments and of lists: who
 * entered and left, copies. (The door for clients of Segment's API is segment.c.)
 */
#include "model/segment.h"

#include "api/call.h"
#include "api/cursor.h"
#include "api/order.h"
#include "api/portfolio.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "engine/refresh.h"
#include "model/saved_list.h"

static struct reply counts(struct call *c)
{
    struct str entity = call_query(c, "entity");
    struct list_query q = {.resource = resource_of(entity), .q = call_query(c, "q")};
    struct json_out *out = reply_open(c);
    if (portfolio_query(c, &q) < 0)
        return reply_error(c);
    json_open_object(out);
    if (segment_counts(&c->model, &q, out) < 0)
        return criteria_failed(c);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply events(struct call *c, const struct resource *res)
{
    struct cursor cursor;
    if (cursor_read(c, &cursor) < 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t last = group_events(&c->model, res, call_id(c, 0), cursor.before, cursor.limit, out);
    if (last < 0)
        return reply_error(c);
    json_close_array(out);
    cursor_write(out, last);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply segment_events(struct call *c)
{
    return events(c, &segment_resource);
}

static struct reply list_events(struct call *c)
{
    return events(c, &list_resource);
}

static struct reply held(struct call *c, const char *resource)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    if (segment_holders(&c->model, resource_get(resource), call_id(c, 0), out) < 0)
        return reply_error(c);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply of_account(struct call *c)
{
    return held(c, "account");
}

static struct reply of_user(struct call *c)
{
    return held(c, "user");
}

static struct reply clone(struct call *c, const struct resource *res, const char *but)
{
    c->model.change_kind = "create";
    int64_t id = group_clone(&c->model, res, call_id(c, 0), but);
    if (id < 0 || !record_json(&c->model, res, id, reply_open(c)))
        return reply_error(c);
    return reply_json(c, 201);
}

static struct reply segment_clone(struct call *c)
{
    return clone(c, &segment_resource, "position");
}

static struct reply list_clone(struct call *c)
{
    return clone(c, &list_resource, "owner");
}

static struct reply list_refresh(struct call *c)
{
    if (saved_list_refresh(&c->model, call_id(c, 0)) < 0)
        return reply_error(c);
    return reply_empty(c, 200);
}

static struct reply order(struct call *c)
{
    return order_records(c, &segment_resource);
}

static const struct shape_field counts_fields[] = {
    {"entity", "choice:account|user|subscription", true, 0,
     "What is counted; subscriptions by the segments of their accounts"},
    {"q", "text", false, 200, "As for the list"},
    {"filter", "text", false, 16000, "As for the list"},
    PORTFOLIO_SHAPE,
};
static const struct shape counts_query = SHAPE("SegmentCountsQuery", counts_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/segments/counts", PERM_ACCOUNT_READ, ROUTE_READ, counts,
     "How many records of a list belong to each segment", &counts_query, NULL,
     &shape_segment_counts, NULL, "Segments"},
    {HTTP_GET, "/api/v2/segments/{id}/events", PERM_ACCOUNT_READ, ROUTE_READ, segment_events,
     "Who entered and left a segment, newest first", &shape_cursor_query, NULL,
     &shape_segment_events, NULL, "Segments"},
    {HTTP_GET, "/api/v2/accounts/{id}/segments", PERM_ACCOUNT_READ, ROUTE_READ, of_account,
     "Segments that hold an account, and since when", NULL, NULL, &shape_segments_held, NULL,
     "Accounts"},
    {HTTP_GET, "/api/v2/users/{id}/segments", PERM_ACCOUNT_READ, ROUTE_READ, of_user,
     "Segments that hold a user, and since when", NULL, NULL, &shape_segments_held, NULL, "Users"},
    {HTTP_POST, "/api/v2/segments/{id}/clone", PERM_SEGMENT_WRITE, ROUTE_WRITE | ROUTE_CREATED,
     segment_clone, "Copy a segment", NULL, NULL, NULL, &segment_resource, "Segments"},
    {HTTP_POST, "/api/v2/segments/order", PERM_SEGMENT_WRITE, ROUTE_WRITE | ROUTE_BODY, order,
     "Put segments into a new order", NULL, &shape_order, &shape_nothing, NULL, "Segments"},
    {HTTP_GET, "/api/v2/lists/{id}/events", PERM_ACCOUNT_READ, ROUTE_READ, list_events,
     "Who entered and left a list, newest first", &shape_cursor_query, NULL, &shape_segment_events,
     NULL, "Lists"},
    {HTTP_POST, "/api/v2/lists/{id}/clone", PERM_LIST_WRITE, ROUTE_WRITE | ROUTE_CREATED,
     list_clone, "Copy a list; the copy is yours", NULL, NULL, NULL, &list_resource, "Lists"},
    {HTTP_POST, "/api/v2/lists/{id}/refresh", PERM_LIST_WRITE, ROUTE_WRITE, list_refresh,
     "Fill a list anew by its rule, also an inactive one", NULL, NULL, &shape_nothing, NULL,
     "Lists"},
};
ROUTE_TABLE(segments_routes, rows);
