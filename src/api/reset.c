/*
 * reset: links for setting a password, by invitation or because it was forgotten. Whether an
 * address is a member's is never told: the answer is the same and both ways end in one commit.
 */
#include "api/call.h"
#include "api/member_mail.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/session_cookie.h"
#include "api/shapes.h"
#include "base/utf8.h"
#include "model/lockout.h"
#include "model/member_token.h"
#include "model/session.h"

/* Asking again and again for the same address sends nothing more for a while. */
static bool may_mail(struct call *c, struct str email)
{
    struct str subject = str_fmt(c->model.arena, "reset %.*s", (int)email.n, email.p);
    return lockout_attempt(&c->model, &c->server->secret, LOCKOUT_EMAIL, subject) == 0;
}

static struct reply reset_ask(struct call *c)
{
    struct model *m = &c->model;
    struct str email = utf8_fold(m->arena, call_text(c, "email"));
    int retry, remaining;

    if (!limiter_take(c->server->limit_mail, c->http->address, 1, &retry, &remaining)) {
        m->error->retry_after = retry;
        return reply_error_code(c, ERROR_RATE_LIMIT);
    }
    bool mail = may_mail(c, email);
    struct member *member = member_by_email(m, email);
    m->change_kind = "reset";
    if (mail && member && !str_is(member->status, "disabled"))
        member_mail_link(c, member, str_is(member->status, "invited") ? "invitation" : "reset");
    return reply_empty(c, 200);
}

static struct reply reset_get(struct call *c)
{
    struct member_token token;
    if (member_token_find(&c->model, &c->server->secret, c->path_values[0], &token) < 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_str(out, "email", token.email);
    json_member_str(out, "name", token.name);
    json_member_str(out, "kind", token.kind);
    json_close_object(out);
    return reply_json(c, 200);
}

/* Reads the link and hashes the password. 0, or -1. */
static int prepare(struct call *c, struct member_token *token, char hash[CRYPTO_PASSWORD_SIZE])
{
    struct model *m = &c->model;
    if (call_open(c, DB_READ) < 0 ||
        member_token_find(m, &c->server->secret, c->path_values[0], token) < 0)
        return -1;
    call_close(c);
    if (member_check_password(m, "password", call_text(c, "password"), token->email) < 0)
        return -1;
    if (crypto_password_hash(call_text(c, "password"), hash) < 0)
        return error_set(m->error, ERROR_OVERLOADED, NULL);
    return 0;
}

static struct reply reset_set(struct call *c)
{
    struct model *m = &c->model;
    struct member_token token;
    char hash[CRYPTO_PASSWORD_SIZE];
    int64_t *ended;

    if (prepare(c, &token, hash) < 0 || call_open(c, DB_WRITE) < 0)
        return reply_error(c);
    if (member_token_use(m, &c->server->secret, c->path_values[0], token.member_id) < 0)
        return reply_error(c);
    c->actor = (struct actor){.kind = ACTOR_MEMBER, .id = token.member_id, .name = token.name};
    m->change_kind = "reset";
    member_set_password(m, token.member_id, hash, call_text(c, "name"));
    if (error_is_set(m->error))
        return reply_error(c);
    int64_t n = session_end_all(m, token.member_id, 0, &ended);
    call_end_sessions(c, ended, n > 0 ? (size_t)n : 0);
    lockout_clear(m, &c->server->secret, LOCKOUT_EMAIL, utf8_fold(m->arena, token.email));
    c->access_written = true;
    return reply_signed_in(c, token.member_id);
}

static const struct route rows[] = {
    {HTTP_POST, "/api/v2/password-reset", PERM_PUBLIC, ROUTE_WRITE | ROUTE_BODY | ROUTE_NO_CSRF,
     reset_ask,
     "Ask for a link to set a new password; the answer does not tell whether there is such a "
     "member",
     NULL, &shape_email, &shape_nothing, NULL, "Signing in"},
    {HTTP_GET, "/api/v2/password-reset/{token}", PERM_PUBLIC, ROUTE_READ, reset_get,
     "What a link is for", NULL, NULL, &shape_reset_info, NULL, "Signing in"},
    {HTTP_POST, "/api/v2/password-reset/{token}", PERM_PUBLIC,
     ROUTE_BODY | ROUTE_SLOW | ROUTE_NO_CSRF, reset_set,
     "Set the password with a link, and sign in", NULL, &shape_reset, &shape_me, NULL,
     "Signing in"},
};
ROUTE_TABLE(reset_routes, rows);
