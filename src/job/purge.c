/*
 * purge: see purge.h. usage_daily is found by the days in which a user was there (user_day has an
 * index by user), since its own key begins with the day.
 */
#include "job/purge.h"

#include "engine/refresh.h"
#include "model/saved_list.h"
#include "model/segment.h"
#include "usage/ingest.h"

enum { DAYS_MAX = 4000 };

/* Numbers of segments and lists (model/group.h). */
#define GROUPS_OF(entity) \
    "SELECT id FROM segment WHERE entity = '" entity "' UNION ALL SELECT -id FROM list WHERE" \
    " entity = '" entity "'"
#define OF_USERS GROUPS_OF("user")
#define OF_ACCOUNTS GROUPS_OF("account")

struct purging {
    struct model *m;
    int64_t account;
    int64_t *users, *days;
    size_t nusers, ndays;
};

static size_t read_ids(struct db_stmt *st, struct arena *arena, size_t max, int64_t **out)
{
    size_t n = 0;
    *out = arena_array(arena, max, sizeof(**out));
    while (n < max && db_next(st))
        (*out)[n++] = db_col_int(st, 0);
    db_done(st);
    return n;
}

static void purge_usage(struct purging *p)
{
    static const char days[] = "SELECT DISTINCT day FROM user_day WHERE user_id {in_ints}";
    static const char uses[] =
        "DELETE FROM usage_daily WHERE day {in_ints} AND account_id = ? AND user_id {in_ints}";
    static const char logins[] =
        "DELETE FROM user_login WHERE day {in_ints} AND account_id = ? AND user_id {in_ints}";
    struct db_conn *conn = p->m->conn;
    p->ndays =
        read_ids(db_query(conn, days, "I", p->users, p->nusers), p->m->arena, DAYS_MAX, &p->days);
    db_run(conn, uses, "IiI", p->days, p->ndays, p->account, p->users, p->nusers);
    db_run(conn, logins, "IiI", p->days, p->ndays, p->account, p->users, p->nusers);
    db_run(conn, "DELETE FROM user_day WHERE user_id {in_ints}", "I", p->users, p->nusers);
}

/* Both tables have the day first in their key, and live longer than the days of users: each day on
 * which one may be is looked up by itself. */
static void purge_account_days(struct purging *p)
{
    static const char sums[] =
        "DELETE FROM account_feature_day WHERE day {in_ints} AND account_id = ?";
    static const char days[] = "DELETE FROM account_day WHERE day {in_ints} AND account_id = ?";
    static const char oldest[] =
        "SELECT min(d) FROM (SELECT min(day) AS d FROM account_feature_day UNION ALL"
        " SELECT min(day) FROM account_day) o";
    int64_t first = db_int(p->m->conn, p->m->today, oldest, "");
    size_t n = first > p->m->today ? 0 : (size_t)(p->m->today - first + 1);
    if (n > DAYS_MAX)
        n = DAYS_MAX;
    int64_t *list = arena_array(p->m->arena, n, sizeof(*list));
    for (size_t i = 0; i < n; i++)
        list[i] = p->m->today - (int64_t)i;
    db_run(p->m->conn, sums, "Ii", list, n, p->account);
    db_run(p->m->conn, days, "Ii", list, n, p->account);
}

static void purge_trail(struct purging *p, const char *entity, const int64_t *ids, size_t n)
{
    static const char history[] =
        "DELETE FROM field_history WHERE entity = ? AND entity_id {in_ints}";
    static const char suggestions[] =
        "DELETE FROM field_suggestion WHERE entity = ? AND entity_id {in_ints}";
    static const char pending[] =
        "DELETE FROM attribute_pending WHERE entity_id {in_ints} AND attribute_id IN"
        " (SELECT id FROM custom_attribute WHERE entity = ?)";
    db_run(p->m->conn, history, "zI", entity, ids, n);
    db_run(p->m->conn, suggestions, "zI", entity, ids, n);
    db_run(p->m->conn, pending, "Iz", ids, n, entity);
}

static void purge_users(struct purging *p)
{
    static const char *const of_users[] = {
        "UPDATE ticket SET user_id = NULL WHERE user_id {in_ints}",
        "UPDATE issue SET user_id = NULL WHERE user_id {in_ints}",
        "UPDATE touchpoint SET user_id = NULL WHERE user_id {in_ints}",
        "UPDATE nps_response SET user_id = NULL WHERE user_id {in_ints}",
        "DELETE FROM user_metric WHERE user_id {in_ints}",
        "DELETE FROM segment_member WHERE entity_id {in_ints} AND segment_id IN (" OF_USERS ")",
        "DELETE FROM segment_event WHERE entity_id {in_ints} AND segment_id IN (" OF_USERS ")",
        "DELETE FROM user_key WHERE user_id {in_ints}",
        "DELETE FROM \"user\" WHERE id {in_ints}",
    };
    purge_trail(p, "user", p->users, p->nusers);
    for (size_t i = 0; i < sizeof(of_users) / sizeof(of_users[0]); i++)
        db_run(p->m->conn, of_users[i], "I", p->users, p->nusers);
    ingest_ids_changed(p->m->conn);
}

int purge_account(struct model *m, int64_t before)
{
    static const char next[] =
        "SELECT id FROM account WHERE deleted_at < ? ORDER BY deleted_at, id LIMIT 1";
    static const char users[] = "SELECT id FROM \"user\" WHERE account_id = ? LIMIT ?";
    static const char *const of_account[] = {
        "DELETE FROM subscription WHERE account_id = ?",
        "DELETE FROM invoice WHERE account_id = ?",
        "DELETE FROM ticket WHERE account_id = ?",
        "DELETE FROM issue WHERE account_id = ?",
        "DELETE FROM touchpoint WHERE account_id = ?",
        "DELETE FROM nps_response WHERE account_id = ?",
        "DELETE FROM consumption WHERE account_id = ?",
        "DELETE FROM account_role WHERE account_id = ?",
        "DELETE FROM account_role_pending WHERE account_id = ?",
        "DELETE FROM account_metric WHERE account_id = ?",
        "DELETE FROM account_series WHERE account_id = ?",
        "DELETE FROM account_consumption WHERE account_id = ?",
        "DELETE FROM segment_member WHERE entity_id = ? AND segment_id IN (" OF_ACCOUNTS ")",
        "DELETE FROM segment_event WHERE entity_id = ? AND segment_id IN (" OF_ACCOUNTS ")",
        "DELETE FROM timeline_event WHERE account_id = ?",
        "DELETE FROM account_key WHERE account_id = ?",
        "UPDATE account SET parent_id = NULL WHERE parent_id = ?",
        "DELETE FROM account WHERE id = ?",
    };
    enum { USERS_MAX = 2000 };
    struct purging p = {.m = m};
    p.account = db_int(m->conn, 0, next, "i", before);
    if (!p.account)
        return db_error(m->conn) == DB_OK ? 0 : -1;
    refresh_purging(m->conn);
    p.nusers = read_ids(db_query(m->conn, users, "ii", p.account, (int64_t)USERS_MAX), m->arena,
                        USERS_MAX, &p.users);
    purge_usage(&p);
    purge_users(&p);
    if (p.nusers == USERS_MAX)
        return db_error(m->conn) == DB_OK ? 1 : -1; /* the rest with the next slice */
    purge_trail(&p, "account", &p.account, 1);
    purge_account_days(&p);
    for (size_t i = 0; i < sizeof(of_account) / sizeof(of_account[0]); i++)
        db_run(m->conn, of_account[i], "i", p.account);
    return db_error(m->conn) == DB_OK ? 1 : -1;
}

int purge_user(struct model *m, int64_t before)
{
    static const char next[] =
        "SELECT id, account_id FROM \"user\" WHERE deleted_at < ? ORDER BY deleted_at, id LIMIT 1";
    int64_t id = 0;
    struct purging p = {.m = m, .users = &id, .nusers = 1};
    struct db_stmt *st = db_query(m->conn, next, "i", before);
    if (db_next(st)) {
        id = db_col_int(st, 0);
        p.account = db_col_int(st, 1);
    }
    db_done(st);
    if (!id)
        return db_error(m->conn) == DB_OK ? 0 : -1;
    refresh_purging(m->conn);
    purge_usage(&p);
    purge_users(&p);
    model_account_changed(m, p.account, 0);
    return db_error(m->conn) == DB_OK ? 1 : -1;
}

static int64_t purge_group(struct model *m, const struct resource *res, int64_t before, int max)
{
    static const char members[] =
        "DELETE FROM segment_member WHERE segment_id = ? AND entity_id IN (SELECT entity_id FROM"
        " segment_member WHERE segment_id = ? LIMIT ?)";
    static const char events[] = "DELETE FROM segment_event WHERE id IN (SELECT id FROM"
                                 " segment_event WHERE segment_id = ? LIMIT ?)";
    struct str next =
        str_fmt(m->arena, "SELECT id FROM %s WHERE deleted_at < ? ORDER BY deleted_at, id LIMIT 1",
                res->table);
    int64_t id = db_int(m->conn, 0, next.p, "i", before), group = group_number(res, id);
    if (!id)
        return db_error(m->conn) == DB_OK ? 0 : -1;
    int64_t n = db_run(m->conn, members, "iii", group, group, (int64_t)max);
    n += db_run(m->conn, events, "ii", group, (int64_t)max);
    if (n == 0) {
        db_run(m->conn, "DELETE FROM rule_use WHERE kind = ? AND rule_id = ?", "zi", res->key, id);
        db_run(m->conn, str_fmt(m->arena, "DELETE FROM %s WHERE id = ?", res->table).p, "i", id);
    }
    return db_error(m->conn) == DB_OK ? n + 1 : -1;
}

int64_t purge_groups(struct model *m, int64_t before, int max)
{
    int64_t n = purge_group(m, &segment_resource, before, max);
    return n == 0 ? purge_group(m, &list_resource, before, max) : n;
}

int64_t purge_records(struct model *m, int64_t before, int max)
{
    static const char *const records[] = {
        "DELETE FROM subscription WHERE id IN (SELECT id FROM subscription WHERE deleted_at < ? "
        "LIMIT ?)",
        "DELETE FROM invoice WHERE id IN (SELECT id FROM invoice WHERE deleted_at < ? LIMIT ?)",
        "DELETE FROM ticket WHERE id IN (SELECT id FROM ticket WHERE deleted_at < ? LIMIT ?)",
        "DELETE FROM issue WHERE id IN (SELECT id FROM issue WHERE deleted_at < ? LIMIT ?)",
        "DELETE FROM touchpoint WHERE id IN (SELECT id FROM touchpoint WHERE deleted_at < ? LIMIT "
        "?)",
        "DELETE FROM nps_response WHERE id IN (SELECT id FROM nps_response WHERE deleted_at < ? "
        "LIMIT ?)",
        "DELETE FROM member_view WHERE view_id IN (SELECT id FROM saved_view WHERE deleted_at < ? "
        "ORDER BY id LIMIT ?)",
        "DELETE FROM saved_view WHERE id IN (SELECT id FROM saved_view WHERE deleted_at < ? ORDER "
        "BY id LIMIT ?)",
    };
    int64_t total = 0;
    for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
        int64_t n = db_run(m->conn, records[i], "ii", before, (int64_t)max);
        total = n < 0 ? -1 : total + n;
        if (n < 0)
            break;
    }
    return total;
}
