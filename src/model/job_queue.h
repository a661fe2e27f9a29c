/*
 * job_queue: work that takes longer than a request: refresh of everything, import. A row per job
 * with progress; the runner (job/) of the node that holds the lease takes the oldest queued one. A
 * job whose node died is found by its old heartbeat and fails.
 */
#ifndef MODEL_JOB_QUEUE_H
#define MODEL_JOB_QUEUE_H

#include "model/model.h"

struct queued_job {
    int64_t id, created_by;  /* member.id, 0 = none */
    struct str kind, params; /* params: JSON text */
};

/* Id or -1. `params` JSON text. */
int64_t job_queue_add(struct model *m, const char *kind, struct str params);
/* Takes the oldest queued job and marks it running, in the caller's transaction; false when there
 * is none. Arena memory. */
bool job_queue_take(struct model *m, struct queued_job *out);
/* Progress and a sign of life; tells the pages. True when somebody asked to cancel. */
bool job_queue_progress(struct model *m, const struct queued_job *job, int64_t done, int64_t total);
/* status "done", "failed" or "cancelled"; message for a person, STR_NONE = none. */
void job_queue_end(struct model *m, const struct queued_job *job, const char *status,
                   struct str message);
/* Fails what runs without a sign of life since `before` (ms). */
void job_queue_bury(struct model *m, int64_t before);
/* Queued: cancelled at once; running: asks for it. -1 with m->error. Only own jobs unless the actor
 * may see all. */
int job_queue_cancel(struct model *m, int64_t id);
/* Own jobs (all for administrators and secret keys), newest first, as objects into an open array.
 * id 0 = all. Rows written. */
int job_queue_json(struct model *m, int64_t id, struct json_out *out);

#endif
