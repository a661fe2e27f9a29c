/*
 * audit: one line of the audit log: what a field held before and after, under the change set of the
 * write. record.c writes these for resources; members, keys and settings write theirs with
 * audit_text and audit_int.
 */
#ifndef MODEL_AUDIT_H
#define MODEL_AUDIT_H

#include "model/model.h"

/* before and after are JSON texts, STR_NONE = nothing. field "" = the record as a whole came or
 * went. Makes the change set. */
void audit_write(struct model *m, const char *entity, int64_t id, const char *field,
                 struct str before, struct str after, int64_t version);
/* The same from plain values, for what has no version. STR_NONE = nothing (or not to be told). */
void audit_text(struct model *m, const char *entity, int64_t id, const char *field,
                struct str before, struct str after);
void audit_int(struct model *m, const char *entity, int64_t id, const char *field, int64_t before,
               int64_t after);
/* JSON text of a value, arena memory; STR_NONE gives null. */
struct str audit_json(struct model *m, struct str value);

/* Which change sets a list shows; 0 and STR_NONE = any. */
struct audit_filter {
    int64_t before; /* ids below; 0 = from the newest */
    struct str entity, kind;
    int64_t entity_id, member_id;
};

/* Change sets with up to 100 of their changes, newest first, as objects into an open array; id of
 * the last one when more may follow, else 0. */
int64_t audit_list(struct model *m, const struct audit_filter *filter, int limit,
                   struct json_out *out);
/*
 * Whether the actor may undo the change set: one of their own (or any, with PERM_AUDIT_READ), of
 * records that they may write. 0, or -1 with m->error.
 */
int audit_check_undo(struct model *m, int64_t change_set);

#endif
