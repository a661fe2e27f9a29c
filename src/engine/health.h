/*
 * health: what a page shows of an account's health: why each signal is what it is, and what it was
 * on past days (product.md, H3, H4). Rules are asked anew, of one account, when it is shown.
 */
#ifndef ENGINE_HEALTH_H
#define ENGINE_HEALTH_H

#include "model/health_config.h"

enum { HEALTH_DAYS_MAX = 400 };

/*
 * Writes the configuration that decides, the score and each signal: value, since when, before,
 * reason, what is missing, weight, contribution to the score, and its rules as trees in which each
 * condition says its words, the figure found and whether it held; then what changed since yesterday
 * among the figures named. Members of an open object. The account must be visible. 0 or -1.
 *
 * Of a day that is over, the values are those that are kept, by the configuration of then, with the
 * figures of then as far as days keep them (standing_answer.h); -1 with m->error where nothing is
 * kept of it. m->today for now.
 */
int health_explain(struct model *m, int64_t account, int32_t day, struct json_out *out);
/* Writes the days, oldest first, the last is today, into an open array; a day of which nothing is
 * kept is left out. 0 or -1. */
int health_history(struct model *m, int64_t account, int days, struct json_out *out);

#endif
