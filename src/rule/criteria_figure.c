/* criteria_figure: the field of a condition and its parameters (see criteria_parse.h). */
#include "rule/criteria_parse.h"

static int parse_field(struct parse *p, const struct json *j, struct str path,
                       struct criteria_operand *out)
{
    const struct json *field = json_get(j, "field");
    struct str place = parse_member(p, path, "field");
    if (!field || field->type != JSON_STRING)
        return parse_fault(p, place, "A field is needed, or a group: all, any or not");
    if (!p->schema->find(p->schema->data, field->text, &out->of))
        return parse_fault(p, place, "There is no field %s", parse_quote(p, field).p);
    out->key = field->text;
    out->type = out->of.field->type;
    return 0;
}

static int parse_days(struct parse *p, const struct json *days, struct str path,
                      struct criteria_operand *out)
{
    struct str place = parse_member(p, path, "days");
    out->days = CRITERIA_STANDARD;
    if (!days)
        return 0;
    if (out->of.field->figure >= FIGURE_FIRST)
        return parse_fault(p, place, "\"%s\" looks at all days; it takes no days",
                           out->of.field->label);
    if (days->type == JSON_STRING && str_is(days->text, "ever")) {
        out->days = CRITERIA_EVER;
        return 0;
    }
    if (days->type != JSON_INT || days->i < 1 || days->i > CRITERIA_WINDOW)
        return parse_fault(p, place, "Must be a whole number from 1 to %d, or \"ever\"",
                           CRITERIA_WINDOW);
    out->days = (int)days->i;
    return 0;
}

static int parse_change(struct parse *p, const struct json *change, struct str path,
                        struct criteria_operand *out)
{
    struct str place = parse_member(p, path, "change");
    if (!change)
        return 0;
    if (change->type == JSON_STRING && str_is(change->text, "absolute"))
        out->change = CHANGE_ABSOLUTE;
    else if (change->type == JSON_STRING && str_is(change->text, "percent"))
        out->change = CHANGE_PERCENT;
    else
        return parse_fault(p, place, "Must be \"absolute\" or \"percent\"");
    if (out->days == CRITERIA_EVER || out->of.field->figure >= FIGURE_FIRST)
        return parse_fault(p, place, "There is no period before all days to compare with");
    out->type = out->change == CHANGE_PERCENT ? FIELD_NUMBER : FIELD_INT;
    return 0;
}

static int parse_name(struct parse *p, const struct json *j, const char *member, struct str path,
                      struct str *out)
{
    const struct json *name = json_get(j, member);
    if (!name)
        return 0;
    if (name->type != JSON_STRING || !name->text.n || name->text.n > 1000)
        return parse_fault(p, parse_member(p, path, member), "Must be the name of a %s", member);
    *out = name->text;
    return 0;
}

static int parse_scope(struct parse *p, const struct json *j, struct str path,
                       struct criteria_operand *out)
{
    if (parse_name(p, j, "product", path, &out->product) < 0 ||
        parse_name(p, j, "module", path, &out->module) < 0 ||
        parse_name(p, j, "feature", path, &out->feature) < 0)
        return -1;
    const char *member = out->feature.p   ? "feature"
                         : out->module.p  ? "module"
                         : out->product.p ? "product"
                                          : NULL;
    if (!member || p->schema->used(p->schema->data, out->product, out->module, out->feature))
        return 0;
    return parse_fault(p, parse_member(p, path, member), "There is no %s %s", member,
                       parse_quote(p, json_get(j, member)).p);
}

int parse_operand(struct parse *p, const struct json *j, struct str path,
                  struct criteria_operand *out)
{
    static const char *const parameters[] = {"days", "product", "module", "feature", "change"};
    if (parse_field(p, j, path, out) < 0)
        return -1;
    if (out->of.field->figure && out->of.subject)
        return parse_days(p, json_get(j, "days"), path, out) < 0 ||
                       parse_change(p, json_get(j, "change"), path, out) < 0 ||
                       parse_scope(p, j, path, out) < 0
                   ? -1
                   : 0;
    for (int i = 0; i < 5; i++)
        if (json_get(j, parameters[i]))
            return parse_fault(p, parse_member(p, path, parameters[i]),
                               "\"%s\" takes no parameter %s", out->of.field->label, parameters[i]);
    return 0;
}
