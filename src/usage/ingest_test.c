/*
 * Goals: what was submitted from many threads is durable and counted once when `done` is called; a
 * request that cannot be stored gets the error alone; the queue is bounded; stopping finishes what
 * was taken; items with a messageId wait until the stored ones are read back.
 */
#include "usage/testing.h"

#include <pthread.h>
#include <time.h>

#include "usage/ingest.h"

struct stand {
    struct workspace w;
    struct crypto_secret secret;
    struct catalog_holder *catalogs;
    struct ingest *ingest;
    struct ingest_options options;
    atomic_int commits, waiting;
};

static void on_commit(void *data, bool accounts, bool debug_items)
{
    struct stand *s = data;
    (void)accounts;
    (void)debug_items;
    atomic_fetch_add(&s->commits, 1);
}

static void stand_start(struct stand *s)
{
    s->catalogs = catalog_holder_new(s->w.scratch->db);
    s->options = (struct ingest_options){.db = s->w.scratch->db,
                                         .catalogs = s->catalogs,
                                         .secret = &s->secret,
                                         .queue_bytes = 100000,
                                         .dedup_items = 1000000,
                                         .committed = on_commit,
                                         .data = s};
    s->ingest = ingest_start(&s->options);
    assert_non_null(s->ingest);
}

static void stand_open(struct stand *s, struct scratch *scratch)
{
    memset(s, 0, sizeof(*s));
    workspace_open(&s->w, scratch, PROFILE_COUNT);
    workspace_commit(&s->w);
    db_release(&s->w.m.conn); /* the writer needs it */
    stand_start(s);
}

static void stand_stop(struct stand *s)
{
    ingest_stop(&s->ingest);
    catalog_holder_free(&s->catalogs);
}

static void stand_close(struct stand *s)
{
    stand_stop(s);
    workspace_close(&s->w);
}

static int64_t stand_int(struct stand *s, const char *sql)
{
    struct db_conn *conn = db_acquire(s->options.db, DB_READ);
    int64_t n = db_int(conn, -1, sql, "");
    db_release(&conn);
    return n;
}

/* A request that somebody waits for. */
struct wait {
    struct ingest_request request;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool done;
};

static void wait_done(struct ingest_request *r)
{
    struct wait *w = r->data;
    pthread_mutex_lock(&w->mutex);
    w->done = true;
    pthread_cond_signal(&w->cond);
    pthread_mutex_unlock(&w->mutex);
}

static void wait_open(struct wait *w, struct event *events, size_t count, size_t bytes)
{
    memset(w, 0, sizeof(*w));
    pthread_mutex_init(&w->mutex, NULL);
    pthread_cond_init(&w->cond, NULL);
    w->request = (struct ingest_request){.events = events,
                                         .count = count,
                                         .bytes = bytes,
                                         .actor = {.kind = ACTOR_KEY, .id = 1, .ingest_only = true},
                                         .done = wait_done,
                                         .data = w};
}

static enum error_code wait_for(struct wait *w)
{
    pthread_mutex_lock(&w->mutex);
    while (!w->done)
        pthread_cond_wait(&w->cond, &w->mutex);
    pthread_mutex_unlock(&w->mutex);
    return w->request.result;
}

static struct event one(const char *account, const char *user, int64_t total)
{
    return (struct event){.kind = EVENT_FEATURE,
                          .account = str_of(account),
                          .user = str_of(user),
                          .feature = STR("Report"),
                          .total = total,
                          .at = clock_now()};
}

/* --- many threads --- */

enum { SENDERS = 8, REQUESTS = 60, EVENTS = 20 };

struct sender {
    struct stand *stand;
    pthread_t thread;
    int number, failures;
};

static void *send_all(void *data)
{
    struct sender *s = data;
    for (int i = 0; i < REQUESTS; i++) {
        struct event events[EVENTS];
        char ids[EVENTS][40], users[EVENTS][24];
        struct wait w;
        for (int k = 0; k < EVENTS; k++) {
            snprintf(users[k], sizeof(users[k]), "user %d", (i * EVENTS + k) % 37);
            snprintf(ids[k], sizeof(ids[k]), "%d-%d-%d", s->number, i / 2, k);
            events[k] = one(k % 2 ? "acme" : "globex", users[k], 1);
            /* Every second request repeats the one before. */
            events[k].message_id = str_of(ids[k]);
        }
        wait_open(&w, events, EVENTS, 500);
        s->failures +=
            ingest_submit(s->stand->ingest, &w.request) != ERROR_NONE || wait_for(&w) != ERROR_NONE;
    }
    return NULL;
}

static void test_many_threads(void **state)
{
    struct stand s;
    struct sender senders[SENDERS];
    struct ingest_stats stats;
    stand_open(&s, *state);
    for (int i = 0; i < SENDERS; i++) {
        senders[i] = (struct sender){.stand = &s, .number = i};
        assert_int_equal(pthread_create(&senders[i].thread, NULL, send_all, &senders[i]), 0);
    }
    for (int i = 0; i < SENDERS; i++) {
        pthread_join(senders[i].thread, NULL);
        assert_int_equal(senders[i].failures, 0);
    }
    assert_int_equal(stand_int(&s, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily"),
                     SENDERS * REQUESTS * EVENTS / 2);
    assert_int_equal(stand_int(&s, "SELECT count(*) FROM \"user\""), 37 * 2);
    ingest_stats(s.ingest, &stats);
    assert_int_equal(stats.requests, SENDERS * REQUESTS);
    assert_int_equal(stats.events, SENDERS * REQUESTS * EVENTS);
    assert_int_equal(stats.queued_bytes, 0);
    assert_int_equal(stats.groups, s.commits);
    assert_int_equal(stats.failures, 0);
    stand_close(&s);
}

/* --- the guilty one --- */

static void refuse_666(struct stand *s)
{
    struct db_conn *conn = db_acquire(s->options.db, DB_WRITE);
    assert_int_equal(db_begin(conn), 0);
    if (db_engine(s->options.db) == DB_SQLITE)
        db_run(conn,
               "CREATE TRIGGER no_666 BEFORE INSERT ON usage_daily WHEN NEW.count = 666"
               " BEGIN SELECT RAISE(ABORT, 'not this one'); END",
               "");
    else
        db_run(conn, "ALTER TABLE usage_daily ADD CHECK (count <> 666)", "");
    assert_int_equal(db_commit(conn), 0);
    db_release(&conn);
}

static void test_only_the_guilty(void **state)
{
    struct stand s;
    struct wait waits[20];
    struct event events[20];
    char users[20][16];
    stand_open(&s, *state);
    refuse_666(&s);
    /* Held up behind a write of somebody else, they become one group. */
    struct db_conn *conn = db_acquire(s.options.db, DB_WRITE);
    assert_int_equal(db_begin(conn), 0);
    db_run(conn, "UPDATE epoch SET value = value WHERE name = 'ids'", "");
    for (int i = 0; i < 20; i++) {
        snprintf(users[i], sizeof(users[i]), "u%d", i);
        events[i] = one("a", users[i], i == 7 ? 666 : 1);
        events[i].message_id = str_of(users[i]);
        wait_open(&waits[i], &events[i], 1, 100);
        assert_int_equal(ingest_submit(s.ingest, &waits[i].request), ERROR_NONE);
    }
    nanosleep(&(struct timespec){0, 50000000}, NULL);
    assert_int_equal(db_commit(conn), 0);
    db_release(&conn);
    for (int i = 0; i < 20; i++)
        assert_int_equal(wait_for(&waits[i]), i == 7 ? ERROR_INTERNAL : ERROR_NONE);
    assert_int_equal(stand_int(&s, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily"), 19);
    assert_int_equal(stand_int(&s, "SELECT count(*) FROM \"user\""), 19);
    stand_close(&s);
}

/* --- the queue --- */

static void test_bounded(void **state)
{
    struct stand s;
    struct wait waits[8];
    struct event e = one("a", "u", 1);
    stand_open(&s, *state);
    struct db_conn *conn = db_acquire(s.options.db, DB_WRITE);
    assert_int_equal(db_begin(conn), 0);
    db_run(conn, "UPDATE epoch SET value = value WHERE name = 'ids'", "");
    int taken = 0;
    for (int i = 0; i < 8; i++) {
        wait_open(&waits[i], &e, 1, 30000);
        taken += ingest_submit(s.ingest, &waits[taken].request) == ERROR_NONE;
    }
    assert_int_equal(taken, 3); /* of 100,000 bytes */
    assert_int_equal(db_commit(conn), 0);
    db_release(&conn);
    for (int i = 0; i < taken; i++)
        assert_int_equal(wait_for(&waits[i]), ERROR_NONE);
    /* One that is larger than the whole queue is taken when nothing else waits. */
    do {
        wait_open(&waits[0], &e, 1, 200000);
    } while (ingest_submit(s.ingest, &waits[0].request) != ERROR_NONE);
    assert_int_equal(wait_for(&waits[0]), ERROR_NONE);
    stand_close(&s);
}

static void test_stop_finishes(void **state)
{
    struct stand s;
    static struct wait waits[200];
    struct event e = one("a", "u", 1);
    stand_open(&s, *state);
    for (int i = 0; i < 200; i++) {
        wait_open(&waits[i], &e, 1, 10);
        assert_int_equal(ingest_submit(s.ingest, &waits[i].request), ERROR_NONE);
    }
    ingest_stop(&s.ingest);
    assert_null(s.ingest);
    for (int i = 0; i < 200; i++) {
        assert_true(waits[i].done);
        assert_int_equal(waits[i].request.result, ERROR_NONE);
    }
    catalog_holder_free(&s.catalogs);
    stand_start(&s);
    assert_int_equal(stand_int(&s, "SELECT count FROM usage_daily"), 200);
    stand_close(&s);
}

static void test_restart_knows_messages(void **state)
{
    struct stand s;
    struct wait w;
    stand_open(&s, *state);
    for (int round = 0; round < 3; round++) {
        struct event events[300];
        char ids[300][16];
        for (int i = 0; i < 300; i++) {
            snprintf(ids[i], sizeof(ids[i]), "m%d", i);
            events[i] = one("a", "u", 1);
            events[i].message_id = str_of(ids[i]);
        }
        wait_open(&w, events, 300, 100);
        assert_int_equal(ingest_submit(s.ingest, &w.request), ERROR_NONE);
        assert_int_equal(wait_for(&w), ERROR_NONE);
        stand_stop(&s);
        stand_start(&s);
    }
    assert_int_equal(stand_int(&s, "SELECT count FROM usage_daily"), 300);
    stand_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_many_threads),  ON_BOTH(test_only_the_guilty),        ON_BOTH(test_bounded),
        ON_BOTH(test_stop_finishes), ON_BOTH(test_restart_knows_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
