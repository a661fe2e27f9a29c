/* criteria_figure: the field of a condition and its parameters (see criteria_parse.h). */
#include "rule/criteria_parse.h"

#include <stdlib.h>

const char *const criteria_levels[CRITERIA_LEVELS] = {"product", "module", "feature"};
const char *const criteria_channels[CRITERIA_CHANNELS] = {"email", "call", "meeting", "support"};

int criteria_parameters(const struct criteria_field *of, const char **names)
{
    static const char *const usage[] = {"product", "module", "feature", "days", "change"};
    static const char *const touchpoints[] = {"channel", "days", "change"};
    static const char *const change[] = {"change"};
    const char *const *list = usage;
    int n = 0;
    if (of->field->figure == FIGURE_TOUCHPOINTS && of->subject == 'a') {
        list = touchpoints;
        n = 3;
    } else if (of->field->figure && of->field->figure != FIGURE_TOUCHPOINTS && of->subject) {
        n = of->field->figure >= FIGURE_FIRST ? 3 : 5;
    } else if (of->field->past && of->subject == 'a') {
        list = change;
        n = 1;
    }
    for (int i = 0; names && i < n; i++)
        names[i] = list[i];
    return n;
}

/* First and last use take the parameters of usage; that they need no days is said by parse_days. */
static bool takes(const struct criteria_field *of, const char *parameter)
{
    const char *names[CRITERIA_PARAMETERS];
    int n = criteria_parameters(of, names);
    if (n && of->field->figure >= FIGURE_FIRST && !str_is(str_of(parameter), "channel"))
        return true;
    for (int i = 0; i < n; i++)
        if (str_is(str_of(parameter), names[i]))
            return true;
    return false;
}

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

/* ---- days, change ---- */

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
    if (out->change == CHANGE_PERCENT)
        out->type = FIELD_NUMBER;
    return 0;
}

/* ---- product, module, feature; channel ---- */

/* Ids as rules are kept: one, or a list. */
static bool read_ids(struct arena *arena, const struct json *id, struct criteria_place *out)
{
    const struct json *first = id && id->type == JSON_ARRAY ? id->child : id;
    size_t n = id && id->type == JSON_ARRAY ? id->count : 1;
    if (!first || n > CRITERIA_VALUES)
        return false;
    out->ids = arena_array(arena, n, sizeof(*out->ids));
    for (const struct json *e = first; e && out->n < n; e = e->next) {
        if (e->type != JSON_INT || e->i <= 0)
            return false;
        out->ids[out->n++] = e->i;
    }
    return true;
}

static bool read_level(struct arena *arena, const struct json *j, int level,
                       struct criteria_place *out)
{
    const struct json *name = j->type == JSON_OBJECT ? json_get(j, "name") : j;
    bool named = name && name->type == JSON_STRING && name->text.n && name->text.n <= 1000;
    out->level = level;
    out->n = 0;
    if (named)
        out->names[level] = name->text;
    if (j->type != JSON_OBJECT)
        return named;
    if (!named)
        out->names[level] = STR("");
    return read_ids(arena, json_get(j, "id"), out);
}

struct criteria_place criteria_place_read(struct arena *arena, const struct json *condition)
{
    struct criteria_place out = {.level = -1};
    for (int level = 0; level < CRITERIA_LEVELS; level++) {
        const struct json *j = json_get(condition, criteria_levels[level]);
        struct criteria_place before = out;
        if (j && !read_level(arena, j, level, &out))
            out = before;
    }
    return out;
}

static int parse_place(struct parse *p, const struct json *j, struct str path,
                       struct criteria_operand *out)
{
    out->place.level = -1;
    for (int level = 0; level < CRITERIA_LEVELS; level++) {
        const char *member = criteria_levels[level];
        const struct json *named = json_get(j, member);
        if (named && (out->place.n || !read_level(p->arena, named, level, &out->place)))
            return parse_fault(p, parse_member(p, path, member), "Must be the name of a %s",
                               member);
    }
    if (out->place.level < 0 || p->schema->place(p->schema->data, &out->place))
        return 0;
    const char *deepest = criteria_levels[out->place.level];
    return parse_fault(p, parse_member(p, path, deepest), "There is no %s %s", deepest,
                       parse_quote(p, json_get(j, deepest)).p);
}

static int parse_channel(struct parse *p, const struct json *channel, struct str path,
                         struct criteria_operand *out)
{
    out->channel = -1;
    for (int i = 0; channel && channel->type == JSON_STRING && i < CRITERIA_CHANNELS; i++)
        if (str_is(channel->text, criteria_channels[i]))
            out->channel = i;
    if (!channel || out->channel >= 0)
        return 0;
    return parse_fault(p, parse_member(p, path, "channel"),
                       "Must be \"email\", \"call\", \"meeting\" or \"support\"");
}

/* ---- all of it ---- */

/* A parameter that the field does not take. */
static int refuse(struct parse *p, const struct json *j, struct str path,
                  const struct criteria_field *of)
{
    static const char *const all[] = {"change", "days", "product", "module", "feature", "channel"};
    const char *label = of->field->label;
    bool changes = takes(of, "change");
    for (int i = 0; i < CRITERIA_PARAMETERS; i++) {
        struct str place = parse_member(p, path, all[i]);
        if (!json_get(j, all[i]) || takes(of, all[i]))
            continue;
        if (str_is(str_of(all[i]), "change") && !of->field->figure)
            return parse_fault(
                p, place, "\"%s\" cannot be asked for its change: past days do not keep it", label);
        if (!str_is(str_of(all[i]), "days") || !changes)
            return parse_fault(p, place, "\"%s\" takes no parameter %s", label, all[i]);
        if (!json_get(j, "change"))
            return parse_fault(p, place, "\"%s\" takes days only beside change", label);
    }
    return 0;
}

int parse_operand(struct parse *p, const struct json *j, struct str path,
                  struct criteria_operand *out)
{
    out->place.level = out->channel = -1;
    if (parse_field(p, j, path, out) < 0 || refuse(p, j, path, &out->of) < 0)
        return -1;
    bool figure = out->of.field->figure && criteria_parameters(&out->of, NULL) > 0;
    if (!figure && !json_get(j, "change"))
        return 0;
    if (parse_days(p, json_get(j, "days"), path, out) < 0 ||
        parse_change(p, json_get(j, "change"), path, out) < 0)
        return -1;
    if (out->of.field->figure == FIGURE_TOUCHPOINTS)
        return parse_channel(p, json_get(j, "channel"), path, out);
    return parse_place(p, j, path, out);
}
