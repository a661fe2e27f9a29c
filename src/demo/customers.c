/*
 * customers: writes the accounts with their team, stages and attributes, and their users. Each is
 * written at the time at which it would have come in, so that histories are those of a workspace
 * that was in use all the while.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/calendar.h"
#include "base/datetime.h"
#include "base/decimal.h"
#include "demo/progress.h"
#include "demo/world.h"
#include "model/account.h"
#include "model/user.h"

/* A transaction ends when its records have taken so much memory, or after so many customers. */
enum { TRANSACTION_BYTES = 24 << 20, TRANSACTION_CUSTOMERS = 500, ARENA_BYTES = 128 << 20 };

/* Between two records: gives memory back while a large customer is written. */
static void breathe(struct world *w)
{
    if (!w->failed && arena_used(w->arena) > TRANSACTION_BYTES && world_commit(w) == 0)
        world_begin(w);
}

/* --- accounts --- */

/* The CSMs share the accounts unevenly; one in twelve belongs to nobody. */
static void set_team(struct world *w, struct record *r, const struct customer *c, struct dice *d)
{
    static const int shares[WORLD_CSMS] = {34, 28, 22, 16};

    /* Somebody who has not joined yet: kept until they do. */
    if (c->index % 97 == 11)
        *record_value(r, "sales_manager") =
            (struct value){.kind = 't', .s = STR("joaquin@coppertill.example")};
    if (dice_chance(d, 1 / 12.0))
        return;
    record_set_int(r, "success_manager", w->csms[dice_weighted(d, shares, WORLD_CSMS)]);
    if (c->kind == CUSTOMER_NEW || c->kind == CUSTOMER_EMPTY || dice_chance(d, 0.2))
        record_set_int(r, "onboarding_manager", w->onboarding);
    if (c->is_parent || c->users > 40)
        record_set_int(r, "account_manager", w->account_manager);
}

static void set_custom(struct world *w, struct record *r, const struct customer *c, struct dice *d,
                       struct str slug)
{
    static const char *const tiers[] = {"Bronze", "Silver", "Gold"};
    static const char *const readers[] = {"[\"Counter\"]", "[\"Counter\",\"Handheld\"]",
                                          "[\"Handheld\",\"Phone\"]",
                                          "[\"Counter\",\"Handheld\",\"Kiosk\"]"};
    static const char *const sales_notes[] = {
        "Came from the trade fair in Nürnberg.", "Moved from a cash register; wants training.",
        "Price sensitive, compares every year.",
        "Owner is a friend of the house.\nCalls her own number."};

    *record_value(r, "custom_terminals") =
        (struct value){.kind = 'd', .d = (double)c->sites * (double)dice_between(d, 1, 4)};
    if (c->kind != CUSTOMER_NEW && c->kind != CUSTOMER_TRIAL)
        record_set_int(r, "custom_go_live_on", c->created_on + dice_between(d, 10, 50));
    record_set_text(r, "custom_contract_tier",
                    str_of(tiers[c->plan == 3 ? 2
                                 : c->plan    ? 1
                                              : dice_between(d, 0, 1)]));
    record_set_text(r, "custom_card_readers", str_of(readers[dice_between(d, 0, 3)]));
    record_set_int(r, "custom_reference_customer", dice_chance(d, 0.07));
    if (dice_chance(d, 0.6))
        record_set_int(r, "custom_setup_fee", dice_between(d, 5, 60) * 5000);
    if (dice_chance(d, 0.8))
        record_set_text(r, "custom_website",
                        str_fmt(w->arena, "https://www.%.*s.example", (int)slug.n, slug.p));
    if (dice_chance(d, 0.2))
        record_set_text(r, "custom_notes_from_sales", str_of(sales_notes[dice_between(d, 0, 3)]));
}

/* What the administrator has not confirmed yet. */
static void set_pending(struct world *w, struct record *r, struct dice *d)
{
    static const char *const objects[] = {
        "{\"crm_owner\":\"North\",\"delivery_partner\":[\"Velo\",\"Quickbag\"]}",
        "{\"crm_owner\":\"South\"}", "{\"crm_owner\":\"Alps\",\"first_contact\":\"2021-04-19\"}"};

    if (dice_chance(d, 0.12))
        r->pending = json_parse(w->arena, str_of(objects[dice_between(d, 0, 2)])).root;
}

static void set_address(struct world *w, struct record *r, const struct customer *c, struct dice *d,
                        struct str slug)
{
    const struct country *country = &countries[c->country];
    const struct city *city = &country->cities[c->city];

    record_set_text(r, "billing_street", name_street(w->arena, d, country));
    record_set_text(r, "billing_city", str_of(city->name));
    record_set_text(r, "billing_postal_code", str_of(city->postal_code));
    record_set_text(r, "billing_country", str_of(country->name));
    record_set_text(r, "email", str_fmt(w->arena, "hello@%.*s.example", (int)slug.n, slug.p));
    if (dice_chance(d, 0.7))
        record_set_text(
            r, "phone",
            str_fmt(w->arena, "%s 555 %07d", country->dial, (int)dice_between(d, 0, 9999999)));
}

static void set_size(struct record *r, const struct customer *c, struct dice *d)
{
    record_set_int(r, "employees", c->users * dice_between(d, 12, 40) / 10 + 2);
    if (c->kind != CUSTOMER_TRIAL && dice_chance(d, 0.9))
        record_set_int(r, "licenses", c->users ? (c->users * dice_between(d, 8, 18) + 9) / 10 : 5);
    record_set_text(r, "industry", str_of(trade_label((enum trade)c->trade)));
    record_set_text(r, "product_name", str_of(offer_plans[c->plan].name));
}

static struct str account_name(struct world *w, const struct customer *c, struct dice *d)
{
    const struct country *country = &countries[c->country];

    if (c->is_parent)
        return name_chain(w->arena, d, country);
    return name_business(w->arena, d, country, &country->cities[c->city], (enum trade)c->trade);
}

static struct record *account_record(struct world *w, const struct customer *c)
{
    struct record *r = world_record(w, &account_resource);
    char key[24];

    record_set_text(r, "external_id", str_dup(w->arena, customer_key(c, key)));
    return r;
}

/* The first that was heard of it. */
static int64_t write_first(struct world *w, const struct customer *c, struct dice *d)
{
    struct record *r = account_record(w, c);
    struct str name = account_name(w, c, d), slug = name_slug(w->arena, name);
    int64_t at = world_instant(w, d, c->created_on);

    world_at(w, at);
    record_set_text(r, "name", name);
    record_set_int(r, "created_on", at);
    if (c->parent >= 0)
        record_set_int(r, "parent", w->customers[c->parent].id);
    record_set_int(r, "is_parent", c->is_parent);
    world_name(r, "stage", "Trial");
    set_address(w, r, c, d, slug);
    set_size(r, c, d);
    set_team(w, r, c, d);
    set_custom(w, r, c, d, slug);
    set_pending(w, r, d);
    return world_put(w, r);
}

static void set_stage(struct world *w, const struct customer *c, const char *stage, struct dice *d,
                      int32_t day)
{
    struct record *r = account_record(w, c);

    if (day > w->span.today)
        return;
    world_at(w, world_instant(w, d, day));
    world_name(r, "stage", stage);
    world_put(w, r);
}

/* The stages it went through since. */
static void write_stages(struct world *w, const struct customer *c, struct dice *d)
{
    int32_t onboarding = c->created_on + (int32_t)dice_between(d, 5, 20);

    if (c->kind == CUSTOMER_TRIAL)
        return;
    if (c->kind == CUSTOMER_NEW || c->kind == CUSTOMER_EMPTY) {
        set_stage(w, c, "Onboarding", d, c->created_on + 1);
        return;
    }
    /* What lies long back was told in one piece. */
    if (c->created_on > w->span.today - w->span.days)
        set_stage(w, c, "Onboarding", d, onboarding);
    set_stage(w, c, "Live", d, onboarding + (int32_t)dice_between(d, 10, 40));
    if (c->kind == CUSTOMER_CHURNED)
        set_stage(w, c, "Cancelled", d, c->quit_on + 1);
    if (c->index % 61 == 30)
        set_stage(w, c, "Pilot for kiosks", d, w->span.today - 9); /* a stage of no type yet */
}

/* Predictions, and other things that changed lately. */
static void write_changes(struct world *w, const struct customer *c, struct dice *d)
{
    static const char *const forecasts[CUSTOMER_KINDS] = {
        "Renew", "Up sell", "At risk", "Renew",   "Cancel", "At risk",
        "Renew", "Convert", "At risk", "At risk", NULL};
    const char *forecast = forecasts[c->kind];
    struct record *r = account_record(w, c);

    if (!dice_chance(d, 0.4))
        return;
    world_at(w, world_instant(w, d, w->span.today - (int32_t)dice_between(d, 0, w->span.days - 1)));
    if (forecast) {
        world_name(r, "forecast_status", forecast);
        record_set_int(r, "forecast_value", c->sites * offer_plans[c->plan].price * INT64_C(1200));
    }
    if (c->kind == CUSTOMER_GROWING)
        record_set_int(r, "licenses", c->users + dice_between(d, 2, 12));
    if (dice_chance(d, 0.2))
        record_set_int(r, "success_manager", w->csms[dice_between(d, 0, WORLD_CSMS - 1)]);
    world_put(w, r);
}

/* --- users --- */

static void set_person(struct world *w, struct record *r, const struct customer *c,
                       const struct person *p, struct dice *d, int32_t place)
{
    static const char *const languages[TONGUE_COUNT] = {"de", "en", "fr", "es", "it",
                                                        "sv", "pl", "pt", "ja"};
    const struct country *country = &countries[c->country];
    struct person_name name = name_person(d, country);
    struct str first = name_slug(w->arena, str_of(name.first));
    struct str last = name_slug(w->arena, str_of(name.last));
    struct str rest = str_of(offer_jobs[p->job].titles), title = STR_NONE;

    record_set_text(r, "first_name", str_of(name.first));
    record_set_text(r, "last_name", str_of(name.last));
    if (dice_chance(d, 0.9))
        record_set_text(r, "email",
                        str_fmt(w->arena, "%.*s.%.*s%d@t%lld.example", (int)first.n, first.p,
                                (int)last.n, last.p, (int)place + 1, 10000 + (long long)c->index));
    if (dice_chance(d, 0.3))
        record_set_text(
            r, "mobile",
            str_fmt(w->arena, "%s 155 %07d", country->dial, (int)dice_between(d, 0, 9999999)));
    for (int64_t n = dice_between(d, 0, 2); n >= 0 && str_next(&rest, '|', &title); n--)
        ;
    record_set_text(r, "title", title);
    record_set_text(r, "custom_language", str_of(languages[country->tongue]));
    record_set_int(r, "custom_newsletter", dice_chance(d, 0.3));
}

static void write_person(struct world *w, const struct customer *c, int32_t place)
{
    struct dice d = dice_of(w->span.seed, DICE_USER, (uint64_t)c->index, (uint64_t)place);
    struct record *r = world_record(w, &user_resource);
    struct person p;
    char key[32];

    customer_person(&w->span, c, place, &p);
    int64_t at = world_instant(w, &d, p.created_on);
    world_at(w, at);
    record_set_int(r, "account", c->id);
    record_set_text(r, "external_id", str_dup(w->arena, customer_person_key(c, place, key)));
    record_set_int(r, "created_on", at);
    set_person(w, r, c, &p, &d, place);
    world_name(r, "role", offer_jobs[p.job].role);
    if (place == 0)
        world_name(r, "persona", "Sponsor");
    else if (p.job == JOB_MANAGER)
        world_name(r, "persona", dice_chance(&d, 0.5) ? "Point of contact" : "Head of department");
    else if (dice_chance(&d, 0.5))
        world_name(r, "persona", "End user");
    world_put(w, r);
}

/* --- the whole --- */

static void write_customer(struct world *w, struct customer *c)
{
    struct dice d = dice_of(w->span.seed, DICE_ACCOUNT, (uint64_t)c->index, 0);

    c->id = write_first(w, c, &d);
    write_stages(w, c, &d);
    write_changes(w, c, &d);
    world_money(w, c);
    for (int32_t i = 0; i < c->users && !w->failed; i++) {
        breathe(w);
        write_person(w, c, i);
    }
    world_contacts(w, c);
    world_consumption(w, c);
    breathe(w);
}

void world_customers(struct world *w)
{
    struct progress progress;

    if (w->failed)
        return;
    w->customers = mem_alloc((size_t)w->span.accounts * sizeof(*w->customers));
    for (int64_t i = 0; i < w->span.accounts; i++)
        customer_make(&w->span, i, &w->customers[i]);
    progress_begin(&progress, "accounts", w->span.accounts, w->progress);
    for (int64_t i = 0; i < w->span.accounts && !w->failed; i++) {
        if (i % TRANSACTION_CUSTOMERS == 0 &&
            ((i > 0 && world_commit(w) != 0) || world_begin(w) != 0))
            return;
        write_customer(w, &w->customers[i]);
        progress_tell(&progress, i + 1);
    }
    world_commit(w);
}
