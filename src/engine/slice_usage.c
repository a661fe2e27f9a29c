/*
 * slice_usage: reads users and usage of a slice and adds them up.
 *
 * Pairs (account, day) go to SQL as one number each, account * 65536 + day, so that usage_daily and
 * user_day are read by short seeks of their day-first keys (CROSS JOIN fixes that order; a test
 * looks at the plan).
 */
#include <stdlib.h>
#include <string.h>

#include "base/hashmap.h"
#include "engine/slice.h"

enum { PAIR = 65536 };

static int by_account(const void *key, const void *row)
{
    int64_t a = *(const int64_t *)key, b = ((const struct account_metrics *)row)->account;
    return a < b ? -1 : a > b;
}

struct account_metrics *slice_account(const struct slice *s, int64_t account)
{
    return bsearch(&account, s->accounts, s->naccounts, sizeof(*s->accounts), by_account);
}

struct user_metrics *slice_user(const struct slice *s, int64_t user)
{
    uint64_t place = map_get_number(s->user_places, (uint64_t)user, 0);
    return place ? &s->users[place - 1] : NULL;
}

int usage_frequency(int64_t active_days)
{
    return active_days >= 9 ? 3 : active_days >= 5 ? 2 : active_days >= 2 ? 1 : 0;
}

int user_activity(const struct user_metrics *u)
{
    if (u->total_features_used > 0)
        return 0;
    return u->ever_used || u->last_login != NONE ? 1 : 2;
}

static void free_map(void *map)
{
    map_free(map);
}

static struct map *arena_map(struct arena *arena)
{
    struct map *m = ARENA_NEW(arena, struct map);
    arena_on_free(arena, free_map, m);
    return m;
}

static int64_t *account_ids(const struct slice *s)
{
    int64_t *ids = arena_array(s->arena, s->naccounts, sizeof(*ids));
    for (size_t i = 0; i < s->naccounts; i++)
        ids[i] = s->accounts[i].account;
    return ids;
}

/* Pairs for the days from `from` (of each account where it is 0) to today. */
static int64_t *pairs(const struct slice *s, int32_t from, size_t *count)
{
    size_t n = 0, i = 0;
    for (size_t a = 0; a < s->naccounts; a++) {
        int32_t first = from ? from : s->accounts[a].from_day;
        n += first <= s->today ? (size_t)(s->today - first + 1) : 0;
    }
    int64_t *out = arena_array(s->arena, n, sizeof(*out));
    for (size_t a = 0; a < s->naccounts; a++)
        for (int32_t day = from ? from : s->accounts[a].from_day; day <= s->today; day++)
            out[i++] = s->accounts[a].account * PAIR + day;
    *count = n;
    return out;
}

static void add_user(struct slice *s, size_t *space, const struct user_metrics *u)
{
    if (s->nusers == *space) {
        struct user_metrics *more = arena_array(s->arena, *space * 2, sizeof(*more));
        memcpy(more, s->users, s->nusers * sizeof(*more));
        s->users = more;
        *space *= 2;
    }
    s->users[s->nusers++] = *u;
    map_put_number(s->user_places, (uint64_t)u->user, s->nusers);
}

static int64_t or_none(struct db_stmt *st, int column)
{
    return db_is_null(st, column) ? NONE : db_col_int(st, column);
}

/* The live users of the accounts; instants that only grow are taken from what is stored, unless
 * made anew. */
static int read_users(struct slice *s)
{
    static const char read[] =
        "SELECT u.id, u.account_id, m.last_activity, m.last_login, m.first_seen, m.activity FROM "
        "{ints} a"
        " {cross} \"user\" u LEFT JOIN user_metric m ON m.user_id = u.id"
        " WHERE u.account_id = a.value AND u.deleted_at IS NULL ORDER BY u.id";
    size_t space = 1024;
    s->user_places = arena_map(s->arena);
    s->users = arena_array(s->arena, space, sizeof(*s->users));
    struct db_stmt *st = db_query(s->conn, read, "I", account_ids(s), s->naccounts);
    while (db_next(st)) {
        struct user_metrics u = {.user = db_col_int(st, 0),
                                 .account = db_col_int(st, 1),
                                 .last_activity = NONE,
                                 .last_login = NONE,
                                 .first_seen = NONE};
        struct account_metrics *a = slice_account(s, u.account);
        if (!s->whole) {
            u.last_activity = or_none(st, 2);
            u.last_login = or_none(st, 3);
            u.first_seen = or_none(st, 4);
            u.ever_used = !db_is_null(st, 5) && (db_col_int(st, 5) == 0 ||
                                                 (db_col_int(st, 5) == 1 && u.last_login == NONE));
        }
        a->users++;
        add_user(s, &space, &u);
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

static void later(int64_t *value, int64_t other)
{
    if (other != NONE && (*value == NONE || other > *value))
        *value = other;
}

/* First and last events since the day from which things changed. */
static int read_user_days(struct slice *s)
{
    static const char read[] = "SELECT d.account_id, d.user_id, min(d.first_at), max(d.last_at), "
                               "max(d.last_login_at), max(d.last_use_at)"
                               " FROM {ints} p {cross} user_day d WHERE d.day = p.value % 65536 "
                               "AND d.account_id = p.value / 65536"
                               " GROUP BY d.account_id, d.user_id";
    size_t n;
    int64_t *list = pairs(s, 0, &n);
    struct db_stmt *st = db_query(s->conn, read, "I", list, n);
    while (db_next(st)) {
        struct user_metrics *u = slice_user(s, db_col_int(st, 1));
        if (!u)
            continue;
        int64_t first = or_none(st, 2);
        if (first != NONE && (u->first_seen == NONE || first < u->first_seen))
            u->first_seen = first;
        later(&u->last_activity, or_none(st, 3));
        later(&u->last_login, or_none(st, 4));
        u->ever_used |= !db_is_null(st, 5);
    }
    db_done(st);
    for (size_t i = 0; i < s->nusers; i++)
        later(&slice_account(s, s->users[i].account)->last_activity, s->users[i].last_activity);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* What has been seen while adding up the window: sets of (thing, thing) as 64-bit numbers. */
struct seen {
    struct map account_feature, account_module, account_user, user_feature, user_module, module_day;
};

static bool first_time(struct map *set, uint64_t a, uint64_t b)
{
    /* Ids stay below 2^31 within one slice's sets: places, features and modules. */
    return map_put_number(set, a << 32 | b, 1);
}

static void add_use(struct slice *s, struct seen *seen, struct db_stmt *st)
{
    struct account_metrics *a = slice_account(s, db_col_int(st, 0));
    struct user_metrics *u = slice_user(s, db_col_int(st, 1));
    int day = (int)(db_col_int(st, 2) - (s->today - WINDOW_DAYS + 1));
    uint64_t feature = (uint64_t)db_col_int(st, 3), module = (uint64_t)db_col_int(st, 4);
    int64_t count = db_col_int(st, 5);
    uint64_t at = (uint64_t)(a - s->accounts);
    a->total_features_used += count;
    a->uses[day] = (int32_t)(a->uses[day] + count > INT32_MAX ? INT32_MAX : a->uses[day] + count);
    a->features_used += first_time(&seen->account_feature, at, feature);
    a->modules_used += first_time(&seen->account_module, at, module);
    a->modules[day] += first_time(&seen->module_day, at * WINDOW_DAYS + (uint64_t)day, module);
    if (!u)
        return; /* a deleted user: the account's figures keep the uses */
    uint64_t place = (uint64_t)(u - s->users);
    u->total_features_used += count;
    u->uses[day] = (int32_t)(u->uses[day] + count > INT32_MAX ? INT32_MAX : u->uses[day] + count);
    u->features_used += first_time(&seen->user_feature, place, feature);
    u->modules_used += first_time(&seen->user_module, place, module);
    a->active_users += first_time(&seen->account_user, at, place);
}

static int64_t days_used(const int32_t *uses)
{
    int64_t n = 0;
    for (int i = 0; i < WINDOW_DAYS; i++)
        n += uses[i] > 0;
    return n;
}

const char slice_window_sql[] =
    "SELECT u.account_id, u.user_id, u.day, u.feature_id, f.module_id, u.count FROM {ints} p "
    "{cross} usage_daily u"
    " JOIN feature f ON f.id = u.feature_id AND f.hidden = 0 JOIN module m ON m.id = f.module_id "
    "AND m.hidden = 0"
    " JOIN product d ON d.id = m.product_id AND d.hidden = 0"
    " WHERE u.day = p.value % 65536 AND u.account_id = p.value / 65536 AND u.count > 0";

static int read_window(struct slice *s)
{
    struct seen seen = {0};
    size_t n;
    int64_t *list = pairs(s, s->today - WINDOW_DAYS + 1, &n);
    struct db_stmt *st = db_query(s->conn, slice_window_sql, "I", list, n);
    while (db_next(st))
        add_use(s, &seen, st);
    db_done(st);
    for (size_t i = 0; i < s->naccounts; i++)
        s->accounts[i].active_days = days_used(s->accounts[i].uses);
    for (size_t i = 0; i < s->nusers; i++)
        s->users[i].active_days = days_used(s->users[i].uses);
    struct map *sets[] = {&seen.account_feature, &seen.account_module, &seen.account_user,
                          &seen.user_feature,    &seen.user_module,    &seen.module_day};
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
        map_free(sets[i]);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

static int read_feature_days(struct slice *s)
{
    static const char read[] =
        "SELECT u.day, u.account_id, u.feature_id, CAST(sum(u.count) AS BIGINT), count(*) FROM "
        "{ints} p"
        " {cross} usage_daily u WHERE u.day = p.value % 65536 AND u.account_id = p.value / 65536"
        " GROUP BY u.day, u.account_id, u.feature_id ORDER BY u.day, u.account_id, u.feature_id";
    size_t n, space = 4096;
    int64_t *list = pairs(s, 0, &n);
    s->days = arena_array(s->arena, space, sizeof(*s->days));
    struct db_stmt *st = db_query(s->conn, read, "I", list, n);
    while (db_next(st)) {
        if (s->ndays == space) {
            struct feature_day *more = arena_array(s->arena, space * 2, sizeof(*more));
            memcpy(more, s->days, space * sizeof(*more));
            s->days = more;
            space *= 2;
        }
        s->days[s->ndays++] =
            (struct feature_day){db_col_int(st, 0), db_col_int(st, 1), db_col_int(st, 2),
                                 db_col_int(st, 3), db_col_int(st, 4)};
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

static int read_stages(struct slice *s)
{
    static const char read[] =
        "SELECT h.entity_id, max(h.at) FROM {ints} a {cross} field_history h"
        " WHERE h.entity = 'account' AND h.entity_id = a.value AND h.field = 'stage'"
        " GROUP BY h.entity_id";
    struct db_stmt *st = db_query(s->conn, read, "I", account_ids(s), s->naccounts);
    while (db_next(st))
        slice_account(s, db_col_int(st, 0))->stage_since = db_col_int(st, 1);
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* A mark may outlive its account: what was purged is left out. */
static int drop_purged(struct slice *s)
{
    static const char read[] =
        "SELECT b.id FROM {ints} a {cross} account b WHERE b.id = a.value ORDER BY b.id";
    size_t n = 0, at = 0;
    struct db_stmt *st = db_query(s->conn, read, "I", account_ids(s), s->naccounts);
    while (db_next(st)) {
        while (at < s->naccounts && s->accounts[at].account < db_col_int(st, 0))
            at++;
        if (at < s->naccounts)
            s->accounts[n++] = s->accounts[at++];
    }
    db_done(st);
    s->naccounts = n;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_compute(struct slice *s)
{
    if (drop_purged(s) < 0)
        return -1;
    for (size_t i = 0; i < s->naccounts; i++) {
        struct account_metrics *a = &s->accounts[i];
        a->mrr = a->amount = a->next_billing_on = a->subscription_ends_on = a->status = NONE;
        a->stage_since = a->last_activity = NONE;
    }
    if (read_users(s) < 0 || read_user_days(s) < 0 || read_window(s) < 0 ||
        read_feature_days(s) < 0)
        return -1;
    return read_stages(s) < 0 || slice_read_subscriptions(s) < 0 ? -1 : 0;
}
