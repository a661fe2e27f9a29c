/*
 * group: one transaction of the ingest writer (see group.h). Checks here repeat those of the doors,
 * because one bad value that reached the database would fail everybody's commit.
 */
#include "usage/group.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/datetime.h"
#include "base/utf8.h"

#define FUTURE_MAX_MS INT64_C(86400000)

enum { USERS_CACHED = 200000, SCRATCH_MB = 64 };

void *group_array(void *array, size_t *space, size_t want, size_t size)
{
    if (want <= *space)
        return array;
    *space = want > *space * 2 ? want : *space * 2;
    return mem_grow(array, *space * size);
}

struct ingest_group *ingest_group_new(const struct ingest_options *options)
{
    struct ingest_group *g = mem_alloc(sizeof(*g));

    g->db = options->db;
    g->dedup = dedup_new(db_engine(options->db), options->secret, options->dedup_items);
    g->ids = ids_new(USERS_CACHED);
    g->features = features_new();
    g->debug = debug_new();
    g->scratch = arena_new((size_t)SCRATCH_MB << 20);
    return g;
}

void ingest_group_free(struct ingest_group **handle)
{
    struct ingest_group *g = *handle;

    *handle = NULL;
    if (g == NULL)
        return;
    dedup_free(&g->dedup);
    ids_free(&g->ids);
    features_free(&g->features);
    debug_free(&g->debug);
    arena_free(&g->scratch);
    map_free(&g->changed);
    names_clear(&g->who_places);
    names_clear(&g->want_places);
    free(g->items);
    free(g->claims);
    free(g->whos);
    free(g->wants);
    free(g->touches);
    free(g->rows);
    free(g->days);
    free(g->marks);
    free(g);
}

void ingest_ids_changed(struct db_conn *conn)
{
    db_run(conn, "UPDATE epoch SET value = value + 1 WHERE name = 'ids'", "");
}

void group_refuse(struct model *m, struct group_item *it, const char *format, ...)
{
    char text[400];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    it->event->verdict = EVENT_REFUSED;
    it->event->reason = str_dup(m->arena, str_of(text));
}

/* --- collecting --- */

static struct group_item item_of(struct ingest_request *r, struct event *e)
{
    return (struct group_item){.event = e,
                               .request = r,
                               .verdict = e->verdict,
                               .reason = e->reason,
                               .notes = e->record ? e->record->notes : NULL};
}

static void collect(struct ingest_group *g, struct ingest_request **requests, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        n += requests[i]->count;
    g->items = group_array(g->items, &g->items_space, n, sizeof(*g->items));
    g->nitems = g->nwhos = g->nwants = g->ntouches = 0;
    g->accounts_changed = false;
    g->day_totals = count > 0 && requests[0]->day_totals;
    g->debug_items = 0;
    g->refused = g->repaired = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < requests[i]->count; k++)
            g->items[g->nitems++] = item_of(requests[i], &requests[i]->events[k]);
    }
}

/* What may be counted, for the time of this group. */
static void set_bounds(struct ingest_group *g, const struct model *m)
{
    g->first_day = m->today - catalog_setting_int(m->catalog, "retention_user_days");
    g->last_at = m->now + FUTURE_MAX_MS;
    g->default_product = catalog_setting(m->catalog, "default_product");
    g->default_module = catalog_setting(m->catalog, "default_module");
    g->day_from = g->day_to = 0;
}

static int claim_ids(struct ingest_group *g, struct model *m)
{
    g->nclaims = 0;
    g->claims = group_array(g->claims, &g->claims_space, g->nitems, sizeof(*g->claims));
    for (size_t i = 0; i < g->nitems; i++) {
        const struct event *e = g->items[i].event;
        if (e->message_id.n == 0 || e->verdict == EVENT_REFUSED)
            continue;
        g->claims[g->nclaims++] =
            (struct claim){.hash = dedup_hash(g->dedup, e->message_id), .item = (uint32_t)i};
    }
    if (dedup_claim(g->dedup, m->conn, g->claims, g->nclaims, m->now) != 0)
        return -1;
    for (size_t i = 0; i < g->nclaims; i++) {
        struct group_item *it = &g->items[g->claims[i].item];
        it->repeated = g->claims[i].repeated;
        if (it->repeated)
            it->event->reason = STR("not counted again: its messageId was counted before");
    }
    return 0;
}

static int keep_ids(struct ingest_group *g, struct model *m)
{
    for (size_t i = 0; i < g->nclaims; i++)
        g->claims[i].refused = g->items[g->claims[i].item].event->verdict == EVENT_REFUSED;
    return dedup_keep(g->dedup, m->conn, g->claims, g->nclaims, m->now);
}

/* --- checks --- */

static bool text_fits(struct model *m, struct group_item *it, const char *field, struct str s)
{
    if (s.n > 0 && memchr(s.p, 0, s.n) != NULL)
        group_refuse(m, it, "%s: holds the character U+0000", field);
    else if (s.n > EVENT_NAME_MAX && utf8_length(s) > EVENT_NAME_MAX)
        group_refuse(m, it, "%s: longer than %d characters", field, EVENT_NAME_MAX);
    else
        return true;
    return false;
}

static bool time_fits(struct ingest_group *g, struct model *m, struct group_item *it)
{
    int64_t at = it->event->at;
    char date[DATE_SIZE];

    if (at > g->last_at) {
        group_refuse(m, it, "timestamp: more than 24 hours in the future");
        return false;
    }
    if (at < g->day_from || at >= g->day_to) {
        g->day = calendar_day(m->calendar, at);
        g->day_from = calendar_midnight(m->calendar, (int32_t)g->day);
        g->day_to = calendar_midnight(m->calendar, (int32_t)g->day + 1);
    }
    it->day = g->day;
    if (g->day >= g->first_day)
        return true;
    date_format((int32_t)g->first_day, date);
    group_refuse(m, it, "timestamp: before %s, the first day for which use is kept", date);
    return false;
}

/* Shared part of the names that an event gives, with the workspace's defaults in place. */
static struct name_key names_of(const struct ingest_group *g, const struct event *e)
{
    struct str product = e->product.n > 0 ? e->product : g->default_product;
    struct str module = e->module.n > 0 ? e->module : g->default_module;

    return name_key(product, module, e->kind == EVENT_PAGE ? e->page : e->feature);
}

static bool event_fits(struct ingest_group *g, struct model *m, struct group_item *it)
{
    const struct event *e = it->event;

    if (!text_fits(m, it, "account_id", e->account) || !text_fits(m, it, "user_id", e->user) ||
        !text_fits(m, it, "product_id", e->product) || !text_fits(m, it, "module_id", e->module) ||
        !text_fits(m, it, "feature_id", e->feature) || !text_fits(m, it, "page", e->page))
        return false;
    if (e->user.n == 0) {
        group_refuse(m, it, "user_id: missing");
        return false;
    }
    if (e->kind == EVENT_FEATURE && e->feature.n == 0) {
        group_refuse(m, it, "feature_id: missing");
        return false;
    }
    if (e->kind == EVENT_FEATURE && (e->total < 0 || e->total > EVENT_TOTAL_MAX)) {
        group_refuse(m, it, "total: not a whole number from 0 to %d", EVENT_TOTAL_MAX);
        return false;
    }
    return time_fits(g, m, it);
}

/* --- looking up --- */

static uint32_t who_place(struct ingest_group *g, const struct name_key *key, int64_t at)
{
    struct name_slot *s = names_add(&g->who_places, key);

    if (s->a == 0) {
        g->whos = group_array(g->whos, &g->whos_space, g->nwhos + 1, sizeof(*g->whos));
        g->whos[g->nwhos] = (struct who){.key = *key, .at = at};
        s->a = (int64_t)++g->nwhos;
    }
    if (at < g->whos[s->a - 1].at)
        g->whos[s->a - 1].at = at;
    return (uint32_t)s->a;
}

static uint32_t want_place(struct ingest_group *g, const struct name_key *key)
{
    struct name_slot *s = names_add(&g->want_places, key);

    if (s->a == 0) {
        g->wants = group_array(g->wants, &g->wants_space, g->nwants + 1, sizeof(*g->wants));
        g->wants[g->nwants] = (struct feature_want){.key = *key};
        s->a = (int64_t)++g->nwants;
    }
    return (uint32_t)s->a;
}

static bool is_usage(const struct event *e)
{
    return e->kind != EVENT_RECORD && e->kind != EVENT_ALIAS;
}

/* From the caches, or noted as a miss. */
static void find_ids(struct ingest_group *g, struct group_item *it)
{
    const struct event *e = it->event;
    struct name_key key = name_key(e->account, e->user, STR_NONE);

    if (e->account.n == 0 || !ids_get(g->ids, &key, &it->account, &it->user))
        it->who = who_place(g, &key, e->at);
    if (e->kind == EVENT_PAGE && e->page.n > 0)
        it->page_counts =
            features_pages_count(g->features, e->product.n > 0 ? e->product : g->default_product);
    if (e->kind != EVENT_FEATURE && !it->page_counts)
        return;
    key = names_of(g, e);
    it->feature = features_get(g->features, &key);
    if (it->feature == 0)
        it->want = want_place(g, &key);
}

/* Account and user; the event's feature is needed if they are there. */
static void take_who(struct ingest_group *g, struct model *m, struct group_item *it)
{
    const struct who *w = it->who ? &g->whos[it->who - 1] : NULL;

    if (w && w->refusal) {
        group_refuse(m, it, "%s", w->refusal);
        return;
    }
    if (w) {
        it->account = w->account;
        it->user = w->user;
    }
    if (it->want)
        g->wants[it->want - 1].needed = true;
    /* Events of total 0 count nothing, but may have created an account or user. */
    if (w && it->event->kind == EVENT_FEATURE && it->event->total == 0)
        model_account_changed(m, it->account, m->today);
}

static void take_feature(struct ingest_group *g, struct model *m, struct group_item *it)
{
    const struct feature_want *f = &g->wants[it->want - 1];

    it->feature = f->id;
    if (f->refusal && it->event->kind == EVENT_FEATURE)
        group_refuse(m, it, "%s", f->refusal);
}

static int look_up(struct ingest_group *g, struct model *m)
{
    for (size_t i = 0; i < g->nitems; i++) {
        struct group_item *it = &g->items[i];
        if (it->event->verdict == EVENT_REFUSED || it->repeated || !is_usage(it->event))
            continue;
        if (event_fits(g, m, it))
            find_ids(g, it);
    }
    if (ids_resolve(g->ids, m, g->whos, g->nwhos) != 0)
        return -1;
    for (size_t i = 0; i < g->nitems; i++) {
        if (g->items[i].who || g->items[i].want)
            take_who(g, m, &g->items[i]);
    }
    if (features_resolve(g->features, m, g->wants, g->nwants) != 0)
        return -1;
    for (size_t i = 0; i < g->nitems; i++) {
        if (g->items[i].want && g->items[i].event->verdict != EVENT_REFUSED)
            take_feature(g, m, &g->items[i]);
    }
    names_clear(&g->who_places);
    names_clear(&g->want_places);
    return 0;
}

/* --- the whole --- */

static int show(struct ingest_group *g, struct model *m)
{
    for (size_t i = 0; i < g->nitems; i++) {
        const struct group_item *it = &g->items[i];
        g->refused += it->event->verdict == EVENT_REFUSED;
        g->repaired += it->event->verdict == EVENT_REPAIRED;
        debug_take(g->debug, it->event, it->request);
    }
    g->debug_items = debug_store(g->debug, m);
    return g->debug_items < 0 ? -1 : 0;
}

int group_apply(struct ingest_group *g, struct model *m, struct ingest_request **requests,
                size_t count)
{
    bool ids_moved;

    g->open = true;
    collect(g, requests, count);
    set_bounds(g, m);
    if (m->changed_accounts == NULL)
        m->changed_accounts = &g->changed;
    debug_begin(g->debug, m->now);
    ids_moved = ids_begin(g->ids, m->conn);
    if (features_begin(g->features, m->conn, ids_moved) != 0 || claim_ids(g, m) != 0 ||
        group_records(g, m) != 0 || look_up(g, m) != 0 ||
        (g->day_totals ? group_totals(g, m) : group_rows(g, m)) != 0 || keep_ids(g, m) != 0 ||
        show(g, m) != 0)
        return -1;
    g->accounts_changed = g->accounts_changed || m->changed_accounts->count > 0;
    model_flush_changes(m, "model");
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

static void restore(struct group_item *it)
{
    it->event->verdict = it->verdict;
    it->event->reason = it->reason;
    if (it->event->record)
        it->event->record->notes = it->notes;
}

void group_end(struct ingest_group *g, bool committed)
{
    if (!g->open)
        return;
    g->open = false;
    map_clear(&g->changed);
    for (size_t i = 0; !committed && i < g->nitems; i++)
        restore(&g->items[i]);
    names_clear(&g->who_places);
    names_clear(&g->want_places);
    dedup_end(g->dedup, committed);
    ids_end(g->ids, committed);
    features_end(g->features, committed);
    debug_end(g->debug, committed);
}

int ingest_group_apply(struct ingest_group *g, struct model *m, struct ingest_request **requests,
                       size_t count)
{
    int status;

    group_end(g, true); /* the last one: the caller has committed it */
    status = group_apply(g, m, requests, count);
    if (m->changed_accounts == &g->changed)
        m->changed_accounts = NULL;
    return status;
}
