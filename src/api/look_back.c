/*
 * look_back: what rules that are not saved would have said in the last 60 days: estimated at once,
 * exactly as a job whose result is read here.
 */
#include "engine/look_back.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/look_back_job.h"
#include "job/runner.h"
#include "model/selection.h"

static struct reply estimate(struct call *c)
{
    struct model *m = &c->model;
    const struct criteria *criteria =
        selection_parse(m, resource_get("account"), json_get(c->body, "criteria"), "criteria");
    if (!criteria)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    criteria_deadline(c);
    json_open_object(out);
    if (look_back_criteria(m, criteria, out) < 0)
        return criteria_failed(c);
    json_close_object(out);
    return reply_json(c, 200);
}

/* Who asks anew has changed the rules: the look-back before is of no use any more. */
static int stop_others(struct model *m)
{
    static const char open[] =
        "SELECT id FROM job WHERE kind = 'look_back' AND status IN ('queued',"
        " 'running') AND coalesce(created_by, -key_id) = ? AND cancel = 0"
        " ORDER BY id LIMIT 1";
    int64_t id, by = m->actor->kind == ACTOR_KEY ? -m->actor->id : m->actor->id;
    while ((id = db_int(m->conn, 0, open, "i", by)) > 0)
        if (job_queue_cancel(m, id) < 0)
            return -1;
    return 0;
}

static struct reply start(struct call *c)
{
    struct model *m = &c->model;
    struct what_if what;
    struct str params = call_body_text(c);
    if (error_is_set(m->error) || look_back_read(m, c->body, &what) < 0 || stop_others(m) < 0)
        return reply_error(c);
    int64_t id = job_queue_add(m, "look_back", params);
    if (id < 0 || !job_queue_json(m, id, reply_open(c)))
        return reply_error(c);
    job_runner_wake(c->server->jobs);
    return reply_json(c, 201);
}

/* Days only when all of them are exact. */
static struct reply result(struct call *c)
{
    struct model *m = &c->model;
    struct look_back *l = ARENA_NEW(m->arena, struct look_back);
    struct queued_job job;
    int64_t id = call_id(c, 0);
    if (!job_queue_visible(m, id) || !job_queue_load(m, id, &job) || !str_is(job.kind, "look_back"))
        return reply_error_code(c, ERROR_NOT_FOUND);
    const struct json *body = json_parse(m->arena, job.params).root;
    struct json_out *out = reply_open(c);
    *l = (struct look_back){0};
    if (job_queue_done(m, id))
        look_back_begin(m, l, job.state);
    json_open_object(out);
    json_key(out, "job");
    job_queue_json(m, id, out);
    look_back_json(l, look_back_of_health(body), out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field estimate_fields[] = {
    {"criteria", "criteria", true, 0, "Conditions and groups over accounts"},
};
static const struct shape estimate_shape = SHAPE("CriteriaLookBackRequest", estimate_fields);

static const struct route rows[] = {
    {HTTP_POST, "/api/v2/criteria/look-back", PERM_ACCOUNT_READ, ROUTE_READ | ROUTE_BODY, estimate,
     "How many accounts, of those that you may see, a criteria would have selected in the last 60"
     " days; estimated for many accounts",
     NULL, &estimate_shape, &shape_criteria_look_back, NULL, "Catalog"},
    {HTTP_POST, "/api/v2/look-backs", PERM_JOB, ROUTE_WRITE | ROUTE_BODY | ROUTE_CREATED, start,
     "Count exactly, day by day, what a criteria or a health configuration would have said in the"
     " last 60 days, as a job",
     NULL, &shape_look_back_request, &shape_job, NULL, "Catalog"},
    {HTTP_GET, "/api/v2/look-backs/{id}", PERM_JOB, ROUTE_READ, result,
     "The job of an exact look-back, and its days once it is done", NULL, NULL, &shape_look_back,
     NULL, "Catalog"},
};
ROUTE_TABLE(look_back_routes, rows);
