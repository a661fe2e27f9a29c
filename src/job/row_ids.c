/* row_ids: see row_ids.h. */
#include "job/row_ids.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

struct row_ids {
    FILE *file; /* without a name; NULL: in memory */
    const int64_t *ids;
    int64_t count, at;
    bool failed;
};

static FILE *open_unnamed(struct arena *arena, const char *folder)
{
    char *path = str_z(arena, str_fmt(arena, "%s/rows-XXXXXX", folder));
    int fd = mkostemp(path, O_CLOEXEC);
    if (fd < 0)
        return NULL;
    unlink(path);
    FILE *file = fdopen(fd, "w+");
    if (!file)
        close(fd);
    return file;
}

static bool take(void *data, int64_t id)
{
    struct row_ids *r = data;
    r->failed = fwrite(&id, sizeof(id), 1, r->file) != 1;
    r->count += !r->failed;
    return !r->failed;
}

struct row_ids *row_ids_collect(struct model *m, const struct list_query *q, const char *folder)
{
    struct row_ids *r = mem_alloc(sizeof(*r));
    r->file = open_unnamed(m->arena, folder);
    bool fine = r->file && list_each_id(m, q, take, r) == 0 && !r->failed && fflush(r->file) == 0;
    if (fine) {
        rewind(r->file);
        return r;
    }
    if (!r->file || r->failed)
        log_error("the rows of a job cannot be noted", "folder=%s why=%s", log_quote(folder),
                  strerror(errno));
    row_ids_free(&r);
    return NULL;
}

struct row_ids *row_ids_of(const int64_t *ids, size_t n)
{
    struct row_ids *r = mem_alloc(sizeof(*r));
    r->ids = ids;
    r->count = (int64_t)n;
    return r;
}

int64_t row_ids_count(const struct row_ids *r)
{
    return r->count;
}

int row_ids_next(struct row_ids *r, int64_t *out, int max)
{
    int64_t left = r->count - r->at;
    int n = left < max ? (int)left : max;
    if (!r->file)
        memcpy(out, r->ids + r->at, (size_t)n * sizeof(*out));
    else if (fread(out, sizeof(*out), (size_t)n, r->file) != (size_t)n)
        n = -1;
    if (n > 0)
        r->at += n;
    return n;
}

int row_ids_skip(struct row_ids *r, int64_t n)
{
    r->at = n < r->count ? n : r->count;
    if (!r->file)
        return 0;
    return fseeko(r->file, (off_t)(r->at * (int64_t)sizeof(int64_t)), SEEK_SET);
}

void row_ids_free(struct row_ids **at)
{
    struct row_ids *r = *at;
    *at = NULL;
    if (r && r->file)
        fclose(r->file);
    free(r);
}
