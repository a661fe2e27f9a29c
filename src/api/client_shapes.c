/*
 * client_shapes: see client_shapes.h. Names are those of the current family; the older one takes
 * the same in camelCase, with attributes in traits or properties. Ids and numbers may be text or
 * numbers, dates any form that ingestion.md names: the tables say what a new client should send.
 */
#include "api/client_shapes.h"

/* clang-format off */
#define FIELDS(name) static const struct shape_field name##_fields[]
#define DEFINE(name, title) const struct shape client_##name = SHAPE(title, name##_fields)
#define DEFINE_OPEN(name, title) const struct shape client_##name = SHAPE_OPEN(title, name##_fields)

#define ACCOUNT {"account_id", "text", true, 0, "Your id of the account"}
#define USER {"user_id", "text", true, 0, "Your id of the user"}
#define ANY_USER {"user_id", "text", false, 0, "Your id of the user that it is about"}
#define WHERE \
    {"product_id", "text", false, 0, "Name of the product; the default one when not said"}, \
    {"module_id", "text", false, 0, "Name of the module; the default one when not said"}
#define WHEN {"timestamp", "instant", false, 0, "When it happened; now when not said"}
#define MESSAGE \
    {"message_id", "text", false, 0, "Sent again within 24 hours with the same id, it counts once"}
#define MADE {"created_on", "instant", false, 0, "When it was made"}
#define CHANGED \
    {"updated_on", "instant", false, 0, "When it was changed; older than what is stored: no change"}

/* ---- events ---- */

FIELDS(sign) = {ACCOUNT, USER, WHEN, MESSAGE};
DEFINE(sign, "ClientSign");
FIELDS(feature) = {
    ACCOUNT, USER, WHERE,
    {"feature_id", "text", true, 0, "Name of the feature"},
    {"total", "int", false, 1000000000, "How often it was used; 1 when not said"},
    WHEN, MESSAGE,
};
DEFINE(feature, "ClientFeature");
FIELDS(track) = {
    ACCOUNT, USER,
    {"event", "text", true, 0, "\"User Login\", \"User Logout\", or the name of a feature"},
    WHERE,
    {"total", "int", false, 1000000000, "How often it was used; 1 when not said"},
    WHEN, MESSAGE,
};
DEFINE(track, "ClientTrack");
FIELDS(page) = {
    ACCOUNT, USER,
    {"page", "text", false, 0, "Name or path of the page"},
    WHERE, WHEN, MESSAGE,
};
DEFINE(page, "ClientPage");

/* ---- records ---- */

FIELDS(account) = {
    ACCOUNT,
    {"name", "text", false, 0, "Name"},
    {"email", "text", false, 0, "E-mail address"},
    {"phone", "text", false, 0, "Phone"},
    MADE, CHANGED,
    {"billing_street", "text", false, 0, "Street"},
    {"billing_city", "text", false, 0, "City"},
    {"billing_state", "text", false, 0, "State"},
    {"billing_postal_code", "text", false, 0, "Postal code"},
    {"billing_country", "text", false, 0, "Country"},
    {"success_manager", "text", false, 0, "E-mail address of a member; so every team role"},
    {"licenses", "int", false, 0, "Licences bought"},
    {"employees", "int", false, 0, "Number of employees"},
    {"industry", "text", false, 0, "Industry"},
    {"stage", "text", false, 0, "Name of a stage"},
    {"status", "text", false, 0, "Name of a status"},
    {"forecast_status", "text", false, 0, "Name of a forecast status"},
    {"forecast_value", "money", false, 0, "Expected value"},
    {"parent_account_id", "text", false, 0, "Your id of the parent account"},
    {"mrr", "money", false, 0, "Monthly recurring revenue, where there are no subscriptions"},
    {"amount", "money", false, 0, "Amount billed"},
    {"next_billing_on", "date", false, 0, "Next billing"},
};
DEFINE_OPEN(account, "ClientAccount");
FIELDS(user) = {
    ACCOUNT, USER,
    {"email", "text", false, 0, "E-mail address"},
    {"first_name", "text", false, 0, "First name"},
    {"last_name", "text", false, 0, "Last name"},
    {"name", "text", false, 0, "Whole name"},
    {"phone", "text", false, 0, "Phone"},
    {"mobile", "text", false, 0, "Mobile phone"},
    {"title", "text", false, 0, "Title"},
    {"role", "text", false, 0, "Name of a user role"},
    {"persona", "text", false, 0, "Name of a persona"},
    MADE,
};
DEFINE_OPEN(user, "ClientUser");
FIELDS(subscription) = {
    ACCOUNT,
    {"subscription_id", "text", true, 0, "Your id of the subscription"},
    {"plan_name", "text", false, 0, "Plan"},
    {"plan_id", "text", false, 0, "Your id of the plan"},
    {"plan_quantity", "int", false, 0, "Quantity; amounts are not multiplied by it"},
    {"product", "text", false, 0, "Name of the product"},
    {"amount", "money", false, 0, "Amount of a billing period"},
    {"currency", "text", false, 3, "ISO 4217; the workspace's when not said"},
    {"mrr", "money", false, 0, "Monthly recurring revenue; from amount and period when not said"},
    {"billing_period", "int", false, 0, "Units of a period"},
    {"billing_period_unit", "choice:day|week|month|year", false, 0, "Unit of a period"},
    {"status", "text", false, 0, "Name of a subscription status"},
    MADE,
    {"subscription_start_on", "date", false, 0, "First day"},
    {"subscription_ends_on", "date", false, 0, "Last day"},
    {"trial_ends_on", "date", false, 0, "End of the trial"},
    {"next_billing_on", "date", false, 0, "Next billing"},
    {"cancelled_on", "date", false, 0, "Cancelled on"},
};
DEFINE_OPEN(subscription, "ClientSubscription");
FIELDS(invoice) = {
    {"invoice_id", "text", true, 0, "Your id of the invoice"},
    {"account_id", "text", true, 0, "Your id of the account; or subscription_id instead"},
    {"subscription_id", "text", false, 0, "Your id of the subscription"},
    {"total", "money", false, 0, "Total"},
    {"amount_due", "money", false, 0, "Not paid yet"},
    {"amount_paid", "money", false, 0, "Paid"},
    {"currency", "text", false, 3, "ISO 4217; the workspace's when not said"},
    {"status", "choice:paid|posted|payment_due|not_paid|voided|pending", false, 0, "Status"},
    MADE,
    {"due_on", "date", false, 0, "Due on"},
    {"paid_on", "date", false, 0, "Paid on"},
};
DEFINE_OPEN(invoice, "ClientInvoice");
FIELDS(ticket) = {
    {"ticket_id", "text", true, 0, "Your id of the ticket"},
    ACCOUNT, ANY_USER,
    {"subject", "text", false, 0, "Subject"},
    {"status", "text", false, 0, "Status"},
    {"priority", "text", false, 0, "Priority"},
    MADE,
    {"due_on", "instant", false, 0, "Due on"},
    {"resolved_on", "instant", false, 0, "Resolved on"},
};
DEFINE_OPEN(ticket, "ClientTicket");
FIELDS(issue) = {
    {"issue_id", "text", true, 0, "Your id of the issue"},
    ACCOUNT, ANY_USER,
    {"type", "choice:bug|feature_request|other", false, 0, "What it is"},
    {"subject", "text", false, 0, "Subject"},
    {"status", "text", false, 0, "Status"},
    {"priority", "text", false, 0, "Priority"},
    {"url", "text", false, 0, "Where it can be seen"},
    MADE,
    {"due_on", "instant", false, 0, "Due on"},
    {"resolved_on", "instant", false, 0, "Resolved on"},
};
DEFINE_OPEN(issue, "ClientIssue");
FIELDS(touchpoint) = {
    {"touchpoint_id", "text", true, 0, "Your id of the contact"},
    ACCOUNT, ANY_USER,
    {"channel", "choice:email|call|meeting|support", true, 0, "How"},
    {"direction", "choice:in|out", false, 0, "Who began"},
    {"subject", "text", false, 0, "Subject"},
    {"body", "text", false, 0, "Text"},
    {"member", "text", false, 0, "E-mail address of a member"},
    {"occurred_on", "instant", false, 0, "When; now when not said"},
};
DEFINE_OPEN(touchpoint, "ClientTouchpoint");
FIELDS(consumption) = {
    ACCOUNT,
    {"metric", "text", true, 0, "Name of what is consumed"},
    {"date", "date", true, 0, "Day"},
    {"value", "number", true, 0, "How much, on that day"},
};
DEFINE(consumption, "ClientConsumption");
FIELDS(nps) = {
    {"response_id", "text", true, 0, "Your id of the answer"},
    ACCOUNT, ANY_USER,
    {"email", "text", false, 0, "E-mail address of the user, instead of the id"},
    {"score", "int", true, 10, "0 to 10"},
    {"comment", "text", false, 0, "What was said"},
    MADE,
};
DEFINE_OPEN(nps, "ClientNps");

/* ---- answers ---- */

#define DONE {"success", "bool", true, 0, "Whether it is stored"}
#define RECEIVED \
    {"type", "text", true, 0, "What it was taken for"}, \
    {"timestamp", "int", true, 0, "When it happened, in seconds since 1970"}, \
    {"created_at", "object", true, 0, "The same as {\"$date\": {\"$numberLong\": milliseconds}}"}, \
    {"updated_at", "object", true, 0, "The same once more"}
#define IDS \
    {"account_id", "text?", false, 0, "Your id of the account"}, \
    {"user_id", "text?", false, 0, "Your id of the user"}
#define RECORD_IDS IDS, \
    {"subscription_id", "text?", false, 0, "Your id of the subscription"}, \
    {"invoice_id", "text?", false, 0, "Your id of the invoice"}, \
    {"ticket_id", "text?", false, 0, "Your id of the ticket"}, \
    {"issue_id", "text?", false, 0, "Your id of the issue"}, \
    {"touchpoint_id", "text?", false, 0, "Your id of the contact"}, \
    {"response_id", "text?", false, 0, "Your id of the answer"}

FIELDS(event_answer) = {
    DONE, RECEIVED, IDS,
    {"product_id", "text", false, 0, "As sent"},
    {"module_id", "text", false, 0, "As sent"},
    {"feature_id", "text", false, 0, "As sent"},
    {"event_name", "text", false, 0, "As sent (track)"},
    {"total", "int", false, 0, "Uses that were counted"},
    {"reason", "text", false, 0, "Why it was not counted (feature only)"},
};
DEFINE(event_answer, "ClientEventAnswer");
FIELDS(record_answer) = {DONE, RECEIVED, RECORD_IDS};
DEFINE(record_answer, "ClientRecordAnswer");
FIELDS(rejected) = {
    {"index", "int", true, 0, "Place in the list, from 0"},
    {"error", "text", true, 0, "Why it was not taken"},
};
DEFINE(rejected, "ClientRejected");
FIELDS(list_answer) = {
    DONE,
    {"accepted", "int", true, 0, "Items that are stored"},
    {"rejected", "list:ClientRejected", true, 0, "Items that are not"},
};
DEFINE(list_answer, "ClientListAnswer");
FIELDS(stored) = {DONE, RECORD_IDS};
DEFINE_OPEN(stored, "ClientStored");
FIELDS(deleted) = {DONE, RECORD_IDS};
DEFINE(deleted, "ClientDeleted");

/* ---- Segment's form ---- */

#define WHO {"userId", "text", true, 0, "Your id of the user"}
#define ENVELOPE \
    {"context", "object", false, 0, "groupId names the account"}, \
    {"timestamp", "instant", false, 0, "When it happened, by the client's clock"}, \
    {"sentAt", "instant", false, 0, "What that clock said when it was sent"}, \
    {"messageId", "text", false, 0, "Sent again within 24 hours with the same id, it counts once"}
#define PROPERTIES {"properties", "object", false, 0, "account_id, product_id, module_id"}

FIELDS(identify) = {
    WHO, {"traits", "object", false, 0, "account_id, and attributes of the user"}, ENVELOPE};
DEFINE_OPEN(identify, "ClientIdentify");
FIELDS(group) = {
    {"groupId", "text", true, 0, "Your id of the account"},
    {"userId", "text", false, 0, "Your id of a user who belongs to it"},
    {"traits", "object", false, 0, "Attributes of the account"}, ENVELOPE,
};
DEFINE_OPEN(group, "ClientGroup");
FIELDS(segment_track) = {
    WHO, {"event", "text", true, 0, "Name of the feature"}, PROPERTIES, ENVELOPE};
DEFINE_OPEN(segment_track, "ClientSegmentTrack");
FIELDS(view) = {
    WHO, {"name", "text", false, 0, "Name of the page or screen"}, PROPERTIES, ENVELOPE};
DEFINE_OPEN(view, "ClientView");
FIELDS(alias) = {WHO, {"previousId", "text", true, 0, "Id that the user had"}, ENVELOPE};
DEFINE_OPEN(alias, "ClientAlias");
FIELDS(message) = {
    {"type", "choice:identify|group|track|page|screen|alias", true, 0, "Which of the calls"},
    WHO,
    {"groupId", "text", false, 0, "Of group"},
    {"event", "text", false, 0, "Of track"},
    {"name", "text", false, 0, "Of page and screen"},
    {"previousId", "text", false, 0, "Of alias"},
    {"traits", "object", false, 0, "Of identify and group"},
    PROPERTIES, ENVELOPE,
};
DEFINE_OPEN(message, "ClientMessage");
FIELDS(batch) = {
    {"batch", "list:ClientMessage", true, 0, "Messages, 10,000 at most"},
    {"sentAt", "instant", false, 0, "What the client's clock said when it was sent"},
};
DEFINE_OPEN(batch, "ClientBatch");
FIELDS(segment_answer) = {
    {"success", "bool", true, 0, "The body could be read"},
    {"rejected", "list:ClientRejected", false, 0, "Messages that were not taken"},
};
DEFINE(segment_answer, "ClientSegmentAnswer");
/* clang-format on */
