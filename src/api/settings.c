/* settings: the workspace's settings from their one table, and a mail to try them out. */
#include "model/setting.h"

#include "api/call.h"
#include "api/member_mail.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/runner.h"
#include "model/mail_queue.h"
#include "net/mail.h"

static struct reply settings_get(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    setting_json(&c->model, out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply settings_patch(struct call *c)
{
    c->model.change_kind = "edit";
    if (setting_patch(&c->model, c->body) < 0)
        return reply_error(c);
    /* The answer shows what was just stored. */
    const struct catalog *before = c->model.catalog;
    const struct catalog *fresh = catalog_build(c->model.conn);
    if (!fresh)
        return reply_error(c);
    c->model.catalog = fresh;
    struct reply reply = settings_get(c);
    c->model.catalog = before;
    catalog_drop(&fresh);
    if (!c->again)
        catalog_holder_check(c->server->catalogs);
    return reply;
}

static struct reply test_mail(struct call *c)
{
    struct model *m = &c->model;
    struct str to = str_trim(call_text(c, "to")),
               name = catalog_setting(m->catalog, "workspace_name");
    if (!mail_address_valid(to)) {
        error_field(m->error, STR("to"), "Not an e-mail address");
        return reply_error(c);
    }
    struct str subject = str_fmt(m->arena, "Test mail from %.*s", (int)name.n, name.p);
    struct str text = STR("This mail shows that the settings for sending mail work.\n");
    int64_t id = mail_queue_add(m, to, STR_NONE, "test", subject, text,
                                member_mail_html(m->arena, text, STR_NONE));
    if (id < 0 || !mail_queue_json(m, id, reply_open(c)))
        return reply_error(c);
    struct reply reply = reply_json(c, 200);
    job_runner_wake(c->server->jobs);
    return reply;
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/settings", PERM_WORKSPACE_WRITE, ROUTE_READ, settings_get,
     "Settings of the workspace", NULL, NULL, &shape_settings, NULL, "Settings"},
    {HTTP_PATCH, "/api/v2/settings", PERM_WORKSPACE_WRITE, ROUTE_WRITE | ROUTE_BODY, settings_patch,
     "Change settings: an object of key and value; null brings back the default", NULL, NULL,
     &shape_settings, NULL, "Settings"},
    {HTTP_POST, "/api/v2/settings/test-mail", PERM_WORKSPACE_WRITE, ROUTE_WRITE | ROUTE_BODY,
     test_mail, "Send a mail to try the settings out", NULL, &shape_test_mail, &shape_mail, NULL,
     "Settings"},
};
ROUTE_TABLE(setting_routes, rows);
