/*
 * export: rows of a resource into a table file, for the command line and for a job that the page
 * starts. Whose eyes see the rows is the actor's business: the list that reads them carries the
 * condition.
 *
 * The ids of all rows are collected first, in the order of the sort (job/row_ids); then the rows
 * are read page by page by their ids, each page in a statement of its own, so that nothing holds a
 * snapshot for long and memory does not depend on their number. A row that was deleted, or lost
 * from sight, meanwhile is left out.
 */
#ifndef JOB_EXPORT_H
#define JOB_EXPORT_H

#include "job/table_file.h"
#include "model/catalog.h"

/* What can be exported: by the name of the command line, which is also the path of the API. */
struct export_kind {
    const char *name; /* "accounts" */
    const struct resource *resource;
};
extern const struct export_kind export_kinds[];
extern const size_t export_kinds_count;
/* By name, or by the key of the resource ("account"); NULL when there is no such kind. */
const struct export_kind *export_kind_of(struct str name);

struct export_task {
    struct db *db;
    struct catalog_holder *catalogs;
    struct actor actor;
    const struct resource *resource;
    const struct json *rows;  /* as model/choice.h reads them */
    struct str columns, sort; /* as of a list; STR_NONE: all that can be written, its own order */
    bool for_import;          /* headings are keys, references what import finds them by */
    const char *folder;       /* for what is not finished */
    bool (*progress)(void *data, int64_t done, int64_t total); /* false: stop; may be NULL */
    void *data;
    int64_t written; /* rows, set here */
    struct str why;  /* set on failure: a sentence, in `arena` */
    struct arena *arena;
};

enum export_end { EXPORT_DONE, EXPORT_STOPPED, EXPORT_FAILED };

/* Writes headings and rows; the file stays open. */
enum export_end export_write(struct export_task *task, struct table_file *file);

#endif
