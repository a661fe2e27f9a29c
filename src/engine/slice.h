/*
 * slice: the metrics of some accounts, computed together from the stores in a handful of set-based
 * statements, one per store.
 *
 * Most figures hold from a day to a day: a ticket is open from its creation until it is closed, a
 * feature counts as used for 14 days from its use. Such a figure is added to the days that it
 * covers (slice_cover), in an array of differences per account from `from_day` to today. Summed up,
 * its last place is the metric of today, and the places before are the days that account_day is
 * repaired with: one reckoning for both. Sums and dates that only today needs are plain members.
 *
 * Dates are stored, never ages. Whatever will change without new data says when (slice_recheck), so
 * that midnight looks only at accounts whose day has come.
 *
 * All reads are on one snapshot (the caller's transaction); slice_rows gives what differs, to be
 * written in transactions of its own. A slice lives in one arena; maps are freed by its hooks.
 */
#ifndef ENGINE_SLICE_H
#define ENGINE_SLICE_H

#include "engine/history.h"
#include "model/catalog.h"

enum {
    WINDOW_DAYS = 14,
    WEEKS = 4,
    WEEKS_DAYS = 7 * WEEKS,
    MONTHS = 6,
    CONSUMPTION_DAYS = 30,
    SLICE_PAIRS = 60000,
    /* Of one round. Under load a round costs more by itself (snapshots, statements of every rule)
     * than by its accounts: with 500 of them 2,000 changed accounts a second were too many. */
    SLICE_ACCOUNTS = 2000
};

struct rows;

/* Unknown date, money or instant. */
#define NONE INT64_MIN

/* Columns of account_metric that only today has; those of HISTORY_FIGURES are columns of it, too.
 * Members of struct account_metrics have the same names. */
/* clang-format off */
#define ACCOUNT_FIGURES(X) \
    X(mrr) X(amount) X(usage_frequency) X(last_activity) X(next_billing_on) \
    X(subscription_ends_on) X(status_id) X(subscriptions) X(stage_since) X(unconverted) \
    X(time_spent) X(last_login) X(first_seen) X(overdue_on) X(billed) X(paid) \
    X(last_ticket_created) X(last_issue_created) X(last_touchpoint) X(touchpoints_15d) \
    X(touchpoints_30d) X(activities) X(last_nps_response) X(last_renewal_on) X(stage_on) \
    X(recheck_on)
#define USER_FIGURES(X) \
    X(total_features_used) X(features_used) X(modules_used) X(active_days) X(last_activity) \
    X(last_login) X(first_seen) X(time_spent) X(last_touchpoint) X(nps) X(last_nps_response)
/* Monthly series of counts, columns of account_series. */
#define MONTH_SERIES(X) \
    X(tickets_created_months) X(tickets_resolved_months) X(tickets_critical_months) \
    X(tickets_critical_resolved_months) X(tickets_overdue_months) X(issues_created_months) \
    X(issues_resolved_months) X(issues_critical_months) X(issues_critical_resolved_months) \
    X(issues_overdue_months) X(activities_months) X(emails_months) X(calls_months) \
    X(meetings_months) X(support_months)
/* clang-format on */

#define FIGURE_MEMBER(name) int64_t name;
#define MONTHS_ENUM(name) SERIES_##name,
enum month_series { MONTH_SERIES(MONTHS_ENUM) MONTH_SERIES_COUNT };

struct account_metrics {
    int64_t account;
    int32_t from_day;   /* account_feature_day and account_day are made anew from here */
    int32_t created_on; /* day */
    int64_t licenses, mrr_sent, amount_sent;
    ACCOUNT_FIGURES(FIGURE_MEMBER)
    int64_t *cover; /* HISTORY_COUNT differences for each day from from_day to today + 1 */
    int32_t uses[WINDOW_DAYS], features[WINDOW_DAYS], modules[WINDOW_DAYS], weekly[WEEKS];
    int32_t months[MONTH_SERIES_COUNT][MONTHS];
    int64_t billed_months[MONTHS], paid_months[MONTHS];
};

struct user_metrics {
    int64_t user, account;
    USER_FIGURES(FIGURE_MEMBER)
    int64_t ever_used; /* 1 = a feature use ever, as far as kept */
    int64_t spent;     /* ms */
    int32_t uses[WINDOW_DAYS], features[WINDOW_DAYS], modules[WINDOW_DAYS];
    int64_t last_at[WINDOW_DAYS]; /* last event of each day; 0 = none */
};

/* A row of account_feature_day. */
struct feature_day {
    int64_t day, account, feature, uses, users;
};

/* A row of account_consumption. */
struct consumed {
    int64_t account, metric, day;
    double value;
    bool gone; /* stored, but no data any more */
};

struct slice {
    struct arena *arena;
    struct db_conn *conn; /* reader, in a snapshot */
    const struct catalog *catalog;
    int64_t now;
    int32_t today;
    bool whole;        /* from scratch: nothing that is stored is relied upon */
    bool range;        /* the accounts are all live ones between the first and the last */
    int32_t first_use; /* the stores of usage hold nothing before this day */
    struct account_metrics *accounts; /* by account id, ascending */
    size_t naccounts;
    struct user_metrics *users;
    size_t nusers;
    struct feature_day *days;
    size_t ndays;
    struct consumed *consumed;
    size_t nconsumed;
    struct map *user_places; /* user id -> place + 1 */
};

/* Computes the slice: accounts[].account and from_day are set by the caller, sorted; accounts that
 * do not exist any more are taken out. 0, -1 when a read failed. */
int slice_compute(struct slice *s);
/* What of the slice differs from what is stored by the snapshot, to be written with rows_write. 0,
 * -1 when a read failed. */
int slice_rows(const struct slice *s, struct rows **chain);
/* The part of it that tells the timelines of accounts whose subscriptions decide a new status: in
 * front of the metrics (slice_status.c). */
int slice_status_rows(const struct slice *s, struct rows ***last);
/* The part of it that is account_day: at the end of a chain. */
int slice_day_rows(const struct slice *s, struct rows ***last);

/* Shared by the files of slice. */
struct account_metrics *slice_account(const struct slice *s, int64_t account); /* NULL: other */
struct user_metrics *slice_user(const struct slice *s, int64_t user); /* NULL: no live one */
int64_t *slice_ids(const struct slice *s);
/*
 * A read of a store whose key begins with day and account (alias u): of a few accounts by short
 * seeks, one for each account and day, which go to SQL as one number (account * 65536 + day); of a
 * range of accounts by one walk for each day. {cross} fixes that order on SQLite; a test looks at
 * the plan.
 */
struct slice_read {
    const char *few, *range;
    bool any_day; /* also days before first_use */
};
#define SLICE_READ_FEW(columns, store) \
    "SELECT " columns " FROM {ints} p {cross} " store \
    " u WHERE u.day = p.value % 65536 AND u.account_id = p.value / 65536"
#define SLICE_READ_RANGE(columns, store) \
    "SELECT " columns " FROM {ints} p {cross} " store \
    " u WHERE u.day = p.value AND u.account_id BETWEEN ? AND ?"
#define SLICE_READ(columns, store) \
    { \
        SLICE_READ_FEW(columns, store), SLICE_READ_RANGE(columns, store), false \
    }
/* Its rows of the days to today, from `from`, or from `before` days before an account's from_day if
 * that is earlier; a range has rows of accounts that are not of the slice, too (slice_account:
 * NULL). NULL on failure. */
struct db_stmt *slice_query(const struct slice *s, const struct slice_read *read, int32_t from,
                            int32_t before);
/* Adds to a figure for the days [first, end); days outside of the slice's are left out. */
void slice_cover(const struct slice *s, struct account_metrics *a, enum history_figure figure,
                 int64_t first, int64_t end, int64_t value);
/* A figure of today; after all has been read. */
int64_t slice_today(const struct slice *s, const struct account_metrics *a,
                    enum history_figure figure);
/* The account's metrics change on that day by themselves; days that are over mean nothing. */
void slice_recheck(const struct slice *s, struct account_metrics *a, int64_t day);
/* Place of a day's month among the last six: 5 = this one; -1 = none of them. */
int slice_month(const struct slice *s, int64_t day);
/* Adds 1 to a month, if the day lies in one. */
void slice_count_month(const struct slice *s, struct account_metrics *a, enum month_series series,
                       int64_t day);
int64_t slice_or_none(struct db_stmt *st, int column);
void slice_later(int64_t *value, int64_t other);
void slice_sooner(int64_t *value, int64_t other);

/* 0 = inactive .. 3 = daily, from active days among 14 (product.md, usage_frequency). */
int usage_frequency(int64_t active_days);
/* 0 active, 1 inactive, 2 never logged in. */
int user_activity(const struct user_metrics *u);

/* The readers, in this order: 0, or -1 when a read failed. Live users, with what is stored of them,
 * and their days since from_day. */
int slice_read_users(struct slice *s);
/* Windows and series of feature uses; the days of features that are stored otherwise. */
int slice_read_usage(struct slice *s);
/* Time spent. */
int slice_read_logins(struct slice *s);
/* Subscriptions, renewals and invoices. */
int slice_read_billing(struct slice *s);
/* Tickets and issues. */
int slice_read_cases(struct slice *s);
/* Touchpoints and NPS responses. */
int slice_read_contacts(struct slice *s);
/* Custom consumption metrics. */
int slice_read_consumption(struct slice *s);
/* The read of the usage rows, for the test of its plans. */
extern const struct slice_read slice_usage_read;

#endif
