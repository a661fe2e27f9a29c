/*
 * known: which kinds of data the workspace has received (product.md, M2), and the number of
 * features that can be used. Kept in refresh_state, where fields read it: has_usage,
 * has_subscription, has_invoice, has_ticket, has_issue, has_contact, has_consumption = 1 once there
 * was any; features.
 */
#ifndef ENGINE_KNOWN_H
#define ENGINE_KNOWN_H

#include "db/db.h"

enum { KNOWN_KINDS = 7 };

struct known {
    bool kinds[KNOWN_KINDS]; /* new: not noted yet */
    int64_t features;        /* -1 = as noted */
};

/* What is new since it was noted; on the snapshot of a round. */
/* Whether there is anything new. */
bool known_news(const struct known *k);
void known_read(struct known *k, struct db_conn *conn);
/* Notes it, in the transaction of the round. */
void known_write(const struct known *k, struct db_conn *conn);

#endif
