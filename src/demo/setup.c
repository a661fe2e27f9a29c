/*
 * setup: the workspace before its first customer: settings, stages, the team and their sign-ins,
 * keys, products, custom attributes, rates of other currencies.
 *
 * The password of the demo is known to everybody; it is for trying out only.
 */
#include <assert.h>
#include <stdio.h>

#include "demo/world.h"
#include "model/configuration.h"
#include "model/custom_attribute.h"
#include "model/key.h"
#include "model/member.h"
#include "model/setting.h"
#include "model/taxonomy.h"

#define PASSWORD "mainstay-demo"

static const struct {
    const char *key, *value;
} demo_settings[] = {
    {"demo", "true"},
    {"workspace_name", "Copper Till"},
    {"currency", "EUR"},
    {"time_zone", "Europe/Berlin"},
    {"default_product", "till"},
    {"default_module", "sales"},
    {"mail_from", "success@coppertill.example"},
    {"mail_from_name", "Copper Till"},
};

enum place { OTHER, CSM, ONBOARDING, ACCOUNTS, ADMINISTRATOR };

static const struct {
    const char *email, *name;
    enum profile profile;
    enum place place;
    bool invited, export_allowed;
} team[] = {
    {"admin@coppertill.example", "Noor Achterberg", PROFILE_ADMINISTRATOR, ADMINISTRATOR, false,
     true},
    {"manager@coppertill.example", "Ingrid Sjöholm", PROFILE_SUPER_MANAGER, ACCOUNTS, false, true},
    {"csm@coppertill.example", "Mateo Brückner", PROFILE_CSM, CSM, false, false},
    {"amara@coppertill.example", "Amara Nwosu", PROFILE_CSM, CSM, false, false},
    {"theo@coppertill.example", "Théo Vasseur", PROFILE_CSM, CSM, false, true},
    {"linnea@coppertill.example", "Linnéa Åberg", PROFILE_CSM, CSM, false, false},
    {"onboarding@coppertill.example", "Paweł Zieliński", PROFILE_CSM, ONBOARDING, false, false},
    {"developer@coppertill.example", "Sam Okafor", PROFILE_DEVELOPER, OTHER, false, false},
    {"readonly@coppertill.example", "Beatriz Falcão", PROFILE_READ_ONLY, OTHER, false, false},
    {"rosa@coppertill.example", "Rosa Lindqvist", PROFILE_CSM, OTHER, true, false},
};
enum { TEAM = sizeof(team) / sizeof(team[0]) };

static void add_settings(struct world *w)
{
    for (size_t i = 0; i < sizeof(demo_settings) / sizeof(demo_settings[0]); i++)
        setting_store(w->m.conn, demo_settings[i].key, str_of(demo_settings[i].value));
    if (db_int(w->m.conn, 0, "SELECT count(*) FROM stage", "") == 0 &&
        configuration_start(&w->m) < 0)
        world_fail(w, "configuration");
}

static void allow_export(struct world *w, int64_t id)
{
    int64_t *ended;
    size_t n;
    struct member_change change = {.export_allowed = 1};

    if (member_change(&w->m, id, &change, &ended, &n) < 0)
        world_fail(w, "member");
}

static void place_member(struct world *w, enum place place, int64_t id, int *csms)
{
    if (place == CSM)
        w->csms[(*csms)++] = id;
    else if (place == ONBOARDING)
        w->onboarding = id;
    else if (place == ACCOUNTS)
        w->account_manager = id;
    else if (place == ADMINISTRATOR)
        w->administrator = id;
}

static void add_team(struct world *w, struct buf *sign_ins)
{
    char hash[CRYPTO_PASSWORD_SIZE];
    int csms = 0;

    /* Once for all: it takes a tenth of a second. */
    if (crypto_password_hash(STR(PASSWORD), hash) != 0) {
        world_fail(w, "password");
        return;
    }
    for (int i = 0; i < TEAM && !w->failed; i++) {
        int64_t id = member_add(&w->m, str_of(team[i].email), str_of(team[i].name), team[i].profile,
                                team[i].invited ? NULL : hash);
        if (id < 0) {
            world_fail(w, "member");
            return;
        }
        place_member(w, team[i].place, id, &csms);
        if (team[i].export_allowed)
            allow_export(w, id);
        if (!team[i].invited)
            buf_addf(sign_ins, "  %-30s  %-14s  %s\n", team[i].email, PASSWORD,
                     profile_label(team[i].profile));
    }
}

static void add_keys(struct world *w)
{
    char *const keys[] = {w->api_key, w->secret_key};
    static const char *const kinds[] = {"api", "secret"};
    static const char *const names[] = {"Till backend", "Data warehouse"};

    static_assert(KEY_SIZE <= sizeof(w->api_key), "a key fits");
    for (int i = 0; i < 2; i++)
        if (key_create(&w->m, w->secret, str_of(kinds[i]), str_of(names[i]), keys[i]) < 0)
            world_fail(w, "key");
}

/* --- products --- */

static int64_t add_named(struct world *w, const struct resource *res, const char *name,
                         const char *label, const char *parent, int64_t parent_id, bool hidden)
{
    struct record *r = world_record(w, res);

    record_set_text(r, "name", str_of(name));
    record_set_text(r, "label", str_of(label));
    record_set_int(r, "hidden", hidden);
    if (parent)
        record_set_int(r, parent, parent_id);
    return world_put(w, r);
}

static void add_products(struct world *w)
{
    int64_t products[OFFER_PRODUCTS], modules[OFFER_MODULES];

    for (int i = 0; i < OFFER_PRODUCTS; i++)
        products[i] = add_named(w, &product_resource, offer_products[i].name,
                                offer_products[i].label, NULL, 0, false);
    for (int i = 0; i < OFFER_MODULES; i++)
        modules[i] = add_named(w, &module_resource, offer_modules[i].name, offer_modules[i].label,
                               "product", products[offer_modules[i].product], false);
    for (int i = 0; i < OFFER_FEATURES; i++)
        add_named(w, &feature_resource, offer_features[i].name, offer_features[i].label, "module",
                  modules[offer_features[i].module], offer_features[i].hidden);
}

/* --- attributes, rates, names --- */

static const struct {
    const char *entity, *key, *label, *type, *options;
} attributes[] = {
    {"account", "terminals", "Terminals", "number", NULL},
    {"account", "go_live_on", "Go-live", "date", NULL},
    {"account", "contract_tier", "Contract tier", "one_of", "[\"Bronze\",\"Silver\",\"Gold\"]"},
    {"account", "card_readers", "Card readers", "many_of",
     "[\"Counter\",\"Handheld\",\"Kiosk\",\"Phone\"]"},
    {"account", "setup_fee", "Set-up fee", "currency", NULL},
    {"account", "reference_customer", "Reference customer", "boolean", NULL},
    {"account", "website", "Website", "link", NULL},
    {"account", "notes_from_sales", "Notes from sales", "text", NULL},
    {"user", "language", "Language", "one_of",
     "[\"de\",\"en\",\"fr\",\"es\",\"it\",\"sv\",\"pl\",\"pt\",\"ja\"]"},
    {"user", "newsletter", "Newsletter", "boolean", NULL},
};

static void add_attributes(struct world *w)
{
    for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]) && !w->failed; i++) {
        struct record *r = world_record(w, &custom_attribute_resource);
        record_set_text(r, "entity", str_of(attributes[i].entity));
        record_set_text(r, "key", str_of(attributes[i].key));
        record_set_text(r, "label", str_of(attributes[i].label));
        record_set_text(r, "type", str_of(attributes[i].type));
        record_set_text(r, "options", str_of(attributes[i].options));
        record_set_int(r, "position", (int64_t)i);
        record_set_int(r, "confirmed", 1);
        world_put(w, r);
    }
}

/* One rate long ago, and one that holds today; Brazil has none, so that its amounts stay out of
 * sums. */
static void add_rates(struct world *w)
{
    static const struct {
        const char *currency;
        double then, now;
    } rates[] = {{"USD", 0.88, 0.91},    {"GBP", 1.15, 1.17},   {"CHF", 1.03, 1.06},
                 {"SEK", 0.088, 0.0875}, {"DKK", 0.134, 0.134}, {"PLN", 0.228, 0.234},
                 {"JPY", 0.0064, 0.0061}};

    for (size_t i = 0; i < 2 * sizeof(rates) / sizeof(rates[0]) && !w->failed; i++) {
        struct record *r = world_record(w, &currency_rate_resource);
        record_set_text(r, "currency", str_of(rates[i / 2].currency));
        record_set_int(r, "from_on", w->span.today - (i % 2 ? 90 : 4000));
        *record_value(r, "rate") =
            (struct value){.kind = 'd', .d = i % 2 ? rates[i / 2].now : rates[i / 2].then};
        world_put(w, r);
    }
}

static void add_metrics(struct world *w)
{
    static const struct {
        const char *name, *label, *unit, *aggregate;
    } metrics[] = {{"receipts", "Receipts printed", "receipts", "sum"},
                   {"storage", "Storage", "GB", "last"}};

    for (size_t i = 0; i < sizeof(metrics) / sizeof(metrics[0]); i++) {
        struct record *r = world_record(w, &consumption_metric_resource);
        record_set_text(r, "name", str_of(metrics[i].name));
        record_set_text(r, "label", str_of(metrics[i].label));
        record_set_text(r, "unit", str_of(metrics[i].unit));
        record_set_text(r, "aggregate", str_of(metrics[i].aggregate));
        world_put(w, r);
    }
}

static void add_names(struct world *w, const struct resource *res, const char *const *names)
{
    for (int i = 0; names[i]; i++) {
        struct record *r = world_record(w, res);
        record_set_text(r, "name", str_of(names[i]));
        record_set_int(r, "position", 100 + i);
        world_put(w, r);
    }
}

void world_setup(struct world *w, struct buf *sign_ins)
{
    static const char *const roles[] = {"Cashier", "Shift lead", "Manager",
                                        "Kitchen", "Accountant", NULL};

    if (world_begin(w) != 0)
        return;
    add_settings(w);
    if (world_commit(w) != 0 || world_begin(w) != 0)
        return;
    add_team(w, sign_ins);
    add_keys(w);
    add_products(w);
    add_attributes(w);
    add_rates(w);
    add_metrics(w);
    add_names(w, &user_role_resource, roles);
    world_commit(w);
}
