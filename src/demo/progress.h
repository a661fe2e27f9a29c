/* progress: lines on standard error about work that takes longer than a few seconds. */
#ifndef DEMO_PROGRESS_H
#define DEMO_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    const char *what; /* "accounts" */
    int64_t total;
    bool wanted;
    int64_t began, told; /* monotonic ms */
};

/* Begins with nothing done of `total`; says nothing unless `wanted`. Borrows `what`. */
void progress_begin(struct progress *p, const char *what, int64_t total, bool wanted);
/* A line when the last one is some seconds old: done, rate and remaining time. */
void progress_tell(struct progress *p, int64_t done);

#endif
