/*
 * segment_decode: messages in the form of Segment's HTTP API (analytics-node, RudderStack's SDKs,
 * the browser library's short paths) to events.
 *
 * Instants are corrected by the client's clock: sentAt is what that clock said when the message was
 * sent, so the difference to our clock is added to timestamp. A message gets the sentAt of its
 * batch, so that the debugger's item, and its replay, have it too. Ids of accounts and users stand
 * in traits or properties first, then in the message.
 */
#include "api/door.h"

#include "base/datetime.h"

enum { SKEW_NOTED_MS = 60000 };

enum message { IDENTIFY, GROUP, TRACK, PAGE, SCREEN, ALIAS, BATCH, UNKNOWN };

static const struct path_row {
    const char *name;
    enum message message;
} paths[] = {
    {"identify", IDENTIFY}, {"i", IDENTIFY}, {"group", GROUP},  {"g", GROUP},
    {"track", TRACK},       {"t", TRACK},    {"page", PAGE},    {"p", PAGE},
    {"screen", SCREEN},     {"s", SCREEN},   {"alias", ALIAS},  {"a", ALIAS},
    {"batch", BATCH},       {"b", BATCH},    {"import", BATCH},
};

static enum message message_of(struct str name)
{
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        if (str_is(name, paths[i].name))
            return paths[i].message;
    return UNKNOWN;
}

/* Of one body: what stands beside the batch. */
struct envelope {
    const struct json *root;
    int64_t received;
    struct door_batch *out;
};

/* A member of traits or properties, else of the message itself. */
static const struct json *nested_first(const struct item *it, const char *nested, const char *own)
{
    for (size_t i = 0; i < it->nested_count; i++) {
        const struct json *j = json_get(it->nested[i], nested);
        if (!json_is_null(j) && !(j->type == JSON_STRING && !str_trim(j->text).n))
            return j;
    }
    return own ? json_get(it->raw, own) : NULL;
}

static const struct json *context_group(const struct item *it)
{
    return json_get(json_get(it->raw, "context"), "groupId");
}

/* Account and user: an account left open is the user's, which the writer looks up. */
static bool decode_ids(struct item *it)
{
    struct event *e = it->e;
    if (!item_text_of(it, nested_first(it, "account_id", "account_id"), "account_id", &e->account))
        return false;
    if (!e->account.p &&
        !item_text_of(it, nested_first(it, "accountId", "accountId"), "accountId", &e->account))
        return false;
    if (!e->account.p && !item_text_of(it, context_group(it), "context.groupId", &e->account))
        return false;
    if (!item_text_of(it, nested_first(it, "user_id", NULL), "user_id", &e->user))
        return false;
    return e->user.p || item_text_of(it, json_get(it->raw, "userId"), "userId", &e->user);
}

static bool need_user(struct item *it)
{
    if (it->e->user.p)
        return true;
    if (json_get_str(it->raw, "anonymousId").n)
        return item_refuse(it, "userId is missing (nobody is signed in)");
    return item_refuse(it, "userId is missing");
}

/* Gives the message the sentAt of its batch, unless it has one. */
static void take_sent_at(struct model *m, const struct envelope *env, struct json *message)
{
    const struct json *sent = json_get(env->root, "sentAt");
    if (message == env->root || message->type != JSON_OBJECT || json_is_null(sent) ||
        !json_is_null(json_get(message, "sentAt")))
        return;
    struct json *member = ARENA_NEW(m->arena, struct json), **at = &message->child;
    while (*at && !str_is((*at)->key, "sentAt"))
        at = &(*at)->next;
    *member = *sent;
    member->next = *at ? (*at)->next : NULL; /* in the place of a null */
    message->count += !*at;
    *at = member;
}

static bool decode_time(struct item *it, int64_t received)
{
    int64_t sent;
    const struct json *sent_json = json_get(it->raw, "sentAt");
    enum slot slot = it->slots[SLOT_TIMESTAMP] && !it->nested_slot[SLOT_TIMESTAMP] ? SLOT_TIMESTAMP
                                                                                   : SLOT_ORIGINAL;
    if (it->nested_slot[slot] || !it->slots[slot])
        return true; /* when it came in */
    if (!item_instant(it, slot, &it->e->at))
        return false;
    if (!json_is_null(sent_json) && sent_json->type == JSON_STRING &&
        instant_parse(str_trim(sent_json->text), &sent, NULL)) {
        int64_t skew = received - sent;
        it->e->at += skew;
        if (skew >= SKEW_NOTED_MS || skew <= -SKEW_NOTED_MS)
            item_repair(it, "timestamp was moved by %lld s: the client's clock was off",
                        (long long)(skew / 1000));
    }
    return item_check_time(it, it->e->at);
}

static bool decode_identify(struct item *it)
{
    it->e->kind = EVENT_RECORD;
    return decode_ids(it) && need_user(it) && item_record(it, "user", it->e->user);
}

static bool decode_group_account(struct item *it)
{
    struct event *e = it->e;
    e->kind = EVENT_RECORD;
    if (!item_text_of(it, json_get(it->raw, "groupId"), "groupId", &e->account))
        return false;
    if (!e->account.p && !decode_ids(it))
        return false;
    e->user = STR_NONE;
    if (!e->account.p)
        return item_refuse(it, "groupId is missing");
    return item_record(it, "account", e->account);
}

/* A group call also says that the user belongs to the account. */
static void add_member_of_group(struct item *group, struct envelope *env, size_t index)
{
    struct item it = *group;
    struct str user;
    if (group->e->verdict == EVENT_REFUSED ||
        !item_text_of(&it, json_get(it.raw, "userId"), "userId", &user) || !user.p)
        return;
    struct event *e = door_batch_add(env->out, index);
    e->kind = EVENT_RECORD;
    e->at = group->e->at;
    e->account = group->e->account;
    e->user = user;
    e->message_id = STR_NONE;
    e->raw = group->raw;
    it.e = e;
    it.nested_count = 0; /* the traits are the account's */
    item_record(&it, "user", user);
}

static bool decode_track(struct item *it)
{
    struct event *e = it->e;
    e->kind = EVENT_FEATURE;
    e->total = 1; /* properties.total is money in Segment's vocabulary */
    return decode_ids(it) && need_user(it) &&
           item_text_of(it, nested_first(it, "product_id", NULL), "product_id", &e->product) &&
           item_text_of(it, nested_first(it, "module_id", NULL), "module_id", &e->module) &&
           item_text_of(it, json_get(it->raw, "event"), "event", &e->feature) &&
           (e->feature.p || item_refuse(it, "event is missing"));
}

static bool decode_page(struct item *it)
{
    struct event *e = it->e;
    e->kind = EVENT_PAGE;
    const struct json *name = json_get(it->raw, "name");
    for (int i = 0; json_is_null(name) && i < 4; i++)
        name = nested_first(it, ((const char *const[]){"name", "path", "title", "url"})[i], NULL);
    return decode_ids(it) && need_user(it) && item_text_of(it, name, "name", &e->page) &&
           item_text_of(it, nested_first(it, "product_id", NULL), "product_id", &e->product) &&
           item_text_of(it, nested_first(it, "module_id", NULL), "module_id", &e->module);
}

static bool decode_alias(struct item *it)
{
    struct event *e = it->e;
    e->kind = EVENT_ALIAS;
    return decode_ids(it) && need_user(it) &&
           item_text_of(it, json_get(it->raw, "previousId"), "previousId", &e->previous_id) &&
           (e->previous_id.p || item_refuse(it, "previousId is missing"));
}

static bool decode_message(struct item *it, enum message message)
{
    switch (message) {
    case IDENTIFY:
        return decode_identify(it);
    case GROUP:
        return decode_group_account(it);
    case TRACK:
        return decode_track(it);
    case PAGE:
    case SCREEN:
        return decode_page(it);
    case ALIAS:
        return decode_alias(it);
    case BATCH:
    case UNKNOWN:
        break;
    }
    return item_refuse(it, "type is none of identify, group, track, page, screen, alias");
}

static void decode_item(struct model *m, struct envelope *env, enum message path,
                        const struct json *raw, size_t index)
{
    struct item it;
    struct event *e = door_batch_add(env->out, index);
    e->kind = path == IDENTIFY || path == GROUP ? EVENT_RECORD : EVENT_FEATURE;
    if (!item_open(&it, m, e, raw, env->received))
        return;
    it.envelope = true;
    enum message message = path == BATCH ? message_of(json_get_str(raw, "type")) : path;
    bool good = decode_message(&it, message) && item_text(&it, SLOT_MESSAGE, &e->message_id);
    if (good && (e->kind == EVENT_FEATURE || e->kind == EVENT_PAGE))
        decode_time(&it, env->received);
    if (message == GROUP)
        add_member_of_group(&it, env, index);
}

bool segment_decode(struct model *m, struct str name, const struct json *root, int64_t received,
                    struct door_batch *out)
{
    enum message path = message_of(name);
    if (path == UNKNOWN)
        return door_fail(m, out, ERROR_NOT_FOUND, "there is no such path");
    const struct json *list = root->type == JSON_ARRAY ? root : NULL;
    const struct json *batch = path == BATCH ? json_get(root, "batch") : NULL;
    if (batch && batch->type != JSON_ARRAY)
        return door_fail(m, out, ERROR_BAD_REQUEST, "batch is not a list");
    /* A lone message on /batch is what the debugger replays. */
    if (batch)
        list = batch;
    out->many = list != NULL;
    if (!door_batch_open(m, out, list ? list->count : 1))
        return false;
    struct envelope env = {root, received, out};
    struct json *raw = list ? list->child : (struct json *)root;
    for (size_t i = 0; i < out->item_count; i++, raw = raw->next) {
        take_sent_at(m, &env, raw);
        decode_item(m, &env, path, raw, i);
    }
    return true;
}
