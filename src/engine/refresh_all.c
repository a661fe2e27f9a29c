/* refresh_all: a run over all accounts in the caller's thread (see refresh.h). */
#include "base/calendar.h"
#include "base/clock.h"
#include "engine/history.h"
#include "engine/refresh.h"
#include "engine/round.h"

enum { ARENA_MAX = 1 << 30 };

/* First day with usage or an account, so that nothing is made anew before it. */
static int32_t first_day(struct db_conn *conn, const struct slice *s)
{
    int64_t use = db_int(conn, s->today, "SELECT day FROM usage_daily ORDER BY day LIMIT 1", "");
    int64_t made = db_int(conn, s->now, "SELECT min(created_on) FROM account", "");
    int64_t day = calendar_day(s->catalog->calendar, made);
    if (day < s->today - HISTORY_DAYS)
        day = s->today - HISTORY_DAYS;
    return round_day(s, use < day ? use : day);
}

/* A run over all accounts. */
struct run {
    struct db *db;
    bool history;
    int64_t after; /* the last account that is done */
    bool last;     /* none are left */
};

/* One slice of it; accounts done, -1. */
static int64_t refresh_slice(struct run *run, struct arena *arena, const struct catalog *catalog)
{
    struct round round = {0};
    struct slice *s = &round.slice;
    int result = -1;
    round_open(s, arena, run->db, catalog);
    if (!s->conn)
        return -1;
    s->whole = run->history;
    round.silent = true;
    if (db_begin(s->conn) == 0) {
        int32_t from = run->history ? first_day(s->conn, s) : s->today;
        size_t most = SLICE_PAIRS / (size_t)(s->today - from + 1);
        result = round_read_pass(&round, run->after, from,
                                 most < 1               ? 1
                                 : most > PASS_ACCOUNTS ? PASS_ACCOUNTS
                                                        : most);
        if (result == 0)
            result = round_compute(&round);
    }
    db_release(&s->conn);
    if (result == 0)
        result = round_apply(run->db, NULL, &round);
    if (result != 0)
        return result < 0 ? -1 : 0;
    run->after = round.cursor;
    run->last = round.last;
    return (int64_t)s->naccounts;
}

/* All has been computed on the day on which it began, if no refresher said so before. */
static int note_day(struct db *db, int32_t day)
{
    static const char note[] =
        "INSERT INTO refresh_state (name, value) VALUES ('day', ?) ON CONFLICT DO NOTHING";
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    if (!conn)
        return -1;
    int result = (int)db_run(conn, note, "i", (int64_t)day);
    db_release(&conn);
    return result < 0 ? -1 : 0;
}

static int64_t count_accounts(struct db *db)
{
    static const char count[] = "SELECT count(*) FROM account WHERE deleted_at IS NULL";
    struct db_conn *conn = db_acquire(db, DB_READ);
    int64_t n = conn ? db_int(conn, 0, count, "") : -1;
    if (conn)
        db_release(&conn);
    return n;
}

int refresh_all(struct db *db, struct catalog_holder *catalogs, bool history,
                bool (*progress)(void *data, int64_t done, int64_t total), void *data)
{
    const struct catalog *catalog = catalog_current(catalogs);
    int64_t total = count_accounts(db), done = 0, n = 0;
    struct arena *arena = arena_new(ARENA_MAX);
    struct run run = {.db = db, .history = history, .last = !catalog || total < 0};
    bool stopped = false;
    int result =
        run.last || note_day(db, calendar_day(catalog->calendar, clock_now())) < 0 ? -1 : 0;
    while (result == 0 && !run.last && !stopped) {
        n = refresh_slice(&run, arena, catalog);
        arena_reset(arena);
        done += n > 0 ? n : 0;
        result = n < 0 ? -1 : 0;
        stopped = progress && n >= 0 && !progress(data, done, total);
    }
    catalog_drop(&catalog);
    arena_free(&arena);
    return stopped && !run.last ? 1 : result;
}

bool refresh_has_history(struct db *db)
{
    static const char any[] = "SELECT 1 FROM account_day LIMIT 1";
    struct db_conn *conn = db_acquire(db, DB_READ);
    bool has = conn && db_int(conn, 0, any, "") == 1;
    if (conn)
        db_release(&conn);
    return has;
}
