/*
 * template: segments and health configurations to begin with, with thresholds that are usual. None
 * is there by itself: an administrator adds the body of one as a record.
 */
#ifndef MODEL_TEMPLATE_H
#define MODEL_TEMPLATE_H

#include "base/json.h"

struct template
{
    const char *key;  /* never changes */
    const char *of;   /* key of the resource */
    const char *name; /* for a person */
    const char *description;
    const char *body; /* fields of the record; ' stands for " */
};

extern const struct template templates[];
extern const size_t templates_count;

/* The body as JSON; arena memory. */
struct str template_body(struct arena *arena, const struct template *t);
/* Writes those of a resource (STR_NONE: all) into an open array. */
void templates_json(struct arena *arena, struct str of, struct json_out *out);

#endif
