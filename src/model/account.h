/* account: the resource, and finding one by any of its external ids. */
#ifndef MODEL_ACCOUNT_H
#define MODEL_ACCOUNT_H

#include "model/record.h"

extern const struct resource account_resource;

/* Internal id by external id or alias, deleted ones included; 0 when unknown. Ignores visibility.
 */
int64_t account_find(struct model *m, struct str external_id);

#endif
