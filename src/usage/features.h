/*
 * features: from the names that events carry (product, module, feature) to the feature that counts
 * them.
 *
 * All aliases of the workspace stand in memory (at most 20,000 features); they are read anew when
 * an administrator changed the configuration or merged (epochs 'config' and 'ids'). A name met for
 * the first time creates its product, module and feature. One thread.
 */
#ifndef USAGE_FEATURES_H
#define USAGE_FEATURES_H

#include "model/model.h"
#include "usage/names.h"

enum { FEATURES_MAX = 20000 };

struct features;

/* A feature that the events of a group name, and what became of it. */
struct feature_want {
    struct name_key key; /* product, module, feature; none empty */
    bool needed;         /* by an event that is not refused anyway: only these are looked up */
    int64_t id;
    const char *refusal; /* NULL = found or created */
};

/* Returns owned (features_free); empty. */
struct features *features_new(void);
void features_free(struct features **f);
/* First thing in a group's transaction. 0, or -1 with a failed connection. */
int features_begin(struct features *f, struct db_conn *conn, bool ids_moved);
void features_end(struct features *f, bool committed);
/* 0 when unknown. */
int64_t features_get(const struct features *f, const struct name_key *key);
/* Whether page views of the product count as uses. */
bool features_pages_count(const struct features *f, struct str product);
/* Looks up and, where m's catalog allows, creates. 0, or -1 with a failed connection. */
int features_resolve(struct features *f, struct model *m, struct feature_want *wants, size_t count);

#endif
