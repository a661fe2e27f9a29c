/*
 * custom_attribute: attributes that an administrator adds to accounts and users. A confirmed one is
 * a real column x<id> of the entity's table (nullable, at most 300 per entity); values of
 * unconfirmed ones, first seen in data, wait as JSON texts in attribute_pending, so that a client
 * never causes DDL.
 */
#ifndef MODEL_CUSTOM_ATTRIBUTE_H
#define MODEL_CUSTOM_ATTRIBUTE_H

#include "model/record.h"

enum { CUSTOM_ATTRIBUTES_MAX = 300 };

extern const struct resource custom_attribute_resource;

/* Field type of the catalog for a custom attribute's type word ("text", "currency" ...). */
enum field_type custom_attribute_field_type(struct str type);
/* Whether its texts have a folded shadow column, x<id>_folded. */
bool custom_attribute_folded(enum field_type type);
/*
 * Keeps the values of r->pending (custom_* keys without a confirmed attribute) of a record that is
 * saved; unknown attributes are made unconfirmed with a guessed type. 0 or -1.
 */
int custom_attribute_keep(struct model *m, struct record *r);

#endif
