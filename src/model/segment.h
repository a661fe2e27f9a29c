/*
 * segment: a named group of accounts or of users that a rule defines (product.md, A2). Who belongs
 * is kept by the engine: segment_member has them with the instant since when, segment_event who
 * entered and left. Members of a deleted segment are kept until it is purged, and nobody sees them.
 */
#ifndef MODEL_SEGMENT_H
#define MODEL_SEGMENT_H

#include "model/list.h"

enum { SEGMENTS_MAX = 200 /* of accounts, of users */ };

extern const struct resource segment_resource;

/* Copies a segment under a name that is free, "Copy of ..."; its id, or -1 with m->error. */
int64_t segment_clone(struct model *m, int64_t id);
/* Writes "total" (records that the query selects, and the actor sees) and "counts" (of those, how
 * many belong to each segment of their kind) into an open object. 0 or -1. */
int segment_counts(struct model *m, const struct list_query *q, struct json_out *out);
/* Writes who entered and left, newest first, into an open array: those that the actor sees. The id
 * of the last one when there may be more, 0 when not, -1 with m->error. before 0: from the newest.
 */
int64_t segment_events(struct model *m, int64_t id, int64_t before, int limit,
                       struct json_out *out);
/* Writes the segments of an account or a user, with since when, into an open array. 0 or -1. */
int segment_holders(struct model *m, const struct resource *res, int64_t id, struct json_out *out);

#endif
