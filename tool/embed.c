/*
 * embed: turns a folder of files into C: `embed FOLDER OUT` writes OUT.c with the table
 * http_assets[] (sorted by path) and, for each file, its bytes and gzip form taken in by the
 * assembler (.incbin). Gzip forms stand in OUT.gz/.
 *
 * A file whose name carries a hash ("index-BvK3x9_a.js", as Vite writes them under assets/) is
 * immutable. The ETag is a hash of the bytes. An empty or missing folder gives an empty table. The
 * output depends on the files only.
 */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PATH_SIZE = 4096, FILES_MAX = 4096, GZIP_WINDOW = 15 + 16, HASH_LENGTH = 8 };

struct file {
    char *path; /* "/assets/x.js" */
    char *disk;
};

static struct file files[FILES_MAX];
static int file_count;

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "embed: %s: %s: %s\n", what, path, strerror(errno));
    exit(1);
}

static void collect(const char *folder, const char *prefix)
{
    DIR *d = opendir(folder);
    struct dirent *e;
    if (!d)
        return;
    while ((e = readdir(d))) {
        char disk[PATH_SIZE], path[PATH_SIZE];
        struct stat st;
        if (e->d_name[0] == '.')
            continue;
        if (snprintf(disk, sizeof disk, "%s/%s", folder, e->d_name) >= PATH_SIZE ||
            snprintf(path, sizeof path, "%s/%s", prefix, e->d_name) >= PATH_SIZE ||
            strpbrk(path, "\"\\\n") || stat(disk, &st))
            fail("cannot take file", e->d_name);
        if (S_ISDIR(st.st_mode)) {
            collect(disk, path);
            continue;
        }
        if (file_count == FILES_MAX)
            fail("too many files", folder);
        files[file_count++] = (struct file){strdup(path), strdup(disk)};
    }
    closedir(d);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

/* Returns owned bytes. */
static unsigned char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail("cannot read", path);
    fseek(f, 0, SEEK_END);
    *n = (size_t)ftell(f);
    rewind(f);
    unsigned char *p = malloc(*n + 1);
    if (!p || fread(p, 1, *n, f) != *n)
        fail("cannot read", path);
    fclose(f);
    return p;
}

static uint64_t hash(const unsigned char *p, size_t n)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * 0x100000001B3u;
    return h;
}

/* Returns owned bytes; NULL when gzip does not save at least a tenth. */
static unsigned char *gzip(const unsigned char *p, size_t n, size_t *packed)
{
    z_stream z = {0};
    unsigned char *out = malloc(n + 1);
    if (!out || deflateInit2(&z, 9, Z_DEFLATED, GZIP_WINDOW, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        fail("cannot pack", "");
    z.next_in = (Bytef *)(uintptr_t)p;
    z.avail_in = (uInt)n;
    z.next_out = out;
    z.avail_out = (uInt)(n - n / 10);
    bool done = deflate(&z, Z_FINISH) == Z_STREAM_END;
    *packed = z.total_out;
    deflateEnd(&z);
    if (done)
        return out;
    free(out);
    return NULL;
}

static const char *content_type(const char *path)
{
    static const struct {
        const char *end, *type;
    } types[] = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".map", "application/json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
        {".md", "text/plain; charset=utf-8"},
        {".wasm", "application/wasm"},
    };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++) {
        if (!strcmp(dot, types[i].end))
            return types[i].type;
    }
    return "application/octet-stream";
}

/* "/assets/name-XXXXXXXX.ext" */
static bool is_hashed(const char *path)
{
    const char *dot = strrchr(path, '.');
    const char *name = strrchr(path, '/');
    if (strncmp(path, "/assets/", 8) || !dot || dot - name < HASH_LENGTH + 2)
        return false;
    const char *dash = dot - HASH_LENGTH - 1;
    return *dash == '-' &&
           strspn(dash + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
               HASH_LENGTH;
}

static void take_bytes(FILE *out, const char *name, const char *path)
{
    char full[PATH_SIZE];
    if (!realpath(path, full))
        fail("cannot find", path);
    fprintf(out,
            "__asm__(\".section .rodata\\n.global %s\\n.balign 16\\n%s: .incbin \\\"%s\\\"\\n"
            ".byte 0\\n.previous\");\nextern const unsigned char %s[];\n",
            name, name, full, name);
}

struct entry {
    size_t size, packed;
    uint64_t etag;
};

static struct entry write_bytes(FILE *out, const char *folder, int i)
{
    struct entry e = {.packed = 0};
    char name[64], path[PATH_SIZE];
    unsigned char *p = read_file(files[i].disk, &e.size);
    unsigned char *packed = gzip(p, e.size, &e.packed);
    e.etag = hash(p, e.size);
    snprintf(name, sizeof name, "asset_%d", i);
    take_bytes(out, name, files[i].disk);
    if (packed) {
        snprintf(path, sizeof path, "%s/%d", folder, i);
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(packed, 1, e.packed, f) != e.packed || fclose(f))
            fail("cannot write", path);
        snprintf(name, sizeof name, "asset_gzip_%d", i);
        take_bytes(out, name, path);
    } else {
        e.packed = 0;
    }
    free(p);
    free(packed);
    return e;
}

static void write_row(FILE *out, int i, const struct entry *e)
{
    const char *path = files[i].path;
    char gz[64] = "NULL";
    if (e->packed)
        snprintf(gz, sizeof gz, "asset_gzip_%d", i);
    fprintf(out, "    {\"%s\", \"%s\", asset_%d, %s, %zu, %zu, \"\\\"%016llx\\\"\", %s},\n", path,
            content_type(path), i, gz, e->size, e->packed, (unsigned long long)e->etag,
            is_hashed(path) ? "true" : "false");
}

int main(int argc, char **argv)
{
    char path[PATH_SIZE], folder[PATH_SIZE - 16];
    if (argc != 3) {
        fprintf(stderr, "usage: embed FOLDER OUT (writes OUT.c and OUT.gz/)\n");
        return 2;
    }
    collect(argv[1], "");
    qsort(files, (size_t)file_count, sizeof *files, by_path);
    snprintf(path, sizeof path, "%s.c", argv[2]);
    snprintf(folder, sizeof folder, "%s.gz", argv[2]);
    FILE *out = fopen(path, "w");
    if (!out || (mkdir(folder, 0777) && errno != EEXIST))
        fail("cannot write", argv[2]);
    struct entry *entries = calloc((size_t)file_count + 1, sizeof *entries);
    fprintf(out, "/* Made by tool/embed. */\n#include \"net/asset.h\"\n\n");
    for (int i = 0; entries && i < file_count; i++)
        entries[i] = write_bytes(out, folder, i);
    fprintf(out, "\nconst struct http_asset http_assets[] = {\n");
    for (int i = 0; entries && i < file_count; i++)
        write_row(out, i, &entries[i]);
    fprintf(out, "    {0}, /* end, not counted */\n};\nconst size_t http_assets_count = %d;\n",
            file_count);
    free(entries);
    return fclose(out) ? 1 : 0;
}
