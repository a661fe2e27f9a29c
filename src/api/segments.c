/*
 * segments: how many belong to each segment, who entered and left, copies, order. (The door for
 * clients of Segment's API is segment.c.)
 */
#include "model/segment.h"

#include "api/call.h"
#include "api/cursor.h"
#include "api/order.h"
#include "api/portfolio.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "engine/refresh.h"

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

static struct reply events(struct call *c)
{
    struct cursor cursor;
    if (cursor_read(c, &cursor) < 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t last = segment_events(&c->model, call_id(c, 0), cursor.before, cursor.limit, out);
    if (last < 0)
        return reply_error(c);
    json_close_array(out);
    cursor_write(out, last);
    json_close_object(out);
    return reply_json(c, 200);
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

static struct reply clone(struct call *c)
{
    c->model.change_kind = "create";
    int64_t id = segment_clone(&c->model, call_id(c, 0));
    if (id < 0 || !record_json(&c->model, &segment_resource, id, reply_open(c)))
        return reply_error(c);
    return reply_json(c, 201);
}

static struct reply order(struct call *c)
{
    return order_records(c, &segment_resource);
}

static const struct shape_field counts_fields[] = {
    {"entity", "choice:account|user", true, 0, "Segments of accounts or of users"},
    {"q", "text", false, 200, "As for the list"},
    {"filter", "text", false, 16000, "As for the list"},
    PORTFOLIO_SHAPE,
};
static const struct shape counts_query = SHAPE("SegmentCountsQuery", counts_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/segments/counts", PERM_ACCOUNT_READ, ROUTE_READ, counts,
     "How many records of a list belong to each segment", &counts_query, NULL,
     &shape_segment_counts, NULL, "Segments"},
    {HTTP_GET, "/api/v2/segments/{id}/events", PERM_ACCOUNT_READ, ROUTE_READ, events,
     "Who entered and left a segment, newest first", &shape_cursor_query, NULL,
     &shape_segment_events, NULL, "Segments"},
    {HTTP_GET, "/api/v2/accounts/{id}/segments", PERM_ACCOUNT_READ, ROUTE_READ, of_account,
     "Segments that hold an account, and since when", NULL, NULL, &shape_segments_held, NULL,
     "Accounts"},
    {HTTP_GET, "/api/v2/users/{id}/segments", PERM_ACCOUNT_READ, ROUTE_READ, of_user,
     "Segments that hold a user, and since when", NULL, NULL, &shape_segments_held, NULL, "Users"},
    {HTTP_POST, "/api/v2/segments/{id}/clone", PERM_SEGMENT_WRITE, ROUTE_WRITE | ROUTE_CREATED,
     clone, "Copy a segment", NULL, NULL, NULL, &segment_resource, "Segments"},
    {HTTP_POST, "/api/v2/segments/order", PERM_SEGMENT_WRITE, ROUTE_WRITE | ROUTE_BODY, order,
     "Put segments into a new order", NULL, &shape_order, &shape_nothing, NULL, "Segments"},
};
ROUTE_TABLE(segments_routes, rows);
