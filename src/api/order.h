/* order: putting records of a resource into a new order, by their field `position`. */
#ifndef API_ORDER_H
#define API_ORDER_H

#include "api/route.h"

/* The handler's work: {"ids":[...]} get positions from 1, in one change set. */
struct reply order_records(struct call *c, const struct resource *res);

#endif
