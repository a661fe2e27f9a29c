/*
 * timeline_days: the events of days that are over (model/timeline.h): active users, usage frequency
 * and licence utilisation, which change by the day; and health, where late data corrected a day.
 *
 * What is an event:
 * - health, usage frequency: the day's value is another one than before.
 * - active users: at least a tenth of what they were, and at least two users; or to or from none.
 * - licence utilisation: more than ten percentage points; or it was or is not known.
 * These two waver daily, so they are compared with what the last event of 90 days said, or, where
 * there is none, with the oldest of the 14 days before, and only on days that differ from the day
 * before. So a slow decline is told once it is one, and wavering is not told at all.
 *
 * The first value that is known is no change. An event stands at the end of its day, one per day at
 * most, unless health changed while the day lasted: then those are there already (standing_health),
 * and fit as long as the last of them ends in what the day holds.
 *
 * How much that is: an account of the demo gets 12 such rows in the 60 days that are kept daily,
 * and 15 rows of timeline_event in all (78 bytes of values each, without the index).
 *
 * All follows from account_day and the events before, so that asking again writes nothing. Late
 * data rewrites the events of the days that it changes: one stays where it was with the values that
 * are right now, marked as corrected; one that is no change any more goes.
 */
#ifndef ENGINE_TIMELINE_DAYS_H
#define ENGINE_TIMELINE_DAYS_H

#include "engine/slice.h"

struct timeline_days;

/* Whether any account of the slice has days before today to be looked at. */
bool timeline_days_wanted(const struct slice *s);
/* What the events of the accounts' days from their from_day on should be, less those that are
 * stored, by the snapshot of s->conn. NULL when a read failed. */
struct timeline_days *timeline_days_compute(const struct slice *s);
bool timeline_days_differ(const struct timeline_days *t);
/* Writes at most so many of the differences, in the caller's transaction. 0 or -1. */
int timeline_days_write(struct timeline_days *t, struct db_conn *conn, size_t most);

/* The events of the accounts above `after`, up to `until`, of a day that was just closed
 * (history_close), in the caller's transaction. s has arena and catalog; conn writes. 0 or -1. */
int timeline_days_close(struct slice *s, struct db_conn *conn, int32_t day, int64_t after,
                        int64_t until);

#endif
