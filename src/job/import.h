/*
 * import: rows of a CSV file to records, in slices of a transaction each; for the command line and
 * for a job that the page starts (import_job).
 *
 * The first row names the columns: keys, labels or aliases of the fields of the resource, without
 * regard to case and punctuation; custom_x of no attribute waits for the administrator. Values are
 * read as leniently as those of clients; a value that cannot be read is left out and told, a row
 * that cannot be stored is refused and told, and neither stops the others. An empty cell leaves
 * what is stored. Rows are upserted by external id. Everything is one change set of kind "import",
 * and quiet.
 *
 * A row of the kind "usage" states the total of a whole day for one account, user and feature: it
 * takes the place of what is stored (the same file twice counts once; 0 takes the use away), the
 * last row of several for the same stands, and one with a value that cannot be read is refused as a
 * whole, since it would count elsewhere. See usage/group_totals.c.
 */
#ifndef JOB_IMPORT_H
#define JOB_IMPORT_H

#include "model/catalog.h"

struct import;

/* What can be imported; to add a kind: a row in import.c. */
struct import_kind {
    const char *name; /* "accounts" */
    const struct resource *resource;
    const char *needs; /* keys of fields of which the file must have a column:
                          "account,external_id|email" */
    const char *final; /* why it cannot be undone; NULL = it can */
};
extern const struct import_kind import_kinds[];
extern const size_t import_kinds_count;
/* NULL when there is no such kind. */
const struct import_kind *import_kind_of(struct str name);

/* One thing to tell about a line: a row that was refused, or a value or column that was left out.
 */
struct import_fault {
    int64_t line;
    bool refused; /* the row as a whole */
    struct str reason;
    struct import_fault *next; /* of the same slice */
};

struct import_result {
    int64_t rows, created, changed, same, refused;
    int64_t left_out;   /* values and columns */
    int64_t change_set; /* 0 = nothing was written */
};

/* What is to become of a slice. */
enum import_slice {
    IMPORT_GOES_ON,
    IMPORT_STOPS, /* it is stored, and the last one */
    IMPORT_LOST,  /* it is not stored, and no other */
};

struct import_options {
    struct db *db;
    struct catalog_holder *catalogs;
    const struct import_kind *kind;
    struct actor actor;
    struct str note;          /* of the change set: name of the file */
    const struct str *fields; /* of each column, STR_NONE = left out; NULL: by their names */
    size_t nfields;
    struct import_result from; /* of an import that was interrupted: its rows are passed over */
    bool dry;                  /* store nothing */
    /* Of each slice, once it is stored; with `slice` only those of no slice. */
    void (*fault)(void *data, const struct import_fault *fault);
    /* Within the transaction of each slice (dry: in one of its own), with its faults; may be NULL.
     */
    enum import_slice (*slice)(void *data, struct model *m, const struct import_fault *faults,
                               const struct import_result *result);
    void (*progress)(void *data, int64_t rows); /* after each slice; may be NULL */
    void *data;
};

/* Returns owned (free with import_free). Borrows what the options point to until then. */
struct import *import_new(const struct import_options *options);
void import_free(struct import **imp);
/*
 * The next bytes of the file. 0, or -1 when the import cannot go on: the header does not fit (told
 * as a fault of line 1), or the database cannot be written. What was committed before stays.
 */
int import_feed(struct import *imp, struct str bytes, bool last);
const struct import_result *import_result(const struct import *imp);

/* --- import_columns.c: from the header to fields --- */

struct import_column {
    struct str name;  /* as in the file, trimmed */
    struct str field; /* key of the field; STR_NONE = left out */
    bool custom;      /* field is the key of no attribute yet: custom_... */
    const char *why;  /* left out */
};

/* Finds the fields of the header's names; arena memory. */
struct import_column *import_columns(struct arena *arena, const struct entity *e,
                                     const struct str *names, size_t count);

/* Whether templates and choices offer the field. */
bool import_takes(const struct field *f);

/* What of the kind's needs no column holds; STR_NONE = nothing. Arena memory. */
struct str import_missing(struct arena *arena, const struct import_kind *kind,
                          const struct import_column *columns, size_t n);

#endif
