/* mails: the outbox as the administrator sees it. */
#include "api/call.h"
#include "api/cursor.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/runner.h"
#include "model/mail_queue.h"

static struct reply mails_list(struct call *c)
{
    struct cursor cursor;
    if (cursor_read(c, &cursor) < 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t last = mail_queue_list(&c->model, cursor.before, cursor.limit, out);
    json_close_array(out);
    cursor_write(out, last);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply mail_get(struct call *c)
{
    if (!mail_queue_json(&c->model, call_id(c, 0), reply_open(c)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    return reply_json(c, 200);
}

static struct reply mail_retry(struct call *c)
{
    if (mail_queue_retry(&c->model, call_id(c, 0)) < 0)
        return reply_error(c);
    struct reply reply = mail_get(c);
    job_runner_wake(c->server->jobs);
    return reply;
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/mails", PERM_MAIL_READ, ROUTE_READ, mails_list,
     "Mails that were or will be sent", &shape_cursor_query, NULL, &shape_mail_rows, NULL, "Mail"},
    {HTTP_GET, "/api/v2/mails/{id}", PERM_MAIL_READ, ROUTE_READ, mail_get, "One mail with its text",
     NULL, NULL, &shape_mail, NULL, "Mail"},
    {HTTP_POST, "/api/v2/mails/{id}/retry", PERM_MAIL_READ, ROUTE_WRITE, mail_retry,
     "Send a failed or kept mail again", NULL, NULL, &shape_mail, NULL, "Mail"},
};
ROUTE_TABLE(mail_routes, rows);
