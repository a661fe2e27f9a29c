/*
 * field_history: what the fields of a record were, since when; for those that keep it
 * (FIELD_HISTORY) and for health.
 */
#ifndef MODEL_FIELD_HISTORY_H
#define MODEL_FIELD_HISTORY_H

#include "model/record.h"

struct field_history_query {
    const struct resource *resource;
    int64_t id;
    struct str fields; /* "a,b" of keys; STR_NONE = all */
    int64_t before;    /* cursor: rows below; 0 = from the newest */
    int limit;
};

/* Writes the changes, newest first, into an open array. The id of the last one when there may be
 * more, 0 when not, -1 with m->error. The record's visibility is the caller's to check. */
int64_t field_history_list(struct model *m, const struct field_history_query *q,
                           struct json_out *out);

#endif
