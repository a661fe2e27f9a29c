/*
 * hashes: a set of 64-bit hashes that may hold tens of millions. It stands in 256 parts that grow
 * one by one, so that no single addition has to move all of it. About 12 bytes per hash. Not
 * thread-safe.
 */
#ifndef USAGE_HASHES_H
#define USAGE_HASHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hashes;

/* Returns owned (hashes_free); empty. */
struct hashes *hashes_new(void);
void hashes_free(struct hashes **set);
/* False when it is there already. */
bool hashes_add(struct hashes *set, uint64_t hash);
bool hashes_has(const struct hashes *set, uint64_t hash);
/* False when it was not there. */
bool hashes_remove(struct hashes *set, uint64_t hash);
size_t hashes_count(const struct hashes *set);

#endif
