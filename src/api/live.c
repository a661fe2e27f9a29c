/* live: see live.h. */
#include "api/live.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/identity.h"
#include "api/server.h"
#include "base/clock.h"
#include "base/datetime.h"
#include "base/log.h"
#include "model/list.h"

enum {
    TICK_MS = 1000,
    DEBUGGER_EVERY_MS = 250,
    NEWS_MAX = 1000,
    VIEWERS_MAX = 200,
    IDS_MAX = 2000,
    ARENA_MAX = 16 << 20
};

struct news {
    struct news *next;
    const char *channel; /* one of ours */
    struct str payload;  /* in the same allocation */
};

struct live {
    struct server *server;
    pthread_t thread;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t wake;
    struct news *first, **end;
    int count;
    bool debugger, stop;
};

/* ---- hearing ---- */

static void push(struct live *l, const char *channel, struct str payload)
{
    struct news *n = mem_alloc(sizeof(*n) + payload.n + 1);
    char *text = (char *)(n + 1);
    memcpy(text, payload.p ? payload.p : "", payload.n);
    n->channel = channel;
    n->payload = (struct str){text, payload.n};
    pthread_mutex_lock(&l->lock);
    bool full = l->count >= NEWS_MAX;
    if (!full) {
        *l->end = n;
        l->end = &n->next;
        l->count++;
    }
    pthread_cond_signal(&l->wake);
    pthread_mutex_unlock(&l->lock);
    if (full)
        free(n);
}

static void heard_changed(void *data, struct str payload)
{
    push(data, "changed", payload);
}

static void heard_job(void *data, struct str payload)
{
    push(data, "job", payload);
}

static void heard_ended(void *data, struct str payload)
{
    push(data, "ended", payload);
}

static void heard_debugger(void *data, struct str payload)
{
    push(data, "debugger", payload);
}

void live_debugger(struct live *l)
{
    pthread_mutex_lock(&l->lock);
    l->debugger = true;
    pthread_mutex_unlock(&l->lock);
}

/* ---- changed accounts ---- */

/* What one member who sees few is told. */
struct share {
    struct actor actor;
    struct str text; /* JSON; STR_NONE = nothing */
};

struct telling {
    struct arena *arena;
    struct str all; /* JSON for those who see all */
    struct share shares[VIEWERS_MAX];
    size_t n;
};

static struct share *share_of(struct telling *t, int64_t member)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->shares[i].actor.id == member)
            return &t->shares[i];
    return NULL;
}

/* First round: only notes who listens and sees few; sends nothing. */
static bool note_viewer(void *context, void *stream_data, struct buf *out)
{
    struct telling *t = context;
    const struct viewer *v = stream_data;
    (void)out;
    if (!actor_sees_all(&v->actor) && !share_of(t, v->actor.id) && t->n < VIEWERS_MAX)
        t->shares[t->n++].actor = v->actor;
    return false;
}

static bool text_for_viewer(void *context, void *stream_data, struct buf *out)
{
    struct telling *t = context;
    const struct viewer *v = stream_data;
    struct share *share = actor_sees_all(&v->actor) ? NULL : share_of(t, v->actor.id);
    struct str text = actor_sees_all(&v->actor) ? t->all : share ? share->text : STR_NONE;
    buf_adds(out, text);
    return text.n > 0;
}

static struct str changed_json(struct arena *arena, const int64_t *ids, size_t n, bool all,
                               int64_t fresh_at)
{
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    json_key(&out, "accounts");
    if (all)
        json_out_null(&out);
    else
        json_open_array(&out);
    for (size_t i = 0; !all && i < n; i++)
        json_out_int(&out, ids[i]);
    if (!all)
        json_close_array(&out);
    json_member_instant(&out, "fresh_at", fresh_at);
    json_close_object(&out);
    struct str result = str_dup(arena, buf_str(&text));
    buf_free(&text);
    return result;
}

/* Those of the ids that the member may see. */
static size_t visible_ids(struct arena *arena, struct db_conn *conn, const struct actor *actor,
                          const int64_t *ids, size_t n, int64_t *out)
{
    struct model m = {.arena = arena, .conn = conn, .actor = actor};
    bool bind;
    const char *sight = sight_condition(&m, "a", &bind);
    struct db_stmt *st = db_prepare(
        conn,
        str_fmt(arena,
                "SELECT a.id FROM account a WHERE a.id {in_ints} AND a.deleted_at IS NULL AND %s",
                sight));
    size_t found = 0;
    if (st) {
        db_bind_ints(st, ids, n);
        if (bind)
            db_bind_int(st, actor->id);
    }
    while (db_next(st))
        out[found++] = db_col_int(st, 0);
    db_done(st);
    return found;
}

static void fill_shares(struct live *l, struct telling *t, const int64_t *ids, size_t n, bool all,
                        int64_t fresh_at)
{
    struct db_conn *conn = all ? NULL : db_acquire(l->server->db, DB_READ);
    int64_t seen[IDS_MAX];
    for (size_t i = 0; i < t->n; i++) {
        size_t count = conn ? visible_ids(t->arena, conn, &t->shares[i].actor, ids, n, seen) : 0;
        if (all || count)
            t->shares[i].text = changed_json(t->arena, seen, count, all, fresh_at);
    }
    if (conn)
        db_release(&conn);
}

static void tell_changed(struct live *l, struct arena *arena, struct str payload)
{
    struct telling t = {.arena = arena};
    int64_t ids[IDS_MAX], fresh_at = 0;
    struct str word;
    size_t n = 0;
    if (!str_next(&payload, ' ', &word) || !str_to_int(word, &fresh_at) ||
        !hub_count(l->server->hub))
        return;
    bool all = str_is(payload, "*");
    while (!all && n < IDS_MAX && str_next(&payload, ',', &word))
        n += str_to_int(word, &ids[n]);
    t.all = changed_json(arena, ids, n, all, fresh_at);
    hub_publish(l->server->hub, "changed", note_viewer, &t);
    fill_shares(l, &t, ids, n, all, fresh_at);
    hub_publish(l->server->hub, "changed", text_for_viewer, &t);
}

/* ---- the other news ---- */

struct simple {
    struct str text;
    enum permission permission;
    int64_t member; /* this one too, without the permission */
};

static bool text_by_permission(void *context, void *stream_data, struct buf *out)
{
    const struct simple *s = context;
    const struct viewer *v = stream_data;
    bool hears = actor_may(&v->actor, s->permission) || (s->member && v->actor.id == s->member);
    if (hears)
        buf_adds(out, s->text);
    return hears;
}

static void tell_job(struct live *l, struct arena *arena, struct str payload)
{
    struct json_result r = json_parse(arena, payload);
    const struct json *id = json_get(r.root, "id"), *by = json_get(r.root, "by");
    if (!id || !by)
        return;
    struct simple s = {str_fmt(arena, "{\"id\":%lld}", (long long)id->i), PERM_AUDIT_READ, by->i};
    hub_publish(l->server->hub, "job", text_by_permission, &s);
}

static void tell_debugger(struct live *l, struct arena *arena, struct str payload)
{
    struct simple s = {str_fmt(arena, "{\"id\":%.*s}", (int)payload.n, payload.p), PERM_DEBUGGER,
                       0};
    hub_publish(l->server->hub, "debugger", text_by_permission, &s);
}

static void tell(struct live *l, struct arena *arena, const struct news *n)
{
    int64_t session;
    if (strcmp(n->channel, "changed") == 0) {
        tell_changed(l, arena, n->payload);
    } else if (strcmp(n->channel, "job") == 0) {
        tell_job(l, arena, n->payload);
    } else if (strcmp(n->channel, "debugger") == 0) {
        tell_debugger(l, arena, n->payload);
    } else if (str_to_int(n->payload, &session)) {
        identities_forget(l->server->identities);
        hub_end(l->server->hub, session);
    }
}

/* Items of this node are news for the pages of all nodes. */
static void send_debugger(struct live *l, struct arena *arena)
{
    bool shared = db_engine(l->server->db) == DB_POSTGRES;
    struct db_conn *conn = db_acquire(l->server->db, DB_READ);
    if (!conn)
        return;
    int64_t id = db_int(conn, 0, "SELECT max(id) FROM debug_item", "");
    struct str text = str_fmt(arena, "%lld", (long long)id);
    if (id && shared)
        db_notify(conn, "debugger", text);
    db_release(&conn);
    if (id && !shared)
        tell_debugger(l, arena, text);
}

/* ---- the thread ---- */

static struct news *wait_for_news(struct live *l, int64_t until, bool *debugger, bool *stop)
{
    struct timespec at;
    pthread_mutex_lock(&l->lock);
    while (!l->first && !l->stop && clock_mono() < until) {
        int64_t wait = until - clock_mono();
        if (wait > DEBUGGER_EVERY_MS)
            wait = DEBUGGER_EVERY_MS;
        clock_gettime(CLOCK_MONOTONIC, &at);
        at.tv_nsec += wait % 1000 * 1000000;
        at.tv_sec += wait / 1000 + at.tv_nsec / 1000000000;
        at.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&l->wake, &l->lock, &at);
        if (l->debugger)
            break;
    }
    struct news *all = l->first;
    l->first = NULL;
    l->end = &l->first;
    l->count = 0;
    *debugger = l->debugger;
    l->debugger = false;
    *stop = l->stop;
    pthread_mutex_unlock(&l->lock);
    return all;
}

static void *run(void *data)
{
    struct live *l = data;
    struct arena *arena = arena_new(ARENA_MAX);
    int64_t next_tick = 0;
    bool stop = false, debugger;
    while (!stop) {
        struct news *n = wait_for_news(l, next_tick, &debugger, &stop);
        for (struct news *next; n; n = next) {
            next = n->next;
            tell(l, arena, n);
            free(n);
        }
        if (debugger && hub_count(l->server->hub))
            send_debugger(l, arena);
        if (clock_mono() >= next_tick) {
            next_tick = clock_mono() + TICK_MS;
            catalog_holder_check(l->server->catalogs);
            identities_tick(l->server->identities);
        }
        arena_reset(arena);
    }
    arena_free(&arena);
    return NULL;
}

struct live *live_start(struct server *s)
{
    struct live *l = mem_alloc(sizeof(*l));
    pthread_condattr_t monotonic;
    l->server = s;
    l->end = &l->first;
    pthread_mutex_init(&l->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&l->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    bool listens = db_listen(s->db, "changed", heard_changed, l) == 0 &&
                   db_listen(s->db, "job", heard_job, l) == 0 &&
                   db_listen(s->db, "ended", heard_ended, l) == 0 &&
                   db_listen(s->db, "debugger", heard_debugger, l) == 0;
    if (!listens)
        log_warn("no news from the database: pages ask by themselves", "node=%s",
                 log_quote(s->node));
    if (pthread_create(&l->thread, NULL, run, l) == 0)
        return l;
    log_error("cannot start a thread", "what=live");
    free(l);
    return NULL;
}

void live_stop(struct live *l)
{
    if (!l)
        return;
    pthread_mutex_lock(&l->lock);
    l->stop = true;
    pthread_cond_signal(&l->wake);
    pthread_mutex_unlock(&l->lock);
    pthread_join(l->thread, NULL);
    identities_flush(l->server->identities);
}

void live_free(struct live **l)
{
    if (!*l)
        return;
    for (struct news *n = (*l)->first, *next; n; n = next) {
        next = n->next;
        free(n);
    }
    pthread_mutex_destroy(&(*l)->lock);
    pthread_cond_destroy(&(*l)->wake);
    free(*l);
    *l = NULL;
}
