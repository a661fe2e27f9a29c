/*
 * slice_status: events of accounts whose status changes with their subscriptions. Without any, the
 * status is what was sent on the account, and record_save tells of it.
 *
 * The rows are written just before the metrics, mostly by the same transaction. Where a crash parts
 * them, the round is repeated: an event that says the new status already is not written again.
 */
#include "engine/rows.h"
#include "engine/slice.h"
#include "model/audit.h"
#include "model/timeline.h"

struct change {
    int64_t account, before, after; /* ids of subscription_status; 0 = none */
};

/* The accounts whose status differs; those that never had metrics had no status to change. */
static size_t read_changes(const struct slice *s, struct change *out)
{
    static const char read[] =
        "SELECT m.account_id, m.subscriptions, m.status_id, a.status_sent_id FROM {ints} i {cross}"
        " account_metric m JOIN account a ON a.id = m.account_id WHERE m.account_id = i.value";
    size_t n = 0;
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        const struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        int64_t sent = db_col_int(st, 3), was = db_col_int(st, 1) > 0 ? db_col_int(st, 2) : sent;
        int64_t is = a->subscriptions > 0 ? (a->status_id == NONE ? 0 : a->status_id) : sent;
        if (is != was)
            out[n++] = (struct change){a->account, was, is};
    }
    db_done(st);
    return n;
}

static struct str name_json(struct model *m, int64_t id)
{
    static const char read[] = "SELECT name FROM subscription_status WHERE id = ?";
    return id ? audit_json(m, db_text(m->conn, m->arena, read, "i", id)) : STR_NONE;
}

/* Each name is read once: there are few. */
static void make_events(const struct slice *s, const struct change *changes, size_t n,
                        struct timeline_event *events)
{
    struct model m = {.arena = s->arena, .conn = s->conn};
    int64_t ids[2] = {0, 0};
    struct str names[2] = {STR_NONE, STR_NONE};
    for (size_t i = 0; i < n; i++) {
        const int64_t wanted[2] = {changes[i].before, changes[i].after};
        for (int k = 0; k < 2; k++)
            if (ids[k] != wanted[k]) {
                ids[k] = wanted[k];
                names[k] = name_json(&m, wanted[k]);
            }
        events[i] = (struct timeline_event){.kind = timeline_kind_get("status"),
                                            .account = changes[i].account,
                                            .at = s->now,
                                            .before = names[0],
                                            .after = names[1],
                                            .note = STR_NONE};
    }
}

/* Takes out those of whose account the last such event says the same; how many are left. */
static size_t drop_told(const struct slice *s, struct timeline_event *events, size_t n)
{
    static const char read[] =
        "SELECT i.value, (SELECT e.after FROM timeline_event e WHERE e.account_id = i.value AND"
        " e.kind = 'status' ORDER BY e.at DESC, e.id DESC LIMIT 1) FROM {ints} AS i(value)";
    int64_t *accounts = arena_array(s->arena, n, sizeof(*accounts));
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        accounts[i] = events[i].account;
    struct db_stmt *st = db_query(s->conn, read, "I", accounts, n);
    while (db_next(st))
        for (size_t i = 0; i < n; i++)
            if (events[i].account == db_col_int(st, 0) && !db_is_null(st, 1) && events[i].after.p &&
                str_eq(events[i].after, db_col_text(st, 1)))
                events[i].account = 0;
    db_done(st);
    for (size_t i = 0; i < n; i++)
        if (events[i].account)
            events[kept++] = events[i];
    return kept;
}

int slice_status_rows(const struct slice *s, struct rows ***last)
{
    struct change *changes = arena_array(s->arena, s->naccounts, sizeof(*changes));
    size_t n = read_changes(s, changes);
    if (!n)
        return db_error(s->conn) == DB_OK ? 0 : -1;
    struct timeline_event *events = arena_array(s->arena, n, sizeof(*events));
    make_events(s, changes, n, events);
    n = drop_told(s, events, n);
    struct rows *t = rows_table(s->arena, last, n, TIMELINE_INTO, "");
    timeline_columns(s->arena, events, n, t->columns);
    t->ncolumns = TIMELINE_COLUMNS;
    return db_error(s->conn) == DB_OK ? 0 : -1;
}
