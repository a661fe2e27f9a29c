/* selection: see selection.h. */
#include "model/selection.h"

#include "base/utf8.h"
#include "model/account.h"
#include "model/list.h"
#include "model/rate.h"
#include "rule/criteria_names.h"
#include "rule/criteria_words.h"

struct selection {
    struct model *m;
    const struct resource *res;
    bool live; /* what is named must still be there */
};

static const struct criteria_reach through_account = {
    .key = "account",
    .words = "the account's",
    .select = "e.account_id IN (SELECT e.id FROM account e LEFT JOIN account_metric m ON"
              " m.account_id = e.id",
    .where = "",
    .account = "e.id",
};
/* What accounts have several of. */
#define THROUGH(table, called, kind) \
    { \
        .key = table, .words = called, .select = "e.id IN (SELECT e.account_id FROM " table " e", \
        .where = "e.deleted_at IS NULL AND e.account_id IS NOT NULL AND ", \
        .account = "e.account_id", .known = kind \
    }
static const struct criteria_reach through_records[] = {
    THROUGH("subscription", "a subscription's", "subscription"),
    THROUGH("invoice", "an invoice's", "invoice"),
    THROUGH("ticket", "a ticket's", "ticket"),
    THROUGH("issue", "an issue's", "issue"),
    THROUGH("touchpoint", "a touchpoint's", "contact"),
};
enum { RECORDS = sizeof(through_records) / sizeof(through_records[0]) };

const struct criteria_reach *selection_reach(const struct resource *from,
                                             const struct resource *res)
{
    if (from->sight == SIGHT_CHILD && res == &account_resource)
        return &through_account;
    for (int i = 0; from == &account_resource && i < RECORDS; i++)
        if (str_is(str_of(res->key), through_records[i].key))
            return &through_records[i];
    return NULL;
}

/* Parts "account.mrr" at its point; the resource that the field belongs to. */
static const struct resource *resource_of_key(const struct resource *from, struct str *key,
                                              const struct criteria_reach **reach)
{
    ptrdiff_t point = str_find(*key, STR("."));
    *reach = NULL;
    if (point < 0 || str_is((struct str){key->p, (size_t)point}, "consumption"))
        return from;
    const struct resource *res = resource_of((struct str){key->p, (size_t)point});
    *reach = res ? selection_reach(from, res) : NULL;
    *key = (struct str){key->p + point + 1, key->n - (size_t)point - 1};
    return *reach ? res : NULL;
}

char selection_usage_of(const struct resource *res)
{
    if (res == &account_resource)
        return 'a';
    return str_is(str_of(res->key), "user") ? 'u' : 0;
}

static bool find(void *data, struct str key, struct criteria_field *out)
{
    struct selection *s = data;
    *out = (struct criteria_field){0};
    const struct resource *res = resource_of_key(s->res, &key, &out->reach);
    if (!res)
        return false;
    const struct entity *e = catalog_entity(s->m->catalog, res);
    out->field = entity_field(e, key, NULL);
    out->subject = selection_usage_of(res);
    out->currency = res->flags & RESOURCE_EXTERNAL && entity_field(e, STR("currency"), NULL);
    return out->field && criteria_takes_field(out->field);
}

/* Column that a row is found by when a text names it; folded. */
static const char *name_column(const struct field *f)
{
    if (str_is(str_of(f->of), "member"))
        return "email_folded";
    return f->type == FIELD_NAME || f->flags & FIELD_SET ? "name_folded" : NULL;
}

/* Segments and lists are of accounts or of users: those of the field's own kind. */
static const char *of_entity(struct selection *s, const struct field *f)
{
    return f->flags & FIELD_SET ? str_fmt(s->m->arena, " AND entity = '%s'", f->column).p : "";
}

static int64_t id_of_text(struct selection *s, const struct field *f, struct str text)
{
    const char *column = name_column(f);
    if (f->type == FIELD_REF && str_is(str_of(f->of), "account"))
        return account_find(s->m, str_trim(text));
    if (!column)
        return 0;
    struct str sql = str_fmt(s->m->arena, "SELECT id FROM %s WHERE %s = ? AND deleted_at IS NULL%s",
                             resource_get(f->of)->table, column, of_entity(s, f));
    return db_int(s->m->conn, 0, sql.p, "s", utf8_fold(s->m->arena, text));
}

/* Whether the actor may know of the row: what is hidden is answered like what is not there. */
static bool may_name(struct selection *s, const struct resource *res, int64_t id)
{
    if (res->sight == SIGHT_ALL)
        return true;
    if (res->sight == SIGHT_OWN)
        return false; /* no field names one */
    if (res->sight == SIGHT_ACCOUNT)
        return account_visible(s->m, id);
    struct str sql = str_fmt(s->m->arena, "SELECT account_id FROM %s WHERE id = ?", res->table);
    int64_t account = db_int(s->m->conn, 0, sql.p, "i", id);
    return account ? account_visible(s->m, account) : actor_sees_all(s->m->actor);
}

static int64_t resolve(void *data, const struct field *f, const struct json *value,
                       struct str *words)
{
    struct selection *s = data;
    const struct resource *res = resource_get(f->of);
    const struct json *kept = json_get(value, "id");
    int64_t id = kept                      ? kept->i
                 : value->type == JSON_INT ? value->i
                                           : id_of_text(s, f, value->text);
    /* Nothing may stand on a segment or list that is gone (rule_use.h). */
    bool gone_too = kept && !(f->flags & FIELD_SET) && !s->live;
    if (id <= 0 || !may_name(s, res, id))
        return 0;
    struct str sql =
        str_fmt(s->m->arena, "SELECT %s FROM %s WHERE id = ?%s%s", res->name_column, res->table,
                gone_too ? "" : " AND deleted_at IS NULL", of_entity(s, f));
    *words = db_text(s->m->conn, s->m->arena, sql.p, "i", id);
    if (gone_too && !words->p) /* removed for good: its name stands in the rule */
        *words = json_get_str(value, "name");
    return words->p ? id : 0;
}

/* ---- products, modules, features ---- */

static const char *const place_joins[CRITERIA_LEVELS] = {
    "product o", "module d JOIN product o ON o.id = d.product_id",
    "feature f JOIN module d ON d.id = f.module_id JOIN product o ON o.id = d.product_id"};
static const char place_aliases[CRITERIA_LEVELS + 1] = "odf";

/* The names of today of the rows and of what they stand in, where one name says it for all; rows
 * that are gone keep the names that they had. */
static bool name_place(struct model *m, struct criteria_place *p)
{
    struct buf sql = BUF_INIT(1000);
    buf_addz(&sql, "SELECT ");
    for (int level = 0; level <= p->level; level++)
        buf_addf(&sql, "%smin(%c.label), max(%c.label)", level ? ", " : "", place_aliases[level],
                 place_aliases[level]);
    buf_addf(&sql, " FROM %s WHERE %c.id {in_ints}", place_joins[p->level],
             place_aliases[p->level]);
    struct db_stmt *st = db_prepare(m->conn, buf_str(&sql));
    buf_free(&sql);
    if (st)
        db_bind_ints(st, p->ids, p->n);
    if (db_next(st))
        for (int level = 0; level <= p->level; level++)
            if (p->names[level].p && !db_is_null(st, 2 * level) &&
                str_eq(db_col_text(st, 2 * level), db_col_text(st, 2 * level + 1)))
                p->names[level] = str_dup(m->arena, db_col_text(st, 2 * level));
    db_done(st);
    return db_error(m->conn) == DB_OK;
}

static bool find_place(struct model *m, struct criteria_place *p)
{
    struct buf sql = BUF_INIT(1000);
    char deepest = place_aliases[p->level];
    buf_addf(&sql, "SELECT %c.id FROM %s WHERE 1 = 1", deepest, place_joins[p->level]);
    for (int level = 0; level <= p->level; level++)
        if (p->names[level].p)
            buf_addf(&sql, " AND (%c.label_folded = ? OR %c.name = ?)", place_aliases[level],
                     place_aliases[level]);
    buf_addf(&sql, " ORDER BY %c.id LIMIT ?", deepest);
    struct db_stmt *st = db_prepare(m->conn, buf_str(&sql));
    buf_free(&sql);
    for (int level = 0; st && level <= p->level; level++)
        if (p->names[level].p) {
            db_bind_text(st, utf8_fold(m->arena, p->names[level]));
            db_bind_text(st, p->names[level]);
        }
    if (st)
        db_bind_int(st, CRITERIA_VALUES);
    p->ids = arena_array(m->arena, CRITERIA_VALUES, sizeof(*p->ids));
    for (p->n = 0; db_next(st); p->n++)
        p->ids[p->n] = db_col_int(st, 0);
    db_done(st);
    return p->n > 0;
}

static bool place(void *data, struct criteria_place *p)
{
    struct selection *s = data;
    return (p->n || find_place(s->m, p)) && name_place(s->m, p);
}

static bool has_currency(struct model *m, const struct resource *res)
{
    return res == &account_resource ||
           entity_field(catalog_entity(m->catalog, res), STR("currency"), NULL);
}

static const struct criteria_schema *schema_of(struct model *m, const struct resource *res,
                                               bool live)
{
    struct selection *s = ARENA_NEW(m->arena, struct selection);
    struct criteria_schema *schema = ARENA_NEW(m->arena, struct criteria_schema);
    *s = (struct selection){m, res, live};
    *schema = (struct criteria_schema){.find = find,
                                       .resolve = resolve,
                                       .place = place,
                                       .data = s,
                                       .calendar = m->calendar,
                                       .today = m->today,
                                       .currency = m->catalog->currency,
                                       .currency_digits = m->catalog->currency_digits};
    if (has_currency(m, res))
        schema->nrates = rates_on(m->conn, m->arena, m->catalog, m->today, &schema->rates);
    return schema;
}

const struct criteria_schema *selection_schema(struct model *m, const struct resource *res)
{
    return schema_of(m, res, false);
}

const struct criteria_schema *selection_schema_live(struct model *m, const struct resource *res)
{
    return schema_of(m, res, true);
}

struct criteria *selection_parse(struct model *m, const struct resource *res,
                                 const struct json *json, const char *root)
{
    return criteria_parse(m->arena, selection_schema(m, res), json, root, m->error);
}

struct criteria *selection_parse_text(struct model *m, const struct resource *res, struct str text,
                                      const char *root)
{
    const struct json *json = text.p ? json_parse(m->arena, text).root : NULL;
    return json ? selection_parse(m, res, json, root) : NULL;
}

static struct str rewritten(struct model *m, const struct resource *res, struct str text,
                            struct str (*rewrite)(struct arena *, const struct criteria_schema *,
                                                  const struct json *))
{
    const struct json *json = text.p ? json_parse(m->arena, text).root : NULL;
    struct str out = json ? rewrite(m->arena, selection_schema(m, res), json) : STR_NONE;
    return out.p ? out : text;
}

struct str selection_by_id(struct model *m, const struct resource *res, struct str text)
{
    return rewritten(m, res, text, criteria_by_id);
}

struct str selection_by_name(struct model *m, const struct resource *res, struct str text)
{
    return rewritten(m, res, text, criteria_by_name);
}

const struct resource *selection_subject(const struct field *f, struct str entity)
{
    return f->of ? resource_get(f->of) : resource_of(entity);
}

struct str selection_words(struct model *m, const struct resource *res, const struct criteria *c)
{
    return criteria_words(m->arena, selection_schema(m, res), c, res->plural);
}
