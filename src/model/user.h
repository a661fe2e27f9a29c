/* user: the resource, and finding users by external id. */
#ifndef MODEL_USER_H
#define MODEL_USER_H

#include "model/record.h"

extern const struct resource user_resource;

/* Internal id by account and external id or alias; 0 when unknown. Deleted ones included. */
int64_t user_find(struct model *m, int64_t account_id, struct str external_id);
/* The only live account that has a user of this external id; 0 = none, -1 = several. */
int64_t user_only_account(struct model *m, struct str external_id);

#endif
