/* door: bodies to events; see door.h. */
#include "api/door.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Of each event at most two come from one item (a group call with a user). */
enum { EVENTS_PER_ITEM = 2, EXCERPT_MAX = 2000 };

static void refuse_body(struct door_body *out, enum error_code code, struct str error)
{
    out->root = NULL;
    out->code = code;
    out->error = error;
}

static bool is_key_name(struct str name)
{
    if (name.n < sizeof("apiKey") - 1 || name.n > sizeof("writeKey") - 1)
        return false;
    return str_is(name, "api_key") || str_is(name, "apiKey") || str_is(name, "writeKey");
}

/* Takes the keys out of an object; the first one is the body's unless it has one. */
static void take_keys(struct json *object, struct str *key)
{
    if (object->type != JSON_OBJECT)
        return;
    for (struct json **at = &object->child; *at;) {
        if (!is_key_name((*at)->key)) {
            at = &(*at)->next;
            continue;
        }
        struct str text = (*at)->type == JSON_STRING ? str_trim((*at)->text) : STR_NONE;
        if (!key->n && text.n)
            *key = text;
        *at = (*at)->next;
        object->count--;
    }
}

static void take_body_keys(struct json *root, struct str *key)
{
    take_keys(root, key);
    struct json *list = root->type == JSON_ARRAY ? root : (struct json *)json_get(root, "batch");
    if (list && list->type == JSON_ARRAY)
        for (struct json *item = list->child; item; item = item->next)
            take_keys(item, key);
}

void door_read(struct arena *arena, struct str text, struct door_body *out)
{
    *out = (struct door_body){.text = text};
    if (!text.n || !str_trim(text).n) {
        refuse_body(out, ERROR_BAD_REQUEST, STR("the body is empty"));
        return;
    }
    out->latin1 = !utf8_valid(text);
    if (out->latin1)
        out->text = utf8_from_latin1(arena, text, true);
    else if (str_starts(text, "\xEF\xBB\xBF"))
        out->text = (struct str){text.p + 3, text.n - 3};
    struct json_result parsed = json_parse(arena, out->text);
    out->repaired = parsed.repaired;
    if (!parsed.root)
        refuse_body(out, ERROR_BAD_REQUEST,
                    str_fmt(arena, "the body is not JSON: %s", parsed.error));
    else if (parsed.root->type != JSON_OBJECT && parsed.root->type != JSON_ARRAY)
        refuse_body(out, ERROR_BAD_REQUEST, STR("the body is neither an object nor a list"));
    else {
        take_body_keys(parsed.root, &out->key);
        out->root = parsed.root;
    }
}

bool door_fail(struct model *m, struct door_batch *b, enum error_code code, const char *format, ...)
{
    char text[300];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    b->code = code;
    b->error = str_dup(m->arena, str_of(text));
    return false;
}

bool door_batch_open(struct model *m, struct door_batch *b, size_t items)
{
    if (items > DOOR_ITEMS_MAX)
        return door_fail(m, b, ERROR_TOO_LARGE,
                         "a request takes at most %d items, this one has %zu; none was taken",
                         DOOR_ITEMS_MAX, items);
    b->item_count = items;
    b->space = items * EVENTS_PER_ITEM;
    b->events = arena_array(m->arena, b->space, sizeof(*b->events));
    b->items = arena_array(m->arena, b->space, sizeof(*b->items));
    return true;
}

struct event *door_batch_add(struct door_batch *b, size_t item)
{
    b->items[b->count] = (uint32_t)item;
    return &b->events[b->count++];
}

/* A body that cannot be read is shown in the debugger as the text it is. */
static void add_unreadable(struct model *m, const struct door_body *body, int64_t received,
                           struct door_batch *out)
{
    struct json *raw = ARENA_NEW(m->arena, struct json);
    raw->type = JSON_STRING;
    raw->text = utf8_prefix(body->text, EXCERPT_MAX);
    if (!raw->text.n || memchr(raw->text.p, 0, raw->text.n) || !door_batch_open(m, out, 1))
        return;
    struct event *e = door_batch_add(out, 0);
    e->kind = EVENT_FEATURE;
    e->at = received;
    e->raw = raw;
    e->verdict = EVENT_REFUSED;
    e->reason = body->error;
}

/* Faults of the body belong to each of its items. */
static void note_body(struct model *m, const struct door_body *body, struct door_batch *out)
{
    for (size_t i = 0; i < out->count; i++) {
        struct event *e = &out->events[i];
        if (body->latin1)
            event_note(m, e, STR("the text was not UTF-8 and was read as Latin-1"));
        if (body->repaired)
            event_note(m, e, STR("a character or number that JSON does not allow was replaced"));
        if ((body->latin1 || body->repaired) && e->verdict == EVENT_ACCEPTED)
            e->verdict = EVENT_REPAIRED;
    }
}

bool door_decode(struct model *m, struct str path, const struct door_body *body, int64_t received,
                 struct door_batch *out)
{
    *out = (struct door_batch){.code = ERROR_NONE};
    if (!body->root) {
        out->code = body->code;
        out->error = body->error;
        add_unreadable(m, body, received, out);
        return false;
    }
    bool segment = str_starts(path, "/v1/");
    struct str name = path;
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == '/')
            name = (struct str){path.p + i + 1, path.n - i - 1};
    bool good = segment ? segment_decode(m, name, body->root, received, out)
                        : csb_decode(m, name, body->root, received, out);
    if (good && arena_exceeded(m->arena))
        return door_fail(m, out, ERROR_TOO_LARGE, "the items are too many values to take at once");
    if (good)
        note_body(m, body, out);
    return good;
}
