/*
 * Goals: rows add up and are read back by day, module and feature; hidden features do not count;
 * old days go; months get their partitions, also when two nodes meet a new one at once; one
 * account's window does not read the others' rows.
 */
#include "usage/testing.h"

#include <pthread.h>

static void test_append_adds(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    struct db_conn *conn = f.w.m.conn;
    struct usage_row rows[] = {
        {100, 1, 1, 1, 5}, {100, 1, 1, 2, 1}, {100, 2, 1, 1, 1}, {20000, 1, 1, 1, 2}};
    assert_int_equal(store_append(conn, rows, 0), 0);
    assert_int_equal(store_append(conn, rows, 4), 0);
    assert_int_equal(store_append(conn, rows, 1), 0);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 4);
    assert_int_equal(
        feed_int(
            &f,
            "SELECT count FROM usage_daily WHERE day = 100 AND account_id = 1 AND feature_id = 1"),
        10);
    feed_close(&f);
}

static void test_many_rows(void **state)
{
    enum { ROWS = 9001 };
    struct feed f;
    feed_open(&f, *state);
    struct usage_row *rows = mem_alloc(ROWS * sizeof(*rows));
    for (int i = 0; i < ROWS; i++)
        rows[i] = (struct usage_row){19000 + i / 100, i, 1, 1, i};
    assert_int_equal(store_append(f.w.m.conn, rows, ROWS), 0);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), ROWS);
    assert_int_equal(feed_int(&f, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily"),
                     (int64_t)ROWS * (ROWS - 1) / 2);
    free(rows);
    feed_close(&f);
}

/* Uses of two accounts, three days, through events. */
static void fill(struct feed *f)
{
    clock_set(INT64_C(1706875200000)); /* 2024-02-02 12:00 UTC */
    workspace_commit(&f->w);
    int64_t now = f->w.m.now, day = INT64_C(86400000);
    use(f, "a", "u", "Report", now)->total = 5;
    use(f, "a", "v", "Report", now)->total = 1;
    use(f, "a", "u", "Export", now - 2 * day)->total = 2;
    use(f, "a", "u", "Old", now - 40 * day)->total = 9;
    struct event *e = use(f, "a", "u", "Pay", now);
    e->module = STR("Billing");
    e->total = 4;
    use(f, "b", "w", "Report", now)->total = 100;
    feed_apply(f);
    /* As the refresher does it. */
    db_run(f->w.m.conn,
           "INSERT INTO account_feature_day (day, account_id, feature_id, uses, users) SELECT day,"
           " account_id, feature_id, CAST(sum(count) AS BIGINT), count(*) FROM usage_daily GROUP BY"
           " day, account_id, feature_id",
           "");
}

static void test_questions(void **state)
{
    struct feed f;
    struct store_share *shares;
    int64_t uses[3], users[3];
    feed_open(&f, *state);
    fill(&f);
    int32_t today = f.w.m.today;
    int64_t account = feed_int(&f, "SELECT id FROM account WHERE name = 'a'");
    int64_t user = feed_int(&f, "SELECT id FROM \"user\" WHERE name = 'u'");

    assert_int_equal(store_days(f.w.m.conn, account, 0, today - 2, today, uses, users), 0);
    assert_int_equal(uses[0], 2);
    assert_int_equal(uses[1], 0);
    assert_int_equal(uses[2], 10);
    assert_int_equal(users[2], 2);
    assert_int_equal(store_days(f.w.m.conn, account, user, today - 2, today, uses, NULL), 0);
    assert_int_equal(uses[2], 9);
    assert_int_equal(store_active_users(f.w.m.conn, account, today - 2, today), 2);
    assert_int_equal(store_active_users(f.w.m.conn, account, today - 2, today - 1), 1);

    assert_int_equal(store_modules(&f.w.m, account, 0, today - 13, today, &shares), 2);
    assert_true(str_is(shares[0].label, "Default"));
    assert_int_equal(shares[0].uses, 8);
    assert_true(str_is(shares[0].product, "Default"));
    assert_int_equal(shares[1].uses, 4);
    assert_int_equal(store_features(&f.w.m, account, user, today - 13, today, &shares), 3);
    assert_true(str_is(shares[0].label, "Report"));
    assert_int_equal(shares[0].uses, 5);
    assert_true(str_is(shares[1].parent, "Billing"));

    db_run(f.w.m.conn, "UPDATE feature SET hidden = 1 WHERE name = 'Report'", "");
    assert_int_equal(store_days(f.w.m.conn, account, 0, today - 2, today, uses, users), 0);
    assert_int_equal(uses[2], 4);
    assert_int_equal(users[2], 1);
    assert_int_equal(store_features(&f.w.m, account, 0, today - 13, today, &shares), 2);
    feed_close(&f);
}

static void test_drop(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    fill(&f);
    int32_t today = f.w.m.today;
    assert_int_equal(store_drop_before(f.w.m.conn, today - 2), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 5);
    assert_int_equal(store_drop_before(f.w.m.conn, today), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM user_day"), 3);
    workspace_commit(&f.w);
    /* A month that was dropped can come again. */
    use(&f, "a", "u", "Old", f.w.m.now - INT64_C(40) * 86400000);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 5);
    feed_close(&f);
}

/* Somebody reads the month that is to go: its rows go all the same. */
static void test_drop_beside_reader(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    fill(&f);
    struct db_conn *reader = db_acquire(f.options.db, DB_READ);
    assert_int_equal(db_begin(reader), 0);
    assert_int_equal(db_int(reader, -1, "SELECT count(*) FROM usage_daily", ""), 6);
    assert_int_equal(store_drop_before(f.w.m.conn, f.w.m.today - 2), 2);
    workspace_commit(&f.w);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 5);
    db_release(&reader);
    feed_close(&f);
}

static void test_plan(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    fill(&f);
    static const char sql[] =
        "SELECT {sum_int(u.count)} FROM {ints} AS d(value) {cross} usage_daily u"
        " WHERE u.day = d.value AND u.account_id = ?";
    int64_t days[] = {f.w.m.today - 1, f.w.m.today};
    struct str plan = db_plan(f.w.m.conn, f.w.arena, sql, "Ii", days, (size_t)2, (int64_t)1);
    /* Both columns of the key are looked for, day by day. */
    const char *wanted =
        f.w.scratch->engine == DB_SQLITE ? "(day=? AND account_id=?)" : "Nested Loop";
    if (str_find(plan, str_of(wanted)) < 0)
        fail_msg("%.*s", (int)plan.n, plan.p);
    feed_close(&f);
}

/* --- two nodes at a new month --- */

struct node {
    struct db *db;
    pthread_t thread;
    int64_t account;
    int failures;
};

static void *node_run(void *data)
{
    struct node *n = data;
    for (int i = 0; i < 12; i++) {
        struct usage_row row = {19000 + i * 31, n->account, 1, 1, 1};
        bool durable = false;
        for (int tries = 0; tries < 10 && !durable; tries++) {
            struct db_conn *conn = db_acquire(n->db, DB_WRITE);
            durable =
                db_begin(conn) == 0 && store_append(conn, &row, 1) == 0 && db_commit(conn) == 0;
            db_release(&conn);
        }
        n->failures += !durable;
    }
    return NULL;
}

static void test_new_months(void **state)
{
    struct feed f;
    struct node nodes[3];
    feed_open(&f, *state);
    workspace_commit(&f.w);
    db_release(&f.w.m.conn);
    for (int i = 0; i < 3; i++) {
        nodes[i] = (struct node){.db = f.options.db, .account = i + 1};
        assert_int_equal(pthread_create(&nodes[i].thread, NULL, node_run, &nodes[i]), 0);
    }
    for (int i = 0; i < 3; i++) {
        pthread_join(nodes[i].thread, NULL);
        assert_int_equal(nodes[i].failures, 0);
    }
    f.w.m.conn = db_acquire(f.options.db, DB_WRITE);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 36);
    feed_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_append_adds), ON_BOTH(test_many_rows),          ON_BOTH(test_questions),
        ON_BOTH(test_drop),        ON_BOTH(test_drop_beside_reader), ON_BOTH(test_plan),
        ON_BOTH(test_new_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
