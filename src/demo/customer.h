/*
 * customer: what an account of the demo is like: where it is, how it does, how many use the product
 * and how much. All of it follows from the seed and the account's place, and can be asked again at
 * any time; nothing is stored here. Pure functions.
 */
#ifndef DEMO_CUSTOMER_H
#define DEMO_CUSTOMER_H

#include "demo/names.h"
#include "demo/offer.h"

/* What the demo covers. */
struct span {
    uint64_t seed;
    int64_t accounts;
    int32_t days, today; /* history is today and the days - 1 before */
};

enum customer_kind {
    CUSTOMER_STEADY,
    CUSTOMER_GROWING,
    CUSTOMER_SHRINKING,
    CUSTOMER_SEASONAL,
    CUSTOMER_CHURNED, /* used less and less, then cancelled */
    CUSTOMER_FADED,   /* still pays, but has not used anything for weeks */
    CUSTOMER_NEW,     /* being brought in */
    CUSTOMER_TRIAL,
    CUSTOMER_SILENT,    /* has users, none of whom ever signed in */
    CUSTOMER_SUSPENDED, /* does not pay */
    CUSTOMER_EMPTY,     /* bought, but has no users yet */
    CUSTOMER_KINDS
};

struct customer {
    int64_t index;
    int64_t parent; /* index of the parent, -1 = none */
    int64_t id;     /* of the account, set once it is written */
    bool is_parent;
    uint8_t kind, country, city, trade, plan;
    int32_t sites;
    int32_t users;
    int32_t created_on; /* day */
    int32_t quit_on;    /* day after which nothing is used; INT32_MAX = none */
    float level;        /* how eagerly it uses the product: about 1 */
};

/* A user of a customer, by place. */
struct person {
    enum job job;
    float rate;         /* chance to use something on a usual day */
    int32_t created_on; /* day */
    int32_t gone_on;    /* day after which they use nothing */
};

/* Purposes of dice. */
enum purpose {
    DICE_CUSTOMER = 1,
    DICE_CHAIN,
    DICE_PERSON,
    DICE_USE,
    DICE_ACCOUNT,
    DICE_USER,
    DICE_MONEY,
    DICE_CONTACT,
    DICE_CONSUMPTION,
    DICE_DEBUG,
    DICE_RULES,
};

/* The account at the place `index`. */
void customer_make(const struct span *s, int64_t index, struct customer *out);
/* Its user at the place, below c->users. */
void customer_person(const struct span *s, const struct customer *c, int32_t place,
                     struct person *out);
/* How much the customer uses on the day: 0 nothing, 1 as usual. */
double customer_level(const struct span *s, const struct customer *c, int32_t day);
/* "T-10042"; `out` has 24 bytes. Returns the text. */
struct str customer_key(const struct customer *c, char *out);
/* The external id of the user: "u10042-03"; `out` has 32 bytes. */
struct str customer_person_key(const struct customer *c, int32_t place, char *out);

#endif
