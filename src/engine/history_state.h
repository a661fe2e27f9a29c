/*
 * history_state: what a field of an account was at the end of past days, from field_history
 * (stage, forecast, team roles ...); and its status, which its subscriptions decide.
 */
#ifndef ENGINE_HISTORY_STATE_H
#define ENGINE_HISTORY_STATE_H

#include "model/catalog.h"

/*
 * The stored values (numbers as text, ids of names and references) at the instants `ends`,
 * ascending, n of them; STR_NONE = none, or not known that far back. Arena memory; NULL when a read
 * failed.
 */
struct str *history_state(struct model *m, const struct field *f, int64_t account,
                          const int64_t *ends, size_t n);
/* The same of the status: ids of subscription_status. */
struct str *history_status(struct model *m, int64_t account, const int64_t *ends, size_t n);

#endif
