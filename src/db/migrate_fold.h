/* migrate_fold: shadow columns <column>_folded of texts that criteria compare; for migrations.c. */
#ifndef DB_MIGRATE_FOLD_H
#define DB_MIGRATE_FOLD_H

#include "db/db.h"

/* Adds and fills them for records and confirmed custom attributes; 0 or -1. */
int migrate_fold(struct db_conn *conn);

#endif
