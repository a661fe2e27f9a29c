/*
 * list_field: what lists can show and be in the order of: the fields of the record itself, and as
 * "account.<key>" those of the account that it belongs to.
 */
#ifndef MODEL_LIST_FIELD_H
#define MODEL_LIST_FIELD_H

#include "model/catalog.h"

/*
 * The field of that key; NULL when there is none. *place tells it from all others of the resource.
 * A field of the account is a copy (arena memory) with the flag FIELD_OF_ACCOUNT, whose `read`
 * looks the value up by the id of an account joined as o<place>; for sorting it is the folded text.
 */
const struct field *list_field(struct model *m, const struct resource *res, struct str key,
                               bool sorting, size_t *place);

#endif
