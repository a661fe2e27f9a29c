/*
 * draw: the made-up day that all programs of this folder draw events from, so that their figures
 * can be divided.
 *
 * 10,000 accounts with 10 users each. A fifth of the users is active on the day, each with 8 of the
 * 50 features; at any moment 2,000 of them are at work, for about 30 events each, then others take
 * their place. `--scattered`: every event is by another of the 100,000 users and of any feature,
 * which no product's day looks like: the hardest case.
 */
#ifndef BENCH_DRAW_H
#define BENCH_DRAW_H

#include <stdbool.h>
#include <stdint.h>

enum {
    DRAW_ACCOUNTS = 10000,
    DRAW_USERS = 10, /* per account */
    DRAW_ALL = DRAW_ACCOUNTS * DRAW_USERS,
    DRAW_FEATURES = 50,
    DRAW_ACTIVE_EVERY = 5, /* each fifth user */
    DRAW_FEATURES_EACH = 8,
    DRAW_SESSIONS = 2000,
    DRAW_SESSION_EVENTS = 30
};

struct draw {
    uint64_t random;
    bool scattered;
    uint32_t sessions[DRAW_SESSIONS]; /* users at work */
};

static inline uint64_t draw_bits(struct draw *d)
{
    uint64_t z = (d->random += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static inline uint32_t draw_below(struct draw *d, uint32_t n)
{
    return (uint32_t)(((draw_bits(d) >> 32) * n) >> 32);
}

static inline void draw_begin(struct draw *d, uint64_t seed)
{
    d->random = seed;
    for (int i = 0; i < DRAW_SESSIONS; i++)
        d->sessions[i] = draw_below(d, DRAW_ALL / DRAW_ACTIVE_EVERY) * DRAW_ACTIVE_EVERY;
}

/* Number of a user, 0..DRAW_ALL-1 (account = user / DRAW_USERS), and of a feature. */
static inline void draw_use(struct draw *d, uint32_t *user, uint32_t *feature)
{
    if (d->scattered) {
        *user = draw_below(d, DRAW_ALL);
        *feature = draw_below(d, DRAW_FEATURES);
        return;
    }
    uint32_t *session = &d->sessions[draw_below(d, DRAW_SESSIONS)];
    if (draw_below(d, DRAW_SESSION_EVENTS) == 0)
        *session = draw_below(d, DRAW_ALL / DRAW_ACTIVE_EVERY) * DRAW_ACTIVE_EVERY;
    *user = *session;
    *feature = (*user * 7 + draw_below(d, DRAW_FEATURES_EACH)) % DRAW_FEATURES;
}

#endif
