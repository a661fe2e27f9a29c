/*
 * access: the epoch that tells every node to forget what it remembers about sessions, keys and
 * members. Raised in the transaction that revokes, disables or changes a profile; polled each
 * second by whoever caches identities.
 */
#ifndef MODEL_ACCESS_H
#define MODEL_ACCESS_H

#include "db/db.h"

/* Raises it, in the transaction of the change. */
void access_changed(struct db_conn *conn);
/* Current epoch; -1 when it cannot be read. */
int64_t access_epoch(struct db_conn *conn);

#endif
