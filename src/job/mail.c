/*
 * mail: see mail.h. A mail is claimed under the lease before it is sent, and its result is stored
 * at once: a node that lost its lease sends nothing, and what was on its way when a node died is
 * tried again only after the claim has run out.
 */
#include "job/mail.h"

#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "model/lease.h"
#include "model/mail_queue.h"
#include "net/mail.h"

enum { BATCH = 10, ARENA_MAX = 64 << 20 };

struct sending {
    struct model m;
    struct actor actor;
    struct error error;
    const struct lease *lease;
    struct smtp_settings smtp;
    struct db *db;
};

static enum smtp_security security_of(struct str word)
{
    return str_is(word, "tls") ? SMTP_TLS : str_is(word, "none") ? SMTP_NONE : SMTP_STARTTLS;
}

static void read_settings(struct sending *s, const struct crypto_secret *secret)
{
    const struct catalog *c = s->m.catalog;
    struct str user = catalog_setting(c, "smtp_user"), name = catalog_setting(c, "mail_from_name");
    char host[256] = "localhost";
    gethostname(host, sizeof(host) - 1);
    s->smtp = (struct smtp_settings){
        .host = catalog_setting(c, "smtp_host"),
        .port = (int)catalog_setting_int(c, "smtp_port"),
        .security = security_of(catalog_setting(c, "smtp_security")),
        .user = user.n ? user : STR_NONE,
        .password = crypto_open(s->m.arena, secret, catalog_setting(c, "smtp_password")),
        .from = catalog_setting(c, "mail_from"),
        .from_name = name.n ? name : catalog_setting(c, "workspace_name"),
        .helo = str_dup(s->m.arena, str_of(host)),
    };
}

static int open_write(struct sending *s)
{
    s->m.conn = db_acquire(s->db, DB_WRITE);
    if (!s->m.conn)
        return -1;
    if (db_begin(s->m.conn) == 0 && lease_check(s->m.conn, s->lease) == 0)
        return 0;
    db_release(&s->m.conn);
    return -1;
}

static int claim(struct sending *s, const struct queued_mail *mail)
{
    if (open_write(s) < 0)
        return -1;
    s->m.now = clock_now();
    int claimed = mail_queue_claim(&s->m, mail);
    if (db_commit(s->m.conn) < 0)
        claimed = -1;
    db_release(&s->m.conn);
    return claimed;
}

static int store_result(struct sending *s, const struct queued_mail *mail, struct str why,
                        bool permanent)
{
    if (open_write(s) < 0)
        return -1;
    s->m.now = clock_now();
    mail_queue_result(&s->m, mail, why, permanent);
    int done = db_commit(s->m.conn);
    db_release(&s->m.conn);
    return done;
}

static int send_one(struct sending *s, const struct queued_mail *mail)
{
    struct mail_message message = {.to = mail->to,
                                   .to_name = mail->to_name,
                                   .subject = mail->subject,
                                   .text = mail->text,
                                   .html = mail->html,
                                   .date = mail->created_at};
    struct str from = s->smtp.from, domain = from;
    ptrdiff_t at = str_find(from, STR("@"));
    bool permanent = false;
    struct str why = STR("There is no sender address in the settings");
    int failed = -1;
    if (at >= 0) {
        domain = (struct str){from.p + at + 1, from.n - (size_t)at - 1};
        message.message_id = str_fmt(s->m.arena, "mail-%lld-%lld@%.*s", (long long)mail->id,
                                     (long long)mail->created_at, (int)domain.n, domain.p);
        failed = mail_send(s->m.arena, &s->smtp, &message, &permanent, &why);
    }
    if (failed)
        log_warn("mail was not sent", "mail=%lld attempt=%d permanent=%d", (long long)mail->id,
                 mail->attempts + 1, permanent);
    return store_result(s, mail, failed ? why : STR_NONE, permanent);
}

static size_t read_due(struct sending *s, struct queued_mail *mails)
{
    s->m.conn = db_acquire(s->db, DB_READ);
    if (!s->m.conn)
        return 0;
    size_t n = mail_queue_sends(&s->m) ? mail_queue_due(&s->m, mails, BATCH) : 0;
    db_release(&s->m.conn);
    return n;
}

int mail_send_due(struct db *db, struct catalog_holder *catalogs,
                  const struct crypto_secret *secret, const struct lease *lease)
{
    struct arena *arena = arena_new(ARENA_MAX);
    struct sending s = {.lease = lease, .db = db, .actor = {.kind = ACTOR_SYSTEM}};
    struct queued_mail mails[BATCH];
    int done = 0;
    error_init(&s.error, arena);
    s.m = (struct model){.arena = arena, .actor = &s.actor, .error = &s.error, .now = clock_now()};
    s.m.catalog = catalog_current(catalogs);
    size_t n = s.m.catalog ? read_due(&s, mails) : 0;
    if (n)
        read_settings(&s, secret);
    for (size_t i = 0; i < n && done >= 0; i++) {
        int claimed = claim(&s, &mails[i]);
        if (claimed)
            claimed = claimed < 0 ? -1 : send_one(&s, &mails[i]);
        done = claimed < 0 ? -1 : done + 1;
    }
    if (s.m.catalog)
        catalog_drop(&s.m.catalog);
    arena_free(&arena);
    return done;
}
