/* taxonomy: the resources product, module and feature; and consumption with its metrics. */
#ifndef MODEL_TAXONOMY_H
#define MODEL_TAXONOMY_H

#include "model/record.h"

extern const struct resource product_resource, module_resource, feature_resource,
    consumption_metric_resource, consumption_resource;

#endif
