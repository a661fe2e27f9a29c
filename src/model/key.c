/* key: see key.h. */
#include "model/key.h"

#include <stdio.h>

#include "model/access.h"
#include "model/audit.h"

int64_t key_create(struct model *m, const struct crypto_secret *secret, struct str kind,
                   struct str name, char out[KEY_SIZE])
{
    static const char insert[] =
        "INSERT INTO key (kind, name, prefix, key_hash, created_at, created_by)"
        " VALUES (?, ?, ?, ?, ?, ?)";
    char token[CRYPTO_TOKEN_SIZE];
    unsigned char hash[CRYPTO_HASH_SIZE];
    int64_t by = m->actor->kind == ACTOR_MEMBER ? m->actor->id : 0;

    crypto_token(token);
    int length = snprintf(out, KEY_SIZE, "%s_%s", str_is(kind, "secret") ? "sec" : "api", token);
    crypto_keyed_hash(secret->hash_key, (struct str){out, (size_t)length}, hash);
    int64_t id =
        db_insert(m->conn, insert, "sssbio", kind, name, (struct str){out, KEY_PREFIX_LENGTH},
                  (struct str){(char *)hash, sizeof(hash)}, m->now, by ? &by : NULL);
    if (id > 0)
        audit_write(m, "key", id, "", STR_NONE, audit_json(m, name), 1);
    return id;
}

bool key_kind(struct model *m, int64_t id, bool *ingest_only)
{
    static const char find[] = "SELECT kind FROM key WHERE id = ? AND revoked_at IS NULL";
    struct str kind = db_text(m->conn, m->arena, find, "i", id);
    *ingest_only = !str_is(kind, "secret");
    return kind.p != NULL;
}

int64_t key_rotate(struct model *m, const struct crypto_secret *secret, int64_t id,
                   char out[KEY_SIZE])
{
    static const char find[] = "SELECT kind, name FROM key WHERE id = ? AND revoked_at IS NULL";
    struct str kind = STR_NONE, name = STR_NONE;
    struct db_stmt *st = db_query(m->conn, find, "i", id);
    if (db_next(st)) {
        kind = str_dup(m->arena, db_col_text(st, 0));
        name = str_dup(m->arena, db_col_text(st, 1));
    }
    db_done(st);
    if (!kind.p)
        return error_set(m->error, ERROR_NOT_FOUND, "There is no such key, or it was revoked");
    return key_create(m, secret, kind, name, out);
}

int key_revoke(struct model *m, int64_t id)
{
    static const char revoke[] =
        "UPDATE key SET revoked_at = ?, version = version + 1 WHERE id = ? AND revoked_at IS NULL";
    int64_t n = db_run(m->conn, revoke, "ii", m->now, id);
    if (n == 0)
        return error_set(m->error, ERROR_NOT_FOUND, "There is no such key, or it was revoked");
    if (n < 0)
        return -1;
    access_changed(m->conn);
    audit_write(m, "key", id, "revoked_at", STR_NONE, str_fmt(m->arena, "%lld", (long long)m->now),
                2);
    return 0;
}

bool key_find(struct db_conn *conn, struct arena *arena, const unsigned char hash[CRYPTO_HASH_SIZE],
              struct key *out)
{
    static const char find[] =
        "SELECT id, kind, name FROM key WHERE key_hash = ? AND revoked_at IS NULL";
    struct db_stmt *st =
        db_query(conn, find, "b", (struct str){(const char *)hash, CRYPTO_HASH_SIZE});
    bool found = db_next(st);
    if (found)
        *out = (struct key){.id = db_col_int(st, 0),
                            .ingest_only = !str_is(db_col_text(st, 1), "secret"),
                            .name = str_dup(arena, db_col_text(st, 2))};
    db_done(st);
    return found;
}

void key_used(struct db_conn *conn, const int64_t *ids, const int64_t *at, size_t n)
{
    static const char used[] = "UPDATE key SET last_used_at = ? WHERE id = ? AND (last_used_at IS "
                               "NULL OR last_used_at < ?)";
    for (size_t i = 0; i < n; i++)
        db_run(conn, used, "iii", at[i], ids[i], at[i]);
}

static void member_instant(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_instant(out, name, db_col_int(st, column));
}

static void row_json(struct db_stmt *st, struct str text, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_str(out, "kind", db_col_text(st, 1));
    json_member_str(out, "name", db_col_text(st, 2));
    json_member_str(out, "prefix", db_col_text(st, 3));
    json_member_instant(out, "created_at", db_col_int(st, 4));
    json_key(out, "created_by");
    if (db_is_null(st, 7)) {
        json_out_null(out);
    } else {
        json_open_object(out);
        json_member_int(out, "id", db_col_int(st, 7));
        json_member_str(out, "name", db_col_text(st, 8));
        json_close_object(out);
    }
    member_instant(out, "last_used_at", st, 5);
    member_instant(out, "revoked_at", st, 6);
    if (text.p)
        json_member_str(out, "key", text);
    json_close_object(out);
}

int key_json(struct model *m, int64_t id, struct str text, struct json_out *out)
{
    static const char rows[] = "SELECT k.id, k.kind, k.name, k.prefix, k.created_at, "
                               "k.last_used_at, k.revoked_at, m.id, m.name"
                               " FROM key k LEFT JOIN member m ON m.id = k.created_by WHERE (? = 0 "
                               "OR k.id = ?) ORDER BY k.id DESC LIMIT 1000";
    struct db_stmt *st = db_query(m->conn, rows, "ii", id, id);
    int n = 0;
    for (; db_next(st); n++)
        row_json(st, text, out);
    db_done(st);
    return n;
}
