/*
 * choice: the rows of a portfolio that somebody works on: those of a list narrowed by segment, team
 * role and member, or, for exports and bulk work, named by their ids or as all that match. The
 * words mean the same everywhere, because they are read here.
 */
#ifndef MODEL_CHOICE_H
#define MODEL_CHOICE_H

#include "model/list.h"

/* As they were sent; 0 and STR_NONE = not said. */
struct choice_words {
    int64_t segment, list, role, under;
    struct str assigned; /* "me", "unassigned", id of a member */
};

/* Whether lists of the resource are narrowed by them. */
bool choice_is_portfolio(const struct resource *res);
/* Checks the words for the actor of the model and puts them into the query of a portfolio. -1 with
 * m->error. */
int choice_narrow(struct model *m, struct list_query *q, const struct choice_words *words);
/*
 * The rows that a JSON object names: {"ids":[..]}, each once, or {"all":true} with any of filter,
 * segment, list, role, under, assigned, q; other members are left alone. Fills those parts of the
 * query, of q->resource; what they point to is arena memory. -1 with m->error.
 */
int choice_rows(struct model *m, struct list_query *q, const struct json *object);

#endif
