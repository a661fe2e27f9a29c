/*
 * export: past exports: what was asked for, how many rows it became, for how long its file is kept.
 * An export belongs to who asked for it (its job says who), and nobody else sees it. What makes the
 * file is in job/.
 */
#ifndef MODEL_EXPORT_H
#define MODEL_EXPORT_H

#include "model/model.h"

struct export
{
    int64_t id, job_id;
    struct str entity, format, file_name; /* "account", "csv", "accounts-2026-01-31.csv" */
    struct str status;                    /* of its job */
    bool sees_all; /* made with the eyes of somebody who sees all customers */
};

/* Id or -1. */
int64_t export_add(struct model *m, int64_t job_id, struct str entity, struct str format,
                   struct str file_name);
/* One of the actor's own; false when there is none. Arena memory. */
bool export_load(struct model *m, int64_t id, struct export *out);
/* The export of a job; false when there is none. */
bool export_of_job(struct model *m, int64_t job_id, struct export *out);
/* It is made: rows and size, and whose eyes saw them. Writes it into the audit log, without
 * content.
 */
void export_made(struct model *m, const struct export *e, int64_t rows, int64_t bytes);
/* The actor's own, newest first, as objects into an open array; id 0 = all. Rows written. */
int export_json(struct model *m, int64_t id, struct json_out *out);
/* Deletes at most `max` that are older than the setting says; their ids, number of them. */
size_t export_forget(struct model *m, int64_t *ids, size_t max);

#endif
