/* job_result: see job_result.h. */
#include "model/job_result.h"

#include <string.h>

void job_result_add(struct model *m, int64_t job_id, const struct job_result *rows, size_t n)
{
    if (n == 0)
        return;
    int64_t *jobs = arena_array(m->arena, n, sizeof(*jobs));
    int64_t *lines = arena_array(m->arena, n, sizeof(*lines));
    int64_t *ids = arena_array(m->arena, n, sizeof(*ids));
    bool *no_line = arena_array(m->arena, n, sizeof(*no_line));
    bool *no_id = arena_array(m->arena, n, sizeof(*no_id));
    struct str *outcomes = arena_array(m->arena, n, sizeof(*outcomes));
    struct str *reasons = arena_array(m->arena, n, sizeof(*reasons));
    for (size_t i = 0; i < n; i++) {
        jobs[i] = job_id;
        lines[i] = rows[i].line;
        no_line[i] = rows[i].line == 0;
        ids[i] = rows[i].entity_id;
        no_id[i] = rows[i].entity_id == 0;
        outcomes[i] = str_of(rows[i].outcome);
        reasons[i] = rows[i].reason;
    }
    const struct db_column columns[] = {{'i', jobs, NULL},
                                        {'i', lines, no_line},
                                        {'i', ids, no_id},
                                        {'s', outcomes, NULL},
                                        {'s', reasons, NULL}};
    db_bulk(m->conn, "job_result(job_id, line, entity_id, outcome, reason)", columns, 5, n, "");
}

static void id_or_null(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_int(out, name, db_col_int(st, column));
}

int64_t job_result_json(struct model *m, int64_t job_id, struct str outcome, int64_t after,
                        int limit, struct json_out *out)
{
    static const char list[] = "SELECT id, line, entity_id, outcome, reason FROM job_result"
                               " WHERE job_id = ? AND id > ? AND (CAST(? AS TEXT) IS NULL OR"
                               " outcome = ?) ORDER BY id LIMIT ?";
    int64_t last = 0;
    int n = 0;
    bool more = false;
    struct db_stmt *st =
        db_query(m->conn, list, "iissi", job_id, after, outcome, outcome, (int64_t)limit + 1);
    while (db_next(st)) {
        more = n++ == limit;
        if (more)
            break;
        last = db_col_int(st, 0);
        json_open_object(out);
        id_or_null(out, "line", st, 1);
        id_or_null(out, "entity_id", st, 2);
        json_member_str(out, "outcome", db_col_text(st, 3));
        json_member_str(out, "reason", db_col_text(st, 4));
        json_close_object(out);
    }
    db_done(st);
    return more ? last : 0;
}

/* Quoted, and never a formula: what a file said may stand in it. */
static void csv_text(struct buf *out, struct str text)
{
    bool formula = text.n && strchr("=+-@\t\r\n", text.p[0]);
    buf_addz(out, formula ? "\"'" : "\"");
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, text.p[i]);
    }
    buf_addc(out, '"');
}

static void csv_id(struct buf *out, struct db_stmt *st, int column)
{
    if (!db_is_null(st, column))
        buf_addi(out, db_col_int(st, column));
    buf_addc(out, ',');
}

int job_result_csv(struct model *m, int64_t job_id, struct buf *out)
{
    static const char list[] = "SELECT line, entity_id, outcome, reason FROM job_result"
                               " WHERE job_id = ? AND outcome <> 'done' ORDER BY id";
    struct db_stmt *st = db_query(m->conn, list, "i", job_id);
    buf_addz(out, "\xEF\xBB\xBFline,record,outcome,reason\r\n");
    while (db_next(st)) {
        csv_id(out, st, 0);
        csv_id(out, st, 1);
        buf_adds(out, db_col_text(st, 2));
        buf_addc(out, ',');
        csv_text(out, db_col_text(st, 3));
        buf_addz(out, "\r\n");
    }
    db_done(st);
    if (buf_failed(out))
        return error_set(m->error, ERROR_TOO_LARGE, "The report is too large; ask for its rows");
    return 0;
}
