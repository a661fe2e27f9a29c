/*
 * Goals: a private view is its owner's and nobody else's by any path, a shared one everybody's to
 * read, its owner's and administrators' to change; each part of what it shows is checked by name; a
 * renamed stage does not break it, and what is gone is left out and told; limits hold; with which
 * views tables open and which are pinned is each member's own; automatic ones are forgotten.
 */
#include "model/view.h"

#include "model/search.h"
#include "model/testing.h"

#define VIEW(name, more) "{\"name\":\"" name "\",\"entity\":\"account\"" more "}"
#define STATE(parts) ",\"state\":{" parts "}"

static void be(struct workspace *w, int64_t id, enum profile profile)
{
    w->actor.id = id;
    w->actor.profile = profile;
}

static void expect_fault(struct workspace *w, int64_t result, enum error_code code,
                         const char *field)
{
    assert_int_equal(result, -1);
    if (w->error.code != code)
        fail_msg("%s, not %s", error_name(w->error.code), error_name(code));
    if (field && (!w->error.items || !str_is(w->error.items->field, field)))
        fail_msg("%s is not at fault", field);
}

static const struct json *state_of(struct workspace *w, int64_t id)
{
    return json_get(workspace_get(w, "view", id), "state");
}

static int64_t seen(struct workspace *w)
{
    struct list_query q = {.resource = &view_resource, .limit = 10, .page = 1};
    return list_count(&w->m, &q);
}

static void test_sight(void **state)
{
    struct workspace w;
    struct search_hit hits[SEARCH_MAX];
    workspace_open(&w, *state, PROFILE_CSM);
    int64_t own = workspace_put(&w, "view", 0, VIEW("Mine", STATE("\"sort\":\"-mrr\"")));
    int64_t shared =
        workspace_put(&w, "view", 0, VIEW("Ours", ",\"shared\":true" STATE("\"q\":\"acme\"")));
    assert_true(own > 0 && shared > 0);
    assert_int_equal(seen(&w), 2);
    assert_int_equal(search_find(&w.m, &view_resource, STR("mine"), 5, hits), 1);

    static const enum profile others[] = {PROFILE_ADMINISTRATOR, PROFILE_CSM, PROFILE_READ_ONLY};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        be(&w, 2, others[i]);
        assert_int_equal(seen(&w), 1);
        assert_null(workspace_get(&w, "view", own));
        assert_non_null(workspace_get(&w, "view", shared));
        assert_int_equal(search_find(&w.m, &view_resource, STR("mine"), 5, hits), 0);
        assert_int_equal(search_find(&w.m, &view_resource, STR("ours"), 5, hits), 1);
        expect_fault(&w, workspace_put(&w, "view", own, "{\"name\":\"Taken\"}"), ERROR_NOT_FOUND,
                     NULL);
        error_init(&w.error, w.arena);
        expect_fault(&w, record_delete(&w.m, &view_resource, own), ERROR_NOT_FOUND, NULL);
        error_init(&w.error, w.arena);
        expect_fault(&w, view_pin(&w.m, own, true), ERROR_NOT_FOUND, NULL);
        error_init(&w.error, w.arena);
        expect_fault(&w, view_open_with(&w.m, own, true), ERROR_NOT_FOUND, NULL);
    }
    w.actor.kind = ACTOR_KEY;
    assert_int_equal(seen(&w), 1);
    assert_null(workspace_get(&w, "view", own));
    workspace_close(&w);
}

static void test_who_changes(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_CSM);
    int64_t shared =
        workspace_put(&w, "view", 0, VIEW("Ours", ",\"shared\":true" STATE("\"q\":\"acme\"")));
    be(&w, 2, PROFILE_SUPER_MANAGER);
    expect_fault(&w, workspace_put(&w, "view", shared, "{\"name\":\"Theirs\"}"), ERROR_FORBIDDEN,
                 NULL);
    be(&w, 3, PROFILE_ADMINISTRATOR);
    assert_int_equal(workspace_put(&w, "view", shared, "{\"name\":\"Tidied\"}"), shared);
    expect_fault(&w, workspace_put(&w, "view", shared, "{\"shared\":false}"), ERROR_INVALID,
                 "shared");
    be(&w, 4, PROFILE_READ_ONLY);
    expect_fault(&w, workspace_put(&w, "view", 0, VIEW("All", ",\"shared\":true" STATE(""))),
                 ERROR_INVALID, "shared");
    assert_true(workspace_put(&w, "view", 0, VIEW("All", STATE(""))) > 0);
    be(&w, 1, PROFILE_CSM);
    assert_int_equal(workspace_put(&w, "view", shared, "{\"shared\":false}"), shared);
    be(&w, 3, PROFILE_ADMINISTRATOR);
    assert_null(workspace_get(&w, "view", shared));
    w.actor.kind = ACTOR_KEY;
    expect_fault(&w, workspace_put(&w, "view", 0, VIEW("Key's", STATE(""))), ERROR_INVALID,
                 "shared");
    workspace_close(&w);
}

static void test_parts(void **state)
{
    static const struct {
        const char *state, *field;
    } wrong[] = {
        {"\"columns\":[\"name\",\"nothing\"]", "state.columns"},
        {"\"columns\":[\"mrr\"]", "state.columns"},
        {"\"columns\":\"name\"", "state.columns"},
        {"\"frozen\":3", "state.frozen"},
        {"\"sort\":\"-nothing\"", "state.sort"},
        {"\"filter\":{\"field\":\"nothing\",\"op\":\"=\",\"value\":1}", "state.filter.field"},
        {"\"filter\":[]", "state.filter"},
        {"\"segment\":99", "state.segment"},
        {"\"segment\":\"big\"", "state.segment"},
        {"\"role\":99", "state.role"},
        {"\"assigned\":\"you\"", "state.assigned"},
        {"\"assigned\":7", "state.assigned"},
        {"\"q\":7", "state.q"},
        {"\"colour\":\"red\"", "state.colour"},
    };
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct str json = str_fmt(w.arena, VIEW("Wrong", STATE("%s")), wrong[i].state);
        expect_fault(&w, workspace_put(&w, "view", 0, json.p), ERROR_INVALID, wrong[i].field);
    }
    struct buf large = BUF_INIT(200000);
    buf_addz(&large, "{\"name\":\"Large\",\"entity\":\"account\",\"state\":{\"q\":\"");
    for (int i = 0; i < VIEW_STATE_MAX; i++)
        buf_addc(&large, 'x');
    buf_addz(&large, "\"}}");
    expect_fault(&w, workspace_put(&w, "view", 0, str_dup(w.arena, buf_str(&large)).p),
                 ERROR_INVALID, "state");
    buf_free(&large);
    expect_fault(&w, workspace_put(&w, "view", 0, "{\"name\":\"None\",\"entity\":\"account\"}"),
                 ERROR_INVALID, "state");
    workspace_close(&w);
}

#define FILTER \
    "{\"all\":[{\"field\":\"stage\",\"op\":\"=\",\"value\":\"Pilot\"},{\"field\":\"mrr\",\"op\":" \
    "\">=\",\"value\":\"5.00\"}]}"

static void test_missing(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t stage = workspace_put(&w, "stage", 0, "{\"name\":\"Pilot\",\"type\":\"onboarding\"}");
    int64_t segment = workspace_put(
        &w, "segment", 0, "{\"name\":\"Big\",\"entity\":\"account\",\"criteria\":{\"all\":[]}}");
    int64_t tier = workspace_put(&w, "custom_attribute", 0,
                                 "{\"entity\":\"account\",\"key\":\"tier\",\"label\":\"Tier\","
                                 "\"type\":\"text\"}");
    assert_true(stage > 0 && segment > 0 && tier > 0);
    workspace_commit(&w);
    struct str json = str_fmt(
        w.arena,
        VIEW("All parts", STATE("\"columns\":[\"name\",\"custom_tier\"],\"frozen\":2,\"sort\":"
                                "\"custom_tier\",\"filter\":" FILTER
                                ",\"segment\":%lld,\"assigned\":\"me\",\"q\":\"x\"")),
        (long long)segment);
    int64_t id = workspace_put(&w, "view", 0, json.p);
    assert_true(id > 0);

    assert_true(workspace_put(&w, "stage", stage, "{\"name\":\"Trial run\"}") > 0);
    const struct json *first = json_get(json_get(state_of(&w, id), "filter"), "all")->child;
    assert_true(str_is(json_get_str(first, "value"), "Trial run"));
    assert_int_equal(json_get(state_of(&w, id), "missing")->count, 0);

    assert_int_equal(record_delete(&w.m, resource_get("stage"), stage), 0);
    assert_int_equal(record_delete(&w.m, resource_get("segment"), segment), 0);
    assert_true(workspace_put(&w, "custom_attribute", tier, "{\"hidden\":true}") > 0);
    workspace_commit(&w);
    const struct json *left = state_of(&w, id);
    assert_int_equal(json_get(json_get(left, "filter"), "all")->count, 1);
    assert_int_equal(json_get(left, "columns")->count, 1);
    assert_null(json_get(left, "segment"));
    assert_null(json_get(left, "sort"));
    assert_int_equal(json_get(left, "frozen")->i, 2);
    assert_true(str_is(json_get_str(left, "q"), "x"));
    assert_int_equal(json_get(left, "missing")->count, 4);

    assert_int_equal(record_restore(&w.m, resource_get("stage"), stage), 0);
    assert_int_equal(json_get(json_get(state_of(&w, id), "filter"), "all")->count, 2);
    /* What is read can be sent back. */
    struct buf text = BUF_INIT(100000);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    json_key(&out, "state");
    json_out_tree(&out, state_of(&w, id));
    json_close_object(&out);
    assert_int_equal(workspace_put(&w, "view", id, str_dup(w.arena, buf_str(&text)).p), id);
    buf_free(&text);
    assert_int_equal(json_get(state_of(&w, id), "missing")->count, 0);
    workspace_close(&w);
}

/* A colleague is asked for by who sees all; for the others the part is left out. */
static void test_assigned(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    db_run(w.m.conn,
           "INSERT INTO member (id, name, name_folded, email, email_folded, profile, status,"
           " created_at, updated_at) VALUES (7, 'Cleo', 'cleo', 'c@x.de', 'c@x.de',"
           " 'customer_success_manager', 'active', 1, 1)",
           "");
    assert_int_equal(db_error(w.m.conn), DB_OK);
    int64_t id = workspace_put(&w, "view", 0,
                               VIEW("Cleo's", ",\"shared\":true" STATE("\"assigned\":\"7\"")));
    assert_true(id > 0);
    assert_true(str_is(json_get_str(state_of(&w, id), "assigned"), "7"));
    be(&w, 2, PROFILE_CSM);
    assert_null(json_get(state_of(&w, id), "assigned"));
    assert_int_equal(json_get(state_of(&w, id), "missing")->count, 1);
    expect_fault(&w, workspace_put(&w, "view", 0, VIEW("Cleo", STATE("\"assigned\":\"7\""))),
                 ERROR_INVALID, "state.assigned");
    be(&w, 7, PROFILE_CSM);
    assert_true(str_is(json_get_str(state_of(&w, id), "assigned"), "7"));
    workspace_close(&w);
}

static const struct json *mine(struct workspace *w)
{
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    assert_int_equal(view_list(&w->m, &out), 0);
    json_close_object(&out);
    const struct json *j = json_parse(w->arena, buf_str(&text)).root;
    buf_free(&text);
    return j;
}

static void test_own_choices(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_CSM);
    int64_t a = workspace_put(&w, "view", 0, VIEW("A", ",\"shared\":true" STATE("\"q\":\"a\"")));
    int64_t b = workspace_put(&w, "view", 0, VIEW("B", STATE("\"q\":\"b\"")));
    be(&w, 2, PROFILE_CSM);
    assert_int_equal(view_pin(&w.m, a, true), 0);
    assert_int_equal(view_open_with(&w.m, a, true), 0);
    be(&w, 1, PROFILE_CSM);
    assert_int_equal(view_open_with(&w.m, a, true), 0);
    assert_int_equal(view_open_with(&w.m, b, true), 0);
    const struct json *rows = json_get(mine(&w), "rows"), *opening = json_get(mine(&w), "opening");
    assert_int_equal(rows->count, 2);
    assert_int_equal(json_get(rows->child, "opens")->type, JSON_FALSE);
    assert_int_equal(json_get(rows->child, "pinned")->type, JSON_FALSE);
    assert_int_equal(json_get(rows->child->next, "opens")->type, JSON_TRUE);
    assert_int_equal(opening->count, 1);
    assert_true(str_is(json_get_str(json_get(opening->child, "state"), "q"), "b"));

    be(&w, 2, PROFILE_CSM);
    assert_int_equal(json_get(json_get(mine(&w), "opening")->child, "id")->i, a);
    be(&w, 1, PROFILE_CSM);
    assert_true(workspace_put(&w, "view", a, "{\"shared\":false}") > 0);
    be(&w, 2, PROFILE_CSM);
    assert_int_equal(json_get(mine(&w), "rows")->count, 0);
    assert_int_equal(json_get(mine(&w), "opening")->count, 0);
    be(&w, 1, PROFILE_CSM);
    assert_int_equal(view_open_with(&w.m, b, false), 0);
    assert_int_equal(json_get(mine(&w), "opening")->count, 0);

    for (int i = 0; i < VIEWS_PINNED; i++) {
        struct str json = str_fmt(w.arena, VIEW("Pin %d", STATE("")), i);
        assert_int_equal(view_pin(&w.m, workspace_put(&w, "view", 0, json.p), true), 0);
    }
    error_init(&w.error, w.arena);
    expect_fault(&w, view_pin(&w.m, b, true), ERROR_LIMIT, NULL);
    workspace_close(&w);
}

static void test_limits(void **state)
{
    struct workspace w;
    int64_t first = 0, id;
    workspace_open(&w, *state, PROFILE_CSM);
    for (int i = 0; i < VIEWS_MAX; i++) {
        struct str json = str_fmt(w.arena, VIEW("View %d", STATE("")), i);
        id = workspace_put(&w, "view", 0, json.p);
        assert_true(id > 0);
        first = first ? first : id;
    }
    expect_fault(&w, workspace_put(&w, "view", 0, VIEW("One more", STATE(""))), ERROR_LIMIT,
                 "name");
    expect_fault(&w, workspace_put(&w, "view", first, "{\"name\":\"\"}"), ERROR_INVALID, "name");
    error_init(&w.error, w.arena);
    assert_int_equal(record_delete(&w.m, &view_resource, first), 0);
    assert_true(workspace_put(&w, "view", 0, VIEW("One more", STATE(""))) > 0);
    error_init(&w.error, w.arena);
    expect_fault(&w, record_restore(&w.m, &view_resource, first), ERROR_LIMIT, "name");
    be(&w, 2, PROFILE_CSM);
    assert_true(workspace_put(&w, "view", 0, VIEW("View 1", STATE(""))) > 0);

    for (int i = 0; i <= VIEWS_AUTOMATIC; i++) {
        id = workspace_put(&w, "view", 0, VIEW("Filter", ",\"automatic\":true" STATE("")));
        assert_true(id > 0);
        first = i ? first : id;
    }
    assert_null(workspace_get(&w, "view", first));
    assert_non_null(workspace_get(&w, "view", first + 1));
    assert_int_equal(json_get(mine(&w), "rows")->count, 1);
    expect_fault(&w, workspace_put(&w, "view", id, "{\"shared\":true}"), ERROR_INVALID, "shared");
    error_init(&w.error, w.arena);
    expect_fault(&w, view_pin(&w.m, id, true), ERROR_NOT_FOUND, NULL);
    workspace_close(&w);
}

static void test_same_name(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_CSM);
    assert_true(workspace_put(&w, "view", 0, VIEW("Large", STATE(""))) > 0);
    expect_fault(&w, workspace_put(&w, "view", 0, VIEW("LARGE", STATE(""))), ERROR_DUPLICATE, NULL);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_sight),    ON_BOTH(test_who_changes),
                                       ON_BOTH(test_parts),    ON_BOTH(test_missing),
                                       ON_BOTH(test_assigned), ON_BOTH(test_own_choices),
                                       ON_BOTH(test_limits),   ON_BOTH(test_same_name)};
    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
