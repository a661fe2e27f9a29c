/* import_file: see import_file.h. */
#include "model/import_file.h"

#include "model/catalog.h"

#define DAY_MS INT64_C(86400000)

int64_t import_file_add(struct model *m, const struct import_file *file)
{
    static const char insert[] =
        "INSERT INTO import (kind, file_name, bytes, columns, separator, encoding, created_by,"
        " key_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    const int64_t *by = &m->actor->id;
    bool member = m->actor->kind == ACTOR_MEMBER, key = m->actor->kind == ACTOR_KEY;
    return db_insert(m->conn, insert, "ssisssooi", file->kind, file->file_name, file->bytes,
                     file->columns, file->separator, file->encoding, member ? by : NULL,
                     key ? by : NULL, m->now);
}

bool import_file_load(struct model *m, int64_t id, struct import_file *out)
{
    static const char find[] =
        "SELECT i.id, i.bytes, i.kind, i.file_name, i.columns, i.kept, j.status,"
        " CASE WHEN j.kind = 'import' AND j.done > 0 THEN 1 ELSE 0 END FROM import i"
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
                                    .status = str_dup(m->arena, db_col_text(st, 6)),
                                    .imported = db_col_int(st, 7)};
    db_done(st);
    return found;
}

void import_file_columns(struct model *m, int64_t id, struct str columns)
{
    db_run(m->conn, "UPDATE import SET columns = ?, job_id = NULL WHERE id = ?", "si", columns, id);
}

void import_file_job(struct model *m, int64_t id, int64_t job_id)
{
    db_run(m->conn, "UPDATE import SET job_id = ? WHERE id = ?", "ii", job_id, id);
}

void import_file_drop(struct model *m, const struct import_file *file)
{
    if (file->imported)
        db_run(m->conn, "UPDATE import SET kept = 0 WHERE id = ?", "i", file->id);
    else
        db_run(m->conn, "DELETE FROM import WHERE id = ?", "i", file->id);
}

/* ---- as JSON ---- */

/* Columns of the list, in their order. */
enum {
    ID,
    KIND,
    FILE_NAME,
    BYTES,
    COLUMNS,
    SEPARATOR,
    ENCODING,
    KEPT,
    CREATED_AT,
    MEMBER,
    KEY,
    JOB_ID,
    JOB_KIND,
    STATUS,
    MESSAGE,
    DONE,
    TOTAL,
    COUNTS,
    REFUSED,
    CHANGE_SET,
    UNDONE_AT
};

static void int_or_null(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_int(out, name, db_col_int(st, column));
}

static void instant_or_null(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_instant(out, name, db_col_int(st, column));
}

/* What the job keeps of its rows (job/import_job). */
static void counts_json(struct model *m, struct str state, struct json_out *out)
{
    static const char *const names[] = {"rows", "created", "changed",
                                        "same", "refused", "left_out"};
    const struct json *counts = state.n ? json_parse(m->arena, state).root : NULL;
    json_key(out, "counts");
    if (!counts) {
        json_out_null(out);
        return;
    }
    json_open_object(out);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const struct json *j = json_get(counts, names[i]);
        json_member_int(out, names[i], j ? j->i : 0);
    }
    json_close_object(out);
}

static void job_json(struct model *m, struct db_stmt *st, struct json_out *out)
{
    int_or_null(out, "job_id", st, JOB_ID);
    json_member_str(out, "job_kind", db_col_text(st, JOB_KIND));
    json_member_str(out, "status", db_col_text(st, STATUS));
    json_member_str(out, "message", db_col_text(st, MESSAGE));
    int_or_null(out, "done", st, DONE);
    int_or_null(out, "total", st, TOTAL);
    counts_json(m, db_col_text(st, COUNTS), out);
    int_or_null(out, "refused", st, REFUSED);
    int_or_null(out, "change_set_id", st, CHANGE_SET);
    instant_or_null(out, "undone_at", st, UNDONE_AT);
}

static void row_json(struct model *m, struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, ID));
    json_member_str(out, "kind", db_col_text(st, KIND));
    json_member_str(out, "file_name", db_col_text(st, FILE_NAME));
    json_member_int(out, "bytes", db_col_int(st, BYTES));
    json_key(out, "columns");
    json_out_raw(out, db_col_text(st, COLUMNS));
    json_member_str(out, "separator", db_col_text(st, SEPARATOR));
    json_member_str(out, "encoding", db_col_text(st, ENCODING));
    json_member_bool(out, "kept", db_col_int(st, KEPT));
    json_member_instant(out, "created_at", db_col_int(st, CREATED_AT));
    json_member_str(out, "made_by", db_col_text(st, db_is_null(st, MEMBER) ? KEY : MEMBER));
    job_json(m, st, out);
    json_close_object(out);
}

int import_file_json(struct model *m, int64_t id, struct json_out *out)
{
    static const char list[] =
        "SELECT i.id, i.kind, i.file_name, i.bytes, i.columns, i.separator, i.encoding, i.kept,"
        " i.created_at, b.name, k.name, j.id, j.kind, j.status, j.message, j.done, j.total,"
        " j.result, j.refused, j.change_set_id, c.undone_at FROM import i"
        " LEFT JOIN job j ON j.id = i.job_id LEFT JOIN change_set c ON c.id = j.change_set_id"
        " LEFT JOIN member b ON b.id = i.created_by LEFT JOIN key k ON k.id = i.key_id"
        " WHERE (? = 0 OR i.id = ?) ORDER BY i.id DESC LIMIT 200";
    struct db_stmt *st = db_query(m->conn, list, "ii", id, id);
    int n = 0;
    for (; db_next(st); n++)
        row_json(m, st, out);
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
