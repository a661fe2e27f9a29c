/*
 * rule_use: what saved rules stand on: segments, lists and health. Stored beside the rules (table
 * rule_use), so that a segment or list in use cannot be deleted and no rule stands on itself: a
 * segment that names a segment, a list that is made of segments, a health configuration for a
 * segment or with a rule that names one, a segment that names health.
 */
#ifndef MODEL_RULE_USE_H
#define MODEL_RULE_USE_H

#include "model/model.h"

struct criteria;

/* What a rule is, and what it stands on: the number of a segment or list (group.h), or one of
 * these. */
#define RULE_HEALTH INT64_C(0)
#define RULE_NEW INT64_MIN /* a segment or list that nothing can stand on yet */

struct rule_uses {
    int64_t *segments; /* numbers, each once; RULE_HEALTH among them */
    size_t n;
};

/* Adds a segment or list; what the criteria names (arena memory). */
void rule_uses_add_segment(struct arena *arena, struct rule_uses *uses, int64_t segment);
void rule_uses_add(struct arena *arena, struct rule_uses *uses, const struct criteria *c);
/* Replaces what is stored for the rule: `kind` is its resource. */
int rule_uses_store(struct model *m, const char *kind, int64_t rule, const struct rule_uses *uses);
/* Refuses, with an error at `field` that names the chain, a rule that would stand on itself. 0 or
 * -1. */
int rule_uses_check(struct model *m, int64_t rule, const struct rule_uses *uses, const char *field);
/* Refuses (IN_USE) when a live rule names the segment or list of the number. 0 or -1. */
int rule_uses_free(struct model *m, int64_t group);

#endif
