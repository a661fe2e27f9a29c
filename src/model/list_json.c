/* list_json: rows of a list as JSON, each value by the type of its field (see list_select.h). */
#include "base/decimal.h"
#include "model/list_select.h"
#include "model/selection.h"
#include "model/view.h"

bool list_is_reference(const struct field *f)
{
    return f->type == FIELD_REF || f->type == FIELD_NAME;
}

const char *list_reference_extra(const struct resource *res)
{
    if (str_is(str_of(res->key), "member"))
        return "email";
    return res->flags & RESOURCE_EXTERNAL ? "external_id" : NULL;
}

int64_t list_series_point(const struct field *f, struct str packed, size_t i)
{
    size_t width = f->type == FIELD_MONEY_SERIES ? 8 : 4;
    uint64_t value = 0;
    if (packed.n >= (i + 1) * width)
        for (size_t b = width; b-- > 0;)
            value = value << 8 | (unsigned char)packed.p[i * width + b];
    return width == 8 ? (int64_t)value : (int32_t)value;
}

static void series_json(const struct catalog *c, const struct field *f, struct str packed,
                        struct json_out *out)
{
    char text[32];
    json_open_array(out);
    for (size_t i = 0; i < (size_t)field_points(f); i++) {
        int64_t value = list_series_point(f, packed, i);
        if (f->type == FIELD_MONEY_SERIES)
            json_out_str(out, decimal_format(value, c->currency_digits, text));
        else
            json_out_int(out, value);
    }
    json_close_array(out);
}

static void reference_json(struct select *s, struct db_stmt *st, const struct column *c,
                           struct json_out *out)
{
    const struct resource *res = resource_get(c->field->of);
    const char *extra = list_reference_extra(res);
    (void)s;
    if (db_is_null(st, c->at)) {
        json_out_null(out);
    } else if (c->field->type == FIELD_NAME) {
        json_out_str(out, db_col_text(st, c->at + 1));
    } else {
        json_open_object(out);
        json_member_int(out, "id", db_col_int(st, c->at));
        json_member_str(out, "name", db_col_text(st, c->at + 1));
        if (extra)
            json_member_str(out, extra, db_col_text(st, c->at + 2));
        json_close_object(out);
    }
}

int list_money_digits(struct select *s, struct db_stmt *st, const struct field *f)
{
    bool own = s->currency_at >= 0 && !(f->flags & FIELD_OF_ACCOUNT);
    int digits = own ? currency_digits(db_col_text(st, s->currency_at)) : -1;
    return digits < 0 ? s->m->catalog->currency_digits : digits;
}

static void money_json(struct select *s, struct db_stmt *st, const struct column *c,
                       struct json_out *out)
{
    char text[32];
    json_out_str(out,
                 decimal_format(db_col_int(st, c->at), list_money_digits(s, st, c->field), text));
}

/* As it is given out, with the present names. */
static void rule_json(struct select *s, struct db_stmt *st, const struct column *c,
                      struct json_out *out)
{
    struct arena *arena = s->m->arena;
    struct str entity =
        s->entity_at >= 0 ? str_dup(arena, db_col_text(st, s->entity_at)) : STR_NONE;
    const struct resource *of = selection_subject(c->field, entity);
    struct str text = str_dup(arena, db_col_text(st, c->at));
    if (of && c->field->type == FIELD_STATE)
        view_state_json(s->m, of, text, out);
    else
        json_out_raw(out, of ? selection_by_name(s->m, of, text) : text);
}

static void value_json(struct select *s, struct db_stmt *st, const struct column *c,
                       struct json_out *out)
{
    const struct field *f = c->field;
    if (list_is_reference(f)) {
        reference_json(s, st, c, out);
    } else if (f->type == FIELD_SERIES || f->type == FIELD_MONEY_SERIES) {
        series_json(s->m->catalog, f, db_col_blob(st, c->at), out);
    } else if (db_is_null(st, c->at)) {
        json_out_null(out);
    } else {
        switch (f->type) {
        case FIELD_TEXT:
        case FIELD_EMAIL:
        case FIELD_URL:
        case FIELD_CHOICE:
            json_out_str(out, db_col_text(st, c->at));
            break;
        case FIELD_INT:
            json_out_int(out, db_col_int(st, c->at));
            break;
        case FIELD_NUMBER:
            json_out_double(out, db_col_real(st, c->at));
            break;
        case FIELD_MONEY:
            money_json(s, st, c, out);
            break;
        case FIELD_DATE:
            json_out_date(out, (int32_t)db_col_int(st, c->at));
            break;
        case FIELD_INSTANT:
            json_out_instant(out, db_col_int(st, c->at));
            break;
        case FIELD_BOOL:
            json_out_bool(out, db_col_int(st, c->at) != 0);
            break;
        case FIELD_RANK:
            json_out_str(out, field_choice(f, (int)db_col_int(st, c->at)));
            break;
        case FIELD_TEXTS:
        case FIELD_REFS:
            json_out_raw(out, db_col_text(st, c->at));
            break;
        case FIELD_CRITERIA:
        case FIELD_STATE:
            rule_json(s, st, c, out);
            break;
        case FIELD_NAME:
        case FIELD_REF:
        case FIELD_SERIES:
        case FIELD_MONEY_SERIES:
            break; /* above */
        }
    }
}

void list_row_members(struct select *s, struct db_stmt *st, struct json_out *out)
{
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_int(out, "version", db_col_int(st, 1));
    for (size_t i = 0; i < s->ncolumns; i++) {
        json_key(out, s->columns[i].field->key);
        value_json(s, st, &s->columns[i], out);
    }
}

void list_row_json(struct select *s, struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    list_row_members(s, st, out);
    json_close_object(out);
}
