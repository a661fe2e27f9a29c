/*
 * reply: the only makers of struct reply (see route.h). A route that writes is committed here,
 * before anything is said to the client; whoever must know of the change hears of it after the
 * commit.
 */
#include <assert.h>

#include "api/call.h"
#include "api/idempotency.h"
#include "api/identity.h"
#include "api/server.h"
#include "base/clock.h"

enum { DEADLINE_MS = 25000, ATTEMPTS_MAX = 3 };

static const struct reply made = {REPLY_MADE};

int call_open(struct call *c, enum db_mode mode)
{
    struct model *m = &c->model;
    assert(!m->conn);
    m->conn = db_acquire(c->server->db, mode);
    if (!m->conn)
        return error_set(m->error, ERROR_UNAVAILABLE, NULL);
    db_deadline(m->conn, c->http->started + DEADLINE_MS);
    return mode == DB_WRITE ? db_begin(m->conn) : 0;
}

void call_close(struct call *c)
{
    if (c->model.conn)
        db_release(&c->model.conn);
}

int call_commit(struct call *c)
{
    struct model *m = &c->model;
    model_flush_changes(m, "model");
    if (db_commit(m->conn) < 0)
        return -1;
    call_close(c);
    if (c->config_written)
        catalog_holder_check(c->server->catalogs);
    if (c->access_written)
        identities_forget(c->server->identities);
    refresh_wake(c->server->refresher);
    return 0;
}

void call_end_sessions(struct call *c, const int64_t *ids, size_t n)
{
    c->access_written = c->access_written || n > 0;
    for (size_t i = 0; i < n; i++)
        db_notify(c->model.conn, "ended", str_fmt(c->model.arena, "%lld", (long long)ids[i]));
}

struct json_out *reply_open(struct call *c)
{
    buf_clear(&c->http->reply->body);
    json_out_init(&c->out, &c->http->reply->body);
    return &c->out;
}

static enum error_code code_of(enum db_error error)
{
    switch (error) {
    case DB_OK:
        return ERROR_INTERNAL;
    case DB_UNIQUE:
        return ERROR_DUPLICATE;
    case DB_FOREIGN:
    case DB_NOT_NULL:
        return ERROR_INVALID;
    case DB_BUSY:
    case DB_UNAVAILABLE:
        return ERROR_UNAVAILABLE;
    case DB_INTERRUPTED:
        return ERROR_TIMEOUT;
    case DB_BUG:
        return ERROR_INTERNAL;
    }
    return ERROR_INTERNAL;
}

struct reply reply_client_error(struct call *c, int status, struct str text)
{
    struct http_reply *reply = c->http->reply;
    call_close(c);
    reply->status = status;
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_bool(out, "success", false);
    json_member_str(out, "error", text);
    json_close_object(out);
    if (status == 429 || status == 503)
        http_set_header(c->http, "Retry-After",
                        str_fmt(c->model.arena, "%d",
                                c->model.error->retry_after ? c->model.error->retry_after : 1));
    return made;
}

/* What a client of the ingestion paths reads: the fault of the first field, else the detail. */
static struct str client_text(struct call *c)
{
    const struct error *e = c->model.error;
    if (e->items)
        return str_fmt(c->model.arena, "%.*s: %.*s", (int)e->items->field.n, e->items->field.p,
                       (int)e->items->message.n, e->items->message.p);
    return e->detail.p ? e->detail : str_of(error_text(e->code));
}

struct reply reply_error(struct call *c)
{
    struct error *e = c->model.error;
    enum db_error failed = c->model.conn ? db_error(c->model.conn) : DB_OK;
    call_close(c);
    c->again = (c->again || failed == DB_BUSY) && c->attempt < ATTEMPTS_MAX;
    if (c->again)
        return made;
    if (!error_is_set(e))
        error_set(e, code_of(failed), NULL);
    if (error_status(e->code) >= 500 && !e->retry_after)
        e->retry_after = 1;
    buf_clear(&c->http->reply->body);
    if (is_client_path(c->http->path))
        return reply_client_error(c, error_status(e->code), client_text(c));
    http_problem(c->http, e);
    return made;
}

struct reply reply_error_code(struct call *c, enum error_code code)
{
    error_set(c->model.error, code, NULL);
    return reply_error(c);
}

/* Stores the answer under its Idempotency-Key and commits. 0, or -1: reply_error. */
static int finish_write(struct call *c, int status)
{
    if (idempotency_wanted(c) > 0)
        idempotency_store(c, status);
    return call_commit(c);
}

struct reply reply_json(struct call *c, int status)
{
    struct model *m = &c->model;
    if (arena_exceeded(m->arena) || buf_failed(&c->http->reply->body))
        error_set(m->error, ERROR_TOO_LARGE, "The answer is too large; ask for less");
    if (error_is_set(m->error) || (m->conn && db_error(m->conn) != DB_OK))
        return reply_error(c);
    if (m->conn && db_in_transaction(m->conn) && (c->route->flags & ROUTE_WRITE) &&
        finish_write(c, status) < 0)
        return reply_error(c);
    call_close(c);
    if (m->change_set > 0)
        http_set_header(c->http, "X-Change-Set",
                        str_fmt(m->arena, "%lld", (long long)m->change_set));
    c->http->reply->status = status;
    return made;
}

struct reply reply_empty(struct call *c, int status)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_close_object(out);
    return reply_json(c, status);
}

struct reply reply_later(struct call *c)
{
    assert(c->known && !c->model.conn);
    c->http->reply->status = 200;
    return (struct reply){REPLY_LATER};
}

struct reply reply_as_is(struct call *c)
{
    if (c->model.conn && db_error(c->model.conn) != DB_OK)
        return reply_error(c);
    call_close(c);
    return made;
}
