/* Tests of clock: setting, start from the environment, jumps by file. */
#include "base/clock.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define JANUARY_31 INT64_C(1769817600000) /* 2026-01-31T00:00Z */

static char path[] = "/tmp/clock_test_XXXXXX";

static void sleep_ms(long ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

static void write_file(const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void assert_near(int64_t ms, int64_t wanted)
{
    assert_in_range(ms - wanted + 2, 0, 3000);
}

static void runs_on_from_where_it_is_set(void **state)
{
    (void)state;
    clock_set(JANUARY_31);
    int64_t first = clock_now();
    assert_near(first, JANUARY_31);
    sleep_ms(30);
    assert_in_range(clock_now() - first, 25, 2000);
}

static void monotonic_is_not_set(void **state)
{
    (void)state;
    int64_t before = clock_mono(), before_us = clock_mono_us();
    clock_set(0);
    assert_in_range(clock_mono() - before, 0, 2000);
    assert_in_range(clock_mono_us() - before_us, 0, 2000000);
}

static void starts_by_environment(void **state)
{
    (void)state;
    const char *why = NULL;
    unsetenv("MAINSTAY_CLOCK");
    unsetenv("MAINSTAY_CLOCK_FILE");
    clock_set(0);
    assert_int_equal(clock_setup(&why), 0);
    assert_near(clock_now(), (int64_t)time(NULL) * 1000);
    setenv("MAINSTAY_CLOCK", "2026-01-31T00:00:00Z", 1);
    assert_int_equal(clock_setup(&why), 0);
    assert_near(clock_now(), JANUARY_31);
    setenv("MAINSTAY_CLOCK", "tomorrow", 1);
    assert_int_equal(clock_setup(&why), -1);
    assert_non_null(strstr(why, "MAINSTAY_CLOCK"));
    unsetenv("MAINSTAY_CLOCK");
}

static void jumps_by_file(void **state)
{
    (void)state;
    const char *why = NULL;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    write_file("2026-01-31\n");
    setenv("MAINSTAY_CLOCK_FILE", path, 1);
    assert_int_equal(clock_setup(&why), 0);
    assert_near(clock_now(), JANUARY_31);
    write_file("2030-01-01T12:00:00Z");
    sleep_ms(130);
    assert_near(clock_now(), INT64_C(1893499200000));
    write_file("2026-01-31T00:00:00Z"); /* back */
    sleep_ms(130);
    assert_near(clock_now(), JANUARY_31);
    write_file("half writ");
    sleep_ms(130);
    assert_near(clock_now(), JANUARY_31);
    unlink(path);
    sleep_ms(130);
    assert_near(clock_now(), JANUARY_31);
    write_file("2030-01-01T12:00:00Z");
    sleep_ms(130);
    assert_near(clock_now(), INT64_C(1893499200000));
    unlink(path);
}

static void the_file_counts_from_when_it_was_written(void **state)
{
    (void)state;
    const char *why = NULL;
    write_file("2026-01-31");
    struct timespec hour_ago[2] = {{time(NULL) - 3600, 0}, {time(NULL) - 3600, 0}};
    utimensat(AT_FDCWD, path, hour_ago, 0);
    setenv("MAINSTAY_CLOCK_FILE", path, 1);
    assert_int_equal(clock_setup(&why), 0);
    assert_near(clock_now(), JANUARY_31 + 3600000);
    write_file("never");
    assert_int_equal(clock_setup(&why), -1);
    assert_non_null(strstr(why, "MAINSTAY_CLOCK_FILE"));
    unlink(path);
    assert_int_equal(clock_setup(&why), 0); /* it may come later */
    unsetenv("MAINSTAY_CLOCK_FILE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_on_from_where_it_is_set),
        cmocka_unit_test(monotonic_is_not_set),
        cmocka_unit_test(starts_by_environment),
        cmocka_unit_test(jumps_by_file),
        cmocka_unit_test(the_file_counts_from_when_it_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
