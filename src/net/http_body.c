/*
 * http_body: a request body on its way in: inflated, counted, kept in memory or streamed to a file
 * without a name.
 *
 * The limit counts inflated bytes; the bytes as sent must stay under it too. A packed body may grow
 * by at most `ratio`, judged once more than RATIO_FREE bytes came out, so that small bodies of
 * equal letters pass. Several gzip members one after another are one body. After a fault the rest
 * is thrown away (BODY_DRAIN_MAX).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "net/http_internal.h"

enum { RATIO_FREE = 256 << 10, PIECE = 64 << 10, GZIP_WINDOW = 15 + 16 };

struct body_inflate {
    z_stream z;
    bool ended; /* a member ended and no other began */
};

static void fault(struct body *b, enum error_code code, const char *why)
{
    if (b->fault)
        return;
    b->fault = code;
    b->why = why;
    buf_free(&b->memory);
}

void body_init(struct body *b)
{
    *b = (struct body){.file = -1};
}

static void begin_inflate(struct body *b)
{
    b->inflate = mem_alloc(sizeof *b->inflate);
    b->inflate->ended = false;
    if (inflateInit2(&b->inflate->z, GZIP_WINDOW) != Z_OK)
        fault(b, ERROR_OVERLOADED, "no memory to unpack");
}

/* A file without a name in the folder, or -1. */
static int open_unnamed(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/body-XXXXXX", folder);
    if (n < 0 || (size_t)n >= sizeof path)
        return -1;
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    return fd;
}

void body_begin(struct body *b, int64_t limit, int64_t ratio, struct str encoding,
                const char *folder)
{
    b->limit = limit;
    b->ratio = ratio;
    b->memory = BUF_INIT((size_t)limit);
    if (str_eq_nocase(encoding, STR("gzip")) || str_eq_nocase(encoding, STR("x-gzip")))
        begin_inflate(b);
    else if (encoding.n && !str_eq_nocase(encoding, STR("identity")))
        fault(b, ERROR_UNSUPPORTED_TYPE, "content encoding is not known");
    if (!folder || b->fault)
        return;
    b->file = open_unnamed(folder);
    if (b->file < 0)
        fault(b, ERROR_UNAVAILABLE, "no file for the body");
}

static void write_all(struct body *b, const char *p, size_t n)
{
    while (n) {
        ssize_t written = write(b->file, p, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            fault(b, ERROR_UNAVAILABLE, "the body cannot be written to disk");
            return;
        }
        p += written;
        n -= (size_t)written;
    }
}

/* Takes inflated bytes. */
static void keep(struct body *b, const char *p, size_t n)
{
    b->size += (int64_t)n;
    if (b->size > b->limit)
        fault(b, ERROR_TOO_LARGE, "larger than the limit");
    else if (b->inflate && b->size > RATIO_FREE && b->size / b->ratio > b->raw)
        fault(b, ERROR_TOO_LARGE, "unpacks to too much");
    if (b->fault)
        return;
    if (b->file >= 0)
        write_all(b, p, n);
    else
        buf_add(&b->memory, p, n);
}

/* Inflates into one piece and keeps it; false when the input is used up or broken. */
static bool inflate_piece(struct body *b, char *piece)
{
    z_stream *z = &b->inflate->z;
    if (b->inflate->ended && z->avail_in) {
        inflateReset(z);
        b->inflate->ended = false;
    }
    z->next_out = (Bytef *)piece;
    z->avail_out = PIECE;
    int result = inflate(z, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        fault(b, ERROR_BAD_REQUEST, "gzip is damaged");
        return false;
    }
    keep(b, piece, PIECE - z->avail_out);
    b->inflate->ended = result == Z_STREAM_END;
    return !b->fault && (z->avail_in || !z->avail_out);
}

bool body_add(struct body *b, const char *p, size_t n)
{
    b->raw += (int64_t)n;
    if (b->fault)
        return b->raw <= b->limit + BODY_DRAIN_MAX;
    if (!b->inflate) {
        keep(b, p, n);
        return true;
    }
    if (b->raw > b->limit + PIECE) {
        fault(b, ERROR_TOO_LARGE, "larger than the limit");
        return true;
    }
    char piece[PIECE];
    b->inflate->z.next_in = (Bytef *)(uintptr_t)p;
    b->inflate->z.avail_in = (uInt)n;
    while (inflate_piece(b, piece))
        continue;
    return true;
}

void body_end(struct body *b)
{
    if (b->fault)
        return;
    if (b->inflate && b->raw && !b->inflate->ended)
        fault(b, ERROR_BAD_REQUEST, "gzip ends too early");
    if (buf_failed(&b->memory))
        fault(b, ERROR_TOO_LARGE, "larger than the limit");
    if (b->file >= 0 && lseek(b->file, 0, SEEK_SET) < 0)
        fault(b, ERROR_UNAVAILABLE, "the body cannot be read back");
}

void body_free(struct body *b)
{
    if (b->inflate)
        inflateEnd(&b->inflate->z);
    free(b->inflate);
    b->inflate = NULL;
    buf_free(&b->memory);
    if (b->file >= 0)
        close(b->file);
    b->file = -1;
}
