/*
 * Goal: no statement of the refresher reads a whole table of customers or of their data: what one
 * changed account costs must not grow with the workspace. Every statement that the rounds of a
 * workspace with all ready-made rules (and one of each further kind) left in the connections is
 * explained; none may scan.
 */
#include <unistd.h>

#include "engine/refresh.h"
#include "model/template.h"
#include "model/testing.h"

enum { ACCOUNTS = 3, PATIENCE_MS = 20000 };

/* Tables that grow with the customers. */
static const char *const large[] = {
    "account",        "account_metric",
    "account_series", "account_consumption",
    "account_day",    "account_feature_day",
    "account_role",   "user",
    "user_metric",    "user_day",
    "user_login",     "usage_daily",
    "subscription",   "invoice",
    "ticket",         "issue",
    "touchpoint",     "nps_response",
    "consumption",    "field_history",
    "segment_member", "segment_event",
    "timeline_event",
};

/* Rules of kinds that no ready-made one has. */
static const char *const more[] = {
    "{'field':'total_features_used','days':30,'change':'percent','op':'<','value':-20}",
    "{'field':'mrr','days':30,'change':'absolute','op':'<','value':0}",
    "{'field':'active_users','days':5,'op':'<','value':2}",
    "{'field':'first_use','op':'in_last_days','value':30}",
    "{'field':'touchpoints','days':12,'channel':'call','op':'=','value':0}",
    "{'field':'subscription.plan_name','op':'=','value':'Pro'}",
    ("{'all':[{'field':'invoice.amount_due','op':'>','value':10},{'field':'ticket.open','op':'=',"
     "'value':true}]}"),
    "{'field':'segment','op':'in','value':['Power users']}",
};

static void make_rules(struct workspace *w)
{
    for (size_t i = 0; i < templates_count; i++) {
        const struct template *t = &templates[i];
        if (strcmp(t->of, "segment") == 0 || strcmp(t->key, "health_default") == 0)
            assert_true(workspace_put(w, t->of, 0, str_z(w->arena, template_body(w->arena, t))) >
                        0);
    }
    for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
        struct str rule = str_fmt(w->arena, "{'name':'More %d','entity':'account','criteria':%s}",
                                  (int)i, more[i]);
        char *json = str_z(w->arena, rule);
        for (char *c = json; *c; c++)
            *c = *c == '\'' ? '"' : *c;
        if (workspace_put(w, "segment", 0, json) <= 0)
            fail_msg("refused: %s", json);
    }
}

static void make_data(struct workspace *w)
{
    for (int i = 0; i < ACCOUNTS; i++) {
        char *json =
            str_z(w->arena, str_fmt(w->arena, "{\"name\":\"A%d\",\"external_id\":\"a%d\"}", i, i));
        int64_t account = workspace_put(w, "account", 0, json);
        json = str_z(w->arena, str_fmt(w->arena, "{\"external_id\":\"u\",\"account_id\":%lld}",
                                       (long long)account));
        assert_true(account > 0 && workspace_put(w, "user", 0, json) > 0);
        model_account_changed(&w->m, account, w->m.today - 3);
    }
    workspace_commit(w);
}

static void work_off(struct workspace *w)
{
    static const char left[] = "SELECT (SELECT count(*) FROM account_changed) + (SELECT count(*)"
                               " FROM rule_changed)";
    int64_t until = clock_mono() + PATIENCE_MS;
    workspace_commit(w);
    db_rollback(w->m.conn);
    db_release(&w->m.conn);
    int64_t n = 1;
    while (n && clock_mono() < until) {
        struct db_conn *conn = db_acquire(w->scratch->db, DB_READ);
        n = db_int(conn, 1, left, "");
        db_release(&conn);
        usleep(5000);
    }
    assert_int_equal(n, 0);
    catalog_drop(&w->m.catalog);
    workspace_begin(w);
}

/* Whether `name` stands in the statement as the name or as the alias of a large table. */
static const char *large_table(const char *sql, const char *name)
{
    char pattern[120];
    for (size_t i = 0; i < sizeof(large) / sizeof(large[0]); i++) {
        const char *forms[] = {"%s %s", "%s AS %s", "\"%s\" %s"};
        if (strcmp(large[i], name) == 0)
            return large[i];
        for (size_t f = 0; f < 3; f++) {
            snprintf(pattern, sizeof pattern, forms[f], large[i], name);
            const char *found = strstr(sql, pattern);
            if (found && (found[strlen(pattern)] == ' ' || !found[strlen(pattern)] ||
                          strchr("),", found[strlen(pattern)])))
                return large[i];
        }
    }
    return NULL;
}

/* The scan of a large table in a line of a plan: "SCAN u", "SCAN u USING INDEX ...". */
static const char *scanned(const char *sql, const char *line)
{
    char name[80];
    if (sscanf(line, "SCAN %79s", name) != 1 || strstr(line, "VIRTUAL TABLE"))
        return NULL;
    return large_table(sql, name);
}

/* Whether there is any row, or the first one by the key, is no scan. */
static bool takes_first(const char *sql)
{
    static const char any[] = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM refresh_state",
                      first[] = " ORDER BY day LIMIT 1";
    size_t n = strlen(sql), tail = sizeof first - 1;
    return strncmp(sql, any, sizeof any - 1) == 0 ||
           (strncmp(sql, "SELECT day FROM ", 16) == 0 && n > tail &&
            strcmp(sql + n - tail, first) == 0);
}

static int explain(struct workspace *w, const char *sql)
{
    char *text = str_z(w->arena, str_fmt(w->arena, "EXPLAIN QUERY PLAN %s", sql));
    struct db_stmt *st = db_prepare(w->m.conn, str_of(text));
    int faults = 0;
    for (int i = 0; st && i < st->params; i++)
        db_bind_null(st);
    while (db_next(st)) {
        char *line = str_z(w->arena, db_col_text(st, 3));
        const char *table = scanned(sql, line);
        if (!table || takes_first(sql))
            continue;
        print_error("scans %s: %s\n  in %s\n", table, line, sql);
        faults++;
    }
    db_done(st);
    assert_int_equal(db_error(w->m.conn), DB_OK);
    return faults;
}

static void test_no_scan(void **state)
{
    struct scratch *scratch = *state;
    struct workspace w;
    clock_set(INT64_C(1767268800000)); /* 2026-01-01T12:00Z */
    workspace_open(&w, scratch, PROFILE_COUNT);
    make_rules(&w);
    make_data(&w);
    struct catalog_holder *catalogs = catalog_holder_new(scratch->db);
    struct refresher *refresher =
        refresh_start(&(struct refresh_options){.db = scratch->db, .catalogs = catalogs});
    work_off(&w);
    for (int i = 1; i <= ACCOUNTS; i++)
        model_account_changed(&w.m, i, w.m.today - 2);
    work_off(&w);
    db_rollback(w.m.conn);
    db_release(&w.m.conn);
    refresh_stop(&refresher);
    w.m.conn = db_acquire(scratch->db, DB_WRITE);
    int statements = 0, faults = 0;
    for (struct db_conn *c = scratch->db->all; c; c = c->next_all)
        for (struct db_stmt *s = c->newest; s; s = s->older) {
            bool reads = strncmp(s->given, "EXPLAIN", 7) != 0 && strstr(s->given, "SELECT");
            statements += reads;
            faults += reads && c != w.m.conn ? explain(&w, s->given) : 0;
        }
    assert_true(statements > 40);
    assert_int_equal(faults, 0);
    catalog_holder_free(&catalogs);
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_SQLITE(test_no_scan)};
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
