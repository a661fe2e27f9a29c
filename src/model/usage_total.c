/* usage_total: see usage_total.h. */
#include "model/usage_total.h"

#include "model/fields.h"

/* clang-format off */
static const struct field fields[] = {
    {.key = "day", .label = "Day", .group = "General", .type = FIELD_DATE,
     .flags = FIELD_REQUIRED, .aliases = "date|used_on|on|timestamp",
     .help = "Day of the use, in the workspace's time zone"},
    {.key = "account", .label = "Account", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED, .aliases = "account_id|accountId|customer|customer_id",
     .help = "External id of the account; an unknown one is created as events would"},
    {.key = "user", .label = "User", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_PERSONAL, .aliases = "user_id|userId|email",
     .help = "External id of the user; an unknown one is created as events would"},
    {.key = "product", .label = "Product", .group = "General", .type = FIELD_TEXT,
     .aliases = "product_id|productId|product_name",
     .help = "Name of the product; without one the workspace's default product"},
    {.key = "module", .label = "Module", .group = "General", .type = FIELD_TEXT,
     .aliases = "module_id|moduleId|module_name",
     .help = "Name of the module; without one the workspace's default module"},
    {.key = "feature", .label = "Feature", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED, .aliases = "feature_id|featureId|feature_name|event",
     .help = "Name of the feature"},
    {.key = "total", .label = "Total", .group = "General", .type = FIELD_INT,
     .flags = FIELD_REQUIRED, .max = USAGE_TOTAL_MAX, .unit = "uses",
     .aliases = "count|uses|quantity",
     .help = "Uses on the whole day; takes the place of what is stored for it, 0 takes it away"},
};
/* clang-format on */

const struct resource usage_total_form = {
    .key = "usage_total",
    .path = "usage",
    .label = "daily total",
    .plural = "daily totals",
    .fields = fields,
    .count = FIELDS_COUNT(fields),
    .sight = SIGHT_ALL,
    .flags = RESOURCE_INTERNAL,
    .read = PERM_IMPORT,
    .write = PERM_IMPORT,
    .remove = PERM_IMPORT,
};
