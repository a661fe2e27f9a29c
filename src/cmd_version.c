/* cmd_version: prints the version. */
#include "cmd.h"

#include <stdio.h>

static int run(const struct config *config)
{
    (void)config;
    puts("mainstay " MAINSTAY_VERSION);
    return 0;
}

const struct command cmd_version = {"version", "", "print the version", run};
