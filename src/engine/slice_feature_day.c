/*
 * slice_feature_day: the days of features (account_feature_day) of a slice: added up from its rows
 * of usage, less those that are stored already.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/slice_usage.h"

/* The sums of an account's day: [first, end) of slice.days, by feature. */
struct group {
    uint32_t first, end;
};

struct sums {
    struct usage *u;
    size_t space;
    struct group *groups; /* of each account, one for each day from from_day to today */
    size_t *places;       /* of the first group of each account */
};

static int by_feature(const void *a, const void *b)
{
    const struct feature_day *x = a, *y = b;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static struct feature_day *new_sum(struct sums *t)
{
    struct slice *s = t->u->s;
    if (s->ndays == t->space) {
        size_t space = t->space ? t->space * 2 : 4096;
        struct feature_day *more = arena_array(s->arena, space, sizeof(*more));
        if (s->ndays)
            memcpy(more, s->days, s->ndays * sizeof(*more));
        s->days = more;
        t->space = space;
    }
    return &s->days[s->ndays++];
}

/* Groups of all days, none of which has sums yet. */
static void make_groups(struct sums *t)
{
    struct slice *s = t->u->s;
    size_t n = 0;
    t->places = mem_alloc((s->naccounts + 1) * sizeof(*t->places));
    for (size_t i = 0; i < s->naccounts; i++) {
        t->places[i] = n;
        n += (size_t)(s->today - s->accounts[i].from_day + 1);
    }
    t->groups = mem_alloc((n + 1) * sizeof(*t->groups));
}

static struct group *group_of(const struct sums *t, uint32_t account, int64_t day)
{
    const struct account_metrics *a = &t->u->s->accounts[account];
    if (day < a->from_day || day > t->u->s->today)
        return NULL;
    return &t->groups[t->places[account] + (size_t)(day - a->from_day)];
}

/* `sum_of` has, for each feature, the place of its sum + 1; places of earlier groups are stale. */
static void add_up(struct sums *t)
{
    struct slice *s = t->u->s;
    size_t *sum_of = mem_alloc((t->u->nfeatures + 1) * sizeof(*sum_of));
    struct group *open = NULL;
    for (size_t i = 0; i < t->u->n; i++) {
        const struct use *use = &t->u->uses[i];
        struct group *g = group_of(t, use->account, use->day);
        if (!g)
            continue;
        if (g != open) {
            open = g;
            g->first = (uint32_t)s->ndays;
        }
        size_t at = sum_of[use->feature];
        struct feature_day *sum = at > g->first ? &s->days[at - 1] : new_sum(t);
        if (at <= g->first) {
            *sum = (struct feature_day){.day = use->day,
                                        .account = s->accounts[use->account].account,
                                        .feature = t->u->features[use->feature].id};
            sum_of[use->feature] = s->ndays;
        }
        sum->uses += use->count;
        sum->users++;
        g->end = (uint32_t)s->ndays;
    }
    free(sum_of);
}

/* Takes out the sum that the stored row has already; its users become 0. */
static void compare(struct sums *t, uint32_t account, struct db_stmt *st)
{
    const struct slice *s = t->u->s;
    struct group *g = group_of(t, account, db_col_int(st, 0));
    struct feature_day key = {.feature = db_col_int(st, 2)}, *sum = NULL;
    if (g && g->end > g->first)
        sum = bsearch(&key, &s->days[g->first], g->end - g->first, sizeof(key), by_feature);
    if (sum && sum->uses == db_col_int(st, 3) && sum->users == db_col_int(st, 4))
        sum->users = 0;
}

static int drop_stored(struct sums *t)
{
    static const struct slice_read read =
        SLICE_READ("u.day, u.account_id, u.feature_id, u.uses, u.users", "account_feature_day");
    struct slice *s = t->u->s;
    size_t kept = 0;
    struct db_stmt *st = slice_query(s, &read, s->today, 0);
    while (db_next(st)) {
        const struct account_metrics *a = slice_account(s, db_col_int(st, 1));
        if (a)
            compare(t, (uint32_t)(a - s->accounts), st);
    }
    db_done(st);
    for (size_t i = 0; i < s->ndays; i++)
        if (s->days[i].users)
            s->days[kept++] = s->days[i];
    s->ndays = kept;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_feature_days(struct usage *u)
{
    struct sums t = {.u = u};
    struct slice *s = u->s;
    make_groups(&t);
    add_up(&t);
    for (size_t i = 0; i < s->naccounts; i++)
        for (int32_t day = s->accounts[i].from_day; day <= s->today; day++) {
            const struct group *g = group_of(&t, (uint32_t)i, day);
            if (g->end > g->first + 1)
                qsort(&s->days[g->first], g->end - g->first, sizeof(*s->days), by_feature);
        }
    int result = s->ndays ? drop_stored(&t) : 0;
    free(t.places);
    free(t.groups);
    return result;
}
