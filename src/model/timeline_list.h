/*
 * timeline_list: a page of an account's timeline, newest first.
 *
 * Each source (model/timeline.h) is one walk along an index by account and instant, from the cursor
 * on; the first rows of all are merged. So a page far down costs what the first one does.
 */
#ifndef MODEL_TIMELINE_LIST_H
#define MODEL_TIMELINE_LIST_H

#include "model/timeline.h"

enum { TIMELINE_LIMIT = 200, TIMELINE_QUERY_MAX = 200 };

struct timeline_query {
    int64_t account;
    struct str tab;    /* of timeline_tabs; STR_NONE = all */
    struct str kinds;  /* "a,b" of keys and groups; STR_NONE = all */
    struct str q;      /* words that must all be found in labels, values, names or notes */
    struct str before; /* cursor; STR_NONE = from the newest */
    int limit;         /* 1 to TIMELINE_LIMIT */
};

/* Writes the members rows and next_cursor into an open object. -1 with m->error or on a failed
 * connection. The account's visibility is the caller's to check. */
int timeline_list(struct model *m, const struct timeline_query *q, struct json_out *out);
/* The statement of a source's page; arena memory. For the test of its plan. */
struct str timeline_source_sql(struct model *m, enum timeline_source source);

#endif
