/*
 * taxonomy: what can be used: product > module > feature, named first by events (their names never
 * change, labels do), hidden or regrouped by an administrator; and custom consumption metrics with
 * their daily values.
 */
#include "model/taxonomy.h"

#include "model/fields.h"

#define NAME_AS_SENT(noun) \
    { \
        .key = "name", .label = "Name as sent", .group = "General", .type = FIELD_TEXT, \
        .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .help = "How events name the " noun \
    }
#define LABEL(noun) \
    { \
        .key = "label", .label = "Label", .group = "General", .type = FIELD_TEXT, \
        .flags = FIELD_FOLDED, .help = "How people read the " noun \
    }
#define HIDDEN(noun) \
    { \
        .key = "hidden", .label = "Hidden", .group = "General", .type = FIELD_BOOL, \
        .help = "A hidden " noun " does not count in metrics" \
    }

static int label_default(struct model *m, struct record *r, const struct record *before)
{
    (void)m;
    (void)before;
    if (record_const(r, "label")->kind != 's' && record_const(r, "name")->kind == 's')
        record_set_text(r, "label", record_const(r, "name")->s);
    for (size_t i = 0; i < r->resource->count; i++) {
        const struct field *f = &r->resource->fields[i];
        if (f->type == FIELD_BOOL && r->values[i].kind != 'i')
            record_set_int(r, f->key, 0);
    }
    return 0;
}

/* Events find what is made by hand under the name that they send. */
static int feature_after(struct model *m, struct record *r, const struct record *before)
{
    static const char alias[] =
        "INSERT INTO feature_alias (product, module, feature, feature_id)"
        " SELECT p.name, d.name, f.name, f.id FROM feature f JOIN module d ON d.id = f.module_id"
        " JOIN product p ON p.id = d.product_id WHERE f.id = ? ON CONFLICT DO NOTHING";
    if (!before)
        db_run(m->conn, alias, "i", r->id);
    return 0;
}

/* clang-format off */
static const struct field product_fields[] = {
    LABEL("product"),
    NAME_AS_SENT("product"),
    HIDDEN("product"),
    {.key = "page_views", .label = "Page views count", .group = "General", .type = FIELD_BOOL,
     .help = "Whether page views of this product count as uses of a feature named like the page"},
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource product_resource = {.key = "product",
                                          .path = "products",
                                          .label = "product",
                                          .plural = "products",
                                          .table = "product",
                                          .fields = product_fields,
                                          .count = FIELDS_COUNT(product_fields),
                                          .sight = SIGHT_ALL,
                                          .flags = RESOURCE_CONFIG | RESOURCE_NO_DELETE,
                                          .read = PERM_CONFIG_READ,
                                          .write = PERM_PRODUCT_WRITE,
                                          .remove = PERM_PRODUCT_WRITE,
                                          .name_column = "label",
                                          .sort = "label",
                                          .before_save = label_default};

/* clang-format off */
static const struct field module_fields[] = {
    LABEL("module"),
    NAME_AS_SENT("module"),
    {.key = "product", .label = "Product", .group = "General", .type = FIELD_REF, .of = "product",
     .flags = FIELD_REQUIRED, .help = "The product it is part of"},
    HIDDEN("module"),
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource module_resource = {.key = "module",
                                         .path = "modules",
                                         .label = "module",
                                         .plural = "modules",
                                         .table = "module",
                                         .fields = module_fields,
                                         .count = FIELDS_COUNT(module_fields),
                                         .sight = SIGHT_ALL,
                                         .flags = RESOURCE_CONFIG | RESOURCE_NO_DELETE,
                                         .read = PERM_CONFIG_READ,
                                         .write = PERM_PRODUCT_WRITE,
                                         .remove = PERM_PRODUCT_WRITE,
                                         .name_column = "label",
                                         .sort = "label",
                                         .before_save = label_default};

/* clang-format off */
static const struct field feature_fields[] = {
    LABEL("feature"),
    NAME_AS_SENT("feature"),
    {.key = "module", .label = "Module", .group = "General", .type = FIELD_REF, .of = "module",
     .flags = FIELD_REQUIRED, .help = "The module it is part of"},
    HIDDEN("feature"),
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource feature_resource = {.key = "feature",
                                          .path = "features",
                                          .label = "feature",
                                          .plural = "features",
                                          .table = "feature",
                                          .fields = feature_fields,
                                          .count = FIELDS_COUNT(feature_fields),
                                          .sight = SIGHT_ALL,
                                          .flags = RESOURCE_CONFIG | RESOURCE_NO_DELETE,
                                          .read = PERM_CONFIG_READ,
                                          .write = PERM_PRODUCT_WRITE,
                                          .remove = PERM_PRODUCT_WRITE,
                                          .name_column = "label",
                                          .sort = "label",
                                          .search = "e.label_folded",
                                          .before_save = label_default,
                                          .after_save = feature_after};

static int metric_defaults(struct model *m, struct record *r, const struct record *before)
{
    (void)m;
    (void)before;
    if (record_const(r, "label")->kind != 's')
        record_set_text(r, "label", record_const(r, "name")->s);
    if (record_const(r, "aggregate")->kind != 's')
        record_set_text(r, "aggregate", STR("sum"));
    if (record_const(r, "confirmed")->kind != 'i')
        record_set_int(r, "confirmed", 1);
    return 0;
}

/* clang-format off */
static const struct field consumption_metric_fields[] = {
    {.key = "name", .label = "Name as sent", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE | FIELD_FOLDED, .max = 100,
     .help = "How data names the metric"},
    {.key = "label", .label = "Label", .group = "General", .type = FIELD_TEXT, .max = 100,
     .help = "How people read it"},
    {.key = "unit", .label = "Unit", .group = "General", .type = FIELD_TEXT, .max = 20,
     .help = "GB, calls ..."},
    {.key = "aggregate", .label = "Aggregate", .group = "General", .type = FIELD_CHOICE,
     .of = "sum|max|last", .help = "How daily values make the value of a period"},
    {.key = "confirmed", .label = "Confirmed", .group = "General", .type = FIELD_BOOL,
     .help = "No: first seen in data that came in"},
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource consumption_metric_resource = {.key = "consumption_metric",
                                                     .path = "consumption-metrics",
                                                     .label = "consumption metric",
                                                     .plural = "consumption metrics",
                                                     .table = "consumption_metric",
                                                     .fields = consumption_metric_fields,
                                                     .count =
                                                         FIELDS_COUNT(consumption_metric_fields),
                                                     .sight = SIGHT_ALL,
                                                     .flags = RESOURCE_CONFIG | RESOURCE_CONFIRMED,
                                                     .read = PERM_CONFIG_READ,
                                                     .write = PERM_CONFIG_WRITE,
                                                     .remove = PERM_CONFIG_WRITE,
                                                     .name_column = "name",
                                                     .sort = "name",
                                                     .before_save = metric_defaults};

static int64_t consumption_find(struct model *m, const struct record *r)
{
    static const char find[] =
        "SELECT id FROM consumption WHERE account_id = ? AND metric_id = ? AND day = ?";
    const struct value *account = record_const(r, "account"), *metric = record_const(r, "metric");
    const struct value *day = record_const(r, "date");
    if (account->kind != 'i' || metric->kind != 'i' || day->kind != 'i')
        return 0;
    return db_int(m->conn, 0, find, "iii", account->i, metric->i, day->i);
}

/* clang-format off */
static const struct field consumption_fields[] = {
    {.key = "account", .label = "Account", .group = "General", .type = FIELD_REF, .of = "account",
     .flags = FIELD_REQUIRED, .help = "The account that consumed"},
    {.key = "metric", .label = "Metric", .group = "General", .type = FIELD_REF,
     .of = "consumption_metric", .flags = FIELD_REQUIRED, .help = "What was consumed"},
    {.key = "date", .label = "Day", .group = "General", .type = FIELD_DATE, .column = "day",
     .flags = FIELD_REQUIRED | FIELD_DEFAULT_NOW, .aliases = "day|timestamp",
     .help = "Day of the value"},
    {.key = "value", .label = "Value", .group = "General", .type = FIELD_NUMBER,
     .flags = FIELD_REQUIRED, .help = "Value of the day; a later one replaces it"},
    SYSTEM_FIELDS,
};
/* clang-format on */
const struct resource consumption_resource = {.key = "consumption",
                                              .path = "consumption",
                                              .label = "consumption value",
                                              .plural = "consumption values",
                                              .table = "consumption",
                                              .fields = consumption_fields,
                                              .count = FIELDS_COUNT(consumption_fields),
                                              .sight = SIGHT_CHILD,
                                              .flags = 0,
                                              .read = PERM_ACCOUNT_READ,
                                              .write = PERM_RECORD_WRITE,
                                              .remove = PERM_RECORD_WRITE,
                                              .name_column = "id",
                                              .sort = "-date",
                                              .find = consumption_find};
