/* portfolio: see portfolio.h. */
#include "api/portfolio.h"

#include "api/call.h"
#include "model/choice.h"
#include "model/saved_list.h"

enum { GROUP_PARAMETERS = 3 /* segment, list, under: first in the shape */ };

static const struct shape_field parameters[PORTFOLIO_PARAMETERS] = {PORTFOLIO_SHAPE};

size_t portfolio_parameters(const struct resource *res, const struct shape_field **out)
{
    bool lists = res == &list_resource;
    *out = parameters + (lists ? GROUP_PARAMETERS : 0);
    return choice_is_portfolio(res) ? PORTFOLIO_PARAMETERS
           : lists                  ? PORTFOLIO_PARAMETERS - GROUP_PARAMETERS
                                    : 0;
}

int portfolio_query(struct call *c, struct list_query *q)
{
    if (!criteria_filter(c, q->resource, &q->criteria) || error_is_set(c->model.error))
        return -1;
    if (q->criteria)
        criteria_deadline(c);
    struct choice_words words = {.segment = call_query_int(c, "segment", 0, 1, INT64_MAX),
                                 .list = call_query_int(c, "list", 0, 1, INT64_MAX),
                                 .role = call_query_int(c, "role", 0, 1, INT64_MAX),
                                 .under = call_query_int(c, "under", 0, 1, INT64_MAX),
                                 .assigned = call_query(c, "assigned")};
    const struct shape_field *ignored;
    if (portfolio_parameters(q->resource, &ignored) && choice_narrow(&c->model, q, &words) < 0)
        return -1;
    return error_is_set(c->model.error) ? -1 : 0;
}
