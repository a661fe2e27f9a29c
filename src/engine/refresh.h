/*
 * refresh: turns what changed into metrics (account_metric, user_metric, account_feature_day),
 * set-based, within a second.
 *
 * A thread of the node that holds the lease 'refresh' reads account_changed, computes on a reader's
 * snapshot into temporary tables, applies only differences in short write transactions, deletes
 * exactly the ids that it read, and tells the page (db_notify 'changed'). At local midnight (by the
 * settable clock) the day that is over is closed: what came before midnight is computed as of that
 * day, account_metric is copied to account_day, and the accounts whose metrics change by themselves
 * on the new day (account_metric.recheck_on) are marked. rule_changed means all accounts, in
 * slices. After a crash it simply goes on.
 */
#ifndef ENGINE_REFRESH_H
#define ENGINE_REFRESH_H

#include "model/catalog.h"

struct refresher;

struct refresh_options {
    struct db *db;
    struct catalog_holder *catalogs;
    const char *node; /* name of this node for the lease */
};

/* Starts the thread. Returns owned (refresh_stop); NULL with a log line. Options are copied. */
struct refresher *refresh_start(const struct refresh_options *options);
/* Something was committed: look now. Thread-safe, quick. */
void refresh_wake(struct refresher *r);
void refresh_stop(struct refresher **r);
/*
 * All accounts, in this thread, with progress; for the command line, demo and jobs. With `history`
 * nothing that is stored is relied upon, and the days that are over are made anew, too; without,
 * the windows are, as a midnight does: late data has corrected its days when it came. progress (may
 * be NULL) returns false to stop after the slice. 0; 1 when it was stopped; -1.
 */
int refresh_all(struct db *db, struct catalog_holder *catalogs, bool history,
                bool (*progress)(void *data, int64_t done, int64_t total), void *data);
/* Whether the history was ever made as a whole, or grew from the first day on. */
bool refresh_has_history(struct db *db);
/* To be called first in a transaction that removes accounts, users or use for good: a round that
 * was computed before writes nothing of them afterwards. */
void refresh_purging(struct db_conn *conn);
/* Instant (ms) up to which changes are in the metrics: now when nothing waits, else when the oldest
 * waiting mark was seen. */
int64_t refresh_fresh_at(struct db_conn *conn, int64_t now);

#endif
