/*
 * map: an open-addressing table from a 64-bit or text key to a pointer-sized value, for caches and
 * grouping. Keys of text are borrowed: they must live as long as the entry. Not thread-safe.
 */
#ifndef BASE_HASHMAP_H
#define BASE_HASHMAP_H

#include "base/str.h"

struct map {
    struct map_slot *slots; /* owned */
    size_t count, space, used;
};

struct map_slot {
    uint64_t hash;
    struct str key;  /* STR_NONE for keys that are numbers */
    uint64_t number; /* key that is a number */
    uint64_t value;
    uint8_t state; /* 0 free, 1 taken, 2 was removed */
};

/* Frees the slots / forgets all entries but keeps the memory. A zeroed struct map is empty. */
void map_free(struct map *m);
void map_clear(struct map *m);
/* Value of the key or `otherwise`. */
uint64_t map_get(const struct map *m, struct str key, uint64_t otherwise);
/* Sets; true when the key is new. */
bool map_put(struct map *m, struct str key, uint64_t value);
bool map_remove(struct map *m, struct str key);
uint64_t map_get_number(const struct map *m, uint64_t key, uint64_t otherwise);
bool map_put_number(struct map *m, uint64_t key, uint64_t value);
bool map_remove_number(struct map *m, uint64_t key);
/* Next taken slot at or after *at (start with 0), NULL at the end. */
struct map_slot *map_next(struct map *m, size_t *at);

#endif
