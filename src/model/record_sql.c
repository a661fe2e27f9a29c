/* record_sql: see record_sql.h. */
#include "model/record_sql.h"

#include "base/utf8.h"

bool record_sql_stored(const struct field *f)
{
    char name[64];
    if (f->flags & (FIELD_METRIC | FIELD_ROLE))
        return false;
    return field_column(f, name)[0] != '-';
}

/* Kind of value that a column of this field holds. */
static char stored_kind(const struct field *f)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_URL:
    case FIELD_CHOICE:
    case FIELD_TEXTS:
    case FIELD_REFS:
    case FIELD_CRITERIA:
    case FIELD_STATE:
        return 's';
    case FIELD_NUMBER:
        return 'd';
    case FIELD_INT:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_INSTANT:
    case FIELD_BOOL:
    case FIELD_RANK:
    case FIELD_NAME:
    case FIELD_REF:
    case FIELD_SERIES:
    case FIELD_MONEY_SERIES:
        break;
    }
    return 'i';
}

void record_sql_build(struct arena *arena, struct entity *e)
{
    struct buf select = BUF_INIT(100000), names = BUF_INIT(100000), marks = BUF_INIT(100000),
               sets = BUF_INIT(100000);
    const char *table = e->resource->table;
    for (size_t i = 0; i < e->count; i++) {
        const struct field *f = e->fields[i];
        char column[64];
        if (!record_sql_stored(f))
            continue;
        const char *name = field_column(f, column);
        buf_addf(&select, ", %s", name);
        buf_addf(&names, ", %s", name);
        buf_addz(&marks, ", ?");
        buf_addf(&sets, ", %s = ?", name);
        if (f->flags & FIELD_FOLDED) {
            buf_addf(&names, ", %s_folded", name);
            buf_addz(&marks, ", ?");
            buf_addf(&sets, ", %s_folded = ?", name);
        }
    }
    e->select = str_fmt(arena, "SELECT version%s FROM %s WHERE id = ?", select.p, table);
    e->select_locked =
        str_fmt(arena, "SELECT version%s FROM %s WHERE id = ? {for_update}", select.p, table);
    e->insert = str_fmt(arena, "INSERT INTO %s (version%s) VALUES (1%s) RETURNING id", table,
                        names.p, marks.p);
    e->update = str_fmt(arena, "UPDATE %s SET version = ?%s WHERE id = ?", table, sets.p);
    buf_free(&select);
    buf_free(&names);
    buf_free(&marks);
    buf_free(&sets);
}

static struct value read_value(struct model *m, struct db_stmt *s, int column,
                               const struct field *f)
{
    if (db_is_null(s, column))
        return (struct value){.kind = 'n'};
    switch (stored_kind(f)) {
    case 's':
        return (struct value){.kind = 's', .s = str_dup(m->arena, db_col_text(s, column))};
    case 'd':
        return (struct value){.kind = 'd', .d = db_col_real(s, column)};
    default:
        return (struct value){.kind = 'i', .i = db_col_int(s, column)};
    }
}

static void load_roles(struct model *m, struct record *r)
{
    static const char read[] =
        "SELECT team_role_id, member_id FROM account_role WHERE account_id = ?";
    struct db_stmt *s = db_query(m->conn, read, "i", r->id);
    while (db_next(s))
        for (size_t i = r->resource->count; i < r->entity->count; i++)
            if (r->entity->fields[i]->flags & FIELD_ROLE &&
                r->entity->fields[i]->id == db_col_int(s, 0))
                r->values[i] = (struct value){.kind = 'i', .i = db_col_int(s, 1)};
    db_done(s);
}

struct record *record_sql_load(struct model *m, const struct resource *res, int64_t id, bool lock)
{
    struct record *r = record_new(m, res);
    struct db_stmt *s = db_prepare(m->conn, lock ? r->entity->select_locked : r->entity->select);
    if (!s)
        return NULL;
    db_bind_int(s, id);
    bool found = db_next(s);
    int column = 1;
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        r->values[i].kind = 'n';
        if (found && record_sql_stored(f))
            r->values[i] = read_value(m, s, column++, f);
    }
    r->id = id;
    r->version = found ? db_col_int(s, 0) : 0;
    db_done(s);
    if (!found || db_error(m->conn) != DB_OK)
        return NULL;
    r->deleted = record_const(r, "deleted_at")->kind == 'i';
    if (res->sight == SIGHT_ACCOUNT)
        load_roles(m, r);
    return r;
}

static void bind_values(struct model *m, struct db_stmt *s, const struct record *r)
{
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        const struct value *v = &r->values[i];
        if (!record_sql_stored(f))
            continue;
        if (v->kind == 'i')
            db_bind_int(s, v->i);
        else if (v->kind == 'd')
            db_bind_real(s, v->d);
        else if (v->kind == 's')
            db_bind_text(s, v->s);
        else
            db_bind_null(s);
        if (f->flags & FIELD_FOLDED)
            db_bind_text(s, v->kind == 's' ? utf8_fold(m->arena, v->s) : STR_NONE);
    }
}

int64_t record_sql_insert(struct model *m, const struct record *r)
{
    struct db_stmt *s = db_prepare(m->conn, r->entity->insert);
    if (!s)
        return -1;
    bind_values(m, s, r);
    int64_t id = db_next(s) ? db_col_int(s, 0) : -1;
    db_done(s);
    return db_error(m->conn) == DB_OK ? id : -1;
}

int record_sql_update(struct model *m, const struct record *r, int64_t version)
{
    struct db_stmt *s = db_prepare(m->conn, r->entity->update);
    if (!s)
        return -1;
    db_bind_int(s, version);
    bind_values(m, s, r);
    db_bind_int(s, r->id);
    return db_exec(s) < 0 ? -1 : 0;
}
