/* session: see session.h. */
#include "model/session.h"

#include "model/access.h"
#include "model/catalog.h"

enum { AGENT_MAX = 300, TOKEN_LENGTH = CRYPTO_TOKEN_SIZE - 1 };

#define DAY_MS INT64_C(86400000)
#define LIVE "s.expires_at > ? AND s.last_seen_at > ?"

/* How long a session lives without use, ms. */
static int64_t idle_ms(const struct model *m)
{
    return catalog_setting_int(m->catalog, "session_days") * DAY_MS;
}

int64_t session_create(struct model *m, const struct crypto_secret *secret, int64_t member_id,
                       struct str address, struct str user_agent, char token[CRYPTO_TOKEN_SIZE],
                       char csrf[CRYPTO_TOKEN_SIZE])
{
    static const char insert[] = "INSERT INTO session (token_hash, csrf, member_id, created_at, "
                                 "last_seen_at, expires_at, address, user_agent)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    unsigned char hash[CRYPTO_HASH_SIZE];

    crypto_token(token);
    crypto_token(csrf);
    crypto_keyed_hash(secret->hash_key, (struct str){token, TOKEN_LENGTH}, hash);
    if (user_agent.n > AGENT_MAX)
        user_agent.n = AGENT_MAX;
    return db_insert(m->conn, insert, "bziiiiss", (struct str){(char *)hash, sizeof(hash)}, csrf,
                     member_id, m->now, m->now, m->now + SESSION_DAYS_MAX * DAY_MS, address,
                     user_agent);
}

bool session_find(struct model *m, const unsigned char hash[CRYPTO_HASH_SIZE], struct session *out)
{
    static const char find[] =
        "SELECT s.id, s.member_id, s.expires_at, s.last_seen_at, s.csrf, m.name, m.profile, "
        "m.export_allowed"
        " FROM session s JOIN member m ON m.id = s.member_id"
        " WHERE s.token_hash = ? AND " LIVE " AND m.status = 'active' AND m.deleted_at IS NULL";
    struct db_stmt *st =
        db_query(m->conn, find, "bii", (struct str){(const char *)hash, CRYPTO_HASH_SIZE}, m->now,
                 m->now - idle_ms(m));
    bool found = db_next(st);
    if (found) {
        int profile = profile_of(db_col_text(st, 6));
        int64_t idle_end = db_col_int(st, 3) + idle_ms(m);
        *out = (struct session){.id = db_col_int(st, 0),
                                .member_id = db_col_int(st, 1),
                                .expires_at =
                                    db_col_int(st, 2) < idle_end ? db_col_int(st, 2) : idle_end,
                                .csrf = str_dup(m->arena, db_col_text(st, 4)),
                                .name = str_dup(m->arena, db_col_text(st, 5)),
                                .profile = profile < 0 ? PROFILE_READ_ONLY : (enum profile)profile,
                                .export_allowed = db_col_int(st, 7)};
    }
    db_done(st);
    return found;
}

/* Deletes the sessions named. */
static int64_t end_these(struct model *m, const int64_t *ids, size_t n)
{
    if (!n)
        return 0;
    access_changed(m->conn);
    return db_run(m->conn, "DELETE FROM session WHERE id {in_ints}", "I", ids, n);
}

static size_t read_ids(struct model *m, struct db_stmt *st, int64_t **ids)
{
    enum { MOST = 1000 };
    size_t n = 0;
    *ids = arena_array(m->arena, MOST, sizeof(**ids));
    while (n < MOST && db_next(st))
        (*ids)[n++] = db_col_int(st, 0);
    db_done(st);
    return n;
}

int64_t session_end(struct model *m, int64_t member_id, int64_t id, int64_t **ended)
{
    static const char find[] = "SELECT id FROM session WHERE member_id = ? AND id = ?";
    size_t n = read_ids(m, db_query(m->conn, find, "ii", member_id, id), ended);
    return end_these(m, *ended, n);
}

int64_t session_end_all(struct model *m, int64_t member_id, int64_t keep, int64_t **ended)
{
    static const char find[] = "SELECT id FROM session WHERE member_id = ? AND id <> ?";
    size_t n = read_ids(m, db_query(m->conn, find, "ii", member_id, keep), ended);
    return end_these(m, *ended, n);
}

void session_seen(struct db_conn *conn, const int64_t *ids, const int64_t *at, size_t n)
{
    static const char seen[] =
        "UPDATE session SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?";
    for (size_t i = 0; i < n; i++)
        db_run(conn, seen, "iii", at[i], ids[i], at[i]);
}

void session_list(struct model *m, int64_t member_id, int64_t current, struct json_out *out)
{
    static const char list[] =
        "SELECT s.id, s.created_at, s.last_seen_at, s.address, s.user_agent FROM session s"
        " WHERE s.member_id = ? AND " LIVE " ORDER BY s.last_seen_at DESC, s.id LIMIT 1000";
    struct db_stmt *st = db_query(m->conn, list, "iii", member_id, m->now, m->now - idle_ms(m));
    json_open_array(out);
    while (db_next(st)) {
        json_open_object(out);
        json_member_int(out, "id", db_col_int(st, 0));
        json_member_instant(out, "created_at", db_col_int(st, 1));
        json_member_instant(out, "last_seen_at", db_col_int(st, 2));
        json_member_str(out, "address", db_col_text(st, 3));
        json_member_str(out, "user_agent", db_col_text(st, 4));
        json_member_bool(out, "current", db_col_int(st, 0) == current);
        json_close_object(out);
    }
    json_close_array(out);
    db_done(st);
}
