/* portfolio: see portfolio.h. */
#include "api/portfolio.h"

#include "api/call.h"
#include "model/account.h"
#include "model/user.h"

const struct shape_field portfolio_parameters[PORTFOLIO_PARAMETERS] = {PORTFOLIO_SHAPE};

bool is_portfolio(const struct resource *res)
{
    return res == &account_resource || res == &user_resource;
}

static int read_segment(struct call *c, struct list_query *q)
{
    static const char find[] =
        "SELECT 1 FROM segment WHERE id = ? AND entity = ? AND deleted_at IS NULL";
    q->segment = call_query_int(c, "segment", 0, 1, INT64_MAX);
    if (!q->segment || db_int(c->model.conn, 0, find, "iz", q->segment, q->resource->key))
        return 0;
    return error_field(c->model.error, STR("segment"), "There is no such segment of %s",
                       q->resource->plural);
}

/* Colleagues are asked for by who sees their accounts anyway. */
static int read_assigned(struct call *c, struct list_query *q)
{
    struct str who = call_query(c, "assigned");
    int64_t me = c->actor.kind == ACTOR_MEMBER ? c->actor.id : 0;
    q->role = call_query_int(c, "role", 0, 1, INT64_MAX);
    if (str_is(who, "unassigned")) {
        q->member = LIST_NOBODY;
        return 0;
    }
    if (!who.p || str_is(who, "me")) {
        q->member = who.p || q->role ? me : 0;
        return (who.p || q->role) && !me
                   ? error_field(c->model.error, STR("assigned"), "A key holds no team role")
                   : 0;
    }
    if (!str_to_int(who, &q->member) || q->member <= 0)
        return error_field(c->model.error, STR("assigned"),
                           "Is neither me nor unassigned nor the id of a member");
    if (q->member != me && !actor_sees_all(&c->actor))
        return error_set(c->model.error, ERROR_FORBIDDEN,
                         "Only who sees all customers can ask for a colleague's");
    return 0;
}

int portfolio_query(struct call *c, struct list_query *q)
{
    if (!criteria_filter(c, q->resource, &q->criteria) || error_is_set(c->model.error))
        return -1;
    if (q->criteria)
        criteria_deadline(c);
    if (is_portfolio(q->resource) && (read_segment(c, q) < 0 || read_assigned(c, q) < 0))
        return -1;
    return error_is_set(c->model.error) ? -1 : 0;
}
