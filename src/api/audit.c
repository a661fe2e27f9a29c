/* audit: the log of changes, and undoing them. */
#include "model/audit.h"

#include "api/call.h"
#include "api/cursor.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/runner.h"
#include "model/job_queue.h"
#include "model/record.h"

static struct reply audit_get(struct call *c)
{
    struct cursor cursor;
    if (cursor_read(c, &cursor) < 0)
        return reply_error(c);
    struct audit_filter filter = {.before = cursor.before,
                                  .entity = call_query(c, "entity"),
                                  .kind = call_query(c, "kind"),
                                  .entity_id = call_query_int(c, "entity_id", 0, 1, INT64_MAX),
                                  .member_id = call_query_int(c, "member_id", 0, 1, INT64_MAX)};
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t last = audit_list(&c->model, &filter, cursor.limit, out);
    json_close_array(out);
    cursor_write(out, last);
    json_close_object(out);
    return reply_json(c, 200);
}

/* Too much for one transaction. */
static struct reply undo_by_job(struct call *c, struct json_out *out)
{
    struct str params =
        str_fmt(c->model.arena, "{\"change_set_id\":%lld}", (long long)call_id(c, 0));
    int64_t id = job_queue_add(&c->model, "undo", params);
    json_member_int(out, "undone", 0);
    json_key(out, "kept");
    json_open_array(out);
    json_close_array(out);
    json_key(out, "job");
    job_queue_json(&c->model, id, out);
    json_close_object(out);
    struct reply reply = reply_json(c, 200);
    job_runner_wake(c->server->jobs);
    return reply;
}

static struct reply change_set_undo_post(struct call *c)
{
    struct json_out *out = reply_open(c);
    c->config_written = true;
    json_open_object(out);
    if (audit_check_undo(&c->model, call_id(c, 0)) < 0 ||
        change_set_check(&c->model, call_id(c, 0)) < 0)
        return reply_error(c);
    if (change_set_size(&c->model, call_id(c, 0)) > UNDO_AT_ONCE)
        return undo_by_job(c, out);
    if (change_set_undo(&c->model, call_id(c, 0), out) < 0)
        return reply_error(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"cursor", "text", false, 40, "next_cursor of the answer before"},
    {"entity", "text", false, 40, "Kind of record: account, user ..."},
    {"entity_id", "int", false, 0, "Id of the record"},
    {"member_id", "int", false, 0, "Only what this member did"},
    {"kind", "text", false, 40, "edit, create, delete, restore, ingest, import, undo ..."},
};
static const struct shape query = SHAPE("AuditQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/audit", PERM_AUDIT_READ, ROUTE_READ, audit_get, "Changes, newest first",
     &query, NULL, &shape_audit_rows, NULL, "Audit"},
    {HTTP_POST, "/api/v2/change-sets/{id}/undo", PERM_ACCOUNT_READ, ROUTE_WRITE,
     change_set_undo_post,
     "Undo a change of one's own, or anybody's with the permission for the audit log", NULL, NULL,
     &shape_undo, NULL, "Audit"},
};
ROUTE_TABLE(audit_routes, rows);
