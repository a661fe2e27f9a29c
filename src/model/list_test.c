/*
 * Goals: every resource lists with all its columns, sorted by every sortable field both ways, for
 * one who sees all and one who does not, on both engines; search folds case and accents and takes
 * wildcards literally; pages and totals agree; values read as sent; what is read of many rows
 * stands in narrow indexes.
 */
#include "model/selection.h"
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

/* Records of an account show its fields, and are in the order of them. */
static void sort_by_every_account_field(struct workspace *w, const struct resource *res)
{
    const struct entity *e = catalog_entity(w->m.catalog, resource_get("account"));
    for (size_t i = 0; i < e->count; i++) {
        struct str key = str_fmt(w->arena, "account.%s", e->fields[i]->key);
        bool shown = !(e->fields[i]->flags & FIELD_HIDDEN);
        struct list_query q = {.resource = res, .columns = key};
        if (shown != (list(w, q) != NULL))
            fail_msg("column %s of %s", key.p, res->key);
        q.sort = str_fmt(w->arena, "-%s", key.p);
        if (shown && !(e->fields[i]->flags & FIELD_NO_SORT) && !list(w, q))
            fail_msg("cannot sort %s by %s", res->key, key.p);
    }
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
        sort_by_every_account_field(&w, resource_get("user"));
        sort_by_every_account_field(&w, resource_get("subscription"));
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

/* How the engine reads a page: one step a line. */
static const char *plan(struct workspace *w, struct list_query q)
{
    struct criteria_part page;
    struct buf sql = BUF_INIT(1 << 20), lines = BUF_INIT(1 << 20);
    bool lite = w->scratch->engine == DB_SQLITE;
    q.limit = 50;
    q.page = 1;
    q.total = true;
    assert_int_equal(list_page_sql(&w->m, &q, &page), 0);
    buf_addz(&sql, lite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS OFF) ");
    buf_adds(&sql, page.sql);
    struct db_stmt *st = db_prepare(w->m.conn, buf_str(&sql));
    criteria_sql_bind(st, page.binds, page.nbinds);
    while (db_next(st)) {
        buf_adds(&lines, db_col_text(st, lite ? 3 : 0));
        buf_addc(&lines, '\n');
    }
    db_done(st);
    const char *text = str_z(w->arena, buf_str(&lines));
    buf_free(&lines);
    buf_free(&sql);
    return text;
}

static void expect_step(const char *steps, const char *step)
{
    if (!strstr(steps, step))
        fail_msg("no \"%s\" in the plan:\n%s", step, steps);
}

/* A list in the order of names is a walk along an index, which sorts nothing. */
static void test_plan_of_names(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    db_run(w.m.conn,
           "INSERT INTO account (external_id, name, name_folded, search, created_on,"
           " created_at, updated_at) SELECT {concat_int(value)}, 'n', 'n', 'n', 0, 0, 0"
           " FROM {ints} AS v(value)",
           "I", (int64_t[]){1, 2, 3}, (size_t)3);
    if (w.scratch->engine == DB_POSTGRES) /* which would rather sort a small table */
        db_run(w.m.conn, "SET LOCAL enable_sort = off", "");
    for (int profile = PROFILE_ADMINISTRATOR; profile <= PROFILE_CSM; profile += 2) {
        w.actor.profile = (enum profile)profile;
        const char *steps = plan(&w, (struct list_query){.resource = resource_get("account")});
        expect_step(steps, "account_name");
        const char *users = plan(&w, (struct list_query){.resource = resource_get("user")});
        expect_step(users, "user_name");
    }
    workspace_close(&w);
}

/* A field whose column stands in account_figures, by itself. */
static bool is_figure(const struct field *f)
{
    bool text = f->type == FIELD_TEXT || f->type == FIELD_EMAIL || f->type == FIELD_URL;
    bool stored = !(f->flags & (FIELD_ROLE | FIELD_CUSTOM | FIELD_HIDDEN | FIELD_NO_SORT));
    return stored && (!text || !strcmp(f->key, "name")) && strcmp(f->key, "created_at") &&
           strcmp(f->key, "updated_at") && strcmp(f->key, "updated_on");
}

/*
 * Selections and sorts by figures never read the table's wide rows but for the page: every field
 * of an account but texts and times of the system is in the narrow copy, as are the conditions of
 * sight.
 */
static void test_plan_of_figures(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    const struct resource *res = resource_get("account");
    const struct entity *e = catalog_entity(w.m.catalog, res);
    for (int profile = PROFILE_ADMINISTRATOR; profile <= PROFILE_CSM; profile += 2) {
        w.actor.profile = (enum profile)profile;
        for (size_t i = 0; i < e->count; i++) {
            const struct field *f = e->fields[i];
            if (!is_figure(f))
                continue;
            struct list_query q = {.resource = res, .sort = str_fmt(w.arena, "-%s", f->key)};
            const char *json =
                str_z(w.arena, str_fmt(w.arena, "{\"field\":\"%s\",\"op\":\"empty\"}", f->key));
            q.criteria = selection_parse(&w.m, res, workspace_json(&w, json), "filter");
            expect_step(plan(&w, q), "SCAN e USING COVERING INDEX account_");
        }
    }
    workspace_close(&w);
}

/* Subscriptions are selected, sorted, counted and searched by their narrow copies as well. */
static void test_plan_of_subscriptions(void **state)
{
    static const char *const sorts[] = {"created_on",      "-mrr",           "amount",
                                        "next_billing_on", "-plan_quantity", "status"};
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    const struct resource *res = resource_get("subscription");
    const struct json *json =
        workspace_json(&w, "{\"field\":\"next_billing_on\",\"op\":\"empty\"}");
    for (int profile = PROFILE_ADMINISTRATOR; profile <= PROFILE_CSM; profile += 2) {
        w.actor.profile = (enum profile)profile;
        for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++) {
            struct list_query q = {.resource = res, .sort = str_of(sorts[i])};
            expect_step(plan(&w, q), "SCAN e USING COVERING INDEX subscription_");
            q.criteria = selection_parse(&w.m, res, json, "filter");
            expect_step(plan(&w, q), "SCAN e USING COVERING INDEX subscription_");
        }
        struct list_query q = {.resource = res, .sort = STR("-mrr"), .q = STR("pro")};
        expect_step(plan(&w, q), "SCAN e USING COVERING INDEX subscription_search");
    }
    workspace_close(&w);
}

/* A word that the index can find is looked up, a shorter one is not. */
static void test_plan_of_search(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    struct list_query q = {.resource = resource_get("account"), .q = STR("x")};
    expect_step(plan(&w, q), "SCAN e USING COVERING INDEX account_search");
    q.q = STR("x berlin");
    expect_step(plan(&w, q), "SEARCH e USING INTEGER PRIMARY KEY");
    q.resource = resource_get("user");
    expect_step(plan(&w, q), "SEARCH e USING INTEGER PRIMARY KEY");
    q.q = STR("x");
    expect_step(plan(&w, q), "SCAN e USING COVERING INDEX user_search");
    workspace_close(&w);
}

/* What is part of an account is found along account_parent. */
static void test_plan_of_children(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    struct list_query q = {.resource = resource_get("account"), .under = 1};
    expect_step(plan(&w, q), "account_parent (parent_id=?)");
    q.resource = resource_get("user");
    expect_step(plan(&w, q), "account_parent (parent_id=?)");
    workspace_close(&w);
}

/* Total and rows are the same by one statement as by two, on every page and past the last. */
static void test_total_of_selection(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    for (int i = 0; i < 25; i++)
        workspace_put(&w, "account", 0,
                      str_z(w.arena, str_fmt(w.arena,
                                             "{\"name\":\"N%02d\",\"external_id\":\"%d\","
                                             "\"licenses\":%d}",
                                             i, i, i)));
    const struct json *json =
        workspace_json(&w, "{\"field\":\"licenses\",\"op\":\">=\",\"value\":3}");
    struct list_query q = {
        .resource = resource_get("account"), .sort = STR("-licenses"), .limit = 10};
    q.criteria = selection_parse(&w.m, q.resource, json, "filter");
    assert_non_null(q.criteria);
    for (q.page = 1; q.page <= 4; q.page++) {
        const struct json *j = list(&w, q);
        const struct json *row = json_get(j, "rows")->child;
        assert_int_equal(json_get(j, "total")->i, 22);
        for (int n = 0; n < (q.page < 3 ? 10 : q.page == 3 ? 2 : 0); n++, row = row->next)
            assert_int_equal(json_get(row, "licenses")->i, 24 - (q.page - 1) * 10 - n);
        assert_null(row);
    }
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_every_column),
                                       ON_BOTH(test_search),
                                       ON_BOTH(test_pages),
                                       ON_BOTH(test_money_of_currencies),
                                       ON_BOTH(test_total_of_selection),
                                       ON_BOTH(test_plan_of_names),
                                       ON_SQLITE(test_plan_of_figures),
                                       ON_SQLITE(test_plan_of_children),
                                       ON_SQLITE(test_plan_of_search),
                                       ON_SQLITE(test_plan_of_subscriptions)};
    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
