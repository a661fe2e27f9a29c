/*
 * setting: settings of the workspace: one table of rows (setting.c) with key, type, default, range
 * and help; stored as text in table setting; secrets are sealed. GET/PATCH /api/v2/settings and the
 * Settings pages come from the rows.
 */
#ifndef MODEL_SETTING_H
#define MODEL_SETTING_H

#include "model/model.h"

enum setting_type {
    SETTING_TEXT,
    SETTING_INT,
    SETTING_BOOL,
    SETTING_CHOICE,
    SETTING_SECRET,
    SETTING_ZONE,
    SETTING_CURRENCY,
    SETTING_EMAIL,
    SETTING_URL,
    SETTING_LINES
};

struct setting {
    const char *key, *label, *group;
    enum setting_type type;
    const char *standard; /* default */
    int64_t min, max;
    const char *of; /* choices "a|b" */
    const char *unit, *help;
};

extern const struct setting settings[];
extern const size_t settings_count;
/* Row of a key; NULL when there is none. */
const struct setting *setting_get(struct str key);

/* Rows as JSON with values (secrets: only whether set). */
void setting_json(struct model *m, struct json_out *out);
/* Checks and stores the members of a JSON object, with audit; -1 with m->error. */
int setting_patch(struct model *m, const struct json *object);
/* Stores one, unchecked except by type; for demo and migrate. */
int setting_store(struct db_conn *conn, const char *key, struct str value);

#endif
