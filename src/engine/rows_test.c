/*
 * Goals: of gathered rows only those that differ from what is stored are written, whatever the kind
 * of the value that differs, on both engines; a chain is written in order, no more rows at a time
 * than asked for, and ends.
 */
#include "base/arena.h"
#include "db/testing.h"
#include "engine/rows.h"
#include "engine/slice.h"

struct person {
    int64_t id, age;
};

static const char into[] = "person(id, age, weight, face, at)";
static const char after[] = "ON CONFLICT (id) DO UPDATE SET age = excluded.age, weight = "
                            "excluded.weight, face = excluded.face, at = excluded.at";

struct fixture {
    struct arena *arena;
    struct db_conn *conn;
};

static void open(struct fixture *f, struct scratch *scratch)
{
    f->arena = arena_new(1 << 20);
    f->conn = db_acquire(scratch->db, DB_WRITE);
    assert_int_equal(db_begin(f->conn), 0);
    assert_int_equal(db_script(f->conn, "CREATE TABLE person (id {int} PRIMARY KEY, age {int}, "
                                        "weight {real}, face {blob}, at {int})"),
                     0);
}

static void close_fixture(struct fixture *f)
{
    assert_int_equal(db_error(f->conn), DB_OK);
    db_release(&f->conn);
    arena_free(&f->arena);
}

static struct rows *gather(struct fixture *f, const struct person *people, size_t n,
                           const double *weights, const struct str *faces, int64_t at)
{
    struct rows *r = ARENA_NEW(f->arena, struct rows);
    double *own = arena_array(f->arena, n, sizeof(*own));
    struct str *copies = arena_array(f->arena, n, sizeof(*copies));
    memcpy(own, weights, n * sizeof(*own));
    memcpy(copies, faces, n * sizeof(*copies));
    *r = (struct rows){.arena = f->arena, .into = into, .after = after, .nrows = n, .dated = true};
    rows_add_member(r, people, sizeof(*people), offsetof(struct person, id));
    rows_add_member(r, people, sizeof(*people), offsetof(struct person, age));
    r->columns[r->ncolumns++] = (struct db_column){'d', own, NULL};
    r->columns[r->ncolumns++] = (struct db_column){'b', copies, NULL};
    rows_add_number(r, at);
    return r;
}

static void test_only_differences(void **state)
{
    static const struct person before[] = {{1, 10}, {2, 20}, {3, NONE}, {4, 40}, {5, NONE}};
    static const struct person now[] = {{6, 60}, {5, 0}, {4, 40}, {3, NONE}, {2, NONE}, {1, 10}};
    static const double weights[] = {1.5, 2.5, 3.5, 4.5, 5.5}, light[] = {6, 5.5, 4, 3.5, 2.5, 1.5};
    struct str faces[] = {STR("a"), STR("b"), STR_NONE, STR("d"), STR("")};
    struct str shown[] = {STR("f"), STR(""), STR("d"), STR_NONE, STR("b"), STR("a")};
    struct fixture f;
    open(&f, *state);
    struct rows *r = gather(&f, before, 5, weights, faces, 100);
    assert_int_equal(rows_drop_stored(r, f.conn), 0);
    assert_int_equal(r->nrows, 5);
    assert_int_equal(rows_write(&r, f.conn, 100), 0);
    assert_null(r);

    /* 6 is new, 5 gets a number for none, 4 another weight, 2 none for a number. */
    r = gather(&f, now, 6, light, shown, 200);
    assert_int_equal(rows_drop_stored(r, f.conn), 0);
    assert_int_equal(r->nrows, 4);
    assert_int_equal(rows_write(&r, f.conn, 100), 0);
    assert_int_equal(db_int(f.conn, 0, "SELECT count(*) FROM person WHERE at = 200", ""), 4);
    assert_int_equal(db_int(f.conn, 0, "SELECT sum(id) FROM person WHERE at = 100", ""), 4);
    assert_int_equal(db_int(f.conn, 7, "SELECT age FROM person WHERE id = 2", ""), 7);
    assert_int_equal(db_int(f.conn, 7, "SELECT age FROM person WHERE id = 5", ""), 0);

    /* A text for none, and none for a text. */
    shown[3] = STR("c");
    shown[5] = STR_NONE;
    r = gather(&f, now, 6, light, shown, 300);
    assert_int_equal(rows_drop_stored(r, f.conn), 0);
    assert_int_equal(r->nrows, 2);
    assert_int_equal(rows_write(&r, f.conn, 100), 0);
    assert_int_equal(db_int(f.conn, 0, "SELECT sum(id) FROM person WHERE at = 300", ""), 4);
    close_fixture(&f);
}

static int64_t stored(struct fixture *f)
{
    return db_int(f->conn, 0, "SELECT count(*) FROM person", "");
}

static void test_parts(void **state)
{
    static const struct person first[] = {{1, 1}, {2, 2}, {3, 3}}, second[] = {{4, 4}, {5, 5}};
    static const double weights[3];
    static const struct str faces[3];
    struct fixture f;
    open(&f, *state);
    struct rows *r = gather(&f, first, 3, weights, faces, 1);
    r->next = gather(&f, first, 0, weights, faces, 1);
    r->next->next = gather(&f, second, 2, weights, faces, 1);
    static const int expected[] = {2, 4, 5};
    for (int i = 0; i < 3; i++) {
        assert_non_null(r);
        assert_int_equal(rows_write(&r, f.conn, 2), 0);
        assert_int_equal(stored(&f), expected[i]);
    }
    assert_null(r);
    assert_int_equal(rows_write(&r, f.conn, 2), 0);
    assert_int_equal(db_int(f.conn, 0, "SELECT sum(age) FROM person", ""), 15);
    close_fixture(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_only_differences), ON_BOTH(test_parts)};
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
