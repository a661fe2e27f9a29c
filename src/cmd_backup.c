/* cmd_backup: writes the database to a file, which appears under its name when it is complete. */
#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "job/backup.h"

static int run(const struct config *config);

const struct command cmd_backup = {"backup", "FILE", "write everything to a file, while serving",
                                   run};

static void tell(void *data, int64_t rows)
{
    int64_t *told = data, now = clock_mono();

    if (now - *told < 3000)
        return;
    *told = now;
    fprintf(stderr, "%lld rows\n", (long long)rows);
}

static int write_file(struct cmd *cmd, FILE *file)
{
    int64_t told = clock_mono();
    struct backup_task task = {.db = cmd->db, .file = file, .progress = tell, .data = &told};

    if (backup_write(&task, MAINSTAY_VERSION) < 0)
        return cmd_fail("the backup %s", task.why);
    if (fflush(file) != 0 || fsync(fileno(file)) != 0)
        return cmd_fail("the backup cannot be written: %s", strerror(errno));
    fprintf(stderr, "mainstay: %lld rows of %lld tables\n", (long long)task.info.rows,
            (long long)task.info.tables);
    return 0;
}

static int backup(struct cmd *cmd, const char *path)
{
    const char *part = str_fmt(cmd->arena, "%s.part", path).p;
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");
    int status;

    if (!file)
        return cmd_fail("%s: %s", part, strerror(errno));
    status = write_file(cmd, file);
    if (fclose(file) != 0 && status == 0)
        status = cmd_fail("%s: %s", part, strerror(errno));
    if (status == 0 && rename(part, path) != 0)
        status = cmd_fail("%s: %s", path, strerror(errno));
    if (status < 0)
        unlink(part);
    return status;
}

static int run(const struct config *config)
{
    const char *path = config_positional(config, 1);
    struct cmd cmd;
    int status = 1;

    if (!path) {
        cmd_fail("mainstay backup FILE");
        return 2;
    }
    if (cmd_open(&cmd, config, CMD_SCHEMA, 2) == 0)
        status = backup(&cmd, path) < 0;
    cmd_close(&cmd);
    return status;
}
