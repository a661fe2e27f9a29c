/*
 * standing: where accounts and users stand by the rules of the workspace: which segments and lists
 * hold them (product.md, A2, L), and how healthy accounts are (H). An inactive list is asked only
 * until it is filled by the rule as it was saved (list.refresh_rule).
 *
 * A rule is one statement for a slice of accounts: it reads the fresh metrics and gives only those
 * whose membership differs from what is stored; these are written with their events. A rule that
 * names segments stands a level above those, and is asked when theirs are committed. Health as a
 * whole is one of the rules: above the segments that its configurations are for or name, below the
 * segments that name it.
 *
 *     rules = standing_rules_read(&m);                    // on a reader
 *     for (level = 0; level < rules->levels; level++) {
 *         s = standing_compute(&m, rules, level, &slice);   // on a new snapshot of a reader
 *         while (standing_differs(s)) standing_write(s, conn, most); // a short transaction each
 *     }
 */
#ifndef ENGINE_STANDING_H
#define ENGINE_STANDING_H

#include "model/health_config.h"
#include "rule/criteria.h"

struct standing_rule {
    int64_t id; /* number of the segment or list (model/group.h) */
    const struct criteria *criteria;
    bool of_users;
    int level; /* 0: names neither a segment nor health */
};

struct standing_rules {
    struct standing_rule *rules;
    size_t n;
    struct health_rules *health; /* in the order in which they decide */
    size_t nhealth;
    int health_level;
    int levels;
};

/* Whom to look at. */
struct standing_slice {
    const int64_t *accounts;  /* ids, ascending */
    const int32_t *from_days; /* of each, the first day whose figures may have changed */
    size_t n;
    bool whole; /* past days have their health, except where it is missing */
};

struct standing;

/* Whether there are any. */
bool standing_has_rules(struct db_conn *conn);
/*
 * The live segments, lists and health configurations, checked and put into levels; arena memory. A
 * rule that does not hold together any more (its field went) is logged and left out: its members
 * stay as they are. NULL on a failed connection.
 */
const struct standing_rules *standing_rules_read(struct model *m);
/*
 * What the rules of a level change for the accounts and for their users; also those that are
 * deleted, which leave. With health, also its past days (standing_days.h). m needs conn, catalog,
 * calendar, arena, error, actor, now, today. NULL on a failed connection.
 */
struct standing *standing_compute(struct model *m, const struct standing_rules *rules, int level,
                                  const struct standing_slice *slice);
/* Whether anything is left to be written. */
bool standing_differs(const struct standing *s);
/* Writes the next part, at most so many memberships or accounts with their events, in the caller's
 * transaction. What a crash leaves unwritten differs again when it is asked anew. 0 or -1. */
int standing_write(struct standing *s, struct db_conn *conn, size_t most);

#endif
