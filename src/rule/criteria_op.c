/*
 * criteria_op: the table of operators. To add one: a row here, its word in enum criteria_op, a case
 * in criteria_sql.c and in the test's evaluator.
 */
#include "rule/criteria.h"

#define BIT(t) (1u << FIELD_##t)
#define TEXTLIKE (BIT(TEXT) | BIT(EMAIL) | BIT(URL))
#define NUMBERS (BIT(INT) | BIT(NUMBER) | BIT(MONEY))
#define DATES (BIT(DATE) | BIT(INSTANT))
#define WORDS (BIT(CHOICE) | BIT(RANK) | BIT(NAME) | BIT(REF))
#define ORDERED (NUMBERS | DATES | BIT(RANK))
#define ANYTHING (TEXTLIKE | ORDERED | WORDS | BIT(BOOL) | BIT(TEXTS))

const struct criteria_operator criteria_operators[OP_COUNT] = {
    [OP_EQ] = {"=", "is", "is", TAKES_ONE, ANYTHING & ~BIT(TEXTS), false, "=", true},
    [OP_NE] = {"!=", "is not", "is not", TAKES_ONE, ANYTHING & ~BIT(TEXTS), true, "<>", true},
    [OP_LT] = {"<", "is less than", "is less than", TAKES_ONE, ORDERED, false, "<", true},
    [OP_LE] = {"<=", "is at most", "is at most", TAKES_ONE, ORDERED, false, "<=", true},
    [OP_GT] = {">", "is more than", "is more than", TAKES_ONE, ORDERED, false, ">", true},
    [OP_GE] = {">=", "is at least", "is at least", TAKES_ONE, ORDERED, false, ">=", true},
    [OP_BETWEEN] = {"between", "is between", "is between", TAKES_TWO, ORDERED, false, NULL, false},
    [OP_CONTAINS] = {"contains", "contains", "contains", TAKES_ONE, TEXTLIKE | BIT(TEXTS), false,
                     NULL, false},
    [OP_NOT_CONTAINS] = {"not_contains", "does not contain", "does not contain", TAKES_ONE,
                         TEXTLIKE | BIT(TEXTS), true, NULL, false},
    [OP_STARTS_WITH] = {"starts_with", "starts with", "starts with", TAKES_ONE, TEXTLIKE, false,
                        NULL, false},
    [OP_IN] = {"in", "is one of", "is one of", TAKES_LIST, TEXTLIKE | NUMBERS | WORDS | BIT(TEXTS),
               false, NULL, false},
    [OP_NOT_IN] = {"not_in", "is none of", "is none of", TAKES_LIST,
                   TEXTLIKE | NUMBERS | WORDS | BIT(TEXTS), true, NULL, false},
    [OP_BEFORE] = {"before", "is before", "is before", TAKES_ONE, DATES, false, "<", true},
    [OP_AFTER] = {"after", "is after", "is after", TAKES_ONE, DATES, false, ">", true},
    [OP_IN_LAST_DAYS] = {"in_last_days", "is in the last days", "is in the last", TAKES_DAYS, DATES,
                         false, NULL, false},
    [OP_IN_NEXT_DAYS] = {"in_next_days", "is in the next days", "is in the next", TAKES_DAYS, DATES,
                         false, NULL, false},
    [OP_MORE_THAN_DAYS_AGO] = {"more_than_days_ago", "is more than days ago", "is more than",
                               TAKES_DAYS, DATES, false, NULL, false},
    [OP_LESS_THAN_DAYS_AGO] = {"less_than_days_ago", "is less than days ago", "is less than",
                               TAKES_DAYS, DATES, false, NULL, false},
    [OP_EMPTY] = {"empty", "is empty", "is empty", TAKES_NONE, ANYTHING, true, NULL, false},
    [OP_NOT_EMPTY] = {"not_empty", "is not empty", "is not empty", TAKES_NONE, ANYTHING, false,
                      NULL, false},
};

bool criteria_op_fits(enum criteria_op op, enum field_type type)
{
    return criteria_operators[op].types & 1u << type;
}

bool criteria_takes_field(const struct field *f)
{
    /* Texts compare folded: those without a folded shadow column cannot be asked for. */
    bool text = (TEXTLIKE | BIT(TEXTS)) & 1u << f->type;
    if (f->flags & FIELD_HIDDEN && !(f->flags & FIELD_RULE_ONLY))
        return false;
    return ANYTHING & 1u << f->type && (!text || f->flags & FIELD_FOLDED);
}

const char *criteria_takes_name(enum criteria_takes takes)
{
    static const char *const names[] = {"none", "one", "two", "list", "days"};
    return names[takes];
}
