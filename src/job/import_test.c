/* Tests of import on both engines: nasty files, and what becomes of their rows. */
#include "model/testing.h"

#include "job/import.h"
#include "model/account.h"

struct told {
    char text[8000]; /* "line!reason\n"; ! only where refused */
    struct import_result result;
    int status;
};

static void hear(void *data, const struct import_fault *f)
{
    struct told *t = data;
    size_t n = strlen(t->text);

    snprintf(t->text + n, sizeof(t->text) - n, "%lld%s%.*s\n", (long long)f->line,
             f->refused ? "!" : " ", (int)f->reason.n, f->reason.p);
}

/* Imports in pieces of some bytes. */
static struct told *run(struct workspace *w, const char *kind, struct str file)
{
    struct told *t = arena_alloc(w->arena, sizeof(*t));
    struct catalog_holder *catalogs;
    struct import_options options = {.kind = import_kind_of(str_of(kind)), .fault = hear};
    struct import *imp;

    workspace_commit(w);
    db_release(&w->m.conn); /* the import is the writer now */
    catalogs = catalog_holder_new(w->scratch->db);
    options.db = w->scratch->db;
    options.catalogs = catalogs;
    options.data = t;
    options.note = STR("file.csv");
    options.actor = (struct actor){.kind = ACTOR_SYSTEM, .name = STR("test")};
    imp = import_new(&options);
    for (size_t at = 0; at < file.n && t->status == 0; at += 100) {
        size_t n = file.n - at < 100 ? file.n - at : 100;
        t->status = import_feed(imp, (struct str){file.p + at, n}, at + n == file.n);
    }
    if (file.n == 0)
        t->status = import_feed(imp, file, true);
    t->result = *import_result(imp);
    import_free(&imp);
    catalog_holder_free(&catalogs);
    catalog_drop(&w->m.catalog);
    workspace_begin(w);
    return t;
}

static int64_t count(struct workspace *w, const char *sql)
{
    return db_int(w->m.conn, -1, sql, "");
}

static void test_nasty_accounts(void **state)
{
    static const char file[] =
        "\xEF\xBB\xBF"
        "Account ID;Name;E-Mail;Stage;Employees;MRR;success_manager;custom_crm;Feature uses;"
        "Whatever;Licences\r\n"
        "A1;\"M\xC3\xBCller; "
        "S\xC3\xB6hne\";info@m.example;Live;12;1.234,50;x@y.example;north;3;z;5\r\n\r\n"
        "A2;\"two\r\nlines\";not-an-address;Onboarding;many;12;;south;;;\r\n"
        ";No id;;;;;;;;;\r\n"
        "A3;\"broken\"x;;;;;;;;;\r\n"
        "A4;Caf\xE9;;Pilot;;;;;;;;too many\r\n"
        "A5;Caf\xE9;;Pilot;;;;;;;\r\n"
        "A1;Changed;;;;;;;;;\r\n"
        "A5;Caf\xE9;;Pilot;;;;;;;\r\n";
    struct workspace w;
    struct told *t;

    workspace_open(&w, *state, PROFILE_COUNT);
    t = run(&w, "accounts", (struct str){file, sizeof(file) - 1});
    assert_int_equal(t->status, 0);
    assert_string_equal(
        t->text, "1 column \"Feature uses\" is left out: it is computed and cannot be imported\n"
                 "1 column \"Whatever\" is left out: there is no such field\n"
                 "2 success_manager: no member has this e-mail address yet; kept until they join\n"
                 "4 employees was left out: Must be a whole number\n"
                 "4 email was left out: Must be an e-mail address\n"
                 "6!external_id: Is needed\n"
                 "7!text behind a closing quote\n"
                 "8!the row has 12 fields, the header has 11\n");
    assert_int_equal(t->result.rows, 8);
    assert_int_equal(t->result.created, 3);
    assert_int_equal(t->result.changed, 1);
    assert_int_equal(t->result.same, 1);
    assert_int_equal(t->result.refused, 3);
    /* Values of the first row survive where the second one's cells are empty. */
    assert_int_equal(count(&w, "SELECT mrr_sent FROM account WHERE external_id = 'A1'"), 123450);
    assert_int_equal(count(&w, "SELECT employees FROM account WHERE external_id = 'A1'"), 12);
    assert_int_equal(count(&w, "SELECT count(*) FROM account WHERE name = 'Changed'"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM account WHERE name = 'Caf\xC3\xA9'"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM attribute_pending"), 2);
    assert_int_equal(count(&w, "SELECT count(*) FROM account"), 3);
    assert_int_equal(count(&w, "SELECT count(*) FROM account_changed"), 3);
    /* One change set, of its kind. */
    assert_int_equal(
        count(&w, "SELECT count(*) FROM change_set WHERE kind = 'import' AND note = 'file.csv'"),
        1);
    assert_int_equal(count(&w, "SELECT id FROM change_set WHERE kind = 'import'"),
                     t->result.change_set);
    workspace_close(&w);
}

static void test_users(void **state)
{
    static const char file[] = "account,email,First name,last name,role\n"
                               "A1,ann@b.example,Ann,Lee,User\n"
                               "A1,ann@b.example,Ann,Lee-Smith,User\n"
                               "A1,,No,Address,\n"
                               "New,c@d.example,,,Chef\n";
    struct workspace w;
    struct told *t;

    workspace_open(&w, *state, PROFILE_COUNT);
    t = run(&w, "users", (struct str){file, sizeof(file) - 1});
    assert_int_equal(t->status, 0);
    assert_int_equal(t->result.created, 2);
    assert_int_equal(t->result.changed, 1); /* known by the address */
    assert_int_equal(t->result.refused, 1);
    assert_non_null(strstr(t->text, "4!external_id: Is needed\n"));
    assert_int_equal(count(&w, "SELECT count(*) FROM \"user\" WHERE name = 'Ann Lee-Smith'"), 1);
    assert_int_equal(count(&w, "SELECT count(*) FROM account"), 2);
    assert_int_equal(count(&w, "SELECT confirmed FROM user_role WHERE name = 'Chef'"), 0);
    workspace_close(&w);
}

static void test_headers(void **state)
{
    struct workspace w;
    struct told *t;

    workspace_open(&w, *state, PROFILE_COUNT);
    t = run(&w, "users", STR("foo,Name\n1,2\n"));
    assert_int_equal(t->status, -1);
    assert_int_equal(t->result.rows, 0);
    assert_non_null(strstr(t->text, "1!the file needs a column account\n"));
    assert_non_null(strstr(t->text, "1!the file needs a column external_id|email\n"));
    t = run(&w, "accounts", STR(""));
    assert_int_equal(t->status, -1);
    assert_string_equal(t->text, "1!the file is empty\n");
    t = run(&w, "accounts",
            STR("account_id,External id,Name,NAME,,E mail\nA,B,C,D,E,f@g.example\n"));
    assert_int_equal(t->status, 0);
    assert_string_equal(
        t->text, "1 column \"External id\" is left out: another column means the same field\n"
                 "1 column \"NAME\" is left out: another column means the same field\n"
                 "1 column \"\" is left out: it has no name\n");
    assert_int_equal(count(&w, "SELECT count(*) FROM account WHERE external_id = 'A' AND name = 'C'"
                               " AND email = 'f@g.example'"),
                     1);
    assert_null(import_kind_of(STR("unknown")));
    workspace_close(&w);
}

/* Several slices, bad rows in two of them: all others are there. */
static void test_slices(void **state)
{
    struct workspace w;
    struct buf file = BUF_INIT(4 << 20);
    struct told *t;

    workspace_open(&w, *state, PROFILE_COUNT);
    buf_addz(&file, "external_id,name,employees,parent\n");
    for (int i = 0; i < 2500; i++)
        buf_addf(&file, "%s%d,Company %d,%d,%s\n", i == 10 || i == 2100 ? "\"x\"" : "a", i, i, i,
                 i == 20    ? "a20"
                 : i > 2000 ? "a1"
                            : "");
    t = run(&w, "accounts", buf_str(&file));
    assert_int_equal(t->status, 0);
    assert_int_equal(t->result.rows, 2500);
    assert_int_equal(t->result.refused,
                     3); /* two that cannot be read, one that is its own parent */
    assert_int_equal(t->result.created, 2497);
    assert_int_equal(count(&w, "SELECT count(*) FROM account"), 2497);
    assert_int_equal(count(&w, "SELECT count(*) FROM change_set WHERE kind = 'import'"), 1);
    assert_string_equal(t->text, "12!text behind a closing quote\n"
                                 "22!external_id: Is taken, perhaps by a deleted one\n"
                                 "2102!text behind a closing quote\n");
    /* Again: nothing changes. */
    t = run(&w, "accounts", buf_str(&file));
    assert_int_equal(t->result.same, 2497);
    assert_int_equal(t->result.change_set, 0);
    buf_free(&file);
    workspace_close(&w);
}

/* What rows name is made once, also where a bad row has the slice written anew. */
static void test_names(void **state)
{
    static const char bad[] = "external_id,name,stage,parent\n"
                              "1,One,Brand new,1\n2,Two,brand NEW,\n3,Three,Other,\n"
                              "4,Four,Other,\n";
    static const char good[] = "external_id,name,stage\n2,Two,Other\n3,Three,BRAND NEW\n"
                               "5,Five,other\n";
    static const char stage[] = "SELECT count(*) FROM account e JOIN stage s ON s.id = e.stage_id"
                                " WHERE s.name_folded = ?";
    struct workspace w;

    workspace_open(&w, *state, PROFILE_COUNT);
    assert_int_equal(run(&w, "accounts", str_of(bad))->result.created, 3);
    assert_int_equal(db_int(w.m.conn, 0, stage, "z", "brand new"), 1);
    assert_int_equal(db_int(w.m.conn, 0, stage, "z", "other"), 2);
    assert_int_equal(run(&w, "accounts", str_of(good))->result.changed, 2);
    assert_int_equal(db_int(w.m.conn, 0, stage, "z", "brand new"), 1);
    assert_int_equal(db_int(w.m.conn, 0, stage, "z", "other"), 3);
    assert_int_equal(count(&w, "SELECT count(*) FROM stage WHERE confirmed = 0"), 2);
    workspace_close(&w);
}

/* Lists, several currencies' digits and custom attributes of the catalog. */
static void test_custom_attributes(void **state)
{
    struct workspace w;
    struct told *t;

    workspace_open(&w, *state, PROFILE_COUNT);
    assert_true(workspace_put(&w, "custom_attribute", 0,
                              "{\"entity\":\"account\",\"key\":\"sites\",\"type\":\"number\"}") >
                0);
    assert_true(
        workspace_put(&w, "custom_attribute", 0,
                      "{\"entity\":\"account\",\"key\":\"till_kinds\",\"label\":\"Kinds of tills\","
                      "\"type\":\"many_of\"}") > 0);
    t = run(&w, "accounts",
            STR("account_id;sites;Kinds of tills\nA;2,5;counter|phone\nB;x;[\"a\"]\n"));
    assert_int_equal(t->status, 0);
    assert_int_equal(t->result.created, 2);
    assert_string_equal(t->text, "3 custom_sites was left out: Must be a number\n");
    assert_int_equal(
        count(&w, "SELECT count(*) FROM account WHERE x1 = 2.5 AND x2 = '[\"counter\",\"phone\"]'"),
        1);
    assert_int_equal(count(&w, "SELECT count(*) FROM account WHERE x1 IS NULL AND x2 = '[\"a\"]'"),
                     1);
    workspace_close(&w);
}

/* Daily totals: bad lines are refused as a whole, the same file twice counts once, a corrected one
 * takes its place. */
static void test_usage(void **state)
{
    static const char file[] = "\xEF\xBB\xBF"
                               "Day;Account ID;user_id;Product;feature;Count\n"
                               "2024-01-30;A;u1;;Report;3\n"
                               "2024-01-30;A;u2;Till;Report;4\n"
                               "2024-01-31;A;u1;;Report;many\n"
                               "2024-03-01;A;u1;;Report;1\n"
                               "1999-01-01;A;u1;;Report;1\n"
                               ";A;u1;;Report;1\n"
                               "2024-01-31;A;;;Report;1\n"
                               "2024-01-31;B;u1;;Report;-1\n"
                               "2024-01-30;A;u1;;Report;5\n";
    static const char corrected[] = "day,account,user,product,feature,total\n"
                                    "2024-01-30,A,u1,,Report,6\n"
                                    "2024-01-30,A,u2,Till,Report,0\n";
    static const char sum[] = "SELECT CAST(coalesce(sum(count), 0) AS BIGINT) FROM usage_daily";
    struct workspace w;
    struct told *t;

    workspace_open(&w, *state, PROFILE_COUNT);
    clock_set(INT64_C(1706900000000)); /* 2024-02-02 */
    t = run(&w, "usage", (struct str){file, sizeof(file) - 1});
    assert_int_equal(t->status, 0);
    assert_string_equal(t->text, "4!total was left out: Must be a whole number\n"
                                 "5!day: Is in the future\n"
                                 "6!day: before 2022-12-29, the first day for which use is kept\n"
                                 "7!day: Is needed\n"
                                 "8!user: Is needed\n"
                                 "9!total was left out: Must be from 0 to 1000000000\n");
    assert_int_equal(t->result.rows, 9);
    assert_int_equal(t->result.created, 2);
    assert_int_equal(t->result.changed, 1); /* the last line of a key stands */
    assert_int_equal(count(&w, sum), 9);
    assert_int_equal(count(&w, "SELECT count(*) FROM account"), 1);
    t = run(&w, "usage", (struct str){file, sizeof(file) - 1});
    assert_int_equal(count(&w, sum), 9);
    t = run(&w, "usage", str_of(corrected));
    assert_string_equal(t->text, "");
    assert_int_equal(t->result.changed, 2);
    assert_int_equal(count(&w, sum), 6);
    t = run(&w, "usage", str_of(corrected));
    assert_int_equal(t->result.same, 2);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(test_nasty_accounts), ON_BOTH(test_users), ON_BOTH(test_headers),
        ON_BOTH(test_slices),         ON_BOTH(test_names), ON_BOTH(test_custom_attributes),
        ON_BOTH(test_usage)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
