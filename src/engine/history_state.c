/*
 * history_state: see history_state.h. A trail is read once and walked along the instants.
 */
#include "engine/history_state.h"

#include <string.h>

#include "base/arena.h"

enum { TRAIL_MAX = 100000 };

/* Fills values[i] with the newest value before ends[i]. */
static int walk(struct model *m, const char *entity, int64_t id, const char *field,
                const int64_t *ends, size_t n, struct str *values, struct str *first)
{
    static const char read[] = "SELECT at, value FROM field_history WHERE entity = ? AND entity_id"
                               " = ? AND field = ? ORDER BY at, id LIMIT ?";
    struct db_stmt *st = db_query(m->conn, read, "zizi", entity, id, field, (int64_t)TRAIL_MAX);
    struct str now = STR_NONE;
    bool any = false;
    size_t i = 0;
    while (db_next(st)) {
        for (; i < n && ends[i] <= db_col_int(st, 0); i++)
            values[i] = now;
        now = db_is_null(st, 1) ? STR_NONE : str_dup(m->arena, db_col_text(st, 1));
        if (!any && first)
            *first = now;
        any = true;
    }
    db_done(st);
    for (; i < n; i++)
        values[i] = now;
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

static struct str *none(struct model *m, size_t n)
{
    struct str *values = arena_array(m->arena, n, sizeof(*values));
    for (size_t i = 0; i < n; i++)
        values[i] = STR_NONE;
    return values;
}

struct str *history_state(struct model *m, const struct field *f, int64_t account,
                          const int64_t *ends, size_t n)
{
    struct str *values = none(m, n);
    return walk(m, "account", account, f->key, ends, n, values, NULL) < 0 ? NULL : values;
}

struct subscription {
    int64_t id, from; /* from: instant at which it came to be */
};

static size_t read_subscriptions(struct model *m, int64_t account, struct subscription **out)
{
    static const char count[] = "SELECT count(*) FROM subscription WHERE account_id = ?";
    static const char read[] = "SELECT id, created_on FROM subscription WHERE account_id = ? AND"
                               " deleted_at IS NULL ORDER BY id LIMIT ?";
    int64_t most = db_int(m->conn, 0, count, "i", account);
    size_t n = 0;
    *out = arena_array(m->arena, (size_t)most, sizeof(**out));
    struct db_stmt *st = db_query(m->conn, read, "ii", account, most);
    while (db_next(st))
        (*out)[n++] = (struct subscription){db_col_int(st, 0), db_col_int(st, 1)};
    db_done(st);
    return n;
}

struct status {
    struct str id;
    int rank; /* 0 decides before 1 */
};

/* All statuses in the order in which they decide. */
static size_t read_statuses(struct model *m, struct status **out)
{
    static const char read[] =
        "SELECT id FROM subscription_status ORDER BY CASE type WHEN 'active' THEN 0 WHEN"
        " 'suspended' THEN 1 WHEN 'future' THEN 2 ELSE 3 END, position, id LIMIT ?";
    int64_t most = db_int(m->conn, 0, "SELECT count(*) FROM subscription_status", "");
    size_t n = 0;
    *out = arena_array(m->arena, (size_t)most, sizeof(**out));
    struct db_stmt *st = db_query(m->conn, read, "i", most);
    for (; db_next(st); n++)
        (*out)[n] =
            (struct status){str_fmt(m->arena, "%lld", (long long)db_col_int(st, 0)), (int)n};
    db_done(st);
    return n;
}

static int rank_of(const struct status *all, size_t n, struct str id)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(all[i].id, id))
            return all[i].rank;
    return -1;
}

struct str *history_status(struct model *m, int64_t account, const int64_t *ends, size_t n)
{
    static const struct field sent = {.key = "status"};
    struct subscription *subscriptions;
    struct status *statuses;
    size_t nstatuses = read_statuses(m, &statuses);
    size_t count = read_subscriptions(m, account, &subscriptions);
    struct str *out = history_state(m, &sent, account, ends, n);
    int *best = arena_array(m->arena, n, sizeof(*best));
    struct str *values = none(m, n);
    if (!out || db_error(m->conn) != DB_OK)
        return NULL;
    for (size_t i = 0; i < n; i++)
        best[i] = -1;
    for (size_t s = 0; s < count; s++) {
        struct str first = STR_NONE;
        if (walk(m, "subscription", subscriptions[s].id, "status", ends, n, values, &first) < 0)
            return NULL;
        for (size_t i = 0; i < n; i++) {
            /* It came to be before it was known here. */
            struct str value = values[i].p ? values[i] : first;
            int rank = subscriptions[s].from < ends[i] ? rank_of(statuses, nstatuses, value) : -1;
            if (rank < 0 || (best[i] >= 0 && best[i] <= rank))
                continue;
            best[i] = rank;
            out[i] = value;
        }
    }
    return out;
}
