/*
 * use: what people do with the product, day by day in the order of accounts and users, through the
 * same code as events of clients: ingest_group_apply, many events to a commit.
 */
#include <stdlib.h>

#include "base/calendar.h"
#include "demo/progress.h"
#include "demo/world.h"
#include "usage/ingest.h"

enum { COMMIT_EVENTS = 30000, EVENTS_OF_ONE = 16, FEATURES_MAX = 9 };

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS INT64_C(3600000)

struct use {
    struct world *w;
    struct ingest_group *group;
    struct event *events; /* owned, COMMIT_EVENTS + EVENTS_OF_ONE */
    size_t count;
    struct arena *texts; /* of the events */
    struct offer_menu menus[OFFER_PLANS][JOB_COUNT];
    int64_t written;
};

static int flush(struct use *u)
{
    struct world *w = u->w;
    struct ingest_request request = {
        .events = u->events, .count = u->count, .path = STR("demo"), .quiet = true};
    struct ingest_request *requests[] = {&request};

    if (u->count == 0)
        return 0;
    if (world_begin(w) != 0)
        return -1;
    request.catalog = w->m.catalog;
    request.actor = w->actor;
    if (ingest_group_apply(u->group, &w->m, requests, 1) != 0)
        world_fail(w, "usage");
    /* Everything is computed anew in the end. */
    db_run(w->m.conn, "DELETE FROM account_changed", "");
    u->written += (int64_t)u->count;
    u->count = 0;
    arena_reset(u->texts);
    return world_commit(w);
}

static void add(struct use *u, struct event e)
{
    /* Today is not over yet. */
    if (e.at <= u->w->now)
        u->events[u->count++] = e;
}

static const char *const pages[] = {"/sales", "/floor", "/reports/today",
                                    "/items", "/stock", "/settings"};

/* Distinct features, each with its count. */
static void add_features(struct use *u, struct event *e, const struct customer *c, enum job job,
                         struct dice *d)
{
    const struct offer_menu *menu = &u->menus[c->plan][job];
    int n = 1 + (int)dice_log_normal(d, 1.5, 0.7);
    uint64_t used = 0;

    for (int i = 0; i < (n > FEATURES_MAX ? FEATURES_MAX : n); i++) {
        int at = offer_menu_pick(menu, d);
        const struct offer_feature *f = &offer_features[at];
        const struct offer_module *m = &offer_modules[f->module];
        if (used & (UINT64_C(1) << at))
            continue;
        used |= UINT64_C(1) << at;
        e->kind = EVENT_FEATURE;
        e->product = str_of(offer_products[m->product].name);
        e->module = str_of(m->name);
        e->feature = str_of(f->name);
        e->total = 1 + (int64_t)((double)f->uses * 2 * dice_real(d));
        e->at += dice_between(d, 1, 40) * MINUTE_MS;
        add(u, *e);
    }
}

/* A day of one user: signs in, looks, works, and mostly forgets to sign out. */
static void add_day(struct use *u, const struct customer *c, const struct person *p, int32_t place,
                    int64_t midnight, struct dice *d)
{
    char key[32];
    struct event e = {.kind = EVENT_LOGIN, .total = 1};

    e.account = str_dup(u->texts, customer_key(c, key));
    e.user = str_dup(u->texts, customer_person_key(c, place, key));
    e.at = midnight + 7 * HOUR_MS + dice_between(d, 0, 9 * 60) * MINUTE_MS;
    if (dice_chance(d, 0.8))
        add(u, e);
    if (dice_chance(d, 0.3)) {
        e.kind = EVENT_PAGE;
        e.page = str_of(pages[dice_between(d, 0, 5)]);
        e.at += MINUTE_MS;
        add(u, e);
        e.page = STR_NONE;
        /* Some only look. */
        if (dice_chance(d, 0.15))
            return;
    }
    add_features(u, &e, c, p->job, d);
    if (dice_chance(d, 0.2)) {
        e.kind = EVENT_LOGOUT;
        e.product = e.module = e.feature = STR_NONE;
        e.at += 5 * MINUTE_MS;
        add(u, e);
    }
}

static void add_customer(struct use *u, const struct customer *c, int32_t day, int64_t midnight)
{
    struct world *w = u->w;
    double level = customer_level(&w->span, c, day);

    if (level <= 0)
        return;
    for (int32_t i = 0; i < c->users && !w->failed; i++) {
        struct dice d =
            dice_of(w->span.seed, DICE_USE, (uint64_t)c->index << 20 | (uint64_t)i, (uint64_t)day);
        double come = dice_real(&d);
        struct person p;
        /* Nobody comes more often than this: the rest need not be asked. */
        if (come > level)
            continue;
        customer_person(&w->span, c, i, &p);
        if (come >= level * (double)p.rate || come > 0.97 || day < p.created_on || day > p.gone_on)
            continue;
        add_day(u, c, &p, i, midnight, &d);
        if (u->count >= COMMIT_EVENTS)
            flush(u);
    }
}

static void write_days(struct use *u, const struct calendar *calendar)
{
    struct world *w = u->w;
    struct progress progress;
    int64_t done = 0;

    progress_begin(&progress, "account days of usage", w->span.accounts * w->span.days,
                   w->progress);
    for (int32_t day = w->span.today - w->span.days + 1; day <= w->span.today; day++) {
        int64_t midnight = calendar_midnight(calendar, day);
        for (int64_t i = 0; i < w->span.accounts && !w->failed; i++) {
            add_customer(u, &w->customers[i], day, midnight);
            progress_tell(&progress, ++done);
        }
    }
    flush(u);
}

void world_usage(struct world *w)
{
    struct ingest_options options = {.db = w->db, .secret = w->secret, .dedup_items = 1000};
    struct use u = {.w = w};
    const struct calendar *calendar;

    if (world_begin(w) != 0)
        return;
    calendar = w->m.calendar; /* lives on */
    world_commit(w);
    u.group = ingest_group_new(&options);
    u.texts = arena_new((size_t)64 << 20);
    u.events = mem_alloc((COMMIT_EVENTS + EVENTS_OF_ONE) * sizeof(*u.events));
    for (int plan = 0; plan < OFFER_PLANS; plan++)
        for (int job = 0; job < JOB_COUNT; job++)
            offer_menu(&u.menus[plan][job], plan, (enum job)job);
    write_days(&u, calendar);
    w->records += u.written;
    free(u.events);
    arena_free(&u.texts);
    ingest_group_free(&u.group);
}
