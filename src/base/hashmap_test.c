/* Tests of map: against a plain array, with removal and growth. */
#include "base/hashmap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { KEYS = 2000, NONE = 999999 };

static void texts(void **state)
{
    (void)state;
    struct map m = {0};
    assert_true(map_get(&m, STR("a"), NONE) == NONE);
    assert_false(map_remove(&m, STR("a")));
    assert_true(map_put(&m, STR("a"), 1));
    assert_false(map_put(&m, STR("a"), 2));
    assert_true(map_put(&m, STR(""), 3));
    assert_true(map_put(&m, STR("a\0"), 4));
    assert_true(map_get(&m, STR("a"), NONE) == 2);
    assert_true(map_get(&m, STR(""), NONE) == 3);
    assert_true(map_get(&m, STR("a\0"), NONE) == 4);
    assert_int_equal(m.count, 3);
    assert_true(map_remove(&m, STR("a")));
    assert_true(map_get(&m, STR("a"), NONE) == NONE);
    map_clear(&m);
    assert_int_equal(m.count, 0);
    assert_true(map_get(&m, STR(""), NONE) == NONE);
    map_free(&m);
    assert_null(m.slots);
}

/* Puts and removes by a fixed pattern; an array of expected values runs along. */
static void numbers_against_an_array(void **state)
{
    (void)state;
    struct map m = {0};
    static uint64_t expected[KEYS];
    static bool there[KEYS];
    uint64_t step = 1;
    for (int round = 0; round < 60000; round++) {
        step = step * UINT64_C(6364136223846793005) + 1442695040888963407;
        uint64_t key = (step >> 33) % KEYS;
        if (step >> 62) {
            assert_int_equal(map_put_number(&m, key << 32, (uint64_t)round), !there[key]);
            expected[key] = (uint64_t)round;
            there[key] = true;
        } else {
            assert_int_equal(map_remove_number(&m, key << 32), there[key]);
            there[key] = false;
        }
    }
    size_t count = 0;
    for (uint64_t key = 0; key < KEYS; key++) {
        assert_true(map_get_number(&m, key << 32, NONE) == (there[key] ? expected[key] : NONE));
        count += there[key];
    }
    assert_int_equal(m.count, count);
    assert_true(m.space <= 8192); /* removed entries do not make it grow */
    map_free(&m);
}

static void many_texts_and_walking(void **state)
{
    (void)state;
    struct map m = {0};
    static char keys[KEYS][16];
    for (int i = 0; i < KEYS; i++) {
        snprintf(keys[i], sizeof keys[i], "key %d", i);
        assert_true(map_put(&m, str_of(keys[i]), (uint64_t)i));
    }
    for (int i = 0; i < KEYS; i++)
        assert_true(map_get(&m, str_of(keys[i]), NONE) == (uint64_t)i);
    size_t at = 0, seen = 0;
    uint64_t sum = 0;
    for (struct map_slot *s = map_next(&m, &at); s; s = map_next(&m, &at)) {
        assert_string_equal(s->key.p, keys[s->value]);
        sum += s->value;
        seen++;
    }
    assert_int_equal(seen, KEYS);
    assert_int_equal(sum, KEYS * (KEYS - 1) / 2);
    map_free(&m);
}

static void a_number_is_not_a_text(void **state)
{
    (void)state;
    struct map m = {0};
    map_put_number(&m, 0, 1);
    map_put(&m, STR(""), 2);
    assert_true(map_get_number(&m, 0, NONE) == 1);
    assert_true(map_get(&m, STR(""), NONE) == 2);
    assert_int_equal(m.count, 2);
    map_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(numbers_against_an_array),
        cmocka_unit_test(many_texts_and_walking),
        cmocka_unit_test(a_number_is_not_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
