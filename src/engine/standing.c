/* standing: see standing.h. */
#include "engine/standing.h"

#include <string.h>

#include "base/log.h"
#include "engine/standing_days.h"
#include "model/rule_use.h"
#include "model/saved_list.h"
#include "model/segment.h"
#include "model/selection.h"

enum { SQL_MAX = 1100000, RULES_MAX = 2 * SEGMENTS_MAX + LISTS_MAX };

/* ---- rules ---- */

static void read_rule(struct model *m, struct db_stmt *st, struct standing_rules *out)
{
    struct error own, *callers = m->error;
    struct standing_rule *r = &out->rules[out->n];
    *r = (struct standing_rule){.id = db_col_int(st, 0),
                                .of_users = str_is(db_col_text(st, 1), "user")};
    error_init(&own, m->arena);
    m->error = &own;
    r->criteria = saved_list_rule(m, resource_get(r->of_users ? "user" : "account"),
                                  str_dup(m->arena, db_col_text(st, 2)),
                                  str_dup(m->arena, db_col_text(st, 3)));
    m->error = callers;
    if (r->criteria)
        out->n++;
    else
        log_warn("a rule does not hold together any more", "%s=%lld",
                 r->id > 0 ? "segment" : "list", (long long)(r->id > 0 ? r->id : -r->id));
}

/* Level of a segment or list, of health; -1 when there is no such rule. */
static int level_of(const struct standing_rules *rules, int64_t id)
{
    if (id == RULE_HEALTH)
        return rules->nhealth ? rules->health_level : -1;
    for (size_t i = 0; i < rules->n; i++)
        if (rules->rules[i].id == id)
            return rules->rules[i].level;
    return -1;
}

/* Raises a level above all that the rule stands on; whether it moved. */
static bool raise(const struct standing_rules *rules, const struct rule_uses *uses, int *level)
{
    int before = *level;
    for (size_t k = 0; k < uses->n; k++) {
        int below = level_of(rules, uses->segments[k]);
        if (below >= *level)
            *level = below + 1;
    }
    return *level != before;
}

static void add_health_uses(struct model *m, const struct standing_rules *rules,
                            struct rule_uses *uses)
{
    for (size_t k = 0; k < rules->nhealth; k++) {
        const struct health_rules *h = &rules->health[k];
        if (h->segment)
            rule_uses_add_segment(m->arena, uses, h->segment);
        for (int s = 0; s < HEALTH_SIGNALS; s++) {
            if (h->good[s])
                rule_uses_add(m->arena, uses, h->good[s]);
            if (h->poor[s])
                rule_uses_add(m->arena, uses, h->poor[s]);
        }
    }
}

/* Each rule above what it names. There are no circles (rule_use.h); where one came about all the
 * same, levels stop growing. */
static void set_levels(struct model *m, struct standing_rules *rules)
{
    struct rule_uses *uses = arena_array(m->arena, rules->n + 1, sizeof(*uses));
    bool moved = true;
    for (size_t i = 0; i < rules->n; i++)
        rule_uses_add(m->arena, &uses[i], rules->rules[i].criteria);
    add_health_uses(m, rules, &uses[rules->n]);
    for (size_t round = 0; moved && round <= rules->n; round++) {
        moved = raise(rules, &uses[rules->n], &rules->health_level);
        for (size_t i = 0; i < rules->n; i++)
            moved |= raise(rules, &uses[i], &rules->rules[i].level);
    }
    /* Past days come a level above health: they may need the version that decides now. */
    rules->levels = rules->health_level + (rules->nhealth ? 2 : 1);
    for (size_t i = 0; i < rules->n; i++)
        if (rules->rules[i].level >= rules->levels)
            rules->levels = rules->rules[i].level + 1;
}

bool standing_has_rules(struct db_conn *conn)
{
    static const char any[] =
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM segment WHERE deleted_at IS NULL) OR EXISTS (SELECT"
        " 1 FROM list WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM health_config)";
    return db_int(conn, 0, any, "") == 1;
}

const struct standing_rules *standing_rules_read(struct model *m)
{
    static const char read[] =
        "SELECT id, entity, NULL AS segments, criteria FROM segment WHERE deleted_at IS NULL UNION"
        " ALL SELECT -id, entity, segments, criteria FROM list WHERE deleted_at IS NULL AND (status"
        " = 'active' OR refresh_rule IS NOT NULL) ORDER BY id LIMIT ?";
    struct standing_rules *out = ARENA_NEW(m->arena, struct standing_rules);
    out->rules = arena_array(m->arena, RULES_MAX, sizeof(*out->rules));
    struct db_stmt *st = db_query(m->conn, read, "i", (int64_t)RULES_MAX);
    while (db_next(st))
        read_rule(m, st, out);
    db_done(st);
    out->nhealth = health_rules_read(m, &out->health);
    set_levels(m, out);
    return db_error(m->conn) == DB_OK ? out : NULL;
}

/* ---- what changes ---- */

/* Memberships that come or go; those of one rule stand together. */
struct standing {
    struct arena *arena;
    int64_t now;
    int64_t *segments, *entities, *since, *entered;
    size_t n, space, written;
    struct standing_health *health; /* NULL: of another level */
    struct standing_days *days;     /* the same */
};

static void add_move(struct standing *s, int64_t segment, int64_t entity, bool entered)
{
    if (s->n == s->space) {
        size_t space = s->space ? s->space * 2 : 256;
        int64_t **columns[] = {&s->segments, &s->entities, &s->since, &s->entered};
        for (size_t c = 0; c < 4; c++) {
            int64_t *more = arena_array(s->arena, space, sizeof(*more));
            if (s->n)
                memcpy(more, *columns[c], s->n * sizeof(*more));
            *columns[c] = more;
        }
        s->space = space;
    }
    s->segments[s->n] = segment;
    s->entities[s->n] = entity;
    s->since[s->n] = s->now;
    s->entered[s->n++] = entered;
}

/* SELECT of those whose membership is not what the rule says, with whether they are stored as
 * members. */
static struct db_stmt *ask(struct model *m, const struct standing_rule *rule,
                           const struct criteria_scope *scope)
{
    const struct resource *res = resource_get(rule->of_users ? "user" : "account");
    struct buf sql = BUF_INIT(SQL_MAX);
    struct criteria_sql part;
    if (!criteria_sql_render(m->arena, selection_schema(m, res), scope, rule->criteria, &part))
        return NULL;
    buf_addf(&sql,
             "SELECT e.id, s.since FROM {ints} i {cross} %s e%s LEFT JOIN %s m ON m.%s_id ="
             " e.id LEFT JOIN segment_member s ON s.segment_id = ? AND s.entity_id = e.id",
             res->table, rule->of_users ? " JOIN account a ON a.id = e.account_id" : "",
             res->metric, res->key);
    buf_adds(&sql, part.joins.sql);
    buf_addf(&sql, " WHERE %s = i.value AND (e.deleted_at IS NULL AND %s",
             rule->of_users ? "e.account_id" : "e.id",
             rule->of_users ? "a.deleted_at IS NULL AND " : "");
    buf_adds(&sql, part.where.sql);
    buf_addz(&sql, ") <> (s.since IS NOT NULL)");
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(m->conn, buf_str(&sql));
    if (st) {
        db_bind_ints(st, scope->accounts, scope->naccounts);
        db_bind_int(st, rule->id);
    }
    criteria_sql_bind(st, part.joins.binds, part.joins.nbinds);
    criteria_sql_bind(st, part.where.binds, part.where.nbinds);
    buf_free(&sql);
    return st;
}

struct standing *standing_compute(struct model *m, const struct standing_rules *rules, int level,
                                  const struct standing_slice *slice)
{
    struct standing *s = ARENA_NEW(m->arena, struct standing);
    struct criteria_scope scope = {.accounts = slice->accounts, .naccounts = slice->n};
    *s = (struct standing){.arena = m->arena, .now = m->now};
    scope.first_day = (int32_t)db_int(
        m->conn, m->today, "SELECT day FROM account_feature_day ORDER BY day LIMIT 1", "");
    for (size_t i = 0; i < rules->n; i++) {
        const struct standing_rule *rule = &rules->rules[i];
        struct db_stmt *st = rule->level == level ? ask(m, rule, &scope) : NULL;
        while (db_next(st))
            add_move(s, rule->id, db_col_int(st, 0), db_is_null(st, 1));
        db_done(st);
    }
    if (level == rules->health_level) {
        struct asked asked = {slice->accounts, slice->n, scope.first_day, STR_NONE};
        s->health = standing_health_compute(m, rules->health, rules->nhealth, &asked);
        if (!s->health)
            return NULL;
    }
    if (level == rules->health_level + 1) {
        s->days =
            standing_days_compute(m, slice->accounts, slice->from_days, slice->n, slice->whole);
        if (!s->days)
            return NULL;
    }
    return db_error(m->conn) == DB_OK ? s : NULL;
}

bool standing_differs(const struct standing *s)
{
    return s->written < s->n || (s->health && standing_health_differs(s->health)) ||
           (s->days && standing_days_differ(s->days));
}

/* The memberships [from, end). */
static int write_leavers(const struct standing *s, struct db_conn *conn, size_t from, size_t end)
{
    static const char leave[] =
        "DELETE FROM segment_member WHERE segment_id = ? AND entity_id {in_ints}";
    int64_t *gone = arena_array(s->arena, end - from, sizeof(*gone));
    for (size_t i = from; i < end;) {
        size_t n = 0, first = i;
        for (; i < end && s->segments[i] == s->segments[first]; i++)
            if (!s->entered[i])
                gone[n++] = s->entities[i];
        if (n && db_run(conn, leave, "iI", s->segments[first], gone, n) < 0)
            return -1;
    }
    return 0;
}

static int write_entrants(const struct standing *s, struct db_conn *conn, size_t from, size_t end)
{
    int64_t *segments = arena_array(s->arena, end - from, sizeof(*segments)),
            *entities = arena_array(s->arena, end - from, sizeof(*entities));
    struct db_column columns[] = {
        {'i', segments, NULL}, {'i', entities, NULL}, {'i', s->since, NULL}};
    size_t n = 0;
    for (size_t i = from; i < end; i++) {
        if (!s->entered[i])
            continue;
        segments[n] = s->segments[i];
        entities[n++] = s->entities[i];
    }
    return n == 0 || db_bulk(conn, "segment_member(segment_id, entity_id, since)", columns, 3, n,
                             "ON CONFLICT DO NOTHING") >= 0
               ? 0
               : -1;
}

static int write_moves(struct standing *s, struct db_conn *conn, size_t most)
{
    size_t from = s->written, end = s->n - from < most ? s->n : from + most;
    struct db_column events[] = {{'i', s->segments + from, NULL},
                                 {'i', s->entities + from, NULL},
                                 {'i', s->since + from, NULL},
                                 {'i', s->entered + from, NULL}};
    if (from == end)
        return 0;
    if (write_leavers(s, conn, from, end) < 0 || write_entrants(s, conn, from, end) < 0)
        return -1;
    s->written = end;
    return db_bulk(conn, "segment_event(segment_id, entity_id, at, entered)", events, 4, end - from,
                   "") < 0
               ? -1
               : 0;
}

int standing_write(struct standing *s, struct db_conn *conn, size_t most)
{
    if (s->health && standing_health_differs(s->health))
        return standing_health_write(s->health, conn, most);
    if (s->days && standing_days_differ(s->days))
        return standing_days_write(s->days, conn, most);
    return write_moves(s, conn, most);
}
