/* segment: see segment.h. */
#include "model/segment.h"

#include "model/fields.h"
#include "model/rule_use.h"
#include "model/selection.h"

/* The rule of the record, checked; NULL with m->error. */
static struct criteria *parse(struct model *m, const struct record *r)
{
    const struct resource *of =
        resource_get(str_is(record_const(r, "entity")->s, "user") ? "user" : "account");
    return selection_parse_text(m, of, record_const(r, "criteria")->s, "criteria");
}

static bool is_new_rule(const struct record *r, const struct record *before)
{
    return !before || before->deleted ||
           !str_eq(record_const(r, "criteria")->s, record_const(before, "criteria")->s);
}

static int check_rule(struct model *m, const struct record *r)
{
    struct rule_uses uses = {0};
    struct criteria *c = parse(m, r);
    if (!c)
        return error_is_set(m->error) ? -1 : error_field(m->error, STR("criteria"), "Is needed");
    rule_uses_add(m->arena, &uses, c);
    return rule_uses_check(m, r->id ? r->id : RULE_NEW, &uses, "criteria");
}

static int take_place(struct model *m, struct record *r)
{
    static const char last[] =
        "SELECT max(position) FROM segment WHERE entity = ? AND deleted_at IS NULL";
    static const char count[] =
        "SELECT count(*) FROM segment WHERE entity = ? AND deleted_at IS NULL";
    struct str entity = record_const(r, "entity")->s;
    if (db_int(m->conn, 0, count, "s", entity) >= SEGMENTS_MAX)
        return error_set(m->error, ERROR_LIMIT, "There are %d segments of %.*ss already",
                         SEGMENTS_MAX, (int)entity.n, entity.p);
    if (record_const(r, "position")->kind != 'i')
        record_set_int(r, "position", db_int(m->conn, 0, last, "s", entity) + 1);
    return 0;
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    if (record_const(r, "entity")->kind != 's' || record_const(r, "criteria")->kind != 's')
        return 0; /* refused as missing */
    if (!before && take_place(m, r) < 0)
        return -1;
    if (record_const(r, "position")->kind != 'i')
        record_set_int(r, "position", 0);
    return is_new_rule(r, before) ? check_rule(m, r) : 0;
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    struct rule_uses uses = {0};
    if (!is_new_rule(r, before))
        return 0;
    rule_uses_add(m->arena, &uses, parse(m, r));
    model_rule_changed(m, "segment");
    return rule_uses_store(m, "segment", r->id, &uses);
}

static int before_delete(struct model *m, const struct record *r)
{
    return rule_uses_free(m, r->id);
}

static int before_restore(struct model *m, const struct record *r)
{
    model_rule_changed(m, "segment");
    return check_rule(m, r);
}

/* clang-format off */
static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .max = 100, .help = "Name shown everywhere"},
    {.key = "entity", .label = "Of", .group = "General", .type = FIELD_CHOICE, .of = "account|user",
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .help = "Whether it groups accounts or users"},
    {.key = "criteria", .label = "Criteria", .group = "General", .type = FIELD_CRITERIA,
     .flags = FIELD_REQUIRED | FIELD_NO_SORT, .help = "Who belongs to it"},
    {.key = "description", .label = "Description", .group = "General", .type = FIELD_TEXT,
     .max = 500, .help = "What it is for"},
    {.key = "position", .label = "Position", .group = "General", .type = FIELD_INT, .min = 0,
     .max = 100000, .help = "Order of the tabs; last when not said"},
    SYSTEM_FIELDS,
};
/* clang-format on */

const struct resource segment_resource = {.key = "segment",
                                          .path = "segments",
                                          .label = "segment",
                                          .plural = "segments",
                                          .table = "segment",
                                          .fields = fields,
                                          .count = FIELDS_COUNT(fields),
                                          .sight = SIGHT_ALL,
                                          .read = PERM_CONFIG_READ,
                                          .write = PERM_SEGMENT_WRITE,
                                          .remove = PERM_SEGMENT_WRITE,
                                          .name_column = "name",
                                          .sort = "position",
                                          .search = "e.name_folded",
                                          .before_save = before_save,
                                          .after_save = after_save,
                                          .before_delete = before_delete,
                                          .before_restore = before_restore};

/* ---- who belongs ---- */

/* How many of what the query selects belong to each. Without a condition, the segments' rows alone
 * say it. */
static int count_members(struct model *m, const struct list_query *q, const int64_t *segments,
                         size_t n, int64_t *counts)
{
    bool own = group_subject(q->resource) == q->resource;
    bool all = own && actor_sees_all(m->actor) && !q->criteria && !q->q.n && !q->segment &&
               !q->list && !q->member;
    struct criteria_part ids;
    if (list_values_sql(m, q, own ? "e.id AS id" : "e.account_id AS id", &ids) < 0)
        return -1;
    struct str sql =
        all ? STR("SELECT b.segment_id, count(*) FROM segment_member b WHERE b.segment_id"
                  " {in_ints} GROUP BY b.segment_id")
            : str_fmt(m->arena,
                      "SELECT b.segment_id, count(*) FROM (%.*s) p JOIN segment_member b ON"
                      " b.entity_id = p.id WHERE b.segment_id {in_ints} GROUP BY b.segment_id",
                      (int)ids.sql.n, ids.sql.p);
    struct db_stmt *st = db_prepare(m->conn, sql);
    if (!all)
        criteria_sql_bind(st, ids.binds, ids.nbinds);
    if (st)
        db_bind_ints(st, segments, n);
    while (db_next(st))
        for (size_t i = 0; i < n; i++)
            if (segments[i] == db_col_int(st, 0))
                counts[i] = db_col_int(st, 1);
    db_done(st);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int segment_counts(struct model *m, const struct list_query *q, struct json_out *out)
{
    static const char live[] = "SELECT id FROM segment WHERE entity = ? AND deleted_at IS NULL"
                               " ORDER BY position, id LIMIT ?";
    int64_t ids[SEGMENTS_MAX], counts[SEGMENTS_MAX] = {0};
    size_t n = 0;
    struct db_stmt *st =
        db_query(m->conn, live, "zi", group_subject(q->resource)->key, (int64_t)SEGMENTS_MAX);
    while (db_next(st))
        ids[n++] = db_col_int(st, 0);
    db_done(st);
    if (count_members(m, q, ids, n, counts) < 0)
        return -1;
    json_member_int(out, "total", list_count(m, q));
    json_key(out, "counts");
    json_open_array(out);
    for (size_t i = 0; i < n; i++) {
        json_open_object(out);
        json_member_int(out, "id", ids[i]);
        json_member_int(out, "count", counts[i]);
        json_close_object(out);
    }
    json_close_array(out);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int segment_holders(struct model *m, const struct resource *res, int64_t id, struct json_out *out)
{
    static const char read[] =
        "SELECT g.id, g.name, s.since FROM segment_member s JOIN segment g ON g.id = s.segment_id"
        " AND g.entity = ? AND g.deleted_at IS NULL WHERE s.entity_id = ? ORDER BY g.position,"
        " g.id LIMIT ?";
    if (!record_load(m, res, id))
        return -1;
    struct db_stmt *st = db_query(m->conn, read, "zii", res->key, id, (int64_t)SEGMENTS_MAX);
    while (db_next(st)) {
        json_open_object(out);
        json_member_int(out, "id", db_col_int(st, 0));
        json_member_str(out, "name", db_col_text(st, 1));
        json_member_instant(out, "since", db_col_int(st, 2));
        json_close_object(out);
    }
    db_done(st);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
