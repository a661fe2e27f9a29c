/* timeline_days: see timeline_days.h. */
#include "engine/timeline_days.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "model/health_config.h"
#include "model/timeline.h"

enum {
    EVENT_DAYS = 90, /* an event that is older says nothing about now */
    BASE_DAYS = 14,  /* without one */
    FIGURES = 8
};

/* The day keeps nothing of it. */
#define NOT_KEPT (INT64_MIN + 1)

/* ---- the figures ---- */

static bool differs(int64_t was, int64_t is)
{
    return was != is;
}

static bool users_moved(int64_t was, int64_t is)
{
    int64_t by = is > was ? is - was : was - is;
    return (was == 0) != (is == 0) || (by >= 2 && by * 10 >= was);
}

static bool share_moved(int64_t was, int64_t is)
{
    if (was == NONE || is == NONE)
        return was != is;
    return is - was > 10 || was - is > 10;
}

static const char *const frequency_words[] = {"inactive", "occasionally", "weekly", "daily"};

static const struct figure {
    const char *kind;
    bool (*moved)(int64_t was, int64_t is);
    bool wavers;
    const char *const *words; /* of ranks; NULL: a number */
    int nwords;
} figures[FIGURES] = {
    {"active_users", users_moved, true, NULL, 0},
    {"license_utilisation", share_moved, true, NULL, 0},
    {"usage_frequency", differs, false, frequency_words, 4},
    {"health_product_adoption", differs, false, health_words, HEALTH_GOOD + 1},
    {"health_financial", differs, false, health_words, HEALTH_GOOD + 1},
    {"health_service", differs, false, health_words, HEALTH_GOOD + 1},
    {"health_relationship", differs, false, health_words, HEALTH_GOOD + 1},
    {"health_score", differs, false, NULL, 0},
};

/* Percent of the licences; NONE without any. */
static int64_t utilisation(int64_t users, int64_t licenses)
{
    return licenses > 0 ? (users * 200 + licenses) / (2 * licenses) : NONE;
}

static struct str value_json(struct arena *arena, const struct figure *f, int64_t v)
{
    if (v == NONE)
        return STR_NONE;
    if (f->words)
        return str_fmt(arena, "\"%s\"", f->words[v >= 0 && v < f->nwords ? v : 0]);
    return str_fmt(arena, "%lld", (long long)v);
}

static int64_t value_of(const struct figure *f, struct str json)
{
    int64_t number = NONE;
    if (!json.p)
        return NONE;
    for (int i = 0; i < f->nwords; i++)
        if (json.n > 2 && str_is((struct str){json.p + 1, json.n - 2}, f->words[i]))
            return i;
    return str_to_int(json, &number) ? number : NONE;
}

/* ---- what is stored ---- */

/* A day of an account. */
struct point {
    int64_t account;
    int32_t day;
    bool corrected;
    int64_t values[FIGURES];
};

struct stored {
    int64_t account, id, at, before, after;
    int32_t day;
    int figure;
};

struct timeline_days {
    struct slice s; /* the accounts with days to be looked at */
    struct point *points;
    struct stored *stored;
    size_t npoints, nstored;
    int64_t *gone; /* ids */
    struct timeline_event *events;
    size_t ngone, nevents, gone_written, written;
};

static int by_account_and_day(const void *a, const void *b)
{
    const struct point *x = a, *y = b;
    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    return x->day < y->day ? -1 : x->day > y->day;
}

static int by_figure(const void *a, const void *b)
{
    const struct stored *x = a, *y = b;
    if (x->account != y->account)
        return x->account < y->account ? -1 : 1;
    if (x->figure != y->figure)
        return x->figure < y->figure ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

bool timeline_days_wanted(const struct slice *s)
{
    for (size_t i = 0; i < s->naccounts; i++)
        if (s->accounts[i].from_day < s->today)
            return true;
    return false;
}

static void read_point(struct db_stmt *st, struct point *out)
{
    int64_t users = db_col_int(st, 3);
    bool health = !db_is_null(st, 6);
    *out = (struct point){
        db_col_int(st, 0),
        (int32_t)db_col_int(st, 1),
        db_col_int(st, 2) != 0,
        {users, utilisation(users, db_col_int(st, 5)), usage_frequency(db_col_int(st, 4))}};
    for (int i = 0; i < 5; i++)
        out->values[3 + i] = health ? slice_or_none(st, 7 + i) : NOT_KEPT;
}

static void add_point(struct timeline_days *t, size_t *space, struct db_stmt *st)
{
    const struct account_metrics *a = slice_account(&t->s, db_col_int(st, 0));
    int64_t day = db_col_int(st, 1);
    if (!a || day < a->from_day - BASE_DAYS || day >= t->s.today)
        return;
    if (t->npoints == *space) {
        struct point *more = arena_array(t->s.arena, *space ? *space * 2 : 1024, sizeof(*more));
        if (t->npoints)
            memcpy(more, t->points, t->npoints * sizeof(*more));
        t->points = more;
        *space = *space ? *space * 2 : 1024;
    }
    read_point(st, &t->points[t->npoints++]);
}

static int read_points(struct timeline_days *t)
{
#define COLUMNS \
    "u.account_id, u.day, u.corrected, u.active_users, u.active_days, u.licenses," \
    " u.health_version_id, u.health_product_adoption, u.health_financial, u.health_service," \
    " u.health_relationship, u.health_score"
    static const struct slice_read read = {SLICE_READ_FEW(COLUMNS, "account_day"),
                                           SLICE_READ_RANGE(COLUMNS, "account_day"), true};
#undef COLUMNS
    size_t space = 0;
    struct db_stmt *st = slice_query(&t->s, &read, t->s.today, BASE_DAYS);
    while (db_next(st))
        add_point(t, &space, st);
    db_done(st);
    if (t->npoints)
        qsort(t->points, t->npoints, sizeof(*t->points), by_account_and_day);
    return db_error(t->s.conn) == DB_OK ? 0 : -1;
}

static int figure_of(struct str kind)
{
    int i = 0;
    while (i < FIGURES && !str_is(kind, figures[i].kind))
        i++;
    return i;
}

static void add_stored(struct timeline_days *t, size_t *space, struct db_stmt *st)
{
    int figure = figure_of(db_col_text(st, 3));
    if (figure == FIGURES)
        return;
    if (t->nstored == *space) {
        struct stored *more = arena_array(t->s.arena, *space ? *space * 2 : 1024, sizeof(*more));
        if (t->nstored)
            memcpy(more, t->stored, t->nstored * sizeof(*more));
        t->stored = more;
        *space = *space ? *space * 2 : 1024;
    }
    struct stored *e = &t->stored[t->nstored++];
    *e = (struct stored){.account = db_col_int(st, 0),
                         .id = db_col_int(st, 1),
                         .at = db_col_int(st, 2),
                         .figure = figure};
    e->day = calendar_day(t->s.catalog->calendar, e->at);
    e->before = value_of(&figures[figure], db_col_text(st, 4));
    e->after = value_of(&figures[figure], db_col_text(st, 5));
}

static int read_stored(struct timeline_days *t)
{
    static const char read[] = "SELECT e.account_id, e.id, e.at, e.kind, e.before, e.after FROM"
                               " {ints} i {cross} timeline_event e WHERE e.account_id = i.value"
                               " AND e.at >= ?";
    const struct slice *s = &t->s;
    int64_t *accounts = arena_array(s->arena, s->naccounts, sizeof(*accounts));
    int32_t from = s->today;
    size_t space = 0;
    for (size_t i = 0; i < s->naccounts; i++) {
        accounts[i] = s->accounts[i].account;
        from = s->accounts[i].from_day < from ? s->accounts[i].from_day : from;
    }
    struct db_stmt *st = db_query(s->conn, read, "Ii", accounts, s->naccounts,
                                  calendar_midnight(s->catalog->calendar, from - EVENT_DAYS));
    while (db_next(st))
        add_stored(t, &space, st);
    db_done(st);
    if (t->nstored)
        qsort(t->stored, t->nstored, sizeof(*t->stored), by_figure);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

/* ---- what should be ---- */

/* One figure of one account, its days and its events. */
struct walk {
    struct timeline_days *t;
    const struct account_metrics *account;
    int figure;
    const struct point *points;
    const struct stored *stored;
    size_t npoints, nstored, at; /* at: events before it are looked at */
    int64_t told;                /* what the last event said */
    int32_t told_on;             /* its day; INT32_MIN = there is none */
};

/* With what the value of the day is compared; false: nothing is known. */
static bool reference(const struct walk *w, size_t point, int64_t *out)
{
    int32_t day = w->points[point].day;
    bool found = w->told_on >= day - EVENT_DAYS;
    *out = w->told;
    for (size_t i = point; !found && i-- > 0 && w->points[i].day >= day - BASE_DAYS;) {
        int64_t value = w->points[i].values[w->figure];
        if (value == NOT_KEPT)
            continue;
        *out = value;
        found = !figures[w->figure].wavers;
        if (!found && (i == 0 || w->points[i - 1].day < day - BASE_DAYS))
            return true;
    }
    return found;
}

static bool same_as_day_before(const struct walk *w, size_t point)
{
    return point > 0 && w->points[point - 1].day == w->points[point].day - 1 &&
           w->points[point - 1].values[w->figure] == w->points[point].values[w->figure];
}

static void tell(struct walk *w, const struct point *p, int64_t at, int64_t before, bool corrected)
{
    const struct figure *f = &figures[w->figure];
    struct arena *arena = w->t->s.arena;
    int64_t after = p->values[w->figure];
    w->t->events[w->t->nevents++] = (struct timeline_event){.kind = timeline_kind_get(f->kind),
                                                            .account = p->account,
                                                            .at = at,
                                                            .before = value_json(arena, f, before),
                                                            .after = value_json(arena, f, after),
                                                            .note = STR_NONE,
                                                            .corrected = corrected};
    w->told = after;
    w->told_on = p->day;
}

/* A day that has the events [first, end). */
static void fit(struct walk *w, size_t point, size_t first, size_t end)
{
    const struct point *p = &w->points[point];
    const struct stored *begin = &w->stored[first], *last = &w->stored[end - 1];
    int64_t before, value = p->values[w->figure];
    bool known = reference(w, point, &before), wavers = figures[w->figure].wavers;
    bool moved = known ? figures[w->figure].moved(before, value) : begin->before != value;
    if (last->after == value && (!known || begin->before == before) && (moved || !wavers)) {
        w->told = value;
        w->told_on = p->day;
        return;
    }
    for (size_t i = first; i < end; i++)
        w->t->gone[w->t->ngone++] = w->stored[i].id;
    if (moved)
        tell(w, p, last->at, known ? before : begin->before, true);
}

static void look_at_day(struct walk *w, size_t point)
{
    const struct point *p = &w->points[point];
    size_t first, end;
    int64_t before;
    for (; w->at < w->nstored && w->stored[w->at].day < p->day; w->at++) {
        w->told = w->stored[w->at].after;
        w->told_on = w->stored[w->at].day;
    }
    first = end = w->at;
    while (end < w->nstored && w->stored[end].day == p->day)
        end++;
    if (p->day < w->account->from_day || p->values[w->figure] == NOT_KEPT)
        return;
    w->at = end;
    if (first < end)
        fit(w, point, first, end);
    else if (reference(w, point, &before) && !same_as_day_before(w, point) &&
             figures[w->figure].moved(before, p->values[w->figure]))
        tell(w, p, calendar_midnight(w->t->s.catalog->calendar, p->day + 1) - 1, before,
             p->corrected);
}

static void walk_account(struct timeline_days *t, const struct point *points, size_t npoints,
                         const struct stored *stored, size_t nstored)
{
    for (int f = 0; f < FIGURES; f++) {
        size_t n = 0;
        while (n < nstored && stored[n].figure == f)
            n++;
        struct walk w = {.t = t,
                         .account = slice_account(&t->s, points->account),
                         .figure = f,
                         .points = points,
                         .npoints = npoints,
                         .stored = stored,
                         .nstored = n,
                         .told_on = INT32_MIN};
        for (size_t i = 0; i < npoints; i++)
            look_at_day(&w, i);
        stored += n;
        nstored -= n;
    }
}

static void walk_all(struct timeline_days *t)
{
    size_t e = 0;
    for (size_t i = 0, end; i < t->npoints; i = end) {
        int64_t account = t->points[i].account;
        for (end = i; end < t->npoints && t->points[end].account == account;)
            end++;
        while (e < t->nstored && t->stored[e].account < account)
            e++;
        size_t first = e;
        while (e < t->nstored && t->stored[e].account == account)
            e++;
        walk_account(t, &t->points[i], end - i, &t->stored[first], e - first);
    }
}

struct timeline_days *timeline_days_compute(const struct slice *s)
{
    struct timeline_days *t = ARENA_NEW(s->arena, struct timeline_days);
    *t = (struct timeline_days){.s = *s};
    t->s.naccounts = 0;
    t->s.accounts = arena_array(s->arena, s->naccounts + 1, sizeof(*s->accounts));
    for (size_t i = 0; i < s->naccounts; i++)
        if (s->accounts[i].from_day < s->today)
            t->s.accounts[t->s.naccounts++] = s->accounts[i];
    if (!t->s.naccounts)
        return t;
    t->points = arena_array(s->arena, 1, sizeof(*t->points));
    t->stored = arena_array(s->arena, 1, sizeof(*t->stored));
    if (read_points(t) < 0 || read_stored(t) < 0)
        return NULL;
    t->gone = arena_array(s->arena, t->nstored + 1, sizeof(*t->gone));
    t->events = arena_array(s->arena, t->npoints * FIGURES + 1, sizeof(*t->events));
    walk_all(t);
    return t;
}

/* ---- writing ---- */

bool timeline_days_differ(const struct timeline_days *t)
{
    return t->gone_written < t->ngone || t->written < t->nevents;
}

int timeline_days_write(struct timeline_days *t, struct db_conn *conn, size_t most)
{
    static const char drop[] = "DELETE FROM timeline_event WHERE id {in_ints}";
    size_t n = t->ngone - t->gone_written < most ? t->ngone - t->gone_written : most;
    if (n && db_run(conn, drop, "I", t->gone + t->gone_written, n) < 0)
        return -1;
    t->gone_written += n;
    most -= n;
    n = t->nevents - t->written < most ? t->nevents - t->written : most;
    if (n && timeline_add_all(conn, t->s.arena, t->events + t->written, n) < 0)
        return -1;
    t->written += n;
    return 0;
}

/* ---- a day closes ---- */

/* The accounts whose figures are others than on the day before. */
static int read_moved(struct slice *s, int32_t day, int64_t after, int64_t until, size_t most)
{
    static const char read[] =
        "SELECT d.account_id FROM account_day d JOIN account_day p ON p.day = ? AND p.account_id ="
        " d.account_id WHERE d.day = ? AND d.account_id > ? AND d.account_id <= ? AND"
        " (d.active_users <> p.active_users OR d.active_days <> p.active_days OR d.licenses IS"
        " DISTINCT FROM p.licenses) ORDER BY d.account_id LIMIT ?";
    s->accounts = arena_array(s->arena, most, sizeof(*s->accounts));
    s->naccounts = 0;
    struct db_stmt *st = db_query(s->conn, read, "iiiii", (int64_t)day - 1, (int64_t)day, after,
                                  until, (int64_t)most);
    while (db_next(st))
        s->accounts[s->naccounts++] =
            (struct account_metrics){.account = db_col_int(st, 0), .from_day = day};
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int timeline_days_close(struct slice *s, struct db_conn *conn, int32_t day, int64_t after,
                        int64_t until)
{
    static const char count[] =
        "SELECT count(*) FROM account_metric WHERE account_id > ? AND account_id <= ?";
    int64_t most = db_int(conn, 0, count, "ii", after, until);
    s->conn = conn;
    s->today = day + 1;
    if (!most || read_moved(s, day, after, until, (size_t)most) < 0)
        return most && db_error(conn) != DB_OK ? -1 : 0;
    struct timeline_days *t = timeline_days_compute(s);
    return t ? timeline_days_write(t, conn, t->ngone + t->nevents) : -1;
}
