/*
 * report: figures over many accounts at once, for the pages of reports. Each is made when asked
 * for, from the daily stores and the metrics, over the records that the actor may see and a
 * criteria selects; the caller sets a deadline (db_deadline).
 */
#ifndef ENGINE_REPORT_H
#define ENGINE_REPORT_H

#include "model/health_config.h"
#include "model/list.h"

enum report_by { REPORT_PRODUCTS, REPORT_MODULES, REPORT_FEATURES };
enum {
    REPORT_DAYS = 366,  /* longest period */
    REPORT_LINES = 8,   /* rows that have a series: as many as a chart can tell apart */
    REPORT_ROWS = 20000 /* most rows */
};

struct report_period {
    int32_t from, to; /* days, both included */
    int step;         /* days in one point of a series: 1 or 7, counted from `from` */
};

/* Points of a series over the period; the last one may be shorter than a step. */
int report_points(const struct report_period *p);

struct report_use {
    int64_t id;
    struct str label, module, product; /* module of a feature, product of both; else STR_NONE */
    int64_t uses, uses_before;         /* in the period; in as many days before it */
    int64_t accounts, users;           /* distinct, with a use in the period */
    const int64_t *series;             /* uses per point; NULL but for the first REPORT_LINES */
};
/*
 * Use of every product, module or feature that is not hidden, most used first; what was not used is
 * there with 0. Accounts: those that `accounts` (of the resource account) selects. Arena memory;
 * number of rows or -1.
 */
int report_usage(struct model *m, const struct list_query *accounts, enum report_by by,
                 const struct report_period *period, struct report_use **rows);

struct report_feature {
    int64_t id, module, product;
    int64_t uses;     /* of accounts that are there, in the last days asked for */
    int32_t last_day; /* of any account, also of one that was deleted since */
};
/* Every feature with a use in the days of which use is kept, by id: its uses in the last `days` and
 * its last day, which the refresher keeps for each feature. Arena memory; number of rows or -1. */
int report_features(struct model *m, int days, int kept_days, struct report_feature **rows);
/* Its statement (first day, today, first day kept), for tests of its plan. */
extern const char report_features_sql[];

struct report_users {
    int64_t activity, usage_frequency; /* ranks of the fields of a user */
    int64_t users;
};
/* Users by activity and usage frequency, of those that `users` (of the resource user) selects; only
 * pairs that occur. Arena memory; number of rows or -1. */
int report_users(struct model *m, const struct list_query *users, struct report_users **rows);

/* Accounts per signal and rank (health_signals, enum health). */
struct health_split {
    int64_t accounts;
    int64_t signals[HEALTH_SIGNALS][HEALTH_GOOD + 1];
};
/* Health as it is now. 0 or -1. */
int report_health_now(struct model *m, const struct list_query *accounts, struct health_split *out);

struct report_totals {
    int64_t total; /* records */
    int64_t mrr;   /* of their accounts, each once; minor units of the workspace's currency */
    int64_t users, active_users; /* of their accounts */
    struct health_split health;  /* of their accounts, each once */
};
/* Sums over all accounts, or all records of an account, that `records` selects. 0 or -1. */
int report_totals(struct model *m, const struct list_query *records, struct report_totals *out);

enum { REPORT_STATUSES = 200 }; /* that are told apart; further ones only count */
struct report_status {
    int64_t id;            /* of the subscription status; 0 = without one */
    struct str name, type; /* STR_NONE then */
    int64_t subscriptions;
};
struct report_subscriptions {
    int64_t total, active;
    int64_t mrr, amount; /* of the active ones, in the workspace's currency by the rates of today;
                            what a currency adds up to is rounded once */
    int64_t unconverted; /* active ones left out of the sums: no rate for their currency */
    struct report_status *statuses; /* in their order; only those that occur */
    int nstatuses;
};
/* Sums over all subscriptions that `q` (of that resource) selects. Arena memory. 0 or -1. */
int report_subscriptions(struct model *m, const struct list_query *q,
                         struct report_subscriptions *out);

enum report_group { REPORT_BY_SEGMENT, REPORT_BY_MANAGER };
struct report_health_group {
    int64_t id;      /* segment or member; 0 = without a success manager */
    struct str name; /* STR_NONE then */
    struct health_split split;
};
/* The same per segment, in their order (an account may be in several), or per success manager, by
 * name. Arena memory; number of rows or -1. */
int report_health_groups(struct model *m, const struct list_query *accounts, enum report_group by,
                         struct report_health_group **rows);

struct report_health_day {
    int32_t day;
    struct health_split split;
};
/* The same on past days since `from` of which history is kept, oldest first, without today. */
int report_health_days(struct model *m, const struct list_query *accounts, int32_t from,
                       struct report_health_day **rows);

struct report_health_move {
    int signal;
    enum health before, now;
    int64_t accounts;
};
/* From where on the day `since` to where now, for each signal, also those that stayed; accounts
 * that were not there on that day are left out. Arena memory; number of rows or -1. */
int report_health_moves(struct model *m, const struct list_query *accounts, int32_t since,
                        struct report_health_move **rows);

#endif
