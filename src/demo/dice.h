/*
 * dice: random numbers that follow from a seed and from what they are for, so that every account,
 * user and day can be thrown by itself, in any order, and again with the same result. Pure
 * functions.
 */
#ifndef DEMO_DICE_H
#define DEMO_DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

/* Dice of their own for each seed, purpose and pair of numbers. */
struct dice dice_of(uint64_t seed, uint64_t purpose, uint64_t a, uint64_t b);
uint64_t dice_next(struct dice *d);
/* In [0, 1). */
double dice_real(struct dice *d);
/* From low to high, both included; low where high is below it. */
int64_t dice_between(struct dice *d, int64_t low, int64_t high);
bool dice_chance(struct dice *d, double probability);
/* Standard normal. */
double dice_normal(struct dice *d);
/* Log-normal with the median. */
double dice_log_normal(struct dice *d, double median, double sigma);
/* Place of one of the weights, which are not all 0. */
size_t dice_weighted(struct dice *d, const int *weights, size_t count);

#endif
