/* slice_contact: a contact with the customer, from touchpoints and tickets. */
#ifndef ENGINE_SLICE_CONTACT_H
#define ENGINE_SLICE_CONTACT_H

#include "engine/slice.h"

enum contact { CONTACT_EMAIL, CONTACT_CALL, CONTACT_MEETING, CONTACT_SUPPORT };

/* Counts it, unless it is ahead. `u` may be NULL. */
void slice_contact(const struct slice *s, struct account_metrics *a, struct user_metrics *u,
                   enum contact channel, int64_t at);

#endif
