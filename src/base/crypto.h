/*
 * crypto: random, keyed hashes, passwords and sealing, all by libsodium; plus the workspace's
 * secret file. Thread-safe after crypto_setup().
 */
#ifndef BASE_CRYPTO_H
#define BASE_CRYPTO_H

#include "base/str.h"

enum {
    CRYPTO_HASH_SIZE = 32,      /* bytes of a keyed hash */
    CRYPTO_TOKEN_SIZE = 44,     /* a random token with its zero: 43 of base64url = 256 bits */
    CRYPTO_PASSWORD_SIZE = 128, /* a stored argon2id text with its zero */
    CRYPTO_SECRET_SIZE = 32
};

/* Key material of an installation, in a file of mode 0600 made by `migrate`, never in backups. */
struct crypto_secret {
    unsigned char hash_key[CRYPTO_SECRET_SIZE]; /* for stored hashes of keys, tokens, message ids */
    unsigned char seal_key[CRYPTO_SECRET_SIZE]; /* for sealing stored credentials (SMTP password) */
};

/* 0, or -1 when the library cannot start. Call once, first. */
int crypto_setup(void);
/* Reads the secret file; makes it (0600, fsync) when absent and `create`. -1 and a log line. */
int crypto_secret_load(const char *path, bool create, struct crypto_secret *out);

/* Fills with random bytes; a random number. */
void crypto_random(void *p, size_t n);
uint64_t crypto_random_u64(void);
/* Random token of letters, digits, - and _. */
void crypto_token(char out[CRYPTO_TOKEN_SIZE]);
/* Keyed BLAKE2b of 32 bytes. */
void crypto_keyed_hash(const unsigned char key[CRYPTO_SECRET_SIZE], struct str data,
                       unsigned char out[CRYPTO_HASH_SIZE]);
/* First 64 bits of the same. */
uint64_t crypto_keyed_hash64(const unsigned char key[CRYPTO_SECRET_SIZE], struct str data);
/* Equal in constant time. */
bool crypto_equal(const void *a, const void *b, size_t n);

/* argon2id, 64 MiB, 2 passes: about 100 ms; only in the password pool. -1 when memory is short. */
int crypto_password_hash(struct str password, char out[CRYPTO_PASSWORD_SIZE]);
bool crypto_password_check(const char *stored, struct str password);
/* As long as a check against a real one, always false: for unknown e-mail addresses. */
bool crypto_password_check_nobody(struct str password);

/* Authenticated encryption to base64, and back (STR_NONE when it does not open). Arena memory. */
struct str crypto_seal(struct arena *arena, const struct crypto_secret *secret, struct str plain);
struct str crypto_open(struct arena *arena, const struct crypto_secret *secret, struct str sealed);

/* base64 (standard alphabet, padding optional on reading); STR_NONE when not base64. Arena memory.
 */
struct str crypto_base64_decode(struct arena *arena, struct str text);
struct str crypto_base64_encode(struct arena *arena, struct str bytes);
/* Lower-case hex of n bytes into out (2n+1). */
void crypto_hex(const unsigned char *p, size_t n, char *out);

#endif
