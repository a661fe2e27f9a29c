/*
 * dispatch: from a request to its handler: route, rate, identity, permission, CSRF, parameters,
 * body; then the handler, on this worker or in the password pool. What fails is answered in the
 * form of the path: problem+json, or the clients' form.
 */
#include <assert.h>
#include <string.h>

#include "api/call.h"
#include "api/check.h"
#include "api/idempotency.h"
#include "api/identity.h"
#include "api/password_pool.h"
#include "api/router.h"
#include "api/server.h"
#include "api/session_cookie.h"
#include "base/calendar.h"
#include "base/clock.h"
#include "net/asset.h"

static void call_free(void *data)
{
    struct call *c = data;
    call_close(c);
    if (c->model.catalog)
        catalog_drop(&c->model.catalog);
}

static struct call *call_new(struct server *s, struct http_request *r)
{
    struct call *c = ARENA_NEW(r->arena, struct call);
    struct error *e = ARENA_NEW(r->arena, struct error);
    error_init(e, r->arena);
    c->server = s;
    c->http = r;
    c->model.arena = r->arena;
    c->model.error = e;
    c->model.actor = &c->actor;
    c->model.secret = &s->secret;
    c->model.now = clock_now();
    r->user = c;
    arena_on_free(r->arena, call_free, c);
    return c;
}

bool is_client_path(struct str path)
{
    return str_starts(path, "/api/v1_1/") || str_starts(path, "/api_js/") ||
           str_starts(path, "/v1/");
}

static bool origin_allowed(struct call *c, struct str origin)
{
    struct str rest = catalog_setting(c->model.catalog, "allowed_origins"), line;
    while (str_next(&rest, '\n', &line))
        if (str_is(str_trim(line), "*") || str_eq(str_trim(line), origin))
            return true;
    return false;
}

void cross_origin(struct call *c)
{
    struct str origin = http_header(c->http, "Origin");
    if (!origin.n || !c->model.catalog || !origin_allowed(c, origin))
        return;
    http_set_header(c->http, "Access-Control-Allow-Origin", origin);
    http_set_header(c->http, "Vary", STR("Origin"));
    http_set_header(c->http, "Access-Control-Expose-Headers", STR("Retry-After"));
}

static void answer_options(struct call *c, const struct match *m)
{
    c->http->reply->status = 204;
    http_set_header(c->http, "Allow", str_fmt(c->model.arena, "%s, OPTIONS", m->allow.p));
    if (!m->ingest)
        return;
    cross_origin(c);
    http_set_header(c->http, "Access-Control-Allow-Methods", STR("GET, POST, DELETE, OPTIONS"));
    http_set_header(c->http, "Access-Control-Allow-Headers",
                    STR("authorization, content-type, accept, content-encoding, x-retry-count"));
    http_set_header(c->http, "Access-Control-Max-Age", STR("86400"));
}

/* Paths that are no route: the page and its files, else 404. */
static void answer_unknown(struct call *c)
{
    struct http_request *r = c->http;
    bool reads = r->method == HTTP_GET || r->method == HTTP_HEAD;
    if (reads && !str_starts(r->path, "/api/") && !is_client_path(r->path) && asset_serve(r))
        return;
    reply_error_code(c, ERROR_NOT_FOUND);
}

/* ---- rates ---- */

static int take_rate(struct call *c, struct limiter *limiter, struct str subject, int per_second)
{
    int retry = 0, remaining = 0;
    if (!limiter)
        return 0;
    bool allowed = limiter_take(limiter, subject, 1, &retry, &remaining);
    http_set_header(c->http, "RateLimit-Limit", str_fmt(c->model.arena, "%d", per_second));
    http_set_header(c->http, "RateLimit-Remaining", str_fmt(c->model.arena, "%d", remaining));
    http_set_header(c->http, "RateLimit-Reset", str_fmt(c->model.arena, "%d", allowed ? 1 : retry));
    if (allowed)
        return 0;
    c->model.error->retry_after = retry;
    return error_set(c->model.error, ERROR_RATE_LIMIT, NULL);
}

static int take_address_rate(struct call *c)
{
    return take_rate(c, c->server->limit_address, c->http->address, c->server->rate_address);
}

/* ---- who asks ---- */

/* The key in an Authorization header: Bearer KEY, or Basic with the key as user name and no
 * password; STR_NONE when malformed. */
static struct str authorization_key(struct call *c, struct str header)
{
    struct str scheme, rest = str_trim(header);
    if (!str_next(&rest, ' ', &scheme))
        return STR_NONE;
    rest = str_trim(rest);
    if (str_eq_nocase(scheme, STR("Bearer")))
        return rest;
    if (!str_eq_nocase(scheme, STR("Basic")))
        return STR_NONE;
    struct str plain = crypto_base64_decode(c->model.arena, rest), user;
    if (!plain.n || !str_next(&plain, ':', &user) || plain.n)
        return STR_NONE;
    return user;
}

static int known_or_fail(struct call *c, int found)
{
    if (found > 0)
        return 0;
    if (found < 0)
        return error_set(c->model.error, ERROR_UNAVAILABLE, NULL);
    if (take_address_rate(c) < 0)
        return -1;
    return error_set(c->model.error, ERROR_UNAUTHENTICATED, NULL);
}

static int authenticate_key(struct call *c, struct str key)
{
    if (known_or_fail(c, identity_of_key(c->server->identities, c, key)) < 0)
        return -1;
    struct str subject = {(const char *)&c->actor.id, sizeof(c->actor.id)};
    return take_rate(c, c->server->limit_key, subject, c->server->rate_key);
}

bool call_authenticate(struct call *c, struct str key)
{
    c->known = false;
    return authenticate_key(c, key.p ? key : STR("")) == 0;
}

static bool is_write(enum http_method method)
{
    return method != HTTP_GET && method != HTTP_HEAD;
}

static int check_csrf(struct call *c)
{
    struct str sent = http_header(c->http, "X-CSRF-Token");
    if (!is_write(c->http->method) || (c->route->flags & ROUTE_NO_CSRF))
        return 0;
    if (sent.n != c->csrf.n || !crypto_equal(sent.p, c->csrf.p, sent.n))
        return error_set(c->model.error, ERROR_BAD_CSRF, NULL);
    return 0;
}

static int authenticate(struct call *c)
{
    struct str header = http_header(c->http, "Authorization");
    if (header.p) {
        struct str key = authorization_key(c, header);
        return authenticate_key(c, key.p ? key : STR(""));
    }
    if (c->route->flags & ROUTE_INGEST)
        return c->route->permission == PERM_PUBLIC
                   ? 0 /* the door looks for a key in the body (call_authenticate) before it takes
                          anything */
                   : error_set(c->model.error, ERROR_UNAUTHENTICATED, NULL);
    if (take_address_rate(c) < 0)
        return -1;
    struct str token = http_cookie(c->http, SESSION_COOKIE);
    if (!token.n)
        return error_set(c->model.error, ERROR_UNAUTHENTICATED, NULL);
    int found = identity_of_session(c->server->identities, c, token);
    if (found <= 0)
        return found < 0 ? error_set(c->model.error, ERROR_UNAVAILABLE, NULL)
                         : error_set(c->model.error, ERROR_UNAUTHENTICATED, NULL);
    return check_csrf(c);
}

/* A page of another site must not sign its visitor in or out here. */
static int check_public(struct call *c)
{
    if (take_address_rate(c) < 0)
        return -1;
    if (is_write(c->http->method) && str_is(http_header(c->http, "Sec-Fetch-Site"), "cross-site"))
        return error_set(c->model.error, ERROR_BAD_CSRF, NULL);
    return 0;
}

static int check_caller(struct call *c)
{
    const struct route *route = c->route;
    if (route->permission == PERM_PUBLIC && !(route->flags & ROUTE_INGEST))
        return check_public(c);
    if (authenticate(c) < 0)
        return -1;
    if (!c->known)
        return 0;
    bool ingest = (route->flags & ROUTE_INGEST) && route->permission == PERM_PUBLIC;
    if (!ingest && !actor_may(&c->actor, route->permission))
        return error_set(c->model.error, ERROR_FORBIDDEN, NULL);
    return 0;
}

/* ---- running ---- */

static int prepare(struct call *c)
{
    enum db_mode mode = c->route->flags & ROUTE_WRITE ? DB_WRITE : DB_READ;
    c->again = false;
    c->attempt++;
    c->model.change_set = 0;
    c->model.changed_accounts = NULL;
    error_init(c->model.error, c->model.arena);
    int keyed = idempotency_wanted(c);
    if (keyed < 0)
        return -1;
    if ((c->route->flags & (ROUTE_READ | ROUTE_WRITE)) && call_open(c, mode) < 0)
        return -1;
    return keyed ? idempotency_begin(c) : 0;
}

enum http_outcome call_run(struct call *c)
{
    struct reply reply;
    do {
        int ready = prepare(c);
        reply = ready < 0 ? reply_error(c) : ready > 0 ? reply_as_is(c) : c->route->handler(c);
        if (reply.made == REPLY_LATER)
            return HTTP_LATER; /* it may be answered and gone already */
    } while (c->again);
    assert(reply.made == REPLY_MADE);
    call_close(c);
    return HTTP_DONE;
}

static int set_catalog(struct call *c)
{
    struct model *m = &c->model;
    m->catalog = catalog_current(c->server->catalogs);
    if (!m->catalog)
        return error_set(m->error, ERROR_UNAVAILABLE, NULL);
    m->calendar = m->catalog->calendar;
    m->today = calendar_day(m->calendar, m->now);
    return 0;
}

static enum http_outcome answer_route(struct call *c)
{
    if (check_caller(c) < 0 || check_query(c) < 0 || check_body(c) < 0) {
        reply_error(c);
        return HTTP_DONE;
    }
    if (!(c->route->flags & ROUTE_SLOW))
        return call_run(c);
    if (password_pool_add(c->server->passwords, c))
        return HTTP_LATER;
    reply_error_code(c, ERROR_OVERLOADED);
    return HTTP_DONE;
}

enum http_outcome server_handle(void *data, struct http_request *r)
{
    struct server *s = data;
    struct call *c = call_new(s, r);
    struct match m = router_find(s->router, r->method, r->path);
    if (!atomic_load(&s->up)) {
        reply_error_code(c, ERROR_UNAVAILABLE);
        return HTTP_DONE;
    }
    if (!m.path_known) {
        answer_unknown(c);
        return HTTP_DONE;
    }
    if (!(m.route && (m.route->flags & ROUTE_NO_CATALOG)) && set_catalog(c) < 0) {
        reply_error(c);
        return HTTP_DONE;
    }
    if (r->method == HTTP_OPTIONS) {
        answer_options(c, &m);
        return HTTP_DONE;
    }
    if (m.ingest)
        cross_origin(c);
    if (!m.route) {
        http_set_header(r, "Allow", m.allow);
        reply_error_code(c, ERROR_METHOD_NOT_ALLOWED);
        return HTTP_DONE;
    }
    c->route = m.route;
    memcpy(c->path_values, m.values, sizeof(c->path_values));
    return answer_route(c);
}
