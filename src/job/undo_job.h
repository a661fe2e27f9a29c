/* undo_job: a change set of many rows, backwards, in slices; for what is too much for one
 * transaction. What stays as it is, is told row by row (model/job_result). */
#ifndef JOB_UNDO_JOB_H
#define JOB_UNDO_JOB_H

#include "job/kinds.h"

/* The work of kind "undo"; params: {"change_set_id":n}. */
int run_undo(struct job_run *run);

#endif
