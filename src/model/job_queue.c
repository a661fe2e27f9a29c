/* job_queue: see job_queue.h. */
#include "model/job_queue.h"

/* Tells pages about a job: who made it decides who hears of it. */
static void tell(struct model *m, int64_t id, int64_t created_by)
{
    struct str text =
        str_fmt(m->arena, "{\"id\":%lld,\"by\":%lld}", (long long)id, (long long)created_by);
    db_notify(m->conn, "job", text);
}

int64_t job_queue_add(struct model *m, const char *kind, struct str params)
{
    static const char insert[] = "INSERT INTO job (kind, status, params, created_by, created_at) "
                                 "VALUES (?, 'queued', ?, ?, ?)";
    int64_t by = m->actor->kind == ACTOR_MEMBER ? m->actor->id : 0;
    int64_t id = db_insert(m->conn, insert, "zsoi", kind, params, by ? &by : NULL, m->now);
    if (id > 0)
        tell(m, id, by);
    return id;
}

bool job_queue_take(struct model *m, struct queued_job *out)
{
    static const char next[] = "SELECT id, kind, params, created_by FROM job WHERE status = "
                               "'queued' ORDER BY id LIMIT 1 {skip_locked}";
    static const char take[] = "UPDATE job SET status = 'running', started_at = ?, heartbeat_at = ?"
                               " WHERE id = ? AND status = 'queued'";
    struct db_stmt *st = db_query(m->conn, next, "");
    bool found = db_next(st);
    if (found)
        *out = (struct queued_job){.id = db_col_int(st, 0),
                                   .kind = str_dup(m->arena, db_col_text(st, 1)),
                                   .params = str_dup(m->arena, db_col_text(st, 2)),
                                   .created_by = db_col_int(st, 3)};
    db_done(st);
    if (!found || db_run(m->conn, take, "iii", m->now, m->now, out->id) != 1)
        return false;
    tell(m, out->id, out->created_by);
    return true;
}

bool job_queue_progress(struct model *m, const struct queued_job *job, int64_t done, int64_t total)
{
    static const char progress[] =
        "UPDATE job SET done = ?, total = ?, heartbeat_at = ? WHERE id = ?";
    static const char cancel[] = "SELECT cancel FROM job WHERE id = ?";
    db_run(m->conn, progress, "iiii", done, total, m->now, job->id);
    tell(m, job->id, job->created_by);
    return db_int(m->conn, 0, cancel, "i", job->id) == 1;
}

void job_queue_end(struct model *m, const struct queued_job *job, const char *status,
                   struct str message)
{
    static const char end[] = "UPDATE job SET status = ?, message = ?, finished_at = ? WHERE id = "
                              "? AND status = 'running'";
    db_run(m->conn, end, "zsii", status, message, m->now, job->id);
    tell(m, job->id, job->created_by);
}

void job_queue_bury(struct model *m, int64_t before)
{
    static const char bury[] =
        "UPDATE job SET status = 'failed', message = 'The server was stopped while this ran',"
        " finished_at = ? WHERE status = 'running' AND heartbeat_at < ?";
    db_run(m->conn, bury, "ii", m->now, before);
}

/* Id of the member whose jobs are meant; 0 = those of everybody. */
static int64_t only_of(const struct model *m)
{
    return m->actor->kind == ACTOR_MEMBER && !actor_may(m->actor, PERM_AUDIT_READ) ? m->actor->id
                                                                                   : 0;
}

int job_queue_cancel(struct model *m, int64_t id)
{
    static const char find[] =
        "SELECT created_by FROM job WHERE id = ? AND (? = 0 OR created_by = ?)";
    static const char queued[] =
        "UPDATE job SET status = 'cancelled', finished_at = ? WHERE id = ? AND status = 'queued'";
    static const char running[] = "UPDATE job SET cancel = 1 WHERE id = ? AND status = 'running'";
    int64_t only = only_of(m), by = db_int(m->conn, -1, find, "iii", id, only, only);
    if (by < 0 &&
        db_int(m->conn, 0, "SELECT 1 FROM job WHERE id = ? AND created_by IS NULL AND ? = 0", "ii",
               id, only) != 1)
        return error_set(m->error, ERROR_NOT_FOUND, NULL);
    if (db_run(m->conn, queued, "ii", m->now, id) != 1 && db_run(m->conn, running, "i", id) != 1)
        return error_set(m->error, ERROR_IN_USE, "This job has ended already");
    tell(m, id, by < 0 ? 0 : by);
    return 0;
}

static void instant_or_null(struct json_out *out, const char *name, struct db_stmt *st, int column)
{
    if (db_is_null(st, column))
        json_member_null(out, name);
    else
        json_member_instant(out, name, db_col_int(st, column));
}

static void row_json(struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_str(out, "kind", db_col_text(st, 1));
    json_member_str(out, "status", db_col_text(st, 2));
    json_member_int(out, "done", db_col_int(st, 3));
    if (db_is_null(st, 4))
        json_member_null(out, "total");
    else
        json_member_int(out, "total", db_col_int(st, 4));
    json_member_str(out, "message", db_col_text(st, 5));
    json_member_instant(out, "created_at", db_col_int(st, 6));
    instant_or_null(out, "started_at", st, 7);
    instant_or_null(out, "finished_at", st, 8);
    json_close_object(out);
}

int job_queue_json(struct model *m, int64_t id, struct json_out *out)
{
    static const char rows[] =
        "SELECT id, kind, status, done, total, message, created_at, started_at, finished_at FROM "
        "job"
        " WHERE (? = 0 OR id = ?) AND (? = 0 OR created_by = ?) ORDER BY id DESC LIMIT 200";
    int64_t only = only_of(m);
    struct db_stmt *st = db_query(m->conn, rows, "iiii", id, id, only, only);
    int n = 0;
    for (; db_next(st); n++)
        row_json(st, out);
    db_done(st);
    return n;
}
