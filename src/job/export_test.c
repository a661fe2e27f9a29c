/*
 * Tests of exports on both engines: order and columns across pages, what the actor sees, texts that
 * look like formulas, rows that go while it is written.
 */
#include "model/testing.h"

#include "job/export.h"
#include "job/row_ids.h"
#include "model/account.h"

enum { ACCOUNTS = 2300 }; /* more than two pages */

struct made {
    char *text;
    size_t n;
    enum export_end end;
    int64_t rows;
    struct str why;
};

static void put_accounts(struct workspace *w)
{
    for (int i = 0; i < ACCOUNTS; i++) {
        struct str json =
            str_fmt(w->arena, "{\"external_id\":\"a%05d\",\"name\":\"%sName %d\",\"mrr\":\"%d\"}",
                    i, i % 100 == 0 ? "=" : "", i, i % 7 - 3);
        assert_true(workspace_put(w, "account", 0, json.p) > 0);
    }
}

static bool stop_at_once(void *data, int64_t done, int64_t total)
{
    (void)data;
    return done > total;
}

static struct made export(struct workspace *w, const char *rows, const char *columns,
                          const char *sort, bool stops)
{
    struct made made = {0};
    FILE *file = open_memstream(&made.text, &made.n);
    struct table_file *table = table_file_csv(file, false);
    struct catalog_holder *catalogs = catalog_holder_new(w->scratch->db);
    struct export_task task = {.db = w->scratch->db,
                               .catalogs = catalogs,
                               .actor = w->actor,
                               .resource = &account_resource,
                               .rows = workspace_json(w, rows),
                               .columns = str_of(columns),
                               .sort = str_of(sort),
                               .folder = "/tmp",
                               .progress = stops ? stop_at_once : NULL,
                               .arena = w->arena};
    made.end = export_write(&task, table);
    assert_int_equal(table->close(&table), 0);
    made.rows = task.written;
    made.why = task.why;
    catalog_holder_free(&catalogs);
    return made;
}

static size_t lines_of(struct made made)
{
    size_t n = 0;
    for (size_t i = 0; i < made.n; i++)
        n += made.text[i] == '\n';
    return n;
}

static void test_all(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    put_accounts(&w);
    workspace_commit(&w);
    struct made made = export(&w, "{\"all\":true}", "external_id,name,mrr", "-external_id", false);
    assert_int_equal(made.end, EXPORT_DONE);
    assert_int_equal(made.rows, ACCOUNTS);
    assert_int_equal(lines_of(made), ACCOUNTS + 1);
    /* The last one first, each next one below it, over the ends of pages. */
    char line[100];
    for (int i = 0; i < ACCOUNTS; i++) {
        snprintf(line, sizeof(line), "\r\na%05d,%sName %d,%d.00\r\n", i, i % 100 == 0 ? "'=" : "",
                 i, i % 7 - 3);
        assert_non_null(strstr(made.text, line));
    }
    assert_non_null(strstr(made.text, "a01000,'=Name 1000,3.00\r\na00999,Name 999,2.00\r\n"));
    free(made.text);
    made = export(&w, "{\"all\":true}", "name", "", true);
    assert_int_equal(made.end, EXPORT_STOPPED);
    assert_int_equal(made.rows, 1000);
    free(made.text);
    made = export(&w, "{\"all\":true}", "nothing", "", false);
    assert_int_equal(made.end, EXPORT_FAILED);
    assert_true(str_is(made.why, "columns: There is no column \"nothing\""));
    free(made.text);
    workspace_close(&w);
}

static bool forget_row(void *data, const struct list_cell *cells, size_t n)
{
    int64_t *seen = data;
    (void)cells;
    *seen += (int64_t)n;
    return true;
}

/* The ids are noted first; a row that went since is left out, one that left sight as well. */
static void test_meanwhile(void **state)
{
    struct workspace w;
    int64_t ids[10], seen = 0;
    workspace_open(&w, *state, PROFILE_COUNT);
    for (int i = 0; i < 3; i++) {
        struct str json =
            str_fmt(w.arena, "{\"external_id\":\"b%d\",\"name\":\"Name %d\"}", i, 2 - i);
        assert_true(workspace_put(&w, "account", 0, json.p) > 0);
    }
    workspace_commit(&w);
    struct list_query q = {.resource = &account_resource, .sort = STR("name")};
    struct row_ids *rows = row_ids_collect(&w.m, &q, "/tmp");
    assert_int_equal(row_ids_count(rows), 3);
    assert_int_equal(row_ids_next(rows, ids, 2), 2);
    assert_true(ids[0] > ids[1]); /* by name, not by id */
    assert_int_equal(row_ids_skip(rows, 1), 0);
    assert_int_equal(row_ids_next(rows, ids + 1, 10), 2);
    assert_int_equal(row_ids_next(rows, ids, 10), 0);
    row_ids_free(&rows);
    assert_int_equal(record_delete(&w.m, &account_resource, ids[1]), 0);
    struct list_query page = {.resource = &account_resource,
                              .columns = STR("name"),
                              .ids = ids,
                              .nids = 3,
                              .limit = 3,
                              .page = 1};
    assert_int_equal(list_each_row(&w.m, &page, forget_row, &seen), 0);
    assert_int_equal(seen, 2);
    w.actor = (struct actor){.kind = ACTOR_MEMBER, .id = 77, .profile = PROFILE_CSM};
    db_run(w.m.conn, "UPDATE account SET unassigned = 0 WHERE id = ?", "i", ids[0]);
    seen = 0;
    assert_int_equal(list_each_row(&w.m, &page, forget_row, &seen), 0);
    assert_int_equal(seen, 1);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_all), ON_BOTH(test_meanwhile)};
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
