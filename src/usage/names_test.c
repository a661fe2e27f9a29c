/* Goals: names are found by all their parts and by nothing less; what was removed is gone;
 * thousands fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "usage/names.h"

static struct name_key key_of(const char *a, const char *b, const char *c)
{
    return name_key(str_of(a), str_of(b), str_of(c));
}

static void test_parts_count(void **state)
{
    struct names n = {0};
    struct name_key ab = key_of("a", "b", NULL);
    (void)state;
    names_add(&n, &ab)->a = 7;
    const char *const others[][3] = {
        {"ab", "", ""}, {"", "ab", ""}, {"a", "", "b"}, {"a", "b", "c"}, {"b", "a", ""}};
    for (size_t i = 0; i < 5; i++) {
        struct name_key other = key_of(others[i][0], others[i][1], others[i][2]);
        assert_null(names_find(&n, &other));
    }
    struct name_key empty = key_of("a", "b", "");
    assert_int_equal(names_find(&n, &empty)->a, 7);
    names_clear(&n);
}

static void test_text_is_kept(void **state)
{
    struct names n = {0};
    char text[8] = "before";
    struct name_key key = key_of(text, "x", NULL);
    (void)state;
    names_add(&n, &key)->b = 3;
    memcpy(text, "behind", 6);
    struct name_key before = key_of("before", "x", NULL), behind = key_of("behind", "x", NULL);
    assert_int_equal(names_find(&n, &before)->b, 3);
    assert_null(names_find(&n, &behind));
    names_clear(&n);
}

static void test_many_and_removed(void **state)
{
    struct names n = {0};
    char text[32];
    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 20000; i++) {
            snprintf(text, sizeof(text), "%d", i);
            struct name_key key = key_of("account", text, NULL);
            names_add(&n, &key)->a = i + 1;
        }
        assert_int_equal(n.count, 20000);
        for (int i = 0; i < 20000; i += 2) {
            snprintf(text, sizeof(text), "%d", i);
            struct name_key key = key_of("account", text, NULL);
            names_remove(&n, &key);
            names_remove(&n, &key);
        }
        assert_int_equal(n.count, 10000);
        for (int i = 0; i < 20000; i++) {
            snprintf(text, sizeof(text), "%d", i);
            struct name_key key = key_of("account", text, NULL);
            struct name_slot *s = names_find(&n, &key);
            if (i % 2 == 0)
                assert_null(s);
            else
                assert_int_equal(s->a, i + 1);
        }
    }
    names_clear(&n);
    assert_int_equal(n.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_count),
        cmocka_unit_test(test_text_is_kept),
        cmocka_unit_test(test_many_and_removed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
