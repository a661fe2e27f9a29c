/* kinds: see kinds.h. */
#include "job/kinds.h"

#include "base/clock.h"
#include "engine/refresh.h"
#include "job/bulk.h"
#include "job/export_job.h"
#include "job/import_job.h"
#include "job/look_back_job.h"
#include "job/undo_job.h"

enum { TELL_EVERY_MS = 500 };

bool job_goes_on_in(struct model *m, struct job_run *run, int64_t done, int64_t total)
{
    enum job_state state = job_queue_progress(m, &run->job, done, total);
    run->cancelled = run->cancelled || state == JOB_CANCELLED;
    run->left = run->left || state == JOB_LOST || atomic_load(run->stopping);
    return !run->cancelled && !run->left;
}

bool job_goes_on(void *data, int64_t done, int64_t total)
{
    struct job_run *run = data;
    int64_t mono = clock_mono();
    run->left = run->left || atomic_load(run->stopping);
    if (mono - run->told < TELL_EVERY_MS)
        return !run->cancelled && !run->left;
    run->told = mono;
    struct actor actor = {.kind = ACTOR_JOB, .id = run->job.id};
    struct model m = {.arena = run->arena, .actor = &actor, .now = clock_now()};
    if (!(m.conn = db_acquire(run->db, DB_WRITE)))
        return true;
    if (db_begin(m.conn) == 0) {
        job_goes_on_in(&m, run, done, total);
        db_commit(m.conn);
    }
    db_release(&m.conn);
    return !run->cancelled && !run->left;
}

static int run_refresh(struct job_run *run)
{
    if (refresh_all(run->db, run->catalogs, true, job_goes_on, run) >= 0)
        return 0;
    run->message = STR("The metrics could not be computed; see the log");
    return -1;
}

static const struct job_kind kinds[] = {
    {"refresh", run_refresh, false},    {"export", run_export, true}, {"bulk", run_bulk, true},
    {"undo", run_undo, true},           {"import", run_import, true}, {"check", run_check, true},
    {"look_back", run_look_back, true},
};

const struct job_kind *job_kind_of(struct str word)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (str_is(word, kinds[i].word))
            return &kinds[i];
    return NULL;
}

bool job_kind_resumes(struct str word)
{
    const struct job_kind *kind = job_kind_of(word);
    return kind && kind->resumes;
}
