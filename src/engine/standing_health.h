/*
 * standing_health: the four signals and the score of some accounts; the part of standing that is
 * about health.
 */
#ifndef ENGINE_STANDING_HEALTH_H
#define ENGINE_STANDING_HEALTH_H

#include "engine/standing_answer.h"

struct standing_health;

/* One account by one configuration. */
struct health_values {
    const struct health_rules *rules; /* NULL: none applies */
    enum health signals[HEALTH_SIGNALS];
    int score; /* -1 = none */
};

/* Evaluates the accounts by one configuration, out[i] for each. 0 or -1. */
int health_values_read(struct model *m, const struct asked *asked, const struct health_rules *rules,
                       struct health_values *out);

/* What changes for the accounts, by the configuration that decides for each (in their order). NULL
 * on a failed connection. */
struct standing_health *standing_health_compute(struct model *m, const struct health_rules *rules,
                                                size_t nrules, const struct asked *asked);
bool standing_health_differs(const struct standing_health *h);
/* Values of at most so many accounts, and a row of field_history and an event of the timeline for
 * each signal that changed (for the score an event). In the caller's transaction. */
int standing_health_write(struct standing_health *h, struct db_conn *conn, size_t most);

#endif
