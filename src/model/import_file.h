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
    bool kept;          /* the bytes are still there */
    struct str status;  /* of its last job; STR_NONE = none */
};

/* Id or -1. */
int64_t import_file_add(struct model *m, const struct import_file *file);
/* False when there is none. Arena memory. */
bool import_file_load(struct model *m, int64_t id, struct import_file *out);
void import_file_columns(struct model *m, int64_t id, struct str columns);
void import_file_job(struct model *m, int64_t id, int64_t job_id);
/* Newest first, as objects into an open array; id 0 = all. Rows written. */
int import_file_json(struct model *m, int64_t id, struct json_out *out);
/* Marks at most `max` files that are older than exports are kept as gone; their ids, number of
 * them. */
size_t import_file_forget(struct model *m, int64_t *ids, size_t max);

#endif
