/*
 * history: reads and closes days of account_day (see history.h; slice_write corrects them).
 */
#include "engine/history.h"

#include "base/calendar.h"

#define NAME(c) #c ", "
#define OF_DAY(c) "h." #c ", "
#define OF_METRIC(c) "m." #c ", "

#define COLUMNS \
    "h.account_id, h.day, h.corrected, " HISTORY_FIGURES(OF_DAY) "h.mrr, h.amount, h.licenses"

/* As the account shows them. */
#define MONEY_NOW \
    "CASE WHEN m.subscriptions > 0 THEN m.mrr ELSE a.mrr_sent END," \
    " CASE WHEN m.subscriptions > 0 THEN m.amount ELSE a.amount_sent END, a.licenses"

static void read_row(struct db_stmt *st, struct history_row *out)
{
    out->account = db_col_int(st, 0);
    out->day = (int32_t)db_col_int(st, 1);
    out->corrected = db_col_int(st, 2) != 0;
    for (int i = 0; i < HISTORY_VALUES; i++)
        out->values[i] = db_is_null(st, 3 + i) ? INT64_MIN : db_col_int(st, 3 + i);
}

/* The days that may hold the newest row, newest first. */
static size_t days_before(int32_t day, int64_t *days)
{
    for (int i = 0; i <= HISTORY_SEARCH; i++)
        days[i] = day - i;
    return HISTORY_SEARCH + 1;
}

int history_account(struct db_conn *conn, int64_t account, int32_t day, struct history_row *out)
{
    static const char read[] = "SELECT " COLUMNS " FROM {ints} d {cross} account_day h WHERE h.day "
                               "= d.value AND h.account_id = ? ORDER BY h.day DESC LIMIT 1";
    int64_t days[HISTORY_SEARCH + 1];
    size_t n = days_before(day, days);
    struct db_stmt *st = db_query(conn, read, "Ii", days, n, account);
    int found = db_next(st);
    if (found)
        read_row(st, out);
    db_done(st);
    return db_error(conn) == DB_OK ? found : -1;
}

static int read_rows(struct db_stmt *st, struct history_row *out)
{
    int rows = 0;
    while (db_next(st))
        read_row(st, &out[rows++]);
    db_done(st);
    return rows;
}

int history_days(struct db_conn *conn, int64_t account, int32_t from, int32_t to, int32_t today,
                 struct history_row *out)
{
    static const char past[] = "SELECT " COLUMNS " FROM {ints} d {cross} account_day h WHERE h.day "
                               "= d.value AND h.account_id = ? ORDER BY h.day";
    static const char now[] =
        "SELECT m.account_id, CAST(? AS BIGINT), 0, " HISTORY_FIGURES(OF_METRIC) MONEY_NOW
        " FROM account_metric m JOIN account a ON a.id = m.account_id WHERE m.account_id = ?";
    int64_t days[HISTORY_DAYS];
    size_t n = 0;
    for (int32_t day = from; day <= to && day < today && n < HISTORY_DAYS; day++)
        days[n++] = day;
    int rows = read_rows(db_query(conn, past, "Ii", days, n, account), out);
    if (to >= today)
        rows += read_rows(db_query(conn, now, "ii", (int64_t)today, account), &out[rows]);
    return db_error(conn) == DB_OK ? rows : -1;
}

int64_t history_close(struct db_conn *conn, int32_t day, int64_t *after, int64_t most)
{
    static const char last[] = "SELECT max(account_id) FROM (SELECT account_id FROM account_metric"
                               " WHERE account_id > ? ORDER BY account_id LIMIT ?) p";
    static const char close[] = "INSERT INTO account_day (day, account_id, " HISTORY_FIGURES(NAME)
        HISTORY_HEALTH(NAME) "mrr, amount, licenses)"
                             " SELECT CAST(? AS BIGINT), m.account_id, " HISTORY_FIGURES(OF_METRIC)
                                 HISTORY_HEALTH(OF_METRIC) MONEY_NOW
        " FROM account_metric m JOIN account a ON a.id = m.account_id AND a.deleted_at IS NULL"
        " WHERE m.account_id > ? AND m.account_id <= ? AND (m.recheck_on IS NULL OR"
        " m.recheck_on > ?) ON CONFLICT DO NOTHING";
    int64_t until = db_int(conn, 0, last, "ii", *after, most), first = *after;
    if (!until)
        return db_error(conn) == DB_OK ? 0 : -1;
    *after = until;
    return db_run(conn, close, "iiii", (int64_t)day, first, until, (int64_t)day) < 0 ? -1 : 1;
}

int64_t history_drop(struct db_conn *conn, int32_t today)
{
    static const char old[] = "SELECT min(day) FROM account_day WHERE day < ? AND day > ?";
    static const char kept[] = "SELECT value FROM refresh_state WHERE name = 'history_dropped'";
    static const char keep[] =
        "INSERT INTO refresh_state (name, value) VALUES ('history_dropped', ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    int64_t day = db_int(conn, INT64_MIN, old, "ii", (int64_t)today - HISTORY_DAYS,
                         db_int(conn, -1000000, kept, ""));
    if (day == INT64_MIN)
        return db_error(conn) == DB_OK ? 0 : -1;
    db_run(conn, keep, "i", day);
    if (date_month_start((int32_t)day + 1) == (int32_t)day + 1)
        return 1;
    return db_run(conn, "DELETE FROM account_day WHERE day = ?", "i", day) < 0 ? -1 : 1;
}
