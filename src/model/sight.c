/* sight: see sight.h. */
#include "model/sight.h"

#include "model/access.h"
#include "model/resource.h"

const char *sight_condition(struct model *m, const char *alias, bool *bind)
{
    *bind = !actor_sees_all(m->actor);
    if (!*bind)
        return "1 = 1";
    /* A list made once per statement: a look-up per account would cost a seek for each of them. */
    struct str sql = str_fmt(m->arena,
                             "(%s.unassigned = 1 OR %s.id IN (SELECT sr.account_id FROM"
                             " account_role sr WHERE sr.member_id = ?))",
                             alias, alias);
    return str_z(m->arena, sql);
}

int64_t sight_owner(const struct model *m)
{
    return m->actor->kind == ACTOR_MEMBER ? m->actor->id : 0;
}

static bool account_in_sight(struct model *m, int64_t account_id, int64_t deleted)
{
    static const char any[] =
        "SELECT 1 FROM account WHERE id = ? AND (deleted_at IS NULL OR ? = 1)";
    static const char own[] =
        "SELECT 1 FROM account a WHERE a.id = ? AND (a.deleted_at IS NULL OR ? = 1)"
        " AND (a.unassigned = 1 OR EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id"
        " AND r.member_id = ?))";
    if (actor_sees_all(m->actor))
        return db_int(m->conn, 0, any, "ii", account_id, deleted) == 1;
    return db_int(m->conn, 0, own, "iii", account_id, deleted, m->actor->id) == 1;
}

bool account_visible(struct model *m, int64_t account_id)
{
    return account_in_sight(m, account_id, 0);
}

bool account_readable(struct model *m, int64_t account_id)
{
    return account_in_sight(m, account_id, actor_may(m->actor, resource_get("account")->remove));
}
