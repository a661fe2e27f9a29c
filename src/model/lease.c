/* lease: see lease.h. */
#include "model/lease.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/crypto.h"

static int64_t machine_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void lease_init(struct lease *l, const char *name, const char *node)
{
    *l = (struct lease){.name = name};
    snprintf(l->holder, sizeof(l->holder), "%.60s/%ld/%08x", node, (long)getpid(),
             (unsigned)crypto_random_u64());
}

/*
 * SQLite, where a lease is not for sharing work but for outliving a killed process: looks instead
 * of writing each time, so that an idle server writes nothing.
 */
static bool still_holds(struct db *db, const struct lease *l)
{
    struct db_conn *conn = db_acquire(db, DB_READ);
    bool mine = conn && lease_check(conn, l) == 0;
    if (conn)
        db_release(&conn);
    return mine;
}

static bool take(struct db_conn *conn, struct lease *l, bool by_force)
{
    static const char take_free[] =
        "INSERT INTO lease (name, holder, epoch, expires_at) VALUES (?, ?, 1, ?) ON CONFLICT "
        "(name) DO UPDATE"
        " SET holder = excluded.holder, epoch = lease.epoch + 1, expires_at = excluded.expires_at"
        " WHERE lease.expires_at < ? OR lease.holder = excluded.holder";
    static const char keep[] =
        "UPDATE lease SET expires_at = ? WHERE name = ? AND holder = ? AND epoch = ?";
    static const char epoch[] = "SELECT epoch FROM lease WHERE name = ? AND holder = ?";
    int64_t now = machine_now(), until = now + LEASE_TTL_MS;

    if (l->epoch && db_run(conn, keep, "izzi", until, l->name, l->holder, l->epoch) == 1)
        return true;
    l->epoch = 0;
    if (db_run(conn, take_free, "zzii", l->name, l->holder, until, by_force ? INT64_MAX : now) == 1)
        l->epoch = db_int(conn, 0, epoch, "zz", l->name, l->holder);
    return l->epoch > 0;
}

bool lease_hold(struct db *db, struct lease *l)
{
    int64_t now = clock_mono();
    bool embedded = db_engine(db) == DB_SQLITE;
    if (now < l->renew_at)
        return l->epoch > 0;
    l->renew_at = now + LEASE_RENEW_MS;
    if (embedded && l->epoch && still_holds(db, l))
        return true;
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    bool taken =
        conn && db_begin(conn) == 0 && take(conn, l, embedded && !l->tried) && db_commit(conn) == 0;
    if (conn)
        db_release(&conn);
    l->tried = true;
    if (taken)
        return true;
    l->epoch = 0;
    l->renew_at = now + LEASE_RETRY_MS;
    return false;
}

int lease_check(struct db_conn *conn, const struct lease *l)
{
    static const char mine[] =
        "SELECT 1 FROM lease WHERE name = ? AND holder = ? AND epoch = ? {for_update}";
    return db_int(conn, 0, mine, "zzi", l->name, l->holder, l->epoch) == 1 ? 0 : -1;
}

void lease_release(struct db *db, struct lease *l)
{
    static const char release[] =
        "UPDATE lease SET expires_at = 0 WHERE name = ? AND holder = ? AND epoch = ?";
    if (!l->epoch)
        return;
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    if (conn)
        db_run(conn, release, "zzi", l->name, l->holder, l->epoch);
    db_release(&conn);
    l->epoch = 0;
}
