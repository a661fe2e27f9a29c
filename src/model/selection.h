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
/* The same where what a condition names must still be there: deleted stages, members ... are
 * refused like those that never were. */
const struct criteria_schema *selection_schema_live(struct model *m, const struct resource *res);
/* Checked tree (arena); NULL with field errors whose paths begin with `root`. */
struct criteria *selection_parse(struct model *m, const struct resource *res,
                                 const struct json *json, const char *root);
/* The same of a text as it is stored; NULL also without a text (no error then). */
struct criteria *selection_parse_text(struct model *m, const struct resource *res, struct str text,
                                      const char *root);
/*
 * Criteria as records keep them, with ids for names, and as they are given out, with names for ids
 * (rule/criteria_names.h): the two ways for every field of the type FIELD_CRITERIA. Records are
 * turned when they are saved (record_resolve) and when they are read (list_json), so that nobody
 * else needs to. JSON texts, arena memory; a text that cannot be turned is returned as it is.
 */
struct str selection_by_id(struct model *m, const struct resource *res, struct str text);
struct str selection_by_name(struct model *m, const struct resource *res, struct str text);
/* Over which records a field's criteria is: those of `of`, else those that the column "entity" of
 * its record says ("account"; the field of that column may have another key). NULL: unknown. */
const struct resource *selection_subject(const struct field *f, struct str entity);
/* The sentence (arena). */
struct str selection_words(struct model *m, const struct resource *res, const struct criteria *c);
/* Whose usage criteria over the resource count: 'a' an account's, 'u' a user's, 0 nobody's. */
char selection_usage_of(const struct resource *res);
/* How a field of `res` is reached from criteria over `from`; NULL when it is not. */
const struct criteria_reach *selection_reach(const struct resource *from,
                                             const struct resource *res);

#endif
