/*
 * round: one turn of the refresher: a slice of accounts, read by their marks or as the next of a
 * pass over all, computed on a reader's snapshot and written in short transactions.
 *
 * In this order: round_open, a transaction on slice.conn, round_read_marks or round_read_pass,
 * round_compute, the connection released, round_apply. A round belongs to one thread; all it holds
 * lives in the arena of its slice.
 */
#ifndef ENGINE_ROUND_H
#define ENGINE_ROUND_H

#include "engine/known.h"
#include "engine/rows.h"
#include "engine/slice.h"
#include "engine/timeline_days.h"
#include "model/lease.h"

/* Accounts of a slice of all: its rows stay in the processor's cache. */
enum { PASS_ACCOUNTS = 250 };

/* What a round works on. */
struct round {
    struct slice slice;
    int64_t *marks; /* ids of account_changed to delete */
    size_t nmarks;
    bool pass;                  /* a slice of a pass over all accounts */
    int64_t cursor;             /* of the pass: last account of the slice */
    bool last;                  /* of the pass: nothing left after this slice */
    bool silent;                /* of the pass: its place need not be stored if nothing differs */
    bool differs;               /* something was written */
    int64_t purges;             /* see refresh_purging */
    struct rows *rows;          /* still to be written */
    struct timeline_days *days; /* events of days that are over, to be written; NULL: none */
    size_t dropped;             /* marks that are deleted */
    bool finished;
    struct known known;
    bool noted;      /* that is written */
    bool rules;      /* there are segments, lists or health configurations */
    bool rules_only; /* of the pass: only rules moved, metrics stand */
    int64_t *ids;    /* the accounts of the slice, also those that are deleted */
    int32_t *from_days;
    size_t nids;
};

/* Acquires a reader: slice.conn, NULL when there is none. */
void round_open(struct slice *s, struct arena *arena, struct db *db, const struct catalog *catalog);
/* Takes the oldest marks until they make a slice, and the newer ones of the same accounts. Marks of
 * a day to come wait for it. 0 or -1. */
int round_read_marks(struct round *r);
/* The next accounts of a pass over all, at most `most` behind `after`. 0 or -1. */
int round_read_pass(struct round *r, int64_t after, int32_t from_day, size_t most);
/* What the slice's rows are now. 0 or -1. */
int round_compute(struct round *r);
/* Writes what was computed, and what follows from it; lease may be NULL. 0; 1 when records were
 * purged since the snapshot (compute again); -1. */
int round_apply(struct db *db, const struct lease *lease, struct round *r);

/* A day that marks may name: neither to come nor before what is kept. */
int32_t round_day(const struct slice *s, int64_t day);
/* The refresher's numbers, by name (table refresh_state). */
int64_t refresh_state(struct db_conn *conn, const char *name, int64_t otherwise);
void refresh_set_state(struct db_conn *conn, const char *name, int64_t value);

#endif
