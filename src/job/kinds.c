/* kinds: see kinds.h. */
#include "job/kinds.h"

#include "base/clock.h"
#include "engine/refresh.h"

enum { TELL_EVERY_MS = 500 };

void job_progress(struct job_run *run, int64_t done, int64_t total)
{
    int64_t mono = clock_mono();
    if (mono - run->told < TELL_EVERY_MS)
        return;
    run->told = mono;
    struct actor actor = {.kind = ACTOR_JOB, .id = run->job.id};
    struct model m = {.arena = run->arena, .actor = &actor, .now = clock_now()};
    if (!(m.conn = db_acquire(run->db, DB_WRITE)))
        return;
    if (db_begin(m.conn) == 0) {
        run->cancelled = job_queue_progress(&m, &run->job, done, total) || run->cancelled;
        db_commit(m.conn);
    }
    db_release(&m.conn);
}

static bool refresh_progress(void *data, int64_t done, int64_t total)
{
    struct job_run *run = data;
    job_progress(run, done, total);
    return !run->cancelled;
}

static int run_refresh(struct job_run *run)
{
    if (refresh_all(run->db, run->catalogs, true, refresh_progress, run) >= 0)
        return 0;
    run->message = STR("The metrics could not be computed; see the log");
    return -1;
}

static const struct job_kind kinds[] = {
    {"refresh", run_refresh},
};

const struct job_kind *job_kind_of(struct str word)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (str_is(word, kinds[i].word))
            return &kinds[i];
    return NULL;
}
