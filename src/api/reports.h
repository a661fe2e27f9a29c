/* reports: what the files of reports share. */
#ifndef API_REPORTS_H
#define API_REPORTS_H

#include "api/route.h"
#include "engine/report.h"

/* What a report looks at: as lists are narrowed (portfolio.h); statements get a deadline of half a
 * minute. False with an error. */
bool report_scope(struct call *c, const char *resource, struct list_query *q);
/* The answer when a report was not made: it took too long, or what else failed. */
struct reply report_failed(struct call *c);

/* Members of an open object: how many accounts, and per signal how many of each state. */
void health_split_json(const struct health_split *s, struct json_out *out);
/* Handler of the report of health. */
struct reply report_health(struct call *c);

#endif
