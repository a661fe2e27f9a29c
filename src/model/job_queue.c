/* job_queue: see job_queue.h. */
#include "model/job_queue.h"

#include "model/key.h"
#include "model/member.h"

/* Tells pages about a job: who made it decides who hears of it. */
static void tell(struct model *m, int64_t id, int64_t created_by)
{
    struct str text =
        str_fmt(m->arena, "{\"id\":%lld,\"by\":%lld}", (long long)id, (long long)created_by);
    db_notify(m->conn, "job", text);
}

int64_t job_queue_add(struct model *m, const char *kind, struct str params)
{
    static const char insert[] =
        "INSERT INTO job (kind, status, params, created_by, key_id, created_at) "
        "VALUES (?, 'queued', ?, ?, ?, ?)";
    const int64_t *by = &m->actor->id;
    bool member = m->actor->kind == ACTOR_MEMBER, key = m->actor->kind == ACTOR_KEY;
    int64_t id = db_insert(m->conn, insert, "zsooi", kind, params, member ? by : NULL,
                           key ? by : NULL, m->now);
    if (id > 0)
        tell(m, id, member ? *by : 0);
    return id;
}

#define COLUMNS \
    "id, attempt, created_by, key_id, kind, params, done, change_set_id, refused, result"

static bool read_job(struct model *m, struct db_stmt *st, struct queued_job *out)
{
    bool found = db_next(st);
    if (found)
        *out = (struct queued_job){.id = db_col_int(st, 0),
                                   .attempt = db_col_int(st, 1),
                                   .created_by = db_col_int(st, 2),
                                   .key_id = db_col_int(st, 3),
                                   .kind = str_dup(m->arena, db_col_text(st, 4)),
                                   .params = str_dup(m->arena, db_col_text(st, 5)),
                                   .done = db_col_int(st, 6),
                                   .change_set = db_col_int(st, 7),
                                   .refused = db_col_int(st, 8),
                                   .state = str_dup(m->arena, db_col_text(st, 9))};
    db_done(st);
    return found;
}

bool job_queue_take(struct model *m, struct queued_job *out)
{
    static const char next[] = "SELECT " COLUMNS " FROM job WHERE status = 'queued'"
                               " ORDER BY id LIMIT 1 {skip_locked}";
    static const char take[] =
        "UPDATE job SET status = 'running', attempt = attempt + 1,"
        " started_at = coalesce(started_at, ?), heartbeat_at = ? WHERE id = ? AND status ="
        " 'queued'";
    if (!read_job(m, db_query(m->conn, next, ""), out) ||
        db_run(m->conn, take, "iii", m->now, m->now, out->id) != 1)
        return false;
    out->attempt++;
    tell(m, out->id, out->created_by);
    return true;
}

bool job_queue_load(struct model *m, int64_t id, struct queued_job *out)
{
    return read_job(m, db_query(m->conn, "SELECT " COLUMNS " FROM job WHERE id = ?", "i", id), out);
}

bool job_queue_actor(struct model *m, const struct queued_job *job, struct actor *out)
{
    *out = (struct actor){.kind = ACTOR_SYSTEM, .name = STR("system"), .export_allowed = true};
    if (job->created_by) {
        const struct member *member = member_load(m, job->created_by);
        if (!member || !str_is(member->status, "active"))
            return false;
        *out = (struct actor){.kind = ACTOR_MEMBER,
                              .id = member->id,
                              .name = member->name,
                              .profile = member->profile,
                              .export_allowed = member->export_allowed};
    } else if (job->key_id) {
        out->kind = ACTOR_KEY;
        out->id = job->key_id;
        out->name = STR("key");
        return key_kind(m, job->key_id, &out->ingest_only) && !out->ingest_only;
    }
    return true;
}

enum job_state job_queue_progress(struct model *m, const struct queued_job *job, int64_t done,
                                  int64_t total)
{
    static const char progress[] = "UPDATE job SET done = ?, total = ?, heartbeat_at = ?"
                                   " WHERE id = ? AND attempt = ? AND status = 'running'";
    static const char cancel[] = "SELECT cancel FROM job WHERE id = ?";
    int64_t still = db_run(m->conn, progress, "iiiii", done, total, m->now, job->id, job->attempt);
    if (still == 0)
        return JOB_LOST;
    tell(m, job->id, job->created_by);
    return db_int(m->conn, 0, cancel, "i", job->id) == 1 ? JOB_CANCELLED : JOB_GOES_ON;
}

void job_queue_wrote(struct model *m, const struct queued_job *job, int64_t change_set,
                     int64_t refused)
{
    db_run(m->conn, "UPDATE job SET change_set_id = ?, refused = ? WHERE id = ?", "oii",
           change_set > 0 ? &change_set : NULL, refused, job->id);
}

void job_queue_keep(struct model *m, const struct queued_job *job, struct str state)
{
    db_run(m->conn, "UPDATE job SET result = ? WHERE id = ?", "si", state, job->id);
}

void job_queue_end(struct model *m, const struct queued_job *job, const char *status,
                   struct str message)
{
    static const char end[] = "UPDATE job SET status = ?, message = ?, finished_at = ? WHERE id = "
                              "? AND attempt = ? AND status = 'running'";
    db_run(m->conn, end, "zsiii", status, message, m->now, job->id, job->attempt);
    tell(m, job->id, job->created_by);
}

void job_queue_give_back(struct model *m, const struct queued_job *job)
{
    static const char back[] =
        "UPDATE job SET status = 'queued' WHERE id = ? AND attempt = ? AND status = 'running'";
    db_run(m->conn, back, "ii", job->id, job->attempt);
}

static bool is_own(const int64_t *own, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (own[i] == id)
            return true;
    return false;
}

static void recover(struct model *m, const struct queued_job *job, bool resumes)
{
    if (resumes)
        job_queue_give_back(m, job);
    else
        job_queue_end(m, job, "failed", STR("The server was stopped while this ran"));
}

void job_queue_recover(struct model *m, const int64_t *own, size_t n, bool (*resumes)(struct str))
{
    static const char running[] = "SELECT " COLUMNS " FROM job WHERE status = 'running' AND id > ?"
                                  " ORDER BY id LIMIT 1";
    struct queued_job job = {0};
    /* As many as there are workers, at most. */
    while (read_job(m, db_query(m->conn, running, "i", job.id), &job))
        if (!is_own(own, n, job.id))
            recover(m, &job, resumes(job.kind));
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
    json_member_int(out, "refused", db_col_int(st, 9));
    if (db_is_null(st, 10))
        json_member_null(out, "change_set_id");
    else
        json_member_int(out, "change_set_id", db_col_int(st, 10));
    json_member_instant(out, "created_at", db_col_int(st, 6));
    instant_or_null(out, "started_at", st, 7);
    instant_or_null(out, "finished_at", st, 8);
    json_close_object(out);
}

int job_queue_json(struct model *m, int64_t id, struct json_out *out)
{
    static const char rows[] =
        "SELECT id, kind, status, done, total, message, created_at, started_at, finished_at,"
        " refused, change_set_id FROM job"
        " WHERE (? = 0 OR id = ?) AND (? = 0 OR created_by = ?) ORDER BY id DESC LIMIT 200";
    int64_t only = only_of(m);
    struct db_stmt *st = db_query(m->conn, rows, "iiii", id, id, only, only);
    int n = 0;
    for (; db_next(st); n++)
        row_json(st, out);
    db_done(st);
    return n;
}

bool job_queue_done(struct model *m, int64_t id)
{
    return db_int(m->conn, 0, "SELECT 1 FROM job WHERE id = ? AND status = 'done'", "i", id) == 1;
}

bool job_queue_visible(struct model *m, int64_t id)
{
    static const char find[] = "SELECT 1 FROM job WHERE id = ? AND (? = 0 OR created_by = ?)";
    int64_t only = only_of(m);
    return db_int(m->conn, 0, find, "iii", id, only, only) == 1;
}
