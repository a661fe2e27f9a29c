/*
 * retention: forgets what is older than the settings say: sessions, links, stored answers, mails,
 * audit, deleted records with their usage, old use. In slices of short transactions, so that
 * ingestion goes between them.
 */
#ifndef JOB_RETENTION_H
#define JOB_RETENTION_H

#include "model/catalog.h"

struct lease;

/* One slice of what is due; true when more is left. */
bool retention_slice(struct db *db, struct catalog_holder *catalogs, const char *files,
                     const struct lease *lease);

#endif
