/*
 * look_back: how accounts would have stood in the last 60 days by rules that are not saved yet
 * (product.md, H5; what "would have stood" means: what_if.h).
 *
 * At once: estimated from every fifth day and some of the accounts. Exactly: all days of all
 * accounts, some hundred at a time, as a job (job/look_back_job) that can stop and go on.
 */
#ifndef ENGINE_LOOK_BACK_H
#define ENGINE_LOOK_BACK_H

#include "engine/what_if.h"

enum { LOOK_BACK_DAYS = 60 };

/* Health by a configuration: writes "total", "now" (exact), "days" and "estimated" into an open
 * object. 0 or -1. */
int look_back_health(struct model *m, const struct health_rules *rules, struct json_out *out);
/* Accounts that a criteria would have matched: "total" of accounts, "days" and "estimated". */
int look_back_criteria(struct model *m, const struct criteria *criteria, struct json_out *out);

/* ---- exactly ---- */

struct look_back {
    struct what_if what;
    int32_t today;       /* days count back from here, also after a restart on the next day */
    int64_t after, seen; /* the account that was looked at last, and how many were */
    /* By days back, from 1; counted 0: nothing is kept of the day. */
    struct {
        int64_t counted;
        struct what_if_counts counts;
    } days[LOOK_BACK_DAYS + 1];
};

/* Begins, or goes on from a state that look_back_state wrote (STR_NONE = begins). The caller has
 * opened what. */
void look_back_begin(struct model *m, struct look_back *l, struct str state);
/* The next accounts; how many, 0 at the end, -1 on a failed connection. */
int look_back_step(struct model *m, struct look_back *l);
/* Where it is, as JSON text (arena). */
struct str look_back_state(struct model *m, struct look_back *l);
/* A state that has come to its end, as "days" of an answer into an open object: of health, or of a
 * criteria. */
void look_back_json(const struct look_back *l, bool of_health, struct json_out *out);

#endif
