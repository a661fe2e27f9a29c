/* search: what people mean by a few letters, of all kinds in one answer (model/search.h). */
#include "model/search.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "model/account.h"
#include "model/saved_list.h"
#include "model/user.h"
#include "model/view.h"

enum { LIMIT = 6 };

static void account_json(const struct search_hit *hit, struct json_out *out)
{
    json_member_str(out, "external_id", hit->detail);
}

static void user_json(const struct search_hit *hit, struct json_out *out)
{
    json_member_str(out, "email", hit->detail);
    json_key(out, "account");
    json_open_object(out);
    json_member_int(out, "id", hit->account);
    json_member_str(out, "name", hit->account_name);
    json_close_object(out);
}

static void list_json(const struct search_hit *hit, struct json_out *out)
{
    json_member_str(out, "type", hit->detail);
}

static void view_json(const struct search_hit *hit, struct json_out *out)
{
    json_member_str(out, "entity", hit->detail);
}

static const struct kind {
    const struct resource *resource;
    void (*json)(const struct search_hit *hit, struct json_out *out);
} kinds[] = {{&account_resource, account_json},
             {&user_resource, user_json},
             {&list_resource, list_json},
             {&view_resource, view_json}};

static int kind_json(struct call *c, const struct kind *kind, int limit, struct json_out *out)
{
    struct search_hit hits[SEARCH_MAX];
    int n = search_find(&c->model, kind->resource, call_query(c, "q"), limit, hits);
    json_key(out, kind->resource->path);
    json_open_array(out);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        json_member_int(out, "id", hits[i].id);
        json_member_str(out, "name", hits[i].name);
        kind->json(&hits[i], out);
        json_close_object(out);
    }
    json_close_array(out);
    return n;
}

static struct reply search(struct call *c)
{
    int limit = (int)call_query_int(c, "limit", LIMIT, 1, SEARCH_MAX);
    struct json_out *out = reply_open(c);
    if (error_is_set(c->model.error))
        return reply_error(c);
    criteria_deadline(c);
    json_open_object(out);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (kind_json(c, &kinds[i], limit, out) < 0)
            return criteria_failed(c);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field query_fields[] = {
    {"q", "text", true, SEARCH_TEXT_MAX, "Letters of a name, an id, an e-mail address"},
    {"limit", "int", false, SEARCH_MAX, "Hits of each kind, 1 to 20; 6 when not said"},
};
static const struct shape query = SHAPE("SearchQuery", query_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/search", PERM_ACCOUNT_READ, ROUTE_READ, search,
     "Accounts, users, lists and views by a few letters, best first; accents, letter case and "
     "errors of"
     " typing do not hide them",
     &query, NULL, &shape_search, NULL, "Search"},
};
ROUTE_TABLE(search_routes, rows);
