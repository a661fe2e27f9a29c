/* rule_names: see rule_names.h. */
#include "model/rule_names.h"

#include "model/resource.h"
#include "model/selection.h"

enum { BODY_MAX = 4 << 20 };

/* A kept text after the one of id `last`. */
struct kept {
    int64_t id;
    struct str text, entity;
};

static bool read_next(struct model *m, struct str sql, int64_t last, struct kept *out)
{
    struct db_stmt *st = db_query(m->conn, sql.p, "i", last);
    bool found = db_next(st);
    if (found)
        *out = (struct kept){db_col_int(st, 0), str_dup(m->arena, db_col_text(st, 1)),
                             str_dup(m->arena, db_col_text(st, 2))};
    db_done(st);
    return found;
}

/* Deleted records, too: they can be restored. */
static void turn_field(struct model *m, const struct resource *res, const struct field *f)
{
    char text[64];
    const char *column = field_column(f, text);
    struct str read = str_fmt(m->arena,
                              "SELECT id, %s, %s FROM %s WHERE %s IS NOT NULL AND id > ? ORDER BY"
                              " id LIMIT 1",
                              column, f->of ? "''" : "entity", res->table, column);
    struct str write = str_fmt(m->arena, "UPDATE %s SET %s = ? WHERE id = ?", res->table, column);
    struct kept k = {0};
    while (read_next(m, read, k.id, &k)) {
        const struct resource *of = selection_subject(f, k.entity);
        if (of)
            db_run(m->conn, write.p, "si", selection_by_id(m, of, k.text), k.id);
    }
}

/* Bodies of health versions: each member that is an object is a rule over accounts. */
static void turn_versions(struct model *m)
{
    static const char read[] =
        "SELECT id, body, '' FROM health_version WHERE id > ? ORDER BY id LIMIT 1";
    const struct resource *of = resource_get("account");
    struct kept k = {0};
    while (read_next(m, STR(read), k.id, &k)) {
        struct buf text = BUF_INIT(BODY_MAX), rule = BUF_INIT(BODY_MAX);
        struct json_out out, inside;
        json_out_init(&out, &text);
        json_open_object(&out);
        const struct json *body = json_parse(m->arena, k.text).root;
        for (const struct json *j = body ? body->child : NULL; j; j = j->next) {
            json_out_init(&inside, &rule);
            buf_clear(&rule);
            json_out_tree(&inside, j);
            json_key_str(&out, j->key);
            json_out_raw(&out, j->type == JSON_OBJECT
                                   ? selection_by_id(m, of, str_dup(m->arena, buf_str(&rule)))
                                   : buf_str(&rule));
        }
        json_close_object(&out);
        if (!buf_failed(&text) && !buf_failed(&rule))
            db_run(m->conn, "UPDATE health_version SET body = ? WHERE id = ?", "si", buf_str(&text),
                   k.id);
        buf_free(&text);
        buf_free(&rule);
    }
}

int rule_names_turn(struct model *m)
{
    static const char noted[] = "SELECT 1 FROM refresh_state WHERE name = 'rules_by_name'";
    if (!db_int(m->conn, 0, noted, ""))
        return db_error(m->conn) == DB_OK ? 0 : -1;
    for (size_t r = 0; r < resources_count; r++)
        for (size_t i = 0; i < resources[r]->count; i++)
            if (resources[r]->fields[i].type == FIELD_CRITERIA)
                turn_field(m, resources[r], &resources[r]->fields[i]);
    turn_versions(m);
    db_run(m->conn, "DELETE FROM refresh_state WHERE name = 'rules_by_name'", "");
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
