/*
 * keys: API keys and secret keys. The text of a key is in one answer only; a revoked key is refused
 * on all nodes within a second. A secret key may do what an administrator may: only who may do that
 * already makes or rotates one.
 */
#include "model/key.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "base/utf8.h"

static struct reply answer_key(struct call *c, int64_t id, const char *text, int status)
{
    struct str shown = text ? str_dup(c->model.arena, str_of(text)) : STR_NONE;
    if (id < 0 || key_json(&c->model, id, shown, reply_open(c)) == 0)
        return reply_error(c);
    return reply_json(c, status);
}

static struct reply keys_list(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    key_json(&c->model, 0, STR_NONE, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

/* By the profile, whatever the member's own leave to export: who makes secret keys can give that to
 * themselves as well. */
static bool profile_or_key_may(const struct actor *a, enum permission p)
{
    return a->kind == ACTOR_MEMBER ? profile_may(a->profile, p) : actor_may(a, p);
}

static bool may_make(const struct call *c, bool ingest_only)
{
    for (int p = PERM_PUBLIC + 1; !ingest_only && p < PERM_COUNT; p++)
        if (secret_key_may((enum permission)p) &&
            !profile_or_key_may(&c->actor, (enum permission)p))
            return false;
    return true;
}

static struct reply refuse_secret(struct call *c)
{
    error_set(c->model.error, ERROR_FORBIDDEN,
              "Only administrators make secret keys: such a key may do all that they may");
    return reply_error(c);
}

static struct reply keys_post(struct call *c)
{
    char text[KEY_SIZE];
    if (!may_make(c, str_is(call_text(c, "kind"), "api")))
        return refuse_secret(c);
    struct str name = str_trim(call_text(c, "name"));
    if (!name.n || utf8_has_control(name)) {
        error_field(c->model.error, STR("name"), "Say what the key is used for");
        return reply_error(c);
    }
    c->model.change_kind = "create";
    int64_t id = key_create(&c->model, &c->server->secret, call_text(c, "kind"), name, text);
    return answer_key(c, id, text, 201);
}

static struct reply key_rotate_post(struct call *c)
{
    char text[KEY_SIZE];
    bool ingest_only;
    if (!key_kind(&c->model, call_id(c, 0), &ingest_only))
        return reply_error_code(c, ERROR_NOT_FOUND);
    if (!may_make(c, ingest_only))
        return refuse_secret(c);
    c->model.change_kind = "create";
    int64_t id = key_rotate(&c->model, &c->server->secret, call_id(c, 0), text);
    return answer_key(c, id, text, 201);
}

static struct reply key_delete(struct call *c)
{
    c->model.change_kind = "delete";
    c->access_written = true;
    if (key_revoke(&c->model, call_id(c, 0)) < 0)
        return reply_error(c);
    return answer_key(c, call_id(c, 0), NULL, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/keys", PERM_KEY_WRITE, ROUTE_READ, keys_list, "Keys", NULL, NULL,
     &shape_key_rows, NULL, "Keys"},
    {HTTP_POST, "/api/v2/keys", PERM_KEY_WRITE, ROUTE_WRITE | ROUTE_CREATED | ROUTE_BODY, keys_post,
     "Make a key; its text is shown in this answer only", NULL, &shape_key_new, &shape_key, NULL,
     "Keys"},
    {HTTP_POST, "/api/v2/keys/{id}/rotate", PERM_KEY_WRITE, ROUTE_WRITE | ROUTE_CREATED,
     key_rotate_post,
     "Make a new key of the same kind and name; the old one lives until it is revoked", NULL, NULL,
     &shape_key, NULL, "Keys"},
    {HTTP_DELETE, "/api/v2/keys/{id}", PERM_KEY_WRITE, ROUTE_WRITE, key_delete, "Revoke a key",
     NULL, NULL, &shape_key, NULL, "Keys"},
};
ROUTE_TABLE(key_routes, rows);
