/*
 * session: signing in and out. The password is looked at outside of any transaction, in the
 * password pool; an attempt is counted before. Unknown address, wrong password, invited and
 * disabled members are answered alike, after the same time.
 */
#include "model/session.h"

#include "api/call.h"
#include "api/me.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/session_cookie.h"
#include "api/shapes.h"
#include "base/utf8.h"
#include "model/lockout.h"
#include "model/member.h"

static void set_cookie(struct call *c, const char *value, int64_t seconds)
{
    http_set_header(c->http, "Set-Cookie",
                    str_fmt(c->model.arena,
                            SESSION_COOKIE "=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%lld%s",
                            value, (long long)seconds, c->http->secure ? "; Secure" : ""));
}

void session_cookie_set(struct call *c, const char *token)
{
    set_cookie(c, token, INT64_C(86400) * SESSION_DAYS_MAX);
}

void session_cookie_clear(struct call *c)
{
    set_cookie(c, "", 0);
}

struct reply reply_signed_in(struct call *c, int64_t member_id)
{
    struct model *m = &c->model;
    char token[CRYPTO_TOKEN_SIZE], csrf[CRYPTO_TOKEN_SIZE];
    struct member *member = member_load(m, member_id);
    if (!member || !str_is(member->status, "active"))
        return reply_error_code(c, ERROR_BAD_CREDENTIALS);
    c->actor = (struct actor){
        .kind = ACTOR_MEMBER, .id = member->id, .name = member->name, .profile = member->profile};
    m->change_kind = "sign-in";
    struct str agent = http_header(c->http, "User-Agent");
    if (session_create(m, &c->server->secret, member->id, c->http->address,
                       utf8_valid(agent) ? agent : STR_NONE, token, csrf) < 0)
        return reply_error(c);
    member_signed_in(m, member->id);
    c->csrf = str_dup(m->arena, str_of(csrf));
    me_json(c, member, reply_open(c));
    if (call_commit(c) < 0)
        return reply_error(c);
    m->change_set = 0;
    session_cookie_set(c, token);
    return reply_json(c, 200);
}

/* Counts the attempt for both the e-mail address and the client's address. 0, or -1 with m->error.
 */
static int count_attempt(struct call *c, struct str email)
{
    struct model *m = &c->model;
    int by_address = lockout_attempt(m, &c->server->secret, LOCKOUT_ADDRESS, c->http->address);
    int by_email = lockout_attempt(m, &c->server->secret, LOCKOUT_EMAIL, email);
    if (by_address < 0 || by_email < 0)
        return -1;
    m->error->retry_after = by_address > by_email ? by_address : by_email;
    return m->error->retry_after ? error_set(m->error, ERROR_LOCKED_OUT, NULL) : 0;
}

static struct reply session_post(struct call *c)
{
    struct model *m = &c->model;
    struct str password = call_text(c, "password"),
               email = utf8_fold(m->arena, call_text(c, "email"));

    if (call_open(c, DB_WRITE) < 0 || count_attempt(c, email) < 0) {
        /* What was counted stays counted. */
        if (m->conn)
            db_commit(m->conn);
        return reply_error(c);
    }
    struct member *member = member_by_email(m, email);
    if (call_commit(c) < 0)
        return reply_error(c);
    bool right = member && member->password_hash
                     ? crypto_password_check(member->password_hash, password)
                     : crypto_password_check_nobody(password);
    if (!right || !str_is(member->status, "active"))
        return reply_error_code(c, ERROR_BAD_CREDENTIALS);
    if (call_open(c, DB_WRITE) < 0)
        return reply_error(c);
    lockout_clear(m, &c->server->secret, LOCKOUT_EMAIL, email);
    lockout_clear(m, &c->server->secret, LOCKOUT_ADDRESS, c->http->address);
    return reply_signed_in(c, member->id);
}

static struct reply session_delete(struct call *c)
{
    int64_t *ended, n = session_end(&c->model, c->actor.id, c->session, &ended);
    if (n > 0)
        call_end_sessions(c, ended, (size_t)n);
    session_cookie_clear(c);
    return reply_empty(c, 200);
}

static const struct route rows[] = {
    {HTTP_POST, "/api/v2/session", PERM_PUBLIC, ROUTE_BODY | ROUTE_SLOW | ROUTE_NO_CSRF,
     session_post, "Sign in", NULL, &shape_credentials, &shape_me, NULL, "Signing in"},
    {HTTP_DELETE, "/api/v2/session", PERM_SELF, ROUTE_WRITE, session_delete, "Sign out", NULL, NULL,
     &shape_nothing, NULL, "Signing in"},
};
ROUTE_TABLE(session_routes, rows);
