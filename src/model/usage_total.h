/*
 * usage_total: a line of a file of daily totals (product.md, I): how often a user used a feature on
 * a day. It is no record: its fields are here, so that files are mapped, checked and described as
 * those of records are; what becomes of it is in usage/group_totals.
 */
#ifndef MODEL_USAGE_TOTAL_H
#define MODEL_USAGE_TOTAL_H

#include "model/resource.h"

enum { USAGE_TOTAL_MAX = 1000000000 };

extern const struct resource usage_total_form;

#endif
