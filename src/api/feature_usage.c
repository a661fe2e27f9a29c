/* feature_usage: how much each feature was used lately, over all accounts, for those who keep the
 * products in order. One pass over the days of the window. */
#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"

enum { WINDOW = 30 };

static void use_json(struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_int(out, "module_id", db_col_int(st, 1));
    json_member_int(out, "product_id", db_col_int(st, 2));
    json_member_int(out, "uses", db_col_int(st, 3));
    json_key(out, "last_used_on");
    json_out_date(out, (int32_t)db_col_int(st, 4));
    json_close_object(out);
}

static struct reply feature_usage(struct call *c)
{
    static const char sql[] =
        "SELECT f.id, o.id, o.product_id, {sum_int(d.uses)}, max(d.day) FROM account_feature_day d"
        " JOIN account a ON a.id = d.account_id AND a.deleted_at IS NULL"
        " JOIN feature f ON f.id = d.feature_id JOIN module o ON o.id = f.module_id"
        " WHERE d.day BETWEEN ? AND ? GROUP BY f.id, o.id, o.product_id ORDER BY f.id";
    struct model *m = &c->model;
    struct json_out *out = reply_open(c);
    struct db_stmt *st =
        db_query(m->conn, sql, "ii", (int64_t)m->today - WINDOW + 1, (int64_t)m->today);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    while (db_next(st))
        use_json(st, out);
    db_done(st);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/feature-usage", PERM_PRODUCT_WRITE, ROUTE_READ, feature_usage,
     "How much each feature was used lately", NULL, NULL, &shape_feature_uses, NULL, "Products"},
};
ROUTE_TABLE(feature_usage_routes, rows);
