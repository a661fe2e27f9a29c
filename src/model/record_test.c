/* Goals: records are decoded strictly and leniently, saved with references, audit, history and
 * marks, and undone. */
#include "model/testing.h"

static int64_t count(struct workspace *w, const char *sql)
{
    return db_int(w->m.conn, -1, sql, "");
}

static void test_strict_account(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t id = workspace_put(
        &w, "account", 0,
        "{\"name\":\"Zürich Foods\",\"external_id\":\"z-1\",\"stage\":\"live\",\"mrr\":\"1200.50\","
        "\"licenses\":20,\"email\":\"ops@zfoods.example\"}");
    assert_true(id > 0);
    const struct json *j = workspace_get(&w, "account", id);
    assert_true(str_is(json_get_str(j, "stage"), "Live"));
    assert_true(str_is(json_get_str(j, "mrr"), "1200.50"));
    assert_int_equal(json_get(j, "licenses")->i, 20);
    assert_int_equal(json_get(j, "version")->i, 1);
    assert_int_equal(json_get(j, "total_features_series")->count, 14);
    assert_int_equal(count(&w, "SELECT count(*) FROM audit WHERE entity = 'account'"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM field_history WHERE field = 'stage'"), 1);
    assert_int_equal(
        count(&w,
              "SELECT count(*) FROM account WHERE search LIKE 'zurich foods z-1 zfoods.example'"),
        1);
    workspace_close(&w);
}

static void test_strict_faults(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    assert_int_equal(
        workspace_put(&w, "account", 0,
                      "{\"name\":\"A\",\"nonsense\":1,\"licenses\":\"many\",\"users\":3}"),
        -1);
    assert_int_equal(w.error.code, ERROR_INVALID);
    int faults = 0;
    for (struct error_item *i = w.error.items; i; i = i->next)
        faults++;
    assert_int_equal(faults, 3);
    assert_int_equal(workspace_put(&w, "account", 0, "{\"name\":\"A\"}"), -1);
    assert_true(str_is(w.error.items->field, "external_id"));
    assert_int_equal(workspace_put(&w, "account", 0,
                                   "{\"name\":\"A\",\"external_id\":\"a\",\"stage\":\"Nowhere\"}"),
                     -1);
    assert_true(str_is(w.error.items->field, "stage"));
    assert_true(workspace_put(&w, "account", 0, "{\"name\":\"A\",\"external_id\":\"a\"}") > 0);
    assert_int_equal(workspace_put(&w, "account", 0, "{\"name\":\"B\",\"external_id\":\"a\"}"), -1);
    assert_int_equal(w.error.code, ERROR_DUPLICATE);
    workspace_close(&w);
}

static void test_lenient_forms(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    w.m.lenient = true;
    int64_t id =
        workspace_put(&w, "account", 0,
                      "{\"account_id\":12,\"licenses\":\"25\",\"mrr\":1200.5,\"stage\":\"Pilot "
                      "trial\",\"phone\":\"\","
                      "\"created_on\":1700000000,\"success_manager\":\"new@team.example\",\"custom_"
                      "plan\":\"gold\","
                      "\"parent_account_id\":\"group\",\"wat\":1,\"employees\":\"several\"}");
    assert_true(id > 0);
    workspace_commit(&w);
    const struct json *j = workspace_get(&w, "account", id);
    assert_true(str_is(json_get_str(j, "external_id"), "12"));
    assert_true(str_is(json_get_str(j, "name"), "12"));
    assert_int_equal(json_get(j, "licenses")->i, 25);
    assert_true(str_is(json_get_str(j, "created_on"), "2023-11-14T22:13:20.000Z"));
    assert_true(str_is(json_get_str(json_get(j, "parent"), "external_id"), "group"));
    assert_true(str_is(json_get_str(j, "stage"), "Pilot trial"));
    assert_int_equal(count(&w, "SELECT count(*) FROM stage WHERE confirmed = 0 AND type = 'trial'"),
                     1);
    assert_int_equal(
        count(&w,
              "SELECT count(*) FROM account_role_pending WHERE email_folded = 'new@team.example'"),
        1);
    assert_int_equal(
        count(&w, "SELECT count(*) FROM custom_attribute WHERE key = 'plan' AND confirmed = 0"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM account WHERE is_parent = 1"), 1);
    int64_t version = json_get(j, "version")->i;
    assert_int_equal(workspace_put(&w, "account", 0, "{\"account_id\":\"12\",\"licenses\":25}"),
                     id);
    assert_int_equal(json_get(workspace_get(&w, "account", id), "version")->i, version);
    workspace_close(&w);
}

static void test_custom_attribute_confirmed(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    w.m.lenient = true;
    int64_t id =
        workspace_put(&w, "account", 0,
                      "{\"account_id\":\"a\",\"custom_seats\":\"17\",\"custom_plan\":\"gold\"}");
    assert_true(id > 0);
    workspace_commit(&w);
    w.m.lenient = false;
    int64_t attribute = count(&w, "SELECT id FROM custom_attribute WHERE key = 'seats'");
    assert_true(workspace_put(&w, "custom_attribute", attribute,
                              "{\"type\":\"number\",\"confirmed\":true}") > 0);
    workspace_commit(&w);
    const struct json *j = workspace_get(&w, "account", id);
    assert_non_null(json_get(j, "custom_seats"));
    assert_int_equal(json_get(j, "custom_seats")->type == JSON_INT
                         ? json_get(j, "custom_seats")->i
                         : (int64_t)json_get(j, "custom_seats")->d,
                     17);
    assert_true(workspace_put(&w, "account", id, "{\"custom_seats\":18}") > 0);
    workspace_commit(&w);
    assert_int_equal(count(&w, "SELECT count(*) FROM attribute_pending"), 1); /* plan still waits */
    workspace_close(&w);
}

static void test_invoice_before_subscription(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    w.m.lenient = true;
    int64_t invoice = workspace_put(
        &w, "invoice", 0,
        "{\"invoice_id\":\"i1\",\"subscription_id\":\"s1\",\"total\":\"99\",\"status\":\"PAID\"}");
    assert_true(invoice > 0);
    int64_t subscription = workspace_put(
        &w, "subscription", 0,
        "{\"subscription_id\":\"s1\",\"account_id\":\"a\",\"amount\":\"1200\","
        "\"billing_period\":\"1\",\"billing_period_unit\":\"year\",\"status\":\"non_renewing\"}");
    assert_true(subscription > 0);
    workspace_commit(&w);
    const struct json *s = workspace_get(&w, "subscription", subscription),
                      *i = workspace_get(&w, "invoice", invoice);
    assert_true(str_is(json_get_str(s, "mrr"), "100.00"));
    assert_true(str_is(json_get_str(s, "status"), "non_renewing"));
    assert_true(str_is(json_get_str(json_get(i, "account"), "external_id"), "a"));
    assert_true(str_is(json_get_str(i, "status"), "paid"));
    workspace_close(&w);
}

static void test_undo(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t id =
        workspace_put(&w, "account", 0,
                      "{\"name\":\"A\",\"external_id\":\"a\",\"stage\":\"Trial\",\"phone\":\"1\"}");
    workspace_commit(&w);
    assert_true(workspace_put(&w, "account", id, "{\"stage\":\"Live\",\"phone\":\"2\"}") > 0);
    int64_t edit = w.m.change_set;
    workspace_commit(&w);
    assert_true(workspace_put(&w, "account", id, "{\"phone\":\"3\"}") > 0);
    workspace_commit(&w);
    struct buf text = BUF_INIT(10000);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    assert_int_equal(change_set_undo(&w.m, edit, &out), 0);
    json_close_object(&out);
    const struct json *answer = json_parse(w.arena, buf_str(&text)).root;
    assert_int_equal(json_get(answer, "undone")->i, 1);
    assert_int_equal(json_get(answer, "kept")->count, 1);
    buf_free(&text);
    workspace_commit(&w);
    const struct json *j = workspace_get(&w, "account", id);
    assert_true(str_is(json_get_str(j, "stage"), "Trial"));
    assert_true(str_is(json_get_str(j, "phone"), "3"));
    workspace_close(&w);
}

static void test_delete_restore(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t id = workspace_put(&w, "account", 0, "{\"name\":\"A\",\"external_id\":\"a\"}");
    int64_t user = workspace_put(
        &w, "user", 0,
        str_z(w.arena,
              str_fmt(w.arena, "{\"account_id\":%lld,\"email\":\"x@a.example\"}", (long long)id)));
    assert_true(user > 0);
    assert_non_null(workspace_get(&w, "user", user));
    assert_int_equal(record_delete(&w.m, resource_get("account"), id), 0);
    assert_false(json_is_null(json_get(workspace_get(&w, "account", id), "deleted_at")));
    assert_null(workspace_get(&w, "user", user)); /* children follow the parent */
    w.actor.profile = PROFILE_CSM;                /* may not restore it, so it is gone for them */
    assert_null(workspace_get(&w, "account", id));
    w.actor.profile = PROFILE_ADMINISTRATOR;
    error_init(&w.error, w.arena);
    assert_int_equal(record_restore(&w.m, resource_get("account"), id), 0);
    assert_non_null(workspace_get(&w, "user", user));
    workspace_close(&w);
}

static void test_conflict(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t id =
        workspace_put(&w, "account", 0, "{\"name\":\"A\",\"external_id\":\"a\",\"phone\":\"1\"}");
    workspace_commit(&w);
    assert_true(workspace_put(&w, "account", id, "{\"phone\":\"2\"}") > 0);
    workspace_commit(&w);
    assert_true(workspace_put(&w, "account", id, "{\"version\":1,\"industry\":\"Food\"}") > 0);
    assert_int_equal(workspace_put(&w, "account", id, "{\"version\":1,\"phone\":\"3\"}"), -1);
    assert_int_equal(w.error.code, ERROR_CONFLICT);
    assert_true(str_is(w.error.items->yours, "\"3\""));
    assert_true(str_is(w.error.items->theirs, "\"2\""));
    workspace_close(&w);
}

/* A member of the profile with an account of their own, one of another's and an unassigned one. */
static void test_visibility(void **state)
{
    static const char member[] =
        "INSERT INTO member (email, email_folded, name, name_folded, profile, status, created_at, "
        "updated_at)"
        " VALUES (?, ?, 'x', 'x', 'customer_success_manager', 'active', 0, 0)";
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    int64_t me = db_insert(w.m.conn, member, "ss", STR("me@t.example"), STR("me@t.example"));
    int64_t other =
        db_insert(w.m.conn, member, "ss", STR("other@t.example"), STR("other@t.example"));
    int64_t mine = workspace_put(
        &w, "account", 0,
        "{\"name\":\"Mine\",\"external_id\":\"1\",\"success_manager\":\"me@t.example\"}");
    int64_t theirs = workspace_put(
        &w, "account", 0,
        "{\"name\":\"Theirs\",\"external_id\":\"2\",\"success_manager\":\"other@t.example\"}");
    int64_t nobodys = workspace_put(&w, "account", 0, "{\"name\":\"Free\",\"external_id\":\"3\"}");
    assert_true(me > 0 && other > 0 && mine > 0 && theirs > 0 && nobodys > 0);
    workspace_commit(&w);
    w.actor = (struct actor){.kind = ACTOR_MEMBER, .id = me, .profile = PROFILE_CSM};
    assert_non_null(workspace_get(&w, "account", mine));
    assert_non_null(workspace_get(&w, "account", nobodys));
    assert_null(workspace_get(&w, "account", theirs));
    assert_int_equal(workspace_put(&w, "account", theirs, "{\"phone\":\"1\"}"), -1);
    assert_int_equal(w.error.code, ERROR_NOT_FOUND);
    struct str parent = str_fmt(w.arena, "{\"parent_id\":%lld}", (long long)theirs);
    assert_int_equal(workspace_put(&w, "account", mine, str_z(w.arena, parent)), -1);
    assert_int_equal(
        workspace_put(&w, "account", nobodys, "{\"success_manager\":\"other@t.example\"}"), -1);
    assert_true(workspace_put(&w, "account", nobodys, "{\"success_manager\":\"me@t.example\"}") >
                0);
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    struct list_query q = {.resource = resource_get("account"),
                           .limit = 50,
                           .page = 1,
                           .total = true,
                           .columns = STR("name,success_manager"),
                           .sort = STR("-success_manager,name")};
    json_open_object(&out);
    assert_int_equal(list_run(&w.m, &q, &out), 0);
    json_close_object(&out);
    const struct json *list = json_parse(w.arena, buf_str(&text)).root;
    assert_int_equal(json_get(list, "total")->i, 2);
    buf_free(&text);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_strict_account),
        ON_BOTH(test_strict_faults),
        ON_BOTH(test_lenient_forms),
        ON_BOTH(test_custom_attribute_confirmed),
        ON_BOTH(test_invoice_before_subscription),
        ON_BOTH(test_undo),
        ON_BOTH(test_delete_restore),
        ON_BOTH(test_conflict),
        ON_BOTH(test_visibility),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
