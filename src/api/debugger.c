/*
 * debugger: the event debugger: what clients sent, what became of it and why; replay of refused
 * items after a fix.
 *
 * Items are stored by the ingest writer. A replay decodes the raw item again with today's
 * configuration, as if it came in when it first did, and submits it to the queue; the worker waits
 * for the commit with a read connection only, since the writer needs the one that writes.
 */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "api/cursor.h"
#include "api/door.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "model/audit.h"

enum { REPLAY_WAIT_S = 20 };

static const char *const verdict_words[] = {
    [EVENT_ACCEPTED] = "accepted", [EVENT_REPAIRED] = "repaired", [EVENT_REFUSED] = "refused"};

#define COLUMNS \
    "SELECT d.id, d.at, d.path, d.kind, d.verdict, d.reason, d.repairs, d.external_account_id," \
    " k.prefix, d.replayed_at"
#define TABLES " FROM debug_item d LEFT JOIN key k ON k.id = d.key_id"

static void write_row(struct db_stmt *st, struct json_out *out)
{
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_instant(out, "at", db_col_int(st, 1));
    json_member_str(out, "path", db_col_text(st, 2));
    json_member_str(out, "kind", db_col_text(st, 3));
    json_member_str(out, "verdict", db_col_text(st, 4));
    json_member_str(out, "reason", db_col_text(st, 5));
    json_key(out, "repairs");
    json_out_raw(out, db_is_null(st, 6) ? STR("[]") : db_col_text(st, 6));
    json_member_str(out, "external_account_id", db_col_text(st, 7));
    json_member_str(out, "key_prefix", db_col_text(st, 8));
    if (db_is_null(st, 9))
        json_member_null(out, "replayed_at");
    else
        json_member_instant(out, "replayed_at", db_col_int(st, 9));
}

/* A LIKE pattern that holds `text` anywhere; letters of ASCII without case, as lower() folds. */
static struct str contains_pattern(struct arena *arena, struct str text)
{
    char *p = arena_alloc(arena, 2 * text.n + 2);
    size_t n = 0;
    p[n++] = '%';
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '%' || c == '_' || c == '!')
            p[n++] = '!';
        p[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    p[n++] = '%';
    return (struct str){p, n};
}

static struct reply list(struct call *c)
{
    static const char select[] =
        COLUMNS TABLES " WHERE d.id < ? AND (? = '' OR d.verdict = ?)"
                       " AND (? = '' OR lower(coalesce(d.external_account_id, '') || ' ' || d.path"
                       " || ' ' || coalesce(d.reason, '') || ' ' || d.raw) LIKE ? ESCAPE '!')"
                       " ORDER BY d.id DESC LIMIT ?";
    struct str verdict = call_query(c, "verdict"), q = str_trim(call_query(c, "q"));
    struct cursor cursor;
    int64_t last = 0;
    int n = 0;
    if (cursor_read(c, &cursor) < 0)
        return reply_error(c);
    verdict = verdict.p ? verdict : STR("");
    q = q.p ? q : STR("");

    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    struct db_stmt *st =
        db_query(c->model.conn, select, "issssi", cursor.before ? cursor.before : INT64_MAX,
                 verdict, verdict, q, contains_pattern(c->model.arena, q), (int64_t)cursor.limit);
    for (; db_next(st); n++) {
        last = db_col_int(st, 0);
        json_open_object(out);
        write_row(st, out);
        json_close_object(out);
    }
    db_done(st);
    json_close_array(out);
    cursor_write(out, n == cursor.limit ? last : 0);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply get(struct call *c)
{
    static const char select[] = COLUMNS ", d.raw, d.decoded" TABLES " WHERE d.id = ?";
    struct db_stmt *st = db_query(c->model.conn, select, "i", call_id(c, 0));
    bool found = db_next(st);
    if (found) {
        struct json_out *out = reply_open(c);
        json_open_object(out);
        write_row(st, out);
        json_member_str(out, "raw", db_col_text(st, 10));
        json_key(out, "decoded");
        if (db_is_null(st, 11))
            json_out_null(out);
        else
            json_out_raw(out, db_col_text(st, 11));
        json_close_object(out);
    }
    db_done(st);
    return found ? reply_json(c, 200) : reply_error_code(c, ERROR_NOT_FOUND);
}

/* What a worker and the ingest writer share until both are through; the last frees it. */
struct replay {
    struct arena *arena; /* of the decoded item: the writer may outlast the request */
    struct ingest_request ingest;
    struct door_batch batch;
    const struct catalog *catalog;
    pthread_mutex_t lock;
    pthread_cond_t finished;
    bool done;
    enum event_verdict verdict; /* the worst of its events */
    struct str reason;
    atomic_int owners;
};

static void replay_release(struct replay *r)
{
    if (atomic_fetch_sub(&r->owners, 1) > 1)
        return;
    catalog_drop(&r->catalog);
    pthread_cond_destroy(&r->finished);
    pthread_mutex_destroy(&r->lock);
    arena_free(&r->arena);
    free(r);
}

/* Reasons that the writer gave live only until this returns. */
static void replay_judge(struct replay *r)
{
    for (size_t i = 0; i < r->batch.count; i++) {
        const struct event *e = &r->batch.events[i];
        if (e->verdict >= r->verdict) {
            r->verdict = e->verdict;
            r->reason = str_dup(r->arena, e->reason);
        }
    }
}

static void replay_done(struct ingest_request *ingest)
{
    struct replay *r = ingest->data;
    replay_judge(r);
    pthread_mutex_lock(&r->lock);
    r->done = true;
    pthread_cond_signal(&r->finished);
    pthread_mutex_unlock(&r->lock);
    replay_release(r);
}

/* False when it took too long. */
static bool replay_wait(struct replay *r)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += REPLAY_WAIT_S;
    pthread_mutex_lock(&r->lock);
    int status = 0;
    while (!r->done && status != ETIMEDOUT)
        status = pthread_cond_timedwait(&r->finished, &r->lock, &until);
    bool done = r->done;
    pthread_mutex_unlock(&r->lock);
    return done;
}

static struct replay *replay_new(struct call *c)
{
    struct replay *r = mem_alloc(sizeof(*r));
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&r->finished, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&r->lock, NULL);
    r->arena = arena_new((size_t)16 << 20);
    r->catalog = catalog_hold(c->model.catalog);
    atomic_init(&r->owners, 1);
    return r;
}

struct stored_item {
    int64_t at;
    struct str path, raw, verdict;
    bool replayed;
};

static bool read_item(struct call *c, struct arena *arena, struct stored_item *item)
{
    static const char select[] =
        "SELECT at, path, raw, verdict, replayed_at FROM debug_item WHERE id = ?";
    struct db_stmt *st = db_query(c->model.conn, select, "i", call_id(c, 0));
    bool found = db_next(st);
    if (found)
        *item = (struct stored_item){.at = db_col_int(st, 0),
                                     .path = str_dup(arena, db_col_text(st, 1)),
                                     .raw = str_dup(arena, db_col_text(st, 2)),
                                     .verdict = str_dup(arena, db_col_text(st, 3)),
                                     .replayed = !db_is_null(st, 4)};
    db_done(st);
    if (!found)
        error_set(c->model.error, ERROR_NOT_FOUND, "There is no such item");
    return found;
}

/* Decodes into the replay's own arena and hands it to the queue. False with the model's error set.
 */
static bool replay_submit(struct call *c, struct replay *r, const struct stored_item *item)
{
    struct model m = c->model;
    struct error error;
    struct door_body body;
    error_init(&error, r->arena);
    m.arena = r->arena;
    m.error = &error;
    m.lenient = true;
    door_read(r->arena, item->raw, &body);
    door_decode(&m, item->path, &body, item->at, &r->batch);
    if (r->batch.code != ERROR_NONE || r->batch.count == 0) {
        struct str why = r->batch.error.p ? r->batch.error : STR("the item is empty");
        error_set(c->model.error, ERROR_INVALID, "%.*s", (int)why.n, why.p);
        return false;
    }
    r->ingest = (struct ingest_request){
        .events = r->batch.events,
        .count = r->batch.count,
        .bytes = item->raw.n,
        .catalog = r->catalog,
        .actor = c->actor,
        .path = item->path,
        .replay = true,
        .done = replay_done,
        .data = r,
    };
    r->ingest.actor.name = str_dup(r->arena, c->actor.name);
    atomic_fetch_add(&r->owners, 1);
    enum error_code code = ingest_submit(c->server->ingest, &r->ingest);
    if (code == ERROR_NONE)
        return true;
    atomic_fetch_sub(&r->owners, 1);
    error_set(c->model.error, code, "%s", error_text(code));
    return false;
}

/* Writes down that the item was counted by a replay. */
static bool mark_replayed(struct call *c)
{
    static const char mark[] = "UPDATE debug_item SET replayed_at = ? WHERE id = ?";
    struct model m = c->model;
    int64_t id = call_id(c, 0);
    m.conn = db_acquire_for(c->model.arena, c->server->db, DB_WRITE);
    m.change_set = 0;
    m.change_kind = "replay";
    if (!m.conn || db_begin(m.conn) != 0)
        return false;
    db_run(m.conn, mark, "ii", m.now, id);
    audit_write(&m, "debug_item", id, "replayed_at", STR_NONE,
                str_fmt(m.arena, "%lld", (long long)m.now), 1);
    return db_commit(m.conn) == 0;
}

static struct reply replay_answer(struct call *c, const struct replay *r)
{
    if (r->verdict != EVENT_REFUSED && !mark_replayed(c))
        return reply_error_code(c, ERROR_UNAVAILABLE);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_z(out, "verdict", verdict_words[r->verdict]);
    json_member_str(out, "reason", r->reason);
    json_close_object(out);
    return reply_json(c, 200);
}

/* Only what was refused, and once: uses add up. */
static struct reply replay(struct call *c)
{
    struct stored_item item = {0};
    if (!read_item(c, c->model.arena, &item))
        return reply_error(c);
    if (!str_is(item.verdict, "refused") || item.replayed) {
        error_set(c->model.error, ERROR_CONFLICT, "This item was counted already");
        return reply_error(c);
    }
    struct replay *r = replay_new(c);
    struct reply reply;
    if (!replay_submit(c, r, &item))
        reply = reply_error(c);
    else if (!replay_wait(r))
        reply = reply_error_code(c, ERROR_TIMEOUT);
    else if (r->ingest.result != ERROR_NONE)
        reply = reply_error_code(c, r->ingest.result);
    else
        reply = replay_answer(c, r);
    replay_release(r);
    return reply;
}

static struct reply clear(struct call *c)
{
    struct model *m = &c->model;
    m->change_kind = "delete";
    int64_t n = db_run(m->conn, "DELETE FROM debug_item", "");
    if (n > 0)
        audit_int(m, "debugger", 0, "items", n, 0);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_int(out, "deleted", n > 0 ? n : 0);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"limit", "int", false, 1000, "Rows, 1 to 1000; 50 when not said"},
    {"cursor", "text", false, 40, "next_cursor of the answer before"},
    {"verdict", "choice:accepted|repaired|refused", false, 0, "Only items with this verdict"},
    {"q", "text", false, 100, "Only items that hold this text"},
};
static const struct shape query_shape = SHAPE("DebugQuery", query_fields);

static const struct shape_field item_fields[] = {
    {"id", "int", true, 0, "Id; later items have larger ones"},
    {"at", "instant", true, 0, "When it came in"},
    {"path", "text", true, 0, "Path it was posted to"},
    {"kind", "text", true, 0, "What it was taken for"},
    {"verdict", "choice:accepted|repaired|refused", true, 0, "What became of it"},
    {"reason", "text?", true, 0, "Why it was refused"},
    {"repairs", "list:text", true, 0, "What was changed or left out to take it"},
    {"external_account_id", "text?", true, 0, "Account that it named"},
    {"key_prefix", "text?", true, 0, "First characters of the key that sent it"},
    {"replayed_at", "instant?", true, 0, "When it was replayed with success"},
    {"raw", "text", false, 0, "JSON text as sent (one item only)"},
    {"decoded", "any", false, 0, "What it was read as (one item only)"},
};
const struct shape shape_debug_item = SHAPE("DebugItem", item_fields);

static const struct shape_field list_fields[] = {
    {"rows", "list:DebugItem", true, 0, "Items, newest first"},
    {"next_cursor", "text?", true, 0, "For the next rows; null at the end"},
};
const struct shape shape_debug_rows = SHAPE("DebugRows", list_fields);

static const struct shape_field replay_fields[] = {
    {"verdict", "choice:accepted|repaired|refused", true, 0, "What became of it this time"},
    {"reason", "text?", true, 0, "Why it was refused again"},
};
const struct shape shape_debug_replay = SHAPE("DebugReplay", replay_fields);

static const struct shape_field cleared_fields[] = {
    {"deleted", "int", true, 0, "Items that went"},
};
const struct shape shape_debug_cleared = SHAPE("DebugCleared", cleared_fields);

#define PATH "/api/v2/debugger"
static const struct route rows[] = {
    {HTTP_GET, PATH, PERM_DEBUGGER, ROUTE_READ, list, "What clients sent, newest first",
     &query_shape, NULL, &shape_debug_rows, NULL, "Event debugger"},
    {HTTP_GET, PATH "/{id}", PERM_DEBUGGER, ROUTE_READ, get, "One item as sent and as read", NULL,
     NULL, &shape_debug_item, NULL, "Event debugger"},
    {HTTP_POST, PATH "/{id}/replay", PERM_DEBUGGER, ROUTE_READ, replay,
     "Take a refused item once more, after a fix", NULL, NULL, &shape_debug_replay, NULL,
     "Event debugger"},
    {HTTP_DELETE, PATH, PERM_DEBUGGER, ROUTE_WRITE, clear, "Forget all items", NULL, NULL,
     &shape_debug_cleared, NULL, "Event debugger"},
};
ROUTE_TABLE(debugger_routes, rows);
