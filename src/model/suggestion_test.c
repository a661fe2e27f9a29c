/*
 * Goals: what others send for an owned field is kept, the newest of each field, and changes
 * nothing; the owner writes; who makes a record fills it; accepted, dismissed and true suggestions
 * go, and come back by undo; nothing is looked up where nothing has an owner.
 */
#include "model/suggestion.h"

#include "model/field_owner.h"
#include "model/testing.h"

static void own(struct workspace *w, const char *entity, const char *field, const char *owner)
{
    enum actor_kind kind = w->actor.kind;
    struct str json = str_fmt(w->arena, "{\"entity\":\"%s\",\"field\":\"%s\",\"owner\":\"%s\"}",
                              entity, field, owner);
    w->actor.kind = ACTOR_SYSTEM;
    assert_true(workspace_put(w, "field_owner", 0, str_z(w->arena, json)) > 0);
    workspace_commit(w);
    w->actor.kind = kind;
}

/* As a client's data, or as a member's edit; the change set of the write. */
static int64_t put(struct workspace *w, bool client, int64_t id, const char *json)
{
    w->m.lenient = client;
    assert_true(workspace_put(w, "account", id, json) > 0);
    w->m.lenient = false;
    int64_t change = w->m.change_set;
    workspace_commit(w);
    return change;
}

static const struct json *suggested(struct workspace *w, int64_t id, const char *field)
{
    return json_get(json_get(workspace_get(w, "account", id), "suggested"), field);
}

static int64_t licences(struct workspace *w, int64_t id)
{
    const struct json *j = json_get(workspace_get(w, "account", id), "licenses");
    return json_is_null(j) ? -1 : j->i;
}

static void undo(struct workspace *w, int64_t change, int64_t undone)
{
    struct buf text = BUF_INIT(10000);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    assert_int_equal(change_set_undo(&w->m, change, &out), 0);
    json_close_object(&out);
    const struct json *answer = json_parse(w->arena, buf_str(&text)).root;
    assert_int_equal(json_get(answer, "undone")->i, undone);
    buf_free(&text);
    workspace_commit(w);
}

static int64_t open_account(struct workspace *w, struct scratch *scratch)
{
    workspace_open(w, scratch, PROFILE_ADMINISTRATOR);
    own(w, "account", "licenses", "member");
    own(w, "account", "stage", "integration");
    put(w, true, 0, "{\"account_id\":\"a\",\"licenses\":10,\"stage\":\"Trial\"}");
    return record_find(&w->m, resource_get("account"), 0, STR("a"));
}

static void test_integration_suggests(void **state)
{
    struct workspace w;
    int64_t id = open_account(&w, *state);
    assert_int_equal(licences(&w, id), 10); /* who made it filled it */
    int64_t version = json_get(workspace_get(&w, "account", id), "version")->i;
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":20,\"phone\":\"1\"}");
    int64_t second = put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":30}");
    assert_int_equal(licences(&w, id), 10);
    assert_int_equal(json_get(suggested(&w, id, "licenses"), "value")->i, 30);
    assert_true(str_is(json_get_str(suggested(&w, id, "licenses"), "source"), "integration"));
    assert_int_equal(json_get(workspace_get(&w, "account", id), "version")->i, version + 1);
    undo(&w, second, 1);
    assert_int_equal(json_get(suggested(&w, id, "licenses"), "value")->i, 20);
    put(&w, false, id, "{\"licenses\":20}"); /* now it is what is stored */
    assert_int_equal(licences(&w, id), 20);
    assert_null(suggested(&w, id, "licenses"));
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":40}");
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":20}"); /* their newest word */
    assert_null(suggested(&w, id, "licenses"));
    workspace_close(&w);
}

static void test_member_suggests(void **state)
{
    struct workspace w;
    int64_t id = open_account(&w, *state);
    int64_t change = put(&w, false, id, "{\"stage\":\"Live\",\"phone\":\"2\"}");
    const struct json *account = workspace_get(&w, "account", id);
    assert_true(str_is(json_get_str(account, "stage"), "Trial"));
    assert_true(str_is(json_get_str(account, "phone"), "2"));
    assert_true(str_is(json_get_str(suggested(&w, id, "stage"), "value"), "Live"));
    assert_true(str_is(json_get_str(suggested(&w, id, "stage"), "source"), "member"));
    undo(&w, change, 2);
    assert_null(suggested(&w, id, "stage"));
    put(&w, true, 0, "{\"account_id\":\"a\",\"stage\":\"Live\"}");
    assert_true(str_is(json_get_str(workspace_get(&w, "account", id), "stage"), "Live"));
    workspace_close(&w);
}

static void test_accept(void **state)
{
    struct workspace w;
    struct str licenses = STR("licenses"), phone = STR("phone");
    int64_t id = open_account(&w, *state);
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":30}");
    assert_int_equal(suggestion_accept(&w.m, resource_get("account"), id, &phone, 1), -1);
    assert_true(str_is(w.error.items->field, "phone"));
    error_init(&w.error, w.arena);
    assert_int_equal(suggestion_accept(&w.m, resource_get("account"), id, &licenses, 1), 0);
    int64_t change = w.m.change_set;
    workspace_commit(&w);
    assert_int_equal(licences(&w, id), 30);
    assert_null(suggested(&w, id, "licenses"));
    undo(&w, change, 2);
    assert_int_equal(licences(&w, id), 10);
    assert_int_equal(json_get(suggested(&w, id, "licenses"), "value")->i, 30);

    put(&w, false, id, "{\"stage\":\"Live\"}");
    struct str stage = STR("stage");
    assert_int_equal(suggestion_accept(&w.m, resource_get("account"), id, &stage, 1), 0);
    change = w.m.change_set;
    workspace_commit(&w);
    assert_true(str_is(json_get_str(workspace_get(&w, "account", id), "stage"), "Live"));
    undo(&w, change, 2);
    assert_true(str_is(json_get_str(workspace_get(&w, "account", id), "stage"), "Trial"));
    workspace_close(&w);
}

static void test_dismiss(void **state)
{
    struct workspace w;
    struct str licenses = STR("licenses");
    int64_t id = open_account(&w, *state);
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":30}");
    assert_int_equal(suggestion_dismiss(&w.m, resource_get("account"), id, &licenses, 1), 0);
    int64_t change = w.m.change_set;
    workspace_commit(&w);
    assert_null(suggested(&w, id, "licenses"));
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":30}");
    assert_null(suggested(&w, id, "licenses")); /* it was dismissed */
    undo(&w, change, 1);
    assert_int_equal(json_get(suggested(&w, id, "licenses"), "value")->i, 30);
    assert_int_equal(suggestion_dismiss(&w.m, resource_get("account"), id, &licenses, 1), 0);
    workspace_commit(&w);
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":31}");
    assert_int_equal(json_get(suggested(&w, id, "licenses"), "value")->i, 31);
    workspace_close(&w);
}

/* A team role that names somebody who is no member yet. */
static void test_role_to_be(void **state)
{
    struct workspace w;
    int64_t id = open_account(&w, *state);
    own(&w, "account", "success_manager", "member");
    put(&w, true, 0, "{\"account_id\":\"a\",\"success_manager\":\"New@team.example\"}");
    assert_true(
        str_is(json_get_str(suggested(&w, id, "success_manager"), "value"), "new@team.example"));
    assert_int_equal(db_int(w.m.conn, -1, "SELECT count(*) FROM account_role_pending", ""), 0);
    workspace_close(&w);
}

static void test_setting(void **state)
{
    struct workspace w;
    int64_t id = open_account(&w, *state);
    static const char *const never[] = {"external_id", "users", "updated_on", "nothing"};
    for (size_t i = 0; i < 4; i++) {
        struct str json = str_fmt(
            w.arena, "{\"entity\":\"account\",\"field\":\"%s\",\"owner\":\"member\"}", never[i]);
        assert_int_equal(workspace_put(&w, "field_owner", 0, str_z(w.arena, json)), -1);
        assert_true(str_is(w.error.items->field, "field"));
    }
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":30}");
    int64_t owner = db_int(w.m.conn, 0, "SELECT id FROM field_owner WHERE field = 'licenses'", "");
    assert_true(workspace_put(&w, "field_owner", owner, "{\"owner\":\"last_writer\"}") > 0);
    workspace_commit(&w);
    assert_int_equal(db_int(w.m.conn, -1, "SELECT count(*) FROM field_suggestion", ""), 0);
    put(&w, true, 0, "{\"account_id\":\"a\",\"licenses\":30}");
    assert_int_equal(licences(&w, id), 30);
    assert_int_equal(db_int(w.m.conn, -1,
                            "SELECT count(*) FROM rule_changed WHERE cause ="
                            " 'field_owner'",
                            ""),
                     0);
    const struct entity *users = catalog_entity(w.m.catalog, resource_get("user"));
    assert_null(users->owners);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_integration_suggests),
        ON_BOTH(test_member_suggests),
        ON_BOTH(test_accept),
        ON_BOTH(test_dismiss),
        ON_BOTH(test_role_to_be),
        ON_BOTH(test_setting),
    };
    return cmocka_run_group_tests_name("suggestion", tests, NULL, NULL);
}
