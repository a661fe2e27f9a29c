/*
 * catalog: the fields of every resource with the dynamic ones (team roles, custom attributes), and
 * what else of the configuration every request needs (settings, currency, zone). An immutable
 * snapshot, built from the database, counted references; a new one is built when the config epoch
 * has moved (polled each second and after own writes).
 */
#ifndef MODEL_CATALOG_H
#define MODEL_CATALOG_H

#include "base/hashmap.h"
#include "model/resource.h"

/* To whom a field belongs (field_owner.h). */
enum field_owner { OWNER_LAST_WRITER, OWNER_INTEGRATION, OWNER_MEMBER };

struct entity {
    const struct resource *resource;
    const struct field *
        *fields; /* static rows in their order, then roles, custom attributes, consumption */
    size_t count;
    /* Statements of record_sql.c over the stored columns, in the order of fields. */
    struct str select, select_locked, insert, update;
    const unsigned char
        *owners;      /* enum field_owner per field; NULL: everybody writes all of them */
    struct map names; /* every accepted name -> place << 2 | enum entity_name */
};

/* How a name means a field. */
enum entity_name {
    NAME_KEY,   /* its key */
    NAME_ID,    /* "<key>_id" of a reference: internal id (strict), external id (lenient) */
    NAME_ALIAS, /* a further name, accepted from clients only */
};

struct catalog {
    int64_t epoch;
    struct entity *entities; /* in the order of resources[], then of row_forms[] */
    const struct calendar *calendar;
    struct str currency; /* ISO 4217 */
    int currency_digits;
    struct arena *arena; /* owns all of it */
    int references;      /* atomic */
    struct setting_values *settings;
};

/* Builds one from the database (conn NULL: static rows and default settings, for documentation);
 * NULL on failure. One reference is the caller's. */
struct catalog *catalog_build(struct db_conn *conn);
const struct catalog *catalog_hold(const struct catalog *c);
void catalog_drop(const struct catalog **c);
const struct entity *catalog_entity(const struct catalog *c, const struct resource *res);
/* Field by key; NULL when unknown. *index (may be NULL) is its place in the entity. */
const struct field *entity_field(const struct entity *e, struct str key, size_t *index);
/* To whom the field at that place belongs. */
static inline enum field_owner entity_owner(const struct entity *e, size_t index)
{
    return e->owners ? (enum field_owner)e->owners[index] : OWNER_LAST_WRITER;
}
/* Value of a setting (settings.h) as text, integer. */
struct str catalog_setting(const struct catalog *c, const char *key);
int64_t catalog_setting_int(const struct catalog *c, const char *key);

/* Raises the config epoch in the writer's transaction. */
void config_changed(struct db_conn *conn);
/* Holder of the current snapshot for a process: build once, then catalog_current gives a reference,
 * rebuilt when the epoch moved. Thread-safe. */
struct catalog_holder;
struct catalog_holder *catalog_holder_new(struct db *db);
void catalog_holder_free(struct catalog_holder **h);
const struct catalog *catalog_current(
    struct catalog_holder *h); /* NULL when the database cannot be read */
/* Looks at the epoch now (called each second, and after a write of configuration). */
void catalog_holder_check(struct catalog_holder *h);

#endif
