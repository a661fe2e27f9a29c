/* progress: see progress.h. */
#include "demo/progress.h"

#include <stdio.h>

#include "base/clock.h"

enum { EVERY_MS = 3000 };

void progress_begin(struct progress *p, const char *what, int64_t total, bool wanted)
{
    int64_t now = clock_mono();

    *p = (struct progress){what, total, wanted, now, now};
}

void progress_tell(struct progress *p, int64_t done)
{
    int64_t now = clock_mono(), took = now - p->began;
    double rate = took > 0 ? (double)done * 1000 / (double)took : 0;

    if (!p->wanted || now - p->told < EVERY_MS || rate <= 0)
        return;
    p->told = now;
    fprintf(stderr, "%s: %lld of %lld, %.0f/s, %.0f s left\n", p->what, (long long)done,
            (long long)p->total, rate, (double)(p->total - done) / rate);
}
