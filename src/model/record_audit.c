/* record_audit: see record_audit.h. */
#include "model/record_audit.h"

#include "base/decimal.h"
#include "model/audit.h"

struct str record_audit_name(struct model *m, const struct field *f, int64_t id)
{
    const struct resource *res = resource_get(f->of);
    struct str sql =
        str_fmt(m->arena, "SELECT %s FROM %s WHERE id = ?", res->name_column, res->table);
    return db_text(m->conn, m->arena, str_z(m->arena, sql), "i", id);
}

void record_audit_value(struct model *m, const struct field *f, const struct value *v,
                        struct json_out *out)
{
    char text[32];
    if (v->kind == 0 || v->kind == 'n') {
        json_out_null(out);
    } else if (f->type == FIELD_REF || f->type == FIELD_NAME) {
        json_open_object(out);
        json_member_int(out, "id", v->i);
        json_member_str(out, "name", record_audit_name(m, f, v->i));
        json_close_object(out);
    } else if (f->type == FIELD_MONEY) {
        json_out_str(out, decimal_format(v->i, m->catalog->currency_digits, text));
    } else if (f->type == FIELD_DATE) {
        json_out_date(out, (int32_t)v->i);
    } else if (f->type == FIELD_INSTANT) {
        json_out_instant(out, v->i);
    } else if (f->type == FIELD_BOOL) {
        json_out_bool(out, v->i != 0);
    } else if (f->type == FIELD_TEXTS || f->type == FIELD_REFS || f->type == FIELD_CRITERIA ||
               f->type == FIELD_STATE) {
        json_out_raw(out, v->s);
    } else if (v->kind == 'i') {
        json_out_int(out, v->i);
    } else if (v->kind == 'd') {
        json_out_double(out, v->d);
    } else {
        json_out_str(out, v->s);
    }
}

int record_audit_parse(struct model *m, struct record *r, const struct field *f, struct str text,
                       struct value *out)
{
    struct json_result parsed = text.p ? json_parse(m->arena, text) : (struct json_result){0};
    const struct json *j = parsed.root, *id = j ? json_get(j, "id") : NULL;
    if (json_is_null(j)) {
        *out = (struct value){.kind = 'n'};
        return 0;
    }
    if (id) {
        *out = (struct value){.kind = 'i', .i = id->i};
        return 0;
    }
    return record_decode_value(m, r, f, j, out);
}

void record_audit_field(struct model *m, const struct record *r, const struct field *f,
                        const struct value *before, const struct value *after, int64_t version)
{
    struct buf text[2] = {BUF_INIT(1 << 20), BUF_INIT(1 << 20)};
    const struct value *values[2] = {before, after};
    for (int n = 0; n < 2; n++) {
        struct json_out out;
        json_out_init(&out, &text[n]);
        record_audit_value(m, f, values[n], &out);
    }
    audit_write(m, r->resource->key, r->id, f->key, buf_str(&text[0]), buf_str(&text[1]), version);
    buf_free(&text[0]);
    buf_free(&text[1]);
}

void record_audit_whole(struct model *m, const struct resource *res, int64_t id, bool exists,
                        int64_t version)
{
    audit_write(m, res->key, id, "", exists ? STR_NONE : STR("true"),
                exists ? STR("true") : STR_NONE, version);
}
