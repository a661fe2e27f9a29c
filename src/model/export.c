/* export: see export.h. */
#include "model/export.h"

#include "model/audit.h"
#include "model/catalog.h"

#define DAY_MS INT64_C(86400000)
#define OWN "(j.created_by = ? OR j.key_id = ?)"

int64_t export_add(struct model *m, int64_t job_id, struct str entity, struct str format,
                   struct str file_name)
{
    static const char insert[] = "INSERT INTO export (job_id, entity, format, file_name,"
                                 " created_at) VALUES (?, ?, ?, ?, ?)";
    return db_insert(m->conn, insert, "isssi", job_id, entity, format, file_name, m->now);
}

/* Ids that nobody has stand for "not this kind of actor". */
static int64_t member_of(const struct model *m)
{
    return m->actor->kind == ACTOR_MEMBER ? m->actor->id : -1;
}

static int64_t key_of(const struct model *m)
{
    return m->actor->kind == ACTOR_KEY ? m->actor->id : -1;
}

static bool read_one(struct model *m, struct db_stmt *st, struct export *out)
{
    bool found = db_next(st);
    if (found)
        *out = (struct export){.id = db_col_int(st, 0),
                               .job_id = db_col_int(st, 1),
                               .entity = str_dup(m->arena, db_col_text(st, 2)),
                               .format = str_dup(m->arena, db_col_text(st, 3)),
                               .file_name = str_dup(m->arena, db_col_text(st, 4)),
                               .sees_all = db_col_int(st, 5),
                               .status = str_dup(m->arena, db_col_text(st, 6))};
    db_done(st);
    return found;
}

#define ONE \
    "SELECT x.id, x.job_id, x.entity, x.format, x.file_name, x.sees_all, j.status FROM export x" \
    " JOIN job j ON j.id = x.job_id WHERE "

bool export_load(struct model *m, int64_t id, struct export *out)
{
    static const char own[] = ONE "x.id = ? AND " OWN;
    return read_one(m, db_query(m->conn, own, "iii", id, member_of(m), key_of(m)), out);
}

bool export_of_job(struct model *m, int64_t job_id, struct export *out)
{
    static const char of_job[] = ONE "x.job_id = ?";
    return read_one(m, db_query(m->conn, of_job, "i", job_id), out);
}

void export_made(struct model *m, const struct export *e, int64_t rows, int64_t bytes)
{
    static const char made[] = "UPDATE export SET rows = ?, bytes = ?, sees_all = ? WHERE id = ?";
    db_run(m->conn, made, "iiii", rows, bytes, (int64_t)actor_sees_all(m->actor), e->id);
    m->change_kind = "export";
    audit_text(m, "export", e->id, "file", STR_NONE, e->file_name);
    audit_write(m, "export", e->id, "rows", STR_NONE, str_fmt(m->arena, "%lld", (long long)rows),
                0);
}

static void int_or_null(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_int(out, name, db_col_int(st, column));
}

static void row_json(struct db_stmt *st, int64_t kept_ms, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_int(out, "job_id", db_col_int(st, 1));
    json_member_str(out, "entity", db_col_text(st, 2));
    json_member_str(out, "format", db_col_text(st, 3));
    json_member_str(out, "file_name", db_col_text(st, 4));
    json_member_str(out, "status", db_col_text(st, 5));
    json_member_int(out, "done", db_col_int(st, 6));
    int_or_null(out, "total", st, 7);
    json_member_str(out, "message", db_col_text(st, 8));
    int_or_null(out, "rows", st, 9);
    int_or_null(out, "bytes", st, 10);
    json_member_instant(out, "created_at", db_col_int(st, 11));
    json_member_instant(out, "expires_at", db_col_int(st, 11) + kept_ms);
    json_close_object(out);
}

int export_json(struct model *m, int64_t id, struct json_out *out)
{
    static const char list[] =
        "SELECT x.id, x.job_id, x.entity, x.format, x.file_name, j.status, j.done, j.total,"
        " j.message, x.rows, x.bytes, x.created_at FROM export x JOIN job j ON j.id = x.job_id"
        " WHERE " OWN " AND (? = 0 OR x.id = ?) ORDER BY x.id DESC LIMIT 200";
    int64_t kept_ms = catalog_setting_int(m->catalog, "retention_export_days") * DAY_MS;
    struct db_stmt *st = db_query(m->conn, list, "iiii", member_of(m), key_of(m), id, id);
    int n = 0;
    for (; db_next(st); n++)
        row_json(st, kept_ms, out);
    db_done(st);
    return n;
}

size_t export_forget(struct model *m, int64_t *ids, size_t max)
{
    static const char old[] =
        "SELECT x.id FROM export x JOIN job j ON j.id = x.job_id WHERE x.created_at < ?"
        " AND j.finished_at IS NOT NULL ORDER BY x.created_at LIMIT ?";
    int64_t before = m->now - catalog_setting_int(m->catalog, "retention_export_days") * DAY_MS;
    size_t n = 0;
    struct db_stmt *st = db_query(m->conn, old, "ii", before, (int64_t)max);
    while (n < max && db_next(st))
        ids[n++] = db_col_int(st, 0);
    db_done(st);
    if (n)
        db_run(m->conn, "DELETE FROM export WHERE id {in_ints}", "I", ids, n);
    return n;
}
