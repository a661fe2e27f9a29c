/* cmd_restore: fills an empty, migrated database from a backup, after having checked all of the
 * file. */
#include "cmd.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/datetime.h"
#include "job/backup.h"

static int run(const struct config *config);

const struct command cmd_restore = {"restore", "FILE",
                                    "fill an empty database of either engine from a backup", run};

static void tell(void *data, int64_t rows)
{
    int64_t *told = data, now = clock_mono();

    if (now - *told < 3000)
        return;
    *told = now;
    fprintf(stderr, "%lld rows\n", (long long)rows);
}

static int restore(struct cmd *cmd, const char *path)
{
    FILE *file = fopen(path, "rb");
    int64_t told = clock_mono();
    struct backup_task task = {.db = cmd->db, .file = file, .progress = tell, .data = &told};
    char date[INSTANT_SIZE];
    int status;

    if (!file)
        return cmd_fail("%s: %s", path, strerror(errno));
    status = backup_restore(&task);
    fclose(file);
    if (status < 0)
        return cmd_fail("nothing was restored: %s: %s", path, task.why);
    instant_format(task.info.created_at, date);
    fprintf(stderr, "mainstay: %lld rows of %lld tables, as of %s\n", (long long)task.info.rows,
            (long long)task.info.tables, date);
    return 0;
}

static int run(const struct config *config)
{
    const char *path = config_positional(config, 1);
    struct cmd cmd;
    int status = 1;

    if (!path) {
        cmd_fail("mainstay restore FILE");
        return 2;
    }
    if (cmd_open(&cmd, config, CMD_SCHEMA, 2) == 0)
        status = restore(&cmd, path) < 0;
    cmd_close(&cmd);
    return status;
}
