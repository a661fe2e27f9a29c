/*
 * Goals: metrics equal a slow and obvious reckoning over the same random uses, from scratch and
 * step by step; windows move at midnight; a hidden feature stops counting; the statements use the
 * day-first keys.
 */
#include "base/hashmap.h"
#include "engine/refresh.h"
#include "engine/slice.h"
#include "model/testing.h"
#include "usage/store.h"

enum { ACCOUNTS = 6, USERS = 30, FEATURES = 8, USES = 400 };

struct world {
    struct workspace w;
    int64_t account[ACCOUNTS], user[USERS], feature[FEATURES], module[3];
    struct usage_row uses[USES];
    size_t nuses;
    uint32_t seed;
};

static uint32_t next(struct world *o, uint32_t below)
{
    o->seed = o->seed * 1664525u + 1013904223u;
    return (o->seed >> 8) % below;
}

static int64_t put(struct world *o, const char *resource, const char *format, long long a,
                   long long b)
{
    struct str json = str_fmt(o->w.arena, format, a, b);
    int64_t id = workspace_put(&o->w, resource, 0, str_z(o->w.arena, json));
    assert_true(id > 0);
    return id;
}

static void make_world(struct world *o, struct scratch *scratch)
{
    *o = (struct world){.seed = 7};
    clock_set(INT64_C(1767268800000)); /* 2026-01-01T12:00Z */
    workspace_open(&o->w, scratch, PROFILE_COUNT);
    int64_t product = put(o, "product", "{\"name\":\"P%lld\",\"label\":\"%lld\"}", 1, 1);
    for (int i = 0; i < 3; i++)
        o->module[i] = put(o, "module", "{\"name\":\"M%lld\",\"product_id\":%lld}", i, product);
    for (int i = 0; i < FEATURES; i++)
        o->feature[i] =
            put(o, "feature", "{\"name\":\"F%lld\",\"module_id\":%lld}", i, o->module[i % 3]);
    for (int i = 0; i < ACCOUNTS; i++)
        o->account[i] = put(o, "account", "{\"name\":\"A%lld\",\"external_id\":\"a%lld\"}", i, i);
    for (int i = 0; i < USERS; i++)
        o->user[i] = put(o, "user", "{\"external_id\":\"u%lld\",\"account_id\":%lld}", i,
                         o->account[i % (ACCOUNTS - 1)]);
    workspace_commit(&o->w);
}

static int by_key(const void *a, const void *b)
{
    const struct usage_row *x = a, *y = b;
    const int64_t kx[] = {x->day, x->account, x->user, x->feature},
                  ky[] = {y->day, y->account, y->user, y->feature};
    for (int i = 0; i < 4; i++)
        if (kx[i] != ky[i])
            return kx[i] < ky[i] ? -1 : 1;
    return 0;
}

/* n random uses within the last `days` days, stored and remembered; marks made as the ingest writer
 * does. */
static void add_uses(struct world *o, size_t n, uint32_t days)
{
    struct usage_row rows[USES];
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t u = next(o, USERS);
        struct usage_row row = {o->w.m.today - next(o, days), o->account[u % (ACCOUNTS - 1)],
                                o->user[u], o->feature[next(o, FEATURES)], 1 + next(o, 9)};
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known |= by_key(&rows[k], &row) == 0;
        if (known)
            continue;
        rows[count++] = row;
        o->uses[o->nuses++] = row;
        model_account_changed(&o->w.m, row.account, (int32_t)row.day);
    }
    qsort(rows, count, sizeof(rows[0]), by_key);
    assert_int_equal(store_append(o->w.m.conn, rows, count), 0);
    struct user_day_row days_rows[USES];
    for (size_t i = 0; i < count; i++) {
        int64_t at = calendar_midnight(o->w.m.calendar, (int32_t)rows[i].day) + 1000 * (int64_t)i;
        days_rows[i] = (struct user_day_row){
            rows[i].day, rows[i].account, rows[i].user, at, at, at, 0, 0, 0, 0, 0};
    }
    size_t kept = 0;
    for (size_t i = 0; i < count;
         i++) /* keys are distinct: several features of one user and day become one row */
        if (!kept || days_rows[kept - 1].day != days_rows[i].day ||
            days_rows[kept - 1].user != days_rows[i].user)
            days_rows[kept++] = days_rows[i];
        else
            days_rows[kept - 1].last_at = days_rows[kept - 1].last_use_at = days_rows[i].last_at;
    assert_int_equal(store_append_user_days(o->w.m.conn, days_rows, kept), 0);
    workspace_commit(&o->w);
}

static int64_t metric(struct world *o, const char *column, int64_t account)
{
    struct str sql =
        str_fmt(o->w.arena, "SELECT %s FROM account_metric WHERE account_id = ?", column);
    return db_int(o->w.m.conn, -1, str_z(o->w.arena, sql), "i", account);
}

/* The reckoning: plain loops over all uses. */
static void check_account(struct world *o, int64_t account, int64_t hidden)
{
    struct map features = {0}, modules = {0}, users = {0}, days = {0};
    int64_t total = 0;
    for (size_t i = 0; i < o->nuses; i++) {
        const struct usage_row *u = &o->uses[i];
        if (u->account != account || u->feature == hidden || u->day <= o->w.m.today - WINDOW_DAYS ||
            u->day > o->w.m.today)
            continue;
        int64_t module =
            db_int(o->w.m.conn, 0, "SELECT module_id FROM feature WHERE id = ?", "i", u->feature);
        total += u->count;
        map_put_number(&features, (uint64_t)u->feature, 1);
        map_put_number(&modules, (uint64_t)module, 1);
        map_put_number(&users, (uint64_t)u->user, 1);
        map_put_number(&days, (uint64_t)u->day, 1);
    }
    assert_int_equal(metric(o, "total_features_used", account), total);
    assert_int_equal(metric(o, "features_used", account), features.count);
    assert_int_equal(metric(o, "modules_used", account), modules.count);
    assert_int_equal(metric(o, "active_users", account), users.count);
    assert_int_equal(metric(o, "active_days", account), days.count);
    int64_t d = (int64_t)days.count;
    assert_int_equal(metric(o, "usage_frequency", account), d >= 9   ? 3
                                                            : d >= 5 ? 2
                                                            : d >= 2 ? 1
                                                                     : 0);
    map_free(&features);
    map_free(&modules);
    map_free(&users);
    map_free(&days);
}

static void check_all(struct world *o, int64_t hidden)
{
    for (int i = 0; i < ACCOUNTS; i++)
        check_account(o, o->account[i], hidden);
}

/* Waits until the windows stand at today and no marks are left (the refresher's thread works on
 * them). The write connection is given back meanwhile. */
static void settle(struct world *o)
{
    static const char left[] =
        "SELECT (SELECT count(*) FROM account_changed) + (SELECT count(*) FROM rule_changed)"
        " + (SELECT count(*) FROM refresh_state WHERE name = 'day' AND value <> ?)";
    int64_t today = calendar_day(o->w.m.calendar, clock_now()), n = 1;
    workspace_commit(&o->w);
    db_rollback(o->w.m.conn);
    db_release(&o->w.m.conn);
    for (int i = 0; i < 1200 && n; i++) {
        struct db_conn *c = db_acquire(o->w.scratch->db, DB_READ);
        n = db_int(c, 1, left, "i", today);
        db_release(&c);
        if (n)
            usleep(50000);
    }
    catalog_drop(&o->w.m.catalog);
    workspace_begin(&o->w);
    assert_int_equal(db_int(o->w.m.conn, 1, "SELECT count(*) FROM account_changed", ""), 0);
}

static void refresh(struct world *o, struct catalog_holder *catalogs, bool history)
{
    workspace_commit(&o->w);
    db_release(&o->w.m.conn);
    assert_int_equal(refresh_all(o->w.scratch->db, catalogs, history, NULL, NULL), 0);
    catalog_drop(&o->w.m.catalog);
    workspace_begin(&o->w);
}

/* Ends a test that ran the thread. */
static void finish(struct world *o, struct refresher **refresher, struct catalog_holder **catalogs)
{
    db_rollback(o->w.m.conn);
    db_release(&o->w.m.conn);
    refresh_stop(refresher);
    catalog_drop(&o->w.m.catalog);
    workspace_begin(&o->w);
    catalog_holder_free(catalogs);
    workspace_close(&o->w);
}

static void test_from_scratch(void **state)
{
    struct world o;
    make_world(&o, *state);
    struct catalog_holder *catalogs = catalog_holder_new(o.w.scratch->db);
    int64_t idle =
        put(&o, "user", "{\"external_id\":\"idle%lld\",\"account_id\":%lld}", 1, o.account[0]);
    add_uses(&o, 150, 30);
    refresh(&o, catalogs, true);
    check_all(&o, 0);
    assert_int_equal(
        db_int(o.w.m.conn, 0, "SELECT CAST(sum(uses) AS BIGINT) FROM account_feature_day", ""),
        db_int(o.w.m.conn, 1, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily", ""));
    assert_int_equal(metric(&o, "users", o.account[0]), USERS / (ACCOUNTS - 1) + 1);
    assert_int_equal(
        db_int(o.w.m.conn, 9, "SELECT activity FROM user_metric WHERE user_id = ?", "i", idle), 2);
    catalog_holder_free(&catalogs);
    workspace_close(&o.w);
}

static void test_step_by_step(void **state)
{
    struct world o;
    make_world(&o, *state);
    struct catalog_holder *catalogs = catalog_holder_new(o.w.scratch->db);
    struct refresh_options options = {o.w.scratch->db, catalogs, "test"};
    struct refresher *refresher = refresh_start(&options);
    for (int round = 0; round < 4; round++) {
        add_uses(&o, 60, 20);
        refresh_wake(refresher);
        settle(&o);
        check_all(&o, 0);
    }
    assert_int_equal(
        db_int(o.w.m.conn, 0, "SELECT CAST(sum(uses) AS BIGINT) FROM account_feature_day", ""),
        db_int(o.w.m.conn, 1, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily", ""));
    /* A hidden feature stops counting for all accounts. */
    assert_true(workspace_put(&o.w, "feature", o.feature[2], "{\"hidden\":true}") > 0);
    settle(&o);
    check_all(&o, o.feature[2]);
    /* Nine days later the window has moved without any event. */
    clock_set(clock_now() + INT64_C(9) * 86400000);
    refresh_wake(refresher);
    settle(&o);
    check_all(&o, o.feature[2]);
    finish(&o, &refresher, &catalogs);
}

/* A rule that moved is worked off also while new marks never end. */
static void test_marks_without_end(void **state)
{
    static const char mark[] =
        "INSERT INTO account_changed (account_id, from_day, cause) SELECT value, ?, 'test' FROM"
        " {ints} AS a(value)";
    struct world o;
    make_world(&o, *state);
    add_uses(&o, 60, 20);
    db_run(o.w.m.conn, "INSERT INTO rule_changed (cause, at) VALUES ('test', 1)", "");
    workspace_commit(&o.w);
    struct catalog_holder *catalogs = catalog_holder_new(o.w.scratch->db);
    struct refresh_options options = {o.w.scratch->db, catalogs, "test"};
    struct refresher *refresher = refresh_start(&options);
    int64_t until = clock_mono() + 20000;
    bool done = false;
    while (!done && clock_mono() < until) {
        db_run(o.w.m.conn, mark, "iI", (int64_t)o.w.m.today, o.account, (size_t)ACCOUNTS);
        workspace_commit(&o.w);
        refresh_wake(refresher);
        done = db_int(o.w.m.conn, 1, "SELECT count(*) FROM rule_changed", "") == 0;
    }
    assert_true(done);
    settle(&o);
    check_all(&o, 0);
    finish(&o, &refresher, &catalogs);
}

/* A mark that outlives its account writes nothing. */
static void test_purged(void **state)
{
    struct world o;
    make_world(&o, *state);
    struct catalog_holder *catalogs = catalog_holder_new(o.w.scratch->db);
    struct refresh_options options = {o.w.scratch->db, catalogs, "test"};
    add_uses(&o, 60, 20);
    db_run(o.w.m.conn, "DELETE FROM account WHERE id = ?", "i", o.account[0]);
    struct refresher *refresher = refresh_start(&options);
    settle(&o);
    assert_int_equal(db_int(o.w.m.conn, -1,
                            "SELECT count(*) FROM account_metric WHERE account_id = ?", "i",
                            o.account[0]),
                     0);
    check_account(&o, o.account[1], 0);
    finish(&o, &refresher, &catalogs);
}

static void test_subscriptions(void **state)
{
    struct world o;
    make_world(&o, *state);
    o.w.m.lenient = true;
    workspace_put(&o.w, "subscription", 0,
                  "{\"subscription_id\":\"s1\",\"account_id\":\"a0\",\"mrr\":\"100.50\",\"next_"
                  "billing_on\":\"2026-03-01\"}");
    workspace_put(&o.w, "subscription", 0,
                  "{\"subscription_id\":\"s2\",\"account_id\":\"a0\",\"amount\":\"1200\",\"billing_"
                  "period_unit\":\"year\","
                  "\"billing_period\":1,\"next_billing_on\":\"2026-02-01\"}");
    workspace_put(
        &o.w, "subscription", 0,
        "{\"subscription_id\":\"s3\",\"account_id\":\"a0\",\"mrr\":50,\"status\":\"Cancelled\"}");
    workspace_put(
        &o.w, "subscription", 0,
        "{\"subscription_id\":\"s4\",\"account_id\":\"a1\",\"mrr\":50,\"status\":\"Cancelled\"}");
    workspace_put(
        &o.w, "subscription", 0,
        "{\"subscription_id\":\"s5\",\"account_id\":\"a2\",\"mrr\":\"10\",\"currency\":\"EUR\"}");
    workspace_put(
        &o.w, "subscription", 0,
        "{\"subscription_id\":\"s6\",\"account_id\":\"a3\",\"mrr\":\"10\",\"currency\":\"CHF\"}");
    o.w.m.lenient = false;
    assert_true(workspace_put(&o.w, "currency_rate", 0,
                              "{\"currency\":\"EUR\",\"from_on\":\"2025-01-01\",\"rate\":1.1}") >
                0);
    struct catalog_holder *catalogs = catalog_holder_new(o.w.scratch->db);
    refresh(&o, catalogs, true);
    assert_int_equal(metric(&o, "mrr", o.account[0]), 20050);
    assert_int_equal(metric(&o, "next_billing_on", o.account[0]), date_from_ymd(2026, 2, 1));
    assert_int_equal(metric(&o, "subscriptions", o.account[0]), 3);
    assert_int_equal(metric(&o, "mrr", o.account[1]), 0);
    assert_int_equal(metric(&o, "mrr", o.account[2]), 1100);
    assert_int_equal(metric(&o, "unconverted", o.account[3]), 1);
    const struct json *j = workspace_get(&o.w, "account", o.account[1]);
    assert_true(str_is(json_get_str(j, "status"), "Cancelled"));
    catalog_holder_free(&catalogs);
    workspace_close(&o.w);
}

/* All accounts are read as a range of ids: one that was deleted among them is left alone, and what
 * is as it should be is not written again. */
static void test_all_again(void **state)
{
    static const char written[] = "SELECT CAST(sum(fresh_at) AS BIGINT) FROM account_metric";
    static const char days[] =
        "SELECT count(*) + 1000 * CAST(sum(total_features_used) AS BIGINT) FROM account_day";
    struct world o;
    make_world(&o, *state);
    struct catalog_holder *catalogs = catalog_holder_new(o.w.scratch->db);
    assert_false(refresh_has_history(o.w.scratch->db));
    add_uses(&o, 150, 30);
    refresh(&o, catalogs, true);
    int64_t first = db_int(o.w.m.conn, 0, written, ""), kept = db_int(o.w.m.conn, 0, days, "");
    assert_true(refresh_has_history(o.w.scratch->db));
    clock_set(clock_now() + 60000);
    refresh(&o, catalogs, false);
    refresh(&o, catalogs, true);
    assert_int_equal(db_int(o.w.m.conn, 1, written, ""), first);
    assert_int_equal(db_int(o.w.m.conn, 1, days, ""), kept);
    db_run(o.w.m.conn, "UPDATE account SET deleted_at = 1 WHERE id = ?", "i", o.account[2]);
    db_run(o.w.m.conn, "UPDATE account_metric SET features_used = 99, fresh_at = 1", "");
    db_run(o.w.m.conn, "UPDATE account_day SET total_features_used = 99 WHERE day = ?", "i",
           (int64_t)o.w.m.today - 1);
    refresh(&o, catalogs, false);
    assert_int_equal(metric(&o, "features_used", o.account[2]), 99);
    check_account(&o, o.account[1], 0);
    check_account(&o, o.account[3], 0);
    assert_true(db_int(o.w.m.conn, 0, days, "") != kept);
    db_run(o.w.m.conn, "UPDATE account SET deleted_at = NULL WHERE id = ?", "i", o.account[2]);
    refresh(&o, catalogs, true);
    check_all(&o, 0);
    assert_int_equal(db_int(o.w.m.conn, 0, days, ""), kept);
    catalog_holder_free(&catalogs);
    workspace_close(&o.w);
}

static void test_plan(void **state)
{
    struct world o;
    make_world(&o, *state);
    int64_t number = 1;
    struct str few = db_plan(o.w.m.conn, o.w.arena, slice_usage_read.few, "I", &number, (size_t)1);
    struct str range = db_plan(o.w.m.conn, o.w.arena, slice_usage_read.range, "Iii", &number,
                               (size_t)1, number, number);
    assert_true(str_find(few, STR("day=? AND account_id=?")) >= 0);
    assert_true(str_find(range, STR("day=? AND account_id>? AND account_id<?")) >= 0);
    workspace_close(&o.w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_from_scratch),  ON_BOTH(test_step_by_step),
                                       ON_BOTH(test_purged),        ON_BOTH(test_marks_without_end),
                                       ON_BOTH(test_subscriptions), ON_BOTH(test_all_again),
                                       ON_SQLITE(test_plan)};
    return cmocka_run_group_tests_name("refresh", tests, NULL, NULL);
}
