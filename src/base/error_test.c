/* Tests of error: names, first error wins, fields. */
#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/arena.h"

static void names_are_of_the_wire(void **state)
{
    (void)state;
    assert_string_equal(error_name(ERROR_NOT_FOUND), "not_found");
    assert_string_equal(error_name(ERROR_HEADERS_TOO_LARGE), "headers_too_large");
    assert_int_equal(error_status(ERROR_RATE_LIMIT), 429);
    assert_string_equal(error_text(ERROR_NONE), "ok");
    for (int i = 0; i < ERROR_COUNT; i++)
        assert_in_range(error_status((enum error_code)i), 200, 599);
}

static void the_first_error_stays(void **state)
{
    (void)state;
    struct arena *a = arena_new(1 << 20);
    struct error e;
    error_init(&e, a);
    assert_false(error_is_set(&e));
    assert_int_equal(error_set(&e, ERROR_FORBIDDEN, "no %s", "way"), -1);
    assert_int_equal(error_set(&e, ERROR_INTERNAL, "later"), -1);
    assert_int_equal(e.code, ERROR_FORBIDDEN);
    assert_string_equal(e.detail.p, "no way");
    arena_free(&a);
}

static void fields_stand_in_order(void **state)
{
    (void)state;
    struct arena *a = arena_new(1 << 20);
    struct error e = {.arena = a}; /* zeroed is as good as error_init */
    error_field(&e, STR("mrr"), "is no number: %d%%", 5);
    error_field(&e, STR_NONE, "second");
    assert_int_equal(e.code, ERROR_INVALID);
    assert_true(str_is(e.items->field, "mrr"));
    assert_string_equal(e.items->message.p, "is no number: 5%");
    assert_true(str_is(e.items->next->field, ""));
    assert_non_null(e.items->next->field.p);
    assert_null(e.items->next->next);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_of_the_wire),
        cmocka_unit_test(the_first_error_stays),
        cmocka_unit_test(fields_stand_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
