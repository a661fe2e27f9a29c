/*
 * error: what the caller did wrong, as a value. The one list of errors: code, HTTP status, default
 * text. Names never change once released. (Faults of the world are logged and become
 * ERROR_UNAVAILABLE or ERROR_INTERNAL; faults of our own abort.)
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/str.h"

/* code, HTTP status, default text */
#define ERROR_LIST(X) \
    X(NONE, 200, "ok") \
    X(BAD_REQUEST, 400, "The request cannot be understood") \
    X(INVALID, 400, "Some fields are not valid") \
    X(BAD_CREDENTIALS, 401, "E-mail address or password is wrong") \
    X(UNAUTHENTICATED, 401, "Sign in or send a valid key") \
    X(FORBIDDEN, 403, "You are not allowed to do this") \
    X(BAD_CSRF, 403, "The page is out of date; reload it") \
    X(NOT_FOUND, 404, "There is no such thing here") \
    X(METHOD_NOT_ALLOWED, 405, "This path does not take that method") \
    X(CONFLICT, 409, "Somebody else changed this meanwhile") \
    X(DUPLICATE, 409, "There is one with this id already") \
    X(IN_USE, 409, "Other things still need this") \
    X(GONE, 410, "This link is no longer valid") \
    X(TOO_LARGE, 413, "The request is larger than the limit") \
    X(UNSUPPORTED_TYPE, 415, "This content type is not supported") \
    X(LIMIT, 422, "A limit of the workspace is reached") \
    X(LOCKED_OUT, 429, "Too many failed attempts; try again later") \
    X(RATE_LIMIT, 429, "Too many requests; try again later") \
    X(HEADERS_TOO_LARGE, 431, "The header lines are larger than the limit") \
    X(INTERNAL, 500, "Something went wrong on our side") \
    X(UNAVAILABLE, 503, "The server cannot store data right now; try again") \
    X(OVERLOADED, 503, "The server is busy; try again") \
    X(TIMEOUT, 503, "The answer took too long; try again")

enum error_code {
#define X(code, status, text) ERROR_##code,
    ERROR_LIST(X)
#undef X
        ERROR_COUNT
};

/* One fault of one field. */
struct error_item {
    struct str field; /* name as in the request, "" for the whole */
    struct str message;
    struct str yours, theirs; /* JSON texts of a conflict; STR_NONE otherwise */
    struct error_item *next;
};

/* Filled by whoever refuses; lives in the request's arena. Zeroed = no error. */
struct error {
    enum error_code code;
    struct str detail; /* sentence for a person; STR_NONE = default text */
    struct error_item *items, **items_end;
    int retry_after; /* seconds; 0 = not said */
    struct arena *arena;
};

const char *error_name(enum error_code code); /* lower case, as on the wire: "not_found" */
int error_status(enum error_code code);
const char *error_text(enum error_code code);

/* No error; what is added lives in the arena. */
void error_init(struct error *e, struct arena *arena);
/* Sets code and detail unless an error is set already. Always returns -1. */
int error_set(struct error *e, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Adds a fault of a field; sets ERROR_INVALID when no code is set. Always returns -1. */
int error_field(struct error *e, struct str field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static inline bool error_is_set(const struct error *e)
{
    return e->code != ERROR_NONE;
}

#endif
