/* rule_use: see rule_use.h. */
#include "model/rule_use.h"

#include <string.h>

#include "model/group.h"
#include "rule/criteria.h"

enum { EDGES_MAX = 20000, CHAIN_MAX = 100 };

void rule_uses_add_segment(struct arena *arena, struct rule_uses *uses, int64_t id)
{
    for (size_t i = 0; i < uses->n; i++)
        if (uses->segments[i] == id)
            return;
    int64_t *more = arena_array(arena, uses->n + 1, sizeof(*more));
    if (uses->n)
        memcpy(more, uses->segments, uses->n * sizeof(*more));
    uses->segments = more;
    uses->segments[uses->n++] = id;
}

static bool is_health(const struct criteria_operand *o)
{
    return o && o->of.field->flags & FIELD_METRIC &&
           str_starts(str_of(o->of.field->key), "health_");
}

void rule_uses_add(struct arena *arena, struct rule_uses *uses, const struct criteria *c)
{
    for (const struct criteria *e = c->child; e; e = e->next)
        rule_uses_add(arena, uses, e);
    if (c->kind != CRITERIA_CONDITION)
        return;
    if (is_health(&c->left) || is_health(c->other))
        rule_uses_add_segment(arena, uses, RULE_HEALTH);
    if (c->left.of.field->flags & FIELD_SET)
        for (size_t i = 0; i < c->nvalues; i++)
            rule_uses_add_segment(arena, uses,
                                  group_number(resource_get(c->left.of.field->of), c->values[i].i));
}

int rule_uses_store(struct model *m, const char *kind, int64_t rule, const struct rule_uses *uses)
{
    static const char clear[] = "DELETE FROM rule_use WHERE kind = ? AND rule_id = ?";
    static const char store[] =
        "INSERT INTO rule_use (kind, rule_id, segment_id) SELECT CAST(? AS TEXT), CAST(? AS"
        " BIGINT), v.value FROM {ints} v WHERE true ON CONFLICT DO NOTHING";
    db_run(m->conn, clear, "zi", kind, rule);
    if (uses->n)
        db_run(m->conn, store, "ziI", kind, rule, uses->segments, uses->n);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* ---- circles ---- */

struct edges {
    int64_t *from, *to;
    size_t n;
};

/* What live rules stand on. */
static void read_edges(struct model *m, struct edges *e)
{
    static const char read[] =
        "SELECT s.id, u.segment_id FROM rule_use u JOIN segment s ON s.id = u.rule_id AND"
        " s.deleted_at IS NULL WHERE u.kind = 'segment' UNION ALL SELECT -l.id, u.segment_id FROM"
        " rule_use u JOIN list l ON l.id = u.rule_id AND l.deleted_at IS NULL WHERE u.kind = 'list'"
        " UNION ALL SELECT 0, u.segment_id FROM rule_use u JOIN health_config c ON c.id = "
        "u.rule_id AND c.deleted_at IS NULL WHERE u.kind"
        " = 'health_config' LIMIT ?";
    e->from = arena_array(m->arena, EDGES_MAX, sizeof(*e->from));
    e->to = arena_array(m->arena, EDGES_MAX, sizeof(*e->to));
    struct db_stmt *st = db_query(m->conn, read, "i", (int64_t)EDGES_MAX);
    while (db_next(st)) {
        e->from[e->n] = db_col_int(st, 0);
        e->to[e->n++] = db_col_int(st, 1);
    }
    db_done(st);
}

/* Depth first from `at` to `goal`; chain[] gets the way. Each edge is walked once. */
static size_t find_way(const struct edges *e, bool *walked, int64_t at, int64_t goal,
                       int64_t *chain, size_t depth)
{
    chain[depth] = at;
    if (at == goal)
        return depth + 1;
    for (size_t i = 0; i < e->n && depth + 1 < CHAIN_MAX; i++) {
        if (e->from[i] != at || walked[i])
            continue;
        walked[i] = true;
        size_t n = find_way(e, walked, e->to[i], goal, chain, depth + 1);
        if (n)
            return n;
    }
    return 0;
}

static struct str chain_words(struct model *m, const int64_t *chain, size_t n)
{
    static const char read[] =
        "SELECT name FROM segment WHERE id = ? UNION ALL SELECT name FROM list WHERE -id = ?";
    struct str words = STR("");
    for (size_t i = 0; i < n; i++) {
        struct str name = chain[i] == RULE_HEALTH
                              ? STR("health")
                              : db_text(m->conn, m->arena, read, "ii", chain[i], chain[i]);
        words = str_fmt(m->arena, "%.*s%s%.*s", (int)words.n, words.p, i ? " > " : "", (int)name.n,
                        name.p ? name.p : "");
    }
    return words;
}

int rule_uses_check(struct model *m, int64_t rule, const struct rule_uses *uses, const char *field)
{
    struct edges e = {0};
    int64_t chain[CHAIN_MAX + 1] = {rule};
    if (rule == RULE_NEW || !uses->n)
        return 0;
    read_edges(m, &e);
    bool *walked = arena_array(m->arena, e.n + 1, sizeof(*walked));
    for (size_t i = 0; i < uses->n; i++) {
        size_t n = find_way(&e, walked, uses->segments[i], rule, chain + 1, 0);
        struct str words = n ? chain_words(m, chain, n + 1) : STR("");
        if (n)
            return error_field(m->error, str_of(field), "A rule cannot stand on itself: %.*s",
                               (int)words.n, words.p);
    }
    return 0;
}

int rule_uses_free(struct model *m, int64_t group)
{
    static const char read[] =
        "SELECT s.name AS name FROM rule_use u JOIN segment s ON s.id = u.rule_id AND s.deleted_at"
        " IS NULL WHERE u.kind = 'segment' AND u.segment_id = ? UNION ALL SELECT l.name AS name "
        "FROM"
        " rule_use u JOIN list l ON l.id = u.rule_id AND l.deleted_at IS NULL WHERE u.kind ="
        " 'list' AND u.segment_id = ? UNION ALL SELECT c.name AS name"
        " FROM rule_use u JOIN health_config c ON c.id = u.rule_id AND c.deleted_at IS NULL WHERE"
        " u.kind = 'health_config' AND u.segment_id = ? ORDER BY name LIMIT 1";
    struct str name = db_text(m->conn, m->arena, read, "iii", group, group, group);
    if (name.p)
        return error_set(m->error, ERROR_IN_USE, "\"%.*s\" stands on this %s", (int)name.n, name.p,
                         group > 0 ? "segment" : "list");
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
