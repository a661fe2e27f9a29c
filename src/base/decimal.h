/*
 * decimal: exact decimal amounts as integers in minor units, parsed and written without doubles.
 * Money: digits after the point per ISO 4217 (JPY 0, USD 2, KWD 3). Pure functions.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/str.h"

/* |amount| in minor units at most this, so that sums over millions of rows stay inside int64. */
#define MONEY_MAX INT64_C(1000000000000000)

/* Minor digits of an ISO 4217 code (case-insensitive); -1 when unknown. */
int currency_digits(struct str code);
/* All known codes, sorted, *count of them. */
const char *const *currency_codes(size_t *count);
/*
 * "1200", "-0.5", "1,200.00", "1e3" (as JSON writes) to minor units, rounded half to even; false
 * when not a number or over MONEY_MAX.
 */
bool decimal_parse(struct str text, int digits, int64_t *minor);
/* Writes minor units as "1200.00"; out has 32 bytes. Returns the text. */
struct str decimal_format(int64_t minor, int digits, char *out);
/* a * numerator / denominator rounded half to even, exact in 128 bits; denominator > 0. */
int64_t decimal_scale(int64_t a, int64_t numerator, int64_t denominator);

#endif
