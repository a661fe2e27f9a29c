/*
 * selection: criteria (rule/criteria.h) over the records of a resource: which fields they can name
 * (the catalog's; "account.<field>" from what belongs to an account, "subscription.<field>" from an
 * account: at least one of its subscriptions), what names mean, and how many rows match for whom.
 */
#ifndef MODEL_SELECTION_H
#define MODEL_SELECTION_H

#include "model/catalog.h"
#include "rule/criteria_sql.h"

/* What criteria over the resource are checked against; lives in m->arena. */
const struct criteria_schema *selection_schema(struct model *m, const struct resource *res);
/* Checked tree (arena); NULL with field errors whose paths begin with `root`. */
struct criteria *selection_parse(struct model *m, const struct resource *res,
                                 const struct json *json, const char *root);
/* The same of a text as it is stored; NULL also without a text (no error then). */
struct criteria *selection_parse_text(struct model *m, const struct resource *res, struct str text,
                                      const char *root);
/* The sentence (arena). */
struct str selection_words(struct model *m, const struct resource *res, const struct criteria *c);
/* How a field of `res` is reached from criteria over `from`; NULL when it is not. */
const struct criteria_reach *selection_reach(const struct resource *from,
                                             const struct resource *res);

#endif
