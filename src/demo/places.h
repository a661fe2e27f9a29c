/*
 * places: where the customers of the demo are: countries with their cities, money, languages and
 * holidays. Tables only; names are made up, domains end in .example.
 */
#ifndef DEMO_PLACES_H
#define DEMO_PLACES_H

#include "demo/dice.h"

enum tongue {
    TONGUE_GERMAN,
    TONGUE_ENGLISH,
    TONGUE_FRENCH,
    TONGUE_SPANISH,
    TONGUE_ITALIAN,
    TONGUE_NORDIC,
    TONGUE_POLISH,
    TONGUE_PORTUGUESE,
    TONGUE_JAPANESE,
    TONGUE_COUNT
};

struct city {
    const char *name, *postal_code;
};

struct country {
    const char *name, *code, *currency, *dial;
    enum tongue tongue;
    int weight;   /* how often a customer is there */
    int price;    /* price level of one euro in minor units of the currency */
    bool sundays; /* shops are open on Sundays */
    const struct city *cities;
    size_t ncities;
};

extern const struct country countries[];
extern const size_t countries_count;
/* Place of a country, by weight. */
size_t country_pick(struct dice *d);
/* Whether the day is a public holiday in the country. */
bool country_holiday(const struct country *c, int32_t day);

#endif
