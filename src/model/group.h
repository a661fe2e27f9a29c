/*
 * group: what segments and lists have in common: a rule says who belongs, and the engine keeps it.
 * Both stand in the same tables: segment_member has who belongs and since when, segment_event who
 * entered and left, rule_use what a rule stands on. There a segment is named by its id and a list
 * by minus its id, so that the two never meet. Members of a deleted group are kept until it is
 * purged, and nobody sees them.
 */
#ifndef MODEL_GROUP_H
#define MODEL_GROUP_H

#include "model/list.h"

/* What the record is called in those tables. */
int64_t group_number(const struct resource *res, int64_t id);
/* Whose segments and lists narrow the lists of a resource: its own, or those of the accounts that
 * its records belong to. */
const struct resource *group_subject(const struct resource *res);
/* Copies a segment or list under a name that is free, "Copy of ...", without the fields named in
 * `but` ("a|b"); its id, or -1 with m->error. */
int64_t group_clone(struct model *m, const struct resource *res, int64_t id, const char *but);
/* Writes who entered and left, newest first, into an open array: those that the actor sees. The id
 * of the last one when there may be more, 0 when not, -1 with m->error. before 0: from the newest.
 */
int64_t group_events(struct model *m, const struct resource *res, int64_t id, int64_t before,
                     int limit, struct json_out *out);

#endif
