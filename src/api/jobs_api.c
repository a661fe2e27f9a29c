/* jobs_api: jobs and their progress; asking for a full refresh. */
#include "api/call.h"
#include "api/cursor.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/runner.h"
#include "model/job_queue.h"
#include "model/job_result.h"

static struct reply jobs_list(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    job_queue_json(&c->model, 0, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply answer_job(struct call *c, int64_t id, int status)
{
    if (id < 0)
        return reply_error(c);
    if (!job_queue_json(&c->model, id, reply_open(c)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    return reply_json(c, status);
}

static struct reply job_get(struct call *c)
{
    return answer_job(c, call_id(c, 0), 200);
}

static struct reply job_cancel(struct call *c)
{
    if (job_queue_cancel(&c->model, call_id(c, 0)) < 0)
        return reply_error(c);
    return answer_job(c, call_id(c, 0), 200);
}

static struct reply job_results(struct call *c)
{
    struct cursor cursor;
    if (cursor_read(c, &cursor) < 0)
        return reply_error(c);
    if (!job_queue_visible(&c->model, call_id(c, 0)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t last = job_result_json(&c->model, call_id(c, 0), call_query(c, "outcome"),
                                   cursor.before, cursor.limit, out);
    json_close_array(out);
    cursor_write(out, last);
    json_close_object(out);
    return reply_json(c, 200);
}

/* Results as CSV: where, what became of it, why. */
static struct reply job_report(struct call *c)
{
    struct buf *out = &c->http->reply->body;
    if (!job_queue_visible(&c->model, call_id(c, 0)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    buf_clear(out);
    if (job_result_csv(&c->model, call_id(c, 0), out) < 0)
        return reply_error(c);
    c->http->reply->content_type = STR("text/csv; charset=utf-8");
    http_set_header(
        c->http, "Content-Disposition",
        str_fmt(c->model.arena, "attachment; filename=\"job-%lld.csv\"", (long long)call_id(c, 0)));
    return reply_as_is(c);
}

static struct reply refresh_post(struct call *c)
{
    struct reply reply = answer_job(c, job_queue_add(&c->model, "refresh", STR("{}")), 201);
    job_runner_wake(c->server->jobs);
    return reply;
}

static const struct shape_field results_fields[] = {
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"cursor", "text", false, 40, "next_cursor of the answer before"},
    {"outcome", "choice:done|refused|left_out|kept", false, 0, "Only these"},
};
static const struct shape results_query = SHAPE("JobResultsQuery", results_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/jobs", PERM_JOB, ROUTE_READ, jobs_list,
     "Own jobs; all of them for administrators", NULL, NULL, &shape_job_rows, NULL, "Jobs"},
    {HTTP_GET, "/api/v2/jobs/{id}", PERM_JOB, ROUTE_READ, job_get, "One job", NULL, NULL,
     &shape_job, NULL, "Jobs"},
    {HTTP_POST, "/api/v2/jobs/{id}/cancel", PERM_JOB, ROUTE_WRITE, job_cancel, "Cancel a job", NULL,
     NULL, &shape_job, NULL, "Jobs"},
    {HTTP_GET, "/api/v2/jobs/{id}/results", PERM_JOB, ROUTE_READ, job_results,
     "What became of each row that a job worked on", &results_query, NULL, &shape_job_results, NULL,
     "Jobs"},
    {HTTP_GET, "/api/v2/jobs/{id}/report", PERM_JOB, ROUTE_READ, job_report,
     "The same as a CSV file, without the rows that were done", NULL, NULL, NULL, NULL, "Jobs"},
    {HTTP_POST, "/api/v2/refresh", PERM_WORKSPACE_WRITE, ROUTE_WRITE | ROUTE_CREATED, refresh_post,
     "Compute all metrics anew, as a job", NULL, NULL, &shape_job, NULL, "Jobs"},
};
ROUTE_TABLE(job_routes, rows);
