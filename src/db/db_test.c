/* Connections, sticky errors, transactions, savepoints, deadlines, what becomes of lost
 * connections. */
#include "db/testing.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include "base/arena.h"
#include "base/clock.h"

static const char table[] =
    "CREATE TABLE parent (id {id}, name {text} NOT NULL UNIQUE) {strict};\n"
    "CREATE TABLE child (id {id}, parent_id {int} NOT NULL REFERENCES parent (id), a {int}, b "
    "{text},"
    " size {int} CONSTRAINT size_positive CHECK (size > 0)) {strict};\n"
    "CREATE UNIQUE INDEX child_a_b ON child (a, b) WHERE size IS NULL;\n"
    "CREATE UNIQUE INDEX child_fold ON child (lower(b)) WHERE size IS NOT NULL;\n";

static struct db_conn *with_table(struct scratch *s)
{
    struct db_conn *c = db_acquire(s->db, DB_WRITE);
    assert_non_null(c);
    assert_int_equal(db_begin(c), 0);
    assert_int_equal(db_script(c, table), 0);
    assert_int_equal(db_commit(c), 0);
    return c;
}

static int64_t parents(struct db_conn *c)
{
    return db_int(c, -1, "SELECT count(*) FROM parent", "");
}

static void add(struct db_conn *c, const char *name)
{
    db_run(c, "INSERT INTO parent (name) VALUES (?)", "z", name);
}

static void test_open_refuses(void **state)
{
    struct scratch *s = *state;
    struct db_options options = {.readers = 1};

    assert_null(db_open(STR("mysql:whatever"), &options));
    assert_null(db_open(STR("sqlite:"), &options));
    assert_null(db_open(STR("sqlite:/nowhere/at/all.db"), &options));
    assert_null(db_open(STR("postgresql://nobody@127.0.0.1:1/none"), &options));
    assert_string_equal(db_engine_name(s->db), s->engine == DB_SQLITE ? "sqlite" : "postgresql");
}

static void test_file_is_private(void **state)
{
    struct scratch *s = *state;
    struct stat st;

    assert_int_equal(stat(s->url + strlen("sqlite:"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void test_commit_and_rollback(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);
    struct db_conn *r;

    assert_int_equal(db_begin(c), 0);
    assert_true(db_in_transaction(c));
    add(c, "one");
    db_rollback(c);
    assert_false(db_in_transaction(c));
    assert_int_equal(parents(c), 0);
    assert_int_equal(db_begin(c), 0);
    add(c, "two");
    r = db_acquire(s->db, DB_READ);
    assert_int_equal(parents(r), 0);
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(parents(r), 1);
    db_release(&r);
    assert_null(r);
    assert_int_equal(db_begin(c), 0);
    add(c, "left open");
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(parents(c), 1);
    db_release(&c);
}

static void test_errors_stick(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);

    assert_int_equal(db_begin(c), 0);
    add(c, "one");
    add(c, "one");
    assert_int_equal(db_error(c), DB_UNIQUE);
    assert_int_equal(db_run(c, "INSERT INTO parent (name) VALUES ('three')", ""), -1);
    assert_int_equal(db_int(c, 77, "SELECT count(*) FROM parent", ""), 77);
    assert_null(db_query(c, "SELECT 1", ""));
    assert_null(db_prepare(c, STR("SELECT 1")));
    assert_int_equal(db_script(c, "CREATE TABLE other (id {id})"), -1);
    assert_int_equal(db_error(c), DB_UNIQUE); /* the first one stays */
    assert_int_equal(db_commit(c), -1);
    assert_false(db_in_transaction(c));
    assert_int_equal(db_error(c), DB_UNIQUE); /* still to be asked for */
    assert_int_equal(db_begin(c), -1);
    db_rollback(c);
    assert_int_equal(db_error(c), DB_OK);
    assert_int_equal(parents(c), 0);
    assert_int_equal(db_run(c, "SELECT nonsense FROM nowhere", ""), -1);
    assert_int_equal(db_error(c), DB_BUG);
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(db_error(c), DB_OK);
    assert_int_equal(db_commit(c), -1); /* nothing was begun */
    db_release(&c);
}

static void refused(struct db_conn *c, const char *sql, enum db_error error, const char *detail)
{
    assert_int_equal(db_begin(c), 0);
    assert_int_equal(db_run(c, sql, ""), -1);
    assert_int_equal(db_error(c), error);
    if (detail != NULL)
        assert_string_equal(db_error_detail(c), detail);
    db_rollback(c);
}

static void test_what_refused(void **state)
{
    struct db_conn *c = with_table(*state);

    db_run(c, "INSERT INTO parent (name) VALUES ('one')", "");
    db_run(c, "INSERT INTO child (parent_id, a, b) VALUES (1, 1, 'x')", "");
    db_run(c, "INSERT INTO child (parent_id, b, size) VALUES (1, 'Fold', 1)", "");
    refused(c, "INSERT INTO parent (id, name) VALUES (1, 'two')", DB_UNIQUE, "parent.id");
    refused(c, "INSERT INTO parent (name) VALUES ('one')", DB_UNIQUE, "parent.name");
    refused(c, "INSERT INTO child (parent_id, a, b) VALUES (1, 1, 'x')", DB_UNIQUE,
            "child.a, child.b");
    refused(c, "INSERT INTO child (parent_id, b, size) VALUES (1, 'FOLD', 1)", DB_UNIQUE,
            "child_fold");
    refused(c, "INSERT INTO parent (name) VALUES (NULL)", DB_NOT_NULL, "parent.name");
    refused(c, "INSERT INTO child (parent_id, size) VALUES (1, 0)", DB_NOT_NULL, "size_positive");
    refused(c, "INSERT INTO child (parent_id) VALUES (9)", DB_FOREIGN, NULL);
    refused(c, "DELETE FROM parent WHERE id = 1", DB_FOREIGN, NULL);
    db_release(&c);
}

static void test_savepoints(void **state)
{
    struct db_conn *c = with_table(*state);

    assert_int_equal(db_begin(c), 0);
    add(c, "kept");
    assert_int_equal(db_savepoint(c, "outer"), 0);
    add(c, "lost");
    assert_int_equal(db_savepoint(c, "inner"), 0);
    add(c, "kept");
    assert_int_equal(db_error(c), DB_UNIQUE);
    assert_int_equal(db_savepoint_release(c, "inner"), -1);
    db_savepoint_rollback(c, "inner");
    assert_int_equal(db_error(c), DB_OK);
    assert_int_equal(parents(c), 2);
    db_savepoint_rollback(c, "outer");
    assert_int_equal(parents(c), 1);
    assert_int_equal(db_savepoint(c, "third"), 0);
    add(c, "also kept");
    assert_int_equal(db_savepoint_release(c, "third"), 0);
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(parents(c), 2);
    db_release(&c);
}

/* A savepoint that was asked for after a failure was never made: rolling back to it heals nothing.
 */
static void test_savepoint_after_failure(void **state)
{
    struct db_conn *c = with_table(*state);

    assert_int_equal(db_begin(c), 0);
    assert_int_equal(db_savepoint(c, "same"), 0);
    add(c, "one");
    add(c, "one");
    assert_int_equal(db_savepoint(c, "same"), -1);
    db_savepoint_rollback(c, "same");
    assert_int_equal(db_error(c), DB_UNIQUE);
    db_savepoint_rollback(c, "same");
    assert_int_equal(db_error(c), DB_OK);
    add(c, "two");
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(parents(c), 1);
    db_release(&c);
}

static void test_snapshot(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s), *r = db_acquire(s->db, DB_READ);

    assert_int_equal(db_begin(r), 0);
    assert_int_equal(parents(r), 0);
    add(c, "one");
    assert_int_equal(db_error(c), DB_OK);
    assert_int_equal(parents(r), 0);
    add(r, "two");
    assert_int_equal(db_error(r), DB_BUG);
    db_rollback(r);
    assert_int_equal(parents(r), 1);
    db_release(&r);
    db_release(&c);
}

struct queue_test {
    struct db *db;
    pthread_mutex_t mutex;
    int order[16], served;
};

struct queue_thread {
    pthread_t thread;
    struct queue_test *test;
    int number;
};

static void *take_a_number(void *data)
{
    struct queue_thread *t = data;
    struct db_conn *c = db_acquire(t->test->db, DB_WRITE);

    pthread_mutex_lock(&t->test->mutex);
    t->test->order[t->test->served++] = t->number;
    pthread_mutex_unlock(&t->test->mutex);
    db_release(&c);
    return NULL;
}

static size_t waiting(struct db *db)
{
    return pool_waiting(db, db_engine(db) == DB_SQLITE ? &db->writers : &db->readers);
}

static void test_first_come_first_served(void **state)
{
    struct scratch *s = *state;
    struct db_options options = {.readers = 1, .create = true};
    struct queue_test test = {.db = db_open(str_of(s->url), &options)};
    struct queue_thread threads[16];
    struct db_conn *c = db_acquire(test.db, DB_WRITE);

    pthread_mutex_init(&test.mutex, NULL);
    for (int i = 0; i < 16; i++) {
        threads[i] = (struct queue_thread){.test = &test, .number = i};
        pthread_create(&threads[i].thread, NULL, take_a_number, &threads[i]);
        while (waiting(test.db) != (size_t)i + 1)
            usleep(100);
    }
    db_release(&c);
    for (int i = 0; i < 16; i++)
        pthread_join(threads[i].thread, NULL);
    for (int i = 0; i < 16; i++)
        assert_int_equal(test.order[i], i);
    pthread_mutex_destroy(&test.mutex);
    db_close(&test.db);
}

/* A thread with a writer gets readers though the pool is empty; the pool keeps them. */
static void test_holder_never_waits(void **state)
{
    struct scratch *s = *state;
    struct db_conn *w = with_table(s), *r[6];

    for (int i = 0; i < 6; i++) {
        r[i] = db_acquire(s->db, DB_READ);
        assert_int_equal(parents(r[i]), 0);
    }
    for (int i = 0; i < 6; i++)
        db_release(&r[i]);
    db_release(&w);
}

static void test_arena_gives_back(void **state)
{
    struct scratch *s = *state;
    struct arena *arena = arena_new(1 << 16);
    struct db_conn *c = db_acquire_for(arena, s->db, DB_WRITE), *again;

    assert_ptr_equal(db_of(c), s->db);
    arena_reset(arena);
    again = db_acquire_for(arena, s->db, DB_WRITE); /* does not wait */
    db_release(&again);
    again = db_acquire(s->db, DB_WRITE);
    assert_int_equal(db_begin(again), 0);
    arena_free(&arena); /* must not touch what was given back and taken anew */
    assert_true(db_in_transaction(again));
    db_release(&again);
}

static const char endless[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                              " WHERE i < 2000000000) SELECT count(*) FROM n WHERE i % ? = 1";

static void test_deadline(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);
    int64_t began = clock_mono();

    assert_int_equal(db_begin(c), 0);
    add(c, "one");
    db_deadline(c, began + 100);
    assert_int_equal(db_int(c, -7, endless, "i", (int64_t)3), -7);
    assert_int_equal(db_error(c), DB_INTERRUPTED);
    assert_in_range(clock_mono() - began, 90, 3000);
    assert_int_equal(db_commit(c), -1);
    db_rollback(c);
    add(c, "late"); /* not even begun */
    assert_int_equal(db_error(c), DB_INTERRUPTED);
    db_rollback(c);
    db_deadline(c, 0);
    assert_int_equal(parents(c), 0);
    db_deadline(c, 1);
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(parents(c), 0);
    db_release(&c);
}

/* The write lock of somebody else: another handle on the file stands for another process. */
static void test_busy(void **state)
{
    struct scratch *s = *state;
    struct db *other = scratch_open(s);
    struct db_conn *c = with_table(s), *o = db_acquire(other, DB_WRITE);
    int64_t began = clock_mono();

    assert_int_equal(db_begin(o), 0);
    add(o, "one");
    if (s->engine == DB_SQLITE) {
        assert_int_equal(db_begin(c), -1);
    } else { /* the same key waits for the other transaction's end */
        assert_int_equal(db_begin(c), 0);
        add(c, "one");
    }
    assert_int_equal(db_error(c), DB_BUSY);
    assert_in_range(clock_mono() - began, 250, 3000);
    db_rollback(c);
    assert_int_equal(db_commit(o), 0);
    assert_int_equal(db_begin(c), 0);
    add(c, "two");
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(parents(o), 2);
    db_release(&c);
    db_release(&o);
    db_close(&other);
}

static void *second_half(void *data)
{
    struct db_conn *c = data;
    db_run(c, "UPDATE parent SET name = 'x1' WHERE id = 1", "");
    return NULL;
}

static void test_deadlock_is_busy(void **state)
{
    struct scratch *s = *state;
    struct db_options options = {.readers = 4, .busy_ms = 10000};
    struct db *db = db_open(str_of(s->url), &options);
    struct db_conn *a = with_table(s), *b = db_acquire(db, DB_WRITE), *c = db_acquire(db, DB_WRITE);
    pthread_t thread;

    add(a, "one");
    add(a, "two");
    assert_int_equal(db_begin(b), 0);
    assert_int_equal(db_begin(c), 0);
    db_run(b, "UPDATE parent SET name = 'b1' WHERE id = 1", "");
    db_run(c, "UPDATE parent SET name = 'c2' WHERE id = 2", "");
    pthread_create(&thread, NULL, second_half, c);
    db_run(b, "UPDATE parent SET name = 'b2' WHERE id = 2", "");
    pthread_join(thread, NULL);
    /* One of them is the victim, the other may go on. */
    assert_true((db_error(b) == DB_BUSY) != (db_error(c) == DB_BUSY));
    assert_true(db_error(b) == DB_OK || db_error(c) == DB_OK);
    db_release(&a);
    db_release(&b);
    db_release(&c);
    db_close(&db);
}

static int count_up(const char *url, int times)
{
    struct db_options options = {.readers = 1, .busy_ms = 20000};
    struct db *db = db_open(str_of(url), &options);
    int failed = 0;

    for (int i = 0; i < times; i++) {
        struct db_conn *c = db_acquire(db, DB_WRITE);
        db_begin(c);
        db_run(c, "UPDATE parent SET id = id + 1", "");
        failed += db_commit(c) != 0;
        db_release(&c);
    }
    db_close(&db);
    return failed;
}

static void test_processes_side_by_side(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);
    pid_t child;
    int status;

    add(c, "counter");
    db_release(&c);
    db_close(&s->db); /* an open SQLite handle must not cross a fork */
    child = fork();
    if (child == 0)
        _exit(count_up(s->url, 100));
    assert_int_equal(count_up(s->url, 100), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    s->db = scratch_open(s);
    c = db_acquire(s->db, DB_READ);
    assert_int_equal(db_int(c, -1, "SELECT max(id) FROM parent", ""), 201);
    db_release(&c);
}

static void test_disk_full(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);
    char name[3000];

    assert_int_equal(db_script(c, "PRAGMA max_page_count = 20"), 0);
    assert_int_equal(db_begin(c), 0);
    db_savepoint(c, "before");
    for (int i = 0; i < 50 && db_error(c) == DB_OK; i++) {
        snprintf(name, sizeof name, "%02999d", i);
        add(c, name);
    }
    assert_int_equal(db_error(c), DB_UNAVAILABLE);
    db_savepoint_rollback(c, "before");
    assert_int_equal(db_commit(c), -1);
    db_rollback(c);
    assert_int_equal(parents(c), 0);
    assert_int_equal(db_script(c, "PRAGMA max_page_count = 100000"), 0);
    assert_int_equal(db_begin(c), 0);
    add(c, name);
    assert_int_equal(db_commit(c), 0);
    db_release(&c);
}

static void test_file_damaged_and_repaired(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);
    const char *path = s->url + strlen("sqlite:");
    char good[4096], bad[4096];
    int fd;

    for (int i = 0; i < 1000; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        add(c, name);
    }
    db_release(&c);
    db_close(&s->db); /* everything is in the file now */
    fd = open(path, O_RDWR);
    assert_true(fd >= 0);
    memset(bad, 0x5a, sizeof bad);
    assert_int_equal(pread(fd, good, sizeof good, 4096), sizeof good);
    assert_int_equal(pwrite(fd, bad, sizeof bad, 4096), sizeof bad);
    s->db = scratch_open(s);
    c = db_acquire(s->db, DB_WRITE);
    add(c, "new");
    assert_int_equal(db_error(c), DB_UNAVAILABLE);
    db_release(&c);
    assert_int_equal(pwrite(fd, good, sizeof good, 4096), sizeof good);
    close(fd);
    c = db_acquire(s->db, DB_WRITE);
    add(c, "new");
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
}

static void kill_others(struct scratch *s)
{
    struct db *admin = scratch_open(s);
    struct db_conn *c = db_acquire(admin, DB_WRITE);

    assert_true(db_int(c, 0,
                       "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                       " WHERE datname = current_database() AND pid <> pg_backend_pid()",
                       "") > 0);
    while (db_int(c, 0,
                  "SELECT count(*) FROM pg_stat_activity"
                  " WHERE datname = current_database() AND pid <> pg_backend_pid()",
                  "") > 0)
        usleep(1000);
    db_release(&c);
    db_close(&admin);
}

static void test_reconnects(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);

    for (int i = 0; i < 3; i++) /* prepared at the server */
        assert_int_equal(parents(c), 0);
    db_release(&c);
    kill_others(s); /* while idle: nobody notices */
    c = db_acquire(s->db, DB_WRITE);
    assert_non_null(c);
    for (int i = 0; i < 3; i++)
        assert_int_equal(parents(c), 0);
    assert_int_equal(db_begin(c), 0);
    add(c, "lost");
    kill_others(s); /* in a transaction: it fails and stays failed until release */
    add(c, "lost too");
    assert_int_equal(db_error(c), DB_UNAVAILABLE);
    assert_int_equal(db_commit(c), -1);
    db_rollback(c);
    assert_int_equal(db_error(c), DB_UNAVAILABLE);
    assert_int_equal(db_begin(c), -1);
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(parents(c), 0);
    assert_int_equal(db_begin(c), 0);
    add(c, "kept");
    assert_int_equal(db_commit(c), 0);
    db_release(&c);
}

static void test_server_away(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_table(s);
    char *url = s->db->url;

    db_release(&c);
    kill_others(s);
    s->db->url = "postgresql://nobody@127.0.0.1:1/none";
    c = db_acquire(s->db, DB_READ);
    if (c == NULL)
        c = db_acquire(s->db, DB_WRITE);
    s->db->url = url;
    assert_null(c);
    c = db_acquire(s->db, DB_WRITE);
    assert_int_equal(parents(c), 0);
    db_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_open_refuses),
        ON_SQLITE(test_file_is_private),
        ON_BOTH(test_commit_and_rollback),
        ON_BOTH(test_errors_stick),
        ON_BOTH(test_what_refused),
        ON_BOTH(test_savepoints),
        ON_BOTH(test_savepoint_after_failure),
        ON_BOTH(test_snapshot),
        ON_BOTH(test_first_come_first_served),
        ON_BOTH(test_holder_never_waits),
        ON_BOTH(test_arena_gives_back),
        ON_BOTH(test_deadline),
        ON_BOTH(test_busy),
        ON_POSTGRES(test_deadlock_is_busy),
        ON_BOTH(test_processes_side_by_side),
        ON_SQLITE(test_disk_full),
        ON_SQLITE(test_file_damaged_and_repaired),
        ON_POSTGRES(test_reconnects),
        ON_POSTGRES(test_server_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
