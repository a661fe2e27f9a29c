/*
 * kinds: what queued jobs do, by their word. To add a kind: its function, a row in kinds.c, and
 * whoever queues it (model/job_queue).
 */
#ifndef JOB_KINDS_H
#define JOB_KINDS_H

#include <stdatomic.h>

#include "base/crypto.h"
#include "model/catalog.h"
#include "model/job_queue.h"

/* A job at work. Lives in the run's arena. */
struct job_run {
    struct arena *arena;
    struct db *db;
    struct catalog_holder *catalogs;
    const struct crypto_secret *secret;
    const char *files;           /* folder for files */
    const atomic_bool *stopping; /* the server stops: leave the job */
    struct queued_job job;
    struct str message; /* for a person, set by the job; STR_NONE = none */
    int64_t told;       /* monotonic ms of the last progress */
    bool cancelled;     /* somebody asked to stop; look at it between steps */
    bool left;          /* it is another node's now, or the server stops: leave it as it is */
};

struct job_kind {
    const char *word;
    /* 0 done, -1 failed (message says why). */
    int (*run)(struct job_run *run);
    /* Run again after the server was stopped, it goes on where it was. */
    bool resumes;
};

/* NULL when unknown. */
const struct job_kind *job_kind_of(struct str word);
/* Whether such jobs resume. */
bool job_kind_resumes(struct str word);
/* Stores progress, at most twice a second, and says whether to go on: false when cancelled or left.
 * `run` is the struct job_run. */
bool job_goes_on(void *run, int64_t done, int64_t total);
/* The same within the caller's write transaction, each time: what was written goes with it, and
 * must be rolled back when run->left. */
bool job_goes_on_in(struct model *m, struct job_run *run, int64_t done, int64_t total);

#endif
