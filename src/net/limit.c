/*
 * limit: token buckets in a hash map, with a list from the most to the least recently used bucket.
 *
 * A bucket that is full again is the same as none, so dropping the least recently used one when the
 * table is full loses little. Guarded by one lock, held for a look-up.
 */
#include "net/limit.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/hashmap.h"

struct bucket {
    double tokens;
    int64_t at; /* monotonic microseconds of `tokens` */
    struct bucket *newer, *older;
    size_t n;
    char key[];
};

struct limiter {
    pthread_mutex_t lock;
    double per_second, burst;
    size_t keys_max;
    struct map buckets;
    struct bucket *newest, *oldest;
};

struct limiter *limiter_new(double per_second, double burst, size_t keys_max)
{
    struct limiter *l = mem_alloc(sizeof *l);
    pthread_mutex_init(&l->lock, NULL);
    l->per_second = per_second;
    l->burst = burst < 1 ? 1 : burst;
    l->keys_max = keys_max < 1 ? 1 : keys_max;
    return l;
}

static struct str key_of(const struct bucket *b)
{
    return (struct str){b->key, b->n};
}

static void take_out(struct limiter *l, struct bucket *b)
{
    *(b->newer ? &b->newer->older : &l->newest) = b->older;
    *(b->older ? &b->older->newer : &l->oldest) = b->newer;
    b->newer = b->older = NULL;
}

static void put_first(struct limiter *l, struct bucket *b)
{
    b->older = l->newest;
    *(b->older ? &b->older->newer : &l->oldest) = b;
    l->newest = b;
}

static void forget(struct limiter *l, struct bucket *b)
{
    take_out(l, b);
    map_remove(&l->buckets, key_of(b));
    free(b);
}

void limiter_free(struct limiter **at)
{
    struct limiter *l = *at;
    *at = NULL;
    if (!l)
        return;
    while (l->newest)
        forget(l, l->newest);
    map_free(&l->buckets);
    pthread_mutex_destroy(&l->lock);
    free(l);
}

static struct bucket *find_or_make(struct limiter *l, struct str key, int64_t now)
{
    struct bucket *b = (struct bucket *)(uintptr_t)map_get(&l->buckets, key, 0);
    if (b) {
        take_out(l, b);
        put_first(l, b);
        return b;
    }
    if (l->buckets.count >= l->keys_max)
        forget(l, l->oldest);
    b = mem_alloc(sizeof *b + key.n + 1);
    if (key.n)
        memcpy(b->key, key.p, key.n);
    b->n = key.n;
    b->tokens = l->burst;
    b->at = now;
    map_put(&l->buckets, key_of(b), (uintptr_t)b);
    put_first(l, b);
    return b;
}

static void refill(const struct limiter *l, struct bucket *b, int64_t now)
{
    b->tokens += (double)(now - b->at) / 1e6 * l->per_second;
    if (b->tokens > l->burst)
        b->tokens = l->burst;
    b->at = now;
}

/* Seconds until `missing` tokens came, at least 1. */
static int seconds_for(const struct limiter *l, double missing)
{
    double seconds = l->per_second > 0 ? missing / l->per_second : 3600;
    if (seconds > 3600)
        return 3600;
    int whole = (int)seconds;
    return whole < seconds || whole < 1 ? whole + 1 : whole;
}

bool limiter_take(struct limiter *l, struct str key, double cost, int *retry_after, int *remaining)
{
    pthread_mutex_lock(&l->lock);
    int64_t now = clock_mono_us();
    struct bucket *b = find_or_make(l, key, now);
    refill(l, b, now);
    bool allowed = b->tokens >= cost;
    if (allowed)
        b->tokens -= cost;
    if (!allowed && retry_after)
        *retry_after = seconds_for(l, cost - b->tokens);
    if (remaining)
        *remaining = (int)b->tokens;
    pthread_mutex_unlock(&l->lock);
    return allowed;
}
