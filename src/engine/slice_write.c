/*
 * slice_write: the rows of a slice for all tables, less those that are stored already: that is
 * found out on the reader's snapshot, so that the write lock is held only for what differs. Names
 * of columns are those of the members (slice.h).
 */
#include <string.h>

#include "base/hashmap.h"
#include "engine/rows.h"
#include "engine/slice.h"

/* Little-endian integers of `width` bytes; all zero = NULL, unless `always`. */
static struct str pack(struct arena *arena, const void *numbers, int count, int width, bool always)
{
    char *bytes = arena_alloc(arena, (size_t)(count * width));
    bool any = always;
    for (int i = 0; i < count; i++) {
        int64_t v = width == 8 ? ((const int64_t *)numbers)[i] : ((const int32_t *)numbers)[i];
        any |= v != 0;
        for (int b = 0; b < width; b++)
            bytes[i * width + b] = (char)((uint64_t)v >> (8 * b));
    }
    return any ? (struct str){bytes, (size_t)(count * width)} : STR_NONE;
}

static void add_series(struct rows *t, const void *rows, size_t size, size_t offset, int count,
                       int width, bool always)
{
    struct str *values = arena_array(t->arena, t->nrows, sizeof(*values));
    for (size_t i = 0; i < t->nrows; i++)
        values[i] = pack(t->arena, (const char *)rows + i * size + offset, count, width, always);
    t->columns[t->ncolumns++] = (struct db_column){'b', values, NULL};
}

#define NAME(c) #c ", "
#define SET(c) #c " = excluded." #c ", "
#define ACCOUNT_MEMBER(c) \
    rows_add_member(t, s->accounts, sizeof(*s->accounts), offsetof(struct account_metrics, c));
#define ACCOUNT_SERIES(c, count, width, always) \
    add_series(t, s->accounts, sizeof(*s->accounts), offsetof(struct account_metrics, c), count, \
               width, always)
#define USER_MEMBER(c) \
    rows_add_member(t, s->users, sizeof(*s->users), offsetof(struct user_metrics, c));
#define USER_SERIES(c, always) \
    add_series(t, s->users, sizeof(*s->users), offsetof(struct user_metrics, c), WINDOW_DAYS, 4, \
               always)

static void add_today(struct rows *t, const struct slice *s, enum history_figure figure)
{
    bool *null;
    int64_t *values = rows_add_ints(t, &null);
    for (size_t i = 0; i < t->nrows; i++) {
        values[i] = slice_today(s, &s->accounts[i], figure);
        null[i] = false;
    }
}

static int account_rows(const struct slice *s, struct rows ***last)
{
    static const char into[] = "account_metric(account_id, " ACCOUNT_FIGURES(NAME)
        HISTORY_FIGURES(NAME) "total_features_series, modules_used_series, fresh_at)";
    static const char after[] = "ON CONFLICT (account_id) DO UPDATE SET " ACCOUNT_FIGURES(SET)
        HISTORY_FIGURES(SET) "total_features_series = excluded.total_features_series,"
                             " modules_used_series = excluded.modules_used_series,"
                             " fresh_at = excluded.fresh_at";
    struct rows *t = rows_table(s->arena, last, s->naccounts, into, after);
    ACCOUNT_MEMBER(account)
    ACCOUNT_FIGURES(ACCOUNT_MEMBER)
#define TODAY(name) add_today(t, s, HISTORY_##name);
    HISTORY_FIGURES(TODAY)
#undef TODAY
    ACCOUNT_SERIES(uses, WINDOW_DAYS, 4, true);
    ACCOUNT_SERIES(modules, WINDOW_DAYS, 4, true);
    rows_add_number(t, s->now);
    t->dated = true;
    return rows_drop_stored(t, s->conn);
}

static int series_rows(const struct slice *s, struct rows ***last)
{
    static const char into[] = "account_series(account_id, " MONTH_SERIES(
        NAME) "features_used_series, weekly_active_users, billed_months, paid_months)";
    static const char after[] = "ON CONFLICT (account_id) DO UPDATE SET " MONTH_SERIES(
        SET) "features_used_series = excluded.features_used_series, weekly_active_users ="
             " excluded.weekly_active_users, billed_months = excluded.billed_months, paid_months ="
             " excluded.paid_months";
    struct rows *t = rows_table(s->arena, last, s->naccounts, into, after);
    ACCOUNT_MEMBER(account)
    for (int i = 0; i < MONTH_SERIES_COUNT; i++)
        ACCOUNT_SERIES(months[i], MONTHS, 4, false);
    ACCOUNT_SERIES(features, WINDOW_DAYS, 4, false);
    ACCOUNT_SERIES(weekly, WEEKS, 4, false);
    ACCOUNT_SERIES(billed_months, MONTHS, 8, false);
    ACCOUNT_SERIES(paid_months, MONTHS, 8, false);
    return rows_drop_stored(t, s->conn);
}

static void add_ranks(struct rows *t, const struct slice *s)
{
    bool *null, *none;
    int64_t *frequency = rows_add_ints(t, &null), *activity = rows_add_ints(t, &none);
    for (size_t i = 0; i < t->nrows; i++) {
        frequency[i] = usage_frequency(s->users[i].active_days);
        activity[i] = user_activity(&s->users[i]);
        null[i] = none[i] = false;
    }
}

static int user_rows(const struct slice *s, struct rows ***last)
{
#define MORE(X) \
    X(usage_frequency) \
    X(activity) X(total_features_series) X(features_used_series) X(modules_used_series)
    static const char into[] =
        "user_metric(user_id, account_id, " USER_FIGURES(NAME) MORE(NAME) "fresh_at)";
    static const char after[] =
        "ON CONFLICT (user_id) DO UPDATE SET account_id = "
        "excluded.account_id, " USER_FIGURES(SET) MORE(SET) "fresh_at = excluded.fresh_at";
#undef MORE
    struct rows *t = rows_table(s->arena, last, s->nusers, into, after);
    USER_MEMBER(user)
    USER_MEMBER(account)
    USER_FIGURES(USER_MEMBER)
    add_ranks(t, s);
    USER_SERIES(uses, true);
    USER_SERIES(features, false);
    USER_SERIES(modules, false);
    rows_add_number(t, s->now);
    t->dated = true;
    return rows_drop_stored(t, s->conn);
}

/* Only what differs is there (slice_feature_day.c). */
static void feature_day_rows(const struct slice *s, struct rows ***last)
{
    static const char into[] = "account_feature_day(day, account_id, feature_id, uses, users)";
    static const char after[] = "ON CONFLICT (day, account_id, feature_id) DO UPDATE SET uses = "
                                "excluded.uses, users = excluded.users";
    static const size_t members[] = {
        offsetof(struct feature_day, day), offsetof(struct feature_day, account),
        offsetof(struct feature_day, feature), offsetof(struct feature_day, uses),
        offsetof(struct feature_day, users)};
    struct rows *t = rows_table(s->arena, last, s->ndays, into, after);
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        rows_add_member(t, s->days, sizeof(*s->days), members[i]);
}

/* The last day of each feature among them. */
static void last_days(const struct slice *s, struct map *last)
{
    for (size_t i = 0; i < s->ndays; i++) {
        const struct feature_day *d = &s->days[i];
        if ((int64_t)map_get_number(last, (uint64_t)d->feature, 0) < d->day)
            map_put_number(last, (uint64_t)d->feature, (uint64_t)d->day);
    }
}

static int last_use_rows(const struct slice *s, struct rows ***chain)
{
    static const char into[] = "feature_last_use(feature_id, day)";
    static const char after[] = "ON CONFLICT (feature_id) DO UPDATE SET day = excluded.day WHERE"
                                " feature_last_use.day < excluded.day";
    struct map last = {0};
    size_t at = 0, n = 0;
    bool *none, *null;
    last_days(s, &last);
    struct rows *t = rows_table(s->arena, chain, last.count, into, after);
    int64_t *features = rows_add_ints(t, &none), *days = rows_add_ints(t, &null);
    for (struct map_slot *slot; (slot = map_next(&last, &at)); n++) {
        features[n] = (int64_t)slot->number;
        days[n] = (int64_t)slot->value;
        none[n] = null[n] = false;
    }
    map_free(&last);
    return n ? rows_drop_stored(t, s->conn) : 0;
}

static void consumption_rows(const struct slice *s, struct rows ***last)
{
    static const char into[] = "account_consumption(account_id, metric_id, value)";
    static const char after[] =
        "ON CONFLICT (account_id, metric_id) DO UPDATE SET value = excluded.value"
        " WHERE account_consumption.value IS DISTINCT FROM excluded.value";
    struct rows *t = rows_table(s->arena, last, s->nconsumed, into, after);
    double *values = arena_array(s->arena, t->nrows, sizeof(*values));
    bool *gone = arena_array(s->arena, t->nrows, sizeof(*gone));
    rows_add_member(t, s->consumed, sizeof(*s->consumed), offsetof(struct consumed, account));
    rows_add_member(t, s->consumed, sizeof(*s->consumed), offsetof(struct consumed, metric));
    for (size_t i = 0; i < t->nrows; i++) {
        values[i] = s->consumed[i].value;
        gone[i] = s->consumed[i].gone;
    }
    t->columns[t->ncolumns++] = (struct db_column){'d', values, gone};
}

int slice_rows(const struct slice *s, struct rows **chain)
{
    struct rows **last = chain;
    *chain = NULL;
    if (slice_status_rows(s, &last) < 0 || account_rows(s, &last) < 0 ||
        series_rows(s, &last) < 0 || user_rows(s, &last) < 0)
        return -1;
    feature_day_rows(s, &last);
    if (last_use_rows(s, &last) < 0)
        return -1;
    consumption_rows(s, &last);
    return slice_day_rows(s, &last);
}
