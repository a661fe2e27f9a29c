/* order: see order.h. */
#include "api/order.h"

/* Whether an id stood in the list before. */
static bool is_repeated(const struct json *list, const struct json *j)
{
    for (const struct json *k = list->child; k != j; k = k->next)
        if (k->i == j->i)
            return true;
    return false;
}

static int check(struct call *c, const struct json *list)
{
    for (const struct json *j = list->child; j; j = j->next) {
        if (j->type != JSON_INT || j->i <= 0)
            return error_field(c->model.error, STR("ids"), "Must be a list of ids");
        if (is_repeated(list, j))
            return error_field(c->model.error, STR("ids"), "%lld stands there twice",
                               (long long)j->i);
    }
    return 0;
}

struct reply order_records(struct call *c, const struct resource *res)
{
    const struct json *list = json_get(c->body, "ids");
    int64_t position = 0;
    if (check(c, list) < 0)
        return reply_error(c);
    c->model.change_kind = "edit";
    for (const struct json *j = list->child; j; j = j->next) {
        struct record *r = record_new(&c->model, res);
        r->id = j->i;
        record_set_int(r, "position", ++position);
        if (record_save(&c->model, r, NULL) < 0)
            return reply_error(c);
    }
    return reply_empty(c, 200);
}
