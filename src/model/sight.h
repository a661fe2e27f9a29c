/* sight: which accounts the asking actor may see. Every list has the condition in it; what is no
 * list asks for one account. */
#ifndef MODEL_SIGHT_H
#define MODEL_SIGHT_H

#include "model/model.h"

/*
 * SQL condition (no parameters but the member's id, bound as `?` when *bind is set) that an account
 * row of the alias is visible to the actor. "1=1" for those who see all.
 */
const char *sight_condition(struct model *m, const char *alias, bool *bind);
/* Whose rows of the sight SIGHT_OWN the actor sees beside the shared ones: the member's own; 0 =
 * nobody's. */
int64_t sight_owner(const struct model *m);
/* Whether the actor may see the (live) account. */
bool account_visible(struct model *m, int64_t account_id);
/* The same, and also a deleted account for who may restore it; as record_json_restorable. */
bool account_readable(struct model *m, int64_t account_id);

#endif
