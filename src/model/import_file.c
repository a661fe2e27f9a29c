/* import_file: see import_file.h. */
#include "model/import_file.h"

#include "model/catalog.h"

#define DAY_MS INT64_C(86400000)

int64_t import_file_add(struct model *m, const struct import_file *file)
{
    static const char insert[] =
        "INSERT INTO import (kind, file_name, bytes, columns, created_at) VALUES (?, ?, ?, ?, ?)";
    return db_insert(m->conn, insert, "ssisi", file->kind, file->file_name, file->bytes,
                     file->columns, m->now);
}

bool import_file_load(struct model *m, int64_t id, struct import_file *out)
{
    static const char find[] =
        "SELECT i.id, i.bytes, i.kind, i.file_name, i.columns, i.kept, j.status FROM import i"
        " LEFT JOIN job j ON j.id = i.job_id WHERE i.id = ?";
    struct db_stmt *st = db_query(m->conn, find, "i", id);
    bool found = db_next(st);
    if (found)
        *out = (struct import_file){.id = db_col_int(st, 0),
                                    .bytes = db_col_int(st, 1),
                                    .kind = str_dup(m->arena, db_col_text(st, 2)),
                                    .file_name = str_dup(m->arena, db_col_text(st, 3)),
                                    .columns = str_dup(m->arena, db_col_text(st, 4)),
                                    .kept = db_col_int(st, 5),
                                    .status = str_dup(m->arena, db_col_text(st, 6))};
    db_done(st);
    return found;
}

void import_file_columns(struct model *m, int64_t id, struct str columns)
{
    db_run(m->conn, "UPDATE import SET columns = ? WHERE id = ?", "si", columns, id);
}

void import_file_job(struct model *m, int64_t id, int64_t job_id)
{
    db_run(m->conn, "UPDATE import SET job_id = ? WHERE id = ?", "ii", job_id, id);
}

static void int_or_null(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_int(out, name, db_col_int(st, column));
}

static void row_json(struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_str(out, "kind", db_col_text(st, 1));
    json_member_str(out, "file_name", db_col_text(st, 2));
    json_member_int(out, "bytes", db_col_int(st, 3));
    json_key(out, "columns");
    json_out_raw(out, db_col_text(st, 4));
    json_member_bool(out, "kept", db_col_int(st, 5));
    json_member_instant(out, "created_at", db_col_int(st, 6));
    int_or_null(out, "job_id", st, 7);
    json_member_str(out, "job_kind", db_col_text(st, 8));
    json_member_str(out, "status", db_col_text(st, 9));
    json_member_str(out, "message", db_col_text(st, 10));
    int_or_null(out, "refused", st, 11);
    int_or_null(out, "change_set_id", st, 12);
    json_close_object(out);
}

int import_file_json(struct model *m, int64_t id, struct json_out *out)
{
    static const char list[] =
        "SELECT i.id, i.kind, i.file_name, i.bytes, i.columns, i.kept, i.created_at, i.job_id,"
        " j.kind, j.status, j.message, j.refused, j.change_set_id FROM import i"
        " LEFT JOIN job j ON j.id = i.job_id WHERE (? = 0 OR i.id = ?) ORDER BY i.id DESC"
        " LIMIT 200";
    struct db_stmt *st = db_query(m->conn, list, "ii", id, id);
    int n = 0;
    for (; db_next(st); n++)
        row_json(st, out);
    db_done(st);
    return n;
}

size_t import_file_forget(struct model *m, int64_t *ids, size_t max)
{
    static const char old[] =
        "SELECT i.id FROM import i LEFT JOIN job j ON j.id = i.job_id WHERE i.kept = 1"
        " AND i.created_at < ? AND (j.id IS NULL OR j.finished_at IS NOT NULL)"
        " ORDER BY i.created_at LIMIT ?";
    int64_t before = m->now - catalog_setting_int(m->catalog, "retention_export_days") * DAY_MS;
    size_t n = 0;
    struct db_stmt *st = db_query(m->conn, old, "ii", before, (int64_t)max);
    while (n < max && db_next(st))
        ids[n++] = db_col_int(st, 0);
    db_done(st);
    if (n)
        db_run(m->conn, "UPDATE import SET kept = 0 WHERE id {in_ints}", "I", ids, n);
    return n;
}
