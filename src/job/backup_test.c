/*
 * Tests of backup and restore: there and back over both engines gives the same bytes, damage and
 * wrong targets are refused and change nothing.
 */
#include "model/testing.h"

#include "db/columns.h"
#include "job/backup.h"
#include "job/backup_file.h"
#include "usage/dedup.h"
#include "usage/store.h"

static struct str content_of(struct arena *arena, FILE *file)
{
    long n;
    char *p;

    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    n = ftell(file);
    p = arena_alloc(arena, (size_t)n + 1);
    rewind(file);
    assert_int_equal(fread(p, 1, (size_t)n, file), n);
    return (struct str){p, (size_t)n};
}

/* What follows the header block, which holds the date. */
static struct str behind_header(struct str content)
{
    size_t n = (unsigned char)content.p[1] | (size_t)(unsigned char)content.p[2] << 8;

    n += 5 + BACKUP_CHECKSUM;
    return (struct str){content.p + n, content.n - n};
}

static struct str backup_of(struct arena *arena, struct db *db)
{
    struct backup_task task = {.db = db, .file = tmpfile()};
    struct str content;

    assert_int_equal(backup_write(&task, "test"), 0);
    content = content_of(arena, task.file);
    fclose(task.file);
    return content;
}

static int restore_into(struct db *db, struct str content, char why[240])
{
    struct backup_task task = {.db = db, .file = tmpfile()};
    int status;

    assert_int_equal(fwrite(content.p, 1, content.n, task.file), content.n);
    status = backup_restore(&task);
    memcpy(why, task.why, sizeof(task.why));
    fclose(task.file);
    return status;
}

/* Something of each kind: custom columns, usage of several months, empty texts, no values, bytes.
 */
static void fill(struct workspace *w)
{
    struct usage_row rows[] = {
        {20000, 1, 1, 1, 5}, {20030, 1, 1, 1, 6}, {20060, 1, 1, 1, INT64_C(7000000000)}};

    workspace_put(w, "custom_attribute", 0,
                  "{\"entity\":\"account\",\"key\":\"vip\",\"type\":\"boolean\"}");
    workspace_put(w, "custom_attribute", 0,
                  "{\"entity\":\"user\",\"key\":\"size\",\"type\":\"number\"}");
    workspace_commit(w);
    w->m.lenient = true;
    assert_true(
        workspace_put(
            w, "account", 0,
            "{\"external_id\":\"A\",\"name\":\"Z\xC3\xBCrich \xE2\x82\xAC\",\"custom_vip\":true,"
            "\"mrr\":-12.5}") > 0);
    assert_true(workspace_put(w, "user", 0,
                              "{\"account\":\"A\",\"external_id\":\"u\",\"custom_size\":0.1}") > 0);
    for (int i = 0; i < 6000; i++)
        db_run(w->m.conn, "INSERT INTO rule_changed (cause, at) VALUES ('', ?)", "i", (int64_t)i);
    db_run(w->m.conn, "DELETE FROM rule_changed WHERE id > 5990", "");
    db_run(w->m.conn,
           "INSERT INTO idempotency (owner, key, route, body_hash, status, reply, at)"
           " VALUES ('o', 'k', 'r', ?, 200, '', 1)",
           "b", (struct str){"\0\1\xFF", 3});
    assert_int_equal(store_append(w->m.conn, rows, 3), 0);
    workspace_commit(w);
}

static void check_restored(struct db *db)
{
    struct db_conn *c = db_acquire(db, DB_WRITE);
    struct arena *arena = arena_new(1 << 20);

    assert_int_equal(db_begin(c), 0);
    assert_int_equal(db_int(c, 0, "SELECT x1 FROM account WHERE mrr_sent = -1250", ""), 1);
    assert_int_equal(db_int(c, 0, "SELECT count(*) FROM \"user\" WHERE x2 = 0.1", ""), 1);
    assert_int_equal(db_int(c, 0, "SELECT max(count) FROM usage_daily WHERE day = 20060", ""),
                     INT64_C(7000000000));
    assert_int_equal(db_int(c, 0, "SELECT count(*) FROM rule_changed", ""), 5990);
    /* Ids go on where they were, also behind rows that are gone. */
    int64_t last = db_sequence(c, arena, STR("rule_changed"));
    assert_true(last >= 6000);
    assert_int_equal(db_insert(c, "INSERT INTO rule_changed (cause, at) VALUES ('x', 1)", ""),
                     last + 1);
    db_release(&c);
    arena_free(&arena);
}

/* Not migrated yet. */
static struct scratch *empty(enum db_engine engine)
{
    void *state;

    assert_int_equal(scratch_set_up(&state, engine), 0);
    return state;
}

static struct scratch *migrated(enum db_engine engine)
{
    struct scratch *s = empty(engine);
    struct workspace w;

    workspace_open(&w, s, PROFILE_COUNT);
    workspace_close(&w);
    return s;
}

static void drop(struct scratch *s)
{
    void *state = s;

    scratch_tear_down(&state);
}

/* A full database of one engine to each of both, and what those back up is the same. */
static void round_trip(struct scratch *from, enum db_engine over)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct workspace w;
    struct str first, second;
    struct scratch *target;
    char why[240];

    workspace_open(&w, from, PROFILE_COUNT);
    fill(&w);
    db_release(&w.m.conn);
    first = backup_of(arena, from->db);
    workspace_close(&w);
    drop(from); /* PostgreSQL has one database for all */
    target = migrated(over);
    assert_int_equal(restore_into(target->db, first, why), 0);
    second = backup_of(arena, target->db);
    assert_true(str_eq(behind_header(first), behind_header(second)));
    check_restored(target->db);
    /* Only once. */
    assert_int_equal(restore_into(target->db, first, why), -1);
    assert_non_null(strstr(why, "holds data already"));
    drop(target);
    arena_free(&arena);
}

static void test_sqlite_to_postgres(void **state)
{
    (void)state;
    round_trip(empty(DB_SQLITE), DB_POSTGRES);
}

static void test_postgres_to_sqlite(void **state)
{
    (void)state;
    round_trip(empty(DB_POSTGRES), DB_SQLITE);
}

static void test_sqlite_to_sqlite(void **state)
{
    (void)state;
    round_trip(empty(DB_SQLITE), DB_SQLITE);
}

static void test_postgres_to_postgres(void **state)
{
    (void)state;
    round_trip(empty(DB_POSTGRES), DB_POSTGRES);
}

/* Claims ids 1..n, 1000 a commit; how many were new. */
static int claim_ids(struct arena *arena, struct db *db, int n)
{
    struct crypto_secret secret = {.hash_key = {7}};
    struct dedup *d = dedup_new(db_engine(db), &secret, 1000000);
    struct db_conn *conn = db_acquire(db, DB_WRITE);
    struct claim claims[1000];
    int64_t now = clock_now();
    int fresh = 0;

    assert_int_equal(db_begin(conn), 0);
    if (dedup_due(d, now))
        assert_int_equal(dedup_turn(d, conn, now), 0);
    for (int i = 0; i < n; i++) {
        struct str id = str_fmt(arena, "m%d", i);
        claims[i % 1000] = (struct claim){.hash = dedup_hash(d, id), .item = (uint32_t)i};
        if (i % 1000 != 999)
            continue;
        assert_int_equal(dedup_claim(d, conn, claims, 1000, now), 0);
        for (int c = 0; c < 1000; c++)
            fresh += !claims[c].repeated;
        assert_int_equal(dedup_keep(d, conn, claims, 1000, now), 0);
        assert_int_equal(db_commit(conn), 0);
        dedup_end(d, true);
        assert_int_equal(db_begin(conn), 0);
    }
    db_release(&conn);
    dedup_free(&d);
    return fresh;
}

/* What was counted before a move is known behind it. */
static void move_ids(enum db_engine from, enum db_engine to)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct scratch *s = migrated(from);
    struct str content;
    char why[240];

    assert_int_equal(claim_ids(arena, s->db, 12000), 12000);
    content = backup_of(arena, s->db);
    drop(s);
    s = migrated(to);
    assert_int_equal(restore_into(s->db, content, why), 0);
    assert_int_equal(claim_ids(arena, s->db, 13000), 1000);
    drop(s);
    arena_free(&arena);
}

static void test_message_ids_move(void **state)
{
    (void)state;
    for (int from = DB_SQLITE; from <= DB_POSTGRES; from++)
        for (int to = DB_SQLITE; to <= DB_POSTGRES; to++)
            move_ids((enum db_engine)from, (enum db_engine)to);
}

/* Each flipped bit and each cut is noticed before anything is written. */
static void test_damage(void **state)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct scratch *s = empty(DB_SQLITE), *target;
    struct workspace w;
    struct str good;
    char why[240], *bad;
    (void)state;

    workspace_open(&w, s, PROFILE_COUNT);
    fill(&w);
    workspace_close(&w);
    good = backup_of(arena, s->db);
    target = migrated(DB_SQLITE);
    bad = arena_alloc(arena, good.n + 1);
    for (size_t i = 0; i < good.n; i += i < 300 ? 1 : good.n / 50 + 1) {
        memcpy(bad, good.p, good.n);
        bad[i] ^= (char)(1 << (i % 8));
        assert_int_equal(restore_into(target->db, (struct str){bad, good.n}, why), -1);
        assert_true(why[0] != 0);
    }
    for (size_t n = 0; n < good.n; n += good.n / 20 + 1)
        assert_int_equal(restore_into(target->db, (struct str){good.p, n}, why), -1);
    bad[good.n] = 'x';
    memcpy(bad, good.p, good.n);
    assert_int_equal(restore_into(target->db, (struct str){bad, good.n + 1}, why), -1);
    struct db_conn *c = db_acquire(target->db, DB_READ);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM account", ""), 0);
    assert_int_equal(db_int(c, -1, "SELECT count(*) FROM stage", ""), 4);
    db_release(&c);
    assert_int_equal(restore_into(target->db, good, why), 0);
    drop(target);
    drop(s);
    arena_free(&arena);
}

/* One table swapped for another of the same file: each block is fine, their order is not. */
static void test_blocks_out_of_place(void **state)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct backup_task task = {.file = tmpfile()};
    struct backup_file f;
    (void)state;

    backup_file_init(&f, task.file);
    assert_int_equal(backup_put(&f, 'H', STR("{\"format\":1,\"schema_version\":4}")), 0);
    assert_int_equal(backup_put(&f, 'E', STR("{\"rows\":0}")), 0);
    assert_int_equal(backup_verify(&task), -1);
    assert_non_null(strstr(task.why, "out of order"));
    fclose(task.file);
    arena_free(&arena);
}

static void test_schema_version(void **state)
{
    struct scratch *target = migrated(DB_SQLITE);
    struct backup_task task = {.db = target->db, .file = tmpfile()};
    struct backup_file f;
    (void)state;

    backup_file_init(&f, task.file);
    backup_put(&f, 'H', STR("{\"format\":1,\"schema_version\":1}"));
    backup_put(&f, 'Z', STR("{\"rows\":0,\"tables\":0}"));
    assert_int_equal(backup_restore(&task), -1);
    assert_non_null(strstr(task.why, "schema version"));
    fclose(task.file);
    drop(target);
}

static void test_values(void **state)
{
    static const int64_t ints[] = {0, 1, -1, 63, 64, -64, -65, INT64_MAX, INT64_MIN};
    struct buf b = BUF_INIT(1 << 20);
    struct backup_value v;
    struct str rest;
    (void)state;

    for (size_t i = 0; i < 9; i++)
        backup_put_int(&b, ints[i]);
    backup_put_null(&b);
    backup_put_real(&b, -0.1);
    backup_put_bytes(&b, 's', STR(""));
    backup_put_bytes(&b, 'b', (struct str){"\0\1", 2});
    rest = buf_str(&b);
    for (size_t i = 0; i < 9; i++) {
        assert_true(backup_take(&rest, &v));
        assert_true(v.kind == 'i' && v.i == ints[i]);
    }
    assert_true(backup_take(&rest, &v) && v.kind == 'n');
    assert_true(backup_take(&rest, &v) && v.kind == 'd' && v.d == -0.1);
    assert_true(backup_take(&rest, &v) && v.kind == 's' && v.s.n == 0 && v.s.p != NULL);
    assert_true(backup_take(&rest, &v) && v.kind == 'b' && v.s.n == 2);
    assert_false(backup_take(&rest, &v));
    /* A length beyond the end. */
    rest = STR("s\x7F"
               "abc");
    assert_false(backup_take(&rest, &v));
    buf_free(&b);
}

/* Every table that others refer to comes before them. */
static void test_order_of_tables(void **state)
{
    static const char sqlite[] =
        "SELECT count(*) FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f"
        " WHERE t.schema = 'main' AND f.\"table\" NOT IN ('change_set', 'custom_attribute', "
        "'member')";
    struct scratch *s = migrated(DB_SQLITE);
    struct db_conn *c = db_acquire(s->db, DB_READ);
    (void)state;

    assert_int_equal(db_int(c, -1, sqlite, ""), 0);
    db_release(&c);
    drop(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_order_of_tables),
        cmocka_unit_test(test_sqlite_to_postgres),
        cmocka_unit_test(test_postgres_to_sqlite),
        cmocka_unit_test(test_sqlite_to_sqlite),
        cmocka_unit_test(test_postgres_to_postgres),
        cmocka_unit_test(test_message_ids_move),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_blocks_out_of_place),
        cmocka_unit_test(test_schema_version),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
