/* health_config: see health_config.h. */
#include "model/health_config.h"

#include "base/log.h"
#include "model/fields.h"
#include "model/rule_use.h"
#include "model/selection.h"

enum { BODY_MAX = 1 << 20, STEP = 50 /* points from Poor to Average, to Good */ };

const char *const health_signals[HEALTH_SIGNALS] = {"product_adoption", "financial", "service",
                                                    "relationship"};
const char *const health_words[HEALTH_GOOD + 1] = {"none", "poor", "average", "good"};

/* ---- what they say ---- */

enum health health_of(bool configured, enum answer good, enum answer poor)
{
    if (!configured)
        return HEALTH_NONE;
    if (good == ANSWER_YES)
        return HEALTH_GOOD;
    if (good == ANSWER_UNKNOWN || poor == ANSWER_UNKNOWN)
        return HEALTH_NONE;
    return poor == ANSWER_YES ? HEALTH_POOR : HEALTH_AVERAGE;
}

int health_score(const struct health_rules *rules, const enum health *signals)
{
    int64_t weights = 0, points = 0;
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        if (signals[s] == HEALTH_NONE)
            continue;
        weights += rules->weight[s];
        points += rules->weight[s] * STEP * (int64_t)(signals[s] - HEALTH_POOR);
    }
    return weights ? (int)((points + weights / 2) / weights) : -1;
}

/* ---- saving ---- */

static bool is_rule(const struct field *f)
{
    return f->type == FIELD_CRITERIA;
}

/* All rules checked, with what they and the configuration stand on. */
static int check_rules(struct model *m, const struct record *r, struct rule_uses *uses)
{
    const struct value *segment = record_const(r, "segment");
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        if (!is_rule(f) || r->values[i].kind != 's')
            continue;
        const struct criteria *c =
            selection_parse_text(m, resource_get("account"), r->values[i].s, f->key);
        if (c)
            rule_uses_add(m->arena, uses, c);
    }
    if (segment->kind == 'i')
        rule_uses_add_segment(m->arena, uses, segment->i);
    if (error_is_set(m->error))
        return -1;
    return rule_uses_check(m, RULE_HEALTH, uses, "segment_id");
}

static bool same_value(const struct value *a, const struct value *b)
{
    if (a->kind == 's' && b->kind == 's')
        return str_eq(a->s, b->s);
    return a->kind == 'i' && b->kind == 'i'
               ? a->i == b->i
               : a->kind != 's' && a->kind != 'i' && b->kind != 's' && b->kind != 'i';
}

/* Whether accounts may stand otherwise than before: anything but its name and place. */
static bool decides_anew(const struct record *r, const struct record *before)
{
    if (!before || before->deleted)
        return true;
    for (size_t i = 0; i < r->entity->count; i++) {
        const char *key = r->entity->fields[i]->key;
        bool counts =
            !(r->entity->fields[i]->flags & FIELD_READ_ONLY) && !str_is(str_of(key), "name");
        if (counts && !same_value(&r->values[i], &before->values[i]))
            return true;
    }
    return false;
}

static int check_segment(struct model *m, const struct record *r)
{
    static const char of_accounts[] =
        "SELECT 1 FROM segment WHERE id = ? AND entity = 'account' AND deleted_at IS NULL";
    static const char taken[] = "SELECT 1 FROM health_config WHERE coalesce(segment_id, 0) = ? AND"
                                " id <> ? AND deleted_at IS NULL";
    const struct value *segment = record_const(r, "segment");
    int64_t id = segment->kind == 'i' ? segment->i : 0;
    if (id && !db_int(m->conn, 0, of_accounts, "i", id))
        return error_field(m->error, STR("segment_id"), "Must be a segment of accounts");
    if (db_int(m->conn, 0, taken, "ii", id, r->id))
        return error_field(m->error, STR("segment_id"),
                           id ? "This segment has a health configuration already"
                              : "There is a health configuration for all accounts already");
    return 0;
}

static int take_place(struct model *m, struct record *r)
{
    static const char last[] = "SELECT max(position) FROM health_config WHERE deleted_at IS NULL";
    static const char count[] = "SELECT count(*) FROM health_config WHERE deleted_at IS NULL";
    if (db_int(m->conn, 0, count, "") >= HEALTH_CONFIGS_MAX)
        return error_set(m->error, ERROR_LIMIT, "There are %d health configurations already",
                         HEALTH_CONFIGS_MAX);
    if (record_const(r, "position")->kind != 'i')
        record_set_int(r, "position", db_int(m->conn, 0, last, "") + 1);
    return 0;
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    struct rule_uses uses = {0};
    if (!before && take_place(m, r) < 0)
        return -1;
    if (record_const(r, "position")->kind != 'i')
        record_set_int(r, "position", 0);
    if (!decides_anew(r, before))
        return 0;
    return check_segment(m, r) < 0 ? -1 : check_rules(m, r, &uses);
}

/* The row itself, as JSON by field; arena memory. */
static struct str body_of(struct model *m, const struct record *r)
{
    struct buf text = BUF_INIT(BODY_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_object(&out);
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        const struct value *v = &r->values[i];
        if (v->kind == 's' && is_rule(f)) {
            json_key(&out, f->key);
            json_out_raw(&out, v->s);
        } else if (v->kind == 's') {
            json_member_str(&out, f->key, v->s);
        } else if (v->kind == 'i') {
            json_member_int(&out, f->key, v->i);
        }
    }
    json_close_object(&out);
    struct str body = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    return body;
}

/* The version that holds from now on. */
static int write_version(struct model *m, const struct record *r)
{
    static const char insert[] =
        "INSERT INTO health_version (health_config_id, at, body) VALUES (?, ?, ?)";
    return db_insert(m->conn, insert, "iis", r->id, m->now, body_of(m, r)) > 0 ? 0 : -1;
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    struct rule_uses uses = {0};
    if (!decides_anew(r, before))
        return 0;
    if (check_rules(m, r, &uses) < 0 || write_version(m, r) < 0)
        return -1;
    model_rule_changed(m, "health_config");
    return rule_uses_store(m, "health_config", r->id, &uses);
}

static int before_delete(struct model *m, const struct record *r)
{
    (void)r;
    model_rule_changed(m, "health_config");
    return 0;
}

static int before_restore(struct model *m, const struct record *r)
{
    struct rule_uses uses = {0};
    model_rule_changed(m, "health_config");
    return check_segment(m, r) < 0 ? -1 : check_rules(m, r, &uses);
}

/* ---- reading ---- */

static const struct criteria *parse_rule(struct model *m, const struct json *json, int64_t version)
{
    struct error own, *callers = m->error;
    if (!json)
        return NULL;
    error_init(&own, m->arena);
    m->error = &own;
    const struct criteria *c = selection_parse(m, resource_get("account"), json, "criteria");
    m->error = callers;
    if (!c)
        log_warn("a rule of health does not hold together any more", "version=%lld",
                 (long long)version);
    return c;
}

static int64_t number_of(const struct json *body, const char *key)
{
    const struct json *j = json_get(body, key);
    return j && j->type == JSON_INT ? j->i : 0;
}

struct health_rules *health_rules_parse(struct model *m, int64_t version, struct str body)
{
    struct health_rules *out = ARENA_NEW(m->arena, struct health_rules);
    const struct json *json = json_parse(m->arena, body).root;
    *out = (struct health_rules){.version = version,
                                 .segment = number_of(json, "segment"),
                                 .name = json_get_str(json, "name")};
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        const char *signal = health_signals[s];
        out->good_json[s] = json_get(json, str_fmt(m->arena, "%s_good", signal).p);
        out->poor_json[s] = json_get(json, str_fmt(m->arena, "%s_poor", signal).p);
        out->weight[s] = number_of(json, str_fmt(m->arena, "%s_weight", signal).p);
        out->good[s] = parse_rule(m, out->good_json[s], version);
        out->poor[s] = parse_rule(m, out->poor_json[s], version);
    }
    return out;
}

struct health_rules *health_rules_check(struct model *m, const struct record *r)
{
    struct rule_uses uses = {0};
    if (check_rules(m, r, &uses) < 0)
        return NULL;
    return health_rules_parse(m, 0, body_of(m, r));
}

size_t health_rules_read(struct model *m, struct health_rules **out)
{
    static const char read[] =
        "SELECT v.id, v.body, c.id FROM health_config c JOIN health_version v ON v.id = (SELECT"
        " max(x.id) FROM health_version x WHERE x.health_config_id = c.id) WHERE c.deleted_at IS"
        " NULL ORDER BY CASE WHEN c.segment_id IS NULL THEN 1 ELSE 0 END, c.position, c.id LIMIT ?";
    size_t n = 0;
    *out = arena_array(m->arena, HEALTH_CONFIGS_MAX, sizeof(**out));
    struct db_stmt *st = db_query(m->conn, read, "i", (int64_t)HEALTH_CONFIGS_MAX);
    while (db_next(st)) {
        (*out)[n] =
            *health_rules_parse(m, db_col_int(st, 0), str_dup(m->arena, db_col_text(st, 1)));
        (*out)[n++].config = db_col_int(st, 2);
    }
    db_done(st);
    return n;
}

/* clang-format off */
#define SIGNAL(k, l, noun) \
    {.key = k "_good", .label = l " is good", .group = l, .type = FIELD_CRITERIA, \
     .of = "account", .flags = FIELD_NO_SORT, \
     .help = "When the " noun " health is Good; looked at first"}, \
    {.key = k "_poor", .label = l " is poor", .group = l, .type = FIELD_CRITERIA, \
     .of = "account", .flags = FIELD_NO_SORT, \
     .help = "When the " noun " health is Poor; neither Good nor Poor is Average"}, \
    {.key = k "_weight", .label = l " weighs", .group = l, .type = FIELD_INT, .min = 0, \
     .max = 100, .help = "Weight in the overall score; empty or 0 leaves it out"}

static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .max = 100, .help = "Name shown in explanations"},
    {.key = "segment", .label = "Segment", .group = "General", .type = FIELD_REF, .of = "segment",
     .help = "The accounts it is for; empty: all that no other configuration is for"},
    {.key = "position", .label = "Position", .group = "General", .type = FIELD_INT, .min = 0,
     .max = 100000, .help = "The first configuration whose segment holds the account decides"},
    SIGNAL("product_adoption", "Product adoption", "product adoption"),
    SIGNAL("financial", "Financial", "financial"),
    SIGNAL("service", "Service", "service"),
    SIGNAL("relationship", "Relationship", "relationship"),
    SYSTEM_FIELDS,
};
/* clang-format on */

const struct resource health_config_resource = {.key = "health_config",
                                                .path = "health-configs",
                                                .label = "health configuration",
                                                .plural = "health configurations",
                                                .table = "health_config",
                                                .fields = fields,
                                                .count = FIELDS_COUNT(fields),
                                                .sight = SIGHT_ALL,
                                                .read = PERM_CONFIG_READ,
                                                .write = PERM_CONFIG_WRITE,
                                                .remove = PERM_CONFIG_WRITE,
                                                .name_column = "name",
                                                .sort = "position",
                                                .before_save = before_save,
                                                .after_save = after_save,
                                                .before_delete = before_delete,
                                                .before_restore = before_restore};
