/*
 * csv: reading of tables as text (RFC 4180), piece by piece, as spreadsheets of all kinds write it:
 * with or without byte-order mark, separated by comma, semicolon or tab (guessed from the first
 * line, or said by a line "sep=;"), lines ended by LF, CRLF or CR, quoted fields with line ends
 * inside, UTF-8 or Windows-1252 (per row: what is no UTF-8 is read as Windows-1252).
 *
 * The caller gives bytes and takes rows:
 *
 *     csv_give(c, piece, last);
 *     while (csv_next(c, &row))
 *         ...
 *
 * Memory is bounded by the limits below. Not thread-safe: one owner.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/str.h"

enum {
    CSV_FIELDS_MAX = 1000,
    CSV_ROW_MAX = 1 << 20, /* bytes of one row */
    CSV_HEAD = 64 << 10    /* bytes looked at before the first row is given */
};

struct csv;

struct csv_row {
    const struct str *fields; /* valid until the next csv_next; UTF-8 */
    size_t count;
    int64_t line;      /* of the text in which the row begins, from 1 */
    bool windows;      /* was read as Windows-1252 */
    const char *error; /* static; NULL = fine. Else the fields are those read up to the fault */
};

/* Returns owned (free with csv_free). */
struct csv *csv_new(void);
void csv_free(struct csv **c);
/* The next bytes, borrowed until csv_next returns false; `last` when none follow. */
void csv_give(struct csv *c, struct str bytes, bool last);
/* The next row; false when more bytes are needed, or all was read. Empty lines are no rows. */
bool csv_next(struct csv *c, struct csv_row *row);
/* Separator that was guessed; 0 while nothing was read. */
char csv_separator(const struct csv *c);

#endif
