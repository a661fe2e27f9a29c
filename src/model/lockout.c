/* lockout: see lockout.h. */
#include "model/lockout.h"

#include "model/catalog.h"

enum { SUBJECT_SIZE = 2 * CRYPTO_HASH_SIZE + 1, ADDRESS_FACTOR = 10 };

#define MINUTE_MS INT64_C(60000)
#define WINDOW_MS INT64_C(86400000) /* failures in a row: none older than this */

static void hash_subject(const struct crypto_secret *secret, enum lockout_kind kind,
                         struct arena *arena, struct str subject, char out[SUBJECT_SIZE])
{
    unsigned char hash[CRYPTO_HASH_SIZE];
    struct str text = str_fmt(arena, "%s:%.*s", kind == LOCKOUT_EMAIL ? "email" : "address",
                              (int)subject.n, subject.p ? subject.p : "");
    crypto_keyed_hash(secret->hash_key, text, hash);
    crypto_hex(hash, sizeof(hash), out);
}

static int64_t allowed(struct model *m, enum lockout_kind kind)
{
    int64_t n = catalog_setting_int(m->catalog, "lockout_failures");
    return kind == LOCKOUT_EMAIL ? n : n * ADDRESS_FACTOR;
}

/* Until when the subject is locked after its n-th failure in a row; 0 = not. */
static int64_t locked_until(struct model *m, enum lockout_kind kind, int64_t failures)
{
    if (failures < allowed(m, kind))
        return 0;
    return m->now + catalog_setting_int(m->catalog, "lockout_minutes") * MINUTE_MS;
}

int lockout_attempt(struct model *m, const struct crypto_secret *secret, enum lockout_kind kind,
                    struct str subject)
{
    static const char count[] = "INSERT INTO lockout (subject, failures, last_at) VALUES (?, 1, ?) "
                                "ON CONFLICT (subject) DO UPDATE"
                                " SET failures = CASE WHEN lockout.last_at < ? AND "
                                "lockout.locked_until < ? THEN 1 ELSE lockout.failures + 1 END,"
                                " last_at = excluded.last_at";
    static const char read[] = "SELECT locked_until FROM lockout WHERE subject = ?";
    static const char failures_of[] = "SELECT failures FROM lockout WHERE subject = ?";
    static const char lock[] = "UPDATE lockout SET locked_until = ? WHERE subject = ?";
    char key[SUBJECT_SIZE];

    hash_subject(secret, kind, m->arena, subject, key);
    int64_t until = db_int(m->conn, 0, read, "z", key);
    if (until > m->now)
        return (int)((until - m->now + 999) / 1000);
    db_run(m->conn, count, "ziii", key, m->now, m->now - WINDOW_MS, m->now - WINDOW_MS);
    until = locked_until(m, kind, db_int(m->conn, 0, failures_of, "z", key));
    if (until)
        db_run(m->conn, lock, "iz", until, key);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

void lockout_clear(struct model *m, const struct crypto_secret *secret, enum lockout_kind kind,
                   struct str subject)
{
    static const char forget[] = "DELETE FROM lockout WHERE subject = ?";
    static const char take_back[] =
        "UPDATE lockout SET failures = failures - 1, locked_until = 0 WHERE subject = ?";
    char key[SUBJECT_SIZE];
    hash_subject(secret, kind, m->arena, subject, key);
    db_run(m->conn, kind == LOCKOUT_EMAIL ? forget : take_back, "z", key);
}

void lockout_forget(struct db_conn *conn, int64_t now)
{
    db_run(conn, "DELETE FROM lockout WHERE last_at < ? AND locked_until < ?", "ii",
           now - WINDOW_MS, now);
}
