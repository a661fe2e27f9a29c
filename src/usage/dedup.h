/*
 * dedup: retries count once. The ids of messages are kept as keyed 64-bit hashes for 24 h.
 *
 * SQLite: one row of packed hashes per commit, and all of them in memory (the last 24 h or the last
 * `items_max`, whichever is less); dedup_load reads them back, newest first, before the first item
 * with an id is judged. PostgreSQL: two tables used in turn, 24 h each, so that every node sees the
 * others' messages.
 *
 * A group claims the ids of its items first; what it then refuses is given back, so that it may be
 * sent again after a fix. The writer's thread only, except dedup_load and dedup_ready.
 */
#ifndef USAGE_DEDUP_H
#define USAGE_DEDUP_H

#include <stdatomic.h>

#include "base/crypto.h"
#include "db/db.h"

struct dedup;

struct claim {
    uint64_t hash;
    uint32_t item; /* the caller's */
    bool repeated; /* set by dedup_claim: counted before */
    bool refused;  /* set by the caller before dedup_keep: not counted after all */
};

/* Borrows the secret. */
struct dedup *dedup_new(enum db_engine engine, const struct crypto_secret *secret,
                        size_t items_max);
void dedup_free(struct dedup **d);
uint64_t dedup_hash(const struct dedup *d, struct str message_id);

/* Whether items with an id can be judged. Any thread. */
bool dedup_ready(const struct dedup *d);
/*
 * Reads stored hashes back (SQLite; nothing to do on PostgreSQL), in pieces, until done or *stop.
 * Only one thread, before anything is claimed. 0 = ready now; -1 with a failed connection: call
 * again.
 */
int dedup_load(struct dedup *d, struct db_conn *conn, int64_t now, const atomic_bool *stop);

/*
 * Whether the tables must change turns first (PostgreSQL): dedup_turn, in a transaction of its own.
 * When that fails with DB_BUSY, somebody reads the tables for long: go on without, it is due again
 * later.
 */
bool dedup_due(const struct dedup *d, int64_t now);
int dedup_turn(struct dedup *d, struct db_conn *conn, int64_t now);

/* In the group's transaction; 0, or -1 with a failed connection. The order of `claims` may change.
 */
int dedup_claim(struct dedup *d, struct db_conn *conn, struct claim *claims, size_t count,
                int64_t now);
int dedup_keep(struct dedup *d, struct db_conn *conn, struct claim *claims, size_t count,
               int64_t now);
/* After the transaction. */
void dedup_end(struct dedup *d, bool committed);
/*
 * After a restore, in its transaction: hashes that the backup's engine kept in its own form become
 * this engine's. Borrows the connection; 0, or -1 with a failed connection.
 */
int dedup_adopt(struct db_conn *conn, int64_t now);
/* Hashes in memory. */
size_t dedup_count(const struct dedup *d);

#endif
