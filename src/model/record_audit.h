/*
 * record_audit: audit rows of records: values as JSON that undo can read back (references as
 * {"id":..,"name":..}).
 */
#ifndef MODEL_RECORD_AUDIT_H
#define MODEL_RECORD_AUDIT_H

#include "model/record.h"

/* One changed field of a record; version = the record's after the write. */
void record_audit_field(struct model *m, const struct record *r, const struct field *f,
                        const struct value *before, const struct value *after, int64_t version);
/* The record as a whole came (exists true) or went. */
void record_audit_whole(struct model *m, const struct resource *res, int64_t id, bool exists,
                        int64_t version);
/* Name of the row that a reference points to; arena memory. */
struct str record_audit_name(struct model *m, const struct field *f, int64_t id);
/* A value as JSON, references with their names looked up. */
void record_audit_value(struct model *m, const struct field *f, const struct value *v,
                        struct json_out *out);
/* Such a text back as a value; references by their id. STR_NONE = empty. 0, or -1 with a field
 * error. */
int record_audit_parse(struct model *m, struct record *r, const struct field *f, struct str text,
                       struct value *out);

#endif
