/*
 * world: what the parts of the demo share while it is made: the model they write through, at a time
 * that they choose, and the people and rows that others refer to.
 *
 * Each part reads straight on: the first failure is kept (and logged), later writes do nothing, and
 * demo_make looks at world_failed between its steps.
 */
#ifndef DEMO_WORLD_H
#define DEMO_WORLD_H

#include "demo/customer.h"
#include "demo/demo.h"
#include "model/record_resolve.h"

enum { WORLD_CSMS = 4 };

struct world {
    struct span span;
    struct db *db;
    const struct crypto_secret *secret;
    bool progress;
    struct arena *arena; /* of the transaction */
    struct actor actor;
    struct error error;
    struct model m;
    struct known_names names; /* of the transaction */
    int64_t now;              /* ms: the end of history, a whole minute */
    int64_t csms[WORLD_CSMS], onboarding, account_manager, administrator; /* member.id */
    char api_key[64], secret_key[64];
    struct customer *customers; /* owned; span.accounts of them */
    int64_t records;            /* written */
    int64_t checkpoint_at;      /* monotonic ms of the last one */
    bool failed;
};

/* Begins a transaction with a fresh catalog; the time is the end of history. 0 or -1. */
int world_begin(struct world *w);
/* 0 or -1. */
int world_commit(struct world *w);
/* Notes that it cannot go on; always -1. */
int world_fail(struct world *w, const char *what);

/* The time of what is written next: never after the end of history. */
void world_at(struct world *w, int64_t ms);
/* An instant of working hours on the day, never after the end of history. */
int64_t world_instant(const struct world *w, struct dice *d, int32_t day);

/* An empty record; memory of the transaction. */
struct record *world_record(struct world *w, const struct resource *res);
/* A value by the name of what it refers to ("Live"), found or made when it is written. */
void world_name(struct record *r, const char *key, const char *name);
/* Upserts; id, or -1 (noted). */
int64_t world_put(struct world *w, struct record *r);

/* --- the parts, in the order in which they are made --- */

/* Settings, stages, team, keys, products, attributes. */
void world_setup(struct world *w, struct buf *sign_ins);
/* All accounts, with their users and records. */
void world_customers(struct world *w);
/* Subscriptions and invoices; tickets, issues, touchpoints, NPS; consumption. Of one customer. */
void world_money(struct world *w, const struct customer *c);
void world_contacts(struct world *w, const struct customer *c);
void world_consumption(struct world *w, const struct customer *c);
/* Use of the product, day by day. */
void world_usage(struct world *w);
/* What the debugger, the audit log and the outbox show. */
void world_traces(struct world *w);
/* Segments, health, risk and confidence. */
void world_rules(struct world *w);

#endif
