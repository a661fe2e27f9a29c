/*
 * testing: a migrated workspace on a scratch database with a model of an actor, for the tests of
 * this layer and those above.
 *
 *     struct workspace w;
 *     workspace_open(&w, *state, PROFILE_ADMINISTRATOR);   // begins a write transaction
 *     ... w.m ...
 *     workspace_commit(&w);                                 // commits, begins the next with a
 * fresh catalog workspace_close(&w);
 */
#ifndef MODEL_TESTING_H
#define MODEL_TESTING_H

#include "base/calendar.h"
#include "base/clock.h"
#include "db/migrate.h"
#include "db/testing.h"
#include "model/catalog.h"
#include "model/configuration.h"
#include "model/list.h"

struct workspace {
    struct scratch *scratch;
    struct arena *arena;
    struct actor actor;
    struct error error;
    struct model m;
};

static inline void workspace_begin(struct workspace *w)
{
    w->m.conn = db_acquire(w->scratch->db, DB_WRITE);
    assert_non_null(w->m.conn);
    assert_int_equal(db_begin(w->m.conn), 0);
    w->m.catalog = catalog_build(w->m.conn);
    assert_non_null(w->m.catalog);
    w->m.calendar = w->m.catalog->calendar;
    w->m.now = clock_now();
    w->m.today = calendar_day(w->m.calendar, w->m.now);
    w->m.change_set = 0;
    error_init(&w->error, w->arena);
}

static inline void workspace_commit(struct workspace *w)
{
    model_flush_changes(&w->m, "test");
    assert_int_equal(db_commit(w->m.conn), 0);
    db_release(&w->m.conn);
    catalog_drop(&w->m.catalog);
    workspace_begin(w);
}

static inline void workspace_open(struct workspace *w, struct scratch *scratch,
                                  enum profile profile)
{
    *w = (struct workspace){.scratch = scratch, .arena = arena_new((size_t)256 << 20)};
    w->actor = (struct actor){.kind = ACTOR_SYSTEM, .name = STR("test")};
    w->m = (struct model){.arena = w->arena, .actor = &w->actor, .error = &w->error};
    struct db_conn *conn = db_acquire(scratch->db, DB_WRITE);
    assert_true(migrate_run(conn, "test") >= 0);
    db_release(&conn);
    workspace_begin(w);
    assert_int_equal(configuration_start(&w->m), 0);
    workspace_commit(w);
    if (profile != PROFILE_COUNT)
        w->actor = (struct actor){
            .kind = ACTOR_MEMBER, .id = 1, .profile = profile, .name = STR("Tester")};
}

static inline void workspace_close(struct workspace *w)
{
    db_release(&w->m.conn);
    catalog_drop(&w->m.catalog);
    arena_free(&w->arena);
}

static inline const struct json *workspace_json(struct workspace *w, const char *text)
{
    struct json_result parsed = json_parse(w->arena, str_of(text));
    assert_non_null(parsed.root);
    return parsed.root;
}

/* Decodes and saves; id or -1. */
static inline int64_t workspace_put(struct workspace *w, const char *resource, int64_t id,
                                    const char *json)
{
    error_init(&w->error, w->arena);
    struct record *r = record_new(&w->m, resource_get(resource));
    r->id = id;
    if (record_decode(&w->m, r, workspace_json(w, json)) < 0)
        return -1;
    return w->m.lenient ? record_upsert(&w->m, r, NULL) : record_save(&w->m, r, NULL);
}

/* The record as JSON; NULL when not found. */
static inline const struct json *workspace_get(struct workspace *w, const char *resource,
                                               int64_t id)
{
    struct buf text = BUF_INIT(1 << 20);
    struct json_out out;
    error_init(&w->error, w->arena);
    json_out_init(&out, &text);
    const struct json *found = NULL;
    if (record_json_restorable(&w->m, resource_get(resource), id, &out))
        found = json_parse(w->arena, buf_str(&text)).root;
    buf_free(&text);
    return found;
}

#endif
