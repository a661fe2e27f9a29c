/*
 * member: a person of the company who signs in. Their rules [G]: the last active administrator can
 * be neither disabled nor downgraded, nobody disables themselves or changes their own profile, and
 * whoever holds team roles hands them over first.
 */
#ifndef MODEL_MEMBER_H
#define MODEL_MEMBER_H

#include "model/model.h"

enum { PASSWORD_MIN = 10, PASSWORD_MAX = 200 }; /* characters */

struct member {
    int64_t id, version;
    struct str email, name, theme, density;
    struct str status; /* "invited", "active", "disabled" */
    enum profile profile;
    bool export_allowed, shortcuts;
    const char *password_hash; /* NULL = none yet */
};

/* What PATCH /members/{id} may change; STR_NONE and -1 = not given. */
struct member_change {
    int64_t version; /* that the client read, 0 = not said */
    struct str name, profile, status;
    int export_allowed;
};

/* Arena memory; NULL when there is none (no error is set). */
struct member *member_load(struct model *m, int64_t id);
struct member *member_by_email(struct model *m, struct str email);
/*
 * Adds one; `password_hash` NULL = invited. Team roles that were sent for this e-mail address are
 * given to them. Id, -1 with m->error (DUPLICATE, bad address).
 */
int64_t member_add(struct model *m, struct str email, struct str name, enum profile profile,
                   const char *password_hash);
/* Applies the rules; 0, or -1 with m->error. *ended: sessions that ended (arena memory), *n_ended
 * of them. */
int member_change(struct model *m, int64_t id, const struct member_change *change, int64_t **ended,
                  size_t *n_ended);
/* The member's own: STR_NONE, -1 = not given. */
void member_preferences(struct model *m, int64_t id, struct str name, struct str theme,
                        struct str density, int shortcuts);
/* Sets the password and makes an invited member active; `name` STR_NONE = keep. */
void member_set_password(struct model *m, int64_t id, const char *password_hash, struct str name);
void member_signed_in(struct model *m, int64_t id);
/* -1 with a field error on `field` when it is too short, too long, or is the e-mail address. */
int member_check_password(struct model *m, const char *field, struct str password,
                          struct str email);
/* One row; false when there is none. */
bool member_json(struct model *m, int64_t id, struct json_out *out);
/* Rows as objects into an open array; total that match. Accounts are counted as far as the actor
 * sees them. */
int64_t member_list(struct model *m, struct str q, int limit, int64_t page, struct json_out *out);
/* Whether there is any live member. */
bool member_any(struct model *m);

#endif
