/*
 * config: settings of the process (not of the workspace): flags of the command line, MAINSTAY_*
 * environment variables, and a config file of `key = value` lines (# comments), in that order of
 * precedence. Known names are rows of one table (config.c): name, default, help. An unknown flag or
 * key is an error that names it.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "base/str.h"

struct config;

/*
 * Reads --name value / --name=value of argv (stops at `--`), environment and file (--config or
 * MAINSTAY_CONFIG). Positional arguments stay in order: config_positional(). NULL with a message on
 * standard error when something cannot be read. Returns a config that lives until the program ends.
 */
struct config *config_load(int argc, char **argv);
/* Value or default of a known name; never NULL (aborts on a name that is not in the table). */
const char *config_get(const struct config *c, const char *name);
bool config_is_set(const struct config *c, const char *name);
/* Integer with optional suffix k, m, g (1024), inside [min, max], else a message on standard error
 * and false. */
bool config_int(const struct config *c, const char *name, int64_t min, int64_t max, int64_t *out);
/* n-th positional argument or NULL. */
const char *config_positional(const struct config *c, size_t n);
/* Prints the table of names for the help. */
void config_help(void);

#endif
