/*
 * testing: events for the tests of this layer, and a group applied to a workspace.
 *
 *     struct feed f;
 *     feed_open(&f, *state);
 *     use(&f, "a", "u", "Report", f.w.m.now)->total = 3;
 *     feed_apply(&f);                       // one group, committed; fails the test when it cannot
 * be assert_int_equal(feed_int(&f, "SELECT ..."), 3); feed_close(&f);
 */
#ifndef USAGE_TESTING_H
#define USAGE_TESTING_H

#include "model/setting.h"
#include "model/testing.h"
#include "usage/group.h"

enum { FEED_EVENTS = 30000 };

struct feed {
    struct workspace w;
    struct crypto_secret secret;
    struct ingest_options options;
    struct ingest_group *group;
    struct event *events;
    size_t count;
    bool day_totals; /* what is fed are totals of whole days */
};

static inline void feed_open(struct feed *f, struct scratch *scratch)
{
    memset(f, 0, sizeof(*f));
    workspace_open(&f->w, scratch, PROFILE_COUNT);
    f->w.m.lenient = true;
    memset(f->secret.hash_key, 7, sizeof(f->secret.hash_key));
    f->options = (struct ingest_options){.db = scratch->db,
                                         .secret = &f->secret,
                                         .queue_bytes = (size_t)64 << 20,
                                         .dedup_items = 1000000};
    f->group = ingest_group_new(&f->options);
    f->events = mem_alloc(FEED_EVENTS * sizeof(*f->events));
}

static inline void feed_close(struct feed *f)
{
    ingest_group_free(&f->group);
    free(f->events);
    workspace_close(&f->w);
}

static inline int64_t feed_int(struct feed *f, const char *sql)
{
    return db_int(f->w.m.conn, -1, sql, "");
}

static inline struct event *feed_event(struct feed *f, enum event_kind kind, const char *account,
                                       const char *user, int64_t at)
{
    struct event *e = &f->events[f->count++];

    assert_true(f->count <= FEED_EVENTS);
    *e = (struct event){.kind = kind, .account = str_of(account), .user = str_of(user), .at = at};
    return e;
}

static inline struct event *use(struct feed *f, const char *account, const char *user,
                                const char *feature, int64_t at)
{
    struct event *e = feed_event(f, EVENT_FEATURE, account, user, at);

    e->feature = str_of(feature);
    e->total = 1;
    return e;
}

static inline struct event *put(struct feed *f, const char *resource, const char *account,
                                const char *user, const char *json)
{
    struct event *e = feed_event(f, EVENT_RECORD, account, user, f->w.m.now);

    error_init(&f->w.error, f->w.arena);
    e->record = record_new(&f->w.m, resource_get(resource));
    assert_int_equal(record_decode(&f->w.m, e->record, workspace_json(&f->w, json)), 0);
    return e;
}

/* Applies what was fed as one request; the events stay to be looked at until the next event is
 * made. */
static inline int feed_try(struct feed *f)
{
    struct ingest_request request = {
        .events = f->events,
        .count = f->count,
        .actor = {.kind = ACTOR_KEY, .id = 5, .ingest_only = true, .name = STR("k")},
        .path = STR("/api/v1_1/feature"),
        .day_totals = f->day_totals};
    struct ingest_request *requests[] = {&request};
    int status = group_apply(f->group, &f->w.m, requests, 1);

    f->count = 0;
    return status;
}

static inline void feed_commit(struct feed *f)
{
    f->w.m.changed_accounts = NULL;
    workspace_commit(&f->w);
    group_end(f->group, true);
}

static inline void feed_rollback(struct feed *f)
{
    f->w.m.changed_accounts = NULL;
    db_rollback(f->w.m.conn);
    group_end(f->group, false);
    f->w.m.change_set = 0;
    assert_int_equal(db_begin(f->w.m.conn), 0);
}

static inline void feed_apply(struct feed *f)
{
    assert_int_equal(feed_try(f), 0);
    feed_commit(f);
}

#define assert_accepted(event) \
    do { \
        if ((event)->verdict == EVENT_REFUSED) \
            fail_msg("refused: %.*s", (int)(event)->reason.n, (event)->reason.p); \
    } while (0)

#define assert_reason(event, text) \
    do { \
        assert_int_equal((event)->verdict, EVENT_REFUSED); \
        assert_non_null((event)->reason.p); \
        assert_string_equal((event)->reason.p, text); \
    } while (0)

#endif
