/*
 * str: a borrowed piece of text (pointer and length, not zero-terminated unless said so).
 *
 * A struct str never owns memory; who made it says how long it lives. { NULL, 0 } means "no text";
 * an empty text has a non-NULL pointer. All functions are pure and thread-safe.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
    const char *p; /* UTF-8 unless said otherwise */
    size_t n;      /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})

/* Borrows a zero-terminated text; NULL gives STR_NONE. */
struct str str_of(const char *z);

/* Equal byte for byte. */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *z);
/* Equal when ASCII letters are compared without case. */
bool str_eq_nocase(struct str a, struct str b);
/* Order of bytes; a prefix comes first. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str a, const char *prefix);
bool str_ends(struct str a, const char *suffix);
/* Position of the first `needle` in `a`, or -1. */
ptrdiff_t str_find(struct str a, struct str needle);
/* Without white space (ASCII and U+00A0) at both ends. */
struct str str_trim(struct str a);
/* Takes the part up to `sep` off `*rest` (all of it when there is none); false when nothing is
 * left. */
bool str_next(struct str *rest, char sep, struct str *part);
/* 64-bit hash for tables in memory (not keyed, not for outside use). */
uint64_t str_hash(struct str a);

/* Copies into the arena, zero-terminated after n bytes. STR_NONE stays STR_NONE. */
struct str str_dup(struct arena *arena, struct str a);
char *str_z(struct arena *arena, struct str a);
/* printf into arena memory. */
struct str str_fmt(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whole text as a decimal integer (optional sign, no spaces); false when not, or out of int64. */
bool str_to_int(struct str a, int64_t *out);
/* Whole text as a finite decimal number. */
bool str_to_double(struct str a, double *out);

#endif
