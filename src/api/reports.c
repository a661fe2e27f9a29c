/*
 * reports: figures over many accounts, for the pages of reports. All of them are narrowed as lists
 * are (portfolio.h) and look only at what the member may see; a row is opened by a list with a
 * filter of its own.
 */
#include "api/reports.h"

#include "api/call.h"
#include "api/portfolio.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "base/clock.h"
#include "base/datetime.h"
#include "engine/refresh.h"

enum { DEADLINE_MS = 30000, STANDARD_DAYS = 30, DAILY_UP_TO = 62 };

struct reply report_failed(struct call *c)
{
    if (db_error(c->model.conn) == DB_INTERRUPTED)
        error_set(c->model.error, ERROR_TIMEOUT,
                  "The report took longer than %d seconds; choose a shorter period or a narrower"
                  " filter",
                  DEADLINE_MS / 1000);
    return reply_error(c);
}

bool report_scope(struct call *c, const char *resource, struct list_query *q)
{
    *q = (struct list_query){.resource = resource_get(resource)};
    if (portfolio_query(c, q) < 0)
        return false;
    db_deadline(c->model.conn, clock_mono() + DEADLINE_MS);
    return true;
}

static void read_day(struct call *c, const char *name, int32_t *day)
{
    struct str text = call_query(c, name);
    if (text.p && !date_parse(text, c->model.calendar, day))
        error_field(c->model.error, str_of(name), "Is not a date");
}

static bool read_period(struct call *c, struct report_period *p)
{
    p->to = c->model.today;
    read_day(c, "to", &p->to);
    p->from = p->to - STANDARD_DAYS + 1;
    read_day(c, "from", &p->from);
    if (error_is_set(c->model.error))
        return false;
    if (p->from > p->to || p->to - p->from >= REPORT_DAYS) {
        error_field(c->model.error, STR("from"), "Must be 0 to %d days before \"to\"",
                    REPORT_DAYS - 1);
        return false;
    }
    p->step = p->to - p->from < DAILY_UP_TO ? 1 : 7;
    return true;
}

static void use_json(const struct report_use *row, int points, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", row->id);
    json_member_str(out, "label", row->label);
    json_member_str(out, "module", row->module);
    json_member_str(out, "product", row->product);
    json_member_int(out, "uses", row->uses);
    json_member_int(out, "uses_before", row->uses_before);
    json_member_int(out, "accounts", row->accounts);
    json_member_int(out, "users", row->users);
    json_key(out, "series");
    if (row->series)
        json_open_array(out);
    else
        json_out_null(out);
    for (int i = 0; row->series && i < points; i++)
        json_out_int(out, row->series[i]);
    if (row->series)
        json_close_array(out);
    json_close_object(out);
}

static void points_json(const struct report_period *p, struct json_out *out)
{
    json_key(out, "from");
    json_out_date(out, p->from);
    json_key(out, "to");
    json_out_date(out, p->to);
    json_member_int(out, "step", p->step);
    json_key(out, "points");
    json_open_array(out);
    for (int i = 0; i < report_points(p); i++)
        json_out_date(out, p->from + i * p->step);
    json_close_array(out);
}

static struct reply product_usage(struct call *c)
{
    static const char *const words[] = {"product", "module", "feature"};
    struct str by = call_query(c, "by");
    struct report_period period;
    struct list_query accounts;
    struct report_use *rows;
    int kind = by.p ? 0 : REPORT_FEATURES;
    while (by.p && kind < REPORT_FEATURES && !str_is(by, words[kind]))
        kind++;
    if (!read_period(c, &period) || !report_scope(c, "account", &accounts))
        return reply_error(c);
    int n = report_usage(&c->model, &accounts, (enum report_by)kind, &period, &rows);
    if (n < 0)
        return report_failed(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    points_json(&period, out);
    json_member_int(out, "accounts", list_count(&c->model, &accounts));
    json_key(out, "rows");
    json_open_array(out);
    for (int i = 0; i < n; i++)
        use_json(&rows[i], report_points(&period), out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

/* The word of a rank, from the field's own list. */
static void rank_json(struct call *c, const char *key, int64_t rank, struct json_out *out)
{
    const struct entity *e = catalog_entity(c->model.catalog, resource_get("user"));
    json_member_str(out, key, field_choice(entity_field(e, str_of(key), NULL), (int)rank));
}

static struct reply users(struct call *c)
{
    struct list_query q;
    struct report_users *rows;
    int64_t total = 0;
    if (!report_scope(c, "user", &q))
        return reply_error(c);
    int n = report_users(&c->model, &q, &rows);
    if (n < 0)
        return report_failed(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    json_key(out, "rows");
    json_open_array(out);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        rank_json(c, "activity", rows[i].activity, out);
        rank_json(c, "usage_frequency", rows[i].usage_frequency, out);
        json_member_int(out, "users", rows[i].users);
        json_close_object(out);
        total += rows[i].users;
    }
    json_close_array(out);
    json_member_int(out, "total", total);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field usage_query_fields[] = {
    {"from", "date", false, 0, "First day; 30 days up to `to` when not said"},
    {"to", "date", false, 0, "Last day; today when not said"},
    {"by", "choice:product|module|feature", false, 0, "What a row stands for; feature"},
    {"filter", "text", false, 16000, "Which accounts: a criteria"},
    PORTFOLIO_SHAPE,
};
static const struct shape usage_query = SHAPE("ProductUsageQuery", usage_query_fields);
static const struct shape_field users_query_fields[] = {
    {"filter", "text", false, 16000, "Which users: a criteria"},
    PORTFOLIO_SHAPE,
};
static const struct shape_field health_query_fields[] = {
    {"days", "int", false, REPORT_DAYS - 1, "Days to look back; 30 when not said"},
    {"by", "choice:segment|success_manager", false, 0, "What a group is; segment"},
    {"filter", "text", false, 16000, "Which accounts: a criteria"},
    PORTFOLIO_SHAPE,
};
static const struct shape health_query = SHAPE("HealthReportQuery", health_query_fields);
static const struct shape users_query = SHAPE("UserReportQuery", users_query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/reports/product-usage", PERM_ACCOUNT_READ, ROUTE_READ, product_usage,
     "How much products, modules or features are used, by how many", &usage_query, NULL,
     &shape_product_usage, NULL, "Reports"},
    {HTTP_GET, "/api/v2/reports/health", PERM_ACCOUNT_READ, ROUTE_READ, report_health,
     "Accounts by health: now, per segment or success manager, on past days, and movements",
     &health_query, NULL, &shape_health_report, NULL, "Reports"},
    {HTTP_GET, "/api/v2/reports/users", PERM_ACCOUNT_READ, ROUTE_READ, users,
     "Users by activity and usage frequency", &users_query, NULL, &shape_user_report, NULL,
     "Reports"},
};
ROUTE_TABLE(report_routes, rows);
