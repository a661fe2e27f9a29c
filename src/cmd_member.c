/* cmd_member: adds a member who can sign in at once. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/member.h"

static int run(const struct config *config);

const struct command cmd_member = {
    "member", "add", "add a member: --email --name --profile; password on standard input", run};

enum { LINE_MAX_LENGTH = 1024, GENERATED = 20 };

/* First line of standard input without its end; false when there is none, or a person sits there.
 */
static bool read_password(char line[LINE_MAX_LENGTH])
{
    if (isatty(STDIN_FILENO) || !fgets(line, LINE_MAX_LENGTH, stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return line[0] != '\0';
}

static int add(struct cmd *cmd, enum profile profile, const char *password)
{
    struct model m;
    char hash[CRYPTO_PASSWORD_SIZE];
    struct str email = str_of(config_get(cmd->config, "email")),
               name = str_of(config_get(cmd->config, "name"));
    if (crypto_password_hash(str_of(password), hash) < 0)
        return cmd_fail("there is not enough memory for the password hash");
    if (cmd_begin(cmd, &m) < 0)
        return -1;
    m.change_kind = "create";
    if (member_check_password(&m, "password", str_of(password), email) == 0)
        member_add(&m, email, name, profile, hash);
    return cmd_commit(&m);
}

static int run(const struct config *config)
{
    struct cmd cmd;
    const char *verb = config_positional(config, 1);
    char line[LINE_MAX_LENGTH], token[CRYPTO_TOKEN_SIZE];
    int profile = profile_of(str_of(config_get(config, "profile"))), status = 1;

    if (!verb || strcmp(verb, "add") != 0 || profile < 0 || !*config_get(config, "email") ||
        !*config_get(config, "name")) {
        cmd_fail("mainstay member add --email E --name N --profile "
                 "administrator|super_manager|customer_success_manager|developer|read_only");
        return 2;
    }
    bool given = read_password(line);
    crypto_token(token);
    token[GENERATED] = '\0';
    if (cmd_open(&cmd, config, CMD_SCHEMA | CMD_SECRET | CMD_CATALOGS, 2) == 0)
        status = add(&cmd, (enum profile)profile, given ? line : token) < 0;
    cmd_close(&cmd);
    if (status == 0 && !given)
        printf("%s\n", token);
    return status;
}
