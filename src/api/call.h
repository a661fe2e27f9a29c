/*
 * call: the inside of a call that dispatch, replies and the few handlers with transactions of their
 * own share.
 */
#ifndef API_CALL_H
#define API_CALL_H

#include "api/route.h"

/* Acquires a connection (and, for DB_WRITE, begins). -1 when the database cannot be reached:
 * reply_error(c). */
int call_open(struct call *c, enum db_mode mode);
/* Commits what call_open began, tells whoever must know, gives the connection back. -1:
 * reply_error(c). */
int call_commit(struct call *c);
/* Gives the connection back, rolled back if it is still open. */
void call_close(struct call *c);
/* Ends the live streams of sessions on all nodes, after the commit. Within a transaction. */
void call_end_sessions(struct call *c, const int64_t *ids, size_t n);

/* Whether the path is one of the clients' (their form of errors). */
bool is_client_path(struct str path);
/* Cross-origin headers of an answer on an ingestion path. */
void cross_origin(struct call *c);
/* Runs the handler, again after a deadlock. On a worker, or in the password pool. */
enum http_outcome call_run(struct call *c);

/* Criteria (criteria.c): the query parameter `filter` over records of `res`; NULL without one.
 * False with an error. */
bool criteria_filter(struct call *c, const struct resource *res, const struct criteria **out);
/* Statements from here on end after five seconds ... */
void criteria_deadline(struct call *c);
/* ... and this says so, or what else failed. */
struct reply criteria_failed(struct call *c);

#endif
