/* field: small questions about a catalog row (see field.h). */
#include "rule/field.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

const char *field_type_name(enum field_type type)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "text",         [FIELD_EMAIL] = "email",
        [FIELD_URL] = "url",           [FIELD_INT] = "int",
        [FIELD_NUMBER] = "number",     [FIELD_MONEY] = "money",
        [FIELD_DATE] = "date",         [FIELD_INSTANT] = "instant",
        [FIELD_BOOL] = "bool",         [FIELD_CHOICE] = "choice",
        [FIELD_RANK] = "rank",         [FIELD_NAME] = "name",
        [FIELD_REF] = "ref",           [FIELD_SERIES] = "series",
        [FIELD_TEXTS] = "texts",       [FIELD_MONEY_SERIES] = "money_series",
        [FIELD_CRITERIA] = "criteria", [FIELD_REFS] = "refs",
        [FIELD_STATE] = "state",
    };
    return names[type];
}

int field_points(const struct field *f)
{
    return f->max ? (int)f->max : 14;
}

void field_sql(const struct field *f, struct buf *sql)
{
    bool metric = f->flags & FIELD_METRIC;
    bool counts = metric && (f->type == FIELD_INT || f->type == FIELD_MONEY);
    char name[64];
    if (f->known)
        buf_addf(sql, "CASE WHEN " FIELD_KNOWN_SQL " THEN ", f->known);
    if (f->read)
        buf_addz(sql, f->read);
    else
        buf_addf(sql, counts ? "coalesce(%c.%s, 0)" : "%c.%s", metric ? 'm' : 'e',
                 field_column(f, name));
    if (f->known)
        buf_addz(sql, " END");
}

const char *field_column(const struct field *f, char *out)
{
    if (f->flags & FIELD_CUSTOM) {
        snprintf(out, 64, "x%lld", (long long)f->id);
        return out;
    }
    if (f->column)
        return f->column;
    if (f->type != FIELD_REF && f->type != FIELD_NAME)
        return f->key;
    snprintf(out, 64, "%s_id", f->key);
    return out;
}

struct str field_choice(const struct field *f, int n)
{
    struct str rest = str_of(f->of), word;
    while (str_next(&rest, '|', &word))
        if (n-- == 0)
            return word;
    return STR_NONE;
}

int field_choice_index(const struct field *f, struct str word)
{
    struct str rest = str_of(f->of), one;
    for (int i = 0; str_next(&rest, '|', &one); i++)
        if (str_eq_nocase(one, word))
            return i;
    return -1;
}

bool field_named(const struct field *f, struct str name)
{
    if (str_is(name, f->key))
        return true;
    struct str rest = str_of(f->aliases), alias;
    while (str_next(&rest, '|', &alias))
        if (str_eq(alias, name))
            return true;
    return false;
}

bool field_only_when_asked(const struct field *f)
{
    bool series = f->type == FIELD_SERIES || f->type == FIELD_MONEY_SERIES;
    return f->type == FIELD_STATE || (f->read && series);
}
