/* list_select: what the SQL of a list (list.c) and its JSON (list_json.c) agree on: where the
 * values of each column stand in the result. */
#ifndef MODEL_LIST_SELECT_H
#define MODEL_LIST_SELECT_H

#include "model/list.h"
#include "rule/criteria_sql.h"

/* Where a field's values stand in the result. */
struct column {
    const struct field *field;
    size_t place; /* in the entity; names its joins */
    int at;       /* first result column */
};

struct select {
    struct model *m;
    const struct entity *entity;
    struct column *columns;
    size_t ncolumns;
    int width;       /* result columns so far */
    int currency_at; /* result column of the record's currency, -1 none */
    int entity_at;   /* result column of what its criteria is over, -1 none */
    int total_at;    /* result column of the number of all that match, -1 none */
    int64_t total;   /* that number once a row was read; -1 unknown */
    bool by_id;      /* cells: references by external id or e-mail address, not by name */
    struct criteria_bind *binds;
    size_t nbinds, binds_space;
    struct criteria_sql criteria; /* empty texts without */
};

/* A field that is shown by the name of another record. */
bool list_is_reference(const struct field *f);
/* A further column of a referenced row that a person tells it by; NULL when there is none. */
const char *list_reference_extra(const struct resource *res);
/* The i-th number of a packed series, oldest first; 0 where there is none. */
int64_t list_series_point(const struct field *f, struct str packed, size_t i);
/* Digits after the point of an amount in the row: of its currency, else of the workspace's, in
 * which the amounts of accounts are. */
int list_money_digits(struct select *s, struct db_stmt *st, const struct field *f);
/* The row of the statement into an open object, and as an object. */
void list_row_members(struct select *s, struct db_stmt *st, struct json_out *out);
void list_row_json(struct select *s, struct db_stmt *st, struct json_out *out);

#endif
