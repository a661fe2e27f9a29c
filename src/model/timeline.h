/*
 * timeline: what happened at an account, newest first (product.md, X6).
 *
 * Two sorts of things stand on a timeline. What came to be at an instant that its record says (a
 * touchpoint, an NPS response, a ticket, a subscription) is read from that record: corrected or
 * deleted there, it is so here. What changed is an event, a row of timeline_event, written in the
 * transaction of the change: by record_save for fields of records (an undo is a change, too), by
 * the engine for health, status and the figures of days that are over (engine/timeline_days.h).
 * The values that a record begins with are no changes.
 *
 * A kind is a row of timeline_kinds: its label, its tab, where it is read from, which field it
 * tells of. To let something new be seen there: a row, and timeline_add where it happens.
 *
 * An event holds its values as JSON, names instead of ids, so that it says what it said then.
 */
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include "model/record.h"

enum timeline_tab { TAB_COMMUNICATION, TAB_EVENTS, TIMELINE_TABS };

/* Where things of a kind stand; two of the same instant are told in this order, the last first. */
enum timeline_source {
    SOURCE_EVENT, /* timeline_event */
    SOURCE_TOUCHPOINT,
    SOURCE_NPS,
    SOURCE_TICKET,          /* came */
    SOURCE_TICKET_RESOLVED, /* was closed */
    SOURCE_SUBSCRIPTION,    /* came */
    TIMELINE_SOURCES
};

struct timeline_kind {
    const char *key;   /* on the wire; a touchpoint's is its channel */
    const char *group; /* kinds that are chosen together: "health", "usage" ... */
    const char *label; /* for a person, English */
    enum timeline_tab tab;
    enum timeline_source source;
    const char *type;             /* of before and after, as a page shows them */
    const char *resource, *field; /* whose change record_save writes; NULL: others write it */
    const char *note;             /* field that says why; NULL none */
};

extern const struct timeline_kind timeline_kinds[];
extern const size_t timeline_kinds_count;
/* "communication", "events". */
extern const char *const timeline_tabs[TIMELINE_TABS];

/* The row of a key; aborts on one that is not there. */
const struct timeline_kind *timeline_kind_get(const char *key);

/* An event. */
struct timeline_event {
    const struct timeline_kind *kind;
    int64_t account, at;      /* at: ms UTC */
    const char *entity;       /* what it is about, if not the account: "ticket" ...; NULL */
    int64_t entity_id;        /* 0 = the account */
    struct str before, after; /* JSON; STR_NONE = nothing */
    struct str note;          /* STR_NONE = none */
    int64_t member;           /* who caused it; 0 = no member did */
    bool corrected;           /* late data changed the day that it tells of */
};

/* Writes one event, in the caller's transaction; nobody waits for it (db_later). */
void timeline_add(struct model *m, const struct timeline_event *event);
#define TIMELINE_INTO "timeline_event(account_id, at, kind, before, after, words, corrected)"
enum { TIMELINE_COLUMNS = 7 };
/* The columns of many events about accounts, for db_bulk into TIMELINE_INTO; arena memory. */
void timeline_columns(struct arena *arena, const struct timeline_event *events, size_t n,
                      struct db_column *out);
/* Writes them by one statement, in the caller's transaction. 0 or -1. */
int timeline_add_all(struct db_conn *conn, struct arena *arena, const struct timeline_event *events,
                     size_t n);

/* Writes the event of a record's field that changed, if there is a kind for it. For record_save. */
void timeline_field_changed(struct model *m, const struct record *r, const struct field *f,
                            const struct value *before, const struct value *after);
/* Writes events for the team roles that wait for the address and that nobody holds yet, before the
 * member takes them. */
void timeline_roles_taken(struct model *m, struct str member_name, struct str email_folded);

#endif
