/* insight_shapes: answers that tell what data means: usage, history, reports, segments, health (see
 * shapes.h). */
#include "api/shape_rows.h"

/* ---- usage ---- */

FIELDS(usage_day) = {
    {"day", "date", true, 0, "Day"},
    {"uses", "int", true, 0, "Uses of features"},
    {"users", "int", true, 0, "Distinct users"},
};
LOCAL(usage_day, "UsageDay");
FIELDS(usage_part) = {
    {"id", "int", true, 0, "Id of the module or feature"},
    {"label", "text", true, 0, "Its label"},
    {"module", "text?", true, 0, "Label of the module (features)"},
    {"product", "text?", true, 0, "Label of the product"},
    {"uses", "int", true, 0, "Uses in the last 14 days"},
    {"share", "number", true, 0, "Part of all uses, 0 to 1"},
};
LOCAL(usage_part, "UsagePart");
FIELDS(usage_week) = {
    {"from", "date", true, 0, "First day"},
    {"to", "date", true, 0, "Last day"},
    {"active_users", "int", true, 0, "Users with a feature use"},
};
LOCAL(usage_week, "UsageWeek");
#define USAGE_COMMON \
    {"fresh_at", "instant", true, 0, "Changes up to this instant are in the figures"}, \
        {"today", "date", true, 0, "The present day"}, \
        {"days", "list:UsageDay", true, 0, "Every day, oldest first"}, \
        {"modules", "list:UsagePart", true, 0, "Modules used in 14 days, most first"}, \
        {"features", "list:UsagePart", true, 0, "Features used in 14 days, most first"}, \
        {"features_total", "int", true, 0, "Features of the workspace that are not hidden"}, \
        {"active_days", "int", true, 0, "Days with a use among the last 14"}, \
        {"usage_frequency", "choice:inactive|occasionally|weekly|daily", true, 0, \
         "From active_days"}, \
        {"last_activity", "instant?", true, 0, "Last feature use or page view"}, \
    { \
        "page_views_14d", "int", true, 0, "Page views in 14 days" \
    }
FIELDS(usage) = {
    USAGE_COMMON,
    {"weeks", "list:UsageWeek", false, 0, "Four windows of 7 days, oldest first (accounts)"},
    {"licenses", "int?", false, 0, "Licences bought (accounts)"},
};
DEFINE(usage, "Usage");

FIELDS(history_query) = {
    {"fields", "text", true, 1000, "Keys of account fields, \"mrr,stage\"; at most 20"},
    {"days", "int", false, 400, "Days up to today, 1 to 400; 60 when not said"},
};
DEFINE(history_query, "HistoryQuery");
FIELDS(history_day) = {
    {"day", "date", true, 0, "Day"},
    {"corrected", "bool", true, 0, "Data that came later changed the figures of the day"},
    {"figures", "any", true, 0, "Value of each field at the end of the day; null = not known"},
};
LOCAL(history_day, "HistoryDay");
FIELDS(history) = {
    {"fresh_at", "instant", true, 0, "Instant up to which everything is in the figures"},
    {"days", "list:HistoryDay", true, 0, "Oldest first; the last is today"},
};
DEFINE(history, "History");

FIELDS(feature_use) = {
    {"id", "int", true, 0, "Id of the feature"},
    {"module_id", "int", true, 0, "Id of its module"},
    {"product_id", "int", true, 0, "Id of its product"},
    {"uses", "int", true, 0, "Uses in the last 30 days"},
    {"last_used_on", "date", true, 0,
     "Last day with a use, also by an account that was deleted since"},
};
LOCAL(feature_use, "FeatureUse");
FIELDS(feature_uses) = {
    {"rows", "list:FeatureUse", true, 0, "Features with a use, as far back as use is kept"},
};
DEFINE(feature_uses, "FeatureUses");

FIELDS(report_use) = {
    {"id", "int", true, 0, "Id of the product, module or feature"},
    {"label", "text", true, 0, "Its label"},
    {"module", "text?", true, 0, "Label of its module (features)"},
    {"product", "text?", true, 0, "Label of its product (modules, features)"},
    {"uses", "int", true, 0, "Uses in the period"},
    {"uses_before", "int", true, 0, "Uses in as many days before"},
    {"accounts", "int", true, 0, "Accounts with a use in the period"},
    {"users", "int", true, 0, "Users with a use in the period"},
    {"series", "list:int?", true, 0, "Uses per point; only of the eight most used"},
};
LOCAL(report_use, "ReportUse");
FIELDS(product_usage) = {
    {"fresh_at", "instant", true, 0, "Changes up to this instant are in the figures"},
    {"from", "date", true, 0, "First day"},
    {"to", "date", true, 0, "Last day"},
    {"step", "int", true, 0, "Days in one point: 1, or 7 in long periods"},
    {"points", "list:date", true, 0, "First day of each point"},
    {"accounts", "int", true, 0, "Accounts that the report looks at"},
    {"rows", "list:ReportUse", true, 0, "Most used first; what was not used with 0"},
};
DEFINE(product_usage, "ProductUsage");
#define HEALTH_SPLIT \
    {"accounts", "int", true, 0, "Accounts"}, \
        {"product_adoption", "ref:HealthCounts", true, 0, "By product adoption health"}, \
        {"financial", "ref:HealthCounts", true, 0, "By financial health"}, \
        {"service", "ref:HealthCounts", true, 0, "By service health"}, \
    { \
        "relationship", "ref:HealthCounts", true, 0, "By relationship health" \
    }
FIELDS(health_counts) = {
    {"good", "int", true, 0, "Accounts that are Good"},
    {"average", "int", true, 0, "Accounts that are Average"},
    {"poor", "int", true, 0, "Accounts that are Poor"},
    {"none", "int", true, 0, "Accounts whose health is not calculated"},
};
LOCAL(health_counts, "HealthCounts");
FIELDS(health_split) = {HEALTH_SPLIT};
LOCAL(health_split, "HealthSplit");
FIELDS(totals) = {
    {"total", "int", true, 0, "Records that match, and that you may see"},
    {"mrr", "money", true, 0, "Sum of the MRR of their accounts, each counted once"},
    {"users", "int", true, 0, "Users of their accounts"},
    {"active_users", "int", true, 0, "Of these, with a feature use in the last 14 days"},
    {"health", "ref:HealthSplit", true, 0, "Their accounts by health"},
    {"fresh_at", "instant", true, 0, "Changes up to this instant are in the figures"},
};
DEFINE(totals, "Totals");
FIELDS(status_count) = {
    {"id", "int?", true, 0, "Subscription status; null: without one"},
    {"name", "text?", true, 0, "Its name"},
    {"type", "choice:active|future|suspended|cancelled?", true, 0, "Its type"},
    {"count", "int", true, 0, "Subscriptions in it"},
};
LOCAL(status_count, "SubscriptionStatusCount");
FIELDS(subscription_totals) = {
    {"total", "int", true, 0, "Subscriptions that match, and that you may see"},
    {"active", "int", true, 0, "Those whose status is of the type active"},
    {"mrr", "money", true, 0,
     "Sum of the MRR of the active ones in the workspace's currency, by the rates of today"},
    {"amount", "money", true, 0, "Sum of the amounts of the active ones likewise"},
    {"unconverted", "int", true, 0,
     "Active ones that are left out of the sums: there is no rate for their currency"},
    {"statuses", "list:SubscriptionStatusCount", true, 0, "In their order; those that occur"},
    {"fresh_at", "instant", true, 0, "Changes up to this instant are in the figures"},
};
DEFINE(subscription_totals, "SubscriptionTotals");
FIELDS(health_group) = {
    {"id", "int?", true, 0, "Segment or member; null: without a success manager"},
    {"name", "text?", true, 0, "Its name"},
    HEALTH_SPLIT,
};
LOCAL(health_group, "HealthGroup");
FIELDS(health_report_day) = {{"day", "date", true, 0, "Day"}, HEALTH_SPLIT};
LOCAL(health_report_day, "HealthReportDay");
#define HEALTH_WORDS "choice:good|average|poor|none"
FIELDS(health_move) = {
    {"signal", "choice:product_adoption|financial|service|relationship", true, 0, "Signal"},
    {"before", HEALTH_WORDS, true, 0, "Where they were"},
    {"now", HEALTH_WORDS, true, 0, "Where they are"},
    {"accounts", "int", true, 0, "How many accounts"},
};
LOCAL(health_move, "HealthMove");
FIELDS(health_report) = {
    {"fresh_at", "instant", true, 0, "Changes up to this instant are in the figures"},
    {"since", "date", true, 0, "Day that movements begin at"},
    {"now", "ref:HealthSplit", true, 0, "All of them now"},
    {"groups", "list:HealthGroup", true, 0, "The same per group"},
    {"days", "list:HealthReportDay", true, 0, "The same on past days that are kept, oldest first"},
    {"moves", "list:HealthMove", true, 0, "From where to where, also those that stayed"},
};
DEFINE(health_report, "HealthReport");
FIELDS(report_user) = {
    {"activity", "choice:active|inactive|never_logged_in", true, 0, "Activity"},
    {"usage_frequency", "choice:inactive|occasionally|weekly|daily", true, 0, "Usage frequency"},
    {"users", "int", true, 0, "Users that are both"},
};
LOCAL(report_user, "ReportUserRow");
FIELDS(user_report) = {
    {"fresh_at", "instant", true, 0, "Changes up to this instant are in the figures"},
    {"total", "int", true, 0, "Users that the report looks at"},
    {"rows", "list:ReportUserRow", true, 0, "Pairs that occur"},
};
DEFINE(user_report, "UserReport");

/* ---- search ---- */

FIELDS(found_account) = {
    {"id", "int", true, 0, "Id"},
    {"name", "text", true, 0, "Name"},
    {"external_id", "text", true, 0, "The id of this tenant in your product"},
};
LOCAL(found_account, "FoundAccount");
FIELDS(found_user) = {
    {"id", "int", true, 0, "Id"},
    {"name", "text", true, 0, "Name"},
    {"email", "text", true, 0, "E-mail address; without one, the external id"},
    {"account", "ref:Named", true, 0, "The account"},
};
LOCAL(found_user, "FoundUser");
FIELDS(found_list) = {
    {"id", "int", true, 0, "Id"},
    {"name", "text", true, 0, "Name"},
    {"type", "choice:account|user", true, 0, "Whether it holds accounts or users"},
};
LOCAL(found_list, "FoundList");
FIELDS(found_view) = {
    {"id", "int", true, 0, "Id"},
    {"name", "text", true, 0, "Name"},
    {"entity", "choice:account|user|subscription", true, 0, "What its rows are"},
};
LOCAL(found_view, "FoundView");
FIELDS(search) = {
    {"accounts", "list:FoundAccount", true, 0, "Best first"},
    {"users", "list:FoundUser", true, 0, "Best first"},
    {"lists", "list:FoundList", true, 0, "Best first"},
    {"views", "list:FoundView", true, 0, "Best first"},
};
DEFINE(search, "Search");

/* ---- segments, health ---- */

FIELDS(segment_count) = {
    {"id", "int", true, 0, "Id of the segment"},
    {"count", "int", true, 0, "Records of the list that belong to it"},
};
LOCAL(segment_count, "SegmentCount");
FIELDS(segment_counts) = {
    {"total", "int", true, 0, "Records of the list"},
    {"counts", "list:SegmentCount", true, 0, "Segments in their order"},
    {"fresh_at", "instant", true, 0, "As of when"},
};
DEFINE(segment_counts, "SegmentCounts");
FIELDS(named) = {
    {"id", "int", true, 0, "Id"},
    {"name", "text?", true, 0, "What people call it"},
};
LOCAL(named, "Named");
FIELDS(segment_event) = {
    {"at", "instant", true, 0, "When"},
    {"entered", "bool", true, 0, "No: it left"},
    {"account", "ref:Named", false, 0, "Who, in a segment or list of accounts"},
    {"user", "ref:Named", false, 0, "Who, in a segment or list of users"},
};
LOCAL(segment_event, "SegmentEvent");
FIELDS(segment_events) = {
    {"rows", "list:SegmentEvent", true, 0, "Who entered and left, newest first"},
    {"next_cursor", "text?", true, 0, "cursor of the next page"},
};
DEFINE(segment_events, "SegmentEvents");
FIELDS(segment_held) = {
    {"id", "int", true, 0, "Id of the segment"},
    {"name", "text", true, 0, "Its name"},
    {"since", "instant", true, 0, "Belongs to it since"},
};
LOCAL(segment_held, "SegmentHeld");
FIELDS(segments_held) = {
    {"rows", "list:SegmentHeld", true, 0, "Segments that hold the record, in their order"},
};
DEFINE(segments_held, "SegmentsHeld");
FIELDS(health_named) = {
    {"id", "int", true, 0, "Id of the configuration"},
    {"name", "text", true, 0, "Its name"},
    {"segment", "ref:Named?", true, 0, "The segment it is for; null: all accounts"},
};
LOCAL(health_named, "HealthConfigName");
#define HEALTH_VALUE "choice:none|poor|average|good"
FIELDS(health_signal) = {
    {"key", "choice:product_adoption|financial|service|relationship", true, 0, "Which signal"},
    {"value", HEALTH_VALUE, true, 0, "none: not calculated"},
    {"since", "instant?", true, 0, "Has this value since"},
    {"previous", HEALTH_VALUE "?", true, 0, "Its value before"},
    {"reason", "choice:good|poor|neither|unknown|unconfigured", true, 0,
     "Which rule decided; unknown: figures are missing"},
    {"missing", "list:text", true, 0, "Keys of the figures that are not known"},
    {"weight", "int?", true, 0, "Weight in the score"},
    {"contribution", "number?", true, 0, "Points of the score that stem from it"},
    {"good", "any", true, 0,
     "The rule for Good as it was written, each condition and group with held (true, false, null:"
     " unknown) and text, conditions with the figure found; null: there is none"},
    {"poor", "any", true, 0, "The rule for Poor likewise"},
};
LOCAL(health_signal, "HealthSignal");
FIELDS(health_change) = {
    {"key", "text", true, 0, "Field"},
    {"before", "any", true, 0, "Value at the end of the day before"},
    {"now", "any", true, 0, "Value on the day"},
};
LOCAL(health_change, "HealthChange");
FIELDS(health_explanation) = {
    {"day", "date", true, 0, "The day that is explained"},
    {"fresh_at", "instant", true, 0, "As of when"},
    {"config", "ref:HealthConfigName?", true, 0, "The configuration that decides"},
    {"score", "int?", true, 0, "Overall score, 0 to 100"},
    {"signals", "list:HealthSignal", true, 0, "The four signals"},
    {"changes", "list:HealthChange", true, 0,
     "Figures in its rules that changed since the day before"},
};
DEFINE(health_explanation, "HealthExplanation");
FIELDS(health_day) = {
    {"day", "date", true, 0, "Day"},
    {"product_adoption", HEALTH_VALUE, true, 0, "Value at the end of the day"},
    {"financial", HEALTH_VALUE, true, 0, "Value at the end of the day"},
    {"service", HEALTH_VALUE, true, 0, "Value at the end of the day"},
    {"relationship", HEALTH_VALUE, true, 0, "Value at the end of the day"},
    {"score", "int?", true, 0, "Overall score"},
    {"corrected", "bool", true, 0, "Data that came later changed the day"},
};
LOCAL(health_day, "HealthDay");
FIELDS(health_days) = {
    {"days", "list:HealthDay", true, 0, "Oldest first; days of which nothing is kept are left out"},
};
DEFINE(health_days, "HealthDays");
#define HEALTH_RULES(signal, words) \
    {signal "_good", "criteria", false, 0, "When " words " is good"}, \
        {signal "_poor", "criteria", false, 0, "When " words " is poor"}, \
    { \
        signal "_weight", "int", false, 100, "Weight in the score" \
    }
FIELDS(health_preview_request) = {
    {"name", "text", false, 100, "Name"},
    {"segment_id", "int", false, 0,
     "The segment it is for; without: all accounts that no other"
     " configuration is for"},
    {"position", "int", false, 100000, "Place among the configurations"},
    HEALTH_RULES("product_adoption", "product adoption"),
    HEALTH_RULES("financial", "financial health"),
    HEALTH_RULES("service", "service"),
    HEALTH_RULES("relationship", "the relationship"),
};
DEFINE(health_preview_request, "HealthPreviewRequest");
FIELDS(health_values) = {
    {"good", "int", true, 0, "Accounts"},
    {"average", "int", true, 0, "Accounts"},
    {"poor", "int", true, 0, "Accounts"},
    {"none", "int", true, 0, "Accounts whose signal is not calculated"},
};
LOCAL(health_values, "HealthValues");
#define HEALTH_OF_SIGNALS \
    {"product_adoption", "ref:HealthValues", true, 0, "By product adoption"}, \
        {"financial", "ref:HealthValues", true, 0, "By financial health"}, \
        {"service", "ref:HealthValues", true, 0, "By service"}, \
    { \
        "relationship", "ref:HealthValues", true, 0, "By relationship" \
    }
FIELDS(health_preview_now) = {HEALTH_OF_SIGNALS};
LOCAL(health_preview_now, "HealthPreviewNow");
FIELDS(health_preview_day) = {
    {"day", "date", true, 0, "Day"},
    HEALTH_OF_SIGNALS,
};
LOCAL(health_preview_day, "HealthPreviewDay");
FIELDS(health_preview) = {
    {"total", "int", true, 0, "Accounts that it would decide, of those that you see"},
    {"now", "ref:HealthPreviewNow", true, 0, "How they would stand now"},
    {"days", "list:HealthPreviewDay", true, 0,
     "How they would have stood, every fifth day of the last 60 of which something is kept, oldest"
     " first; attributes, and figures that days do not keep, as they are today"},
    {"estimated", "bool", true, 0, "The days are reckoned from a sample of the accounts"},
};
DEFINE(health_preview, "HealthPreview");
FIELDS(criteria_look_back_day) = {
    {"day", "date", true, 0, "Day"},
    {"matched", "int", true, 0, "Accounts that it would have selected"},
};
LOCAL(criteria_look_back_day, "CriteriaLookBackDay");
FIELDS(criteria_look_back) = {
    {"total", "int", true, 0, "Accounts that you see"},
    {"days", "list:CriteriaLookBackDay", true, 0,
     "Every fifth day of the last 60 of which something is kept, oldest first; attributes, and"
     " figures that days do not keep, as they are today"},
    {"estimated", "bool", true, 0, "The days are reckoned from a sample of the accounts"},
};
DEFINE(criteria_look_back, "CriteriaLookBack");
FIELDS(look_back_request) = {
    {"criteria", "criteria", false, 0, "Conditions and groups over accounts"},
    {"health_config", "ref:HealthPreviewRequest", false, 0, "Or a health configuration"},
};
DEFINE(look_back_request, "LookBackRequest");
FIELDS(look_back_day) = {
    {"day", "date", true, 0, "Day"},
    {"matched", "int", false, 0, "Of a criteria: accounts that it would have selected"},
    {"product_adoption", "ref:HealthValues", false, 0, "Of a configuration: by product adoption"},
    {"financial", "ref:HealthValues", false, 0, "By financial health"},
    {"service", "ref:HealthValues", false, 0, "By service"},
    {"relationship", "ref:HealthValues", false, 0, "By relationship"},
};
LOCAL(look_back_day, "LookBackDay");
FIELDS(look_back) = {
    {"job", "ref:Job", true, 0, "Its job"},
    {"days", "list:LookBackDay", true, 0,
     "Each of the last 60 days of which something is kept, oldest first; empty until the job is"
     " done"},
};
DEFINE(look_back, "LookBack");
FIELDS(field_was) = {
    {"field", "text", true, 0, "Key of the field"},
    {"at", "instant", true, 0, "Since when"},
    {"value", "any", true, 0, "Its value from then on"},
};
LOCAL(field_was, "FieldWas");
FIELDS(field_history) = {
    {"rows", "list:FieldWas", true, 0, "Changes, newest first"},
    {"next_cursor", "text?", true, 0, "For the next rows; null at the end"},
};
DEFINE(field_history, "FieldHistory");
FIELDS(timeline_about) = {
    {"type", "choice:ticket|subscription|touchpoint|nps_response|team_role", true, 0, "Kind"},
    {"id", "int", true, 0, "Id"},
    {"name", "text?", true, 0, "Subject of a ticket or contact, plan of a subscription, team role"},
};
LOCAL(timeline_about, "TimelineAbout");
FIELDS(timeline_item) = {
    {"id", "text", true, 0, "Never changes, except that of a day which late data corrected"},
    {"at", "instant", true, 0, "When; changes of a figure by day stand at the end of the day"},
    {"kind", "text", true, 0, "What happened: stage, health_service, ticket_created, email ..."},
    {"group", "choice:health|usage|lifecycle|risk|team|subscription|ticket|nps|communication", true,
     0, "Kinds that belong together"},
    {"tab", "choice:communication|events", true, 0, "Tab of the page"},
    {"label", "text", true, 0, "What happened, or which field changed"},
    {"type", "choice:health|frequency|number|percent|money|date|text", true, 0,
     "How before and after are to be read"},
    {"before", "any", true, 0, "Value before; names, not ids. null: none"},
    {"after", "any", true, 0, "Value from then on; of an NPS response its score"},
    {"currency", "text?", true, 0, "Of money; null: the workspace's"},
    {"about", "ref:TimelineAbout?", true, 0, "What it is about, if not the account itself"},
    {"direction", "choice:in|out?", true, 0, "Of a contact: from the customer or to them"},
    {"user", "ref:Named?", true, 0, "User of the account whom it is about"},
    {"actor", "text?", true, 0, "Member who did it; null: data that came in, or nobody"},
    {"note", "text?", true, 0, "Why, or the text of a contact or comment"},
    {"day", "date?", true, 0,
     "Changes of health: the day whose explanation says why (GET /accounts/{id}/health?day=)"},
    {"corrected", "bool", true, 0, "Data that came later changed the day"},
};
LOCAL(timeline_item, "TimelineItem");
FIELDS(timeline) = {
    {"rows", "list:TimelineItem", true, 0, "Newest first"},
    {"next_cursor", "text?", true, 0, "before of the next page; null at the end"},
};
DEFINE(timeline, "Timeline");
FIELDS(template) = {
    {"key", "text", true, 0, "Never changes"},
    {"of", "choice:segment|health_config", true, 0, "Kind of record"},
    {"name", "text", true, 0, "Name"},
    {"description", "text", true, 0, "What it is for"},
    {"body", "object", true, 0, "Fields of the record, to be added as they are"},
};
LOCAL(template, "Template");
FIELDS(templates) = {{"rows", "list:Template", true, 0, "Templates"}};
DEFINE(templates, "Templates");

const struct shape *const insight_shapes[] = {
    &shape_usage_day,
    &shape_usage_part,
    &shape_usage_week,
    &shape_usage,
    &shape_history_day,
    &shape_history,
    &shape_feature_use,
    &shape_feature_uses,
    &shape_report_use,
    &shape_product_usage,
    &shape_health_counts,
    &shape_health_split,
    &shape_totals,
    &shape_status_count,
    &shape_subscription_totals,
    &shape_health_group,
    &shape_health_report_day,
    &shape_health_move,
    &shape_health_report,
    &shape_report_user,
    &shape_user_report,
    &shape_segment_count,
    &shape_segment_counts,
    &shape_named,
    &shape_found_account,
    &shape_found_user,
    &shape_found_list,
    &shape_found_view,
    &shape_search,
    &shape_segment_event,
    &shape_segment_events,
    &shape_segment_held,
    &shape_segments_held,
    &shape_health_named,
    &shape_health_signal,
    &shape_health_change,
    &shape_health_explanation,
    &shape_health_day,
    &shape_health_days,
    &shape_health_preview_request,
    &shape_health_values,
    &shape_health_preview_now,
    &shape_health_preview_day,
    &shape_health_preview,
    &shape_criteria_look_back_day,
    &shape_criteria_look_back,
    &shape_look_back_request,
    &shape_look_back_day,
    &shape_look_back,
    &shape_field_was,
    &shape_field_history,
    &shape_timeline_about,
    &shape_timeline_item,
    &shape_timeline,
    &shape_template,
    &shape_templates,
};
const size_t insight_shapes_count = sizeof(insight_shapes) / sizeof(insight_shapes[0]);
