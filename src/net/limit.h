/*
 * limit: token buckets by text key (address, key id), in memory, bounded (oldest go). For request
 * rates; counters that must hold across nodes (lock-out) are in the database. Thread-safe.
 */
#ifndef NET_LIMIT_H
#define NET_LIMIT_H

#include "base/str.h"

struct limiter;

/* Returns owned (free with limiter_free). At most `keys_max` keys are remembered. */
struct limiter *limiter_new(double per_second, double burst, size_t keys_max);
/* Clears the pointer. */
void limiter_free(struct limiter **l);
/* True when allowed; else *retry_after seconds (at least 1). *remaining tokens left. */
bool limiter_take(struct limiter *l, struct str key, double cost, int *retry_after, int *remaining);

#endif
