/* slice_usage: the rows of usage of a slice, as its files share them. */
#ifndef ENGINE_SLICE_USAGE_H
#define ENGINE_SLICE_USAGE_H

#include "base/hashmap.h"
#include "engine/slice.h"

#define NOT_COUNTED UINT32_MAX

/* A row of usage_daily. */
struct use {
    int64_t user, count;
    int32_t day;
    uint32_t feature, account; /* places */
};

/* A feature that was used. */
struct used {
    int64_t id;
    uint32_t module; /* its place; NOT_COUNTED: hidden */
};

struct usage {
    struct slice *s;
    struct use *uses; /* by account, day and user */
    size_t n, space;
    struct used *features;
    size_t nfeatures, features_space, nmodules;
    struct map places; /* feature id -> place + 1 */
};

/* Fills slice.days with the days of features since each account's from_day that are stored
 * otherwise. 0, -1 when a read failed. */
int slice_feature_days(struct usage *u);

#endif
