/* bulk: the same fields set on many accounts or users, as a job (job/bulk). */
#include "job/bulk.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/runner.h"
#include "model/account.h"
#include "model/user.h"

enum { PARAMS_MAX = 1 << 20 };

/* The body as the job reads it again, with what it is about. */
static struct str params_of(struct call *c, const struct resource *res)
{
    struct buf text = BUF_INIT(PARAMS_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    json_member_z(&out, "entity", res->key);
    for (const struct json *j = c->body->child; j; j = j->next) {
        json_key_str(&out, j->key);
        json_out_tree(&out, j);
    }
    json_close_object(&out);
    struct str params = str_dup(c->model.arena, buf_str(&text));
    if (buf_failed(&text))
        error_set(c->model.error, ERROR_TOO_LARGE, NULL);
    buf_free(&text);
    return params;
}

static struct reply start(struct call *c, const struct resource *res)
{
    struct bulk_task task;
    struct str params = params_of(c, res);
    if (error_is_set(c->model.error) || bulk_read(&c->model, res, c->body, &task) < 0)
        return reply_error(c);
    int64_t id = job_queue_add(&c->model, "bulk", params);
    if (id < 0)
        return reply_error(c);
    job_queue_json(&c->model, id, reply_open(c));
    struct reply reply = reply_json(c, 201);
    job_runner_wake(c->server->jobs);
    return reply;
}

static struct reply accounts_bulk(struct call *c)
{
    return start(c, &account_resource);
}

static struct reply users_bulk(struct call *c)
{
    return start(c, &user_resource);
}

#define FLAGS (ROUTE_WRITE | ROUTE_BODY | ROUTE_CREATED)

static const struct route rows[] = {
    {HTTP_POST, "/api/v2/accounts/bulk", PERM_ACCOUNT_WRITE, FLAGS, accounts_bulk,
     "Set fields or a team role of many accounts, as a job; undone as one change", NULL,
     &shape_bulk_request, &shape_job, NULL, "Accounts"},
    {HTTP_POST, "/api/v2/users/bulk", PERM_ACCOUNT_WRITE, FLAGS, users_bulk,
     "Set fields of many users, as a job; undone as one change", NULL, &shape_bulk_request,
     &shape_job, NULL, "Users"},
};
ROUTE_TABLE(bulk_routes, rows);
