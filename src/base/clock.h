/*
 * clock: the one clock of the program. Wall time can be set (MAINSTAY_CLOCK at start,
 * MAINSTAY_CLOCK_FILE re-read every 100 ms for jumps) so that every rule can be tested at any
 * instant; time-outs use the monotonic clock. Thread-safe.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

/* Reads the environment (also called by tests after changing it); -1 with *why when a value cannot
 * be read. */
int clock_setup(const char **why);
/* Milliseconds since 1970-01-01T00:00Z, by the settable clock. */
int64_t clock_now(void);
/* Sets the wall clock to `ms`, from where it runs on. For tests. */
void clock_set(int64_t ms);
/* Milliseconds of the monotonic clock; never set, never goes back. */
int64_t clock_mono(void);
/* Microseconds of the monotonic clock. */
int64_t clock_mono_us(void);

#endif
