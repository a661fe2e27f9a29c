/* me: the answer about who is signed in; also given by sign-in and by setting a password. */
#ifndef API_ME_H
#define API_ME_H

#include "model/member.h"

struct call;

/* Writes the object; c->csrf and the catalog are set. */
void me_json(struct call *c, const struct member *member, struct json_out *out);

#endif
