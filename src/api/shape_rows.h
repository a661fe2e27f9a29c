/* shape_rows: how the files of shapes write theirs down, and what they add to the list of all. */
#ifndef API_SHAPE_ROWS_H
#define API_SHAPE_ROWS_H

#include "api/shapes.h"

#define FIELDS(name) static const struct shape_field name##_fields[]
#define DEFINE(name, schema) const struct shape shape_##name = SHAPE(schema, name##_fields)
/* A request whose required members are no example of it. */
#define DEFINE_LIKE(name, schema, example) \
    const struct shape shape_##name = { \
        schema, name##_fields, sizeof(name##_fields) / sizeof(name##_fields[0]), false, example}
#define LOCAL(name, schema) static const struct shape shape_##name = SHAPE(schema, name##_fields)

/* Those of insight_shapes.c. */
extern const struct shape *const insight_shapes[];
extern const size_t insight_shapes_count;

#endif
