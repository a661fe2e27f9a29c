/*
 * criteria_sql: a checked tree as SQL of the portable subset (db/db.h), for a query whose record is
 * e and whose metric row is m. Names come from the catalog, every value is bound.
 *
 *     SELECT ... FROM account e LEFT JOIN account_metric m ON ... <joins> WHERE ... AND <where>
 *
 * Every condition is true or false, never NULL, so that NOT is a complement. A stored figure reads
 * its column; one with parameters is one derived table per condition, made from a range of days of
 * account_feature_day (figures of accounts) or usage_daily (users), and joined: no query per row.
 */
#ifndef RULE_CRITERIA_SQL_H
#define RULE_CRITERIA_SQL_H

#include "db/db.h"
#include "rule/criteria.h"

/* kind: i, d, s as in struct criteria_value; I ints, S texts. */
struct criteria_bind {
    char kind;
    int64_t i;
    double d;
    struct str s;
    const int64_t *ints;
    const struct str *texts;
    size_t n;
};

struct criteria_part {
    struct str sql;
    struct criteria_bind *binds;
    size_t nbinds;
};

struct criteria_sql {
    struct criteria_part joins; /* " LEFT JOIN (...) p1 ON ...", may be empty */
    struct criteria_part where; /* a condition in parentheses */
    int figures;                /* joined, with those before */
};

/* How a rule is asked: of few accounts of many nothing of others is read. */
struct criteria_scope {
    const int64_t
        *accounts; /* ascending; the query itself selects them, or their users; NULL: all */
    size_t naccounts;
    int32_t first_day; /* of the usage store: nothing was used before it */
    /* Three-valued, for health: a comparison with a number or date that is not known is NULL, and
     * so is a group where that could change the answer (Kleene's and/or, which SQL's are). */
    bool three;
    int figures; /* joined already by another part of the same query */
};

/* Arena memory; scope NULL: all. False when the text would be longer than 500,000 bytes. */
bool criteria_sql_render(struct arena *arena, const struct criteria_schema *schema,
                         const struct criteria_scope *scope, const struct criteria *c,
                         struct criteria_sql *out);
/* The figure alone, as `where`: an id for references, the folded text for texts, minor units of the
 * workspace's currency for money (perhaps real). Not through another record. */
bool criteria_sql_figure(struct arena *arena, const struct criteria_schema *schema,
                         const struct criteria_scope *scope, const struct criteria_operand *o,
                         struct criteria_sql *out);
/* Whether the figure, where it is empty, is unknown rather than empty: a number or a date. */
bool criteria_unknown(const struct criteria_operand *o);
/* Binds the values in order. */
void criteria_sql_bind(struct db_stmt *s, const struct criteria_bind *binds, size_t n);

#endif
