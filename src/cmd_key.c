/* cmd_key: makes a key and prints it alone on standard output. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>

#include "model/key.h"

static int run(const struct config *config);

const struct command cmd_key = {"key", "create", "make a key: --kind api|secret --name; prints it",
                                run};

static int create(struct cmd *cmd, const char *kind, const char *name)
{
    struct model m;
    char text[KEY_SIZE];
    if (cmd_begin(cmd, &m) < 0)
        return -1;
    m.change_kind = "create";
    if (strlen(name) > KEY_NAME_MAX)
        error_field(m.error, STR("name"), "At most %d characters", KEY_NAME_MAX);
    else
        key_create(&m, &cmd->secret, str_of(kind), str_of(name), text);
    if (cmd_commit(&m) < 0)
        return -1;
    puts(text);
    return 0;
}

static int run(const struct config *config)
{
    struct cmd cmd;
    const char *verb = config_positional(config, 1), *kind = config_get(config, "kind"),
               *name = config_get(config, "name");
    bool known = strcmp(kind, "api") == 0 || strcmp(kind, "secret") == 0;
    int status = 1;
    if (!verb || strcmp(verb, "create") != 0 || !known || !*name) {
        cmd_fail("mainstay key create --kind api|secret --name N");
        return 2;
    }
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_SECRET | CMD_CATALOGS, 2) == 0)
        status = create(&cmd, kind, name) < 0;
    cmd_close(&cmd);
    return status;
}
