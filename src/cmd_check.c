/*
 * cmd_check: whether the database is sound: the engine's own check, then what must hold between
 * tables. Each line of `checks` counts the rows that break a rule; 0 is fine. Works beside a
 * running server.
 */
#include "cmd.h"

#include <stdio.h>

#include "db/trigram.h"

static int run(const struct config *config);

const struct command cmd_check = {"check", "", "check the integrity of the database", run};

static const struct {
    const char *rule, *sql;
} checks[] = {
    {"every account has a key", "SELECT count(*) FROM account a WHERE NOT EXISTS"
                                " (SELECT 1 FROM account_key k WHERE k.account_id = a.id)"},
    {"keys of accounts point to accounts", "SELECT count(*) FROM account_key k WHERE NOT EXISTS"
                                           " (SELECT 1 FROM account a WHERE a.id = k.account_id)"},
    {"every user has a key", "SELECT count(*) FROM \"user\" u WHERE NOT EXISTS"
                             " (SELECT 1 FROM user_key k WHERE k.user_id = u.id)"},
    {"keys of users point to users of their account",
     "SELECT count(*) FROM user_key k WHERE NOT EXISTS"
     " (SELECT 1 FROM \"user\" u WHERE u.id = k.user_id AND u.account_id = k.account_id)"},
    {"users belong to accounts", "SELECT count(*) FROM \"user\" u WHERE NOT EXISTS"
                                 " (SELECT 1 FROM account a WHERE a.id = u.account_id)"},
    {"parents are accounts",
     "SELECT count(*) FROM account c WHERE c.parent_id IS NOT NULL AND NOT EXISTS"
     " (SELECT 1 FROM account a WHERE a.id = c.parent_id)"},
    {"team roles are held at accounts by members",
     "SELECT count(*) FROM account_role r WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = "
     "r.account_id)"
     " OR NOT EXISTS (SELECT 1 FROM member m WHERE m.id = r.member_id)"
     " OR NOT EXISTS (SELECT 1 FROM team_role t WHERE t.id = r.team_role_id)"},
    {"unassigned says whether a team role is held",
     "SELECT count(*) FROM account a WHERE a.unassigned ="
     " CASE WHEN EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id) THEN 1 ELSE 0 "
     "END"},
    {"modules belong to products", "SELECT count(*) FROM module m WHERE NOT EXISTS"
                                   " (SELECT 1 FROM product p WHERE p.id = m.product_id)"},
    {"features belong to modules", "SELECT count(*) FROM feature f WHERE NOT EXISTS"
                                   " (SELECT 1 FROM module m WHERE m.id = f.module_id)"},
    {"names of features point to features", "SELECT count(*) FROM feature_alias n WHERE NOT EXISTS"
                                            " (SELECT 1 FROM feature f WHERE f.id = n.feature_id)"},
    {"records belong to accounts",
     "SELECT (SELECT count(*) FROM subscription e WHERE e.account_id IS NOT NULL AND NOT EXISTS"
     " (SELECT 1 FROM account a WHERE a.id = e.account_id))"
     " + (SELECT count(*) FROM invoice e WHERE e.account_id IS NOT NULL AND NOT EXISTS"
     " (SELECT 1 FROM account a WHERE a.id = e.account_id))"
     " + (SELECT count(*) FROM ticket e WHERE e.account_id IS NOT NULL AND NOT EXISTS"
     " (SELECT 1 FROM account a WHERE a.id = e.account_id))"},
    {"use is of users of the account and of features",
     "SELECT count(*) FROM (SELECT DISTINCT d.account_id, d.user_id FROM usage_daily d) p WHERE "
     "NOT EXISTS"
     " (SELECT 1 FROM \"user\" u WHERE u.id = p.user_id AND u.account_id = p.account_id)"},
    {"use is of features",
     "SELECT count(*) FROM (SELECT DISTINCT feature_id FROM usage_daily) d WHERE NOT EXISTS"
     " (SELECT 1 FROM feature f WHERE f.id = d.feature_id)"},
    {"use is counted above 0", "SELECT count(*) FROM usage_daily WHERE count <= 0"},
    {"days of users are of users",
     "SELECT count(*) FROM (SELECT DISTINCT user_id FROM user_day) d WHERE NOT EXISTS"
     " (SELECT 1 FROM \"user\" u WHERE u.id = d.user_id)"},
    {"metrics are of accounts and users",
     "SELECT (SELECT count(*) FROM account_metric m WHERE NOT EXISTS (SELECT 1 FROM account a "
     "WHERE a.id = m.account_id))"
     " + (SELECT count(*) FROM user_metric m WHERE NOT EXISTS (SELECT 1 FROM \"user\" u WHERE u.id "
     "= m.user_id))"},
    {"events of timelines are of accounts", "SELECT count(*) FROM timeline_event e WHERE NOT EXISTS"
                                            " (SELECT 1 FROM account a WHERE a.id = e.account_id)"},
    {"changes belong to change sets", "SELECT count(*) FROM audit a WHERE NOT EXISTS"
                                      " (SELECT 1 FROM change_set c WHERE c.id = a.change_set_id)"},
};

static int check(struct cmd *cmd)
{
    struct db_conn *conn = db_acquire(cmd->db, DB_READ);
    int faults = 0;
    if (!conn)
        return cmd_fail("the database cannot be read");
    db_begin(conn); /* one snapshot for all */
    if (db_check(conn) < 0) {
        cmd_fail("the engine's own check found faults; see the log");
        faults++;
    }
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
        int64_t n = db_int(conn, -1, checks[i].sql, "");
        if (n == 0)
            continue;
        cmd_fail("broken: %s (%lld)", checks[i].rule, (long long)n);
        faults++;
    }
    db_release(&conn);
    return faults;
}

/* The index of the search is asked by a statement that writes, though it writes nothing. */
static int check_search(struct cmd *cmd)
{
    struct db_conn *conn = db_acquire(cmd->db, DB_WRITE);
    int faults = !conn || trigram_check(conn) < 0;
    if (conn)
        db_release(&conn);
    if (faults)
        cmd_fail("broken: the index of the search says what the rows say");
    return faults;
}

static int run(const struct config *config)
{
    struct cmd cmd;
    int faults = -1;
    if (cmd_open(&cmd, config, CMD_SCHEMA, 2) == 0)
        faults = check(&cmd);
    if (faults >= 0)
        faults += check_search(&cmd);
    cmd_close(&cmd);
    if (faults == 0)
        printf("ok: %zu rules hold\n", sizeof(checks) / sizeof(checks[0]));
    return faults != 0;
}
