/*
 * slice: the order in which a slice is read, and what the readers share (see slice.h).
 */
#include "engine/slice.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"

enum { PAIR = 65536 };

static int by_account(const void *key, const void *row)
{
    int64_t a = *(const int64_t *)key, b = ((const struct account_metrics *)row)->account;
    return a < b ? -1 : a > b;
}

struct account_metrics *slice_account(const struct slice *s, int64_t account)
{
    return bsearch(&account, s->accounts, s->naccounts, sizeof(*s->accounts), by_account);
}

int64_t *slice_ids(const struct slice *s)
{
    int64_t *ids = arena_array(s->arena, s->naccounts, sizeof(*ids));
    for (size_t i = 0; i < s->naccounts; i++)
        ids[i] = s->accounts[i].account;
    return ids;
}

/* The days that a store is asked for. */
struct reach {
    int32_t from, before, none; /* none: nothing is stored before */
};

static int32_t first_day(const struct account_metrics *a, const struct reach *r)
{
    int32_t first = a->from_day - r->before < r->from ? a->from_day - r->before : r->from;
    return first < r->none ? r->none : first;
}

static struct db_stmt *query_range(const struct slice *s, const char *sql, const struct reach *r)
{
    int32_t first = s->today + 1;
    size_t n = 0;
    for (size_t i = 0; i < s->naccounts; i++) {
        int32_t own = first_day(&s->accounts[i], r);
        first = own < first ? own : first;
    }
    int64_t *days = arena_array(s->arena, (size_t)(s->today - first + 1), sizeof(*days));
    for (int32_t day = first; day <= s->today; day++)
        days[n++] = day;
    return db_query(s->conn, sql, "Iii", days, n, s->accounts[0].account,
                    s->accounts[s->naccounts - 1].account);
}

static struct db_stmt *query_few(const struct slice *s, const char *sql, const struct reach *r)
{
    size_t n = 0, i = 0;
    for (size_t a = 0; a < s->naccounts; a++) {
        int32_t first = first_day(&s->accounts[a], r);
        n += first > s->today ? 0 : (size_t)(s->today - first + 1);
    }
    int64_t *pairs = arena_array(s->arena, n, sizeof(*pairs));
    for (size_t a = 0; a < s->naccounts; a++)
        for (int32_t day = first_day(&s->accounts[a], r); day <= s->today; day++)
            pairs[i++] = s->accounts[a].account * PAIR + day;
    return db_query(s->conn, sql, "I", pairs, n);
}

struct db_stmt *slice_query(const struct slice *s, const struct slice_read *read, int32_t from,
                            int32_t before)
{
    struct reach r = {from, before, read->any_day ? INT32_MIN : s->first_use};
    return s->range && s->naccounts ? query_range(s, read->range, &r) : query_few(s, read->few, &r);
}

void slice_cover(const struct slice *s, struct account_metrics *a, enum history_figure figure,
                 int64_t first, int64_t end, int64_t value)
{
    int64_t from = a->from_day, past = s->today + 1;
    if (first < from)
        first = from;
    if (end > past)
        end = past;
    if (first >= end)
        return;
    a->cover[(first - from) * HISTORY_VALUES + (int)figure] += value;
    a->cover[(end - from) * HISTORY_VALUES + (int)figure] -= value;
}

int64_t slice_today(const struct slice *s, const struct account_metrics *a,
                    enum history_figure figure)
{
    return a->cover[(s->today - a->from_day) * HISTORY_VALUES + (int)figure];
}

void slice_recheck(const struct slice *s, struct account_metrics *a, int64_t day)
{
    if (day > s->today)
        slice_sooner(&a->recheck_on, day);
}

int slice_month(const struct slice *s, int64_t day)
{
    int year, month, now_year, now_month, unused;
    if (day > s->today || day < s->today - 31 * MONTHS)
        return -1;
    date_to_ymd((int32_t)day, &year, &month, &unused);
    date_to_ymd(s->today, &now_year, &now_month, &unused);
    int ago = (now_year - year) * 12 + now_month - month;
    return ago < MONTHS ? MONTHS - 1 - ago : -1;
}

void slice_count_month(const struct slice *s, struct account_metrics *a, enum month_series series,
                       int64_t day)
{
    int place = slice_month(s, day);
    if (place < 0)
        return;
    a->months[series][place]++;
    slice_recheck(s, a, date_add_months(date_month_start(s->today), 1));
}

int64_t slice_or_none(struct db_stmt *st, int column)
{
    return db_is_null(st, column) ? NONE : db_col_int(st, column);
}

void slice_later(int64_t *value, int64_t other)
{
    if (other != NONE && (*value == NONE || other > *value))
        *value = other;
}

void slice_sooner(int64_t *value, int64_t other)
{
    if (other != NONE && (*value == NONE || other < *value))
        *value = other;
}

static void account_init(const struct slice *s, struct account_metrics *a, struct db_stmt *st)
{
    size_t days = (size_t)(s->today - a->from_day + 2);
    a->licenses = slice_or_none(st, 1);
    a->mrr_sent = slice_or_none(st, 2);
    a->amount_sent = slice_or_none(st, 3);
    a->created_on = calendar_day(s->catalog->calendar, db_col_int(st, 4));
    a->last_activity = s->whole ? NONE : slice_or_none(st, 5);
    a->last_login = s->whole ? NONE : slice_or_none(st, 6);
    a->first_seen = s->whole ? NONE : slice_or_none(st, 7);
    a->cover = arena_array(s->arena, days * HISTORY_VALUES, sizeof(*a->cover));
    memset(a->cover, 0, days * HISTORY_VALUES * sizeof(*a->cover));
    int64_t *unknown[] = {&a->mrr,
                          &a->amount,
                          &a->next_billing_on,
                          &a->subscription_ends_on,
                          &a->status_id,
                          &a->stage_since,
                          &a->stage_on,
                          &a->overdue_on,
                          &a->last_ticket_created,
                          &a->last_issue_created,
                          &a->last_touchpoint,
                          &a->last_nps_response,
                          &a->last_renewal_on,
                          &a->recheck_on};
    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
        *unknown[i] = NONE;
}

/* The first day of any store of usage. */
static int read_first_use(struct slice *s)
{
    static const char *const first[] = {"SELECT day FROM usage_daily ORDER BY day LIMIT 1",
                                        "SELECT day FROM user_day ORDER BY day LIMIT 1",
                                        "SELECT day FROM user_login ORDER BY day LIMIT 1"};
    s->first_use = s->today + 1;
    for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++) {
        int64_t day = db_int(s->conn, s->first_use, first[i], "");
        s->first_use = day < s->first_use ? (int32_t)day : s->first_use;
    }
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* A mark may outlive its account: what was purged is left out. */
static int read_accounts(struct slice *s)
{
    static const char read[] =
        "SELECT b.id, b.licenses, b.mrr_sent, b.amount_sent, b.created_on, m.last_activity,"
        " m.last_login, m.first_seen FROM {ints} a {cross} account b"
        " LEFT JOIN account_metric m ON m.account_id = b.id WHERE b.id = a.value ORDER BY b.id";
    size_t n = 0, at = 0;
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        while (at < s->naccounts && s->accounts[at].account < db_col_int(st, 0))
            at++;
        if (at == s->naccounts)
            break;
        s->accounts[n] = s->accounts[at++];
        account_init(s, &s->accounts[n++], st);
    }
    db_done(st);
    s->naccounts = n;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

static int read_stages(struct slice *s)
{
    static const char read[] =
        "SELECT h.entity_id, max(h.at) FROM {ints} a {cross} field_history h"
        " WHERE h.entity = 'account' AND h.entity_id = a.value AND h.field = 'stage'"
        " GROUP BY h.entity_id";
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        a->stage_since = db_col_int(st, 1);
        a->stage_on = calendar_day(s->catalog->calendar, a->stage_since);
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* Differences become figures. */
static void add_up(const struct slice *s, struct account_metrics *a)
{
    size_t days = (size_t)(s->today - a->from_day + 1);
    for (size_t i = HISTORY_VALUES; i < days * HISTORY_VALUES; i++)
        a->cover[i] += a->cover[i - HISTORY_VALUES];
    a->usage_frequency = usage_frequency(slice_today(s, a, HISTORY_active_days));
    for (int i = 0; i < MONTHS; i++)
        a->activities += a->months[SERIES_activities_months][i];
}

int slice_compute(struct slice *s)
{
    static int (*const readers[])(struct slice *) = {
        read_first_use,         read_accounts,      slice_read_users, slice_read_usage,
        slice_read_logins,      slice_read_billing, slice_read_cases, slice_read_contacts,
        slice_read_consumption, read_stages,
    };
    for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
        if (readers[i](s) < 0)
            return -1;
    for (size_t i = 0; i < s->naccounts; i++)
        add_up(s, &s->accounts[i]);
    return 0;
}
