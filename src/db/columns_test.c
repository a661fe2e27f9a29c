/* Tests of columns on both engines. */
#include "db/testing.h"

#include "base/arena.h"
#include "db/columns.h"

static const char tables[] =
    "CREATE TABLE \"order\" (id {id}, place {text}, price {real}, paid {bool} NOT NULL, raw {blob},"
    " at {int}) {strict};\n"
    "CREATE TABLE pair (b {text} NOT NULL, a {int} NOT NULL, n {int}, PRIMARY KEY (b, a)) "
    "{norowid};\n";

static struct db_conn *begin(struct scratch *s)
{
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(db_script(c, tables), 0);
    assert_int_equal(db_begin(c), 0);
    return c;
}

static void test_columns(void **state)
{
    struct db_conn *c = begin(*state);
    struct arena *arena = arena_new(1 << 20);
    struct db_table_column *columns;
    static const char *const names[] = {"at", "id", "paid", "place", "price", "raw"};

    assert_int_equal(db_table_columns(c, arena, STR("order"), &columns), 6);
    for (size_t i = 0; i < 6; i++) {
        assert_true(str_is(columns[i].name, names[i]));
        assert_int_equal(columns[i].kind, "iiisdb"[i]);
        assert_int_equal(columns[i].key, i == 1);
    }
    assert_int_equal(db_table_columns(c, arena, STR("pair"), &columns), 3);
    assert_int_equal(columns[0].key, 2);
    assert_int_equal(columns[1].key, 1);
    assert_int_equal(columns[2].key, 0);
    assert_int_equal(db_table_columns(c, arena, STR("nothing"), &columns), 0);
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
    arena_free(&arena);
}

static void test_sequences(void **state)
{
    static const char insert[] = "INSERT INTO \"order\" (paid) VALUES (0)";
    struct db_conn *c = begin(*state);
    struct arena *arena = arena_new(1 << 20);

    assert_int_equal(db_sequence(c, arena, STR("order")), 0);
    assert_int_equal(db_insert(c, insert, ""), 1);
    assert_int_equal(db_sequence(c, arena, STR("order")), 1);
    assert_int_equal(db_set_sequence(c, arena, STR("order"), 41), 0);
    assert_int_equal(db_sequence(c, arena, STR("order")), 41);
    assert_int_equal(db_insert(c, insert, ""), 42);
    /* Back to the beginning. */
    db_run(c, "DELETE FROM \"order\"", "");
    assert_int_equal(db_set_sequence(c, arena, STR("order"), 0), 0);
    assert_int_equal(db_sequence(c, arena, STR("order")), 0);
    assert_int_equal(db_insert(c, insert, ""), 1);
    /* A table without ids has none. */
    assert_int_equal(db_sequence(c, arena, STR("pair")), 0);
    assert_int_equal(db_set_sequence(c, arena, STR("pair"), 0), 0);
    assert_int_equal(db_commit(c), 0);
    db_release(&c);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_columns), ON_BOTH(test_sequences)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
