/*
 * field: one row of the catalog. Everything that is known about an account, a user or another
 * record is a field: a stored attribute, a reference, a computed metric, a custom attribute, a team
 * role. The same row gives validation, SQL, JSON, OpenAPI, table columns and (rule/) criteria; a
 * field added here appears in all of them.
 *
 * Static rows stand in x_fields[] beside each concept (model/account.c ...); rows that an
 * administrator makes (custom attributes, team roles) are built at run time in a catalog
 * (model/catalog.h). Keys never change once released.
 */
#ifndef RULE_FIELD_H
#define RULE_FIELD_H

#include "base/str.h"

struct buf;

enum field_type {
    FIELD_TEXT,    /* min..max characters */
    FIELD_EMAIL,   /* text that is an e-mail address */
    FIELD_URL,     /* text that begins with http:// or https:// */
    FIELD_INT,     /* min..max */
    FIELD_NUMBER,  /* real number */
    FIELD_MONEY,   /* integer minor units of the record's currency, else of the workspace's; decimal
                      text on the wire */
    FIELD_DATE,    /* day */
    FIELD_INSTANT, /* ms UTC */
    FIELD_BOOL,
    FIELD_CHOICE, /* one word of `of` ("a|b|c"), stored as text */
    FIELD_RANK,   /* one word of `of`, stored as its position, so that it sorts by meaning; metrics
                     only */
    FIELD_NAME, /* row of the configuration resource `of` (stage ...): stored as id, its name on the
                   wire */
    FIELD_REF,  /* row of the resource `of` (account, user, member ...): stored as id, object {id,
                   name, ...} on the wire */
    FIELD_SERIES, /* `max` integers (0: 14 daily ones), oldest first, packed little-endian 32 bit;
                     array on the wire */
    FIELD_MONEY_SERIES, /* the same of money, 64 bit; array of decimal texts on the wire */
    FIELD_TEXTS,        /* JSON array of texts */
    FIELD_REFS,         /* JSON array of ids of the resource `of`; never an empty one */
    FIELD_CRITERIA,     /* JSON object: criteria over records of the resource `of` (wire.md 6) */
    FIELD_STATE,        /* JSON object: what a view shows of a table (model/view.h) */
};

enum field_flag {
    FIELD_REQUIRED = 1 << 0,  /* must be there when a record is made */
    FIELD_READ_ONLY = 1 << 1, /* never written from outside */
    FIELD_ON_CREATE = 1 << 2, /* written when made, never after */
    FIELD_HISTORY = 1 << 3,   /* changes go to field_history */
    FIELD_FOLDED = 1 << 4,    /* has a shadow column <column>_folded; sorts and compares by it */
    FIELD_PERSONAL = 1 << 5,  /* personal data [V4] */
    FIELD_METRIC = 1 << 6,    /* column of the metric row (alias m), kept by the engine */
    FIELD_CUSTOM = 1 << 7,    /* custom attribute: `id` is custom_attribute.id, column x<id> */
    FIELD_ROLE = 1 << 8, /* team role of an account: `id` is team_role.id, stored in account_role */
    FIELD_HIDDEN = 1 << 9, /* not offered in tables (internal) */
    FIELD_NO_SORT = 1 << 10,
    FIELD_DEFAULT_NOW =
        1 << 11,                /* instant or date: now or today when a record is made without it */
    FIELD_RULE_ONLY = 1 << 12,  /* with HIDDEN: criteria can name it, tables cannot show it */
    FIELD_OF_ACCOUNT = 1 << 14, /* made by lists (model/list_field.h): a field of the account that
                                   the record belongs to */
    FIELD_SET = 1 << 13, /* a REF to several rows at once: `read` is a SELECT of their ids up to its
                            WHERE and names them s.<key>_id; column is a word of the resource */
};

/* What a figure of usage or contact counts: such a field takes parameters in criteria (days,
 * product, module, feature, channel, change) and is then computed from the stores instead of read
 * from its column. */
enum field_figure {
    FIGURE_NONE,
    FIGURE_USES,        /* sum of uses */
    FIGURE_FEATURES,    /* distinct features */
    FIGURE_MODULES,     /* distinct modules */
    FIGURE_USERS,       /* distinct users */
    FIGURE_DAYS,        /* days with a use */
    FIGURE_TOUCHPOINTS, /* touchpoints, perhaps of one channel */
    FIGURE_FIRST,       /* day of the first use */
    FIGURE_LAST,        /* day of the last use */
};

struct field {
    const char *key;   /* on the wire, and in criteria */
    const char *label; /* for a person, English */
    const char *group; /* heading in pickers */
    enum field_type type;
    unsigned flags;
    int64_t min,
        max; /* characters of texts (0,0 = up to 255), range of numbers (0,0 = unlimited) */
    const char *column;  /* column written, NULL = key (REF and NAME: key_id) */
    const char *read;    /* SQL expression read (aliases e, m), NULL = e.column or m.column */
    const char *of;      /* see types */
    const char *aliases; /* further names accepted from clients, "a|b" */
    const char *unit;    /* "users", "days" ...; NULL none */
    const char *help;    /* one sentence: the definition */
    const char *known;   /* kind of data ("usage") of which the workspace must have received any:
                            empty until then (product.md, M2); NULL = needs none */
    int64_t id;          /* CUSTOM, ROLE */
    enum field_figure figure;
    const char *past; /* numbers of accounts: SQL of the figure at the end of a day that is over
                         (alias h: account_day), so that criteria can ask for its change; NULL =
                         days do not keep it */
};

/* Whether the workspace has received any data of a kind, as format of one text. */
#define FIELD_KNOWN_SQL "EXISTS (SELECT 1 FROM refresh_state WHERE name = 'has_%s')"

/* Largest text length in characters where max is 0. */
enum { FIELD_TEXT_MAX = 255 };

/* Word for a type on the wire: "text", "money" ... */
const char *field_type_name(enum field_type type);
/* Points of a series. */
int field_points(const struct field *f);
/*
 * SQL of the stored value (aliases e, m), or of the id of a reference; not of a team role. A count
 * or money of the metric row is 0 where there is no row; NULL = unknown.
 */
void field_sql(const struct field *f, struct buf *sql);
/* The column that is written; `out` has 64 bytes. */
const char *field_column(const struct field *f, char *out);
/* n-th word of `of`; STR_NONE past the end. Position of a word (ASCII case ignored), -1 when there
 * is none. */
struct str field_choice(const struct field *f, int n);
int field_choice_index(const struct field *f, struct str word);
/* Whether `name` is the key or one of the aliases (byte-exact). */
bool field_named(const struct field *f, struct str name);
/* A series that stands in a table of its own, or what a view shows, costs a look-up for each row:
 * lists of all fields leave it out. */
bool field_only_when_asked(const struct field *f);

#endif
