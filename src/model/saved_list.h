/*
 * saved_list: a list (product.md, L): a saved selection of accounts or of users. It holds who
 * belongs to one of its segments (to any account or user where it names none) and fulfils its
 * criteria. An active one follows the data, an inactive one keeps the members it had; whatever
 * changes its rule fills it anew, the inactive one as well. Its owner and managers edit it,
 * everybody sees it. What it adds up covers what the asking actor may see. (The SQL of what the
 * API answers as a list of records is list.h.)
 */
#ifndef MODEL_SAVED_LIST_H
#define MODEL_SAVED_LIST_H

#include "model/group.h"

struct criteria;

enum { LISTS_MAX = 500 /* of a workspace */ };

extern const struct resource list_resource;

/*
 * Segments (JSON array of ids; STR_NONE: all) and criteria of a list as one tree over accounts or
 * users (arena memory); NULL with field errors at "segments" and "criteria".
 */
const struct criteria *saved_list_rule(struct model *m, const struct resource *of,
                                       struct str segments, struct str criteria);
/* Fills the list anew by its rule, also an inactive one. 0, or -1 with m->error. */
int saved_list_refresh(struct model *m, int64_t id);

#endif
