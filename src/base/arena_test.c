/* Tests of arena: zeroing, alignment, limits, hooks, reset. */
#include "base/arena.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { MAX = 8 * 1024 * 1024 };

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena *a = arena_new(MAX);
    char *last = NULL;
    for (size_t n = 0; n < 3000; n += 7) {
        char *p = arena_alloc(a, n);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, n);
        assert_ptr_not_equal(p, last);
        last = p;
    }
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
    char *again = arena_alloc(a, 4096);
    for (size_t i = 0; i < 4096; i++)
        assert_int_equal(again[i], 0);
    arena_free(&a);
    assert_null(a);
    arena_free(&a);
}

static void large_pieces_keep_the_current_block(void **state)
{
    (void)state;
    struct arena *a = arena_new(MAX);
    char *before = arena_alloc(a, 16);
    char *large = arena_alloc(a, 3 * 1024 * 1024);
    char *after = arena_alloc(a, 16);
    memset(large, 1, 3 * 1024 * 1024);
    assert_ptr_equal(after, before + 16);
    assert_int_equal(after[0], 0);
    arena_free(&a);
}

static void the_maximum_is_a_flag_first(void **state)
{
    (void)state;
    struct arena *a = arena_new(1000);
    arena_alloc(a, 900);
    assert_false(arena_exceeded(a));
    assert_non_null(arena_alloc(a, 900));
    assert_true(arena_exceeded(a));
    arena_reset(a);
    assert_false(arena_exceeded(a));
    arena_free(&a);
}

/* Runs one allocation in a child; true when it aborts. */
static bool aborts(size_t max, size_t count, size_t size)
{
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        arena_array(arena_new(max), count, size);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void far_over_the_maximum_it_aborts(void **state)
{
    (void)state;
    assert_false(aborts(1000, 1, 1900));
    assert_true(aborts(1000, 1, 2100));
    assert_true(aborts(1000, SIZE_MAX / 2, 3));
    assert_true(aborts(1000, 1, SIZE_MAX));
}

static char order[8];

static void note(void *data)
{
    size_t n = strlen(order);
    order[n] = *(const char *)data;
    order[n + 1] = 0;
}

static void hooks_run_in_reverse_once(void **state)
{
    (void)state;
    struct arena *a = arena_new(MAX);
    order[0] = '\0';
    arena_on_free(a, note, "a");
    arena_on_free(a, note, "b");
    arena_reset(a);
    assert_string_equal(order, "ba");
    arena_on_free(a, note, "c");
    arena_free(&a);
    assert_string_equal(order, "bac");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(large_pieces_keep_the_current_block),
        cmocka_unit_test(the_maximum_is_a_flag_first),
        cmocka_unit_test(far_over_the_maximum_it_aborts),
        cmocka_unit_test(hooks_run_in_reverse_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
