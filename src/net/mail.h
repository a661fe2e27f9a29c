/*
 * mail: building one message (RFC 5322, both parts, UTF-8) and sending it by SMTP (libcurl).
 * Blocking; call from a job thread. Thread-safe.
 */
#ifndef NET_MAIL_H
#define NET_MAIL_H

#include "base/str.h"

struct smtp_settings {
    struct str host, user, password; /* user STR_NONE = no sign-in */
    int port;
    enum smtp_security { SMTP_NONE, SMTP_STARTTLS, SMTP_TLS } security;
    struct str from, from_name;
    struct str helo;
};

struct mail_message {
    struct str to, to_name, subject, text, html; /* html may be STR_NONE */
    struct str reply_to, message_id;             /* may be STR_NONE; message id without <> */
    struct str list_unsubscribe;                 /* URL or STR_NONE */
    int64_t date;                                /* ms */
};

/* The message as it goes over the wire (CRLF, quoted-printable, encoded words). Refuses line breaks
 * in headers: STR_NONE. Arena memory. */
struct str mail_render(struct arena *arena, const struct smtp_settings *s,
                       const struct mail_message *m);
/* 0 sent; -1 with *why (arena) when not; *permanent true when trying again cannot help (5xx, bad
 * address). */
int mail_send(struct arena *arena, const struct smtp_settings *s, const struct mail_message *m,
              bool *permanent, struct str *why);
/* One address: local@domain, at most 254 characters, no spaces, controls or angle brackets. */
bool mail_address_valid(struct str address);

#endif
