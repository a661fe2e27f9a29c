/* Goals: the set answers as a plain array of marks does, through growth, collisions at the edge,
 * and removals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "usage/hashes.h"

static void test_zero_and_once(void **state)
{
    struct hashes *set = hashes_new();
    (void)state;
    assert_false(hashes_has(set, 0));
    assert_true(hashes_add(set, 0));
    assert_false(hashes_add(set, 0));
    assert_true(hashes_has(set, 0));
    assert_true(hashes_remove(set, 0));
    assert_false(hashes_remove(set, 0));
    assert_int_equal(hashes_count(set), 0);
    hashes_free(&set);
    assert_null(set);
}

/* Few different low bits in one part: long runs that wrap around the end. */
static void test_like_marks(void **state)
{
    enum { KEYS = 500, STEPS = 200000 };
    static char marks[KEYS];
    struct hashes *set = hashes_new();
    uint32_t random = 1;
    size_t count = 0;
    (void)state;
    for (int i = 0; i < STEPS; i++) {
        random = random * 1664525u + 1013904223u;
        size_t k = (random >> 8) % KEYS;
        uint64_t hash = (uint64_t)(k % 50) * 13 + ((uint64_t)k / 50 << 20) + 1022;
        if (random >> 31) {
            assert_int_equal(hashes_add(set, hash), !marks[k]);
            count += !marks[k];
            marks[k] = 1;
        } else {
            assert_int_equal(hashes_remove(set, hash), marks[k]);
            count -= (size_t)marks[k];
            marks[k] = 0;
        }
        assert_int_equal(hashes_count(set), count);
        size_t look = (random >> 3) % KEYS;
        assert_int_equal(
            hashes_has(set, (uint64_t)(look % 50) * 13 + ((uint64_t)look / 50 << 20) + 1022),
            marks[look]);
    }
    hashes_free(&set);
}

static void test_many(void **state)
{
    enum { MANY = 1000000 };
    struct hashes *set = hashes_new();
    (void)state;
    for (uint64_t i = 1; i <= MANY; i++)
        assert_true(hashes_add(set, i * UINT64_C(0x9E3779B97F4A7C15)));
    assert_int_equal(hashes_count(set), MANY);
    for (uint64_t i = 1; i <= MANY; i += 2)
        assert_true(hashes_remove(set, i * UINT64_C(0x9E3779B97F4A7C15)));
    for (uint64_t i = 1; i <= MANY; i++)
        assert_int_equal(hashes_has(set, i * UINT64_C(0x9E3779B97F4A7C15)), i % 2 == 0);
    hashes_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zero_and_once),
        cmocka_unit_test(test_like_marks),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
