/*
 * bench_store: what the ingest writer is measured against, without HTTP and JSON.
 *
 *     bench_store fill URL ACCOUNTS USERS       creates so many accounts, each with so many users
 *     bench_store scan URL DAYS ROUNDS          reads every row of usage of so many days; the best
 * round bench_store rows URL EVENTS SECONDS       upserts, marks, message hashes and commits of so
 * many events each bench_store group URL EVENTS SECONDS      the same through the writer's group:
 * ids looked up, rows added up bench_store append FOLDER EVENTS SECONDS  appends the bytes of so
 * many rows and syncs them, again and again
 *
 * Events are drawn as bench_load does. Rows are made before the clock starts for a commit. Prints
 * name=value.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "db/migrate.h"
#include "model/catalog.h"
#include "model/model.h"
#include "draw.h"
#include "usage/group.h"

enum { ROW_BYTES = 48, WARM_EVENTS = 10000 };

static struct draw draw;

/* What the process itself has computed, microseconds: says more than the clock on a machine that
 * does other things. */
static int64_t cpu_us(void)
{
    struct rusage u;

    getrusage(RUSAGE_SELF, &u);
    return (int64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 + u.ru_utime.tv_usec +
           u.ru_stime.tv_usec;
}

/* Microseconds by the clock and of the processor, for a number of events. */
struct spent {
    int64_t wall, cpu, events;
};

static void spent_print(const struct spent *s)
{
    printf("events_per_s=%.0f cpu_us_per_event=%.2f\n", (double)s->events * 1e6 / (double)s->wall,
           (double)s->cpu / (double)s->events);
}

/* --- what a commit is made with --- */

struct bench {
    struct db *db;
    struct arena *arena;
    struct crypto_secret secret;
    struct error error;
    struct actor actor;
    const struct catalog *catalog;
    struct ingest_group *group;
    pthread_t checkpointer;
    atomic_bool stop;
};

/* Beside the commits, as the server does it. */
static void *checkpoint(void *data)
{
    struct bench *b = data;

    while (!atomic_load(&b->stop)) {
        usleep(100000);
        db_checkpoint(b->db);
    }
    return NULL;
}

static int bench_open(struct bench *b, const char *url)
{
    struct db_options options = {.readers = 2, .create = true};
    struct ingest_options ingest = {.secret = &b->secret, .dedup_items = 20000000};
    struct db_conn *conn;

    memset(b, 0, sizeof(*b));
    b->arena = arena_new((size_t)1 << 30);
    b->db = db_open(str_of(url), &options);
    conn = b->db ? db_acquire(b->db, DB_WRITE) : NULL;
    if (conn == NULL)
        return -1;
    if (migrate_run(conn, "bench") < 0)
        return -1;
    b->catalog = catalog_build(conn);
    db_release(&conn);
    ingest.db = b->db;
    b->group = ingest_group_new(&ingest);
    return b->catalog && pthread_create(&b->checkpointer, NULL, checkpoint, b) == 0 ? 0 : -1;
}

static struct model model_of(struct bench *b)
{
    struct model m = {.arena = b->arena,
                      .conn = db_acquire(b->db, DB_WRITE),
                      .actor = &b->actor,
                      .catalog = b->catalog,
                      .calendar = b->catalog->calendar,
                      .error = &b->error,
                      .now = clock_now(),
                      .lenient = true};
    b->actor = (struct actor){.kind = ACTOR_SYSTEM};
    arena_reset(b->arena);
    error_init(&b->error, b->arena);
    m.today = calendar_day(m.calendar, m.now);
    return m;
}

/* Writes one group; microseconds, -1 on failure. */
static int64_t commit_group(struct bench *b, struct event *events, size_t count)
{
    struct ingest_request request = {
        .events = events, .count = count, .actor = {.kind = ACTOR_SYSTEM}, .quiet = true};
    struct ingest_request *requests[] = {&request};
    int64_t start = clock_mono_us();
    struct model m = model_of(b);
    bool durable;

    if (dedup_due(b->group->dedup, m.now)) {
        db_begin(m.conn);
        dedup_turn(b->group->dedup, m.conn, m.now);
        db_commit(m.conn);
    }
    durable = db_begin(m.conn) == 0 && group_apply(b->group, &m, requests, 1) == 0 &&
              db_commit(m.conn) == 0;
    group_end(b->group, durable);
    db_release(&m.conn);
    return durable ? clock_mono_us() - start : -1;
}

/* An event that lives until the next one of the same place. */
struct slot {
    struct event event;
    char account[20], user[20], feature[20], message[24];
};

static void draw_slot(struct slot *s, int64_t user, int users, int64_t feature, int64_t total,
                      int64_t at)
{
    snprintf(s->account, sizeof(s->account), "account-%07lld", (long long)(user / users));
    snprintf(s->user, sizeof(s->user), "user-%08lld", (long long)user);
    snprintf(s->feature, sizeof(s->feature), "Feature %03lld", (long long)feature);
    snprintf(s->message, sizeof(s->message), "node-%016llx", (unsigned long long)draw_bits(&draw));
    s->event = (struct event){.kind = EVENT_FEATURE,
                              .account = str_of(s->account),
                              .user = str_of(s->user),
                              .product = STR("Suite"),
                              .module = STR("Sales"),
                              .feature = str_of(s->feature),
                              .message_id = total ? str_of(s->message) : STR_NONE,
                              .total = total,
                              .at = at};
}

static int fill(struct bench *b, int64_t accounts, int users)
{
    enum { AT_ONCE = 10000 };
    struct slot *slots = mem_alloc(AT_ONCE * sizeof(*slots));
    struct event *events = mem_alloc(AT_ONCE * sizeof(*events));
    int64_t start = clock_mono_us(), all = accounts * users;

    for (int64_t user = 0; user < all;) {
        size_t n = 0;
        for (; n < AT_ONCE && user < all; n++, user++) {
            draw_slot(&slots[n], user, users, user % DRAW_FEATURES, 0, clock_now());
            events[n] = slots[n].event;
        }
        if (commit_group(b, events, n) < 0)
            return 1;
    }
    printf("users=%lld users_per_s=%.0f\n", (long long)all,
           (double)all * 1e6 / (double)(clock_mono_us() - start));
    free(events);
    free(slots);
    return 0;
}

/* The least that any recompute of the window must read. */
static int scan(struct bench *b, int days, int rounds)
{
    static const char sql[] = "SELECT count(*), {sum_int(count)} FROM usage_daily WHERE day BETWEEN"
                              " ? AND ?";
    struct db_conn *conn = db_acquire(b->db, DB_READ);
    int64_t today = clock_now() / 86400000, best = INT64_MAX, least = INT64_MAX, rows = -1;

    for (int i = 0; conn && i < rounds; i++) {
        int64_t start = clock_mono_us(), cpu = cpu_us();
        struct db_stmt *st = db_query(conn, sql, "ii", today - days + 1, today);
        rows = db_next(st) ? db_col_int(st, 0) : -1;
        db_done(st);
        if (clock_mono_us() - start < best)
            best = clock_mono_us() - start;
        if (cpu_us() - cpu < least)
            least = cpu_us() - cpu;
    }
    db_release(&conn);
    printf("rows=%lld seconds=%.3f cpu=%.3f\n", (long long)rows, (double)best / 1e6,
           (double)least / 1e6);
    return rows < 0;
}

static void bench_close(struct bench *b)
{
    atomic_store(&b->stop, true);
    pthread_join(b->checkpointer, NULL);
    ingest_group_free(&b->group);
    catalog_drop(&b->catalog);
    arena_free(&b->arena);
    db_close(&b->db);
}

/* Puts all users into the caches: what is measured is a writer that has run for a while. */
static int warm(struct bench *b)
{
    struct slot *slots = mem_alloc(WARM_EVENTS * sizeof(*slots));
    struct event *events = mem_alloc(WARM_EVENTS * sizeof(*events));
    int status = 0;

    for (int user = 0; status == 0 && user < DRAW_ALL; user += WARM_EVENTS) {
        for (int i = 0; i < WARM_EVENTS; i++) {
            draw_slot(&slots[i], user + i, DRAW_USERS, i % DRAW_FEATURES, 0, clock_now());
            events[i] = slots[i].event;
        }
        status = commit_group(b, events, WARM_EVENTS) < 0;
    }
    free(events);
    free(slots);
    return status;
}

static void draw_slots(struct slot *slots, struct event *events, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t user, feature;
        draw_use(&draw, &user, &feature);
        draw_slot(&slots[i], user, DRAW_USERS, feature, 1, clock_now());
        events[i] = slots[i].event;
    }
}

static int group(struct bench *b, size_t count, double seconds)
{
    struct slot *slots = mem_alloc(count * sizeof(*slots));
    struct event *events = mem_alloc(count * sizeof(*events));
    struct spent spent = {0};

    /* The first one with messages reads those of the last day back. */
    draw_slots(slots, events, count);
    if (warm(b) != 0 || commit_group(b, events, count) < 0)
        return 1;
    while ((double)spent.wall < seconds * 1e6) {
        draw_slots(slots, events, count);
        int64_t cpu = cpu_us(), took = commit_group(b, events, count);
        if (took < 0)
            return 1;
        spent.wall += took;
        spent.cpu += cpu_us() - cpu;
        spent.events += (int64_t)count;
    }
    spent_print(&spent);
    free(events);
    free(slots);
    return 0;
}

/* --- the same rows, made by hand --- */

static int by_key(const void *a, const void *b)
{
    const struct usage_row *x = a, *y = b;

    if (x->user != y->user) /* in the order of their accounts */
        return x->user < y->user ? -1 : 1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

struct batch {
    struct usage_row *rows;
    struct user_day_row *days;
    int64_t *accounts;
    int64_t *hashes;
    size_t events, nrows, ndays, naccounts;
};

static void batch_open(struct batch *t, size_t events)
{
    t->events = events;
    t->rows = mem_alloc(events * sizeof(*t->rows));
    t->days = mem_alloc(events * sizeof(*t->days));
    t->accounts = mem_alloc(events * sizeof(*t->accounts));
    t->hashes = mem_alloc(events * sizeof(*t->hashes));
}

static void batch_draw(struct batch *t, int64_t day, int64_t now)
{
    size_t n = 0;

    for (size_t i = 0; i < t->events; i++) {
        uint32_t user, feature;
        draw_use(&draw, &user, &feature);
        t->rows[i] = (struct usage_row){day, user / DRAW_USERS + 1, user + 1, feature + 1, 1};
        t->hashes[i] = (int64_t)draw_bits(&draw);
    }
    qsort(t->rows, t->events, sizeof(*t->rows), by_key);
    t->ndays = t->naccounts = 0;
    for (size_t i = 0; i < t->events; i++) {
        struct usage_row r = t->rows[i];
        if (n > 0 && t->rows[n - 1].user == r.user && t->rows[n - 1].feature == r.feature) {
            t->rows[n - 1].count++;
            continue;
        }
        t->rows[n++] = r;
        if (t->ndays == 0 || t->days[t->ndays - 1].user != r.user)
            t->days[t->ndays++] = (struct user_day_row){.day = day,
                                                        .account = r.account,
                                                        .user = r.user,
                                                        .first_at = now,
                                                        .last_at = now,
                                                        .last_use_at = now};
        if (t->naccounts > 0 && t->accounts[t->naccounts - 1] == r.account)
            continue;
        t->accounts[t->naccounts++] = r.account;
    }
    t->nrows = n;
}

static int write_hashes(struct db_conn *conn, const struct batch *t, int64_t now)
{
    static const char packed[] = "INSERT INTO message_commit (at, hashes) VALUES (?, ?)";
    static const char rows[] = "INSERT INTO message_a (hash) SELECT value FROM {ints} AS v(value)"
                               " WHERE true ON CONFLICT DO NOTHING";
    struct str bytes = {(const char *)t->hashes, t->events * sizeof(*t->hashes)};

    if (db_engine(db_of(conn)) == DB_SQLITE)
        return db_run(conn, packed, "ib", now, bytes) < 0 ? -1 : 0;
    return db_run(conn, rows, "I", t->hashes, t->events) < 0 ? -1 : 0;
}

static bool commit_rows(struct db_conn *conn, const struct batch *t, int64_t day, int64_t now)
{
    static const char marks[] = "INSERT INTO account_changed (account_id, from_day, cause)"
                                " SELECT v.value, ?, 'usage' FROM {ints} AS v(value)";

    return db_begin(conn) == 0 && store_append(conn, t->rows, t->nrows) == 0 &&
           store_append_user_days(conn, t->days, t->ndays) == 0 &&
           db_run(conn, marks, "iI", day, t->accounts, t->naccounts) >= 0 &&
           write_hashes(conn, t, now) == 0 && db_commit(conn) == 0;
}

static int rows(struct bench *b, size_t count, double seconds)
{
    struct model m = model_of(b);
    struct batch t;
    struct spent spent = {0};

    batch_open(&t, count);
    while ((double)spent.wall < seconds * 1e6) {
        batch_draw(&t, m.today, m.now);
        int64_t cpu = cpu_us(), start = clock_mono_us();
        if (!commit_rows(m.conn, &t, m.today, m.now))
            return 1;
        spent.wall += clock_mono_us() - start;
        spent.cpu += cpu_us() - cpu;
        spent.events += (int64_t)count;
    }
    db_release(&m.conn);
    spent_print(&spent);
    return 0;
}

static int append(const char *folder, size_t count, double seconds)
{
    char path[512];
    size_t bytes = count * ROW_BYTES;
    char *data = mem_alloc(bytes);
    int64_t start = clock_mono_us(), done = 0;
    int fd;

    snprintf(path, sizeof(path), "%s/bench-append", folder);
    fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (fd < 0)
        return 1;
    while ((double)(clock_mono_us() - start) < seconds * 1e6) {
        if (write(fd, data, bytes) != (ssize_t)bytes || fdatasync(fd) != 0)
            return 1;
        done += (int64_t)count;
        if (done % (int64_t)(count * 2000) == 0 && ftruncate(fd, 0) == 0)
            lseek(fd, 0, SEEK_SET);
    }
    printf("events_per_s=%.0f\n", (double)done * 1e6 / (double)(clock_mono_us() - start));
    close(fd);
    unlink(path);
    free(data);
    return 0;
}

int main(int argc, char **argv)
{
    struct bench b;
    int status = 2;

    if (argc != 5) {
        fprintf(stderr, "bench_store: see the head of test/bench/bench_store.c\n");
        return 2;
    }
    draw_begin(&draw, (uint64_t)clock_mono_us());
    draw.scattered = getenv("SCATTERED") != NULL;
    int64_t first = strtoll(argv[3], NULL, 10);
    double second = strtod(argv[4], NULL);
    if (strcmp(argv[1], "append") == 0)
        return append(argv[2], (size_t)first, second);
    if (crypto_setup() != 0 || bench_open(&b, argv[2]) != 0)
        return 1;
    if (strcmp(argv[1], "fill") == 0)
        status = fill(&b, first, (int)second);
    else if (strcmp(argv[1], "scan") == 0)
        status = scan(&b, (int)first, (int)second);
    else if (strcmp(argv[1], "rows") == 0)
        status = rows(&b, (size_t)first, second);
    else if (strcmp(argv[1], "group") == 0)
        status = group(&b, (size_t)first, second);
    bench_close(&b);
    return status;
}
