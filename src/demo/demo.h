/*
 * demo: makes a workspace that looks like one in use: that of Copper Till, a made-up maker of
 * software for tills. What is made follows from the seed and from today.
 */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "base/buf.h"
#include "base/crypto.h"
#include "db/db.h"

enum { DEMO_ACCOUNTS_MAX = 1000000, DEMO_DAYS_MAX = 400 };

struct demo_options {
    struct db *db;                      /* migrated, without data */
    const struct crypto_secret *secret; /* for the hashes of keys */
    int64_t accounts, days;
    uint64_t seed;
    bool progress; /* lines on standard error when it takes longer */
};

/*
 * 0, and the table of sign-ins for a person in `sign_ins`; -1 with *why (static or arena of nobody:
 * valid until the next call) when the database holds data already or cannot be written. What was
 * written before a failure stays: begin again with an empty database.
 */
int demo_make(const struct demo_options *options, struct buf *sign_ins, const char **why);

#endif
