/*
 * row_ids: the ids of the rows that a job works on, in order, in a file without a name: what was
 * selected when it began. So the job reads and writes page by page without one long snapshot, meets
 * no row twice even where its own writes change what the selection matches, and its memory does not
 * grow with the rows.
 */
#ifndef JOB_ROW_IDS_H
#define JOB_ROW_IDS_H

#include "model/list.h"

struct row_ids;

/* Collects the ids of all rows that the query selects for the actor of the model, on m->conn.
 * Returns owned (free with row_ids_free); NULL with m->error, a failed connection or a log line. */
struct row_ids *row_ids_collect(struct model *m, const struct list_query *q, const char *folder);
/* The ids that were given, whether there are such rows or not; borrows them. */
struct row_ids *row_ids_of(const int64_t *ids, size_t n);
int64_t row_ids_count(const struct row_ids *r);
/* The next ids, at most `max`; 0 at the end, -1 with a log line. */
int row_ids_next(struct row_ids *r, int64_t *out, int max);
/* Goes on behind the first n. */
int row_ids_skip(struct row_ids *r, int64_t n);
void row_ids_free(struct row_ids **r);

#endif
