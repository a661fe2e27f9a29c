/*
 * arena: a list of blocks, of which the newest is cut from front to back.
 *
 * A piece larger than a quarter of the next block gets a block of its own, behind the newest, so
 * that the rest of the newest is not lost. Memory is zeroed when handed out, not when a block is
 * made: arena_reset() keeps the largest block up to KEPT_BLOCK, so that an arena which serves like
 * requests soon asks the system for nothing. Hooks live in the arena itself.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGN = alignof(max_align_t),
    FIRST_BLOCK = 16 * 1024,
    LARGEST_BLOCK = 1024 * 1024,
    KEPT_BLOCK = 256 * 1024
};

struct block {
    struct block *older;
    size_t size; /* bytes of data */
    alignas(max_align_t) char data[];
};

struct hook {
    void (*run)(void *);
    void *data;
    struct hook *older;
};

struct arena {
    char *at, *end; /* free part of the newest block */
    struct block *newest;
    struct hook *hooks; /* latest first */
    size_t used;        /* bytes handed out, rounded to ALIGN */
    size_t max;
    size_t next_size; /* of the next block */
};

static void die(const char *why)
{
    fprintf(stderr, "level=error msg=\"%s\"\n", why);
    abort();
}

void *mem_alloc(size_t n)
{
    void *p = calloc(1, n ? n : 1);
    if (!p)
        die("out of memory");
    return p;
}

void *mem_grow(void *p, size_t n)
{
    void *grown = realloc(p, n ? n : 1);
    if (!grown)
        die("out of memory");
    return grown;
}

static struct block *block_new(size_t size)
{
    struct block *b = malloc(sizeof *b + size);
    if (!b)
        die("out of memory");
    b->older = NULL;
    b->size = size;
    return b;
}

/* The block becomes the only one, empty. */
static void start_with(struct arena *arena, struct block *b)
{
    b->older = NULL;
    arena->newest = b;
    arena->at = b->data;
    arena->end = b->data + b->size;
    arena->next_size = b->size < LARGEST_BLOCK / 2 ? 2 * b->size : LARGEST_BLOCK;
    arena->used = 0;
}

struct arena *arena_new(size_t max)
{
    struct arena *a = mem_alloc(sizeof *a);
    a->max = max;
    start_with(a, block_new(FIRST_BLOCK));
    return a;
}

static void run_hooks(struct arena *arena)
{
    while (arena->hooks) {
        struct hook *h = arena->hooks;
        arena->hooks = h->older;
        h->run(h->data);
    }
}

static void free_blocks_but(struct arena *arena, const struct block *kept)
{
    struct block *b = arena->newest;
    while (b) {
        struct block *older = b->older;
        if (b != kept)
            free(b);
        b = older;
    }
}

void arena_free(struct arena **arena)
{
    if (!arena || !*arena)
        return;
    run_hooks(*arena);
    free_blocks_but(*arena, NULL);
    free(*arena);
    *arena = NULL;
}

void arena_reset(struct arena *arena)
{
    run_hooks(arena);
    struct block *kept = NULL;
    for (struct block *b = arena->newest; b; b = b->older)
        if (b->size <= KEPT_BLOCK && (!kept || b->size > kept->size))
            kept = b;
    free_blocks_but(arena, kept);
    start_with(arena, kept);
}

static void *alloc_large(struct arena *arena, size_t n)
{
    struct block *b = block_new(n);
    b->older = arena->newest->older;
    arena->newest->older = b;
    return memset(b->data, 0, n);
}

static void *alloc_from_new_block(struct arena *arena, size_t n)
{
    if (n > arena->next_size / 4)
        return alloc_large(arena, n);
    struct block *b = block_new(arena->next_size);
    b->older = arena->newest;
    arena->newest = b;
    arena->at = b->data + n;
    arena->end = b->data + b->size;
    arena->next_size = b->size < LARGEST_BLOCK / 2 ? 2 * b->size : LARGEST_BLOCK;
    return memset(b->data, 0, n);
}

void *arena_alloc(struct arena *arena, size_t n)
{
    if (n > SIZE_MAX / 4)
        die("arena piece too large");
    n = n ? (n + ALIGN - 1) & ~(size_t)(ALIGN - 1) : ALIGN;
    arena->used += n;
    if (arena->used / 2 > arena->max)
        die("arena over twice its maximum");
    if (n > (size_t)(arena->end - arena->at))
        return alloc_from_new_block(arena, n);
    void *p = arena->at;
    arena->at += n;
    return memset(p, 0, n);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    size_t n;
    if (__builtin_mul_overflow(count, size, &n))
        die("arena array too large");
    return arena_alloc(arena, n);
}

void arena_on_free(struct arena *arena, void (*run)(void *), void *data)
{
    struct hook *h = ARENA_NEW(arena, struct hook);
    h->run = run;
    h->data = data;
    h->older = arena->hooks;
    arena->hooks = h;
}

bool arena_exceeded(const struct arena *arena)
{
    return arena->used > arena->max;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
