/*
 * event: one decoded item of what a client sent: a use of a feature, a log-in, a page view, or a
 * record to upsert; with its verdict. Made by the doors in api/ (csb.c, segment.c) in the request's
 * arena, judged there and again by the ingest writer.
 */
#ifndef USAGE_EVENT_H
#define USAGE_EVENT_H

#include "model/record.h"
#include "model/usage_total.h"

enum event_kind { EVENT_FEATURE, EVENT_LOGIN, EVENT_LOGOUT, EVENT_PAGE, EVENT_RECORD, EVENT_ALIAS };

enum event_verdict {
    EVENT_ACCEPTED,
    EVENT_REPAIRED, /* counted, after a repair that the debugger shows */
    EVENT_REFUSED   /* not counted; reason says why */
};

/* Limits of one item; an error names them. */
enum { EVENT_NAME_MAX = 255, EVENT_TOTAL_MAX = USAGE_TOTAL_MAX };

struct event {
    enum event_kind kind;
    struct str account, user;            /* external ids, trimmed; STR_NONE = not said */
    struct str product, module, feature; /* names; STR_NONE = the workspace's default */
    struct str page;                     /* EVENT_PAGE: name or path, for the debugger */
    int64_t total;                       /* 0..EVENT_TOTAL_MAX */
    int64_t before;                      /* of a day's total: what stood there until then */
    int64_t at;                          /* ms UTC */
    struct str message_id;               /* STR_NONE = no protection against retries */
    struct record *record;               /* EVENT_RECORD */
    struct str previous_id;              /* EVENT_ALIAS: old user id */
    enum event_verdict verdict;
    struct str reason; /* refused: names the field */
    struct note *repairs;
    const struct json *raw; /* as sent, for the debugger */
};

#endif
