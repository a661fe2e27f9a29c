/* field: small questions about a catalog row (see field.h). */
#include "rule/field.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const char *field_type_name(enum field_type type)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "text",         [FIELD_EMAIL] = "email",     [FIELD_URL] = "url",
        [FIELD_INT] = "int",           [FIELD_NUMBER] = "number",   [FIELD_MONEY] = "money",
        [FIELD_DATE] = "date",         [FIELD_INSTANT] = "instant", [FIELD_BOOL] = "bool",
        [FIELD_CHOICE] = "choice",     [FIELD_RANK] = "rank",       [FIELD_NAME] = "name",
        [FIELD_REF] = "ref",           [FIELD_SERIES] = "series",   [FIELD_TEXTS] = "texts",
        [FIELD_CRITERIA] = "criteria",
    };
    return names[type];
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
