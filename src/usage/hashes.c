/*
 * hashes: linear probing in each part, three quarters full at most. The high byte of a hash chooses
 * the part, its low bits the place. 0 marks a free place; the hash 0 is stored as 1 (one more
 * collision in 2^64). Removing moves followers back, so there are no marks of removed ones that
 * would slow the set over the days.
 */
#include "usage/hashes.h"

#include <stdlib.h>

#include "base/arena.h"

enum { PARTS = 256, FIRST_SPACE = 16 };

struct part {
    uint64_t *slots; /* owned */
    size_t count, space;
};

struct hashes {
    struct part parts[PARTS];
    size_t count;
};

struct hashes *hashes_new(void)
{
    return mem_alloc(sizeof(struct hashes));
}

void hashes_free(struct hashes **handle)
{
    struct hashes *set = *handle;

    *handle = NULL;
    if (set == NULL)
        return;
    for (int i = 0; i < PARTS; i++)
        free(set->parts[i].slots);
    free(set);
}

static uint64_t stored(uint64_t hash)
{
    return hash == 0 ? 1 : hash;
}

/* Place of the hash, or the free place where it would go. */
static size_t place_of(const struct part *p, uint64_t hash)
{
    size_t i = hash & (p->space - 1);

    while (p->slots[i] != 0 && p->slots[i] != hash)
        i = (i + 1) & (p->space - 1);
    return i;
}

static void grow(struct part *p)
{
    struct part bigger = {NULL, p->count, p->space == 0 ? FIRST_SPACE : p->space * 2};

    bigger.slots = mem_alloc(bigger.space * sizeof(*bigger.slots));
    for (size_t i = 0; i < p->space; i++) {
        if (p->slots[i] != 0)
            bigger.slots[place_of(&bigger, p->slots[i])] = p->slots[i];
    }
    free(p->slots);
    *p = bigger;
}

bool hashes_add(struct hashes *set, uint64_t hash)
{
    struct part *p = &set->parts[hash >> 56];
    size_t i;

    hash = stored(hash);
    if ((p->count + 1) * 4 > p->space * 3)
        grow(p);
    i = place_of(p, hash);
    if (p->slots[i] != 0)
        return false;
    p->slots[i] = hash;
    p->count++;
    set->count++;
    return true;
}

bool hashes_has(const struct hashes *set, uint64_t hash)
{
    const struct part *p = &set->parts[hash >> 56];

    return p->space > 0 && p->slots[place_of(p, stored(hash))] != 0;
}

/* Whether the entry at `at`, whose home is `home`, may move back to the gap (all on a ring). */
static bool may_move(size_t home, size_t gap, size_t at)
{
    return gap <= at ? home <= gap || home > at : home <= gap && home > at;
}

bool hashes_remove(struct hashes *set, uint64_t hash)
{
    struct part *p = &set->parts[hash >> 56];
    size_t gap, at;

    if (p->space == 0)
        return false;
    gap = at = place_of(p, stored(hash));
    if (p->slots[gap] == 0)
        return false;
    for (;;) {
        at = (at + 1) & (p->space - 1);
        if (p->slots[at] == 0)
            break;
        if (!may_move(p->slots[at] & (p->space - 1), gap, at))
            continue;
        p->slots[gap] = p->slots[at];
        gap = at;
    }
    p->slots[gap] = 0;
    p->count--;
    set->count--;
    return true;
}

size_t hashes_count(const struct hashes *set)
{
    return set->count;
}
