/*
 * Goals: the exact SQL of each kind of condition, per engine, and the values bound to it in order.
 */
#include "rule/criteria_sql.h"
#include "rule/testing.h"

#include "base/buf.h"

static const struct {
    const char *json, *joins, *sqlite, *postgres, *binds;
} golden[] = {
    {"{'all':[]}", "", "(1 = 1)", "(1 = 1)", ""},
    {"{'field':'mrr','op':'>=','value':1000}", "", "coalesce((m.mrr) >= CAST(? AS BIGINT), FALSE)",
     "coalesce((m.mrr) >= CAST($1 AS BIGINT), FALSE)", "i100000 "},
    {"{'not':{'field':'name','op':'!=','value':'Z\u00fcrich'}}", "",
     "NOT (coalesce(e.name_folded <> ?, TRUE))", "NOT (coalesce(e.name_folded <> $1, TRUE))",
     "szurich "},
    {"{'any':[{'field':'name','op':'contains','value':'a%'},{'field':'licenses','op':'empty'}]}",
     "", "(coalesce(instr(e.name_folded, ?) > 0, FALSE) OR coalesce((e.licenses IS NULL), TRUE))",
     "(coalesce(strpos(e.name_folded, $1) > 0, FALSE) OR coalesce((e.licenses IS NULL), TRUE))",
     "sa% "},
    {"{'field':'licenses','op':'in','value':[1,2]}", "",
     "coalesce((e.licenses IN (SELECT value FROM json_each(?))), FALSE)",
     "coalesce((e.licenses = ANY($1::bigint[])), FALSE)", "I2 "},
    {"{'field':'licenses','op':'<','value':1.5}", "",
     "coalesce(CAST(e.licenses AS DOUBLE PRECISION) < CAST(? AS DOUBLE PRECISION), FALSE)",
     "coalesce(CAST(e.licenses AS DOUBLE PRECISION) < CAST($1 AS DOUBLE PRECISION), FALSE)",
     "d1.5 "},
    {"{'field':'ends_on','op':'in_next_days','value':30}", "",
     "coalesce(e.ends_on BETWEEN CAST(? AS BIGINT) AND CAST(? AS BIGINT), FALSE)",
     "coalesce(e.ends_on BETWEEN CAST($1 AS BIGINT) AND CAST($2 AS BIGINT), FALSE)",
     "i20500 i20529 "},
    {"{'field':'active_users','op':'<','value':5}", "",
     "coalesce(coalesce(m.active_users, 0) < CAST(? AS BIGINT), FALSE)",
     "coalesce(coalesce(m.active_users, 0) < CAST($1 AS BIGINT), FALSE)", "i5 "},
    {"{'field':'active_users','op':'<','value':{'field':'licenses','times':0.5}}", "",
     "coalesce(CAST(coalesce(m.active_users, 0) AS DOUBLE PRECISION) < CAST(e.licenses AS DOUBLE"
     " PRECISION) * CAST(? AS DOUBLE PRECISION) / CAST(? AS DOUBLE PRECISION), FALSE)",
     "coalesce(CAST(coalesce(m.active_users, 0) AS DOUBLE PRECISION) < CAST(e.licenses AS DOUBLE"
     " PRECISION) * CAST($1 AS DOUBLE PRECISION) / CAST($2 AS DOUBLE PRECISION), FALSE)",
     "d5 d10 "},
    {"{'field':'subscription.plan','op':'=','value':'paid'}", "",
     "e.id IN (SELECT e.account_id FROM subscription e WHERE e.deleted_at IS NULL AND"
     " coalesce(e.plan = ?, FALSE))",
     "e.id IN (SELECT e.account_id FROM subscription e WHERE e.deleted_at IS NULL AND"
     " coalesce(e.plan = $1, FALSE))",
     "spaid "},
    {"{'all':[{'field':'segment','op':'in','value':[2,3]},{'field':'segment','op':'!=','value':2}]"
     "}",
     "",
     "(EXISTS (SELECT 1 FROM segment_member s WHERE s.entity_id = e.id AND s.segment_id IN (SELECT"
     " value FROM json_each(?))) AND NOT EXISTS (SELECT 1 FROM segment_member s WHERE s.entity_id ="
     " e.id AND s.segment_id IN (SELECT value FROM json_each(?))))",
     "(EXISTS (SELECT 1 FROM segment_member s WHERE s.entity_id = e.id AND s.segment_id ="
     " ANY($1::bigint[])) AND NOT EXISTS (SELECT 1 FROM segment_member s WHERE s.entity_id = e.id"
     " AND s.segment_id = ANY($2::bigint[])))",
     "I2 I1 "},
    {"{'field':'segment','op':'empty'}", "",
     "NOT EXISTS (SELECT 1 FROM segment_member s WHERE s.entity_id = e.id)",
     "NOT EXISTS (SELECT 1 FROM segment_member s WHERE s.entity_id = e.id)", ""},
    {"{'field':'manager','op':'=','value':2}", "",
     "coalesce((SELECT r.member_id FROM account_role r WHERE r.account_id = e.id AND"
     " r.team_role_id = ?) = CAST(? AS BIGINT), FALSE)",
     "coalesce((SELECT r.member_id FROM account_role r WHERE r.account_id = e.id AND"
     " r.team_role_id = $1) = CAST($2 AS BIGINT), FALSE)",
     "i3 i2 "},
    {"{'field':'uses','days':7,'change':'percent','module':'Billing','op':'<=','value':-30}",
     " LEFT JOIN (SELECT u.account_id AS id, CAST(sum(CASE WHEN u.day >= ? THEN u.uses ELSE 0 END)"
     " AS BIGINT) AS value, CAST(sum(CASE WHEN u.day < ? THEN u.uses ELSE 0 END) AS BIGINT) AS"
     " before FROM account_feature_day u WHERE u.day >= ? AND u.day <= ? AND u.uses > 0 AND"
     " (u.feature_id IN (SELECT f.id FROM feature f JOIN module d ON d.id = f.module_id JOIN "
     "product"
     " o ON o.id = d.product_id WHERE f.hidden = 0 AND d.hidden = 0 AND o.hidden = 0 AND d.id IN"
     " (SELECT value FROM json_each(?)))) IS TRUE GROUP BY u.account_id) p1 ON p1.id = e.id",
     "coalesce(CAST(CASE WHEN p1.before > 0 THEN CAST(p1.value - p1.before AS DOUBLE PRECISION) * "
     "100.0"
     " / p1.before END AS DOUBLE PRECISION) <= CAST(? AS DOUBLE PRECISION), FALSE)",
     "coalesce(CAST(CASE WHEN p1.before > 0 THEN CAST(p1.value - p1.before AS DOUBLE PRECISION) * "
     "100.0"
     " / p1.before END AS DOUBLE PRECISION) <= CAST($1 AS DOUBLE PRECISION), FALSE)",
     "i20494 i20494 i20487 i20500 I1 d-30 "},
    {"{'field':'mrr','days':30,'change':'absolute','op':'<=','value':-500}",
     " LEFT JOIN (SELECT h.account_id AS id, h.mrr AS before FROM account_day h WHERE h.day = ?) p1"
     " ON p1.id = e.id",
     "coalesce(((m.mrr) - p1.before) <= CAST(? AS BIGINT), FALSE)",
     "coalesce(((m.mrr) - p1.before) <= CAST($1 AS BIGINT), FALSE)", "i20470 i-50000 "},
    {"{'field':'mrr','days':30,'change':'percent','op':'>','value':{'field':'score'}}",
     " LEFT JOIN (SELECT h.account_id AS id, h.mrr AS before FROM account_day h WHERE h.day = ?) p1"
     " ON p1.id = e.id",
     "coalesce(CASE WHEN p1.before > 0 THEN (CAST((m.mrr) AS DOUBLE PRECISION) - p1.before) * 100.0"
     " / p1.before END > e.score, FALSE)",
     "coalesce(CASE WHEN p1.before > 0 THEN (CAST((m.mrr) AS DOUBLE PRECISION) - p1.before) * 100.0"
     " / p1.before END > e.score, FALSE)",
     "i20470 "},
    {"{'field':'touchpoints','days':2,'channel':'call','op':'=','value':0}",
     " LEFT JOIN (SELECT t.account_id AS id, count(*) AS value FROM (SELECT c.account_id,"
     " c.occurred_on AS at FROM touchpoint c WHERE c.occurred_on >= ? AND c.occurred_on < ? AND"
     " c.deleted_at IS NULL AND c.channel = ?) t GROUP BY t.account_id) p1 ON p1.id = e.id",
     "coalesce((CASE WHEN EXISTS (SELECT 1 FROM refresh_state WHERE name = 'has_contact') THEN"
     " coalesce(p1.value, 0) END) = CAST(? AS BIGINT), FALSE)",
     "coalesce((CASE WHEN EXISTS (SELECT 1 FROM refresh_state WHERE name = 'has_contact') THEN"
     " coalesce(p1.value, 0) END) = CAST($1 AS BIGINT), FALSE)",
     "i1771110000000 i1771282800000 scall i0 "},
    {"{'field':'touchpoints','days':1,'change':'absolute','op':'>','value':3}",
     " LEFT JOIN (SELECT t.account_id AS id, count(CASE WHEN t.at >= ? THEN 1 END) AS value,"
     " count(CASE WHEN t.at < ? THEN 1 END) AS before FROM (SELECT c.account_id, c.occurred_on AS"
     " at FROM touchpoint c WHERE c.occurred_on >= ? AND c.occurred_on < ? AND c.deleted_at IS NULL"
     " UNION ALL SELECT c.account_id, c.created_on AS at FROM ticket c WHERE c.created_on >= ? AND"
     " c.created_on < ? AND c.deleted_at IS NULL) t GROUP BY t.account_id) p1 ON p1.id = e.id",
     "coalesce((CASE WHEN EXISTS (SELECT 1 FROM refresh_state WHERE name = 'has_contact') THEN"
     " coalesce(p1.value, 0) - coalesce(p1.before, 0) END) > CAST(? AS BIGINT), FALSE)",
     "coalesce((CASE WHEN EXISTS (SELECT 1 FROM refresh_state WHERE name = 'has_contact') THEN"
     " coalesce(p1.value, 0) - coalesce(p1.before, 0) END) > CAST($1 AS BIGINT), FALSE)",
     "i1771196400000 i1771196400000 i1771110000000 i1771282800000 i1771110000000 i1771282800000"
     " i3 "},
};

static void add_binds(struct buf *to, const struct criteria_part *part)
{
    for (size_t i = 0; i < part->nbinds; i++) {
        const struct criteria_bind *b = &part->binds[i];
        buf_addc(to, b->kind);
        if (b->kind == 's')
            buf_adds(to, b->s);
        else if (b->kind == 'd')
            buf_addf(to, "%g", b->d);
        else
            buf_addi(to, b->kind == 'i' ? b->i : (int64_t)b->n);
        buf_addc(to, ' ');
    }
}

static void test_golden(void **state)
{
    struct arena *arena = arena_new(8 << 20);
    struct criteria_schema schema = testing_schema();
    struct error error;
    (void)state;
    for (size_t i = 0; i < sizeof(golden) / sizeof(golden[0]); i++) {
        struct criteria_sql sql;
        struct buf binds = BUF_INIT(10000);
        const struct criteria *c = testing_parse(arena, golden[i].json, &error);
        if (!c)
            fail_msg("refused: %s", golden[i].json);
        assert_true(criteria_sql_render(arena, &schema, NULL, c, &sql));
        assert_string_equal(db_expand(DB_SQLITE, arena, sql.joins.sql).p, golden[i].joins);
        assert_string_equal(db_expand(DB_SQLITE, arena, sql.where.sql).p, golden[i].sqlite);
        assert_string_equal(db_expand(DB_POSTGRES, arena, sql.where.sql).p, golden[i].postgres);
        buf_addz(&binds, "");
        add_binds(&binds, &sql.joins);
        add_binds(&binds, &sql.where);
        assert_string_equal(binds.p ? binds.p : "", golden[i].binds);
        buf_free(&binds);
    }
    arena_free(&arena);
}

/* Of few accounts nothing of others is read: days and accounts are looked up in the store's key. */
static void test_scope(void **state)
{
    static const int64_t accounts[] = {4, 9};
    static const struct criteria_scope scope = {accounts, 2, TESTING_TODAY - 3, false, 0};
    struct arena *arena = arena_new(8 << 20);
    struct criteria_schema schema = testing_schema();
    struct criteria_sql sql;
    struct error error;
    struct buf binds = BUF_INIT(10000);
    (void)state;
    const struct criteria *c =
        testing_parse(arena,
                      "{'all':[{'field':'uses','days':7,'op':'>','value':1},"
                      "{'field':'subscription.plan','op':'=','value':'paid'}]}",
                      &error);
    assert_true(criteria_sql_render(arena, &schema, &scope, c, &sql));
    assert_true(str_find(db_expand(DB_SQLITE, arena, sql.joins.sql),
                         STR(" FROM json_each(?) y CROSS JOIN json_each(?) x CROSS JOIN"
                             " account_feature_day u WHERE u.day = y.value AND u.account_id ="
                             " x.value AND ")) > 0);
    assert_true(str_find(db_expand(DB_SQLITE, arena, sql.where.sql),
                         STR("WHERE e.deleted_at IS NULL AND e.account_id IN (SELECT value FROM"
                             " json_each(?)) AND coalesce(e.plan = ?, FALSE))")) > 0);
    add_binds(&binds, &sql.joins);
    add_binds(&binds, &sql.where);
    assert_string_equal(binds.p, "I4 I2 i1 I2 spaid ");
    buf_free(&binds);
    c = testing_parse(arena, "{'field':'uses','days':3,'feature':'Export','op':'>','value':1}",
                      &error);
    assert_non_null(c);
    assert_true(criteria_sql_render(arena, &schema, &scope, c, &sql));
    assert_true(str_find(db_expand(DB_SQLITE, arena, sql.joins.sql),
                         STR(" json_each(?) x CROSS JOIN json_each(?) z CROSS JOIN"
                             " account_feature_day u WHERE u.day = y.value AND u.account_id ="
                             " x.value AND u.feature_id = z.value AND ")) > 0);
    arena_free(&arena);
}

/* Health: what is not known stays NULL; what is empty but known does not. */
static void test_three_values(void **state)
{
    static const int64_t account = 4;
    static const struct criteria_scope scope = {&account, 1, TESTING_TODAY, true, 0};
    static const struct {
        const char *json, *sql;
    } cases[] = {
        {"{'field':'licenses','op':'<','value':5}", "(e.licenses < CAST(? AS BIGINT))"},
        {"{'field':'licenses','op':'!=','value':5}", "(e.licenses <> CAST(? AS BIGINT))"},
        {"{'field':'ends_on','op':'in_next_days','value':30}",
         "(e.ends_on BETWEEN CAST(? AS BIGINT) AND CAST(? AS BIGINT))"},
        {"{'field':'licenses','op':'empty'}", "((e.licenses IS NULL))"},
        {"{'field':'name','op':'=','value':'x'}", "coalesce(e.name_folded = ?, FALSE)"},
        {"{'field':'subscription.licenses','op':'<','value':5}",
         "(CASE WHEN EXISTS (SELECT 1 FROM refresh_state WHERE name = 'has_subscription') THEN e.id"
         " IN (SELECT e.account_id FROM subscription e WHERE e.deleted_at IS NULL AND e.account_id"
         " IN (SELECT value FROM json_each(?)) AND coalesce(e.licenses < CAST(? AS BIGINT), FALSE))"
         " END)"},
        {"{'not':{'field':'stage','op':'!=','value':'Live'}}",
         "NOT (coalesce(e.stage_id <> CAST(? AS BIGINT), TRUE))"},
    };
    struct arena *arena = arena_new(8 << 20);
    struct criteria_schema schema = testing_schema();
    struct error error;
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct criteria_sql sql;
        const struct criteria *c = testing_parse(arena, cases[i].json, &error);
        assert_true(criteria_sql_render(arena, &schema, &scope, c, &sql));
        assert_string_equal(db_expand(DB_SQLITE, arena, sql.where.sql).p, cases[i].sql);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden), cmocka_unit_test(test_scope),
                                       cmocka_unit_test(test_three_values)};
    return cmocka_run_group_tests_name("criteria_sql", tests, NULL, NULL);
}
