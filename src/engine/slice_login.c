/*
 * slice_login: the time that users spend: from log-in to log-out, summed over 14 days. A log-in
 * counts on its day; its log-out may come after midnight.
 */
#include <stdlib.h>

#include "engine/slice.h"

#define HALF_HOUR INT64_C(1800000)

/* A log-in or log-out. */
struct visit {
    struct user_metrics *user;
    int64_t at, last_at; /* last event of its day */
    int32_t day;
    bool logout;
};

static int by_user_instant(const void *a, const void *b)
{
    const struct visit *x = a, *y = b;
    if (x->user != y->user)
        return x->user < y->user ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->logout - y->logout;
}

static void spend(const struct visit *login, int64_t until)
{
    if (until > login->at)
        login->user->spent += until - login->at;
}

/* Nobody logged out: half an hour past the last event, as far as it is known. Of the events of a
 * day only the last is; so a log-in that another one of the same day follows counts half an hour.
 */
static void end_open(const struct visit *open, const struct visit *next)
{
    bool followed = next && next->user == open->user;
    int64_t until = (followed && next->day == open->day ? open->at : open->last_at) + HALF_HOUR;
    if (followed && next->at < until)
        until = next->at;
    spend(open, until);
}

/* Visits of one user after the other, each in the order of time. */
static void add_visits(const struct visit *visits, size_t n)
{
    const struct visit *open = NULL;
    for (const struct visit *v = visits; v < visits + n; v++) {
        if (!v->logout) {
            if (open)
                end_open(open, v);
            open = v;
        } else if (open && open->user == v->user) {
            spend(open, v->at);
            open = NULL;
        }
    }
    if (open)
        end_open(open, NULL);
}

/* Of users who are there; in the order of their instants. */
static size_t read_visits(struct slice *s, struct visit **out)
{
    static const struct slice_read read =
        SLICE_READ("u.day, u.user_id, u.at, u.logout", "user_login");
    size_t n = 0, space = 1024;
    int32_t first = s->today - WINDOW_DAYS + 1;
    struct visit *visits = mem_alloc(space * sizeof(*visits));
    struct db_stmt *st = slice_query(s, &read, first, 0);
    while (db_next(st)) {
        int32_t day = (int32_t)db_col_int(st, 0);
        struct user_metrics *u = day >= first ? slice_user(s, db_col_int(st, 1)) : NULL;
        if (!u)
            continue;
        if (n == space)
            visits = mem_grow(visits, (space *= 2) * sizeof(*visits));
        visits[n++] = (struct visit){.user = u,
                                     .at = db_col_int(st, 2),
                                     .last_at = u->last_at[day - first],
                                     .day = day,
                                     .logout = db_col_int(st, 3) != 0};
    }
    db_done(st);
    qsort(visits, n, sizeof(*visits), by_user_instant);
    *out = visits;
    return n;
}

int slice_read_logins(struct slice *s)
{
    struct visit *visits;
    size_t n = read_visits(s, &visits);
    add_visits(visits, n);
    free(visits);
    for (size_t i = 0; i < s->nusers; i++) {
        struct account_metrics *a = slice_account(s, s->users[i].account);
        a->time_spent += s->users[i].spent;
        s->users[i].time_spent = s->users[i].spent / 60000;
        if (s->users[i].spent)
            slice_recheck(s, a, (int64_t)s->today + 1);
    }
    for (size_t i = 0; i < s->naccounts; i++)
        s->accounts[i].time_spent /= 60000;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}
