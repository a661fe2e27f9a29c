/*
 * routes: the table of each file of api/, and all of them as one list. To add a file of routes:
 * name its table here and in routes.c.
 */
#ifndef API_ROUTES_H
#define API_ROUTES_H

#include "api/route.h"

extern const struct route_table session_routes, me_routes, reset_routes, member_routes,
    profile_routes, key_routes, setting_routes, mail_routes, audit_routes, job_routes, event_routes,
    status_routes, account_usage_routes, account_history_routes, feature_usage_routes,
    report_routes, field_routes, criteria_routes, segments_routes, health_routes,
    field_history_routes, export_routes, bulk_routes, totals_routes, import_routes, document_routes,
    search_routes, look_back_routes, timeline_routes, suggestion_routes, view_routes;
/* Doors for clients and what they show. */
extern const struct route_table csb_routes, segment_routes, debugger_routes;

/* Every route: those of the tables, then those made from resources[]. Arena memory. */
const struct route **routes_all(struct arena *arena, size_t *count);
/* Rows for list, get, create, change, delete and restore of each resource (resource_routes.c).
 * Arena memory. */
struct route *resource_routes_make(struct arena *arena, size_t *count);

#endif
