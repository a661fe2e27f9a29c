/* criteria: groups and conditions from JSON (see criteria.h). */
#include "rule/criteria_parse.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/calendar.h"

static struct criteria *parse_node(struct parse *p, const struct json *j, struct str path,
                                   int depth);

int parse_fault(struct parse *p, struct str path, const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    return error_field(p->error, path, "%s", text);
}

struct str parse_member(struct parse *p, struct str path, const char *name)
{
    return str_fmt(p->arena, "%.*s.%s", (int)path.n, path.p, name);
}

struct str parse_element(struct parse *p, struct str path, int n)
{
    return str_fmt(p->arena, "%.*s[%d]", (int)path.n, path.p, n);
}

static struct str shortened(struct str text)
{
    size_t n = text.n < 80 ? text.n : 80;
    while (n && n < text.n && (text.p[n] & 0xC0) == 0x80)
        n--;
    return (struct str){text.p, n};
}

struct str parse_quote(struct parse *p, const struct json *j)
{
    struct str text;
    if (j->type == JSON_INT)
        return str_fmt(p->arena, "%lld", (long long)j->i);
    if (j->type != JSON_STRING && j->type != JSON_NUMBER)
        return STR("this");
    text = shortened(j->text);
    return str_fmt(p->arena, "\"%.*s\"", (int)text.n, text.p);
}

static bool is_one_of(struct str word, const char *const *words)
{
    for (; *words; words++)
        if (str_is(word, *words))
            return true;
    return false;
}

/* Members that nobody knows are faults: a misspelt one would change what is selected. */
static int check_members(struct parse *p, const struct json *j, struct str path,
                         const char *const *known)
{
    int result = 0;
    for (const struct json *m = j->child; m; m = m->next) {
        struct str key = shortened(m->key);
        if (!is_one_of(m->key, known))
            result = parse_fault(p, path, "There is no member \"%.*s\" here", (int)key.n, key.p);
    }
    return result;
}

static enum criteria_op find_op(struct str word)
{
    for (int i = 0; i < OP_COUNT; i++)
        if (str_is(word, criteria_operators[i].word))
            return (enum criteria_op)i;
    return OP_COUNT;
}

static int parse_op(struct parse *p, const struct json *j, struct str path, struct criteria *c)
{
    const struct json *op = json_get(j, "op");
    struct str place = parse_member(p, path, "op");
    if (!op || op->type != JSON_STRING)
        return parse_fault(p, place, "An operator is needed, like \"=\" or \"in\"");
    c->op = find_op(op->text);
    if (c->op == OP_COUNT)
        return parse_fault(p, place, "There is no operator %s", parse_quote(p, op).p);
    if (!criteria_op_fits(c->op, c->left.type))
        return parse_fault(p, place, "\"%s\" has no operator %s: it is of the type %s",
                           c->left.of.field->label, parse_quote(p, op).p,
                           field_type_name(c->left.type));
    return 0;
}

static int parse_condition(struct parse *p, const struct json *j, struct str path,
                           struct criteria *c)
{
    static const char *const known[] = {"field",  "op",      "value",   "days",   "product",
                                        "module", "feature", "channel", "change", NULL};
    int result = check_members(p, j, path, known);
    if (++p->conditions == CRITERIA_CONDITIONS + 1)
        return parse_fault(p, path, "More than %d conditions", CRITERIA_CONDITIONS);
    if (parse_operand(p, j, path, &c->left) < 0 || parse_op(p, j, path, c) < 0 || result < 0)
        return -1;
    return parse_values(p, c, json_get(j, "value"), path);
}

static int parse_group(struct parse *p, const struct json *list, struct str path, int depth,
                       struct criteria *c)
{
    struct criteria **end = &c->child;
    int n = 0;
    if (list->type != JSON_ARRAY)
        return parse_fault(p, path, "Must be a list of conditions");
    if (!list->child && (depth > 1 || c->kind != CRITERIA_ALL))
        return parse_fault(p, path, "Is empty: put a condition in, or take the group out");
    for (const struct json *e = list->child; e; e = e->next, n++) {
        if (n == CRITERIA_CONDITIONS)
            return parse_fault(p, path, "More than %d conditions", CRITERIA_CONDITIONS);
        *end = parse_node(p, e, parse_element(p, path, n), depth + 1);
        if (*end)
            end = &(*end)->next;
    }
    return 0;
}

static const struct {
    const char *word;
    enum criteria_kind kind;
} groups[] = {{"all", CRITERIA_ALL}, {"any", CRITERIA_ANY}, {"not", CRITERIA_NOT}};

static struct criteria *parse_node(struct parse *p, const struct json *j, struct str path,
                                   int depth)
{
    struct criteria *c = ARENA_NEW(p->arena, struct criteria);
    if (j->type != JSON_OBJECT) {
        parse_fault(p, path, "Must be a condition or a group: an object");
        return NULL;
    }
    c->kind = CRITERIA_CONDITION;
    for (int i = 0; i < 3; i++) {
        const struct json *inside = json_get(j, groups[i].word);
        if (!inside)
            continue;
        struct str place = parse_member(p, path, groups[i].word);
        c->kind = groups[i].kind;
        if (j->count != 1)
            parse_fault(p, path, "A group has one member: all, any or not");
        else if (depth > CRITERIA_DEPTH)
            parse_fault(p, path, "More than %d groups inside each other", CRITERIA_DEPTH);
        else if (c->kind == CRITERIA_NOT)
            c->child = parse_node(p, inside, place, depth + 1);
        else
            parse_group(p, inside, place, depth, c);
        return c;
    }
    parse_condition(p, j, path, c);
    return c;
}

struct criteria *criteria_parse(struct arena *arena, const struct criteria_schema *schema,
                                const struct json *json, const char *root, struct error *error)
{
    struct parse p = {.arena = arena, .schema = schema, .error = error};
    struct criteria *c = parse_node(&p, json, str_of(root), 1);
    return error_is_set(error) ? NULL : c;
}

bool criteria_plain(const struct criteria_operand *o)
{
    enum field_figure figure = o->of.field->figure;
    if (!figure || o->change)
        return !o->change;
    return o->days == CRITERIA_STANDARD && o->place.level < 0 && figure < FIGURE_TOUCHPOINTS;
}

/* First and last ms (or day) of the day. */
static int64_t start_of(const struct criteria *c, const struct criteria_schema *s, int64_t day)
{
    return c->left.type == FIELD_DATE ? day : calendar_midnight(s->calendar, (int32_t)day);
}

static int64_t end_of(const struct criteria *c, const struct criteria_schema *s, int64_t day)
{
    return start_of(c, s, day + 1) - 1;
}

void criteria_range(const struct criteria *c, const struct criteria_schema *s, int64_t *from,
                    int64_t *to)
{
    const struct criteria_value *v = &c->values[0], *last = &c->values[c->nvalues - 1];
    bool whole = c->left.type == FIELD_DATE || v->day;
    int64_t first_at = whole ? start_of(c, s, v->i) : v->i;
    int64_t last_at = c->left.type == FIELD_DATE || last->day ? end_of(c, s, last->i) : last->i;
    *from = INT64_MIN;
    *to = INT64_MAX;
    switch (c->op) {
    case OP_EQ:
    case OP_NE:
    case OP_BETWEEN:
        *from = first_at;
        *to = last_at;
        break;
    case OP_LT:
    case OP_BEFORE:
        *to = first_at - 1;
        break;
    case OP_LE:
        *to = last_at;
        break;
    case OP_GT:
    case OP_AFTER:
        *from = last_at + 1;
        break;
    case OP_GE:
        *from = first_at;
        break;
    case OP_IN_LAST_DAYS:
    case OP_LESS_THAN_DAYS_AGO:
        *from = start_of(c, s, s->today - v->i + 1);
        *to = end_of(c, s, s->today);
        break;
    case OP_IN_NEXT_DAYS:
        *from = start_of(c, s, s->today);
        *to = end_of(c, s, s->today + v->i - 1);
        break;
    case OP_MORE_THAN_DAYS_AGO:
        *to = start_of(c, s, s->today - v->i) - 1;
        break;
    case OP_CONTAINS:
    case OP_NOT_CONTAINS:
    case OP_STARTS_WITH:
    case OP_IN:
    case OP_NOT_IN:
    case OP_EMPTY:
    case OP_NOT_EMPTY:
    case OP_COUNT:
        break;
    }
}
