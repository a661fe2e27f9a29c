/*
 * config: one table of names. A value comes from the first of: command line, environment, file,
 * default. The environment variable of `max-body` is MAINSTAY_MAX_BODY. Other MAINSTAY_* variables
 * belong to others (MAINSTAY_CLOCK) and are left alone.
 */
#include "base/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"

static const struct row {
    const char *name, *standard, *help;
} rows[] = {
    {"config", "", "file of further settings, lines of name = value"},
    {"listen", "127.0.0.1:8080", "address and port of the server"},
    {"database", "sqlite:mainstay.db", "sqlite:PATH or postgresql://..."},
    {"secret-file", "", "file of the keys; empty: beside the database"},
    {"files", "", "folder for uploads and exports; empty: beside the database"},
    {"log-level", "info", "debug, info, warn or error"},
    {"log-format", "logfmt", "logfmt or json"},
    {"tls-certificate", "", "file of the certificate chain (PEM); empty: no TLS"},
    {"tls-key", "", "file of the certificate's key (PEM)"},
    {"metrics-listen", "", "address of its own for /metrics; empty: with a secret key only"},
    {"max-body", "1m", "largest request body"},
    {"max-batch-body", "4m", "largest body of a batch of events"},
    {"max-import", "1g", "largest import file"},
    {"max-attachment", "25m", "largest attachment"},
    {"queue-bytes", "64m", "most bytes of events that wait to be stored"},
    {"workers", "0", "threads that answer requests; 0: twice the cores and two"},
    {"dedup-items", "20000000", "most message ids remembered against repetition"},
    {"rate-key", "50000", "requests per second of one key; 0: no limit"},
    {"rate-address", "500", "requests per second of one address without a key; 0: no limit"},
    {"migrate", "0", "1: serve brings an older database up to date first"},
    {"trust-proxy", "0", "1: believe the address that a proxy in front passes on"},
    {"node-name", "", "name of this process among several; empty: name of the machine"},
    {"accounts", "500", "demo: number of accounts"},
    {"days", "180", "demo: days of history"},
    {"history", "0", "1: refresh makes the days that are over anew, too"},
    {"seed", "1", "demo: start of the random numbers"},
    {"email", "", "member add: e-mail address"},
    {"name", "", "member add, key create: name"},
    {"profile", "", "member add: administrator, super_manager, customer_success_manager, ..."},
    {"kind", "", "key create: api or secret"},
    {"report", "", "import: file for the lines that were not taken; empty: standard error"},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows, LARGEST_FILE = 64 * 1024, NAME_SIZE = 64 };

struct config {
    struct config *next;
    const char *values[ROW_COUNT]; /* NULL = default */
    const char **positional;
    size_t positional_count;
};

/* All that were loaded: they live until the program ends. */
static struct config *loaded;

static int find_row(struct str name)
{
    for (int i = 0; i < ROW_COUNT; i++)
        if (str_is(name, rows[i].name))
            return i;
    return -1;
}

static const char *copy(struct str s)
{
    char *z = mem_alloc(s.n + 1);
    if (s.n)
        memcpy(z, s.p, s.n);
    return z;
}

/* A flag that needs no value on the command line: --migrate is --migrate 1. */
static bool is_switch(int row)
{
    return strncmp(rows[row].help, "1: ", 3) == 0;
}

/* Reads the flag at argv[*at], and its value, which may be the next argument. */
static bool read_flag(struct config *c, int argc, char **argv, int *at)
{
    const char *flag = argv[*at] + 2, *equals = strchr(flag, '=');
    struct str name = equals ? (struct str){flag, (size_t)(equals - flag)} : str_of(flag);
    int row = find_row(name);
    if (row < 0) {
        fprintf(stderr, "mainstay: unknown flag --%.*s\n", (int)name.n, name.p);
        return false;
    }
    if (equals) {
        c->values[row] = equals + 1;
        return true;
    }
    if (is_switch(row) && (*at + 1 >= argc || strncmp(argv[*at + 1], "--", 2) == 0)) {
        c->values[row] = "1";
        return true;
    }
    if (*at + 1 >= argc) {
        fprintf(stderr, "mainstay: flag --%s needs a value\n", rows[row].name);
        return false;
    }
    c->values[row] = argv[++*at];
    return true;
}

static bool read_arguments(struct config *c, int argc, char **argv)
{
    bool flags = true;
    c->positional = mem_alloc(((size_t)argc + 1) * sizeof *c->positional);
    for (int i = 1; i < argc; i++) {
        if (flags && strcmp(argv[i], "--") == 0) {
            flags = false;
        } else if (flags && strncmp(argv[i], "--", 2) == 0) {
            if (!read_flag(c, argc, argv, &i))
                return false;
        } else if (flags && argv[i][0] == '-' && argv[i][1]) {
            fprintf(stderr, "mainstay: unknown flag %s\n", argv[i]);
            return false;
        } else {
            c->positional[c->positional_count++] = argv[i];
        }
    }
    return true;
}

static const char *from_environment(const char *name)
{
    char variable[NAME_SIZE] = "MAINSTAY_";
    size_t n = strlen(variable);
    for (; *name && n < sizeof variable - 1; name++, n++)
        variable[n] =
            *name == '-' ? '_' : (char)(*name >= 'a' && *name <= 'z' ? *name - 32 : *name);
    variable[n] = '\0';
    return getenv(variable);
}

static void read_environment(struct config *c)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        const char *value = c->values[i] ? NULL : from_environment(rows[i].name);
        if (value)
            c->values[i] = copy(str_of(value));
    }
}

/* One line of the file; the first line that names a key wins over later ones, flags over all. */
static bool read_file_line(struct config *c, struct str line, const char *path, int number)
{
    struct str name;
    line = str_trim(line);
    if (line.n == 0 || *line.p == '#')
        return true;
    bool has_equals = memchr(line.p, '=', line.n) != NULL;
    str_next(&line, '=', &name);
    name = str_trim(name);
    int row = find_row(name);
    if (!has_equals || row < 0) {
        fprintf(stderr, "mainstay: %s:%d: %s %.*s\n", path, number,
                has_equals ? "unknown name" : "no = in", (int)name.n, name.p);
        return false;
    }
    if (!c->values[row])
        c->values[row] = copy(str_trim(line));
    return true;
}

static char *read_whole_file(const char *path, size_t *n)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    char *text = NULL;
    if (fstat(fd, &st) == 0 && st.st_size > LARGEST_FILE)
        errno = EFBIG;
    else
        text = mem_alloc(LARGEST_FILE);
    ssize_t got = text ? read(fd, text, LARGEST_FILE) : -1;
    int kept_errno = errno;
    close(fd);
    errno = kept_errno;
    if (got < 0) {
        free(text);
        return NULL;
    }
    *n = (size_t)got;
    return text;
}

static bool read_file(struct config *c, const char *path)
{
    size_t n;
    char *text = read_whole_file(path, &n);
    if (!text) {
        fprintf(stderr, "mainstay: config file %s: %s\n", path, strerror(errno));
        return false;
    }
    struct str rest = {text, n}, line;
    bool ok = true;
    for (int number = 1; ok && str_next(&rest, '\n', &line); number++)
        ok = read_file_line(c, line, path, number);
    free(text);
    return ok;
}

struct config *config_load(int argc, char **argv)
{
    struct config *c = mem_alloc(sizeof *c);
    c->next = loaded;
    loaded = c;
    if (!read_arguments(c, argc, argv))
        return NULL;
    read_environment(c);
    const char *path = config_get(c, "config");
    if (*path && !read_file(c, path))
        return NULL;
    return c;
}

static int known_row(const char *name)
{
    int row = find_row(str_of(name));
    if (row < 0) {
        log_error("setting is not in the table", "name=%s", log_quote(name));
        abort();
    }
    return row;
}

const char *config_get(const struct config *c, const char *name)
{
    int row = known_row(name);
    return c->values[row] ? c->values[row] : rows[row].standard;
}

bool config_is_set(const struct config *c, const char *name)
{
    return c->values[known_row(name)] != NULL;
}

/* 1, 1k, 1m, 1g; false when it is no number or too large. */
static bool parse_size(struct str s, int64_t *out)
{
    int64_t factor = 1;
    char last = s.n ? (char)(s.p[s.n - 1] | 0x20) : 0;
    if (last == 'k' || last == 'm' || last == 'g') {
        factor = last == 'k' ? 1024 : last == 'm' ? 1024 * 1024 : 1024 * 1024 * 1024;
        s.n--;
    }
    return str_to_int(s, out) && !__builtin_mul_overflow(*out, factor, out);
}

bool config_int(const struct config *c, const char *name, int64_t min, int64_t max, int64_t *out)
{
    const char *text = config_get(c, name);
    int64_t value;
    if (parse_size(str_trim(str_of(text)), &value) && value >= min && value <= max) {
        *out = value;
        return true;
    }
    fprintf(stderr, "mainstay: %s must be a number from %lld to %lld, not \"%s\"\n", name,
            (long long)min, (long long)max, text);
    return false;
}

const char *config_positional(const struct config *c, size_t n)
{
    return n < c->positional_count ? c->positional[n] : NULL;
}

void config_help(void)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        printf("  --%-16s %s", rows[i].name, rows[i].help);
        printf(rows[i].standard[0] ? " (%s)\n" : "%s\n", rows[i].standard);
    }
}
