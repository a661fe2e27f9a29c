/* saved_list: see saved_list.h. */
#include "model/saved_list.h"

#include "model/account.h"
#include "model/fields.h"
#include "model/health_config.h"
#include "model/rule_use.h"
#include "model/selection.h"

enum { FIGURES_SQL_MAX = 20000 };

/* ---- the rule ---- */

const struct criteria *saved_list_rule(struct model *m, const struct resource *of,
                                       struct str segments, struct str criteria)
{
    struct criteria *own = selection_parse_text(m, of, criteria, "criteria");
    if (!own || !segments.p)
        return own;
    struct str text = str_fmt(m->arena, "{\"field\":\"segment\",\"op\":\"in\",\"value\":%.*s}",
                              (int)segments.n, segments.p);
    struct criteria *held = selection_parse_text(m, of, text, "segments");
    if (!held)
        return NULL;
    struct criteria *both = ARENA_NEW(m->arena, struct criteria);
    *both = (struct criteria){.kind = CRITERIA_ALL, .child = held};
    held->next = own;
    return both;
}

static const struct criteria *rule_of(struct model *m, const struct record *r)
{
    const struct value *segments = record_const(r, "segments");
    return saved_list_rule(m, resource_of(record_const(r, "type")->s),
                           segments->kind == 's' ? segments->s : STR_NONE,
                           record_const(r, "criteria")->s);
}

static bool same_text(const struct value *a, const struct value *b)
{
    return (a->kind == 's') == (b->kind == 's') && (a->kind != 's' || str_eq(a->s, b->s));
}

static bool is_new_rule(const struct record *r, const struct record *before)
{
    return !before || before->deleted ||
           !same_text(record_const(r, "criteria"), record_const(before, "criteria")) ||
           !same_text(record_const(r, "segments"), record_const(before, "segments"));
}

static bool wakes(const struct record *r, const struct record *before)
{
    return str_is(record_const(r, "status")->s, "active") &&
           !str_is(record_const(before, "status")->s, "active");
}

/* Each must be a live segment of the same kind of records. */
static int check_segments(struct model *m, const struct record *r)
{
    static const char live[] =
        "SELECT 1 FROM segment WHERE id = ? AND entity = ? AND deleted_at IS NULL";
    const struct value *segments = record_const(r, "segments");
    struct str type = record_const(r, "type")->s;
    if (segments->kind != 's')
        return 0;
    const struct json *ids = json_parse(m->arena, segments->s).root;
    for (const struct json *j = ids->child; j; j = j->next)
        if (!db_int(m->conn, 0, live, "is", j->i, type))
            return error_field(m->error, STR("segments"), "There is no segment %lld of %.*ss",
                               (long long)j->i, (int)type.n, type.p);
    return 0;
}

static int check_rule(struct model *m, const struct record *r)
{
    struct rule_uses uses = {0};
    if (check_segments(m, r) < 0)
        return -1;
    const struct criteria *c = rule_of(m, r);
    if (!c)
        return error_is_set(m->error) ? -1 : error_field(m->error, STR("criteria"), "Is needed");
    rule_uses_add(m->arena, &uses, c);
    return rule_uses_check(m, r->id ? group_number(&list_resource, r->id) : RULE_NEW, &uses,
                           "criteria");
}

/* ---- saving ---- */

static int may_write(struct model *m, const struct record *before)
{
    const struct value *owner = record_const(before, "owner");
    bool owns = m->actor->kind == ACTOR_MEMBER && owner->kind == 'i' && owner->i == m->actor->id;
    if (owns || actor_may(m->actor, PERM_LIST_WRITE_ALL))
        return 0;
    return error_set(m->error, ERROR_FORBIDDEN, "Only its owner and managers change a list");
}

/* A new one is its maker's, and active. */
static int begin(struct model *m, struct record *r)
{
    static const char count[] = "SELECT count(*) FROM list WHERE deleted_at IS NULL";
    if (db_int(m->conn, 0, count, "") >= LISTS_MAX)
        return error_set(m->error, ERROR_LIMIT, "There are %d lists already", LISTS_MAX);
    if (record_const(r, "owner")->kind != 'i' && m->actor->kind == ACTOR_MEMBER)
        record_set_int(r, "owner", m->actor->id);
    return 0;
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    if ((before ? may_write(m, before) : begin(m, r)) < 0)
        return -1;
    if (record_const(r, "status")->kind != 's')
        record_set_text(r, "status", STR("active"));
    if (record_const(r, "type")->kind != 's' || record_const(r, "criteria")->kind != 's')
        return 0; /* refused as missing */
    return is_new_rule(r, before) ? check_rule(m, r) : 0;
}

/* The pass of the engine that comes fills it, even if it is inactive. */
static int fill_anew(struct model *m, int64_t id)
{
    static const char mark[] =
        "UPDATE list SET refresh_rule = (SELECT max(id) FROM rule_changed) WHERE id = ?";
    model_rule_changed(m, list_resource.key);
    return db_run(m->conn, mark, "i", id) < 0 ? -1 : 0;
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    struct rule_uses uses = {0};
    if (!is_new_rule(r, before))
        return wakes(r, before) ? fill_anew(m, r->id) : 0;
    rule_uses_add(m->arena, &uses, rule_of(m, r));
    if (fill_anew(m, r->id) < 0)
        return -1;
    return rule_uses_store(m, list_resource.key, r->id, &uses);
}

static int before_delete(struct model *m, const struct record *r)
{
    return may_write(m, r) < 0 ? -1 : rule_uses_free(m, group_number(&list_resource, r->id));
}

static int before_restore(struct model *m, const struct record *r)
{
    model_rule_changed(m, list_resource.key);
    return may_write(m, r) < 0 ? -1 : check_rule(m, r);
}

int saved_list_refresh(struct model *m, int64_t id)
{
    const struct record *r = record_load(m, &list_resource, id);
    if (r && r->deleted)
        error_set(m->error, ERROR_NOT_FOUND, "There is no such list");
    if (!r || r->deleted || may_write(m, r) < 0)
        return -1;
    return fill_anew(m, id);
}

/* ---- what a list adds up ---- */

/* Who belongs: per list and account how many members, which is one in a list of accounts. */
static void members_sql(const struct list_query *q, struct buf *sql)
{
    static const char accounts[] =
        "SELECT l.id AS list_id, x.entity_id AS account_id, 1 AS held FROM list l JOIN"
        " segment_member x ON x.segment_id = -l.id WHERE l.entity = 'account' AND l.deleted_at IS"
        " NULL";
    static const char users[] =
        "SELECT l.id AS list_id, u.account_id, count(*) AS held FROM list l JOIN segment_member x"
        " ON x.segment_id = -l.id JOIN \"user\" u ON u.id = x.entity_id AND u.deleted_at IS NULL"
        " WHERE l.entity = 'user' AND l.deleted_at IS NULL";
    const char *one = q->id ? " AND l.id = ?" : "";
    buf_addf(sql, "(%s%s UNION ALL %s%s GROUP BY l.id, u.account_id)", accounts, one, users, one);
}

static void sums_sql(struct model *m, struct buf *sql)
{
    const struct entity *e = catalog_entity(m->catalog, &account_resource);
    buf_addz(sql, "SELECT g.list_id, {sum_int(g.held)} AS members, {sum_int(");
    field_sql(entity_field(e, STR("amount"), NULL), sql);
    buf_addz(sql, ")} AS amount");
    for (int s = 0; s < HEALTH_SIGNALS; s++)
        for (int rank = 0; rank <= HEALTH_GOOD; rank++)
            buf_addf(sql,
                     ", {sum_int(CASE WHEN coalesce(m.health_%s, 0) = %d THEN 1 ELSE 0 END)} AS"
                     " %s_%s",
                     health_signals[s], rank, health_signals[s], health_words[rank]);
}

/* One statement for all lists, or for the one that is asked for. */
static void figures(struct model *m, const struct list_query *q, struct criteria_part *out)
{
    struct list_query seen = {.resource = &account_resource, .role = q->role, .member = q->member};
    struct criteria_part ids = {0};
    struct buf sql = BUF_INIT(FIGURES_SQL_MAX);
    size_t n = 0;
    list_ids_sql(m, &seen, &ids);
    struct criteria_bind *binds = arena_array(m->arena, ids.nbinds + 2, sizeof(*binds));
    for (; q->id && n < 2; n++)
        binds[n] = (struct criteria_bind){.kind = 'i', .i = q->id};
    for (size_t i = 0; i < ids.nbinds; i++)
        binds[n++] = ids.binds[i];
    sums_sql(m, &sql);
    buf_addz(&sql, " FROM ");
    members_sql(q, &sql);
    buf_addf(&sql,
             " g JOIN (%.*s) p ON p.id = g.account_id JOIN account e ON e.id = p.id LEFT JOIN"
             " account_metric m ON m.account_id = e.id GROUP BY g.list_id",
             (int)ids.sql.n, ids.sql.p);
    *out = (struct criteria_part){str_dup(m->arena, buf_str(&sql)), binds, n};
    buf_free(&sql);
}

/* clang-format off */
#define STATE(signal, words, state, label_of_state) \
    {.key = signal "_" state, .label = words ": " label_of_state, .group = words, \
     .type = FIELD_INT, .unit = "accounts", .flags = METRIC, \
     .help = "Accounts of the list, of those that you see, whose " words " health is so"}
#define SIGNAL(signal, words) \
    STATE(signal, words, "good", "good"), STATE(signal, words, "average", "average"), \
    STATE(signal, words, "poor", "poor"), STATE(signal, words, "none", "not calculated")

static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .max = 100, .help = "Name shown everywhere"},
    {.key = "type", .label = "Type", .group = "General", .type = FIELD_CHOICE, .of = "account|user",
     .column = "entity", .flags = FIELD_REQUIRED | FIELD_ON_CREATE,
     .help = "Whether it holds accounts or users"},
    {.key = "segments", .label = "Segments", .group = "General", .type = FIELD_REFS,
     .of = "segment", .flags = FIELD_NO_SORT,
     .help = "Ids of the segments of which members must belong to one; empty: all"},
    {.key = "criteria", .label = "Criteria", .group = "General", .type = FIELD_CRITERIA,
     .flags = FIELD_REQUIRED | FIELD_NO_SORT, .help = "What members must fulfil besides"},
    {.key = "description", .label = "Description", .group = "General", .type = FIELD_TEXT,
     .max = 500, .help = "What it is for"},
    {.key = "status", .label = "Status", .group = "General", .type = FIELD_CHOICE,
     .of = "active|inactive",
     .help = "Active: follows the data; inactive: keeps the members it had; active when not said"},
    {.key = "owner", .label = "Owner", .group = "General", .type = FIELD_REF, .of = "member",
     .help = "Who may edit it beside managers; its maker when not said"},
    {.key = "refreshing", .label = "Being filled", .group = "General", .type = FIELD_BOOL,
     .column = "-", .read = "(CASE WHEN e.refresh_rule IS NULL THEN 0 ELSE 1 END)",
     .flags = FIELD_READ_ONLY, .help = "Its rule was saved and not every record is looked at yet"},
    {.key = "members", .label = "Members", .group = "Figures", .type = FIELD_INT, .flags = METRIC,
     .help = "Accounts or users that belong to it, of those that you see"},
    {.key = "amount", .label = "Amount", .group = "Figures", .type = FIELD_MONEY, .flags = METRIC,
     .help = "Sum of the amounts of its accounts, or of its users' accounts, that you see"},
    SIGNAL("product_adoption", "Product adoption"),
    SIGNAL("financial", "Financial"),
    SIGNAL("service", "Service"),
    SIGNAL("relationship", "Relationship"),
    SYSTEM_FIELDS,
};
/* clang-format on */

const struct resource list_resource = {.key = "list",
                                       .path = "lists",
                                       .label = "list",
                                       .plural = "lists",
                                       .table = "list",
                                       .figures = figures,
                                       .fields = fields,
                                       .count = FIELDS_COUNT(fields),
                                       .sight = SIGHT_ALL,
                                       .read = PERM_ACCOUNT_READ,
                                       .write = PERM_LIST_WRITE,
                                       .remove = PERM_LIST_WRITE,
                                       .name_column = "name",
                                       .sort = "name",
                                       .search = "e.name_folded",
                                       .before_save = before_save,
                                       .after_save = after_save,
                                       .before_delete = before_delete,
                                       .before_restore = before_restore};
