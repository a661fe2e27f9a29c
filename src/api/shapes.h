/*
 * shapes: bodies and answers that are not a resource's record, each once. Checks, OpenAPI and the
 * page's types come from them.
 *
 * In answers a type that ends in "?" may be null. "ref:X" and "list:X" name another shape or a
 * resource's schema.
 */
#ifndef API_SHAPES_H
#define API_SHAPES_H

#include "api/route.h"

extern const struct shape shape_credentials, shape_me, shape_me_patch, shape_new_password,
    shape_session_rows, shape_email, shape_reset_info, shape_reset, shape_nothing, shape_member,
    shape_member_rows, shape_member_new, shape_member_patch, shape_profiles, shape_key_new,
    shape_key, shape_key_rows, shape_settings, shape_test_mail, shape_mail, shape_mail_rows,
    shape_audit_rows, shape_undo, shape_job, shape_job_rows, shape_usage, shape_history_query,
    shape_history, shape_feature_uses, shape_field_rows, shape_change_set, shape_status,
    shape_health, shape_cursor_query, shape_page_query, shape_days_query, shape_criteria_preview,
    shape_product_usage, shape_user_report, shape_health_report, shape_segment_counts,
    shape_segment_events, shape_segments_held, shape_order, shape_health_explanation,
    shape_health_days, shape_health_preview_request, shape_health_preview, shape_criteria_look_back,
    shape_look_back_request, shape_look_back, shape_templates, shape_field_history,
    shape_job_results, shape_export_request, shape_export, shape_export_rows, shape_bulk_request,
    shape_layout_rows, shape_layout_put, shape_totals, shape_subscription_totals, shape_import,
    shape_import_rows, shape_import_kinds, shape_search, shape_timeline, shape_suggestion_rows,
    shape_suggestion_fields, shape_suggested, shape_my_views;

/* Of the event debugger (debugger.c). */
extern const struct shape shape_debug_item, shape_debug_rows, shape_debug_replay,
    shape_debug_cleared;

/* Shape by the name of its schema; NULL when there is none. */
const struct shape *shape_by_name(struct str name);

#endif
