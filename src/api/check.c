/* check: see check.h. */
#include "api/check.h"

#include "base/calendar.h"
#include "base/datetime.h"
#include "base/utf8.h"

enum { TEXT_MAX = 255, LIST_MAX = 10000, BODY_TEXT_MAX = 1 << 20 };

static const struct shape_field *shape_find(const struct shape *shape, struct str name)
{
    for (size_t i = 0; shape && i < shape->count; i++)
        if (str_is(name, shape->fields[i].name))
            return &shape->fields[i];
    return NULL;
}

static bool is_choice(const char *type, struct str word)
{
    struct str rest = str_of(type), choice;
    rest.p += sizeof("choice:") - 1;
    rest.n -= sizeof("choice:") - 1;
    while (str_next(&rest, '|', &choice))
        if (str_eq(choice, word))
            return true;
    return false;
}

/* What is wrong with a text of a type; NULL when it is fine. */
static const char *text_fault(const struct shape_field *f, struct str text)
{
    int64_t ms;
    int32_t day;
    size_t longest = f->max ? (size_t)f->max : TEXT_MAX;
    struct str type = str_of(f->type);
    if (str_starts(type, "choice:"))
        return is_choice(f->type, text) ? NULL : "Is not one of the choices";
    if (str_is(type, "instant"))
        return instant_parse(text, &ms, NULL) ? NULL : "Is not an instant (2026-01-31T09:00:00Z)";
    if (str_is(type, "date"))
        return date_parse(text, calendar_get(STR("UTC")), &day) ? NULL
                                                                : "Is not a date (2026-01-31)";
    if (!utf8_valid(text))
        return "Is not UTF-8";
    return utf8_length(text) > longest ? "Is too long" : NULL;
}

static bool is_text_type(struct str type)
{
    return str_is(type, "text") || str_is(type, "instant") || str_is(type, "date") ||
           str_is(type, "money") || str_starts(type, "choice:");
}

static void check_parameter(void *data, struct str name, struct str value)
{
    struct call *c = data;
    const struct shape_field *f = shape_find(c->route->query, name);
    int64_t number;
    if (!f) {
        error_field(c->model.error, name, "Is not a parameter of this path");
        return;
    }
    const char *why = NULL;
    if (str_is(str_of(f->type), "int"))
        why = str_to_int(value, &number) && number >= 1 && (!f->max || number <= f->max)
                  ? NULL
                  : "Is not a number in the range";
    else if (str_is(str_of(f->type), "bool"))
        why = str_is(value, "true") || str_is(value, "false") ? NULL : "Is neither true nor false";
    else
        why = text_fault(f, value);
    if (why)
        error_field(c->model.error, name, "%s", why);
}

int check_query(struct call *c)
{
    /* Clients may add what they like. */
    if (c->route->flags & ROUTE_INGEST)
        return 0;
    http_query_each(c->http, check_parameter, c);
    for (size_t i = 0; c->route->query && i < c->route->query->count; i++) {
        const struct shape_field *f = &c->route->query->fields[i];
        if (f->required && !http_query(c->http, f->name).n)
            error_field(c->model.error, str_of(f->name), "Is missing");
    }
    return error_is_set(c->model.error) ? -1 : 0;
}

static const char *value_fault(const struct shape_field *f, const struct json *j)
{
    struct str type = str_of(f->type);
    if (is_text_type(type))
        return j->type == JSON_STRING ? text_fault(f, j->text) : "Is not a text";
    if (str_is(type, "int"))
        return j->type == JSON_INT && j->i >= 0 && (!f->max || j->i <= f->max)
                   ? NULL
                   : "Is not a whole number in the range";
    if (str_is(type, "bool"))
        return j->type == JSON_TRUE || j->type == JSON_FALSE ? NULL : "Is neither true nor false";
    if (str_is(type, "number"))
        return j->type == JSON_INT || j->type == JSON_NUMBER ? NULL : "Is not a number";
    if (str_is(type, "object") || str_is(type, "criteria"))
        return j->type == JSON_OBJECT ? NULL : "Is not an object";
    if (str_starts(type, "list:"))
        return j->type == JSON_ARRAY && j->count <= LIST_MAX ? NULL : "Is not a list, or too long";
    return NULL;
}

static void check_member(struct call *c, const struct json *j)
{
    const struct shape_field *f = shape_find(c->route->body, j->key);
    if (!f) {
        error_field(c->model.error, j->key, "Is not a field of this request");
        return;
    }
    if (j->type == JSON_NULL)
        return;
    const char *why = value_fault(f, j);
    if (why)
        error_field(c->model.error, j->key, "%s", why);
}

static void check_shape(struct call *c)
{
    const struct shape *shape = c->route->body;
    for (const struct json *j = c->body->child; j; j = j->next)
        check_member(c, j);
    for (size_t i = 0; i < shape->count; i++)
        if (shape->fields[i].required && json_is_null(json_get(c->body, shape->fields[i].name)))
            error_field(c->model.error, str_of(shape->fields[i].name), "Is missing");
}

int check_body(struct call *c)
{
    struct str type = http_header(c->http, "Content-Type"), body = c->http->body;
    if (!(c->route->flags & ROUTE_BODY))
        return 0;
    /* A page of another site can post forms and text with a visitor's cookie, but not with a key.
     */
    struct str first = type;
    bool by_key = c->known && c->actor.kind == ACTOR_KEY;
    if (!by_key && type.p && str_next(&type, ';', &first) &&
        !str_eq_nocase(str_trim(first), STR("application/json")))
        return error_set(c->model.error, ERROR_UNSUPPORTED_TYPE, "Send application/json");
    if (!body.n)
        body = STR("{}");
    struct json_result r = json_parse(c->model.arena, body);
    if (!r.root)
        return error_set(c->model.error, ERROR_BAD_REQUEST, "The body is not JSON: %s (byte %zu)",
                         r.error, r.position);
    if (r.root->type != JSON_OBJECT)
        return error_set(c->model.error, ERROR_BAD_REQUEST, "The body is not a JSON object");
    c->body = r.root;
    if (c->route->body)
        check_shape(c);
    return error_is_set(c->model.error) ? -1 : 0;
}

int64_t call_id(struct call *c, int n)
{
    int64_t id = 0;
    str_to_int(c->path_values[n], &id);
    return id;
}

struct str call_query(struct call *c, const char *name)
{
    return http_query(c->http, name);
}

int64_t call_query_int(struct call *c, const char *name, int64_t otherwise, int64_t min,
                       int64_t max)
{
    struct str text = http_query(c->http, name);
    int64_t value;
    if (!text.n)
        return otherwise;
    if (str_to_int(text, &value) && value >= min && value <= max)
        return value;
    error_field(c->model.error, str_of(name), "Must be from %lld to %lld", (long long)min,
                (long long)max);
    return otherwise;
}

struct str call_text(struct call *c, const char *name)
{
    return json_get_str(c->body, name);
}

struct str call_body_text(struct call *c)
{
    struct buf text = BUF_INIT(BODY_TEXT_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    json_out_tree(&out, c->body);
    struct str body = str_dup(c->model.arena, buf_str(&text));
    if (buf_failed(&text))
        error_set(c->model.error, ERROR_TOO_LARGE, NULL);
    buf_free(&text);
    return body;
}

int64_t call_int(struct call *c, const char *name, int64_t otherwise)
{
    const struct json *j = json_get(c->body, name);
    return j && j->type == JSON_INT ? j->i : otherwise;
}

bool call_bool(struct call *c, const char *name, bool otherwise)
{
    const struct json *j = json_get(c->body, name);
    return j && (j->type == JSON_TRUE || j->type == JSON_FALSE) ? j->type == JSON_TRUE : otherwise;
}
