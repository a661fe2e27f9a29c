/*
 * health_preview: how accounts would stand by rules that are not saved yet: now, exactly, and on
 * past days (product.md, H5), estimated from every fifth day and some of the accounts.
 *
 * On a past day, figures that days keep and figures of usage are those of that day; everything else
 * is as it is today (standing_answer.h).
 */
#ifndef ENGINE_HEALTH_PREVIEW_H
#define ENGINE_HEALTH_PREVIEW_H

#include "model/health_config.h"

/* Writes "total", "now", "days" and "estimated" for the accounts that the actor sees and that the
 * configuration would decide, into an open object. 0 or -1. */
int health_preview(struct model *m, const struct health_rules *rules, struct json_out *out);

#endif
