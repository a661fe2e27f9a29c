/*
 * Goals: a day's total takes the place of what is stored, whatever told of it before; what differs
 * alone is written and marked; 0 takes the use away and leaves the rest of the day.
 */
#include "usage/testing.h"

#define DAY INT64_C(86400000)

static const char sum[] = "SELECT CAST(coalesce(sum(count), 0) AS BIGINT) FROM usage_daily";
static const char marks[] = "SELECT count(*) FROM account_changed WHERE cause = 'usage'";

static struct event *total(struct feed *f, const char *account, const char *user,
                           const char *feature, int64_t days_ago, int64_t uses)
{
    struct event *e = use(f, account, user, feature, f->w.m.now - days_ago * DAY);

    e->total = uses;
    return e;
}

static void test_replaces(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    use(&f, "acme", "ann", "Report", f.w.m.now)->total = 3;
    use(&f, "acme", "bob", "Report", f.w.m.now)->total = 5;
    feed_apply(&f);
    f.day_totals = true;
    struct event *ann = total(&f, "acme", "ann", "Report", 0, 10);
    struct event *bob = total(&f, "acme", "bob", "Report", 0, 5);
    struct event *past = total(&f, "acme", "bob", "Report", 1, 7);
    struct event *again = total(&f, "acme", "bob", "Report", 1, 8);
    struct event *other = total(&f, "umbrella", "eve", "Report", 1, 2);
    feed_apply(&f);
    assert_int_equal(ann->before, 3);
    assert_int_equal(bob->before, 5);
    assert_int_equal(past->before, 0);
    assert_int_equal(again->before, 7);
    assert_int_equal(other->before, 0);
    assert_int_equal(feed_int(&f, sum), 10 + 5 + 8 + 2);
    assert_int_equal(feed_int(&f, marks), 3);
    /* Nothing new: nothing is written, nobody is marked. */
    total(&f, "acme", "ann", "Report", 0, 10);
    total(&f, "acme", "bob", "Report", 1, 8);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, sum), 25);
    assert_int_equal(feed_int(&f, marks), 3);
    /* Events go on adding to it. */
    f.day_totals = false;
    use(&f, "acme", "ann", "Report", f.w.m.now);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, sum), 26);
    feed_close(&f);
}

static void test_zero_takes_away(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    feed_event(&f, EVENT_LOGIN, "acme", "ann", f.w.m.now);
    use(&f, "acme", "ann", "Report", f.w.m.now);
    use(&f, "acme", "ann", "Export", f.w.m.now);
    use(&f, "acme", "bob", "Report", f.w.m.now);
    feed_apply(&f);
    f.day_totals = true;
    total(&f, "acme", "ann", "Report", 0, 0);
    total(&f, "acme", "bob", "Report", 0, 0);
    struct event *never = total(&f, "acme", "bob", "Export", 0, 0);
    feed_apply(&f);
    assert_int_equal(never->before, 0);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 1);
    /* Ann still used Export that day; of Bob's day nothing is left. */
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM user_day WHERE last_use_at IS NOT NULL"),
                     1);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM user_day"), 1);
    total(&f, "acme", "ann", "Export", 0, 0);
    feed_apply(&f);
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM usage_daily"), 0);
    /* Her log-in stays. */
    assert_int_equal(feed_int(&f, "SELECT count(*) FROM user_day WHERE last_use_at IS NULL AND"
                                  " logins = 1"),
                     1);
    feed_close(&f);
}

/* What events told of the hours of a day stays. */
static void test_hours_stay(void **state)
{
    static const char last[] = "SELECT last_use_at FROM user_day";
    struct feed f;
    feed_open(&f, *state);
    int64_t at = f.w.m.now;
    use(&f, "acme", "ann", "Report", at);
    feed_apply(&f);
    f.day_totals = true;
    total(&f, "acme", "ann", "Report", 0, 9)->at = at - 1000;
    feed_apply(&f);
    assert_int_equal(feed_int(&f, last), at);
    assert_int_equal(feed_int(&f, "SELECT first_at FROM user_day"), at);
    feed_close(&f);
}

static void test_refused(void **state)
{
    struct feed f;
    feed_open(&f, *state);
    f.day_totals = true;
    struct event *good = total(&f, "acme", "ann", "Report", 0, 4);
    struct event *bad = total(&f, "acme", "ann", "Report", 0, -1);
    struct event *nobody = total(&f, "acme", NULL, "Report", 0, 1);
    feed_apply(&f);
    assert_accepted(good);
    assert_reason(bad, "total: not a whole number from 0 to 1000000000");
    assert_reason(nobody, "user_id: missing");
    assert_int_equal(feed_int(&f, sum), 4);
    feed_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_replaces),
        ON_BOTH(test_zero_takes_away),
        ON_BOTH(test_hours_stay),
        ON_BOTH(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
