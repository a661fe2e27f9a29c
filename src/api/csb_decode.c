/*
 * csb_decode: what CSB's clients send (wire: the current family /api/v1_1 and the older one
 * /api_js/v1_1) to events.
 *
 * The path says what an item is, unless its `type` says otherwise and what that kind needs is
 * there: the Java client posts its user() call to account with type "user", and PHP sends lists of
 * mixed kinds.
 */
#include "api/door.h"

static const struct csb_kind kinds[] = {
    {"login", EVENT_LOGIN, NULL, SLOT_NONE},
    {"logout", EVENT_LOGOUT, NULL, SLOT_NONE},
    {"track", EVENT_FEATURE, NULL, SLOT_EVENT},
    {"page", EVENT_PAGE, NULL, SLOT_NONE},
    {"feature", EVENT_FEATURE, NULL, SLOT_FEATURE},
    {"account", EVENT_RECORD, "account", SLOT_ACCOUNT},
    {"user", EVENT_RECORD, "user", SLOT_USER},
    {"identify", EVENT_RECORD, "user", SLOT_USER},
    {"subscription", EVENT_RECORD, "subscription", SLOT_SUBSCRIPTION},
    {"invoice", EVENT_RECORD, "invoice", SLOT_INVOICE},
    {"ticket", EVENT_RECORD, "ticket", SLOT_TICKET},
    {"issue", EVENT_RECORD, "issue", SLOT_ISSUE},
    {"touchpoint", EVENT_RECORD, "touchpoint", SLOT_TOUCHPOINT},
    {"consumption", EVENT_RECORD, "consumption", SLOT_METRIC},
    {"nps", EVENT_RECORD, "nps_response", SLOT_RESPONSE},
};

const struct csb_kind *csb_kind_of(struct str name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (str_is(name, kinds[i].name))
            return &kinds[i];
    return NULL;
}

/* Paths on which clients post items of several kinds. */
static bool takes_types(const struct csb_kind *path)
{
    static const char *const names[] = {"track", "page", "feature", "account", "user", "identify"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(str_of(path->name), names[i]))
            return true;
    return false;
}

static const struct csb_kind *kind_of_item(const struct item *it, const struct csb_kind *path)
{
    const struct json *type = it->slots[SLOT_TYPE];
    if (!takes_types(path) || !type || type->type != JSON_STRING || it->nested_slot[SLOT_TYPE])
        return path;
    const struct csb_kind *said = csb_kind_of(str_trim(type->text));
    if (!said || said == path || (said->id != SLOT_NONE && !it->slots[said->id]))
        return path;
    /* An account id is in every item, so it decides only where the path's own id is missing. */
    bool complete = path->id != SLOT_NONE && it->slots[path->id];
    if (said->id == SLOT_ACCOUNT && complete)
        return path;
    if (path->id == SLOT_FEATURE && complete)
        return path;
    return said;
}

/* A track call of these names is a log-in or log-out; any other is a feature of that name. */
static enum event_kind kind_of_track(const struct item *it)
{
    const struct json *event = it->slots[SLOT_EVENT];
    struct str name = event && event->type == JSON_STRING ? str_trim(event->text) : STR_NONE;
    if (str_eq_nocase(name, STR("User Login")))
        return EVENT_LOGIN;
    return str_eq_nocase(name, STR("User Logout")) ? EVENT_LOGOUT : EVENT_FEATURE;
}

/* Who did it. Without account it is the user's only one, which the writer looks up. */
static bool decode_person(struct item *it)
{
    struct event *e = it->e;
    return item_text(it, SLOT_ACCOUNT, &e->account) && item_text(it, SLOT_USER, &e->user) &&
           (e->account.p || e->user.p || item_refuse(it, "account_id is missing")) &&
           (e->user.p || item_refuse(it, "user_id is missing"));
}

static bool decode_names(struct item *it, enum slot feature)
{
    struct event *e = it->e;
    return item_text(it, SLOT_PRODUCT, &e->product) && item_text(it, SLOT_MODULE, &e->module) &&
           item_need(it, feature, &e->feature) && item_total(it, &e->total);
}

/* A page is named by `page`, `name` or `path`; `page` may be an object that holds these. */
static bool decode_page(struct item *it)
{
    const struct json *page = it->slots[SLOT_PAGE];
    const struct json *name = page;
    if (page && page->type == JSON_OBJECT) {
        name = json_get(page, "name");
        for (int i = 0; json_is_null(name) && i < 3; i++)
            name = json_get(page, ((const char *const[]){"path", "title", "url"})[i]);
    }
    if (json_is_null(name))
        name = it->slots[SLOT_NAME] ? it->slots[SLOT_NAME] : it->slots[SLOT_PATH];
    return item_text_of(it, name, "page", &it->e->page) &&
           item_text(it, SLOT_PRODUCT, &it->e->product) &&
           item_text(it, SLOT_MODULE, &it->e->module);
}

static bool decode_record(struct item *it, const struct csb_kind *kind)
{
    struct event *e = it->e;
    struct str id;
    if (!item_text(it, SLOT_ACCOUNT, &e->account) || !item_text(it, SLOT_USER, &e->user) ||
        !item_need(it, kind->id, &id))
        return false;
    bool owned = kind->id == SLOT_SUBSCRIPTION || kind->id == SLOT_METRIC;
    if (owned && !e->account.p)
        return item_refuse(it, "account_id is missing");
    if (kind->id == SLOT_INVOICE && !e->account.p && !it->slots[SLOT_SUBSCRIPTION])
        return item_refuse(it, "account_id or subscription_id is missing");
    return item_record(it, kind->resource, id);
}

static bool decode_event(struct item *it, const struct csb_kind *kind)
{
    struct event *e = it->e;
    if (kind->event == EVENT_RECORD)
        return decode_record(it, kind);
    if (!decode_person(it) || !item_text(it, SLOT_MESSAGE, &e->message_id))
        return false;
    if (e->kind == EVENT_FEATURE && !decode_names(it, kind->id))
        return false;
    if (e->kind == EVENT_PAGE && !decode_page(it))
        return false;
    return item_instant(it, SLOT_TIMESTAMP, &e->at) && item_check_time(it, e->at);
}

static const struct csb_kind *decode_item(struct model *m, const struct csb_kind *path,
                                          const struct json *raw, int64_t received, struct event *e)
{
    struct item it;
    e->kind = path->event;
    if (!item_open(&it, m, e, raw, received))
        return path;
    const struct csb_kind *kind = kind_of_item(&it, path);
    e->kind = kind->id == SLOT_EVENT ? kind_of_track(&it) : kind->event;
    decode_event(&it, kind);
    return kind;
}

bool csb_decode(struct model *m, struct str name, const struct json *root, int64_t received,
                struct door_batch *out)
{
    const struct csb_kind *path = csb_kind_of(name);
    if (!path)
        return door_fail(m, out, ERROR_NOT_FOUND, "there is no resource %.*s",
                         (int)(name.n < 100 ? name.n : 100), name.p);
    out->many = root->type == JSON_ARRAY;
    if (!door_batch_open(m, out, out->many ? root->count : 1))
        return false;
    const struct json *raw = out->many ? root->child : root;
    for (size_t i = 0; i < out->item_count; i++, raw = raw->next)
        out->kind = decode_item(m, path, raw, received, door_batch_add(out, i));
    return true;
}
