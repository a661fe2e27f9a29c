/*
 * csb: the paths that CSB's clients know, /api/v1_1 and /api_js/v1_1. Both prefixes take the same
 * bodies; see csb_decode.
 *
 * Answers are those that the clients take for success: 200 with "success": true and the ids as
 * text, timestamp (seconds, since the Java client reads 32 bits) and total as integers, no "error"
 * unless it failed. GET and DELETE of a record by its external id want a secret key.
 */
#include "api/client_shapes.h"
#include "api/door_http.h"
#include "api/routes.h"
#include "base/datetime.h"

/* Name of the id of a resource in these paths: "account_id", "response_id". */
static const char *id_name(const struct resource *res)
{
    const struct csb_kind *kind = csb_kind_of(str_of(res->key));
    return kind ? slot_name(kind->id) : slot_name(SLOT_RESPONSE);
}

static void member_if(struct json_out *out, const char *name, struct str value)
{
    if (value.p)
        json_member_str(out, name, value);
}

/* The form in which these clients read instants. */
static void member_date(struct json_out *out, const char *name, int64_t ms)
{
    struct buf b = BUF_INIT(32);
    json_key(out, name);
    json_open_object(out);
    json_key(out, "$date");
    json_open_object(out);
    buf_addi(&b, ms);
    json_member_str(out, "$numberLong", buf_str(&b));
    json_close_object(out);
    json_close_object(out);
    buf_free(&b);
}

static void answer_event(const struct event *e, const struct csb_kind *kind, struct json_out *out)
{
    member_if(out, "account_id", e->account);
    member_if(out, "user_id", e->user);
    member_if(out, "product_id", e->product);
    member_if(out, "module_id", e->module);
    if (kind->id == SLOT_EVENT)
        member_if(out, "event_name", e->feature.p ? e->feature : json_get_str(e->raw, "event"));
    else
        member_if(out, "feature_id", e->feature);
    if (e->kind == EVENT_FEATURE)
        json_member_int(out, "total", e->total);
    json_member_int(out, "timestamp", e->at / 1000);
}

static void answer_record(const struct event *e, struct json_out *out)
{
    const struct record *r = e->record;
    const char *own = id_name(r->resource);
    if (!str_is(str_of(own), "account_id"))
        member_if(out, "account_id", e->account);
    if (!str_is(str_of(own), "user_id") && !str_is(str_of(own), "account_id"))
        member_if(out, "user_id", e->user);
    if (entity_field(r->entity, STR("external_id"), NULL))
        json_member_str(out, own, record_const(r, "external_id")->s);
    json_member_int(out, "timestamp", e->at / 1000);
}

/* One item: refused ones are 400, except on `feature`, whose senders must not retry. */
static void answer_one(const struct door_request *r, struct json_out *out, int *status)
{
    const struct event *e = &r->batch.events[0];
    bool refused = e->verdict == EVENT_REFUSED;
    bool forgiven = refused && str_ends(r->ingest.path, "/feature");
    json_open_object(out);
    json_member_bool(out, "success", !refused || forgiven);
    if (refused && !forgiven) {
        *status = 400;
        json_member_str(out, "error", e->reason);
    } else {
        json_member_z(out, "type", r->batch.kind->name);
        if (e->record)
            answer_record(e, out);
        else
            answer_event(e, r->batch.kind, out);
        member_date(out, "created_at", e->at);
        member_date(out, "updated_at", e->at);
        if (refused)
            json_member_str(out, "reason", e->reason);
    }
    json_close_object(out);
}

static void answer_many(const struct door_request *r, struct json_out *out)
{
    json_open_object(out);
    json_member_bool(out, "success", true);
    json_member_int(out, "accepted", (int64_t)door_accepted(r));
    door_rejected(r, out);
    json_close_object(out);
}

static void answer(const struct door_request *r, struct json_out *out, int *status)
{
    if (r->batch.many)
        answer_many(r, out);
    else
        answer_one(r, out, status);
}

static struct reply csb_post(struct call *c)
{
    return door_take(c, answer);
}

/* Resource of a path such as /api/v1_1/account/{external}. */
static const struct resource *path_resource(const struct call *c)
{
    struct str rest = str_of(c->route->path), part = STR_NONE, last = STR_NONE;
    while (str_next(&rest, '/', &part))
        if (part.n && part.p[0] != '{')
            last = part;
    return resource_of(last);
}

/* A user by external id: without ?account_id= there must be only one of that id. */
static int64_t find_user(struct call *c, struct str external_id)
{
    static const char find[] = "SELECT k.user_id FROM user_key k"
                               " JOIN account a ON a.id = k.account_id AND a.deleted_at IS NULL"
                               " JOIN \"user\" u ON u.id = k.user_id AND u.deleted_at IS NULL"
                               " WHERE k.external_id = ? ORDER BY k.user_id LIMIT 2";
    int64_t found = 0;
    int count = 0;
    struct db_stmt *st = db_query(c->model.conn, find, "s", external_id);
    for (; db_next(st); count++)
        found = db_col_int(st, 0);
    db_done(st);
    if (count > 1)
        return error_field(c->model.error, STR("account_id"),
                           "several accounts have a user with this id; add ?account_id=");
    return found;
}

/* Internal id of the live record that the path names; 0 with the model's error set. */
static int64_t find_record(struct call *c, const struct resource *res)
{
    struct model *m = &c->model;
    struct str external_id = str_trim(c->path_values[0]);
    struct str account = str_trim(call_query(c, "account_id"));
    bool user = str_is(str_of(res->key), "user");
    int64_t account_id = 0, id;
    if (user && account.n) {
        account_id = record_find(m, resource_get("account"), 0, account);
        id = account_id > 0 ? record_find(m, res, account_id, external_id) : 0;
    } else {
        id = user ? find_user(c, external_id) : record_find(m, res, 0, external_id);
    }
    if (error_is_set(m->error) || db_error(m->conn) != DB_OK)
        return 0;
    const struct record *r = id > 0 ? record_load(m, res, id) : NULL;
    if (r && !r->deleted)
        return id;
    if (!error_is_set(m->error))
        error_set(m->error, ERROR_NOT_FOUND, "there is no %s with this id", res->label);
    return 0;
}

/* A reference is told by its external id, a member by the e-mail address, a name by itself. */
static void write_value(struct json_out *out, const struct json *j)
{
    const struct json *external = json_get(j, "external_id");
    const struct json *email = json_get(j, "email");
    if (external)
        json_out_tree(out, external);
    else if (email)
        json_out_tree(out, email);
    else if (j->type == JSON_OBJECT && json_get(j, "name"))
        json_out_tree(out, json_get(j, "name"));
    else
        json_out_tree(out, j);
}

static void write_attribute(struct call *c, struct json_out *out, const struct resource *res,
                            const struct json *j)
{
    const struct entity *entity = catalog_entity(c->model.catalog, res);
    const struct field *f = entity_field(entity, j->key, NULL);
    int64_t ms;
    if (!f || str_is(j->key, "deleted_at"))
        return; /* id and version are ours */
    if (str_is(j->key, "external_id")) {
        json_key(out, id_name(res));
    } else if (str_is(j->key, "created_at") || str_is(j->key, "updated_at")) {
        if (j->type == JSON_STRING && instant_parse(j->text, &ms, NULL))
            member_date(out, f->key, ms);
        return;
    } else if (f->type == FIELD_REF && !(f->flags & FIELD_ROLE) && !str_is(j->key, "member") &&
               !str_is(j->key, "metric")) {
        json_key_str(out, str_is(j->key, "parent") ? STR("parent_account_id")
                                                   : str_fmt(c->model.arena, "%s_id", f->key));
    } else {
        json_key_str(out, j->key);
    }
    write_value(out, j);
}

/* The record as stored, flat, under the names that these paths take. */
static struct reply csb_get(struct call *c)
{
    const struct resource *res = path_resource(c);
    int64_t id = find_record(c, res);
    if (!id)
        return reply_error(c);
    struct buf b = BUF_INIT((size_t)1 << 20);
    struct json_out own;
    json_out_init(&own, &b);
    if (!record_json(&c->model, res, id, &own)) {
        buf_free(&b);
        return reply_error(c);
    }
    struct json_result stored = json_parse(c->model.arena, buf_str(&b));
    buf_free(&b);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_bool(out, "success", true);
    for (const struct json *j = stored.root ? stored.root->child : NULL; j; j = j->next)
        write_attribute(c, out, res, j);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply csb_delete(struct call *c)
{
    const struct resource *res = path_resource(c);
    int64_t id = find_record(c, res);
    c->model.change_kind = "delete";
    if (!id || record_delete(&c->model, res, id) != 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_bool(out, "success", true);
    json_member_str(out, id_name(res), c->path_values[0]);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct shape_field user_query_fields[] = {
    {"account_id", "text", false, 0, "External id of the account that the user belongs to"},
};
static const struct shape user_query = SHAPE("ClientUserQuery", user_query_fields);

/* clang-format off */
#define POST(prefix, name, takes, answers, text) \
    {.method = HTTP_POST, .path = prefix name, .permission = PERM_PUBLIC, \
     .flags = ROUTE_INGEST | ROUTE_LIST, \
     .handler = csb_post, .body = &client_##takes, .answer = &client_##answers, \
     .summary = text, .tag = "Clients"},
#define ONE(prefix, name, delete_permission, parameters) \
    {.method = HTTP_GET, .path = prefix name "/{external}", .permission = PERM_ACCOUNT_READ, \
     .flags = ROUTE_READ, .handler = csb_get, .query = parameters, .answer = &client_stored, \
     .summary = "The " name " as stored, by its external id", .tag = "Clients"}, \
    {.method = HTTP_DELETE, .path = prefix name "/{external}", .permission = delete_permission, \
     .flags = ROUTE_WRITE, .handler = csb_delete, .query = parameters, .answer = &client_deleted, \
     .summary = "Delete the " name " by its external id", .tag = "Clients"},

#define PATHS(prefix) \
    POST(prefix, "login", sign, event_answer, "A user signed in") \
    POST(prefix, "logout", sign, event_answer, "A user signed out") \
    POST(prefix, "track", track, event_answer, "A log-in, log-out or use of a feature, by name") \
    POST(prefix, "page", page, event_answer, "A page view") \
    POST(prefix, "feature", feature, event_answer, "Uses of a feature") \
    POST(prefix, "account", account, record_answer, "Add or change an account") \
    POST(prefix, "user", user, record_answer, "Add or change a user") \
    POST(prefix, "identify", user, record_answer, "Add or change a user") \
    POST(prefix, "subscription", subscription, record_answer, "Add or change a subscription") \
    POST(prefix, "invoice", invoice, record_answer, "Add or change an invoice") \
    POST(prefix, "ticket", ticket, record_answer, "Add or change a ticket") \
    POST(prefix, "issue", issue, record_answer, "Add or change an issue") \
    POST(prefix, "touchpoint", touchpoint, record_answer, "Add or change a touchpoint") \
    POST(prefix, "consumption", consumption, record_answer, "Set a value of consumption") \
    POST(prefix, "nps", nps, record_answer, "Add or change an NPS response") \
    ONE(prefix, "account", PERM_ACCOUNT_DELETE, NULL) \
    ONE(prefix, "user", PERM_ACCOUNT_DELETE, &user_query) \
    ONE(prefix, "subscription", PERM_RECORD_WRITE, NULL) \
    ONE(prefix, "invoice", PERM_RECORD_WRITE, NULL) \
    ONE(prefix, "ticket", PERM_RECORD_WRITE, NULL)

static const struct route rows[] = {
    PATHS("/api/v1_1/")
    PATHS("/api_js/v1_1/")
};
/* clang-format on */

ROUTE_TABLE(csb_routes, rows);
