/*
 * Fuzz target: what stands in a request head. Lines of the input: target, Cookie, Accept-Encoding.
 * Whatever comes out of a target that was taken must be clean: a path that starts with '/' and
 * parameters that are UTF-8.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "net/http_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_parameter(void *data, struct str name, struct str value)
{
    int *count = data;
    if (!utf8_valid(name) || !utf8_valid(value) || ++*count > 1000)
        abort();
}

static void check_path(struct str path)
{
    if (!path.n || path.p[0] != '/' || !utf8_valid(path))
        abort();
    for (size_t i = 0; i < path.n; i++) {
        if ((unsigned char)path.p[i] < ' ')
            abort();
    }
}

static void read_head(struct exchange *x, struct str rest)
{
    struct http_request *r = &x->request;
    struct str target = STR(""), cookie = STR(""), accept = STR("");
    str_next(&rest, '\n', &target);
    str_next(&rest, '\n', &cookie);
    str_next(&rest, '\n', &accept);
    exchange_add_header(x, STR("Cookie"), cookie);
    exchange_add_header(x, STR("Accept-Encoding"), accept);
    header_accepts(http_header(r, "accept-encoding"), "gzip");
    struct str session = http_cookie(r, "session");
    if (session.n > cookie.n)
        abort();
    if (!target_split(r->arena, target, &r->path, &r->raw_query))
        return;
    int count = 0;
    check_path(r->path);
    http_query_each(r, check_parameter, &count);
    struct str q = http_query(r, "q");
    if (q.p && !utf8_valid(q))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct exchange *x = mem_alloc(sizeof *x);
    char *copy = malloc(size ? size : 1);
    if (size)
        memcpy(copy, data, size);
    x->request.arena = arena_new(64 << 20);
    x->request.mhd = x;
    x->headers_end = &x->headers;
    read_head(x, (struct str){copy, size});
    arena_free(&x->request.arena);
    free(copy);
    free(x);
    return 0;
}
