/*
 * fields: rows that many resources share, for use inside their field tables.
 */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "rule/field.h"

#define FIELDS_COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* When the row was written here (not what the client says: created_on, updated_on). */
#define SYSTEM_FIELDS \
    {.key = "created_at", \
     .label = "Stored at", \
     .group = "System", \
     .type = FIELD_INSTANT, \
     .flags = FIELD_READ_ONLY, \
     .help = "When this record was stored here"}, \
        {.key = "updated_at", \
         .label = "Changed at", \
         .group = "System", \
         .type = FIELD_INSTANT, \
         .flags = FIELD_READ_ONLY, \
         .help = "When this record was last changed here"}, \
    { \
        .key = "deleted_at", .label = "Deleted at", .group = "System", .type = FIELD_INSTANT, \
        .flags = FIELD_READ_ONLY, \
        .help = "When this record was deleted; it can be restored for 30 days" \
    }

/* Instants that the client's own system says. */
#define CLIENT_CREATED(noun) \
    {.key = "created_on", \
     .label = "Created on", \
     .group = "Dates", \
     .type = FIELD_INSTANT, \
     .flags = FIELD_DEFAULT_NOW, \
     .aliases = "created_at|createdAt", \
     .help = "When the " noun " came to be; first seen where nobody says"}, \
    { \
        .key = "updated_on", .label = "Updated on", .group = "Dates", .type = FIELD_INSTANT, \
        .aliases = "updated_at|updatedAt", \
        .help = "Last change in the system that sent it; an older update changes nothing" \
    }

#define EXTERNAL_ID(id_aliases, text) \
    { \
        .key = "external_id", .label = "External id", .group = "General", .type = FIELD_TEXT, \
        .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .aliases = id_aliases, .help = text \
    }

#define ACCOUNT_REF \
    { \
        .key = "account", .label = "Account", .group = "General", .type = FIELD_REF, \
        .of = "account", .help = "The account it belongs to" \
    }
#define USER_REF \
    { \
        .key = "user", .label = "User", .group = "General", .type = FIELD_REF, .of = "user", \
        .flags = FIELD_PERSONAL, .help = "The user of the account it is about" \
    }

#endif
