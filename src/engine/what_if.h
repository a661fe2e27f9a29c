/*
 * what_if: how accounts would stand by rules that are not saved yet, now or on a past day: by the
 * good and poor rules of a health configuration, or by one criteria.
 *
 * On a past day, figures that days keep and figures of usage are those of that day; everything else
 * is as it is today (standing_answer.h).
 */
#ifndef ENGINE_WHAT_IF_H
#define ENGINE_WHAT_IF_H

#include "model/health_config.h"
#include "rule/criteria_sql.h"

/* How many stand how. Of a criteria: GOOD of the first signal are those that match. */
struct what_if_counts {
    int64_t of[HEALTH_SIGNALS][HEALTH_GOOD + 1];
};

/* Fill in one of rules and criteria, then what_if_open. Lives as long as m->arena. */
struct what_if {
    const struct health_rules *rules;
    const struct criteria *criteria; /* over accounts */
    struct criteria_part ids;        /* SELECT of whom it is about */
    int64_t total;                   /* how many they are */
    struct str day_metrics;
    int32_t first_day; /* of the usage store */
};

/* Whom it is about, of those that the actor sees: accounts that the configuration would decide
 * (members of its segment; without one, whom no other configuration is for); of a criteria, all.
 * 0 or -1. */
int what_if_open(struct model *m, struct what_if *w);
/* Up to `limit` of them with larger ids than `after`, ascending, every `step`-th by id. -1 on a
 * failed connection, else how many. */
int what_if_ids(struct model *m, const struct what_if *w, int64_t after, int64_t step, int64_t *out,
                int limit);
/* Counts of all of them now; how many were counted, -1 on a failed connection. */
int64_t what_if_now(struct model *m, const struct what_if *w, struct what_if_counts *out);
/* Counts of some of them (ascending ids) at the end of m->today, a past day; how many were counted:
 * 0 where nothing is kept of the day. */
int64_t what_if_then(struct model *m, const struct what_if *w, const int64_t *ids, size_t n,
                     struct what_if_counts *out);

#endif
