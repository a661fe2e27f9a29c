/* Steps run once, all or none; the program's own list runs on both engines. */
#include "db/testing.h"

#include "db/migrate.h"

static int fill(struct db_conn *c)
{
    return db_run(c, "INSERT INTO one (name) VALUES ('filled')", "") == 1 ? 0 : -1;
}

static int refuse(struct db_conn *c)
{
    (void)c;
    return -1;
}

static const struct migration list[] = {
    {"first",
     "CREATE TABLE one (id {id}, name {text} NOT NULL) {strict};\nCREATE INDEX one_name ON one "
     "(name);\n",
     NULL},
    {"second", NULL, fill},
    {"third", "CREATE TABLE two (id {id}, one_id {int} REFERENCES one (id)) {strict}", fill},
};

static const struct migration broken_sql[] = {
    {"first", "CREATE TABLE one (id {id}, name {text} NOT NULL) {strict}", NULL},
    {"bad", "CREATE TABLE half (id {id}) {strict};\nCREATE NONSENSE;\n", NULL},
};

static const struct migration broken_function[] = {
    {"first", "CREATE TABLE one (id {id}, name {text} NOT NULL) {strict}", NULL},
    {"bad", "CREATE TABLE half (id {id}) {strict}", refuse},
};

static size_t tables(struct db_conn *c)
{
    struct arena *arena = arena_new(1 << 20);
    struct str *names;
    size_t n = db_tables(c, arena, &names);

    arena_free(&arena);
    return n;
}

static void test_step_by_step(void **state)
{
    struct scratch *s = *state;
    struct arena *arena = arena_new(1 << 16);
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(migrate_version(c), 0);
    assert_int_equal(migrate_list(c, "0.1", list, 2), 2);
    assert_int_equal(migrate_version(c), 2);
    assert_int_equal(migrate_list(c, "0.1", list, 2), 0);
    assert_int_equal(migrate_list(c, "0.2", list, 3), 1);
    assert_int_equal(migrate_version(c), 3);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM one", ""), 2);
    assert_true(str_is(
        db_text(c, arena, "SELECT program FROM schema_version WHERE version = 2", ""), "0.1"));
    assert_true(str_is(db_text(c, arena, "SELECT name FROM schema_version WHERE version = 3", ""),
                       "third"));
    assert_true(db_int(c, 0, "SELECT min(upgraded_at) FROM schema_version", "") > 0);
    assert_int_equal(migrate_list(c, "0.1", list, 2), -1); /* does not go down */
    assert_int_equal(migrate_version(c), 3);
    db_release(&c);
    arena_free(&arena);
}

static void test_all_or_none(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(migrate_list(c, "0.1", broken_sql, 2), -1);
    assert_int_equal(migrate_list(c, "0.1", broken_function, 2), -1);
    assert_int_equal(tables(c), 0);
    assert_int_equal(migrate_version(c), 0);
    assert_int_equal(migrate_list(c, "0.1", list, 3), 3);
    assert_int_equal(tables(c), 3);
    db_release(&c);
}

/* A step that rebuilds a table others point to, as SQLite needs it; and one that leaves an orphan
 * behind. */
static void test_rebuild(void **state)
{
    static const char rebuild[] =
        "CREATE TABLE new (id {id}, name {text} NOT NULL, more {int}) {strict};\n"
        "INSERT INTO new (id, name) SELECT id, name FROM one;\nDROP TABLE one;\n"
        "ALTER TABLE new RENAME TO one;\n";
    const struct migration good[] = {list[0], list[1], list[2], {"rebuild", rebuild, NULL}};
    const struct migration orphan[] = {list[0],
                                       list[1],
                                       list[2],
                                       {"rebuild", rebuild, NULL},
                                       {"orphan", "INSERT INTO two (one_id) VALUES (99)", NULL}};
    struct scratch *s = *state;
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(migrate_list(c, "0.1", list, 3), 3);
    db_run(c, "INSERT INTO two (one_id) VALUES (1)", "");
    assert_int_equal(migrate_list(c, "0.1", good, 4), 1);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM two JOIN one ON one.id = one_id", ""), 1);
    assert_int_equal(migrate_list(c, "0.1", orphan, 5), -1);
    db_run(c, "INSERT INTO two (one_id) VALUES (99)", "");
    assert_int_equal(db_error(c), DB_FOREIGN); /* foreign keys are on again */
    db_release(&c);
}

struct racer {
    pthread_t thread;
    struct scratch *s;
    int done;
};

static void *race(void *data)
{
    struct racer *r = data;
    struct db_options options = {.readers = 1, .busy_ms = 20000};
    struct db *db = db_open(str_of(r->s->url), &options);
    struct db_conn *c = db_acquire(db, DB_WRITE);

    r->done = migrate_list(c, "0.1", list, 3);
    db_release(&c);
    db_close(&db);
    return NULL;
}

static void test_two_nodes_at_once(void **state)
{
    struct racer racers[4];
    int steps = 0;

    for (int i = 0; i < 4; i++) {
        racers[i].s = *state;
        pthread_create(&racers[i].thread, NULL, race, &racers[i]);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(racers[i].thread, NULL);
        assert_true(racers[i].done >= 0);
        steps += racers[i].done;
    }
    assert_int_equal(steps, 3);
}

static void test_own_list(void **state)
{
    struct scratch *s = *state;
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(migrate_run(c, "0.1"), (int)migrations_count);
    assert_int_equal(migrate_run(c, "0.1"), 0);
    assert_int_equal(db_check(c), 0);
    db_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_step_by_step),      ON_BOTH(test_all_or_none), ON_SQLITE(test_rebuild),
        ON_BOTH(test_two_nodes_at_once), ON_BOTH(test_own_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
