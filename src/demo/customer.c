/* customer: see customer.h. */
#include "demo/customer.h"

#include <math.h>
#include <stdio.h>

#include "base/calendar.h"

enum {
    CHAIN_BLOCK = 24, /* each block of accounts holds one chain at most */
    CHAIN_AT = 2,     /* where in the block it begins */
    GIANT_FROM = 500, /* a demo of so many accounts has one with GIANT_USERS users */
    GIANT_AT = 40,
    GIANT_USERS = 5000,
    USERS_MAX = 600
};

static const int kind_weights[CUSTOMER_KINDS] = {38, 14, 9, 9, 7, 5, 6, 5, 4, 2, 1};
static const int trade_weights[TRADE_COUNT] = {32, 17, 15, 20, 9, 7};
static const int plan_weights[TRADE_COUNT][OFFER_PLANS] = {{8, 18, 48, 26},  {30, 35, 15, 20},
                                                           {25, 50, 5, 20},  {22, 60, 0, 18},
                                                           {35, 25, 30, 10}, {5, 20, 45, 30}};

/* Whether the account is part of a chain: index of its parent, its own if it is that, else -1. */
static int64_t chain_parent(const struct span *s, int64_t index)
{
    int64_t block = index / CHAIN_BLOCK, at = index % CHAIN_BLOCK;
    struct dice d = dice_of(s->seed, DICE_CHAIN, (uint64_t)block, 0);
    bool chain = dice_chance(&d, 0.4) || block == 0;
    int64_t members = dice_between(&d, 2, 6);

    if (!chain || at < CHAIN_AT || at > CHAIN_AT + members)
        return -1;
    return block * CHAIN_BLOCK + CHAIN_AT;
}

static enum customer_kind pick_kind(struct dice *d, int64_t index)
{
    /* The first ones are one of each, so that a small demo shows all of them. */
    size_t kind = dice_weighted(d, kind_weights, CUSTOMER_KINDS);

    return index < 2 * CUSTOMER_KINDS ? (enum customer_kind)(index % CUSTOMER_KINDS)
                                      : (enum customer_kind)kind;
}

/* Most came in the last two years; some long before, some within the history. */
static int32_t pick_created(struct dice *d, const struct span *s, enum customer_kind kind)
{
    if (kind == CUSTOMER_NEW || kind == CUSTOMER_EMPTY)
        return s->today - (int32_t)dice_between(d, 2, 45);
    if (kind == CUSTOMER_TRIAL)
        return s->today - (int32_t)dice_between(d, 0, 21);
    double age = dice_log_normal(d, 420, 0.9);
    return s->today - (int32_t)(age < 50 ? 50 + age : age > 2900 ? 2900 : age);
}

static int32_t pick_quit(struct dice *d, const struct span *s, enum customer_kind kind)
{
    if (kind == CUSTOMER_CHURNED)
        return s->today - (int32_t)dice_between(d, 3, s->days * 2 / 3 + 20);
    if (kind == CUSTOMER_FADED)
        return s->today - (int32_t)dice_between(d, 15, 45);
    if (kind == CUSTOMER_SUSPENDED)
        return s->today - (int32_t)dice_between(d, 1, 20);
    return INT32_MAX;
}

static int32_t pick_users(struct dice *d, const struct customer *c)
{
    double users = dice_log_normal(d, c->is_parent ? 12 : 4.8, 0.85);

    if (c->kind == CUSTOMER_EMPTY)
        return 0;
    if (c->kind == CUSTOMER_TRIAL)
        users = 1 + users / 3;
    /* A few are large. */
    if (dice_chance(d, 0.006))
        users *= 15;
    users = nearbyint(users);
    return (int32_t)(users < 1 ? 1 : users > USERS_MAX ? USERS_MAX : users);
}

static void make_giant(struct customer *c)
{
    c->kind = CUSTOMER_STEADY;
    c->users = GIANT_USERS;
    c->sites = 240;
    c->plan = OFFER_PLANS - 1;
    c->country = 0;
    c->city = 0;
    c->is_parent = true;
    c->quit_on = INT32_MAX;
    c->level = 0.45F;
}

void customer_make(const struct span *s, int64_t index, struct customer *out)
{
    struct dice d = dice_of(s->seed, DICE_CUSTOMER, (uint64_t)index, 0);
    int64_t chain = chain_parent(s, index);
    struct dice home = dice_of(s->seed, DICE_CHAIN, (uint64_t)(chain < 0 ? index : chain), 1);

    *out = (struct customer){.index = index, .parent = chain == index ? -1 : chain};
    out->is_parent = chain == index;
    out->kind = out->is_parent ? CUSTOMER_STEADY : (uint8_t)pick_kind(&d, index);
    /* The members of a chain are in one country and line of business. */
    out->country = (uint8_t)country_pick(&home);
    out->trade = (uint8_t)dice_weighted(&home, trade_weights, TRADE_COUNT);
    out->city = (uint8_t)dice_between(&d, 0, (int64_t)countries[out->country].ncities - 1);
    out->plan = (uint8_t)dice_weighted(&d, plan_weights[out->trade], OFFER_PLANS);
    out->created_on = pick_created(&d, s, (enum customer_kind)out->kind);
    out->quit_on = pick_quit(&d, s, (enum customer_kind)out->kind);
    if (out->quit_on <= out->created_on)
        out->created_on = out->quit_on - 60;
    out->users = pick_users(&d, out);
    out->sites = 1 + out->users / 9;
    out->level = (float)dice_log_normal(&d, 1.05, 0.3);
    if (s->accounts >= GIANT_FROM && index == GIANT_AT)
        make_giant(out);
}

/* Chance of use on a usual day: a few do most of it, one in seven never came. */
static float pick_rate(struct dice *d)
{
    static const int weights[] = {20, 38, 30, 12};
    static const float rates[] = {0.78F, 0.48F, 0.14F, 0};

    return rates[dice_weighted(d, weights, 4)] * (float)(0.75 + 0.5 * dice_real(d));
}

static enum job pick_job(struct dice *d)
{
    int weights[JOB_COUNT];

    for (int i = 0; i < JOB_COUNT; i++)
        weights[i] = offer_jobs[i].weight;
    return (enum job)dice_weighted(d, weights, JOB_COUNT);
}

void customer_person(const struct span *s, const struct customer *c, int32_t place,
                     struct person *out)
{
    struct dice d = dice_of(s->seed, DICE_PERSON, (uint64_t)c->index, (uint64_t)place);
    int32_t end = c->quit_on < s->today ? c->quit_on : s->today;

    /* Each account has somebody who decides; the rest come as they come, most at the beginning. */
    out->job = pick_job(&d);
    if (place == 0)
        out->job = JOB_OWNER;
    out->rate = c->kind == CUSTOMER_SILENT ? 0 : pick_rate(&d);
    out->created_on = c->created_on + (int32_t)dice_between(&d, 0, 20);
    if (place > 0 && dice_chance(&d, 0.35))
        out->created_on = (int32_t)dice_between(&d, c->created_on, end);
    if (out->created_on > end)
        out->created_on = end;
    out->gone_on = INT32_MAX;
    if (dice_chance(&d, 0.1))
        out->gone_on = (int32_t)dice_between(&d, out->created_on, s->today);
}

/* Monday first. Bakeries close on Sundays, many restaurants on Mondays. */
static const double weekdays[TRADE_COUNT][7] = {
    {0.55, 0.9, 1, 1.05, 1.25, 1.3, 1.05}, {0.95, 1, 1, 1, 1.05, 1.2, 0.9},
    {1, 1, 1, 1, 1.1, 1.2, 0.5},           {1, 1, 1, 1.05, 1.15, 1.2, 0.7},
    {0.5, 0.8, 0.9, 1.1, 1.4, 1.5, 0.8},   {0.95, 1, 1, 1, 1.1, 1.1, 1}};

static double of_weekday(const struct customer *c, int32_t day)
{
    const struct country *country = &countries[c->country];
    int weekday = date_weekday(day);

    if (country_holiday(country, day))
        return c->trade == TRADE_HOTEL || c->trade == TRADE_BAR ? 0.8 : 0.08;
    if (weekday == 6 && !country->sundays && c->trade == TRADE_SHOP)
        return 0.03;
    return weekdays[c->trade][weekday];
}

static double of_season(const struct customer *c, int32_t day)
{
    int year, month, day_of_month;
    /* Half of them live by the summer, half by the winter. */
    int peak = c->index % 2 ? 200 : 15;

    date_to_ymd(day, &year, &month, &day_of_month);
    double turn = (double)(day - date_from_ymd(year, 1, 1) - peak) / 365.25;
    double height = cos(2 * 3.14159265358979323846 * turn);
    return height < -0.2 ? 0.02 : 0.35 + 1.1 * (height + 0.2) / 1.2;
}

static double of_kind(const struct span *s, const struct customer *c, int32_t day)
{
    double through = 1 - (double)(s->today - day) / (double)s->days;
    int32_t left = c->quit_on - day;

    switch ((enum customer_kind)c->kind) {
    case CUSTOMER_GROWING:
        return 0.35 + 1.0 * through;
    case CUSTOMER_SHRINKING:
        return 1.2 - 1.05 * through;
    case CUSTOMER_SEASONAL:
        return of_season(c, day);
    case CUSTOMER_CHURNED:
        return left < 60 ? 0.1 + 0.9 * left / 60 : 1;
    case CUSTOMER_NEW:
        return 0.25 + (day - c->created_on) / 30.0;
    case CUSTOMER_TRIAL:
        return 0.7;
    case CUSTOMER_SILENT:
    case CUSTOMER_EMPTY:
        return 0;
    case CUSTOMER_STEADY:
    case CUSTOMER_FADED:
    case CUSTOMER_SUSPENDED:
    case CUSTOMER_KINDS:
        break;
    }
    return 1;
}

double customer_level(const struct span *s, const struct customer *c, int32_t day)
{
    if (day < c->created_on || day > c->quit_on || c->users == 0)
        return 0;
    return c->level * of_kind(s, c, day) * of_weekday(c, day);
}

struct str customer_key(const struct customer *c, char *out)
{
    return (struct str){out, (size_t)snprintf(out, 24, "T-%lld", 10000 + (long long)c->index)};
}

struct str customer_person_key(const struct customer *c, int32_t place, char *out)
{
    int n = snprintf(out, 32, "u%lld-%02d", 10000 + (long long)c->index, (int)place + 1);

    return (struct str){out, (size_t)n};
}
