/* world: transactions, time and writing of records (see world.h). */
#include "demo/world.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "base/hashmap.h"
#include "base/log.h"

#define HOUR_MS INT64_C(3600000)

enum { CHECKPOINT_MS = 1000 };

int world_fail(struct world *w, const char *what)
{
    const struct error *e = &w->error;
    struct str detail = e->items ? e->items->message : e->detail;

    if (!w->failed)
        log_error("the demo cannot be made", "at=%s field=%.*s why=%.*s", log_quote(what),
                  e->items ? (int)e->items->field.n : 0, e->items ? e->items->field.p : "",
                  (int)detail.n, detail.p ? detail.p : "");
    w->failed = true;
    return -1;
}

int world_begin(struct world *w)
{
    if (w->failed)
        return -1;
    map_clear(&w->names.ids);
    arena_reset(w->arena);
    w->names.arena = w->arena;
    error_init(&w->error, w->arena);
    w->m = (struct model){.arena = w->arena,
                          .actor = &w->actor,
                          .error = &w->error,
                          .secret = w->secret,
                          .lenient = true,
                          .quiet = true,
                          .change_kind = "demo",
                          .known_names = &w->names,
                          .change_set = w->m.change_set};
    w->m.conn = db_acquire(w->db, DB_WRITE);
    if (!w->m.conn || db_begin(w->m.conn) != 0)
        return world_fail(w, "begin");
    w->m.catalog = catalog_build(w->m.conn);
    if (!w->m.catalog)
        return world_fail(w, "catalog");
    w->m.calendar = w->m.catalog->calendar;
    world_at(w, w->now);
    return 0;
}

/* This process is the only one that looks after the write-ahead log of SQLite. */
static void checkpoint(struct world *w)
{
    int64_t now = clock_mono();

    if (now - w->checkpoint_at < CHECKPOINT_MS)
        return;
    db_checkpoint(w->db);
    w->checkpoint_at = clock_mono();
}

int world_commit(struct world *w)
{
    int status = -1;

    /* Marks for the refresher are not written: in the end everything is computed anew. */
    w->m.changed_accounts = NULL;
    if (w->m.conn)
        status = w->failed ? -1 : db_commit(w->m.conn);
    db_release(&w->m.conn);
    catalog_drop(&w->m.catalog);
    checkpoint(w);
    return status == 0 ? 0 : world_fail(w, "commit");
}

void world_at(struct world *w, int64_t ms)
{
    w->m.now = ms < w->now ? ms : w->now;
    w->m.today = calendar_day(w->m.calendar, w->m.now);
}

int64_t world_instant(const struct world *w, struct dice *d, int32_t day)
{
    int64_t midnight = calendar_midnight(w->m.calendar, day);
    int64_t at = midnight + dice_between(d, 8 * HOUR_MS, 19 * HOUR_MS) / 1000 * 1000;

    if (at <= w->now)
        return at;
    return midnight < w->now ? midnight + (w->now - midnight) / 2 : w->now;
}

struct record *world_record(struct world *w, const struct resource *res)
{
    return record_new(&w->m, res);
}

void world_name(struct record *r, const char *key, const char *name)
{
    *record_value(r, key) = (struct value){.kind = 't', .s = str_of(name)};
}

int64_t world_put(struct world *w, struct record *r)
{
    int64_t id;

    if (w->failed)
        return -1;
    id = record_upsert(&w->m, r, NULL);
    if (id < 0)
        return world_fail(w, r->resource->key);
    w->records++;
    return id;
}
