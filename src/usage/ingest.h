/*
 * ingest: the queue and the one writer that make events durable: group commit, many requests in one
 * transaction.
 *
 * A door submits a request's events; the writer takes what is queued (at most 10,000 items, no
 * lingering), resolves ids (cache, misses in one set-based look-up, unknown ones created), upserts
 * records, drops repeated message ids, adds up equal usage keys, sorts, and commits rows,
 * account_changed marks, message hashes and debugger items together; only then `done` is called (on
 * the writer's thread), with verdicts set in the events. When a group fails it is rolled back and
 * retried request by request; only the guilty one gets the error. The queue is bounded by bytes;
 * beyond it submit says ERROR_OVERLOADED. A disk error is ERROR_UNAVAILABLE for the group; the
 * writer goes on.
 */
#ifndef USAGE_INGEST_H
#define USAGE_INGEST_H

#include "usage/event.h"

struct ingest;

struct ingest_request {
    struct event *events;
    size_t count;
    size_t bytes; /* estimate for the queue's bound: body size is fine */
    const struct catalog
        *catalog; /* the one its records were decoded with; held by the submitter until done */
    struct actor actor; /* the key */
    struct str path;    /* for the debugger */
    bool replay;        /* from the debugger: not recorded there again */
    bool quiet;         /* import, demo: quiet change, no debugger items for accepted ones */
    bool day_totals;    /* import: each total is that of the whole day and replaces what is stored;
                           all events are of EVENT_FEATURE, all requests of the group are such */
    void (*done)(
        struct ingest_request *r); /* after commit or failure; must be quick (http_finish) */
    void *data;
    enum error_code result;      /* ERROR_NONE when durable */
    struct ingest_request *next; /* of the queue */
};

struct ingest_options {
    struct db *db;
    struct catalog_holder *catalogs;
    const struct crypto_secret *secret;
    size_t queue_bytes; /* 64 MB */
    size_t dedup_items; /* message hashes kept in memory (SQLite), 20 million */
    /* Told after each commit (writer's thread, quick): wakes the refresher; debugger items stored.
     */
    void (*committed)(void *data, bool accounts, bool debug_items);
    void *data;
};

/* Starts the writer's thread. Returns owned; NULL with a log line. */
struct ingest *ingest_start(const struct ingest_options *options);
/* ERROR_NONE = taken, `done` will be called; ERROR_OVERLOADED = not taken. Thread-safe. */
enum error_code ingest_submit(struct ingest *in, struct ingest_request *r);
/* Finishes what is queued, then stops. Clears the pointer. */
void ingest_stop(struct ingest **in);
/* Forget cached ids (merge, delete, purge raise epoch 'ids' in their transaction; polled by the
 * writer per group). */
void ingest_ids_changed(struct db_conn *conn);

struct ingest_stats {
    int64_t queued_bytes, requests, events, groups, refused, repaired, failures;
};
/* Counters since the start, for /metrics. Thread-safe. */
void ingest_stats(const struct ingest *in, struct ingest_stats *out);

/*
 * Same code without queue and thread: one group in the caller's transaction, for import, demo and
 * bench; 0 or -1 with a failed connection. The next apply takes for granted that the last one was
 * committed: after a rollback free the group and make a new one. m's change set, if it has one, is
 * that of all; else each request gets its own.
 */
struct ingest_group;
struct ingest_group *ingest_group_new(const struct ingest_options *options);
int ingest_group_apply(struct ingest_group *g, struct model *m, struct ingest_request **requests,
                       size_t count);
void ingest_group_free(struct ingest_group **g);

#endif
