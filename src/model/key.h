/*
 * key: what programs authenticate with. An API key may only send events; a secret key may do what
 * an administrator may through the API. The text is shown once; stored is a keyed hash and the
 * first characters, to tell keys apart.
 */
#ifndef MODEL_KEY_H
#define MODEL_KEY_H

#include "base/crypto.h"
#include "model/model.h"

enum { KEY_SIZE = CRYPTO_TOKEN_SIZE + 8, KEY_PREFIX_LENGTH = 10, KEY_NAME_MAX = 100 };

struct key {
    int64_t id;
    bool ingest_only;
    struct str name;
};

/* kind "api" or "secret" (checked by the caller); the text of the key in `out`. Id or -1. */
int64_t key_create(struct model *m, const struct crypto_secret *secret, struct str kind,
                   struct str name, char out[KEY_SIZE]);
/* Makes a new key of the same kind and name; the old one lives until it is revoked. New id, -1 with
 * m->error. */
int64_t key_rotate(struct model *m, const struct crypto_secret *secret, int64_t id,
                   char out[KEY_SIZE]);
/* Kind of a live key; false when there is none. */
bool key_kind(struct model *m, int64_t id, bool *ingest_only);
/* -1 with m->error when there is no such live key. */
int key_revoke(struct model *m, int64_t id);
/* The live key of a hash, in arena memory; false when there is none. */
bool key_find(struct db_conn *conn, struct arena *arena, const unsigned char hash[CRYPTO_HASH_SIZE],
              struct key *out);
/* Notes when keys were used last. */
void key_used(struct db_conn *conn, const int64_t *ids, const int64_t *at, size_t n);
/* One row (id) or all (0), newest first, as objects into an open array; `text` adds the key itself
 * (shown once), STR_NONE none. */
int key_json(struct model *m, int64_t id, struct str text, struct json_out *out);

#endif
