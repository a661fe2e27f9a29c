/* me: the signed-in member's own profile, password and sessions. */
#include "api/me.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/session_cookie.h"
#include "api/shapes.h"
#include "base/utf8.h"
#include "model/layout.h"
#include "model/lockout.h"
#include "model/session.h"

static void workspace_json(struct call *c, struct json_out *out)
{
    const struct catalog *catalog = c->model.catalog;
    json_key(out, "workspace");
    json_open_object(out);
    json_member_str(out, "name", catalog_setting(catalog, "workspace_name"));
    json_member_str(out, "currency", catalog->currency);
    json_member_int(out, "currency_digits", catalog->currency_digits);
    json_member_str(out, "time_zone", catalog_setting(catalog, "time_zone"));
    json_member_bool(out, "demo", catalog_setting_int(catalog, "demo"));
    json_key(out, "today");
    json_out_date(out, c->model.today);
    json_close_object(out);
}

static void member_json_me(const struct member *member, struct json_out *out)
{
    json_key(out, "member");
    json_open_object(out);
    json_member_int(out, "id", member->id);
    json_member_str(out, "name", member->name);
    json_member_str(out, "email", member->email);
    json_member_z(out, "profile", profile_key(member->profile));
    json_member_bool(out, "export_allowed", member->export_allowed);
    json_member_str(out, "theme", member->theme);
    json_member_str(out, "density", member->density);
    json_member_bool(out, "shortcuts", member->shortcuts);
    json_close_object(out);
}

void me_json(struct call *c, const struct member *member, struct json_out *out)
{
    const struct actor actor = {.kind = ACTOR_MEMBER,
                                .id = member->id,
                                .profile = member->profile,
                                .export_allowed = member->export_allowed};
    json_open_object(out);
    member_json_me(member, out);
    json_key(out, "permissions");
    json_open_array(out);
    for (int p = PERM_PUBLIC + 1; p < PERM_COUNT; p++)
        if (actor_may(&actor, (enum permission)p))
            json_out_z(out, permission_key((enum permission)p));
    json_close_array(out);
    json_member_str(out, "csrf", c->csrf);
    workspace_json(c, out);
    json_member_z(out, "version", MAINSTAY_VERSION);
    json_close_object(out);
}

static struct reply answer_me(struct call *c)
{
    struct member *member = member_load(&c->model, c->actor.id);
    if (!member)
        return reply_error_code(c, ERROR_UNAUTHENTICATED);
    me_json(c, member, reply_open(c));
    return reply_json(c, 200);
}

static struct reply me_patch(struct call *c)
{
    const struct json *shortcuts = json_get(c->body, "shortcuts");
    c->model.change_kind = "edit";
    member_preferences(&c->model, c->actor.id, call_text(c, "name"), call_text(c, "theme"),
                       call_text(c, "density"),
                       json_is_null(shortcuts) ? -1 : shortcuts->type == JSON_TRUE);
    if (error_is_set(c->model.error))
        return reply_error(c);
    c->access_written = call_text(c, "name").p != NULL;
    return answer_me(c);
}

/* Whether `current` is the member's password; a guess counts like one at the door. */
static int check_current(struct call *c, struct str current)
{
    struct model *m = &c->model;
    if (call_open(c, DB_WRITE) < 0)
        return -1;
    struct member *member = member_load(m, c->actor.id);
    if (!member || !member->password_hash)
        return error_set(m->error, ERROR_UNAUTHENTICATED, NULL);
    struct str folded = utf8_fold(m->arena, member->email);
    int wait = lockout_attempt(m, &c->server->secret, LOCKOUT_EMAIL, folded);
    if (wait > 0) {
        m->error->retry_after = wait;
        error_set(m->error, ERROR_LOCKED_OUT, NULL);
    }
    if (call_commit(c) < 0 || wait)
        return -1;
    if (!crypto_password_check(member->password_hash, current))
        return error_field(m->error, STR("current"), "Is not your password");
    return member_check_password(m, "password", call_text(c, "password"), member->email);
}

static struct reply me_password(struct call *c)
{
    struct model *m = &c->model;
    char hash[CRYPTO_PASSWORD_SIZE];
    int64_t *ended;

    m->change_kind = "edit";
    if (check_current(c, call_text(c, "current")) < 0)
        return reply_error(c);
    if (crypto_password_hash(call_text(c, "password"), hash) < 0)
        return reply_error_code(c, ERROR_OVERLOADED);
    if (call_open(c, DB_WRITE) < 0)
        return reply_error(c);
    struct member *member = member_load(m, c->actor.id);
    if (!member)
        return reply_error_code(c, ERROR_UNAUTHENTICATED);
    lockout_clear(m, &c->server->secret, LOCKOUT_EMAIL, utf8_fold(m->arena, member->email));
    member_set_password(m, c->actor.id, hash, STR_NONE);
    int64_t n = session_end_all(m, c->actor.id, c->session, &ended);
    call_end_sessions(c, ended, n > 0 ? (size_t)n : 0);
    return call_commit(c) < 0 ? reply_error(c) : reply_empty(c, 200);
}

static struct reply me_sessions(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    session_list(&c->model, c->actor.id, c->session, out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply me_session_delete(struct call *c)
{
    int64_t *ended, id = call_id(c, 0), n = session_end(&c->model, c->actor.id, id, &ended);
    if (n == 0)
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (n > 0)
        call_end_sessions(c, ended, (size_t)n);
    if (id == c->session)
        session_cookie_clear(c);
    return reply_empty(c, 200);
}

static struct reply me_layouts(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    layout_list(&c->model, c->actor.id, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply me_layout_put(struct call *c)
{
    if (layout_save(&c->model, c->actor.id, c->path_values[0], c->body) < 0)
        return reply_error(c);
    return reply_empty(c, 200);
}

static struct reply me_layout_delete(struct call *c)
{
    if (layout_delete(&c->model, c->actor.id, c->path_values[0]) < 0)
        return reply_error(c);
    return reply_empty(c, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/me", PERM_SELF, ROUTE_READ, answer_me, "Who is signed in", NULL, NULL,
     &shape_me, NULL, "Signing in"},
    {HTTP_PATCH, "/api/v2/me", PERM_SELF, ROUTE_WRITE | ROUTE_BODY, me_patch,
     "Change the own profile", NULL, &shape_me_patch, &shape_me, NULL, "Signing in"},
    {HTTP_POST, "/api/v2/me/password", PERM_SELF, ROUTE_BODY | ROUTE_SLOW, me_password,
     "Change the own password; ends all other sessions", NULL, &shape_new_password, &shape_nothing,
     NULL, "Signing in"},
    {HTTP_GET, "/api/v2/me/sessions", PERM_SELF, ROUTE_READ, me_sessions, "Own sessions", NULL,
     NULL, &shape_session_rows, NULL, "Signing in"},
    {HTTP_DELETE, "/api/v2/me/sessions/{id}", PERM_SELF, ROUTE_WRITE, me_session_delete,
     "End one of the own sessions", NULL, NULL, &shape_nothing, NULL, "Signing in"},
    {HTTP_GET, "/api/v2/me/layouts", PERM_SELF, ROUTE_READ, me_layouts,
     "How you have arranged tables: columns, their order and widths", NULL, NULL,
     &shape_layout_rows, NULL, "Signing in"},
    {HTTP_PUT, "/api/v2/me/layouts/{table}", PERM_SELF, ROUTE_WRITE | ROUTE_BODY, me_layout_put,
     "Arrange a table; only for yourself", NULL, &shape_layout_put, &shape_nothing, NULL,
     "Signing in"},
    {HTTP_DELETE, "/api/v2/me/layouts/{table}", PERM_SELF, ROUTE_WRITE, me_layout_delete,
     "Forget how you have arranged a table", NULL, NULL, &shape_nothing, NULL, "Signing in"},
};
ROUTE_TABLE(me_routes, rows);
