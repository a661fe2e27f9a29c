/* cmd_export: all rows of a kind as CSV on standard output, as `mainstay import` reads them. */
#include "cmd.h"

#include <stdio.h>
#include <unistd.h>

#include "job/export.h"

static int run(const struct config *config);

const struct command cmd_export = {"export", "KIND",
                                   "export accounts, users ... as CSV to standard output", run};

static void print_kinds(void)
{
    cmd_fail("mainstay export KIND, where KIND is one of:");
    for (size_t i = 0; i < export_kinds_count; i++)
        fprintf(stderr, "  %s\n", export_kinds[i].name);
}

static int write_rows(struct cmd *cmd, const struct export_kind *kind)
{
    const char *files = cmd_files(cmd);
    struct export_task task = {.db = cmd->db,
                               .catalogs = cmd->catalogs,
                               .actor = {.kind = ACTOR_SYSTEM, .name = STR("command line")},
                               .resource = kind->resource,
                               .rows = json_parse(cmd->arena, STR("{\"all\":true}")).root,
                               .for_import = true,
                               .folder = files,
                               .arena = cmd->arena};
    int copy = files ? dup(STDOUT_FILENO) : -1;
    FILE *file = copy < 0 ? NULL : fdopen(copy, "w");
    if (!file)
        return 1;
    struct table_file *table = table_file_csv(file, false);
    enum export_end end = export_write(&task, table);
    bool closed = table->close(&table) == 0;
    if (end == EXPORT_DONE && closed)
        return 0;
    cmd_fail("%.*s", (int)task.why.n, task.why.p ? task.why.p : "");
    return 1;
}

static int run(const struct config *config)
{
    struct cmd cmd;
    const char *name = config_positional(config, 1);
    const struct export_kind *kind = name ? export_kind_of(str_of(name)) : NULL;
    int status = 1;
    if (!kind) {
        print_kinds();
        return 2;
    }
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_CATALOGS, 3) == 0)
        status = write_rows(&cmd, kind);
    cmd_close(&cmd);
    return status;
}
