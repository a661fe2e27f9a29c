/*
 * names: linear probing in a table whose size is a power of two, at most half taken. The hash is
 * seeded, so that nobody who chooses ids can choose those that meet in one place.
 */
#include "usage/names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/arena.h"

enum { FIRST_SPACE = 64, TEXT_MAX_MB = 2048 };
#define NAME_REMOVED UINT32_MAX

static uint64_t seed;

__attribute__((constructor)) static void make_seed(void)
{
    if (getrandom(&seed, sizeof(seed), 0) != sizeof(seed))
        seed = (uint64_t)(uintptr_t)&seed;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_text(uint64_t h, struct str s)
{
    uint64_t word;

    h = mix(h ^ s.n, UINT64_C(0x9E6C63D0873C5A35));
    for (; s.n >= 8; s.p += 8, s.n -= 8) {
        memcpy(&word, s.p, 8);
        h = mix(h ^ word ^ seed, UINT64_C(0xD1B54A32D192ED03));
    }
    word = 0;
    if (s.n > 0)
        memcpy(&word, s.p, s.n);
    return mix(h ^ word ^ seed, UINT64_C(0x8CB92BA72F3D8DD7));
}

struct name_key name_key(struct str a, struct str b, struct str c)
{
    struct name_key key = {{a, b, c}, seed};

    for (int i = 0; i < 3; i++)
        key.hash = hash_text(key.hash, key.part[i]);
    return key;
}

static bool matches(const struct name_slot *s, const struct name_key *key)
{
    const char *text = s->text;

    if (s->hash != key->hash || s->n[0] != key->part[0].n || s->n[1] != key->part[1].n ||
        s->n[2] != key->part[2].n)
        return false;
    for (int i = 0; i < 3; i++) {
        if (s->n[i] > 0 && memcmp(text, key->part[i].p, s->n[i]) != 0)
            return false;
        text += s->n[i];
    }
    return true;
}

struct name_slot *names_find(const struct names *n, const struct name_key *key)
{
    if (n->space == 0)
        return NULL;
    for (size_t i = key->hash & (n->space - 1);; i = (i + 1) & (n->space - 1)) {
        if (n->slots[i].text == NULL)
            return NULL;
        if (matches(&n->slots[i], key))
            return &n->slots[i];
    }
}

static struct name_slot *place_of(const struct names *n, uint64_t hash)
{
    size_t i = hash & (n->space - 1);

    while (n->slots[i].text != NULL)
        i = (i + 1) & (n->space - 1);
    return &n->slots[i];
}

static void rebuild(struct names *n)
{
    struct name_slot *old = n->slots;
    size_t space = n->space;

    n->space = FIRST_SPACE;
    while (n->space < n->count * 4)
        n->space *= 2;
    n->slots = mem_alloc(n->space * sizeof(*n->slots));
    for (size_t i = 0; i < space; i++) {
        if (old[i].text != NULL && old[i].n[0] != NAME_REMOVED)
            *place_of(n, old[i].hash) = old[i];
    }
    n->used = n->count;
    free(old);
}

static const char *keep_text(struct names *n, const struct name_key *key)
{
    size_t bytes = key->part[0].n + key->part[1].n + key->part[2].n;
    char *text, *at;

    if (n->text == NULL)
        n->text = arena_new((size_t)TEXT_MAX_MB << 20);
    text = at = arena_alloc(n->text, bytes + 1);
    for (int i = 0; i < 3; i++) {
        if (key->part[i].n > 0)
            memcpy(at, key->part[i].p, key->part[i].n);
        at += key->part[i].n;
    }
    n->text_bytes += bytes;
    return text;
}

struct name_slot *names_add(struct names *n, const struct name_key *key)
{
    struct name_slot *s = names_find(n, key);

    if (s != NULL)
        return s;
    if ((n->used + 1) * 2 > n->space)
        rebuild(n);
    s = place_of(n, key->hash);
    *s = (struct name_slot){.hash = key->hash, .text = keep_text(n, key)};
    for (int i = 0; i < 3; i++)
        s->n[i] = (uint32_t)key->part[i].n;
    n->count++;
    n->used++;
    return s;
}

void names_remove(struct names *n, const struct name_key *key)
{
    struct name_slot *s = names_find(n, key);

    if (s == NULL)
        return;
    s->n[0] = NAME_REMOVED;
    n->count--;
}

void names_clear(struct names *n)
{
    free(n->slots);
    arena_free(&n->text);
    *n = (struct names){0};
}
