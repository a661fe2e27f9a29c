/*
 * group_rows: from the items of a group to rows: each use, log-in and page view is one touch;
 * touches are sorted by the key of the tables, equal ones added up, and written in that order.
 */
#include <stdlib.h>

#include "usage/group.h"

static int by_key(const void *a, const void *b)
{
    const struct touch *x = a, *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    if (x->user != y->user)
        return x->user < y->user ? -1 : 1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static void collect_touches(struct ingest_group *g)
{
    g->touches = group_array(g->touches, &g->touches_space, g->nitems, sizeof(*g->touches));
    for (size_t i = 0; i < g->nitems; i++) {
        const struct group_item *it = &g->items[i];
        const struct event *e = it->event;
        if (e->verdict == EVENT_REFUSED || it->repeated || it->account == 0 || it->user == 0 ||
            (e->kind == EVENT_FEATURE && e->total == 0))
            continue;
        g->touches[g->ntouches++] = (struct touch){.day = it->day,
                                                   .account = it->account,
                                                   .user = it->user,
                                                   .feature = it->feature,
                                                   .count = e->kind == EVENT_FEATURE ? e->total : 1,
                                                   .at = e->at,
                                                   .kind = e->kind};
    }
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static void add_to_day(struct user_day_row *row, const struct touch *t)
{
    if (t->at < row->first_at)
        row->first_at = t->at;
    row->last_at = later(row->last_at, t->at);
    if (t->feature != 0)
        row->last_use_at = later(row->last_use_at, t->at);
    if (t->kind == EVENT_LOGIN) {
        row->logins++;
        row->last_login_at = later(row->last_login_at, t->at);
    }
    if (t->kind == EVENT_LOGOUT)
        row->last_logout_at = later(row->last_logout_at, t->at);
    if (t->kind == EVENT_PAGE) {
        row->page_views++;
        row->last_page_at = later(row->last_page_at, t->at);
    }
}

/* Sorted touches to rows; the number of user_day rows, *nrows usage rows. */
static size_t add_up(struct ingest_group *g, size_t *nrows)
{
    struct usage_row *row = NULL;
    struct user_day_row *day = NULL;
    size_t ndays = 0;

    *nrows = 0;
    for (size_t i = 0; i < g->ntouches; i++) {
        const struct touch *t = &g->touches[i];
        if (day == NULL || day->day != t->day || day->account != t->account ||
            day->user != t->user) {
            day = &g->days[ndays++];
            *day = (struct user_day_row){.day = t->day,
                                         .account = t->account,
                                         .user = t->user,
                                         .first_at = t->at,
                                         .last_at = t->at};
            row = NULL;
        }
        add_to_day(day, t);
        if (t->feature == 0)
            continue;
        if (row == NULL || row->feature != t->feature) {
            row = &g->rows[(*nrows)++];
            *row = (struct usage_row){t->day, t->account, t->user, t->feature, 0};
        }
        row->count += t->count;
    }
    return ndays;
}

/* Log-ins and log-outs one by one, for the time spent; they are few among the uses. */
static int write_logins(const struct ingest_group *g, struct model *m)
{
    int64_t *cells[5];
    size_t n = 0, count = 0;

    for (size_t i = 0; i < g->ntouches; i++)
        count += g->touches[i].kind == EVENT_LOGIN || g->touches[i].kind == EVENT_LOGOUT;
    if (count == 0)
        return 0;
    for (int c = 0; c < 5; c++)
        cells[c] = arena_array(m->arena, count, sizeof(int64_t));
    for (size_t i = 0; i < g->ntouches; i++) {
        const struct touch *t = &g->touches[i];
        if (t->kind != EVENT_LOGIN && t->kind != EVENT_LOGOUT)
            continue;
        const int64_t row[] = {t->day, t->account, t->user, t->at, t->kind == EVENT_LOGOUT};
        for (int c = 0; c < 5; c++)
            cells[c][n] = row[c];
        n++;
    }
    const struct db_column columns[] = {{'i', cells[0], NULL},
                                        {'i', cells[1], NULL},
                                        {'i', cells[2], NULL},
                                        {'i', cells[3], NULL},
                                        {'i', cells[4], NULL}};
    return db_bulk(m->conn, "user_login(day, account_id, user_id, at, logout)", columns, 5, n,
                   "ON CONFLICT DO NOTHING") < 0
               ? -1
               : 0;
}

struct mark {
    int64_t account, day;
};

static int by_account(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;

    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    return x->day < y->day ? -1 : x->day > y->day;
}

static int by_day(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->account < y->account ? -1 : x->account > y->account;
}

/* One mark per account, with the earliest day touched, in the order of days. */
static size_t collect_marks(struct ingest_group *g, size_t ndays)
{
    struct mark *marks = (struct mark *)g->marks;
    size_t n = 0;

    for (size_t i = 0; i < ndays; i++)
        marks[i] = (struct mark){g->days[i].account, g->days[i].day};
    qsort(marks, ndays, sizeof(*marks), by_account);
    for (size_t i = 0; i < ndays; i++) {
        if (n == 0 || marks[i].account != marks[n - 1].account)
            marks[n++] = marks[i];
    }
    qsort(marks, n, sizeof(*marks), by_day);
    return n;
}

/*
 * One statement per day (nearly always the one of today): on SQLite the counter of ids is then
 * looked up and stored once instead of for each row, which is half the cost of such a row.
 */
int group_marks(struct ingest_group *g, struct db_conn *conn, size_t ndays)
{
    static const char insert[] = "INSERT INTO account_changed (account_id, from_day, cause)"
                                 " SELECT v.value, ?, 'usage' FROM {ints} AS v(value)";
    const struct mark *marks = (const struct mark *)g->marks;
    int64_t *accounts = g->marks + 2 * ndays;
    size_t n = collect_marks(g, ndays), first = 0;

    g->accounts_changed = n > 0;
    for (size_t i = 0; i < n; i++) {
        accounts[i] = marks[i].account;
        if (i + 1 < n && marks[i + 1].day == marks[i].day)
            continue;
        if (db_run(conn, insert, "iI", marks[i].day, accounts + first, i + 1 - first) < 0)
            return -1;
        first = i + 1;
    }
    return 0;
}

void group_rows_room(struct ingest_group *g, size_t count)
{
    if (count <= g->rows_space)
        return;
    g->rows = group_array(g->rows, &g->rows_space, count, sizeof(*g->rows));
    g->days = mem_grow(g->days, g->rows_space * sizeof(*g->days));
    /* A mark is two numbers; then the accounts once more. */
    g->marks = mem_grow(g->marks, g->rows_space * 3 * sizeof(*g->marks));
}

int group_rows(struct ingest_group *g, struct model *m)
{
    size_t nrows, ndays;

    collect_touches(g);
    if (g->ntouches == 0)
        return 0;
    group_rows_room(g, g->ntouches);
    qsort(g->touches, g->ntouches, sizeof(*g->touches), by_key);
    ndays = add_up(g, &nrows);
    if (store_append(m->conn, g->rows, nrows) != 0 ||
        store_append_user_days(m->conn, g->days, ndays) != 0 || write_logins(g, m) != 0)
        return -1;
    return group_marks(g, m->conn, ndays);
}
