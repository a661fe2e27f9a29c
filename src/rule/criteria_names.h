/*
 * criteria_names: criteria as they are kept, so that rules survive the renaming of what they name.
 *
 * Whoever writes a rule names stages, reasons, segments, members, products ... The kept text has
 * their ids, and beside each the name as it was written:
 *
 *     {"field":"stage","op":"=","value":{"id":3,"name":"live"}}      written as "live"
 *     {"field":"segment","op":"in","value":[{"id":7}]}                written as 7
 *     {"field":"features_used","module":{"id":[4,9],"name":"Till"}}   written as "Till": two of
 * them
 *
 * Given out again, a rule is as it was written as long as each name still means the same rows, else
 * with the present name, and where that does not tell it alone (it was deleted, or another one has
 * the name), with the object itself, which criteria_parse takes, too.
 */
#ifndef RULE_CRITERIA_NAMES_H
#define RULE_CRITERIA_NAMES_H

#include "rule/criteria.h"

/* With ids for names. What cannot be found stays as it is, so that checking the result finds the
 * same faults. Arena memory; STR_NONE when it would be longer than 400,000 bytes. */
struct str criteria_by_id(struct arena *arena, const struct criteria_schema *schema,
                          const struct json *json);
/* With names for ids, as JSON to be given out. Arena memory; STR_NONE as above. */
struct str criteria_by_name(struct arena *arena, const struct criteria_schema *schema,
                            const struct json *json);

#endif
