/*
 * debug: items for the event debugger, written in the commit of the group that judged them: raw
 * item, decoded event, repairs, reason.
 *
 * Refused and repaired ones are kept always, up to 1,000 per second; one more item then says how
 * many were left out. Accepted ones are samples, at most 20 per second. The table keeps as many as
 * the setting debugger_items says, of which accepted ones take a fifth at most, so that what was
 * refused stays longer. One thread.
 */
#ifndef USAGE_DEBUG_H
#define USAGE_DEBUG_H

#include "usage/ingest.h"

struct debug;

/* Returns owned (debug_free); empty. */
struct debug *debug_new(void);
void debug_free(struct debug **d);
/* First thing in a group. */
void debug_begin(struct debug *d, int64_t now);
/* Chooses the event or not; borrows both until debug_store. */
void debug_take(struct debug *d, const struct event *e, const struct ingest_request *r);
/* Writes what was chosen; items written, or -1 with a failed connection. */
int debug_store(struct debug *d, struct model *m);
void debug_end(struct debug *d, bool committed);

#endif
