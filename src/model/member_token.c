/* member_token: see member_token.h. */
#include "model/member_token.h"

#include <string.h>

#define HOUR_MS INT64_C(3600000)

enum { RESET_HOURS = 2, INVITATION_HOURS = 7 * 24, TOKEN_MAX = 200 };

static int gone(struct model *m)
{
    return error_set(m->error, ERROR_GONE, NULL);
}

static struct str hash_of(struct model *m, const struct crypto_secret *secret, struct str token)
{
    unsigned char *hash = arena_alloc(m->arena, CRYPTO_HASH_SIZE);
    crypto_keyed_hash(secret->hash_key, token, hash);
    return (struct str){(const char *)hash, CRYPTO_HASH_SIZE};
}

int member_token_create(struct model *m, const struct crypto_secret *secret, int64_t member_id,
                        const char *kind, char out[CRYPTO_TOKEN_SIZE])
{
    static const char drop[] = "DELETE FROM member_token WHERE member_id = ?";
    static const char insert[] = "INSERT INTO member_token (token_hash, member_id, kind, "
                                 "created_at, expires_at) VALUES (?, ?, ?, ?, ?)";
    int64_t hours = strcmp(kind, "reset") == 0 ? RESET_HOURS : INVITATION_HOURS;

    crypto_token(out);
    db_run(m->conn, drop, "i", member_id);
    int64_t n = db_run(m->conn, insert, "bizii", hash_of(m, secret, str_of(out)), member_id, kind,
                       m->now, m->now + hours * HOUR_MS);
    return n == 1 ? 0 : -1;
}

int member_token_find(struct model *m, const struct crypto_secret *secret, struct str token,
                      struct member_token *out)
{
    static const char find[] = "SELECT t.member_id, t.kind, m.email, m.name FROM member_token t "
                               "JOIN member m ON m.id = t.member_id"
                               " WHERE t.token_hash = ? AND t.used_at IS NULL AND t.expires_at > ? "
                               "AND m.deleted_at IS NULL"
                               " AND m.status <> 'disabled'";
    if (!token.n || token.n > TOKEN_MAX)
        return gone(m);
    struct db_stmt *st = db_query(m->conn, find, "bi", hash_of(m, secret, token), m->now);
    bool found = db_next(st);
    if (found)
        *out = (struct member_token){.member_id = db_col_int(st, 0),
                                     .kind = str_dup(m->arena, db_col_text(st, 1)),
                                     .email = str_dup(m->arena, db_col_text(st, 2)),
                                     .name = str_dup(m->arena, db_col_text(st, 3))};
    db_done(st);
    return found ? 0 : gone(m);
}

int member_token_use(struct model *m, const struct crypto_secret *secret, struct str token,
                     int64_t member_id)
{
    static const char use[] =
        "UPDATE member_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL";
    static const char drop[] = "DELETE FROM member_token WHERE member_id = ? AND used_at IS NULL";
    if (db_run(m->conn, use, "ib", m->now, hash_of(m, secret, token)) != 1)
        return gone(m);
    db_run(m->conn, drop, "i", member_id);
    return 0;
}
