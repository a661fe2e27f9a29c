/*
 * slice_day: the days that are over of a slice (account_day), from each account's from_day, less
 * those that are stored as they should be.
 */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "engine/rows.h"
#include "engine/slice.h"

struct day {
    int64_t day, account, values[HISTORY_VALUES];
    bool stored;
};

/* The days of all accounts; those of one stand together, oldest first. */
struct days {
    const struct slice *s;
    struct day *all;
    size_t n;
    size_t *first; /* of each account, and behind the last one */
};

/* From scratch, what is older than two months has its month ends only. */
static bool day_is_kept(const struct slice *s, int32_t day)
{
    return !s->whole || day >= s->today - HISTORY_RECENT || date_month_start(day + 1) == day + 1;
}

static bool fill_day(const struct account_metrics *a, int32_t day, struct day *out)
{
    const int64_t *v = &a->cover[(day - a->from_day) * HISTORY_VALUES];
    bool any = day >= a->created_on;
    *out = (struct day){.day = day, .account = a->account};
    memcpy(out->values, v, sizeof(out->values));
    for (int i = 0; i < HISTORY_COUNT; i++)
        any |= v[i] != 0;
    if (a->subscriptions == 0) {
        out->values[HISTORY_MRR] = a->mrr_sent;
        out->values[HISTORY_AMOUNT] = a->amount_sent;
    }
    out->values[HISTORY_LICENSES] = a->licenses;
    return any;
}

static int32_t first_day(const struct slice *s, const struct account_metrics *a)
{
    return a->from_day < s->today - HISTORY_DAYS ? s->today - HISTORY_DAYS : a->from_day;
}

static void fill_days(struct days *d)
{
    const struct slice *s = d->s;
    size_t space = 0;
    for (size_t i = 0; i < s->naccounts; i++)
        for (int32_t day = first_day(s, &s->accounts[i]); day < s->today; day++)
            space += day_is_kept(s, day);
    d->all = arena_array(s->arena, space, sizeof(*d->all));
    d->first = arena_array(s->arena, s->naccounts + 1, sizeof(*d->first));
    for (size_t i = 0; i < s->naccounts; i++) {
        d->first[i] = d->n;
        for (int32_t day = first_day(s, &s->accounts[i]); day < s->today; day++)
            if (day_is_kept(s, day))
                d->n += fill_day(&s->accounts[i], day, &d->all[d->n]);
    }
    d->first[s->naccounts] = d->n;
}

static int by_day(const void *a, const void *b)
{
    const struct day *x = a, *y = b;
    return x->day < y->day ? -1 : x->day > y->day;
}

/* What late data corrects decides; the rest stays as it was stored. */
static void compare(const struct days *d, struct db_stmt *st)
{
    static const enum history_figure dated[] = {HISTORY_DATED(HISTORY_ENUM)};
    const struct account_metrics *a = slice_account(d->s, db_col_int(st, 1));
    struct day key = {.day = db_col_int(st, 0)};
    if (!a)
        return;
    size_t place = (size_t)(a - d->s->accounts), first = d->first[place];
    struct day *mine =
        bsearch(&key, &d->all[first], d->first[place + 1] - first, sizeof(key), by_day);
    if (!mine)
        return;
    mine->stored = true;
    for (size_t i = 0; mine->stored && i < sizeof(dated) / sizeof(dated[0]); i++)
        mine->stored = mine->values[dated[i]] == db_col_int(st, (int)i + 2);
}

static int drop_stored(struct days *d)
{
#define OF_DAY(c) ", u." #c
    static const struct slice_read read = {
        SLICE_READ_FEW("u.day, u.account_id" HISTORY_DATED(OF_DAY), "account_day"),
        SLICE_READ_RANGE("u.day, u.account_id" HISTORY_DATED(OF_DAY), "account_day"), true};
#undef OF_DAY
    size_t kept = 0;
    struct db_stmt *st = slice_query(d->s, &read, d->s->today, 0);
    while (db_next(st))
        compare(d, st);
    db_done(st);
    for (size_t i = 0; i < d->n; i++)
        if (!d->all[i].stored)
            d->all[kept++] = d->all[i];
    d->n = kept;
    return db_error(d->s->conn) == DB_OK ? 0 : -1;
}

/* The statement compares, too: a day that was closed meanwhile is marked only where it differs. */
int slice_day_rows(const struct slice *s, struct rows ***last)
{
#define NAME(c) #c ", "
#define SET(c) #c " = excluded." #c ", "
#define CHANGED(c) " OR account_day." #c " <> excluded." #c
    static const char into[] =
        "account_day(" HISTORY_FIGURES(NAME) HISTORY_MONEY(NAME) "day, account_id)";
    static const char after[] = "ON CONFLICT (day, account_id) DO UPDATE SET " HISTORY_DATED(
        SET) "corrected = 1 WHERE "
             "1 = 0" HISTORY_DATED(CHANGED);
#undef NAME
#undef SET
#undef CHANGED
    struct days d = {.s = s};
    fill_days(&d);
    if (d.n && drop_stored(&d) < 0)
        return -1;
    struct rows *t = rows_table(s->arena, last, d.n, into, after);
    for (size_t i = 0; i < HISTORY_VALUES; i++)
        rows_add_member(t, d.all, sizeof(*d.all),
                        offsetof(struct day, values) + i * sizeof(int64_t));
    rows_add_member(t, d.all, sizeof(*d.all), offsetof(struct day, day));
    rows_add_member(t, d.all, sizeof(*d.all), offsetof(struct day, account));
    return 0;
}
