/*
 * record_resolve: from names and external ids in a decoded record to ids, in the write transaction;
 * what a client names for the first time is created where m->lenient (unconfirmed configuration,
 * accounts, users).
 */
#ifndef MODEL_RECORD_RESOLVE_H
#define MODEL_RECORD_RESOLVE_H

#include "model/record.h"

/*
 * Resolves all given references of r; `before` is the stored row or NULL. Afterwards references are
 * 'i' or 'n'; a team role named by an e-mail of no member yet is 'p' with the folded address in .s.
 * 0, or -1 with m->error.
 */
int record_resolve(struct model *m, struct record *r, const struct record *before);

#endif
