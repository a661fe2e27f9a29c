/*
 * criteria: the rule language, one form everywhere (filters, segments, lists, alerts, health).
 *
 *     {"all":[{"field":"mrr","op":">=","value":1000},
 *             {"not":{"field":"stage","op":"in","value":["Trial","Cancelled"]}},
 *             {"field":"active_users","op":"<","value":{"field":"licenses","times":0.5}},
 *             {"field":"total_features_used","days":14,"change":"percent","op":"<=","value":-30}]}
 *
 * criteria_parse makes a checked tree of it: every name is known, every operator fits its field,
 * every value has the field's type. The tree knows no SQL (criteria_sql.h) and no tables: fields
 * and names come through struct criteria_schema. Today and now are fixed when it is parsed, so a
 * tree is made anew for each run.
 *
 * Selection has two values: a comparison with an empty value is false, except those that hold on
 * empty (!=, not_in, not_contains, empty); `not` is the complement of its whole content.
 */
#ifndef RULE_CRITERIA_H
#define RULE_CRITERIA_H

#include "base/error.h"
#include "base/json.h"
#include "rule/field.h"

struct arena;
struct calendar;

/* Limits of one criteria. */
enum {
    CRITERIA_DEPTH = 8,        /* groups in groups */
    CRITERIA_CONDITIONS = 100, /* conditions in all */
    CRITERIA_VALUES = 200,     /* values of in and not_in */
    CRITERIA_TEXT = 1000,      /* characters of a text value */
    CRITERIA_WINDOW = 365,     /* days of a window */
    CRITERIA_DAYS = 3650,      /* days of a relative date */
    CRITERIA_STANDARD = 14,    /* days of the stored figures */
    CRITERIA_EVER = -1,        /* "days":"ever" */
};

/* What usage can be restricted to, the deepest last: "product", "module", "feature". */
enum { CRITERIA_LEVELS = 3 };
extern const char *const criteria_levels[CRITERIA_LEVELS];

/* ---- operators: one table for checks, SQL, words and documentation ---- */

enum criteria_op {
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_BETWEEN,
    OP_CONTAINS,
    OP_NOT_CONTAINS,
    OP_STARTS_WITH,
    OP_IN,
    OP_NOT_IN,
    OP_BEFORE,
    OP_AFTER,
    OP_IN_LAST_DAYS,
    OP_IN_NEXT_DAYS,
    OP_MORE_THAN_DAYS_AGO,
    OP_LESS_THAN_DAYS_AGO,
    OP_EMPTY,
    OP_NOT_EMPTY,
    OP_COUNT
};

enum criteria_takes { TAKES_NONE, TAKES_ONE, TAKES_TWO, TAKES_LIST, TAKES_DAYS };

struct criteria_operator {
    const char *word;  /* on the wire: ">=", "in_next_days" */
    const char *label; /* in a picker: "is at least" */
    const char *words; /* in a sentence, before the value */
    enum criteria_takes takes;
    unsigned types;     /* bit per enum field_type that has it */
    bool empty;         /* holds on an empty value */
    const char *sql;    /* of plain comparisons */
    bool against_field; /* may compare with another field */
};

extern const struct criteria_operator criteria_operators[OP_COUNT];

/* The operators of a field's type; whether criteria can name the field at all. */
bool criteria_op_fits(enum criteria_op op, enum field_type type);
bool criteria_takes_field(const struct field *f);
/* Word for a kind of value: "none", "one", "two", "list", "days". */
const char *criteria_takes_name(enum criteria_takes takes);

/* ---- what the tree is checked against ---- */

/* Rows that a field is reached through. */
struct criteria_reach {
    const char *key;     /* "account", "subscription": before the point of the field's key */
    const char *words;   /* "the account's", "a subscription's" */
    const char *select;  /* SQL: e.x IN (SELECT ... FROM ... e [JOIN ... m]; field aliases e, m */
    const char *where;   /* SQL that the reached rows must fulfil besides */
    const char *account; /* SQL: the account of the reached row */
    const char *known;   /* kind of data that these rows are, as of struct field; NULL: any */
};

struct criteria_field {
    const struct field *field;
    const struct criteria_reach *reach; /* NULL: of the record itself */
    char subject;  /* whose usage: 'a' account, 'u' user, 0 a record without usage */
    bool currency; /* e.currency stands beside its money */
};

/* A currency's minor units in minor units of the workspace's. */
struct criteria_rate {
    struct str currency; /* upper case */
    double factor;
};

/* A product, module or feature by the names given; those of one name may be several. */
struct criteria_place {
    int level; /* the deepest one named: 0 product, 1 module, 2 feature; -1 none */
    struct str names[CRITERIA_LEVELS]; /* STR_NONE: not named */
    int64_t *ids;                      /* rows of that level, ascending */
    size_t n;                          /* 0: not looked up yet */
};

struct criteria_schema {
    /* Field by its key ("mrr", "account.mrr"); false when unknown. */
    bool (*find)(void *data, struct str key, struct criteria_field *out);
    /* Row that a NAME or REF value means (a name, an e-mail address, an id; or {"id":...} as rules
     * are kept, then also a deleted one): its id, and how a sentence calls it; 0 when unknown or
     * hidden. */
    int64_t (*resolve)(void *data, const struct field *f, const struct json *value,
                       struct str *words);
    /* Finds the rows of a place by its names, unless it has them; then their names of today. False
     * when there is no such place. */
    bool (*place)(void *data, struct criteria_place *p);
    void *data;
    const struct calendar *calendar;
    int32_t today;
    struct str currency; /* of the workspace */
    int currency_digits;
    const struct criteria_rate *rates;
    size_t nrates;
};

/* ---- the tree ---- */

enum criteria_change { CHANGE_NONE, CHANGE_ABSOLUTE, CHANGE_PERCENT };

/* A figure: a field, perhaps with parameters. */
struct criteria_operand {
    struct criteria_field of;
    struct str key;              /* as written */
    enum field_type type;        /* of the figure: a change of a count is a number */
    int days;                    /* window; CRITERIA_EVER; 0 for a field without parameters */
    struct criteria_place place; /* of usage */
    int channel;                 /* of touchpoints: word of criteria_channels; -1 all */
    enum criteria_change change;
};

struct criteria_value {
    char kind; /* 'i' integer, money, day, ms, id, rank; 'd' real; 's' text (folded) */
    bool day;  /* of an instant: .i is a whole day */
    int64_t i;
    double d;
    struct str s;
    struct str words; /* as the sentence says it; texts and names */
};

enum criteria_kind { CRITERIA_ALL, CRITERIA_ANY, CRITERIA_NOT, CRITERIA_CONDITION };

struct criteria {
    enum criteria_kind kind;
    struct criteria *child, *next; /* of groups; `not` has one child */
    struct criteria_operand left;
    enum criteria_op op;
    struct criteria_value *values;
    size_t nvalues;
    const struct criteria_operand *other; /* compared with instead of values */
    double times;                         /* its factor */
};

/*
 * Checks and builds (arena memory; the schema and what it gives must live as long). Every fault is
 * a field error whose field is a path from `root`, like "filter.all[1].value"; NULL then.
 */
struct criteria *criteria_parse(struct arena *arena, const struct criteria_schema *schema,
                                const struct json *json, const char *root, struct error *error);
/* Whether the figure is the stored column as it is (no parameter, or the standard window). */
bool criteria_plain(const struct criteria_operand *o);
/* What a condition is restricted to, as written or kept: names, and ids of the deepest if they
 * stand there. What is neither is left out (criteria_parse refuses it). */
struct criteria_place criteria_place_read(struct arena *arena, const struct json *condition);
/* Parameters that a figure of the field takes: their number; `names` (may be NULL) has room for
 * CRITERIA_PARAMETERS. A field that takes "change" alone takes "days" beside it. */
enum { CRITERIA_PARAMETERS = 6 };
int criteria_parameters(const struct criteria_field *of, const char **names);
/* Words of the channels of touchpoints. */
enum { CRITERIA_CHANNELS = 4 };
extern const char *const criteria_channels[CRITERIA_CHANNELS];
/* The range of days or ms, both inclusive, that a date condition asks for; INT64_MIN and INT64_MAX
 * are open ends. OP_NE, too: the range that it excludes. */
void criteria_range(const struct criteria *c, const struct criteria_schema *schema, int64_t *from,
                    int64_t *to);

#endif
