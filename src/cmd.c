/* cmd: see cmd.h. */
#include "cmd.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "db/migrate.h"

enum { CMD_MEMORY = 256 << 20 };

int cmd_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("mainstay: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return -1;
}

/* Path of a file beside the database: in the SQLite file's folder, else in the working folder. */
static const char *beside_database(struct cmd *cmd, const char *name)
{
    const char *url = config_get(cmd->config, "database");
    if (strncmp(url, "sqlite:", 7) != 0)
        return name;
    const char *slash = strrchr(url + 7, '/');
    if (!slash)
        return name;
    return str_fmt(cmd->arena, "%.*s/%s", (int)(slash - url - 7), url + 7, name).p;
}

const char *cmd_secret_path(struct cmd *cmd)
{
    const char *path = config_get(cmd->config, "secret-file");
    return *path ? path : beside_database(cmd, "mainstay.secret");
}

const char *cmd_files(struct cmd *cmd)
{
    const char *path = config_get(cmd->config, "files");
    if (!*path)
        path = beside_database(cmd, "files");
    if (mkdir(path, 0700) < 0 && errno != EEXIST) {
        cmd_fail("folder %s: %s", path, strerror(errno));
        return NULL;
    }
    return path;
}

static int check_schema(struct cmd *cmd)
{
    struct db_conn *conn = db_acquire(cmd->db, DB_READ);
    int version = conn ? migrate_version(conn) : -1;
    if (conn)
        db_release(&conn);
    if (version < 0)
        return cmd_fail("the database cannot be read");
    if (version < (int)migrations_count)
        return cmd_fail(
            "the database has version %d, this program needs %zu: run `mainstay migrate`", version,
            migrations_count);
    if (version > (int)migrations_count)
        return cmd_fail(
            "the database has version %d, this program knows only %zu: use a newer program",
            version, migrations_count);
    return 0;
}

int cmd_open(struct cmd *cmd, const struct config *config, unsigned needs, int readers)
{
    struct db_options options = {.readers = readers};
    *cmd = (struct cmd){.config = config, .arena = arena_new(CMD_MEMORY)};
    cmd->db = db_open(str_of(config_get(config, "database")), &options);
    if (!cmd->db)
        return cmd_fail("the database cannot be opened: %s", config_get(config, "database"));
    if (needs & CMD_SCHEMA && check_schema(cmd) < 0)
        return -1;
    if (needs & CMD_SECRET && crypto_secret_load(cmd_secret_path(cmd), false, &cmd->secret) < 0)
        return cmd_fail("the secret file %s cannot be read; `mainstay migrate` makes it",
                        cmd_secret_path(cmd));
    if (needs & CMD_CATALOGS)
        cmd->catalogs = catalog_holder_new(cmd->db);
    return 0;
}

void cmd_close(struct cmd *cmd)
{
    catalog_holder_free(&cmd->catalogs);
    db_close(&cmd->db);
    arena_free(&cmd->arena);
}

int cmd_begin(struct cmd *cmd, struct model *m)
{
    static const struct actor actor = {.kind = ACTOR_SYSTEM, .name = {"command line", 12}};
    struct error *e = ARENA_NEW(cmd->arena, struct error);
    error_init(e, cmd->arena);
    *m = (struct model){.arena = cmd->arena,
                        .actor = &actor,
                        .error = e,
                        .secret = &cmd->secret,
                        .now = clock_now()};
    m->catalog = catalog_current(cmd->catalogs);
    m->conn = m->catalog ? db_acquire(cmd->db, DB_WRITE) : NULL;
    if (!m->conn || db_begin(m->conn) < 0)
        return cmd_fail("the database cannot be written");
    m->calendar = m->catalog->calendar;
    m->today = calendar_day(m->calendar, m->now);
    return 0;
}

int cmd_commit(struct model *m)
{
    bool refused = error_is_set(m->error);
    if (!refused)
        model_flush_changes(m, "model");
    int done = refused ? -1 : db_commit(m->conn);
    for (const struct error_item *i = m->error->items; i; i = i->next)
        cmd_fail("%.*s: %.*s", (int)i->field.n, i->field.p, (int)i->message.n, i->message.p);
    if (refused && !m->error->items)
        cmd_fail("%s", m->error->detail.p ? m->error->detail.p : error_text(m->error->code));
    if (!refused && done < 0)
        cmd_fail("the database could not store it");
    if (m->conn)
        db_release(&m->conn);
    catalog_drop(&m->catalog);
    return done;
}
