/*
 * field_owner: to whom a field of accounts or users belongs: whoever wrote last (when nothing is
 * said), the integration, or the members. The catalog has the answer for each field
 * (entity_owner); what others send for it is kept aside (model/suggestion.h).
 */
#ifndef MODEL_FIELD_OWNER_H
#define MODEL_FIELD_OWNER_H

#include "model/record.h"

extern const struct resource field_owner_resource;

/* Word on the wire and in tables. */
const char *field_owner_word(enum field_owner owner);
/* Owner of a word; OWNER_LAST_WRITER where it is none. */
enum field_owner field_owner_of(struct str word);
/* Whether a field of an entity can belong to somebody: it is written from outside, again and again.
 */
bool field_ownable(const struct resource *res, const struct field *f);

#endif
