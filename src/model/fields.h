/*
 * fields: rows that many resources share, for use inside their field tables. Tables of fields are
 * filled to the width by hand: clang-format would give each member a line of its own.
 */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "rule/field.h"

#define FIELDS_COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* clang-format off */

/* When the row was written here (not what the client says: created_on, updated_on). */
#define SYSTEM_FIELDS \
    {.key = "created_at", .label = "Stored at", .group = "System", .type = FIELD_INSTANT, \
     .flags = FIELD_READ_ONLY, .help = "When this record was stored here"}, \
    {.key = "updated_at", .label = "Changed at", .group = "System", .type = FIELD_INSTANT, \
     .flags = FIELD_READ_ONLY, .help = "When this record was last changed here"}, \
    {.key = "deleted_at", .label = "Deleted at", .group = "System", .type = FIELD_INSTANT, \
     .flags = FIELD_READ_ONLY, \
     .help = "When this record was deleted; it can be restored for 30 days"}

/* Instants that the client's own system says. */
#define CLIENT_CREATED(noun) \
    {.key = "created_on", .label = "Created on", .group = "Dates", .type = FIELD_INSTANT, \
     .flags = FIELD_DEFAULT_NOW, .aliases = "created_at|createdAt", \
     .help = "When the " noun " came to be; first seen where nobody says"}, \
    {.key = "updated_on", .label = "Updated on", .group = "Dates", .type = FIELD_INSTANT, \
     .aliases = "updated_at|updatedAt", \
     .help = "Last change in the system that sent it; an older update changes nothing"}

#define EXTERNAL_ID(id_aliases, text) \
    {.key = "external_id", .label = "External id", .group = "General", .type = FIELD_TEXT, \
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE | FIELD_FOLDED, .aliases = id_aliases, .help = text}

#define ACCOUNT_REF \
    {.key = "account", .label = "Account", .group = "General", .type = FIELD_REF, \
     .of = "account", .help = "The account it belongs to"}
#define USER_REF \
    {.key = "user", .label = "User", .group = "General", .type = FIELD_REF, .of = "user", \
     .flags = FIELD_PERSONAL, .help = "The user of the account it is about"}

#define METRIC FIELD_READ_ONLY | FIELD_METRIC
#define SERIES METRIC | FIELD_NO_SORT

/* What the refresher notes (refresh_state): the day at which the windows stand, the number of
 * features. */
#define REFRESH_STATE(name) "(SELECT value FROM refresh_state WHERE name = '" name "')"
#define AS_REAL(expression) "CAST(" expression " AS DOUBLE PRECISION)"
/* Features used of all there are, 0 to 1; empty when there are none. */
#define STICKINESS \
    AS_REAL("coalesce(m.features_used, 0)") " / nullif(" REFRESH_STATE("features") ", 0)"
#define ACTIVE_PART AS_REAL("coalesce(m.active_days, 0)") " / 14"

/* What the engine knows of the use of features in 14 days, for accounts and for users. */
#define USAGE_FIELDS \
    {.key = "total_features_used", .label = "Feature uses", .group = "Product usage", \
     .type = FIELD_INT, .figure = FIGURE_USES, .unit = "uses", .known = "usage", .flags = METRIC, \
     .help = "Uses of features in the last 14 days"}, \
    {.key = "total_features_series", .label = "Feature uses, 14 days", .group = "Product usage", \
     .type = FIELD_SERIES, .unit = "uses", .flags = SERIES, \
     .help = "Uses of features on each of the last 14 days"}, \
    {.key = "features_used", .label = "Features used", .group = "Product usage", \
     .type = FIELD_INT, .figure = FIGURE_FEATURES, .unit = "features", .known = "usage", \
     .flags = METRIC, .help = "Distinct features used in the last 14 days"}, \
    {.key = "modules_used", .label = "Modules used", .group = "Product usage", \
     .type = FIELD_INT, .figure = FIGURE_MODULES, .unit = "modules", .known = "usage", \
     .flags = METRIC, .help = "Distinct modules used in the last 14 days"}, \
    {.key = "modules_used_series", .label = "Modules used, 14 days", .group = "Product usage", \
     .type = FIELD_SERIES, .unit = "modules", .flags = SERIES, \
     .help = "Distinct modules used on each of the last 14 days"}, \
    {.key = "total_modules_used", .label = "Module uses", .group = "Product usage", \
     .type = FIELD_INT, .figure = FIGURE_USES, .unit = "uses", .known = "usage", \
     .column = "total_features_used", .flags = METRIC, \
     .help = "Uses by module in the last 14 days"}, \
    {.key = "active_days", .label = "Active days", .group = "Product usage", \
     .type = FIELD_INT, .figure = FIGURE_DAYS, .unit = "days", .known = "usage", \
     .flags = METRIC, .help = "Days with a feature use among the last 14"}, \
    {.key = "usage_frequency", .label = "Usage frequency", .group = "Product usage", \
     .type = FIELD_RANK, .of = "inactive|occasionally|weekly|daily", .known = "usage", \
     .flags = METRIC, \
     .help = "Daily: 9 active days or more; Weekly: 5 to 8; Occasionally: 2 to 4; else Inactive"}, \
    {.key = "product_stickiness", .label = "Product stickiness", .group = "Product usage", \
     .type = FIELD_NUMBER, .unit = "%", .known = "usage", .read = STICKINESS " * 100", \
     .flags = METRIC, \
     .help = "Distinct features used in the last 14 days, of all features that are not hidden"}, \
    {.key = "last_activity", .label = "Last activity", .group = "Product usage", \
     .type = FIELD_INSTANT, .flags = METRIC, .help = "Last feature use or page view"}, \
    {.key = "last_login", .label = "Last log-in", .group = "Product usage", \
     .type = FIELD_INSTANT, .flags = METRIC, .help = "Last log-in event"}, \
    {.key = "first_seen", .label = "First seen", .group = "Product usage", \
     .type = FIELD_INSTANT, .flags = METRIC, .help = "First event"}, \
    {.key = "time_spent", .label = "Time spent", .group = "Product usage", .type = FIELD_INT, \
     .unit = "minutes", .known = "usage", .flags = METRIC, \
     .help = "From log-in to log-out in the last 14 days; where nobody logs out, until 30 minutes" \
             " after the last event"}, \
    {.key = "first_use", .label = "First use", .group = "Product usage", .type = FIELD_DATE, \
     .flags = METRIC | FIELD_HIDDEN | FIELD_RULE_ONLY | FIELD_NO_SORT, .figure = FIGURE_FIRST, \
     .help = "Day of the first use of a product, module or feature"}, \
    {.key = "last_use", .label = "Last use", .group = "Product usage", .type = FIELD_DATE, \
     .flags = METRIC | FIELD_HIDDEN | FIELD_RULE_ONLY | FIELD_NO_SORT, .figure = FIGURE_LAST, \
     .help = "Day of the last use of a product, module or feature"}

/* Which segments and lists hold the record: for criteria only. */
#define SEGMENT_MEMBERSHIP(entity) \
    {.key = "segment", .label = "Segment", .group = "Segments", .type = FIELD_REF, \
     .of = "segment", .column = entity, \
     .read = "SELECT s.segment_id FROM segment_member s JOIN segment g ON g.id = s.segment_id AND" \
             " g.entity = '" entity "' AND g.deleted_at IS NULL WHERE s.entity_id = e.id", \
     .flags = FIELD_READ_ONLY | FIELD_METRIC | FIELD_SET | FIELD_HIDDEN | FIELD_RULE_ONLY | \
              FIELD_NO_SORT, \
     .help = "Segments that it belongs to"}
#define LIST_MEMBERSHIP(entity) \
    {.key = "list", .label = "List", .group = "Lists", .type = FIELD_REF, .of = "list", \
     .column = entity, \
     .read = "SELECT s.list_id FROM (SELECT -segment_id AS list_id, entity_id FROM" \
             " segment_member) s JOIN list g ON g.id = s.list_id AND g.entity = '" entity \
             "' AND g.deleted_at IS NULL WHERE s.entity_id = e.id", \
     .flags = FIELD_READ_ONLY | FIELD_METRIC | FIELD_SET | FIELD_HIDDEN | FIELD_RULE_ONLY | \
              FIELD_NO_SORT, \
     .help = "Lists that it belongs to"}

/* clang-format on */

#endif
