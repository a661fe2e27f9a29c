/* Values in and out, arrays, the statement cache, convenience calls, bulk; alike on both engines.
 */
#include "db/testing.h"

#include <inttypes.h>
#include <math.h>

static struct db_conn *with_table(struct scratch *s)
{
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    assert_int_equal(
        db_script(c, "CREATE TABLE thing (id {id}, i {int}, d {real}, t {text}, b {blob}, f {bool})"
                     " {strict};\n"
                     "CREATE TABLE usage_daily (day {int} NOT NULL, account_id {int} NOT NULL,"
                     " user_id {int} NOT NULL, feature_id {int} NOT NULL, count {int} NOT NULL,"
                     " PRIMARY KEY (day, account_id, user_id, feature_id)) {norowid};\n"),
        0);
    return c;
}

static const char insert[] = "INSERT INTO thing (i, d, t, b, f) VALUES (?, ?, ?, ?, ?)";

static void is_text(struct str got, const char *expected, size_t n)
{
    assert_non_null(got.p);
    assert_int_equal(got.n, n);
    assert_memory_equal(got.p, expected, n);
}

static void test_values_come_back(void **state)
{
    static const char bytes[] = "\0\x01\xff\\x41'\"\n";
    struct db_conn *c = with_table(*state);
    struct str blob = {bytes, sizeof bytes - 1},
               text = STR("It's \"ok\" \\ {no} ? \xc3\xbc\n\xf0\x9f\x98\x80");
    struct db_stmt *s;

    assert_int_equal(db_insert(c, insert, "idsbi", INT64_MIN, 0.1, text, blob, (int64_t)1), 1);
    assert_int_equal(db_insert(c, insert, "idzbi", INT64_MAX, 1e300, "", STR(""), (int64_t)0), 2);
    assert_int_equal(db_insert(c, insert, "nosbn", (const int64_t *)NULL, STR_NONE, STR_NONE), 3);
    s = db_query(c, "SELECT i, d, t, b, f, i = ? AS same FROM thing ORDER BY id", "i", INT64_MIN);
    assert_int_equal(db_columns(s), 6);
    assert_string_equal(db_column_name(s, 5), "same");
    assert_true(db_next(s));
    assert_true(db_col_int(s, 0) == INT64_MIN);
    assert_true(db_col_real(s, 1) == 0.1);
    is_text(db_col_text(s, 2), text.p, text.n);
    is_text(db_col_blob(s, 3), bytes, blob.n);
    is_text(db_col_blob(s, 3), bytes, blob.n); /* asking twice does not hurt */
    assert_int_equal(db_col_int(s, 4), 1);
    assert_int_equal(db_col_int(s, 5), 1);
    assert_int_equal(db_col_kind(s, 0), 'i');
    assert_int_equal(db_col_kind(s, 1), 'd');
    assert_int_equal(db_col_kind(s, 2), 's');
    assert_int_equal(db_col_kind(s, 3), 'b');
    assert_int_equal(db_col_kind(s, 4), 'i');
    assert_int_equal(db_col_kind(s, 5), 'i');
    is_text(db_col_text(s, 5), "1", 1);
    assert_true(db_next(s));
    assert_true(db_col_int(s, 0) == INT64_MAX);
    assert_true(db_col_real(s, 1) == 1e300);
    is_text(db_col_text(s, 2), "", 0);
    is_text(db_col_blob(s, 3), "", 0);
    assert_int_equal(db_col_int(s, 5), 0);
    assert_true(db_next(s));
    for (int i = 0; i < 6; i++) {
        assert_true(db_is_null(s, i));
        assert_int_equal(db_col_kind(s, i), 'n');
    }
    assert_int_equal(db_col_int(s, 0), 0);
    assert_true(db_col_real(s, 1) == 0);
    assert_null(db_col_text(s, 2).p);
    assert_null(db_col_blob(s, 3).p);
    assert_false(db_next(s));
    assert_false(db_next(s));
    db_done(s);
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
}

static void test_bound_one_by_one(void **state)
{
    struct db_conn *c = with_table(*state);
    struct db_stmt *s = db_prepare(c, str_of(insert));

    db_bind_null(s);
    db_bind_real(s, NAN); /* no engine-neutral value: NULL */
    db_bind_text(s, STR("t"));
    db_bind_blob(s, STR("b"));
    db_bind_int(s, 1);
    assert_int_equal(db_exec(s), 1);
    s = db_prepare(c, STR("SELECT d, t FROM thing WHERE f = ?"));
    db_bind_int(s, 1);
    assert_true(db_next(s));
    assert_true(db_is_null(s, 0));
    is_text(db_col_text(s, 1), "t", 1);
    assert_false(db_next(s));
    db_done(s);
    db_done(NULL);
    assert_false(db_next(NULL));
    assert_int_equal(db_exec(NULL), -1);
    db_release(&c);
}

static void test_counts_of_changes(void **state)
{
    struct db_conn *c = with_table(*state);

    for (int i = 0; i < 3; i++)
        assert_int_equal(db_run(c, "INSERT INTO thing (i) VALUES (?)", "i", (int64_t)i), 1);
    assert_int_equal(db_run(c, "UPDATE thing SET f = 1 WHERE i > ?", "i", (int64_t)0), 2);
    assert_int_equal(db_run(c, "UPDATE thing SET f = 1 WHERE i > 9", ""), 0);
    assert_int_equal(db_run(c, "CREATE TABLE extra (id {id})", ""), 0);
    assert_int_equal(db_run(c, "SELECT * FROM thing", ""), 0);
    assert_int_equal(db_run(c, "DELETE FROM thing", ""), 3);
    db_release(&c);
}

static void test_insert_returns_id(void **state)
{
    struct db_conn *c = with_table(*state);

    db_run(c, "CREATE UNIQUE INDEX thing_i ON thing (i)", "");
    assert_int_equal(db_insert(c, "INSERT INTO thing (i) VALUES (5) -- first", ""), 1);
    assert_int_equal(db_insert(c, "INSERT INTO thing (i) VALUES (?) ON CONFLICT (i) DO NOTHING",
                               "i", (int64_t)5),
                     0);
    assert_int_equal(
        db_insert(c, "INSERT INTO thing (i) VALUES (?) ON CONFLICT (i) DO UPDATE SET f = 1", "i",
                  (int64_t)5),
        1);
    assert_int_equal(db_run(c, "DELETE FROM thing", ""), 1);
    assert_true(db_insert(c, "INSERT INTO thing (i) VALUES (5)", "") >
                1); /* ids never come again */
    assert_int_equal(db_insert(c, "INSERT INTO thing (i) VALUES (5)", ""), -1);
    assert_int_equal(db_error(c), DB_UNIQUE);
    db_release(&c);
}

static void test_one_value(void **state)
{
    struct arena *arena = arena_new(1 << 16);
    struct db_conn *c = with_table(*state);

    assert_int_equal(db_int(c, 7, "SELECT i FROM thing", ""), 7);
    db_run(c, "INSERT INTO thing (t) VALUES ('x')", "");
    assert_int_equal(db_int(c, 7, "SELECT i FROM thing", ""), 7);
    assert_int_equal(db_int(c, 7, "SELECT count(*) FROM thing", ""), 1);
    assert_null(db_text(c, arena, "SELECT t FROM thing WHERE i = 1", "").p);
    is_text(db_text(c, arena, "SELECT t FROM thing", ""), "x", 1);
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
    arena_free(&arena);
}

static void is_bug(struct db_conn *c)
{
    assert_int_equal(db_error(c), DB_BUG);
    db_rollback(c);
}

static void test_faults_of_ours(void **state)
{
    struct db_conn *c = with_table(*state);
    struct db_stmt *s;

    assert_int_equal(db_run(c, "UPDATE thing SET i = ?", ""), -1);
    is_bug(c);
    assert_int_equal(db_run(c, "UPDATE thing SET i = ?", "ii", (int64_t)1, (int64_t)2), -1);
    is_bug(c);
    assert_int_equal(db_run(c, "UPDATE thing SET i = {nonsense}", ""), -1);
    is_bug(c);
    assert_int_equal(db_run(c, "UPDATE thing SET t = ?", "s", ((struct str){"a\0b", 3})), -1);
    is_bug(c);
    s = db_prepare(c, STR("UPDATE thing SET i = ?"));
    db_bind_int(s, 1);
    db_bind_int(s, 2);
    assert_int_equal(db_exec(s), -1);
    is_bug(c);
    assert_int_equal(db_run(c, "INSERT INTO thing (i) VALUES ('word')", ""), -1); /* STRICT */
    is_bug(c);
    assert_int_equal(db_run(c, "UPDATE thing SET t = \"word\"", ""), -1); /* a name, never a text */
    is_bug(c);
    assert_int_equal(db_run(c, "UPDATE thing SET i = ?", "i", (int64_t)1), 0);
    db_release(&c);
}

static void test_arrays(void **state)
{
    static const char odd[] = "a,\"b\\{}'\t\x01\xc3\xa9 NULL";
    struct db_conn *c = with_table(*state);
    int64_t ids[3] = {INT64_MIN, 2, INT64_MAX};
    struct str texts[5] = {STR("NULL"), STR_NONE, STR(""), STR(odd), STR("{}")};
    struct db_stmt *s;

    assert_int_equal(
        db_run(c, "INSERT INTO thing (i) SELECT a.value FROM {ints} AS a", "I", ids, (size_t)3), 3);
    assert_int_equal(db_run(c, "INSERT INTO thing (t) SELECT a.value FROM {texts} AS a(value)", "S",
                            texts, (size_t)5),
                     5);
    assert_int_equal(
        db_int(c, -1, "SELECT count(*) FROM thing WHERE i {in_ints}", "I", ids, (size_t)3), 3);
    assert_int_equal(
        db_int(c, -1, "SELECT count(*) FROM thing WHERE i {in_ints}", "I", ids, (size_t)0), 0);
    assert_int_equal(
        db_int(c, -1, "SELECT count(*) FROM thing WHERE t {in_texts}", "S", texts, (size_t)5), 4);
    assert_int_equal(db_int(c, -1,
                            "SELECT count(*) FROM {texts} AS a LEFT JOIN thing ON thing.t = a.value"
                            " WHERE thing.id IS NULL",
                            "S", texts, (size_t)5),
                     1);
    s = db_query(c, "SELECT t FROM thing WHERE t = ?", "z", odd);
    assert_true(db_next(s));
    is_text(db_col_text(s, 0), odd, strlen(odd));
    db_done(s);
    s = db_prepare(c, STR("SELECT count(*) FROM thing WHERE i {in_ints} OR t {in_texts}"));
    db_bind_ints(s, ids, 2);
    db_bind_texts(s, texts, 1);
    assert_true(db_next(s));
    assert_int_equal(db_col_int(s, 0), 3);
    db_done(s);
    db_release(&c);
}

/* PostgreSQL's database sorts as people do here; ours by bytes. */
static void test_text_sorts_by_bytes(void **state)
{
    static const char *const expected[] = {"B", "_", "a", "a b", "ab", "\xc3\xa4"};
    struct db_conn *c = with_table(*state);
    struct str texts[] = {STR("a b"), STR("\xc3\xa4"), STR("B"), STR("ab"), STR("_"), STR("a")};
    struct db_stmt *s;

    db_run(c, "INSERT INTO thing (t) SELECT value FROM {texts} AS a", "S", texts, (size_t)6);
    s = db_query(c, "SELECT t FROM thing ORDER BY t", "");
    for (int i = 0; i < 6; i++) {
        assert_true(db_next(s));
        is_text(db_col_text(s, 0), expected[i], strlen(expected[i]));
    }
    db_done(s);
    s = db_query(c, "SELECT value FROM {texts} AS a ORDER BY value", "S", texts, (size_t)6);
    for (int i = 0; i < 6; i++) {
        assert_true(db_next(s));
        is_text(db_col_text(s, 0), expected[i], strlen(expected[i]));
    }
    db_done(s);
    assert_int_equal(
        db_int(c, -1, "SELECT count(*) FROM thing WHERE t > ? AND t < ?", "zz", "a", "b"), 2);
    assert_int_equal(db_int(c, -1,
                            "SELECT CASE WHEN CAST(? AS TEXT) {by_bytes} < CAST(? AS TEXT)"
                            " THEN 1 ELSE 0 END",
                            "zz", "B", "a"),
                     1);
    db_release(&c);
}

static void test_cache(void **state)
{
    struct scratch *scratch = *state;
    struct db_conn *c = with_table(scratch);
    size_t before = c->nstatements;
    char sql[64];

    for (int i = 0; i < 10; i++) {
        snprintf(sql, sizeof sql, "SELECT %d + 1", 5); /* another address, the same text */
        assert_int_equal(db_int(c, 0, sql, ""), 6);
    }
    assert_int_equal(c->nstatements, before + 1);
    for (int i = 0; i < DB_STATEMENTS_MAX + 50; i++) {
        snprintf(sql, sizeof sql, "SELECT %d * 2", i);
        assert_int_equal(db_int(c, -1, sql, ""), 2 * i);
        assert_int_equal(db_int(c, -1, sql, ""), 2 * i);
    }
    assert_true(c->nstatements <= DB_STATEMENTS_MAX);
    db_release(&c);
    c = db_acquire(scratch->db, DB_WRITE);
    assert_int_equal(db_int(c, 0, "SELECT 5 + 1", ""), 6); /* forgotten meanwhile */
    db_release(&c);
}

/* The same text inside its own loop, statements left open, statements after a change of the table.
 */
static void test_nested_and_forgotten(void **state)
{
    static const char all[] = "SELECT i FROM thing ORDER BY i";
    struct scratch *scratch = *state;
    struct db_conn *c = with_table(scratch);
    struct db_stmt *outer, *inner;
    int pairs = 0;

    for (int64_t i = 0; i < 4; i++)
        db_run(c, "INSERT INTO thing (i) VALUES (?)", "i", i);
    outer = db_query(c, all, "");
    while (db_next(outer)) {
        inner = db_query(c, all, "");
        while (db_next(inner))
            pairs += db_col_int(inner, 0) < db_col_int(outer, 0);
        db_done(inner);
    }
    db_done(outer);
    assert_int_equal(pairs, 6);
    outer = db_query(c, all, "");
    inner = db_query(c, all, "");
    assert_true(db_next(outer) && db_next(inner));
    db_release(&c); /* both still open */
    c = db_acquire(scratch->db, DB_WRITE);
    assert_int_equal(db_begin(c), 0);
    assert_int_equal(db_script(c, "ALTER TABLE thing ADD COLUMN x1 {text}"), 0);
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(db_int(c, -1, all, ""), 0);
    db_release(&c);
}

static void test_prepared_before_the_type_changed(void **state)
{
    static const char all[] = "SELECT * FROM thing";
    struct db_conn *c = with_table(*state);

    for (int i = 0; i < 3; i++)
        assert_int_equal(db_int(c, 1, all, ""), 1);
    db_run(c, "ALTER TABLE thing ADD COLUMN x1 {text}", "");
    assert_int_equal(db_int(c, -1, all, ""), -1);
    assert_int_equal(db_error(c), DB_BUSY); /* try again */
    db_rollback(c);
    for (int i = 0; i < 3; i++)
        assert_int_equal(db_int(c, 1, all, ""), 1);
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
}

/* Works the same way on both: sums, averages, division, comparisons as values. */
static void test_arithmetic(void **state)
{
    struct db_conn *c = with_table(*state);
    struct db_stmt *s;

    db_run(c, "INSERT INTO thing (i, d) VALUES (1, 0.5)", "");
    db_run(c, "INSERT INTO thing (i, d) VALUES (2, 0.25)", "");
    s = db_query(c,
                 "SELECT sum(i), {sum_int(i)}, {avg_real(i)}, sum(d), max(i) / 2, {greatest}(i, 5),"
                 " {concat_int(i)} || 'x', count(*) FROM thing GROUP BY i ORDER BY i DESC",
                 "");
    assert_true(db_next(s));
    assert_int_equal(db_col_kind(s, 0), 'i');
    assert_int_equal(db_col_int(s, 0), 2);
    assert_int_equal(db_col_kind(s, 1), 'i');
    assert_int_equal(db_col_kind(s, 2), 'd');
    assert_true(db_col_real(s, 2) == 2.0);
    assert_true(db_col_real(s, 3) == 0.25);
    assert_int_equal(db_col_int(s, 3), 0);
    assert_int_equal(db_col_int(s, 4), 1);
    assert_int_equal(db_col_int(s, 5), 5);
    is_text(db_col_text(s, 6), "2x", 2);
    db_done(s);
    assert_int_equal(db_error(c), DB_OK);
    db_release(&c);
}

enum { MANY = 12345 };

static int64_t upsert(struct db_conn *c, const int64_t *day, const int64_t *account,
                      const int64_t *user, const int64_t *feature, const int64_t *count, size_t n)
{
    struct db_column columns[] = {{'i', day, NULL},
                                  {'i', account, NULL},
                                  {'i', user, NULL},
                                  {'i', feature, NULL},
                                  {'i', count, NULL}};
    return db_bulk(c, "usage_daily(day, account_id, user_id, feature_id, count)", columns, 5, n,
                   "ON CONFLICT (day, account_id, user_id, feature_id)"
                   " DO UPDATE SET count = usage_daily.count + excluded.count");
}

static void test_bulk_adds_up(void **state)
{
    static int64_t day[MANY], account[MANY], user[MANY], feature[MANY], count[MANY];
    struct db_conn *c = with_table(*state);

    for (int i = 0; i < MANY; i++) {
        day[i] = 20000 + i / 5000;
        account[i] = i / 100;
        user[i] = i;
        feature[i] = i % 7;
        count[i] = i;
    }
    assert_int_equal(db_begin(c), 0);
    assert_int_equal(upsert(c, day, account, user, feature, count, MANY), MANY);
    assert_int_equal(upsert(c, day, account, user, feature, count, 100), 100);
    assert_int_equal(upsert(c, day, account, user, feature, count, 0), 0);
    assert_int_equal(db_commit(c), 0);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM usage_daily", ""), MANY);
    assert_int_equal(db_int(c, -1, "SELECT sum(count) FROM usage_daily", ""),
                     (int64_t)MANY * (MANY - 1) / 2 + 4950);
    db_release(&c);
}

static void test_bulk_of_every_kind(void **state)
{
    static const char bytes[] = {0, 'x', '\'', (char)255};
    int64_t i[] = {1, 2, 3}, f[] = {0, 1, 1};
    double d[] = {0.5, -1e-300, 3};
    struct str t[] = {STR("a'\"\\{},"), STR_NONE, STR("")}, b[] = {STR_NONE, {bytes, 4}, STR("")};
    bool null[] = {false, true, false};
    struct db_column columns[] = {
        {'i', i, null}, {'d', d, null}, {'s', t, NULL}, {'b', b, NULL}, {'i', f, NULL}};
    struct db_conn *c = with_table(*state);
    struct db_stmt *s;

    /* Outside a transaction: one of its own. */
    assert_int_equal(db_bulk(c, "thing(i, d, t, b, f)", columns, 5, 3, ""), 3);
    assert_false(db_in_transaction(c));
    s = db_query(c, "SELECT i, d, t, b, f FROM thing ORDER BY id", "");
    assert_true(db_next(s));
    is_text(db_col_text(s, 2), t[0].p, t[0].n);
    assert_true(db_is_null(s, 3));
    assert_true(db_next(s));
    assert_true(db_is_null(s, 0) && db_is_null(s, 1) && db_is_null(s, 2));
    is_text(db_col_blob(s, 3), bytes, 4);
    assert_int_equal(db_col_int(s, 4), 1);
    assert_true(db_next(s));
    assert_int_equal(db_col_int(s, 0), 3);
    assert_true(db_col_real(s, 1) == 3);
    is_text(db_col_text(s, 2), "", 0);
    is_text(db_col_blob(s, 3), "", 0);
    assert_false(db_next(s));
    db_done(s);
    db_release(&c);
}

static void test_bulk_refused(void **state)
{
    int64_t i[] = {1, 2, 3, 2};
    struct db_column column = {'i', i, NULL};
    struct str zero = {"a\0b", 3};
    struct db_column text = {'s', &zero, NULL};
    struct db_conn *c = with_table(*state);

    db_run(c, "CREATE UNIQUE INDEX thing_i ON thing (i)", "");
    assert_int_equal(db_bulk(c, "thing(i)", &column, 1, 4, ""), -1);
    assert_int_equal(db_error(c), DB_UNIQUE);
    assert_string_equal(db_error_detail(c), "thing.i");
    db_rollback(c);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM thing", ""), 0);
    assert_int_equal(db_bulk(c, "thing(i)", &column, 1, 2, ""), 2);
    assert_int_equal(db_bulk(c, "thing(i)", &column, 1, 3, "ON CONFLICT (i) DO NOTHING"), 1);
    assert_int_equal(db_bulk(c, "thing(t)", &text, 1, 1, ""), -1);
    is_bug(c);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM thing", ""), 3);
    db_release(&c);
}

static void test_plan(void **state)
{
    struct scratch *scratch = *state;
    struct arena *arena = arena_new(1 << 16);
    struct db_conn *c = with_table(scratch);
    struct str plan =
        db_plan(c, arena, "SELECT count FROM usage_daily WHERE day = ? AND account_id = ?", "ii",
                (int64_t)1, (int64_t)2);

    assert_true(str_find(plan, STR("usage_daily")) >= 0);
    assert_true(str_find(plan, scratch->engine == DB_SQLITE
                                   ? STR("PRIMARY KEY (day=? AND account_id=?)")
                                   : STR("usage_daily_pkey")) >= 0);
    db_release(&c);
    arena_free(&arena);
}

/* Until it is taken back, or the connection is given back. */
static void test_walk_keys(void **state)
{
    static const char join[] = "SELECT count(*) FROM a JOIN b ON b.x = a.x";
    struct scratch *s = *state;
    struct arena *arena = arena_new(1 << 20);
    struct db_conn *c = db_acquire(s->db, DB_WRITE);

    db_script(c, "CREATE TABLE a AS SELECT generate_series(1, 5000) AS x;\n"
                 "CREATE TABLE b AS SELECT x FROM a;\nANALYZE a;\nANALYZE b;");
    for (int i = 0; i < 2; i++) {
        assert_non_null(strstr(db_plan(c, arena, join, "").p, "Hash Join"));
        db_walk_keys(c, true);
        assert_null(strstr(db_plan(c, arena, join, "").p, "Hash Join"));
        if (i == 0)
            db_walk_keys(c, false);
    }
    db_release(&c);
    c = db_acquire(s->db, DB_WRITE);
    assert_non_null(strstr(db_plan(c, arena, join, "").p, "Hash Join"));
    db_release(&c);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_POSTGRES(test_walk_keys),
        ON_BOTH(test_values_come_back),
        ON_BOTH(test_bound_one_by_one),
        ON_BOTH(test_counts_of_changes),
        ON_BOTH(test_insert_returns_id),
        ON_BOTH(test_one_value),
        ON_BOTH(test_faults_of_ours),
        ON_BOTH(test_arrays),
        ON_BOTH(test_text_sorts_by_bytes),
        ON_BOTH(test_cache),
        ON_BOTH(test_nested_and_forgotten),
        ON_POSTGRES(test_prepared_before_the_type_changed),
        ON_BOTH(test_arithmetic),
        ON_BOTH(test_bulk_adds_up),
        ON_BOTH(test_bulk_of_every_kind),
        ON_BOTH(test_bulk_refused),
        ON_BOTH(test_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
