/* billing: the resources subscription and invoice. */
#ifndef MODEL_BILLING_H
#define MODEL_BILLING_H

#include "model/record.h"

extern const struct resource subscription_resource, invoice_resource;

#endif
