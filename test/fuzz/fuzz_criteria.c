/*
 * Fuzz target: criteria as a client sends them. Whatever is taken renders to SQL in which every
 * value is bound (as many `?` and arrays as binds) and reads as a sentence; whatever is refused
 * says where.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rule/criteria_names.h"
#include "rule/criteria_sql.h"
#include "rule/testing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* `?` and the words of bound arrays: {ints} {texts} {in_ints} {in_texts}. */
static size_t placeholders(struct str sql)
{
    size_t n = 0;
    for (size_t i = 0; i < sql.n; i++)
        n += sql.p[i] == '?' || strncmp(sql.p + i, "{in_", 4) == 0 ||
             strncmp(sql.p + i, "{ints}", 6) == 0 || strncmp(sql.p + i, "{texts}", 7) == 0;
    return n;
}

static void check(struct arena *arena, const struct criteria_schema *schema,
                  const struct criteria_scope *scope, const struct criteria *c)
{
    struct criteria_sql sql;
    if (!criteria_sql_render(arena, schema, scope, c, &sql))
        return;
    if (placeholders(sql.joins.sql) != sql.joins.nbinds ||
        placeholders(sql.where.sql) != sql.where.nbinds)
        abort();
    struct str words = criteria_words(arena, schema, c, "accounts");
    if (!words.n || words.n > CRITERIA_SENTENCE || !utf8_valid(words))
        abort();
}

/* What is taken is taken as it is kept, too, and given out as it was written. */
static void check_names(struct arena *arena, const struct criteria_schema *schema,
                        const struct json *json)
{
    struct error error;
    struct str kept = criteria_by_id(arena, schema, json);
    const struct json *again = kept.p ? json_parse(arena, kept).root : NULL;
    error_init(&error, arena);
    if (kept.p && (!again || !criteria_parse(arena, schema, again, "filter", &error)))
        abort();
    if (again && !criteria_by_name(arena, schema, again).p)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct criteria_schema schema = testing_schema();
    /* Of all, of few accounts, and with a third value. */
    static const int64_t accounts[] = {1, 2};
    const struct criteria_scope few = {.accounts = accounts, .naccounts = 2},
                                three = {.accounts = accounts, .naccounts = 2, .three = true};
    const struct criteria_scope *const scopes[] = {NULL, &few, &three};
    struct error error;
    struct json_result parsed = json_parse(arena, (struct str){(const char *)data, size});
    error_init(&error, arena);
    if (parsed.root && size <= 65536) {
        struct criteria *c = criteria_parse(arena, &schema, parsed.root, "filter", &error);
        if (!c && (!error.items || !str_starts(error.items->field, "filter")))
            abort();
        for (int i = 0; c && i < 3; i++)
            check(arena, &schema, scopes[i], c);
        if (c)
            check_names(arena, &schema, parsed.root);
    }
    arena_free(&arena);
    return 0;
}
