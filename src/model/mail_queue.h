/*
 * mail_queue: mail that was or will be sent. Written in the transaction of what causes it; the
 * sender (job/mail) takes it from here. Without SMTP settings, and in a demo workspace, mail is
 * only kept for the administrator to see.
 */
#ifndef MODEL_MAIL_QUEUE_H
#define MODEL_MAIL_QUEUE_H

#include "model/model.h"

enum { MAIL_ATTEMPTS_MAX = 8, MAIL_CLAIM_MS = 600000 };

struct queued_mail {
    int64_t id;
    int attempts;
    struct str to, to_name, subject, text, html;
    int64_t created_at;
};

/* kind: "invitation", "reset", "test". html may be STR_NONE. Id or -1. */
int64_t mail_queue_add(struct model *m, struct str to, struct str to_name, const char *kind,
                       struct str subject, struct str text, struct str html);
/* Mails that are due, oldest first, at most `max`; arena memory. */
size_t mail_queue_due(struct model *m, struct queued_mail *out, size_t max);
/* Keeps a due mail from being taken again while it is on its way, for MAIL_CLAIM_MS at most. 1; 0
 * when it is not due any more; -1. */
int mail_queue_claim(struct model *m, const struct queued_mail *mail);
/* What became of an attempt. `why` STR_NONE = sent. */
void mail_queue_result(struct model *m, const struct queued_mail *mail, struct str why,
                       bool permanent);
/* Puts a failed or kept mail into the queue again; -1 with m->error. */
int mail_queue_retry(struct model *m, int64_t id);
/* One mail with its text; false when there is none. */
bool mail_queue_json(struct model *m, int64_t id, struct json_out *out);
/* Rows with an id below `before` (0 = from the newest) as objects into an open array; id of the
 * last one when more may follow, else 0. */
int64_t mail_queue_list(struct model *m, int64_t before, int limit, struct json_out *out);
/* Whether mail leaves this workspace at all. */
bool mail_queue_sends(struct model *m);

#endif
