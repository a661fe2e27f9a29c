/*
 * refresh: the thread that keeps metrics up to date (see refresh.h).
 *
 * It takes rounds (round.h): of marks, and of a pass over all accounts that goes on slice by slice
 * if a rule changed: when no marks wait, and in turn with rounds of marks while they never end. Its
 * place is stored, so a restart resumes it.
 */
#include "engine/refresh.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/log.h"
#include "engine/history.h"
#include "engine/round.h"
#include "engine/standing.h"

enum {
    LOOK_MS = 250,
    REST_MAX_MS = 1000,
    BUSY_MARKS = 5000, /* per second: more than can be worked off, so ingestion goes first */
    ARENA_MAX = 1 << 30,
    CLOSE_ACCOUNTS = 5000,
    PLACE_MS = 1000 /* how often the place of a pass that changes nothing is stored */
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

/* The rules that moved while no pass was under way become the pass's: the newest of them; 0 = none
 * waits. */
static int64_t pass_begins(struct refresher *r, struct db_conn *reader)
{
    int64_t newest = db_int(reader, 0, "SELECT max(id) FROM rule_changed", "");
    if (!newest || refresh_state(reader, "pass", 0) > 0)
        return newest ? refresh_state(reader, "pass_rule", 0) : 0;
    if (r->pass_rule == newest && r->place) /* under way, and nothing differed yet */
        return newest;
    struct db_conn *conn = db_acquire(r->options.db, DB_WRITE);
    if (!conn)
        return 0;
    if (db_begin(conn) == 0 && lease_check(conn, &r->lease) == 0) {
        refresh_set_state(conn, "pass_rule", newest);
        db_commit(conn);
    } else {
        db_rollback(conn);
    }
    db_release(&conn);
    return newest;
}

/* Copies what the next accounts were to a day that is over, with its events. As history_close. */
static int64_t close_some(struct db_conn *conn, struct slice *s, int32_t day, int64_t *after)
{
    int64_t first = *after, more = history_close(conn, day, after, CLOSE_ACCOUNTS);
    if (more > 0 && timeline_days_close(s, conn, day, first, *after) < 0)
        return -1;
    return more;
}

/* Copies what the accounts were to the days that are over, many of them at a time. */
static int close_days(struct refresher *r, const struct catalog *catalog, int32_t first,
                      int32_t today)
{
    struct slice s = {.arena = arena_new(ARENA_MAX), .catalog = catalog};
    int64_t after = 0, more = 1;
    if (first < today - HISTORY_DAYS)
        first = today - HISTORY_DAYS;
    for (int32_t day = first; day < today; day += more == 0, after = more == 0 ? 0 : after) {
        struct db_conn *conn = db_acquire(r->options.db, DB_WRITE);
        more = -1;
        if (conn && db_begin(conn) == 0 && lease_check(conn, &r->lease) == 0)
            more = close_some(conn, &s, day, &after);
        if (more >= 0 && db_commit(conn) < 0)
            more = -1;
        if (conn && more < 0)
            db_rollback(conn);
        if (conn)
            db_release(&conn);
        arena_reset(s.arena);
        if (more < 0)
            break;
    }
    arena_free(&s.arena);
    return more < 0 ? -1 : 0;
}

/* Midnight: days that are over are closed; then the accounts that change by themselves on the new
 * day are marked, and all, if a rate begins. `day` = the day at which the windows stand, 0 = none.
 */
static int move_windows(struct refresher *r, const struct catalog *catalog, int32_t day,
                        int32_t today)
{
    static const char mark[] =
        "INSERT INTO account_changed (account_id, from_day, cause) SELECT account_id, recheck_on, "
        "'midnight' FROM account_metric WHERE recheck_on <= ?";
    static const char rates[] =
        "INSERT INTO rule_changed (cause, at) SELECT 'rate', CAST(? AS BIGINT) WHERE EXISTS (SELECT"
        " 1 FROM currency_rate WHERE from_on > ? AND from_on <= ? AND deleted_at IS NULL)";
    static const char rules[] = "INSERT INTO rule_changed (cause, at) VALUES ('day', ?)";
    int result = -1;
    if (day && close_days(r, catalog, day, today) < 0)
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
        refresh_set_state(conn, "day", today);
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
    int32_t day = (int32_t)refresh_state(s->conn, "day", 0), today = s->today;
    if (day && day < today && closing(r, s, day)) {
        s->today = day;
        s->now = calendar_midnight(s->catalog->calendar, day + 1) - 1;
        return round_read_marks(round);
    }
    int64_t newest = db_int(s->conn, 0, "SELECT max(id) FROM account_changed", "");
    r->newest = newest > r->newest ? newest : r->newest;
    if (day != today && move_windows(r, s->catalog, day < today ? day : 0, today) < 0)
        return -1;
    int64_t rule = r->pass_next ? pass_begins(r, s->conn) : 0;
    if (!rule && round_read_marks(round) < 0)
        return -1;
    r->pass_next = round->nmarks > 0;
    if (!rule && !round->nmarks)
        rule = pass_begins(r, s->conn);
    if (!rule)
        return 0;
    round->rules_only = !db_int(s->conn, 0, metrics, "i", rule);
    int64_t place = refresh_state(s->conn, "pass", 0);
    if (r->pass_rule == rule && r->place > place)
        place = r->place;
    round->silent = clock_mono() - r->place_at < PLACE_MS;
    r->pass_rule = rule;
    return round_read_pass(round, place, s->today, PASS_ACCOUNTS);
}

/* 1 = worked, 0 = nothing to do, -1 = failed. */
static int run_round(struct refresher *r, struct arena *arena, const struct catalog *catalog)
{
    struct round round = {0};
    int64_t begun = clock_mono();
    int result = -1;
    round_open(&round.slice, arena, r->options.db, catalog);
    if (!round.slice.conn)
        return -1;
    if (db_begin(round.slice.conn) == 0 && fill_round(r, &round) == 0)
        result = round_compute(&round);
    db_release(&round.slice.conn);
    int64_t computed = clock_mono();
    bool work = round.nmarks || round.pass;
    if (result == 0 && work)
        result = round_apply(r->options.db, &r->lease, &round);
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

int64_t refresh_fresh_at(struct db_conn *conn, int64_t now)
{
    static const char waiting[] =
        "SELECT 1 FROM account_changed WHERE from_day <= (SELECT value FROM refresh_state WHERE"
        " name = 'day') LIMIT 1";
    if (!db_int(conn, 0, waiting, ""))
        return now;
    return refresh_state(conn, "fresh_at", now);
}
