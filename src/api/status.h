/* status: the text of /metrics, also served on a listen address of its own (server.c). */
#ifndef API_STATUS_H
#define API_STATUS_H

#include "base/buf.h"

struct server;

/* Appends the text in Prometheus form. */
void status_metrics(struct server *s, struct buf *out);

#endif
