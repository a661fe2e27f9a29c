/*
 * runner: what happens in the background of `serve`: queued jobs, mail, retention, upkeep of the
 * database.
 *
 * One thread keeps the lease and does the upkeep, two run queued jobs (so that a short one need not
 * wait for a long import), one sends mail.
 * Only the node that holds the lease works; the others look again each second. Nothing here decides
 * anything about customers: that is engine/ and work/.
 */
#ifndef JOB_RUNNER_H
#define JOB_RUNNER_H

#include "base/crypto.h"
#include "model/catalog.h"

struct job_runner;

struct job_options {
    struct db *db;
    struct catalog_holder *catalogs;
    const struct crypto_secret *secret;
    const char *node;  /* name of this node for the lease */
    const char *files; /* folder for files */
};

/* Returns owned; NULL with a log line. */
struct job_runner *job_runner_start(const struct job_options *options);
/* Something was queued: look now. Thread-safe, quick. */
void job_runner_wake(struct job_runner *r);
/* Finishes the mail in work, stops running jobs (they go on at the next start if their kind
 * resumes), gives the lease back. Clears the pointer. */
void job_runner_stop(struct job_runner **r);
/* Size of the write-ahead log when last looked at (SQLite), bytes. */
int64_t job_runner_wal_bytes(const struct job_runner *r);

#endif
