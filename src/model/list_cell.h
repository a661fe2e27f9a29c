/*
 * list_cell: rows of a list as cells of a table in a file: each value as a person reads it, with
 * its kind, so that a writer can keep numbers numbers and dates dates.
 */
#ifndef MODEL_LIST_CELL_H
#define MODEL_LIST_CELL_H

#include "model/list_select.h"

enum list_cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_NUMBER, /* text has it in decimal digits */
    CELL_AMOUNT, /* the same, of money */
    CELL_DATE,   /* day */
    CELL_INSTANT,
    CELL_BOOL,
};

struct list_cell {
    enum list_cell_kind kind;
    struct str text; /* TEXT, NUMBER, AMOUNT; until the next row */
    int64_t i;       /* DATE: day; INSTANT: ms; BOOL */
    char digits[32]; /* where `text` stands for numbers */
};

/* Reads a value of the row. */
void list_cell_read(struct select *s, struct db_stmt *st, const struct column *c,
                    struct list_cell *out);
/* Calls `each` with the cells of every row of the page; ends early when that returns false. -1 with
 * m->error or a failed connection. */
int list_each_row(struct model *m, const struct list_query *q,
                  bool (*each)(void *data, const struct list_cell *cells, size_t n), void *data);
/* The fields of the query's columns, in order (arena memory). -1 with m->error. */
int list_headings(struct model *m, const struct list_query *q, const struct field ***fields,
                  size_t *n);

#endif
