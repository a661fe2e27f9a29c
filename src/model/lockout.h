/*
 * lockout: brakes guessing of passwords, per e-mail address and per client address, on all nodes (a
 * table). An attempt is counted before the password is looked at, so that many at once gain
 * nothing. Subjects are stored as keyed hashes: people type passwords into the wrong box. Unknown
 * addresses count like known ones, so the answer tells nothing.
 */
#ifndef MODEL_LOCKOUT_H
#define MODEL_LOCKOUT_H

#include "base/crypto.h"
#include "model/model.h"

enum lockout_kind {
    LOCKOUT_EMAIL,   /* few guesses (setting lockout_failures), then a pause (lockout_minutes) */
    LOCKOUT_ADDRESS, /* many, for an office behind one address */
};

/* Counts an attempt; 0 when it may go on, else seconds to wait. -1 when the database failed. */
int lockout_attempt(struct model *m, const struct crypto_secret *secret, enum lockout_kind kind,
                    struct str subject);
/* The attempt was right: forgets the failures for an e-mail address; for a client address takes
 * this one back. */
void lockout_clear(struct model *m, const struct crypto_secret *secret, enum lockout_kind kind,
                   struct str subject);
/* Forgets what is old. */
void lockout_forget(struct db_conn *conn, int64_t now);

#endif
