/*
 * json_simd: the border to simdjson, private to json.c. Nothing of C++ is seen here and no
 * exception passes.
 */
#ifndef BASE_JSON_SIMD_H
#define BASE_JSON_SIMD_H

#include "base/json.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { JSON_MAX_DEPTH = 32, JSON_DOUBLE_SIZE = 32 };

/*
 * Parses without repair. NULL with *error (static text) when it cannot be read; *repairable says
 * that a number or a string was refused, so that a repair may help. Thread-safe. Arena memory.
 */
struct json *json_simd_parse(struct arena *arena, struct str text, const char **error,
                             bool *repairable);
/* Writes a finite number as the shortest decimal that reads back the same; returns its length. */
size_t json_simd_double(double d, char out[JSON_DOUBLE_SIZE]);

#ifdef __cplusplus
}
#endif

#endif
