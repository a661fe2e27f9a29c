/*
 * health_tree: a rule asked of one account, condition by condition; for the explanation of health.
 */
#ifndef ENGINE_HEALTH_TREE_H
#define ENGINE_HEALTH_TREE_H

#include "engine/standing_answer.h"
#include "rule/criteria.h"

/* A node of the rule with its answer, and of a condition the figure found. */
struct found {
    const struct criteria *of;
    const struct json *json; /* as it was written */
    enum answer answer;
    bool empty;       /* there is no figure */
    bool other_empty; /* nor the one that it is compared with */
    struct str value; /* JSON of the figure; STR_NONE: not shown */
    struct found *child, *next;
};

/* Asks the one account of `asked`, as of its day; arena memory. NULL on a failed connection. */
struct found *found_read(struct model *m, const struct asked *asked, const struct criteria *c,
                         const struct json *json);
/* The criteria as it was written, with "held", "text" and "found" in each node. */
void found_json(struct model *m, const struct found *f, struct json_out *out);
/* Calls with the key of each figure that is unknown and could change the answer. */
void found_missing(const struct found *f, void (*call)(void *data, struct str key), void *data);
/* Calls with each condition. */
void found_each(const struct found *f, void (*call)(void *data, const struct found *f), void *data);

#endif
