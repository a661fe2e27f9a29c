/*
 * criteria_words: one English sentence for a checked tree: "MRR is at least $1,000 and active users
 * fell by at least 30 % in 14 days". Groups inside groups stand in parentheses.
 */
#ifndef RULE_CRITERIA_WORDS_H
#define RULE_CRITERIA_WORDS_H

#include "rule/criteria.h"

/* Arena memory; `plural` names what is selected ("accounts"), for criteria that select all. At most
 * CRITERIA_SENTENCE bytes, then cut with "...". */
enum { CRITERIA_SENTENCE = 20000 };
struct str criteria_words(struct arena *arena, const struct criteria_schema *schema,
                          const struct criteria *c, const char *plural);

#endif
