/*
 * store: the daily usage store behind one small interface, so that another engine can stand there
 * later. Rows: usage_daily(day, account, user, feature, count), user_day, account_feature_day
 * (derived, kept by the refresher).
 */
#ifndef USAGE_STORE_H
#define USAGE_STORE_H

#include "model/model.h"

struct usage_row {
    int64_t day, account, user, feature, count;
};

struct user_day_row {
    int64_t day, account, user, first_at, last_at, last_use_at /* 0 none */, logins, last_login_at,
        last_logout_at, page_views, last_page_at;
};

/* Adds rows (keys distinct, sorted by key) to what is stored. Makes missing partitions
 * (PostgreSQL). 0 or -1. */
int store_append(struct db_conn *conn, const struct usage_row *rows, size_t count);
int store_append_user_days(struct db_conn *conn, const struct user_day_row *rows, size_t count);
/* As store_append, but the counts take the place of what is stored. Of a count of 0 a row stays
 * until store_tidy. */
int store_replace(struct db_conn *conn, const struct usage_row *rows, size_t count);
/* The users used something on these days, nobody says at what hour: last_use_at is written where
 * the store knows none. */
int store_use_on_days(struct db_conn *conn, const struct user_day_row *rows, size_t count);
/* Takes the rows of count 0 of these users on these days away, and the use of a day on which none
 * is left. 0 or -1. */
int store_tidy(struct db_conn *conn, const int64_t *days, size_t ndays, const int64_t *users,
               size_t nusers);

/* Uses per day of an account (or a user of it: user > 0) in [from, to]: fills uses[to-from+1] and
 * users[] (distinct; may be NULL). What is asked of an account costs by its days and features, not
 * by its users' uses: it comes from account_feature_day, which is as fresh as the metrics. */
int store_days(struct db_conn *conn, int64_t account, int64_t user, int32_t from, int32_t to,
               int64_t *uses, int64_t *users);

struct store_share {
    int64_t id;                        /* module or feature */
    struct str label, parent, product; /* parent: module of a feature */
    int64_t uses;
};
/* Uses by module / by feature (not hidden) of an account or user in [from, to], most first; arena
 * memory. Count or -1. */
int store_modules(struct model *m, int64_t account, int64_t user, int32_t from, int32_t to,
                  struct store_share **out);
int store_features(struct model *m, int64_t account, int64_t user, int32_t from, int32_t to,
                   struct store_share **out);
/* Distinct users with a feature use in [from, to]; -1. */
int64_t store_active_users(struct db_conn *conn, int64_t account, int32_t from, int32_t to);
/* Drops what lies before the day; rows dropped or -1 (retention, in slices by the caller). */
int64_t store_drop_before(struct db_conn *conn, int32_t day);

#endif
