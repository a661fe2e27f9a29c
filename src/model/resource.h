/*
 * resource: one row per kind of record: its table, fields, permissions and visibility. From these
 * rows come the REST routes (api/), OpenAPI, decoding of client input, lists, audit and undo. A
 * resource added to resources[] appears in all.
 */
#ifndef MODEL_RESOURCE_H
#define MODEL_RESOURCE_H

#include "model/model.h"
#include "rule/field.h"

struct criteria_part;
struct list_query;
struct record;

enum resource_sight {
    SIGHT_ALL,     /* whoever has the permission sees all rows */
    SIGHT_OWN,     /* has owner_id and shared: its owner, and everybody who has the permission where
                      it is shared; nobody else, whatever their profile */
    SIGHT_ACCOUNT, /* is an account */
    SIGHT_CHILD, /* belongs to an account through account_id; not without one unless the actor sees
                    all */
};

enum resource_flag {
    RESOURCE_CUSTOM = 1 << 0,   /* takes custom attributes */
    RESOURCE_EXTERNAL = 1 << 1, /* has external_id, upsert by it */
    RESOURCE_CONFIG = 1 << 2,   /* configuration: changes raise the config epoch and rule_changed */
    RESOURCE_NO_CREATE = 1 << 3, /* rows come by ingestion only */
    RESOURCE_NO_DELETE = 1 << 4,
    RESOURCE_INTERNAL = 1 << 6,    /* no generic routes */
    RESOURCE_CONFIRMED = 1 << 5,   /* may be made by ingestion, with confirmed = 0 */
    RESOURCE_DATED = 1 << 7,       /* metrics of past days depend on its dates: marks reach back */
    RESOURCE_CALM = 1 << 8,        /* with CONFIG: no metric and no rule depends on it */
    RESOURCE_OWNED = 1 << 9,       /* its fields may have an owner (field_owner.h) */
    RESOURCE_BY_ACCOUNT = 1 << 10, /* q finds its records also by the name of their account */
};

struct resource {
    const char *key;            /* "account"; entity in audit, field.of */
    const char *path;           /* "accounts", under /api/v2/ */
    const char *label, *plural; /* "account", "accounts": for sentences */
    const char *table;          /* SQL name, quoted where needed */
    const char *metric;         /* metric table joined as m on its <key>_id, or NULL */
    /* Instead of a metric table: a SELECT (arena memory) of <key>_id and the figures of its rows
     * over what the actor sees, made for the question and joined as m where one is read. Narrowed
     * by a team role, rows whose `members` are 0 drop out. */
    void (*figures)(struct model *m, const struct list_query *q, struct criteria_part *out);
    const struct field *fields;
    size_t count;
    enum resource_sight sight;
    unsigned flags;
    enum permission read, write, remove;
    const char *name_column; /* column that names a row in references: "name", "label" ... */
    const char *sort;        /* default order, "-created_at", "name" */
    const char *search;      /* SQL (alias e) of the text searched by q, folded; NULL = no search */
    const char *headline;    /* field that a table of them always shows; NULL = "name" */
    /* Called in the write transaction before the row is written (checks, computed columns) and
     * after. 0, or -1 with m->error set. `before` NULL when new. */
    int (*before_save)(struct model *m, struct record *r, const struct record *before);
    int (*after_save)(struct model *m, struct record *r, const struct record *before);
    /* Finds the stored row that an upsert means (resources without external_id); 0 = none.
     * References are resolved. */
    int64_t (*find)(struct model *m, const struct record *r);
    /* Before a delete: refuse when in use. Before a restore: refuse what does not fit any more. */
    int (*before_delete)(struct model *m, const struct record *r);
    int (*before_restore)(struct model *m, const struct record *r);
};

extern const struct resource *const resources[];
extern const size_t resources_count;
/* What is described by fields and is no record: lines of files. Neither table nor routes. */
extern const struct resource *const row_forms[];
extern const size_t row_forms_count;

const struct resource *resource_get(const char *key); /* aborts when unknown */
const struct resource *resource_of(struct str key);   /* NULL when unknown */
const struct resource *resource_by_path(struct str path);
/* Key of the field by which a row of a table is told. */
const char *resource_headline(const struct resource *res);

#endif
