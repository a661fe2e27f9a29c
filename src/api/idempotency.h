/*
 * idempotency: a POST with an Idempotency-Key is done once. The answer is stored in the same
 * transaction as what it did, sealed (an answer may show a new key), under its owner: the same key
 * of somebody else is another one. Kept for a day (job/retention).
 */
#ifndef API_IDEMPOTENCY_H
#define API_IDEMPOTENCY_H

#include "api/route.h"

/* Whether the call has a key that counts (POST of a known actor in a write transaction). -1 with
 * m->error when the key is malformed. */
int idempotency_wanted(struct call *c);
/*
 * In the transaction, before the handler: 1 = answered from what is stored (in http->reply), 0 = do
 * it (the key is claimed; the same request elsewhere waits), -1 = refused with m->error, or to be
 * tried again (c->again).
 */
int idempotency_begin(struct call *c);
/* In the transaction, after the handler: stores the answer. */
void idempotency_store(struct call *c, int status);

#endif
