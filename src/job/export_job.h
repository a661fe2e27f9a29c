/* export_job: an export as a job, for the page; its row is model/export, its file in file_store. */
#ifndef JOB_EXPORT_JOB_H
#define JOB_EXPORT_JOB_H

#include "job/export.h"
#include "job/kinds.h"

/* The task that a body names ({entity, format, columns, sort} and rows), checked for the actor of
 * the model. Arena memory. -1 with m->error. */
int export_read(struct model *m, const struct json *body, struct export_task *task);
/* Name in the file store. */
struct str export_stored_name(struct arena *arena, int64_t export_id);
/* The work of kind "export"; params: the body. */
int run_export(struct job_run *run);

#endif
