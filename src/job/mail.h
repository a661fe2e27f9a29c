/* mail: sends what is due in the outbox (model/mail_queue), one after the other, by the workspace's
 * SMTP settings. */
#ifndef JOB_MAIL_H
#define JOB_MAIL_H

#include "base/crypto.h"
#include "model/catalog.h"

struct lease;

/* Sends at most ten; number sent or failed, -1 when the database failed. Blocking. The lease is
 * checked with each result. */
int mail_send_due(struct db *db, struct catalog_holder *catalogs,
                  const struct crypto_secret *secret, const struct lease *lease);

#endif
