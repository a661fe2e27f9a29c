/*
 * offer: what the made-up company sells: products with their modules and features, plans, and which
 * of the features people of each job use.
 */
#ifndef DEMO_OFFER_H
#define DEMO_OFFER_H

#include "demo/dice.h"

enum job {
    JOB_CASHIER,
    JOB_SHIFT_LEAD,
    JOB_MANAGER,
    JOB_OWNER,
    JOB_CHEF,
    JOB_ACCOUNTANT,
    JOB_COUNT
};

struct offer_product {
    const char *name, *label; /* as events name it; as people read it */
};

struct offer_module {
    int product;
    const char *name, *label;
};

struct offer_feature {
    int module;
    const char *name, *label;
    const char *jobs; /* letters of the jobs that use it, see offer_jobs */
    int weight;       /* how much of them */
    int uses;         /* median uses on a day on which it is used */
    bool hidden;
};

enum { OFFER_PRODUCTS = 4, OFFER_MODULES = 12, OFFER_FEATURES = 42, OFFER_PLANS = 4 };

extern const struct offer_product offer_products[OFFER_PRODUCTS];
extern const struct offer_module offer_modules[OFFER_MODULES];
extern const struct offer_feature offer_features[OFFER_FEATURES];

struct offer_job {
    char letter;
    const char *role;   /* permission in the product */
    const char *titles; /* "a|b" */
    int weight;         /* how many of the users */
};
extern const struct offer_job offer_jobs[JOB_COUNT];

struct offer_plan {
    const char *name, *id;
    int price;         /* euro a month and site */
    unsigned products; /* bit per product */
};
extern const struct offer_plan offer_plans[OFFER_PLANS];

/* What people of a job use of a plan, with the most used first; made by offer_menu. */
struct offer_menu {
    int features[OFFER_FEATURES];
    int upto[OFFER_FEATURES]; /* sums of weights */
    int count;
};

/* Fills the menu; it is never empty. */
void offer_menu(struct offer_menu *menu, int plan, enum job job);
/* One of the features by weight. The menu is not empty. */
int offer_menu_pick(const struct offer_menu *menu, struct dice *d);

#endif
