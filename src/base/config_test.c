/* Tests of config: precedence, forms of flags, what is refused. */
#include "base/config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/config_test_XXXXXX";
static int kept_error;

static int set_up(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    if (fd < 0)
        return -1;
    close(fd);
    kept_error = dup(STDERR_FILENO); /* messages of refused settings are not shown */
    int null = open("/dev/null", O_WRONLY);
    dup2(null, STDERR_FILENO);
    close(null);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    dup2(kept_error, STDERR_FILENO);
    close(kept_error);
    return unlink(path);
}

/* Loads with up to four arguments after the program's name. */
static struct config *load(const char *a, const char *b, const char *c, const char *d)
{
    char *argv[] = {"mainstay", (char *)a, (char *)b, (char *)c, (char *)d, NULL};
    int argc = 0;
    while (argv[argc])
        argc++;
    return config_load(argc, argv);
}

static void write_file(const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void defaults(void **state)
{
    (void)state;
    struct config *c = load("serve", NULL, NULL, NULL);
    assert_non_null(c);
    assert_string_equal(config_get(c, "listen"), "127.0.0.1:8080");
    assert_string_equal(config_get(c, "database"), "sqlite:mainstay.db");
    assert_string_equal(config_get(c, "secret-file"), "");
    assert_false(config_is_set(c, "listen"));
    assert_string_equal(config_positional(c, 0), "serve");
    assert_null(config_positional(c, 1));
}

static void flags(void **state)
{
    (void)state;
    struct config *c = load("member", "--listen=:1", "add", "--");
    assert_non_null(c);
    assert_string_equal(config_get(c, "listen"), ":1");
    assert_string_equal(config_positional(c, 1), "add");
    c = load("--email", "a=b@c.d", "import", "-");
    assert_non_null(c);
    assert_string_equal(config_get(c, "email"), "a=b@c.d");
    assert_string_equal(config_positional(c, 1), "-");
    c = load("import", "--", "--listen", "x");
    assert_non_null(c);
    assert_string_equal(config_positional(c, 1), "--listen");
    assert_false(config_is_set(c, "listen"));
    c = load("--name=", NULL, NULL, NULL);
    assert_true(config_is_set(c, "name"));
    assert_null(load("--listne", "x", NULL, NULL));
    assert_null(load("--listen", NULL, NULL, NULL));
    assert_null(load("-l", NULL, NULL, NULL));
    assert_null(load("--LISTEN=x", NULL, NULL, NULL));
}

static void flag_over_environment_over_file(void **state)
{
    (void)state;
    write_file("# settings\n\n  max-body = 2m  \nlisten=file:1\ndatabase = postgresql://h/d?a=b\n");
    setenv("MAINSTAY_LISTEN", "environment:1", 1);
    struct config *c = load("--config", path, NULL, NULL);
    assert_non_null(c);
    assert_string_equal(config_get(c, "max-body"), "2m");
    assert_string_equal(config_get(c, "listen"), "environment:1");
    assert_string_equal(config_get(c, "database"), "postgresql://h/d?a=b");
    c = load("--config", path, "--listen", "flag:1");
    assert_string_equal(config_get(c, "listen"), "flag:1");
    unsetenv("MAINSTAY_LISTEN");
    setenv("MAINSTAY_MAX_BODY", "3m", 1);
    setenv("MAINSTAY_CONFIG", path, 1);
    c = load("serve", NULL, NULL, NULL);
    assert_string_equal(config_get(c, "max-body"), "3m");
    assert_string_equal(config_get(c, "listen"), "file:1");
    unsetenv("MAINSTAY_MAX_BODY");
    unsetenv("MAINSTAY_CONFIG");
}

static void broken_files(void **state)
{
    (void)state;
    static const char *const rows[] = {"listne = x\n", "listen\n", "= x\n"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_file(rows[i]);
        assert_null(load("--config", path, NULL, NULL));
    }
    assert_null(load("--config", "/nonexistent/file", NULL, NULL));
    assert_null(load("--config", "/tmp", NULL, NULL));
    write_file("");
    assert_non_null(load("--config", path, NULL, NULL));
}

static void integers(void **state)
{
    (void)state;
    int64_t n = -1;
    struct config *c = load("--max-body=64K", "--max-import=2g", "--workers=8", "--seed=-3");
    assert_true(config_int(c, "max-body", 1, INT64_MAX, &n) && n == 65536);
    assert_true(config_int(c, "max-import", 1, INT64_MAX, &n) && n == INT64_C(2147483648));
    assert_true(config_int(c, "workers", 0, 8, &n) && n == 8);
    assert_true(config_int(c, "seed", INT64_MIN, INT64_MAX, &n) && n == -3);
    assert_false(config_int(c, "workers", 0, 7, &n));
    assert_false(config_int(c, "seed", 0, 7, &n));
    assert_true(config_int(c, "max-batch-body", 1, INT64_MAX, &n) && n == 4 * 1024 * 1024);
    c = load("--max-body=", "--max-import=k", "--workers=1.5", "--seed=9000000000000000000g");
    assert_false(config_int(c, "max-body", 0, INT64_MAX, &n));
    assert_false(config_int(c, "max-import", 0, INT64_MAX, &n));
    assert_false(config_int(c, "workers", 0, INT64_MAX, &n));
    assert_false(config_int(c, "seed", 0, INT64_MAX, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults),
        cmocka_unit_test(flags),
        cmocka_unit_test(flag_over_environment_over_file),
        cmocka_unit_test(broken_files),
        cmocka_unit_test(integers),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
