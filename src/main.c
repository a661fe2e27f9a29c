/* main: the table of commands. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "cmd.h"

static const struct command *const commands[] = {
    &cmd_serve,  &cmd_migrate, &cmd_demo,    &cmd_import, &cmd_export,  &cmd_backup,  &cmd_restore,
    &cmd_member, &cmd_key,     &cmd_refresh, &cmd_check,  &cmd_openapi, &cmd_version,
};

static void print_help(void)
{
    puts("usage: mainstay COMMAND [--flag VALUE ...]\n\nCommands:");
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        char head[80];
        snprintf(head, sizeof(head), "%s %s", commands[i]->name, commands[i]->arguments);
        printf("  %-28s %s\n", head, commands[i]->summary);
    }
    puts("\nFlags, also as MAINSTAY_* in the environment and in the file that --config names:");
    config_help();
}

static int setup_log(const struct config *config)
{
    static const char *const names[] = {"debug", "info", "warn", "error"};
    const char *level = config_get(config, "log-level"), *format = config_get(config, "log-format");
    bool json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "logfmt") != 0)
        return cmd_fail("--log-format is logfmt or json");
    for (int i = 0; i < 4; i++) {
        if (strcmp(level, names[i]) != 0)
            continue;
        log_setup((enum log_level)i, json);
        return 0;
    }
    return cmd_fail("--log-level is debug, info, warn or error");
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        if (strcmp(name, commands[i]->name) == 0)
            return commands[i];
    return NULL;
}

static bool asks_for_help(int argc, char **argv)
{
    return argc < 2 || strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 ||
           strcmp(argv[1], "-h") == 0;
}

int main(int argc, char **argv)
{
    const char *why;
    if (asks_for_help(argc, argv)) {
        print_help();
        return argc < 2 ? 2 : 0;
    }
    if (strcmp(argv[1], "--version") == 0)
        argv[1] = "version";
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* over a limit of file size a write fails, as on a full disk */
    const struct config *config = config_load(argc, argv);
    if (!config || setup_log(config) < 0)
        return 2;
    const char *name = config_positional(config, 0);
    const struct command *command = name ? find(name) : NULL;
    if (!command) {
        cmd_fail("there is no command \"%s\"; see mainstay help", name ? name : "");
        return 2;
    }
    if (clock_setup(&why) < 0) {
        cmd_fail("%s", why);
        return 2;
    }
    if (crypto_setup() < 0) {
        cmd_fail("the crypto library cannot start");
        return 1;
    }
    return command->run(config);
}
