/*
 * bulk: the same fields set on many accounts or users, as a job: in slices of a transaction each,
 * all in one change set of kind "bulk", so that it is undone as one. Each row is written as its
 * member would have written it by hand: what they may not see or assign, what does not fit, and
 * (where versions were sent) what somebody else changed meanwhile is refused with the reason, and
 * does not stop the others.
 */
#ifndef JOB_BULK_H
#define JOB_BULK_H

#include "job/kinds.h"
#include "model/list.h"

/* What a body asks for. */
struct bulk_task {
    const struct resource *resource;
    struct list_query rows;
    const struct json *set;      /* fields as for PATCH; has what is assigned, too */
    const struct json *versions; /* beside ids, in their order; NULL none */
};

/*
 * Reads {"set":{..}, "assign":{"role":id,"member":id|null}} and the rows (model/choice.h) for the
 * actor of the model, and checks everything that does not depend on a row. Arena memory. -1 with
 * m->error.
 */
int bulk_read(struct model *m, const struct resource *res, const struct json *body,
              struct bulk_task *task);
/* The work of kind "bulk"; params: the body, with "entity". */
int run_bulk(struct job_run *run);

#endif
