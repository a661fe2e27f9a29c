/*
 * suggestion: what somebody sent for a field that belongs to others (model/field_owner.h). The
 * field stays as it is; the value waits until a member accepts or dismisses it, or until it is what
 * is stored. One per field of a record, the newest; a value that was dismissed stays dismissed when
 * it is sent again.
 *
 * Who makes a record fills its fields whoever owns them; after that each write passes through
 * suggestion_divert, on its way in record_save. In the audit log a suggestion is the field
 * "suggested.<key>" of its record, so that undo puts it back or takes it away.
 */
#ifndef MODEL_SUGGESTION_H
#define MODEL_SUGGESTION_H

#include "model/record.h"

/*
 * Of the values given in r those that others own become what is stored (`before`) and are kept as
 * suggestions, which r notes; suggestions that the write makes true go. Only where the entity has
 * owners. How many suggestions came, changed or went; -1 on a failed connection.
 */
int suggestion_divert(struct model *m, struct record *r, const struct record *before);

/* Member "suggested" of a record's object: {"<key>": {"value", "source", "at"}}. */
void suggestion_member_json(struct model *m, const struct resource *res, int64_t id,
                            struct json_out *out);
/* The same as objects with field, label and owner into an open array. */
void suggestion_rows_json(struct model *m, const struct resource *res, int64_t id,
                          struct json_out *out);

/* Writes what is suggested for the fields, or takes it off the table. 0, or -1 with m->error. */
int suggestion_accept(struct model *m, const struct resource *res, int64_t id,
                      const struct str *fields, size_t n);
int suggestion_dismiss(struct model *m, const struct resource *res, int64_t id,
                       const struct str *fields, size_t n);

/* Whether a field of the audit log is a suggestion; such a line backwards: NULL, or why it stays.
 */
bool suggestion_is(struct str audit_field);
const char *suggestion_undo(struct model *m, const struct resource *res, int64_t id,
                            struct str audit_field, struct str before, struct str after);

#endif
