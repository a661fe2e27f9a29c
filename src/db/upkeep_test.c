/* Tables, size, integrity, checkpoints. */
#include "db/testing.h"

#include <fcntl.h>
#include <malloc.h>
#include "base/arena.h"

static struct db_conn *with_tables(struct scratch *s)
{
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(
        db_script(
            c, "CREATE TABLE \"user\" (id {id}, name {text}) {strict};\n"
               "CREATE TABLE account (id {id}, user_id {int} REFERENCES \"user\" (id)) {strict};\n"
               "CREATE TABLE _day (day {int}) {strict};\n"
               "CREATE INDEX user_name ON \"user\" (name);\n"),
        0);
    return c;
}

static void test_tables(void **state)
{
    struct arena *arena = arena_new(1 << 16);
    struct scratch *s = *state;
    struct db_conn *c = with_tables(s);
    struct str *names;

    if (s->engine == DB_POSTGRES)
        db_script(c, "CREATE TABLE part (day {int}) {partition_by_day};\n"
                     "CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (1) TO (2);\n");
    else
        db_script(c,
                  "CREATE TABLE part (day {int});\nCREATE VIRTUAL TABLE word USING fts5(name);\n");
    assert_int_equal(db_tables(c, arena, &names), 4);
    assert_true(str_is(names[0], "_day"));
    assert_true(str_is(names[1], "account"));
    assert_true(str_is(names[2], "part"));
    assert_true(str_is(names[3], "user"));
    db_release(&c);
    arena_free(&arena);
}

static void test_size_grows(void **state)
{
    struct db_conn *c = with_tables(*state);
    int64_t before = db_size(c), ids[1000];

    for (int i = 0; i < 1000; i++)
        ids[i] = i;
    assert_true(before > 0);
    assert_int_equal(
        db_run(c,
               "INSERT INTO \"user\" (name) SELECT CAST(1000000000000 * value AS TEXT) FROM"
               " {ints} AS a",
               "I", ids, (size_t)1000),
        1000);
    assert_true(db_size(c) > before);
    db_release(&c);
}

static void test_check_is_fine(void **state)
{
    struct db_conn *c = with_tables(*state);

    db_run(c, "INSERT INTO \"user\" (name) VALUES ('x')", "");
    assert_int_equal(db_check(c), 0);
    db_release(&c);
}

static void test_check_finds(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_tables(s);
    int fd;

    db_script(c, "PRAGMA foreign_keys = OFF");
    db_run(c, "INSERT INTO account (user_id) VALUES (5)", "");
    assert_int_equal(db_check(c), -1);
    db_run(c, "DELETE FROM account", "");
    assert_int_equal(db_check(c), 0);
    for (int i = 0; i < 2000; i++)
        db_run(c, "INSERT INTO \"user\" (name) VALUES ('some longer name')", "");
    db_release(&c);
    db_close(&s->db);
    fd = open(s->url + strlen("sqlite:"), O_RDWR);
    assert_int_equal(pwrite(fd, "some shorter", 12, 8 * 4096 + 3000), 12);
    close(fd);
    s->db = scratch_open(s);
    c = db_acquire(s->db, DB_READ);
    assert_int_equal(db_check(c), -1);
    db_release(&c);
}

static void grow(struct db_conn *c, int commits)
{
    char text[8000];

    snprintf(text, sizeof text, "%07999d", 0);
    for (int i = 0; i < commits; i++) {
        db_begin(c);
        for (int j = 0; j < 200; j++)
            db_run(c, "INSERT INTO \"user\" (name) VALUES (?)", "z", text);
        assert_int_equal(db_commit(c), 0);
    }
}

/* Small: left alone. Beyond 4 MB: written back. Beyond 64 MB: begins anew unless a reader needs it.
 */
static void test_checkpoint(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_tables(s), *r;
    int64_t size;

    db_script(c, "DROP INDEX user_name");
    size = db_size(c);
    db_release(&c);
    assert_in_range(db_checkpoint(s->db), 1, 4 << 20);
    c = db_acquire(s->db, DB_WRITE);
    grow(c, 6);
    db_release(&c);
    assert_true(db_checkpoint(s->db) > 4 << 20);
    r = db_acquire(s->db, DB_READ);
    db_begin(r);
    assert_int_equal(db_int(r, -1, "SELECT count(*) FROM \"user\"", ""), 1200);
    c = db_acquire(s->db, DB_WRITE);
    grow(c, 44);
    db_release(&c);
    assert_true(db_checkpoint(s->db) >
                64 << 20); /* the reader is in the way, nobody waits for it */
    assert_int_equal(db_int(r, -1, "SELECT count(*) FROM \"user\"", ""), 1200);
    db_release(&r);
    assert_int_equal(db_checkpoint(s->db), 0);
    r = db_acquire(s->db, DB_READ);
    assert_int_equal(db_int(r, -1, "SELECT count(*) FROM \"user\"", ""), 10000);
    assert_true(db_size(r) > size + 70000000);
    db_release(&r);
}

static void test_checkpoint_is_none(void **state)
{
    struct scratch *s = *state;
    assert_int_equal(db_checkpoint(s->db), 0);
}

/* Bytes allocated; 0 under AddressSanitizer, whose allocator does not tell. */
static size_t allocated(void)
{
    return mallinfo2().uordblks;
}

/* Connections in use keep their pages, and so does everybody while much is asked. */
static void test_rest(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = with_tables(s);
    size_t full;

    grow(c, 6);
    assert_int_equal(db_int(c, 0, "SELECT count(*) FROM \"user\" WHERE name <> 'a'", ""), 1200);
    full = allocated();
    assert_false(db_rest(s->db, 1));
    assert_true(db_rest(s->db, 1));
    assert_true(allocated() + (1 << 20) > full);
    db_release(&c);
    assert_true(db_rest(s->db, 100));
    assert_true(!full || allocated() + (4 << 20) < full);
    c = db_acquire(s->db, DB_READ);
    assert_int_equal(db_int(c, 0, "SELECT count(*) FROM \"user\" WHERE name <> 'a'", ""), 1200);
    db_release(&c);
    assert_false(db_rest(s->db, 1));
}

static void test_rest_is_none(void **state)
{
    struct scratch *s = *state;
    assert_false(db_rest(s->db, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_tables),        ON_BOTH(test_size_grows),
        ON_BOTH(test_check_is_fine), ON_SQLITE(test_check_finds),
        ON_SQLITE(test_checkpoint),  ON_POSTGRES(test_checkpoint_is_none),
        ON_SQLITE(test_rest),        ON_POSTGRES(test_rest_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
