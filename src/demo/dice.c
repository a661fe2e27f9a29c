/* dice: splitmix64, started from a mix of what the numbers are for (see dice.h). */
#include "demo/dice.h"

#include <math.h>

static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

uint64_t dice_next(struct dice *d)
{
    d->state += UINT64_C(0x9e3779b97f4a7c15);
    return mix(d->state);
}

struct dice dice_of(uint64_t seed, uint64_t purpose, uint64_t a, uint64_t b)
{
    uint64_t state = mix(seed + UINT64_C(0x632be59bd9b4e019));

    state = mix(state ^ (purpose * UINT64_C(0x9e3779b97f4a7c15)));
    state = mix(state + (a + 1) * UINT64_C(0xd1342543de82ef95));
    return (struct dice){mix(state ^ ((b + 1) * UINT64_C(0xaf251af3b0f025b5)))};
}

double dice_real(struct dice *d)
{
    return (double)(dice_next(d) >> 11) * 0x1.0p-53;
}

int64_t dice_between(struct dice *d, int64_t low, int64_t high)
{
    if (high <= low)
        return low;
    return low + (int64_t)(dice_real(d) * (double)(high - low + 1));
}

bool dice_chance(struct dice *d, double probability)
{
    return dice_real(d) < probability;
}

double dice_normal(struct dice *d)
{
    double radius = sqrt(-2 * log(1 - dice_real(d)));

    return radius * cos(2 * 3.14159265358979323846 * dice_real(d));
}

double dice_log_normal(struct dice *d, double median, double sigma)
{
    return median * exp(sigma * dice_normal(d));
}

size_t dice_weighted(struct dice *d, const int *weights, size_t count)
{
    int64_t sum = 0, at;

    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    at = dice_between(d, 0, sum - 1);
    for (size_t i = 0; i < count; i++) {
        if (at < weights[i])
            return i;
        at -= weights[i];
    }
    return count - 1;
}
