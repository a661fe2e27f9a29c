/*
 * member_token: links sent by mail, with which somebody sets a password: an invitation (7 days) or
 * a reset (2 hours). One use; a newer link of a member makes older ones void. Stored is only the
 * keyed hash.
 */
#ifndef MODEL_MEMBER_TOKEN_H
#define MODEL_MEMBER_TOKEN_H

#include "base/crypto.h"
#include "model/model.h"

struct member_token {
    int64_t member_id;
    struct str kind; /* "invitation", "reset" */
    struct str email, name;
};

/* Makes one and voids the member's others; 0 or -1. */
int member_token_create(struct model *m, const struct crypto_secret *secret, int64_t member_id,
                        const char *kind, char out[CRYPTO_TOKEN_SIZE]);
/* The live link, arena memory; -1 with m->error GONE when unknown, used or too old, or its member
 * is disabled. */
int member_token_find(struct model *m, const struct crypto_secret *secret, struct str token,
                      struct member_token *out);
/* Marks it and all others of the member as used; -1 when somebody was faster (GONE). */
int member_token_use(struct model *m, const struct crypto_secret *secret, struct str token,
                     int64_t member_id);

#endif
