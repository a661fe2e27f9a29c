/*
 * Bodies of clients to events, without server and database: both CSB shapes, Segment's form, each
 * leniency, each limit, and that a bad item leaves its neighbours alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "api/door.h"
#include "base/datetime.h"

#define NOW INT64_C(1769850000000) /* 2026-01-31T09:00:00Z */

static struct arena *arena;
static const struct catalog *catalog;
static struct error error;
static struct door_batch batch;

static struct model model_of(void)
{
    error_init(&error, arena);
    return (struct model){.arena = arena,
                          .catalog = catalog,
                          .calendar = catalog->calendar,
                          .error = &error,
                          .now = NOW,
                          .lenient = true};
}

static bool decode_text(const char *path, struct str text)
{
    struct model m = model_of();
    struct door_body body;
    door_read(arena, text, &body);
    return door_decode(&m, str_of(path), &body, NOW, &batch);
}

/* Decodes and gives the first event. */
static const struct event *one(const char *path, const char *text)
{
    assert_true(decode_text(path, str_of(text)));
    assert_true(batch.count >= 1);
    return &batch.events[0];
}

#define assert_str(s, z) assert_string_equal(str_z(arena, (s)), (z))

static void check_taken(const struct event *e)
{
    if (e->verdict == EVENT_REFUSED)
        fail_msg("refused: %.*s", (int)e->reason.n, e->reason.p);
}

static struct str value_text(const struct event *e, const char *key)
{
    const struct value *v = record_const(e->record, key);
    return v->kind == 's' || v->kind == 't' ? v->s : STR_NONE;
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    catalog = catalog_build(NULL);
    return catalog ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    catalog_drop(&catalog);
    arena_free(&arena);
    return 0;
}

static void test_feature_flat(void **state)
{
    (void)state;
    const struct event *e =
        one("/api/v1_1/feature",
            "{\"account_id\":\"a1\",\"user_id\":\"u1\",\"product_id\":\"Till\",\"module_id\":"
            "\"Sales\",\"feature_id\":\"Refund\",\"total\":3,\"type\":\"feature\","
            "\"timestamp\":\"2026-01-30T10:00:00.123Z\"}");
    check_taken(e);
    assert_int_equal(e->verdict, EVENT_ACCEPTED);
    assert_int_equal(e->kind, EVENT_FEATURE);
    assert_str(e->account, "a1");
    assert_str(e->user, "u1");
    assert_str(e->product, "Till");
    assert_str(e->module, "Sales");
    assert_str(e->feature, "Refund");
    assert_int_equal(e->total, 3);
    assert_int_equal(e->at, INT64_C(1769767200123));
    assert_false(batch.many);
}

static void test_feature_camel(void **state)
{
    (void)state;
    const struct event *e =
        one("/api_js/v1_1/feature",
            "{\"accountId\":12,\"userId\":\" 7 \",\"productId\":\"P\",\"moduleId\":\"M\","
            "\"featureId\":\"F\",\"total\":\"5\",\"timestamp\":\"2026-01-30T10:00\"}");
    check_taken(e);
    assert_str(e->account, "12");
    assert_str(e->user, "7");
    assert_int_equal(e->total, 5);
    assert_int_equal(e->at, INT64_C(1769767200000));
}

/* Each total as sent, and what becomes of it: -1 = refused. */
static void test_totals(void **state)
{
    (void)state;
    static const struct {
        const char *sent;
        int64_t total;
    } rows[] = {
        {"1", 1},           {"0", 0},
        {"\"7\"", 7},       {"\" 7 \"", 7},
        {"\"7.0\"", 7},     {"2.0", 2},
        {"1e3", 1000},      {"null", 1},
        {"\"\"", 1},        {"1000000000", 1000000000},
        {"1000000001", -1}, {"\"1000000001\"", -1},
        {"-1", -1},         {"\"-1\"", -1},
        {"1.5", -1},        {"\"1.5\"", -1},
        {"\"many\"", -1},   {"true", -1},
        {"[1]", -1},        {"99999999999999999999999", -1},
        {"1e400", -1},      {"\"1e300\"", -1},
        {"\"nan\"", -1},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[200];
        snprintf(text, sizeof(text),
                 "{\"account_id\":1,\"user_id\":2,\"feature_id\":\"f\",\"total\":%s}",
                 rows[i].sent);
        const struct event *e = one("/api/v1_1/feature", text);
        int64_t got = e->verdict == EVENT_REFUSED ? -1 : e->total;
        if (got != rows[i].total)
            fail_msg("total %s gave %lld", rows[i].sent, (long long)got);
        if (got == -1 && str_find(e->reason, STR("total")) < 0)
            fail_msg("%s: the reason does not name the field", rows[i].sent);
    }
}

static void test_instants(void **state)
{
    (void)state;
    static const struct {
        const char *sent;
        int64_t at; /* 0 = refused */
    } rows[] = {
        {"\"2026-01-30T10:00:00Z\"", INT64_C(1769767200000)},
        {"\"2026-01-30T10:00:00+00:00\"", INT64_C(1769767200000)},
        {"\"2026-01-30T12:00:00+0200\"", INT64_C(1769767200000)},
        {"\"2026-01-30T10:00:00\"", INT64_C(1769767200000)},
        {"\"2026-01-30 10:00:00\"", INT64_C(1769767200000)},
        {"\"2026-01-30T10:00:00.123456789\"", INT64_C(1769767200123)},
        {"1769767200", INT64_C(1769767200000)},
        {"\"1769767200\"", INT64_C(1769767200000)},
        {"1769767200123", INT64_C(1769767200123)},
        {"1769767200.5", INT64_C(1769767200000)},
        {"null", NOW},
        {"\"\"", NOW},
        {"\"2026-02-01T08:00:00Z\"", INT64_C(1769932800000)}, /* 23 h ahead */
        {"\"2026-02-01T10:00:00Z\"", 0},                      /* 25 h ahead */
        {"\"yesterday\"", 0},
        {"{}", 0},
        {"1e300", 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[200];
        snprintf(text, sizeof(text), "{\"account_id\":1,\"user_id\":2,\"timestamp\":%s}",
                 rows[i].sent);
        const struct event *e = one("/api/v1_1/login", text);
        int64_t got = e->verdict == EVENT_REFUSED ? 0 : e->at;
        if (got != rows[i].at)
            fail_msg("%s gave %lld", rows[i].sent, (long long)got);
        if (!got && str_find(e->reason, STR("timestamp")) < 0)
            fail_msg("%s: the reason does not name the field", rows[i].sent);
    }
}

static void test_ids(void **state)
{
    (void)state;
    char text[2000], id[EVENT_NAME_MAX + 2];
    memset(id, 'x', sizeof(id));
    id[EVENT_NAME_MAX] = '\0';
    snprintf(text, sizeof(text), "{\"account_id\":\"%s\",\"user_id\":1}", id);
    check_taken(one("/api/v1_1/login", text));
    id[EVENT_NAME_MAX] = 'x';
    id[EVENT_NAME_MAX + 1] = '\0';
    snprintf(text, sizeof(text), "{\"account_id\":\"%s\",\"user_id\":1}", id);
    const struct event *e = one("/api/v1_1/login", text);
    assert_int_equal(e->verdict, EVENT_REFUSED);
    assert_str(e->reason, "account_id is longer than 255 characters");

    e = one("/api/v1_1/login", "{\"account_id\":\"a\\u0000b\",\"user_id\":1}");
    assert_str(e->reason, "account_id holds the character U+0000");
    e = one("/api/v1_1/account", "{\"account_id\":1,\"x\":{\"deep\":[\"\\u0000\"]}}");
    assert_str(e->reason, "deep holds the character U+0000");
    e = one("/api/v1_1/login", "{\"account_id\":{\"a\":1},\"user_id\":1}");
    assert_str(e->reason, "account_id is neither text nor a number");
    e = one("/api/v1_1/login", "{\"account_id\":1,\"user_id\":\"\"}");
    assert_str(e->reason, "user_id is missing");
    e = one("/api/v1_1/login", "{}");
    assert_str(e->reason, "account_id is missing");
    e = one("/api/v1_1/feature", "{\"user_id\":5,\"feature_id\":\"f\"}");
    check_taken(e); /* the user's only account */
    assert_null(e->account.p);
    e = one("/api/v1_1/login", "{\"account_id\":\"\",\"accountId\":\"b\",\"user_id\":1}");
    assert_str(e->account, "b");
}

static void test_track(void **state)
{
    (void)state;
    const char *login = "{\"accountId\":\"a\",\"userId\":\"u\",\"type\":\"track\",\"event\":"
                        "\"User Login\",\"timestamp\":\"2026-01-31T08:00:00+0000\"}";
    const struct event *e = one("/api_js/v1_1/track", login);
    check_taken(e);
    assert_int_equal(e->kind, EVENT_LOGIN);
    e = one("/api_js/v1_1/track",
            "{\"accountId\":\"a\",\"userId\":\"u\",\"event\":\"user logout\"}");
    assert_int_equal(e->kind, EVENT_LOGOUT);
    e = one("/api_js/v1_1/track",
            "{\"accountId\":\"a\",\"userId\":\"u\",\"event\":\"Invited\",\"properties\":{}}");
    assert_int_equal(e->kind, EVENT_FEATURE);
    assert_str(e->feature, "Invited");
    assert_null(e->product.p);
    assert_int_equal(e->total, 1);
    e = one("/api_js/v1_1/track", "{\"accountId\":\"a\",\"userId\":\"u\"}");
    assert_str(e->reason, "event is missing");
    e = one("/api/v1_1/login", login);
    assert_int_equal(e->kind, EVENT_LOGIN);
}

/* What the older clients post: Java's user() to account, PHP's empty lists of traits. */
static void test_kinds_by_type(void **state)
{
    (void)state;
    const struct event *e = one(
        "/api_js/v1_1/account",
        "{\"accountId\":\"a\",\"userId\":\"u\",\"type\":\"user\",\"timestamp\":"
        "\"2026-01-31T08:30:15.123456\",\"traits\":{\"email\":\"a@b.de\",\"firstName\":\"Ann\"}}");
    check_taken(e);
    assert_str(str_of(e->record->resource->key), "user");
    assert_str(value_text(e, "external_id"), "u");
    assert_str(value_text(e, "account"), "a");
    assert_str(value_text(e, "email"), "a@b.de");
    assert_str(value_text(e, "first_name"), "Ann");
    assert_str(str_of(batch.kind->name), "user");

    e = one("/api_js/v1_1/account",
            "{\"accountId\":\"a\",\"type\":\"account\",\"traits\":[],\"timestamp\":"
            "\"2026-01-31T08:30:15+0000\"}");
    assert_int_equal(e->verdict, EVENT_ACCEPTED);
    assert_str(str_of(e->record->resource->key), "account");
    e = one("/api_js/v1_1/account", "{\"accountId\":\"a\",\"type\":\"user\",\"traits\":[]}");
    assert_str(str_of(e->record->resource->key), "account");
    e = one("/api_js/v1_1/account", "{\"accountId\":\"a\",\"traits\":[1]}");
    assert_int_equal(e->verdict, EVENT_REPAIRED);
    e = one("/api/v1_1/user",
            "{\"account_id\":\"a\",\"user_id\":\"u\",\"type\":\"account\",\"name\":\"N\"}");
    assert_str(str_of(e->record->resource->key), "user");

    assert_true(
        decode_text("/api_js/v1_1/track",
                    STR("[{\"accountId\":1,\"userId\":2,\"type\":\"feature\",\"productId\":"
                        "\"P\",\"moduleId\":\"M\",\"featureId\":\"F\",\"total\":2},"
                        "{\"accountId\":1,\"type\":\"account\",\"traits\":{\"name\":\"N\"}},"
                        "{\"accountId\":1,\"userId\":2,\"type\":\"track\",\"event\":"
                        "\"User Login\"}]")));
    assert_true(batch.many);
    assert_int_equal(batch.events[0].kind, EVENT_FEATURE);
    assert_str(batch.events[0].feature, "F");
    assert_int_equal(batch.events[1].kind, EVENT_RECORD);
    assert_int_equal(batch.events[2].kind, EVENT_LOGIN);
}

static void test_records(void **state)
{
    (void)state;
    const struct event *e =
        one("/api/v1_1/account", "{\"account_id\":7,\"name\":\"Acme\",\"licenses\":\"25\",\"mrr\":"
                                 "\"1200.00\",\"billingCity\":"
                                 "\"Bonn\",\"created_on\":\"2024-05-01\",\"custom_Tier\":\"gold\","
                                 "\"odd\":1,\"api_key\":\"k\"}");
    check_taken(e);
    assert_str(value_text(e, "external_id"), "7");
    assert_str(value_text(e, "name"), "Acme");
    assert_int_equal(record_const(e->record, "licenses")->i, 25);
    assert_int_equal(record_const(e->record, "mrr")->i, 120000);
    assert_str(value_text(e, "billing_city"), "Bonn");
    assert_non_null(e->record->pending);
    assert_int_equal(e->verdict, EVENT_REPAIRED); /* "odd" is unknown and kept aside */
    assert_non_null(e->record->notes);
    assert_null(e->record->notes->next);

    e = one("/api/v1_1/invoice",
            "{\"invoice_id\":\"i\",\"subscription_id\":\"s\",\"total\":\"9.5\"}");
    check_taken(e);
    assert_int_equal(record_const(e->record, "total")->i, 950);
    assert_str(value_text(e, "subscription"), "s");
    e = one("/api/v1_1/invoice", "{\"invoice_id\":\"i\",\"total\":\"9.5\"}");
    assert_str(e->reason, "account_id or subscription_id is missing");
    e = one("/api/v1_1/invoice", "{\"account_id\":1}");
    assert_str(e->reason, "invoice_id is missing");
    e = one("/api/v1_1/subscription", "{\"subscription_id\":1}");
    assert_str(e->reason, "account_id is missing");
    e = one("/api/v1_1/subscription",
            "{\"accountId\":1,\"subscriptionId\":2,\"properties\":{\"plan_name\":\"Pro\"}}");
    assert_str(value_text(e, "plan_name"), "Pro");
    assert_str(value_text(e, "account"), "1");
    e = one("/api/v1_1/issue", "{\"issue_id\":1,\"account_id\":2,\"type\":\"bug\"}");
    assert_str(value_text(e, "type"), "bug");
    e = one("/api/v1_1/issue",
            "{\"issueId\":1,\"accountId\":2,\"type\":\"issue\",\"traits\":{\"type\":\"bug\"}}");
    assert_str(value_text(e, "type"), "bug");
    e = one("/api/v1_1/nps", "{\"response_id\":1,\"account_id\":2,\"score\":\"9\"}");
    assert_int_equal(record_const(e->record, "score")->i, 9);
    e = one("/api/v1_1/consumption",
            "{\"account_id\":2,\"metric\":\"GB\",\"date\":\"2026-01-30\",\"value\":\"1.5\"}");
    check_taken(e);
    assert_str(value_text(e, "metric"), "GB");
    e = one("/api_js/v1_1/identify",
            "{\"userId\":\"u\",\"traits\":{\"account_id\":\"a\",\"name\":\"N\"}}");
    check_taken(e);
    assert_str(e->account, "a");
    assert_str(value_text(e, "account"), "a");
    e = one("/api/v1_1/ticket",
            "{\"ticket_id\":1,\"account_id\":2,\"user_id\":3,\"status\":\"Open\"}");
    assert_str(value_text(e, "user"), "3");
    assert_str(value_text(e, "external_id"), "1");
}

/* Of several spellings of an id, the first one with a value counts; nested ids as well. */
static void test_empty_values(void **state)
{
    (void)state;
    const struct event *e =
        one("/api/v1_1/user", "{\"account_id\":1,\"user_id\":null,\"userId\":5,\"email\":\"\","
                              "\"phone\":null,\"traits\":null}");
    check_taken(e);
    assert_str(value_text(e, "external_id"), "5");
    assert_int_equal(record_const(e->record, "email")->kind, 'n');
    assert_int_equal(record_const(e->record, "phone")->kind, 'n');
    assert_int_equal(record_const(e->record, "mobile")->kind, 0);
}

static void test_bodies(void **state)
{
    (void)state;
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"", "the body is empty"},
        {" \n ", "the body is empty"},
        {"nonsense", "the body is not JSON"},
        {"{\"account_id\":", "the body is not JSON"},
        {"5", "the body is neither an object nor a list"},
        {"null", "the body is neither an object nor a list"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_false(decode_text("/api/v1_1/feature", str_of(rows[i].text)));
        assert_int_equal(batch.code, ERROR_BAD_REQUEST);
        if (!str_starts(batch.error, rows[i].error))
            fail_msg("%s gave %.*s", rows[i].text, (int)batch.error.n, batch.error.p);
    }
    assert_false(decode_text("/api/v1_1/cheese", STR("{}")));
    assert_int_equal(batch.code, ERROR_NOT_FOUND);
    assert_true(decode_text("/api/v1_1/feature", STR("[]")));
    assert_int_equal(batch.count, 0);

    const struct event *e = one("/api/v1_1/account", "{\"account_id\":1,\"name\":\"M\xFCller\"}");
    assert_str(value_text(e, "name"), "M\xC3\xBCller");
    assert_int_equal(e->verdict, EVENT_REPAIRED);
    e = one("/api/v1_1/account", "\xEF\xBB\xBF{\"account_id\":1}");
    assert_int_equal(e->verdict, EVENT_ACCEPTED);
    e = one("/api/v1_1/account", "{\"account_id\":1,\"name\":\"\\ud800\"}");
    assert_int_equal(e->verdict, EVENT_REPAIRED);
}

static void test_neighbours(void **state)
{
    (void)state;
    assert_true(
        decode_text("/api/v1_1/feature",
                    STR("[{\"account_id\":1,\"user_id\":2,\"feature_id\":\"f\"},5,"
                        "{\"account_id\":1,\"user_id\":2,\"feature_id\":\"f\",\"total\":-1},null,"
                        "{\"account_id\":1,\"user_id\":2,\"feature_id\":\"g\"}]")));
    assert_int_equal(batch.item_count, 5);
    static const enum event_verdict verdicts[] = {EVENT_ACCEPTED, EVENT_REFUSED, EVENT_REFUSED,
                                                  EVENT_REFUSED, EVENT_ACCEPTED};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(batch.events[i].verdict, verdicts[i]);
    assert_str(batch.events[1].reason, "the item is not an object");
    assert_str(batch.events[4].feature, "g");

    struct buf b = BUF_INIT(1 << 20);
    buf_addc(&b, '[');
    for (int i = 0; i <= DOOR_ITEMS_MAX; i++)
        buf_addz(&b, i ? ",{}" : "{}");
    buf_addc(&b, ']');
    assert_false(decode_text("/api/v1_1/feature", buf_str(&b)));
    assert_int_equal(batch.code, ERROR_TOO_LARGE);
    assert_true(str_find(batch.error, STR("10000")) >= 0);
    buf_free(&b);
}

static void test_pages(void **state)
{
    (void)state;
    const struct event *e =
        one("/api_js/v1_1/page", "{\"accountId\":1,\"userId\":2,\"page\":{\"path\":\"/x\"}}");
    assert_int_equal(e->kind, EVENT_PAGE);
    assert_str(e->page, "/x");
    e = one("/api_js/v1_1/page", "{\"accountId\":1,\"userId\":2,\"name\":\"Home\"}");
    assert_str(e->page, "Home");
}

static void test_keys_in_body(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
    } rows[] = {
        {"{\"api_key\":\"k\"}", "k"},
        {"{\"apiKey\":\" k \"}", "k"},
        {"{\"writeKey\":\"k\",\"batch\":[]}", "k"},
        {"[{\"api_key\":\"k\"}]", "k"},
        {"{\"batch\":[{\"writeKey\":\"k\"}]}", "k"},
        {"{\"api_key\":5}", ""},
        {"[]", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct door_body body;
        door_read(arena, str_of(rows[i].text), &body);
        assert_str(body.key.p ? body.key : STR(""), rows[i].key);
    }
}

/* What the debugger keeps of an item has no key in it. */
static void test_keys_are_not_kept(void **state)
{
    (void)state;
    const struct event *e = one("/api/v1_1/login", "[{\"account_id\":1,\"apiKey\":\"secret\","
                                                   "\"user_id\":2,\"writeKey\":5}]");
    check_taken(e);
    struct buf b = BUF_INIT(1000);
    struct json_out out;
    json_out_init(&out, &b);
    json_out_tree(&out, e->raw);
    assert_str(buf_str(&b), "{\"account_id\":1,\"user_id\":2}");
    buf_free(&b);
}

static void test_segment_track(void **state)
{
    (void)state;
    assert_true(decode_text("/v1/batch",
                            STR("{\"batch\":[{\"type\":\"track\",\"event\":\"Paid\",\"userId\":"
                                "\"u\",\"messageId\":\"m1\","
                                "\"timestamp\":\"2026-01-31T07:00:00Z\",\"properties\":{\"account_"
                                "id\":\"a\",\"user_id\":"
                                "\"v\",\"product_id\":\"P\",\"module_id\":\"M\",\"total\":27.5},"
                                "\"context\":{\"groupId\":"
                                "\"g\"}},"
                                "{\"type\":\"track\",\"event\":\"Paid\",\"userId\":\"u\","
                                "\"context\":{\"groupId\":\"g\"}},"
                                "{\"type\":\"track\",\"event\":\"Paid\",\"userId\":\"u\"},"
                                "{\"type\":\"track\",\"event\":\"Paid\",\"anonymousId\":\"x\"},"
                                "{\"type\":\"odd\"}],"
                                "\"sentAt\":\"2026-01-31T08:00:00Z\",\"writeKey\":\"k\"}")));
    const struct event *e = batch.events;
    assert_int_equal(batch.count, 5);
    check_taken(&e[0]);
    assert_str(e[0].account, "a");
    assert_str(e[0].user, "v");
    assert_str(e[0].product, "P");
    assert_str(e[0].module, "M");
    assert_str(e[0].feature, "Paid");
    assert_str(e[0].message_id, "m1");
    assert_int_equal(e[0].total, 1);
    /* The client's clock was an hour behind. */
    assert_int_equal(e[0].at, INT64_C(1769846400000));
    assert_int_equal(e[0].verdict, EVENT_REPAIRED);
    assert_str(json_get_str(e[0].raw, "sentAt"), "2026-01-31T08:00:00Z"); /* a replay has it too */
    assert_str(e[1].account, "g");
    assert_int_equal(e[1].at, NOW);
    check_taken(&e[2]);
    assert_null(e[2].account.p);
    assert_int_equal(e[3].verdict, EVENT_REFUSED);
    assert_str(e[3].reason, "userId is missing (nobody is signed in)");
    assert_int_equal(e[4].verdict, EVENT_REFUSED);
}

static void test_segment_records(void **state)
{
    (void)state;
    const struct event *e =
        one("/v1/identify",
            "{\"userId\":\"u\",\"traits\":{\"account_id\":\"a\",\"firstName\":\"Ann\","
            "\"email\":\"ann@x.de\"},\"context\":{\"ip\":\"1.2.3.4\"},\"name\":\"no\"}");
    check_taken(e);
    assert_int_equal(e->verdict, EVENT_ACCEPTED);
    assert_str(value_text(e, "external_id"), "u");
    assert_str(value_text(e, "account"), "a");
    assert_str(value_text(e, "first_name"), "Ann");
    assert_int_equal(record_const(e->record, "name")->kind, 0);
    e = one("/v1/i", "{\"userId\":\"u\",\"traits\":{\"account_id\":\"a\",\"user_id\":\"w\"}}");
    assert_str(value_text(e, "external_id"), "w");

    e = one("/v1/group", "{\"userId\":\"u\",\"groupId\":\"g\",\"traits\":{\"name\":\"Acme\"}}");
    assert_int_equal(batch.count, 2);
    assert_int_equal(batch.item_count, 1);
    assert_str(str_of(e[0].record->resource->key), "account");
    assert_str(value_text(&e[0], "external_id"), "g");
    assert_str(value_text(&e[0], "name"), "Acme");
    assert_str(str_of(e[1].record->resource->key), "user");
    assert_str(value_text(&e[1], "external_id"), "u");
    assert_str(value_text(&e[1], "account"), "g");
    assert_int_equal(record_const(e[1].record, "name")->kind, 0);
    e = one("/v1/g", "{\"traits\":{\"account_id\":\"a\"}}");
    assert_str(value_text(e, "external_id"), "a");
    assert_int_equal(batch.count, 1);
    e = one("/v1/group", "{\"traits\":{}}");
    assert_str(e->reason, "groupId is missing");

    e = one("/v1/alias", "{\"previousId\":\"old\",\"userId\":\"new\"}");
    assert_int_equal(e->kind, EVENT_ALIAS);
    assert_str(e->user, "new");
    assert_str(e->previous_id, "old");
    e = one("/v1/page", "{\"userId\":\"u\",\"properties\":{\"path\":\"/x\",\"product_id\":\"P\"}}");
    assert_int_equal(e->kind, EVENT_PAGE);
    assert_str(e->page, "/x");
    assert_str(e->product, "P");
    e = one("/v1/s", "{\"userId\":\"u\",\"name\":\"Cart\"}");
    assert_str(e->page, "Cart");
}

/* A replayed item is a lone message on the path of a batch. */
static void test_segment_lone(void **state)
{
    (void)state;
    const struct event *e =
        one("/v1/batch",
            "{\"type\":\"track\",\"event\":\"Paid\",\"userId\":\"u\",\"messageId\":\"m\"}");
    check_taken(e);
    assert_false(batch.many);
    assert_str(e->feature, "Paid");
    assert_false(decode_text("/v1/batch", STR("{\"batch\":{}}")));
    assert_int_equal(batch.code, ERROR_BAD_REQUEST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_feature_flat, setup, teardown),
        cmocka_unit_test_setup_teardown(test_feature_camel, setup, teardown),
        cmocka_unit_test_setup_teardown(test_totals, setup, teardown),
        cmocka_unit_test_setup_teardown(test_instants, setup, teardown),
        cmocka_unit_test_setup_teardown(test_ids, setup, teardown),
        cmocka_unit_test_setup_teardown(test_track, setup, teardown),
        cmocka_unit_test_setup_teardown(test_kinds_by_type, setup, teardown),
        cmocka_unit_test_setup_teardown(test_records, setup, teardown),
        cmocka_unit_test_setup_teardown(test_empty_values, setup, teardown),
        cmocka_unit_test_setup_teardown(test_bodies, setup, teardown),
        cmocka_unit_test_setup_teardown(test_neighbours, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pages, setup, teardown),
        cmocka_unit_test_setup_teardown(test_keys_in_body, setup, teardown),
        cmocka_unit_test_setup_teardown(test_keys_are_not_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(test_segment_track, setup, teardown),
        cmocka_unit_test_setup_teardown(test_segment_records, setup, teardown),
        cmocka_unit_test_setup_teardown(test_segment_lone, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
