/*
 * import_job: an uploaded file imported as a job, or only checked: written and taken back slice by
 * slice, so that the faults are those that the import would have. Faults, counts and place are
 * stored in the transaction of their slice: after a crash the job goes on behind the last row that
 * was stored, and no row is written twice.
 */
#ifndef JOB_IMPORT_JOB_H
#define JOB_IMPORT_JOB_H

#include "job/kinds.h"

/* Name in the file store. */
struct str import_stored_name(struct arena *arena, int64_t import_id);
/* The work of kinds "import" and "check"; params: {"import_id":n}. */
int run_import(struct job_run *run);
int run_check(struct job_run *run);

#endif
