/*
 * table_file: a table on its way into a file, row by row, in memory that does not grow: CSV or a
 * workbook (XLSX).
 *
 * A spreadsheet must not take a customer's text for a formula. In CSV a text that begins with = + -
 * @, tab or a line end gets an apostrophe in front (import takes it off again); numbers, amounts
 * and dates are written as they are. In a workbook texts are cells of texts, which no program
 * evaluates.
 */
#ifndef JOB_TABLE_FILE_H
#define JOB_TABLE_FILE_H

#include <stdio.h>

#include "model/list_cell.h"

struct calendar;

struct table_file {
    /* 0, or -1 when the file cannot be written. */
    int (*head)(struct table_file *t, const struct str *names, size_t n);
    int (*row)(struct table_file *t, const struct list_cell *cells, size_t n);
    /* Ends the file, frees everything, clears the pointer. 0 or -1. */
    int (*close)(struct table_file **t);
};

/* UTF-8, separated by commas, lines end with CRLF; with `mark` a byte-order mark, by which
 * spreadsheets know the encoding. Instants in UTC. Takes the file. */
struct table_file *table_file_csv(FILE *file, bool mark);
/* Sheets of at most 1,048,576 rows, each with the headings. Instants in the workspace's zone, as a
 * spreadsheet knows none. `name` of the sheets; `folder` for what is not finished. NULL with a log
 * line. */
struct table_file *table_file_xlsx(const char *path, const char *folder, const char *name,
                                   const struct calendar *calendar, int currency_digits);

#endif
