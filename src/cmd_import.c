/*
 * cmd_import: imports a CSV file; what was not taken is told line by line on standard error or in
 * the file that --report names.
 */
#include "cmd.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "job/import.h"

enum { PIECE = 256 << 10 };

static int run(const struct config *config);

const struct command cmd_import = {
    "import", "KIND FILE.csv",
    "import rows of a kind (import alone lists them); - reads standard input", run};

struct import_run {
    FILE *report;
    int64_t told; /* rows when progress was told last */
};

static void tell_fault(void *data, const struct import_fault *fault)
{
    struct import_run *r = data;

    fprintf(r->report, "line %lld: %s%.*s\n", (long long)fault->line,
            fault->refused ? "refused: " : "", (int)fault->reason.n, fault->reason.p);
}

static void tell_progress(void *data, int64_t rows)
{
    struct import_run *r = data;

    if (rows - r->told < 50000)
        return;
    r->told = rows;
    fprintf(stderr, "%lld rows\n", (long long)rows);
}

/* Reads the file into the import; 0, or -1 after a message. */
static int feed(struct cmd *cmd, struct import *imp, FILE *file, int64_t max)
{
    char *piece = arena_alloc(cmd->arena, PIECE);
    int64_t total = 0;

    for (;;) {
        size_t n = fread(piece, 1, PIECE, file);
        total += (int64_t)n;
        if (ferror(file))
            return cmd_fail("the file cannot be read: %s", strerror(errno));
        if (total > max)
            return cmd_fail("the file is larger than %lld bytes; see --max-import", (long long)max);
        if (import_feed(imp, (struct str){piece, n}, n < PIECE) < 0)
            return cmd_fail("the import stopped; the last line of the report says why");
        if (n < PIECE)
            return 0;
    }
}

static void print_kinds(void)
{
    cmd_fail("mainstay import KIND FILE.csv, where KIND is one of:");
    for (size_t i = 0; i < import_kinds_count; i++)
        fprintf(stderr, "  %s\n", import_kinds[i].name);
}

static int import_file(struct cmd *cmd, struct import_options *options, FILE *file, int64_t max)
{
    struct import *imp = import_new(options);
    int status = feed(cmd, imp, file, max);
    const struct import_result *r = import_result(imp);

    printf("%lld rows: %lld created, %lld changed, %lld the same, %lld refused; %lld values left "
           "out\n",
           (long long)r->rows, (long long)r->created, (long long)r->changed, (long long)r->same,
           (long long)r->refused, (long long)r->left_out);
    status = status < 0 || r->refused > 0;
    import_free(&imp);
    return status;
}

static int open_and_import(struct cmd *cmd, const struct import_kind *kind, const char *path,
                           int64_t max)
{
    const char *report = config_get(cmd->config, "report");
    struct import_run r = {.report = *report ? fopen(report, "w") : stderr};
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    const char *slash = strrchr(path, '/');
    struct import_options options = {.db = cmd->db,
                                     .catalogs = cmd->catalogs,
                                     .kind = kind,
                                     .fault = tell_fault,
                                     .progress = tell_progress,
                                     .data = &r};
    int status = 1;

    options.note = str_of(slash ? slash + 1 : path);
    options.actor = (struct actor){.kind = ACTOR_SYSTEM, .name = STR("command line")};
    if (!file || !r.report)
        cmd_fail("%s: %s", file ? report : path, strerror(errno));
    else
        status = import_file(cmd, &options, file, max);
    if (r.report && r.report != stderr && fclose(r.report) != 0)
        status = cmd_fail("%s: %s", report, strerror(errno)) < 0;
    if (file && file != stdin)
        fclose(file);
    return status;
}

static int run(const struct config *config)
{
    struct cmd cmd;
    const char *name = config_positional(config, 1), *path = config_positional(config, 2);
    const struct import_kind *kind = name ? import_kind_of(str_of(name)) : NULL;
    int64_t max;
    int status = 1;

    if (!kind || !path) {
        print_kinds();
        return 2;
    }
    if (!config_int(config, "max-import", 1, INT64_MAX, &max))
        return 2;
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_CATALOGS, 3) == 0)
        status = open_and_import(&cmd, kind, path, max);
    cmd_close(&cmd);
    return status;
}
