/* routes: all tables of routes in one list (see routes.h). */
#include "api/routes.h"

const struct route_table *const route_tables[] = {
    &session_routes,       &me_routes,       &reset_routes,         &member_routes,
    &profile_routes,       &key_routes,      &setting_routes,       &mail_routes,
    &audit_routes,         &job_routes,      &event_routes,         &status_routes,
    &field_routes,         &criteria_routes, &account_usage_routes, &account_history_routes,
    &feature_usage_routes, &report_routes,   &segments_routes,      &health_routes,
    &field_history_routes, &csb_routes,      &segment_routes,       &debugger_routes,
    &export_routes,        &bulk_routes,     &totals_routes,        &import_routes,
    &document_routes,      &search_routes,   &look_back_routes,     &timeline_routes,
    &suggestion_routes,    &view_routes,
};
const size_t route_tables_count = sizeof(route_tables) / sizeof(route_tables[0]);

const struct route **routes_all(struct arena *arena, size_t *count)
{
    size_t made, n = 0;
    struct route *rows = resource_routes_make(arena, &made);
    *count = made;
    for (size_t t = 0; t < route_tables_count; t++)
        *count += route_tables[t]->count;
    const struct route **all = arena_array(arena, *count, sizeof(*all));
    for (size_t t = 0; t < route_tables_count; t++)
        for (size_t i = 0; i < route_tables[t]->count; i++)
            all[n++] = &route_tables[t]->routes[i];
    for (size_t i = 0; i < made; i++)
        all[n++] = &rows[i];
    return all;
}
