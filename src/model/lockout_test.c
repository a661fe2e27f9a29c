/* lockout_test: how many guesses, for how long, and what a right one forgives. */
#include "model/lockout.h"

#include "model/testing.h"

static const struct crypto_secret secret = {.hash_key = {1}};

static int attempt(struct workspace *w, enum lockout_kind kind, const char *subject)
{
    return lockout_attempt(&w->m, &secret, kind, str_of(subject));
}

static void attempts(struct workspace *w, enum lockout_kind kind, const char *subject, int n)
{
    for (int i = 0; i < n; i++)
        assert_int_equal(attempt(w, kind, subject), 0);
}

static void test_email(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    attempts(&w, LOCKOUT_EMAIL, "a@example.com", 10);
    assert_int_equal(attempt(&w, LOCKOUT_EMAIL, "a@example.com"), 15 * 60);
    attempts(&w, LOCKOUT_EMAIL, "b@example.com", 1);
    w.m.now += 15 * 60000 - 1000;
    assert_int_equal(attempt(&w, LOCKOUT_EMAIL, "a@example.com"), 1);
    /* Once over, one guess; and then the next pause. */
    w.m.now += 1000;
    assert_int_equal(attempt(&w, LOCKOUT_EMAIL, "a@example.com"), 0);
    assert_int_equal(attempt(&w, LOCKOUT_EMAIL, "a@example.com"), 15 * 60);
    workspace_close(&w);
}

static void test_right_one_forgives(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    attempts(&w, LOCKOUT_EMAIL, "a@example.com", 9);
    lockout_clear(&w.m, &secret, LOCKOUT_EMAIL, STR("a@example.com"));
    attempts(&w, LOCKOUT_EMAIL, "a@example.com", 10);
    workspace_close(&w);
}

/* An office may sign in as often as it likes; one who guesses in between is not forgiven. */
static void test_address(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    for (int i = 0; i < 150; i++) {
        assert_int_equal(attempt(&w, LOCKOUT_ADDRESS, "192.0.2.1"), 0);
        lockout_clear(&w.m, &secret, LOCKOUT_ADDRESS, STR("192.0.2.1"));
    }
    attempts(&w, LOCKOUT_ADDRESS, "192.0.2.1", 100);
    assert_true(attempt(&w, LOCKOUT_ADDRESS, "192.0.2.1") > 0);
    workspace_close(&w);
}

static void test_old_failures_are_forgotten(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    attempts(&w, LOCKOUT_EMAIL, "a@example.com", 9);
    w.m.now += INT64_C(25) * 3600000;
    attempts(&w, LOCKOUT_EMAIL, "a@example.com", 10);
    workspace_close(&w);
}

/* What people typed is not readable in the table. */
static void test_subjects_are_hashed(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    attempts(&w, LOCKOUT_EMAIL, "my secret password", 1);
    struct str subject = db_text(w.m.conn, w.arena, "SELECT subject FROM lockout", "");
    assert_int_equal(subject.n, 64);
    assert_true(str_find(subject, STR("secret")) < 0);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_email),
        ON_BOTH(test_right_one_forgives),
        ON_BOTH(test_address),
        ON_BOTH(test_old_failures_are_forgotten),
        ON_SQLITE(test_subjects_are_hashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
