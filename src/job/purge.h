/*
 * purge: takes soft-deleted records away for good, with what hangs on them and their usage. In the
 * caller's transaction.
 */
#ifndef JOB_PURGE_H
#define JOB_PURGE_H

#include "model/model.h"

/* One account (or user) deleted before the instant, with all of it; 1 = done one, 0 = there is
 * none, -1 = failed. */
int purge_account(struct model *m, int64_t before);
int purge_user(struct model *m, int64_t before);
/* One segment or list deleted before the instant, at most `max` of its members and events at a
 * time; rows, 0 = there is none, -1 = failed. */
int64_t purge_groups(struct model *m, int64_t before, int max);
/* At most `max` other records deleted before; number or -1. */
int64_t purge_records(struct model *m, int64_t before, int max);

#endif
