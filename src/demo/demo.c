/* demo: checks that the database is empty, makes the parts in order, has everything computed. */
#include "demo/demo.h"

#include <stdlib.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/hashmap.h"
#include "demo/progress.h"
#include "demo/world.h"
#include "db/migrate.h"
#include "engine/refresh.h"

#define MINUTE_MS INT64_C(60000)

enum { ARENA_BYTES = 256 << 20 };

/* What stands in the way; NULL when the demo can be made. */
static const char *obstacle(struct db *db)
{
    struct db_conn *conn = db_acquire(db, DB_READ);
    const char *why = NULL;

    if (!conn || migrate_version(conn) < 0)
        why = "the database cannot be read";
    else if (migrate_version(conn) != (int)migrations_count)
        why = "the database is not up to date: run `mainstay migrate` first";
    else if (db_int(conn, 1, "SELECT count(*) FROM member", "") +
                 db_int(conn, 1, "SELECT count(*) FROM account", "") +
                 db_int(conn, 1, "SELECT count(*) FROM setting", "") >
             0)
        why = "the database holds data already; the demo is made in an empty one, and only once";
    db_release(&conn);
    return why;
}

struct refreshing {
    struct progress progress;
    struct db *db;
};

static bool tell_refresh(void *data, int64_t done, int64_t total)
{
    struct refreshing *r = data;

    r->progress.total = total;
    progress_tell(&r->progress, done);
    db_checkpoint(r->db);
    return true;
}

static void compute(struct world *w)
{
    struct catalog_holder *catalogs;
    struct refreshing r = {.db = w->db};

    if (w->failed)
        return;
    catalogs = catalog_holder_new(w->db);
    progress_begin(&r.progress, "accounts computed", w->span.accounts, w->progress);
    if (!catalogs || refresh_all(w->db, catalogs, true, tell_refresh, &r) != 0)
        world_fail(w, "refresh");
    catalog_holder_free(&catalogs);
}

/* The refresher need not look at it all again when the server starts. */
static void settle(struct world *w)
{
    if (world_begin(w) != 0)
        return;
    db_run(w->m.conn, "DELETE FROM rule_changed", "");
    db_run(w->m.conn,
           "INSERT INTO refresh_state (name, value) VALUES ('day', ?)"
           " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
           "i", (int64_t)w->span.today);
    world_commit(w);
}

static void open_world(struct world *w, const struct demo_options *o)
{
    const struct calendar *calendar = calendar_get(STR("Europe/Berlin"));

    *w = (struct world){.db = o->db, .secret = o->secret, .progress = o->progress};
    w->actor = (struct actor){.kind = ACTOR_SYSTEM, .name = STR("demo")};
    w->arena = arena_new(ARENA_BYTES);
    w->now = clock_now() / MINUTE_MS * MINUTE_MS;
    w->span = (struct span){
        .seed = o->seed,
        .accounts = o->accounts,
        .days = (int32_t)o->days,
        .today = calendar_day(calendar ? calendar : calendar_get(STR("UTC")), w->now)};
}

static void add_keys(const struct world *w, struct buf *out)
{
    buf_addf(out,
             "\nKeys for sending data:\n  %s  API key: may only send events\n"
             "  %s  secret key: may do everything\n",
             w->api_key, w->secret_key);
}

int demo_make(const struct demo_options *options, struct buf *sign_ins, const char **why)
{
    struct world w;
    bool failed;

    *why = obstacle(options->db);
    if (*why)
        return -1;
    open_world(&w, options);
    world_setup(&w, sign_ins);
    world_customers(&w);
    world_usage(&w);
    world_traces(&w);
    world_rules(&w);
    compute(&w);
    settle(&w);
    add_keys(&w, sign_ins);
    failed = w.failed;
    free(w.customers);
    map_free(&w.names.ids);
    arena_free(&w.arena);
    if (failed)
        *why = "the demo could not be written; the lines above say why";
    return failed ? -1 : 0;
}
