/*
 * job_queue: work that takes longer than a request: refresh of everything, export, bulk work,
 * import, undo of many. A row per job with progress; the runner (job/) of the node that holds the
 * lease takes the oldest queued one.
 *
 * A job belongs to who asked for it and runs as them, with what they may at that time. Each time it
 * is taken it gets a number (attempt): a node that was paused and whose job another node took over
 * finds another number there, and must write nothing more.
 */
#ifndef MODEL_JOB_QUEUE_H
#define MODEL_JOB_QUEUE_H

#include "model/model.h"

struct queued_job {
    int64_t id, attempt;
    int64_t created_by;      /* member.id, 0 = none */
    int64_t key_id;          /* key.id, 0 = none */
    struct str kind, params; /* params: JSON text */
    /* Left by the attempt before, so that a job that resumes goes on from there; 0, STR_NONE. */
    int64_t done, change_set, refused;
    struct str state; /* of its kind's own form */
};

/* Whether to go on. */
enum job_state {
    JOB_GOES_ON,
    JOB_CANCELLED, /* somebody asked to stop */
    JOB_LOST       /* it is another node's now: roll back */
};

/* Id or -1. `params` JSON text. */
int64_t job_queue_add(struct model *m, const char *kind, struct str params);
/* Takes the oldest queued job and marks it running, in the caller's transaction; false when there
 * is none. Arena memory. */
bool job_queue_take(struct model *m, struct queued_job *out);
/* The job that an id names, whatever its state; false when there is none. */
bool job_queue_load(struct model *m, int64_t id, struct queued_job *out);
/* Who asked for the job, with what they may now; nobody (system) asked for some. False when they
 * may not work here any more. Arena memory. */
bool job_queue_actor(struct model *m, const struct queued_job *job, struct actor *out);
/* Progress and a sign of life; tells the pages. Jobs that write call it in each transaction. */
enum job_state job_queue_progress(struct model *m, const struct queued_job *job, int64_t done,
                                  int64_t total);
/* What the job wrote, and how many rows it had to refuse: for Undo and for the report. */
void job_queue_wrote(struct model *m, const struct queued_job *job, int64_t change_set,
                     int64_t refused);
/* Keeps where the job is, for the attempt that may follow; in the transaction of what it wrote. */
void job_queue_keep(struct model *m, const struct queued_job *job, struct str state);
/* status "done", "failed" or "cancelled"; message for a person, STR_NONE = none. */
void job_queue_end(struct model *m, const struct queued_job *job, const char *status,
                   struct str message);
/* Puts a job that this node has to leave back into the queue. */
void job_queue_give_back(struct model *m, const struct queued_job *job);
/*
 * What is marked running, except `own` jobs, was left by a node that ended: jobs whose kind resumes
 * are queued again, the others fail.
 */
void job_queue_recover(struct model *m, const int64_t *own, size_t n, bool (*resumes)(struct str));
/* Queued: cancelled at once; running: asks for it. -1 with m->error. Only own jobs unless the actor
 * may see all. */
int job_queue_cancel(struct model *m, int64_t id);
/* Own jobs (all for administrators and secret keys), newest first, as objects into an open array.
 * id 0 = all. Rows written. */
int job_queue_json(struct model *m, int64_t id, struct json_out *out);
/* Whether the job came to its end. */
bool job_queue_done(struct model *m, int64_t id);
/* Whether the actor may see the job. */
bool job_queue_visible(struct model *m, int64_t id);

#endif
