/* idempotency: see idempotency.h. */
#include "api/idempotency.h"

#include "api/server.h"
#include "base/utf8.h"

enum { KEY_MAX = 255 };

static struct str key_of(const struct call *c)
{
    return http_header(c->http, "Idempotency-Key");
}

static struct str owner_of(struct call *c)
{
    return str_fmt(c->model.arena, "%s:%lld", c->actor.kind == ACTOR_KEY ? "key" : "member",
                   (long long)c->actor.id);
}

static struct str body_hash(struct call *c)
{
    unsigned char *hash = arena_alloc(c->model.arena, CRYPTO_HASH_SIZE);
    crypto_keyed_hash(c->server->secret.hash_key, c->http->body.p ? c->http->body : STR(""), hash);
    return (struct str){(const char *)hash, CRYPTO_HASH_SIZE};
}

int idempotency_wanted(struct call *c)
{
    struct str key = key_of(c);
    if (!key.p || !c->known || c->http->method != HTTP_POST || !(c->route->flags & ROUTE_WRITE))
        return 0;
    if (!key.n || key.n > KEY_MAX || !utf8_valid(key))
        return error_field(c->model.error, STR("Idempotency-Key"), "1 to %d characters", KEY_MAX);
    return 1;
}

/* Puts a stored answer into the reply: "change set, line break, body", sealed. */
static bool restore(struct call *c, int status, struct str sealed)
{
    struct str text = crypto_open(c->model.arena, &c->server->secret, sealed), set;
    if (!text.p || !str_next(&text, '\n', &set))
        return false;
    c->http->reply->status = status;
    if (!str_is(set, "0"))
        http_set_header(c->http, "X-Change-Set", set);
    http_set_header(c->http, "Idempotency-Replayed", STR("true"));
    buf_adds(&c->http->reply->body, text);
    return true;
}

/* 1 = answered from what is stored, 0 = nothing is stored, -1 with m->error. */
static int replay(struct call *c)
{
    static const char find[] =
        "SELECT route, body_hash, status, reply FROM idempotency WHERE owner = ? AND key = ?";
    struct db_stmt *st = db_query(c->model.conn, find, "ss", owner_of(c), key_of(c));
    int result = 0;
    if (db_next(st)) {
        bool same =
            str_eq(db_col_text(st, 0), c->http->path) && str_eq(db_col_blob(st, 1), body_hash(c));
        result = same && restore(c, (int)db_col_int(st, 2), db_col_text(st, 3)) ? 1 : -1;
    }
    db_done(st);
    if (result < 0)
        error_set(c->model.error, ERROR_CONFLICT,
                  "This Idempotency-Key was used for another request");
    return result;
}

/* Others with the same key wait here until this transaction ends. */
static int claim(struct call *c)
{
    static const char insert[] =
        "INSERT INTO idempotency (owner, key, route, body_hash, status, reply, at)"
        " VALUES (?, ?, ?, ?, 0, '', ?)";
    int64_t n = db_run(c->model.conn, insert, "sssbi", owner_of(c), key_of(c), c->http->path,
                       body_hash(c), c->model.now);
    /* Somebody was faster and has committed: look again, then the answer is there. */
    c->again = db_error(c->model.conn) == DB_UNIQUE;
    return n == 1 ? 0 : -1;
}

int idempotency_begin(struct call *c)
{
    int replayed = replay(c);
    return replayed ? replayed : claim(c);
}

void idempotency_store(struct call *c, int status)
{
    static const char store[] =
        "UPDATE idempotency SET status = ?, reply = ? WHERE owner = ? AND key = ?";
    struct str body = buf_str(&c->http->reply->body);
    struct str text =
        str_fmt(c->model.arena, "%lld\n%.*s", (long long)c->model.change_set, (int)body.n, body.p);
    db_run(c->model.conn, store, "isss", (int64_t)status,
           crypto_seal(c->model.arena, &c->server->secret, text), owner_of(c), key_of(c));
}
