/*
 * Goals: what is run later is done in order and seen by what is run after it, however much waits;
 * its failure shows at the next answer, sticks, and ends with the savepoint or the transaction;
 * nothing that waits survives a rollback or a connection that is given back; a connection is as
 * good as new after a failure, a deadline and a loss.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "db/testing.h"

static const char insert[] = "INSERT INTO thing (name) VALUES (?)";

static struct db_conn *open(struct scratch *s)
{
    struct db_conn *c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(db_script(c, "CREATE TABLE thing (name {text} PRIMARY KEY)"), 0);
    return c;
}

static int64_t things(struct db_conn *c)
{
    return db_int(c, -1, "SELECT count(*) FROM thing", "");
}

static void later(struct db_conn *c, int n)
{
    char name[16];
    snprintf(name, sizeof name, "%d", n);
    db_later(c, insert, "z", name);
}

static void test_in_order(void **state)
{
    struct db_conn *c = open(*state);

    assert_int_equal(db_begin(c), 0);
    for (int n = 1; n <= 700; n++) {
        later(c, n);
        if (n == 1 || n == 2 || n == 600)
            assert_int_equal(things(c), n);
        if (n % 100 == 0)
            db_later(c, "UPDATE thing SET name = 'x' || name WHERE name = '100'", "");
    }
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(things(c), 700);
    assert_int_equal(db_int(c, 0, "SELECT 1 FROM thing WHERE name = 'x100'", ""), 1);
    later(c, 701); /* outside of a transaction: at once */
    assert_int_equal(things(c), 701);
    db_release(&c);
}

static void test_failure_shows(void **state)
{
    struct db_conn *c = open(*state);

    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    later(c, 1);
    later(c, 2);
    assert_int_equal(things(c), -1);
    assert_int_equal(db_error(c), DB_UNIQUE);
    assert_string_equal(db_error_detail(c), "thing.name");
    later(c, 3);
    assert_int_equal(db_commit(c), -1);
    assert_int_equal(db_error(c), DB_UNIQUE);
    db_rollback(c);
    assert_int_equal(things(c), 0);

    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    later(c, 1);
    assert_int_equal(db_commit(c), -1);
    db_rollback(c);
    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    later(c, 2);
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(things(c), 2);
    db_release(&c);
}

static void test_savepoint(void **state)
{
    struct db_conn *c = open(*state);

    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    for (int n = 0; n < 3; n++) {
        assert_int_equal(db_savepoint(c, "item"), 0);
        later(c, 2);
        later(c, 1);
        assert_int_equal(db_savepoint_release(c, "item"), -1);
        assert_int_equal(db_error(c), DB_UNIQUE);
        db_savepoint_rollback(c, "item");
        assert_int_equal(db_error(c), DB_OK);
    }
    assert_int_equal(db_savepoint(c, "item"), 0);
    later(c, 3);
    assert_int_equal(db_savepoint_release(c, "item"), 0);
    later(c, 4);
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(things(c), 3);
    assert_int_equal(db_int(c, 0, "SELECT count(*) FROM thing WHERE name = '2'", ""), 0);
    db_release(&c);
}

static void test_given_back(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = open(s);

    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(things(c), 0);
    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    db_rollback(c);
    assert_int_equal(things(c), 0);
    db_release(&c);
}

/* More texts than a connection remembers, each twice, so that statements that wait are forgotten.
 */
static void test_many_texts(void **state)
{
    struct db_conn *c = open(*state);
    char sql[80];

    assert_int_equal(db_begin(c), 0);
    for (int n = 0; n < DB_STATEMENTS_MAX + 50; n++) {
        for (int twice = 0; twice < 2; twice++) {
            snprintf(sql, sizeof sql, "INSERT INTO thing (name) VALUES ('%d' || ?)", n);
            db_later(c, sql, "z", twice ? "a" : "b");
        }
    }
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(things(c), (DB_STATEMENTS_MAX + 50) * 2);
    db_release(&c);
}

static void test_deadline(void **state)
{
    struct db_conn *c = open(*state);
    int64_t begun = clock_mono();

    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    db_later(c, "SELECT pg_sleep(20)", "");
    later(c, 2);
    db_deadline(c, clock_mono() + 200);
    assert_int_equal(things(c), -1);
    assert_int_equal(db_error(c), DB_INTERRUPTED);
    assert_true(clock_mono() - begun < 5000);
    db_deadline(c, 0);
    db_rollback(c);
    assert_int_equal(things(c), 0);
    db_release(&c);
}

static void test_lost(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = open(s);

    assert_int_equal(db_begin(c), 0);
    later(c, 1);
    db_later(c, "SELECT pg_terminate_backend(pg_backend_pid())", "");
    later(c, 2);
    assert_int_equal(things(c), -1);
    assert_int_equal(db_error(c), DB_UNAVAILABLE);
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(things(c), 0);
    db_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_in_order),   ON_BOTH(test_failure_shows), ON_BOTH(test_savepoint),
        ON_BOTH(test_given_back), ON_BOTH(test_many_texts),    ON_POSTGRES(test_deadline),
        ON_POSTGRES(test_lost),
    };
    return cmocka_run_group_tests_name("later", tests, NULL, NULL);
}
