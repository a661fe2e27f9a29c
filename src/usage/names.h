/*
 * names: a table from one to three texts to two numbers, for ids looked up once per event: one
 * probe, no allocation.
 *
 * A key is hashed once (name_key) with the process's random seed and may then be looked for in
 * several tables. A table copies the texts of what is added into memory of its own, freed when the
 * table is cleared. Not thread-safe.
 */
#ifndef USAGE_NAMES_H
#define USAGE_NAMES_H

#include "base/str.h"

struct arena;

struct name_key {
    struct str part[3];
    uint64_t hash;
};

struct name_slot {
    uint64_t hash;
    const char *text; /* the parts one behind the other; NULL = free place */
    uint32_t n[3];    /* bytes of each part; n[0] = NAME_REMOVED: was removed */
    uint32_t flags;   /* the user's */
    int64_t a, b;     /* the user's */
};

struct names {
    struct name_slot *slots; /* owned */
    size_t count, used, space;
    size_t text_bytes;
    struct arena *text; /* owned; NULL when empty */
};

/* Borrows the texts. STR_NONE counts as empty. Thread-safe. */
struct name_key name_key(struct str a, struct str b, struct str c);
/* NULL when there is none. Valid until the next add or clear. */
struct name_slot *names_find(const struct names *n, const struct name_key *key);
/* The slot of the key, new (a, b, flags 0) or known. */
struct name_slot *names_add(struct names *n, const struct name_key *key);
void names_remove(struct names *n, const struct name_key *key);
/* Forgets everything and gives the memory back. */
void names_clear(struct names *n);

#endif
