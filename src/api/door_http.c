/* door_http: requests of clients to the ingest queue and back; see door_http.h. */
#include "api/door_http.h"

#include "api/server.h"

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

void door_rejected(const struct door_request *r, struct json_out *out)
{
    const struct door_batch *b = &r->batch;
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

static struct reply refuse(struct call *c, enum error_code code, struct str text)
{
    return reply_client_error(c, error_status(code), text.p ? text : str_of(error_text(code)));
}

static void write_answer(const struct door_request *r)
{
    int status = 200;
    struct json_out *out = reply_open(r->call);
    r->answer(r, out, &status);
    r->call->http->reply->status = status;
}

/* On the writer's thread, after the commit or its failure. */
static void finish(struct ingest_request *ingest)
{
    const struct door_request *r = ingest->data;
    struct http_request *http = r->call->http;
    if (ingest->result != ERROR_NONE)
        refuse(r->call, ingest->result, STR_NONE);
    else if (r->batch.code != ERROR_NONE)
        refuse(r->call, r->batch.code, r->batch.error);
    else
        write_answer(r);
    http_finish(http);
}

static struct reply submit(struct call *c, struct door_request *r)
{
    r->ingest = (struct ingest_request){
        .events = r->batch.events,
        .count = r->batch.count,
        .bytes = c->http->body.n,
        .catalog = c->model.catalog, /* the call's, which lives as long as the request */
        .actor = c->actor,
        .path = c->http->path,
        .done = finish,
        .data = r,
    };
    /* Once submitted the request may be answered and gone at any time. */
    struct reply later = reply_later(c);
    enum error_code code = ingest_submit(c->server->ingest, &r->ingest);
    return code == ERROR_NONE ? later : refuse(c, code, STR_NONE);
}

/* One call may be as large as max-body says; lists may have the larger limit that the server reads.
 */
static bool single_too_large(const struct call *c, const struct door_body *body)
{
    const struct json *root = body->root;
    return root && root->type == JSON_OBJECT && !json_get(root, "batch") &&
           (int64_t)c->http->body.n > c->server->max_body;
}

struct reply door_take(struct call *c, door_answer *answer)
{
    struct door_request *r = ARENA_NEW(c->model.arena, struct door_request);
    struct door_body body;
    r->call = c;
    r->answer = answer;
    door_read(c->model.arena, c->http->body, &body);
    if (!c->known && !call_authenticate(c, body.key))
        return reply_error(c);
    if (single_too_large(c, &body))
        return refuse(c, ERROR_TOO_LARGE,
                      str_fmt(c->model.arena, "the body of one call is at most %lld bytes",
                              (long long)c->server->max_body));

    struct model m = c->model;
    m.lenient = true;
    door_decode(&m, c->http->path, &body, m.now, &r->batch);
    if (r->batch.count > 0)
        return submit(c, r);
    if (r->batch.code != ERROR_NONE)
        return refuse(c, r->batch.code, r->batch.error);
    write_answer(r);
    return reply_as_is(c);
}
