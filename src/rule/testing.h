/*
 * testing: a small made-up catalog for the tests of this folder: an account with one field of each
 * type, usage figures, a user's account and subscriptions.
 */
#ifndef RULE_TESTING_H
#define RULE_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "rule/criteria.h"
#include "rule/criteria_words.h"

enum { TESTING_TODAY = 20500 }; /* 2026-02-16 */

/* clang-format off */
static const struct field testing_fields[] = {
    {.key = "name", .label = "Name", .type = FIELD_TEXT, .flags = FIELD_FOLDED},
    {.key = "note", .label = "Note", .type = FIELD_TEXT},
    {.key = "secret", .label = "Secret", .type = FIELD_TEXT, .flags = FIELD_FOLDED | FIELD_HIDDEN},
    {.key = "mrr", .label = "MRR", .type = FIELD_MONEY, .read = "m.mrr", .past = "h.mrr"},
    {.key = "forecast", .label = "Forecast value", .type = FIELD_MONEY},
    {.key = "licenses", .label = "Licences", .type = FIELD_INT},
    {.key = "score", .label = "Score", .type = FIELD_NUMBER, .unit = "points"},
    {.key = "ends_on", .label = "Ends on", .type = FIELD_DATE},
    {.key = "renewed_on", .label = "Renewed on", .type = FIELD_DATE},
    {.key = "created_on", .label = "Created on", .type = FIELD_INSTANT},
    {.key = "is_parent", .label = "Is parent", .type = FIELD_BOOL},
    {.key = "plan", .label = "Plan", .type = FIELD_CHOICE, .of = "free|paid|very_paid"},
    {.key = "frequency", .label = "Usage frequency", .type = FIELD_RANK, .flags = FIELD_METRIC,
     .of = "inactive|occasionally|weekly|daily"},
    {.key = "stage", .label = "Stage", .type = FIELD_NAME, .of = "stage"},
    {.key = "manager", .label = "Success Manager", .type = FIELD_REF, .of = "member",
     .flags = FIELD_ROLE, .id = 3},
    {.key = "segment", .label = "Segment", .type = FIELD_REF, .of = "segment",
     .flags = FIELD_METRIC | FIELD_SET, .column = "account",
     .read = "SELECT 1 FROM segment_member s WHERE s.entity_id = e.id"},
    {.key = "tags", .label = "Tags", .type = FIELD_TEXTS, .flags = FIELD_FOLDED},
    {.key = "series", .label = "Series", .type = FIELD_SERIES, .flags = FIELD_METRIC},
    {.key = "active_users", .label = "Active users", .type = FIELD_INT, .flags = FIELD_METRIC,
     .unit = "users", .figure = FIGURE_USERS},
    {.key = "uses", .label = "Feature uses", .type = FIELD_INT, .flags = FIELD_METRIC,
     .figure = FIGURE_USES},
    {.key = "features_used", .label = "Features used", .type = FIELD_INT, .flags = FIELD_METRIC,
     .figure = FIGURE_FEATURES},
    {.key = "touchpoints", .label = "Touchpoints", .type = FIELD_INT, .flags = FIELD_METRIC,
     .known = "contact", .figure = FIGURE_TOUCHPOINTS},
    {.key = "last_use", .label = "Last use", .type = FIELD_DATE, .figure = FIGURE_LAST,
     .flags = FIELD_METRIC | FIELD_HIDDEN | FIELD_RULE_ONLY},
};
/* clang-format on */

static const struct criteria_reach testing_account = {
    "account",
    "the account's",
    "e.account_id IN (SELECT e.id FROM account e LEFT JOIN account_metric m ON m.account_id = e.id",
    "",
    "e.id",
    NULL};
static const struct criteria_reach testing_subscription = {
    "subscription",
    "a subscription's",
    "e.id IN (SELECT e.account_id FROM subscription e",
    "e.deleted_at IS NULL AND ",
    "e.account_id",
    "subscription"};

static inline bool testing_find(void *data, struct str key, struct criteria_field *out)
{
    (void)data;
    *out = (struct criteria_field){.subject = 'a'};
    if (str_starts(key, "account.")) {
        out->reach = &testing_account;
        key = (struct str){key.p + 8, key.n - 8};
    } else if (str_starts(key, "subscription.")) {
        out->reach = &testing_subscription;
        out->subject = 0;
        out->currency = true;
        key = (struct str){key.p + 13, key.n - 13};
    }
    for (size_t i = 0; i < sizeof(testing_fields) / sizeof(testing_fields[0]); i++)
        if (str_is(key, testing_fields[i].key) && criteria_takes_field(&testing_fields[i]))
            out->field = &testing_fields[i];
    return out->field;
}

static inline int64_t testing_resolve(void *data, const struct field *f, const struct json *value,
                                      struct str *words)
{
    (void)data;
    (void)f;
    static const char *const names[] = {"Trial", "Live", "Cancelled"};
    for (int i = 0; i < 3; i++)
        if ((value->type == JSON_STRING && str_eq_nocase(value->text, str_of(names[i]))) ||
            (value->type == JSON_INT && value->i == i + 1) ||
            (json_get(value, "id") && json_get(value, "id")->i == i + 1)) {
            *words = str_of(names[i]);
            return i + 1;
        }
    return 0;
}

/* One product, one module, and two features "Export". */
static inline bool testing_place(void *data, struct criteria_place *p)
{
    static int64_t product[] = {1}, module[] = {2}, features[] = {3, 4};
    static const char *const names[] = {"App", "Billing", "Export"};
    (void)data;
    for (int level = 0; level <= p->level; level++)
        if (p->n && p->names[level].p)
            p->names[level] = str_of(names[level]);
        else if (p->names[level].p && !str_is(p->names[level], names[level]))
            return false;
    p->ids = p->level == 2 ? features : p->level == 1 ? module : product;
    p->n = p->level == 2 ? 2 : 1;
    return true;
}

static const struct criteria_rate testing_rates[] = {{{"EUR", 3}, 1.25}};

static inline struct criteria_schema testing_schema(void)
{
    return (struct criteria_schema){.find = testing_find,
                                    .resolve = testing_resolve,
                                    .place = testing_place,
                                    .calendar = calendar_get(STR("Europe/Berlin")),
                                    .today = TESTING_TODAY,
                                    .currency = STR("USD"),
                                    .currency_digits = 2,
                                    .rates = testing_rates,
                                    .nrates = 1};
}

/* Parses a text in which ' stands for ". */
static inline struct criteria *testing_parse(struct arena *arena, const char *text,
                                             struct error *error)
{
    struct criteria_schema *schema = ARENA_NEW(arena, struct criteria_schema);
    char *json = str_z(arena, str_of(text));
    for (char *p = json; *p; p++)
        if (*p == '\'')
            *p = '"';
    struct json_result parsed = json_parse(arena, str_of(json));
    if (!parsed.root)
        fail_msg("not JSON: %s", text);
    *schema = testing_schema();
    error_init(error, arena);
    return criteria_parse(arena, schema, parsed.root, "filter", error);
}

#endif
