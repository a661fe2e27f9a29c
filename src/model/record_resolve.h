/*
 * record_resolve: from names and external ids in a decoded record to ids, in the write transaction;
 * what a client names for the first time is created where m->lenient (unconfirmed configuration,
 * accounts, users).
 */
#ifndef MODEL_RECORD_RESOLVE_H
#define MODEL_RECORD_RESOLVE_H

#include "base/hashmap.h"
#include "model/record.h"

/*
 * Ids of rows that data named (stages, roles ...), for who writes many records in one transaction;
 * set as known_names of the model. To be emptied before the next transaction, and not kept beside
 * savepoints, which could take back what it knows.
 */
struct known_names {
    struct arena *arena; /* of the keys */
    struct map ids;
};

/*
 * Resolves all given references of r; `before` is the stored row or NULL. Afterwards references are
 * 'i' or 'n'; a team role named by an e-mail of no member yet is 'p' with the folded address in .s.
 * 0, or -1 with m->error.
 */
int record_resolve(struct model *m, struct record *r, const struct record *before);

#endif
