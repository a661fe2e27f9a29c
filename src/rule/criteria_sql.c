/* criteria_sql: conditions and groups as SQL (see criteria_sql.h). */
#include "rule/criteria_sql.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "rule/criteria_render.h"

enum { SQL_MAX = 500000 };

static void add_node(struct render *r, const struct criteria *c);

void part_bind(struct render *r, struct part *p, struct criteria_bind bind)
{
    if (p->n == p->space) {
        struct criteria_bind *more = arena_array(r->arena, p->space * 2 + 16, sizeof(*more));
        if (p->n)
            memcpy(more, p->binds, p->n * sizeof(*more));
        p->binds = more;
        p->space = p->space * 2 + 16;
    }
    p->binds[p->n++] = bind;
}

void part_bind_int(struct render *r, struct part *p, int64_t i)
{
    part_bind(r, p, (struct criteria_bind){.kind = 'i', .i = i});
}

void part_bind_real(struct render *r, struct part *p, double d)
{
    part_bind(r, p, (struct criteria_bind){.kind = 'd', .d = d});
}

void part_bind_text(struct render *r, struct part *p, struct str s)
{
    part_bind(r, p, (struct criteria_bind){.kind = 's', .s = s});
}

void part_bind_accounts(struct render *r, struct part *p)
{
    part_bind(
        r, p,
        (struct criteria_bind){.kind = 'I', .ints = r->scope->accounts, .n = r->scope->naccounts});
}

/* ---- values of fields ---- */

/* The column, or what stands for it. */
void render_stored(struct render *r, const struct field *f)
{
    struct buf *sql = &r->where->sql;
    char name[64];
    if (f->flags & FIELD_ROLE) {
        buf_addz(sql, "(SELECT r.member_id FROM account_role r WHERE r.account_id = e.id AND"
                      " r.team_role_id = ?)");
        part_bind_int(r, r->where, f->id);
    } else if (f->flags & FIELD_FOLDED) {
        buf_addf(sql, "e.%s_folded", field_column(f, name));
    } else {
        bool compound = f->read || f->known;
        buf_addz(sql, compound ? "(" : "");
        field_sql(f, sql);
        buf_addz(sql, compound ? ")" : "");
    }
}

/* Money of a record with a currency of its own, in minor units of the workspace's; NULL without a
 * rate. */
static void add_converted(struct render *r, const struct field *f)
{
    struct buf *sql = &r->where->sql;
    buf_addz(sql, "CASE WHEN e.currency IS NULL OR upper(e.currency) = ? THEN CAST(");
    part_bind_text(r, r->where, r->schema->currency);
    render_stored(r, f);
    buf_addz(sql, " AS DOUBLE PRECISION)");
    for (size_t i = 0; i < r->schema->nrates; i++) {
        buf_addz(sql, " WHEN upper(e.currency) = ? THEN CAST(");
        part_bind_text(r, r->where, r->schema->rates[i].currency);
        render_stored(r, f);
        buf_addz(sql, " AS DOUBLE PRECISION) * CAST(? AS DOUBLE PRECISION)");
        part_bind_real(r, r->where, r->schema->rates[i].factor);
    }
    buf_addz(sql, " END");
}

static void add_operand(struct render *r, const struct criteria_operand *o)
{
    if (!criteria_plain(o))
        render_figure(r, o);
    else if (o->of.currency && o->type == FIELD_MONEY)
        add_converted(r, o->of.field);
    else
        render_stored(r, o->of.field);
}

static void add_real_operand(struct render *r, const struct criteria_operand *o)
{
    buf_addz(&r->where->sql, "CAST(");
    add_operand(r, o);
    buf_addz(&r->where->sql, " AS DOUBLE PRECISION)");
}

/* ---- conditions ---- */

static bool any_real(const struct criteria *c)
{
    for (size_t i = 0; i < c->nvalues; i++)
        if (c->values[i].kind == 'd')
            return true;
    return false;
}

/* The figure as the type of its values. */
static void add_left(struct render *r, const struct criteria *c)
{
    any_real(c) ? add_real_operand(r, &c->left) : add_operand(r, &c->left);
}

static void add_value(struct render *r, const struct criteria *c, const struct criteria_value *v)
{
    if (v->kind == 's') {
        buf_addc(&r->where->sql, '?');
        part_bind_text(r, r->where, v->s);
    } else if (any_real(c)) {
        buf_addz(&r->where->sql, "CAST(? AS DOUBLE PRECISION)");
        part_bind_real(r, r->where, v->kind == 'd' ? v->d : (double)v->i);
    } else {
        buf_addz(&r->where->sql, "CAST(? AS BIGINT)");
        part_bind_int(r, r->where, v->i);
    }
}

static void add_date(struct render *r, const struct criteria *c)
{
    struct buf *sql = &r->where->sql;
    int64_t from, to;
    criteria_range(c, r->schema, &from, &to);
    add_operand(r, &c->left);
    if (from == INT64_MIN) {
        buf_addz(sql, " <= CAST(? AS BIGINT)");
    } else if (to == INT64_MAX) {
        buf_addz(sql, " >= CAST(? AS BIGINT)");
    } else {
        buf_addf(sql, " %sBETWEEN CAST(? AS BIGINT) AND CAST(? AS BIGINT)",
                 c->op == OP_NE ? "NOT " : "");
        part_bind_int(r, r->where, from);
    }
    part_bind_int(r, r->where, to == INT64_MAX ? from : to);
}

/* A factor as a fraction, so that 70 x 0.1 is 7. */
static void add_factor(struct render *r, double times)
{
    double divisor = 1;
    for (int i = 0; i < 6 && times * divisor != nearbyint(times * divisor); i++)
        divisor *= 10;
    buf_addz(&r->where->sql, " * CAST(? AS DOUBLE PRECISION) / CAST(? AS DOUBLE PRECISION)");
    part_bind_real(r, r->where,
                   nearbyint(times * divisor) == 0 ? times : nearbyint(times * divisor));
    part_bind_real(r, r->where, nearbyint(times * divisor) == 0 ? 1 : divisor);
}

static void add_other(struct render *r, const struct criteria *c)
{
    bool real = c->times != 1;
    real ? add_real_operand(r, &c->left) : add_operand(r, &c->left);
    buf_addf(&r->where->sql, " %s ", criteria_operators[c->op].sql);
    real ? add_real_operand(r, c->other) : add_operand(r, c->other);
    if (real)
        add_factor(r, c->times);
}

/* Start of the JSON text of a list of which v is the first element, and a later one. */
static struct str element_needle(struct render *r, const struct criteria_value *v, char before)
{
    struct buf b = BUF_INIT(20000);
    struct json_out out;
    buf_addc(&b, before);
    json_out_init(&out, &b);
    json_out_str(&out, v->words);
    struct str needle = utf8_fold(r->arena, buf_str(&b));
    buf_free(&b);
    return needle;
}

/* Texts that hold one of the values. */
static void add_texts(struct render *r, const struct criteria *c, bool not )
{
    struct buf *sql = &r->where->sql;
    buf_addz(sql, not ? "NOT (" : "(");
    for (size_t i = 0; i < c->nvalues * 2; i++) {
        buf_addz(sql, i ? " OR {instr}(" : "{instr}(");
        add_operand(r, &c->left);
        buf_addz(sql, ", ?) > 0");
        part_bind_text(r, r->where, element_needle(r, &c->values[i / 2], i % 2 ? ',' : '['));
    }
    buf_addc(sql, ')');
}

static void add_contains(struct render *r, const struct criteria *c, bool not )
{
    buf_addz(&r->where->sql, "{instr}(");
    add_operand(r, &c->left);
    buf_addf(&r->where->sql, ", ?) %s 0", not ? "=" : ">");
    part_bind_text(r, r->where, c->values[0].s);
}

static void add_starts(struct render *r, const struct criteria *c)
{
    buf_addz(&r->where->sql, "substr(");
    add_operand(r, &c->left);
    buf_addf(&r->where->sql, ", 1, %zu) = ?", utf8_length(c->values[0].s));
    part_bind_text(r, r->where, c->values[0].s);
}

static struct criteria_bind value_array(struct render *r, const struct criteria *c)
{
    struct criteria_bind b = {.kind = c->values[0].kind == 's' ? 'S' : 'I', .n = c->nvalues};
    struct str *texts = arena_array(r->arena, c->nvalues, sizeof(*texts));
    int64_t *ints = arena_array(r->arena, c->nvalues, sizeof(*ints));
    for (size_t i = 0; i < c->nvalues; i++) {
        texts[i] = c->values[i].s;
        ints[i] = c->values[i].i;
    }
    b.texts = texts;
    b.ints = ints;
    return b;
}

static void add_in(struct render *r, const struct criteria *c, bool not )
{
    struct buf *sql = &r->where->sql;
    bool converted = c->left.of.currency && c->left.type == FIELD_MONEY;
    buf_addz(sql, not ? "NOT (" : "(");
    add_left(r, c);
    if (any_real(c) || converted) {
        buf_addz(sql, " IN (");
        for (size_t i = 0; i < c->nvalues; i++) {
            buf_addz(sql, i ? ", " : "");
            add_value(r, c, &c->values[i]);
        }
        buf_addz(sql, "))");
        return;
    }
    struct criteria_bind array = value_array(r, c);
    buf_addz(sql, array.kind == 'S' ? " {in_texts})" : " {in_ints})");
    part_bind(r, r->where, array);
}

static void add_empty(struct render *r, const struct criteria *c)
{
    const char *not = c->op == OP_EMPTY ? "" : "NOT ";
    buf_addf(&r->where->sql, "%s(", not );
    add_operand(r, &c->left);
    buf_addz(&r->where->sql, " IS NULL");
    if (c->left.type == FIELD_TEXTS) {
        buf_addz(&r->where->sql, " OR ");
        add_operand(r, &c->left);
        buf_addz(&r->where->sql, " = '[]'");
    }
    buf_addc(&r->where->sql, ')');
}

static void add_comparison(struct render *r, const struct criteria *c)
{
    add_left(r, c);
    buf_addf(&r->where->sql, " %s ", criteria_operators[c->op].sql);
    add_value(r, c, &c->values[0]);
}

static void add_between(struct render *r, const struct criteria *c)
{
    add_left(r, c);
    buf_addz(&r->where->sql, " BETWEEN ");
    add_value(r, c, &c->values[0]);
    buf_addz(&r->where->sql, " AND ");
    add_value(r, c, &c->values[1]);
}

/* The comparison itself; NULL on an empty value. */
static void add_test(struct render *r, const struct criteria *c)
{
    bool texts = c->left.type == FIELD_TEXTS;
    switch (c->op) {
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
        add_comparison(r, c);
        break;
    case OP_BETWEEN:
        add_between(r, c);
        break;
    case OP_CONTAINS:
    case OP_NOT_CONTAINS:
        (texts ? add_texts : add_contains)(r, c, c->op == OP_NOT_CONTAINS);
        break;
    case OP_STARTS_WITH:
        add_starts(r, c);
        break;
    case OP_IN:
    case OP_NOT_IN:
        (texts ? add_texts : add_in)(r, c, c->op == OP_NOT_IN);
        break;
    case OP_EMPTY:
    case OP_NOT_EMPTY:
        add_empty(r, c);
        break;
    case OP_BEFORE: /* dates: add_date */
    case OP_AFTER:
    case OP_IN_LAST_DAYS:
    case OP_IN_NEXT_DAYS:
    case OP_MORE_THAN_DAYS_AGO:
    case OP_LESS_THAN_DAYS_AGO:
    case OP_COUNT:
        break;
    }
}

/* A reference to several rows at once: whether one of those named is among them. */
static void add_set(struct render *r, const struct criteria *c)
{
    const struct field *f = c->left.of.field;
    bool not = criteria_operators[c->op].empty;
    buf_addf(&r->where->sql, "%sEXISTS (%s", not ? "NOT " : "", f->read);
    if (c->nvalues) {
        buf_addf(&r->where->sql, " AND s.%s_id {in_ints}", f->key);
        part_bind(r, r->where, value_array(r, c));
    }
    buf_addc(&r->where->sql, ')');
}

static void add_condition(struct render *r, const struct criteria *c)
{
    if (c->left.of.field->flags & FIELD_SET) {
        add_set(r, c);
        return;
    }
    bool empty = criteria_operators[c->op].empty;
    bool stays_null = r->three && criteria_unknown(&c->left);
    bool date = c->left.type == FIELD_DATE || c->left.type == FIELD_INSTANT;
    buf_addz(&r->where->sql, stays_null ? "(" : "coalesce(");
    if (c->other)
        add_other(r, c);
    else if (date && c->nvalues)
        add_date(r, c);
    else
        add_test(r, c);
    buf_addz(&r->where->sql, stays_null ? ")" : empty ? ", TRUE)" : ", FALSE)");
}

static void append_part(struct render *r, struct part *to, struct part *from)
{
    buf_adds(&to->sql, buf_str(&from->sql));
    to->sql.failed = to->sql.failed || buf_failed(&from->sql);
    for (size_t i = 0; i < from->n; i++)
        part_bind(r, to, from->binds[i]);
    buf_free(&from->sql);
}

/* A condition on rows that the record is related to: it is in the set of those that have one. */
static void add_reached(struct render *r, const struct criteria *c)
{
    const struct criteria_reach *reach = c->left.of.reach;
    struct part joins = {.sql = BUF_INIT(SQL_MAX)}, where = {.sql = BUF_INIT(SQL_MAX)};
    struct part *outer_joins = r->joins, *outer = r->where;
    bool three = r->three;
    r->joins = &joins;
    r->where = &where;
    r->three = false;
    add_condition(r, c);
    r->joins = outer_joins;
    r->where = outer;
    r->three = three;
    bool may_be_unknown = three && reach->known;
    if (may_be_unknown)
        buf_addf(&outer->sql, "(CASE WHEN " FIELD_KNOWN_SQL " THEN ", reach->known);
    buf_addz(&outer->sql, reach->select);
    append_part(r, outer, &joins);
    buf_addf(&outer->sql, " WHERE %s", reach->where);
    if (r->scope) {
        buf_addf(&outer->sql, "%s {in_ints} AND ", reach->account);
        part_bind_accounts(r, outer);
    }
    append_part(r, outer, &where);
    buf_addz(&outer->sql, may_be_unknown ? ") END)" : ")");
}

static void add_node(struct render *r, const struct criteria *c)
{
    struct buf *sql = &r->where->sql;
    if (c->kind == CRITERIA_CONDITION) {
        c->left.of.reach ? add_reached(r, c) : add_condition(r, c);
        return;
    }
    buf_addz(sql, c->kind == CRITERIA_NOT ? "NOT (" : "(");
    if (!c->child)
        buf_addz(sql, "1 = 1");
    for (const struct criteria *e = c->child; e; e = e->next) {
        add_node(r, e);
        if (e->next)
            buf_addz(sql, c->kind == CRITERIA_ANY ? " OR " : " AND ");
    }
    buf_addc(sql, ')');
}

static struct criteria_part finished(struct render *r, struct part *p)
{
    struct criteria_part out = {str_dup(r->arena, p->sql.n ? buf_str(&p->sql) : STR("")), p->binds,
                                p->n};
    buf_free(&p->sql);
    return out;
}

bool criteria_unknown(const struct criteria_operand *o)
{
    switch (o->type) {
    case FIELD_INT:
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_INSTANT:
    case FIELD_RANK:
        return true;
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
    case FIELD_BOOL:
    case FIELD_CHOICE:
    case FIELD_NAME:
    case FIELD_REF:
    case FIELD_TEXTS:
    case FIELD_SERIES:
    case FIELD_MONEY_SERIES:
    case FIELD_REFS:
    case FIELD_CRITERIA:
    case FIELD_STATE:
        break;
    }
    return false;
}

/* A condition or group, or (c NULL) a figure. */
static bool render(struct arena *arena, const struct criteria_schema *schema,
                   const struct criteria_scope *scope, const struct criteria *c,
                   const struct criteria_operand *o, struct criteria_sql *out)
{
    struct part joins = {.sql = BUF_INIT(SQL_MAX)}, where = {.sql = BUF_INIT(SQL_MAX)};
    struct render r = {.arena = arena,
                       .schema = schema,
                       .scope = scope && scope->accounts ? scope : NULL,
                       .joins = &joins,
                       .where = &where,
                       .figures = scope ? scope->figures : 0,
                       .three = scope && scope->three};
    c ? add_node(&r, c) : add_operand(&r, o);
    bool fits = !buf_failed(&joins.sql) && !buf_failed(&where.sql);
    out->figures = r.figures;
    out->joins = finished(&r, &joins);
    out->where = finished(&r, &where);
    return fits;
}

bool criteria_sql_render(struct arena *arena, const struct criteria_schema *schema,
                         const struct criteria_scope *scope, const struct criteria *c,
                         struct criteria_sql *out)
{
    return render(arena, schema, scope, c, NULL, out);
}

bool criteria_sql_figure(struct arena *arena, const struct criteria_schema *schema,
                         const struct criteria_scope *scope, const struct criteria_operand *o,
                         struct criteria_sql *out)
{
    return render(arena, schema, scope, NULL, o, out);
}

void criteria_sql_bind(struct db_stmt *s, const struct criteria_bind *binds, size_t n)
{
    for (size_t i = 0; s && i < n; i++)
        switch (binds[i].kind) {
        case 'i':
            db_bind_int(s, binds[i].i);
            break;
        case 'd':
            db_bind_real(s, binds[i].d);
            break;
        case 'I':
            db_bind_ints(s, binds[i].ints, binds[i].n);
            break;
        case 'S':
            db_bind_texts(s, binds[i].texts, binds[i].n);
            break;
        default:
            db_bind_text(s, binds[i].s);
        }
}
