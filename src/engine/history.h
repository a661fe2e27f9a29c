/*
 * history: the figures of accounts at the end of past days (account_day).
 *
 * A row is written when its day closes, as a copy of what account_metric held. What has dates
 * (usage, tickets, issues, touchpoints, NPS) is corrected when late data comes, and the row marked;
 * what is a state (users, subscriptions, licences, invoices) stays as it was on that day, and is
 * reckoned from dates only where no row was written. Retention: 400 days, then month ends. Today
 * lives in account_metric.
 */
#ifndef ENGINE_HISTORY_H
#define ENGINE_HISTORY_H

#include "db/db.h"

/* clang-format off */
/* Figures that late data corrects. */
#define HISTORY_DATED(X) \
    X(total_features_used) X(features_used) X(modules_used) X(active_users) X(active_days) \
    X(touchpoints_90d) X(open_tickets) X(open_critical_tickets) X(open_overdue_tickets) \
    X(open_issues) X(open_critical_issues) X(open_overdue_issues) X(promoters) X(passives) \
    X(detractors)
/* Figures that stay as they were. */
#define HISTORY_STATES(X) \
    X(users) X(active_subscriptions) X(overdue_invoice_amount) X(overdue_invoice_count) \
    X(outstanding_invoice_amount) X(outstanding_invoice_count)
/* clang-format on */
#define HISTORY_FIGURES(X) HISTORY_DATED(X) HISTORY_STATES(X)

/* Besides: mrr and amount as the account shows them, and licences. */
#define HISTORY_MONEY(X) X(mrr) X(amount) X(licenses)

/* Health by the configuration of the day; written and read by the files of standing. */
#define HISTORY_HEALTH(X) \
    X(health_product_adoption) \
    X(health_financial) \
    X(health_service) X(health_relationship) X(health_score) X(health_version_id)

#define HISTORY_ENUM(name) HISTORY_##name,
enum history_figure { HISTORY_FIGURES(HISTORY_ENUM) HISTORY_COUNT };
enum { HISTORY_MRR = HISTORY_COUNT, HISTORY_AMOUNT, HISTORY_LICENSES, HISTORY_VALUES };

enum {
    HISTORY_DAYS = 400,  /* kept daily; older: month ends */
    HISTORY_SEARCH = 62, /* days before the one asked for in which a row is looked for */
    HISTORY_RECENT = 60  /* of what is made from scratch: daily; older: month ends */
};

struct history_row {
    int64_t account;
    int32_t day; /* the day asked for, or the newest before it that there is */
    bool corrected;
    int64_t values[HISTORY_VALUES]; /* INT64_MIN = unknown (money and licences only) */
};

/* Figures of an account at the end of a day. 1; 0 when none are kept; -1 when the read failed. */
int history_account(struct db_conn *conn, int64_t account, int32_t day, struct history_row *out);
/* The rows that are kept of the days from..to, oldest first, with what account_metric holds as that
 * of `today` if it is among them: their number, at most to - from + 1; -1 when a read failed. */
int history_days(struct db_conn *conn, int64_t account, int32_t from, int32_t to, int32_t today,
                 struct history_row *out);

/* Closes a day, in the caller's transaction: the next `most` accounts above *after whose metrics
 * did not change by themselves since. Accounts looked at; *after moves on. -1 on failure. */
int64_t history_close(struct db_conn *conn, int32_t day, int64_t *after, int64_t most);
/* Drops what is beyond the time kept, one day at a time; rows dropped or -1. */
int64_t history_drop(struct db_conn *conn, int32_t today);

#endif
