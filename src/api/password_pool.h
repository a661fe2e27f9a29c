/*
 * password_pool: two threads that run the handlers of ROUTE_SLOW routes: each password hash takes
 * 64 MiB and about 100 ms, so that many at once would take the machine. The queue is bounded.
 */
#ifndef API_PASSWORD_POOL_H
#define API_PASSWORD_POOL_H

struct call;
struct password_pool;

enum { PASSWORD_THREADS = 2, PASSWORD_QUEUE_MAX = 64 };

/* Never NULL. */
struct password_pool *password_pool_start(void);
/* Takes the call: it is run and finished (http_finish). False when the queue is full; then it is
 * still the caller's. */
_Bool password_pool_add(struct password_pool *p, struct call *c);
/* Finishes what is queued. Clears the pointer. */
void password_pool_stop(struct password_pool **p);

#endif
