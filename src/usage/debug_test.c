/*
 * Goals: what was refused or repaired is in the debugger with raw item, decoded event and reasons;
 * floods are cut with a count; accepted items are samples; the table stays within its size and
 * keeps refused ones longer.
 */
#include "usage/testing.h"

static struct event *refused(struct feed *f)
{
    return use(f, "a", "u", "Ahead", f->w.m.now + INT64_C(200000000));
}

static void test_row(void **state)
{
    static const char raw[] = "{\"account_id\":\"a\",\"total\":\"3\",\"note\":\"a\\u0000b\"}";
    struct feed f;
    feed_open(&f, *state);
    struct event *e = use(&f, "a", "u", "Report", INT64_C(1700000000000) + INT64_C(900000000000));
    struct note note = {STR("total was a text"), NULL};
    e->raw = workspace_json(&f.w, raw);
    e->repairs = &note;
    e->verdict = EVENT_REPAIRED;
    e->message_id = STR("m1");
    struct str at = str_fmt(f.w.arena, "%lld", (long long)e->at);
    assert_true(at.n > 0);
    feed_apply(&f);
    struct db_stmt *s = db_query(f.w.m.conn,
                                 "SELECT path, kind, verdict, reason, repairs, external_account_id,"
                                 " key_id, raw, decoded FROM debug_item",
                                 "");
    assert_true(db_next(s));
    assert_true(str_is(db_col_text(s, 0), "/api/v1_1/feature"));
    assert_true(str_is(db_col_text(s, 1), "feature"));
    assert_true(str_is(db_col_text(s, 2), "refused")); /* it lies in the future */
    assert_true(str_starts(db_col_text(s, 3), "timestamp: "));
    assert_true(str_is(db_col_text(s, 4), "[\"total was a text\"]"));
    assert_true(str_is(db_col_text(s, 5), "a"));
    assert_int_equal(db_col_int(s, 6), 5);
    assert_true(str_is(db_col_text(s, 7), raw));
    assert_true(str_is(
        db_col_text(s, 8),
        "{\"kind\":\"feature\",\"account_id\":\"a\",\"user_id\":\"u\",\"feature\":\"Report\","
        "\"message_id\":\"m1\",\"total\":1,\"timestamp\":\"2052-05-22T14:13:20.000Z\"}"));
    assert_false(db_next(s));
    db_done(s);
    feed_close(&f);
}

static void test_record_row(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    put(&f, "account", "a", NULL,
        "{\"account_id\":\"a\",\"name\":\"Acme\",\"stage\":\"Live\",\"mrr\":\"12.5\",\"custom_"
        "size\":4}")
        ->account = STR("a");
    feed_apply(&f);
    struct db_stmt *s = db_query(f.w.m.conn, "SELECT kind, decoded FROM debug_item", "");
    assert_true(db_next(s));
    assert_true(str_is(db_col_text(s, 0), "account"));
    struct json_result decoded = json_parse(f.w.arena, db_col_text(s, 1));
    const struct json *account = json_get(decoded.root, "account");
    assert_true(str_is(json_get_str(account, "name"), "Acme"));
    assert_true(str_is(json_get_str(account, "stage"), "Live"));
    assert_true(str_is(json_get_str(account, "mrr"), "12.50"));
    db_done(s);
    feed_close(&f);
}

static void test_floods(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    for (int i = 0; i < 1500; i++)
        refused(&f);
    for (int i = 0; i < 100; i++)
        use(&f, "a", "u", "Report", f.w.m.now);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item WHERE verdict = 'refused'"),
                     1000);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item WHERE verdict = 'accepted'"),
                     20);
    /* In the next second the rest is told. */
    f.w.m.now += 1000;
    refused(&f);
    assert_int_equal(feed_try(&f), 0);
    feed_rollback(&f);
    f.w.m.now += 1000;
    refused(&f);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item WHERE verdict = 'refused'"),
                     1002);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item WHERE kind = 'left_out'"
                                  " AND reason LIKE '500 more %'"),
                     1);
    feed_close(&f);
}

static void test_raw_is_cut(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    struct json text = {.type = JSON_STRING};
    char *p = arena_alloc(f.w.arena, 90001);
    for (int i = 0; i < 30000; i++)
        memcpy(p + 3 * i, "\xE2\x82\xAC", 3);
    text.text = (struct str){p, 90000};
    refused(&f)->raw = &text;
    feed_apply(&f);
    struct db_stmt *s = db_query(f.w.m.conn, "SELECT raw FROM debug_item", "");
    assert_true(db_next(s));
    assert_in_range(db_col_text(s, 0).n, 32 * 1024 - 3, 32 * 1024 + 3);
    assert_true(str_ends(db_col_text(s, 0), "\xE2\x82\xAC\xE2\x80\xA6"));
    db_done(s);
    feed_close(&f);
}

static void test_size_is_kept(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    setting_store(f.w.m.conn, "debugger_items", STR("2000"));
    config_changed(f.w.m.conn);
    workspace_commit(&f.w);
    for (int second = 0; second < 60; second++) {
        int64_t now = f.w.m.now + 1000;
        for (int i = 0; i < 100; i++)
            refused(&f);
        for (int i = 0; i < 20; i++)
            use(&f, "a", "u", "Report", f.w.m.now);
        f.w.m.now = now;
        assert_int_equal(feed_try(&f), 0);
        feed_commit(&f);
        f.w.m.now = now;
    }
    assert_in_range(feed_int(&f, "SELECT count(*) FROM debug_item"), 1000, 2000);
    assert_in_range(feed_int(&f, "SELECT count(*) FROM debug_item WHERE verdict = 'accepted'"), 200,
                    500);
    feed_close(&f);
}

static void test_replays_and_imports(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    refused(&f);
    use(&f, "a", "u", "Report", f.w.m.now);
    struct ingest_request request = {.events = f.events, .count = 2, .replay = true},
                          *requests[] = {&request};
    assert_int_equal(group_apply(f.group, &f.w.m, requests, 1), 0);
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item"), 0);
    request.replay = false;
    request.quiet = true;
    f.events[0].verdict = EVENT_ACCEPTED;
    assert_int_equal(group_apply(f.group, &f.w.m, requests, 1), 0);
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item WHERE verdict = 'refused'"), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item"), 1);
    feed_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_row),        ON_BOTH(test_record_row),     ON_BOTH(test_floods),
        ON_BOTH(test_raw_is_cut), ON_SQLITE(test_size_is_kept), ON_BOTH(test_replays_and_imports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
