/* rate: the dated rates of currencies (configuration.c), as they are in force on a day. */
#ifndef MODEL_RATE_H
#define MODEL_RATE_H

#include "model/catalog.h"
#include "rule/criteria.h"

/*
 * The newest rate of each currency that begins on `day` or before, from its minor units to those of
 * the workspace; arena memory, at most 400. Their number; 0 on a failed connection as well.
 */
size_t rates_on(struct db_conn *conn, struct arena *arena, const struct catalog *catalog,
                int32_t day, const struct criteria_rate **out);

#endif
