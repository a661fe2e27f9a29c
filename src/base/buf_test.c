/* Tests of buf: growth, maximum, formatting, taking. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void grows_and_ends_with_zero(void **state)
{
    (void)state;
    struct buf b = BUF_INIT(100000);
    assert_string_equal(buf_str(&b).p, "");
    for (int i = 0; i < 5000; i++) {
        buf_addc(&b, 'x');
        assert_int_equal(b.p[b.n], '\0');
    }
    buf_addz(&b, "ab");
    buf_adds(&b, STR("cd"));
    buf_adds(&b, STR_NONE);
    assert_int_equal(b.n, 5004);
    assert_string_equal(b.p + 5000, "abcd");
    buf_clear(&b);
    assert_int_equal(buf_str(&b).n, 0);
    buf_free(&b);
}

static void over_the_maximum_it_stays_as_it_was(void **state)
{
    (void)state;
    struct buf b = BUF_INIT(5);
    buf_addz(&b, "abc");
    buf_addz(&b, "def");
    assert_true(buf_failed(&b));
    assert_string_equal(b.p, "abc");
    buf_addz(&b, "d"); /* would fit, but something is missing before it */
    assert_string_equal(b.p, "abc");
    buf_clear(&b);
    assert_false(buf_failed(&b));
    buf_addz(&b, "abcde");
    assert_false(buf_failed(&b));
    buf_addf(&b, "%d", 1);
    assert_true(buf_failed(&b));
    buf_free(&b);
}

static void numbers_and_formats(void **state)
{
    (void)state;
    struct buf b = BUF_INIT(100000);
    buf_addi(&b, INT64_MIN);
    buf_addc(&b, ' ');
    buf_addi(&b, INT64_MAX);
    buf_addc(&b, ' ');
    buf_addi(&b, 0);
    assert_string_equal(b.p, "-9223372036854775808 9223372036854775807 0");
    buf_clear(&b);
    char *wide = malloc(3001);
    memset(wide, 'w', 3000);
    wide[3000] = '\0';
    buf_addf(&b, "<%s|%d>", wide, 7);
    assert_int_equal(b.n, 3004);
    assert_string_equal(b.p + 3001, "|7>");
    free(wide);
    buf_free(&b);
}

static void taking_empties(void **state)
{
    (void)state;
    struct buf b = BUF_INIT(100);
    size_t n;
    char *empty = buf_take(&b, &n);
    assert_string_equal(empty, "");
    assert_int_equal(n, 0);
    free(empty);
    buf_addz(&b, "text");
    char *taken = buf_take(&b, &n);
    assert_string_equal(taken, "text");
    assert_int_equal(n, 4);
    assert_null(b.p);
    buf_addz(&b, "more");
    assert_string_equal(b.p, "more");
    free(taken);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_ends_with_zero),
        cmocka_unit_test(over_the_maximum_it_stays_as_it_was),
        cmocka_unit_test(numbers_and_formats),
        cmocka_unit_test(taking_empties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
