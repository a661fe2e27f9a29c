/* field_history: what the fields of an account, or of a subscription, were. */
#include "model/field_history.h"

#include "api/cursor.h"
#include "api/routes.h"
#include "api/shapes.h"

static struct reply answer(struct call *c, const char *resource)
{
    struct cursor cursor;
    struct field_history_query q = {.resource = resource_get(resource), .id = call_id(c, 0)};
    if (cursor_read(c, &cursor) < 0 || !record_load(&c->model, q.resource, q.id))
        return reply_error(c);
    q.fields = call_query(c, "fields");
    q.before = cursor.before;
    q.limit = cursor.limit;
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t last = field_history_list(&c->model, &q, out);
    if (last < 0)
        return reply_error(c);
    json_close_array(out);
    cursor_write(out, last);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply of_account(struct call *c)
{
    return answer(c, "account");
}

static struct reply of_subscription(struct call *c)
{
    return answer(c, "subscription");
}

static const struct shape_field query_fields[] = {
    {"fields", "text", false, 1000, "Keys of fields, separated by commas; all that keep a history"},
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"cursor", "text", false, 40, "next_cursor of the answer before"},
};
static const struct shape query = SHAPE("FieldHistoryQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/accounts/{id}/field-history", PERM_ACCOUNT_READ, ROUTE_READ, of_account,
     "What fields of an account were, newest first: risk, stage, team, health", &query, NULL,
     &shape_field_history, NULL, "Accounts"},
    {HTTP_GET, "/api/v2/subscriptions/{id}/field-history", PERM_ACCOUNT_READ, ROUTE_READ,
     of_subscription,
     "What fields of a subscription were, newest first: status, amount, MRR (mrr_effective), next"
     " billing date",
     &query, NULL, &shape_field_history, NULL, "Subscriptions"},
};
ROUTE_TABLE(field_history_routes, rows);
