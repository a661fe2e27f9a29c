/*
 * refresh: the thread that keeps metrics up to date (see refresh.h).
 *
 * A round takes marks in the order in which they came, as many as make one slice, computes on a
 * reader's snapshot that also holds the marks (so what is committed later keeps its mark), and
 * writes in short transactions: what differs, part by part; then the marks read are deleted, with
 * the news for the page.
 * A pass over all accounts goes on slice by slice if a rule changed: when no marks wait, and in
 * turn with rounds of marks while they never end. Its place is stored, so a restart resumes it.
 */
#include "engine/refresh.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/hashmap.h"
#include "base/log.h"
#include "engine/history.h"
#include "engine/known.h"
#include "engine/rows.h"
#include "engine/slice.h"
#include "engine/standing.h"
#include "model/lease.h"

enum {
    MARKS_MAX = 20000,
    LOOK_MS = 250,
    REST_MAX_MS = 1000,
    BUSY_MARKS = 5000, /* per second: more than can be worked off, so ingestion goes first */
    ARENA_MAX = 1 << 30,
    NEWS_IDS = 400,
    USE_DAYS = 800,
    CLOSE_ACCOUNTS = 5000,
    PASS_ACCOUNTS = 250, /* of a slice of all: its rows stay in the processor's cache */
    PLACE_MS = 1000      /* how often the place of a pass that changes nothing is stored */
};

struct refresher {
    struct refresh_options options;
    struct lease lease;
    pthread_t thread;
    pthread_mutex_t lock; /* guards stop and wake */
    pthread_cond_t woken;
    bool stop, wake;
    int64_t newest;           /* mark that was seen */
    int64_t looked;           /* when, monotonic ms */
    int32_t closing;          /* day being closed */
    int64_t closing_marks;    /* the newest mark when its closing began */
    bool pass_next;           /* the last round took marks: a pass that waits has its turn */
    int64_t pass_rule, place; /* the pass under way and its last account */
    int64_t place_at;         /* when the place was stored, monotonic ms */
};

/* What a round works on. */
struct round {
    struct slice slice;
    int64_t *marks; /* ids of account_changed to delete */
    size_t nmarks;
    bool pass;         /* a slice of a pass over all accounts */
    int64_t cursor;    /* of the pass: last account of the slice */
    bool last;         /* of the pass: nothing left after this slice */
    bool silent;       /* of the pass: its place need not be stored if nothing differs */
    bool differs;      /* something was written */
    int64_t purges;    /* see refresh_purging */
    struct rows *rows; /* still to be written */
    size_t dropped;    /* marks that are deleted */
    bool finished;
    struct known known;
    bool noted;      /* that is written */
    bool rules;      /* there are segments, lists or health configurations */
    bool rules_only; /* of the pass: only rules moved, metrics stand */
    int64_t *ids;    /* the accounts of the slice, also those that are deleted */
    int32_t *from_days;
    size_t nids;
};

/* What a transaction of a round does. */
enum { WRITE_METRICS = 1, FINISH = 2 };

/* Of one transaction, so that ingestion waits for the write lock a few milliseconds at most. */
enum { ROWS_AT_ONCE = 1000, MARKS_AT_ONCE = 5000 };

static int64_t state(struct db_conn *conn, const char *name, int64_t otherwise)
{
    return db_int(conn, otherwise, "SELECT value FROM refresh_state WHERE name = ?", "z", name);
}

static void set_state(struct db_conn *conn, const char *name, int64_t value)
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

static int32_t clamp_day(const struct slice *s, int64_t day)
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
static int read_marks(struct round *r)
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
        int32_t day = clamp_day(s, db_col_int(st, 2));
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
static int read_pass(struct round *r, int64_t after, int32_t from_day, size_t most)
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
    int64_t rule = state(conn, "pass_rule", 0);
    db_run(conn, "DELETE FROM rule_changed WHERE id <= ?", "i", rule);
    db_run(conn, "UPDATE list SET refresh_rule = NULL WHERE refresh_rule <= ?", "i", rule);
}

/* Place of the pass, news. */
static void finish(struct db_conn *conn, const struct lease *lease, struct round *r)
{
    if (lease && r->pass)
        set_state(conn, "pass", r->last ? 0 : r->cursor);
    if (lease && r->pass && r->last)
        end_pass(conn);
    set_state(conn, "fresh_at", clock_now() < r->slice.now ? clock_now() : r->slice.now);
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

static bool has_rows(const struct round *r)
{
    for (const struct rows *t = r->rows; t; t = t->next)
        if (t->nrows)
            return true;
    return false;
}

/* Writes what was computed, and what follows from it. 0, 1, -1 as apply. A commit makes every
 * reader forget the pages it holds, so a slice of all accounts that changes nothing makes none. */
static int apply_all(struct db *db, const struct lease *lease, struct round *r)
{
    bool news = known_news(&r->known);
    int result = 0;
    r->differs = has_rows(r) || news;
    if (!r->rules && r->differs)
        return apply_parts(db, lease, r, WRITE_METRICS | FINISH);
    if (r->differs)
        result = apply_parts(db, lease, r, WRITE_METRICS);
    r->rows = NULL;
    if (result == 0 && r->rules)
        result = stand(db, lease, r);
    if (result != 0 || (r->pass && r->silent && !r->last && !r->differs))
        return result;
    return apply_parts(db, lease, r, FINISH);
}

/* The rules that moved while no pass was under way become the pass's: the newest of them; 0 = none
 * waits. */
static int64_t pass_begins(struct refresher *r, struct db_conn *reader)
{
    int64_t newest = db_int(reader, 0, "SELECT max(id) FROM rule_changed", "");
    if (!newest || state(reader, "pass", 0) > 0)
        return newest ? state(reader, "pass_rule", 0) : 0;
    if (r->pass_rule == newest && r->place) /* under way, and nothing differed yet */
        return newest;
    struct db_conn *conn = db_acquire(r->options.db, DB_WRITE);
    if (!conn)
        return 0;
    if (db_begin(conn) == 0 && lease_check(conn, &r->lease) == 0) {
        set_state(conn, "pass_rule", newest);
        db_commit(conn);
    } else {
        db_rollback(conn);
    }
    db_release(&conn);
    return newest;
}

/* Copies what the accounts were to the days that are over, many of them at a time. */
static int close_days(struct refresher *r, int32_t first, int32_t today)
{
    int64_t after = 0, more = 1;
    if (first < today - HISTORY_DAYS)
        first = today - HISTORY_DAYS;
    for (int32_t day = first; day < today; day += more == 0, after = more == 0 ? 0 : after) {
        struct db_conn *conn = db_acquire(r->options.db, DB_WRITE);
        if (!conn)
            return -1;
        more = -1;
        if (db_begin(conn) == 0 && lease_check(conn, &r->lease) == 0)
            more = history_close(conn, day, &after, CLOSE_ACCOUNTS);
        if (more < 0 || db_commit(conn) < 0)
            more = -1;
        if (more < 0)
            db_rollback(conn);
        db_release(&conn);
        if (more < 0)
            return -1;
    }
    return 0;
}

/* Midnight: days that are over are closed; then the accounts that change by themselves on the new
 * day are marked, and all, if a rate begins. `day` = the day at which the windows stand, 0 = none.
 */
static int move_windows(struct refresher *r, int32_t day, int32_t today)
{
    static const char mark[] =
        "INSERT INTO account_changed (account_id, from_day, cause) SELECT account_id, recheck_on, "
        "'midnight' FROM account_metric WHERE recheck_on <= ?";
    static const char rates[] =
        "INSERT INTO rule_changed (cause, at) SELECT 'rate', CAST(? AS BIGINT) WHERE EXISTS (SELECT"
        " 1 FROM currency_rate WHERE from_on > ? AND from_on <= ? AND deleted_at IS NULL)";
    static const char rules[] = "INSERT INTO rule_changed (cause, at) VALUES ('day', ?)";
    int result = -1;
    if (day && close_days(r, day, today) < 0)
        return -1;
    struct db_conn *conn = db_acquire(r->options.db, DB_WRITE);
    if (!conn)
        return -1;
    if (db_begin(conn) == 0 && lease_check(conn, &r->lease) == 0) {
        db_run(conn, mark, "i", (int64_t)today);
        if (day)
            db_run(conn, rates, "iii", clock_now(), (int64_t)day, (int64_t)today);
        if (standing_has_rules(conn))
            db_run(conn, rules, "i", clock_now());
        set_state(conn, "day", today);
        result = db_commit(conn);
    } else {
        db_rollback(conn);
    }
    db_release(&conn);
    log_info("windows moved to a new day", "day=%d", today);
    return result;
}

/* Whether marks made before midnight wait: then the round is computed as of the day that is over.
 * Late events that come meanwhile do not hold it up. */
static bool closing(struct refresher *r, const struct slice *s, int32_t day)
{
    static const char newest[] = "SELECT max(id) FROM account_changed";
    static const char waiting[] =
        "SELECT 1 FROM account_changed WHERE from_day <= ? AND id <= ? LIMIT 1";
    if (r->closing != day) {
        r->closing = day;
        r->closing_marks = db_int(s->conn, 0, newest, "");
    }
    return db_int(s->conn, 0, waiting, "ii", (int64_t)day, r->closing_marks) == 1;
}

static int fill_round(struct refresher *r, struct round *round)
{
    static const char metrics[] = "SELECT 1 FROM rule_changed WHERE id <= ? AND cause NOT IN"
                                  " ('segment', 'list', 'health_config', 'known', 'day') LIMIT 1";
    struct slice *s = &round->slice;
    int32_t day = (int32_t)state(s->conn, "day", 0), today = s->today;
    if (day && day < today && closing(r, s, day)) {
        s->today = day;
        s->now = calendar_midnight(s->catalog->calendar, day + 1) - 1;
        return read_marks(round);
    }
    int64_t newest = db_int(s->conn, 0, "SELECT max(id) FROM account_changed", "");
    r->newest = newest > r->newest ? newest : r->newest;
    if (day != today && move_windows(r, day < today ? day : 0, today) < 0)
        return -1;
    int64_t rule = r->pass_next ? pass_begins(r, s->conn) : 0;
    if (!rule && read_marks(round) < 0)
        return -1;
    r->pass_next = round->nmarks > 0;
    if (!rule && !round->nmarks)
        rule = pass_begins(r, s->conn);
    if (!rule)
        return 0;
    round->rules_only = !db_int(s->conn, 0, metrics, "i", rule);
    int64_t place = state(s->conn, "pass", 0);
    if (r->pass_rule == rule && r->place > place)
        place = r->place;
    round->silent = clock_mono() - r->place_at < PLACE_MS;
    r->pass_rule = rule;
    return read_pass(round, place, s->today, PASS_ACCOUNTS);
}

static void slice_init(struct slice *s, struct arena *arena, struct db *db,
                       const struct catalog *catalog)
{
    *s = (struct slice){.arena = arena, .catalog = catalog, .now = clock_now()};
    s->today = calendar_day(catalog->calendar, s->now);
    s->conn = db_acquire(db, DB_READ);
}

static int compute(struct round *r)
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

/* 1 = worked, 0 = nothing to do, -1 = failed. */
static int run_round(struct refresher *r, struct arena *arena, const struct catalog *catalog)
{
    struct round round = {0};
    int64_t begun = clock_mono();
    int result = -1;
    slice_init(&round.slice, arena, r->options.db, catalog);
    if (!round.slice.conn)
        return -1;
    if (db_begin(round.slice.conn) == 0 && fill_round(r, &round) == 0)
        result = compute(&round);
    db_release(&round.slice.conn);
    int64_t computed = clock_mono();
    bool work = round.nmarks || round.pass;
    if (result == 0 && work)
        result = apply_all(r->options.db, &r->lease, &round);
    bool done = result == 0 && work;
    if (done && round.pass)
        r->place = round.last ? 0 : round.cursor;
    if (done && round.finished)
        r->place_at = clock_mono();
    if (work)
        result = result < 0 ? -1 : 1;
    if (work)
        log_debug("metrics refreshed",
                  "accounts=%zu users=%zu marks=%zu compute_ms=%lld write_ms=%lld", round.nids,
                  round.slice.nusers, round.nmarks, (long long)(computed - begun),
                  (long long)(clock_mono() - computed));
    return result;
}

/* Waits until woken (unless `rest`), stopped or the time has passed; false when stopped. */
static bool wait_for_work(struct refresher *r, int64_t ms, bool rest)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += (long)ms * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&r->lock);
    while (!r->stop && (rest || !r->wake))
        if (pthread_cond_timedwait(&r->woken, &r->lock, &until) != 0)
            break;
    r->wake = false;
    bool go = !r->stop;
    pthread_mutex_unlock(&r->lock);
    return go;
}

/* One round; then, where more marks come than can be worked off, a rest as long as the round was:
 * half of one core is for others, and what gathers meanwhile is one round for many marks of the
 * same accounts. Where they can be, rests would only make what is shown older. As run_round. */
static int work_and_rest(struct refresher *r, struct arena *arena, const struct catalog *catalog)
{
    int64_t begun = r->looked, before = r->newest;
    r->looked = clock_mono();
    int result = run_round(r, arena, catalog);
    int64_t took = clock_mono() - r->looked;
    bool busy = before && (r->newest - before) * 1000 > BUSY_MARKS * (r->looked - begun + 1);
    if (result > 0 && busy)
        wait_for_work(r, took < REST_MAX_MS ? took : REST_MAX_MS, true);
    return result;
}

static void *refresh_thread(void *data)
{
    struct refresher *r = data;
    struct arena *arena = arena_new(ARENA_MAX);
    int wait = 0;
    while (wait_for_work(r, wait, false)) {
        wait = LEASE_RETRY_MS;
        if (!lease_hold(r->options.db, &r->lease))
            continue;
        const struct catalog *catalog = catalog_current(r->options.catalogs);
        if (!catalog)
            continue;
        int result = work_and_rest(r, arena, catalog);
        catalog_drop(&catalog);
        arena_reset(arena);
        wait = result > 0 ? 0 : result == 0 ? LOOK_MS : LEASE_RETRY_MS;
        if (result < 0)
            log_warn("refresh round failed; trying again", "wait_ms=%d", wait);
    }
    lease_release(r->options.db, &r->lease);
    arena_free(&arena);
    return NULL;
}

struct refresher *refresh_start(const struct refresh_options *options)
{
    struct refresher *r = mem_alloc(sizeof(*r));
    pthread_condattr_t monotonic;
    r->options = *options;
    lease_init(&r->lease, "refresh", options->node);
    pthread_mutex_init(&r->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&r->woken, &monotonic);
    pthread_condattr_destroy(&monotonic);
    if (pthread_create(&r->thread, NULL, refresh_thread, r) == 0)
        return r;
    log_error("cannot start the refresher", "%s", "");
    free(r);
    return NULL;
}

void refresh_wake(struct refresher *r)
{
    pthread_mutex_lock(&r->lock);
    r->wake = true;
    pthread_cond_signal(&r->woken);
    pthread_mutex_unlock(&r->lock);
}

void refresh_stop(struct refresher **refresher)
{
    struct refresher *r = *refresher;
    *refresher = NULL;
    if (!r)
        return;
    pthread_mutex_lock(&r->lock);
    r->stop = true;
    pthread_cond_signal(&r->woken);
    pthread_mutex_unlock(&r->lock);
    pthread_join(r->thread, NULL);
    pthread_cond_destroy(&r->woken);
    pthread_mutex_destroy(&r->lock);
    free(r);
}

/* First day with usage or an account, so that nothing is made anew before it. */
static int32_t first_day(struct db_conn *conn, const struct slice *s)
{
    int64_t use = db_int(conn, s->today, "SELECT day FROM usage_daily ORDER BY day LIMIT 1", "");
    int64_t made = db_int(conn, s->now, "SELECT min(created_on) FROM account", "");
    int64_t day = calendar_day(s->catalog->calendar, made);
    if (day < s->today - HISTORY_DAYS)
        day = s->today - HISTORY_DAYS;
    return clamp_day(s, use < day ? use : day);
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
    slice_init(s, arena, run->db, catalog);
    if (!s->conn)
        return -1;
    s->whole = run->history;
    round.silent = true;
    if (db_begin(s->conn) == 0) {
        int32_t from = run->history ? first_day(s->conn, s) : s->today;
        size_t most = SLICE_PAIRS / (size_t)(s->today - from + 1);
        result = read_pass(&round, run->after, from,
                           most < 1               ? 1
                           : most > PASS_ACCOUNTS ? PASS_ACCOUNTS
                                                  : most);
        if (result == 0)
            result = compute(&round);
    }
    db_release(&s->conn);
    if (result == 0)
        result = apply_all(run->db, NULL, &round);
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

int64_t refresh_fresh_at(struct db_conn *conn, int64_t now)
{
    static const char waiting[] =
        "SELECT 1 FROM account_changed WHERE from_day <= (SELECT value FROM refresh_state WHERE"
        " name = 'day') LIMIT 1";
    if (!db_int(conn, 0, waiting, ""))
        return now;
    return state(conn, "fresh_at", now);
}
