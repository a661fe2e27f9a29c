/* Tests of stored files on both engines: kept, replaced, dropped, larger than a piece. */
#include "db/migrate.h"
#include "db/testing.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "base/log.h"
#include "job/file_store.h"

enum { LARGE = (3 << 20) + 17 };

static void fill(const struct file_store *s, struct arena *arena, size_t n)
{
    FILE *file = file_store_create(s, arena, STR("export-1"));
    assert_non_null(file);
    for (size_t i = 0; i < n; i++)
        fputc((int)(i * 7 % 251), file);
    fclose(file);
    assert_int_equal(file_store_keep(s, arena, STR("export-1")), n);
}

static void check_content(const struct file_store *s, struct arena *arena, size_t n)
{
    int64_t size = -1;
    int fd = file_store_open(s, arena, STR("export-1"), &size);
    assert_true(fd >= 0);
    assert_int_equal(size, n);
    FILE *file = fdopen(fd, "r");
    for (size_t i = 0; i < n; i++)
        assert_int_equal(fgetc(file), (int)(i * 7 % 251));
    assert_int_equal(fgetc(file), EOF);
    fclose(file);
}

static void drop(const struct file_store *s, struct arena *arena)
{
    struct db_conn *conn = db_acquire(s->db, DB_WRITE);
    assert_int_equal(db_begin(conn), 0);
    file_store_drop(s, conn, arena, STR("export-1"));
    assert_int_equal(db_commit(conn), 0);
    db_release(&conn);
}

static void test_life(void **state)
{
    struct scratch *scratch = *state;
    char folder[] = "/tmp/mainstay-files-XXXXXX";
    struct arena *arena = arena_new(64 << 20);
    struct file_store s = {scratch->db, mkdtemp(folder)};
    struct db_conn *conn = db_acquire(scratch->db, DB_WRITE);
    struct stat st;
    int64_t size;
    assert_true(migrate_run(conn, "test") >= 0);
    db_release(&conn);

    assert_int_equal(file_store_open(&s, arena, STR("export-1"), &size), -1);
    fill(&s, arena, LARGE);
    check_content(&s, arena, LARGE);
    fill(&s, arena, 0);
    check_content(&s, arena, 0);
    fill(&s, arena, 5);
    check_content(&s, arena, 5);
    if (scratch->engine == DB_SQLITE) {
        assert_int_equal(stat(str_fmt(arena, "%s/export-1", folder).p, &st), 0);
        assert_int_equal(st.st_mode & 0777, 0600);
    }
    drop(&s, arena);
    assert_int_equal(file_store_open(&s, arena, STR("export-1"), &size), -1);
    /* Nothing is left in the folder, not even a part. */
    assert_int_equal(rmdir(folder), 0);
    arena_free(&arena);
}

int main(void)
{
    log_setup(LOG_ERROR, false);
    const struct CMUnitTest tests[] = {ON_BOTH(test_life)};
    return cmocka_run_group_tests_name("file_store", tests, NULL, NULL);
}
