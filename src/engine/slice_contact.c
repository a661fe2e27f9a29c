/*
 * slice_contact: touchpoints and NPS responses of a slice's accounts.
 *
 * Of each user the latest response counts, so a response holds from its day until the next one of
 * the same user. A response without a user stands for the person of its e-mail address, else for
 * itself.
 */
#include "engine/slice_contact.h"

#include "base/calendar.h"

void slice_contact(const struct slice *s, struct account_metrics *a, struct user_metrics *u,
                   enum contact channel, int64_t at)
{
    static const enum month_series series[] = {
        [CONTACT_EMAIL] = SERIES_emails_months,
        [CONTACT_CALL] = SERIES_calls_months,
        [CONTACT_MEETING] = SERIES_meetings_months,
        [CONTACT_SUPPORT] = SERIES_support_months,
    };
    static const int windows[] = {15, 30, 90};
    int64_t *counts[] = {&a->touchpoints_15d, &a->touchpoints_30d};
    int64_t day = calendar_day(s->catalog->calendar, at);
    slice_recheck(s, a, day);
    if (day > s->today)
        return;
    slice_cover(s, a, HISTORY_touchpoints_90d, day, day + windows[2], 1);
    for (int i = 0; i < 2; i++)
        *counts[i] += day > s->today - windows[i];
    for (int i = 0; i < 3; i++)
        slice_recheck(s, a, day + windows[i]);
    slice_count_month(s, a, series[channel], day);
    if (channel != CONTACT_SUPPORT)
        slice_count_month(s, a, SERIES_activities_months, day);
    slice_later(&a->last_touchpoint, at);
    if (u)
        slice_later(&u->last_touchpoint, at);
}

static int read_touchpoints(struct slice *s)
{
    static const char read[] =
        "SELECT t.account_id, t.user_id, t.channel, t.occurred_on FROM {ints} a {cross} touchpoint "
        "t WHERE t.account_id = a.value AND t.deleted_at IS NULL";
    static const char *const words[] = {"email", "call", "meeting", "support"};
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st))
        for (int i = 0; i < 4; i++)
            if (str_is(db_col_text(st, 2), words[i]))
                slice_contact(s, slice_account(s, db_col_int(st, 0)),
                              slice_user(s, db_col_int(st, 1)), (enum contact)i, db_col_int(st, 3));
    db_done(st);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

struct response {
    int64_t account, user, day, score;
    struct str email;
};

static bool same_person(const struct response *a, const struct response *b)
{
    if (a->account != b->account)
        return false;
    if (a->user || b->user)
        return a->user == b->user;
    return a->email.n && str_eq_nocase(a->email, b->email);
}

static void add_response(const struct slice *s, const struct response *r, int64_t end)
{
    enum history_figure figure = r->score >= 9   ? HISTORY_promoters
                                 : r->score >= 7 ? HISTORY_passives
                                                 : HISTORY_detractors;
    slice_cover(s, slice_account(s, r->account), figure, r->day, end, 1);
}

/* Responses of one person come one after the other. */
static int read_responses(struct slice *s)
{
    static const char read[] =
        "SELECT n.account_id, n.user_id, n.email, n.score, n.created_on FROM {ints} a {cross} "
        "nps_response n WHERE n.account_id = a.value AND n.deleted_at IS NULL AND n.score IS NOT "
        "NULL ORDER BY n.account_id, coalesce(n.user_id, 0), CASE WHEN n.user_id IS NULL THEN "
        "lower(coalesce(n.email, '')) ELSE '' END, n.created_on, n.id";
    struct response last = {0};
    struct db_stmt *st = db_query(s->conn, read, "I", slice_ids(s), s->naccounts);
    while (db_next(st)) {
        int64_t at = db_col_int(st, 4);
        struct response r = {.account = db_col_int(st, 0),
                             .user = db_col_int(st, 1),
                             .email = db_col_text(st, 2),
                             .day = calendar_day(s->catalog->calendar, at),
                             .score = db_col_int(st, 3)};
        struct account_metrics *a = slice_account(s, r.account);
        struct user_metrics *u = slice_user(s, r.user);
        slice_recheck(s, a, r.day);
        if (r.day > s->today)
            continue;
        if (last.account)
            add_response(s, &last, same_person(&last, &r) ? r.day : (int64_t)s->today + 1);
        last = r;
        last.email = str_dup(s->arena, r.email);
        slice_later(&a->last_nps_response, at);
        if (u) {
            u->nps = r.score;
            slice_later(&u->last_nps_response, at);
        }
    }
    db_done(st);
    if (last.account)
        add_response(s, &last, (int64_t)s->today + 1);
    return db_error(s->conn) == DB_OK ? 0 : -1;
}

int slice_read_contacts(struct slice *s)
{
    return read_touchpoints(s) < 0 || read_responses(s) < 0 ? -1 : 0;
}
