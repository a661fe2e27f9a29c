/* report_scope: statements of reports over the records that a list selects. */
#ifndef ENGINE_REPORT_SCOPE_H
#define ENGINE_REPORT_SCOPE_H

#include "model/list.h"
#include "rule/criteria_sql.h"

/* "WITH seen AS (ids of the list) <body>", the list's values bound: bind those of the body. NULL
 * with m->error or a failed connection. */
struct db_stmt *report_prepare(struct model *m, const struct list_query *q, const char *body);
/* The same where `seen` has other columns, `what` of list_values_sql. */
struct db_stmt *report_prepare_values(struct model *m, const struct list_query *q, const char *what,
                                      const char *body);

#endif
