/* members: the team: list, invite, change, send a link again. The rules are in model/member. */
#include "model/member.h"

#include "api/call.h"
#include "api/member_mail.h"
#include "api/routes.h"
#include "api/shapes.h"

static struct reply answer_one(struct call *c, int64_t id, int status)
{
    if (!member_json(&c->model, id, reply_open(c)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    return reply_json(c, status);
}

static struct reply members_list(struct call *c)
{
    int limit = (int)call_query_int(c, "limit", 50, 1, 1000);
    int64_t page = call_query_int(c, "page", 1, 1, 1000000);
    if (error_is_set(c->model.error))
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    int64_t total = member_list(&c->model, call_query(c, "q"), limit, page, out);
    json_close_array(out);
    json_member_int(out, "total", total);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply member_get(struct call *c)
{
    return answer_one(c, call_id(c, 0), 200);
}

static struct reply member_invite(struct call *c)
{
    struct model *m = &c->model;
    int profile = profile_of(call_text(c, "profile"));
    m->change_kind = "create";
    int64_t id =
        member_add(m, call_text(c, "email"), call_text(c, "name"), (enum profile)profile, NULL);
    struct member *member = id > 0 ? member_load(m, id) : NULL;
    if (!member || member_mail_link(c, member, "invitation") < 0)
        return reply_error(c);
    if (call_bool(c, "export_allowed", false)) {
        int64_t *ended;
        size_t n;
        member_change(m, id, &(struct member_change){.export_allowed = 1}, &ended, &n);
    }
    return answer_one(c, id, 201);
}

static struct reply member_patch(struct call *c)
{
    const struct json *export_allowed = json_get(c->body, "export_allowed");
    int64_t *ended;
    size_t n;
    struct member_change change = {
        .version = call_int(c, "version", 0),
        .name = call_text(c, "name"),
        .profile = call_text(c, "profile"),
        .status = call_text(c, "status"),
        .export_allowed = json_is_null(export_allowed) ? -1 : export_allowed->type == JSON_TRUE};
    c->model.change_kind = "edit";
    if (member_change(&c->model, call_id(c, 0), &change, &ended, &n) < 0)
        return reply_error(c);
    call_end_sessions(c, ended, n);
    c->access_written = true;
    return answer_one(c, call_id(c, 0), 200);
}

static struct reply send_link(struct call *c, const char *kind, const char *status)
{
    struct member *member = member_load(&c->model, call_id(c, 0));
    if (!member)
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (!str_is(member->status, status)) {
        error_set(c->model.error, ERROR_IN_USE, "Only %s members get this mail", status);
        return reply_error(c);
    }
    if (member_mail_link(c, member, kind) < 0)
        return reply_error(c);
    return answer_one(c, member->id, 200);
}

static struct reply member_invite_again(struct call *c)
{
    return send_link(c, "invitation", "invited");
}

static struct reply member_reset(struct call *c)
{
    return send_link(c, "reset", "active");
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/members", PERM_MEMBER_READ, ROUTE_READ, members_list,
     "Members of the workspace", &shape_page_query, NULL, &shape_member_rows, NULL, "Team"},
    {HTTP_POST, "/api/v2/members", PERM_MEMBER_WRITE, ROUTE_WRITE | ROUTE_CREATED | ROUTE_BODY,
     member_invite, "Invite a member by mail", NULL, &shape_member_new, &shape_member, NULL,
     "Team"},
    {HTTP_GET, "/api/v2/members/{id}", PERM_MEMBER_READ, ROUTE_READ, member_get, "One member", NULL,
     NULL, &shape_member, NULL, "Team"},
    {HTTP_PATCH, "/api/v2/members/{id}", PERM_MEMBER_WRITE, ROUTE_WRITE | ROUTE_BODY, member_patch,
     "Change name, profile, export permission or status", NULL, &shape_member_patch, &shape_member,
     NULL, "Team"},
    {HTTP_POST, "/api/v2/members/{id}/invite", PERM_MEMBER_WRITE, ROUTE_WRITE, member_invite_again,
     "Send the invitation again", NULL, NULL, &shape_member, NULL, "Team"},
    {HTTP_POST, "/api/v2/members/{id}/password-reset", PERM_MEMBER_WRITE, ROUTE_WRITE, member_reset,
     "Send a link to set a new password", NULL, NULL, &shape_member, NULL, "Team"},
};
ROUTE_TABLE(member_routes, rows);
