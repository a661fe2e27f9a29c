/*
 * buf: a growing piece of bytes with a maximum. After an append that would pass the maximum the
 * buffer is marked failed and stays as it was; check buf_failed() once at the end. Not thread-safe.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include "base/str.h"

struct buf {
    char *p;      /* owned; NULL when empty; always zero-terminated after n bytes */
    size_t n;     /* bytes used */
    size_t space; /* bytes allocated */
    size_t max;   /* bytes allowed */
    bool failed;
};

#define BUF_INIT(maximum) ((struct buf){NULL, 0, 0, (maximum), false})

/* Append bytes, a text, a zero-terminated text, a character, printf output, a decimal integer. */
void buf_add(struct buf *b, const void *p, size_t n);
void buf_adds(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_addi(struct buf *b, int64_t i);
bool buf_failed(const struct buf *b);
/* Borrows the content until the next change. */
struct str buf_str(const struct buf *b);
/* Empties but keeps the memory. */
void buf_clear(struct buf *b);
void buf_free(struct buf *b);
/* Returns the content owned (free with free()); the buffer is empty afterwards. Never NULL. */
char *buf_take(struct buf *b, size_t *n);

#endif
