/* backup_file: see backup_file.h. */
#include "job/backup_file.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/crypto.h"

enum { HEAD = 5 };

void backup_file_init(struct backup_file *f, FILE *file)
{
    memset(f, 0, sizeof(*f));
    f->file = file;
}

int backup_fail(struct backup_file *f, const char *format, ...)
{
    va_list args;

    if (f->why[0] != 0)
        return -1;
    va_start(args, format);
    vsnprintf(f->why, sizeof(f->why), format, args);
    va_end(args);
    return -1;
}

/* Checksum of a block behind those before it; no secret: it finds damage, not forgery. */
static void check_sum(struct backup_file *f, char kind, struct str payload,
                      unsigned char out[CRYPTO_HASH_SIZE])
{
    static const unsigned char nothing[32];
    unsigned char key[32];

    memcpy(key, kind == 'H' ? nothing : f->chain, sizeof(key));
    key[0] ^= (unsigned char)kind;
    crypto_keyed_hash(key, payload, out);
    if (kind != 'H')
        memcpy(f->chain, out, sizeof(f->chain));
}

static int write_all(struct backup_file *f, const void *p, size_t n)
{
    if (n > 0 && fwrite(p, 1, n, f->file) != n)
        return backup_fail(f, "cannot be written: %s", strerror(errno));
    return 0;
}

int backup_put(struct backup_file *f, char kind, struct str payload)
{
    unsigned char head[HEAD] = {(unsigned char)kind}, sum[CRYPTO_HASH_SIZE];

    for (int i = 0; i < 4; i++)
        head[1 + i] = (unsigned char)(payload.n >> (8 * i));
    check_sum(f, kind, payload, sum);
    if (payload.n > BACKUP_BLOCK_MAX)
        return backup_fail(f, "a row is larger than %d bytes", BACKUP_BLOCK_MAX);
    if (write_all(f, head, HEAD) < 0 || write_all(f, payload.p, payload.n) < 0)
        return -1;
    return write_all(f, sum, BACKUP_CHECKSUM);
}

static int read_all(struct backup_file *f, void *p, size_t n)
{
    if (n > 0 && fread(p, 1, n, f->file) != n)
        return ferror(f->file) ? backup_fail(f, "cannot be read: %s", strerror(errno))
                               : backup_fail(f, "ends too early");
    return 0;
}

/* Piece by piece, so that a damaged length does not ask for more memory than there is file. */
static int read_payload(struct backup_file *f, struct buf *payload, size_t n)
{
    char piece[16384];

    buf_clear(payload);
    while (n > 0) {
        size_t m = n < sizeof(piece) ? n : sizeof(piece);
        if (read_all(f, piece, m) < 0)
            return -1;
        buf_add(payload, piece, m);
        n -= m;
    }
    return buf_failed(payload) ? backup_fail(f, "is damaged: a block is too large") : 0;
}

int backup_get(struct backup_file *f, struct buf *payload)
{
    unsigned char head[HEAD], sum[CRYPTO_HASH_SIZE], stored[BACKUP_CHECKSUM];
    size_t n = 0;

    if (read_all(f, head, HEAD) < 0)
        return -1;
    for (int i = 0; i < 4; i++)
        n |= (size_t)head[1 + i] << (8 * i);
    if (n > BACKUP_BLOCK_MAX || !head[0] || !strchr("HTREZ", head[0]))
        return backup_fail(f, "is damaged, or no backup");
    if (read_payload(f, payload, n) < 0 || read_all(f, stored, BACKUP_CHECKSUM) < 0)
        return -1;
    check_sum(f, (char)head[0], buf_str(payload), sum);
    if (memcmp(sum, stored, BACKUP_CHECKSUM) != 0)
        return backup_fail(f, "is damaged: a checksum is wrong");
    return head[0];
}

/* --- values --- */

static void put_varint(struct buf *b, uint64_t u)
{
    for (; u >= 0x80; u >>= 7)
        buf_addc(b, (char)(u | 0x80));
    buf_addc(b, (char)u);
}

void backup_put_null(struct buf *b)
{
    buf_addc(b, 'n');
}

void backup_put_int(struct buf *b, int64_t i)
{
    buf_addc(b, 'i');
    put_varint(b, ((uint64_t)i << 1) ^ (uint64_t)(i >> 63));
}

void backup_put_real(struct buf *b, double d)
{
    uint64_t bits;

    memcpy(&bits, &d, sizeof(bits));
    buf_addc(b, 'd');
    for (int i = 0; i < 8; i++)
        buf_addc(b, (char)(bits >> (8 * i)));
}

void backup_put_bytes(struct buf *b, char kind, struct str s)
{
    buf_addc(b, kind);
    put_varint(b, s.n);
    buf_adds(b, s);
}

static bool take_byte(struct str *rest, unsigned char *out)
{
    if (rest->n == 0)
        return false;
    *out = (unsigned char)*rest->p++;
    rest->n--;
    return true;
}

static bool take_varint(struct str *rest, uint64_t *out)
{
    unsigned char c = 0x80;

    *out = 0;
    for (int shift = 0; c & 0x80; shift += 7) {
        if (shift > 63 || !take_byte(rest, &c))
            return false;
        *out |= (uint64_t)(c & 0x7F) << shift;
    }
    return true;
}

static bool take_real(struct str *rest, double *out)
{
    uint64_t bits = 0;
    unsigned char c;

    for (int i = 0; i < 8; i++) {
        if (!take_byte(rest, &c))
            return false;
        bits |= (uint64_t)c << (8 * i);
    }
    memcpy(out, &bits, sizeof(bits));
    return true;
}

bool backup_take(struct str *rest, struct backup_value *v)
{
    unsigned char kind;
    uint64_t u;

    if (!take_byte(rest, &kind))
        return false;
    *v = (struct backup_value){.kind = (char)kind};
    if (kind == 'n')
        return true;
    if (kind == 'd')
        return take_real(rest, &v->d);
    if ((kind != 'i' && kind != 's' && kind != 'b') || !take_varint(rest, &u))
        return false;
    if (kind == 'i') {
        v->i = (int64_t)(u >> 1) ^ -(int64_t)(u & 1);
        return true;
    }
    if (u > rest->n)
        return false;
    v->s = (struct str){rest->p, u};
    rest->p += u;
    rest->n -= u;
    return true;
}
