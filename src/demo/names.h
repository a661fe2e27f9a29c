/*
 * names: made-up names of businesses and people, in the languages of the demo's countries. Whoever
 * bears such a name is meant by nobody.
 */
#ifndef DEMO_NAMES_H
#define DEMO_NAMES_H

#include "base/str.h"
#include "demo/places.h"

struct arena;

enum trade {
    TRADE_RESTAURANT,
    TRADE_CAFE,
    TRADE_BAKERY,
    TRADE_SHOP,
    TRADE_BAR,
    TRADE_HOTEL,
    TRADE_COUNT
};

/* "Restaurant", for the field industry. */
const char *trade_label(enum trade t);
/* Name of a business in the city; arena memory. */
struct str name_business(struct arena *arena, struct dice *d, const struct country *country,
                         const struct city *city, enum trade trade);
/* Name of the head office of a chain; arena memory. */
struct str name_chain(struct arena *arena, struct dice *d, const struct country *country);
struct str name_street(struct arena *arena, struct dice *d, const struct country *country);

struct person_name {
    const char *first, *last; /* static */
};
/* Of somebody who lives in the country. */
struct person_name name_person(struct dice *d, const struct country *country);
/* The text as a part of a domain or address: lower-case ASCII letters, digits and -; arena memory.
 */
struct str name_slug(struct arena *arena, struct str name);

#endif
