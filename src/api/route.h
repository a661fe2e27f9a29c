/*
 * route: the table of routes. One row: method, path, permission, handler, summary, what goes in and
 * out. A row without a permission does not build; PERM_PUBLIC is written out. Routes of the model's
 * resources are made from resources[]. OpenAPI is made from the same rows.
 *
 * A handler runs on a worker, gets a struct call with checked parameters and a model (connection
 * acquired on first use in the mode that the row says), and returns an opaque result that only the
 * reply functions can make, so that it cannot forget to answer.
 */
#ifndef API_ROUTE_H
#define API_ROUTE_H

#include "model/list.h"
#include "net/http.h"

struct server;
struct call;

/* Only reply_* functions make one. */
struct reply {
    enum { REPLY_NONE, REPLY_MADE, REPLY_LATER } made;
};

enum route_flag {
    ROUTE_WRITE = 1 << 0,   /* model has a write transaction, committed after the handler when it
                               answered below 400 */
    ROUTE_READ = 1 << 1,    /* model has a read connection */
    ROUTE_NO_CSRF = 1 << 2, /* sign-in and the like */
    ROUTE_BODY = 1 << 3,    /* takes a JSON object (call->body) */
    ROUTE_INGEST =
        1 << 4,          /* API key is enough; cross-origin allowed; answers in the client's form */
    ROUTE_SLOW = 1 << 5, /* argon2id: runs in the password pool */
    ROUTE_FILE = 1 << 6, /* body streams to a file */
    ROUTE_NO_CATALOG = 1 << 7, /* answers without a database: /healthz and the like */
    ROUTE_CREATED = 1 << 8,    /* answers 201 (for the documentation) */
    ROUTE_LIST = 1 << 9,       /* the body may be a list of such objects (for the documentation) */
};

/* One field of a request or answer that is not a resource's record, for checks and OpenAPI. */
struct shape_field {
    const char *name;
    const char *type; /* "text", "int", "bool", "instant", "date", "money", "number", "object",
                         "criteria", "any", "choice:a|b", "ref:<schema>", "list:<type or schema>" */
    bool required;    /* in requests: must be there; in answers: always there */
    int64_t max;      /* characters of text, or largest number; 0 = 255 / unlimited */
    const char *help;
};

struct shape {
    const char *name; /* schema name in OpenAPI, "Me" */
    const struct shape_field *fields;
    size_t count;
    bool open;           /* further members may stand beside these (custom_...) */
    const char *example; /* of a request, JSON text; NULL: its required members say enough */
};

struct route {
    enum http_method method;
    const char
        *path; /* "/api/v2/accounts/{id}"; {name} matches one segment; ids are checked integers */
    enum permission permission;
    unsigned flags;
    struct reply (*handler)(struct call *c);
    const char *summary;
    const struct shape *query;       /* query parameters, NULL = none */
    const struct shape *body;        /* NULL = none or a resource's record */
    const struct shape *answer;      /* NULL = a resource's record or nothing */
    const struct resource *resource; /* routes made from resources[] */
    const char *tag;                 /* group in the documentation */
};

/* Everything a handler may use. */
struct call {
    struct server *server;
    struct http_request *http;
    const struct route *route;
    struct model model; /* arena, conn, actor, catalog, error ... */
    struct actor actor;
    int64_t session;           /* session.id, 0 = by key or public */
    struct str csrf;           /* of the session */
    const struct json *body;   /* ROUTE_BODY */
    struct json_out out;       /* answer, when reply_json is used */
    struct str path_values[4]; /* of {name}s, decoded */
    bool config_written; /* set by handlers that changed configuration: the catalog is looked at
                            after commit */
    bool access_written; /* the same for members, sessions and keys: cached identities are forgotten
                          */
    bool known;          /* somebody is signed in, or a key was valid */
    int attempt;         /* of the transaction, from 1 */
    bool again;          /* a deadlock: run the handler once more */
};

/*
 * Ingestion: a key that stood in the body (api_key, writeKey) instead of the Authorization header.
 * True when valid; c->actor is set. Where the header named a key already, c->known is true before
 * the handler runs.
 */
bool call_authenticate(struct call *c, struct str key);
/* Ingestion: an error in the client's form, {"success":false,"error":"..."}. */
struct reply reply_client_error(struct call *c, int status, struct str text);

int64_t call_id(struct call *c, int n); /* n-th path value as id */
struct str call_query(struct call *c, const char *name);
int64_t call_query_int(struct call *c, const char *name, int64_t otherwise, int64_t min,
                       int64_t max); /* sets a field error when bad */
/* Members of the body checked by route->body already. */
struct str call_text(struct call *c, const char *name);
/* The whole body as JSON text (arena), for a job; m->error where it is too long. */
struct str call_body_text(struct call *c);
int64_t call_int(struct call *c, const char *name, int64_t otherwise);
bool call_bool(struct call *c, const char *name, bool otherwise);

/* Begins the JSON answer (call->out). */
struct json_out *reply_open(struct call *c);
/* Sends what was written to call->out. Commits first when the route writes. */
struct reply reply_json(struct call *c, int status);
struct reply reply_empty(struct call *c, int status);
/* model.error (or a failed connection) as problem+json. */
struct reply reply_error(struct call *c);
struct reply reply_error_code(struct call *c, enum error_code code);
/* The handler answers later through http_finish (ingestion). */
struct reply reply_later(struct call *c);
/* A text, file or event stream that the handler put into http->reply. */
struct reply reply_as_is(struct call *c);

/* The tables of all files of api/ are named in routes.h and joined in routes.c. */
struct route_table {
    const struct route *routes;
    size_t count;
};
#define ROUTE_TABLE(name, rows) \
    const struct route_table name = {rows, sizeof(rows) / sizeof(rows[0])}
#define SHAPE(name, fields) \
    { \
        name, fields, sizeof(fields) / sizeof(fields[0]), false, NULL \
    }
#define SHAPE_OPEN(name, fields) \
    { \
        name, fields, sizeof(fields) / sizeof(fields[0]), true, NULL \
    }
extern const struct route_table *const route_tables[];
extern const size_t route_tables_count;

#endif
