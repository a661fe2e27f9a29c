/*
 * rules: segments, a health configuration and what the team thinks of some accounts. The
 * configuration is there since history begins, so that days of the past have their health.
 */
#include "base/calendar.h"
#include "demo/world.h"
#include "model/health_config.h"
#include "model/segment.h"
#include "model/template.h"

/* Templates that the workspace switched on, in the order of their tabs. */
static const char *const switched_on[] = {
    "account_power_users", "account_new",     "account_renewal",   "account_large",
    "account_quiet",       "account_overdue", "account_untouched", "health_scored",
    "user_power_users",    "user_inactive",   "user_never",
};

enum {
    AT_RISK = 7, /* of a hundred accounts */
    CONFIDENT = 6,
    AT_ONCE = 500 /* accounts of a transaction */
};

static void switch_on(struct world *w, const struct template *t)
{
    struct record *r = world_record(w, resource_get(t->of));
    const struct json *body = json_parse(w->arena, template_body(w->arena, t)).root;
    if (record_decode(&w->m, r, body) < 0 || record_save(&w->m, r, NULL) < 0)
        world_fail(w, t->key);
}

static const struct template *find(const char *key)
{
    for (size_t i = 0; i < templates_count; i++)
        if (str_is(str_of(key), templates[i].key))
            return &templates[i];
    return NULL;
}

/* What the team says of an account, if anything. */
static void judge(struct world *w, struct dice *d, const struct customer *c)
{
    static const char *const risks[] = {"Champion left", "Low usage", "Budget cut"};
    static const char *const hopes[] = {"Sponsor engaged", "Growing team", "Public reference"};
    int64_t thrown = dice_between(d, 0, 99), score = dice_between(d, 1, 5);
    int64_t reason = dice_between(d, 0, 2);
    if (thrown >= AT_RISK + CONFIDENT)
        return;
    bool risk = thrown < AT_RISK;
    int32_t day = w->span.today - (int32_t)dice_between(d, 0, w->span.days - 1);
    world_at(w, world_instant(w, d, day > c->created_on ? day : c->created_on + 1));
    struct record *r = world_record(w, resource_get("account"));
    r->id = c->id;
    record_set_int(r, risk ? "risk_score" : "confidence_score", score);
    world_name(r, risk ? "risk_tag" : "confidence_tag", risk ? risks[reason] : hopes[reason]);
    record_set_text(r, risk ? "risk_note" : "confidence_note",
                    risk ? STR("To be talked about with the sponsor") : STR("Asked for an offer"));
    if (record_save(&w->m, r, NULL) < 0)
        world_fail(w, "risk");
}

void world_rules(struct world *w)
{
    if (w->failed || world_begin(w) != 0)
        return;
    world_at(w, calendar_midnight(w->m.calendar, w->span.today - w->span.days));
    for (size_t i = 0; i < sizeof(switched_on) / sizeof(switched_on[0]); i++)
        switch_on(w, find(switched_on[i]));
    for (int64_t i = 0; i < w->span.accounts && !w->failed; i++) {
        if (i % AT_ONCE == 0 && (world_commit(w) != 0 || world_begin(w) != 0))
            return;
        struct dice d = dice_of(w->span.seed, DICE_RULES, (uint64_t)i, 0);
        judge(w, &d, &w->customers[i]);
    }
    world_commit(w);
}
