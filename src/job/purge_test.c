/* purge_test: what is deleted long enough goes with all that hangs on it; nothing else does. */
#include "job/purge.h"

#include "model/testing.h"
#include "usage/store.h"

#define DAY INT64_C(86400000)

static int64_t count(struct workspace *w, const char *sql)
{
    return db_int(w->m.conn, -1, sql, "");
}

/* Two accounts with a user, a subscription and use each; the first was deleted 31 days ago. */
static void fill(struct workspace *w)
{
    static const char *const users[] = {
        "{\"external_id\":\"u1\",\"name\":\"U1\",\"account_id\":1}",
        "{\"external_id\":\"u2\",\"name\":\"U2\",\"account_id\":2}"};
    static const char *const accounts[] = {
        "{\"external_id\":\"a1\",\"name\":\"A1\",\"stage\":\"Live\"}",
        "{\"external_id\":\"a2\",\"name\":\"A2\",\"parent_id\":1}"};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(workspace_put(w, "account", 0, accounts[i]), i + 1);
        assert_int_equal(workspace_put(w, "user", 0, users[i]), i + 1);
    }
    workspace_put(w, "subscription", 0,
                  "{\"external_id\":\"s1\",\"account_id\":1,\"amount\":\"1\"}");
    workspace_put(w, "subscription", 0,
                  "{\"external_id\":\"s2\",\"account_id\":2,\"amount\":\"1\"}");
    const struct usage_row uses[] = {{w->m.today, 1, 1, 1, 5}, {w->m.today, 2, 2, 1, 7}};
    const struct user_day_row days[] = {
        {w->m.today, 1, 1, w->m.now, w->m.now, w->m.now, 0, 0, 0, 0, 0},
        {w->m.today, 2, 2, w->m.now, w->m.now, w->m.now, 0, 0, 0, 0, 0}};
    assert_int_equal(store_append(w->m.conn, uses, 2), 0);
    assert_int_equal(store_append_user_days(w->m.conn, days, 2), 0);
    assert_int_equal(record_delete(&w->m, resource_get("account"), 1), 0);
    db_run(w->m.conn, "UPDATE account SET deleted_at = ? WHERE id = 1", "i", w->m.now - 31 * DAY);
}

static void test_account(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    fill(&w);
    assert_int_equal(purge_account(&w.m, w.m.now - 32 * DAY), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM account"), 2);
    assert_int_equal(purge_account(&w.m, w.m.now - 30 * DAY), 1);
    assert_int_equal(purge_account(&w.m, w.m.now - 30 * DAY), 0);

    assert_int_equal(count(&w, "SELECT max(id) FROM account WHERE id <> 2"), -1);
    assert_int_equal(count(&w, "SELECT count(*) FROM account_key WHERE account_id = 1"), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM \"user\" WHERE account_id = 1"), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM user_key WHERE account_id = 1"), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM subscription WHERE account_id = 1"), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM usage_daily WHERE account_id = 1"), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM user_day WHERE account_id = 1"), 0);
    assert_int_equal(
        count(&w, "SELECT count(*) FROM field_history WHERE entity = 'account' AND entity_id = 1"),
        0);

    assert_int_equal(count(&w, "SELECT count(*) FROM account WHERE id = 2 AND parent_id IS NULL"),
                     1);
    assert_int_equal(count(&w, "SELECT count FROM usage_daily WHERE account_id = 2"), 7);
    assert_int_equal(count(&w, "SELECT count(*) FROM subscription WHERE account_id = 2"), 1);
    workspace_close(&w);
}

static void test_user(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    fill(&w);
    assert_int_equal(
        workspace_put(&w, "ticket", 0, "{\"external_id\":\"t\",\"account_id\":2,\"user_id\":2}"),
        1);
    assert_int_equal(record_delete(&w.m, resource_get("user"), 2), 0);
    assert_int_equal(purge_user(&w.m, w.m.now), 0);
    assert_int_equal(purge_user(&w.m, w.m.now + 1), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM usage_daily WHERE user_id = 2"), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM ticket WHERE id = 1 AND user_id IS NULL"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM \"user\" WHERE id = 1"), 1);
    workspace_close(&w);
}

/* Memberships and events go with the account, with the user, with the segment or list. */
static void test_groups(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    fill(&w);
    for (int i = 0; i < 2; i++)
        assert_int_equal(workspace_put(&w, "segment", 0,
                                       i ? "{\"name\":\"B\",\"entity\":\"user\",\"criteria\":"
                                           "{\"all\":[]}}"
                                         : "{\"name\":\"A\",\"entity\":\"account\",\"criteria\":"
                                           "{\"all\":[]}}"),
                         i + 1);
    for (int i = 0; i < 2; i++)
        assert_int_equal(workspace_put(&w, "list", 0,
                                       i ? "{\"name\":\"B\",\"type\":\"user\",\"criteria\":"
                                           "{\"all\":[]}}"
                                         : "{\"name\":\"A\",\"type\":\"account\",\"criteria\":"
                                           "{\"all\":[]}}"),
                         i + 1);
    for (int64_t s = -2; s <= 2; s += s == -1 ? 2 : 1)
        for (int64_t e = 1; e <= 2; e++) {
            db_run(w.m.conn,
                   "INSERT INTO segment_member (segment_id, entity_id, since) VALUES (?, ?, 0)",
                   "ii", s, e);
            db_run(w.m.conn,
                   "INSERT INTO segment_event (segment_id, entity_id, at, entered) VALUES (?, ?, 0,"
                   " 1)",
                   "ii", s, e);
        }
    assert_int_equal(purge_account(&w.m, w.m.now - 30 * DAY), 1);
    assert_int_equal(count(&w, "SELECT sum(entity_id) FROM segment_member"), 8);
    assert_int_equal(count(&w, "SELECT count(*) FROM segment_event"), 4);
    assert_int_equal(record_delete(&w.m, resource_get("segment"), 2), 0);
    assert_int_equal(record_delete(&w.m, resource_get("list"), 2), 0);
    assert_int_equal(purge_groups(&w.m, w.m.now, 10), 0);
    for (int i = 0; i < 2; i++) { /* the segment, then the list */
        assert_int_equal(purge_groups(&w.m, w.m.now + 1, 10), 3);
        assert_int_equal(purge_groups(&w.m, w.m.now + 1, 10), 1);
    }
    assert_int_equal(purge_groups(&w.m, w.m.now + 1, 10), 0);
    assert_int_equal(count(&w, "SELECT count(*) FROM segment"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM list"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM segment_member"), 2);
    assert_int_equal(count(&w, "SELECT sum(segment_id) FROM segment_member"), 0);
    assert_int_equal(count(&w, "SELECT sum(segment_id) FROM segment_event"), 0);
    workspace_close(&w);
}

static void test_records(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    fill(&w);
    assert_int_equal(record_delete(&w.m, resource_get("subscription"), 2), 0);
    assert_int_equal(purge_records(&w.m, w.m.now, 10), 0);
    assert_int_equal(purge_records(&w.m, w.m.now + 1, 10), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM subscription"), 1);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_account), ON_BOTH(test_user),
                                       ON_BOTH(test_groups), ON_BOTH(test_records)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
