/*
 * kinds: what queued jobs do, by their word. To add a kind: its function, a row in kinds.c, and
 * whoever queues it (model/job_queue).
 */
#ifndef JOB_KINDS_H
#define JOB_KINDS_H

#include "base/crypto.h"
#include "model/catalog.h"
#include "model/job_queue.h"

/* A job at work. Lives in the run's arena. */
struct job_run {
    struct arena *arena;
    struct db *db;
    struct catalog_holder *catalogs;
    const struct crypto_secret *secret;
    struct queued_job job;
    struct str message; /* for a person, set by the job; STR_NONE = none */
    int64_t told;       /* monotonic ms of the last progress */
    bool cancelled;     /* somebody asked to stop; look at it between steps */
};

struct job_kind {
    const char *word;
    /* 0 done, -1 failed (message says why). */
    int (*run)(struct job_run *run);
};

/* NULL when unknown. */
const struct job_kind *job_kind_of(struct str word);
/* Stores progress, at most twice a second, and reads whether to stop. */
void job_progress(struct job_run *run, int64_t done, int64_t total);

#endif
