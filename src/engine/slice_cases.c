/*
 * slice_cases: what tickets and issues of a slice's accounts say. Both are read alike; a ticket is
 * besides one support touchpoint at its creation.
 */
#include "base/calendar.h"
#include "engine/slice.h"
#include "engine/slice_contact.h"

/* Where the figures of tickets and of issues go. */
static const struct kind {
    const char *sql;
    enum history_figure open, critical, overdue;
    enum month_series created, resolved, critical_created, critical_resolved, late;
} kinds[] = {
    {"SELECT c.account_id, c.user_id, c.priority, c.created_on, c.due_on, c.closed_at FROM {ints} "
     "a {cross} ticket c WHERE c.account_id = a.value AND c.deleted_at IS NULL",
     HISTORY_open_tickets, HISTORY_open_critical_tickets, HISTORY_open_overdue_tickets,
     SERIES_tickets_created_months, SERIES_tickets_resolved_months, SERIES_tickets_critical_months,
     SERIES_tickets_critical_resolved_months, SERIES_tickets_overdue_months},
    {"SELECT c.account_id, c.user_id, c.priority, c.created_on, c.due_on, c.closed_at FROM {ints} "
     "a {cross} issue c WHERE c.account_id = a.value AND c.deleted_at IS NULL",
     HISTORY_open_issues, HISTORY_open_critical_issues, HISTORY_open_overdue_issues,
     SERIES_issues_created_months, SERIES_issues_resolved_months, SERIES_issues_critical_months,
     SERIES_issues_critical_resolved_months, SERIES_issues_overdue_months},
};

struct one {
    int64_t created, due_on, closed; /* days; closed: after all days where it is open */
    bool critical;
};

static void add_case(const struct slice *s, const struct kind *k, struct account_metrics *a,
                     const struct one *c)
{
    slice_cover(s, a, k->open, c->created, c->closed, 1);
    slice_count_month(s, a, k->created, c->created);
    slice_count_month(s, a, k->resolved, c->closed);
    if (c->critical) {
        slice_cover(s, a, k->critical, c->created, c->closed, 1);
        slice_count_month(s, a, k->critical_created, c->created);
        slice_count_month(s, a, k->critical_resolved, c->closed);
    }
    if (c->due_on == NONE)
        return;
    int64_t late = c->due_on + 1 > c->created ? c->due_on + 1 : c->created;
    slice_cover(s, a, k->overdue, late, c->closed, 1);
    if (c->due_on < s->today && c->closed > c->due_on)
        slice_count_month(s, a, k->late, c->due_on);
    if (c->closed > c->due_on)
        slice_recheck(s, a, c->due_on + 1);
}

static int read_kind(struct slice *s, const struct kind *k, bool ticket)
{
    const struct calendar *calendar = s->catalog->calendar;
    struct db_stmt *st = db_query(s->conn, k->sql, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        struct account_metrics *a = slice_account(s, db_col_int(st, 0));
        struct str priority = db_col_text(st, 2);
        int64_t at = db_col_int(st, 3);
        struct one c = {.created = calendar_day(calendar, at),
                        .due_on = slice_or_none(st, 4),
                        .closed = db_is_null(st, 5) ? INT32_MAX
                                                    : calendar_day(calendar, db_col_int(st, 5)),
                        .critical = str_eq_nocase(priority, STR("urgent")) ||
                                    str_eq_nocase(priority, STR("critical"))};
        slice_recheck(s, a, c.created);
        if (c.created > s->today)
            continue;
        add_case(s, k, a, &c);
        slice_later(ticket ? &a->last_ticket_created : &a->last_issue_created, at);
        if (ticket)
            slice_contact(s, a, slice_user(s, db_col_int(st, 1)), CONTACT_SUPPORT, at);
    }
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_read_cases(struct slice *s)
{
    return read_kind(s, &kinds[0], true) < 0 || read_kind(s, &kinds[1], false) < 0 ? -1 : 0;
}
