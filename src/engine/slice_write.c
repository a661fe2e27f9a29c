/*
 * slice_write: applies what differs. The upserts carry a condition that compares every column, so
 * that an equal row is not written; rows go by db_bulk, so the statement is one whatever their
 * number.
 */
#include <string.h>

#include "engine/slice.h"

/* A column of 64-bit values with NONE as NULL. */
static struct db_column ints(const struct slice *s, size_t n, int64_t **values, bool **null)
{
    *values = arena_array(s->arena, n, sizeof(**values));
    *null = arena_array(s->arena, n, sizeof(**null));
    return (struct db_column){'i', *values, *null};
}

static struct str pack(const struct slice *s, const int32_t *series)
{
    char *bytes = arena_alloc(s->arena, WINDOW_DAYS * 4);
    for (int i = 0; i < WINDOW_DAYS; i++)
        for (int b = 0; b < 4; b++)
            bytes[i * 4 + b] = (char)((uint32_t)series[i] >> (8 * b));
    return (struct str){bytes, WINDOW_DAYS * 4};
}

/* Column names of the tables, in the order of the values below. */
/* clang-format off */
#define ACCOUNT_COLUMNS(X) \
    X(account_id) X(mrr) X(active_users) X(total_features_used) X(features_used) X(active_days) \
    X(usage_frequency) X(last_activity) X(users) X(modules_used) X(total_modules_used) X(amount) \
    X(next_billing_on) X(subscription_ends_on) X(status_id) X(subscriptions) X(stage_since) \
    X(unconverted)
#define USER_COLUMNS(X) \
    X(user_id) X(account_id) X(total_features_used) X(features_used) X(active_days) \
    X(usage_frequency) X(modules_used) X(last_activity) X(last_login) X(first_seen) X(activity)
/* clang-format on */

#define NAME(c) #c ", "
#define SET(c) #c " = excluded." #c ", "

static void account_values(const struct account_metrics *a, int64_t *v)
{
    const int64_t values[] = {a->account,
                              a->mrr,
                              a->active_users,
                              a->total_features_used,
                              a->features_used,
                              a->active_days,
                              usage_frequency(a->active_days),
                              a->last_activity,
                              a->users,
                              a->modules_used,
                              a->total_features_used,
                              a->amount,
                              a->next_billing_on,
                              a->subscription_ends_on,
                              a->status,
                              a->subscriptions,
                              a->stage_since,
                              a->unconverted};
    memcpy(v, values, sizeof(values));
}

static void user_values(const struct user_metrics *u, int64_t *v)
{
    const int64_t values[] = {u->user,          u->account,       u->total_features_used,
                              u->features_used, u->active_days,   usage_frequency(u->active_days),
                              u->modules_used,  u->last_activity, u->last_login,
                              u->first_seen,    user_activity(u)};
    memcpy(v, values, sizeof(values));
}

#define ONE(c) +1
enum { ACCOUNT_VALUES = 0 ACCOUNT_COLUMNS(ONE), USER_VALUES = 0 USER_COLUMNS(ONE) };

static void spread(const int64_t *row, size_t width, size_t at, int64_t **values, bool **null)
{
    for (size_t c = 0; c < width; c++) {
        null[c][at] = row[c] == NONE;
        values[c][at] = null[c][at] ? 0 : row[c];
    }
}

static int write_accounts(const struct slice *s, struct db_conn *conn)
{
#define CHANGED(c) " OR account_metric." #c " IS DISTINCT FROM excluded." #c
    static const char after[] = "ON CONFLICT (account_id) DO UPDATE SET " ACCOUNT_COLUMNS(
        SET) "total_features_series = excluded.total_features_series, modules_used_series = "
             "excluded.modules_used_series,"
             " fresh_at = excluded.fresh_at WHERE account_metric.total_features_series IS DISTINCT "
             "FROM excluded.total_features_series"
             " OR account_metric.modules_used_series IS DISTINCT FROM "
             "excluded.modules_used_series" ACCOUNT_COLUMNS(CHANGED);
#undef CHANGED
    struct db_column columns[ACCOUNT_VALUES + 3];
    int64_t *values[ACCOUNT_VALUES + 1], row[ACCOUNT_VALUES];
    bool *null[ACCOUNT_VALUES + 1];
    size_t n = s->naccounts;
    for (int c = 0; c < ACCOUNT_VALUES; c++)
        columns[c] = ints(s, n, &values[c], &null[c]);
    struct str *uses = arena_array(s->arena, n, sizeof(*uses)),
               *modules = arena_array(s->arena, n, sizeof(*modules));
    columns[ACCOUNT_VALUES] = (struct db_column){'b', uses, NULL};
    columns[ACCOUNT_VALUES + 1] = (struct db_column){'b', modules, NULL};
    columns[ACCOUNT_VALUES + 2] = ints(s, n, &values[ACCOUNT_VALUES], &null[ACCOUNT_VALUES]);
    for (size_t i = 0; i < n; i++) {
        account_values(&s->accounts[i], row);
        spread(row, ACCOUNT_VALUES, i, values, null);
        uses[i] = pack(s, s->accounts[i].uses);
        modules[i] = pack(s, s->accounts[i].modules);
        values[ACCOUNT_VALUES][i] = s->now;
    }
    int64_t done = db_bulk(conn,
                           "account_metric(" ACCOUNT_COLUMNS(
                               NAME) "total_features_series, modules_used_series, fresh_at)",
                           columns, ACCOUNT_VALUES + 3, n, after);
    return done < 0 ? -1 : 0;
}

static int write_users(const struct slice *s, struct db_conn *conn)
{
#define CHANGED(c) " OR user_metric." #c " IS DISTINCT FROM excluded." #c
    static const char after[] = "ON CONFLICT (user_id) DO UPDATE SET " USER_COLUMNS(
        SET) "total_features_series = excluded.total_features_series, fresh_at = excluded.fresh_at"
             " WHERE user_metric.total_features_series IS DISTINCT FROM "
             "excluded.total_features_series" USER_COLUMNS(CHANGED);
#undef CHANGED
    struct db_column columns[USER_VALUES + 2];
    int64_t *values[USER_VALUES + 1], row[USER_VALUES];
    bool *null[USER_VALUES + 1];
    size_t n = s->nusers;
    for (int c = 0; c < USER_VALUES; c++)
        columns[c] = ints(s, n, &values[c], &null[c]);
    struct str *uses = arena_array(s->arena, n, sizeof(*uses));
    columns[USER_VALUES] = (struct db_column){'b', uses, NULL};
    columns[USER_VALUES + 1] = ints(s, n, &values[USER_VALUES], &null[USER_VALUES]);
    for (size_t i = 0; i < n; i++) {
        user_values(&s->users[i], row);
        spread(row, USER_VALUES, i, values, null);
        uses[i] = pack(s, s->users[i].uses);
        values[USER_VALUES][i] = s->now;
    }
    int64_t done =
        db_bulk(conn, "user_metric(" USER_COLUMNS(NAME) "total_features_series, fresh_at)", columns,
                USER_VALUES + 2, n, after);
    return done < 0 ? -1 : 0;
}

static int write_days(const struct slice *s, struct db_conn *conn)
{
    static const char after[] = "ON CONFLICT (day, account_id, feature_id) DO UPDATE SET uses = "
                                "excluded.uses, users = excluded.users"
                                " WHERE account_feature_day.uses <> excluded.uses OR "
                                "account_feature_day.users <> excluded.users";
    struct db_column columns[5];
    int64_t *values[5];
    bool *null[5];
    for (int c = 0; c < 5; c++)
        columns[c] = ints(s, s->ndays, &values[c], &null[c]);
    for (size_t i = 0; i < s->ndays; i++) {
        const struct feature_day *d = &s->days[i];
        const int64_t row[] = {d->day, d->account, d->feature, d->uses, d->users};
        spread(row, 5, i, values, null);
    }
    int64_t done = db_bulk(conn, "account_feature_day(day, account_id, feature_id, uses, users)",
                           columns, 5, s->ndays, after);
    return done < 0 ? -1 : 0;
}

int slice_write(const struct slice *s, struct db_conn *conn)
{
    if (s->naccounts && write_accounts(s, conn) < 0)
        return -1;
    if (s->nusers && write_users(s, conn) < 0)
        return -1;
    return s->ndays ? write_days(s, conn) : 0;
}
