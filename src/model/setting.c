/* setting: the table of workspace settings and their storage (see setting.h). */
#include "model/setting.h"

#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "model/audit.h"
#include "model/catalog.h"
#include "model/support.h"
#include "net/mail.h"

#define WORKSPACE "Workspace"
#define MAIL "Mail"
#define DATA "Incoming data"
#define KEEP "Retention"
#define SIGN_IN "Sign-in"

const struct setting settings[] = {
    {"workspace_name", "Name", WORKSPACE, SETTING_TEXT, "Mainstay", 1, 100, NULL, NULL,
     "Name of your company's workspace"},
    {"currency", "Currency", WORKSPACE, SETTING_CURRENCY, "USD", 0, 0, NULL, NULL,
     "Amounts are kept in this currency; fixed once there is data"},
    {"time_zone", "Time zone", WORKSPACE, SETTING_ZONE, "UTC", 0, 0, NULL, NULL,
     "Days begin and end in this zone; a change holds for days to come"},
    {"mrr_source", "MRR from", WORKSPACE, SETTING_CHOICE, "subscriptions", 0, 0,
     "subscriptions|invoices", NULL,
     "Invoices: the newest invoice of an active subscription, (total - taxes) / months billed"},
    {"page_address", "Address of this page", WORKSPACE, SETTING_URL, "", 0, 255, NULL, NULL,
     "Used in links of mails, e.g. https://mainstay.example.com"},
    {"demo", "Demo workspace", WORKSPACE, SETTING_BOOL, "false", 0, 0, NULL, NULL,
     "A demo workspace keeps every mail in the outbox"},
    {"smtp_host", "SMTP host", MAIL, SETTING_TEXT, "", 0, 255, NULL, NULL,
     "Empty: mails are kept in the outbox"},
    {"smtp_port", "SMTP port", MAIL, SETTING_INT, "587", 1, 65535, NULL, NULL,
     "Usually 587 (STARTTLS) or 465 (TLS)"},
    {"smtp_security", "Security", MAIL, SETTING_CHOICE, "starttls", 0, 0, "none|starttls|tls", NULL,
     "How the connection is protected"},
    {"smtp_user", "User name", MAIL, SETTING_TEXT, "", 0, 255, NULL, NULL, "Empty: no sign-in"},
    {"smtp_password", "Password", MAIL, SETTING_SECRET, "", 0, 255, NULL, NULL,
     "Stored sealed; never shown again"},
    {"mail_from", "Sender address", MAIL, SETTING_EMAIL, "", 0, 254, NULL, NULL,
     "Address that mails come from"},
    {"mail_from_name", "Sender name", MAIL, SETTING_TEXT, "", 0, 100, NULL, NULL,
     "Name that mails come from; empty: the workspace's"},
    {"create_unknown", "Create unknown accounts and users", DATA, SETTING_BOOL, "true", 0, 0, NULL,
     NULL, "Data that names an unknown account or user creates it"},
    {"default_product", "Default product", DATA, SETTING_TEXT, "Default", 1, 255, NULL, NULL,
     "Product of events that name none"},
    {"default_module", "Default module", DATA, SETTING_TEXT, "Default", 1, 255, NULL, NULL,
     "Module of events that name none"},
    {"closed_statuses", "Closed statuses", DATA, SETTING_TEXT, "resolved,closed,solved,done", 0,
     1000, NULL, NULL, "Ticket and issue statuses that count as closed, separated by commas"},
    {"allowed_origins", "Allowed origins", DATA, SETTING_LINES, "*", 0, 4000, NULL, NULL,
     "Web pages that may send data from a browser, one per line; * = any"},
    {"retention_user_days", "Use per user and day", KEEP, SETTING_INT, "400", 60, 3660, NULL,
     "days", "How long uses are kept per user; older events are refused"},
    {"retention_feature_days", "Use per account, feature and day", KEEP, SETTING_INT, "800", 60,
     3660, NULL, "days", "How long uses are kept per account and feature"},
    {"retention_audit_days", "Audit log", KEEP, SETTING_INT, "1095", 30, 3660, NULL, "days",
     "How long changes are kept"},
    {"retention_timeline_days", "Timelines", KEEP, SETTING_INT, "1095", 30, 3660, NULL, "days",
     "How long the changes on the timelines of accounts are kept"},
    {"retention_mail_days", "Mails", KEEP, SETTING_INT, "90", 7, 3660, NULL, "days",
     "How long sent mails are kept"},
    {"retention_export_days", "Exports", KEEP, SETTING_INT, "7", 1, 90, NULL, "days",
     "How long the files of exports can be downloaded"},
    {"retention_deleted_days", "Deleted records", KEEP, SETTING_INT, "30", 1, 365, NULL, "days",
     "How long deleted records can be restored"},
    {"debugger_items", "Event debugger", KEEP, SETTING_INT, "10000", 100, 100000, NULL, "items",
     "How many items the event debugger keeps"},
    {"session_days", "Sessions", SIGN_IN, SETTING_INT, "30", 1, 365, NULL, "days",
     "How long a sign-in lasts without use"},
    {"lockout_failures", "Failed sign-ins", SIGN_IN, SETTING_INT, "10", 3, 100, NULL, NULL,
     "Failed sign-ins in a row after which an address is locked out"},
    {"lockout_minutes", "Lock-out", SIGN_IN, SETTING_INT, "15", 1, 1440, NULL, "minutes",
     "How long a lock-out lasts"},
};
const size_t settings_count = sizeof(settings) / sizeof(settings[0]);

const struct setting *setting_get(struct str key)
{
    for (size_t i = 0; i < settings_count; i++)
        if (str_is(key, settings[i].key))
            return &settings[i];
    return NULL;
}

static const char *const type_words[] = {
    [SETTING_TEXT] = "text",         [SETTING_INT] = "int",       [SETTING_BOOL] = "bool",
    [SETTING_CHOICE] = "choice",     [SETTING_SECRET] = "secret", [SETTING_ZONE] = "time_zone",
    [SETTING_CURRENCY] = "currency", [SETTING_EMAIL] = "email",   [SETTING_URL] = "url",
    [SETTING_LINES] = "lines"};

static void value_json(const struct setting *s, struct str text, struct json_out *out)
{
    int64_t number;
    if (s->type == SETTING_BOOL)
        json_out_bool(out, str_is(text, "true"));
    else if (s->type == SETTING_INT && str_to_int(text, &number))
        json_out_int(out, number);
    else if (s->type == SETTING_SECRET)
        json_out_null(out);
    else
        json_out_str(out, text);
}

static void row_json(struct model *m, const struct setting *s, struct json_out *out)
{
    struct str value = catalog_setting(m->catalog, s->key), rest = str_of(s->of), word;
    json_open_object(out);
    json_member_z(out, "key", s->key);
    json_member_z(out, "label", s->label);
    json_member_z(out, "group", s->group);
    json_member_z(out, "type", type_words[s->type]);
    json_key(out, "value");
    value_json(s, value, out);
    json_member_bool(out, "set", value.n > 0);
    json_key(out, "default");
    value_json(s, str_of(s->standard), out);
    json_key(out, "min");
    s->type == SETTING_INT ? json_out_int(out, s->min) : json_out_null(out);
    json_key(out, "max");
    s->max ? json_out_int(out, s->max) : json_out_null(out);
    json_key(out, "options");
    json_open_array(out);
    while (str_next(&rest, '|', &word))
        json_out_str(out, word);
    json_close_array(out);
    json_member_str(out, "unit", str_of(s->unit));
    json_member_z(out, "help", s->help);
    json_member_bool(out, "writable", actor_may(m->actor, PERM_WORKSPACE_WRITE));
    json_close_object(out);
}

void setting_json(struct model *m, struct json_out *out)
{
    json_key(out, "rows");
    json_open_array(out);
    for (size_t i = 0; i < settings_count; i++)
        row_json(m, &settings[i], out);
    json_close_array(out);
}

/* Text of a JSON value as it is stored; STR_NONE when the type is wrong. */
static struct str stored_text(struct model *m, const struct setting *s, const struct json *j)
{
    if (j->type == JSON_NULL)
        return str_of(s->standard);
    if (s->type == SETTING_BOOL)
        return j->type == JSON_TRUE ? STR("true") : j->type == JSON_FALSE ? STR("false") : STR_NONE;
    if (s->type == SETTING_INT)
        return j->type == JSON_INT ? str_fmt(m->arena, "%lld", (long long)j->i) : STR_NONE;
    return j->type == JSON_STRING ? (s->type == SETTING_SECRET ? j->text : str_trim(j->text))
                                  : STR_NONE;
}

static const char has_data[] =
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM subscription LIMIT 1) a)"
    " + (SELECT count(*) FROM (SELECT 1 FROM invoice LIMIT 1) b)";

/* What is wrong with a value; NULL when it is fine. */
static const char *fault(struct model *m, const struct setting *s, struct str text)
{
    struct field choice = {.of = s->of};
    int64_t number = 0;
    if (s->type == SETTING_INT)
        return str_to_int(text, &number) && number >= s->min && number <= s->max ? NULL
                                                                                 : "Out of range";
    if (utf8_length(text) < (size_t)s->min || (s->max && utf8_length(text) > (size_t)s->max))
        return "Too short or too long";
    if (utf8_has_control(text))
        return "Contains control characters";
    if (s->type == SETTING_CHOICE && field_choice_index(&choice, text) < 0)
        return "Not one of the choices";
    if (s->type == SETTING_ZONE && !calendar_get(text))
        return "Not a time zone (IANA name)";
    if (s->type == SETTING_EMAIL && text.n && !mail_address_valid(text))
        return "Not an e-mail address";
    if (s->type == SETTING_URL && text.n && !str_starts(text, "http://") &&
        !str_starts(text, "https://"))
        return "Must begin with http:// or https://";
    if (s->type == SETTING_CURRENCY && currency_digits(text) < 0)
        return "Not a currency code of ISO 4217";
    if (s->type == SETTING_CURRENCY && !str_eq(text, m->catalog->currency) &&
        db_int(m->conn, 0, has_data, "") > 0)
        return "Fixed, because there are amounts in the present currency";
    return NULL;
}

int setting_store(struct db_conn *conn, const char *key, struct str value)
{
    static const char store[] = "INSERT INTO setting (key, value, updated_at) VALUES (?, ?, 0)"
                                " ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    if (db_run(conn, store, "zs", key, value) < 0)
        return -1;
    config_changed(conn);
    return 0;
}

static int patch_one(struct model *m, const struct json *j)
{
    const struct setting *s = setting_get(j->key);
    if (!s)
        return error_field(m->error, j->key, "There is no such setting");
    struct str text = stored_text(m, s, j);
    if (!text.p)
        return error_field(m->error, j->key, "Has the wrong type");
    const char *why = fault(m, s, text);
    if (why)
        return error_field(m->error, j->key, "%s", why);
    struct str before = catalog_setting(m->catalog, s->key);
    if (s->type == SETTING_SECRET) {
        audit_text(m, "setting", 0, s->key, STR_NONE, STR_NONE);
        text = m->secret && text.n ? crypto_seal(m->arena, m->secret, text) : STR("");
    } else if (str_eq(before, text)) {
        return 0;
    } else {
        audit_text(m, "setting", 0, s->key, before, text);
    }
    if (str_is(j->key, "closed_statuses") && support_close_by(m, text) < 0)
        return -1;
    return setting_store(m->conn, s->key, text);
}

int setting_patch(struct model *m, const struct json *object)
{
    for (const struct json *j = object->child; j; j = j->next)
        patch_one(m, j);
    if (error_is_set(m->error))
        return -1;
    model_rule_changed(m, "setting");
    return 0;
}
