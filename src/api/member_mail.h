/* member_mail: the mails with a link to set a password. */
#ifndef API_MEMBER_MAIL_H
#define API_MEMBER_MAIL_H

#include "model/member.h"

struct call;

/* Makes a link ("invitation" or "reset") and queues its mail, in the call's transaction. 0 or -1.
 */
int member_mail_link(struct call *c, const struct member *member, const char *kind);
/* Text as HTML, with a paragraph per line; arena memory. */
struct str member_mail_html(struct arena *arena, struct str text, struct str link);

#endif
