/*
 * datetime: reading and writing of dates and instants, as lenient as wire.md section 2 asks: ISO
 * 8601 with Z, +00:00, +0000, without zone (= UTC), with any fraction, without seconds, space for
 * T, and unix seconds or milliseconds (as number or digits; 12 digits and more are milliseconds).
 * Years 1900-2200. Pure functions.
 */
#ifndef BASE_DATETIME_H
#define BASE_DATETIME_H

#include "base/str.h"

enum { DATE_SIZE = 11, INSTANT_SIZE = 25 };

/* Any of the forms above as ms UTC. `date_only` (may be NULL) says that it was a bare YYYY-MM-DD (=
 * 00:00Z). */
bool instant_parse(struct str text, int64_t *ms, bool *date_only);
bool instant_from_number(int64_t number, int64_t *ms);
/*
 * A calendar date: YYYY-MM-DD as written; an instant at exactly 00:00:00 as sent is that written
 * date; other instants are the day in the zone of `c`.
 */
struct calendar;
bool date_parse(struct str text, const struct calendar *c, int32_t *day);
bool date_from_number(int64_t number, const struct calendar *c, int32_t *day);
/* "2026-01-31", "2026-01-31T09:00:00.000Z"; out has DATE_SIZE / INSTANT_SIZE bytes. */
void date_format(int32_t day, char *out);
void instant_format(int64_t ms, char *out);

#endif
