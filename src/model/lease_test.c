/* lease_test: one holder at a time; who lost it writes nothing. Two nodes are two structs here. */
#include "model/lease.h"

#include "base/clock.h"
#include "base/crypto.h"
#include "model/testing.h"

static void prepare(struct scratch *s)
{
    struct db_conn *conn = db_acquire(s->db, DB_WRITE);
    assert_int_equal(crypto_setup(), 0);
    assert_true(migrate_run(conn, "test") >= 0);
    db_release(&conn);
}

static int check(struct db *db, const struct lease *l)
{
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    assert_int_equal(db_begin(conn), 0);
    int mine = lease_check(conn, l);
    db_release(&conn);
    return mine;
}

/* The holder did not renew for longer than the lease lasts. */
static void let_expire(struct db *db)
{
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    assert_int_equal(db_run(conn, "UPDATE lease SET expires_at = 1", ""), 1);
    db_release(&conn);
}

static void test_one_holder(void **state)
{
    struct scratch *s = *state;
    struct lease a, b;
    prepare(s);
    lease_init(&a, "job", "node");
    lease_init(&b, "job", "node");
    assert_string_not_equal(a.holder, b.holder);
    assert_true(lease_hold(s->db, &a));
    assert_int_equal(check(s->db, &a), 0);
    assert_false(lease_hold(s->db, &b));
    assert_int_equal(check(s->db, &b), -1);
}

static void test_taken_over(void **state)
{
    struct scratch *s = *state;
    struct lease a, b;
    prepare(s);
    lease_init(&a, "job", "one");
    lease_init(&b, "job", "two");
    assert_true(lease_hold(s->db, &a));
    let_expire(s->db);
    b.tried = true; /* no right of a fresh process on SQLite */
    assert_true(lease_hold(s->db, &b));
    assert_true(b.epoch > a.epoch);
    assert_int_equal(check(s->db, &a), -1);
    a.renew_at = 0;
    assert_false(lease_hold(s->db, &a));
    assert_int_equal(a.epoch, 0);
}

static void test_released(void **state)
{
    struct scratch *s = *state;
    struct lease a, b;
    prepare(s);
    lease_init(&a, "job", "one");
    lease_init(&b, "job", "two");
    assert_true(lease_hold(s->db, &a));
    lease_release(s->db, &a);
    assert_int_equal(check(s->db, &a), -1);
    b.tried = true;
    assert_true(lease_hold(s->db, &b));
}

/* A holder that could not reach the database for a moment need not wait for its own row to expire.
 */
static void test_own_row(void **state)
{
    struct scratch *s = *state;
    struct lease a;
    prepare(s);
    lease_init(&a, "job", "one");
    assert_true(lease_hold(s->db, &a));
    a.epoch = 0;
    a.renew_at = 0;
    assert_true(lease_hold(s->db, &a));
    assert_int_equal(check(s->db, &a), 0);
}

/* On SQLite, where one process serves, what a killed one left is taken at once. */
static void test_killed_on_sqlite(void **state)
{
    struct scratch *s = *state;
    struct lease a, b;
    prepare(s);
    lease_init(&a, "job", "one");
    lease_init(&b, "job", "one");
    assert_true(lease_hold(s->db, &a));
    assert_true(lease_hold(s->db, &b));
    assert_int_equal(check(s->db, &a), -1);
}

static void test_several_names(void **state)
{
    struct scratch *s = *state;
    struct lease a, b;
    prepare(s);
    lease_init(&a, "job", "one");
    lease_init(&b, "refresh", "two");
    assert_true(lease_hold(s->db, &a));
    assert_true(lease_hold(s->db, &b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_POSTGRES(test_one_holder), ON_BOTH(test_taken_over),    ON_BOTH(test_released),
        ON_BOTH(test_own_row),        ON_BOTH(test_several_names), ON_SQLITE(test_killed_on_sqlite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
