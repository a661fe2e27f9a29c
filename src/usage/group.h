/*
 * group: what the files of the ingest writer share: the items of one transaction on their way from
 * events to rows.
 *
 * Life of a group: group_apply (collect; claim message ids; records and aliases; look up ids; add
 * up; write), then the commit, then group_end. All arrays are kept from group to group: no
 * allocation per event. One thread.
 */
#ifndef USAGE_GROUP_H
#define USAGE_GROUP_H

#include "base/hashmap.h"
#include "usage/debug.h"
#include "usage/dedup.h"
#include "usage/features.h"
#include "usage/ids.h"
#include "usage/store.h"

struct group_item {
    struct event *event;
    struct ingest_request *request;
    int64_t account, user, feature; /* internal ids; 0 = none */
    int64_t day;
    uint32_t who, want; /* 1 + place among the misses of this group; 0 = none */
    bool repeated;      /* message id counted before */
    bool page_counts;   /* EVENT_PAGE that is a feature use, too */
    /* As the door left them: put back when the transaction is tried again. */
    enum event_verdict verdict;
    struct str reason;
    struct note *notes;
};

/* One event on one day, to be added up. */
struct touch {
    int64_t day, account, user, feature; /* feature 0 = no use of one */
    int64_t count, at;
    enum event_kind kind;
};

struct ingest_group {
    struct db *db;
    struct dedup *dedup;
    struct ids *ids;
    struct features *features;
    struct debug *debug;
    struct arena *scratch; /* of one record */
    struct map changed;    /* the model's changed_accounts */

    struct group_item *items; /* owned, as all arrays below */
    size_t nitems, items_space;
    struct claim *claims;
    size_t nclaims, claims_space;
    struct who *whos;
    size_t nwhos, whos_space;
    struct names who_places;
    struct feature_want *wants;
    size_t nwants, wants_space;
    struct names want_places;
    struct touch *touches;
    size_t ntouches, touches_space;
    struct usage_row *rows;
    struct user_day_row *days;
    int64_t *marks; /* account, day; account, day ...; then accounts */
    size_t rows_space;

    struct str default_product, default_module; /* of the catalog of this group */
    int64_t first_day, last_at;                 /* what is accepted */
    int64_t day_from, day_to, day;              /* the day found last: [from, to) ms */
    bool day_totals;                            /* as its requests say */

    bool open; /* applied, and group_end not called yet */
    /* Of the last group. */
    bool accounts_changed;
    int debug_items;
    int64_t refused, repaired;
};

/* Grows an array to hold at least `want` elements; contents stay. */
void *group_array(void *array, size_t *space, size_t want, size_t size);
/* Marks the event as refused; the text becomes arena memory. */
void group_refuse(struct model *m, struct group_item *it, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* 0, or -1 with a failed connection: roll back. */
int group_apply(struct ingest_group *g, struct model *m, struct ingest_request **requests,
                size_t count);
/* After the commit or rollback. */
void group_end(struct ingest_group *g, bool committed);

/* --- group_record.c: EVENT_RECORD and EVENT_ALIAS --- */

/* Writes all of them in their order; a bad one refuses only itself. 0, or -1 with a failed
 * connection. */
int group_records(struct ingest_group *g, struct model *m);

/* --- group_rows.c: usage --- */

/* Adds up what the items say and writes rows and change marks. 0, or -1 with a failed connection.
 */
int group_rows(struct ingest_group *g, struct model *m);
/* Room for `count` rows of each kind: g->rows, g->days, g->marks. */
void group_rows_room(struct ingest_group *g, size_t count);
/* Marks the accounts of g->days from the earliest day of each. 0 or -1. */
int group_marks(struct ingest_group *g, struct db_conn *conn, size_t ndays);

/* --- group_totals.c: totals of whole days, which replace what is stored --- */

/* As group_rows; each event learns what stood there before. */
int group_totals(struct ingest_group *g, struct model *m);

#endif
