/* field_history: see field_history.h. */
#include "model/field_history.h"

#include "base/decimal.h"
#include "model/record_audit.h"

enum { FIELDS_MAX = 100 };

static bool keeps_history(const struct field *f)
{
    return f->flags & FIELD_HISTORY || str_starts(str_of(f->key), "health_");
}

/* The fields asked for; -1 with m->error. */
static int read_fields(struct model *m, const struct field_history_query *q, struct str *out)
{
    const struct entity *e = catalog_entity(m->catalog, q->resource);
    struct str rest = q->fields, word;
    int n = 0;
    if (!rest.n) {
        for (size_t i = 0; i < e->count && n < FIELDS_MAX; i++)
            if (keeps_history(e->fields[i]))
                out[n++] = str_of(e->fields[i]->key);
        return n;
    }
    while (str_next(&rest, ',', &word)) {
        const struct field *f = entity_field(e, word, NULL);
        if (!f || !keeps_history(f) || n == FIELDS_MAX)
            return error_field(m->error, STR("fields"), "\"%.*s\" keeps no history",
                               (int)(word.n < 80 ? word.n : 80), word.p);
        out[n++] = str_of(f->key);
    }
    return n;
}

/* Digits after the point of the record's money: of its currency, where it has one. */
static int money_digits(struct model *m, const struct field_history_query *q)
{
    const struct entity *e = catalog_entity(m->catalog, q->resource);
    struct str read = str_fmt(m->arena, "SELECT currency FROM %s WHERE id = ?", q->resource->table);
    int digits = -1;
    if (q->resource->flags & RESOURCE_EXTERNAL && entity_field(e, STR("currency"), NULL))
        digits = currency_digits(db_text(m->conn, m->arena, read.p, "i", q->id));
    return digits < 0 ? m->catalog->currency_digits : digits;
}

/* A value as history has it, text or integer as text, as it is on the wire. */
static void value_json(struct model *m, const struct field *f, int digits, struct str text,
                       struct json_out *out)
{
    char money[32];
    bool words = f->type == FIELD_TEXT || f->type == FIELD_EMAIL || f->type == FIELD_URL ||
                 f->type == FIELD_CHOICE || f->type == FIELD_RANK;
    struct value v = {.kind = text.p ? 's' : 'n', .s = text};
    if (text.p && !words && str_to_int(text, &v.i))
        v.kind = 'i';
    if (f->type == FIELD_MONEY && v.kind == 'i')
        json_out_str(out, decimal_format(v.i, digits, money));
    else
        record_audit_value(m, f, &v, out);
}

int64_t field_history_list(struct model *m, const struct field_history_query *q,
                           struct json_out *out)
{
    static const char read[] =
        "SELECT h.id, h.field, h.at, h.value FROM field_history h WHERE h.entity = ? AND"
        " h.entity_id = ? AND h.field {in_texts} AND h.id < ? ORDER BY h.id DESC LIMIT ?";
    const struct entity *e = catalog_entity(m->catalog, q->resource);
    struct str fields[FIELDS_MAX];
    int nfields = read_fields(m, q, fields), n = 0;
    int64_t last = 0;
    if (nfields < 0)
        return -1;
    int digits = money_digits(m, q);
    struct db_stmt *st =
        db_query(m->conn, read, "ziSii", q->resource->key, q->id, fields, (size_t)nfields,
                 q->before ? q->before : INT64_MAX, (int64_t)q->limit);
    for (; db_next(st); n++) {
        struct str key = str_dup(m->arena, db_col_text(st, 1));
        last = db_col_int(st, 0);
        json_open_object(out);
        json_member_str(out, "field", key);
        json_member_instant(out, "at", db_col_int(st, 2));
        json_key(out, "value");
        value_json(m, entity_field(e, key, NULL), digits, str_dup(m->arena, db_col_text(st, 3)),
                   out);
        json_close_object(out);
    }
    db_done(st);
    if (db_error(m->conn) != DB_OK)
        return -1;
    return n == q->limit ? last : 0;
}
