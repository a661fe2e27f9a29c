/* rate: the dated rates of currencies (configuration.c). */
#ifndef MODEL_RATE_H
#define MODEL_RATE_H

#include "model/catalog.h"
#include "rule/criteria.h"

/* Of an amount without a rate. */
#define RATE_NONE INT64_MIN

struct rates;

/* All rates; arena memory, NULL on a failed connection. Texts of the catalog are borrowed. */
const struct rates *rates_read(struct db_conn *conn, struct arena *arena,
                               const struct catalog *catalog);
/*
 * Minor units of `currency` in minor units of the workspace's, by the newest rate that begins on
 * `day` or before, rounded half-even; RATE_NONE without one. An amount without a currency is in the
 * workspace's.
 */
int64_t rates_convert(const struct rates *r, int64_t minor, struct str currency, int64_t day);
/*
 * The newest rate of each currency that begins on `day` or before, from its minor units to those of
 * the workspace; arena memory. Their number; 0 on a failed connection as well.
 */
size_t rates_on(struct db_conn *conn, struct arena *arena, const struct catalog *catalog,
                int32_t day, const struct criteria_rate **out);

#endif
