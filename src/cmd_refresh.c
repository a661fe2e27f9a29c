/* cmd_refresh: computes all metrics anew, with --history also those of past days; progress on
 * standard error. */
#include "cmd.h"

#include <stdio.h>
#include <unistd.h>

#include "engine/refresh.h"

static int run(const struct config *config);

const struct command cmd_refresh = {"refresh", "",
                                    "compute all metrics anew: --history for past days, too", run};

static bool progress(void *data, int64_t done, int64_t total)
{
    (void)data;
    if (isatty(STDERR_FILENO) || done == total)
        fprintf(stderr, "%s%lld of %lld accounts%s", isatty(STDERR_FILENO) ? "\r" : "",
                (long long)done, (long long)total, done == total ? "\n" : "");
    return true;
}

/* Without a word only what was never made. */
static bool wants_history(const struct config *config, struct db *db)
{
    return str_is(str_of(config_get(config, "history")), "1") || !refresh_has_history(db);
}

static int run(const struct config *config)
{
    struct cmd cmd;
    int status = 1;
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_CATALOGS, 4) == 0)
        status =
            refresh_all(cmd.db, cmd.catalogs, wants_history(config, cmd.db), progress, NULL) < 0;
    if (status)
        cmd_fail("the metrics were not computed");
    cmd_close(&cmd);
    return status;
}
