/*
 * standing_answer: what a rule of health says of some accounts, now or at the end of a past day.
 *
 * As of a past day, the figures that account_day keeps are those of that day, figures of usage with
 * a window are reckoned as of it, and all others are those of today.
 */
#ifndef ENGINE_STANDING_ANSWER_H
#define ENGINE_STANDING_ANSWER_H

#include "model/health_config.h"

/* Whom, and as of when. m->today is that day for the model that asks. */
struct asked {
    const int64_t *accounts; /* ascending */
    size_t n;
    int32_t first_day;      /* of the usage store */
    struct str day_metrics; /* of a past day: answers_day_metrics(); STR_NONE: now */
};

/* SQL of the metric rows as of a day, which is bound, and after it the accounts; arena memory,
 * STR_NONE on a failed connection. */
struct str answers_day_metrics(struct model *m);
/* Place of an account among those asked; asked->n when it is not there. */
size_t answers_place(const struct asked *asked, int64_t account);
/* What n rules say, in as few statements as can be: out[k * asked->n + i] of rule k and account i.
 * A NULL rule, and a deleted account, is answered no. 0 or -1. */
int answers_read(struct model *m, const struct asked *asked, const struct criteria *const *rules,
                 size_t n, enum answer *out);

#endif
