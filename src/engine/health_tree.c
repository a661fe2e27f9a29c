/* health_tree: see health_tree.h. */
#include "engine/health_tree.h"

#include "base/decimal.h"
#include "model/selection.h"

enum { VALUE_MAX = 100000 };

/* ---- asking ---- */

/* SELECT of one expression about the account; what the criteria's tables join. */
static struct db_stmt *ask(struct model *m, const struct asked *asked, struct str expression,
                           const struct criteria_sql *part)
{
    bool past = asked->day_metrics.p != NULL;
    struct str metrics = past ? asked->day_metrics : STR("account_metric");
    struct str sql =
        str_fmt(m->arena,
                "SELECT %.*s FROM account e LEFT JOIN %.*s m ON m.account_id = e.id%.*s WHERE e.id"
                " = ?",
                (int)expression.n, expression.p, (int)metrics.n, metrics.p, (int)part->joins.sql.n,
                part->joins.sql.p);
    struct db_stmt *st = db_prepare(m->conn, sql);
    criteria_sql_bind(st, part->where.binds, part->where.nbinds);
    if (st && past) {
        db_bind_int(st, m->today);
        db_bind_ints(st, asked->accounts, asked->n);
    }
    criteria_sql_bind(st, part->joins.binds, part->joins.nbinds);
    if (st)
        db_bind_int(st, asked->accounts[0]);
    return st;
}

struct asking {
    struct model *m;
    const struct asked *asked;
    const struct criteria_schema *schema;
    struct criteria_scope scope;
};

static enum answer read_answer(struct asking *a, const struct criteria *c)
{
    struct criteria_sql part;
    criteria_sql_render(a->m->arena, a->schema, &a->scope, c, &part);
    struct str expression =
        str_fmt(a->m->arena, "CAST(%.*s AS INTEGER)", (int)part.where.sql.n, part.where.sql.p);
    struct db_stmt *st = ask(a->m, a->asked, expression, &part);
    enum answer answer = ANSWER_NO;
    if (db_next(st))
        answer = db_is_null(st, 0) ? ANSWER_UNKNOWN : db_col_int(st, 0) ? ANSWER_YES : ANSWER_NO;
    db_done(st);
    return answer;
}

static void name_json(struct model *m, const struct field *f, int64_t id, struct json_out *out)
{
    const struct resource *res = resource_get(f->of);
    struct str sql =
        str_fmt(m->arena, "SELECT %s FROM %s WHERE id = ?", res->name_column, res->table);
    json_out_str(out, db_text(m->conn, m->arena, sql.p, "i", id));
}

static void figure_json(struct model *m, const struct criteria_operand *o, struct db_stmt *st,
                        struct json_out *out)
{
    char text[32];
    switch (o->type) {
    case FIELD_MONEY: {
        int64_t minor = db_col_kind(st, 0) == 'd' ? (int64_t)db_col_real(st, 0) : db_col_int(st, 0);
        json_out_str(out, decimal_format(minor, m->catalog->currency_digits, text));
        break;
    }
    case FIELD_INT:
        json_out_int(out, db_col_int(st, 0));
        break;
    case FIELD_NUMBER:
        json_out_double(out, db_col_real(st, 0));
        break;
    case FIELD_DATE:
        json_out_date(out, (int32_t)db_col_int(st, 0));
        break;
    case FIELD_INSTANT:
        json_out_instant(out, db_col_int(st, 0));
        break;
    case FIELD_BOOL:
        json_out_bool(out, db_col_int(st, 0) != 0);
        break;
    case FIELD_RANK:
        json_out_str(out, field_choice(o->of.field, (int)db_col_int(st, 0)));
        break;
    case FIELD_NAME:
    case FIELD_REF:
        name_json(m, o->of.field, db_col_int(st, 0), out);
        break;
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
    case FIELD_CHOICE:
        json_out_str(out, db_col_text(st, 0));
        break;
    case FIELD_TEXTS:
        json_out_raw(out, db_col_text(st, 0));
        break;
    case FIELD_SERIES:
    case FIELD_MONEY_SERIES:
    case FIELD_REFS:
    case FIELD_CRITERIA:
    case FIELD_STATE:
        json_out_null(out); /* cannot be named */
        break;
    }
}

/* The figure as a person reads it: texts as they were written, not folded. */
static struct str figure_sql(struct model *m, const struct criteria_operand *o,
                             const struct criteria_sql *part)
{
    char column[64];
    const struct field *f = o->of.field;
    return f->flags & FIELD_FOLDED ? str_fmt(m->arena, "e.%s", field_column(f, column))
                                   : part->where.sql;
}

/* Whether there is none; *value (may be NULL) gets it as JSON. */
static bool read_figure(struct asking *a, const struct criteria_operand *o, struct str *value)
{
    struct criteria_sql part;
    struct buf text = BUF_INIT(VALUE_MAX);
    struct json_out out;
    if (o->of.reach || o->of.field->flags & FIELD_SET)
        return false;
    criteria_sql_figure(a->m->arena, a->schema, &a->scope, o, &part);
    if (o->of.field->flags & FIELD_FOLDED)
        part.where.nbinds = 0;
    struct db_stmt *st = ask(a->m, a->asked, figure_sql(a->m, o, &part), &part);
    bool empty = !db_next(st) || db_is_null(st, 0);
    json_out_init(&out, &text);
    empty ? json_out_null(&out) : figure_json(a->m, o, st, &out);
    db_done(st);
    if (value)
        *value = str_dup(a->m->arena, buf_str(&text));
    buf_free(&text);
    return empty;
}

/* ---- the tree ---- */

/* Kleene's and/or over the children. */
static enum answer of_group(const struct found *f)
{
    enum answer decisive = f->of->kind == CRITERIA_ANY ? ANSWER_YES : ANSWER_NO;
    enum answer result = f->of->kind == CRITERIA_ANY ? ANSWER_NO : ANSWER_YES;
    for (const struct found *e = f->child; e; e = e->next) {
        if (e->answer == decisive)
            return decisive;
        if (e->answer == ANSWER_UNKNOWN)
            result = ANSWER_UNKNOWN;
    }
    return result;
}

static enum answer negated(enum answer a)
{
    return a == ANSWER_UNKNOWN ? a : a == ANSWER_YES ? ANSWER_NO : ANSWER_YES;
}

static struct found *read_node(struct asking *a, const struct criteria *c, const struct json *json)
{
    struct found *f = ARENA_NEW(a->m->arena, struct found), **end = &f->child;
    *f = (struct found){.of = c, .json = json};
    if (c->kind == CRITERIA_CONDITION) {
        f->answer = read_answer(a, c);
        f->empty = read_figure(a, &c->left, &f->value);
        f->other_empty = c->other && read_figure(a, c->other, NULL);
        return f;
    }
    const struct json *inside = json->child, *j = inside->child;
    for (const struct criteria *e = c->child; e; e = e->next) {
        *end = read_node(a, e, c->kind == CRITERIA_NOT ? inside : j);
        end = &(*end)->next;
        j = j ? j->next : NULL;
    }
    f->answer = c->kind == CRITERIA_NOT ? negated(f->child->answer) : of_group(f);
    return f;
}

struct found *found_read(struct model *m, const struct asked *asked, const struct criteria *c,
                         const struct json *json)
{
    struct asking a = {.m = m,
                       .asked = asked,
                       .schema = selection_schema(m, resource_get("account")),
                       .scope = {.accounts = asked->accounts,
                                 .naccounts = 1,
                                 .first_day = asked->first_day,
                                 .three = true}};
    struct found *f = read_node(&a, c, json);
    return db_error(m->conn) == DB_OK ? f : NULL;
}

static void answer_json(const struct found *f, struct json_out *out)
{
    json_key(out, "held");
    f->answer == ANSWER_UNKNOWN ? json_out_null(out) : json_out_bool(out, f->answer == ANSWER_YES);
}

void found_json(struct model *m, const struct found *f, struct json_out *out)
{
    const struct json *inside = f->json->child;
    json_open_object(out);
    if (f->of->kind == CRITERIA_CONDITION) {
        for (const struct json *j = inside; j; j = j->next) {
            json_key_str(out, j->key);
            json_out_tree(out, j);
        }
        json_key(out, "found");
        f->value.p ? json_out_raw(out, f->value) : json_out_null(out);
    } else {
        json_key_str(out, inside->key);
        if (f->of->kind != CRITERIA_NOT)
            json_open_array(out);
        for (const struct found *e = f->child; e; e = e->next)
            found_json(m, e, out);
        if (f->of->kind != CRITERIA_NOT)
            json_close_array(out);
    }
    answer_json(f, out);
    json_member_str(out, "text", selection_words(m, resource_get("account"), f->of));
    json_close_object(out);
}

void found_missing(const struct found *f, void (*call)(void *data, struct str key), void *data)
{
    if (f->answer != ANSWER_UNKNOWN)
        return;
    for (const struct found *e = f->child; e; e = e->next)
        found_missing(e, call, data);
    if (f->of->kind != CRITERIA_CONDITION)
        return;
    if (f->empty || f->of->left.of.reach)
        call(data, f->of->left.key);
    if (f->other_empty)
        call(data, f->of->other->key);
}

void found_each(const struct found *f, void (*call)(void *data, const struct found *f), void *data)
{
    for (const struct found *e = f->child; e; e = e->next)
        found_each(e, call, data);
    if (f->of->kind == CRITERIA_CONDITION)
        call(data, f);
}
