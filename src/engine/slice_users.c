/*
 * slice_users: reads the users of a slice, and when they were last seen.
 */
#include <string.h>

#include "base/calendar.h"
#include "base/hashmap.h"
#include "engine/slice.h"

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
        " WHERE u.account_id = a.value AND u.deleted_at IS NULL";
    size_t space = 16 * s->naccounts + 16;
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

/* What a day of a user says; u is NULL for one who was deleted. */
static void add_day(struct slice *s, struct account_metrics *a, struct user_metrics *u,
                    struct db_stmt *st)
{
    struct user_metrics none = {0};
    int64_t first = slice_or_none(st, 3), used = slice_or_none(st, 4), seen = slice_or_none(st, 5),
            login = slice_or_none(st, 6), ago = s->today - db_col_int(st, 0);
    u = u ? u : &none;
    if (ago >= 0 && ago < WINDOW_DAYS)
        u->last_at[WINDOW_DAYS - 1 - ago] = db_col_int(st, 7);
    slice_later(&seen, used);
    slice_sooner(&u->first_seen, first);
    slice_sooner(&a->first_seen, first);
    slice_later(&u->last_activity, seen);
    slice_later(&a->last_activity, seen);
    slice_later(&u->last_login, login);
    slice_later(&a->last_login, login);
    u->ever_used |= used != NONE;
}

/* First event, last use or page view and last log-in since the day from which things changed, at
 * least since the window began. An account keeps those of users who were deleted. */
static int read_user_days(struct slice *s)
{
    static const struct slice_read read =
        SLICE_READ("u.day, u.account_id, u.user_id, u.first_at, u.last_use_at, u.last_page_at, "
                   "u.last_login_at,"
                   " u.last_at",
                   "user_day");
    struct db_stmt *st = slice_query(s, &read, s->today - WINDOW_DAYS + 1, 0);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 1));
        if (a)
            add_day(s, a, slice_user(s, db_col_int(st, 2)), st);
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_read_users(struct slice *s)
{
    return read_users(s) < 0 || read_user_days(s) < 0 ? -1 : 0;
}
