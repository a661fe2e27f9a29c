/*
 * cmd_migrate: makes the secret file and the database, or brings it up to date; a new workspace
 * gets the rows it starts with.
 */
#include "cmd.h"

#include <stdio.h>

#include "db/migrate.h"
#include "db/trigram.h"
#include "model/configuration.h"
#include "model/rule_names.h"

static int run(const struct config *config);

const struct command cmd_migrate = {"migrate", "",
                                    "make the database, or bring it up to this version", run};

/* The first rows of a workspace; nothing where there are any already, deleted ones included. And
 * what migrations leave to those who know the fields. */
static int start_workspace(struct cmd *cmd)
{
    static const char started[] =
        "SELECT (SELECT count(*) FROM stage) + (SELECT count(*) FROM team_role)";
    struct model m;
    if (cmd_begin(cmd, &m) < 0)
        return -1;
    m.change_kind = "start";
    if (db_int(m.conn, 1, started, "") == 0 && configuration_start(&m) < 0 &&
        !error_is_set(m.error))
        error_set(m.error, ERROR_INTERNAL, "the first rows of the workspace cannot be written");
    if (rule_names_turn(&m) < 0 && !error_is_set(m.error))
        error_set(m.error, ERROR_INTERNAL, "the rules of the workspace cannot be rewritten");
    return cmd_commit(&m);
}

/* The index of the search may have had to wait for the extension. */
static int complete(struct db_conn *conn)
{
    if (trigram_indexed(conn))
        return 0;
    if (db_begin(conn) == 0 && trigram_create(conn) == 0)
        return db_commit(conn);
    db_rollback(conn);
    return -1;
}

static int migrate(struct cmd *cmd)
{
    struct db_conn *conn = db_acquire(cmd->db, DB_WRITE);
    int steps = conn ? migrate_run(conn, MAINSTAY_VERSION) : -1;
    if (steps >= 0 && complete(conn) < 0)
        steps = -1;
    int version = steps >= 0 ? migrate_version(conn) : -1;
    if (conn)
        db_release(&conn);
    if (steps < 0)
        return cmd_fail("the database was not changed");
    cmd->catalogs = catalog_holder_new(cmd->db);
    if (start_workspace(cmd) < 0)
        return -1;
    fprintf(stderr, "mainstay: database version %d (%d steps done)\n", version, steps);
    return 0;
}

static int run(const struct config *config)
{
    struct db_options options = {.readers = 2, .create = true};
    struct cmd cmd = {.config = config, .arena = arena_new(64 << 20)};
    int status = 1;
    cmd.db = db_open(str_of(config_get(config, "database")), &options);
    if (!cmd.db)
        cmd_fail("the database cannot be opened: %s", config_get(config, "database"));
    else if (crypto_secret_load(cmd_secret_path(&cmd), true, &cmd.secret) < 0)
        cmd_fail("the secret file cannot be made: %s", cmd_secret_path(&cmd));
    else
        status = migrate(&cmd) < 0;
    cmd_close(&cmd);
    return status;
}
