/*
 * cmd_demo: makes the demo workspace in an empty database; the sign-ins stand on standard output,
 * where tool/run.sh keeps them.
 */
#include "cmd.h"

#include <stdio.h>
#include <string.h>

#include "demo/demo.h"

enum { SIGN_INS_BYTES = 64 << 10 };

static int run(const struct config *config);

const struct command cmd_demo = {"demo", "", "fill an empty database: --accounts, --days, --seed",
                                 run};

static bool read_options(const struct config *config, struct demo_options *o)
{
    int64_t seed;

    if (!config_int(config, "accounts", 1, DEMO_ACCOUNTS_MAX, &o->accounts) ||
        !config_int(config, "days", 1, DEMO_DAYS_MAX, &o->days) ||
        !config_int(config, "seed", 0, INT64_MAX, &seed))
        return false;
    o->seed = (uint64_t)seed;
    return true;
}

static int run(const struct config *config)
{
    struct cmd cmd;
    struct demo_options options = {.progress = true};
    struct buf sign_ins = BUF_INIT(SIGN_INS_BYTES);
    const char *why = NULL;
    int status = 1;

    if (!read_options(config, &options))
        return 2;
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_SECRET, 4) == 0) {
        options.db = cmd.db;
        options.secret = &cmd.secret;
        status = demo_make(&options, &sign_ins, &why) < 0;
    }
    if (why)
        cmd_fail("%s", why);
    if (status == 0)
        fprintf(stderr, "mainstay: `mainstay serve` shows it at http://%s\n",
                config_get(config, "listen"));
    if (status == 0)
        printf("Demo sign-ins:\n%.*s", (int)sign_ins.n, sign_ins.p);
    buf_free(&sign_ins);
    cmd_close(&cmd);
    return status;
}
