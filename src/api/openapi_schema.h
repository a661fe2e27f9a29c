/* openapi_schema: JSON schemas of shapes, fields and resources, and examples of them. Used by
 * openapi.c and docs.c. */
#ifndef API_OPENAPI_SCHEMA_H
#define API_OPENAPI_SCHEMA_H

#include "api/route.h"

/* Which schema of a resource: what is read, what makes one, what changes one, what a reference to
 * one shows. */
enum schema_use { SCHEMA_READ, SCHEMA_NEW, SCHEMA_PATCH, SCHEMA_REF };

/* "SubscriptionStatus", "AccountNew", "AccountPatch", "AccountRef"; arena memory. */
struct str schema_name(struct arena *arena, const struct resource *res, enum schema_use use);
/* Writes the schema as an object. */
void schema_resource(struct arena *arena, const struct resource *res, enum schema_use use,
                     struct json_out *out);
/* `request`: every member may also be null unless it is required. */
void schema_shape(const struct shape *shape, bool request, struct json_out *out);
/* Schema of one type word of a shape; max as in struct shape_field. */
void schema_type(const char *type, int64_t max, bool nullable, struct json_out *out);

/* Examples: an object as a client would send it (for PATCH: one field). */
void example_resource(struct arena *arena, const struct resource *res, enum schema_use use,
                      struct json_out *out);
void example_shape(const struct shape *shape, bool request, struct json_out *out);

/* Team roles that every new workspace has; they are fields of accounts. NULL past the end. */
const char *schema_team_role(size_t n);

#endif
