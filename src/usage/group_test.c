/*
 * Goals: what events say arrives in the tables, added up, on its own day, once; what is unknown is
 * created; a bad item is refused by name and harms no neighbour; a rolled back group leaves no
 * trace in the caches.
 */
#include "usage/testing.h"

#include <pthread.h>

#define DAY INT64_C(86400000)

static void test_adds_up(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    int64_t now = f.w.m.now;
    use(&f, "acme", "ann", "Report", now)->total = 3;
    use(&f, "acme", "bob", "Report", now - 1000);
    use(&f, "acme", "ann", "Report", now - 2000)->total = 4;
    use(&f, "acme", "ann", "Export", now);
    feed_apply(&f);
    use(&f, "acme", "ann", "Report", now)->total = 10;
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account"), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\""), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM feature"), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM module"), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM product"), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 3);
    assert_int_equal(feed_int(&f, "SELECT max(count) FROM usage_daily"), 17);
    assert_int_equal(feed_int(&f, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily"), 19);
    /* Each commit leaves one mark per account. */
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account_changed WHERE cause = 'usage'"), 2);
    feed_close(&f);
}

static void test_marks(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    int64_t now = f.w.m.now;
    use(&f, "a", "u", "Report", now);
    use(&f, "b", "u", "Report", now);
    use(&f, "c", "u", "Report", now - 3 * DAY);
    use(&f, "b", "v", "Report", now - 7 * DAY);
    use(&f, "c", "u", "Report", now);
    feed_apply(&f);
    static const char days[] = "SELECT from_day FROM account_changed c JOIN account a ON a.id ="
                               " c.account_id WHERE a.name = ?";
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account_changed WHERE cause = 'usage'"), 3);
    int32_t today = f.w.m.today;
    assert_int_equal(db_int(f.w.m.conn, 0, days, "z", "a"), today);
    assert_int_equal(db_int(f.w.m.conn, 0, days, "z", "b"), today - 7);
    assert_int_equal(db_int(f.w.m.conn, 0, days, "z", "c"), today - 3);
    feed_close(&f);
}

static void test_created_like_saved(void **state)
{
    static const char same[] =
        "SELECT count(*) FROM account a JOIN account b ON b.external_id = 'Übung'"
        " WHERE a.external_id = 'ÜBUNG' AND a.name = a.external_id AND a.name_folded = "
        "b.name_folded"
        " AND a.search = b.search AND a.unassigned = b.unassigned AND a.is_parent = b.is_parent"
        " AND a.version = b.version AND a.updated_on IS NULL";
    static const char same_user[] =
        "SELECT count(*) FROM \"user\" a JOIN \"user\" b ON b.external_id = 'Élan'"
        " WHERE a.external_id = 'ÉLAN' AND a.name = a.external_id AND a.name_folded = b.name_folded"
        " AND a.search = b.search AND a.version = b.version";
    static const char audited[] = "SELECT count(*) FROM audit WHERE field = '' AND before IS NULL "
                                  "AND after = 'true' AND version = 1"
                                  " AND entity IN ('account', 'user')";
    struct feed f;
    feed_open(&f, *state);
    put(&f, "account", "Übung", NULL, "{\"account_id\":\"Übung\"}");
    put(&f, "user", "Übung", "Élan", "{\"account_id\":\"Übung\",\"user_id\":\"Élan\"}");
    use(&f, "ÜBUNG", "ÉLAN", "Report", f.w.m.now);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, same), 1);
    assert_int_equal(feed_int(&f, same_user), 1);
    assert_int_equal(feed_int(&f, audited), 4);
    /* Both are found again by record and by event. */
    put(&f, "account", "ÜBUNG", NULL, "{\"account_id\":\"ÜBUNG\",\"name\":\"Training\"}");
    use(&f, "Übung", "Élan", "Report", f.w.m.now);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account"), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\""), 2);
    feed_close(&f);
}

static void test_days(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    setting_store(f.w.m.conn, "time_zone", STR("Pacific/Auckland"));
    config_changed(f.w.m.conn);
    workspace_commit(&f.w);
    /* 2024-01-31 10:30 and 11:30 UTC: before and after midnight in Auckland. */
    clock_set(INT64_C(1706900000000));
    workspace_commit(&f.w);
    use(&f, "a", "u", "Report", INT64_C(1706697000000));
    use(&f, "a", "u", "Report", INT64_C(1706700600000));
    int64_t oldest = f.w.m.now - 300 * DAY;
    use(&f, "a", "u", "Report", oldest);
    feed_apply(&f);
    int32_t day = date_from_ymd(2024, 1, 31);
    assert_int_equal(
        db_int(f.w.m.conn, 0, "SELECT count FROM usage_daily WHERE day = ?", "i", (int64_t)day), 1);
    assert_int_equal(
        db_int(f.w.m.conn, 0, "SELECT count FROM usage_daily WHERE day = ?", "i", (int64_t)day + 1),
        1);
    /* One mark with the earliest day; created when the oldest event happened. */
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account_changed WHERE cause = 'usage'"), 1);
    assert_int_equal(
        feed_int(&f, "SELECT min(from_day) FROM account_changed WHERE cause = 'usage'"),
        feed_int(&f, "SELECT min(day) FROM usage_daily"));
    assert_int_equal(feed_int(&f, "SELECT created_on FROM account"), oldest);
    assert_int_equal(feed_int(&f, "SELECT created_on FROM \"user\""), oldest);
    feed_close(&f);
}

static void test_refused(void **state)
{
    static char long_name[257];
    struct feed f;
    feed_open(&f, *state);
    int64_t now = f.w.m.now;
    memset(long_name, 'x', 256);
    use(&f, "a", "u", "Good", now);
    use(&f, "a", "u", "Ahead", now + DAY + 60000);
    use(&f, "a", "u", "Old", now - 402 * DAY);
    use(&f, "a", "u", long_name, now);
    use(&f, "a", "u", "x", now)->feature = (struct str){"a\0b", 3};
    use(&f, "a", "u", "Much", now)->total = INT64_C(1000000001);
    use(&f, "a", "u", "Less", now)->total = -1;
    use(&f, "a", NULL, "NoUser", now);
    use(&f, "a", "u", "Soon", now + DAY - 60000);
    use(&f, NULL, "nobody", "Report", now);
    use(&f, "a", "u", NULL, now);
    assert_int_equal(feed_try(&f), 0);
    assert_accepted(&f.events[0]);
    assert_reason(&f.events[1], "timestamp: more than 24 hours in the future");
    assert_int_equal(f.events[2].verdict, EVENT_REFUSED);
    assert_true(str_starts(f.events[2].reason, "timestamp: before 20"));
    assert_reason(&f.events[3], "feature_id: longer than 255 characters");
    assert_reason(&f.events[4], "feature_id: holds the character U+0000");
    assert_reason(&f.events[5], "total: not a whole number from 0 to 1000000000");
    assert_reason(&f.events[6], "total: not a whole number from 0 to 1000000000");
    assert_reason(&f.events[7], "user_id: missing");
    assert_accepted(&f.events[8]);
    assert_reason(&f.events[9], "account_id: missing, and no account has a user of this user_id");
    assert_reason(&f.events[10], "feature_id: missing");
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM feature"), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM debug_item WHERE verdict = 'refused'"), 9);
    /* 255 characters of two bytes each are fine. */
    char wide[2 * 255 + 1];
    for (int i = 0; i < 255; i++)
        memcpy(wide + 2 * i, "ü", 2);
    wide[510] = 0;
    use(&f, "a", "u", wide, now);
    feed_apply(&f);
    assert_accepted(&f.events[0]);
    feed_close(&f);
}

static void test_user_without_account(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    int64_t now = f.w.m.now;
    use(&f, "a", "only", "Report", now);
    use(&f, "a", "both", "Report", now);
    use(&f, "b", "both", "Report", now);
    feed_apply(&f);
    use(&f, NULL, "only", "Report", now);
    use(&f, NULL, "both", "Report", now);
    put(&f, "user", NULL, "only", "{\"user_id\":\"only\",\"first_name\":\"Olga\"}");
    put(&f, "user", NULL, "both", "{\"user_id\":\"both\",\"first_name\":\"Bo\"}");
    put(&f, "user", NULL, "new", "{\"user_id\":\"new\",\"first_name\":\"Nell\"}");
    assert_int_equal(feed_try(&f), 0);
    assert_accepted(&f.events[0]);
    assert_reason(&f.events[1],
                  "account_id: missing, and users of several accounts have this user_id");
    assert_accepted(&f.events[2]);
    assert_reason(&f.events[3],
                  "account_id: missing, and users of several accounts have this user_id");
    assert_reason(&f.events[4], "account_id: missing, and no account has a user of this user_id");
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT max(count) FROM usage_daily"), 2);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\" WHERE first_name = 'Olga'"), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\""), 3);
    feed_close(&f);
}

static void test_deleted(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    int64_t now = f.w.m.now;
    use(&f, "a", "u", "Report", now);
    use(&f, "b", "u", "Report", now);
    use(&f, "b", "v", "Report", now);
    feed_apply(&f);
    record_delete(&f.w.m, resource_get("account"),
                  feed_int(&f, "SELECT id FROM account WHERE name = 'a'"));
    record_delete(&f.w.m, resource_get("user"),
                  feed_int(&f, "SELECT id FROM \"user\" WHERE name = 'v'"));
    ingest_ids_changed(f.w.m.conn);
    workspace_commit(&f.w);
    use(&f, "a", "u", "Report", now);
    use(&f, "b", "u", "Report", now);
    use(&f, "b", "v", "Report", now);
    use(&f, NULL, "u", "Report", now); /* only b is alive */
    assert_int_equal(feed_try(&f), 0);
    assert_reason(&f.events[0], "account_id: the account is deleted");
    assert_accepted(&f.events[1]);
    assert_reason(&f.events[2], "user_id: the user is deleted");
    assert_accepted(&f.events[3]);
    feed_commit(&f);
    /* An explicit account restores it. */
    put(&f, "account", "a", NULL, "{\"account_id\":\"a\"}");
    use(&f, "a", "u", "Report", now);
    feed_apply(&f);
    assert_accepted(&f.events[1]);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account WHERE deleted_at IS NULL"), 2);
    feed_close(&f);
}

static void test_total_zero(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    use(&f, "a", "u", "Report", f.w.m.now)->total = 0;
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\""), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 0);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM user_day"), 0);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account_changed"), 1);
    feed_close(&f);
}

static void test_user_days(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    clock_set(INT64_C(1706900000000)); /* 2024-02-02 18:53 UTC */
    workspace_commit(&f.w);
    int64_t now = f.w.m.now;
    feed_event(&f, EVENT_LOGIN, "a", "u", now - 5000);
    use(&f, "a", "u", "Report", now - 3000);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT COALESCE(last_logout_at, -7) FROM user_day"), -7);
    feed_event(&f, EVENT_LOGIN, "a", "u", now - 9000);
    feed_event(&f, EVENT_PAGE, "a", "u", now - 1000)->page = STR("/home");
    feed_event(&f, EVENT_LOGOUT, "a", "u", now - 500);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM user_day"), 1);
    assert_int_equal(feed_int(&f, "SELECT first_at FROM user_day"), now - 9000);
    assert_int_equal(feed_int(&f, "SELECT last_at FROM user_day"), now - 500);
    assert_int_equal(feed_int(&f, "SELECT last_use_at FROM user_day"), now - 3000);
    assert_int_equal(feed_int(&f, "SELECT logins FROM user_day"), 2);
    assert_int_equal(feed_int(&f, "SELECT last_login_at FROM user_day"), now - 5000);
    assert_int_equal(feed_int(&f, "SELECT last_logout_at FROM user_day"), now - 500);
    assert_int_equal(feed_int(&f, "SELECT page_views FROM user_day"), 1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 1);
    /* Page views as uses, where an administrator wants that. */
    db_run(f.w.m.conn, "UPDATE product SET page_views = 1", "");
    config_changed(f.w.m.conn);
    workspace_commit(&f.w);
    feed_event(&f, EVENT_PAGE, "a", "u", now - 100)->page = STR("/home");
    feed_event(&f, EVENT_PAGE, "a", "u", now - 100)->product = STR("Other");
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT page_views FROM user_day"), 3);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 2);
    assert_int_equal(feed_int(&f, "SELECT last_use_at FROM user_day"), now - 100);
    feed_close(&f);
}

static void test_messages_once(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    int64_t now = f.w.m.now;
    use(&f, "a", "u", "Report", now)->message_id = STR("m1");
    use(&f, "a", "u", "Report", now)->message_id = STR("m2");
    use(&f, "a", "u", "Report", now)->message_id = STR("m1");
    use(&f, "a", "u", "Ahead", now + 2 * DAY)->message_id = STR("m3");
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 2);
    use(&f, "a", "u", "Report", now)->message_id = STR("m2");
    use(&f, "a", "u", "Report", now)->message_id = STR("m3"); /* was refused: counts now */
    use(&f, "a", "u", "Report", now)->message_id = STR("m4");
    feed_apply(&f);
    assert_accepted(&f.events[0]);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 4);
    /* A transaction that failed counts nothing and remembers nothing. */
    use(&f, "a", "u", "Report", now)->message_id = STR("m5");
    assert_int_equal(feed_try(&f), 0);
    feed_rollback(&f);
    use(&f, "a", "u", "Report", now)->message_id = STR("m5");
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 5);
    /* A process that starts knows them. */
    ingest_group_free(&f.group);
    f.group = ingest_group_new(&f.options);
    for (int i = 1; i <= 6; i++)
        use(&f, "a", "u", "Report", now)->message_id = str_fmt(f.w.arena, "m%d", i);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 6);
    feed_close(&f);
}

static void test_records(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    put(&f, "account", "a", NULL, "{\"account_id\":\"a\",\"name\":\"Acme\",\"mrr\":\"12.50\"}");
    /* No subscription without an account, no loop of parents: refused by the database's side. */
    put(&f, "account", "b", NULL, "{\"account_id\":\"b\",\"parent_account_id\":\"b\"}");
    put(&f, "subscription", "a", NULL,
        "{\"subscription_id\":\"s\",\"account_id\":\"a\",\"mrr\":\"30\"}");
    put(&f, "user", "a", "u", "{\"account_id\":\"a\",\"user_id\":\"u\",\"nonsense\":1}");
    put(&f, "invoice", NULL, NULL,
        "{\"invoice_id\":\"i\",\"subscription_id\":\"later\",\"total\":5}");
    use(&f, "a", "u", "Report", f.w.m.now);
    assert_int_equal(feed_try(&f), 0);
    assert_accepted(&f.events[0]);
    assert_accepted(&f.events[2]);
    assert_int_equal(f.events[3].verdict, EVENT_REPAIRED);
    assert_non_null(f.events[3].record->notes);
    assert_accepted(&f.events[4]);
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT mrr FROM subscription"), 3000);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM invoice"), 1);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 1);
    assert_int_equal(
        feed_int(
            &f,
            "SELECT count(*) FROM debug_item WHERE verdict = 'repaired' AND repairs LIKE '[\"%'"),
        1);
    /* A bad one refuses itself; who comes after is stored, in the same transaction. */
    put(&f, "account", "a", NULL, "{\"account_id\":\"a\",\"parent_account_id\":\"a\"}");
    put(&f, "account", "a", NULL, "{\"account_id\":\"a\",\"name\":\"Acme Corp\"}");
    use(&f, "a", "u", "Report", f.w.m.now);
    assert_int_equal(feed_try(&f), 0);
    assert_reason(&f.events[0], "parent_id: An account cannot be part of itself");
    assert_accepted(&f.events[1]);
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account WHERE name = 'Acme Corp'"), 1);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 2);
    feed_close(&f);
}

/* What a rolled back attempt resolved or judged must not be believed by the next. */
static void test_tried_again(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    for (int round = 0; round < 2; round++) {
        f.count = 0;
        if (round == 0) {
            put(&f, "account", "a", NULL,
                "{\"account_id\":\"a\",\"stage\":\"Brand new\",\"parent_account_id\":\"p\"}");
            put(&f, "account", "c", NULL, "{\"account_id\":\"c\",\"parent_account_id\":\"a\"}");
            use(&f, "z", "u", "Report", f.w.m.now);
            use(&f, "a", "u", "Ahead", f.w.m.now + 2 * DAY);
        } else {
            f.count = 4;
            /* Takes the ids that the first attempt had. */
            put(&f, "account", "other", NULL, "{\"account_id\":\"other\",\"stage\":\"Elsewhere\"}");
            struct event last = f.events[4];
            memmove(&f.events[1], &f.events[0], 4 * sizeof(f.events[0]));
            f.events[0] = last;
        }
        assert_int_equal(feed_try(&f), 0);
        if (round == 0)
            feed_rollback(&f);
        if (round == 0)
            assert_accepted(&f.events[3]);
    }
    feed_commit(&f);
    assert_int_equal(f.events[4].verdict, EVENT_REFUSED);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account a JOIN stage s ON s.id = a.stage_id"
                                  " WHERE a.external_id = 'a' AND s.name = 'Brand new'"),
                     1);
    assert_int_equal(feed_int(&f,
                              "SELECT count(*) FROM account a JOIN account p ON p.id = a.parent_id"
                              " WHERE a.external_id = 'a' AND p.external_id = 'p'"),
                     1);
    assert_int_equal(
        feed_int(&f, "SELECT count(*) FROM usage_daily d JOIN account a ON a.id = d.account_id"
                     " WHERE a.external_id = 'z'"),
        1);
    feed_close(&f);
}

static void test_alias(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    use(&f, "a", "old", "Report", f.w.m.now);
    feed_apply(&f);
    feed_event(&f, EVENT_ALIAS, NULL, "new", f.w.m.now)->previous_id = STR("old");
    use(&f, "a", "new", "Report", f.w.m.now);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\""), 1);
    assert_int_equal(feed_int(&f, "SELECT count FROM usage_daily"), 2);
    use(&f, "a", "third", "Report", f.w.m.now);
    feed_event(&f, EVENT_ALIAS, "a", "fresh", f.w.m.now)->previous_id = STR("past");
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM \"user\""), 3);
    feed_event(&f, EVENT_ALIAS, "a", "third", f.w.m.now)->previous_id = STR("old");
    feed_event(&f, EVENT_ALIAS, NULL, "who", f.w.m.now)->previous_id = STR("what");
    feed_event(&f, EVENT_ALIAS, "a", "new", f.w.m.now)->previous_id = STR("old");
    assert_int_equal(feed_try(&f), 0);
    assert_reason(&f.events[0], "previousId: there is a user of either id already; merge them");
    assert_reason(&f.events[1], "account_id: missing, and no account has a user of this user_id");
    assert_accepted(&f.events[2]);
    feed_commit(&f);
    feed_close(&f);
}

static void test_nothing_created(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    use(&f, "a", "u", "Report", f.w.m.now);
    feed_apply(&f);
    setting_store(f.w.m.conn, "create_unknown", STR("false"));
    config_changed(f.w.m.conn);
    workspace_commit(&f.w);
    use(&f, "b", "u", "Report", f.w.m.now);
    use(&f, "a", "v", "Report", f.w.m.now);
    use(&f, "a", "u", "Export", f.w.m.now);
    use(&f, "a", "u", "Report", f.w.m.now);
    assert_int_equal(feed_try(&f), 0);
    assert_reason(&f.events[0],
                  "account_id: unknown, and creating unknown accounts is switched off");
    assert_reason(&f.events[1], "user_id: unknown, and creating unknown users is switched off");
    assert_reason(&f.events[2],
                  "feature_id: unknown, and creating unknown features is switched off");
    assert_accepted(&f.events[3]);
    feed_commit(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account"), 1);
    feed_close(&f);
}

static void test_feature_limit(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    for (int i = 0; i < FEATURES_MAX + 5; i++)
        use(&f, "a", "u", str_z(f.w.arena, str_fmt(f.w.arena, "feature %d", i)), f.w.m.now);
    assert_int_equal(feed_try(&f), 0);
    for (int i = 0; i < FEATURES_MAX + 5; i++)
        assert_int_equal(f.events[i].verdict, i < FEATURES_MAX ? EVENT_ACCEPTED : EVENT_REFUSED);
    assert_reason(&f.events[FEATURES_MAX],
                  "feature_id: unknown, and the limit of 20,000 features is reached");
    feed_commit(&f);
    use(&f, "a", "u", "feature 19999", f.w.m.now);
    use(&f, "a", "u", "feature 20000", f.w.m.now);
    feed_apply(&f);
    assert_accepted(&f.events[0]);
    assert_int_equal(f.events[1].verdict, EVENT_REFUSED);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), FEATURES_MAX);
    feed_close(&f);
}

/* --- two nodes --- */

struct node {
    struct feed *f;
    pthread_t thread;
    int number;
    int failures;
};

static struct event node_event(struct node *n, int i, char text[3][32])
{
    snprintf(text[0], 32, "account %d", i % 7);
    snprintf(text[1], 32, "user %d", n->number == 0 ? i : 49 - i);
    snprintf(text[2], 32, "feature %d", i % 5);
    return (struct event){.kind = EVENT_FEATURE,
                          .account = str_of(text[0]),
                          .user = str_of(text[1]),
                          .feature = str_of(text[2]),
                          .total = 1,
                          .at = clock_now()};
}

/* A group per event, each in a transaction of its own, tried again as the writer does. */
static void node_apply(struct node *n, struct ingest_group *g, const struct catalog *catalog,
                       struct event *e)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct ingest_request request = {.events = e, .count = 1, .actor = {.kind = ACTOR_SYSTEM}};
    struct ingest_request *requests[] = {&request};
    bool durable = false;

    for (int tries = 0; tries < 20 && !durable; tries++) {
        struct error error;
        struct db_conn *conn = db_acquire(n->f->options.db, DB_WRITE);
        struct model m = {.arena = arena,
                          .conn = conn,
                          .actor = &request.actor,
                          .catalog = catalog,
                          .calendar = catalog->calendar,
                          .error = &error,
                          .now = clock_now(),
                          .lenient = true};
        m.today = calendar_day(m.calendar, m.now);
        error_init(&error, arena);
        durable =
            db_begin(conn) == 0 && group_apply(g, &m, requests, 1) == 0 && db_commit(conn) == 0;
        db_rollback(conn);
        group_end(g, durable);
        db_release(&conn);
    }
    n->failures += !durable;
    arena_free(&arena);
}

static void *node_run(void *data)
{
    struct node *n = data;
    struct ingest_group *g = ingest_group_new(&n->f->options);
    struct db_conn *conn = db_acquire(n->f->options.db, DB_READ);
    const struct catalog *catalog = catalog_build(conn);

    db_release(&conn);
    for (int i = 0; i < 50; i++) {
        char text[3][32];
        struct event e = node_event(n, i, text);
        node_apply(n, g, catalog, &e);
        n->failures += e.verdict != EVENT_ACCEPTED;
    }
    catalog_drop(&catalog);
    ingest_group_free(&g);
    return NULL;
}

/* Two nodes meet the same new accounts, users and features at once. */
static void test_two_nodes(void **state)
{
    struct feed f;
    struct node nodes[2];
    feed_open(&f, *state);
    workspace_commit(&f.w);
    db_release(&f.w.m.conn);
    for (int i = 0; i < 2; i++) {
        nodes[i] = (struct node){.f = &f, .number = i};
        assert_int_equal(pthread_create(&nodes[i].thread, NULL, node_run, &nodes[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(nodes[i].thread, NULL);
        assert_int_equal(nodes[i].failures, 0);
    }
    f.w.m.conn = db_acquire(f.options.db, DB_WRITE);
    assert_int_equal(feed_int(&f, "SELECT CAST(sum(count) AS BIGINT) FROM usage_daily"), 100);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account"), 7);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM account_key"), 7);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM feature"), 5);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM module"), 1);
    feed_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_adds_up),
        ON_BOTH(test_marks),
        ON_BOTH(test_created_like_saved),
        ON_BOTH(test_days),
        ON_BOTH(test_refused),
        ON_BOTH(test_user_without_account),
        ON_BOTH(test_deleted),
        ON_BOTH(test_total_zero),
        ON_BOTH(test_user_days),
        ON_BOTH(test_messages_once),
        ON_BOTH(test_records),
        ON_BOTH(test_tried_again),
        ON_BOTH(test_alias),
        ON_BOTH(test_nothing_created),
        ON_BOTH(test_feature_limit),
        ON_BOTH(test_two_nodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
