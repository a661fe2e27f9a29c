/*
 * Goals: a message counts once within a day, across commits, restarts and nodes; one that was
 * rolled back or refused may come again; after a day it is forgotten, in memory and in the table.
 */
#include "usage/testing.h"

#include <pthread.h>

#define DAY INT64_C(86400000)

struct desk {
    struct feed f;
    struct dedup *d;
    int64_t now;
};

static void desk_open(struct desk *k, struct scratch *scratch, size_t items_max)
{
    feed_open(&k->f, scratch);
    k->now = INT64_C(1700000000000);
    k->d = dedup_new(db_engine(scratch->db), &k->f.secret, items_max);
}

static void desk_close(struct desk *k)
{
    dedup_free(&k->d);
    feed_close(&k->f);
}

/* Claims hashes from..to as one transaction; how many were new. */
static int claim(struct desk *k, uint64_t from, uint64_t to, uint64_t refused, bool commit)
{
    size_t n = (size_t)(to - from + 1);
    struct claim *claims = mem_alloc(n * sizeof(*claims));
    int fresh = 0;

    if (dedup_due(k->d, k->now)) {
        assert_int_equal(dedup_turn(k->d, k->f.w.m.conn, k->now), 0);
        workspace_commit(&k->f.w);
    }
    for (size_t i = 0; i < n; i++)
        claims[i] =
            (struct claim){.hash = (from + i) * UINT64_C(0x9E3779B97F4A7C15), .item = (uint32_t)i};
    assert_int_equal(dedup_claim(k->d, k->f.w.m.conn, claims, n, k->now), 0);
    for (size_t i = 0; i < n; i++) {
        fresh += !claims[i].repeated;
        claims[i].refused = claims[i].hash == refused * UINT64_C(0x9E3779B97F4A7C15);
    }
    assert_int_equal(dedup_keep(k->d, k->f.w.m.conn, claims, n, k->now), 0);
    if (commit)
        workspace_commit(&k->f.w);
    else {
        db_rollback(k->f.w.m.conn);
        assert_int_equal(db_begin(k->f.w.m.conn), 0);
    }
    dedup_end(k->d, commit);
    free(claims);
    return fresh;
}

static void test_once(void **state)
{
    struct desk k;
    desk_open(&k, *state, 1000000);
    assert_int_equal(claim(&k, 1, 10, 0, true), 10);
    assert_int_equal(claim(&k, 8, 12, 0, true), 2);
    assert_int_equal(claim(&k, 13, 20, 0, false), 8);
    assert_int_equal(claim(&k, 13, 20, 15, true), 8);
    assert_int_equal(claim(&k, 13, 20, 0, true), 1);
    k.now += DAY - 1;
    assert_int_equal(claim(&k, 1, 20, 0, true), 0);
    desk_close(&k);
}

static void test_within_a_group(void **state)
{
    struct desk k;
    struct claim claims[] = {{.hash = 5, .item = 0},
                             {.hash = UINT64_MAX, .item = 1},
                             {.hash = 5, .item = 2},
                             {.hash = 0, .item = 3},
                             {.hash = 5, .item = 4}};
    desk_open(&k, *state, 1000000);
    claim(&k, 1, 1, 0, true);
    assert_int_equal(dedup_claim(k.d, k.f.w.m.conn, claims, 5, k.now), 0);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(claims[i].repeated, claims[i].item == 2 || claims[i].item == 4);
    assert_int_equal(dedup_keep(k.d, k.f.w.m.conn, claims, 5, k.now), 0);
    workspace_commit(&k.f.w);
    dedup_end(k.d, true);
    desk_close(&k);
}

static void restart(struct desk *k, size_t items_max)
{
    dedup_free(&k->d);
    k->d = dedup_new(db_engine(k->f.options.db), &k->f.secret, items_max);
}

static void test_after_restart(void **state)
{
    struct desk k;
    desk_open(&k, *state, 1000000);
    for (uint64_t i = 0; i < 200; i++)
        assert_int_equal(claim(&k, 1 + i * 10, 10 + i * 10, 0, true), 10);
    restart(&k, 1000000);
    assert_int_equal(claim(&k, 1991, 2010, 0, true), 10);
    assert_int_equal(claim(&k, 1, 2010, 0, true), 0);
    desk_close(&k);
}

/* The newest are read back first, in the background as the server does it. */
static void test_load_newest(void **state)
{
    struct desk k;
    atomic_bool stop = false;
    desk_open(&k, *state, 1000000);
    for (uint64_t i = 0; i < 300; i++)
        claim(&k, 1 + i * 10, 10 + i * 10, 0, true);
    restart(&k, 1000);
    assert_false(dedup_ready(k.d));
    atomic_store(&stop, true);
    assert_int_equal(dedup_load(k.d, k.f.w.m.conn, k.now, &stop), -1);
    assert_false(dedup_ready(k.d));
    atomic_store(&stop, false);
    assert_int_equal(dedup_load(k.d, k.f.w.m.conn, k.now, &stop), 0);
    assert_true(dedup_ready(k.d));
    assert_in_range(dedup_count(k.d), 1000, 1000 + 64 * 10);
    assert_int_equal(claim(&k, 2001, 3000, 0, true), 0);
    assert_int_equal(claim(&k, 1, 10, 0, true), 10);
    desk_close(&k);
}

static void test_forgets_old(void **state)
{
    struct desk k;
    desk_open(&k, *state, 1000000);
    for (uint64_t i = 0; i < 20; i++)
        claim(&k, 1 + i * 10, 10 + i * 10, 0, true);
    k.now += DAY + 1;
    assert_int_equal(claim(&k, 1001, 1010, 0, false), 10);
    for (uint64_t i = 0; i < 5; i++)
        claim(&k, 1001 + i, 1001 + i, 0, true);
    assert_int_equal(db_int(k.f.w.m.conn, -1, "SELECT count(*) FROM message_commit", ""), 5);
    assert_int_equal(dedup_count(k.d), 5);
    assert_int_equal(claim(&k, 1, 10, 0, true), 10);
    desk_close(&k);
}

static void test_forgets_too_many(void **state)
{
    struct desk k;
    desk_open(&k, *state, 100);
    for (uint64_t i = 0; i < 50; i++)
        claim(&k, 1 + i * 10, 10 + i * 10, 0, true);
    assert_in_range(dedup_count(k.d), 90, 110);
    assert_int_equal(claim(&k, 491, 500, 0, true), 0);
    assert_int_equal(claim(&k, 1, 10, 0, true), 10);
    desk_close(&k);
}

/* A row that was too old to be read back takes no newer hash with it when it goes. */
static void test_unread_row_goes(void **state)
{
    struct desk k;
    desk_open(&k, *state, 1000000);
    claim(&k, 1, 10, 0, true);
    k.now += DAY + 1;
    restart(&k, 1000000);
    assert_int_equal(claim(&k, 1, 10, 0, true), 10);
    assert_int_equal(claim(&k, 1, 10, 0, true), 0);
    assert_int_equal(db_int(k.f.w.m.conn, -1, "SELECT count(*) FROM message_commit", ""), 1);
    desk_close(&k);
}

static void test_tables_in_turn(void **state)
{
    struct desk k;
    desk_open(&k, *state, 1000000);
    claim(&k, 1, 10, 0, true);
    k.now += DAY - 1000;
    assert_int_equal(claim(&k, 11, 20, 0, true), 10);
    k.now += 2000; /* the tables change: both are known still */
    assert_int_equal(claim(&k, 1, 5, 0, true), 0);
    assert_int_equal(claim(&k, 20, 30, 0, true), 10);
    k.now += DAY - 3000;
    assert_int_equal(claim(&k, 25, 30, 0, true), 0);
    k.now += 4000; /* they change again: what came on the first day and not since is forgotten */
    assert_int_equal(claim(&k, 6, 19, 0, true), 14);
    assert_int_equal(claim(&k, 1, 5, 0, true), 0);
    assert_int_equal(claim(&k, 20, 30, 0, true), 0);
    assert_true(db_int(k.f.w.m.conn, -1, "SELECT count(*) FROM message_a", "") +
                    db_int(k.f.w.m.conn, -1, "SELECT count(*) FROM message_b", "") <=
                50);
    desk_close(&k);
}

/* Somebody who reads for long holds up the turn, not the messages. */
static void test_turn_is_put_off(void **state)
{
    struct desk k;
    struct claim again = {.hash = UINT64_C(0x9E3779B97F4A7C15)};
    desk_open(&k, *state, 1000000);
    claim(&k, 1, 10, 0, true);
    struct db_conn *reader = db_acquire(k.f.options.db, DB_READ);
    assert_int_equal(db_begin(reader), 0);
    assert_int_equal(db_int(reader, -1, "SELECT count(*) FROM message_turn", ""), 1);
    k.now += DAY + 1;
    assert_true(dedup_due(k.d, k.now));
    assert_int_equal(dedup_turn(k.d, k.f.w.m.conn, k.now), -1);
    assert_int_equal(db_error(k.f.w.m.conn), DB_BUSY);
    db_rollback(k.f.w.m.conn);
    assert_int_equal(db_begin(k.f.w.m.conn), 0);
    assert_false(dedup_due(k.d, k.now));
    assert_int_equal(dedup_claim(k.d, k.f.w.m.conn, &again, 1, k.now), 0);
    assert_true(again.repeated);
    workspace_commit(&k.f.w);
    dedup_end(k.d, true);
    db_release(&reader);
    k.now += 10001;
    assert_true(dedup_due(k.d, k.now));
    assert_int_equal(dedup_turn(k.d, k.f.w.m.conn, k.now), 0);
    workspace_commit(&k.f.w);
    assert_false(dedup_due(k.d, k.now));
    desk_close(&k);
}

/* --- two nodes with the same messages, while the tables change turns --- */

struct node {
    struct desk *k;
    pthread_t thread;
    int fresh;
};

static bool node_try(struct node *n, struct dedup *d, struct claim *claims, size_t count,
                     int64_t now)
{
    struct db_conn *conn = db_acquire(n->k->f.options.db, DB_WRITE);
    bool durable = true;
    if (dedup_due(d, now))
        durable = db_begin(conn) == 0 && dedup_turn(d, conn, now) == 0 && db_commit(conn) == 0;
    db_rollback(conn);
    durable = durable && db_begin(conn) == 0 && dedup_claim(d, conn, claims, count, now) == 0 &&
              dedup_keep(d, conn, claims, count, now) == 0 && db_commit(conn) == 0;
    db_rollback(conn);
    dedup_end(d, durable);
    db_release(&conn);
    return durable;
}

static void *node_run(void *data)
{
    struct node *n = data;
    struct dedup *d = dedup_new(DB_POSTGRES, &n->k->f.secret, 1000000);

    for (uint64_t i = 0; i < 60; i++) {
        struct claim claims[20];
        bool done = false;
        for (int tries = 0; tries < 20 && !done; tries++) {
            for (uint64_t c = 0; c < 20; c++)
                claims[c] = (struct claim){.hash = (i * 20 + c + 1) * UINT64_C(0x9E3779B97F4A7C15),
                                           .item = (uint32_t)c};
            done = node_try(n, d, claims, 20, n->k->now + (int64_t)i * (DAY / 40));
        }
        for (size_t c = 0; done && c < 20; c++)
            n->fresh += !claims[c].repeated;
    }
    dedup_free(&d);
    return NULL;
}

static void test_two_nodes(void **state)
{
    struct desk k;
    struct node nodes[2];
    desk_open(&k, *state, 1000000);
    workspace_commit(&k.f.w);
    db_release(&k.f.w.m.conn);
    for (int i = 0; i < 2; i++) {
        nodes[i] = (struct node){.k = &k};
        assert_int_equal(pthread_create(&nodes[i].thread, NULL, node_run, &nodes[i]), 0);
    }
    for (int i = 0; i < 2; i++)
        pthread_join(nodes[i].thread, NULL);
    assert_int_equal(nodes[0].fresh + nodes[1].fresh, 1200);
    k.f.w.m.conn = db_acquire(k.f.options.db, DB_WRITE);
    desk_close(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_once),
        ON_BOTH(test_within_a_group),
        ON_BOTH(test_after_restart),
        ON_SQLITE(test_load_newest),
        ON_SQLITE(test_forgets_old),
        ON_SQLITE(test_forgets_too_many),
        ON_SQLITE(test_unread_row_goes),
        ON_POSTGRES(test_tables_in_turn),
        ON_POSTGRES(test_two_nodes),
        ON_POSTGRES(test_turn_is_put_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
