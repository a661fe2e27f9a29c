/*
 * openapi: the OpenAPI 3.1 document, made from routes, shapes, resources and the list of errors.
 * Needs no database: fields that a workspace adds (custom attributes, further team roles) are
 * described as additional properties.
 */
#ifndef API_OPENAPI_H
#define API_OPENAPI_H

#include "base/str.h"

/* The document as JSON; arena memory. */
struct str openapi_document(struct arena *arena);

#endif
