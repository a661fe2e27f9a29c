/* selection: see selection.h. */
#include "model/selection.h"

#include "base/utf8.h"
#include "model/account.h"
#include "model/billing.h"
#include "model/list.h"
#include "model/rate.h"
#include "rule/criteria_words.h"

struct selection {
    struct model *m;
    const struct resource *res;
};

static const struct criteria_reach through_account = {
    .key = "account",
    .words = "the account's",
    .select = "e.account_id IN (SELECT e.id FROM account e LEFT JOIN account_metric m ON"
              " m.account_id = e.id",
    .where = "",
    .account = "e.id",
};
static const struct criteria_reach through_subscriptions = {
    .key = "subscription",
    .words = "a subscription's",
    .select = "e.id IN (SELECT e.account_id FROM subscription e",
    .where = "e.deleted_at IS NULL AND e.account_id IS NOT NULL AND ",
    .account = "e.account_id",
    .known = "subscription",
};

const struct criteria_reach *selection_reach(const struct resource *from,
                                             const struct resource *res)
{
    if (from->sight == SIGHT_CHILD && res == &account_resource)
        return &through_account;
    if (from == &account_resource && res == &subscription_resource)
        return &through_subscriptions;
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

static char subject_of(const struct resource *res)
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
    out->subject = subject_of(res);
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
    int64_t id = value->type == JSON_INT ? value->i : id_of_text(s, f, value->text);
    if (id <= 0 || !may_name(s, res, id))
        return 0;
    struct str sql = str_fmt(s->m->arena, "SELECT %s FROM %s WHERE id = ? AND deleted_at IS NULL%s",
                             res->name_column, res->table, of_entity(s, f));
    *words = db_text(s->m->conn, s->m->arena, sql.p, "i", id);
    return words->p ? id : 0;
}

static bool used(void *data, struct str product, struct str module, struct str feature)
{
    static const char base[] = "SELECT 1 FROM product o";
    struct selection *s = data;
    struct model *m = s->m;
    struct str sql = str_fmt(m->arena, "%s%s%s WHERE %s%s%s LIMIT 1", base,
                             module.p || feature.p ? " JOIN module d ON d.product_id = o.id" : "",
                             feature.p ? " JOIN feature f ON f.module_id = d.id" : "",
                             product.p ? "(o.label_folded = ? OR o.name = ?)" : "1 = 1",
                             module.p ? " AND (d.label_folded = ? OR d.name = ?)" : "",
                             feature.p ? " AND (f.label_folded = ? OR f.name = ?)" : "");
    struct str names[] = {product, module, feature};
    struct db_stmt *st = db_prepare(m->conn, sql);
    for (int i = 0; st && i < 3; i++)
        if (names[i].p) {
            db_bind_text(st, utf8_fold(m->arena, names[i]));
            db_bind_text(st, names[i]);
        }
    bool found = db_next(st);
    db_done(st);
    return found;
}

static bool has_currency(struct model *m, const struct resource *res)
{
    return res == &account_resource ||
           entity_field(catalog_entity(m->catalog, res), STR("currency"), NULL);
}

const struct criteria_schema *selection_schema(struct model *m, const struct resource *res)
{
    struct selection *s = ARENA_NEW(m->arena, struct selection);
    struct criteria_schema *schema = ARENA_NEW(m->arena, struct criteria_schema);
    *s = (struct selection){m, res};
    *schema = (struct criteria_schema){.find = find,
                                       .resolve = resolve,
                                       .used = used,
                                       .data = s,
                                       .calendar = m->calendar,
                                       .today = m->today,
                                       .currency = m->catalog->currency,
                                       .currency_digits = m->catalog->currency_digits};
    if (has_currency(m, res))
        schema->nrates = rates_on(m->conn, m->arena, m->catalog, m->today, &schema->rates);
    return schema;
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

struct str selection_words(struct model *m, const struct resource *res, const struct criteria *c)
{
    return criteria_words(m->arena, selection_schema(m, res), c, res->plural);
}
