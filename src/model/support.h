/* support: the resources ticket, issue, touchpoint and nps_response. */
#ifndef MODEL_SUPPORT_H
#define MODEL_SUPPORT_H

#include "model/record.h"

extern const struct resource ticket_resource, issue_resource, touchpoint_resource,
    nps_response_resource;

/* Opens and closes tickets and issues after the setting closed_statuses became `words` ("a,b");
 * those with resolved_on stay closed. 0 or -1. */
int support_close_by(struct model *m, struct str words);

#endif
