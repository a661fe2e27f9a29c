/* criteria_value: what a condition compares with (see criteria_parse.h): values of the field's
 * type, or another figure. */
#include "rule/criteria_parse.h"

#include <math.h>

#include "base/datetime.h"
#include "base/decimal.h"
#include "base/utf8.h"

/* A number as text, whether sent as number or as text. */
static struct str number_text(struct parse *p, const struct json *j)
{
    if (j->type == JSON_INT)
        return str_fmt(p->arena, "%lld", (long long)j->i);
    return j->type == JSON_NUMBER || j->type == JSON_STRING ? str_trim(j->text) : STR_NONE;
}

static int parse_money(struct parse *p, const struct json *j, struct str path,
                       struct criteria_value *out)
{
    enum { FINER = 3 }; /* so that digits too many are seen instead of rounded away */
    int64_t fine;
    struct str text = number_text(p, j);
    if (!text.p || !decimal_parse(text, p->schema->currency_digits + FINER, &fine))
        return parse_fault(p, path, "%s is no amount", parse_quote(p, j).p);
    if (fine % 1000)
        return parse_fault(p, path, "At most %d digits after the point",
                           p->schema->currency_digits);
    *out = (struct criteria_value){.kind = 'i', .i = fine / 1000};
    return 0;
}

static int parse_number(struct parse *p, const struct json *j, struct str path,
                        enum field_type type, struct criteria_value *out)
{
    struct str text = number_text(p, j);
    *out = (struct criteria_value){.kind = 'i'};
    if (type == FIELD_INT && text.p && str_to_int(text, &out->i))
        return 0;
    out->kind = 'd';
    if (!text.p || !str_to_double(text, &out->d) || !isfinite(out->d))
        return parse_fault(p, path, "%s is no number", parse_quote(p, j).p);
    return 0;
}

static int parse_date(struct parse *p, const struct json *j, struct str path, enum field_type type,
                      struct criteria_value *out)
{
    int32_t day;
    bool date_only = false;
    struct str text = j->type == JSON_STRING ? str_trim(j->text) : STR("");
    *out = (struct criteria_value){.kind = 'i', .day = true};
    if (str_is(text, "today")) {
        out->i = p->schema->today;
        return 0;
    }
    if (type == FIELD_INSTANT && instant_parse(text, &out->i, &date_only) && !date_only) {
        out->day = false;
        return 0;
    }
    if (!date_parse(text, p->schema->calendar, &day))
        return parse_fault(p, path, "%s is no date; write 2026-01-31 or today",
                           parse_quote(p, j).p);
    out->i = day;
    return 0;
}

static int parse_bool(struct parse *p, const struct json *j, struct str path,
                      struct criteria_value *out)
{
    bool yes = j->type == JSON_TRUE || (j->type == JSON_STRING && str_is(j->text, "true"));
    bool no = j->type == JSON_FALSE || (j->type == JSON_STRING && str_is(j->text, "false"));
    *out = (struct criteria_value){.kind = 'i', .i = yes, .words = yes ? STR("yes") : STR("no")};
    return yes || no ? 0 : parse_fault(p, path, "Must be true or false");
}

static int parse_choice(struct parse *p, const struct json *j, struct str path,
                        const struct field *f, struct criteria_value *out)
{
    int i = j->type == JSON_STRING ? field_choice_index(f, str_trim(j->text)) : -1;
    if (i < 0)
        return parse_fault(p, path, "%s is none of %s", parse_quote(p, j).p, f->of);
    struct str word = field_choice(f, i);
    *out = (struct criteria_value){.kind = 's', .s = word, .words = word};
    if (f->type == FIELD_RANK) {
        out->kind = 'i';
        out->i = i;
    }
    return 0;
}

/* {"id":3,"name":"Live"}: a row as rules are kept (criteria_names.h). */
static bool is_row(const struct json *j)
{
    const struct json *id = json_get(j, "id"), *name = json_get(j, "name");
    return id && id->type == JSON_INT && j->count == (name ? 2 : 1) &&
           (!name || name->type == JSON_STRING);
}

static int parse_row(struct parse *p, const struct json *j, struct str path, const struct field *f,
                     struct criteria_value *out)
{
    bool kept = is_row(j);
    *out = (struct criteria_value){.kind = 'i'};
    if (j->type == JSON_STRING || j->type == JSON_INT || kept)
        out->i = p->schema->resolve(p->schema->data, f, j, &out->words);
    if (out->i <= 0)
        return parse_fault(p, path, "\"%s\" cannot be %s: there is no such %s", f->label,
                           parse_quote(p, j).p, f->of);
    return 0;
}

static int parse_text(struct parse *p, const struct json *j, struct str path,
                      struct criteria_value *out)
{
    struct str text = j->type == JSON_INT ? number_text(p, j) : j->text;
    if (j->type != JSON_STRING && j->type != JSON_INT)
        return parse_fault(p, path, "Must be text");
    if (utf8_length(text) > CRITERIA_TEXT)
        return parse_fault(p, path, "At most %d characters", CRITERIA_TEXT);
    *out = (struct criteria_value){
        .kind = 's', .s = utf8_fold(p->arena, text), .words = str_trim(text)};
    if (utf8_has_control(text))
        return parse_fault(p, path, "Contains control characters");
    return out->s.n ? 0 : parse_fault(p, path, "Is empty text; use the operators empty, not_empty");
}

static int parse_value(struct parse *p, const struct criteria *c, const struct json *j,
                       struct str path, struct criteria_value *out)
{
    const struct field *f = c->left.of.field;
    switch (c->left.type) {
    case FIELD_MONEY:
        return parse_money(p, j, path, out);
    case FIELD_INT:
    case FIELD_NUMBER:
        return parse_number(p, j, path, c->left.type, out);
    case FIELD_DATE:
    case FIELD_INSTANT:
        return parse_date(p, j, path, c->left.type, out);
    case FIELD_BOOL:
        return parse_bool(p, j, path, out);
    case FIELD_CHOICE:
    case FIELD_RANK:
        return parse_choice(p, j, path, f, out);
    case FIELD_NAME:
    case FIELD_REF:
        return parse_row(p, j, path, f, out);
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
    case FIELD_TEXTS:
        return parse_text(p, j, path, out);
    case FIELD_SERIES:
    case FIELD_MONEY_SERIES:
    case FIELD_REFS:
    case FIELD_CRITERIA:
    case FIELD_STATE:
        break; /* have no operator */
    }
    return -1;
}

static int parse_list(struct parse *p, struct criteria *c, const struct json *j, struct str path,
                      uint32_t least, uint32_t most)
{
    int result = 0, n = 0;
    if (j->type != JSON_ARRAY || j->count < least || j->count > most)
        return least == most ? parse_fault(p, path, "Must be a list of %u values", most)
                             : parse_fault(p, path, "Must be a list of 1 to %u values", most);
    c->values = arena_array(p->arena, j->count, sizeof(*c->values));
    c->nvalues = j->count;
    for (const struct json *e = j->child; e; e = e->next, n++)
        if (parse_value(p, c, e, parse_element(p, path, n), &c->values[n]) < 0)
            result = -1;
    return result;
}

static int parse_relative(struct parse *p, struct criteria *c, const struct json *j,
                          struct str path)
{
    int64_t least = c->op == OP_MORE_THAN_DAYS_AGO ? 0 : 1;
    if (j->type != JSON_INT || j->i < least || j->i > CRITERIA_DAYS)
        return parse_fault(p, path, "Must be a whole number of days from %d to %d", (int)least,
                           CRITERIA_DAYS);
    c->values = ARENA_NEW(p->arena, struct criteria_value);
    c->values[0] = (struct criteria_value){.kind = 'i', .i = j->i};
    c->nvalues = 1;
    return 0;
}

static bool comparable(enum field_type a, enum field_type b)
{
    bool counts = (a == FIELD_INT || a == FIELD_NUMBER) && (b == FIELD_INT || b == FIELD_NUMBER);
    return counts || (a == b && (a == FIELD_MONEY || a == FIELD_DATE || a == FIELD_INSTANT));
}

static int parse_times(struct parse *p, struct criteria *c, const struct json *times,
                       struct str path)
{
    struct str text = times ? number_text(p, times) : STR_NONE;
    c->times = 1;
    if (!times)
        return 0;
    if (c->left.type == FIELD_DATE || c->left.type == FIELD_INSTANT)
        return parse_fault(p, path, "A date cannot be multiplied");
    if (!text.p || !str_to_double(text, &c->times) || !(fabs(c->times) <= 1e6))
        return parse_fault(p, path, "Must be a number up to a million");
    return 0;
}

static int parse_other(struct parse *p, struct criteria *c, const struct json *j, struct str path)
{
    static const char *const known[] = {"field",   "times",   "days",   "product", "module",
                                        "feature", "channel", "change", NULL};
    struct criteria_operand *other = ARENA_NEW(p->arena, struct criteria_operand);
    for (const struct json *m = j->child; m; m = m->next) {
        bool fine = false;
        for (int i = 0; known[i]; i++)
            fine = fine || str_is(m->key, known[i]);
        if (!fine)
            return parse_fault(p, path, "A field to compare with has no member \"%.*s\"",
                               (int)(m->key.n < 80 ? m->key.n : 80), m->key.p);
    }
    if (!criteria_operators[c->op].against_field)
        return parse_fault(p, path, "\"%s\" cannot compare with another field",
                           criteria_operators[c->op].word);
    if (parse_operand(p, j, path, other) < 0)
        return -1;
    if (!comparable(c->left.type, other->type))
        return parse_fault(p, parse_member(p, path, "field"),
                           "\"%s\" (%s) cannot be compared with \"%s\" (%s)",
                           c->left.of.field->label, field_type_name(c->left.type),
                           other->of.field->label, field_type_name(other->type));
    if (other->of.reach != c->left.of.reach)
        return parse_fault(p, parse_member(p, path, "field"),
                           "Must be a field of the same record as \"%s\"", c->left.of.field->label);
    c->other = other;
    return parse_times(p, c, json_get(j, "times"), parse_member(p, path, "times"));
}

int parse_values(struct parse *p, struct criteria *c, const struct json *value, struct str path)
{
    const struct criteria_operator *op = &criteria_operators[c->op];
    struct str place = parse_member(p, path, "value");
    if (op->takes == TAKES_NONE)
        return json_is_null(value) ? 0 : parse_fault(p, place, "\"%s\" takes no value", op->word);
    if (json_is_null(value))
        return parse_fault(p, place, "A value is needed");
    bool rows = c->left.type == FIELD_NAME || c->left.type == FIELD_REF;
    if (value->type == JSON_OBJECT && !(rows && is_row(value)))
        return parse_other(p, c, value, place);
    switch (op->takes) {
    case TAKES_TWO:
        return parse_list(p, c, value, place, 2, 2);
    case TAKES_LIST:
        return parse_list(p, c, value, place, 1, CRITERIA_VALUES);
    case TAKES_DAYS:
        return parse_relative(p, c, value, place);
    case TAKES_ONE:
    case TAKES_NONE:
        break;
    }
    c->values = ARENA_NEW(p->arena, struct criteria_value);
    c->nvalues = 1;
    return parse_value(p, c, value, place, c->values);
}
