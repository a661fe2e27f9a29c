/*
 * slice_write: applies what differs. The upserts carry a condition that compares every column, so
 * that an equal row is not written; rows go by db_bulk, so the statement is one whatever their
 * number. Names of columns are those of the members (slice.h).
 */
#include <string.h>

#include "base/calendar.h"
#include "engine/slice.h"

enum { COLUMNS_MAX = 64 };

/* Rows being gathered for one table: columns of numbers first, then packed series. */
struct table {
    struct arena *arena;
    struct db_column columns[COLUMNS_MAX];
    size_t ncolumns, nrows;
};

static int64_t *add_ints(struct table *t, bool **null)
{
    int64_t *values = arena_array(t->arena, t->nrows, sizeof(*values));
    *null = arena_array(t->arena, t->nrows, sizeof(**null));
    t->columns[t->ncolumns++] = (struct db_column){'i', values, *null};
    return values;
}

/* A column of one member of each row. */
static void add_member(struct table *t, const void *rows, size_t size, size_t offset)
{
    bool *null;
    int64_t *values = add_ints(t, &null);
    for (size_t i = 0; i < t->nrows; i++) {
        memcpy(&values[i], (const char *)rows + i * size + offset, sizeof(*values));
        null[i] = values[i] == NONE;
        if (null[i])
            values[i] = 0;
    }
}

static void add_number(struct table *t, int64_t number)
{
    bool *null;
    int64_t *values = add_ints(t, &null);
    for (size_t i = 0; i < t->nrows; i++) {
        values[i] = number;
        null[i] = false;
    }
}

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

static void add_series(struct table *t, const void *rows, size_t size, size_t offset, int count,
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
    add_member(&t, s->accounts, sizeof(*s->accounts), offsetof(struct account_metrics, c));
#define ACCOUNT_SERIES(c, count, width, always) \
    add_series(&t, s->accounts, sizeof(*s->accounts), offsetof(struct account_metrics, c), count, \
               width, always)
#define USER_MEMBER(c) \
    add_member(&t, s->users, sizeof(*s->users), offsetof(struct user_metrics, c));
#define USER_SERIES(c, always) \
    add_series(&t, s->users, sizeof(*s->users), offsetof(struct user_metrics, c), WINDOW_DAYS, 4, \
               always)

static void add_today(struct table *t, const struct slice *s, enum history_figure figure)
{
    bool *null;
    int64_t *values = add_ints(t, &null);
    for (size_t i = 0; i < t->nrows; i++) {
        values[i] = slice_today(s, &s->accounts[i], figure);
        null[i] = false;
    }
}

static int write_accounts(const struct slice *s, struct db_conn *conn)
{
#define CHANGED(c) " OR account_metric." #c " IS DISTINCT FROM excluded." #c
    static const char into[] = "account_metric(account_id, " ACCOUNT_FIGURES(NAME)
        HISTORY_FIGURES(NAME) "total_features_series, modules_used_series, fresh_at)";
    static const char after[] = "ON CONFLICT (account_id) DO UPDATE SET " ACCOUNT_FIGURES(SET)
        HISTORY_FIGURES(SET) "total_features_series = excluded.total_features_series,"
                             " modules_used_series = excluded.modules_used_series,"
                             " fresh_at = excluded.fresh_at WHERE "
                             "account_metric.total_features_series IS DISTINCT FROM "
                             "excluded.total_features_series OR "
                             "account_metric.modules_used_series IS DISTINCT FROM "
                             "excluded.modules_used_series" ACCOUNT_FIGURES(CHANGED)
                                 HISTORY_FIGURES(CHANGED);
#undef CHANGED
    struct table t = {.arena = s->arena, .nrows = s->naccounts};
    ACCOUNT_MEMBER(account)
    ACCOUNT_FIGURES(ACCOUNT_MEMBER)
#define TODAY(name) add_today(&t, s, HISTORY_##name);
    HISTORY_FIGURES(TODAY)
#undef TODAY
    ACCOUNT_SERIES(uses, WINDOW_DAYS, 4, true);
    ACCOUNT_SERIES(modules, WINDOW_DAYS, 4, true);
    add_number(&t, s->now);
    return db_bulk(conn, into, t.columns, t.ncolumns, t.nrows, after) < 0 ? -1 : 0;
}

static int write_series(const struct slice *s, struct db_conn *conn)
{
#define CHANGED(c) " OR account_series." #c " IS DISTINCT FROM excluded." #c
    static const char into[] = "account_series(account_id, " MONTH_SERIES(
        NAME) "features_used_series, weekly_active_users, billed_months, paid_months)";
    static const char after[] = "ON CONFLICT (account_id) DO UPDATE SET " MONTH_SERIES(
        SET) "features_used_series = excluded.features_used_series, weekly_active_users ="
             " excluded.weekly_active_users, billed_months = excluded.billed_months, paid_months ="
             " excluded.paid_months WHERE account_series.features_used_series IS DISTINCT FROM"
             " excluded.features_used_series" CHANGED(weekly_active_users) CHANGED(billed_months)
                 CHANGED(paid_months) MONTH_SERIES(CHANGED);
#undef CHANGED
    struct table t = {.arena = s->arena, .nrows = s->naccounts};
    ACCOUNT_MEMBER(account)
    for (int i = 0; i < MONTH_SERIES_COUNT; i++)
        ACCOUNT_SERIES(months[i], MONTHS, 4, false);
    ACCOUNT_SERIES(features, WINDOW_DAYS, 4, false);
    ACCOUNT_SERIES(weekly, WEEKS, 4, false);
    ACCOUNT_SERIES(billed_months, MONTHS, 8, false);
    ACCOUNT_SERIES(paid_months, MONTHS, 8, false);
    return db_bulk(conn, into, t.columns, t.ncolumns, t.nrows, after) < 0 ? -1 : 0;
}

static void add_ranks(struct table *t, const struct slice *s)
{
    bool *null, *none;
    int64_t *frequency = add_ints(t, &null), *activity = add_ints(t, &none);
    for (size_t i = 0; i < t->nrows; i++) {
        frequency[i] = usage_frequency(s->users[i].active_days);
        activity[i] = user_activity(&s->users[i]);
        null[i] = none[i] = false;
    }
}

static int write_users(const struct slice *s, struct db_conn *conn)
{
#define CHANGED(c) " OR user_metric." #c " IS DISTINCT FROM excluded." #c
#define MORE(X) \
    X(usage_frequency) \
    X(activity) X(total_features_series) X(features_used_series) X(modules_used_series)
    static const char into[] =
        "user_metric(user_id, account_id, " USER_FIGURES(NAME) MORE(NAME) "fresh_at)";
    static const char after[] = "ON CONFLICT (user_id) DO UPDATE SET " USER_FIGURES(SET)
        MORE(SET) "fresh_at = excluded.fresh_at WHERE user_metric.account_id <> "
                  "excluded.account_id" USER_FIGURES(CHANGED) MORE(CHANGED);
#undef CHANGED
#undef MORE
    struct table t = {.arena = s->arena, .nrows = s->nusers};
    USER_MEMBER(user)
    USER_MEMBER(account)
    USER_FIGURES(USER_MEMBER)
    add_ranks(&t, s);
    USER_SERIES(uses, true);
    USER_SERIES(features, false);
    USER_SERIES(modules, false);
    add_number(&t, s->now);
    return db_bulk(conn, into, t.columns, t.ncolumns, t.nrows, after) < 0 ? -1 : 0;
}

static int write_feature_days(const struct slice *s, struct db_conn *conn)
{
    static const char after[] = "ON CONFLICT (day, account_id, feature_id) DO UPDATE SET uses = "
                                "excluded.uses, users = excluded.users"
                                " WHERE account_feature_day.uses <> excluded.uses OR "
                                "account_feature_day.users <> excluded.users";
    struct table t = {.arena = s->arena, .nrows = s->ndays};
    static const size_t members[] = {
        offsetof(struct feature_day, day), offsetof(struct feature_day, account),
        offsetof(struct feature_day, feature), offsetof(struct feature_day, uses),
        offsetof(struct feature_day, users)};
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        add_member(&t, s->days, sizeof(*s->days), members[i]);
    return db_bulk(conn, "account_feature_day(day, account_id, feature_id, uses, users)", t.columns,
                   t.ncolumns, t.nrows, after) < 0
               ? -1
               : 0;
}

static int write_consumption(const struct slice *s, struct db_conn *conn)
{
    static const char after[] =
        "ON CONFLICT (account_id, metric_id) DO UPDATE SET value = excluded.value"
        " WHERE account_consumption.value IS DISTINCT FROM excluded.value";
    struct table t = {.arena = s->arena, .nrows = s->nconsumed};
    double *values = arena_array(s->arena, t.nrows, sizeof(*values));
    bool *gone = arena_array(s->arena, t.nrows, sizeof(*gone));
    add_member(&t, s->consumed, sizeof(*s->consumed), offsetof(struct consumed, account));
    add_member(&t, s->consumed, sizeof(*s->consumed), offsetof(struct consumed, metric));
    for (size_t i = 0; i < t.nrows; i++) {
        values[i] = s->consumed[i].value;
        gone[i] = s->consumed[i].gone;
    }
    t.columns[t.ncolumns++] = (struct db_column){'d', values, gone};
    return db_bulk(conn, "account_consumption(account_id, metric_id, value)", t.columns, t.ncolumns,
                   t.nrows, after) < 0
               ? -1
               : 0;
}

/* --- account_day --- */

struct day {
    int64_t day, account, values[HISTORY_VALUES];
};

/* From scratch, what is older than two months has its month ends only. */
static bool day_is_kept(const struct slice *s, int32_t day)
{
    return !s->whole || day >= s->today - HISTORY_RECENT || date_month_start(day + 1) == day + 1;
}

static bool fill_day(const struct slice *s, const struct account_metrics *a, int32_t day,
                     struct day *out)
{
    const int64_t *v = &a->cover[(day - a->from_day) * HISTORY_VALUES];
    bool any = day >= a->created_on;
    *out = (struct day){.day = day, .account = a->account};
    memcpy(out->values, v, sizeof(out->values));
    for (int i = 0; i < HISTORY_COUNT; i++)
        any |= v[i] != 0;
    if (a->subscriptions == 0) {
        out->values[HISTORY_MRR] = a->mrr_sent;
        out->values[HISTORY_AMOUNT] = a->amount_sent;
    }
    out->values[HISTORY_LICENSES] = a->licenses;
    return any && day_is_kept(s, day);
}

/* Days that are over, from each account's from_day. */
static size_t fill_days(const struct slice *s, struct day **out)
{
    size_t n = 0, space = 0;
    for (size_t i = 0; i < s->naccounts; i++)
        space += (size_t)(s->today - s->accounts[i].from_day);
    *out = arena_array(s->arena, space, sizeof(**out));
    for (size_t i = 0; i < s->naccounts; i++) {
        const struct account_metrics *a = &s->accounts[i];
        int32_t oldest = s->today - HISTORY_DAYS;
        for (int32_t day = a->from_day < oldest ? oldest : a->from_day; day < s->today; day++)
            n += fill_day(s, a, day, &(*out)[n]);
    }
    return n;
}

static int write_days(const struct slice *s, struct db_conn *conn)
{
#define CHANGED(c) " OR account_day." #c " <> excluded." #c
    static const char into[] =
        "account_day(" HISTORY_FIGURES(NAME) HISTORY_MONEY(NAME) "day, account_id)";
    static const char after[] = "ON CONFLICT (day, account_id) DO UPDATE SET " HISTORY_DATED(
        SET) "corrected = 1 WHERE "
             "1 = 0" HISTORY_DATED(CHANGED);
#undef CHANGED
    struct day *days;
    struct table t = {.arena = s->arena, .nrows = fill_days(s, &days)};
    if (t.nrows == 0)
        return 0;
    for (size_t i = 0; i < HISTORY_VALUES; i++)
        add_member(&t, days, sizeof(*days), offsetof(struct day, values) + i * sizeof(int64_t));
    add_member(&t, days, sizeof(*days), offsetof(struct day, day));
    add_member(&t, days, sizeof(*days), offsetof(struct day, account));
    return db_bulk(conn, into, t.columns, t.ncolumns, t.nrows, after) < 0 ? -1 : 0;
}

int slice_write(const struct slice *s, struct db_conn *conn)
{
    if (s->naccounts && (write_accounts(s, conn) < 0 || write_series(s, conn) < 0))
        return -1;
    if (s->nusers && write_users(s, conn) < 0)
        return -1;
    if (s->ndays && write_feature_days(s, conn) < 0)
        return -1;
    if (s->nconsumed && write_consumption(s, conn) < 0)
        return -1;
    return write_days(s, conn);
}
