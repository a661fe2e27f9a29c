/* Fuzz target: a multipart body. First line of the input = content type, the rest = body. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "net/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_inside(struct str whole, struct str piece)
{
    if (piece.p < whole.p || piece.p + piece.n > whole.p + whole.n)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* An exact copy, so that a step beyond its end is seen. */
    char *copy = malloc(size ? size : 1);
    if (size)
        memcpy(copy, data, size);
    struct str body = {copy, size}, type = STR("");
    str_next(&body, '\n', &type);
    if (!body.p)
        body = STR("");
    struct arena *arena = arena_new(64 << 20);
    const char *error = NULL;
    struct multipart_part *p = multipart_parse(arena, type, body, &error);
    if (!p == !error)
        abort();
    int count = 0;
    for (; p; p = p->next) {
        check_inside(body, p->content);
        if (!p->name.p || ++count > 100)
            abort();
    }
    arena_free(&arena);
    free(copy);
    return 0;
}
