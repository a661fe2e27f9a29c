/*
 * look_back_job: the exact look-back (engine/look_back.h) as a job, as the member who asked for it.
 * Where it is, and at the end its result, is the job's state.
 */
#ifndef JOB_LOOK_BACK_JOB_H
#define JOB_LOOK_BACK_JOB_H

#include "engine/look_back.h"
#include "job/kinds.h"

/* What is asked for: {"criteria": ...} over accounts, or {"health_config": fields of one that is
 * not saved}. -1 with field errors. Lives in m->arena. */
int look_back_read(struct model *m, const struct json *body, struct what_if *out);
/* Whether the body is of health (its days count the signals), for look_back_json. */
bool look_back_of_health(const struct json *body);
int run_look_back(struct job_run *run);

#endif
