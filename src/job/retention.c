/* retention: see retention.h. To add a store that grows: a row in `rules`, or a step of its own
 * below. */
#include "job/retention.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "base/log.h"
#include "engine/history.h"
#include "job/export_job.h"
#include "job/file_store.h"
#include "job/import_job.h"
#include "job/purge.h"
#include "model/export.h"
#include "model/import_file.h"
#include "model/lease.h"
#include "model/lockout.h"
#include "usage/store.h"

enum { SLICE_ROWS = 500, ARENA_MAX = 16 << 20, EXPORTS_AT_ONCE = 10 };

#define DAY_MS INT64_C(86400000)

/* Deletes at most SLICE_ROWS rows older than an instant: bound are the instant and the number. */
static const struct rule {
    const char *setting; /* days; NULL = fixed */
    int days;
    const char *sql;
} rules[] = {
    {"session_days", 0,
     "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE last_seen_at < ? LIMIT ?)"},
    {NULL, 0,
     "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at < ? LIMIT ?)"},
    {NULL, 1,
     "DELETE FROM member_token WHERE token_hash IN (SELECT token_hash FROM member_token WHERE "
     "expires_at < ? LIMIT ?)"},
    {NULL, 1,
     "DELETE FROM idempotency WHERE (owner, key) IN (SELECT owner, key FROM idempotency WHERE at < "
     "? LIMIT ?)"},
    {NULL, 90,
     "DELETE FROM job_result WHERE id IN (SELECT r.id FROM job j JOIN job_result r ON r.job_id = "
     "j.id WHERE j.finished_at < ? LIMIT ?)"},
    {NULL, 90,
     "DELETE FROM import WHERE id IN (SELECT id FROM import WHERE kept = 0 AND created_at < ? "
     "LIMIT ?)"},
    {NULL, 90,
     "DELETE FROM job WHERE id IN (SELECT j.id FROM job j WHERE j.finished_at < ? AND NOT EXISTS"
     " (SELECT 1 FROM job_result r WHERE r.job_id = j.id) AND NOT EXISTS (SELECT 1 FROM export x"
     " WHERE x.job_id = j.id) LIMIT ?)"},
    {"retention_mail_days", 0,
     "DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE created_at < ? AND status <> "
     "'queued' LIMIT ?)"},
    {"retention_audit_days", 0,
     "DELETE FROM audit WHERE id IN (SELECT a.id FROM change_set c JOIN audit a ON a.change_set_id "
     "= c.id"
     " WHERE c.at < ? LIMIT ?)"},
    {"retention_audit_days", 0,
     "DELETE FROM change_set WHERE id IN (SELECT c.id FROM change_set c WHERE c.at < ? AND NOT "
     "EXISTS"
     " (SELECT 1 FROM audit a WHERE a.change_set_id = c.id) ORDER BY c.at LIMIT ?)"},
    {"retention_audit_days", 0,
     "DELETE FROM segment_event WHERE at < ? AND id IN (SELECT id FROM segment_event ORDER BY id"
     " LIMIT ?)"},
    {"retention_timeline_days", 0,
     "DELETE FROM timeline_event WHERE at < ? AND id IN (SELECT id FROM timeline_event ORDER BY id"
     " LIMIT ?)"},
};

static int64_t delete_by_rules(struct model *m)
{
    int64_t total = 0;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        int64_t days =
            rules[i].setting ? catalog_setting_int(m->catalog, rules[i].setting) : rules[i].days;
        int64_t n =
            db_run(m->conn, rules[i].sql, "ii", m->now - days * DAY_MS, (int64_t)SLICE_ROWS);
        if (n > 0)
            total += n;
    }
    lockout_forget(m->conn, m->now);
    return total;
}

/* The oldest day of use, and of the history of accounts, beyond what is kept. */
static int64_t delete_usage(struct model *m)
{
    static const char feature_days[] = "DELETE FROM account_feature_day WHERE day = ?";
    int64_t uses_from = m->today - catalog_setting_int(m->catalog, "retention_user_days");
    int64_t sums_from = m->today - catalog_setting_int(m->catalog, "retention_feature_days"),
            total = 0;
    int64_t oldest = db_int(m->conn, INT32_MAX, "SELECT min(day) FROM user_day", "");
    if (oldest < uses_from)
        total += store_drop_before(m->conn, (int32_t)oldest + 1) != 0;
    oldest = db_int(m->conn, INT32_MAX, "SELECT min(day) FROM account_feature_day", "");
    if (oldest < sums_from)
        total += db_run(m->conn, feature_days, "i", oldest) != 0;
    total += history_drop(m->conn, m->today) != 0;
    return total;
}

static int64_t delete_records(struct model *m)
{
    int64_t before = m->now - catalog_setting_int(m->catalog, "retention_deleted_days") * DAY_MS;
    int64_t total = purge_account(m, before);
    if (total == 0)
        total += purge_user(m, before);
    return total + purge_groups(m, before, SLICE_ROWS) + purge_records(m, before, SLICE_ROWS);
}

/* Uploads; that they were there is kept as long as their job. */
static size_t drop_imports(struct model *m, const struct file_store *store)
{
    int64_t ids[EXPORTS_AT_ONCE];
    size_t n = import_file_forget(m, ids, EXPORTS_AT_ONCE);
    for (size_t i = 0; i < n; i++)
        file_store_drop(store, m->conn, m->arena, import_stored_name(m->arena, ids[i]));
    return n;
}

/* Exports with their files. */
static int64_t delete_exports(struct model *m, const struct file_store *store)
{
    int64_t ids[EXPORTS_AT_ONCE];
    size_t n = export_forget(m, ids, EXPORTS_AT_ONCE);
    for (size_t i = 0; i < n; i++)
        file_store_drop(store, m->conn, m->arena, export_stored_name(m->arena, ids[i]));
    n += drop_imports(m, store);
    return (int64_t)n;
}

static int64_t slice(struct model *m, const struct file_store *store, const struct lease *lease)
{
    if (db_begin(m->conn) < 0 || lease_check(m->conn, lease) < 0)
        return 0;
    int64_t total =
        delete_by_rules(m) + delete_exports(m, store) + delete_usage(m) + delete_records(m);
    model_flush_changes(m, "purge");
    if (db_commit(m->conn) == 0)
        return total;
    log_warn("old data was not removed", "why=database");
    return 0;
}

bool retention_slice(struct db *db, struct catalog_holder *catalogs, const char *files,
                     const struct lease *lease)
{
    struct arena *arena = arena_new(ARENA_MAX);
    struct actor actor = {.kind = ACTOR_SYSTEM};
    struct error error;
    struct model m = {
        .arena = arena, .actor = &actor, .error = &error, .now = clock_now(), .quiet = true};
    int64_t total = 0;
    error_init(&error, arena);
    m.catalog = catalog_current(catalogs);
    m.conn = m.catalog ? db_acquire(db, DB_WRITE) : NULL;
    if (m.conn) {
        m.calendar = m.catalog->calendar;
        m.today = calendar_day(m.calendar, m.now);
        total = slice(&m, &(struct file_store){db, files}, lease);
        db_release(&m.conn);
    }
    if (m.catalog)
        catalog_drop(&m.catalog);
    arena_free(&arena);
    return total > 0;
}
