/*
 * slice: the metrics of some accounts, computed together from the stores in a handful of set-based
 * statements.
 *
 * One read of the window's usage rows gives all usage metrics of the accounts and of their users;
 * users, days, subscriptions and stages are one statement each. All reads are on one snapshot (the
 * caller's transaction); slice_write applies only what differs, in a transaction of its own. A
 * slice lives in one arena; maps are freed by its hooks.
 */
#ifndef ENGINE_SLICE_H
#define ENGINE_SLICE_H

#include "model/catalog.h"

enum { WINDOW_DAYS = 14, SLICE_PAIRS = 60000, SLICE_ACCOUNTS = 2000 };

/* What account_metric holds. Dates, money and instants: NONE = unknown. */
#define NONE INT64_MIN
struct account_metrics {
    int64_t account;
    int32_t from_day; /* account_feature_day is made anew from here */
    int64_t mrr, amount, next_billing_on, subscription_ends_on, status, subscriptions, unconverted,
        stage_since;
    int64_t active_users, total_features_used, features_used, modules_used, active_days,
        last_activity, users;
    int32_t uses[WINDOW_DAYS], modules[WINDOW_DAYS];
    bool differs;
};

/* What user_metric holds. */
struct user_metrics {
    int64_t user, account;
    int64_t total_features_used, features_used, modules_used, active_days, last_activity,
        last_login, first_seen;
    int64_t ever_used; /* 1 = a feature use ever, as far as kept */
    int32_t uses[WINDOW_DAYS];
    bool differs;
};

/* A row of account_feature_day. */
struct feature_day {
    int64_t day, account, feature, uses, users;
};

struct slice {
    struct arena *arena;
    struct db_conn *conn; /* reader, in a snapshot */
    const struct catalog *catalog;
    int64_t now;
    int32_t today;
    bool whole;                       /* from scratch: nothing that is stored is relied upon */
    struct account_metrics *accounts; /* by account id, ascending */
    size_t naccounts;
    struct user_metrics *users;
    size_t nusers;
    struct feature_day *days;
    size_t ndays;
    struct map *user_places; /* user id -> place + 1 */
};

/* Computes the slice: accounts[].account and from_day are set by the caller, sorted; accounts that
 * do not exist any more are taken out. 0, -1 when a read failed. */
int slice_compute(struct slice *s);
/* Writes what differs, in the caller's transaction. 0 or -1. */
int slice_write(const struct slice *s, struct db_conn *conn);

/* Shared by the files of slice. */
struct account_metrics *slice_account(const struct slice *s, int64_t account);
struct user_metrics *slice_user(const struct slice *s, int64_t user);
/* 0 = inactive .. 3 = daily, from active days among 14 (product.md, usage_frequency). */
int usage_frequency(int64_t active_days);
/* 0 active, 1 inactive, 2 never logged in. */
int user_activity(const struct user_metrics *u);
int slice_read_subscriptions(struct slice *s);
/* The read of the window's usage rows, for the test of its plan. */
extern const char slice_window_sql[];

#endif
