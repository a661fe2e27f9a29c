/*
 * utf8: the check is by hand (it runs over each text that comes in); folding asks utf8proc for each
 * code point. Since marks are dropped, the canonical order of marks does not matter and each code
 * point folds alone.
 */
#include "base/utf8.h"

#include <string.h>

#include <utf8proc.h>

#include "base/arena.h"

/* Code point at p (n > 0), its bytes in *size; -1 with *size 1 when not well-formed. */
static int32_t decode(const unsigned char *p, size_t n, size_t *size)
{
    *size = 1;
    if (p[0] < 0x80)
        return p[0];
    size_t length = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || n < length)
        return -1;
    int32_t c = p[0] & (0x7F >> length);
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return -1;
        c = (c << 6) | (p[i] & 0x3F);
    }
    static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return -1;
    *size = length;
    return c;
}

/* Bytes at the front that are ASCII, in steps of eight. */
static size_t ascii_run(struct str a)
{
    size_t i = 0;
    for (; i + 8 <= a.n; i += 8) {
        uint64_t word;
        memcpy(&word, a.p + i, 8);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < a.n && (unsigned char)a.p[i] < 0x80)
        i++;
    return i;
}

bool utf8_valid(struct str a)
{
    const unsigned char *p = (const unsigned char *)a.p;
    size_t i = ascii_run(a);
    while (i < a.n) {
        size_t size;
        if (decode(p + i, a.n - i, &size) < 0)
            return false;
        i += size;
    }
    return true;
}

static bool begins(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

size_t utf8_length(struct str a)
{
    size_t n = 0;
    for (size_t i = 0; i < a.n; i++)
        n += begins(a.p[i]);
    return n;
}

struct str utf8_prefix(struct str a, size_t max)
{
    size_t i = 0;
    for (; i < a.n; i++)
        if (begins(a.p[i]) && max-- == 0)
            break;
    return (struct str){a.p, i};
}

static size_t encode(int32_t c, char *out)
{
    return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

struct str utf8_from_latin1(struct arena *arena, struct str a, bool windows)
{
    /* 0x80-0x9F of Windows-1252; the five that it leaves open stay control characters. */
    static const uint16_t high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    if (!a.p)
        return STR_NONE;
    size_t size = 1;
    for (size_t i = 0; i < a.n; i++)
        size += (unsigned char)a.p[i] < 0x80 ? 1 : 3;
    char *out = arena_alloc(arena, size);
    size_t n = 0;
    for (size_t i = 0; i < a.n; i++) {
        int32_t c = (unsigned char)a.p[i];
        if (windows && c >= 0x80 && c < 0xA0)
            c = high[c - 0x80];
        n += encode(c, out + n);
    }
    return (struct str){out, n};
}

/* The folded text as it grows; it grows in the arena, since one code point may become many. */
struct fold {
    struct arena *arena;
    char *p;
    size_t n, space;
    bool gap; /* white space seen since the last character */
};

static void fold_reserve(struct fold *f, size_t more)
{
    if (f->n + more <= f->space)
        return;
    size_t space = f->space * 2 + more;
    char *grown = arena_alloc(f->arena, space);
    memcpy(grown, f->p, f->n);
    f->p = grown;
    f->space = space;
}

static bool is_space(int32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (c == 0x85)
        return true;
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

static void fold_add(struct fold *f, int32_t c)
{
    if (is_space(c)) {
        f->gap = true;
        return;
    }
    fold_reserve(f, 6);
    if (f->gap && f->n > 0)
        f->p[f->n++] = ' ';
    f->gap = false;
    if (c < 0x80)
        f->p[f->n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c;
    else
        f->n += encode(c, f->p + f->n);
}

static void fold_other(struct fold *f, int32_t c)
{
    static const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                             UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                                             UTF8PROC_IGNORE;
    utf8proc_int32_t parts[64];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(c, parts, 64, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < 64; i++)
        fold_add(f, parts[i]);
}

struct str utf8_fold(struct arena *arena, struct str a)
{
    if (!a.p)
        return STR_NONE;
    struct fold f = {.arena = arena, .space = a.n + 8};
    f.p = arena_alloc(arena, f.space);
    for (size_t i = 0, size; i < a.n; i += size) {
        int32_t c = decode((const unsigned char *)a.p + i, a.n - i, &size);
        if (c >= 0x80)
            fold_other(&f, c);
        else if (c >= 0)
            fold_add(&f, c);
    }
    fold_reserve(&f, 1);
    f.p[f.n] = '\0';
    return (struct str){f.p, f.n};
}

bool utf8_has_control(struct str a)
{
    for (size_t i = 0; i < a.n; i++) {
        unsigned char c = (unsigned char)a.p[i];
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
            return true;
        if (c == 0xC2 && i + 1 < a.n && (unsigned char)a.p[i + 1] < 0xA0)
            return true;
    }
    return false;
}
