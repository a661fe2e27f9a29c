/* exports: lists as files, made by a job (job/export_job), downloaded by who asked for them. */
#include "job/export_job.h"

#include <unistd.h>

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "base/datetime.h"
#include "job/file_store.h"
#include "job/runner.h"
#include "model/export.h"

static struct reply exports_list(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    export_json(&c->model, 0, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply answer_export(struct call *c, int64_t id, int status)
{
    if (!export_json(&c->model, id, reply_open(c)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    return reply_json(c, status);
}

static struct reply export_get(struct call *c)
{
    return answer_export(c, call_id(c, 0), 200);
}

/* "accounts-2026-01-31.csv" */
static struct str file_name(struct call *c, const struct export_kind *kind, struct str format)
{
    char day[DATE_SIZE];
    date_format(c->model.today, day);
    return str_fmt(c->model.arena, "%s-%s.%.*s", kind->name, day, (int)format.n, format.p);
}

static struct reply export_post(struct call *c)
{
    struct export_task task;
    struct str entity = call_text(c, "entity"), format = call_text(c, "format");
    if (export_read(&c->model, c->body, &task) < 0)
        return reply_error(c);
    struct str params = call_body_text(c);
    int64_t job = job_queue_add(&c->model, "export", params), id = -1;
    if (job > 0)
        id = export_add(&c->model, job, entity, format,
                        file_name(c, export_kind_of(entity), format));
    if (id < 0)
        return reply_error(c);
    struct reply reply = answer_export(c, id, 201);
    job_runner_wake(c->server->jobs);
    return reply;
}

static struct reply not_there(struct call *c, const struct export *e)
{
    if (str_is(e->status, "queued") || str_is(e->status, "running"))
        error_set(c->model.error, ERROR_IN_USE, "This export is not ready yet");
    else
        error_set(c->model.error, ERROR_GONE, "The file is not kept any more; export again");
    return reply_error(c);
}

static struct reply export_file(struct call *c)
{
    struct export e;
    struct http_reply *reply = c->http->reply;
    struct file_store store = {c->server->db, c->server->files};
    if (!export_load(&c->model, call_id(c, 0), &e))
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (!str_is(e.status, "done"))
        return not_there(c, &e);
    if (e.sees_all && !actor_sees_all(&c->actor)) {
        error_set(c->model.error, ERROR_FORBIDDEN,
                  "It holds customers that you do not see any more; export again");
        return reply_error(c);
    }
    call_close(c); /* the store reads on a connection of its own */
    int fd = file_store_open(&store, c->model.arena, export_stored_name(c->model.arena, e.id),
                             &reply->file_size);
    if (fd < 0)
        return not_there(c, &e);
    reply->file = fd;
    reply->content_type =
        str_is(e.format, "csv")
            ? STR("text/csv; charset=utf-8")
            : STR("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    http_set_header(c->http, "Content-Disposition",
                    str_fmt(c->model.arena, "attachment; filename=\"%.*s\"", (int)e.file_name.n,
                            e.file_name.p));
    return reply_as_is(c);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/exports", PERM_EXPORT, ROUTE_READ, exports_list, "Own exports", NULL, NULL,
     &shape_export_rows, NULL, "Exports"},
    {HTTP_POST, "/api/v2/exports", PERM_EXPORT, ROUTE_WRITE | ROUTE_BODY | ROUTE_CREATED,
     export_post, "Export rows as a file, as a job", NULL, &shape_export_request, &shape_export,
     NULL, "Exports"},
    {HTTP_GET, "/api/v2/exports/{id}", PERM_EXPORT, ROUTE_READ, export_get,
     "One of the own exports", NULL, NULL, &shape_export, NULL, "Exports"},
    {HTTP_GET, "/api/v2/exports/{id}/file", PERM_EXPORT, ROUTE_READ, export_file,
     "The file of an export, while it is kept", NULL, NULL, NULL, NULL, "Exports"},
};
ROUTE_TABLE(export_routes, rows);
