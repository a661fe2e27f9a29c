/* import_row: from the cells of a line of a CSV file to a record's values. */
#ifndef JOB_IMPORT_ROW_H
#define JOB_IMPORT_ROW_H

#include "job/import.h"
#include "model/record.h"

struct import_line {
    int64_t number; /* of the file, from 1 */
    struct str *cells;
    size_t count;
    const char *error; /* why the text cannot be read; NULL = it can */
};

/*
 * The record that a line means, in m's arena; values that cannot be read are left out and noted in
 * it. NULL with m->error where the line as a whole cannot be read. `separator` of the file: where
 * it is a semicolon, numbers may have a decimal comma.
 */
struct record *import_row(struct model *m, const struct import_kind *kind,
                          const struct import_column *columns, size_t count, char separator,
                          const struct import_line *line);

#endif
