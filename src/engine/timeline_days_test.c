/*
 * Goals: a day that is over writes one event for a figure that changed enough, at its end; wavering
 * writes nothing, a slow decline does once it is one; asking again writes nothing; late data
 * rewrites the event of its day and marks it, or takes it away; health that changed while the day
 * lasted is left as it was told; licences that nobody knew become a change when they are known; a
 * day that closes writes the same events.
 */
#include "engine/timeline_days.h"
#include "model/testing.h"
#include "model/timeline.h"

#define DAY_MS INT64_C(86400000)

static void put_day(struct workspace *w, int32_t day, int64_t users, int64_t active_days,
                    const int64_t *licenses)
{
    static const char insert[] =
        "INSERT INTO account_day (day, account_id, total_features_used, features_used,"
        " modules_used, active_users, active_days, touchpoints_90d, open_tickets,"
        " open_critical_tickets, open_overdue_tickets, open_issues, open_critical_issues,"
        " open_overdue_issues, promoters, passives, detractors, users, active_subscriptions,"
        " overdue_invoice_amount, overdue_invoice_count, outstanding_invoice_amount,"
        " outstanding_invoice_count, licenses) VALUES (?, 1, 0, 0, 0, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0,"
        " 0, 0, 0, 0, 0, 0, 0, 0, ?) ON CONFLICT (day, account_id) DO UPDATE SET active_users ="
        " excluded.active_users, active_days = excluded.active_days, licenses = excluded.licenses,"
        " corrected = 1";
    assert_true(db_run(w->m.conn, insert, "iiio", (int64_t)day, users, active_days, licenses) >= 0);
}

/* Users on the days before today, the last one yesterday. */
static void put_users(struct workspace *w, const int *users, int n)
{
    for (int i = 0; i < n; i++)
        put_day(w, w->m.today - n + i, users[i], 0, NULL);
}

static void put_health(struct workspace *w, int32_t day, int64_t financial)
{
    db_run(w->m.conn,
           "UPDATE account_day SET health_version_id = 1, health_product_adoption = 0,"
           " health_service = 0, health_relationship = 0, health_financial = ? WHERE day = ?",
           "ii", financial, (int64_t)day);
}

/* Looks at the days from one on; how many differences were written. */
static int64_t look(struct workspace *w, int32_t from)
{
    struct account_metrics account = {.account = 1, .from_day = from};
    struct slice s = {.arena = w->arena,
                      .conn = w->m.conn,
                      .catalog = w->m.catalog,
                      .now = w->m.now,
                      .today = w->m.today,
                      .accounts = &account,
                      .naccounts = 1};
    struct timeline_days *t = timeline_days_compute(&s);
    int64_t n = 0;
    assert_non_null(t);
    for (; timeline_days_differ(t); n++)
        assert_int_equal(timeline_days_write(t, w->m.conn, 1), 0);
    return n;
}

/* "kind@day:before>after" of each event, oldest first; day counted back from today, ! = corrected.
 */
static const char *told(struct workspace *w)
{
    static const char read[] =
        "SELECT kind, at, before, after, corrected FROM timeline_event ORDER BY at, id";
    struct buf text = BUF_INIT(1 << 16);
    struct db_stmt *st = db_query(w->m.conn, read, "");
    while (db_next(st)) {
        int ago = w->m.today - calendar_day(w->m.calendar, db_col_int(st, 1));
        buf_addf(&text, "%s%.*s@%d:", text.n ? " " : "", (int)db_col_text(st, 0).n,
                 db_col_text(st, 0).p, ago);
        buf_adds(&text, db_is_null(st, 2) ? STR("null") : db_col_text(st, 2));
        buf_addz(&text, ">");
        buf_adds(&text, db_is_null(st, 3) ? STR("null") : db_col_text(st, 3));
        buf_addz(&text, db_col_int(st, 4) ? "!" : "");
    }
    db_done(st);
    const char *all = str_z(w->arena, buf_str(&text));
    buf_free(&text);
    return all;
}

static void open(struct workspace *w, struct scratch *scratch)
{
    clock_set(INT64_C(1772366400000)); /* 2026-03-01T12:00Z */
    workspace_open(w, scratch, PROFILE_COUNT);
    assert_int_equal(workspace_put(w, "account", 0, "{\"external_id\":\"a\",\"name\":\"A\"}"), 1);
}

static void test_users(void **state)
{
    struct workspace w;
    open(&w, *state);
    put_users(&w, (const int[]){0, 0, 5, 6, 5, 6, 5, 7, 7, 0}, 10);
    assert_true(look(&w, w.m.today - 10) > 0);
    assert_string_equal(told(&w), "active_users@8:0>5 active_users@3:5>7 active_users@1:7>0");
    assert_int_equal(db_int(w.m.conn, 0, "SELECT max(at) FROM timeline_event", ""),
                     calendar_midnight(w.m.calendar, w.m.today) - 1);
    assert_int_equal(look(&w, w.m.today - 10), 0);
    assert_int_equal(look(&w, w.m.today - 4), 0);
    assert_int_equal(look(&w, w.m.today), 0);
    workspace_close(&w);
}

static void test_slow_decline(void **state)
{
    struct workspace w;
    open(&w, *state);
    put_users(&w, (const int[]){100, 99, 98, 96, 95, 93, 91, 90, 88, 86, 84, 82, 81}, 13);
    look(&w, w.m.today - 13);
    assert_string_equal(told(&w), "active_users@6:100>90 active_users@1:90>81");
    workspace_close(&w);
}

static void test_late_data(void **state)
{
    struct workspace w;
    open(&w, *state);
    put_users(&w, (const int[]){2, 2, 8, 8, 8}, 5);
    look(&w, w.m.today - 5);
    assert_string_equal(told(&w), "active_users@3:2>8");
    put_day(&w, w.m.today - 3, 12, 0, NULL);
    put_day(&w, w.m.today - 2, 12, 0, NULL);
    look(&w, w.m.today - 3);
    assert_string_equal(told(&w), "active_users@3:2>12! active_users@1:12>8");
    put_day(&w, w.m.today - 3, 2, 0, NULL);
    put_day(&w, w.m.today - 2, 2, 0, NULL);
    put_day(&w, w.m.today - 1, 2, 0, NULL);
    look(&w, w.m.today - 3);
    assert_string_equal(told(&w), "");
    assert_int_equal(look(&w, w.m.today - 5), 0);
    workspace_close(&w);
}

static void test_licences_and_frequency(void **state)
{
    struct workspace w;
    int64_t ten = 10, twelve = 12;
    open(&w, *state);
    put_day(&w, w.m.today - 5, 6, 1, NULL);
    put_day(&w, w.m.today - 4, 6, 2, &ten);
    put_day(&w, w.m.today - 3, 6, 5, &twelve);
    put_day(&w, w.m.today - 2, 6, 6, &ten);
    put_day(&w, w.m.today - 1, 8, 9, &ten);
    look(&w, w.m.today - 5);
    assert_string_equal(told(&w), "license_utilisation@4:null>60 "
                                  "usage_frequency@4:\"inactive\">\"occasionally\" "
                                  "usage_frequency@3:\"occasionally\">\"weekly\" "
                                  "active_users@1:6>8 license_utilisation@1:60>80 "
                                  "usage_frequency@1:\"weekly\">\"daily\"");
    workspace_close(&w);
}

static void tell_live(struct workspace *w, int64_t at, const char *before, const char *after)
{
    const struct timeline_event e = {.kind = timeline_kind_get("health_financial"),
                                     .account = 1,
                                     .at = at,
                                     .before = str_of(before),
                                     .after = str_of(after),
                                     .note = STR_NONE};
    timeline_add(&w->m, &e);
}

static void test_health(void **state)
{
    struct workspace w;
    open(&w, *state);
    put_users(&w, (const int[]){1, 1, 1, 1, 1}, 5);
    int64_t noon = w.m.now - 3 * DAY_MS;
    for (int i = 4; i > 0; i--)
        put_health(&w, w.m.today - i, i > 3 ? 3 : 1);
    tell_live(&w, noon, "\"good\"", "\"poor\"");
    tell_live(&w, noon + DAY_MS, "\"poor\"", "\"good\"");
    tell_live(&w, noon + DAY_MS + 1000, "\"good\"", "\"poor\"");
    assert_int_equal(look(&w, w.m.today - 5), 0); /* the first value is no change */
    put_health(&w, w.m.today - 3, 2);
    look(&w, w.m.today - 3);
    assert_string_equal(told(&w), "health_financial@3:\"good\">\"average\"! "
                                  "health_financial@2:\"average\">\"poor\"!");
    assert_int_equal(db_int(w.m.conn, 0, "SELECT min(at) FROM timeline_event", ""), noon);
    assert_int_equal(look(&w, w.m.today - 3), 0);
    workspace_close(&w);
}

static void test_closing(void **state)
{
    struct workspace w;
    struct slice s;
    open(&w, *state);
    put_users(&w, (const int[]){2, 2, 9}, 3);
    db_run(w.m.conn, "INSERT INTO account_metric (account_id, fresh_at) VALUES (1, 0)", "");
    for (int round = 0; round < 2; round++) {
        s = (struct slice){.arena = w.arena, .catalog = w.m.catalog};
        assert_int_equal(timeline_days_close(&s, w.m.conn, w.m.today - 1, 0, 5), 0);
        assert_string_equal(told(&w), "active_users@1:2>9");
    }
    assert_int_equal(look(&w, w.m.today - 3), 0);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_users),     ON_BOTH(test_slow_decline),
        ON_BOTH(test_late_data), ON_BOTH(test_licences_and_frequency),
        ON_BOTH(test_health),    ON_BOTH(test_closing)};
    return cmocka_run_group_tests_name("timeline_days", tests, NULL, NULL);
}
