/* timeline: what happened at an account. */
#include "model/timeline_list.h"

#include "api/routes.h"
#include "api/shapes.h"

static struct reply of_account(struct call *c)
{
    struct timeline_query q = {
        .account = call_id(c, 0),
        .tab = call_query(c, "tab"),
        .kinds = call_query(c, "kind"),
        .q = call_query(c, "q"),
        .before = call_query(c, "before"),
        .limit = (int)call_query_int(c, "limit", 50, 1, TIMELINE_LIMIT),
    };
    if (!account_readable(&c->model, q.account))
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (error_is_set(c->model.error))
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    if (timeline_list(&c->model, &q, out) < 0)
        return reply_error(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"tab", "choice:all|communication|events", false, 0, "Tab; all when not said"},
    {"kind", "text", false, 1000,
     "Kinds or groups of kinds, separated by commas; all when not said"},
    {"q", "text", false, TIMELINE_QUERY_MAX,
     "Words that must all be found in labels, values, names or notes"},
    {"before", "text", false, 72, "next_cursor of the answer before"},
    {"limit", "int", false, TIMELINE_LIMIT, "Rows, 1 to 200; 50 when not said"},
};
static const struct shape query = SHAPE("TimelineQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/accounts/{id}/timeline", PERM_ACCOUNT_READ, ROUTE_READ, of_account,
     "What happened at an account, newest first: changes and contacts", &query, NULL,
     &shape_timeline, NULL, "Accounts"},
};
ROUTE_TABLE(timeline_routes, rows);
