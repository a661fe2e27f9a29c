/*
 * store: the daily usage store on the tables usage_daily and user_day (see store.h).
 *
 * Rows come sorted by key, so that the pages of one day are written in their order. A question
 * about one account looks up each day by itself (day first in the key): CROSS JOIN keeps that order
 * on SQLite. On PostgreSQL usage_daily has a partition per month, made here when the first row of a
 * month comes.
 */
#include "usage/store.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/calendar.h"

enum {
    APPEND_ROWS = 4096, /* per statement: what the column arrays on the heap hold */
    MONTHS_MAX = 64     /* distinct months of one append */
};

/* --- partitions (PostgreSQL) --- */

static void partition_name(int32_t month_start, char *out, size_t size)
{
    int year, month, day;

    date_to_ymd(month_start, &year, &month, &day);
    snprintf(out, size, "usage_daily_%04d%02d", year, month);
}

/* The lock makes two nodes that meet the same new month come one after the other. */
static int partition_make(struct db_conn *conn, int32_t month_start)
{
    static const char lock[] = "SELECT pg_advisory_xact_lock(hashtext('usage_daily'))";
    /* (to_regclass would answer from a cache that does not know what happened during the wait.) */
    static const char exists[] =
        "SELECT count(*) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = to_regclass('usage_daily') AND CAST(c.relname AS TEXT) = ?";
    char name[32], sql[320];

    partition_name(month_start, name, sizeof(name));
    db_int(conn, 0, lock, "");
    if (db_int(conn, 1, exists, "z", name) != 0)
        return db_error(conn) == DB_OK ? 0 : -1;
    /* Attaching a finished table lets others go on writing; PARTITION OF would stop them. */
    snprintf(sql, sizeof(sql),
             "CREATE TABLE %s (LIKE usage_daily INCLUDING ALL);\n"
             "ALTER TABLE usage_daily ATTACH PARTITION %s FOR VALUES FROM (%d) TO (%d)",
             name, name, month_start, date_add_months(month_start, 1));
    return db_script(conn, sql);
}

/* Distinct month starts of rows that are sorted by day. */
static size_t months_of(const struct usage_row *rows, size_t count, int32_t *months)
{
    size_t n = 0;

    for (size_t i = 0; i < count && n < MONTHS_MAX; i++) {
        int32_t start;
        if (n > 0 && rows[i].day < date_add_months(months[n - 1], 1))
            continue;
        start = date_month_start((int32_t)rows[i].day);
        months[n++] = start;
    }
    return n;
}

static int partitions_ensure(struct db_conn *conn, const struct usage_row *rows, size_t count)
{
    static const char missing[] =
        "SELECT t.value FROM {texts} AS t(value) WHERE to_regclass(t.value) IS NULL";
    int32_t months[MONTHS_MAX], absent[MONTHS_MAX];
    char names[MONTHS_MAX][32];
    struct str texts[MONTHS_MAX];
    size_t n = months_of(rows, count, months), nabsent = 0;
    struct db_stmt *s;

    for (size_t i = 0; i < n; i++) {
        partition_name(months[i], names[i], sizeof(names[i]));
        texts[i] = str_of(names[i]);
    }
    s = db_query(conn, missing, "S", texts, n);
    while (db_next(s)) {
        for (size_t i = 0; i < n; i++) {
            if (str_eq(texts[i], db_col_text(s, 0)))
                absent[nabsent++] = months[i];
        }
    }
    db_done(s);
    for (size_t i = 0; i < nabsent; i++) {
        if (partition_make(conn, absent[i]) != 0)
            return -1;
    }
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* --- append --- */

static size_t slice_rows(size_t count)
{
    return count < APPEND_ROWS ? count : APPEND_ROWS;
}

/* `cells` has room for APPEND_ROWS rows, or for all where there are fewer. */
static int append_slice(struct db_conn *conn, const struct usage_row *rows, size_t count,
                        const char *conflict, int64_t *cells)
{
    int64_t *columns[5];

    for (size_t c = 0; c < 5; c++)
        columns[c] = cells + c * count;
    for (size_t i = 0; i < count; i++) {
        columns[0][i] = rows[i].day;
        columns[1][i] = rows[i].account;
        columns[2][i] = rows[i].user;
        columns[3][i] = rows[i].feature;
        columns[4][i] = rows[i].count;
    }
    const struct db_column values[] = {{'i', columns[0], NULL},
                                       {'i', columns[1], NULL},
                                       {'i', columns[2], NULL},
                                       {'i', columns[3], NULL},
                                       {'i', columns[4], NULL}};
    return db_bulk(conn, "usage_daily(day, account_id, user_id, feature_id, count)", values, 5,
                   count, conflict) < 0
               ? -1
               : 0;
}

static int append(struct db_conn *conn, const struct usage_row *rows, size_t count,
                  const char *conflict)
{
    int64_t *cells;
    int status = 0;

    if (count == 0)
        return 0;
    if (db_engine(db_of(conn)) == DB_POSTGRES && partitions_ensure(conn, rows, count) != 0)
        return -1;
    cells = mem_alloc(5 * slice_rows(count) * sizeof(*cells));
    for (size_t at = 0; status == 0 && at < count; at += APPEND_ROWS)
        status = append_slice(conn, rows + at, slice_rows(count - at), conflict, cells);
    free(cells);
    return status;
}

#define SAME_KEY "ON CONFLICT (day, account_id, user_id, feature_id) DO UPDATE SET count = "

int store_append(struct db_conn *conn, const struct usage_row *rows, size_t count)
{
    return append(conn, rows, count, SAME_KEY "usage_daily.count + excluded.count");
}

int store_replace(struct db_conn *conn, const struct usage_row *rows, size_t count)
{
    return append(conn, rows, count, SAME_KEY "excluded.count");
}

/* last_use_at, last_login_at and last_logout_at may be NULL on either side; max() of SQLite wants
 * neither to be. */
#define LATER(column) \
    column " = {greatest}(COALESCE(user_day." column ", excluded." column ")," \
           " COALESCE(excluded." column ", user_day." column "))"

static const char user_day_into[] =
    "user_day(day, account_id, user_id, first_at, last_at, last_use_at, logins, last_login_at,"
    " last_logout_at, page_views, last_page_at)";
static const char user_day_add[] =
    "ON CONFLICT (day, account_id, user_id) DO UPDATE SET"
    " first_at = {least}(user_day.first_at, excluded.first_at),"
    " last_at = {greatest}(user_day.last_at, excluded.last_at)," LATER(
        "last_use_at") ","
                       " logins = user_day.logins + excluded.logins," LATER(
                           "last_login_at") "," LATER("last_logout_at") ","
                                                                        " page_views = "
                                                                        "user_day.page_views + "
                                                                        "excluded.page_"
                                                                        "views," LATER(
                                                                            "last_page_at");

enum { USER_DAY_COLUMNS = sizeof(struct user_day_row) / sizeof(int64_t) };
static_assert(USER_DAY_COLUMNS == 11, "one column per member");

/* A day whose hours are not known: what events told of it stays. */
static const char user_day_use[] =
    "ON CONFLICT (day, account_id, user_id) DO UPDATE SET"
    " last_use_at = COALESCE(user_day.last_use_at, excluded.last_use_at)";

static int append_days_slice(struct db_conn *conn, const struct user_day_row *rows, size_t count,
                             const char *conflict, int64_t *cells, bool *nulls)
{
    static const bool nullable[USER_DAY_COLUMNS] = {
        [5] = true, [7] = true, [8] = true, [10] = true};
    struct db_column columns[USER_DAY_COLUMNS];

    for (size_t c = 0; c < USER_DAY_COLUMNS; c++) {
        columns[c] = (struct db_column){'i', cells + c * count, NULL};
        if (nullable[c])
            columns[c].null = nulls + c * count;
    }
    for (size_t i = 0; i < count; i++) {
        const int64_t *from = (const int64_t *)&rows[i];
        for (size_t c = 0; c < USER_DAY_COLUMNS; c++) {
            cells[c * count + i] = from[c];
            if (nullable[c])
                nulls[c * count + i] = from[c] == 0;
        }
    }
    return db_bulk(conn, user_day_into, columns, USER_DAY_COLUMNS, count, conflict) < 0 ? -1 : 0;
}

static int append_days(struct db_conn *conn, const struct user_day_row *rows, size_t count,
                       const char *conflict)
{
    int64_t *cells;
    bool *nulls;
    int status = 0;

    if (count == 0)
        return 0;
    cells = mem_alloc(USER_DAY_COLUMNS * slice_rows(count) * sizeof(*cells));
    nulls = mem_alloc(USER_DAY_COLUMNS * slice_rows(count) * sizeof(*nulls));
    for (size_t at = 0; status == 0 && at < count; at += APPEND_ROWS)
        status = append_days_slice(conn, rows + at, slice_rows(count - at), conflict, cells, nulls);
    free(nulls);
    free(cells);
    return status;
}

int store_append_user_days(struct db_conn *conn, const struct user_day_row *rows, size_t count)
{
    return append_days(conn, rows, count, user_day_add);
}

int store_use_on_days(struct db_conn *conn, const struct user_day_row *rows, size_t count)
{
    return append_days(conn, rows, count, user_day_use);
}

int store_tidy(struct db_conn *conn, const int64_t *days, size_t ndays, const int64_t *users,
               size_t nusers)
{
    static const char empty[] =
        "DELETE FROM usage_daily WHERE count = 0 AND day {in_ints} AND user_id {in_ints}";
    static const char unused[] =
        "UPDATE user_day SET last_use_at = NULL WHERE user_id {in_ints} AND day {in_ints} AND NOT"
        " EXISTS (SELECT 1 FROM usage_daily u WHERE u.day = user_day.day AND u.account_id ="
        " user_day.account_id AND u.user_id = user_day.user_id)";
    static const char nothing[] =
        "DELETE FROM user_day WHERE user_id {in_ints} AND day {in_ints} AND last_use_at IS NULL"
        " AND logins = 0 AND page_views = 0 AND last_logout_at IS NULL";

    db_run(conn, empty, "II", days, ndays, users, nusers);
    db_run(conn, unused, "II", users, nusers, days, ndays);
    db_run(conn, nothing, "II", users, nusers, days, ndays);
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* --- questions --- */

/* Rows of one account on the days listed, day by day. Hidden features do not count. */
#define ON_DAYS(columns, store, join) \
    "SELECT " columns " FROM {ints} AS d(value) {cross} " store " u" join \
    " WHERE u.day = d.value AND u.account_id = ?"
#define SHOWN " JOIN feature f ON f.id = u.feature_id AND f.hidden = 0 AND f.deleted_at IS NULL"
#define NOT_HIDDEN \
    " AND u.feature_id NOT IN (SELECT id FROM feature WHERE hidden <> 0 OR deleted_at IS NOT " \
    "NULL)"
/* Of all its users, added up by the refresher; of one user. */
#define OF_ACCOUNT(columns) \
    ON_DAYS(columns "u.uses) AS BIGINT) AS uses", "account_feature_day", SHOWN)
#define OF_USER(columns) \
    ON_DAYS(columns "u.count) AS BIGINT) AS uses", "usage_daily", SHOWN) \
    " AND u.user_id = ?"

static int64_t *days_between(int32_t from, int32_t to)
{
    size_t n = (size_t)(to - from + 1);
    int64_t *days = mem_alloc(n * sizeof(*days));

    for (size_t i = 0; i < n; i++)
        days[i] = from + (int64_t)i;
    return days;
}

/* Whether the account used something on the days that is not shown: then who used it is not who is
 * counted. */
static bool used_hidden(struct db_conn *conn, int64_t account, const int64_t *days, size_t n)
{
    static const char sql[] =
        ON_DAYS("1", "account_feature_day",
                " JOIN feature f ON f.id ="
                " u.feature_id") " AND (f.hidden <> 0 OR f.deleted_at IS NOT NULL) LIMIT 1";
    return db_int(conn, 0, sql, "Ii", days, n, account) == 1;
}

/* Distinct users of each day. */
static int user_counts(struct db_conn *conn, int64_t account, int32_t from, int32_t to,
                       int64_t *users)
{
    static const char all[] =
        ON_DAYS("u.day, count(*)", "user_day", "") " AND u.last_use_at IS NOT NULL GROUP BY u.day";
    static const char shown[] =
        ON_DAYS("u.day, count(DISTINCT u.user_id)", "usage_daily", "") NOT_HIDDEN " GROUP BY u.day";
    size_t n = (size_t)(to - from + 1);
    int64_t *days = days_between(from, to);
    struct db_stmt *s =
        db_query(conn, used_hidden(conn, account, days, n) ? shown : all, "Ii", days, n, account);

    while (db_next(s))
        users[db_col_int(s, 0) - from] = db_col_int(s, 1);
    db_done(s);
    free(days);
    return db_error(conn) == DB_OK ? 0 : -1;
}

int store_days(struct db_conn *conn, int64_t account, int64_t user, int32_t from, int32_t to,
               int64_t *uses, int64_t *users)
{
    static const char of_account[] = OF_ACCOUNT("u.day, CAST(sum(") " GROUP BY u.day";
    static const char of_user[] = OF_USER("u.day, CAST(sum(") " GROUP BY u.day";
    int64_t *days;
    struct db_stmt *s;

    if (to < from)
        return 0;
    for (int32_t day = from; day <= to; day++) {
        uses[day - from] = 0;
        if (users)
            users[day - from] = 0;
    }
    days = days_between(from, to);
    s = user > 0 ? db_query(conn, of_user, "Iii", days, (size_t)(to - from + 1), account, user)
                 : db_query(conn, of_account, "Ii", days, (size_t)(to - from + 1), account);
    while (db_next(s)) {
        int64_t at = db_col_int(s, 0) - from;
        uses[at] = db_col_int(s, 1);
        if (users && user > 0)
            users[at] = 1;
    }
    db_done(s);
    free(days);
    if (users && user <= 0)
        return user_counts(conn, account, from, to, users);
    return db_error(conn) == DB_OK ? 0 : -1;
}

#define SHARE_OF_MODULE(rows) \
    "SELECT mo.id, mo.label, NULL, p.label, sum_of.uses FROM (" rows( \
        "f.module_id AS id, CAST(sum(") " GROUP BY f.module_id) AS sum_of JOIN module mo ON " \
                                        "mo.id =" \
                                        " sum_of.id JOIN product p ON p.id = mo.product_id WHERE " \
                                        "mo.hidden = 0 AND p.hidden = 0" \
                                        " ORDER BY sum_of.uses DESC, mo.id LIMIT 1000"
#define SHARE_OF_FEATURE(rows) \
    "SELECT fe.id, fe.label, mo.label, p.label, sum_of.uses FROM (" rows( \
        "u.feature_id AS id, CAST(sum(") " GROUP BY u.feature_id) AS sum_of JOIN feature fe ON" \
                                         " fe.id = sum_of.id JOIN module mo ON mo.id = " \
                                         "fe.module_id JOIN product p ON p.id =" \
                                         " mo.product_id ORDER BY sum_of.uses DESC, fe.id LIMIT " \
                                         "20000"

enum { SHARES_MAX = 20000 };

static int shares(struct model *m, const char *of_account, const char *of_user, int64_t account,
                  int64_t user, int32_t from, int32_t to, struct store_share **out)
{
    size_t n = to < from ? 0 : (size_t)(to - from + 1), space = 64, count = 0;
    struct store_share *list = arena_array(m->arena, space, sizeof(*list));
    int64_t *days = n ? days_between(from, to) : NULL;
    struct db_stmt *s = user > 0 ? db_query(m->conn, of_user, "Iii", days, n, account, user)
                                 : db_query(m->conn, of_account, "Ii", days, n, account);

    while (db_next(s) && count < SHARES_MAX) {
        if (count == space) {
            struct store_share *more = arena_array(m->arena, space * 4, sizeof(*more));
            for (size_t i = 0; i < count; i++)
                more[i] = list[i];
            list = more;
            space *= 4;
        }
        list[count++] = (struct store_share){.id = db_col_int(s, 0),
                                             .label = str_dup(m->arena, db_col_text(s, 1)),
                                             .parent = str_dup(m->arena, db_col_text(s, 2)),
                                             .product = str_dup(m->arena, db_col_text(s, 3)),
                                             .uses = db_col_int(s, 4)};
    }
    db_done(s);
    free(days);
    *out = list;
    return db_error(m->conn) == DB_OK ? (int)count : -1;
}

int store_modules(struct model *m, int64_t account, int64_t user, int32_t from, int32_t to,
                  struct store_share **out)
{
    static const char of_account[] = SHARE_OF_MODULE(OF_ACCOUNT);
    static const char of_user[] = SHARE_OF_MODULE(OF_USER);

    return shares(m, of_account, of_user, account, user, from, to, out);
}

int store_features(struct model *m, int64_t account, int64_t user, int32_t from, int32_t to,
                   struct store_share **out)
{
    static const char of_account[] = SHARE_OF_FEATURE(OF_ACCOUNT);
    static const char of_user[] = SHARE_OF_FEATURE(OF_USER);

    return shares(m, of_account, of_user, account, user, from, to, out);
}

int64_t store_active_users(struct db_conn *conn, int64_t account, int32_t from, int32_t to)
{
    static const char all[] =
        ON_DAYS("count(DISTINCT u.user_id)", "user_day", "") " AND u.last_use_at IS NOT NULL";
    static const char shown[] = ON_DAYS("count(DISTINCT u.user_id)", "usage_daily", "") NOT_HIDDEN;
    size_t n = (size_t)(to - from + 1);
    int64_t *days, users;

    if (to < from)
        return 0;
    days = days_between(from, to);
    users =
        db_int(conn, -1, used_hidden(conn, account, days, n) ? shown : all, "Ii", days, n, account);
    free(days);
    return users;
}

/* --- dropping --- */

/*
 * Drops one whole month; its rows. A drop stops everybody until whoever reads is through, so it
 * gives up soon where somebody reads for long (a backup): the rows are then deleted one by one.
 */
static int64_t partition_drop(struct db_conn *conn, const char *name)
{
    char sql[80];
    int64_t rows;

    snprintf(sql, sizeof(sql), "SELECT count(*) FROM %.31s", name);
    rows = db_int(conn, 0, sql, "");
    snprintf(sql, sizeof(sql), "DROP TABLE %.31s", name);
    db_savepoint(conn, "partition");
    db_script(conn, "SET LOCAL lock_timeout = 1000");
    if (db_script(conn, sql) == 0 && db_script(conn, "SET LOCAL lock_timeout TO DEFAULT") == 0 &&
        db_savepoint_release(conn, "partition") == 0)
        return rows;
    if (db_error(conn) != DB_BUSY)
        return -1;
    db_savepoint_rollback(conn, "partition");
    return 0;
}

/* Whole months that lie before the day; the rest of a month is deleted row by row. */
static int64_t partitions_drop(struct db_conn *conn, int32_t day)
{
    static const char names[] =
        "SELECT CAST(c.relname AS TEXT) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
        " WHERE i.inhparent = to_regclass('usage_daily') ORDER BY 1";
    char limit[32], drop[16][32];
    size_t n = 0;
    int64_t rows = 0;
    struct db_stmt *s;

    /* A partition older than the month of the day ends before it. */
    partition_name(date_month_start(day), limit, sizeof(limit));
    s = db_query(conn, names, "");
    while (n < 16 && db_next(s)) {
        if (str_cmp(db_col_text(s, 0), str_of(limit)) < 0)
            snprintf(drop[n++], sizeof(drop[0]), "%.*s", (int)db_col_text(s, 0).n,
                     db_col_text(s, 0).p);
    }
    db_done(s);
    for (size_t i = 0; i < n; i++) {
        int64_t dropped = partition_drop(conn, drop[i]);
        if (dropped < 0)
            return -1;
        rows += dropped;
    }
    return rows;
}

int64_t store_drop_before(struct db_conn *conn, int32_t day)
{
    int64_t dropped = 0, uses, days, logins;

    if (db_engine(db_of(conn)) == DB_POSTGRES)
        dropped = partitions_drop(conn, day);
    uses = db_run(conn, "DELETE FROM usage_daily WHERE day < ?", "i", (int64_t)day);
    days = db_run(conn, "DELETE FROM user_day WHERE day < ?", "i", (int64_t)day);
    logins = db_run(conn, "DELETE FROM user_login WHERE day < ?", "i", (int64_t)day);
    return dropped < 0 || uses < 0 || days < 0 || logins < 0 ? -1 : dropped + uses + days + logins;
}
