/*
 * slice_usage: reads users and usage of a slice and adds them up.
 *
 * Pairs (account, day) go to SQL as one number each, account * 65536 + day, so that usage_daily and
 * user_day are read by short seeks of their day-first keys (CROSS JOIN fixes that order; a test
 * looks at the plan).
 *
 * Distinct counts of a window do not add up from days. The rows of an account are taken in the
 * order of their days, and of each thing (a feature, a module, a user) the day of its last use is
 * remembered: a use counts for 14 days, of which those that the use before it reaches are already
 * counted. So one pass gives the windows of all days.
 */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/hashmap.h"
#include "engine/slice.h"

enum { PAIR = 65536 };

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

int64_t *slice_pairs(const struct slice *s, int32_t from, int32_t before, size_t *count)
{
    size_t n = 0, i = 0;
    for (size_t a = 0; a < s->naccounts; a++) {
        int32_t first = s->accounts[a].from_day - before;
        n += (size_t)(s->today - (first < from ? first : from) + 1);
    }
    int64_t *out = arena_array(s->arena, n, sizeof(*out));
    for (size_t a = 0; a < s->naccounts; a++) {
        int32_t first = s->accounts[a].from_day - before;
        for (int32_t day = first < from ? first : from; day <= s->today; day++)
            out[i++] = s->accounts[a].account * PAIR + day;
    }
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

/* The live users of the accounts; instants that only grow are taken from what is stored, unless
 * made anew. */
static int read_users(struct slice *s)
{
    static const char read[] =
        "SELECT u.id, u.account_id, m.last_activity, m.last_login, m.first_seen, m.activity, "
        "u.created_on FROM {ints} a"
        " {cross} \"user\" u LEFT JOIN user_metric m ON m.user_id = u.id"
        " WHERE u.account_id = a.value AND u.deleted_at IS NULL ORDER BY u.id";
    size_t space = 1024;
    s->user_places = arena_map(s->arena);
    s->users = arena_array(s->arena, space, sizeof(*s->users));
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        struct user_metrics u = {.user = db_col_int(st, 0),
                                 .account = db_col_int(st, 1),
                                 .last_activity = NONE,
                                 .last_login = NONE,
                                 .first_seen = NONE,
                                 .last_touchpoint = NONE,
                                 .nps = NONE,
                                 .last_nps_response = NONE};
        struct account_metrics *a = slice_account(s, u.account);
        int32_t created = calendar_day(s->catalog->calendar, db_col_int(st, 6));
        if (!s->whole) {
            u.last_activity = slice_or_none(st, 2);
            u.last_login = slice_or_none(st, 3);
            u.first_seen = slice_or_none(st, 4);
            u.ever_used = !db_is_null(st, 5) && (db_col_int(st, 5) == 0 ||
                                                 (db_col_int(st, 5) == 1 && u.last_login == NONE));
        }
        slice_cover(s, a, HISTORY_users, created < s->today ? created : s->today, s->today + 1, 1);
        add_user(s, &space, &u);
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* First event, last use or page view and last log-in since the day from which things changed. An
 * account keeps those of users who were deleted. */
static int read_user_days(struct slice *s)
{
    static const char read[] =
        "SELECT d.account_id, d.user_id, min(d.first_at), max(d.last_use_at), max(d.last_page_at),"
        " max(d.last_login_at) FROM {ints} p {cross} user_day d WHERE d.day = p.value % 65536"
        " AND d.account_id = p.value / 65536 GROUP BY d.account_id, d.user_id";
    size_t n;
    int64_t *list = slice_pairs(s, s->today, 0, &n);
    struct db_stmt *st = db_query(s->conn, read, "I", list, n);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        struct user_metrics none = {0}, *u = slice_user(s, db_col_int(st, 1));
        u = u ? u : &none;
        int64_t first = slice_or_none(st, 2), used = slice_or_none(st, 3),
                seen = slice_or_none(st, 4), login = slice_or_none(st, 5);
        slice_later(&seen, used);
        slice_sooner(&u->first_seen, first);
        slice_sooner(&a->first_seen, first);
        slice_later(&u->last_activity, seen);
        slice_later(&a->last_activity, seen);
        slice_later(&u->last_login, login);
        slice_later(&a->last_login, login);
        u->ever_used |= used != NONE;
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_read_users(struct slice *s)
{
    return read_users(s) < 0 || read_user_days(s) < 0 ? -1 : 0;
}

struct use {
    int64_t account, user, feature, module, count;
    int32_t day;
};

static int by_account_day(const void *a, const void *b)
{
    const struct use *x = a, *y = b;
    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    return x->day < y->day ? -1 : x->day > y->day;
}

const char slice_window_sql[] =
    "SELECT u.account_id, u.user_id, u.day, u.feature_id, f.module_id, u.count FROM {ints} p "
    "{cross} usage_daily u"
    " JOIN feature f ON f.id = u.feature_id AND f.hidden = 0 JOIN module m ON m.id = f.module_id "
    "AND m.hidden = 0"
    " JOIN product d ON d.id = m.product_id AND d.hidden = 0"
    " WHERE u.day = p.value % 65536 AND u.account_id = p.value / 65536 AND u.count > 0";

/* All uses that reach into the days of the slice, by account and day; the engines nearly always
 * give them in that order. */
static size_t read_uses(struct slice *s, struct use **out)
{
    size_t n, space = 4096, count = 0;
    bool sorted = true;
    int64_t *list = slice_pairs(s, s->today - WEEKS_DAYS + 1, WINDOW_DAYS - 1, &n);
    struct use *uses = mem_alloc(space * sizeof(*uses));
    struct db_stmt *st = db_query(s->conn, slice_window_sql, "I", list, n);
    while (db_next(st)) {
        if (count == space)
            uses = mem_grow(uses, (space *= 2) * sizeof(*uses));
        uses[count] =
            (struct use){db_col_int(st, 0), db_col_int(st, 1), db_col_int(st, 3),
                         db_col_int(st, 4), db_col_int(st, 5), (int32_t)db_col_int(st, 2)};
        sorted &= !count || by_account_day(&uses[count - 1], &uses[count]) <= 0;
        count++;
    }
    db_done(st);
    if (!sorted)
        qsort(uses, count, sizeof(*uses), by_account_day);
    *out = uses;
    return count;
}

/* What has been seen so far: of windows the day of the last use, by (place of account, thing). */
struct seen {
    struct map feature, module, user;                       /* windows of accounts */
    struct map user_feature, user_module;                   /* sets of the users' window */
    struct map feature_day, module_day, user_week, own_day; /* sets of the series */
};

static bool first_time(struct map *set, uint64_t a, uint64_t b)
{
    /* Ids stay below 2^31 within one slice's sets: places, features and modules. */
    return map_put_number(set, a << 32 | b, 1);
}

/* A thing was used on a day: it counts in the windows of 14 days that its last use did not reach.
 */
static void cover_window(const struct slice *s, struct account_metrics *a, struct map *last,
                         uint64_t thing, int32_t day, enum history_figure figure)
{
    uint64_t key = (uint64_t)(a - s->accounts) << 32 | thing;
    int64_t before = (int64_t)map_get_number(last, key, 0);
    if (before == day)
        return;
    int64_t reached = before ? before + WINDOW_DAYS : INT64_MIN;
    slice_cover(s, a, figure, reached > day ? reached : day, (int64_t)day + WINDOW_DAYS, 1);
    map_put_number(last, key, (uint64_t)day);
}

static void add_count(int32_t *sum, int64_t count)
{
    *sum = *sum + count > INT32_MAX ? INT32_MAX : (int32_t)(*sum + count);
}

/* What only the last 14 days have: series, and the figures of the user. */
static void add_recent(struct slice *s, struct seen *seen, struct account_metrics *a,
                       struct user_metrics *u, const struct use *use)
{
    int day = use->day - (s->today - WINDOW_DAYS + 1);
    uint64_t feature = (uint64_t)use->feature, module = (uint64_t)use->module;
    uint64_t at = (uint64_t)(a - s->accounts) * WINDOW_DAYS + (uint64_t)day;
    add_count(&a->uses[day], use->count);
    a->features[day] += first_time(&seen->feature_day, at, feature);
    a->modules[day] += first_time(&seen->module_day, at, module);
    if (!u)
        return; /* a deleted user: the account's figures keep the uses */
    uint64_t place = (uint64_t)(u - s->users);
    u->total_features_used += use->count;
    add_count(&u->uses[day], use->count);
    u->features[day]++;
    u->modules[day] += first_time(&seen->own_day, place * WINDOW_DAYS + (uint64_t)day, module);
    u->features_used += first_time(&seen->user_feature, place, feature);
    u->modules_used += first_time(&seen->user_module, place, module);
}

static void add_use(struct slice *s, struct seen *seen, const struct use *use)
{
    struct account_metrics *a = slice_account(s, use->account);
    struct user_metrics *u = slice_user(s, use->user);
    int ago = s->today - use->day;
    slice_cover(s, a, HISTORY_total_features_used, use->day, use->day + WINDOW_DAYS, use->count);
    cover_window(s, a, &seen->feature, (uint64_t)use->feature, use->day, HISTORY_features_used);
    cover_window(s, a, &seen->module, (uint64_t)use->module, use->day, HISTORY_modules_used);
    if (u)
        cover_window(s, a, &seen->user, (uint64_t)(u - s->users), use->day, HISTORY_active_users);
    if (ago < WEEKS_DAYS) {
        uint64_t week = (uint64_t)(WEEKS - 1 - ago / 7);
        if (u && first_time(&seen->user_week, (uint64_t)(u - s->users) * WEEKS + week, 1))
            a->weekly[week]++;
        slice_recheck(s, a, (int64_t)s->today + 1);
    }
    if (ago < WINDOW_DAYS)
        add_recent(s, seen, a, u, use);
}

static int64_t days_used(const int32_t *uses)
{
    int64_t n = 0;
    for (int i = 0; i < WINDOW_DAYS; i++)
        n += uses[i] > 0;
    return n;
}

static void add_uses(struct slice *s, struct seen *seen, const struct use *uses, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct use *use = &uses[i];
        add_use(s, seen, use);
        if (i && by_account_day(&uses[i - 1], use) == 0)
            continue;
        slice_cover(s, slice_account(s, use->account), HISTORY_active_days, use->day,
                    use->day + WINDOW_DAYS, 1);
    }
    for (size_t i = 0; i < s->nusers; i++)
        s->users[i].active_days = days_used(s->users[i].uses);
}

static int read_window(struct slice *s)
{
    struct seen seen = {0};
    struct use *uses;
    size_t count = read_uses(s, &uses);
    if (db_error(s->conn) == DB_OK)
        add_uses(s, &seen, uses, count);
    free(uses);
    struct map *sets[] = {&seen.feature,      &seen.module,      &seen.user,
                          &seen.user_feature, &seen.user_module, &seen.feature_day,
                          &seen.module_day,   &seen.user_week,   &seen.own_day};
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
        map_free(sets[i]);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* Those that are stored otherwise. The stored ones are found by key, one by one (a join might
 * scan them all). */
static int read_feature_days(struct slice *s)
{
    static const char read[] =
        "SELECT x.day, x.account_id, x.feature_id, x.uses, x.users FROM (SELECT u.day, "
        "u.account_id, u.feature_id, CAST(sum(u.count) AS BIGINT) AS uses, count(*) AS users FROM "
        "{ints} p"
        " {cross} usage_daily u WHERE u.day = p.value % 65536 AND u.account_id = p.value / 65536"
        " GROUP BY u.day, u.account_id, u.feature_id) x WHERE coalesce((SELECT CASE WHEN f.uses = "
        "x.uses AND f.users = x.users THEN 0 ELSE 1 END FROM account_feature_day f WHERE f.day = "
        "x.day AND f.account_id = x.account_id AND f.feature_id = x.feature_id), 1) = 1"
        " ORDER BY x.day, x.account_id, x.feature_id";
    size_t n, space = 4096;
    int64_t *list = slice_pairs(s, s->today, 0, &n);
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

int slice_read_usage(struct slice *s)
{
    return read_window(s) < 0 || read_feature_days(s) < 0 ? -1 : 0;
}
