/*
 * ids: from the external ids that events carry to the internal ids of accounts and users.
 *
 * A bounded cache answers nearly all events: two tables; what is found in the older one moves to
 * the newer, and when that holds users_max the older one is forgotten. It knows only
 * what is alive. What it does not know is collected by the caller and looked up for the whole group
 * at once (ids_resolve), where unknown accounts and users are created with their id as name. Merge,
 * delete and purge raise epoch 'ids'; a group that sees another epoch forgets everything. One
 * thread.
 */
#ifndef USAGE_IDS_H
#define USAGE_IDS_H

#include "model/model.h"
#include "usage/names.h"

struct ids;

/* An account and a user that the events of a group name, and what became of them. */
struct who {
    struct name_key key; /* account (empty: the user's only one), user (empty: only the account) */
    int64_t at;          /* ms of the earliest event that names them */
    int64_t account, user;
    const char *refusal; /* NULL = found or created */
};

/* Returns owned (ids_free); empty. */
struct ids *ids_new(size_t users_max);
void ids_free(struct ids **ids);
/* First thing in a group's transaction: forgets when epoch 'ids' moved. True when it did. */
bool ids_begin(struct ids *ids, struct db_conn *conn);
/* After the transaction: what was learnt in one that was rolled back is forgotten. */
void ids_end(struct ids *ids, bool committed);
bool ids_get(struct ids *ids, const struct name_key *key, int64_t *account, int64_t *user);
/*
 * Looks up `count` entries and, where m's catalog allows, creates what is unknown; created_on is
 * the entry's instant if that is past. Two nodes may do so for the same id at once. 0, or -1 with a
 * failed connection.
 */
int ids_resolve(struct ids *ids, struct model *m, struct who *whos, size_t count);
/*
 * Waits until no other node creates names, until the end of the transaction; then what others
 * created is seen. For names without a unique index.
 */
void ids_lock(struct db_conn *conn);

/* --- ids_create.c --- */

/* A new account or user to write. */
struct fresh {
    struct str external_id;
    int64_t account; /* of a user */
    int64_t at;      /* created_on */
    int64_t id;      /* set here */
};

/* Create what the look-up did not find (ids_create.c); 0 or -1. */
int ids_create_accounts(struct model *m, struct fresh *list, size_t count);
int ids_create_users(struct model *m, struct fresh *list, size_t count);

#endif
