/* Tests of log: what stands on standard error, which is a file while they run. */
#include "base/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/json.h"

static char output[20000];

/* Runs `write` with standard error caught; what was written is in `output`. */
static void capture(void (*write_lines)(void))
{
    FILE *file = tmpfile();
    int kept = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    write_lines();
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    output[fread(output, 1, sizeof output - 1, file)] = '\0';
    fclose(file);
}

static void write_plain(void)
{
    log_debug("hidden", NULL);
    log_info("started \"x\"", "port=%d path=%s", 80, log_quote("a b\"\n\xFF"));
    log_request_id("r1");
    log_warn("bare", NULL);
    log_request_id(NULL);
    log_error("break", "unquoted=a\nlevel=error");
}

static void logfmt(void **state)
{
    (void)state;
    clock_set(INT64_C(1769817600000));
    log_setup(LOG_INFO, false);
    capture(write_plain);
    assert_null(strstr(output, "hidden"));
    assert_non_null(strstr(output, "time=2026-01-31T00:00:00."));
    assert_non_null(strstr(output, "level=info msg=\"started \\\"x\\\"\" port=80 "
                                   "path=\"a b\\\"\\n?\"\n"));
    assert_non_null(strstr(output, "level=warn msg=\"bare\" request=\"r1\"\n"));
    assert_non_null(strstr(output, "unquoted=a level=error\n"));
}

static void write_json(void)
{
    log_info("m", "port=%d n=%s id=%s text=%s bad=%s", 80, "007", "abc",
             log_quote("q \"x\" = \t\xC3\xBC"), "\xFF");
}

static void json_lines_are_json(void **state)
{
    (void)state;
    log_setup(LOG_DEBUG, true);
    capture(write_json);
    struct arena *a = arena_new(1 << 20);
    struct json_result r = json_parse(a, str_of(output));
    assert_non_null(r.root);
    assert_int_equal(json_get(r.root, "port")->i, 80);
    assert_true(str_is(json_get_str(r.root, "n"), "007"));
    assert_true(str_is(json_get_str(r.root, "id"), "abc"));
    assert_true(str_is(json_get_str(r.root, "text"), "q \"x\" = \t\xC3\xBC"));
    assert_true(str_is(json_get_str(r.root, "bad"), "?"));
    assert_true(str_is(json_get_str(r.root, "level"), "info"));
    arena_free(&a);
}

static char wide[10000];

static void write_wide(void)
{
    memset(wide, 'w', sizeof wide - 1);
    log_info(wide, "a=%s b=%s", wide, log_quote(wide));
    for (size_t i = 0; i + 2 < sizeof wide; i += 2)
        memcpy(wide + i, "\xC3\xBC", 2);
    wide[sizeof wide - 1] = '\0';
    log_info("umlauts", "a=%s", log_quote(wide));
}

static void long_lines_are_cut(void **state)
{
    (void)state;
    for (int json = 0; json < 2; json++) {
        log_setup(LOG_INFO, json);
        capture(write_wide);
        char *end = strchr(output, '\n');
        assert_non_null(end);
        assert_in_range(end - output, 1000, 4096);
        assert_int_equal(output[strlen(output) - 1], '\n');
    }
    struct arena *a = arena_new(1 << 20);
    struct str rest = str_of(output), line;
    for (int i = 0; i < 2; i++) {
        assert_true(str_next(&rest, '\n', &line));
        assert_non_null(json_parse(a, line).root);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(logfmt),
        cmocka_unit_test(json_lines_are_json),
        cmocka_unit_test(long_lines_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
