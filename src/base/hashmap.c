/*
 * map: linear probing in a table whose size is a power of two, at most three quarters taken. `used`
 * counts also the places of removed entries, which go when the table is built anew.
 */
#include "base/hashmap.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { FIRST_SPACE = 16, FREE = 0, TAKEN = 1, REMOVED = 2 };

static uint64_t hash_number(uint64_t n)
{
    n = (n ^ (n >> 32)) * UINT64_C(0xD6E8FEB86659FD93);
    n = (n ^ (n >> 32)) * UINT64_C(0xD6E8FEB86659FD93);
    return n ^ (n >> 32);
}

/* A key to look for: text, or a number when text.p is NULL. */
struct wanted {
    uint64_t hash;
    struct str text;
    uint64_t number;
};

static struct wanted want_text(struct str key)
{
    struct str text = key.p ? key : STR("");
    return (struct wanted){str_hash(text), text, 0};
}

static struct wanted want_number(uint64_t key)
{
    return (struct wanted){hash_number(key), STR_NONE, key};
}

static bool matches(const struct map_slot *s, const struct wanted *w)
{
    if (s->state != TAKEN || s->hash != w->hash || !s->key.p != !w->text.p)
        return false;
    return w->text.p ? str_eq(s->key, w->text) : s->number == w->number;
}

static struct map_slot *find(const struct map *m, const struct wanted *w)
{
    if (m->space == 0)
        return NULL;
    for (size_t i = w->hash & (m->space - 1);; i = (i + 1) & (m->space - 1)) {
        if (m->slots[i].state == FREE)
            return NULL;
        if (matches(&m->slots[i], w))
            return &m->slots[i];
    }
}

static void place(struct map *m, struct map_slot slot)
{
    size_t i = slot.hash & (m->space - 1);
    while (m->slots[i].state == TAKEN)
        i = (i + 1) & (m->space - 1);
    m->used += m->slots[i].state == FREE;
    m->slots[i] = slot;
    m->count++;
}

static void rebuild(struct map *m)
{
    size_t space = FIRST_SPACE;
    while (space < m->count * 2 + 2)
        space *= 2;
    struct map built = {.slots = mem_alloc(space * sizeof *built.slots), .space = space};
    for (size_t i = 0; i < m->space; i++)
        if (m->slots[i].state == TAKEN)
            place(&built, m->slots[i]);
    free(m->slots);
    *m = built;
}

static bool put(struct map *m, const struct wanted *w, uint64_t value)
{
    struct map_slot *found = find(m, w);
    if (found) {
        found->value = value;
        return false;
    }
    if ((m->used + 1) * 4 > m->space * 3)
        rebuild(m);
    place(m, (struct map_slot){w->hash, w->text, w->number, value, TAKEN});
    return true;
}

static bool drop(struct map *m, const struct wanted *w)
{
    struct map_slot *found = find(m, w);
    if (!found)
        return false;
    *found = (struct map_slot){.state = REMOVED};
    m->count--;
    return true;
}

void map_free(struct map *m)
{
    free(m->slots);
    *m = (struct map){0};
}

void map_clear(struct map *m)
{
    if (m->slots)
        memset(m->slots, 0, m->space * sizeof *m->slots);
    m->count = m->used = 0;
}

uint64_t map_get(const struct map *m, struct str key, uint64_t otherwise)
{
    struct wanted w = want_text(key);
    const struct map_slot *found = find(m, &w);
    return found ? found->value : otherwise;
}

bool map_put(struct map *m, struct str key, uint64_t value)
{
    struct wanted w = want_text(key);
    return put(m, &w, value);
}

bool map_remove(struct map *m, struct str key)
{
    struct wanted w = want_text(key);
    return drop(m, &w);
}

uint64_t map_get_number(const struct map *m, uint64_t key, uint64_t otherwise)
{
    struct wanted w = want_number(key);
    const struct map_slot *found = find(m, &w);
    return found ? found->value : otherwise;
}

bool map_put_number(struct map *m, uint64_t key, uint64_t value)
{
    struct wanted w = want_number(key);
    return put(m, &w, value);
}

bool map_remove_number(struct map *m, uint64_t key)
{
    struct wanted w = want_number(key);
    return drop(m, &w);
}

struct map_slot *map_next(struct map *m, size_t *at)
{
    while (*at < m->space) {
        struct map_slot *s = &m->slots[(*at)++];
        if (s->state == TAKEN)
            return s;
    }
    return NULL;
}
