/* suggestions: what was sent for fields that belong to others: seen, accepted, dismissed
 * (model/suggestion). */
#include "model/suggestion.h"

#include "api/routes.h"
#include "api/shapes.h"
#include "model/account.h"
#include "model/user.h"

enum { FIELDS_MAX = 500 };

static struct reply suggestions_get(struct call *c)
{
    const struct resource *res = c->route->resource;
    struct record *r = record_load(&c->model, res, call_id(c, 0));
    if (!r || r->deleted) {
        error_set(c->model.error, ERROR_NOT_FOUND, "There is no such %s", res->label);
        return reply_error(c);
    }
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    suggestion_rows_json(&c->model, res, r->id, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

/* Keys that the body names; 0 with an error. */
static size_t read_fields(struct call *c, struct str *fields)
{
    const struct json *list = json_get(c->body, "fields");
    size_t n = 0;
    for (const struct json *j = list->child; j && n < FIELDS_MAX; j = j->next) {
        if (j->type != JSON_STRING)
            error_field(c->model.error, STR("fields"), "Must be a list of keys of fields");
        else
            fields[n++] = j->text;
    }
    if (n == 0 || list->count > FIELDS_MAX)
        error_field(c->model.error, STR("fields"), "Must hold from 1 to %d keys", FIELDS_MAX);
    return error_is_set(c->model.error) ? 0 : n;
}

static struct reply decide(struct call *c, const char *kind,
                           int (*decision)(struct model *, const struct resource *, int64_t,
                                           const struct str *, size_t))
{
    struct str fields[FIELDS_MAX];
    const struct resource *res = c->route->resource;
    size_t n = read_fields(c, fields);
    c->model.change_kind = kind;
    if (!n || decision(&c->model, res, call_id(c, 0), fields, n) < 0 ||
        !record_json(&c->model, res, call_id(c, 0), reply_open(c)))
        return reply_error(c);
    return reply_json(c, 200);
}

static struct reply suggestions_accept(struct call *c)
{
    return decide(c, "accept", suggestion_accept);
}

static struct reply suggestions_dismiss(struct call *c)
{
    return decide(c, "dismiss", suggestion_dismiss);
}

#define ROUTES(path, of, tag) \
    {HTTP_GET, \
     path, \
     PERM_ACCOUNT_READ, \
     ROUTE_READ, \
     suggestions_get, \
     "What was sent for fields that belong to others", \
     NULL, \
     NULL, \
     &shape_suggestion_rows, \
     of, \
     tag}, \
        {HTTP_POST, \
         path "/accept", \
         PERM_ACCOUNT_WRITE, \
         ROUTE_WRITE | ROUTE_BODY, \
         suggestions_accept, \
         "Write what is suggested for fields; undone as one change", \
         NULL, \
         &shape_suggestion_fields, \
         NULL, \
         of, \
         tag}, \
    { \
        HTTP_POST, path "/dismiss", PERM_ACCOUNT_WRITE, ROUTE_WRITE | ROUTE_BODY, \
            suggestions_dismiss, \
            "Leave fields as they are; the same values are not suggested again. Undone as one " \
            "change", \
            NULL, &shape_suggestion_fields, NULL, of, tag \
    }

static const struct route rows[] = {
    ROUTES("/api/v2/accounts/{id}/suggestions", &account_resource, "Accounts"),
    ROUTES("/api/v2/users/{id}/suggestions", &user_resource, "Users"),
};
ROUTE_TABLE(suggestion_routes, rows);
