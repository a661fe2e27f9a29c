/*
 * Goals: a layout is kept per member and table and read back as it was put; what no table can show
 * is refused with the field that is wrong; a column whose field has gone is left out when read; the
 * oldest is forgotten beyond the limit.
 */
#include "model/layout.h"

#include "model/testing.h"

static const struct json *layouts(struct workspace *w, int64_t member)
{
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_array(&out);
    layout_list(&w->m, member, &out);
    json_close_array(&out);
    const struct json *j = json_parse(w->arena, buf_str(&text)).root;
    buf_free(&text);
    return j;
}

static int put(struct workspace *w, int64_t member, const char *table, const char *json)
{
    error_init(&w->error, w->arena);
    return layout_save(&w->m, member, str_of(table), workspace_json(w, json));
}

static void expect_columns(const struct json *layout, const char *const *keys)
{
    const struct json *j = json_get(layout, "columns")->child;
    for (; *keys; keys++, j = j->next) {
        assert_non_null(j);
        if (!str_is(j->text, *keys))
            fail_msg("column %.*s, not %s", (int)j->text.n, j->text.p, *keys);
    }
    assert_null(j);
}

static void test_kept(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_CSM);
    assert_int_equal(put(&w, 1, "accounts",
                         "{\"entity\":\"account\",\"columns\":[\"name\",\"mrr\",\"stage\"],"
                         "\"frozen\":2,\"widths\":{\"mrr\":90}}"),
                     0);
    assert_int_equal(put(&w, 1, "list_7", "{\"entity\":\"user\",\"columns\":[\"email\",\"name\"]}"),
                     0);
    assert_int_equal(put(&w, 2, "accounts", "{\"entity\":\"account\",\"columns\":[\"name\"]}"), 0);

    const struct json *mine = layouts(&w, 1);
    assert_int_equal(mine->count, 2);
    const struct json *accounts = mine->child, *list = accounts->next;
    assert_true(str_is(json_get_str(accounts, "table"), "accounts"));
    assert_true(str_is(json_get_str(accounts, "entity"), "account"));
    expect_columns(accounts, (const char *const[]){"name", "mrr", "stage", NULL});
    assert_int_equal(json_get(accounts, "frozen")->i, 2);
    assert_int_equal(json_get(json_get(accounts, "widths"), "mrr")->i, 90);
    expect_columns(list, (const char *const[]){"email", "name", NULL});
    assert_int_equal(json_get(list, "frozen")->i, 1);
    assert_int_equal(json_get(list, "widths")->count, 0);

    assert_int_equal(put(&w, 1, "accounts", "{\"entity\":\"account\",\"columns\":[\"name\"]}"), 0);
    expect_columns(layouts(&w, 1)->child, (const char *const[]){"name", NULL});
    assert_int_equal(layout_delete(&w.m, 1, STR("accounts")), 0);
    assert_int_equal(layouts(&w, 1)->count, 1);
    assert_int_equal(layouts(&w, 2)->count, 1);
    assert_int_equal(layout_delete(&w.m, 1, STR("accounts")), -1);
    assert_int_equal(w.error.code, ERROR_NOT_FOUND);
    workspace_close(&w);
}

static void expect_refused(struct workspace *w, const char *json, const char *field)
{
    if (put(w, 1, "accounts", json) == 0)
        fail_msg("taken: %s", json);
    assert_int_equal(w->error.code, ERROR_INVALID);
    if (!str_is(w->error.items->field, field))
        fail_msg("%s: %.*s is wrong", json, (int)w->error.items->field.n, w->error.items->field.p);
}

static void test_refused(void **state)
{
    struct workspace w;
    struct buf many = BUF_INIT(4000);
    workspace_open(&w, *state, PROFILE_CSM);
    expect_refused(&w, "{\"entity\":\"session\",\"columns\":[\"name\"]}", "entity");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\",\"nothing\"]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\",\"search\"]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\",\"segment\"]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\",3]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\",\"name\"]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"mrr\"]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[]}", "columns");
    expect_refused(&w, "{\"entity\":\"subscription\",\"columns\":[\"plan_name\"]}", "columns");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\"],\"widths\":{\"mrr\":100}}",
                   "widths");
    expect_refused(&w, "{\"entity\":\"account\",\"columns\":[\"name\"],\"widths\":{\"name\":47}}",
                   "widths");
    expect_refused(&w,
                   "{\"entity\":\"account\",\"columns\":[\"name\"],\"widths\":{\"name\":\"9em\"}}",
                   "widths");
    buf_addz(&many, "{\"entity\":\"account\",\"columns\":[\"name\"");
    const struct entity *e = catalog_entity(w.m.catalog, resource_get("account"));
    for (size_t i = 1; i <= LAYOUT_COLUMNS_MAX; i++)
        buf_addf(&many, ",\"%s\"", e->fields[i]->key);
    buf_addz(&many, "]}");
    expect_refused(&w, many.p, "columns");
    buf_free(&many);

    static const char fine[] = "{\"entity\":\"account\",\"columns\":[\"name\"]}";
    static const char *const names[] = {"", "Accounts", "a b", "a/b",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        assert_int_equal(put(&w, 1, names[i], fine), -1);
        assert_int_equal(w.error.code, ERROR_NOT_FOUND);
    }
    assert_int_equal(layouts(&w, 1)->count, 0);
    workspace_close(&w);
}

static void test_field_gone(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t id = workspace_put(&w, "custom_attribute", 0,
                               "{\"entity\":\"account\",\"key\":\"tier\",\"label\":\"Tier\","
                               "\"type\":\"text\"}");
    assert_true(id > 0);
    workspace_commit(&w);
    assert_int_equal(put(&w, 1, "accounts",
                         "{\"entity\":\"account\",\"columns\":[\"name\",\"custom_tier\",\"mrr\"],"
                         "\"widths\":{\"custom_tier\":80,\"mrr\":70}}"),
                     0);
    assert_true(workspace_put(&w, "custom_attribute", id, "{\"hidden\":true}") > 0);
    workspace_commit(&w);
    const struct json *one = layouts(&w, 1)->child;
    expect_columns(one, (const char *const[]){"name", "mrr", NULL});
    assert_int_equal(json_get(one, "widths")->count, 1);
    workspace_close(&w);
}

static void test_oldest_forgotten(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_CSM);
    for (int i = 0; i < LAYOUTS_MAX + 3; i++) {
        w.m.now++;
        assert_int_equal(put(&w, 1, str_z(w.arena, str_fmt(w.arena, "list_%d", i)),
                             "{\"entity\":\"account\",\"columns\":[\"name\"]}"),
                         0);
    }
    const struct json *all = layouts(&w, 1);
    assert_int_equal(all->count, LAYOUTS_MAX);
    for (const struct json *j = all->child; j; j = j->next)
        assert_false(str_is(json_get_str(j, "table"), "list_2"));
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_kept), ON_BOTH(test_refused),
                                       ON_BOTH(test_field_gone), ON_BOTH(test_oldest_forgotten)};
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
