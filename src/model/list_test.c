/*
 * Goals: every resource lists with all its columns, sorted by every sortable field both ways, for
 * one who sees all and one who does not, on both engines; search folds case and accents and takes
 * wildcards literally; pages and totals agree; values read as sent.
 */
#include "model/testing.h"

static const struct json *list(struct workspace *w, struct list_query q)
{
    struct buf text = BUF_INIT(8 << 20);
    struct json_out out;
    json_out_init(&out, &text);
    error_init(&w->error, w->arena);
    if (!q.limit)
        q.limit = 50;
    if (!q.page)
        q.page = 1;
    q.total = true;
    json_open_object(&out);
    int result = list_run(&w->m, &q, &out);
    json_close_object(&out);
    const struct json *j = result == 0 ? json_parse(w->arena, buf_str(&text)).root : NULL;
    buf_free(&text);
    return j;
}

static void sort_by_every_field(struct workspace *w, const struct resource *res)
{
    const struct entity *e = catalog_entity(w->m.catalog, res);
    struct list_query q = {.resource = res};
    assert_non_null(list(w, q));
    for (size_t i = 0; i < e->count; i++) {
        const struct field *f = e->fields[i];
        if (f->flags & (FIELD_NO_SORT | FIELD_HIDDEN))
            continue;
        q.sort = str_of(f->key);
        q.columns = i % 2 ? STR_NONE : str_of(f->key);
        assert_non_null(list(w, q));
        q.sort = str_fmt(w->arena, "-%s", f->key);
        if (!list(w, q))
            fail_msg("cannot sort %s by %s", res->key, f->key);
    }
}

static void test_every_column(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    w.m.lenient = true;
    assert_true(workspace_put(&w, "account", 0, "{\"account_id\":\"a\",\"custom_size\":3}") > 0);
    w.m.lenient = false;
    workspace_commit(&w);
    int64_t attribute = db_int(w.m.conn, 0, "SELECT id FROM custom_attribute", "");
    assert_true(workspace_put(&w, "custom_attribute", attribute, "{\"confirmed\":true}") > 0);
    workspace_commit(&w);
    for (int profile = PROFILE_ADMINISTRATOR; profile <= PROFILE_CSM; profile += 2) {
        w.actor.profile = (enum profile)profile;
        for (size_t i = 0; i < resources_count; i++)
            sort_by_every_field(&w, resources[i]);
    }
    workspace_close(&w);
}

static int64_t found(struct workspace *w, const char *q)
{
    const struct json *j =
        list(w, (struct list_query){.resource = resource_get("account"), .q = str_of(q)});
    return json_get(j, "total")->i;
}

static void test_search(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    workspace_put(
        &w, "account", 0,
        "{\"name\":\"Z\\u00fcrich Bakery\",\"external_id\":\"zb\",\"email\":\"hi@zb.example\"}");
    workspace_put(&w, "account", 0, "{\"name\":\"100% Pasta\",\"external_id\":\"p_1\"}");
    assert_int_equal(found(&w, "zurich"), 1);
    assert_int_equal(found(&w, "BAKERY z\xc3\xbcR"), 1);
    assert_int_equal(found(&w, "zb.example"), 1);
    assert_int_equal(found(&w, "%"), 1);
    assert_int_equal(found(&w, "_1"), 1);
    assert_int_equal(found(&w, "zurich pasta"), 0);
    assert_int_equal(found(&w, ""), 2);
    workspace_close(&w);
}

static void test_pages(void **state)
{
    struct workspace w;
    char last[64] = "";
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    for (int i = 0; i < 25; i++)
        workspace_put(
            &w, "account", 0,
            str_z(w.arena,
                  str_fmt(w.arena, "{\"name\":\"N%02d\",\"external_id\":\"%d\",\"licenses\":%d}",
                          (i * 7) % 25, i, i % 3)));
    int rows = 0;
    for (int page = 1; page <= 3; page++) {
        const struct json *j = list(
            &w,
            (struct list_query){.resource = resource_get("account"), .limit = 10, .page = page});
        assert_int_equal(json_get(j, "total")->i, 25);
        for (const struct json *row = json_get(j, "rows")->child; row; row = row->next, rows++) {
            struct str name = json_get_str(row, "name");
            assert_true(str_cmp(name, str_of(last)) > 0);
            snprintf(last, sizeof(last), "%.*s", (int)name.n, name.p);
        }
    }
    assert_int_equal(rows, 25);
    const struct json *j = list(&w, (struct list_query){.resource = resource_get("account"),
                                                        .sort = STR("-licenses,name"),
                                                        .limit = 10});
    assert_int_equal(json_get(json_get(j, "rows")->child, "licenses")->i, 2);
    assert_null(list(
        &w, (struct list_query){.resource = resource_get("account"), .sort = STR("nonsense")}));
    assert_null(list(&w, (struct list_query){.resource = resource_get("account"),
                                             .columns = STR("name,search")}));
    workspace_close(&w);
}

static void test_money_of_currencies(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    w.m.lenient = true;
    int64_t yen = workspace_put(&w, "subscription", 0,
                                "{\"subscription_id\":\"s\",\"account_id\":\"a\",\"amount\":"
                                "\"1200\",\"currency\":\"JPY\"}");
    int64_t dinar = workspace_put(
        &w, "invoice", 0,
        "{\"invoice_id\":\"i\",\"account_id\":\"a\",\"currency\":\"KWD\",\"total\":1.2345}");
    assert_true(str_is(json_get_str(workspace_get(&w, "subscription", yen), "mrr"), "1200"));
    assert_true(str_is(json_get_str(workspace_get(&w, "invoice", dinar), "total"),
                       "1.234")); /* half to even */
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_every_column), ON_BOTH(test_search),
                                       ON_BOTH(test_pages), ON_BOTH(test_money_of_currencies)};
    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
