/* Tests of the demo: what is in it, that it comes out the same again, and when it is refused. */
#include "model/testing.h"

#include "demo/customer.h"
#include "demo/demo.h"

#define CLOCK_MS INT64_C(1773576000000) /* 2026-03-15T12:00:00Z */

static const struct crypto_secret secret;

/* What must come out the same, as one text. */
static const char *const sums[] = {
    "SELECT count(*) FROM account",
    "SELECT sum(length(name)) FROM account",
    "SELECT count(*) FROM \"user\"",
    "SELECT sum(created_on / 60000) FROM \"user\"",
    "SELECT count(*) FROM usage_daily",
    "SELECT sum(count) FROM usage_daily",
    "SELECT sum(logins) + sum(page_views) FROM user_day",
    "SELECT sum(last_at / 60000) FROM user_day",
    "SELECT sum(total_features_used) FROM account_metric",
    "SELECT sum(mrr) FROM account_metric",
    "SELECT sum(amount) + count(*) FROM subscription",
    "SELECT sum(total) + sum(amount_due) + count(paid_on) FROM invoice",
    "SELECT count(*) FROM ticket",
    "SELECT count(*) FROM issue",
    "SELECT count(*) FROM touchpoint",
    "SELECT sum(score) FROM nps_response",
    "SELECT count(*) FROM consumption",
    "SELECT count(*) FROM audit",
    "SELECT count(*) FROM field_history",
    "SELECT count(*) FROM account_role",
    "SELECT sum(feature_id * uses) FROM account_feature_day",
};
enum { SUMS = sizeof(sums) / sizeof(sums[0]) };

static void migrate(struct scratch *s)
{
    struct workspace w;

    workspace_open(&w, s, PROFILE_COUNT);
    workspace_close(&w);
}

static void make(struct scratch *s, uint64_t seed, struct buf *sign_ins)
{
    struct demo_options options = {
        .db = s->db, .secret = &secret, .accounts = 40, .days = 20, .seed = seed};
    const char *why;

    clock_set(CLOCK_MS);
    migrate(s);
    buf_clear(sign_ins);
    assert_int_equal(demo_make(&options, sign_ins, &why), 0);
}

static void read_sums(struct scratch *s, int64_t out[SUMS])
{
    struct db_conn *c = db_acquire(s->db, DB_READ);

    for (size_t i = 0; i < SUMS; i++)
        out[i] = db_int(c, -1, sums[i], "");
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
}

static void assert_same(const int64_t a[SUMS], const int64_t b[SUMS])
{
    for (size_t i = 0; i < SUMS; i++)
        if (a[i] != b[i])
            fail_msg("%s: %lld and %lld", sums[i], (long long)a[i], (long long)b[i]);
}

/* The same on the engine under test and on SQLite; another seed gives something else. */
static void test_same_again(void **state)
{
    struct buf text = BUF_INIT(1 << 16);
    int64_t first[SUMS], second[SUMS];
    void *other;

    make(*state, 7, &text);
    read_sums(*state, first);
    assert_int_equal(scratch_set_up(&other, DB_SQLITE), 0);
    make(other, 7, &text);
    read_sums(other, second);
    assert_same(first, second);
    scratch_tear_down(&other);
    assert_int_equal(scratch_set_up(&other, DB_SQLITE), 0);
    make(other, 8, &text);
    read_sums(other, second);
    assert_int_not_equal(first[1], second[1]);
    assert_int_not_equal(first[5], second[5]);
    scratch_tear_down(&other);
    buf_free(&text);
}

/* Each: a question that is 1 when the state occurs. */
static const char *const states[] = {
    "SELECT count(*) > 0 FROM account WHERE parent_id IS NOT NULL",
    "SELECT count(*) > 0 FROM account WHERE unassigned = 1",
    "SELECT count(*) = 4 FROM (SELECT DISTINCT s.type FROM account a JOIN stage s ON s.id = "
    "a.stage_id) t",
    "SELECT count(*) > 0 FROM stage WHERE confirmed = 0",
    "SELECT count(*) = 4 FROM (SELECT DISTINCT t.type FROM subscription b"
    " JOIN subscription_status t ON t.id = b.status_id) t",
    "SELECT count(*) > 0 FROM subscription_status WHERE confirmed = 0",
    "SELECT count(*) = 4 FROM (SELECT DISTINCT usage_frequency FROM account_metric) t",
    "SELECT count(*) = 3 FROM (SELECT DISTINCT activity FROM user_metric) t",
    "SELECT count(*) > 1 FROM (SELECT DISTINCT currency FROM subscription) t",
    "SELECT count(*) > 0 FROM invoice WHERE amount_due > 0 AND due_on < 20527",
    "SELECT count(*) > 0 FROM invoice WHERE paid_on > due_on",
    "SELECT count(*) > 0 FROM invoice WHERE status = 'voided'",
    "SELECT count(*) > 0 FROM ticket WHERE open = 1",
    "SELECT count(*) > 0 FROM ticket WHERE open = 0",
    "SELECT count(*) = 3 FROM (SELECT DISTINCT verdict FROM debug_item) t",
    "SELECT count(*) > 0 FROM attribute_pending",
    "SELECT count(*) = 2 FROM key",
    "SELECT count(*) = 5 FROM (SELECT DISTINCT profile FROM member) t",
    "SELECT count(*) > 0 FROM member WHERE status = 'invited'",
    "SELECT count(*) > 0 FROM mail",
    "SELECT count(*) > 0 FROM change_set WHERE actor_kind = 'member'",
    "SELECT count(*) > 0 FROM feature WHERE hidden = 1",
    "SELECT count(*) > 0 FROM account WHERE x1 IS NOT NULL",
    "SELECT count(*) = 1 FROM setting WHERE key = 'demo' AND value = 'true'",
    "SELECT count(*) > 0 FROM account_role_pending",
    /* Nothing lies in the future that cannot, nothing waits for the refresher. */
    "SELECT count(*) = 0 FROM account WHERE created_on > 1773576000000 OR created_at > "
    "1773576000000",
    "SELECT count(*) = 0 FROM user_day WHERE last_at > 1773576000000",
    "SELECT count(*) = 0 FROM ticket WHERE resolved_on < created_on",
    "SELECT count(*) = 0 FROM account_changed",
    "SELECT count(*) = 0 FROM rule_changed",
    "SELECT count(*) = 40 FROM account_metric",
};

static void test_states(void **state)
{
    struct scratch *s = *state;
    struct buf text = BUF_INIT(1 << 16);
    struct db_conn *c;

    make(s, 1, &text);
    c = db_acquire(s->db, DB_READ);
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        struct arena *arena = arena_new(1 << 16);
        struct str sql = str_fmt(arena, "SELECT CASE WHEN (%s) THEN 1 ELSE 0 END", states[i]);
        if (db_int(c, 0, sql.p, "") != 1)
            fail_msg("does not hold: %s", states[i]);
        arena_free(&arena);
    }
    assert_non_null(strstr(text.p, "admin@coppertill.example"));
    assert_non_null(strstr(text.p, "mainstay-demo"));
    assert_non_null(strstr(text.p, "  api_"));
    assert_non_null(strstr(text.p, "  sec_"));
    db_release(&c);
    buf_free(&text);
}

/* Twice, or into anything that holds data, or before migrate. */
static void test_refusals(void **state)
{
    struct scratch *s = *state;
    struct demo_options options = {.db = s->db, .secret = &secret, .accounts = 2, .days = 2};
    struct buf text = BUF_INIT(1 << 16);
    const char *why;

    assert_int_equal(demo_make(&options, &text, &why), -1);
    assert_non_null(strstr(why, "mainstay migrate"));
    migrate(s);
    assert_int_equal(demo_make(&options, &text, &why), 0);
    buf_clear(&text);
    assert_int_equal(demo_make(&options, &text, &why), -1);
    assert_non_null(strstr(why, "only once"));
    assert_int_equal(text.n, 0);
    buf_free(&text);
}

static int by_size(const void *a, const void *b)
{
    return *(const int32_t *)a - *(const int32_t *)b;
}

/* Member by member: what lies between them is not made. */
static bool same_customer(const struct customer *a, const struct customer *b)
{
    return a->index == b->index && a->parent == b->parent && a->id == b->id &&
           a->is_parent == b->is_parent && a->kind == b->kind && a->country == b->country &&
           a->city == b->city && a->trade == b->trade && a->plan == b->plan &&
           a->sites == b->sites && a->users == b->users && a->created_on == b->created_on &&
           a->quit_on == b->quit_on && memcmp(&a->level, &b->level, sizeof(a->level)) == 0;
}

/* Sizes of accounts: half have at most five users, a few have hundreds. */
static void test_sizes(void **state)
{
    struct span span = {.seed = 3, .accounts = 10000, .days = 180, .today = 20000};
    int32_t *users = mem_alloc(10000 * sizeof(*users));
    int kinds[CUSTOMER_KINDS] = {0};
    struct customer c, again;
    (void)state;

    for (int64_t i = 0; i < 10000; i++) {
        customer_make(&span, i, &c);
        customer_make(&span, i, &again);
        assert_true(same_customer(&c, &again));
        assert_true(c.created_on <= span.today && c.users >= 0);
        assert_true(c.parent < i);
        users[i] = c.users;
        kinds[c.kind]++;
    }
    qsort(users, 10000, sizeof(*users), by_size);
    assert_in_range(users[5000], 4, 6);
    assert_in_range(users[9999], 5000, 5000);
    assert_true(users[9990] >= 100);
    for (int i = 0; i < CUSTOMER_KINDS; i++)
        assert_true(kinds[i] > 20);
    free(users);
}

/* Weekends and holidays show, seasons turn, who left is silent. */
static void test_level(void **state)
{
    struct span span = {
        .seed = 3, .accounts = 100, .days = 180, .today = date_from_ymd(2026, 6, 30)};
    struct customer c = {
        .kind = CUSTOMER_STEADY, .trade = TRADE_SHOP, .users = 5, .quit_on = INT32_MAX, .level = 1};
    int32_t friday = date_from_ymd(2026, 5, 29);
    (void)state;

    assert_true(customer_level(&span, &c, friday) > 5 * customer_level(&span, &c, friday + 2));
    assert_true(customer_level(&span, &c, date_from_ymd(2026, 5, 1)) < 0.2); /* a holiday */
    assert_true(country_holiday(&countries[0], date_from_ymd(2026, 4, 6)));  /* Easter Monday */
    assert_true(country_holiday(&countries[0], date_from_ymd(2024, 4, 1)));
    assert_false(country_holiday(&countries[0], date_from_ymd(2026, 4, 7)));
    assert_true(country_holiday(&countries[5], date_from_ymd(2025, 11, 27))); /* Thanksgiving */
    c.kind = CUSTOMER_GROWING;
    assert_true(customer_level(&span, &c, friday) > customer_level(&span, &c, friday - 140) + 0.5);
    c.kind = CUSTOMER_SEASONAL;
    c.index = 1;
    assert_true(customer_level(&span, &c, date_from_ymd(2026, 6, 26)) >
                10 * customer_level(&span, &c, date_from_ymd(2026, 1, 9)));
    c.kind = CUSTOMER_CHURNED;
    c.quit_on = friday - 1;
    assert_true(customer_level(&span, &c, friday) == 0);
    assert_true(customer_level(&span, &c, friday - 2) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sizes), cmocka_unit_test(test_level),
                                       ON_BOTH(test_same_again), ON_BOTH(test_states),
                                       ON_BOTH(test_refusals)};

    return crypto_setup() == 0 ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
