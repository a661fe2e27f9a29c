/*
 * standing_days: health of days that are over, where late data changed their figures, or where none
 * was kept because nothing ran at that midnight (product.md, H3). Each day by the version that held
 * then; the rules of a day that has none by the account's present version, if that was there
 * already.
 */
#ifndef ENGINE_STANDING_DAYS_H
#define ENGINE_STANDING_DAYS_H

#include "engine/standing_health.h"

/* Days before today that are looked at. */
enum { STANDING_DAYS = 60 };

struct standing_days;

/*
 * Evaluates the accounts (ids ascending) on their kept days from from_days[i] on; only days without
 * health where `missing` is set. m as for standing_compute, on a reader. NULL on a failed
 * connection.
 */
struct standing_days *standing_days_compute(struct model *m, const int64_t *accounts,
                                            const int32_t *from_days, size_t n, bool missing);
bool standing_days_differ(const struct standing_days *d);
/* Writes at most so many of the days that differ, and marks those that had health as corrected. In
 * the caller's transaction. */
int standing_days_write(struct standing_days *d, struct db_conn *conn, size_t most);

#endif
