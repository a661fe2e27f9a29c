/* undo_job: see undo_job.h. Where it is, is the id of the last change that was looked at. */
#include "job/undo_job.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "model/job_result.h"
#include "model/record.h"

enum { SLICE_STEPS = 200, SLICE_MEMORY = 64 << 20, TRIES_MAX = 5 };

struct undo {
    struct job_run *run;
    struct arena *arena; /* of a slice */
    struct actor actor;
    const struct catalog *catalog;
    struct job_result kept[SLICE_STEPS];
    size_t nkept;
    int64_t change_set, below; /* what is undone, from which of its changes on */
    int64_t looked_at, total, refused;
    int64_t own; /* change set of the undo, 0 = not begun */
};

static void keep(void *data, struct str entity, int64_t id, struct str field, const char *reason)
{
    struct undo *u = data;
    u->kept[u->nkept++] =
        (struct job_result){.entity_id = id,
                            .outcome = "kept",
                            .reason = str_fmt(u->arena, "%.*s %.*s: %s", (int)entity.n, entity.p,
                                              (int)field.n, field.p, reason)};
}

/* Changes looked at; 0 at the end, -1 on failure. */
static int64_t undo_slice(struct undo *u, struct model *m)
{
    int64_t undone = 0;
    int64_t last = change_set_undo_slice(m, u->change_set, u->below, SLICE_STEPS, keep, u, &undone);
    if (last <= 0)
        return last;
    job_result_add(m, u->run->job.id, u->kept, u->nkept);
    job_queue_wrote(m, &u->run->job, m->change_set, u->refused + (int64_t)u->nkept);
    job_queue_keep(m, &u->run->job, str_fmt(u->arena, "%lld", (long long)last));
    int64_t looked = undone + (int64_t)u->nkept;
    job_goes_on_in(m, u->run, u->looked_at + looked, u->total);
    model_flush_changes(m, "undo");
    if ((u->run->left && !atomic_load(u->run->stopping)) || db_commit(m->conn) != 0)
        return -1;
    u->below = last;
    u->looked_at += looked;
    u->refused += (int64_t)u->nkept;
    u->own = m->change_set;
    return looked;
}

/* One try, in a transaction of its own. */
static int64_t try_slice(struct undo *u, bool first)
{
    struct error error;
    struct model m = {.arena = u->arena,
                      .actor = &u->actor,
                      .catalog = u->catalog,
                      .calendar = u->catalog->calendar,
                      .error = &error,
                      .secret = u->run->secret,
                      .now = clock_now(),
                      .change_set = u->own,
                      .change_kind = "undo"};
    int64_t looked = -1;
    error_init(&error, u->arena);
    m.today = calendar_day(m.calendar, m.now);
    u->nkept = 0;
    m.conn = db_acquire(u->run->db, DB_WRITE);
    if (m.conn && db_begin(m.conn) == 0 && (!first || change_set_claim(&m, u->change_set) == 0))
        looked = undo_slice(u, &m);
    if (m.conn)
        db_release(&m.conn);
    if (first && error.code == ERROR_CONFLICT)
        u->run->message = error.detail.p ? str_dup(u->run->arena, error.detail) : STR_NONE;
    return looked;
}

static int undo_all(struct undo *u)
{
    int64_t looked = -1;
    int failures = 0;
    while (looked != 0 && failures < TRIES_MAX && !u->run->cancelled && !u->run->left &&
           !u->run->message.p) {
        looked = try_slice(u, !u->own);
        failures = looked < 0 ? failures + 1 : 0;
        arena_reset(u->arena);
        db_checkpoint(u->run->db);
    }
    return looked < 0 ? -1 : 0;
}

/* What was undone in part can be undone again: what went back already stays. */
static void reopen(struct undo *u)
{
    static const char undoable[] = "UPDATE change_set SET undone_at = NULL WHERE id = ?";
    struct db_conn *conn = db_acquire(u->run->db, DB_WRITE);
    if (conn && db_begin(conn) == 0) {
        db_run(conn, undoable, "i", u->change_set);
        db_commit(conn);
    }
    if (conn)
        db_release(&conn);
}

static bool prepare(struct undo *u)
{
    struct job_run *run = u->run;
    struct model m = {.arena = run->arena, .actor = &u->actor, .now = clock_now()};
    const struct json *params = json_parse(run->arena, run->job.params).root;
    const struct json *id = json_get(params, "change_set_id");
    bool allowed = false;
    u->change_set = id && id->type == JSON_INT ? id->i : 0;
    if (!str_to_int(run->job.state, &u->below))
        u->below = INT64_MAX;
    if (!(m.conn = db_acquire(run->db, DB_READ)))
        return false;
    allowed = job_queue_actor(&m, &run->job, &u->actor);
    u->total = change_set_size(&m, u->change_set);
    db_release(&m.conn);
    return allowed;
}

int run_undo(struct job_run *run)
{
    struct undo *u = ARENA_NEW(run->arena, struct undo);
    *u = (struct undo){.run = run,
                       .catalog = catalog_current(run->catalogs),
                       .own = run->job.change_set,
                       .refused = run->job.refused,
                       .looked_at = run->job.done};
    if (!u->catalog)
        return -1;
    u->arena = arena_new(SLICE_MEMORY);
    int result = prepare(u) ? undo_all(u) : -1;
    if (u->own && (result < 0 || run->cancelled))
        reopen(u);
    if (result == 0 && !run->left)
        run->message = str_fmt(run->arena, "%lld went back, %lld were kept",
                               (long long)(u->looked_at - u->refused), (long long)u->refused);
    catalog_drop(&u->catalog);
    arena_free(&u->arena);
    return result;
}
