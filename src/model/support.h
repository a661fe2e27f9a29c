/* support: the resources ticket, issue, touchpoint and nps_response. */
#ifndef MODEL_SUPPORT_H
#define MODEL_SUPPORT_H

#include "model/record.h"

extern const struct resource ticket_resource, issue_resource, touchpoint_resource,
    nps_response_resource;

#endif
