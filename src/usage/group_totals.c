/*
 * group_totals: events whose total is that of a whole day, as a file of daily totals states it. It
 * takes the place of what is stored for its day, account, user and feature, so that the same file
 * twice counts once, and a total of 0 takes the use away. Of several in a group the last one
 * stands. Each event learns what stood there before (event.before).
 *
 * The hours of such a day are not known: what events told of it (first and last sign of life)
 * stays.
 */
#include <stdlib.h>

#include "usage/group.h"

struct total {
    struct usage_row row;
    int64_t at;
    size_t place; /* among the items, so that the last one of a key is known */
    struct event *event;
};

static int by_key(const struct usage_row *x, const struct usage_row *y)
{
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    if (x->user != y->user)
        return x->user < y->user ? -1 : 1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static int by_key_and_place(const void *a, const void *b)
{
    const struct total *x = a, *y = b;
    int order = by_key(&x->row, &y->row);

    return order != 0 ? order : x->place < y->place ? -1 : x->place > y->place;
}

static int of_key(const void *key, const void *total)
{
    return by_key(key, &((const struct total *)total)->row);
}

static size_t collect(const struct ingest_group *g, struct total *totals)
{
    size_t n = 0;

    for (size_t i = 0; i < g->nitems; i++) {
        const struct group_item *it = &g->items[i];
        if (it->event->verdict == EVENT_REFUSED || it->repeated)
            continue;
        it->event->before = 0;
        totals[n++] =
            (struct total){.row = {it->day, it->account, it->user, it->feature, it->event->total},
                           .at = it->event->at,
                           .place = i,
                           .event = it->event};
    }
    qsort(totals, n, sizeof(*totals), by_key_and_place);
    return n;
}

/* --- what is stored --- */

/* The first one of a key learns what stands there. */
static void take_stored(struct total *totals, size_t n, const struct usage_row *stored)
{
    struct total *found = bsearch(stored, totals, n, sizeof(*totals), of_key);

    if (!found)
        return;
    while (found > totals && by_key(&found[-1].row, stored) == 0)
        found--;
    found->event->before = stored->count;
}

/* Of one day: one look-up per user. */
static void read_day(struct db_conn *conn, struct total *totals, size_t n, int64_t *users)
{
    static const char stored[] =
        "SELECT u.account_id, u.user_id, u.feature_id, u.count FROM \"user\" w {cross} usage_daily "
        "u"
        " WHERE w.id {in_ints} AND u.day = ? AND u.account_id = w.account_id AND u.user_id = w.id";
    int64_t day = totals[0].row.day;
    size_t nusers = 0;
    struct db_stmt *s;

    for (size_t i = 0; i < n; i++)
        if (nusers == 0 || users[nusers - 1] != totals[i].row.user)
            users[nusers++] = totals[i].row.user;
    s = db_query(conn, stored, "Ii", users, nusers, day);
    while (db_next(s)) {
        const struct usage_row row = {day, db_col_int(s, 0), db_col_int(s, 1), db_col_int(s, 2),
                                      db_col_int(s, 3)};
        take_stored(totals, n, &row);
    }
    db_done(s);
}

static void read_stored(struct db_conn *conn, struct total *totals, size_t n, int64_t *users)
{
    for (size_t first = 0, i = 0; i < n; i++) {
        if (i + 1 < n && totals[i + 1].row.day == totals[first].row.day)
            continue;
        read_day(conn, totals + first, i + 1 - first, users);
        first = i + 1;
    }
}

/* --- what changes --- */

static void add_row(struct ingest_group *g, const struct total *t, size_t *nrows, size_t *ndays)
{
    const struct user_day_row *last = *ndays > 0 ? &g->days[*ndays - 1] : NULL;

    g->rows[(*nrows)++] = t->row;
    if (last && last->day == t->row.day && last->user == t->row.user)
        return;
    g->days[(*ndays)++] = (struct user_day_row){.day = t->row.day,
                                                .account = t->row.account,
                                                .user = t->row.user,
                                                .first_at = t->at,
                                                .last_at = t->at,
                                                .last_use_at = t->at};
}

/* Rows that differ from what is stored, in g->rows, and their days in g->days. */
static size_t differences(struct ingest_group *g, struct total *totals, size_t n, size_t *ndays)
{
    size_t nrows = 0;
    int64_t stood = 0;

    *ndays = 0;
    for (size_t i = 0; i < n; i++) {
        bool again = i > 0 && by_key(&totals[i - 1].row, &totals[i].row) == 0;
        bool last = i + 1 == n || by_key(&totals[i].row, &totals[i + 1].row) != 0;
        if (again)
            totals[i].event->before = totals[i - 1].row.count;
        else
            stood = totals[i].event->before;
        if (last && totals[i].row.count != stood)
            add_row(g, &totals[i], &nrows, ndays);
    }
    return nrows;
}

/* Counts of 0 go, and with them the use of days that have none left. */
static int tidy(struct ingest_group *g, struct db_conn *conn, size_t nrows, int64_t *users)
{
    int64_t *days = users + nrows;
    size_t n = 0;

    for (size_t i = 0; i < nrows; i++) {
        if (g->rows[i].count != 0)
            continue;
        users[n] = g->rows[i].user;
        days[n++] = g->rows[i].day;
    }
    return n == 0 ? 0 : store_tidy(conn, days, n, users, n);
}

int group_totals(struct ingest_group *g, struct model *m)
{
    struct total *totals = mem_alloc((g->nitems + 1) * sizeof(*totals));
    int64_t *numbers = mem_alloc((g->nitems + 1) * 2 * sizeof(*numbers));
    size_t n = collect(g, totals), nrows, ndays;
    int status = 0;

    group_rows_room(g, n);
    read_stored(m->conn, totals, n, numbers);
    nrows = differences(g, totals, n, &ndays);
    if (nrows > 0 && (store_replace(m->conn, g->rows, nrows) != 0 ||
                      store_use_on_days(m->conn, g->days, ndays) != 0 ||
                      tidy(g, m->conn, nrows, numbers) != 0 || group_marks(g, m->conn, ndays) != 0))
        status = -1;
    free(numbers);
    free(totals);
    return status;
}
