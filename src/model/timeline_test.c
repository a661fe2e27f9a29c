/*
 * Goals: a changed field of an account, a subscription or a ticket writes one event, at the instant
 * of the change, with names for what it refers to, who did it and why; what a record begins with
 * does not, nor does a write that changes nothing; an undo writes its own; a page is newest first
 * over all sources, goes on where the one before ended, narrows by tab, kind and words; each source
 * is one walk along its index; team roles that waited for a member are told when they come.
 */
#include "model/timeline_list.h"

#include "base/datetime.h"
#include "model/member.h"
#include "model/testing.h"

static int64_t put(struct workspace *w, const char *resource, int64_t id, const char *json)
{
    int64_t got = workspace_put(w, resource, id, json);
    if (got < 0)
        fail_msg("%s: %s %s", json, w->error.detail.p ? w->error.detail.p : "",
                 w->error.items ? w->error.items->message.p : "");
    return got;
}

/* A page as JSON. */
static const struct json *page(struct workspace *w, struct timeline_query q)
{
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    error_init(&w->error, w->arena);
    q.account = q.account ? q.account : 1;
    q.limit = q.limit ? q.limit : 50;
    json_out_init(&out, &text);
    json_open_object(&out);
    bool good = timeline_list(&w->m, &q, &out) == 0;
    json_close_object(&out);
    const struct json *root = good ? json_parse(w->arena, buf_str(&text)).root : NULL;
    buf_free(&text);
    return root;
}

/* "kind:before>after" of each row, newest first; values as they are in JSON. */
static const char *told(struct workspace *w, struct timeline_query q)
{
    struct buf text = BUF_INIT(1 << 16);
    const struct json *root = page(w, q);
    assert_non_null(root);
    for (const struct json *row = json_get(root, "rows")->child; row; row = row->next) {
        struct json_out out;
        struct str kind = json_get_str(row, "kind");
        buf_addf(&text, "%s%.*s:", text.n ? " " : "", (int)kind.n, kind.p);
        json_out_init(&out, &text);
        json_out_tree(&out, json_get(row, "before"));
        buf_addz(&text, ">");
        json_out_init(&out, &text);
        json_out_tree(&out, json_get(row, "after"));
    }
    const char *all = str_z(w->arena, buf_str(&text));
    buf_free(&text);
    return all;
}

static void later(struct workspace *w)
{
    w->m.now += 60000;
    w->m.change_set = 0;
}

static void open(struct workspace *w, struct scratch *scratch)
{
    clock_set(INT64_C(1767268800000)); /* 2026-01-01T12:00Z */
    workspace_open(w, scratch, PROFILE_ADMINISTRATOR);
    w->actor.id = member_add(&w->m, STR("ada@example.com"), STR("Ada"), PROFILE_ADMINISTRATOR, "x");
    assert_true(w->actor.id > 0);
    put(w, "account", 0, "{\"external_id\":\"a\",\"name\":\"A\",\"stage\":\"Trial\"}");
    workspace_commit(w);
    later(w);
}

static void test_fields(void **state)
{
    struct workspace w;
    open(&w, *state);
    assert_string_equal(told(&w, (struct timeline_query){0}), "");
    put(&w, "account", 1, "{\"stage\":\"Live\"}");
    put(&w, "account", 1, "{\"stage\":\"Live\",\"phone\":\"1\"}");
    assert_string_equal(told(&w, (struct timeline_query){0}), "stage:\"Trial\">\"Live\"");
    const struct json *row = json_get(page(&w, (struct timeline_query){0}), "rows")->child;
    int64_t at = 0;
    assert_true(instant_parse(json_get_str(row, "at"), &at, NULL));
    assert_int_equal(at, w.m.now);
    assert_true(str_is(json_get_str(row, "actor"), "Ada"));
    later(&w);
    put(&w, "account", 1,
        "{\"risk_score\":4,\"risk_tag\":\"Champion left\",\"risk_note\":\"Ann moved on\"}");
    assert_string_equal(told(&w, (struct timeline_query){.kinds = STR("risk")}),
                        "risk_tag:null>\"Champion left\" risk_score:null>4");
    row = json_get(page(&w, (struct timeline_query){0}), "rows")->child;
    assert_true(str_is(json_get_str(row, "note"), "Ann moved on"));
    later(&w);
    put(&w, "account", 1, "{\"forecast_value\":\"12.50\",\"success_manager\":\"ada@example.com\"}");
    assert_string_equal(told(&w, (struct timeline_query){.kinds = STR("team,forecast_value")}),
                        "team_role:null>\"Ada\" forecast_value:null>\"12.50\"");
    row = json_get(page(&w, (struct timeline_query){.kinds = STR("team_role")}), "rows")->child;
    assert_true(str_is(json_get_str(json_get(row, "about"), "name"), "Customer Success Manager") ||
                json_get_str(json_get(row, "about"), "name").n > 0);
    workspace_close(&w);
}

static void test_undo(void **state)
{
    struct workspace w;
    struct buf text = BUF_INIT(10000);
    struct json_out out;
    open(&w, *state);
    put(&w, "account", 1, "{\"stage\":\"Live\"}");
    int64_t set = w.m.change_set;
    later(&w);
    json_out_init(&out, &text);
    json_open_object(&out);
    assert_int_equal(change_set_undo(&w.m, set, &out), 0);
    buf_free(&text);
    assert_string_equal(told(&w, (struct timeline_query){0}),
                        "stage:\"Live\">\"Trial\" stage:\"Trial\">\"Live\"");
    workspace_close(&w);
}

/* Records that come to be are read where they are; what changes in them is told. */
static void test_records(void **state)
{
    struct workspace w;
    open(&w, *state);
    put(&w, "ticket", 0,
        "{\"external_id\":\"t\",\"account_id\":1,\"subject\":\"No printer\",\"status\":\"open\","
        "\"created_on\":\"2025-12-01T10:00:00Z\"}");
    put(&w, "subscription", 0,
        "{\"external_id\":\"s\",\"account_id\":1,\"plan_name\":\"Small\",\"mrr\":\"10\","
        "\"status\":\"Active\",\"created_on\":\"2025-12-02T10:00:00Z\"}");
    put(&w, "touchpoint", 0,
        "{\"external_id\":\"c\",\"account_id\":1,\"channel\":\"call\",\"subject\":\"Hello\","
        "\"occurred_on\":\"2025-12-03T10:00:00Z\"}");
    put(&w, "nps_response", 0,
        "{\"external_id\":\"n\",\"account_id\":1,\"score\":9,\"comment\":\"Fine\","
        "\"created_on\":\"2025-12-04T10:00:00Z\"}");
    assert_string_equal(told(&w, (struct timeline_query){0}),
                        "nps_response:null>9 call:null>null subscription_created:null>null "
                        "ticket_created:null>null");
    put(&w, "ticket", 1, "{\"status\":\"solved\",\"priority\":\"urgent\"}");
    put(&w, "subscription", 1,
        "{\"plan_name\":\"Large\",\"plan_quantity\":3,\"mrr\":\"25\",\"status\":\"Cancelled\","
        "\"next_billing_on\":\"2026-02-01\",\"cancelled_on\":\"2026-01-01\"}");
    assert_string_equal(told(&w, (struct timeline_query){.kinds = STR("ticket")}),
                        "ticket_resolved:null>null ticket_priority:null>\"urgent\" "
                        "ticket_status:\"open\">\"solved\" ticket_created:null>null");
    assert_string_equal(
        told(&w, (struct timeline_query){.kinds = STR("subscription")}),
        "subscription_cancelled:null>\"2026-01-01\" subscription_next_billing:null>\"2026-02-01\" "
        "subscription_mrr:\"10.00\">\"25.00\" subscription_status:\"Active\">\"Cancelled\" "
        "subscription_quantity:null>3 subscription_plan:\"Small\">\"Large\" "
        "subscription_created:null>null");
    assert_string_equal(told(&w, (struct timeline_query){.tab = STR("communication")}),
                        "call:null>null");
    assert_int_equal(record_delete(&w.m, resource_get("touchpoint"), 1), 0);
    assert_string_equal(told(&w, (struct timeline_query){.tab = STR("communication")}), "");
    workspace_close(&w);
}

static void test_search(void **state)
{
    struct workspace w;
    open(&w, *state);
    put(&w, "account", 1, "{\"stage\":\"Live\"}");
    put(&w, "ticket", 0, "{\"external_id\":\"t\",\"account_id\":1,\"subject\":\"K\\u00e4se\"}");
    put(&w, "touchpoint", 0,
        "{\"external_id\":\"c\",\"account_id\":1,\"channel\":\"call\",\"subject\":\"100% live\"}");
    static const struct {
        const char *q, *told;
    } searches[] = {
        {"LIVE", "call:null>null stage:\"Trial\">\"Live\""},
        {"live stage", "stage:\"Trial\">\"Live\""},
        {"kase", "ticket_created:null>null"},
        {"created", "ticket_created:null>null"},
        {"%", "call:null>null"},
        {"ada", "stage:\"Trial\">\"Live\""},
        {"nothing of it", ""},
    };
    for (size_t i = 0; i < sizeof(searches) / sizeof(searches[0]); i++)
        assert_string_equal(told(&w, (struct timeline_query){.q = str_of(searches[i].q)}),
                            searches[i].told);
    static const struct timeline_query wrong[] = {
        {.tab = {"notes", 5}},       {.kinds = {"stage,nothing", 13}},
        {.before = {"12", 2}},       {.before = {"12.9.1", 6}},
        {.before = {"12.1.1.1", 8}}, {.q = {"a b c d e f g h i", 17}},
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_null(page(&w, wrong[i]));
    workspace_close(&w);
}

/* Every row once, whatever the limit, though many have the same instant. */
static void test_pages(void **state)
{
    struct workspace w;
    open(&w, *state);
    for (int i = 0; i < 12; i++) {
        put(&w, "account", 1, i % 2 ? "{\"stage\":\"Live\"}" : "{\"stage\":\"Onboarding\"}");
        put(&w, "touchpoint", 0,
            str_fmt(w.arena,
                    "{\"external_id\":\"c%d\",\"account_id\":1,\"channel\":\"email\","
                    "\"occurred_on\":\"2026-01-01T12:01:00Z\"}",
                    i)
                .p);
    }
    for (int limit = 1; limit <= 25; limit += 4) {
        struct timeline_query q = {.limit = limit};
        struct str last = STR_NONE;
        int rows = 0, pages = 0;
        do {
            const struct json *root = page(&w, q);
            for (const struct json *r = json_get(root, "rows")->child; r; r = r->next, rows++) {
                struct str id = json_get_str(r, "id");
                assert_false(str_eq(id, last));
                last = id;
            }
            q.before = json_get_str(root, "next_cursor");
        } while (q.before.n && ++pages < 50);
        assert_int_equal(rows, 24);
    }
    workspace_close(&w);
}

/* A page far down is a walk along an index as the first one is. */
static void test_plans(void **state)
{
    static const char *const indexes[TIMELINE_SOURCES] = {
        "timeline_event_account", "touchpoint_account", "nps_response_account",
        "ticket_account",         "ticket_closed",      "subscription_account"};
    struct workspace w;
    open(&w, *state);
    bool sqlite = db_engine(w.scratch->db) == DB_SQLITE;
    if (!sqlite)
        db_run(w.m.conn, "SET LOCAL enable_seqscan = off", "");
    for (int source = 0; source < TIMELINE_SOURCES; source++) {
        struct str sql = timeline_source_sql(&w.m, (enum timeline_source)source);
        struct str plan = db_plan(w.m.conn, w.arena, str_z(w.arena, sql), "iiiii", INT64_C(1),
                                  INT64_MAX, INT64_MAX, INT64_MAX, INT64_C(51));
        if (str_find(plan, str_of(indexes[source])) < 0 ||
            str_find(plan, STR("TEMP B-TREE")) >= 0 || str_find(plan, STR("Seq Scan on")) >= 0)
            fail_msg("%.*s", (int)plan.n, plan.p);
    }
    workspace_close(&w);
}

static void test_roles_that_waited(void **state)
{
    struct workspace w;
    open(&w, *state);
    w.m.lenient = true;
    put(&w, "account", 0, "{\"account_id\":\"a\",\"success_manager\":\"bob@example.com\"}");
    w.m.lenient = false;
    assert_string_equal(told(&w, (struct timeline_query){0}), "");
    later(&w);
    assert_true(member_add(&w.m, STR("bob@example.com"), STR("Bob"), PROFILE_CSM, "x") > 0);
    assert_string_equal(told(&w, (struct timeline_query){0}), "team_role:null>\"Bob\"");
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_fields),           ON_BOTH(test_undo),  ON_BOTH(test_records),
        ON_BOTH(test_search),           ON_BOTH(test_pages), ON_BOTH(test_plans),
        ON_BOTH(test_roles_that_waited)};
    return cmocka_run_group_tests_name("timeline", tests, NULL, NULL);
}
