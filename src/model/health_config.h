/*
 * health_config: when an account's four signals are Good and when Poor (product.md, H1-H2, H6): one
 * configuration for all accounts and one per account segment; the first by position whose segment
 * holds the account decides, else the one without a segment.
 *
 * Each saved state is kept as an immutable version (health_version), so that the health of an old
 * day can be explained by what was configured then.
 */
#ifndef MODEL_HEALTH_CONFIG_H
#define MODEL_HEALTH_CONFIG_H

#include "model/record.h"

struct criteria;

enum { HEALTH_SIGNALS = 4, HEALTH_CONFIGS_MAX = 200 };
/* Ranks of the words of the fields health_*. */
enum health { HEALTH_NONE, HEALTH_POOR, HEALTH_AVERAGE, HEALTH_GOOD };

/* "product_adoption", "financial", "service", "relationship". */
extern const char *const health_signals[HEALTH_SIGNALS];
/* "none", "poor", "average", "good". */
extern const char *const health_words[HEALTH_GOOD + 1];
extern const struct resource health_config_resource;

/* One version, parsed. Rules that are NULL are not configured. */
struct health_rules {
    int64_t version, config, segment; /* segment 0: for all */
    struct str name;
    const struct json *good_json[HEALTH_SIGNALS], *poor_json[HEALTH_SIGNALS];
    const struct criteria *good[HEALTH_SIGNALS], *poor[HEALTH_SIGNALS];
    int64_t weight[HEALTH_SIGNALS];
};

/* The rules of a record that is not saved, checked; NULL with m->error. */
struct health_rules *health_rules_check(struct model *m, const struct record *r);
/* The rules of a body as health_version keeps it, checked for m->today; arena memory. A rule that
 * does not hold together any more (its field went) is logged and NULL. */
struct health_rules *health_rules_parse(struct model *m, int64_t version, struct str body);
/* The newest versions of the live configurations in the order in which they decide, the one for all
 * last; their number, at most HEALTH_CONFIGS_MAX. */
size_t health_rules_read(struct model *m, struct health_rules **out);

/* What rules say where a figure that would decide may be unknown (Kleene). */
enum answer { ANSWER_NO, ANSWER_YES, ANSWER_UNKNOWN };
/* Good is asked first, then Poor; neither: Average. Unknown where it would decide: none. */
enum health health_of(bool configured, enum answer good, enum answer poor);
/* 0 to 100 by the weights: Good 100, Average 50, Poor 0; of the signals that are calculated; -1
 * where none of those weighs. */
int health_score(const struct health_rules *rules, const enum health *signals);

#endif
