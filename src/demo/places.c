/* places: tables of countries, cities and holidays (see places.h). */
#include "demo/places.h"

#include <string.h>

#include "base/calendar.h"

#define CITIES(list) .cities = list, .ncities = sizeof(list) / sizeof((list)[0])

static const struct city germany[] = {
    {"München", "80331"},  {"Köln", "50667"},     {"Düsseldorf", "40213"},  {"Hamburg", "20095"},
    {"Berlin", "10115"},   {"Nürnberg", "90402"}, {"Münster", "48143"},     {"Würzburg", "97070"},
    {"Lübeck", "23552"},   {"Leipzig", "04109"},  {"Saarbrücken", "66111"}, {"Göttingen", "37073"},
    {"Tübingen", "72070"}, {"Bremen", "28195"},   {"Görlitz", "02826"},     {"Freiburg", "79098"}};
static const struct city austria[] = {{"Wien", "1010"},
                                      {"Graz", "8010"},
                                      {"Linz", "4020"},
                                      {"St. Pölten", "3100"},
                                      {"Kitzbühel", "6370"}};
static const struct city switzerland[] = {{"Zürich", "8001"},
                                          {"Genève", "1201"},
                                          {"Basel", "4001"},
                                          {"Neuchâtel", "2000"},
                                          {"Bern", "3011"}};
static const struct city france[] = {{"Paris", "75004"},    {"Lyon", "69002"},
                                     {"Orléans", "45000"},  {"Nîmes", "30000"},
                                     {"Besançon", "25000"}, {"Saint-Étienne", "42000"},
                                     {"Bordeaux", "33000"}, {"Angoulême", "16000"}};
static const struct city britain[] = {{"London", "SE1 9SG"},   {"Bristol", "BS1 4ST"},
                                      {"Leeds", "LS1 4AP"},    {"Edinburgh", "EH1 1YZ"},
                                      {"Cardiff", "CF10 1EP"}, {"Manchester", "M1 1AE"},
                                      {"Brighton", "BN1 1EE"}, {"York", "YO1 7HH"}};
static const struct city states[] = {
    {"Austin", "78701"}, {"Portland", "97205"}, {"Chicago", "60607"}, {"Boston", "02110"},
    {"Denver", "80202"}, {"Savannah", "31401"}, {"Seattle", "98101"}, {"New Orleans", "70112"}};
static const struct city spain[] = {{"Málaga", "29015"},
                                    {"Córdoba", "14001"},
                                    {"Cádiz", "11001"},
                                    {"León", "24001"},
                                    {"A Coruña", "15001"}};
static const struct city italy[] = {{"Forlì", "47121"},
                                    {"Torino", "10121"},
                                    {"Bologna", "40121"},
                                    {"Napoli", "80132"},
                                    {"Bari", "70121"}};
static const struct city sweden[] = {
    {"Göteborg", "411 06"}, {"Malmö", "211 20"}, {"Örebro", "702 10"}, {"Västerås", "722 11"}};
static const struct city denmark[] = {
    {"København", "1050"}, {"Århus", "8000"}, {"Odense", "5000"}, {"Helsingør", "3000"}};
static const struct city poland[] = {
    {"Łódź", "90-001"}, {"Kraków", "31-001"}, {"Wrocław", "50-001"}, {"Gdańsk", "80-001"}};
static const struct city brazil[] = {
    {"São Paulo", "01001-000"}, {"Florianópolis", "88010-000"}, {"Goiânia", "74003-010"}};
static const struct city japan[] = {
    {"Kyōto", "600-8216"}, {"Ōsaka", "530-0001"}, {"東京", "100-0005"}};

const struct country countries[] = {
    {"Germany", "DE", "EUR", "+49", TONGUE_GERMAN, 34, 100, false, CITIES(germany)},
    {"Austria", "AT", "EUR", "+43", TONGUE_GERMAN, 8, 100, false, CITIES(austria)},
    {"Switzerland", "CH", "CHF", "+41", TONGUE_GERMAN, 6, 130, false, CITIES(switzerland)},
    {"France", "FR", "EUR", "+33", TONGUE_FRENCH, 13, 100, false, CITIES(france)},
    {"United Kingdom", "GB", "GBP", "+44", TONGUE_ENGLISH, 12, 88, true, CITIES(britain)},
    {"United States", "US", "USD", "+1", TONGUE_ENGLISH, 10, 112, true, CITIES(states)},
    {"Spain", "ES", "EUR", "+34", TONGUE_SPANISH, 5, 90, true, CITIES(spain)},
    {"Italy", "IT", "EUR", "+39", TONGUE_ITALIAN, 5, 95, true, CITIES(italy)},
    {"Sweden", "SE", "SEK", "+46", TONGUE_NORDIC, 3, 1150, true, CITIES(sweden)},
    {"Denmark", "DK", "DKK", "+45", TONGUE_NORDIC, 2, 746, true, CITIES(denmark)},
    {"Poland", "PL", "PLN", "+48", TONGUE_POLISH, 2, 350, true, CITIES(poland)},
    {"Brazil", "BR", "BRL", "+55", TONGUE_PORTUGUESE, 1, 400, true, CITIES(brazil)},
    {"Japan", "JP", "JPY", "+81", TONGUE_JAPANESE, 1, 155, true, CITIES(japan)},
};
const size_t countries_count = sizeof(countries) / sizeof(countries[0]);

size_t country_pick(struct dice *d)
{
    int weights[sizeof(countries) / sizeof(countries[0])];

    for (size_t i = 0; i < countries_count; i++)
        weights[i] = countries[i].weight;
    return dice_weighted(d, weights, countries_count);
}

/* Easter Sunday of the Gregorian calendar, by the rule of Gauss as Lichtenberg completed it. */
static int32_t easter(int year)
{
    int k = year / 100, m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25, s = 2 - (3 * k + 3) / 4;
    int a = year % 19, d = (19 * a + m) % 30, r = (d + a / 11) / 29, og = 21 + d - r;
    int sz = 7 - (year + year / 4 + s) % 7, oe = 7 - (og - sz) % 7;

    return date_from_ymd(year, 3, 1) + og + oe - 1;
}

static const struct {
    const char *codes; /* NULL = everywhere */
    int month, day;
} fixed[] = {{NULL, 1, 1},
             {NULL, 12, 25},
             {"DE AT CH GB PL SE DK IT", 12, 26},
             {"DE AT FR ES IT PL SE BR", 5, 1},
             {"DE", 10, 3},
             {"AT", 10, 26},
             {"CH", 8, 1},
             {"FR", 7, 14},
             {"FR", 5, 8},
             {"US", 7, 4},
             {"ES", 10, 12},
             {"IT", 4, 25},
             {"SE", 6, 6},
             {"PL", 11, 11},
             {"BR", 9, 7},
             {"JP", 1, 2},
             {"JP", 5, 3},
             {"AT FR ES IT PL", 8, 15},
             {"AT FR ES IT PL", 11, 1}};

/* Days after Easter Sunday. */
static const struct {
    const char *codes;
    int offset;
} movable[] = {{"DE CH GB SE DK ES BR", -2},
               {"DE AT CH FR GB IT PL SE DK", 1},
               {"DE AT CH FR SE DK", 39},
               {"DE AT CH FR DK", 50}};

bool country_holiday(const struct country *c, int32_t day)
{
    int year, month, day_of_month;

    date_to_ymd(day, &year, &month, &day_of_month);
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
        if (fixed[i].month == month && fixed[i].day == day_of_month &&
            (!fixed[i].codes || strstr(fixed[i].codes, c->code)))
            return true;
    }
    for (size_t i = 0; i < sizeof(movable) / sizeof(movable[0]); i++) {
        if (day == easter(year) + movable[i].offset && strstr(movable[i].codes, c->code))
            return true;
    }
    /* Thanksgiving: the fourth Thursday of November. */
    return strcmp(c->code, "US") == 0 && month == 11 && date_weekday(day) == 3 &&
           day_of_month >= 22 && day_of_month <= 28;
}
