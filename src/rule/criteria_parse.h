/* criteria_parse: what the files that parse criteria share; nobody else includes it. */
#ifndef RULE_CRITERIA_PARSE_H
#define RULE_CRITERIA_PARSE_H

#include "base/arena.h"
#include "rule/criteria.h"

struct parse {
    struct arena *arena;
    const struct criteria_schema *schema;
    struct error *error;
    int conditions; /* so far */
};

/* Fault at a place; always -1. */
int parse_fault(struct parse *p, struct str path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Path of a member, of an element; arena memory. */
struct str parse_member(struct parse *p, struct str path, const char *name);
struct str parse_element(struct parse *p, struct str path, int n);
/* Text for a message: the start of what was sent. */
struct str parse_quote(struct parse *p, const struct json *j);

/* criteria_figure.c: field and parameters of an object. 0 or -1. */
int parse_operand(struct parse *p, const struct json *j, struct str path,
                  struct criteria_operand *out);
/* criteria_value.c: what the condition compares with. 0 or -1. */
int parse_values(struct parse *p, struct criteria *c, const struct json *value, struct str path);

#endif
