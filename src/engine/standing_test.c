/*
 * Goals: segments take and leave accounts and users as they change, with since when and an event
 * each, and nothing is written where nothing changes; a rule that names a segment follows it in the
 * same round; circles, missing names and segments in use are refused with their names; copies find
 * a free name; what a member does not see is not counted. Health asks Good, then Poor, by the
 * configuration of the first segment that holds the account; what is not known is not calculated,
 * unless it could not change the answer; the score weighs what is calculated; a change is kept.
 * Lists stand among the segments: members of one of theirs that fulfil the criteria; inactive ones
 * keep their members but for the fill after a new rule.
 */
#include "engine/standing.h"
#include "model/saved_list.h"
#include "model/segment.h"
#include "model/testing.h"

/* Accounts 1 to n, whose figures may have changed from a day on. */
static void update_from(struct workspace *w, size_t n, int32_t from_day, bool whole)
{
    static const int64_t accounts[] = {1, 2, 3};
    const int32_t from_days[] = {from_day, from_day, from_day};
    const struct standing_slice slice = {accounts, from_days, n, whole};
    struct actor *actor = ARENA_NEW(w->arena, struct actor);
    struct model m = w->m;
    *actor = (struct actor){.kind = ACTOR_SYSTEM};
    m.actor = actor;
    const struct standing_rules *rules = standing_rules_read(&m);
    assert_non_null(rules);
    for (int level = 0; level < rules->levels; level++) {
        struct standing *s = standing_compute(&m, rules, level, &slice);
        assert_non_null(s);
        while (standing_differs(s)) /* in small parts, as a large slice is */
            assert_int_equal(standing_write(s, m.conn, 2), 0);
    }
}

static void update(struct workspace *w, size_t n)
{
    update_from(w, n, w->m.today, false);
}

static int64_t put(struct workspace *w, const char *resource, int64_t id, const char *json)
{
    int64_t got = workspace_put(w, resource, id, json);
    if (got < 0)
        fail_msg("%s: %s %s", json, w->error.detail.p ? w->error.detail.p : "",
                 w->error.items ? w->error.items->message.p : "");
    return got;
}

static int64_t segment(struct workspace *w, const char *name, const char *entity,
                       const char *criteria)
{
    struct str json = str_fmt(w->arena, "{\"name\":\"%s\",\"entity\":\"%s\",\"criteria\":%s}", name,
                              entity, criteria);
    return put(w, "segment", 0, json.p);
}

static int64_t number(struct workspace *w, const char *sql)
{
    return db_int(w->m.conn, -1, sql, "");
}

static const char big[] = "{\"field\":\"employees\",\"op\":\">=\",\"value\":100}";

static void open(struct workspace *w, struct scratch *scratch)
{
    clock_set(INT64_C(1767268800000)); /* 2026-01-01T12:00Z */
    workspace_open(w, scratch, PROFILE_COUNT);
    put(w, "account", 0, "{\"external_id\":\"a1\",\"name\":\"A1\",\"employees\":500}");
    put(w, "account", 0, "{\"external_id\":\"a2\",\"name\":\"A2\",\"employees\":50}");
    put(w, "account", 0, "{\"external_id\":\"a3\",\"name\":\"A3\"}");
    put(w, "user", 0, "{\"external_id\":\"u1\",\"account_id\":1,\"name\":\"U1\"}");
    put(w, "user", 0, "{\"external_id\":\"u2\",\"account_id\":2,\"name\":\"U2\"}");
    workspace_commit(w);
}

static void test_members(void **state)
{
    struct workspace w;
    open(&w, *state);
    assert_int_equal(segment(&w, "Big", "account", big), 1);
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT entity_id FROM segment_member"), 1);
    assert_int_equal(number(&w, "SELECT count(*) FROM segment_event WHERE entered = 1"), 1);
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT count(*) FROM segment_event"), 1);

    put(&w, "account", 1, "{\"employees\":10}");
    put(&w, "account", 2, "{\"employees\":1000}");
    put(&w, "account", 3, "{\"employees\":1000}");
    w.m.now += 1000;
    update(&w, 2); /* the third is not looked at */
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member"), 2);
    assert_int_equal(number(&w, "SELECT since FROM segment_member"), w.m.now);
    assert_int_equal(
        number(&w, "SELECT count(*) FROM segment_event WHERE entity_id = 1 AND entered = 0"), 1);
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member"), 5);

    assert_int_equal(record_delete(&w.m, resource_get("account"), 2), 0);
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT entity_id FROM segment_member"), 3);
    workspace_close(&w);
}

static void test_users(void **state)
{
    struct workspace w;
    open(&w, *state);
    int64_t ones =
        segment(&w, "Ones", "user", "{\"field\":\"name\",\"op\":\"contains\",\"value\":\"1\"}");
    int64_t of_big = segment(&w, "Of big ones", "user",
                             "{\"field\":\"account.employees\",\"op\":\">\",\"value\":100}");
    update(&w, 3);
    assert_int_equal(ones + of_big, 3);
    assert_int_equal(number(&w, "SELECT entity_id FROM segment_member WHERE segment_id = 1"), 1);
    assert_int_equal(number(&w, "SELECT entity_id FROM segment_member WHERE segment_id = 2"), 1);
    assert_int_equal(number(&w, "SELECT count(*) FROM segment_member"), 2);
    assert_int_equal(record_delete(&w.m, resource_get("account"), 1), 0);
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT count(*) FROM segment_member"), 0);
    workspace_close(&w);
}

/* Rules above rules, of accounts and of their users, follow at once. */
static void test_levels(void **state)
{
    struct workspace w;
    open(&w, *state);
    segment(&w, "Big", "account", big);
    segment(&w, "Not big", "account",
            "{\"not\":{\"field\":\"segment\",\"op\":\"=\",\"value\":\"big\"}}");
    segment(&w, "Either", "account",
            "{\"any\":[{\"field\":\"segment\",\"op\":\"in\",\"value\":[2]},"
            "{\"field\":\"name\",\"op\":\"=\",\"value\":\"a1\"}]}");
    segment(&w, "Their users", "user",
            "{\"field\":\"account.segment\",\"op\":\"not_in\",\"value\":[\"Not big\"]}");
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member WHERE segment_id = 2"),
                     5);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member WHERE segment_id = 3"),
                     6);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member WHERE segment_id = 4"),
                     1);
    put(&w, "account", 2, "{\"employees\":1000}");
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member WHERE segment_id = 2"),
                     3);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member WHERE segment_id = 4"),
                     3);
    workspace_close(&w);
}

static int64_t saved_list(struct workspace *w, const char *json)
{
    return put(w, "list", 0, json);
}

/* Sum of the ids of who belongs to a list. */
static int64_t held(struct workspace *w, int64_t list)
{
    return db_int(w->m.conn, -1,
                  "SELECT coalesce(sum(entity_id), 0) FROM segment_member WHERE segment_id = ?",
                  "i", group_number(&list_resource, list));
}

/* What the engine does when a pass has reached everybody. */
static void filled(struct workspace *w)
{
    db_run(w->m.conn, "UPDATE list SET refresh_rule = NULL", "");
}

static void test_lists(void **state)
{
    struct workspace w;
    open(&w, *state);
    segment(&w, "Big", "account", big);
    segment(&w, "Third", "account", "{\"field\":\"name\",\"op\":\"=\",\"value\":\"A3\"}");
    int64_t all =
        saved_list(&w, "{\"name\":\"All\",\"type\":\"account\",\"criteria\":{\"all\":[]}}");
    int64_t of =
        saved_list(&w, "{\"name\":\"Of both\",\"type\":\"account\",\"segments\":[1,2],"
                       "\"criteria\":{\"field\":\"name\",\"op\":\"!=\",\"value\":\"A2\"}}");
    int64_t users = saved_list(&w, "{\"name\":\"Users\",\"type\":\"user\",\"criteria\":{\"field\":"
                                   "\"account.list\",\"op\":\"=\",\"value\":\"of both\"}}");
    update(&w, 3);
    assert_int_equal(held(&w, all), 6);
    assert_int_equal(held(&w, of), 4);
    assert_int_equal(held(&w, users), 1);
    put(&w, "account", 2, "{\"employees\":100,\"name\":\"B2\"}");
    update(&w, 3);
    assert_int_equal(held(&w, of), 6);
    assert_int_equal(held(&w, users), 3);
    assert_int_equal(number(&w, "SELECT count(*) FROM segment_event WHERE segment_id = -2"), 3);

    const struct json *row = workspace_get(&w, "list", of);
    assert_int_equal(json_get(row, "members")->i, 3);
    assert_int_equal(json_get(row, "service_none")->i, 3);
    assert_true(str_is(json_get_str(row, "amount"), "0.00"));
    assert_true(str_is(json_get_str(row, "status"), "active"));
    workspace_close(&w);
}

static void test_inactive_lists(void **state)
{
    struct workspace w;
    open(&w, *state);
    int64_t id = saved_list(&w, str_fmt(w.arena,
                                        "{\"name\":\"Big\",\"type\":\"account\",\"status\":"
                                        "\"inactive\",\"criteria\":%s}",
                                        big)
                                    .p);
    update(&w, 3);
    filled(&w);
    assert_int_equal(held(&w, id), 1); /* filled once */
    put(&w, "account", 2, "{\"employees\":1000}");
    update(&w, 3);
    assert_int_equal(held(&w, id), 1);
    put(&w, "list", id, "{\"name\":\"Large\"}"); /* no new rule */
    update(&w, 3);
    assert_int_equal(held(&w, id), 1);
    assert_int_equal(saved_list_refresh(&w.m, id), 0);
    update(&w, 3);
    filled(&w);
    assert_int_equal(held(&w, id), 3);
    put(&w, "account", 1, "{\"employees\":1}");
    put(&w, "list", id, "{\"status\":\"active\"}");
    update(&w, 3);
    filled(&w);
    assert_int_equal(held(&w, id), 2);
    put(&w, "list", id, "{\"status\":\"inactive\"}");
    put(&w, "account", 2, "{\"employees\":1}");
    update(&w, 3);
    assert_int_equal(held(&w, id), 2);
    workspace_close(&w);
}

static void test_list_circles(void **state)
{
    struct workspace w;
    open(&w, *state);
    segment(&w, "Big", "account", big);
    saved_list(&w, "{\"name\":\"Mine\",\"type\":\"account\",\"segments\":[1],\"criteria\":"
                   "{\"all\":[]}}");
    segment(&w, "Above", "account", "{\"field\":\"list\",\"op\":\"=\",\"value\":\"Mine\"}");
    assert_int_equal(
        workspace_put(&w, "list", 1,
                      "{\"criteria\":{\"field\":\"segment\",\"op\":\"=\",\"value\":2}}"),
        -1);
    assert_true(str_find(w.error.items->message, STR("Mine > Above > Mine")) >= 0);
    assert_int_equal(
        workspace_put(&w, "segment", 1,
                      "{\"criteria\":{\"field\":\"segment\",\"op\":\"!=\",\"value\":2}}"),
        -1);
    assert_true(str_find(w.error.items->message, STR("Big > Above > Mine > Big")) >= 0);
    error_init(&w.error, w.arena);
    assert_int_equal(record_delete(&w.m, resource_get("segment"), 1), -1);
    assert_true(str_find(w.error.detail, STR("\"Mine\" stands on this segment")) >= 0);
    error_init(&w.error, w.arena);
    assert_int_equal(record_delete(&w.m, resource_get("list"), 1), -1);
    assert_true(str_find(w.error.detail, STR("\"Above\" stands on this list")) >= 0);
    for (int i = 0; i < 2; i++) {
        const char *bad[] = {"{\"name\":\"X\",\"type\":\"account\",\"segments\":[7],\"criteria\":"
                             "{\"all\":[]}}",
                             "{\"name\":\"X\",\"type\":\"user\",\"segments\":[1],\"criteria\":"
                             "{\"all\":[]}}"};
        assert_int_equal(workspace_put(&w, "list", 0, bad[i]), -1);
        assert_true(str_is(w.error.items->field, "segments"));
    }
    error_init(&w.error, w.arena);
    assert_int_equal(group_clone(&w.m, &list_resource, 1, "owner"), 2);
    const struct json *copy = workspace_get(&w, "list", 2);
    assert_true(str_is(json_get_str(copy, "name"), "Copy of Mine"));
    assert_int_equal(json_get(copy, "segments")->child->i, 1);
    workspace_close(&w);
}

static void refused(struct workspace *w, int64_t id, const char *json, const char *field,
                    const char *words)
{
    assert_int_equal(workspace_put(w, "segment", id, json), -1);
    assert_non_null(w->error.items);
    assert_string_equal(str_z(w->arena, w->error.items->field), field);
    if (str_find(w->error.items->message, str_of(words)) < 0)
        fail_msg("%s", str_z(w->arena, w->error.items->message));
}

static void test_refused(void **state)
{
    struct workspace w;
    open(&w, *state);
    segment(&w, "Big", "account", big);
    refused(&w, 0,
            "{\"name\":\"X\",\"entity\":\"account\",\"criteria\":{\"all\":[{\"field\":"
            "\"nothing\",\"op\":\"=\",\"value\":1}]}}",
            "criteria.all[0].field", "nothing");
    refused(&w, 0, "{\"name\":\"X\",\"entity\":\"account\"}", "criteria", "needed");
    refused(&w, 0, "{\"name\":\"X\",\"entity\":\"account\",\"criteria\":7}", "criteria", "object");
    refused(&w, 0,
            "{\"name\":\"X\",\"entity\":\"user\",\"criteria\":{\"field\":\"segment\",\"op\":\"=\","
            "\"value\":1}}",
            "criteria.value", "no such segment");
    refused(&w, 0,
            "{\"name\":\"X\",\"entity\":\"account\",\"criteria\":{\"field\":\"segment\",\"op\":"
            "\"=\",\"value\":{\"field\":\"parent\"}}}",
            "criteria.value.field", "cannot be compared");
    segment(&w, "Above", "account", "{\"field\":\"segment\",\"op\":\"=\",\"value\":1}");
    segment(&w, "Top", "account", "{\"field\":\"segment\",\"op\":\"=\",\"value\":\"Above\"}");
    refused(&w, 1, "{\"criteria\":{\"field\":\"segment\",\"op\":\"!=\",\"value\":\"Top\"}}",
            "criteria", "Big > Top > Above > Big");
    refused(&w, 3, "{\"criteria\":{\"field\":\"segment\",\"op\":\"!=\",\"value\":\"Top\"}}",
            "criteria", "Top > Top");
    workspace_close(&w);
}

static void test_in_use(void **state)
{
    struct workspace w;
    const struct resource *res = resource_get("segment");
    open(&w, *state);
    segment(&w, "Big", "account", big);
    segment(&w, "Above", "account", "{\"field\":\"segment\",\"op\":\"=\",\"value\":1}");
    assert_int_equal(record_delete(&w.m, res, 1), -1);
    assert_int_equal(w.error.code, ERROR_IN_USE);
    assert_true(str_find(w.error.detail, STR("\"Above\"")) >= 0);
    assert_int_equal(record_delete(&w.m, res, 2), 0);
    assert_int_equal(record_delete(&w.m, res, 1), 0);
    error_init(&w.error, w.arena);
    assert_int_equal(record_restore(&w.m, res, 2), -1); /* what it names is not there */
    error_init(&w.error, w.arena);
    assert_int_equal(record_restore(&w.m, res, 1), 0);
    assert_int_equal(record_restore(&w.m, res, 2), 0);
    workspace_close(&w);
}

static void test_clone(void **state)
{
    struct workspace w;
    open(&w, *state);
    segment(&w, "Big", "account", big);
    assert_int_equal(group_clone(&w.m, resource_get("segment"), 1, "position"), 2);
    assert_int_equal(group_clone(&w.m, resource_get("segment"), 1, "position"), 3);
    const struct json *copy = workspace_get(&w, "segment", 3);
    assert_string_equal(str_z(w.arena, json_get_str(copy, "name")), "Copy of Big (2)");
    assert_int_equal(json_get(copy, "position")->i, 3);
    assert_non_null(json_get(json_get(copy, "criteria"), "field"));
    workspace_close(&w);
}

/* ---- health ---- */

static int64_t health(struct workspace *w, const char *column, int64_t account)
{
    struct str sql =
        str_fmt(w->arena, "SELECT health_%s FROM account_metric WHERE account_id = ?", column);
    return db_int(w->m.conn, -1, sql.p, "i", account);
}

static void set_metrics(struct workspace *w)
{
    for (int64_t account = 1; account <= 3; account++)
        db_run(w->m.conn,
               "INSERT INTO account_metric (account_id, mrr, subscriptions, fresh_at) VALUES (?, ?,"
               " 1, 0) ON CONFLICT (account_id) DO UPDATE SET mrr = excluded.mrr",
               "ii", account, account == 3 ? INT64_C(0) : account * 100000);
}

static const char default_config[] =
    "{\"name\":\"All\",\"financial_good\":{\"field\":\"mrr\",\"op\":\">=\",\"value\":2000},"
    "\"financial_poor\":{\"field\":\"mrr\",\"op\":\"<\",\"value\":500},\"financial_weight\":3,"
    "\"service_good\":{\"field\":\"employees\",\"op\":\">\",\"value\":100},\"service_poor\":{"
    "\"field\":\"employees\",\"op\":\"<\",\"value\":10},\"service_weight\":1}";

static void test_health(void **state)
{
    struct workspace w;
    open(&w, *state);
    set_metrics(&w);
    put(&w, "health_config", 0, default_config);
    update(&w, 3);
    assert_int_equal(health(&w, "financial", 1), HEALTH_AVERAGE);
    assert_int_equal(health(&w, "financial", 2), HEALTH_GOOD);
    assert_int_equal(health(&w, "financial", 3), HEALTH_POOR);
    assert_int_equal(health(&w, "service", 1), HEALTH_GOOD);
    assert_int_equal(health(&w, "service", 2), HEALTH_AVERAGE);
    assert_int_equal(health(&w, "service", 3), HEALTH_NONE); /* employees are not known */
    assert_int_equal(health(&w, "relationship", 1), HEALTH_NONE);
    assert_int_equal(health(&w, "score", 1), 63); /* (3 x 50 + 100) / 4 */
    assert_int_equal(health(&w, "score", 2), 88);
    assert_int_equal(health(&w, "score", 3), 0);
    assert_int_equal(number(&w, "SELECT count(*) FROM field_history WHERE field LIKE 'health_%'"),
                     5);

    int64_t version = health(&w, "version_id", 1);
    put(&w, "health_config", 1, "{\"name\":\"Renamed\"}");
    put(&w, "account", 1, "{\"employees\":5}");
    w.m.now += 1000;
    update(&w, 3);
    assert_int_equal(health(&w, "service", 1), HEALTH_POOR);
    assert_int_equal(health(&w, "version_id", 1), version); /* a name decides nothing */
    assert_int_equal(number(&w, "SELECT count(*) FROM field_history WHERE entity_id = 1 AND field ="
                                " 'health_service' AND value = 'poor'"),
                     1);
    put(&w, "health_config", 1, "{\"service_good\":null,\"service_poor\":null}");
    update(&w, 3);
    assert_int_equal(health(&w, "service", 1), HEALTH_NONE);
    assert_true(health(&w, "version_id", 1) > version);

    assert_int_equal(record_delete(&w.m, resource_get("health_config"), 1), 0);
    update(&w, 3);
    assert_int_equal(health(&w, "financial", 1), -1);
    assert_int_equal(health(&w, "score", 1), -1);
    workspace_close(&w);
}

/* The first by position whose segment holds the account, else the one for all. */
static void test_health_of_segments(void **state)
{
    struct workspace w;
    open(&w, *state);
    set_metrics(&w);
    segment(&w, "Big", "account", big);
    segment(&w, "First two", "account", "{\"field\":\"name\",\"op\":\"!=\",\"value\":\"A3\"}");
    put(&w, "health_config", 0,
        "{\"name\":\"Big\",\"segment_id\":1,\"financial_good\":{\"all\":[]}}");
    put(&w, "health_config", 0,
        "{\"name\":\"Two\",\"segment_id\":2,\"financial_poor\":{\"all\":[]}}");
    put(&w, "health_config", 0,
        "{\"name\":\"All\",\"financial_good\":{\"not\":{\"field\":\"segment\",\"op\":\"=\","
        "\"value\":1}},\"financial_poor\":null}");
    update(&w, 3);
    assert_int_equal(health(&w, "financial", 1), HEALTH_GOOD);
    assert_int_equal(health(&w, "financial", 2), HEALTH_POOR);
    assert_int_equal(health(&w, "financial", 3), HEALTH_GOOD);
    put(&w, "health_config", 1, "{\"position\":9}");
    update(&w, 3);
    assert_int_equal(health(&w, "financial", 1), HEALTH_POOR);
    workspace_close(&w);
}

static void test_health_refused(void **state)
{
    struct workspace w;
    open(&w, *state);
    segment(&w, "Healthy", "account",
            "{\"field\":\"health_financial\",\"op\":\"=\",\"value\":\"good\"}");
    segment(&w, "Above", "account", "{\"field\":\"segment\",\"op\":\"=\",\"value\":1}");
    static const struct {
        const char *json, *words;
    } refusals[] = {
        {"{\"name\":\"X\",\"segment_id\":2}", "health > Above > Healthy > health"},
        {"{\"name\":\"X\",\"service_good\":{\"field\":\"segment\",\"op\":\"=\",\"value\":1}}",
         "health > Healthy > health"},
        {"{\"name\":\"X\",\"service_good\":{\"field\":\"health_score\",\"op\":\">\",\"value\":"
         "1}}",
         "health > health"},
        {"{\"name\":\"X\",\"service_poor\":{\"field\":\"nothing\",\"op\":\">\",\"value\":1}}",
         "nothing"},
    };
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        assert_int_equal(workspace_put(&w, "health_config", 0, refusals[i].json), -1);
        assert_non_null(w.error.items);
        if (str_find(w.error.items->message, str_of(refusals[i].words)) < 0)
            fail_msg("%s", str_z(w.arena, w.error.items->message));
    }
    segment(&w, "Free", "account", big);
    put(&w, "health_config", 0, "{\"name\":\"For free\",\"segment_id\":3}");
    assert_int_equal(workspace_put(&w, "health_config", 0, "{\"name\":\"Again\",\"segment_id\":3}"),
                     -1);
    refused(&w, 3, "{\"criteria\":{\"field\":\"health_score\",\"op\":\">\",\"value\":50}}",
            "criteria", "Free > health > Free");
    error_init(&w.error, w.arena);
    assert_int_equal(record_delete(&w.m, resource_get("segment"), 3), -1);
    assert_int_equal(w.error.code, ERROR_IN_USE);
    workspace_close(&w);
}

/* A segment that names health follows it in the same round. */
static void test_segment_of_health(void **state)
{
    struct workspace w;
    open(&w, *state);
    set_metrics(&w);
    segment(&w, "Base", "account", big);
    segment(&w, "Poor ones", "account",
            "{\"field\":\"health_financial\",\"op\":\"=\",\"value\":\"poor\"}");
    put(&w, "health_config", 0, default_config);
    put(&w, "health_config", 0,
        "{\"name\":\"Big\",\"segment_id\":1,\"financial_poor\":{\"all\":[]}}");
    update(&w, 3);
    assert_int_equal(number(&w, "SELECT sum(entity_id) FROM segment_member WHERE segment_id = 2"),
                     4);
    workspace_close(&w);
}

/* ---- past days ---- */

static void put_day(struct workspace *w, int32_t day, int64_t account, int64_t features)
{
    static const char insert[] =
        "INSERT INTO account_day (day, account_id, total_features_used, features_used,"
        " modules_used, active_users, active_days, touchpoints_90d, open_tickets,"
        " open_critical_tickets, open_overdue_tickets, open_issues, open_critical_issues,"
        " open_overdue_issues, promoters, passives, detractors, users, active_subscriptions,"
        " overdue_invoice_amount, overdue_invoice_count, outstanding_invoice_amount,"
        " outstanding_invoice_count) VALUES (?, ?, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"
        " 0, 0, 0, 0, 0) ON CONFLICT (day, account_id) DO UPDATE SET features_used ="
        " excluded.features_used";
    db_run(w->m.conn, insert, "iii", (int64_t)day, account, features);
}

static int64_t on_day(struct workspace *w, const char *column, int32_t day, int64_t account)
{
    struct str sql =
        str_fmt(w->arena, "SELECT %s FROM account_day WHERE day = ? AND account_id = ?", column);
    return db_int(w->m.conn, -1, sql.p, "ii", (int64_t)day, account);
}

/* Late data corrects and marks; a day that nobody closed is made up for; each by its own rules. */
static void test_days(void **state)
{
    struct workspace w;
    open(&w, *state);
    set_metrics(&w);
    db_run(w.m.conn, "INSERT INTO refresh_state (name, value) VALUES ('has_usage', 1)", "");
    put(&w, "health_config", 0,
        "{\"name\":\"All\",\"product_adoption_good\":{\"field\":\"features_used\",\"op\":"
        "\">=\",\"value\":3},\"product_adoption_weight\":1}");
    update(&w, 3);
    int32_t day = w.m.today, before = day - 1;
    w.m.today += 2;
    w.m.now += 2 * INT64_C(86400000);
    for (int64_t account = 1; account <= 2; account++) {
        put_day(&w, before, account, 5);
        put_day(&w, day, account, account == 1 ? 5 : 0);
    }
    update_from(&w, 3, before, true);
    assert_int_equal(on_day(&w, "health_product_adoption", day, 1), HEALTH_GOOD);
    assert_int_equal(on_day(&w, "health_product_adoption", day, 2), HEALTH_AVERAGE);
    assert_int_equal(on_day(&w, "health_score", day, 2), 50);
    assert_int_equal(on_day(&w, "corrected", day, 2), 0);
    /* There was no configuration then. */
    assert_int_equal(on_day(&w, "health_version_id", before, 1), -1);

    put(&w, "health_config", 1,
        "{\"product_adoption_good\":{\"field\":\"features_used\",\"op\":\">\",\"value\":9}}");
    update(&w, 3);
    put_day(&w, day, 2, 3);
    update_from(&w, 3, day, true); /* nothing is missing */
    assert_int_equal(on_day(&w, "health_product_adoption", day, 2), HEALTH_AVERAGE);
    update_from(&w, 3, day + 1, false); /* the day is not touched */
    assert_int_equal(on_day(&w, "health_product_adoption", day, 2), HEALTH_AVERAGE);
    update_from(&w, 3, day, false);
    assert_int_equal(on_day(&w, "health_product_adoption", day, 2), HEALTH_GOOD);
    assert_int_equal(on_day(&w, "health_version_id", day, 2), 1);
    assert_int_equal(on_day(&w, "corrected", day, 2), 1);
    assert_int_equal(on_day(&w, "corrected", day, 1), 0);
    workspace_close(&w);
}

static int64_t counted(struct workspace *w, const char *member)
{
    struct buf text = BUF_INIT(10000);
    struct json_out out;
    struct list_query q = {.resource = resource_get("account")};
    json_out_init(&out, &text);
    json_open_object(&out);
    assert_int_equal(segment_counts(&w->m, &q, &out), 0);
    json_close_object(&out);
    const struct json *root = json_parse(w->arena, buf_str(&text)).root;
    buf_free(&text);
    return str_is(str_of(member), "total") ? json_get(root, "total")->i
                                           : json_get(json_get(root, "counts")->child, "count")->i;
}

static void test_counts(void **state)
{
    struct workspace w;
    open(&w, *state);
    static const char member[] =
        "INSERT INTO member (email, email_folded, name, name_folded, profile, status, created_at,"
        " updated_at) VALUES (?, ?, 'x', 'x', 'customer_success_manager', 'active', 0, 0)";
    db_insert(w.m.conn, member, "ss", STR("ada@example.com"), STR("ada@example.com"));
    db_insert(w.m.conn, member, "ss", STR("bob@example.com"), STR("bob@example.com"));
    put(&w, "account", 1, "{\"success_manager\":\"bob@example.com\"}");
    segment(&w, "All", "account", "{\"all\":[]}");
    update(&w, 3);
    assert_int_equal(counted(&w, "count"), 3);
    w.actor = (struct actor){.kind = ACTOR_MEMBER, .id = 1, .profile = PROFILE_CSM};
    assert_int_equal(counted(&w, "count"), 2);
    assert_int_equal(counted(&w, "total"), 2);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_members),
                                       ON_BOTH(test_users),
                                       ON_BOTH(test_levels),
                                       ON_BOTH(test_lists),
                                       ON_BOTH(test_inactive_lists),
                                       ON_BOTH(test_list_circles),
                                       ON_BOTH(test_refused),
                                       ON_BOTH(test_in_use),
                                       ON_BOTH(test_clone),
                                       ON_BOTH(test_counts),
                                       ON_BOTH(test_health),
                                       ON_BOTH(test_health_of_segments),
                                       ON_BOTH(test_health_refused),
                                       ON_BOTH(test_segment_of_health),
                                       ON_BOTH(test_days)};
    return cmocka_run_group_tests_name("standing", tests, NULL, NULL);
}
