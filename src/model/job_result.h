/*
 * job_result: what became of each row that a job worked on: done, refused and why; with the line of
 * the file for imports, the record for bulk work and undo.
 */
#ifndef MODEL_JOB_RESULT_H
#define MODEL_JOB_RESULT_H

#include "model/model.h"

struct job_result {
    int64_t line, entity_id; /* 0 = none */
    const char *outcome;     /* "done", "refused", "left_out", "kept" */
    struct str reason;       /* STR_NONE = none */
};

/* Adds results of a job; they appear in this order. */
void job_result_add(struct model *m, int64_t job_id, const struct job_result *rows, size_t n);
/* Results in order as objects into an open array, from those behind `after`; outcome STR_NONE =
 * any. Id of the last one when more follow, else 0. */
int64_t job_result_json(struct model *m, int64_t job_id, struct str outcome, int64_t after,
                        int limit, struct json_out *out);

/* Results that were not done as CSV: line, record, outcome, reason. 0, or -1 with m->error when
 * that is too much for an answer. */
int job_result_csv(struct model *m, int64_t job_id, struct buf *out);

#endif
