/*
 * identity: who is asking. Looks sessions and keys up by the keyed hash of what the client sent,
 * with a bounded cache in memory. What is revoked or changed raises the access epoch
 * (model/access.h): this node forgets at once, the others within a second. Use is noted in batches
 * (last_seen_at, last_used_at).
 */
#ifndef API_IDENTITY_H
#define API_IDENTITY_H

#include "api/route.h"
#include "base/crypto.h"

struct identities;

/* Keeps both until identities_free. Never NULL. */
struct identities *identities_new(struct db *db, const struct crypto_secret *secret);
/* Clears the pointer. */
void identities_free(struct identities **ids);

/*
 * Each sets c->actor, c->known and, for sessions, c->session and c->csrf. 1 = known, 0 = not, -1 =
 * the database cannot be asked. Acquires a reading connection on a miss. c->model.catalog and now
 * are set.
 */
int identity_of_session(struct identities *ids, struct call *c, struct str token);
int identity_of_key(struct identities *ids, struct call *c, struct str key);

/* Forgets everything: called after a commit that revoked something. */
void identities_forget(struct identities *ids);
/* Looks at the epoch; writes down who was seen. Called each second by the server's own thread. */
void identities_tick(struct identities *ids);
/* Writes down who was seen, now. */
void identities_flush(struct identities *ids);

#endif
