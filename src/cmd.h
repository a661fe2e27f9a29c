/*
 * cmd: what the commands of the command line share. One file per command (cmd_x.c) with its row;
 * main.c joins them. To add a command: its file, its row here and in main.c.
 */
#ifndef CMD_H
#define CMD_H

#include "base/config.h"
#include "base/crypto.h"
#include "model/catalog.h"

struct command {
    const char *name;      /* first word */
    const char *arguments; /* for the help */
    const char *summary;
    /* Exit status: 0 fine, 1 failed, 2 called wrongly (said on standard error). */
    int (*run)(const struct config *config);
};

extern const struct command cmd_serve, cmd_migrate, cmd_member, cmd_key, cmd_refresh, cmd_check,
    cmd_openapi, cmd_version;
extern const struct command cmd_demo, cmd_import, cmd_export, cmd_backup, cmd_restore;

enum cmd_need {
    CMD_SCHEMA =
        1 << 0, /* the database has this program's version; else a message says to migrate */
    CMD_SECRET = 1 << 1,   /* reads the secret file */
    CMD_CATALOGS = 1 << 2, /* catalogs of an opened database */
};

/* An opened database and what goes with it. */
struct cmd {
    const struct config *config;
    struct db *db; /* owned */
    struct crypto_secret secret;
    struct catalog_holder *catalogs; /* owned, NULL without CMD_CATALOGS */
    struct arena *arena;             /* owned, for the command's run */
};

/* 0, or -1 after a message; cmd_close in both cases. `readers`: connections. */
int cmd_open(struct cmd *cmd, const struct config *config, unsigned needs, int readers);
void cmd_close(struct cmd *cmd);
/* Where the secret file is: the setting, else beside the database. Arena memory. */
const char *cmd_secret_path(struct cmd *cmd);
/* Folder for files: the setting, else beside the database; made when absent. Arena memory, NULL
 * after a message. */
const char *cmd_files(struct cmd *cmd);

/* A write transaction for a command, as the system: begins, and ends with cmd_commit. -1 after a
 * message. */
int cmd_begin(struct cmd *cmd, struct model *m);
/* Commits; -1 after a message (also of m->error). */
int cmd_commit(struct model *m);

/* Message on standard error, prefixed with the program's name. Always returns -1. */
int cmd_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
