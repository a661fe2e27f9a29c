/* totals: sums over everything that a list selects, for the foot of its table. */
#include "api/call.h"
#include "api/portfolio.h"
#include "api/reports.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "base/decimal.h"
#include "engine/refresh.h"

static struct reply totals_of(struct call *c, const char *resource)
{
    struct list_query q = {.resource = resource_get(resource), .q = call_query(c, "q")};
    struct report_totals totals;
    char text[32];
    if (portfolio_query(c, &q) < 0)
        return reply_error(c);
    if (report_totals(&c->model, &q, &totals) < 0)
        return criteria_failed(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_int(out, "total", totals.total);
    json_member_str(out, "mrr",
                    decimal_format(totals.mrr, c->model.catalog->currency_digits, text));
    json_member_int(out, "users", totals.users);
    json_member_int(out, "active_users", totals.active_users);
    json_key(out, "health");
    json_open_object(out);
    health_split_json(&totals.health, out);
    json_close_object(out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply of_accounts(struct call *c)
{
    return totals_of(c, "account");
}

static struct reply of_users(struct call *c)
{
    return totals_of(c, "user");
}

static void statuses_json(const struct report_subscriptions *totals, struct json_out *out)
{
    json_key(out, "statuses");
    json_open_array(out);
    for (int i = 0; i < totals->nstatuses; i++) {
        const struct report_status *s = &totals->statuses[i];
        json_open_object(out);
        json_key(out, "id");
        if (s->id)
            json_out_int(out, s->id);
        else
            json_out_null(out);
        json_member_str(out, "name", s->name);
        json_member_str(out, "type", s->type);
        json_member_int(out, "count", s->subscriptions);
        json_close_object(out);
    }
    json_close_array(out);
}

static struct reply of_subscriptions(struct call *c)
{
    struct list_query q = {.resource = resource_get("subscription"), .q = call_query(c, "q")};
    struct report_subscriptions totals;
    int digits = c->model.catalog->currency_digits;
    char text[32];
    if (portfolio_query(c, &q) < 0)
        return reply_error(c);
    if (report_subscriptions(&c->model, &q, &totals) < 0)
        return criteria_failed(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_int(out, "total", totals.total);
    json_member_int(out, "active", totals.active);
    json_member_str(out, "mrr", decimal_format(totals.mrr, digits, text));
    json_member_str(out, "amount", decimal_format(totals.amount, digits, text));
    json_member_int(out, "unconverted", totals.unconverted);
    statuses_json(&totals, out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"q", "text", false, 200, "As for the list"},
    {"filter", "text", false, 16000, "As for the list"},
    PORTFOLIO_SHAPE,
};
static const struct shape query = SHAPE("TotalsQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/accounts/totals", PERM_ACCOUNT_READ, ROUTE_READ, of_accounts,
     "Sums over all accounts that a list would hold", &query, NULL, &shape_totals, NULL,
     "Accounts"},
    {HTTP_GET, "/api/v2/users/totals", PERM_ACCOUNT_READ, ROUTE_READ, of_users,
     "Sums over all users that a list would hold, and over their accounts", &query, NULL,
     &shape_totals, NULL, "Users"},
    {HTTP_GET, "/api/v2/subscriptions/totals", PERM_ACCOUNT_READ, ROUTE_READ, of_subscriptions,
     "Sums over all subscriptions that a list would hold: of the active ones, and by status",
     &query, NULL, &shape_subscription_totals, NULL, "Subscriptions"},
};
ROUTE_TABLE(totals_routes, rows);
