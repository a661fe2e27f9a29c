/* resource: the table of all resources (see resource.h). A resource added here gets routes,
 * OpenAPI, audit and undo. */
#include "model/resource.h"

#include <assert.h>

#include "model/account.h"
#include "model/billing.h"
#include "model/configuration.h"
#include "model/custom_attribute.h"
#include "model/field_owner.h"
#include "model/health_config.h"
#include "model/saved_list.h"
#include "model/segment.h"
#include "model/support.h"
#include "model/taxonomy.h"
#include "model/usage_total.h"
#include "model/user.h"
#include "model/view.h"

const struct resource *const resources[] = {
    &account_resource,
    &user_resource,
    &subscription_resource,
    &invoice_resource,
    &ticket_resource,
    &issue_resource,
    &touchpoint_resource,
    &nps_response_resource,
    &consumption_metric_resource,
    &consumption_resource,
    &product_resource,
    &module_resource,
    &feature_resource,
    &stage_resource,
    &subscription_status_resource,
    &forecast_status_resource,
    &persona_resource,
    &user_role_resource,
    &risk_reason_resource,
    &team_role_resource,
    &currency_rate_resource,
    &custom_attribute_resource,
    &member_resource,
    &segment_resource,
    &health_config_resource,
    &list_resource,
    &field_owner_resource,
    &view_resource,
};
const size_t resources_count = sizeof(resources) / sizeof(resources[0]);

const struct resource *const row_forms[] = {&usage_total_form};
const size_t row_forms_count = sizeof(row_forms) / sizeof(row_forms[0]);

const struct resource *resource_of(struct str key)
{
    for (size_t i = 0; i < resources_count; i++)
        if (str_is(key, resources[i]->key))
            return resources[i];
    return NULL;
}

const struct resource *resource_get(const char *key)
{
    const struct resource *res = resource_of(str_of(key));
    assert(res);
    return res;
}

const struct resource *resource_by_path(struct str path)
{
    for (size_t i = 0; i < resources_count; i++)
        if (str_is(path, resources[i]->path))
            return resources[i];
    return NULL;
}

const char *resource_headline(const struct resource *res)
{
    return res->headline ? res->headline : "name";
}
