/*
 * crypto: a thin layer over libsodium. The secret file is text: a line that names its form, then
 * one line with a name and 64 hex digits for each key. It is made under another name and linked
 * into place, so that of two processes that make it at once one wins and both read the same.
 */
#include "base/crypto.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/arena.h"
#include "base/log.h"

enum { PASSWORD_PASSES = 2, FILE_SIZE = 512, PATH_SIZE = 4096, HEX_SIZE = 2 * CRYPTO_SECRET_SIZE };

#define PASSWORD_MEMORY (UINT64_C(64) * 1024 * 1024)

static const char first_line[] = "mainstay secret 1\n";

_Static_assert(CRYPTO_PASSWORD_SIZE >= crypto_pwhash_STRBYTES, "stored passwords must fit");

int crypto_setup(void)
{
    return sodium_init() < 0 ? -1 : 0;
}

void crypto_random(void *p, size_t n)
{
    randombytes_buf(p, n);
}

uint64_t crypto_random_u64(void)
{
    uint64_t n;
    randombytes_buf(&n, sizeof n);
    return n;
}

void crypto_token(char out[CRYPTO_TOKEN_SIZE])
{
    unsigned char bytes[32];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(out, CRYPTO_TOKEN_SIZE, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
}

void crypto_keyed_hash(const unsigned char key[CRYPTO_SECRET_SIZE], struct str data,
                       unsigned char out[CRYPTO_HASH_SIZE])
{
    crypto_generichash(out, CRYPTO_HASH_SIZE, (const unsigned char *)data.p, data.n, key,
                       CRYPTO_SECRET_SIZE);
}

uint64_t crypto_keyed_hash64(const unsigned char key[CRYPTO_SECRET_SIZE], struct str data)
{
    unsigned char hash[CRYPTO_HASH_SIZE];
    uint64_t first = 0;
    crypto_keyed_hash(key, data, hash);
    for (int i = 0; i < 8; i++) /* the same on every machine: it is stored */
        first = first << 8 | hash[i];
    return first;
}

bool crypto_equal(const void *a, const void *b, size_t n)
{
    return sodium_memcmp(a, b, n) == 0;
}

/* ---- The secret file ---- */

static size_t render_secret(const struct crypto_secret *s, char text[FILE_SIZE])
{
    char hash[HEX_SIZE + 1], seal[HEX_SIZE + 1];
    crypto_hex(s->hash_key, CRYPTO_SECRET_SIZE, hash);
    crypto_hex(s->seal_key, CRYPTO_SECRET_SIZE, seal);
    int n = snprintf(text, FILE_SIZE, "%shash %s\nseal %s\n", first_line, hash, seal);
    sodium_memzero(hash, sizeof hash);
    sodium_memzero(seal, sizeof seal);
    return (size_t)n;
}

static bool take_key(struct str *rest, const char *name, unsigned char key[CRYPTO_SECRET_SIZE])
{
    struct str line;
    size_t got;
    if (!str_next(rest, '\n', &line) || !str_starts(line, name))
        return false;
    struct str hex = str_trim((struct str){line.p + strlen(name), line.n - strlen(name)});
    return hex.n == HEX_SIZE &&
           sodium_hex2bin(key, CRYPTO_SECRET_SIZE, hex.p, hex.n, NULL, &got, NULL) == 0 &&
           got == CRYPTO_SECRET_SIZE;
}

static bool parse_secret(struct str text, struct crypto_secret *out)
{
    if (!str_starts(text, first_line))
        return false;
    text.p += sizeof first_line - 1;
    text.n -= sizeof first_line - 1;
    return take_key(&text, "hash ", out->hash_key) && take_key(&text, "seal ", out->seal_key);
}

/* -1 with errno when the file cannot be opened; 0 with *ok otherwise. */
static int read_secret(const char *path, struct crypto_secret *out, bool *ok)
{
    char text[FILE_SIZE];
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t n = read(fd, text, sizeof text);
    if (fstat(fd, &st) == 0 && (st.st_mode & 077) != 0)
        log_warn("others may read the secret file", "path=%s", log_quote(path));
    close(fd);
    *ok = n > 0 && parse_secret((struct str){text, (size_t)n}, out);
    sodium_memzero(text, sizeof text);
    if (!*ok)
        log_error("the secret file is damaged", "path=%s", log_quote(path));
    return 0;
}

static int sync_folder_of(const char *path)
{
    char folder[PATH_SIZE];
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) + (slash == path) : 1;
    if (n >= sizeof folder)
        return -1;
    memcpy(folder, slash ? path : ".", n);
    folder[n] = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int result = fsync(fd);
    close(fd);
    return result;
}

static int write_new_file(const char *path, const char *text, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    bool ok = write(fd, text, n) == (ssize_t)n && fsync(fd) == 0;
    return close(fd) == 0 && ok ? 0 : -1;
}

/* 0 when the file is there afterwards, made by us or by somebody else. */
static int make_secret(const char *path)
{
    char text[FILE_SIZE], other[PATH_SIZE];
    struct crypto_secret made;
    int n =
        snprintf(other, sizeof other, "%s.%016llx", path, (unsigned long long)crypto_random_u64());
    if (n < 0 || n >= (int)sizeof other)
        return -1;
    crypto_random(&made, sizeof made);
    int result = write_new_file(other, text, render_secret(&made, text));
    if (result == 0 && link(other, path) != 0 && errno != EEXIST)
        result = -1;
    int kept_errno = errno;
    unlink(other);
    errno = kept_errno;
    sodium_memzero(&made, sizeof made);
    sodium_memzero(text, sizeof text);
    return result == 0 ? sync_folder_of(path) : -1;
}

int crypto_secret_load(const char *path, bool create, struct crypto_secret *out)
{
    bool ok = false;
    if (read_secret(path, out, &ok) == 0)
        return ok ? 0 : -1;
    if (errno != ENOENT || !create) {
        log_error("the secret file cannot be read", "path=%s error=%s", log_quote(path),
                  log_quote(strerror(errno)));
        return -1;
    }
    if (make_secret(path) == 0 && read_secret(path, out, &ok) == 0)
        return ok ? 0 : -1;
    log_error("the secret file cannot be made", "path=%s error=%s", log_quote(path),
              log_quote(strerror(errno)));
    return -1;
}

/* ---- Passwords ---- */

int crypto_password_hash(struct str password, char out[CRYPTO_PASSWORD_SIZE])
{
    return crypto_pwhash_str(out, password.p ? password.p : "", password.n, PASSWORD_PASSES,
                             PASSWORD_MEMORY);
}

bool crypto_password_check(const char *stored, struct str password)
{
    return crypto_pwhash_str_verify(stored, password.p ? password.p : "", password.n) == 0;
}

bool crypto_password_check_nobody(struct str password)
{
    static const unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char hash[32];
    int done = crypto_pwhash(hash, sizeof hash, password.p ? password.p : "", password.n, salt,
                             PASSWORD_PASSES, PASSWORD_MEMORY, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(hash, sizeof hash);
    return done > 0; /* never: the result only keeps the work from being left out */
}

/* ---- Sealing ---- */

struct str crypto_seal(struct arena *arena, const struct crypto_secret *secret, struct str plain)
{
    size_t n = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.n;
    unsigned char *box = arena_alloc(arena, n);
    randombytes_buf(box, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, (const unsigned char *)plain.p,
                          plain.n, box, secret->seal_key);
    return crypto_base64_encode(arena, (struct str){(const char *)box, n});
}

struct str crypto_open(struct arena *arena, const struct crypto_secret *secret, struct str sealed)
{
    struct str box = crypto_base64_decode(arena, sealed);
    size_t least = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (!box.p || box.n < least)
        return STR_NONE;
    const unsigned char *nonce = (const unsigned char *)box.p;
    unsigned char *plain = arena_alloc(arena, box.n - least + 1);
    if (crypto_secretbox_open_easy(plain, nonce + crypto_secretbox_NONCEBYTES,
                                   box.n - crypto_secretbox_NONCEBYTES, nonce,
                                   secret->seal_key) != 0)
        return STR_NONE;
    return (struct str){(const char *)plain, box.n - least};
}

/* ---- Texts of bytes ---- */

struct str crypto_base64_decode(struct arena *arena, struct str text)
{
    size_t n, padding = 0;
    while (padding < 2 && text.n > 0 && text.p[text.n - 1] == '=') {
        text.n--;
        padding++;
    }
    if (!text.p || (padding && (text.n + padding) % 4 != 0))
        return STR_NONE;
    unsigned char *out = arena_alloc(arena, text.n / 4 * 3 + 4);
    if (sodium_base642bin(out, text.n / 4 * 3 + 3, text.p, text.n, NULL, &n, NULL,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0)
        return STR_NONE;
    return (struct str){(const char *)out, n};
}

struct str crypto_base64_encode(struct arena *arena, struct str bytes)
{
    size_t n = sodium_base64_encoded_len(bytes.n, sodium_base64_VARIANT_ORIGINAL);
    char *out = arena_alloc(arena, n);
    sodium_bin2base64(out, n, (const unsigned char *)bytes.p, bytes.n,
                      sodium_base64_VARIANT_ORIGINAL);
    return (struct str){out, n - 1};
}

void crypto_hex(const unsigned char *p, size_t n, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = digits[p[i] >> 4];
        out[2 * i + 1] = digits[p[i] & 15];
    }
    out[2 * n] = '\0';
}
