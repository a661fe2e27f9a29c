/*
 * slice_usage: reads the usage of a slice and adds it up.
 *
 * The store is read row by row as it lies there, each day once for all accounts; what can be used
 * is looked up once for all rows. The rows are put together by account, and those of an account are
 * taken in the order of their days, so what has been seen of it fits a small array by feature, by
 * module and by user.
 *
 * Distinct counts of a window do not add up from days. Of each thing (a feature, a module, a user)
 * the day of its last use is remembered: a use counts for 14 days, of which those that the use
 * before it reaches are already counted. So one pass gives the windows of all days.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/slice_usage.h"

const struct slice_read slice_usage_read =
    SLICE_READ("u.day, u.account_id, u.user_id, u.feature_id, u.count", "usage_daily");

/* ---- reading ---- */

static int by_account_day(const struct use *x, const struct use *y)
{
    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->user < y->user ? -1 : x->user > y->user;
}

static int by_account_day_of(const void *a, const void *b)
{
    return by_account_day(a, b);
}

/* Place of a feature, given out in the order in which they are met. */
static uint32_t feature_place(struct usage *u, int64_t feature)
{
    uint64_t place = map_get_number(&u->places, (uint64_t)feature, 0);
    if (place)
        return (uint32_t)(place - 1);
    if (u->nfeatures == u->features_space) {
        u->features_space = u->features_space ? u->features_space * 2 : 256;
        u->features = mem_grow(u->features, u->features_space * sizeof(*u->features));
    }
    u->features[u->nfeatures++] = (struct used){.id = feature, .module = NOT_COUNTED};
    map_put_number(&u->places, (uint64_t)feature, u->nfeatures);
    return (uint32_t)(u->nfeatures - 1);
}

static void add_row(struct usage *u, const struct use *use)
{
    if (u->n == u->space) {
        u->space = u->space ? u->space * 2 : 4096;
        u->uses = mem_grow(u->uses, u->space * sizeof(*u->uses));
    }
    u->uses[u->n++] = *use;
}

static int read_rows(struct usage *u)
{
    struct slice *s = u->s;
    struct account_metrics *a = NULL;
    int64_t account = 0;
    struct db_stmt *st =
        slice_query(s, &slice_usage_read, s->today - WEEKS_DAYS + 1, WINDOW_DAYS - 1);
    while (db_next(st)) {
        int64_t id = db_col_int(st, 1);
        if (id != account) {
            account = id;
            a = slice_account(s, id);
        }
        if (a)
            add_row(u, &(struct use){.user = db_col_int(st, 2),
                                     .count = db_col_int(st, 4),
                                     .day = (int32_t)db_col_int(st, 0),
                                     .feature = feature_place(u, db_col_int(st, 3)),
                                     .account = (uint32_t)(a - s->accounts)});
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* Puts the rows of each account together, in the order in which they came: nearly always that of
 * days and users. */
static void order_rows(struct usage *u)
{
    size_t *start = mem_alloc((u->s->naccounts + 1) * sizeof(*start)), sum = 0;
    struct use *ordered = mem_alloc((u->n + 1) * sizeof(*ordered));
    for (size_t i = 0; i < u->n; i++)
        start[u->uses[i].account]++;
    for (size_t a = 0; a <= u->s->naccounts; a++) {
        size_t n = start[a];
        start[a] = sum;
        sum += n;
    }
    for (size_t i = 0; i < u->n; i++)
        ordered[start[u->uses[i].account]++] = u->uses[i];
    free(start);
    free(u->uses);
    u->uses = ordered;
    for (size_t i = 1; i < u->n; i++)
        if (by_account_day(&ordered[i - 1], &ordered[i]) > 0) {
            qsort(ordered, u->n, sizeof(*ordered), by_account_day_of);
            return;
        }
}

/* The modules of the features that were met; what is hidden counts nowhere but in the days of
 * features. */
static int read_features(struct usage *u)
{
    static const char read[] =
        "SELECT f.id, m.id FROM {ints} a {cross} feature f JOIN module m ON m.id = f.module_id"
        " JOIN product d ON d.id = m.product_id WHERE f.id = a.value AND f.hidden = 0 AND m.hidden"
        " = 0 AND d.hidden = 0";
    struct slice *s = u->s;
    struct map modules = {0};
    int64_t *ids = arena_array(s->arena, u->nfeatures, sizeof(*ids));
    for (size_t i = 0; i < u->nfeatures; i++)
        ids[i] = u->features[i].id;
    struct db_stmt *st = db_query(s->conn, read, "I", ids, u->nfeatures);
    while (db_next(st)) {
        uint64_t module = (uint64_t)db_col_int(st, 1);
        struct used *f = &u->features[feature_place(u, db_col_int(st, 0))];
        f->module = (uint32_t)map_get_number(&modules, module, u->nmodules);
        if (f->module == u->nmodules)
            map_put_number(&modules, module, u->nmodules++);
    }
    db_done(st);
    map_free(&modules);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* ---- windows of accounts ---- */

/* When a thing was last used by the account whose turn it is. */
struct last {
    uint32_t turn;
    int32_t day;
};

struct windows {
    struct usage *u;
    struct last *feature, *module, *user;
    struct last *weeks; /* of users; day: a bit for each week */
    uint32_t turn;      /* place of the account + 1 */
    /* The uses of the last 14 days, those of one user chained, newest first. */
    uint32_t *newest, *before; /* place of the use + 1 */
};

/* A thing was used on a day: it counts in the windows of 14 days that its last use did not reach.
 * Whether it is the first use of the day. */
static bool cover_window(const struct windows *w, struct account_metrics *a, struct last *last,
                         int32_t day, enum history_figure figure)
{
    bool before = last->turn == w->turn;
    if (before && last->day == day)
        return false;
    int64_t reached = before ? (int64_t)last->day + WINDOW_DAYS : INT64_MIN;
    slice_cover(w->u->s, a, figure, reached > day ? reached : day, (int64_t)day + WINDOW_DAYS, 1);
    *last = (struct last){w->turn, day};
    return true;
}

static void add_count(int32_t *sum, int64_t count)
{
    *sum = *sum + count > INT32_MAX ? INT32_MAX : (int32_t)(*sum + count);
}

static void add_week(struct windows *w, struct account_metrics *a, size_t user, int ago)
{
    struct last *weeks = &w->weeks[user];
    int week = WEEKS - 1 - ago / 7;
    if (weeks->turn != w->turn)
        *weeks = (struct last){w->turn, 0};
    a->weekly[week] += !(weeks->day >> week & 1);
    weeks->day |= 1 << week;
}

/* A use of the last 14 days: series, and the figures of the user. */
static void add_recent(struct windows *w, struct account_metrics *a, struct user_metrics *user,
                       const struct use *use, int day)
{
    size_t place = (size_t)(use - w->u->uses);
    add_count(&a->uses[day], use->count);
    if (!user)
        return; /* a deleted user: the account's figures keep the uses */
    user->total_features_used += use->count;
    add_count(&user->uses[day], use->count);
    user->features[day]++;
    w->before[place] = w->newest[user - w->u->s->users];
    w->newest[user - w->u->s->users] = (uint32_t)place + 1;
}

static void add_use(struct windows *w, struct account_metrics *a, struct user_metrics *user,
                    const struct use *use)
{
    struct slice *s = w->u->s;
    int ago = s->today - use->day, recent = WINDOW_DAYS - 1 - ago;
    uint32_t module = w->u->features[use->feature].module;
    bool feature_new =
        cover_window(w, a, &w->feature[use->feature], use->day, HISTORY_features_used);
    bool module_new = cover_window(w, a, &w->module[module], use->day, HISTORY_modules_used);
    if (recent < 0)
        return;
    a->features[recent] += feature_new;
    a->modules[recent] += module_new;
    add_recent(w, a, user, use, recent);
}

/* The uses of one user on one day; whether any counts. */
static bool add_user_day(struct windows *w, struct account_metrics *a, const struct use *uses,
                         size_t n)
{
    struct slice *s = w->u->s;
    struct user_metrics *user = slice_user(s, uses->user);
    int64_t total = 0;
    bool any = false;
    for (const struct use *use = uses; use < uses + n; use++) {
        if (use->count <= 0 || w->u->features[use->feature].module == NOT_COUNTED)
            continue;
        add_use(w, a, user, use);
        total += use->count;
        any = true;
    }
    slice_cover(s, a, HISTORY_total_features_used, uses->day, uses->day + WINDOW_DAYS, total);
    if (!any || !user)
        return any;
    cover_window(w, a, &w->user[user - s->users], uses->day, HISTORY_active_users);
    if (s->today - uses->day < WEEKS_DAYS)
        add_week(w, a, (size_t)(user - s->users), s->today - uses->day);
    return any;
}

static void add_day(struct windows *w, struct account_metrics *a, const struct use *uses, size_t n)
{
    struct slice *s = w->u->s;
    int32_t day = uses->day;
    bool any = false;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && uses[end].user == uses[i].user;)
            end++;
        any |= add_user_day(w, a, &uses[i], end - i);
    }
    if (!any)
        return;
    slice_cover(s, a, HISTORY_active_days, day, day + WINDOW_DAYS, 1);
    if (s->today - day < WEEKS_DAYS)
        slice_recheck(s, a, (int64_t)s->today + 1);
}

static int64_t days_used(const int32_t *uses)
{
    int64_t n = 0;
    for (int i = 0; i < WINDOW_DAYS; i++)
        n += uses[i] > 0;
    return n;
}

/* What users used, each thing once: of each its days of the window, as bits. */
static void add_things(struct windows *w)
{
    struct usage *u = w->u;
    struct slice *s = u->s;
    memset(w->feature, 0, u->nfeatures * sizeof(*w->feature));
    memset(w->module, 0, u->nmodules * sizeof(*w->module));
    for (size_t i = 0; i < s->nusers; i++) {
        struct user_metrics *user = &s->users[i];
        uint32_t turn = (uint32_t)i + 1;
        for (uint32_t at = w->newest[i]; at; at = w->before[at - 1]) {
            const struct use *use = &u->uses[at - 1];
            struct last *f = &w->feature[use->feature],
                        *m = &w->module[u->features[use->feature].module];
            int day = WINDOW_DAYS - 1 - (s->today - use->day);
            user->features_used += f->turn != turn;
            user->modules_used += m->turn != turn;
            f->turn = turn;
            *m = (struct last){turn, m->turn == turn ? m->day : 0};
            user->modules[day] += !(m->day >> day & 1);
            m->day |= 1 << day;
        }
        user->active_days = days_used(user->uses);
    }
}

static void add_windows(struct usage *u)
{
    struct slice *s = u->s;
    struct windows w = {.u = u,
                        .feature = mem_alloc((u->nfeatures + 1) * sizeof(struct last)),
                        .module = mem_alloc((u->nmodules + 1) * sizeof(struct last)),
                        .user = mem_alloc((s->nusers + 1) * sizeof(struct last)),
                        .weeks = mem_alloc((s->nusers + 1) * sizeof(struct last)),
                        .newest = mem_alloc((s->nusers + 1) * sizeof(uint32_t)),
                        .before = mem_alloc((u->n + 1) * sizeof(uint32_t))};
    for (size_t i = 0, end; i < u->n; i = end) {
        const struct use *first = &u->uses[i];
        w.turn = first->account + 1;
        for (end = i + 1; end < u->n && u->uses[end].account == first->account &&
                          u->uses[end].day == first->day;)
            end++;
        add_day(&w, &s->accounts[first->account], first, end - i);
    }
    add_things(&w);
    void *all[] = {w.feature, w.module, w.user, w.weeks, w.newest, w.before};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        free(all[i]);
}

int slice_read_usage(struct slice *s)
{
    struct usage u = {.s = s};
    int result = read_rows(&u) < 0 || read_features(&u) < 0 ? -1 : 0;
    if (result == 0) {
        order_rows(&u);
        add_windows(&u);
        result = slice_feature_days(&u);
    }
    map_free(&u.places);
    free(u.features);
    free(u.uses);
    return result;
}
