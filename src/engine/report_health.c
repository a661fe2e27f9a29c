/*
 * report_health: how accounts are split by the four signals, now, per group and on past days, and
 * how they moved (see report.h). Now is in account_metric, past days are in account_day.
 */
#include "engine/report.h"
#include "engine/report_scope.h"

enum { GROUPS_MAX = 1000, MOVES_MAX = HEALTH_SIGNALS * (HEALTH_GOOD + 1) * (HEALTH_GOOD + 1) };

/* Counts of a row per signal and rank, in the order of struct health_split. */
#define RANK(t, s, rank) \
    ", {sum_int(CASE WHEN coalesce(" t ".health_" s ", 0) = " rank " THEN 1 ELSE 0 END)}"
#define SIGNAL(t, s) RANK(t, s, "0") RANK(t, s, "1") RANK(t, s, "2") RANK(t, s, "3")
#define SPLIT(t) \
    "count(*)" SIGNAL(t, "product_adoption") SIGNAL(t, "financial") SIGNAL(t, "service") \
        SIGNAL(t, "relationship")
#define NOW " FROM seen LEFT JOIN account_metric m ON m.account_id = seen.id"

static void read_split(struct db_stmt *st, int at, struct health_split *out)
{
    out->accounts = db_col_int(st, at++);
    for (int s = 0; s < HEALTH_SIGNALS; s++)
        for (int rank = 0; rank <= HEALTH_GOOD; rank++)
            out->signals[s][rank] = db_col_int(st, at++);
}

static int finished(struct model *m, int n)
{
    return db_error(m->conn) == DB_OK && !error_is_set(m->error) ? n : -1;
}

int report_health_now(struct model *m, const struct list_query *accounts, struct health_split *out)
{
    static const char body[] = "SELECT " SPLIT("m") NOW;
    struct db_stmt *st = report_prepare(m, accounts, body);
    *out = (struct health_split){0};
    if (db_next(st))
        read_split(st, 0, out);
    db_done(st);
    return finished(m, 0);
}

/* Over the accounts of the records; %s: the MRR, the accounts' ids. */
static const char *totals_sql(struct model *m, const struct resource *res)
{
    struct buf mrr = BUF_INIT(8000);
    bool own = res->sight == SIGHT_ACCOUNT;
    const struct entity *e = catalog_entity(m->catalog, resource_get("account"));
    field_sql(entity_field(e, STR("mrr"), NULL), &mrr);
    struct str sql = str_fmt(m->arena,
                             "SELECT {sum_int(coalesce(%s, 0))}, {sum_int(coalesce(m.users, 0))},"
                             " {sum_int(coalesce(m.active_users, 0))}, " SPLIT(
                                 "m") " FROM account e LEFT JOIN"
                                      " account_metric m ON m.account_id = e.id WHERE e.id IN "
                                      "(SELECT %s FROM seen%s%s%s)",
                             mrr.p, own ? "id" : "c.account_id", own ? "" : " JOIN ",
                             own ? "" : res->table, own ? "" : " c ON c.id = seen.id");
    buf_free(&mrr);
    return str_z(m->arena, sql);
}

int report_totals(struct model *m, const struct list_query *records, struct report_totals *out)
{
    const struct resource *res = records->resource;
    struct db_stmt *st = report_prepare(m, records, totals_sql(m, res));
    *out = (struct report_totals){0};
    if (db_next(st)) {
        out->mrr = db_col_int(st, 0);
        out->users = db_col_int(st, 1);
        out->active_users = db_col_int(st, 2);
        read_split(st, 3, &out->health);
    }
    db_done(st);
    out->total = out->health.accounts;
    if (res->sight != SIGHT_ACCOUNT && finished(m, 0) == 0)
        out->total = list_count(m, records);
    return finished(m, 0);
}

int report_health_groups(struct model *m, const struct list_query *accounts, enum report_group by,
                         struct report_health_group **rows)
{
    static const char segments[] = "SELECT s.id, s.name, " SPLIT("m") NOW
        " JOIN segment_member x ON x.entity_id = seen.id"
        " JOIN segment s ON s.id = x.segment_id AND s.entity = 'account' AND s.deleted_at IS NULL"
        " GROUP BY s.id, s.name, s.position ORDER BY s.position, s.id";
    /* No colleague: the accounts that nobody manages. */
    static const char managers[] = "SELECT q.id, q.name, " SPLIT("m") NOW
        " LEFT JOIN account_role r ON r.account_id = seen.id"
        " AND r.team_role_id = ? LEFT JOIN member q ON q.id = r.member_id"
        " GROUP BY q.id, q.name, q.name_folded ORDER BY q.name_folded NULLS LAST, q.id";
    struct db_stmt *st = report_prepare(m, accounts, by == REPORT_BY_SEGMENT ? segments : managers);
    int n = 0;
    *rows = arena_array(m->arena, GROUPS_MAX, sizeof(**rows));
    if (st && by == REPORT_BY_MANAGER) {
        const struct entity *e = catalog_entity(m->catalog, accounts->resource);
        const struct field *role = entity_field(e, STR("success_manager"), NULL);
        db_bind_int(st, role ? role->id : 0);
    }
    for (; n < GROUPS_MAX && db_next(st); n++) {
        (*rows)[n].id = db_col_int(st, 0);
        (*rows)[n].name = str_dup(m->arena, db_col_text(st, 1));
        read_split(st, 2, &(*rows)[n].split);
    }
    db_done(st);
    return finished(m, n);
}

int report_health_days(struct model *m, const struct list_query *accounts, int32_t from,
                       struct report_health_day **rows)
{
    static const char body[] = "SELECT d.day, " SPLIT(
        "d") " FROM account_day d WHERE d.day >= ? AND d.day < ?"
             " AND d.account_id IN (SELECT id FROM seen) GROUP BY d.day ORDER BY d.day";
    struct db_stmt *st = report_prepare(m, accounts, body);
    int n = 0;
    *rows = arena_array(m->arena, REPORT_DAYS, sizeof(**rows));
    if (st) {
        db_bind_int(st, from);
        db_bind_int(st, m->today);
    }
    for (; n < REPORT_DAYS && db_next(st); n++) {
        (*rows)[n].day = (int32_t)db_col_int(st, 0);
        read_split(st, 1, &(*rows)[n].split);
    }
    db_done(st);
    return finished(m, n);
}

#define MOVES(number, s) \
    "SELECT " number ", coalesce(d.health_" s ", 0), coalesce(m.health_" s ", 0), count(*)" NOW \
    " JOIN account_day d ON d.day = ? AND d.account_id = seen.id GROUP BY 1, 2, 3"

int report_health_moves(struct model *m, const struct list_query *accounts, int32_t since,
                        struct report_health_move **rows)
{
    static const char body[] = "SELECT * FROM (" MOVES("0", "product_adoption") " UNION ALL " MOVES(
        "1",
        "financial") " UNION ALL " MOVES("2",
                                         "service") " UNION ALL " MOVES("3",
                                                                        "relationship") ") AS "
                                                                                        "moved "
                                                                                        "ORDER BY "
                                                                                        "1, 2, 3";
    struct db_stmt *st = report_prepare(m, accounts, body);
    int n = 0;
    *rows = arena_array(m->arena, MOVES_MAX, sizeof(**rows));
    for (int s = 0; st && s < HEALTH_SIGNALS; s++)
        db_bind_int(st, since);
    for (; n < MOVES_MAX && db_next(st); n++)
        (*rows)[n] = (struct report_health_move){.signal = (int)db_col_int(st, 0),
                                                 .before = (enum health)db_col_int(st, 1),
                                                 .now = (enum health)db_col_int(st, 2),
                                                 .accounts = db_col_int(st, 3)};
    db_done(st);
    return finished(m, n);
}
