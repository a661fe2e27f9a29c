/* Tests of limit: buckets, refilling, forgetting. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "net/limit.h"

static void test_a_burst_then_the_rate(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(20, 3, 10);
    int retry = 0, remaining = -1;
    for (int i = 2; i >= 0; i--) {
        assert_true(limiter_take(l, STR("a"), 1, &retry, &remaining));
        assert_int_equal(remaining, i);
    }
    assert_false(limiter_take(l, STR("a"), 1, &retry, &remaining));
    assert_int_equal(retry, 1);
    assert_true(limiter_take(l, STR("b"), 1, &retry, &remaining)); /* keys do not share */
    usleep(120000);
    assert_true(limiter_take(l, STR("a"), 2, &retry, &remaining));
    assert_false(limiter_take(l, STR("a"), 2, NULL, NULL));
    limiter_free(&l);
    assert_null(l);
    limiter_free(&l);
}

static void test_waiting_times(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(0.1, 1, 10);
    int retry = 0;
    assert_true(limiter_take(l, STR("a"), 1, &retry, NULL));
    assert_false(limiter_take(l, STR("a"), 1, &retry, NULL));
    assert_int_equal(retry, 10);
    limiter_free(&l);
    l = limiter_new(0, 1, 10); /* never refills */
    assert_true(limiter_take(l, STR(""), 1, &retry, NULL));
    assert_false(limiter_take(l, STR(""), 1, &retry, NULL));
    assert_int_equal(retry, 3600);
    limiter_free(&l);
}

static void test_the_longest_unused_key_goes(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(0, 1, 3);
    assert_true(limiter_take(l, STR("a"), 1, NULL, NULL));
    assert_true(limiter_take(l, STR("b"), 1, NULL, NULL));
    assert_true(limiter_take(l, STR("c"), 1, NULL, NULL));
    assert_false(limiter_take(l, STR("a"), 1, NULL, NULL)); /* used: b is the oldest now */
    assert_true(limiter_take(l, STR("d"), 1, NULL, NULL));
    assert_false(limiter_take(l, STR("a"), 1, NULL, NULL));
    assert_false(limiter_take(l, STR("c"), 1, NULL, NULL));
    assert_true(limiter_take(l, STR("b"), 1, NULL, NULL));
    for (int i = 0; i < 10000; i++) {
        char key[16];
        int n = snprintf(key, sizeof key, "%d", i);
        assert_true(limiter_take(l, (struct str){key, (size_t)n}, 1, NULL, NULL));
    }
    limiter_free(&l);
}

static struct limiter *shared;
static int allowed;

static void *take_many(void *data)
{
    (void)data;
    for (int i = 0; i < 2000; i++) {
        if (limiter_take(shared, STR("k"), 1, NULL, NULL))
            __atomic_fetch_add(&allowed, 1, __ATOMIC_SEQ_CST);
    }
    return NULL;
}

static void test_threads_share_one_bucket(void **state)
{
    (void)state;
    pthread_t threads[4];
    shared = limiter_new(0, 500, 10);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, take_many, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(allowed, 500);
    limiter_free(&shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_burst_then_the_rate),
        cmocka_unit_test(test_waiting_times),
        cmocka_unit_test(test_the_longest_unused_key_goes),
        cmocka_unit_test(test_threads_share_one_bucket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
