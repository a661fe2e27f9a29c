/* criteria_words: see criteria_words.h. */
#include "rule/criteria_words.h"

#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/calendar.h"
#include "base/decimal.h"
#include "base/utf8.h"

enum { LIST_SHOWN = 10 };

struct words {
    struct arena *arena;
    const struct criteria_schema *schema;
    struct buf text;
};

static void add_digits(struct words *w, struct str digits)
{
    for (size_t i = 0; i < digits.n; i++) {
        if (i && (digits.n - i) % 3 == 0)
            buf_addc(&w->text, ',');
        buf_addc(&w->text, digits.p[i]);
    }
}

/* "-1234567.50" with separators; zero decimals are left out. */
static void add_decimal(struct words *w, struct str number)
{
    ptrdiff_t point = str_find(number, STR("."));
    struct str whole = {number.p, point < 0 ? number.n : (size_t)point};
    struct str rest = {number.p + whole.n, number.n - whole.n};
    bool zero = true;
    for (size_t i = 1; i < rest.n; i++)
        zero = zero && rest.p[i] == '0';
    add_digits(w, whole);
    if (!zero)
        buf_adds(&w->text, rest);
}

static void add_money(struct words *w, int64_t minor)
{
    static const struct {
        const char *code, *sign;
    } signs[] = {{"USD", "$"}, {"EUR", "\u20ac"}, {"GBP", "\u00a3"}, {"JPY", "\u00a5"}};
    char text[32];
    bool signed_by = false;
    if (minor < 0)
        buf_addc(&w->text, '-');
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_eq_nocase(w->schema->currency, str_of(signs[i].code))) {
            buf_addz(&w->text, signs[i].sign);
            signed_by = true;
        }
    if (!signed_by) {
        buf_adds(&w->text, w->schema->currency);
        buf_addc(&w->text, ' ');
    }
    add_decimal(w, decimal_format(minor < 0 ? -minor : minor, w->schema->currency_digits, text));
}

static void add_real(struct words *w, double d)
{
    char text[40];
    snprintf(text, sizeof(text), "%.15g", fabs(d));
    if (d < 0)
        buf_addc(&w->text, '-');
    add_decimal(w, str_of(text));
}

static void add_date(struct words *w, int32_t date)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, day;
    date_to_ymd(date, &year, &month, &day);
    buf_addf(&w->text, "%d %s %d", day, months[month - 1], year);
}

static void add_instant(struct words *w, int64_t ms)
{
    int32_t day = calendar_day(w->schema->calendar, ms);
    int64_t minutes = (ms - calendar_midnight(w->schema->calendar, day)) / 60000;
    add_date(w, day);
    buf_addf(&w->text, " %02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

/* A word of a choice as people read it: never_logged_in -> never logged in. */
static void add_word(struct words *w, struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        buf_addc(&w->text, word.p[i] == '_' ? ' ' : word.p[i]);
}

static void add_value(struct words *w, const struct criteria *c, const struct criteria_value *v)
{
    enum field_type type = c->left.type;
    if (type == FIELD_MONEY) {
        add_money(w, v->i);
    } else if (type == FIELD_DATE || (type == FIELD_INSTANT && v->day)) {
        add_date(w, (int32_t)v->i);
    } else if (type == FIELD_INSTANT) {
        add_instant(w, v->i);
    } else if (type == FIELD_CHOICE || type == FIELD_RANK || type == FIELD_BOOL) {
        add_word(w, v->words);
    } else if (v->words.p) {
        struct str shown = utf8_prefix(v->words, 80);
        buf_addf(&w->text, "\"%.*s%s\"", (int)shown.n, shown.p, shown.n < v->words.n ? "..." : "");
    } else {
        add_real(w, v->kind == 'i' ? (double)v->i : v->d);
    }
}

/* Labels stand in the middle of a sentence: "Active users" -> "active users", "MRR" stays. */
static void add_label(struct words *w, const char *label)
{
    bool lower = label[0] >= 'A' && label[0] <= 'Z' && !(label[1] >= 'A' && label[1] <= 'Z');
    buf_addc(&w->text, lower ? (char)(label[0] + 32) : label[0]);
    buf_addz(&w->text, label + 1);
}

static void add_scope(struct words *w, const char *noun, struct str name)
{
    struct str shown = utf8_prefix(name, 80);
    if (name.p)
        buf_addf(&w->text, " of %s \"%.*s\"", noun, (int)shown.n, shown.p);
}

/* Money or a number, without its sign. */
static void add_size(struct words *w, enum field_type type, const struct criteria_value *v)
{
    if (type == FIELD_MONEY)
        add_money(w, v->i < 0 ? -v->i : v->i);
    else
        add_real(w, fabs(v->kind == 'i' ? (double)v->i : v->d));
}

static void add_window(struct words *w, const struct criteria_operand *o)
{
    if (o->days == CRITERIA_EVER)
        buf_addz(&w->text, " ever");
    else if (!criteria_plain(o))
        buf_addf(&w->text, " in %d day%s", o->days, o->days == 1 ? "" : "s");
}

static void add_operand(struct words *w, const struct criteria_operand *o)
{
    if (o->of.reach)
        buf_addf(&w->text, "%s ", o->of.reach->words);
    add_label(w, o->of.field->label);
    for (int level = CRITERIA_LEVELS - 1; level >= 0 && o->place.level >= 0; level--)
        add_scope(w, criteria_levels[level], o->place.names[level]);
    if (o->channel >= 0)
        buf_addf(&w->text, " by %s", criteria_channels[o->channel]);
    if (!o->change && o->of.field->figure && o->of.field->figure < FIGURE_FIRST)
        add_window(w, o);
}

static void add_list(struct words *w, const struct criteria *c)
{
    const char *last = c->op == OP_BETWEEN ? " and " : " or ";
    size_t shown = c->nvalues > LIST_SHOWN + 1 ? LIST_SHOWN : c->nvalues;
    for (size_t i = 0; i < shown; i++) {
        if (i)
            buf_addz(&w->text, i == c->nvalues - 1 ? last : ", ");
        add_value(w, c, &c->values[i]);
    }
    if (shown < c->nvalues)
        buf_addf(&w->text, " or %zu more", c->nvalues - shown);
}

/* "fell by at least 30 %", "changed by more than -10". */
static void add_change(struct words *w, const struct criteria *c)
{
    double by = c->values[0].kind == 'i' ? (double)c->values[0].i : c->values[0].d;
    const char *unit = c->left.change == CHANGE_PERCENT ? " %" : "";
    bool fell = by < 0 && (c->op == OP_LT || c->op == OP_LE || c->op == OP_EQ);
    bool rose = by > 0 && (c->op == OP_GT || c->op == OP_GE || c->op == OP_EQ);
    bool strict = c->op == OP_LT || c->op == OP_GT;
    if (fell || rose) {
        buf_addf(&w->text, " %s by %s", fell ? "fell" : "rose",
                 c->op == OP_EQ ? "exactly "
                 : strict       ? "more than "
                                : "at least ");
        add_size(w, c->left.type, &c->values[0]);
        buf_addz(&w->text, unit);
    } else {
        buf_addf(&w->text, ": the change %s ", criteria_operators[c->op].words);
        add_list(w, c);
        buf_addz(&w->text, unit);
    }
    buf_addf(&w->text, " in %d day%s", c->left.days, c->left.days == 1 ? "" : "s");
}

static void add_other(struct words *w, const struct criteria *c)
{
    buf_addf(&w->text, " %s ", criteria_operators[c->op].words);
    if (c->times != 1) {
        add_real(w, c->times);
        buf_addz(&w->text, " times ");
    }
    if (c->other->change)
        buf_addf(&w->text, "the change%s of ",
                 c->other->change == CHANGE_PERCENT ? " in percent" : "");
    add_operand(w, c->other);
    if (c->other->change)
        buf_addf(&w->text, " in %d days", c->other->days);
}

static void add_days(struct words *w, const struct criteria *c)
{
    int64_t n = c->values[0].i;
    buf_addf(&w->text, " %s %lld day%s", criteria_operators[c->op].words, (long long)n,
             n == 1 ? "" : "s");
    if (c->op == OP_MORE_THAN_DAYS_AGO || c->op == OP_LESS_THAN_DAYS_AGO)
        buf_addz(&w->text, " ago");
}

static bool is_date(enum field_type type)
{
    return type == FIELD_DATE || type == FIELD_INSTANT;
}

/* Dates are before and after, not less and more. */
static const char *relation(const struct criteria *c)
{
    if (is_date(c->left.type) && c->op == OP_LT)
        return "is before";
    if (is_date(c->left.type) && c->op == OP_GT)
        return "is after";
    if (is_date(c->left.type) && c->op == OP_LE)
        return "is on or before";
    if (is_date(c->left.type) && c->op == OP_GE)
        return "is on or after";
    return criteria_operators[c->op].words;
}

/* The unit where the label does not say it already. */
static void add_unit(struct words *w, const struct criteria *c)
{
    const struct field *f = c->left.of.field;
    bool number = c->left.type == FIELD_INT || c->left.type == FIELD_NUMBER;
    if (!number || !f->unit)
        return;
    struct str label = utf8_fold(w->arena, str_of(f->label));
    if (str_find(label, utf8_fold(w->arena, str_of(f->unit))) < 0)
        buf_addf(&w->text, " %s", f->unit);
}

static void add_condition(struct words *w, const struct criteria *c)
{
    enum criteria_takes takes = criteria_operators[c->op].takes;
    add_operand(w, &c->left);
    if (c->left.change && c->nvalues) {
        add_change(w, c);
    } else if (c->other) {
        add_other(w, c);
    } else if (takes == TAKES_DAYS) {
        add_days(w, c);
    } else {
        buf_addf(&w->text, " %s%s", relation(c), takes == TAKES_NONE ? "" : " ");
        add_list(w, c);
        if (takes != TAKES_NONE)
            add_unit(w, c);
    }
}

static void add_node(struct words *w, const struct criteria *c, bool inside)
{
    bool parentheses = inside && c->child && c->child->next;
    if (c->kind == CRITERIA_CONDITION) {
        add_condition(w, c);
        return;
    }
    if (c->kind == CRITERIA_NOT) {
        buf_addz(&w->text, "not (");
        add_node(w, c->child, false);
        buf_addc(&w->text, ')');
        return;
    }
    if (parentheses)
        buf_addc(&w->text, '(');
    for (const struct criteria *e = c->child; e; e = e->next) {
        add_node(w, e, inside || c->child->next);
        if (e->next)
            buf_addz(&w->text, c->kind == CRITERIA_ALL ? " and " : " or ");
    }
    if (parentheses)
        buf_addc(&w->text, ')');
}

struct str criteria_words(struct arena *arena, const struct criteria_schema *schema,
                          const struct criteria *c, const char *plural)
{
    struct words w = {.arena = arena, .schema = schema, .text = BUF_INIT(CRITERIA_SENTENCE)};
    if (c->kind == CRITERIA_ALL && !c->child)
        buf_addf(&w.text, "all %s", plural);
    else
        add_node(&w, c, false);
    bool cut = buf_failed(&w.text);
    struct str text = utf8_prefix(buf_str(&w.text), CRITERIA_SENTENCE - 10);
    text = str_fmt(arena, "%.*s%s", (int)text.n, text.p, cut ? " ..." : "");
    char *first = (char *)text.p;
    if (text.n && first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 32);
    buf_free(&w.text);
    return text;
}
