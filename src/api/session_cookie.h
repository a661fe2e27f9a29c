/* session_cookie: the cookie that carries a session's token. */
#ifndef API_SESSION_COOKIE_H
#define API_SESSION_COOKIE_H

#include "api/route.h"

#define SESSION_COOKIE "mainstay_session"

/* HttpOnly, SameSite=Strict, Secure behind TLS. */
void session_cookie_set(struct call *c, const char *token);
void session_cookie_clear(struct call *c);
/* Ends in the answer of /me, with the cookie of a new session: sign-in and the setting of a
 * password. In a write transaction. */
struct reply reply_signed_in(struct call *c, int64_t member_id);

#endif
