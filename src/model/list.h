/*
 * list: the one function that renders a list of records to SQL. It adds the visibility condition of
 * the asking actor, so no list path exists without it; columns, sort and search name only catalog
 * fields.
 */
#ifndef MODEL_LIST_H
#define MODEL_LIST_H

#include "model/record.h"
#include "model/sight.h"

struct criteria;
struct criteria_part;

/* A further equality the route allows (account_id = 5, kind = 'risk'); column is ours, never the
 * client's. */
struct list_filter {
    const char *column; /* SQL, e.g. "e.account_id" */
    char kind;          /* 'i' or 's' */
    int64_t i;
    struct str s;
};

enum { LIST_NOBODY = -1 };

struct list_query {
    const struct resource *resource;
    struct str columns; /* "a,b" of field keys; "*" = all not hidden; STR_NONE = those less
                         * account_series */
    struct str sort;    /* "-mrr"; STR_NONE = default */
    struct str q;       /* search text */
    const struct list_filter *filters;
    size_t nfilters;
    int limit;                       /* 1-1000 */
    int64_t page;                    /* from 1 */
    bool deleted;                    /* rows that are deleted instead of live ones */
    const struct criteria *criteria; /* of selection_parse; joins visibility, never widens it */
    int64_t segment;    /* members of it only (group_subject); 0 = all. As the next three: of
                         * portfolios (choice.h) only */
    int64_t list;       /* the same of a list */
    int64_t under;      /* accounts below this one, at all levels, or their users; 0 = all */
    int64_t role;       /* team role that `member` holds, or that nobody holds; 0 = any */
    int64_t member;     /* who holds a team role at the account; LIST_NOBODY; 0 = all */
    bool total;         /* count all that match */
    int64_t id;         /* one row only; 0 = all */
    const int64_t *ids; /* these rows only; NULL = all */
    size_t nids;
    bool by_id; /* cells (list_cell.h): references by what import finds them by */
};

/* Writes {"rows":[...],"total":N} members into an open object. -1 with m->error (unknown column,
 * ...) or a failed connection. */
int list_run(struct model *m, const struct list_query *q, struct json_out *out);
/* The same with {id, name} rows, whatever the columns: what people call each. */
int list_names(struct model *m, const struct list_query *q, struct json_out *out);
/* How many rows the query selects; -1 on a failed connection. */
int64_t list_count(struct model *m, const struct list_query *q);
/* SELECT of the ids (one column `id`) of all rows the query selects, with its values, for
 * statements that add up over them; arena memory. -1 with m->error. */
int list_ids_sql(struct model *m, const struct list_query *q, struct criteria_part *out);
/* The same with other values than the ids: `what` is SQL of ours over stored columns (alias e). */
int list_values_sql(struct model *m, const struct list_query *q, const char *what,
                    struct criteria_part *out);
/* -1 with m->error where the query's sort names what cannot be sorted by. */
int list_check_sort(struct model *m, const struct list_query *q);
/* Calls `each` with the id of every row the query selects, in the order of its sort, whatever its
 * page and limit; ends early when that returns false. -1 with m->error or a failed connection. */
int list_each_id(struct model *m, const struct list_query *q, bool (*each)(void *data, int64_t id),
                 void *data);
/* The statement of the page with its values, arena memory; for tests of its plan. -1 with m->error.
 */
int list_page_sql(struct model *m, const struct list_query *q, struct criteria_part *out);

#endif
