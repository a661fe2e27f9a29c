/* list_cell: see list_cell.h. */
#include "model/list_cell.h"

#include <stdio.h>

#include "base/decimal.h"

enum { JOINED_MAX = 1 << 20 };

static void set_text(struct list_cell *out, struct str text)
{
    out->kind = text.n ? CELL_TEXT : CELL_EMPTY;
    out->text = text;
}

static void set_int(struct list_cell *out, int64_t i)
{
    int n = snprintf(out->digits, sizeof(out->digits), "%lld", (long long)i);
    out->kind = CELL_NUMBER;
    out->text = (struct str){out->digits, (size_t)n};
}

/* The shortest decimal that reads back the same. */
static void set_real(struct list_cell *out, double d)
{
    double back;
    int n = 0;
    for (int precision = 15; precision <= 17; precision++) {
        n = snprintf(out->digits, sizeof(out->digits), "%.*g", precision, d);
        if (str_to_double((struct str){out->digits, (size_t)n}, &back) && back == d)
            break;
    }
    out->kind = CELL_NUMBER;
    out->text = (struct str){out->digits, (size_t)n};
}

/* By its name, or, for files that are imported again, by what import finds it by. */
static void set_reference(const struct select *s, struct db_stmt *st, const struct column *c,
                          struct list_cell *out)
{
    bool by_id = s->by_id && c->field->type == FIELD_REF &&
                 list_reference_extra(resource_get(c->field->of)) != NULL;
    set_text(out, db_is_null(st, c->at) ? STR_NONE : db_col_text(st, c->at + (by_id ? 2 : 1)));
}

static void set_series(struct select *s, struct db_stmt *st, const struct column *c,
                       struct list_cell *out)
{
    struct str packed = db_col_blob(st, c->at);
    struct buf text = BUF_INIT(JOINED_MAX);
    char amount[32];
    for (size_t i = 0; i < (size_t)field_points(c->field); i++) {
        int64_t value = list_series_point(c->field, packed, i);
        if (i)
            buf_addc(&text, ' ');
        if (c->field->type == FIELD_MONEY_SERIES)
            buf_adds(&text, decimal_format(value, s->m->catalog->currency_digits, amount));
        else
            buf_addi(&text, value);
    }
    set_text(out, str_dup(s->m->arena, buf_str(&text)));
    buf_free(&text);
}

/* Several texts, as import takes them apart again. */
static void set_texts(struct select *s, struct str json, struct list_cell *out)
{
    struct json_result list = json_parse(s->m->arena, json);
    struct buf text = BUF_INIT(JOINED_MAX);
    for (const struct json *j = list.root ? list.root->child : NULL; j; j = j->next) {
        if (text.n)
            buf_addz(&text, " | ");
        buf_adds(&text, j->text);
    }
    set_text(out, str_dup(s->m->arena, buf_str(&text)));
    buf_free(&text);
}

static void set_value(struct select *s, struct db_stmt *st, const struct column *c,
                      struct list_cell *out)
{
    const struct field *f = c->field;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
    case FIELD_CHOICE:
    case FIELD_CRITERIA:
    case FIELD_STATE:
    case FIELD_REFS:
        set_text(out, db_col_text(st, c->at));
        break;
    case FIELD_INT:
        set_int(out, db_col_int(st, c->at));
        break;
    case FIELD_NUMBER:
        set_real(out, db_col_real(st, c->at));
        break;
    case FIELD_MONEY:
        out->kind = CELL_AMOUNT;
        out->text = decimal_format(db_col_int(st, c->at), list_money_digits(s, st, f), out->digits);
        break;
    case FIELD_DATE:
    case FIELD_INSTANT:
    case FIELD_BOOL:
        out->kind = f->type == FIELD_DATE      ? CELL_DATE
                    : f->type == FIELD_INSTANT ? CELL_INSTANT
                                               : CELL_BOOL;
        out->i = db_col_int(st, c->at);
        break;
    case FIELD_RANK:
        set_text(out, field_choice(f, (int)db_col_int(st, c->at)));
        break;
    case FIELD_TEXTS:
        set_texts(s, db_col_text(st, c->at), out);
        break;
    case FIELD_NAME:
    case FIELD_REF:
    case FIELD_SERIES:
    case FIELD_MONEY_SERIES:
        break; /* list_cell_read */
    }
}

void list_cell_read(struct select *s, struct db_stmt *st, const struct column *c,
                    struct list_cell *out)
{
    const struct field *f = c->field;
    out->kind = CELL_EMPTY;
    if (list_is_reference(f))
        set_reference(s, st, c, out);
    else if (f->type == FIELD_SERIES || f->type == FIELD_MONEY_SERIES)
        set_series(s, st, c, out);
    else if (!db_is_null(st, c->at))
        set_value(s, st, c, out);
}
