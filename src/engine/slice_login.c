/*
 * slice_login: the time that users spend: from log-in to log-out, summed over 14 days. A log-in
 * counts on its day; its log-out may come after midnight.
 */
#include "engine/slice.h"

#define HALF_HOUR INT64_C(1800000)

/* A log-in that waits for its log-out. */
struct open_login {
    int64_t user, at, last_at; /* last event of its day */
    int32_t day;
};

static void spend(struct slice *s, const struct open_login *l, int64_t until)
{
    struct user_metrics *u = slice_user(s, l->user);
    if (u && until > l->at)
        u->spent += until - l->at;
}

/* Nobody logged out: half an hour past the last event, as far as it is known. Of the events of a
 * day only the last is; so a log-in that another one of the same day follows counts half an hour.
 */
static void end_open(struct slice *s, struct open_login *l, const struct open_login *next)
{
    if (!l->user)
        return;
    bool followed = next && next->user == l->user;
    int64_t until = (followed && next->day == l->day ? l->at : l->last_at) + HALF_HOUR;
    if (followed && next->at < until)
        until = next->at;
    spend(s, l, until);
    l->user = 0;
}

int slice_read_logins(struct slice *s)
{
    static const char read[] =
        "SELECT l.user_id, l.at, l.logout, l.day, d.last_at FROM {ints} p {cross} user_login l"
        " LEFT JOIN user_day d ON d.day = l.day AND d.account_id = l.account_id AND d.user_id = "
        "l.user_id WHERE l.day = p.value % 65536 AND l.account_id = p.value / 65536"
        " ORDER BY l.user_id, l.at, l.logout";
    struct open_login open = {0};
    size_t n;
    int64_t *list = slice_pairs(s, s->today - WINDOW_DAYS + 1, 0, &n);
    struct db_stmt *st = db_query(s->conn, read, "I", list, n);
    while (db_next(st)) {
        struct open_login l = {db_col_int(st, 0), db_col_int(st, 1), db_col_int(st, 4),
                               (int32_t)db_col_int(st, 3)};
        if (l.day <= s->today - WINDOW_DAYS)
            continue;
        if (!db_col_int(st, 2)) {
            end_open(s, &open, &l);
            open = l;
        } else if (open.user == l.user) {
            spend(s, &open, l.at);
            open.user = 0;
        }
    }
    end_open(s, &open, NULL);
    db_done(st);
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
