/*
 * contacts: what a customer and the team had to do with each other: tickets, issues, touchpoints,
 * NPS responses; and daily values of consumption.
 */
#include <stdio.h>

#include "base/calendar.h"
#include "demo/world.h"
#include "model/support.h"
#include "model/taxonomy.h"

#define HOUR_MS INT64_C(3600000)

/* A count that grows with the customer's size, not in proportion. */
static int64_t count_of(struct dice *d, const struct customer *c, double median)
{
    double size = 1 + (c->users > 40 ? 40 : c->users) / 12.0;
    double n = dice_log_normal(d, median, 0.9) * size;

    return n > 60 ? 60 : (int64_t)n;
}

static int32_t some_day(const struct world *w, const struct customer *c, struct dice *d)
{
    int32_t first = w->span.today - w->span.days + 1;

    return (int32_t)dice_between(d, first > c->created_on ? first : c->created_on, w->span.today);
}

/* One of the first users, in most cases. */
static void set_user(struct world *w, struct record *r, const struct customer *c, struct dice *d)
{
    char key[32];
    int32_t place = (int32_t)dice_between(d, 0, c->users > 8 ? 7 : c->users - 1);

    if (c->users > 0 && dice_chance(d, 0.85))
        *record_value(r, "user") =
            (struct value){.kind = 't', .s = str_dup(w->arena, customer_person_key(c, place, key))};
}

struct matter {
    const char *subject, *priority;
};

static const struct matter ticket_matters[] = {
    {"Card reader does not connect after update", "urgent"},
    {"Receipt printer prints umlauts as question marks", "normal"},
    {"How do I split a bill by seat?", "low"},
    {"Daily report shows yesterday twice", "high"},
    {"New employee needs a PIN", "low"},
    {"Till frozen during lunch service", "critical"},
    {"Wrong tax rate for take-away", "high"},
    {"Stock of flour is negative", "normal"},
    {"Please change our billing address", "low"},
    {"Kitchen display drops orders", "urgent"},
    {"Cash count differs from report by 0.01", "normal"},
    {"Gift vouchers cannot be redeemed twice a day", "normal"},
};

static const struct matter issue_matters[] = {
    {"Split bill rounds tips wrongly", "high"},
    {"Allow two printers per station", "low"},
    {"Dark theme for the kitchen display", "low"},
    {"Crash when item name holds an emoji 🥐", "critical"},
    {"Export rota to the calendar", "normal"},
    {"Offline mode loses parked sales", "urgent"},
};

/* Most are resolved, the more the older they are. */
static void set_state(struct world *w, struct record *r, struct dice *d, int32_t day,
                      const char *priority)
{
    static const char *const open_states[] = {"new", "open", "pending", "on hold"};
    int32_t due = day + (int32_t)dice_between(d, 1, 12), took = (int32_t)dice_between(d, 0, 9);
    bool resolved =
        day + took <= w->span.today && dice_chance(d, day + 30 < w->span.today ? 0.93 : 0.7);

    world_at(w, world_instant(w, d, day));
    record_set_int(r, "created_on", w->m.now);
    record_set_text(r, "priority", str_of(priority));
    if (dice_chance(d, 0.7))
        record_set_int(r, "due_on", due);
    if (resolved) {
        int64_t at = w->m.now + took * 24 * HOUR_MS + dice_between(d, 1, 6) * HOUR_MS;
        record_set_int(r, "resolved_on", at < w->now ? at : w->now);
        record_set_text(r, "status", dice_chance(d, 0.5) ? STR("solved") : STR("closed"));
        world_at(w, at);
    } else {
        record_set_text(r, "status", str_of(open_states[dice_between(d, 0, 3)]));
    }
}

static void write_ticket(struct world *w, const struct customer *c, struct dice *d, int number)
{
    const struct matter *matter = &ticket_matters[dice_between(
        d, 0, (int64_t)(sizeof(ticket_matters) / sizeof(*matter)) - 1)];
    struct record *r = world_record(w, &ticket_resource);

    record_set_text(r, "external_id",
                    str_fmt(w->arena, "%lld%02d", 10000 + (long long)c->index, number));
    record_set_int(r, "account", c->id);
    record_set_text(r, "subject", str_of(matter->subject));
    set_user(w, r, c, d);
    set_state(w, r, d, some_day(w, c, d), matter->priority);
    world_put(w, r);
}

static void write_issue(struct world *w, const struct customer *c, struct dice *d, int number)
{
    const struct matter *matter =
        &issue_matters[dice_between(d, 0, (int64_t)(sizeof(issue_matters) / sizeof(*matter)) - 1)];
    struct record *r = world_record(w, &issue_resource);
    struct str id = str_fmt(w->arena, "TILL-%lld%d", 1000 + (long long)c->index, number);

    record_set_text(r, "external_id", id);
    record_set_int(r, "account", c->id);
    record_set_text(r, "subject", str_of(matter->subject));
    record_set_text(r, "type", dice_chance(d, 0.6) ? STR("bug") : STR("feature_request"));
    record_set_text(r, "url",
                    str_fmt(w->arena, "https://issues.coppertill.example/%.*s", (int)id.n, id.p));
    set_user(w, r, c, d);
    set_state(w, r, d, some_day(w, c, d), matter->priority);
    world_put(w, r);
}

static void write_touchpoint(struct world *w, const struct customer *c, struct dice *d, int number)
{
    static const struct {
        const char *channel, *subject, *body;
    } talks[] = {
        {"email", "Your first week with Copper Till",
         "Hello,\nhow did the first week go?\nBest regards"},
        {"call", "Check-in call",
         "Talked about the summer menu. They want tablets for the terrace."},
        {"meeting", "Quarterly review", "Numbers are good; renewal is no question."},
        {"support", "Help with the card reader", NULL},
        {"email", "Price change in spring", NULL},
        {"meeting", "Training for new staff", "Five people, two hours. Follow up on stock."},
    };
    size_t i = (size_t)dice_between(d, 0, 5);
    struct record *r = world_record(w, &touchpoint_resource);

    world_at(w, world_instant(w, d, some_day(w, c, d)));
    record_set_text(r, "external_id",
                    str_fmt(w->arena, "c%lld-%d", 10000 + (long long)c->index, number));
    record_set_int(r, "account", c->id);
    record_set_text(r, "channel", str_of(talks[i].channel));
    record_set_text(r, "direction", dice_chance(d, 0.6) ? STR("out") : STR("in"));
    record_set_text(r, "subject", str_of(talks[i].subject));
    record_set_text(r, "body", str_of(talks[i].body));
    record_set_int(r, "member", w->csms[dice_between(d, 0, WORLD_CSMS - 1)]);
    record_set_int(r, "occurred_on", w->m.now);
    set_user(w, r, c, d);
    world_put(w, r);
}

static void write_response(struct world *w, const struct customer *c, struct dice *d, int number)
{
    static const int scores[2][11] = {{1, 0, 1, 1, 1, 3, 4, 12, 22, 28, 27},
                                      {6, 4, 8, 10, 10, 14, 14, 16, 10, 5, 3}};
    static const char *const comments[3] = {
        "Would be lost without it. 👍", "Does what it should.",
        "Support takes too long, and the reader keeps dropping out."};
    bool unhappy =
        c->kind == CUSTOMER_SHRINKING || c->kind == CUSTOMER_CHURNED || c->kind == CUSTOMER_FADED;
    int score = (int)dice_weighted(d, scores[unhappy], 11);
    struct record *r = world_record(w, &nps_response_resource);

    world_at(w, world_instant(w, d, some_day(w, c, d)));
    record_set_text(r, "external_id",
                    str_fmt(w->arena, "n%lld-%d", 10000 + (long long)c->index, number));
    record_set_int(r, "account", c->id);
    record_set_int(r, "score", score);
    if (dice_chance(d, 0.5))
        record_set_text(r, "comment", str_of(comments[score > 8 ? 0 : score > 6 ? 1 : 2]));
    record_set_int(r, "created_on", w->m.now);
    set_user(w, r, c, d);
    world_put(w, r);
}

void world_contacts(struct world *w, const struct customer *c)
{
    static const struct {
        double median;
        void (*write)(struct world *, const struct customer *, struct dice *, int);
    } kinds[] = {
        {0.9, write_ticket}, {0.25, write_issue}, {1.1, write_touchpoint}, {0.45, write_response}};
    struct dice d = dice_of(w->span.seed, DICE_CONTACT, (uint64_t)c->index, 0);

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        int64_t n = count_of(&d, c, kinds[i].median);
        for (int64_t k = 0; k < n && !w->failed; k++)
            kinds[i].write(w, c, &d, (int)k + 1);
    }
}

static void write_value(struct world *w, const struct customer *c, const char *metric, int32_t day,
                        double value)
{
    struct record *r = world_record(w, &consumption_resource);

    world_at(w, calendar_midnight(w->m.calendar, day + 1));
    record_set_int(r, "account", c->id);
    *record_value(r, "metric") = (struct value){.kind = 't', .s = str_of(metric)};
    record_set_int(r, "date", day);
    *record_value(r, "value") = (struct value){.kind = 'd', .d = value};
    world_put(w, r);
}

/* One in eight sends it: storage each week, receipts each day of the last five weeks. */
void world_consumption(struct world *w, const struct customer *c)
{
    struct dice d = dice_of(w->span.seed, DICE_CONSUMPTION, (uint64_t)c->index, 0);
    double storage = (double)dice_between(&d, 5, 400) / 10;

    if (w->failed || !dice_chance(&d, 0.125) || c->kind == CUSTOMER_SILENT)
        return;
    for (int32_t back = w->span.days - 1; back >= 0 && !w->failed; back--) {
        int32_t day = w->span.today - back;
        double level = customer_level(&w->span, c, day);
        if (day < c->created_on)
            continue;
        if (back % 7 == 0)
            write_value(w, c, "storage", day,
                        (double)(int64_t)((storage += dice_real(&d)) * 10) / 10);
        if (back < 35)
            write_value(w, c, "receipts", day,
                        (double)(int64_t)(level * c->sites * 140 * (0.8 + 0.4 * dice_real(&d))));
    }
}
