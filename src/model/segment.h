/*
 * segment: a named group of accounts or of users that a rule defines (product.md, A2). Who belongs
 * is kept by the engine, as for a list (group.h).
 */
#ifndef MODEL_SEGMENT_H
#define MODEL_SEGMENT_H

#include "model/group.h"

enum { SEGMENTS_MAX = 200 /* of accounts, of users */ };

extern const struct resource segment_resource;

/* Writes "total" (records that the query selects, and the actor sees) and "counts" (of those, how
 * many belong to each segment of their kind, or of their accounts) into an open object. 0 or -1. */
int segment_counts(struct model *m, const struct list_query *q, struct json_out *out);
/* Writes the segments of an account or a user, with since when, into an open array. 0 or -1. */
int segment_holders(struct model *m, const struct resource *res, int64_t id, struct json_out *out);

#endif
