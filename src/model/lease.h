/*
 * lease: which of several nodes does a thing that only one may do (jobs, refresh). A row with
 * holder, time and an epoch that grows with every change of holder; each transaction of the work
 * calls lease_check, so that a node that was paused and lost its lease writes nothing. Times are of
 * the machine's clock, not the settable one.
 */
#ifndef MODEL_LEASE_H
#define MODEL_LEASE_H

#include "db/db.h"

struct lease {
    const char *name; /* "job", "refresh" */
    char holder[96];  /* node and process */
    int64_t epoch;    /* 0 = not held */
    int64_t renew_at; /* monotonic ms */
    bool tried;       /* this process has asked for it before */
};

enum { LEASE_TTL_MS = 10000, LEASE_RENEW_MS = 3000, LEASE_RETRY_MS = 1000 };

/* `node` distinguishes nodes; a random part distinguishes runs. */
void lease_init(struct lease *l, const char *name, const char *node);
/*
 * Takes or keeps the lease; call often (it looks at the table only when due). True while held. On
 * SQLite, where one process serves, a lease left by a killed process is taken at once.
 */
bool lease_hold(struct db *db, struct lease *l);
/* In a transaction of the work: 0 while the lease is ours, else -1 (roll back). */
int lease_check(struct db_conn *conn, const struct lease *l);
/* Lets another node take it at once. */
void lease_release(struct db *db, struct lease *l);

#endif
