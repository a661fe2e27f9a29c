/*
 * import_file: uploaded files that are or were imported: what they hold, which column means which
 * field, the job that checked or imported them last. The bytes are in job/file_store; who may
 * import sees all of them.
 */
#ifndef MODEL_IMPORT_FILE_H
#define MODEL_IMPORT_FILE_H

#include "model/model.h"

struct import_file {
    int64_t id, bytes;
    struct str kind, file_name;
    struct str columns; /* JSON array of {"name","field","why","samples"}; field null = left out */
    struct str separator; /* of its cells: "," ";" or a tab */
    struct str encoding;  /* as its beginning was read: "utf-8", "utf-8-bom", "windows-1252" */
    bool kept;            /* the bytes are still there */
    struct str status;    /* of its last job; STR_NONE = none */
    bool imported;        /* a job has read rows of it to store them */
};

/* Id or -1; it is the actor's. */
int64_t import_file_add(struct model *m, const struct import_file *file);
/* False when there is none. Arena memory. */
bool import_file_load(struct model *m, int64_t id, struct import_file *out);
/* Another mapping: what a check said of the one before is forgotten. */
void import_file_columns(struct model *m, int64_t id, struct str columns);
void import_file_job(struct model *m, int64_t id, int64_t job_id);
/* Forgets a file that was never imported; of one that was, only that its bytes are there. */
void import_file_drop(struct model *m, const struct import_file *file);
/* Newest first, as objects into an open array; id 0 = all. Rows written. */
int import_file_json(struct model *m, int64_t id, struct json_out *out);
/* Marks at most `max` files that are older than exports are kept as gone; their ids, number of
 * them. */
size_t import_file_forget(struct model *m, int64_t *ids, size_t max);

#endif
