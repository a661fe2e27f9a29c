/*
 * audit: one line of the audit log: what a field held before and after, under the change set of the write. record.c writes these
 * for resources; members, keys and settings write theirs with audit_text and audit_int.
 */
#ifndef MODEL_AUDIT_H
#define MODEL_AUDIT_H

#include "model/model.h"

/* before and after are JSON texts, STR_NONE = nothing. field "" = the record as a whole came or went. Makes the change set. */
void audit_write(struct model *m, const char *entity, int64_t id, const char *field, struct str before, struct str after,
                 int64_t version);
/* The same from plain values, for what has no version. STR_NONE = nothing (or not to be told). */
void audit_text(struct model *m, const char *entity, int64_t id, const char *field, struct str before, struct str after);
void audit_int(struct model *m, const char *entity, int64_t id, const char *field, int64_t before, int64_t after);
/* JSON text of a value, arena memory; STR_NONE gives null. */
struct str audit_json(struct model *m, struct str value);

#endif
