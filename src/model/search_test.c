/*
 * Goals: accounts, users and lists are found by parts of what they are called, without accents and
 * with an error of typing; what begins so comes first, then what holds it, and what is spelt nearly
 * so only where there is neither; nobody finds what they may not see; the index follows every way
 * of writing rows; no step reads a whole table.
 */
#include "db/trigram.h"
#include "model/account.h"
#include "model/saved_list.h"
#include "model/search.h"
#include "model/testing.h"
#include "model/user.h"

static int64_t add(struct workspace *w, const char *resource, const char *json)
{
    int64_t id = workspace_put(w, resource, 0, json);
    if (id < 0)
        fail_msg("%s: %s", json, w->error.items ? w->error.items->message.p : "");
    return id;
}

static int64_t account(struct workspace *w, const char *id, const char *name)
{
    return add(w, "account",
               str_fmt(w->arena,
                       "{\"external_id\":\"%s\",\"name\":\"%s\",\"email\":\"info@%s.example\"}", id,
                       name, id)
                   .p);
}

/* Names of the hits, "a|b"; of six at most. */
static const char *find(struct workspace *w, const struct resource *res, const char *q)
{
    struct search_hit hits[SEARCH_MAX];
    struct str names = STR("");
    int n = search_find(&w->m, res, str_of(q), 6, hits);
    assert_true(n >= 0);
    for (int i = 0; i < n; i++)
        names = str_fmt(w->arena, "%.*s%s%.*s", (int)names.n, names.p, i ? "|" : "",
                        (int)hits[i].name.n, hits[i].name.p);
    return str_z(w->arena, names);
}

static void expect(struct workspace *w, const char *q, const char *names)
{
    const char *got = find(w, &account_resource, q);
    if (strcmp(got, names) != 0)
        fail_msg("\"%s\" finds \"%s\", not \"%s\"", q, got, names);
}

static void open(struct workspace *w, struct scratch *scratch)
{
    workspace_open(w, scratch, PROFILE_COUNT);
    account(w, "acme", "Acme Corporation");
    account(w, "zb", "Z\xc3\xbcrich Bakery");
    account(w, "gg", "Google");
    account(w, "sales", "Salesforce");
    account(w, "t-1", "Thompson & Sons");
    account(w, "ru", "\xd0\x93\xd0\xb0\xd0\xb7\xd0\xbf\xd1\x80\xd0\xbe\xd0\xbc");
    add(w, "user",
        "{\"external_id\":\"u-77\",\"account_id\":1,\"name\":\"J\\u00f6rg "
        "M\\u00fcller\",\"email\":\"joerg@acme.example\"}");
    add(w, "user", "{\"external_id\":\"ann@x.example\",\"account_id\":2,\"name\":\"Ann\"}");
    workspace_commit(w);
}

static void test_hits(void **state)
{
    struct workspace w;
    open(&w, *state);
    expect(&w, "zurich", "Z\xc3\xbcrich Bakery");
    expect(&w, "Acmee", "Acme Corporation");
    expect(&w, "akme", "");
    expect(&w, "zurihc", "Z\xc3\xbcrich Bakery");
    expect(&w, "gogle", "Google");
    expect(&w, "salesforse", "Salesforce");
    expect(&w, "selesforce", "Salesforce");
    expect(&w, "tompson sons", "Thompson & Sons");
    expect(&w, "bakery zurich", "Z\xc3\xbcrich Bakery");
    expect(&w, "sales.example", "Salesforce");
    expect(&w, "T-1", "Thompson & Sons");
    expect(&w, "\xd0\xb3\xd0\xb0\xd0\xb7\xd0\xbf",
           "\xd0\x93\xd0\xb0\xd0\xb7\xd0\xbf\xd1\x80\xd0\xbe\xd0\xbc");
    expect(&w, "ac", "Acme Corporation"); /* too short for the index: how names begin */
    expect(&w, "orce", "Salesforce");
    expect(&w, "100% \"x\" ' \\ _", "");
    expect(&w, "   ", "");
    assert_string_equal(find(&w, &user_resource, "jorg muller"), "J\xc3\xb6rg M\xc3\xbcller");
    assert_string_equal(find(&w, &user_resource, "joerg@acme"), "J\xc3\xb6rg M\xc3\xbcller");
    assert_string_equal(find(&w, &user_resource, "u-77"), "J\xc3\xb6rg M\xc3\xbcller");
    assert_string_equal(find(&w, &user_resource, "mullre"), "J\xc3\xb6rg M\xc3\xbcller");
    workspace_close(&w);
}

static void test_order(void **state)
{
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    account(&w, "1", "The North");
    account(&w, "2", "Northwind");
    account(&w, "3", "Norht Pole");
    account(&w, "4", "North");
    expect(&w, "north", "North|Northwind|The North");
    expect(&w, "norhtt", "Norht Pole");
    add(&w, "list",
        "{\"name\":\"To call this week\",\"type\":\"account\",\"criteria\":{\"all\":[]}}");
    add(&w, "list", "{\"name\":\"Recall\",\"type\":\"user\",\"criteria\":{\"all\":[]}}");
    assert_string_equal(find(&w, &list_resource, "call"), "To call this week|Recall");
    assert_string_equal(find(&w, &list_resource, "this wek"), "To call this week");
    workspace_close(&w);
}

/* A success manager finds own and unassigned accounts, however many others the letters fit. */
static void test_sight(void **state)
{
    struct workspace w;
    open(&w, *state);
    db_run(w.m.conn, "UPDATE account SET unassigned = 0", "");
    db_run(w.m.conn,
           "INSERT INTO account_role (account_id, team_role_id, member_id) VALUES (4, 1, 7)", "");
    w.actor =
        (struct actor){.kind = ACTOR_MEMBER, .id = 7, .profile = PROFILE_CSM, .name = STR("Carl")};
    expect(&w, "salesforce", "Salesforce");
    expect(&w, "salesforse", "Salesforce");
    for (int i = 0; i < 4; i++)
        expect(&w, (const char *[]){"acme", "Acmee", "zurich", "ac"}[i], "");
    assert_string_equal(find(&w, &user_resource, "joerg"), "");
    assert_string_equal(find(&w, &user_resource, "ann"), "");
    db_run(w.m.conn, "UPDATE account SET unassigned = 1 WHERE id = 1", "");
    expect(&w, "acme", "Acme Corporation");
    assert_string_equal(find(&w, &user_resource, "joerg"), "J\xc3\xb6rg M\xc3\xbcller");
    workspace_close(&w);
}

static void test_in_step(void **state)
{
    struct workspace w;
    open(&w, *state);
    assert_true(trigram_indexed(w.m.conn));
    assert_true(workspace_put(&w, "account", 3, "{\"name\":\"Alphabet\"}") > 0);
    expect(&w, "google", "");
    expect(&w, "alphabet", "Alphabet");
    assert_int_equal(record_delete(&w.m, &account_resource, 3), 0);
    expect(&w, "alphabet", "");
    assert_int_equal(record_restore(&w.m, &account_resource, 3), 0);
    expect(&w, "alphabet", "Alphabet");
    w.m.lenient = true;
    workspace_put(&w, "account", 0, "{\"account_id\":\"new\",\"name\":\"Newcomer\"}");
    w.m.lenient = false;
    expect(&w, "newcommer", "Newcomer");
    struct str ids[] = {STR("b1"), STR("b2")}, texts[] = {STR("bulk one"), STR("bulk two")};
    int64_t zeros[] = {0, 0};
    struct db_column columns[] = {{'s', ids, NULL},   {'s', texts, NULL}, {'s', texts, NULL},
                                  {'s', texts, NULL}, {'i', zeros, NULL}, {'i', zeros, NULL},
                                  {'i', zeros, NULL}};
    db_bulk(w.m.conn,
            "account(external_id, name, name_folded, search, created_on, created_at, updated_at)",
            columns, 7, 2, "");
    expect(&w, "bulk two", "bulk two");
    db_run(w.m.conn, "DELETE FROM account WHERE external_id = 'b2'", "");
    expect(&w, "bulk two", "");
    workspace_commit(&w);
    assert_int_equal(trigram_check(w.m.conn), 0);
    workspace_close(&w);
}

static void fill(struct workspace *w)
{
    int64_t n[400];
    for (size_t i = 0; i < 400; i++)
        n[i] = (int64_t)i;
    db_run(w->m.conn,
           "INSERT INTO account (external_id, name, name_folded, search, created_on, created_at,"
           " updated_at) SELECT {concat_int(value)}, 'n', 'n', 'company ' || {concat_int(value)},"
           " 0, 0, 0 FROM {ints} AS v(value)",
           "I", n, (size_t)400);
    db_run(w->m.conn,
           "INSERT INTO \"user\" (account_id, external_id, name, name_folded, search, created_on,"
           " created_at, updated_at) SELECT 1, {concat_int(value)}, 'n', 'n', 'person ' ||"
           " {concat_int(value)}, 0, 0, 0 FROM {ints} AS v(value)",
           "I", n, (size_t)400);
}

static const char *plan(struct workspace *w, const struct resource *res, enum search_step step)
{
    bool lite = w->scratch->engine == DB_SQLITE;
    struct criteria_part part;
    if (!search_step_sql(&w->m, res, STR("zurich bakery"), step, 50, &part))
        return NULL;
    struct str sql =
        str_fmt(w->arena, "%s%.*s", lite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS OFF) ",
                (int)part.sql.n, part.sql.p);
    struct buf lines = BUF_INIT(1 << 16);
    struct db_stmt *st = db_prepare(w->m.conn, sql);
    criteria_sql_bind(st, part.binds, part.nbinds);
    while (db_next(st)) {
        buf_adds(&lines, db_col_text(st, lite ? 3 : 0));
        buf_addc(&lines, '\n');
    }
    db_done(st);
    const char *text = str_z(w->arena, buf_str(&lines));
    buf_free(&lines);
    return text;
}

static void test_plan(void **state)
{
    static const char *const whole[] = {
        "SCAN e\n",     "SCAN e USING",          "SCAN a\n",
        "SCAN a USING", "Seq Scan on account e", "Seq Scan on \"user\""};
    struct workspace w;
    workspace_open(&w, *state, PROFILE_COUNT);
    fill(&w);
    if (w.scratch->engine == DB_POSTGRES) /* which would rather read so small a table */
        db_run(w.m.conn, "SET LOCAL enable_seqscan = off", "");
    for (int csm = 0; csm < 2; csm++) {
        for (enum search_step step = SEARCH_PREFIX; step < SEARCH_STEPS; step++)
            for (int users = 0; users < 2; users++) {
                const char *steps = plan(&w, users ? &user_resource : &account_resource, step);
                for (size_t i = 0; steps && i < sizeof(whole) / sizeof(whole[0]); i++)
                    if (strstr(steps, whole[i]))
                        fail_msg("step %d of %d reads a whole table:\n%s", step, users, steps);
            }
        w.actor = (struct actor){.kind = ACTOR_MEMBER, .id = 7, .profile = PROFILE_CSM};
    }
    workspace_close(&w);
}

static void test_likeness(void **state)
{
    (void)state;
    assert_true(search_likeness(STR("acme"), STR("acme")) == 1);
    assert_true(search_likeness(STR("acmee"), STR("acme")) > 0.6);
    assert_true(search_likeness(STR("zurihc"), STR("zurich")) >= 0.5);
    assert_true(search_likeness(STR("acme"), STR("zurich")) == 0);
    assert_true(search_likeness(STR("a"), STR("a")) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_likeness),
                                       ON_BOTH(test_hits),
                                       ON_BOTH(test_order),
                                       ON_BOTH(test_sight),
                                       ON_BOTH(test_in_step),
                                       ON_BOTH(test_plan)};
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
