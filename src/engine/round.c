/*
 * round: see round.h.
 *
 * Marks are taken in the order in which they came. The snapshot also holds the marks, so what is
 * committed later keeps its mark. What differs is written part by part; then the marks read are
 * deleted, with the news for the page.
 */
#include "engine/round.h"

#include <stdlib.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/hashmap.h"
#include "engine/refresh.h"
#include "engine/standing.h"

enum { MARKS_MAX = 20000, NEWS_IDS = 400, USE_DAYS = 800 };

/* What a transaction of a round does. */
enum { WRITE_METRICS = 1, FINISH = 2 };

/* Of one transaction, so that ingestion waits for the write lock a few milliseconds at most. */
enum { ROWS_AT_ONCE = 1000, MARKS_AT_ONCE = 5000 };

int64_t refresh_state(struct db_conn *conn, const char *name, int64_t otherwise)
{
    return db_int(conn, otherwise, "SELECT value FROM refresh_state WHERE name = ?", "z", name);
}

void refresh_set_state(struct db_conn *conn, const char *name, int64_t value)
{
    db_run(conn,
           "INSERT INTO refresh_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
           "value = excluded.value",
           "zi", name, value);
}

/* How many purges there were. Locked, a purge that is under way is waited for, and the next one
 * waits. */
static int64_t purges(struct db_conn *conn, bool lock)
{
    return db_int(conn, 0,
                  lock ? "SELECT value FROM refresh_state WHERE name = 'purges' {for_update}"
                       : "SELECT value FROM refresh_state WHERE name = 'purges'",
                  "");
}

void refresh_purging(struct db_conn *conn)
{
    db_run(conn, "UPDATE refresh_state SET value = value + 1 WHERE name = 'purges'", "");
}

int32_t round_day(const struct slice *s, int64_t day)
{
    if (day > s->today)
        return s->today;
    return (int32_t)(day < s->today - USE_DAYS ? s->today - USE_DAYS : day);
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct account_metrics *)a)->account,
            y = ((const struct account_metrics *)b)->account;
    return x < y ? -1 : x > y;
}

/* Takes the oldest marks until they make a slice, and the newer ones of the same accounts. Marks of
 * a day to come wait for it. */
int round_read_marks(struct round *r)
{
    static const char read[] =
        "SELECT id, account_id, from_day FROM account_changed WHERE from_day <= ? ORDER BY id"
        " LIMIT ?";
    struct slice *s = &r->slice;
    struct map places = {0};
    int64_t pairs = 0;
    s->accounts = arena_array(s->arena, SLICE_ACCOUNTS, sizeof(*s->accounts));
    r->marks = arena_array(s->arena, MARKS_MAX, sizeof(*r->marks));
    struct db_stmt *st = db_query(s->conn, read, "ii", (int64_t)s->today, (int64_t)MARKS_MAX);
    while (db_next(st)) {
        int64_t account = db_col_int(st, 1);
        int32_t day = round_day(s, db_col_int(st, 2));
        uint64_t place = map_get_number(&places, (uint64_t)account, 0);
        if (!place) {
            if (s->naccounts == SLICE_ACCOUNTS || pairs + (s->today - day) > SLICE_PAIRS)
                continue;
            s->accounts[s->naccounts++] =
                (struct account_metrics){.account = account, .from_day = day};
            map_put_number(&places, (uint64_t)account, s->naccounts);
            pairs += s->today - day + 1;
        } else if (day < s->accounts[place - 1].from_day) {
            s->accounts[place - 1].from_day = day;
        }
        r->marks[r->nmarks++] = db_col_int(st, 0);
    }
    db_done(st);
    map_free(&places);
    qsort(s->accounts, s->naccounts, sizeof(*s->accounts), by_id);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* The next accounts of a pass over all. */
int round_read_pass(struct round *r, int64_t after, int32_t from_day, size_t most)
{
    static const char read[] =
        "SELECT id FROM account WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?";
    struct slice *s = &r->slice;
    s->accounts = arena_array(s->arena, most, sizeof(*s->accounts));
    struct db_stmt *st = db_query(s->conn, read, "ii", after, (int64_t)most);
    while (db_next(st))
        s->accounts[s->naccounts++] =
            (struct account_metrics){.account = db_col_int(st, 0), .from_day = from_day};
    db_done(st);
    s->range = true;
    r->pass = true;
    r->last = s->naccounts < most;
    r->cursor = s->naccounts ? s->accounts[s->naccounts - 1].account : after;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* Tells the pages: "<fresh_at> id,id,..." in messages of bounded length, or "<fresh_at> *" for
 * many. */
static void tell(struct db_conn *conn, const struct round *r)
{
    const struct slice *s = &r->slice;
    struct buf text = BUF_INIT(8000);
    if (r->nids > NEWS_IDS) {
        db_notify(conn, "changed", str_fmt(s->arena, "%lld *", (long long)s->now));
        return;
    }
    buf_addf(&text, "%lld ", (long long)s->now);
    for (size_t i = 0; i < r->nids; i++)
        buf_addf(&text, "%s%lld", i ? "," : "", (long long)r->ids[i]);
    db_notify(conn, "changed", buf_str(&text));
    buf_free(&text);
}

/* What the workspace knows now for the first time lets rules say something of every account. */
static void write_known(struct db_conn *conn, const struct round *r)
{
    static const char known[] = "INSERT INTO rule_changed (cause, at) VALUES ('known', ?)";
    known_write(&r->known, conn);
    if (r->rules && known_news(&r->known))
        db_run(conn, known, "i", clock_now());
}

static void drop_marks(struct db_conn *conn, struct round *r)
{
    static const char done[] = "DELETE FROM account_changed WHERE id {in_ints}";
    size_t n = r->nmarks - r->dropped;
    n = n < MARKS_AT_ONCE ? n : MARKS_AT_ONCE;
    if (n)
        db_run(conn, done, "I", r->marks + r->dropped, n);
    r->dropped += n;
}

/* The rules that the pass was for are asked of everybody; lists that waited for them are filled. */
static void end_pass(struct db_conn *conn)
{
    int64_t rule = refresh_state(conn, "pass_rule", 0);
    db_run(conn, "DELETE FROM rule_changed WHERE id <= ?", "i", rule);
    db_run(conn, "UPDATE list SET refresh_rule = NULL WHERE refresh_rule <= ?", "i", rule);
}

/* Place of the pass, news. */
static void finish(struct db_conn *conn, const struct lease *lease, struct round *r)
{
    if (lease && r->pass)
        refresh_set_state(conn, "pass", r->last ? 0 : r->cursor);
    if (lease && r->pass && r->last)
        end_pass(conn);
    refresh_set_state(conn, "fresh_at", clock_now() < r->slice.now ? clock_now() : r->slice.now);
    /* A mark says that the record changed, also where no figure of it did. */
    if (r->nids && (!r->pass || r->differs || r->last))
        tell(conn, r);
    r->finished = true;
}

/* The next metrics, or else the next marks and the end. */
static int write_some(struct db_conn *conn, const struct lease *lease, struct round *r, int what)
{
    if (what & WRITE_METRICS && rows_write(&r->rows, conn, ROWS_AT_ONCE) < 0)
        return -1;
    if (what & WRITE_METRICS && !r->rows && !r->noted) {
        write_known(conn, r);
        r->noted = true;
    }
    if (!(what & FINISH) || r->rows)
        return 0;
    drop_marks(conn, r);
    if (r->dropped == r->nmarks)
        finish(conn, lease, r);
    return 0;
}

/* One short transaction: some of the metrics that differ, what `standing` changes (NULL: nothing),
 * the end of the round, as `what` says. 0; 1 when records were purged since the snapshot (nothing
 * is written: compute again); -1. */
static int apply(struct db *db, const struct lease *lease, struct round *r, int what,
                 struct standing *standing)
{
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    int result = -1;
    if (!conn)
        return -1;
    bool ours = db_begin(conn) == 0 && (!lease || lease_check(conn, lease) == 0);
    bool stale = ours && purges(conn, true) != r->purges && db_error(conn) == DB_OK;
    if (ours && !stale && write_some(conn, lease, r, what) == 0 &&
        (!r->days || timeline_days_write(r->days, conn, ROWS_AT_ONCE) == 0) &&
        (!standing || standing_write(standing, conn, ROWS_AT_ONCE) == 0))
        result = db_commit(conn);
    else
        db_rollback(conn);
    db_release(&conn);
    return stale ? 1 : result;
}

/* As many transactions as it takes. */
static int apply_parts(struct db *db, const struct lease *lease, struct round *r, int what)
{
    int result;
    do
        result = apply(db, lease, r, what, NULL);
    while (result == 0 && (what & FINISH ? !r->finished : r->rows != NULL));
    return result;
}

/* The levels of rules above the metrics that were just written, each on its own snapshot. 0, 1, -1
 * as apply. */
static int stand(struct db *db, const struct lease *lease, struct round *r)
{
    struct actor actor = {.kind = ACTOR_SYSTEM};
    struct error error;
    const struct slice *s = &r->slice;
    struct model m = {.arena = s->arena,
                      .actor = &actor,
                      .catalog = s->catalog,
                      .calendar = s->catalog->calendar,
                      .error = &error,
                      .now = s->now,
                      .today = s->today};
    const struct standing_slice slice = {r->ids, r->from_days, r->nids, s->whole};
    const struct standing_rules *rules = NULL;
    int result = 0;
    error_init(&error, s->arena);
    for (int level = 0; result == 0 && (!rules || level < rules->levels); level++) {
        struct standing *differing = NULL;
        m.conn = db_acquire(db, DB_READ);
        if (!m.conn)
            return -1;
        if (db_begin(m.conn) == 0 && !rules)
            rules = standing_rules_read(&m);
        if (rules)
            differing = standing_compute(&m, rules, level, &slice);
        db_release(&m.conn);
        result = !differing ? -1 : 0;
        while (result == 0 && standing_differs(differing)) {
            r->differs = true;
            result = apply(db, lease, r, 0, differing);
        }
    }
    return result;
}

/* The timelines follow the days that are over: their figures and their health are written. 0, 1,
 * -1 as apply. */
static int tell_days(struct db *db, const struct lease *lease, struct round *r)
{
    struct slice s = r->slice;
    int result = -1;
    s.conn = db_acquire(db, DB_READ);
    if (!s.conn)
        return -1;
    if (db_begin(s.conn) == 0)
        r->days = timeline_days_compute(&s);
    db_release(&s.conn);
    if (r->days)
        result = 0;
    while (result == 0 && timeline_days_differ(r->days)) {
        r->differs = true;
        result = apply(db, lease, r, 0, NULL);
    }
    r->days = NULL;
    return result;
}

static bool has_rows(const struct round *r)
{
    for (const struct rows *t = r->rows; t; t = t->next)
        if (t->nrows)
            return true;
    return false;
}

/* Writes what was computed, and what follows from it. 0, 1, -1 as apply. A commit makes every
 * reader forget the pages it holds, so a slice of all accounts that changes nothing makes none. */
int round_apply(struct db *db, const struct lease *lease, struct round *r)
{
    bool news = known_news(&r->known), days = timeline_days_wanted(&r->slice);
    int result = 0;
    r->differs = has_rows(r) || news;
    if (!r->rules && !days && r->differs)
        return apply_parts(db, lease, r, WRITE_METRICS | FINISH);
    if (r->differs)
        result = apply_parts(db, lease, r, WRITE_METRICS);
    r->rows = NULL;
    if (result == 0 && r->rules)
        result = stand(db, lease, r);
    if (result == 0 && days)
        result = tell_days(db, lease, r);
    if (result != 0 || (r->pass && r->silent && !r->last && !r->differs))
        return result;
    return apply_parts(db, lease, r, FINISH);
}

void round_open(struct slice *s, struct arena *arena, struct db *db, const struct catalog *catalog)
{
    *s = (struct slice){.arena = arena, .catalog = catalog, .now = clock_now()};
    s->today = calendar_day(catalog->calendar, s->now);
    s->conn = db_acquire(db, DB_READ);
}

int round_compute(struct round *r)
{
    struct slice *s = &r->slice;
    r->purges = purges(s->conn, false);
    known_read(&r->known, s->conn);
    r->rules = standing_has_rules(s->conn);
    r->ids = arena_array(s->arena, s->naccounts, sizeof(*r->ids));
    r->from_days = arena_array(s->arena, s->naccounts, sizeof(*r->from_days));
    for (; r->nids < s->naccounts; r->nids++) {
        r->ids[r->nids] = s->accounts[r->nids].account;
        r->from_days[r->nids] = s->accounts[r->nids].from_day;
    }
    if (s->naccounts == 0 || r->rules_only)
        return 0;
    return slice_compute(s) < 0 ? -1 : slice_rows(s, &r->rows);
}
