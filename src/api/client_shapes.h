/*
 * client_shapes: what the paths of existing clients take and answer, for the OpenAPI document. The
 * doors are lenient and do not check by them.
 */
#ifndef API_CLIENT_SHAPES_H
#define API_CLIENT_SHAPES_H

#include "api/route.h"

/* Of /api/v1_1 and /api_js/v1_1. */
extern const struct shape client_sign, client_feature, client_track, client_page, client_account,
    client_user, client_subscription, client_invoice, client_ticket, client_issue,
    client_touchpoint, client_consumption, client_nps;
extern const struct shape client_event_answer, client_record_answer, client_list_answer,
    client_rejected, client_stored, client_deleted;

/* Of /v1. */
extern const struct shape client_identify, client_group, client_segment_track, client_view,
    client_alias, client_message, client_batch, client_segment_answer;

#endif
