/*
 * import_preview: the beginning of an uploaded file, so that a person can say which column means
 * which field before anything is written.
 */
#ifndef JOB_IMPORT_PREVIEW_H
#define JOB_IMPORT_PREVIEW_H

#include "job/import.h"
#include "model/model.h"

/* How a file begins; arena memory. */
struct import_head {
    struct str
        columns; /* JSON array: columns with the fields that their names mean, first values */
    struct str separator, encoding; /* as in import_file */
};

/* Reads it from the descriptor's present place. -1 with m->error when there is no first row. */
int import_preview(struct model *m, const struct import_kind *kind, int fd,
                   struct import_head *out);
/*
 * The same columns with other fields: `fields` has a key for each in their order, separated by
 * commas, nothing for a column that is left out. STR_NONE with m->error where a key is none, is
 * there twice, or one that the kind needs is missing.
 */
struct str import_remap(struct model *m, const struct import_kind *kind, struct str columns,
                        struct str fields);
/* The fields of such an array, in order, STR_NONE = left out; *n of them. Arena memory. */
struct str *import_fields(struct arena *arena, struct str columns, size_t *n);
/* Rows of the file (without the first one) and how many are no UTF-8; -1 when it cannot be read. */
int64_t import_count_rows(int fd, int64_t *windows);

#endif
