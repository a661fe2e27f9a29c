/* timeline: the kinds of things that happen at an account, and the events of changes (see
 * timeline.h). */
#include "model/timeline.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "model/audit.h"
#include "model/record_audit.h"

enum { VALUE_MAX = 1 << 16, WORDS_MAX = 1 << 16 };

const char *const timeline_tabs[TIMELINE_TABS] = {"communication", "events"};

/* clang-format off */
#define EVENT .tab = TAB_EVENTS, .source = SOURCE_EVENT
#define CONTACT(channel, words) \
    {.key = channel, .group = "communication", .label = words, .tab = TAB_COMMUNICATION, \
     .source = SOURCE_TOUCHPOINT, .type = "text"}

const struct timeline_kind timeline_kinds[] = {
    {.key = "health_product_adoption", .group = "health", .label = "Product adoption health", EVENT,
     .type = "health"},
    {.key = "health_financial", .group = "health", .label = "Financial health", EVENT,
     .type = "health"},
    {.key = "health_service", .group = "health", .label = "Service health", EVENT,
     .type = "health"},
    {.key = "health_relationship", .group = "health", .label = "Relationship health", EVENT,
     .type = "health"},
    {.key = "health_score", .group = "health", .label = "Health score", EVENT, .type = "number"},
    {.key = "active_users", .group = "usage", .label = "Active users", EVENT, .type = "number"},
    {.key = "usage_frequency", .group = "usage", .label = "Usage frequency", EVENT,
     .type = "frequency"},
    {.key = "license_utilisation", .group = "usage", .label = "Licence utilisation", EVENT,
     .type = "percent"},
    {.key = "stage", .group = "lifecycle", .label = "Stage", EVENT, .type = "text",
     .resource = "account", .field = "stage"},
    {.key = "status", .group = "lifecycle", .label = "Status", EVENT, .type = "text",
     .resource = "account", .field = "status"},
    {.key = "forecast_status", .group = "lifecycle", .label = "Forecast", EVENT, .type = "text",
     .resource = "account", .field = "forecast_status"},
    {.key = "forecast_value", .group = "lifecycle", .label = "Forecast value", EVENT,
     .type = "money", .resource = "account", .field = "forecast_value"},
    {.key = "risk_score", .group = "risk", .label = "Risk score", EVENT, .type = "number",
     .resource = "account", .field = "risk_score", .note = "risk_note"},
    {.key = "risk_tag", .group = "risk", .label = "Risk reason", EVENT, .type = "text",
     .resource = "account", .field = "risk_tag", .note = "risk_note"},
    {.key = "confidence_score", .group = "risk", .label = "Confidence score", EVENT,
     .type = "number", .resource = "account", .field = "confidence_score",
     .note = "confidence_note"},
    {.key = "confidence_tag", .group = "risk", .label = "Confidence reason", EVENT, .type = "text",
     .resource = "account", .field = "confidence_tag", .note = "confidence_note"},
    {.key = "team_role", .group = "team", .label = "Team role", EVENT, .type = "text"},
    {.key = "subscription_created", .group = "subscription", .label = "Subscription created",
     .tab = TAB_EVENTS, .source = SOURCE_SUBSCRIPTION, .type = "text"},
    {.key = "subscription_plan", .group = "subscription", .label = "Plan", EVENT, .type = "text",
     .resource = "subscription", .field = "plan_name"},
    {.key = "subscription_quantity", .group = "subscription", .label = "Quantity", EVENT,
     .type = "number", .resource = "subscription", .field = "plan_quantity"},
    {.key = "subscription_mrr", .group = "subscription", .label = "MRR", EVENT, .type = "money",
     .resource = "subscription", .field = "mrr_effective"},
    {.key = "subscription_status", .group = "subscription", .label = "Subscription status", EVENT,
     .type = "text", .resource = "subscription", .field = "status"},
    {.key = "subscription_next_billing", .group = "subscription", .label = "Next billing", EVENT,
     .type = "date", .resource = "subscription", .field = "next_billing_on"},
    {.key = "subscription_cancelled", .group = "subscription", .label = "Cancelled on", EVENT,
     .type = "date", .resource = "subscription", .field = "cancelled_on"},
    {.key = "ticket_created", .group = "ticket", .label = "Ticket created", .tab = TAB_EVENTS,
     .source = SOURCE_TICKET, .type = "text"},
    {.key = "ticket_status", .group = "ticket", .label = "Ticket status", EVENT, .type = "text",
     .resource = "ticket", .field = "status"},
    {.key = "ticket_priority", .group = "ticket", .label = "Ticket priority", EVENT,
     .type = "text", .resource = "ticket", .field = "priority"},
    {.key = "ticket_resolved", .group = "ticket", .label = "Ticket resolved", .tab = TAB_EVENTS,
     .source = SOURCE_TICKET_RESOLVED, .type = "text"},
    {.key = "nps_response", .group = "nps", .label = "NPS response", .tab = TAB_EVENTS,
     .source = SOURCE_NPS, .type = "number"},
    CONTACT("email", "E-mail"),
    CONTACT("call", "Call"),
    CONTACT("meeting", "Meeting"),
    CONTACT("support", "Support contact"),
};
/* clang-format on */
const size_t timeline_kinds_count = sizeof(timeline_kinds) / sizeof(timeline_kinds[0]);

const struct timeline_kind *timeline_kind_get(const char *key)
{
    size_t i = 0;
    while (i < timeline_kinds_count && !str_is(str_of(key), timeline_kinds[i].key))
        i++;
    assert(i < timeline_kinds_count);
    return &timeline_kinds[i];
}

/* The kind that tells of a field; NULL: none does. */
static const struct timeline_kind *kind_of_field(const struct resource *res, const struct field *f)
{
    bool account = res->sight == SIGHT_ACCOUNT;
    if (f->flags & FIELD_ROLE)
        return account ? timeline_kind_get("team_role") : NULL;
    if (!account && res->sight != SIGHT_CHILD)
        return NULL;
    for (size_t i = 0; i < timeline_kinds_count; i++) {
        const struct timeline_kind *k = &timeline_kinds[i];
        if (k->field && str_is(str_of(k->field), f->key) && str_is(str_of(k->resource), res->key))
            return k;
    }
    return NULL;
}

/* ---- writing ---- */

/* What a search looks at, besides the names of what the event is about. */
static struct str words_of(struct arena *arena, const struct timeline_event *e)
{
    const struct str parts[] = {e->before, e->after, e->note};
    struct buf text = BUF_INIT(WORDS_MAX);
    for (size_t i = 0; i < 3; i++) {
        buf_adds(&text, parts[i].p ? parts[i] : STR(""));
        buf_addz(&text, " ");
    }
    struct str words = utf8_fold(arena, buf_str(&text));
    buf_free(&text);
    return words;
}

void timeline_add(struct model *m, const struct timeline_event *e)
{
    static const char insert[] =
        "INSERT INTO timeline_event (account_id, at, kind, entity, entity_id, before, after, note,"
        " member_id, words, corrected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db_later(m->conn, insert, "iizzosssosi", e->account, e->at, e->kind->key, e->entity,
             e->entity_id ? &e->entity_id : NULL, e->before, e->after, e->note,
             e->member ? &e->member : NULL, words_of(m->arena, e), (int64_t)e->corrected);
}

void timeline_columns(struct arena *arena, const struct timeline_event *events, size_t n,
                      struct db_column *out)
{
    int64_t *account = arena_array(arena, n, sizeof(*account)),
            *at = arena_array(arena, n, sizeof(*at)),
            *corrected = arena_array(arena, n, sizeof(*corrected));
    struct str *kind = arena_array(arena, n, sizeof(*kind)),
               *before = arena_array(arena, n, sizeof(*before)),
               *after = arena_array(arena, n, sizeof(*after)),
               *words = arena_array(arena, n, sizeof(*words));
    for (size_t i = 0; i < n; i++) {
        account[i] = events[i].account;
        at[i] = events[i].at;
        kind[i] = str_of(events[i].kind->key);
        before[i] = events[i].before;
        after[i] = events[i].after;
        words[i] = words_of(arena, &events[i]);
        corrected[i] = events[i].corrected;
    }
    const struct db_column columns[TIMELINE_COLUMNS] = {
        {'i', account, NULL}, {'i', at, NULL},    {'s', kind, NULL},     {'s', before, NULL},
        {'s', after, NULL},   {'s', words, NULL}, {'i', corrected, NULL}};
    memcpy(out, columns, sizeof(columns));
}

int timeline_add_all(struct db_conn *conn, struct arena *arena, const struct timeline_event *events,
                     size_t n)
{
    struct db_column columns[TIMELINE_COLUMNS];
    if (n == 0)
        return 0;
    timeline_columns(arena, events, n, columns);
    return db_bulk(conn, TIMELINE_INTO, columns, TIMELINE_COLUMNS, n, "") < 0 ? -1 : 0;
}

/* ---- fields of records ---- */

/* A value as JSON, a name for what refers to something; STR_NONE = empty. */
static struct str value_json(struct model *m, const struct field *f, const struct value *v)
{
    struct buf text = BUF_INIT(VALUE_MAX);
    struct json_out out;
    if (v->kind == 0 || v->kind == 'n')
        return STR_NONE;
    json_out_init(&out, &text);
    if (f->type == FIELD_REF || f->type == FIELD_NAME)
        json_out_str(&out, record_audit_name(m, f, v->i));
    else
        record_audit_value(m, f, v, &out);
    struct str json = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    return json;
}

/* The subscriptions of an account decide its status where it has any; then the engine writes the
 * event. */
static bool has_subscriptions(struct model *m, int64_t account)
{
    static const char read[] = "SELECT subscriptions FROM account_metric WHERE account_id = ?";
    return db_int(m->conn, 0, read, "i", account) > 0;
}

void timeline_field_changed(struct model *m, const struct record *r, const struct field *f,
                            const struct value *before, const struct value *after)
{
    const struct timeline_kind *kind = kind_of_field(r->resource, f);
    if (!kind)
        return;
    bool of_account = r->resource->sight == SIGHT_ACCOUNT;
    const struct value *account = of_account ? NULL : record_const(r, "account");
    struct timeline_event e = {
        .kind = kind, .account = r->id, .at = m->now, .note = STR_NONE, .entity_id = f->id};
    if (f->flags & FIELD_ROLE) {
        e.entity = "team_role";
    } else if (!of_account) {
        e.entity = r->resource->key;
        e.entity_id = r->id;
        e.account = account->kind == 'i' ? account->i : 0;
    }
    bool sent = of_account && str_is(str_of(kind->key), "status");
    if (!e.account || (sent && has_subscriptions(m, r->id)))
        return;
    e.before = value_json(m, f, before);
    e.after = value_json(m, f, after);
    if (kind->note && record_const(r, kind->note)->kind == 's')
        e.note = record_const(r, kind->note)->s;
    e.member = m->actor->kind == ACTOR_MEMBER ? m->actor->id : 0;
    timeline_add(m, &e);
}

void timeline_roles_taken(struct model *m, struct str member_name, struct str email_folded)
{
    static const char insert[] =
        "INSERT INTO timeline_event (account_id, at, kind, entity, entity_id, after, words)"
        " SELECT p.account_id, CAST(? AS BIGINT), 'team_role', 'team_role', p.team_role_id,"
        " CAST(? AS TEXT), CAST(? AS TEXT) FROM account_role_pending p WHERE p.email_folded = ?"
        " AND NOT EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = p.account_id AND"
        " r.team_role_id = p.team_role_id)";
    const struct timeline_event e = {.after = audit_json(m, member_name)};
    db_run(m->conn, insert, "isss", m->now, e.after, words_of(m->arena, &e), email_folded);
}
