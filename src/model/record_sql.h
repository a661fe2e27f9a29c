/*
 * record_sql: the four statements by which rows of a resource are read and written as a whole, made
 * once per catalog; loading and storing of records by them. No checks, no audit here: see
 * record_save.c.
 */
#ifndef MODEL_RECORD_SQL_H
#define MODEL_RECORD_SQL_H

#include "model/record.h"

/* Fills select, select_locked, insert and update of an entity whose fields are complete. */
void record_sql_build(struct arena *arena, struct entity *e);
/* Whether a field has a column of its own in the entity's table. */
bool record_sql_stored(const struct field *f);
/* Row by id, deleted or not, with team roles; `lock` it for writing. NULL when there is none. No
 * visibility check. */
struct record *record_sql_load(struct model *m, const struct resource *res, int64_t id, bool lock);
/* Writes all values as a new row (version 1) / over row r->id with the version given. Id or -1. */
int64_t record_sql_insert(struct model *m, const struct record *r);
int record_sql_update(struct model *m, const struct record *r, int64_t version);

#endif
