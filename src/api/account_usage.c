/* account_usage: what an account, or one user of it, used: days for the calendar, shares of modules
 * and features, weeks. */
#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "engine/refresh.h"
#include "model/list.h"
#include "usage/store.h"

enum { WINDOW = 14, WEEKS = 4, DAYS_MAX = 800 };

struct usage_of {
    struct call *c;
    int64_t account, user; /* user 0 = all of the account */
};

static void days_json(const struct usage_of *u, int days, struct json_out *out)
{
    struct model *m = &u->c->model;
    int32_t from = m->today - days + 1;
    int64_t *uses = arena_array(m->arena, (size_t)days, sizeof(*uses));
    int64_t *users = arena_array(m->arena, (size_t)days, sizeof(*users));
    store_days(m->conn, u->account, u->user, from, m->today, uses, users);
    json_key(out, "days");
    json_open_array(out);
    for (int i = 0; i < days; i++) {
        json_open_object(out);
        json_key(out, "day");
        json_out_date(out, from + i);
        json_member_int(out, "uses", uses[i]);
        json_member_int(out, "users", users[i]);
        json_close_object(out);
    }
    json_close_array(out);
}

static void shares_json(const char *key, const struct store_share *rows, int n, bool features,
                        struct json_out *out)
{
    int64_t all = 0;
    for (int i = 0; i < n; i++)
        all += rows[i].uses;
    json_key(out, key);
    json_open_array(out);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        json_member_int(out, "id", rows[i].id);
        json_member_str(out, "label", rows[i].label);
        json_member_str(out, "module", features ? rows[i].parent : STR_NONE);
        json_member_str(out, "product", rows[i].product);
        json_member_int(out, "uses", rows[i].uses);
        json_key(out, "share");
        json_out_double(out, all ? (double)rows[i].uses / (double)all : 0);
        json_close_object(out);
    }
    json_close_array(out);
}

static void parts_json(const struct usage_of *u, struct json_out *out)
{
    static const char total[] =
        "SELECT count(*) FROM feature f JOIN module o ON o.id = f.module_id JOIN product p"
        " ON p.id = o.product_id WHERE f.hidden = 0 AND o.hidden = 0 AND p.hidden = 0";
    struct model *m = &u->c->model;
    struct store_share *rows = NULL;
    int n = store_modules(m, u->account, u->user, m->today - WINDOW + 1, m->today, &rows);
    shares_json("modules", rows, n, false, out);
    n = store_features(m, u->account, u->user, m->today - WINDOW + 1, m->today, &rows);
    shares_json("features", rows, n, true, out);
    json_member_int(out, "features_total", db_int(m->conn, 0, total, ""));
}

static void weeks_json(const struct usage_of *u, struct json_out *out)
{
    struct model *m = &u->c->model;
    json_key(out, "weeks");
    json_open_array(out);
    for (int w = WEEKS - 1; w >= 0; w--) {
        int32_t to = m->today - 7 * w;
        json_open_object(out);
        json_key(out, "from");
        json_out_date(out, to - 6);
        json_key(out, "to");
        json_out_date(out, to);
        json_member_int(out, "active_users", store_active_users(m->conn, u->account, to - 6, to));
        json_close_object(out);
    }
    json_close_array(out);
}

static void figures_json(const struct usage_of *u, struct json_out *out)
{
    static const char of_account[] =
        "SELECT m.active_days, m.usage_frequency, m.last_activity, e.licenses FROM account e"
        " LEFT JOIN account_metric m ON m.account_id = e.id WHERE e.id = ?";
    static const char of_user[] =
        "SELECT m.active_days, m.usage_frequency, m.last_activity, NULL FROM \"user\" e"
        " LEFT JOIN user_metric m ON m.user_id = e.id WHERE e.id = ?";
    static const char *const frequencies[] = {"inactive", "occasionally", "weekly", "daily"};
    struct db_stmt *st = db_query(u->c->model.conn, u->user ? of_user : of_account, "i",
                                  u->user ? u->user : u->account);
    if (db_next(st)) {
        int64_t rank = db_col_int(st, 1);
        json_member_int(out, "active_days", db_col_int(st, 0));
        json_member_z(out, "usage_frequency", frequencies[rank >= 0 && rank < 4 ? rank : 0]);
        if (db_is_null(st, 2))
            json_member_null(out, "last_activity");
        else
            json_member_instant(out, "last_activity", db_col_int(st, 2));
        if (!u->user && db_is_null(st, 3))
            json_member_null(out, "licenses");
        else if (!u->user)
            json_member_int(out, "licenses", db_col_int(st, 3));
    }
    db_done(st);
}

static int64_t page_views(const struct usage_of *u)
{
    static const char of_account[] =
        "SELECT {sum_int(u.page_views)} FROM {ints} d {cross} user_day u WHERE u.day = d.value AND"
        " u.account_id = ?";
    static const char of_user[] =
        "SELECT {sum_int(u.page_views)} FROM {ints} d {cross} user_day u WHERE u.day = d.value AND"
        " u.account_id = ? AND u.user_id = ?";
    struct model *m = &u->c->model;
    int64_t days[WINDOW];
    for (int i = 0; i < WINDOW; i++)
        days[i] = m->today - i;
    return u->user ? db_int(m->conn, 0, of_user, "Iii", days, (size_t)WINDOW, u->account, u->user)
                   : db_int(m->conn, 0, of_account, "Ii", days, (size_t)WINDOW, u->account);
}

static struct reply answer(const struct usage_of *u)
{
    struct call *c = u->c;
    struct model *m = &c->model;
    int days = (int)call_query_int(c, "days", 182, 1, DAYS_MAX);
    if (error_is_set(m->error))
        return reply_error(c);
    if (u->user ? !account_visible(m, u->account) : !account_readable(m, u->account))
        return reply_error_code(c, ERROR_NOT_FOUND);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(m->conn, m->now));
    json_key(out, "today");
    json_out_date(out, m->today);
    days_json(u, days, out);
    parts_json(u, out);
    if (!u->user)
        weeks_json(u, out);
    figures_json(u, out);
    json_member_int(out, "page_views_14d", page_views(u));
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply account_usage(struct call *c)
{
    return answer(&(struct usage_of){.c = c, .account = call_id(c, 0)});
}

static struct reply user_usage(struct call *c)
{
    static const char find[] =
        "SELECT account_id FROM \"user\" WHERE id = ? AND deleted_at IS NULL";
    int64_t id = call_id(c, 0), account = db_int(c->model.conn, 0, find, "i", id);
    if (!account)
        return reply_error_code(c, ERROR_NOT_FOUND);
    return answer(&(struct usage_of){.c = c, .account = account, .user = id});
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/accounts/{id}/usage", PERM_ACCOUNT_READ, ROUTE_READ, account_usage,
     "What an account used", &shape_days_query, NULL, &shape_usage, NULL, "Accounts"},
    {HTTP_GET, "/api/v2/users/{id}/usage", PERM_ACCOUNT_READ, ROUTE_READ, user_usage,
     "What a user used", &shape_days_query, NULL, &shape_usage, NULL, "Users"},
};
ROUTE_TABLE(account_usage_routes, rows);
