/*
 * arena: memory of one request, one job run or start-up; allocated piece by piece, freed all at
 * once.
 *
 * Request code never frees. What is not memory (statements, files, transactions) is tied to the
 * arena by a cleanup hook; hooks run in reverse order of registration before the memory goes. An
 * arena has a maximum: passing it sets a flag that the caller checks at its borders
 * (arena_exceeded) and answers with an error; up to twice the maximum allocations still succeed so
 * that code between the borders need not check, beyond that the program aborts (a missing limit is
 * our fault). Out of memory of the machine aborts. Not thread-safe: one owner at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Returns owned (free with arena_free). `max` in bytes. Never NULL. */
struct arena *arena_new(size_t max);
/* Runs hooks and frees; clears the pointer. arena_free of a NULL pointer does nothing. */
void arena_free(struct arena **arena);
/* Runs hooks and forgets everything but keeps one block for the next use. */
void arena_reset(struct arena *arena);
/* Zeroed memory aligned for any type, valid until reset or free. Never NULL; n may be 0. */
void *arena_alloc(struct arena *arena, size_t n);
/* count * size with overflow check (abort). */
void *arena_array(struct arena *arena, size_t count, size_t size);
void arena_on_free(struct arena *arena, void (*hook)(void *), void *data);
bool arena_exceeded(const struct arena *arena);
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/* malloc family that aborts when the machine has no memory; for what outlives arenas. */
void *mem_alloc(size_t n); /* zeroed; free with free() */
void *mem_grow(void *p, size_t n);

#endif
