/* Goals: the last day of a feature is kept by the refresher and never goes back; uses are those of
 * the window; the statement reads no day outside of it. */
#include "engine/refresh.h"
#include "engine/report.h"
#include "model/testing.h"
#include "usage/store.h"

struct world {
    struct workspace w;
    struct catalog_holder *catalogs;
    int64_t account, user, feature[2];
};

static void open_world(struct world *o, struct scratch *scratch)
{
    clock_set(INT64_C(1767268800000)); /* 2026-01-01T12:00Z */
    workspace_open(&o->w, scratch, PROFILE_COUNT);
    o->account = workspace_put(&o->w, "account", 0, "{\"name\":\"A\",\"external_id\":\"a\"}");
    struct str user =
        str_fmt(o->w.arena, "{\"external_id\":\"u\",\"account_id\":%lld}", (long long)o->account);
    o->user = workspace_put(&o->w, "user", 0, str_z(o->w.arena, user));
    int64_t product = workspace_put(&o->w, "product", 0, "{\"name\":\"P\"}");
    struct str module =
        str_fmt(o->w.arena, "{\"name\":\"M\",\"product_id\":%lld}", (long long)product);
    int64_t parent = workspace_put(&o->w, "module", 0, str_z(o->w.arena, module));
    for (int i = 0; i < 2; i++) {
        struct str feature =
            str_fmt(o->w.arena, "{\"name\":\"F%d\",\"module_id\":%lld}", i, (long long)parent);
        o->feature[i] = workspace_put(&o->w, "feature", 0, str_z(o->w.arena, feature));
    }
    workspace_commit(&o->w);
    o->catalogs = catalog_holder_new(scratch->db);
}

static void close_world(struct world *o)
{
    catalog_holder_free(&o->catalogs);
    workspace_close(&o->w);
}

/* A use `ago` days ago, and what the refresher makes of it. */
static void use(struct world *o, int feature, int64_t ago, int64_t count)
{
    struct usage_row row = {o->w.m.today - ago, o->account, o->user, o->feature[feature], count};
    assert_int_equal(store_append(o->w.m.conn, &row, 1), 0);
    model_account_changed(&o->w.m, o->account, (int32_t)row.day);
    model_flush_changes(&o->w.m, "usage");
    assert_int_equal(db_commit(o->w.m.conn), 0);
    db_release(&o->w.m.conn);
    catalog_drop(&o->w.m.catalog);
    assert_int_equal(refresh_all(o->w.scratch->db, o->catalogs, true, NULL, NULL), 0);
    workspace_begin(&o->w);
}

static void test_last_day(void **state)
{
    struct world o;
    struct report_feature *rows;
    open_world(&o, *state);
    use(&o, 0, 200, 5);
    use(&o, 1, 3, 7);
    use(&o, 1, 40, 9);
    use(&o, 1, 20, 1);
    assert_int_equal(report_features(&o.w.m, 30, 800, &rows), 2);
    assert_int_equal(rows[0].id, o.feature[0]);
    assert_int_equal(rows[0].uses, 0);
    assert_int_equal(rows[0].last_day, o.w.m.today - 200);
    assert_int_equal(rows[1].uses, 8);
    assert_int_equal(rows[1].last_day, o.w.m.today - 3);
    assert_int_equal(report_features(&o.w.m, 30, 100, &rows), 1);
    assert_int_equal(rows[0].id, o.feature[1]);
    close_world(&o);
}

static void test_plan(void **state)
{
    struct world o;
    int64_t n = 1;
    open_world(&o, *state);
    struct str steps = db_plan(o.w.m.conn, o.w.arena, report_features_sql, "iii", n, n, n);
    assert_true(str_find(steps, STR("SEARCH d USING PRIMARY KEY (day>? AND day<?)")) >= 0);
    close_world(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_last_day), ON_SQLITE(test_plan)};
    return cmocka_run_group_tests_name("report_features", tests, NULL, NULL);
}
