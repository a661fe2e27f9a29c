/*
 * Goals: every metric of accounts and users has the value that was reckoned by hand, read through
 * the catalog's fields as the API does: empty accounts, unknown kinds of data, days of a zone that
 * changes its clock within the window, month ends, refunds, currencies with dated rates or none,
 * what lies ahead.
 *
 * The clock stands at 2026-03-31 12:00 in Berlin; its summer time began on 2026-03-29. So the
 * window of 14 days begins on 2026-03-18, which is 2026-03-17T23:00Z.
 */
#include <math.h>

#include "base/calendar.h"
#include "base/datetime.h"
#include "engine/history.h"
#include "engine/refresh.h"
#include "usage/testing.h"

#define NOON INT64_C(1774951200000) /* 2026-03-31T10:00Z */

static struct feed feed;
static struct catalog_holder *catalogs;

static int64_t instant(const char *text)
{
    int64_t at = 0;
    bool date;
    assert_true(instant_parse(str_of(text), &at, &date));
    return at;
}

static void begin(struct scratch *scratch)
{
    clock_set(NOON);
    feed_open(&feed, scratch);
    assert_int_equal(setting_store(feed.w.m.conn, "time_zone", STR("Europe/Berlin")), 0);
    workspace_commit(&feed.w);
    catalogs = catalog_holder_new(scratch->db);
}

static void end(void)
{
    catalog_holder_free(&catalogs);
    feed_close(&feed);
}

static void recompute(void)
{
    db_commit(feed.w.m.conn);
    db_release(&feed.w.m.conn);
    catalog_drop(&feed.w.m.catalog);
    catalog_holder_check(catalogs);
    assert_int_equal(refresh_all(feed.w.scratch->db, catalogs, true, NULL, NULL), 0);
    workspace_begin(&feed.w);
    /* As at midnight. */
    db_run(feed.w.m.conn, "UPDATE refresh_state SET value = ? WHERE name = 'day'", "i",
           (int64_t)feed.w.m.today);
}

/* A record of an account, as a door decodes it. */
static void send(const char *resource, const char *json)
{
    int64_t id = workspace_put(&feed.w, resource, 0, json);
    if (id <= 0)
        fail_msg("%s %s: refused", resource, json);
}

/* The same, made in the settings. */
static int64_t configure(const char *resource, const char *json)
{
    feed.w.m.lenient = false;
    int64_t id = workspace_put(&feed.w, resource, 0, json);
    feed.w.m.lenient = true;
    assert_true(id > 0);
    return id;
}

static const struct json *record_of(const char *account, const char *user)
{
    static const char of_account[] = "SELECT id FROM account WHERE external_id = ?";
    static const char of_user[] = "SELECT u.id FROM \"user\" u JOIN account a ON a.id ="
                                  " u.account_id WHERE a.external_id = ? AND u.external_id = ?";
    int64_t id = user ? db_int(feed.w.m.conn, 0, of_user, "zz", account, user)
                      : db_int(feed.w.m.conn, 0, of_account, "z", account);
    const struct json *j = workspace_get(&feed.w, user ? "user" : "account", id);
    assert_non_null(j);
    return j;
}

/* JSON text of a field of an account, or of one of its users. */
static void expect(const char *account, const char *user, const char *key, const char *value)
{
    const struct json *j = json_get(record_of(account, user), key);
    struct buf text = BUF_INIT(4000);
    struct json_out out;
    if (!j)
        fail_msg("no field %s", key);
    json_out_init(&out, &text);
    json_out_tree(&out, j);
    struct str found = buf_str(&text);
    if (!str_is(found, value))
        fail_msg("%s %s %s: %.*s instead of %s", account, user ? user : "", key, (int)found.n,
                 found.p, value);
    buf_free(&text);
}

static void expect_number(const char *account, const char *user, const char *key, double value)
{
    const struct json *j = json_get(record_of(account, user), key);
    assert_non_null(j);
    double found = j->type == JSON_INT ? (double)j->i : j->d;
    if (j->type == JSON_NULL || fabs(found - value) > 1e-9)
        fail_msg("%s %s: %f instead of %f", account, key, found, value);
}

/* ---- usage ---- */

static void used(const char *user, const char *module, const char *feature, int64_t total,
                 const char *at)
{
    struct event *e = use(&feed, "a", user, feature, instant(at));
    e->module = str_of(module);
    e->total = total;
}

static void feed_uses(void)
{
    used("u1", "M1", "Old", 9, "2026-01-01T12:00:00Z");
    used("u1", "M1", "Report", 100, "2026-03-17T22:59:59Z"); /* the day before the window */
    used("u1", "M1", "Report", 2, "2026-03-17T23:00:00Z");
    used("u1", "M1", "Report", 3, "2026-03-28T23:30:00Z"); /* the 29th */
    used("u1", "M1", "Export", 1, "2026-03-29T21:59:00Z");
    used("u2", "M2", "Import", 5, "2026-03-29T22:00:00Z"); /* the 30th: summer time */
    used("u2", "M1", "Report", 7, "2026-03-31T09:00:00Z");
    used("u3", "M1", "Hidden", 50, "2026-03-31T09:30:00Z");
    feed_apply(&feed);
    send("user", "{\"user_id\":\"u4\",\"account_id\":\"a\"}");
    send("account", "{\"account_id\":\"a\",\"licenses\":4}");
    send("account", "{\"account_id\":\"b\"}");
    db_run(feed.w.m.conn, "UPDATE feature SET hidden = 1 WHERE name = 'Hidden'", "");
}

static void check_usage_of_account(void)
{
    expect("a", NULL, "total_features_used", "18");
    expect("a", NULL, "features_used", "3");
    expect("a", NULL, "modules_used", "2");
    expect("a", NULL, "total_modules_used", "18");
    expect("a", NULL, "active_users", "2");
    expect("a", NULL, "active_days", "4");
    expect("a", NULL, "usage_frequency", "\"occasionally\"");
    expect("a", NULL, "total_features_series", "[2,0,0,0,0,0,0,0,0,0,0,4,5,7]");
    expect("a", NULL, "features_used_series", "[1,0,0,0,0,0,0,0,0,0,0,2,1,1]");
    expect("a", NULL, "modules_used_series", "[1,0,0,0,0,0,0,0,0,0,0,1,1,1]");
    expect("a", NULL, "weekly_active_users", "[0,1,1,2]");
    expect("a", NULL, "users", "4");
    expect("a", NULL, "last_activity", "\"2026-03-31T09:30:00.000Z\"");
    expect("a", NULL, "first_seen", "\"2026-01-01T12:00:00.000Z\"");
    expect_number("a", NULL, "license_utilisation", 50);
    expect_number("a", NULL, "product_stickiness", 75);
    expect_number("a", NULL, "engagement_score", (4.0 / 14 + 0.75 + 0.5) * 100 / 3);
}

static void check_usage_of_users(void)
{
    expect("a", "u1", "total_features_used", "6");
    expect("a", "u1", "features_used", "2");
    expect("a", "u1", "modules_used", "1");
    expect("a", "u1", "active_days", "2");
    expect("a", "u1", "usage_frequency", "\"occasionally\"");
    expect("a", "u1", "activity", "\"active\"");
    expect("a", "u1", "total_features_series", "[2,0,0,0,0,0,0,0,0,0,0,4,0,0]");
    expect("a", "u1", "features_used_series", "[1,0,0,0,0,0,0,0,0,0,0,2,0,0]");
    expect_number("a", "u1", "product_stickiness", 50);
    expect_number("a", "u1", "engagement_score", (2.0 / 14 + 0.5) * 100 / 2);
    expect("a", "u2", "modules_used", "2");
    expect("a", "u2", "modules_used_series", "[0,0,0,0,0,0,0,0,0,0,0,0,1,1]");
    expect("a", "u3", "total_features_used", "0");
    expect("a", "u3", "activity", "\"inactive\"");
    expect("a", "u4", "activity", "\"never_logged_in\"");
    expect("a", "u4", "first_seen", "null");
}

static void test_usage(void **state)
{
    begin(*state);
    feed_uses();
    recompute();
    check_usage_of_account();
    check_usage_of_users();
    expect("b", NULL, "total_features_used", "0");
    expect("b", NULL, "usage_frequency", "\"inactive\"");
    expect("b", NULL, "last_activity", "null");
    expect("b", NULL, "license_utilisation", "null");
    expect_number("b", NULL, "product_stickiness", 0);
    expect_number("b", NULL, "engagement_score", 0);
    /* Of all users where no licences are known. */
    db_run(feed.w.m.conn, "UPDATE account SET licenses = NULL", "");
    recompute();
    expect("a", NULL, "license_utilisation", "null");
    expect_number("a", NULL, "engagement_score", (4.0 / 14 + 0.75 + 0.5) * 100 / 3);
    end();
}

/* Licence utilisation has no cap, its part in the score has. */
static void test_licences(void **state)
{
    begin(*state);
    feed_uses();
    send("account", "{\"account_id\":\"a\",\"licenses\":1}");
    recompute();
    expect_number("a", NULL, "license_utilisation", 200);
    expect_number("a", NULL, "engagement_score", (4.0 / 14 + 0.75 + 1) * 100 / 3);
    send("account", "{\"account_id\":\"a\",\"licenses\":0}");
    recompute();
    expect("a", NULL, "license_utilisation", "null");
    end();
}

static void test_frequency(void **state)
{
    static const struct {
        const char *account;
        int days;
        const char *word;
    } cases[] = {{"c1", 1, "\"inactive\""},     {"c2", 2, "\"occasionally\""},
                 {"c4", 4, "\"occasionally\""}, {"c5", 5, "\"weekly\""},
                 {"c8", 8, "\"weekly\""},       {"c9", 9, "\"daily\""},
                 {"c14", 20, "\"daily\""}};
    begin(*state);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (int d = 0; d < cases[i].days; d++)
            use(&feed, cases[i].account, "u", "Report", NOON - d * INT64_C(86400000));
    feed_apply(&feed);
    recompute();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect(cases[i].account, NULL, "usage_frequency", cases[i].word);
    expect("c14", NULL, "active_days", "14");
    end();
}

static void logged(enum event_kind kind, const char *user, const char *at)
{
    feed_event(&feed, kind, "a", user, instant(at));
}

static void test_time_spent(void **state)
{
    begin(*state);
    logged(EVENT_LOGIN, "u1", "2026-03-17T20:00:00Z"); /* before the window */
    logged(EVENT_LOGOUT, "u1", "2026-03-17T21:00:00Z");
    logged(EVENT_LOGIN, "u1", "2026-03-28T21:50:00Z"); /* logs out after midnight */
    logged(EVENT_LOGOUT, "u1", "2026-03-28T23:20:00Z");
    logged(EVENT_LOGIN, "u1", "2026-03-30T08:00:00Z");
    used("u1", "M1", "Report", 1, "2026-03-30T08:10:00Z");
    logged(EVENT_LOGOUT, "u1", "2026-03-30T08:45:00Z");
    logged(EVENT_LOGIN, "u1", "2026-03-30T20:00:00Z"); /* stays open */
    used("u1", "M1", "Report", 1, "2026-03-30T20:10:00Z");
    logged(EVENT_LOGIN, "u2", "2026-03-31T06:00:00Z"); /* another one follows */
    logged(EVENT_LOGIN, "u2", "2026-03-31T06:10:00Z");
    logged(EVENT_LOGOUT, "u2", "2026-03-31T06:30:00Z");
    logged(EVENT_LOGOUT, "u2", "2026-03-31T07:00:00Z"); /* of no log-in */
    feed_apply(&feed);
    recompute();
    expect("a", "u1", "time_spent", "175"); /* 90 + 45 + 40 */
    expect("a", "u2", "time_spent", "30");
    expect("a", NULL, "time_spent", "205");
    expect("a", "u1", "last_login", "\"2026-03-30T20:00:00.000Z\"");
    expect("a", NULL, "last_login", "\"2026-03-31T06:10:00.000Z\"");
    expect("a", "u2", "activity", "\"inactive\"");
    end();
}

/* ---- money ---- */

#define SUBSCRIPTION(id, account, more) \
    "{\"subscription_id\":\"" id "\",\"account_id\":\"" account "\"," more "}"

static void feed_subscriptions(void)
{
    send("subscription", SUBSCRIPTION("s1", "a",
                                      "\"mrr\":\"100.50\",\"next_billing_on\":\"2026-05-01\","
                                      "\"subscription_ends_on\":\"2026-12-31\""));
    send("subscription", SUBSCRIPTION("s2", "a",
                                      "\"amount\":1200,\"billing_period\":1,"
                                      "\"billing_period_unit\":\"year\","
                                      "\"next_billing_on\":\"2026-04-15\""));
    send("subscription", SUBSCRIPTION("s3", "a",
                                      "\"amount\":10,\"billing_period\":1,"
                                      "\"billing_period_unit\":\"week\""));
    send("subscription", SUBSCRIPTION("s4", "a",
                                      "\"amount\":1,\"billing_period\":30,"
                                      "\"billing_period_unit\":\"day\""));
    send("subscription", SUBSCRIPTION("s5", "a",
                                      "\"mrr\":50,\"status\":\"Cancelled\","
                                      "\"next_billing_on\":\"2026-04-01\""));
    send("subscription", SUBSCRIPTION("s6", "a",
                                      "\"amount\":100,\"billing_period\":3,"
                                      "\"billing_period_unit\":\"month\""));
    send("subscription", SUBSCRIPTION("e1", "euro", "\"mrr\":10,\"currency\":\"EUR\""));
    send("subscription", SUBSCRIPTION("h1", "half", "\"mrr\":\"0.25\",\"currency\":\"CHF\""));
    send("subscription", SUBSCRIPTION("h2", "half", "\"mrr\":\"0.15\",\"currency\":\"CHF\""));
    send("subscription", SUBSCRIPTION("j1", "yen", "\"mrr\":1000,\"currency\":\"JPY\""));
    send("subscription", SUBSCRIPTION("g1", "pound", "\"mrr\":10,\"currency\":\"GBP\""));
    send("subscription", SUBSCRIPTION("f1", "two", "\"mrr\":1,\"status\":\"future\""));
    send("subscription", SUBSCRIPTION("f2", "two", "\"mrr\":2,\"status\":\"Suspended\""));
    send("account", "{\"account_id\":\"sent\",\"mrr\":77,\"amount\":924}");
    send("account", "{\"account_id\":\"none\"}");
    configure("currency_rate", "{\"currency\":\"EUR\",\"from_on\":\"2025-01-01\",\"rate\":1.1}");
    configure("currency_rate", "{\"currency\":\"EUR\",\"from_on\":\"2026-04-01\",\"rate\":1.2}");
    configure("currency_rate", "{\"currency\":\"CHF\",\"from_on\":\"2025-01-01\",\"rate\":1.5}");
    configure("currency_rate", "{\"currency\":\"JPY\",\"from_on\":\"2025-01-01\",\"rate\":0.007}");
}

static void test_subscriptions(void **state)
{
    begin(*state);
    feed_subscriptions();
    recompute();
    /* 100.50 + 1200/12 + 10 x 52/12 + 365/(30 x 12) + 100/3 */
    expect("a", NULL, "mrr", "\"278.17\"");
    expect("a", NULL, "amount", "\"1311.00\"");
    expect("a", NULL, "next_billing_on", "\"2026-04-15\"");
    expect("a", NULL, "subscription_ends_on", "\"2026-12-31\"");
    expect("a", NULL, "subscriptions", "6");
    expect("a", NULL, "active_subscriptions", "5");
    expect("a", NULL, "status", "\"Active\"");
    expect("two", NULL, "status", "\"Suspended\"");
    expect("two", NULL, "mrr", "\"0.00\"");
    expect("euro", NULL, "mrr", "\"11.00\"");
    expect("half", NULL, "mrr", "\"0.60\""); /* 0.375 and 0.225, each to even */
    expect("yen", NULL, "mrr", "\"7.00\"");
    expect("pound", NULL, "mrr", "\"0.00\"");
    expect("pound", NULL, "unconverted", "1");
    expect("sent", NULL, "mrr", "\"77.00\"");
    expect("sent", NULL, "amount", "\"924.00\"");
    expect("none", NULL, "mrr", "\"0.00\"");
    expect("none", NULL, "active_subscriptions", "0");
    expect("none", NULL, "status", "null");
    /* The next day brings another rate. */
    clock_set(NOON + INT64_C(86400000));
    recompute();
    expect("euro", NULL, "mrr", "\"12.00\"");
    end();
}

static void bill_at(const char *due)
{
    struct str json =
        str_fmt(feed.w.arena, SUBSCRIPTION("s", "a", "\"mrr\":5,\"next_billing_on\":\"%s\""), due);
    send("subscription", str_z(feed.w.arena, json));
}

static void test_renewals(void **state)
{
    begin(*state);
    bill_at("2026-01-01");
    recompute();
    expect("a", NULL, "last_renewal_on", "null");
    bill_at("2026-02-01");
    recompute();
    expect("a", NULL, "last_renewal_on", "\"2026-01-01\"");
    bill_at("2026-03-01");
    bill_at("2026-02-15"); /* a correction backwards renews nothing */
    recompute();
    expect("a", NULL, "last_renewal_on", "\"2026-02-01\"");
    bill_at("2026-04-15");
    bill_at("2026-05-15"); /* renewed ahead of its date: not yet */
    recompute();
    expect("a", NULL, "last_renewal_on", "\"2026-02-15\"");
    end();
}

#define INVOICE(id, more) "{\"invoice_id\":\"" id "\",\"account_id\":\"a\"," more "}"

static void feed_invoices(void)
{
    send("invoice", INVOICE("i1", "\"total\":100,\"amount_due\":100,\"status\":\"not_paid\","
                                  "\"created_on\":\"2026-01-15\",\"due_on\":\"2026-01-31\""));
    send("invoice", INVOICE("i2", "\"total\":200,\"amount_due\":50,\"amount_paid\":150,"
                                  "\"created_on\":\"2026-02-10\",\"due_on\":\"2026-03-31\","
                                  "\"paid_on\":\"2026-02-28\",\"status\":\"payment_due\""));
    /* Half past midnight of 1 March in Berlin. */
    send("invoice", INVOICE("i3", "\"total\":300,\"amount_due\":0,\"amount_paid\":300,"
                                  "\"created_on\":\"2026-02-28T23:30:00Z\",\"status\":\"paid\","
                                  "\"paid_on\":\"2026-03-30\",\"due_on\":\"2026-03-15\""));
    send("invoice", INVOICE("i4", "\"total\":999,\"amount_due\":999,\"status\":\"voided\","
                                  "\"created_on\":\"2026-03-01\",\"due_on\":\"2026-03-02\""));
    send("invoice", INVOICE("i5", "\"total\":10,\"amount_paid\":10,\"status\":\"paid\","
                                  "\"created_on\":\"2025-10-01\",\"paid_on\":\"2025-10-02\""));
    send("invoice", INVOICE("i6", "\"total\":5,\"amount_paid\":5,\"status\":\"paid\","
                                  "\"created_on\":\"2025-09-30\",\"paid_on\":\"2025-10-01\""));
    send("invoice", INVOICE("i7", "\"total\":-20,\"amount_paid\":-20,\"status\":\"paid\","
                                  "\"created_on\":\"2026-03-05\",\"paid_on\":\"2026-03-05\""));
    send("invoice", INVOICE("i8", "\"total\":10,\"amount_due\":10,\"currency\":\"GBP\","
                                  "\"created_on\":\"2026-03-06\",\"due_on\":\"2026-04-06\""));
    send("invoice", INVOICE("i9", "\"total\":70,\"amount_due\":70,\"created_on\":\"2026-04-02\""));
    send("account", "{\"account_id\":\"b\"}");
}

static void test_invoices(void **state)
{
    begin(*state);
    feed_invoices();
    recompute();
    expect("a", NULL, "overdue_invoice_amount", "\"100.00\"");
    expect("a", NULL, "overdue_invoice_count", "1");
    expect("a", NULL, "overdue_since", "59");
    expect("a", NULL, "outstanding_invoice_amount", "\"150.00\"");
    expect("a", NULL, "outstanding_invoice_count", "3");
    expect("a", NULL, "unconverted", "1");
    expect("a", NULL, "billed", "\"590.00\"");
    expect("a", NULL, "paid", "\"445.00\"");
    expect("a", NULL, "billed_months",
           "[\"10.00\",\"0.00\",\"0.00\",\"100.00\",\"200.00\",\"280.00\"]");
    expect("a", NULL, "paid_months",
           "[\"15.00\",\"0.00\",\"0.00\",\"0.00\",\"150.00\",\"280.00\"]");
    expect("b", NULL, "overdue_invoice_amount", "\"0.00\"");
    expect("b", NULL, "overdue_since", "null");
    expect("b", NULL, "billed_months", "[\"0.00\",\"0.00\",\"0.00\",\"0.00\",\"0.00\",\"0.00\"]");
    /* What was due on the last day of the month is overdue on the first of the next. */
    clock_set(NOON + INT64_C(86400000));
    recompute();
    expect("a", NULL, "overdue_invoice_amount", "\"150.00\"");
    expect("a", NULL, "overdue_invoice_count", "2");
    expect("a", NULL, "overdue_since", "60");
    expect("a", NULL, "billed_months",
           "[\"0.00\",\"0.00\",\"100.00\",\"200.00\",\"280.00\",\"0.00\"]");
    end();
}

static void test_mrr_from_invoices(void **state)
{
    begin(*state);
    send("subscription", SUBSCRIPTION("s1", "a",
                                      "\"mrr\":1,\"billing_period\":1,"
                                      "\"billing_period_unit\":\"year\""));
    send("subscription", SUBSCRIPTION("s2", "a", "\"mrr\":7"));
    send("invoice", INVOICE("old", "\"subscription_id\":\"s1\",\"total\":12,"
                                   "\"created_on\":\"2025-03-01\""));
    send("invoice", INVOICE("new", "\"subscription_id\":\"s1\",\"total\":1320,\"taxes\":120,"
                                   "\"created_on\":\"2026-03-01\""));
    recompute();
    expect("a", NULL, "mrr", "\"8.00\"");
    assert_int_equal(setting_store(feed.w.m.conn, "mrr_source", STR("invoices")), 0);
    recompute();
    expect("a", NULL, "mrr", "\"107.00\"");
    end();
}

/* ---- support and relationship ---- */

static void feed_cases(const char *kind)
{
    static const char *const cases[] = {
        "\"priority\":\"Urgent\",\"status\":\"open\",\"created_on\":\"2026-03-01T10:00:00Z\","
        "\"due_on\":\"2026-03-30\"",
        /* Closed by its status at half past midnight of 1 March, a day late. */
        "\"status\":\"Resolved\",\"created_on\":\"2026-02-27T10:00:00Z\","
        "\"updated_on\":\"2026-02-28T23:30:00Z\",\"due_on\":\"2026-02-28\"",
        /* Closed on the day when it was due. */
        "\"priority\":\"critical\",\"created_on\":\"2026-01-10T10:00:00Z\","
        "\"resolved_on\":\"2026-03-10T10:00:00Z\",\"due_on\":\"2026-03-10\"",
        "\"status\":\"waiting\",\"created_on\":\"2026-03-31T08:00:00Z\","
        "\"due_on\":\"2026-03-31\"",
        "\"status\":\"open\",\"created_on\":\"2026-04-02T08:00:00Z\"",
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct str json =
            str_fmt(feed.w.arena, "{\"%s_id\":\"%zu\",\"account_id\":\"a\",%s}", kind, i, cases[i]);
        send(kind, str_z(feed.w.arena, json));
    }
    send("account", "{\"account_id\":\"b\"}");
}

static void expect_case(const char *format, const char *kind, const char *value)
{
    expect("a", NULL, str_z(feed.w.arena, str_fmt(feed.w.arena, format, kind)), value);
}

static void check_cases(const char *kind)
{
    expect_case("open_%ss", kind, "2");
    expect_case("open_critical_%ss", kind, "1");
    expect_case("open_overdue_%ss", kind, "1");
    expect_case("last_%s_created", kind, "\"2026-03-31T08:00:00.000Z\"");
    expect_case("%ss_created_months", kind, "[0,0,0,1,1,2]");
    expect_case("%ss_resolved_months", kind, "[0,0,0,0,0,2]");
    expect_case("%ss_critical_months", kind, "[0,0,0,1,0,1]");
    expect_case("%ss_critical_resolved_months", kind, "[0,0,0,0,0,1]");
    expect_case("%ss_overdue_months", kind, "[0,0,0,0,1,1]");
}

static void test_tickets(void **state)
{
    begin(*state);
    feed_cases("ticket");
    recompute();
    check_cases("ticket");
    /* A ticket is one support contact. */
    expect("a", NULL, "touchpoints_90d", "4");
    expect("a", NULL, "support_months", "[0,0,0,1,1,2]");
    expect("a", NULL, "activities_months", "[0,0,0,0,0,0]");
    expect("a", NULL, "last_touchpoint", "\"2026-03-31T08:00:00.000Z\"");
    expect("b", NULL, "open_tickets", "0");
    expect("b", NULL, "open_issues", "null");
    /* Another word closes, and opens what only its status closed. */
    assert_int_equal(
        setting_patch(&feed.w.m, workspace_json(&feed.w, "{\"closed_statuses\":\"Waiting\"}")), 0);
    recompute();
    expect("a", NULL, "open_tickets", "2");
    expect("a", NULL, "open_overdue_tickets", "2");
    /* What was due on the last day of the month is late on the first of the next. */
    assert_int_equal(
        setting_patch(&feed.w.m, workspace_json(&feed.w, "{\"closed_statuses\":\"resolved\"}")), 0);
    clock_set(NOON + INT64_C(86400000));
    recompute();
    expect("a", NULL, "open_overdue_tickets", "2");
    expect("a", NULL, "tickets_overdue_months", "[0,0,0,1,2,0]");
    end();
}

static void test_issues(void **state)
{
    begin(*state);
    feed_cases("issue");
    recompute();
    check_cases("issue");
    expect("a", NULL, "touchpoints_90d", "null");
    expect("b", NULL, "open_issues", "0");
    end();
}

static void touch(const char *channel, const char *at)
{
    static int number;
    struct str json = str_fmt(feed.w.arena,
                              "{\"touchpoint_id\":\"%d\",\"account_id\":\"a\",\"user_id\":\"u1\","
                              "\"channel\":\"%s\",\"occurred_on\":\"%s\"}",
                              number++, channel, at);
    send("touchpoint", str_z(feed.w.arena, json));
}

static void test_touchpoints(void **state)
{
    begin(*state);
    send("user", "{\"user_id\":\"u1\",\"account_id\":\"a\"}");
    send("account", "{\"account_id\":\"b\"}");
    touch("email", "2026-03-31T09:00:00Z");
    touch("call", "2026-03-16T23:00:00Z"); /* the 17th: the first of 15 days */
    touch("meeting", "2026-03-16T22:59:00Z");
    touch("support", "2026-03-01T23:00:00Z"); /* the 2nd: the first of 30 days */
    touch("email", "2026-03-01T22:59:00Z");
    touch("email", "2025-12-31T23:00:00Z"); /* 1 January: the first of 90 days */
    touch("email", "2025-12-31T22:59:00Z");
    touch("call", "2026-04-02T09:00:00Z"); /* ahead */
    recompute();
    expect("a", NULL, "touchpoints_15d", "2");
    expect("a", NULL, "touchpoints_30d", "4");
    expect("a", NULL, "touchpoints_90d", "6");
    expect("a", NULL, "last_touchpoint", "\"2026-03-31T09:00:00.000Z\"");
    expect("a", "u1", "last_touchpoint", "\"2026-03-31T09:00:00.000Z\"");
    expect("a", NULL, "activities", "6");
    expect("a", NULL, "activities_months", "[0,0,1,1,0,4]");
    expect("a", NULL, "emails_months", "[0,0,1,1,0,2]");
    expect("a", NULL, "calls_months", "[0,0,0,0,0,1]");
    expect("a", NULL, "meetings_months", "[0,0,0,0,0,1]");
    expect("a", NULL, "support_months", "[0,0,0,0,0,1]");
    expect("b", NULL, "touchpoints_90d", "0");
    end();
}

static void respond(const char *user, int score, const char *at)
{
    static int number;
    struct str json = str_fmt(feed.w.arena,
                              "{\"response_id\":\"%d\",\"account_id\":\"a\",%s,\"score\":%d,"
                              "\"created_on\":\"%s\"}",
                              number++, user, score, at);
    send("nps_response", str_z(feed.w.arena, json));
}

static void test_nps(void **state)
{
    begin(*state);
    for (int i = 1; i <= 3; i++)
        send("user", str_z(feed.w.arena,
                           str_fmt(feed.w.arena, "{\"user_id\":\"u%d\",\"account_id\":\"a\"}", i)));
    send("account", "{\"account_id\":\"b\"}");
    respond("\"user_id\":\"u1\"", 10, "2026-01-01T10:00:00Z");
    respond("\"user_id\":\"u1\"", 3, "2026-03-01T10:00:00Z"); /* changed their mind */
    respond("\"user_id\":\"u2\"", 9, "2026-02-01T10:00:00Z");
    respond("\"user_id\":\"u3\"", 8, "2025-02-01T10:00:00Z");
    respond("\"user_id\":\"u3\"", 0, "2026-04-02T10:00:00Z"); /* ahead */
    respond("\"email\":\"x@example.com\"", 7, "2026-01-02T10:00:00Z");
    respond("\"email\":\"X@example.com\"", 6, "2026-01-03T10:00:00Z");
    recompute();
    expect("a", NULL, "promoters", "1");
    expect("a", NULL, "passives", "1");
    expect("a", NULL, "detractors", "2");
    expect_number("a", NULL, "nps_score", -25);
    expect("a", NULL, "last_nps_response", "\"2026-03-01T10:00:00.000Z\"");
    expect("a", "u1", "nps", "3");
    expect("a", "u1", "last_nps_response", "\"2026-03-01T10:00:00.000Z\"");
    expect("a", "u3", "nps", "8");
    expect("b", NULL, "nps_score", "null");
    expect("b", NULL, "promoters", "null");
    end();
}

static void test_stage(void **state)
{
    begin(*state);
    clock_set(instant("2026-03-28T22:59:00Z")); /* the 28th, a minute before midnight */
    workspace_commit(&feed.w);
    send("account", "{\"account_id\":\"a\",\"stage\":\"Trial\"}");
    recompute();
    expect("a", NULL, "days_in_stage", "0");
    clock_set(NOON);
    recompute();
    expect("a", NULL, "days_in_stage", "3");
    assert_true(str_starts(json_get_str(record_of("a", NULL), "stage_since"), "2026-03-28T22:59:"));
    end();
}

static void consumed(const char *metric, const char *day, const char *value)
{
    struct str json = str_fmt(
        feed.w.arena, "{\"account_id\":\"a\",\"metric\":\"%s\",\"date\":\"%s\",\"value\":%s}",
        metric, day, value);
    send("consumption", str_z(feed.w.arena, json));
}

static void test_consumption(void **state)
{
    begin(*state);
    configure("consumption_metric", "{\"name\":\"Bandwidth\",\"unit\":\"GB\"}");
    configure("consumption_metric", "{\"name\":\"Peak, load\",\"aggregate\":\"max\"}");
    configure("consumption_metric", "{\"name\":\"Storage\",\"aggregate\":\"last\"}");
    send("account", "{\"account_id\":\"a\"}");
    send("account", "{\"account_id\":\"b\"}");
    recompute();
    expect("b", NULL, "consumption.Bandwidth", "null");
    consumed("Bandwidth", "2026-03-01", "100"); /* the day before the 30 */
    consumed("Bandwidth", "2026-03-02", "5");
    consumed("Bandwidth", "2026-03-31", "7.5");
    consumed("Bandwidth", "2026-04-02", "1000"); /* ahead */
    consumed("Peak, load", "2026-03-02", "9");
    consumed("Peak, load", "2026-03-20", "4");
    consumed("Storage", "2025-06-01", "50");
    consumed("Storage", "2026-02-01", "40");
    recompute();
    expect("a", NULL, "consumption.Bandwidth", "12.5");
    expect_number("a", NULL, "consumption.Peak__load", 9);
    expect_number("a", NULL, "consumption.Storage", 40);
    expect_number("b", NULL, "consumption.Bandwidth", 0);
    /* The 2nd leaves the window. */
    clock_set(NOON + INT64_C(86400000));
    recompute();
    expect("a", NULL, "consumption.Bandwidth", "7.5");
    expect_number("a", NULL, "consumption.Peak__load", 4);
    end();
}

/* ---- known and unknown ---- */

static void test_unknown(void **state)
{
    static const char *const keys[] = {
        "total_features_used",
        "active_users",
        "usage_frequency",
        "product_stickiness",
        "engagement_score",
        "time_spent",
        "open_tickets",
        "open_issues",
        "overdue_invoice_amount",
        "billed",
        "outstanding_invoice_count",
        "touchpoints_90d",
        "activities",
        "nps_score",
        "mrr",
        "active_subscriptions",
        "overdue_since",
    };
    begin(*state);
    send("account", "{\"account_id\":\"a\"}");
    recompute();
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        expect("a", NULL, keys[i], "null");
    send("ticket", "{\"ticket_id\":\"1\",\"account_id\":\"b\"}");
    send("invoice", "{\"invoice_id\":\"1\",\"account_id\":\"b\",\"total\":1}");
    recompute();
    expect("a", NULL, "open_tickets", "0");
    expect("a", NULL, "touchpoints_90d", "0");
    expect("a", NULL, "overdue_invoice_amount", "\"0.00\"");
    expect("a", NULL, "open_issues", "null");
    expect("a", NULL, "active_users", "null");
    expect("a", NULL, "mrr", "null");
    end();
}

/* ---- history ---- */

static int64_t on_day(const char *account, int32_t day, enum history_figure figure)
{
    struct history_row row;
    int64_t id =
        db_int(feed.w.m.conn, 0, "SELECT id FROM account WHERE external_id = ?", "z", account);
    assert_int_equal(history_account(feed.w.m.conn, id, day, &row), 1);
    assert_int_equal(row.day, day);
    return row.values[figure];
}

/* What has dates is known for the days that are over, as if somebody had looked then. */
static void test_history(void **state)
{
    int32_t march = 20513; /* the 1st */
    begin(*state);
    assert_int_equal(date_from_ymd(2026, 3, 1), march);
    feed_uses();
    feed_cases("ticket");
    feed_invoices();
    recompute();
    expect("a", NULL, "open_tickets", "2");
    assert_int_equal(on_day("a", march + 16, HISTORY_total_features_used), 100); /* the 17th */
    assert_int_equal(on_day("a", march + 17, HISTORY_total_features_used), 102);
    assert_int_equal(on_day("a", march + 17, HISTORY_active_days), 2);
    assert_int_equal(on_day("a", march + 29, HISTORY_features_used), 3);
    assert_int_equal(on_day("a", march + 29, HISTORY_active_users), 2);
    assert_int_equal(on_day("a", march - 1, HISTORY_open_tickets), 2);
    assert_int_equal(on_day("a", march, HISTORY_open_tickets), 2);
    assert_int_equal(on_day("a", march + 9, HISTORY_open_tickets), 1);
    assert_int_equal(on_day("a", march + 8, HISTORY_open_critical_tickets), 2);
    assert_int_equal(on_day("a", march + 29, HISTORY_open_overdue_tickets), 0);
    assert_int_equal(on_day("a", march - 1, HISTORY_overdue_invoice_amount), 10000);
    assert_int_equal(on_day("a", march + 15, HISTORY_overdue_invoice_amount), 40000);
    assert_int_equal(on_day("a", march + 29, HISTORY_overdue_invoice_amount), 10000);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_usage),      ON_BOTH(test_licences),          ON_BOTH(test_frequency),
        ON_BOTH(test_time_spent), ON_BOTH(test_subscriptions),     ON_BOTH(test_renewals),
        ON_BOTH(test_invoices),   ON_BOTH(test_mrr_from_invoices), ON_BOTH(test_tickets),
        ON_BOTH(test_issues),     ON_BOTH(test_touchpoints),       ON_BOTH(test_nps),
        ON_BOTH(test_stage),      ON_BOTH(test_consumption),       ON_BOTH(test_unknown),
        ON_BOTH(test_history),
    };
    return cmocka_run_group_tests_name("metrics", tests, NULL, NULL);
}
