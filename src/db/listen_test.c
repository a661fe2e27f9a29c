/* Messages arrive after the commit, in order, at every listener of the channel, and only then. */
#include "db/testing.h"

#include "base/clock.h"

enum { HEARD_MAX = 64 };

struct heard {
    pthread_mutex_t mutex;
    char texts[HEARD_MAX][128];
    size_t n;
};

static void note(void *data, struct str payload)
{
    struct heard *h = data;

    pthread_mutex_lock(&h->mutex);
    if (h->n < HEARD_MAX)
        snprintf(h->texts[h->n++], sizeof h->texts[0], "%.*s", (int)payload.n, payload.p);
    pthread_mutex_unlock(&h->mutex);
}

/* Waits until n messages have come; the number that has. */
static size_t wait_for(struct heard *h, size_t n)
{
    int64_t until = clock_mono() + 5000;
    size_t have;

    do {
        usleep(1000);
        pthread_mutex_lock(&h->mutex);
        have = h->n;
        pthread_mutex_unlock(&h->mutex);
    } while (have < n && clock_mono() < until);
    return have;
}

static void test_after_commit(void **state)
{
    struct scratch *s = *state;
    struct heard a = {.mutex = PTHREAD_MUTEX_INITIALIZER}, b = {.mutex = PTHREAD_MUTEX_INITIALIZER};
    struct db_conn *c;

    assert_int_equal(db_listen(s->db, "Some \"channel\"", note, &a), 0);
    assert_int_equal(db_listen(s->db, "other", note, &b), 0);
    c = db_acquire(s->db, DB_WRITE);
    db_begin(c);
    db_notify(c, "Some \"channel\"", STR("lost"));
    db_rollback(c);
    db_begin(c);
    db_notify(c, "Some \"channel\"", STR("first"));
    db_savepoint(c, "sp");
    db_notify(c, "Some \"channel\"", STR("lost"));
    db_savepoint_rollback(c, "sp");
    db_notify(c, "Some \"channel\"", STR("it's\nsecond"));
    db_notify(c, "nobody", STR("lost"));
    db_notify(c, "other", STR("third"));
    usleep(20000);
    assert_int_equal(wait_for(&a, 0), 0);
    assert_int_equal(db_commit(c), 0);
    db_notify(c, "Some \"channel\"", STR("at once"));
    assert_int_equal(wait_for(&a, 3), 3);
    assert_int_equal(wait_for(&b, 1), 1);
    assert_string_equal(a.texts[0], "first");
    assert_string_equal(a.texts[1], "it's\nsecond");
    assert_string_equal(a.texts[2], "at once");
    assert_string_equal(b.texts[0], "third");
    db_release(&c);
    db_close(&s->db); /* stops the thread before the listeners' data goes */
}

static void test_many_in_order(void **state)
{
    struct scratch *s = *state;
    struct heard a = {.mutex = PTHREAD_MUTEX_INITIALIZER};
    struct db_conn *c;
    char text[16];

    db_listen(s->db, "x", note, &a);
    for (int i = 0; i < HEARD_MAX; i++) {
        c = db_acquire(s->db, DB_WRITE);
        snprintf(text, sizeof text, "%d", i);
        db_begin(c);
        db_notify(c, "x", str_of(text));
        assert_int_equal(db_commit(c), 0);
        db_release(&c);
    }
    assert_int_equal(wait_for(&a, HEARD_MAX), HEARD_MAX);
    for (int i = 0; i < HEARD_MAX; i++) {
        snprintf(text, sizeof text, "%d", i);
        assert_string_equal(a.texts[i], text);
    }
    db_close(&s->db);
}

static void test_too_long(void **state)
{
    static char payload[DB_PAYLOAD_MAX + 2];
    struct scratch *s = *state;
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    memset(payload, 'x', DB_PAYLOAD_MAX + 1);
    db_notify(c, "x", (struct str){payload, DB_PAYLOAD_MAX});
    assert_int_equal(db_error(c), DB_OK);
    db_notify(c, "x", (struct str){payload, DB_PAYLOAD_MAX + 1});
    assert_int_equal(db_error(c), DB_BUG);
    db_release(&c);
}

/* Another node on the same database; the connection that listens is cut and comes back. */
static void test_other_node_and_reconnect(void **state)
{
    struct scratch *s = *state;
    struct heard a = {.mutex = PTHREAD_MUTEX_INITIALIZER};
    struct db *other = scratch_open(s);
    struct db_conn *c = db_acquire(other, DB_WRITE);

    assert_int_equal(db_listen(s->db, "x", note, &a), 0);
    db_notify(c, "x", STR("hello"));
    assert_int_equal(wait_for(&a, 1), 1);
    assert_int_equal(
        db_int(c, 0,
               "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE"
               " 'LISTEN%' AND datname = current_database()",
               ""),
        1);
    assert_int_equal(wait_for(&a, 2), 2);
    assert_string_equal(a.texts[1], ""); /* something may have been missed */
    db_notify(c, "x", STR("again"));
    assert_int_equal(wait_for(&a, 3), 3);
    assert_string_equal(a.texts[2], "again");
    db_release(&c);
    db_close(&other);
    db_close(&s->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_after_commit),
        ON_BOTH(test_many_in_order),
        ON_BOTH(test_too_long),
        ON_POSTGRES(test_other_node_and_reconnect),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
