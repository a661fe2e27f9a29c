/* door_http: requests of clients to the ingest queue and back; see door_http.h. */
#include "api/door_http.h"

#include "api/server.h"
#include "base/log.h"

enum { RETRY_AFTER_S = 2, MAX_SINGLE_BODY = 1 << 20 };

void door_refuse(struct http_request *http, enum error_code code, struct str text)
{
    struct json_out out;
    int status = error_status(code);
    buf_clear(&http->reply->body);
    json_out_init(&out, &http->reply->body);
    json_open_object(&out);
    json_member_bool(&out, "success", false);
    json_member_str(&out, "error", text.p ? text : str_of(error_text(code)));
    json_close_object(&out);
    http->reply->status = status;
    if (status == 429 || status == 503)
        http_set_header(http, "Retry-After", str_fmt(http->arena, "%d", RETRY_AFTER_S));
    if (status == 401)
        http_set_header(http, "WWW-Authenticate", STR("Bearer"));
}

void door_problem(struct http_request *http, const struct error *e)
{
    struct str text = e->detail;
    if (!text.p && e->items)
        text = str_fmt(http->arena, "%.*s: %.*s", (int)e->items->field.n, e->items->field.p,
                       (int)e->items->message.n, e->items->message.p);
    door_refuse(http, e->code, text);
    if (e->retry_after > 0)
        http_set_header(http, "Retry-After", str_fmt(http->arena, "%d", e->retry_after));
}

/* Whether an event of the batch is the first refused one of its item. */
static bool is_rejection(const struct door_batch *b, size_t i)
{
    if (b->events[i].verdict != EVENT_REFUSED)
        return false;
    return i == 0 || b->items[i - 1] != b->items[i] || b->events[i - 1].verdict != EVENT_REFUSED;
}

size_t door_accepted(const struct door_request *r)
{
    size_t rejected = 0;
    for (size_t i = 0; i < r->batch.count; i++)
        rejected += is_rejection(&r->batch, i);
    return r->batch.item_count - rejected;
}

void door_rejected(const struct door_request *r, struct json_out *out, bool always)
{
    const struct door_batch *b = &r->batch;
    if (!always && door_accepted(r) == b->item_count)
        return;
    json_key(out, "rejected");
    json_open_array(out);
    for (size_t i = 0; i < b->count; i++) {
        if (!is_rejection(b, i))
            continue;
        json_open_object(out);
        json_member_int(out, "index", b->items[i]);
        json_member_str(out, "error", b->events[i].reason);
        json_close_object(out);
    }
    json_close_array(out);
}

/* On the writer's thread, after the commit or its failure. */
static void finish(struct ingest_request *ingest)
{
    struct door_request *r = ingest->data;
    struct http_request *http = r->http;
    if (ingest->result != ERROR_NONE) {
        door_refuse(http, ingest->result, STR_NONE);
    } else if (r->batch.code != ERROR_NONE) {
        door_refuse(http, r->batch.code, r->batch.error);
    } else {
        struct json_out out;
        int status = 200;
        json_out_init(&out, &http->reply->body);
        r->answer(r, &out, &status);
        http->reply->status = status;
    }
    http_finish(http);
}

static void drop_catalog(void *held)
{
    const struct catalog *catalog = held;
    catalog_drop(&catalog);
}

static struct reply refuse(struct call *c, enum error_code code, struct str text)
{
    door_refuse(c->http, code, text);
    return reply_as_is(c);
}

static struct reply submit(struct call *c, struct door_request *r)
{
    struct ingest_request *ingest = &r->ingest;
    /* The call may be gone when the writer comes to it. */
    const struct catalog *held = catalog_hold(c->model.catalog);
    arena_on_free(c->http->arena, drop_catalog, (void *)held);
    *ingest = (struct ingest_request){
        .events = r->batch.events,
        .count = r->batch.count,
        .bytes = c->http->body.n,
        .catalog = held,
        .actor = c->actor,
        .path = c->http->path,
        .done = finish,
        .data = r,
    };
    struct reply later = reply_later(c);
    enum error_code code = ingest_submit(c->server->ingest, ingest);
    if (code == ERROR_NONE)
        return later;
    return refuse(c, code, STR_NONE);
}

struct reply door_take(struct call *c, void (*answer)(const struct door_request *r,
                                                      struct json_out *out, int *status))
{
    struct http_request *http = c->http;
    struct door_request *r = ARENA_NEW(http->arena, struct door_request);
    struct door_body body;
    *r = (struct door_request){.http = http, .answer = answer};
    door_read(http->arena, http->body, &body);
    if (c->actor.kind != ACTOR_KEY && !call_take_key(c, door_key(&body)))
        return refuse(c, ERROR_UNAUTHENTICATED,
                      STR("the key is missing or wrong: send Authorization: Bearer KEY"));
    if (body.root && body.root->type == JSON_OBJECT && !json_get(body.root, "batch") &&
        http->body.n > MAX_SINGLE_BODY)
        return refuse(c, ERROR_TOO_LARGE, STR("the body of one call is at most 1 MiB"));

    struct model m = c->model;
    m.lenient = true;
    door_decode(&m, http->path, &body, m.now, &r->batch);
    if (r->batch.count == 0) {
        if (r->batch.code != ERROR_NONE)
            return refuse(c, r->batch.code, r->batch.error);
        struct json_out out;
        int status = 200;
        json_out_init(&out, &http->reply->body);
        answer(r, &out, &status);
        return reply_as_is(c);
    }
    return submit(c, r);
}
