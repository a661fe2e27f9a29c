/* cmd_openapi: prints the OpenAPI document; needs no database. */
#include "cmd.h"

#include <stdio.h>

#include "api/openapi.h"

static int run(const struct config *config)
{
    struct arena *arena = arena_new(64 << 20);
    (void)config;
    struct str text = openapi_document(arena);
    size_t written = fwrite(text.p, 1, text.n, stdout);
    int status = written != text.n || putchar('\n') == EOF || fflush(stdout) != 0;
    arena_free(&arena);
    return status;
}

const struct command cmd_openapi = {"openapi", "", "print the OpenAPI document of the API", run};
