/* report_health: the report of health over many accounts (see reports.h). */
#include "api/call.h"
#include "api/reports.h"
#include "api/shapes.h"
#include "engine/refresh.h"

enum { STANDARD_DAYS = 30 };

void health_split_json(const struct health_split *s, struct json_out *out)
{
    json_member_int(out, "accounts", s->accounts);
    for (int i = 0; i < HEALTH_SIGNALS; i++) {
        json_key(out, health_signals[i]);
        json_open_object(out);
        for (int rank = HEALTH_GOOD; rank >= HEALTH_NONE; rank--)
            json_member_int(out, health_words[rank], s->signals[i][rank]);
        json_close_object(out);
    }
}

static int now_json(struct call *c, const struct list_query *q, struct json_out *out)
{
    struct health_split split;
    if (report_health_now(&c->model, q, &split) < 0)
        return -1;
    json_key(out, "now");
    json_open_object(out);
    health_split_json(&split, out);
    json_close_object(out);
    return 0;
}

static int groups_json(struct call *c, const struct list_query *q, struct json_out *out)
{
    struct report_health_group *rows;
    enum report_group by =
        str_is(call_query(c, "by"), "success_manager") ? REPORT_BY_MANAGER : REPORT_BY_SEGMENT;
    int n = report_health_groups(&c->model, q, by, &rows);
    json_key(out, "groups");
    json_open_array(out);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        json_key(out, "id");
        if (rows[i].id)
            json_out_int(out, rows[i].id);
        else
            json_out_null(out);
        json_member_str(out, "name", rows[i].name);
        health_split_json(&rows[i].split, out);
        json_close_object(out);
    }
    json_close_array(out);
    return n;
}

static int days_json(struct call *c, const struct list_query *q, int32_t from, struct json_out *out)
{
    struct report_health_day *rows;
    int n = report_health_days(&c->model, q, from, &rows);
    json_key(out, "days");
    json_open_array(out);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        json_key(out, "day");
        json_out_date(out, rows[i].day);
        health_split_json(&rows[i].split, out);
        json_close_object(out);
    }
    json_close_array(out);
    return n;
}

static int moves_json(struct call *c, const struct list_query *q, int32_t since,
                      struct json_out *out)
{
    struct report_health_move *rows;
    int n = report_health_moves(&c->model, q, since, &rows);
    json_key(out, "moves");
    json_open_array(out);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        json_member_z(out, "signal", health_signals[rows[i].signal]);
        json_member_z(out, "before", health_words[rows[i].before]);
        json_member_z(out, "now", health_words[rows[i].now]);
        json_member_int(out, "accounts", rows[i].accounts);
        json_close_object(out);
    }
    json_close_array(out);
    return n;
}

struct reply report_health(struct call *c)
{
    struct list_query q;
    struct json_out *out = reply_open(c);
    int32_t days = (int32_t)call_query_int(c, "days", STANDARD_DAYS, 1, REPORT_DAYS - 1);
    int32_t since = c->model.today - days;
    if (!report_scope(c, "account", &q) || error_is_set(c->model.error))
        return reply_error(c);
    json_open_object(out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(c->model.conn, c->model.now));
    json_key(out, "since");
    json_out_date(out, since);
    if (now_json(c, &q, out) < 0 || groups_json(c, &q, out) < 0 ||
        days_json(c, &q, since, out) < 0 || moves_json(c, &q, since, out) < 0)
        return report_failed(c);
    json_close_object(out);
    return reply_json(c, 200);
}
