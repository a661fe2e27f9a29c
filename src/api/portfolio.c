/* portfolio: see portfolio.h. */
#include "api/portfolio.h"

#include "api/call.h"
#include "model/account.h"
#include "model/saved_list.h"
#include "model/user.h"

enum { GROUP_PARAMETERS = 2 /* segment, list: first in the shape */ };

static const struct shape_field parameters[PORTFOLIO_PARAMETERS] = {PORTFOLIO_SHAPE};

static bool is_portfolio(const struct resource *res)
{
    return res == &account_resource || res == &user_resource;
}

size_t portfolio_parameters(const struct resource *res, const struct shape_field **out)
{
    bool lists = res == &list_resource;
    *out = parameters + (lists ? GROUP_PARAMETERS : 0);
    return is_portfolio(res) ? PORTFOLIO_PARAMETERS
           : lists           ? PORTFOLIO_PARAMETERS - GROUP_PARAMETERS
                             : 0;
}

/* Members of a live segment or list of the same kind of records. */
static int read_group(struct call *c, const struct list_query *q, const char *name, int64_t *out)
{
    const struct resource *group = resource_get(name);
    struct str find = str_fmt(c->model.arena,
                              "SELECT 1 FROM %s WHERE id = ? AND entity = ? AND deleted_at IS NULL",
                              group->table);
    *out = call_query_int(c, name, 0, 1, INT64_MAX);
    if (!*out || db_int(c->model.conn, 0, find.p, "iz", *out, q->resource->key))
        return 0;
    return error_field(c->model.error, str_of(name), "There is no such %s of %s", name,
                       q->resource->plural);
}

static int read_groups(struct call *c, struct list_query *q)
{
    if (!is_portfolio(q->resource))
        return 0;
    return read_group(c, q, "segment", &q->segment) < 0 ? -1 : read_group(c, q, "list", &q->list);
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
    const struct shape_field *ignored;
    if (portfolio_parameters(q->resource, &ignored) &&
        (read_groups(c, q) < 0 || read_assigned(c, q) < 0))
        return -1;
    return error_is_set(c->model.error) ? -1 : 0;
}
