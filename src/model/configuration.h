/* configuration: the resources that an administrator edits: stages, statuses, reasons, roles,
 * personas, products ... */
#ifndef MODEL_CONFIGURATION_H
#define MODEL_CONFIGURATION_H

#include "model/record.h"

extern const struct resource stage_resource, subscription_status_resource, forecast_status_resource,
    persona_resource, user_role_resource, risk_reason_resource, team_role_resource, member_resource,
    currency_rate_resource;

/* Writes the rows that a new workspace starts with (stages, statuses, team roles ...). In the
 * caller's transaction. */
int configuration_start(struct model *m);
/* Key of the n-th team role among them; NULL past the end. */
const char *configuration_team_role(size_t n);
/* Type of a stage or status that ingestion meets for the first time, guessed from its name (wire.md
 * 2). */
const char *configuration_guess_type(const struct resource *res, struct str name);

#endif
