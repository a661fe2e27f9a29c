/* permission: the tables behind permission.h. */
#include "model/permission.h"

#include <string.h>

struct row {
    const char *key, *label, *description, *who;
};

static const struct row rows[] = {{"public", "Public", "Needs no sign-in", "ASCDRK"},
#define X(name, key, label, description, who) {key, label, description, who},
                                  PERMISSION_LIST(X)
#undef X
};

static const struct {
    const char *key, *label;
    char letter; /* in PERMISSION_LIST */
} profiles[PROFILE_COUNT] = {
    [PROFILE_ADMINISTRATOR] = {"administrator", "Administrator", 'A'},
    [PROFILE_SUPER_MANAGER] = {"super_manager", "Super manager", 'S'},
    [PROFILE_CSM] = {"customer_success_manager", "Customer success manager", 'C'},
    [PROFILE_DEVELOPER] = {"developer", "Developer", 'D'},
    [PROFILE_READ_ONLY] = {"read_only", "Read only", 'R'},
};

const char *profile_key(enum profile p)
{
    return profiles[p].key;
}

const char *profile_label(enum profile p)
{
    return profiles[p].label;
}

int profile_of(struct str key)
{
    for (int i = 0; i < PROFILE_COUNT; i++)
        if (str_is(key, profiles[i].key))
            return i;
    return -1;
}

const char *permission_key(enum permission p)
{
    return rows[p].key;
}

const char *permission_label(enum permission p)
{
    return rows[p].label;
}

const char *permission_description(enum permission p)
{
    return rows[p].description;
}

bool profile_may(enum profile profile, enum permission p)
{
    return strchr(rows[p].who, profiles[profile].letter) != NULL;
}

bool secret_key_may(enum permission p)
{
    return strchr(rows[p].who, 'K') != NULL;
}
