/* audit: see audit.h. */
#include "model/audit.h"

enum { VALUE_MAX = 1 << 20 };

void audit_write(struct model *m, const char *entity, int64_t id, const char *field,
                 struct str before, struct str after, int64_t version)
{
    static const char insert[] = "INSERT INTO audit (change_set_id, entity, entity_id, field, "
                                 "before, after, version) VALUES (?, ?, ?, ?, ?, ?, ?)";
    int64_t set = change_set_id(m);
    if (set < 0)
        return;
    db_later(m->conn, insert, "izizssi", set, entity, id, field, before, after, version);
}

struct str audit_json(struct model *m, struct str value)
{
    struct buf buf = BUF_INIT(VALUE_MAX);
    struct json_out out;
    json_out_init(&out, &buf);
    json_out_str(&out, value);
    struct str text = str_dup(m->arena, buf_str(&buf));
    buf_free(&buf);
    return text;
}

void audit_text(struct model *m, const char *entity, int64_t id, const char *field,
                struct str before, struct str after)
{
    audit_write(m, entity, id, field, before.p ? audit_json(m, before) : STR_NONE,
                after.p ? audit_json(m, after) : STR_NONE, 0);
}

void audit_int(struct model *m, const char *entity, int64_t id, const char *field, int64_t before,
               int64_t after)
{
    audit_write(m, entity, id, field, str_fmt(m->arena, "%lld", (long long)before),
                str_fmt(m->arena, "%lld", (long long)after), 0);
}
