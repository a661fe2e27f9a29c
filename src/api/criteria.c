/*
 * criteria: how many and which records a criteria selects now, and its sentence. Lists take the
 * same criteria as `filter` (resource_routes.c).
 */
#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "base/clock.h"
#include "model/selection.h"

enum { SHOWN = 10, DEADLINE_MS = 5000 };

void criteria_deadline(struct call *c)
{
    db_deadline(c->model.conn, clock_mono() + DEADLINE_MS);
}

struct reply criteria_failed(struct call *c)
{
    if (db_error(c->model.conn) == DB_INTERRUPTED)
        error_set(c->model.error, ERROR_TIMEOUT,
                  "The criteria took longer than %d seconds; use fewer figures with days, product,"
                  " module or feature",
                  DEADLINE_MS / 1000);
    return reply_error(c);
}

bool criteria_filter(struct call *c, const struct resource *res, const struct criteria **out)
{
    struct str text = call_query(c, "filter");
    *out = NULL;
    if (!text.p || error_is_set(c->model.error))
        return !text.p;
    struct json_result parsed = json_parse(c->model.arena, text);
    if (!parsed.root) {
        error_field(c->model.error, STR("filter"), "Is not JSON: %s", parsed.error);
        return false;
    }
    *out = selection_parse(&c->model, res, parsed.root, "filter");
    return *out;
}

static struct reply preview(struct call *c)
{
    struct model *m = &c->model;
    const struct resource *res = resource_of(call_text(c, "entity"));
    if (!actor_may(&c->actor, res->read))
        return reply_error_code(c, ERROR_FORBIDDEN);
    struct criteria *criteria = selection_parse(m, res, json_get(c->body, "criteria"), "criteria");
    if (!criteria)
        return reply_error(c);
    struct list_query q = {
        .resource = res, .criteria = criteria, .limit = SHOWN, .page = 1, .total = true};
    struct json_out *out = reply_open(c);
    criteria_deadline(c);
    json_open_object(out);
    json_member_str(out, "sentence", selection_words(m, res, criteria));
    if (list_names(m, &q, out) < 0)
        return criteria_failed(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field preview_fields[] = {
    {"entity", "choice:account|user|subscription|invoice|ticket|issue|touchpoint|nps_response",
     true, 0, "What is selected"},
    {"criteria", "criteria", true, 0, "Conditions and groups; {\"all\":[]} selects all"},
};
static const struct shape preview_shape = SHAPE("CriteriaPreviewRequest", preview_fields);

static const struct route rows[] = {
    {HTTP_POST, "/api/v2/criteria/preview", PERM_ACCOUNT_READ, ROUTE_READ | ROUTE_BODY, preview,
     "How many and which records a criteria selects now, of those that you may see", NULL,
     &preview_shape, &shape_criteria_preview, NULL, "Catalog"},
};
ROUTE_TABLE(criteria_routes, rows);
