/*
 * door_item: one object that a client sent, on its way to an event: its members sorted into known
 * names and attributes.
 *
 * Both shapes that clients use are read alike: flat snake_case, and camelCase with attributes
 * nested in `traits` or `properties`. A name is looked for in the object first, then in what is
 * nested; "" and null are no value. Pure: needs the model's arena and catalog, no connection. What
 * cannot be taken refuses the item with a reason that names the field; what is taken in spite of a
 * fault is noted in the event's repairs.
 */
#ifndef API_DOOR_ITEM_H
#define API_DOOR_ITEM_H

#include "usage/event.h"

/* Names that mean the same in every item; table in door_item.c. */
enum slot {
    SLOT_ACCOUNT,
    SLOT_USER,
    SLOT_PRODUCT,
    SLOT_MODULE,
    SLOT_FEATURE,
    SLOT_SUBSCRIPTION,
    SLOT_INVOICE,
    SLOT_TICKET,
    SLOT_ISSUE,
    SLOT_TOUCHPOINT,
    SLOT_RESPONSE,
    SLOT_GROUP,
    SLOT_PREVIOUS,
    SLOT_TOTAL,
    SLOT_METRIC,
    SLOT_TYPE,
    SLOT_EVENT,
    SLOT_NAME,
    SLOT_PAGE,
    SLOT_PATH,
    SLOT_TIMESTAMP,
    SLOT_ORIGINAL, /* originalTimestamp */
    SLOT_SENT,     /* sentAt */
    SLOT_MESSAGE,
    SLOT_CONTEXT,
    SLOT_NESTED,   /* traits, properties */
    SLOT_PLUMBING, /* keys, sessions and the like: never an attribute */
    SLOT_COUNT,
    SLOT_NONE = SLOT_COUNT
};

struct item {
    struct model *m;
    struct event *e;
    const struct json *raw;
    const struct json *nested[2]; /* objects behind traits and properties */
    size_t nested_count;
    const struct json *slots[SLOT_COUNT]; /* first member with a value; NULL none */
    bool nested_slot[SLOT_COUNT];         /* it stood in traits or properties */
    int64_t received;                     /* ms: when it came in */
    bool envelope;                        /* attributes stand in traits and properties only */
};

/* Reads the members. False with the event refused when it is no object or holds U+0000. */
bool item_open(struct item *it, struct model *m, struct event *e, const struct json *raw,
               int64_t received);

/* The first reason stays. Always returns false. */
bool item_refuse(struct item *it, const char *format, ...) __attribute__((format(printf, 2, 3)));
void item_repair(struct item *it, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Adds a note without making the item a repaired one. */
void event_note(struct model *m, struct event *e, struct str text);

/* The name of a slot as an error says it: "account_id". */
const char *slot_name(enum slot slot);

/*
 * An id or name: text or number, trimmed, at most EVENT_NAME_MAX characters; STR_NONE when absent.
 * False = refused.
 */
bool item_text(struct item *it, enum slot slot, struct str *out);
/* The same for any value; `name` is for the reason. */
bool item_text_of(struct item *it, const struct json *j, const char *name, struct str *out);
/* item_text that refuses an absent value too. */
bool item_need(struct item *it, enum slot slot, struct str *out);
/* `total`: whole number 0..EVENT_TOTAL_MAX as number or text; 1 when absent. False = refused. */
bool item_total(struct item *it, int64_t *out);
/*
 * An instant in any form; `received` when absent. False = refused: cannot be read.
 */
bool item_instant(struct item *it, enum slot slot, int64_t *ms);
/* Refuses instants more than 24 h ahead; those before what is kept are the writer's to refuse, by
 * day. */
bool item_check_time(struct item *it, int64_t ms);

/*
 * The record of a resource with the external id `id`, from the item's attributes and those slots
 * that are fields of it; its account and user are those of the event. Sets e->record, its notes
 * become repairs. False = refused.
 */
bool item_record(struct item *it, const char *resource, struct str id);

#endif
