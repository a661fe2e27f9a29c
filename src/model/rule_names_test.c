/*
 * Goals: rules that were kept by name are turned once, in every place that keeps rules, and say and
 * select the same afterwards; a name that means nothing stays.
 */
#include "model/rule_names.h"
#include "model/testing.h"

#include "model/selection.h"

static const char stage_rule[] = "{\"field\":\"stage\",\"op\":\"=\",\"value\":\"Live\"}";

static int64_t put(struct workspace *w, const char *sql, const char *a, const char *b)
{
    return db_insert(w->m.conn, sql, "zz", a, b);
}

static struct str stored(struct workspace *w, const char *sql, int64_t id)
{
    struct str text = db_text(w->m.conn, w->arena, sql, "i", id);
    assert_non_null(text.p);
    return text;
}

static void note(struct workspace *w)
{
    db_run(w->m.conn,
           "INSERT INTO refresh_state (name, value) VALUES ('rules_by_name', 1) ON CONFLICT DO"
           " NOTHING",
           "");
}

static void test_turns(void **state)
{
    static const char segment[] =
        "INSERT INTO segment (name, name_folded, entity, criteria, created_at, updated_at)"
        " VALUES ('A', 'a', ?, ?, 0, 0)";
    static const char config[] = "INSERT INTO health_config (name, name_folded, financial_good,"
                                 " created_at, updated_at) VALUES (?, 'h', ?, 0, 0)";
    static const char version[] =
        "INSERT INTO health_version (health_config_id, at, body) VALUES (CAST(length(?) AS"
        " BIGINT), 0, ?)";
    static const char of_segment[] = "SELECT criteria FROM segment WHERE id = ?";
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t live = db_int(w.m.conn, 0, "SELECT id FROM stage WHERE name = 'Live'", "");
    struct str kept = str_fmt(
        w.arena, "{\"field\":\"stage\",\"op\":\"=\",\"value\":{\"id\":%lld,\"name\":\"Live\"}}",
        (long long)live);
    int64_t s = put(&w, segment, "account", stage_rule);
    int64_t gone = put(&w, segment, "user", "{\"field\":\"role\",\"op\":\"=\",\"value\":\"x\"}");
    int64_t h = put(&w, config, "H", stage_rule);
    struct str body = str_fmt(w.arena, "{\"name\":\"H\",\"financial_good\":%s}", stage_rule);
    int64_t v = put(&w, version, "x", body.p);
    assert_true(s > 0 && gone > 0 && h > 0 && v > 0);
    note(&w);
    assert_int_equal(rule_names_turn(&w.m), 0);
    assert_string_equal(stored(&w, of_segment, s).p, kept.p);
    assert_string_equal(stored(&w, of_segment, gone).p,
                        "{\"field\":\"role\",\"op\":\"=\",\"value\":\"x\"}");
    assert_string_equal(stored(&w, "SELECT financial_good FROM health_config WHERE id = ?", h).p,
                        kept.p);
    assert_string_equal(stored(&w, "SELECT body FROM health_version WHERE id = ?", v).p,
                        str_fmt(w.arena, "{\"name\":\"H\",\"financial_good\":%s}", kept.p).p);

    /* Once: what was turned is not looked at again. */
    db_run(w.m.conn, "UPDATE segment SET criteria = ? WHERE id = ?", "zi", stage_rule, s);
    assert_int_equal(rule_names_turn(&w.m), 0);
    assert_string_equal(stored(&w, of_segment, s).p, stage_rule);
    workspace_close(&w);
}

/* A stage that was renamed, or deleted, is still the one that the rule means. */
static void test_selects_the_same(void **state)
{
    static const char rename[] = "UPDATE stage SET name = 'In use', name_folded = 'in use' WHERE id"
                                 " = ?";
    const struct resource *res = resource_get("account");
    struct workspace w;
    workspace_open(&w, *state, PROFILE_ADMINISTRATOR);
    int64_t live = db_int(w.m.conn, 0, "SELECT id FROM stage WHERE name = 'Live'", "");
    struct str kept = selection_by_id(&w.m, res, STR(stage_rule));
    db_run(w.m.conn, rename, "i", live);
    const struct criteria *c = selection_parse_text(&w.m, res, kept, "criteria");
    assert_non_null(c);
    assert_int_equal(c->values[0].i, live);
    assert_string_equal(selection_words(&w.m, res, c).p, "Stage is \"In use\"");
    assert_string_equal(selection_by_name(&w.m, res, kept).p,
                        "{\"field\":\"stage\",\"op\":\"=\",\"value\":\"In use\"}");
    db_run(w.m.conn, "UPDATE stage SET deleted_at = 1 WHERE id = ?", "i", live);
    c = selection_parse_text(&w.m, res, kept, "criteria");
    assert_non_null(c);
    assert_string_equal(selection_words(&w.m, res, c).p, "Stage is \"In use\"");
    struct str spoken = selection_by_name(&w.m, res, kept);
    assert_true(str_find(spoken, STR("{\"id\":")) > 0 && str_find(spoken, STR("In use")) > 0);
    db_run(w.m.conn, "DELETE FROM stage WHERE id = ?", "i", live);
    c = selection_parse_text(&w.m, res, kept, "criteria");
    assert_non_null(c);
    assert_string_equal(selection_words(&w.m, res, c).p, "Stage is \"Live\"");
    workspace_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_turns), ON_BOTH(test_selects_the_same)};
    return cmocka_run_group_tests_name("rule_names", tests, NULL, NULL);
}
