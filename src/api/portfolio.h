/*
 * portfolio: what lists of accounts, users and subscriptions, and the counts of segments over them,
 * are narrowed by: filter, segment, list, under, role, assigned, q. Lists (the resource) are
 * narrowed by role and assigned, as to what they add up.
 */
#ifndef API_PORTFOLIO_H
#define API_PORTFOLIO_H

#include "api/route.h"

/* Parameters beside those that every list has, as rows of a shape. */
enum { PORTFOLIO_PARAMETERS = 5 };
/* clang-format off */
#define PORTFOLIO_SHAPE \
    {"segment", "int", false, 0, \
     "Only members of this segment; of subscriptions those of its accounts"}, \
    {"list", "int", false, 0, \
     "Only members of this list; of subscriptions those of its accounts"}, \
    {"under", "int", false, 0, \
     "Only accounts that are part of this one, at all levels (and their users)"}, \
    {"role", "int", false, 0, \
     "Only accounts where this team role is held: by you, or as `assigned` says"}, \
    {"assigned", "text", false, 20, \
     "Only accounts where a team role is held by you (me), by nobody (unassigned), or by the" \
     " member with this id"}
/* clang-format on */
/* Members of a body that names rows of a resource (model/choice.h), as rows of a shape. */
/* clang-format off */
#define CHOICE_SHAPE \
    {"ids", "list:int", false, 0, "These rows, at most 10,000; or all that match:"}, \
    {"all", "bool", false, 0, "true: all that match what follows"}, \
    {"filter", "criteria", false, 0, "With all: only rows that the criteria select"}, \
    {"q", "text", false, 200, "With all: text to search for"}, \
    {"segment", "int", false, 0, "With all: only members of this segment"}, \
    {"list", "int", false, 0, "With all: only members of this list"}, \
    {"under", "int", false, 0, "With all: only accounts that are part of this one"}, \
    {"role", "int", false, 0, "With all: only accounts where this team role is held"}, \
    {"assigned", "text", false, 20, "With all: me, unassigned, or the id of a member"}
/* clang-format on */
/* Those that lists of the resource take; how many. */
size_t portfolio_parameters(const struct resource *res, const struct shape_field **out);
/* Reads filter and, of a portfolio, segment, list, under, role and assigned into the query;
 * criteria get their deadline. -1 with m->error, also one that was set before. */
int portfolio_query(struct call *c, struct list_query *q);

#endif
