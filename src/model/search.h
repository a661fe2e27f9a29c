/*
 * search: what people mean by a few letters (product.md, A5): accounts by name, external id and
 * e-mail domain, users by name, id and e-mail address, lists and views by name; of what the actor
 * may see. Letter case and accents do not count, and an error of typing here or there does not hide
 * what was meant.
 *
 * Names that begin with the text come first, then what holds each of its words; where there is
 * neither, what is spelt nearly so; each by likeness. Accounts and users are looked up through an
 * index of trigrams (db/trigram.h): a word with one error keeps its beginning or its end, and
 * either finds it; whoever sees only some accounts has their own ones looked at whatever else the
 * index holds.
 */
#ifndef MODEL_SEARCH_H
#define MODEL_SEARCH_H

#include "model/list.h"
#include "rule/criteria_sql.h"

enum { SEARCH_MAX = 20 /* hits of a kind */, SEARCH_TEXT_MAX = 200 };

struct search_hit {
    int64_t id;
    struct str name; /* of a user without one: the e-mail address or the id */
    struct str
        detail;      /* external id, e-mail address, kind of records of a list or view; STR_NONE */
    int64_t account; /* of a user */
    struct str account_name;
    struct str order; /* folded name */
    double likeness;  /* larger: better */
};

/* The best hits (at most `limit`) of accounts, users, lists or views, best first; -1 on a failed
 * connection. */
int search_find(struct model *m, const struct resource *res, struct str text, int limit,
                struct search_hit *hits);

enum search_step { SEARCH_PREFIX, SEARCH_OWN, SEARCH_WORDS, SEARCH_NEARLY, SEARCH_STEPS };
/* The statement of a step, arena memory; false: the step does not apply. For tests of its plan. */
bool search_step_sql(struct model *m, const struct resource *res, struct str folded,
                     enum search_step step, int limit, struct criteria_part *out);
/* How alike two folded words are by their trigrams, 0 to 1. */
double search_likeness(struct str a, struct str b);

#endif
