/* cmd_serve: runs the server until SIGTERM or SIGINT, then drains it. */
#include "cmd.h"

#include <signal.h>
#include <unistd.h>

#include "api/server.h"
#include "base/log.h"

static int run(const struct config *config);

const struct command cmd_serve = {
    "serve", "", "answer on --listen; --migrate brings the database up to date first", run};

enum { OTHER_THREADS = 8 }; /* ingest, refresh, jobs ... */

/* Connections for reading: one per worker, and some for the threads behind. */
static int readers_wanted(const struct config *config)
{
    int64_t workers;
    if (!config_int(config, "workers", 0, 1024, &workers))
        return -1;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return (int)(workers ? workers : 2 * (cores > 0 ? cores : 1) + 2) + OTHER_THREADS;
}

static int migrate_first(const struct config *config)
{
    int64_t migrate;
    if (!config_int(config, "migrate", 0, 1, &migrate))
        return -1;
    return migrate && cmd_migrate.run(config) != 0 ? -1 : 0;
}

static int serve(struct cmd *cmd, const sigset_t *ends)
{
    int caught;
    const char *files = cmd_files(cmd);
    struct server *s = files ? server_start(cmd->config, cmd->db, &cmd->secret, files) : NULL;
    if (files)
        cmd->db = NULL; /* the server's, also when it did not start */
    if (!s)
        return 1;
    sigwait(ends, &caught);
    log_info("stopping", "signal=%d", caught);
    server_stop(&s);
    log_info("stopped", "status=0");
    return 0;
}

static int run(const struct config *config)
{
    struct cmd cmd;
    sigset_t ends;
    int readers = readers_wanted(config), status = 1;

    /* Blocked before any thread is made, so that only sigwait sees them. */
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    if (readers < 0 || migrate_first(config) < 0)
        return 1;
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_SECRET, readers) == 0)
        status = serve(&cmd, &ends);
    cmd_close(&cmd);
    return status;
}
