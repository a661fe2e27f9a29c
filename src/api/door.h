/*
 * door: from the body of a client's request to events; what the doors (csb.c, segment.c) share.
 * Pure: no HTTP, no connection, so that the event debugger's replay, the fuzzer and unit tests run
 * the very code that requests run. The HTTP side is door_http.
 */
#ifndef API_DOOR_H
#define API_DOOR_H

#include "api/door_item.h"
#include "usage/event.h"

/* Items of one request; more are refused as a whole with an error that names the limit. */
enum { DOOR_ITEMS_MAX = 10000 };

struct csb_kind;

/* The body as read. */
struct door_body {
    const struct json *root; /* NULL: `error` says why */
    struct str text;         /* what was parsed: UTF-8, without byte order mark */
    struct str
        key; /* api_key, apiKey or writeKey of the object, else of the first item; STR_NONE none */
    enum error_code code;
    struct str error;
    bool latin1;   /* was not UTF-8 */
    bool repaired; /* the JSON needed a repair (json.h) */
};

/* Events of one body, in the order of its items; an item gives one event or two. */
struct door_batch {
    struct event *events;
    uint32_t *items; /* index of the item of each event */
    size_t count, space, item_count;
    bool many;                   /* a list: answered as a whole */
    const struct csb_kind *kind; /* of a single CSB item */
    enum error_code code;        /* the body as a whole is refused: `error` says why */
    struct str error;
};

/*
 * Reads a body whatever its content type says: UTF-8 or Latin-1, one JSON text. Keys are taken out
 * of it, so that none is ever stored with an item. Arena memory.
 */
void door_read(struct arena *arena, struct str text, struct door_body *out);
/*
 * Decodes the body of a POST to `path` (/api/v1_1/..., /api_js/v1_1/..., /v1/...). `received` is
 * when it came in (ms). Needs the arena, catalog, now and lenient of the model. False when the body
 * as a whole is refused (out->code, NOT_FOUND for a path that is none); refused items have their
 * verdict.
 */
bool door_decode(struct model *m, struct str path, const struct door_body *body, int64_t received,
                 struct door_batch *out);

/* For the decoders: makes room for `items` items; false when they are too many. */
bool door_batch_open(struct model *m, struct door_batch *b, size_t items);
/* The next event, of the item with this index. */
struct event *door_batch_add(struct door_batch *b, size_t item);
bool door_fail(struct model *m, struct door_batch *b, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The decoders of csb_decode.c and segment_decode.c; `name` is the last part of the path. */
bool csb_decode(struct model *m, struct str name, const struct json *root, int64_t received,
                struct door_batch *out);
bool segment_decode(struct model *m, struct str name, const struct json *root, int64_t received,
                    struct door_batch *out);

/* What a CSB path or `type` stands for. */
struct csb_kind {
    const char *name; /* last part of the path, "account" */
    enum event_kind event;
    const char *resource; /* EVENT_RECORD */
    enum slot id;         /* the id that makes it; SLOT_NONE none */
};
/* NULL when unknown. */
const struct csb_kind *csb_kind_of(struct str name);

#endif
