/*
 * portfolio: what lists of accounts and users, and the counts of their segments, are narrowed by:
 * filter, segment, role, assigned, q.
 */
#ifndef API_PORTFOLIO_H
#define API_PORTFOLIO_H

#include "api/route.h"

/* Parameters beside those that every list has, as rows of a shape. */
enum { PORTFOLIO_PARAMETERS = 3 };
/* clang-format off */
#define PORTFOLIO_SHAPE \
    {"segment", "int", false, 0, "Only members of this segment"}, \
    {"role", "int", false, 0, \
     "Only accounts where this team role is held: by you, or as `assigned` says"}, \
    {"assigned", "text", false, 20, \
     "Only accounts where a team role is held by you (me), by nobody (unassigned), or by the" \
     " member with this id"}
/* clang-format on */
extern const struct shape_field portfolio_parameters[PORTFOLIO_PARAMETERS];
/* Whether lists of the resource take them. */
bool is_portfolio(const struct resource *res);
/* Reads filter and, of a portfolio, segment, role and assigned into the query; criteria get their
 * deadline. -1 with m->error, also one that was set before. */
int portfolio_query(struct call *c, struct list_query *q);

#endif
