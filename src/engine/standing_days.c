/* standing_days: see standing_days.h. */
#include "engine/standing_days.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"

enum { VALUES = HEALTH_SIGNALS + 1 };

/* A row of account_day. */
struct day_row {
    int64_t day, account, version;
    int64_t was[VALUES], is[VALUES]; /* ranks and score; -1 = none */
    bool had;                        /* health before */
};

struct standing_days {
    struct arena *arena;
    struct day_row *rows; /* those that differ; those that get the same values stand together */
    size_t n, written;
};

/* ---- reading ---- */

/* Rows by day, version and account, each with the version that decides; their number. */
static size_t read_rows(struct model *m, const int64_t *accounts, size_t n, int32_t from,
                        bool missing, struct day_row **out)
{
    static const char read[] =
        "SELECT h.day, h.account_id, coalesce(h.health_version_id, v.id) AS version, v.at,"
        " h.health_version_id, h.health_product_adoption, h.health_financial, h.health_service,"
        " h.health_relationship, h.health_score FROM {ints} d {cross} {ints} i {cross} account_day"
        " h LEFT JOIN account_metric c ON c.account_id = h.account_id LEFT JOIN health_version v ON"
        " v.id = c.health_version_id WHERE h.day = d.value AND h.account_id = i.value AND"
        " (h.health_version_id IS NULL OR ? = 0) ORDER BY h.day, version, h.account_id";
    int64_t days[STANDING_DAYS];
    size_t ndays = 0, rows = 0;
    for (int32_t day = from; day < m->today && ndays < STANDING_DAYS; day++)
        days[ndays++] = day;
    *out = arena_array(m->arena, ndays * n + 1, sizeof(**out));
    struct db_stmt *st = db_query(m->conn, read, "IIi", days, ndays, accounts, n, (int64_t)missing);
    while (db_next(st)) {
        struct day_row *r = &(*out)[rows];
        *r = (struct day_row){.day = db_col_int(st, 0),
                              .account = db_col_int(st, 1),
                              .version = db_col_int(st, 2),
                              .had = !db_is_null(st, 4)};
        int64_t end = calendar_midnight(m->calendar, (int32_t)r->day + 1);
        for (int i = 0; i < VALUES; i++)
            r->was[i] = db_is_null(st, 5 + i) ? -1 : db_col_int(st, 5 + i);
        if (r->version && (r->had || db_col_int(st, 3) < end))
            rows++;
    }
    db_done(st);
    return rows;
}

/* Only the days of each account from its own first one on. */
static size_t keep_wanted(struct day_row *rows, size_t n, const struct asked *asked,
                          const int32_t *from_days)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (rows[i].day >= from_days[answers_place(asked, rows[i].account)])
            rows[kept++] = rows[i];
    return kept;
}

/* ---- evaluation ---- */

static const struct health_rules *rules_of(struct model *m, int64_t version)
{
    static const char read[] = "SELECT body FROM health_version WHERE id = ?";
    return health_rules_parse(m, version, db_text(m->conn, m->arena, read, "i", version));
}

/* The rows of one day and version. */
static int evaluate(const struct model *now, struct day_row *rows, size_t n, const struct asked *as)
{
    struct model m = *now;
    struct asked asked = *as;
    int64_t *accounts = arena_array(m.arena, n, sizeof(*accounts));
    struct health_values *values = arena_array(m.arena, n, sizeof(*values));
    m.today = (int32_t)rows->day;
    m.now = calendar_midnight(m.calendar, m.today + 1) - 1;
    asked.accounts = accounts;
    asked.n = n;
    for (size_t i = 0; i < n; i++)
        accounts[i] = rows[i].account;
    if (health_values_read(&m, &asked, rules_of(&m, rows->version), values) < 0)
        return -1;
    for (size_t i = 0; i < n; i++) {
        for (int s = 0; s < HEALTH_SIGNALS; s++)
            rows[i].is[s] = (int64_t)values[i].signals[s];
        rows[i].is[HEALTH_SIGNALS] = values[i].score;
    }
    return 0;
}

static size_t keep_differing(struct day_row *rows, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!rows[i].had || memcmp(rows[i].is, rows[i].was, sizeof(rows[i].is)) != 0)
            rows[kept++] = rows[i];
    return kept;
}

/* Rows that get the same values on the same day stand together. */
static int by_values(const void *a, const void *b)
{
    const struct day_row *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->version != y->version)
        return x->version < y->version ? -1 : 1;
    if (x->had != y->had)
        return x->had ? 1 : -1;
    return memcmp(x->is, y->is, sizeof(x->is));
}

struct standing_days *standing_days_compute(struct model *m, const int64_t *accounts,
                                            const int32_t *from_days, size_t n, bool missing)
{
    struct standing_days *d = ARENA_NEW(m->arena, struct standing_days);
    struct asked asked = {.accounts = accounts, .n = n};
    int32_t from = m->today;
    *d = (struct standing_days){.arena = m->arena};
    for (size_t i = 0; i < n; i++)
        from = from_days[i] < from ? from_days[i] : from;
    if (from < m->today - STANDING_DAYS)
        from = m->today - STANDING_DAYS;
    if (from == m->today)
        return d;
    d->n = read_rows(m, accounts, n, from, missing, &d->rows);
    d->n = keep_wanted(d->rows, d->n, &asked, from_days);
    if (d->n) {
        asked.day_metrics = answers_day_metrics(m);
        asked.first_day = (int32_t)db_int(
            m->conn, m->today, "SELECT day FROM account_feature_day ORDER BY day LIMIT 1", "");
    }
    for (size_t i = 0, end; i < d->n; i = end) {
        for (end = i; end < d->n && d->rows[end].day == d->rows[i].day &&
                      d->rows[end].version == d->rows[i].version;)
            end++;
        if (evaluate(m, &d->rows[i], end - i, &asked) < 0)
            return NULL;
    }
    d->n = keep_differing(d->rows, d->n);
    if (d->n)
        qsort(d->rows, d->n, sizeof(*d->rows), by_values);
    return db_error(m->conn) == DB_OK ? d : NULL;
}

bool standing_days_differ(const struct standing_days *d)
{
    return d->written < d->n;
}

/* ---- writing ---- */

int standing_days_write(struct standing_days *d, struct db_conn *conn, size_t most)
{
    static const char write[] =
        "UPDATE account_day SET health_product_adoption = ?, health_financial = ?, health_service ="
        " ?, health_relationship = ?, health_score = ?, health_version_id = ?, corrected = CASE"
        " WHEN ? = 1 THEN 1 ELSE corrected END WHERE day = ? AND account_id {in_ints}";
    size_t end = d->n - d->written < most ? d->n : d->written + most;
    int64_t *accounts = arena_array(d->arena, end - d->written, sizeof(*accounts));
    while (d->written < end) {
        const struct day_row *r = &d->rows[d->written];
        size_t n = 0;
        for (; d->written < end && by_values(r, &d->rows[d->written]) == 0; d->written++)
            accounts[n++] = d->rows[d->written].account;
        const int64_t *score = r->is[HEALTH_SIGNALS] < 0 ? NULL : &r->is[HEALTH_SIGNALS];
        if (db_run(conn, write, "iiiioiiiI", r->is[0], r->is[1], r->is[2], r->is[3], score,
                   r->version, (int64_t)r->had, r->day, accounts, n) < 0)
            return -1;
    }
    return 0;
}
