/* member_list: members as JSON, one and many (see member.h). */
#include "model/member.h"

#include "base/utf8.h"
#include "model/list.h"

static void row_json(struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_int(out, "version", db_col_int(st, 1));
    json_member_str(out, "name", db_col_text(st, 2));
    json_member_str(out, "email", db_col_text(st, 3));
    json_member_str(out, "profile", db_col_text(st, 4));
    json_member_str(out, "status", db_col_text(st, 5));
    json_member_bool(out, "export_allowed", db_col_int(st, 6));
    if (db_is_null(st, 7))
        json_member_null(out, "last_sign_in_at");
    else
        json_member_instant(out, "last_sign_in_at", db_col_int(st, 7));
    json_member_int(out, "accounts", db_col_int(st, 8));
    json_close_object(out);
}

/* The select with the count of accounts that the actor sees; `where` and what follows are ours. */
static struct str select_text(struct model *m, const char *where, bool *bind)
{
    const char *sight = sight_condition(m, "a", bind);
    return str_fmt(
        m->arena,
        "SELECT e.id, e.version, e.name, e.email, e.profile, e.status, e.export_allowed, "
        "e.last_sign_in_at,"
        " (SELECT count(DISTINCT a.id) FROM account_role r JOIN account a ON a.id = r.account_id"
        " WHERE r.member_id = e.id AND a.deleted_at IS NULL AND %s)"
        " FROM member e WHERE e.deleted_at IS NULL AND %s",
        sight, where);
}

bool member_json(struct model *m, int64_t id, struct json_out *out)
{
    bool bind;
    struct db_stmt *st = db_prepare(m->conn, select_text(m, "e.id = ?", &bind));
    if (st && bind)
        db_bind_int(st, m->actor->id);
    if (st)
        db_bind_int(st, id);
    bool found = db_next(st);
    if (found)
        row_json(st, out);
    db_done(st);
    return found;
}

/* Text for LIKE with \ as escape. */
static struct str contains(struct model *m, struct str q)
{
    struct str folded = utf8_fold(m->arena, q);
    char *p = arena_alloc(m->arena, 2 * folded.n + 3);
    size_t n = 0;
    p[n++] = '%';
    for (size_t i = 0; i < folded.n; i++) {
        if (folded.p[i] == '%' || folded.p[i] == '_' || folded.p[i] == '\\')
            p[n++] = '\\';
        p[n++] = folded.p[i];
    }
    p[n++] = '%';
    return (struct str){p, n};
}

int64_t member_list(struct model *m, struct str q, int limit, int64_t page, struct json_out *out)
{
    static const char match[] =
        "(e.name_folded LIKE ? ESCAPE '\\' OR e.email_folded LIKE ? ESCAPE '\\')";
    static const char count[] =
        "SELECT count(*) FROM member e WHERE e.deleted_at IS NULL"
        " AND (e.name_folded LIKE ? ESCAPE '\\' OR e.email_folded LIKE ? ESCAPE '\\')";
    bool bind;
    struct str like = contains(m, q.p ? q : STR("")), sql = select_text(m, match, &bind);
    sql = str_fmt(m->arena, "%s ORDER BY e.name_folded, e.id LIMIT ? OFFSET ?", sql.p);
    struct db_stmt *st = db_prepare(m->conn, sql);
    if (st) {
        if (bind)
            db_bind_int(st, m->actor->id);
        db_bind_text(st, like);
        db_bind_text(st, like);
        db_bind_int(st, limit);
        db_bind_int(st, (page - 1) * limit);
    }
    while (db_next(st))
        row_json(st, out);
    db_done(st);
    return db_int(m->conn, 0, count, "ss", like, like);
}
