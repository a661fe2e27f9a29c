/*
 * names: lists per language, and patterns that join them: $L a family name, $F a first name, $C the
 * city, $W a word of the language.
 */
#include "demo/names.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { WORDS_MAX = 24 };

static const char *const first_names[TONGUE_COUNT][WORDS_MAX] = {
    [TONGUE_GERMAN] = {"Anna", "Jürgen", "Katrin", "Björn", "Sabine", "Jörg", "Lena", "Günther",
                       "Franziska", "Matthias", "Zoë", "Stefan", "Käthe", "Lukas", "Melanie",
                       "Uwe"},
    [TONGUE_ENGLISH] = {"Olivia", "Jack", "Amelia", "Harry", "Priya", "Connor", "Grace", "Malik",
                        "Chloe", "Ethan", "Siobhan", "Noah", "Imani", "Lewis", "Hannah", "Mason"},
    [TONGUE_FRENCH] = {"Élodie", "François", "Zoé", "Jérôme", "Hélène", "Benoît", "Chloé", "André",
                       "Maëlle", "Théo", "Aurélie", "Gaël", "Noémie", "Rémi", "Inès", "Loïc"},
    [TONGUE_SPANISH] = {"Lucía", "José", "Begoña", "Íñigo", "María", "Andrés", "Sofía", "Raúl",
                        "Inés", "Óscar", "Núria", "Joaquín"},
    [TONGUE_ITALIAN] = {"Giulia", "Niccolò", "Chiara", "Matteo", "Noemi", "Luca", "Alessia",
                        "Davide", "Sofia", "Raffaele"},
    [TONGUE_NORDIC] = {"Åsa", "Søren", "Linnéa", "Björn", "Maja", "Jørgen", "Freja", "Håkan",
                       "Sigrid", "Mikkel"},
    [TONGUE_POLISH] = {"Małgorzata", "Paweł", "Zofia", "Łukasz", "Agnieszka", "Michał", "Żaneta",
                       "Stanisław"},
    [TONGUE_PORTUGUESE] = {"João", "Conceição", "Luís", "Márcia", "Antônio", "Débora", "Sérgio",
                           "Letícia"},
    [TONGUE_JAPANESE] = {"Yuki", "Haruto", "Aoi", "Ren", "Sakura", "Kenji", "Mio", "Takumi"},
};

static const char *const last_names[TONGUE_COUNT][WORDS_MAX] = {
    [TONGUE_GERMAN] = {"Müller", "Schröder", "Weiß",    "Köhler",  "Brandt", "Jäger",   "Großmann",
                       "Hübner", "Vogt",     "Böhm",    "Krämer",  "Strauß", "Lindner", "Röder",
                       "Haas",   "Überall",  "Winkler", "Schäfer", "Kühn",   "Dörr"},
    [TONGUE_ENGLISH] = {"Fletcher", "O'Connor", "Hughes", "Baker", "Okafor", "Marsh", "Doyle",
                        "Walsh", "Patel", "Thorne", "Whitaker", "Quinn", "Hartley", "Brooks",
                        "Nguyen", "Carver", "St. John", "MacLeod"},
    [TONGUE_FRENCH] = {"Lefèvre", "Dubois", "Garçon", "Béranger", "Moreau", "D'Amboise", "Rivière",
                       "Noël", "Fournier", "Lécuyer", "Chevalier", "Bénard"},
    [TONGUE_SPANISH] = {"Núñez", "García", "Ibáñez", "Muñoz", "Castaño", "Peña", "Vázquez",
                        "de la Cruz", "Ordóñez", "Gómez"},
    [TONGUE_ITALIAN] = {"Rossi", "D'Angelo", "Bianchi", "Lo Presti", "Ferrari", "Nicolò", "Gallo",
                        "Moretti"},
    [TONGUE_NORDIC] = {"Åkesson", "Sørensen", "Lindström", "Østergaard", "Sjöberg", "Nygård",
                       "Hägg", "Kjær"},
    [TONGUE_POLISH] = {"Wójcik", "Dąbrowska", "Kowalczyk", "Żurawski", "Jabłońska", "Gąsior"},
    [TONGUE_PORTUGUESE] = {"Gonçalves", "Assunção", "Araújo", "Magalhães", "Simões", "Falcão"},
    [TONGUE_JAPANESE] = {"Tanaka", "Satō", "Itō", "Yamamoto", "Kondō", "Mori"},
};

static const char *const words[TONGUE_COUNT][WORDS_MAX] = {
    [TONGUE_GERMAN] = {"Goldener Löwe", "Zur Mühle", "Süßkram", "Alte Post", "Schöne Aussicht",
                       "Linde", "Kornblume", "Morgenrot", "Drei Brüder", "Am Fluß", "Zum Bären",
                       "Zwölf Äpfel", "Glücksgriff", "Kleine Pause"},
    [TONGUE_ENGLISH] = {"Copper Kettle", "Blue Door", "Old Mill", "Salt & Stone", "Little Oak",
                        "Harbour", "Red Fox", "Corner", "Paper Lantern", "Ember", "North Light",
                        "Good Company"},
    [TONGUE_FRENCH] = {"Chez Zoé", "L'Étoile", "La Forêt", "Le Vieux Pont", "Le Châtaignier",
                       "Petit Déjeuner", "Deux Frères", "La Rosée", "L'Érable"},
    [TONGUE_SPANISH] = {"El Rincón", "La Niña", "Piñón", "Los Leones", "El Corazón", "Mañana"},
    [TONGUE_ITALIAN] = {"Il Cortile", "Città Alta", "La Lanterna", "Dolce Metà", "Il Pero"},
    [TONGUE_NORDIC] = {"Smörgås", "Blåbær", "Gröna Dörren", "Fjorden", "Æblet", "Norrsken"},
    [TONGUE_POLISH] = {"Pod Wierzbą", "Złoty Róg", "Słonecznik", "U Babci"},
    [TONGUE_PORTUGUESE] = {"Pão Quente", "Coração", "Maré Alta", "São João"},
    [TONGUE_JAPANESE] = {"さくら", "Hinode", "月", "Mizu"},
};

/* Per language and trade: several patterns, separated by |. */
static const char *const patterns[TONGUE_COUNT][TRADE_COUNT] = {
    [TONGUE_GERMAN] = {"Gasthaus $W|Wirtshaus $L|$W $C|Restaurant $L|Brauhaus $C",
                       "Café $W|Café $L|Kaffeerösterei $L|Kaffeehaus $C",
                       "Bäckerei $L|Backstube $W|$Ls Brot & Brötchen|Konditorei $L",
                       "Hofladen $L|Buchhandlung $L|$W Kaufladen|Fahrradladen $L|$L Mode",
                       "Bar $W|$L & $L Weinbar|Kneipe $W", "Hotel $W|Pension $L|Hotel $C Mitte"},
    [TONGUE_ENGLISH] = {"The $W|$L's Kitchen|$W Dining|$L & $L",
                        "$W Coffee|$L's Café|The $W Tea Room|$C Coffee Roasters",
                        "$L's Bakery|$W Bakehouse|The $C Bread Company",
                        "$W Books|$L & Sons|$W Home|$C Cycle Store|$L's Hardware",
                        "The $W Arms|$W Taproom|$L's Bar", "$W Inn|The $C House|Hotel $W"},
    [TONGUE_FRENCH] = {"Bistro $W|Brasserie $L|$W", "Café $W|Café de $C|Salon de thé $L",
                       "Boulangerie $L|Pâtisserie $W|Au bon pain de $C",
                       "Épicerie $L|Librairie $W|Fromagerie $L", "Bar à vin $W|Chez $F",
                       "Hôtel $W|Auberge $W|Hôtel de $C"},
    [TONGUE_SPANISH] = {"Restaurante $W|Casa $L|Taberna $W", "Cafetería $W|Café $L",
                        "Panadería $L|Horno $W", "Tienda $W|Librería $L", "Bar $W|Bodega $L",
                        "Hotel $W|Hostal $L"},
    [TONGUE_ITALIAN] = {"Trattoria $W|Osteria $L|Ristorante $W|Pizzeria da $F", "Caffè $W|Bar $L",
                        "Panificio $L|Pasticceria $W", "Libreria $L|Bottega $W", "Enoteca $W",
                        "Albergo $W|Hotel $L"},
    [TONGUE_NORDIC] = {"Restaurang $W|$Ls Krog", "Kafé $W|$W Kaffe", "Bageri $L|$W Bröd",
                       "$Ls Butik|$W Handel", "$W Bar|$Ls Ølstue", "Hotell $W|$W Kro"},
    [TONGUE_POLISH] = {"Restauracja $W", "Kawiarnia $W", "Piekarnia $L", "Sklep $W|Księgarnia $L",
                       "Pub $W", "Hotel $W"},
    [TONGUE_PORTUGUESE] = {"Restaurante $W", "Café $W", "Padaria $W", "Loja $L|Mercearia $W",
                           "Bar do $F", "Pousada $W"},
    [TONGUE_JAPANESE] = {"$W 食堂|Ramen $L|寿司 $W", "喫茶 $W|$W Coffee", "$L Bakery", "$W Books",
                         "Izakaya $L", "Ryokan $W"},
};

static const char *const chains[TONGUE_COUNT] = {
    [TONGUE_GERMAN] = "$L Gastro GmbH|$W Filialen GmbH & Co. KG|Backwelt $L GmbH|Gebrüder $L",
    [TONGUE_ENGLISH] = "$W Group|$L Restaurants Ltd|$W Stores Inc.|$L & $L Hospitality",
    [TONGUE_FRENCH] = "Groupe $L|Maison $L SAS|Les Tables de $F",
    [TONGUE_SPANISH] = "Grupo $L|Hostelería $L S.L.",
    [TONGUE_ITALIAN] = "Gruppo $L|Fratelli $L S.r.l.",
    [TONGUE_NORDIC] = "$L Gruppen|$W AB",
    [TONGUE_POLISH] = "Grupa $W",
    [TONGUE_PORTUGUESE] = "Grupo $L",
    [TONGUE_JAPANESE] = "$L Holdings",
};

static const char *const streets[TONGUE_COUNT] = {
    [TONGUE_GERMAN] = "Hauptstraße|Lindenallee|Am Markt|Mühlgasse|Bahnhofstraße",
    [TONGUE_ENGLISH] = "High Street|Station Road|Mill Lane|Church Street|Market Square",
    [TONGUE_FRENCH] = "Rue de la République|Place du Marché|Rue Molière|Quai des Brumes",
    [TONGUE_SPANISH] = "Calle Mayor|Plaza de España|Calle del Río",
    [TONGUE_ITALIAN] = "Via Roma|Piazza Garibaldi|Via Libertà",
    [TONGUE_NORDIC] = "Storgatan|Strandvägen|Nørregade",
    [TONGUE_POLISH] = "ul. Długa|ul. Świętojańska",
    [TONGUE_PORTUGUESE] = "Rua da Conceição|Avenida Brasília",
    [TONGUE_JAPANESE] = "Sakura-dōri|Ekimae",
};

static const char *const trade_labels[TRADE_COUNT] = {"Restaurant",   "Café", "Bakery",
                                                      "Retail store", "Bar",  "Hotel"};

const char *trade_label(enum trade t)
{
    return trade_labels[t];
}

static const char *pick(struct dice *d, const char *const *list)
{
    int64_t n = 0;

    while (n < WORDS_MAX && list[n])
        n++;
    return list[dice_between(d, 0, n - 1)];
}

/* One of the parts between |. */
static struct str pick_part(struct dice *d, const char *parts)
{
    struct str rest = str_of(parts), part = STR_NONE;
    int64_t n = 1;

    for (const char *p = parts; *p; p++)
        n += *p == '|';
    for (int64_t at = dice_between(d, 0, n - 1); at >= 0; at--)
        str_next(&rest, '|', &part);
    return part;
}

static const char *substitute(struct dice *d, enum tongue tongue, const char *city, char letter)
{
    switch (letter) {
    case 'L':
        return pick(d, last_names[tongue]);
    case 'F':
        return pick(d, first_names[tongue]);
    case 'W':
        return pick(d, words[tongue]);
    default:
        return city;
    }
}

static struct str fill_in(struct arena *arena, struct dice *d, enum tongue tongue, const char *city,
                          const char *parts)
{
    struct str pattern = pick_part(d, parts), name;
    struct buf text = BUF_INIT(400);

    for (size_t i = 0; i < pattern.n; i++) {
        if (pattern.p[i] == '$' && i + 1 < pattern.n)
            buf_addz(&text, substitute(d, tongue, city, pattern.p[++i]));
        else
            buf_addc(&text, pattern.p[i]);
    }
    name = str_dup(arena, buf_str(&text));
    buf_free(&text);
    return name;
}

struct str name_business(struct arena *arena, struct dice *d, const struct country *country,
                         const struct city *city, enum trade trade)
{
    struct str name =
        fill_in(arena, d, country->tongue, city->name, patterns[country->tongue][trade]);

    /* Several have one name; most say where they are then. */
    if (str_find(name, str_of(city->name)) < 0 && dice_chance(d, 0.45))
        name = str_fmt(arena, "%.*s %s", (int)name.n, name.p, city->name);
    return name;
}

struct str name_chain(struct arena *arena, struct dice *d, const struct country *country)
{
    return fill_in(arena, d, country->tongue, "", chains[country->tongue]);
}

struct str name_street(struct arena *arena, struct dice *d, const struct country *country)
{
    struct str street = pick_part(d, streets[country->tongue]);
    bool number_first = country->tongue == TONGUE_ENGLISH || country->tongue == TONGUE_FRENCH;
    int number = (int)dice_between(d, 1, 180);

    if (number_first)
        return str_fmt(arena, "%d %.*s", number, (int)street.n, street.p);
    return str_fmt(arena, "%.*s %d", (int)street.n, street.p, number);
}

struct person_name name_person(struct dice *d, const struct country *country)
{
    /* People move: one in eight bears a name of another country. */
    enum tongue tongue = country->tongue;

    if (dice_chance(d, 0.125))
        tongue = countries[country_pick(d)].tongue;
    return (struct person_name){pick(d, first_names[tongue]), pick(d, last_names[tongue])};
}

struct str name_slug(struct arena *arena, struct str name)
{
    struct str folded = utf8_fold(arena, name);
    char *out = arena_alloc(arena, folded.n + 2);
    size_t n = 0;

    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out[n++] = c;
        else if (c == ' ' && n > 0 && out[n - 1] != '-')
            out[n++] = '-';
    }
    while (n > 0 && out[n - 1] == '-')
        n--;
    return n > 0 ? (struct str){out, n} : STR("store");
}
