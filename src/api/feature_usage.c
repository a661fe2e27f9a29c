/* feature_usage: how much each feature was used lately, and when last, over all accounts, for those
 * who keep the products in order. */
#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "engine/report.h"

enum { WINDOW = 30 };

static void use_json(const struct report_feature *f, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", f->id);
    json_member_int(out, "module_id", f->module);
    json_member_int(out, "product_id", f->product);
    json_member_int(out, "uses", f->uses);
    json_key(out, "last_used_on");
    json_out_date(out, f->last_day);
    json_close_object(out);
}

static struct reply feature_usage(struct call *c)
{
    struct model *m = &c->model;
    struct report_feature *rows;
    int kept = (int)catalog_setting_int(m->catalog, "retention_feature_days");
    int n = report_features(m, WINDOW, kept, &rows);
    struct json_out *out = reply_open(c);
    if (n < 0)
        return reply_error(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    for (int i = 0; i < n; i++)
        use_json(&rows[i], out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/feature-usage", PERM_PRODUCT_WRITE, ROUTE_READ, feature_usage,
     "How much each feature was used lately, and when last", NULL, NULL, &shape_feature_uses, NULL,
     "Products"},
};
ROUTE_TABLE(feature_usage_routes, rows);
