/*
 * session: a member signed in with a browser. The cookie holds a random token; stored is only its
 * keyed hash, so that a copy of the database signs nobody in. A session ends when it was not used
 * for session_days (a setting), after SESSION_DAYS_MAX in any case, by sign-out, by a new password,
 * and when its member is disabled.
 */
#ifndef MODEL_SESSION_H
#define MODEL_SESSION_H

#include "base/crypto.h"
#include "model/model.h"

enum { SESSION_DAYS_MAX = 365 };

struct session {
    int64_t id, member_id;
    int64_t expires_at;    /* ms; unless it is used before */
    struct str csrf, name; /* name of the member */
    enum profile profile;
    bool export_allowed;
};

/* Makes one; `token` is for the cookie, `csrf` for /me. Id or -1. */
int64_t session_create(struct model *m, const struct crypto_secret *secret, int64_t member_id,
                       struct str address, struct str user_agent, char token[CRYPTO_TOKEN_SIZE],
                       char csrf[CRYPTO_TOKEN_SIZE]);
/* The live session of an active member, by the token's hash, in arena memory. False when there is
 * none. */
bool session_find(struct model *m, const unsigned char hash[CRYPTO_HASH_SIZE], struct session *out);
/* Ends one session of a member, or with `keep` all others. Number ended; ids of them in *ended
 * (arena memory) so that streams can be closed. */
int64_t session_end(struct model *m, int64_t member_id, int64_t id, int64_t **ended);
int64_t session_end_all(struct model *m, int64_t member_id, int64_t keep, int64_t **ended);
/* Notes when sessions were used last. */
void session_seen(struct db_conn *conn, const int64_t *ids, const int64_t *at, size_t n);
/* Writes the live sessions of a member as an array. */
void session_list(struct model *m, int64_t member_id, int64_t current, struct json_out *out);

#endif
