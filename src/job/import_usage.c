/*
 * import_usage: see import_usage.h. A line becomes an event at noon of its day: at what hours it
 * was used is not known. A slice has a group of its own, because a slice that is rolled back (each
 * of a dry run is) must leave nothing in the group's caches.
 */
#include "job/import_usage.h"

#include <string.h>

#include "base/calendar.h"
#include "usage/ingest.h"

#define NOON_MS INT64_C(43200000)

/* The first field that a line needs and does not have. */
static const struct field *missing(const struct record *r)
{
    for (size_t i = 0; i < r->entity->count; i++)
        if (r->entity->fields[i]->flags & FIELD_REQUIRED && r->values[i].kind != 'i' &&
            r->values[i].kind != 's')
            return r->entity->fields[i];
    return NULL;
}

/* A value that was left out would make the line count elsewhere. */
static bool is_whole(struct model *m, struct import_total *t)
{
    const struct field *f = t->record ? missing(t->record) : NULL;

    if (!t->record)
        return false;
    if (t->record->notes)
        t->reason = t->record->notes->text;
    else if (f)
        t->reason = str_fmt(m->arena, "%s: Is needed", f->key);
    else if (record_const(t->record, "day")->i > m->today)
        t->reason = STR("day: Is in the future");
    return t->reason.p == NULL;
}

static struct str text_of(const struct record *r, const char *key)
{
    const struct value *v = record_const(r, key);

    return v->kind == 's' ? v->s : STR_NONE;
}

static struct event event_of(const struct model *m, const struct record *r)
{
    int64_t noon = calendar_midnight(m->calendar, (int32_t)record_const(r, "day")->i) + NOON_MS;

    return (struct event){.kind = EVENT_FEATURE,
                          .account = text_of(r, "account"),
                          .user = text_of(r, "user"),
                          .product = text_of(r, "product"),
                          .module = text_of(r, "module"),
                          .feature = text_of(r, "feature"),
                          .total = record_const(r, "total")->i,
                          .at = noon < m->now ? noon : m->now};
}

/* Reasons of events begin with the names that clients send; a file has columns. */
static struct str column_reason(struct model *m, struct str reason)
{
    static const char *const names[][2] = {
        {"account_id:", "account:"}, {"user_id:", "user:"},     {"timestamp:", "day:"},
        {"product_id:", "product:"}, {"module_id:", "module:"}, {"feature_id:", "feature:"}};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t n = strlen(names[i][0]);
        if (str_starts(reason, names[i][0]))
            return str_fmt(m->arena, "%s%.*s", names[i][1], (int)(reason.n - n), reason.p + n);
    }
    return reason;
}

static void take_verdict(struct model *m, struct import_total *t, const struct event *e)
{
    if (e->verdict == EVENT_REFUSED)
        t->reason = column_reason(m, e->reason);
    else if (e->before == e->total)
        t->outcome = TOTAL_SAME;
    else
        t->outcome = e->before == 0 ? TOTAL_CREATED : TOTAL_CHANGED;
}

static int apply(struct model *m, struct event *events, size_t count)
{
    struct ingest_options options = {.db = db_of(m->conn), .dedup_items = 1};
    struct ingest_request request = {.events = events,
                                     .count = count,
                                     .actor = *m->actor,
                                     .replay = true,
                                     .quiet = true,
                                     .day_totals = true};
    struct ingest_request *requests[] = {&request};
    struct ingest_group *group = ingest_group_new(&options);
    int status = ingest_group_apply(group, m, requests, 1);

    ingest_group_free(&group);
    return status;
}

int import_totals_store(struct model *m, struct import_total *totals, size_t count)
{
    struct event *events = arena_array(m->arena, count, sizeof(*events));
    struct import_total **of = arena_array(m->arena, count, sizeof(struct import_total *));
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        if (!is_whole(m, &totals[i]))
            continue;
        events[n] = event_of(m, totals[i].record);
        of[n++] = &totals[i];
    }
    if (n > 0 && apply(m, events, n) < 0)
        return -1;
    for (size_t i = 0; i < n; i++)
        take_verdict(m, of[i], &events[i]);
    return 0;
}
