/*
 * rule_use: which segments saved rules stand on. Stored beside the rules (table rule_use), so that
 * a segment in use cannot be deleted and no rule stands on itself.
 */
#ifndef MODEL_RULE_USE_H
#define MODEL_RULE_USE_H

#include "model/model.h"

struct criteria;

struct rule_uses {
    int64_t *segments; /* each once */
    size_t n;
};

/* Adds the segments that the criteria names (arena memory). */
void rule_uses_add(struct arena *arena, struct rule_uses *uses, const struct criteria *c);
/* Replaces what is stored for the rule: `kind` is its resource. */
int rule_uses_store(struct model *m, const char *kind, int64_t rule, const struct rule_uses *uses);
/* Refuses, with an error at `field` that names the chain, a segment that would stand on itself. 0
 * or -1. */
int rule_uses_check(struct model *m, int64_t segment, const struct rule_uses *uses,
                    const char *field);
/* Refuses (IN_USE) when a live rule names the segment. 0 or -1. */
int rule_uses_free(struct model *m, int64_t segment);

#endif
