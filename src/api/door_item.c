/* door_item: members of a client's object; see door_item.h. */
#include "api/door_item.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/datetime.h"
#include "base/hashmap.h"
#include "base/utf8.h"

enum { DAY_MS = 86400000, DEPTH_MAX = 40 };

/* clang-format off */
#define NAME(text, slot) {text, sizeof(text) - 1, slot}
/* clang-format on */

/* Every spelling of a name. The first of a slot is the one that errors say. */
static const struct slot_row {
    const char *name;
    size_t n;
    enum slot slot;
} slot_rows[] = {
    NAME("account_id", SLOT_ACCOUNT),
    NAME("accountId", SLOT_ACCOUNT),
    NAME("user_id", SLOT_USER),
    NAME("userId", SLOT_USER),
    NAME("product_id", SLOT_PRODUCT),
    NAME("productId", SLOT_PRODUCT),
    NAME("module_id", SLOT_MODULE),
    NAME("moduleId", SLOT_MODULE),
    NAME("feature_id", SLOT_FEATURE),
    NAME("featureId", SLOT_FEATURE),
    NAME("subscription_id", SLOT_SUBSCRIPTION),
    NAME("subscriptionId", SLOT_SUBSCRIPTION),
    NAME("invoice_id", SLOT_INVOICE),
    NAME("invoiceId", SLOT_INVOICE),
    NAME("ticket_id", SLOT_TICKET),
    NAME("ticketId", SLOT_TICKET),
    NAME("issue_id", SLOT_ISSUE),
    NAME("issueId", SLOT_ISSUE),
    NAME("touchpoint_id", SLOT_TOUCHPOINT),
    NAME("touchpointId", SLOT_TOUCHPOINT),
    NAME("response_id", SLOT_RESPONSE),
    NAME("responseId", SLOT_RESPONSE),
    NAME("groupId", SLOT_GROUP),
    NAME("group_id", SLOT_GROUP),
    NAME("previousId", SLOT_PREVIOUS),
    NAME("previous_id", SLOT_PREVIOUS),
    NAME("total", SLOT_TOTAL),
    NAME("metric", SLOT_METRIC),
    NAME("type", SLOT_TYPE),
    NAME("event", SLOT_EVENT),
    NAME("name", SLOT_NAME),
    NAME("page", SLOT_PAGE),
    NAME("path", SLOT_PATH),
    NAME("timestamp", SLOT_TIMESTAMP),
    NAME("originalTimestamp", SLOT_ORIGINAL),
    NAME("sentAt", SLOT_SENT),
    NAME("sent_at", SLOT_SENT),
    NAME("messageId", SLOT_MESSAGE),
    NAME("message_id", SLOT_MESSAGE),
    NAME("context", SLOT_CONTEXT),
    NAME("traits", SLOT_NESTED),
    NAME("properties", SLOT_NESTED),
    NAME("api_key", SLOT_PLUMBING),
    NAME("apiKey", SLOT_PLUMBING),
    NAME("writeKey", SLOT_PLUMBING),
    NAME("session_id", SLOT_PLUMBING),
    NAME("sessionId", SLOT_PLUMBING),
    NAME("anonymousId", SLOT_PLUMBING),
    NAME("integrations", SLOT_PLUMBING),
    NAME("channel_id", SLOT_PLUMBING),
    NAME("_metadata", SLOT_PLUMBING),
};

static enum slot slot_of(struct str key)
{
    for (size_t i = 0; i < sizeof(slot_rows) / sizeof(slot_rows[0]); i++) {
        const struct slot_row *row = &slot_rows[i];
        if (row->n == key.n && memcmp(row->name, key.p, key.n) == 0)
            return row->slot;
    }
    return SLOT_NONE;
}

const char *slot_name(enum slot slot)
{
    for (size_t i = 0; i < sizeof(slot_rows) / sizeof(slot_rows[0]); i++)
        if (slot_rows[i].slot == slot)
            return slot_rows[i].name;
    return "";
}

void event_note(struct model *m, struct event *e, struct str text)
{
    struct note **end = &e->repairs;
    while (*end)
        end = &(*end)->next;
    *end = ARENA_NEW(m->arena, struct note);
    (*end)->text = text;
}

static struct str format_text(struct arena *arena, const char *format, va_list args)
{
    char text[512];
    int n = vsnprintf(text, sizeof(text), format, args);
    size_t length = n < 0 ? 0 : (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
    /* A name cut in the middle of a character must not make the note ill-formed. */
    while (length && !utf8_valid((struct str){text, length}))
        length--;
    return str_dup(arena, (struct str){text, length});
}

bool item_refuse(struct item *it, const char *format, ...)
{
    if (it->e->verdict == EVENT_REFUSED)
        return false;
    va_list args;
    va_start(args, format);
    it->e->reason = format_text(it->m->arena, format, args);
    va_end(args);
    it->e->verdict = EVENT_REFUSED;
    return false;
}

void item_repair(struct item *it, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    event_note(it->m, it->e, format_text(it->m->arena, format, args));
    va_end(args);
    if (it->e->verdict == EVENT_ACCEPTED)
        it->e->verdict = EVENT_REPAIRED;
}

static bool is_empty(const struct json *j)
{
    return json_is_null(j) || (j->type == JSON_STRING && str_trim(j->text).n == 0);
}

static bool has_nul(struct str s)
{
    return s.n && memchr(s.p, 0, s.n);
}

/* Looks for U+0000, which no database stores; names the nearest key. */
static bool check_nul(struct item *it, const struct json *j, struct str key, int depth)
{
    if (depth > DEPTH_MAX)
        return item_refuse(it, "%.*s is nested too deeply", (int)key.n, key.p);
    if (j->type == JSON_STRING && has_nul(j->text))
        return item_refuse(it, "%.*s holds the character U+0000", (int)key.n, key.p);
    for (const struct json *c = j->child; c; c = c->next) {
        if (has_nul(c->key))
            return item_refuse(it, "a name in %.*s holds the character U+0000", (int)key.n, key.p);
        if (!check_nul(it, c, c->key.n ? c->key : key, depth + 1))
            return false;
    }
    return true;
}

static void read_nested(struct item *it, const struct json *member)
{
    bool empty_list = member->type == JSON_ARRAY && member->count == 0;
    if (empty_list || is_empty(member))
        return;
    if (member->type != JSON_OBJECT)
        item_repair(it, "%.*s is not an object and was left out", (int)member->key.n,
                    member->key.p);
    else if (it->nested_count < 2)
        it->nested[it->nested_count++] = member;
}

static void read_members(struct item *it, const struct json *object, bool nested)
{
    for (const struct json *j = object->child; j; j = j->next) {
        enum slot slot = slot_of(j->key);
        if (slot == SLOT_NONE)
            continue;
        if (slot == SLOT_NESTED) {
            if (!nested)
                read_nested(it, j);
            continue;
        }
        if (is_empty(j) || (it->slots[slot] && !is_empty(it->slots[slot])))
            continue;
        it->slots[slot] = j;
        it->nested_slot[slot] = nested;
    }
}

bool item_open(struct item *it, struct model *m, struct event *e, const struct json *raw,
               int64_t received)
{
    *it = (struct item){.m = m, .e = e, .raw = raw, .received = received};
    e->raw = raw;
    e->at = received;
    if (raw->type != JSON_OBJECT)
        return item_refuse(it, "the item is not an object");
    if (!check_nul(it, raw, STR("the item"), 0))
        return false;
    read_members(it, raw, false);
    for (size_t i = 0; i < it->nested_count; i++)
        read_members(it, it->nested[i], true);
    return true;
}

bool item_text_of(struct item *it, const struct json *j, const char *name, struct str *out)
{
    *out = STR_NONE;
    if (is_empty(j))
        return true;
    switch (j->type) {
    case JSON_STRING:
        *out = str_trim(j->text);
        break;
    case JSON_INT:
        *out = str_fmt(it->m->arena, "%lld", (long long)j->i);
        break;
    case JSON_NUMBER:
        *out = j->text;
        break;
    case JSON_NULL:
    case JSON_FALSE:
    case JSON_TRUE:
    case JSON_ARRAY:
    case JSON_OBJECT:
        return item_refuse(it, "%s is neither text nor a number", name);
    }
    if (out->n > EVENT_NAME_MAX && utf8_length(*out) > EVENT_NAME_MAX)
        return item_refuse(it, "%s is longer than %d characters", name, EVENT_NAME_MAX);
    return true;
}

bool item_text(struct item *it, enum slot slot, struct str *out)
{
    return item_text_of(it, it->slots[slot], slot_name(slot), out);
}

bool item_need(struct item *it, enum slot slot, struct str *out)
{
    if (!item_text(it, slot, out))
        return false;
    return out->p || item_refuse(it, "%s is missing", slot_name(slot));
}

bool item_total(struct item *it, int64_t *out)
{
    const struct json *j = it->slots[SLOT_TOTAL];
    double real;
    *out = 1;
    if (!j)
        return true;
    if (j->type == JSON_INT)
        *out = j->i;
    else if (j->type == JSON_NUMBER)
        return item_refuse(it,
                           j->d > EVENT_TOTAL_MAX ? "total is over %d"
                                                  : "total is not a whole number from 0 to %d",
                           EVENT_TOTAL_MAX);
    else if (j->type != JSON_STRING)
        return item_refuse(it, "total is not a number");
    else if (!str_to_int(str_trim(j->text), out)) {
        if (!str_to_double(str_trim(j->text), &real))
            return item_refuse(it, "total is not a number");
        if (real < 0 || real > EVENT_TOTAL_MAX || real != (double)(int64_t)real)
            return item_refuse(it, "total is not a whole number from 0 to %d", EVENT_TOTAL_MAX);
        *out = (int64_t)real;
    }
    if (*out < 0)
        return item_refuse(it, "total is negative");
    if (*out > EVENT_TOTAL_MAX)
        return item_refuse(it, "total is over %d", EVENT_TOTAL_MAX);
    return true;
}

bool item_instant(struct item *it, enum slot slot, int64_t *ms)
{
    const struct json *j = it->slots[slot];
    bool good;
    *ms = it->received;
    if (!j)
        return true;
    if (j->type == JSON_STRING)
        good = instant_parse(str_trim(j->text), ms, NULL);
    else if (j->type == JSON_INT)
        good = instant_from_number(j->i, ms);
    else if (j->type == JSON_NUMBER && j->d > -1e15 && j->d < 1e15) /* seconds with a fraction */
        good = instant_from_number((int64_t)j->d, ms);
    else
        good = false;
    if (!good)
        return item_refuse(it, "%s cannot be read as a date and time", slot_name(slot));
    return true;
}

bool item_check_time(struct item *it, int64_t ms)
{
    if (ms > it->m->now + DAY_MS)
        return item_refuse(it, "timestamp lies more than 24 hours ahead");
    return true;
}

/* A field by any of its accepted names. */
static const struct field *find_field(const struct entity *entity, struct str name)
{
    uint64_t found = map_get(&entity->names, name, UINT64_MAX);
    return found == UINT64_MAX ? NULL : entity->fields[found >> 2];
}

/* camelCase as snake_case; the text itself when it has no capitals behind its first letter. */
static struct str snake_case(struct arena *arena, struct str name)
{
    size_t capitals = 0;
    for (size_t i = 1; i < name.n; i++)
        capitals += isupper((unsigned char)name.p[i]) != 0;
    if (!capitals || name.n > EVENT_NAME_MAX)
        return name;
    char *out = arena_alloc(arena, name.n + capitals + 1);
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (isupper(c) && i > 0)
            out[n++] = '_';
        out[n++] = (char)tolower(c);
    }
    return (struct str){out, n};
}

/* The name under which the record knows a member; STR_NONE when the member is no attribute. */
static struct str attribute_name(const struct item *it, const struct entity *entity,
                                 const struct json *j)
{
    enum slot slot = slot_of(j->key);
    if (slot == SLOT_NESTED || slot == SLOT_PLUMBING)
        return STR_NONE;
    if (slot == SLOT_ACCOUNT || slot == SLOT_USER)
        return STR_NONE; /* set_ids gives these */
    if (slot != SLOT_NONE) {
        struct str name = str_of(slot_name(slot));
        /* {"type": "issue"} tells the kind of call, not the type of the issue. */
        bool kind = slot == SLOT_TYPE && j->type == JSON_STRING &&
                    str_eq_nocase(j->text, str_of(entity->resource->key));
        return !kind && find_field(entity, name) ? name : STR_NONE;
    }
    if (str_starts(j->key, "custom_") || find_field(entity, j->key))
        return j->key;
    struct str snake = snake_case(it->m->arena, j->key);
    return find_field(entity, snake) ? snake : j->key;
}

struct members {
    struct json *object;
    struct json **end;
};

static void add_member(struct item *it, struct members *to, struct str name, const struct json *j)
{
    for (const struct json *c = to->object->child; c; c = c->next)
        if (str_eq(c->key, name))
            return;
    struct json *copy = ARENA_NEW(it->m->arena, struct json);
    *copy = *j;
    copy->key = name;
    copy->next = NULL;
    *to->end = copy;
    to->end = &copy->next;
    to->object->count++;
}

static void add_members(struct item *it, struct members *to, const struct entity *entity,
                        const struct json *object)
{
    for (const struct json *j = object->child; j; j = j->next) {
        struct str name = attribute_name(it, entity, j);
        enum slot slot = name.p ? slot_of(name) : SLOT_NONE;
        /* Of several spellings and places of a name the one with a value counts. */
        if (name.p && slot != SLOT_NONE && it->slots[slot] && it->slots[slot] != j && is_empty(j))
            continue;
        if (name.p)
            add_member(it, to, name, j);
    }
}

/* What record_decode did not like becomes the reason. */
static bool refuse_by_error(struct item *it, const struct error *error)
{
    const struct error_item *first = error->items;
    if (!first) {
        struct str detail = error->detail.p ? error->detail : str_of(error_text(error->code));
        return item_refuse(it, "%.*s", (int)detail.n, detail.p);
    }
    return item_refuse(it, "%.*s: %.*s", (int)first->field.n, first->field.p, (int)first->message.n,
                       first->message.p);
}

/* The ids as they were found and trimmed, wherever they stood. */
static void set_ids(struct item *it, struct str id)
{
    const struct event *e = it->e;
    struct record *r = e->record;
    if (find_field(r->entity, STR("external_id")))
        record_set_text(r, "external_id", id);
    if (e->account.p && entity_field(r->entity, STR("account"), NULL))
        *record_value(r, "account") = (struct value){.kind = 't', .s = e->account};
    if (e->user.p && entity_field(r->entity, STR("user"), NULL))
        *record_value(r, "user") = (struct value){.kind = 't', .s = e->user};
}

bool item_record(struct item *it, const char *resource, struct str id)
{
    const struct resource *res = resource_get(resource);
    const struct entity *entity = catalog_entity(it->m->catalog, res);
    struct json *object = ARENA_NEW(it->m->arena, struct json);
    object->type = JSON_OBJECT;
    struct members members = {object, &object->child};
    if (!it->envelope)
        add_members(it, &members, entity, it->raw);
    for (size_t i = 0; i < it->nested_count; i++)
        add_members(it, &members, entity, it->nested[i]);

    /* A fault of one item must not stay in the model for its neighbours. */
    struct error error, *before = it->m->error;
    error_init(&error, it->m->arena);
    it->m->error = &error;
    it->e->record = record_new(it->m, res);
    int status = record_decode(it->m, it->e->record, object);
    it->m->error = before;
    if (status < 0)
        return refuse_by_error(it, &error);
    set_ids(it, id);
    /* The record keeps its notes; the debugger shows them with the event's repairs. */
    if (it->e->record->notes && it->e->verdict == EVENT_ACCEPTED)
        it->e->verdict = EVENT_REPAIRED;
    return true;
}
