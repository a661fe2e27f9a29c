/*
 * fuzz_datetime: any bytes go into the readers of instants, dates, amounts, numbers and into
 * folding. What is read must lie in the promised range, and what is written of it must read back as
 * the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/datetime.h"
#include "base/decimal.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_SIZE = 1024 * 1024, LARGEST_INPUT = 4096 };

static void demand(bool condition)
{
    if (!condition)
        abort();
}

static void check_instant(struct str text)
{
    int64_t ms, back;
    bool date_only;
    char out[INSTANT_SIZE];
    if (!instant_parse(text, &ms, &date_only))
        return;
    instant_format(ms, out);
    demand(strlen(out) == INSTANT_SIZE - 1 && strcmp(out, "1900") > 0 && strcmp(out, "2201") < 0);
    demand(instant_parse(str_of(out), &back, NULL) && back == ms);
    demand(!date_only || ms % 86400000 == 0);
}

static void check_date(struct str text, const char *zone)
{
    const struct calendar *c = calendar_get(str_of(zone));
    int32_t day, back;
    char out[DATE_SIZE];
    if (!date_parse(text, c, &day))
        return;
    date_format(day, out);
    demand(day >= date_from_ymd(1899, 12, 31) && day <= date_from_ymd(2201, 1, 1));
    demand(strcmp(out, "1900") < 0 || strcmp(out, "2201") > 0 ||
           (date_parse(str_of(out), c, &back) && back == day));
}

static void check_amount(struct str text, int digits)
{
    int64_t minor, back;
    char out[32];
    if (!decimal_parse(text, digits, &minor))
        return;
    demand(minor <= MONEY_MAX && minor >= -MONEY_MAX);
    demand(decimal_parse(decimal_format(minor, digits, out), digits, &back) && back == minor);
}

/* Where a double can hold the amount, both readers must agree. */
static void check_against_double(struct str text)
{
    double d;
    int64_t minor;
    if (!str_to_double(text, &d) || !decimal_parse(text, 2, &minor))
        return;
    double difference = d * 100 - (double)minor;
    demand(difference <= 0.51 + d * d * 1e-18 && difference >= -0.51 - d * d * 1e-18);
}

static void check_folding(struct str text)
{
    struct arena *arena = arena_new(ARENA_SIZE);
    struct str once = utf8_fold(arena, text);
    demand(utf8_valid(once));
    demand(str_eq(once, utf8_fold(arena, once)));
    demand(utf8_valid(utf8_from_latin1(arena, text, true)));
    if (utf8_valid(text))
        demand(utf8_valid(utf8_prefix(text, utf8_length(text) / 2)));
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LARGEST_INPUT)
        return 0;
    struct str text = {(const char *)data, size};
    check_instant(text);
    check_date(text, "America/Sao_Paulo");
    check_date(text, "Pacific/Apia");
    for (int digits = 0; digits <= 4; digits++)
        check_amount(text, digits);
    check_against_double(text);
    check_folding(text);
    return 0;
}
