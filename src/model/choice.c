/* choice: see choice.h. */
#include "model/choice.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "model/account.h"
#include "model/billing.h"
#include "model/group.h"
#include "model/selection.h"
#include "model/user.h"

enum { SEARCH_MAX = 200 };

bool choice_is_portfolio(const struct resource *res)
{
    return res == &account_resource || res == &user_resource || res == &subscription_resource;
}

/* Members of a live segment or list: of the same kind of records, or of their accounts. */
static int narrow_group(struct model *m, const struct list_query *q, const char *name, int64_t id,
                        int64_t *out)
{
    const struct resource *group = resource_get(name), *of = group_subject(q->resource);
    struct str find =
        str_fmt(m->arena, "SELECT 1 FROM %s WHERE id = ? AND entity = ? AND deleted_at IS NULL",
                group->table);
    *out = id;
    if (!id || db_int(m->conn, 0, find.p, "iz", id, of->key))
        return 0;
    return error_field(m->error, str_of(name), "There is no such %s of %s", name, of->plural);
}

/* Colleagues are asked for by who sees their accounts anyway. */
static int narrow_assigned(struct model *m, struct list_query *q, struct str who)
{
    int64_t me = m->actor->kind == ACTOR_MEMBER ? m->actor->id : 0;
    if (str_is(who, "unassigned")) {
        q->member = LIST_NOBODY;
        return 0;
    }
    if (!who.p || str_is(who, "me")) {
        q->member = who.p || q->role ? me : 0;
        return (who.p || q->role) && !me
                   ? error_field(m->error, STR("assigned"), "A key holds no team role")
                   : 0;
    }
    if (!str_to_int(who, &q->member) || q->member <= 0)
        return error_field(m->error, STR("assigned"),
                           "Is neither me nor unassigned nor the id of a member");
    if (q->member != me && !actor_sees_all(m->actor))
        return error_set(m->error, ERROR_FORBIDDEN,
                         "Only who sees all customers can ask for a colleague's");
    return 0;
}

/* An account that the actor does not see is like one that is not there. */
static int narrow_under(struct model *m, struct list_query *q, int64_t id)
{
    q->under = id;
    if (!id || account_visible(m, id))
        return 0;
    return error_field(m->error, STR("under"), "There is no such account");
}

int choice_narrow(struct model *m, struct list_query *q, const struct choice_words *words)
{
    q->role = words->role;
    if (narrow_group(m, q, "segment", words->segment, &q->segment) < 0 ||
        narrow_group(m, q, "list", words->list, &q->list) < 0 ||
        narrow_under(m, q, words->under) < 0)
        return -1;
    return narrow_assigned(m, q, words->assigned);
}

/* ---- rows that a body names ---- */

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int read_ids(struct model *m, struct list_query *q, const struct json *list)
{
    int64_t *ids = arena_array(m->arena, list->count, sizeof(*ids));
    size_t n = 0, kept = 0;
    for (const struct json *j = list->child; j; j = j->next) {
        if (j->type != JSON_INT || j->i <= 0)
            return error_field(m->error, STR("ids"), "Must be ids of %s", q->resource->plural);
        ids[n++] = j->i;
    }
    if (!n)
        return error_field(m->error, STR("ids"), "Is empty");
    qsort(ids, n, sizeof(*ids), by_number);
    for (size_t i = 0; i < n; i++)
        if (!kept || ids[kept - 1] != ids[i])
            ids[kept++] = ids[i];
    q->ids = ids;
    q->nids = kept;
    return 0;
}

static int64_t number(struct model *m, const struct json *object, const char *name)
{
    const struct json *j = json_get(object, name);
    if (json_is_null(j))
        return 0;
    if (j->type == JSON_INT && j->i > 0)
        return j->i;
    error_field(m->error, str_of(name), "Must be an id");
    return 0;
}

static struct str text(struct model *m, const struct json *object, const char *name)
{
    const struct json *j = json_get(object, name);
    if (json_is_null(j))
        return STR_NONE;
    if (j->type == JSON_STRING && utf8_length(j->text) <= SEARCH_MAX)
        return j->text;
    error_field(m->error, str_of(name), "Must be a text of at most %d characters", SEARCH_MAX);
    return STR_NONE;
}

static int read_all(struct model *m, struct list_query *q, const struct json *object)
{
    const struct json *filter = json_get(object, "filter");
    struct choice_words words = {.segment = number(m, object, "segment"),
                                 .list = number(m, object, "list"),
                                 .role = number(m, object, "role"),
                                 .under = number(m, object, "under"),
                                 .assigned = text(m, object, "assigned")};
    q->q = text(m, object, "q");
    bool narrowed = words.segment || words.list || words.role || words.under || words.assigned.p;
    if (narrowed && !choice_is_portfolio(q->resource))
        error_field(m->error, words.segment ? STR("segment") : STR("assigned"),
                    "Lists of %s are not narrowed by it", q->resource->plural);
    else if (narrowed)
        choice_narrow(m, q, &words);
    if (!json_is_null(filter))
        q->criteria = selection_parse(m, q->resource, filter, "filter");
    return error_is_set(m->error) ? -1 : 0;
}

int choice_rows(struct model *m, struct list_query *q, const struct json *object)
{
    const struct json *ids = json_get(object, "ids"), *all = json_get(object, "all");
    bool every = all && all->type == JSON_TRUE;
    if (ids && ids->type == JSON_ARRAY && !every)
        return read_ids(m, q, ids);
    if (every && json_is_null(ids))
        return read_all(m, q, object);
    return error_field(m->error, STR("ids"), "Send either ids or \"all\": true");
}
