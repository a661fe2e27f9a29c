/* health: why an account is as healthy as it is, and how it was; configurations in order. */
#include "engine/health.h"
#include "engine/look_back.h"

#include "api/call.h"
#include "api/order.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "base/datetime.h"
#include "model/list.h"
#include "model/template.h"

/* The day that is asked for; today when none is. */
static int32_t read_day(struct call *c)
{
    struct model *m = &c->model;
    struct str text = call_query(c, "day");
    int32_t day = m->today;
    if (text.n && (!date_parse(text, m->calendar, &day) || day > m->today ||
                   day <= m->today - HEALTH_DAYS_MAX))
        error_field(m->error, STR("day"), "A day of the last %d", HEALTH_DAYS_MAX);
    return day;
}

static struct reply explain(struct call *c)
{
    int64_t account = call_id(c, 0);
    int32_t day = read_day(c);
    struct json_out *out = reply_open(c);
    if (!account_visible(&c->model, account))
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (error_is_set(c->model.error))
        return reply_error(c);
    json_open_object(out);
    criteria_deadline(c);
    if (health_explain(&c->model, account, day, out) < 0)
        return criteria_failed(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply history(struct call *c)
{
    int64_t account = call_id(c, 0);
    int days = (int)call_query_int(c, "days", 60, 1, HEALTH_DAYS_MAX);
    struct json_out *out = reply_open(c);
    if (!account_visible(&c->model, account))
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (error_is_set(c->model.error))
        return reply_error(c);
    json_open_object(out);
    json_key(out, "days");
    json_open_array(out);
    if (health_history(&c->model, account, days, out) < 0)
        return reply_error(c);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply order(struct call *c)
{
    return order_records(c, &health_config_resource);
}

/* A configuration that is not saved: its fields, of which none is needed. */
static struct reply preview(struct call *c)
{
    struct model *m = &c->model;
    struct record *r = record_new(m, &health_config_resource);
    struct json_out *out = reply_open(c);
    if (record_decode(m, r, c->body) < 0)
        return reply_error(c);
    const struct health_rules *rules = health_rules_check(m, r);
    if (!rules)
        return reply_error(c);
    criteria_deadline(c);
    json_open_object(out);
    if (look_back_health(m, rules, out) < 0)
        return criteria_failed(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply templates_get(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    templates_json(c->model.arena, call_query(c, "of"), out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field day_fields[] = {
    {"day", "date", false, 0, "Its health at the end of that day; now when not said"},
};
static const struct shape day_query = SHAPE("HealthDayQuery", day_fields);
static const struct shape_field days_fields[] = {
    {"days", "int", false, HEALTH_DAYS_MAX, "Days up to today; 60 when not said"},
};
static const struct shape days_query = SHAPE("HealthDaysQuery", days_fields);
static const struct shape_field templates_fields[] = {
    {"of", "choice:segment|health_config", false, 0, "Templates of these only"},
};
static const struct shape templates_query = SHAPE("TemplatesQuery", templates_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/accounts/{id}/health", PERM_ACCOUNT_READ, ROUTE_READ, explain,
     "Why an account is as healthy as it is, or was on a day", &day_query, NULL,
     &shape_health_explanation, NULL, "Accounts"},
    {HTTP_GET, "/api/v2/accounts/{id}/health/history", PERM_ACCOUNT_READ, ROUTE_READ, history,
     "Health of an account on past days", &days_query, NULL, &shape_health_days, NULL, "Accounts"},
    {HTTP_POST, "/api/v2/health-configs/order", PERM_CONFIG_WRITE, ROUTE_WRITE | ROUTE_BODY, order,
     "Put health configurations into a new order", NULL, &shape_order, &shape_nothing, NULL,
     "Health configurations"},
    {HTTP_POST, "/api/v2/health-configs/preview", PERM_ACCOUNT_READ, ROUTE_READ | ROUTE_BODY,
     preview, "How accounts would stand by a configuration that is not saved, now and in 60 days",
     NULL, &shape_health_preview_request, &shape_health_preview, NULL, "Health configurations"},
    {HTTP_GET, "/api/v2/templates", PERM_CONFIG_READ, ROUTE_READ, templates_get,
     "Segments and health configurations to begin with; each is switched on by adding its body",
     &templates_query, NULL, &shape_templates, NULL, "Configuration"},
};
ROUTE_TABLE(health_routes, rows);
