/*
 * mail_text: one message as it goes over the wire: header lines in ASCII (encoded words for the
 * rest), bodies as quoted-printable. Lines end in CRLF and stay within 78 characters. Sending is in
 * mail.c.
 *
 * Nothing that came from outside may add a header line: a control character anywhere in a header
 * refuses the message.
 */
#include "net/mail.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "base/utf8.h"

enum {
    MESSAGE_MAX = 16 << 20,
    PLAIN_MAX = 60,  /* longer header texts become encoded words */
    WORD_BYTES = 42, /* of text in one encoded word */
    LINE_MAX = 76,
    URL_MAX = 900
};

bool mail_address_valid(struct str a)
{
    const char *at = a.n && a.n <= 254 ? memrchr(a.p, '@', a.n) : NULL;
    if (!at || at == a.p || at == a.p + a.n - 1 || at - a.p > 64)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        if (a.p[i] <= ' ' || a.p[i] > '~' || strchr("<>()[],;:\\\"", a.p[i]))
            return false;
    }
    struct str local = {a.p, (size_t)(at - a.p)}, domain = {at + 1, a.n - local.n - 1};
    return !memchr(local.p, '@', local.n) && domain.p[0] != '.' && domain.p[0] != '-' &&
           !str_ends(domain, ".") && str_find(domain, STR("..")) < 0;
}

/* Text that may stand in a header (after encoding). */
static bool is_header_text(struct str s)
{
    if (!utf8_valid(s))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
            return false;
    }
    return true;
}

/* A token between < and >: a URL or message id. */
static bool is_plain_token(struct str s)
{
    if (!s.n || s.n > URL_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] <= ' ' || s.p[i] > '~' || s.p[i] == '<' || s.p[i] == '>')
            return false;
    }
    return true;
}

static bool is_optional_token(struct str s)
{
    return !s.p || is_plain_token(s);
}

static bool is_sendable(const struct smtp_settings *s, const struct mail_message *m)
{
    return mail_address_valid(s->from) && mail_address_valid(m->to) &&
           (!m->reply_to.p || mail_address_valid(m->reply_to)) && is_header_text(s->from_name) &&
           is_header_text(m->to_name) && is_header_text(m->subject) &&
           is_optional_token(m->message_id) && is_optional_token(m->list_unsubscribe);
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] > '~')
            return false;
    }
    return s.n <= PLAIN_MAX && str_find(s, STR("=?")) < 0;
}

/* Bytes of the longest piece within the limit that does not cut a character. */
static size_t piece_of(struct str s)
{
    size_t n = s.n < WORD_BYTES ? s.n : WORD_BYTES;
    while (n < s.n && n > 1 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static void add_encoded_words(struct arena *arena, struct buf *to, struct str s)
{
    while (s.n) {
        size_t n = piece_of(s);
        buf_addz(to, "=?UTF-8?B?");
        buf_adds(to, crypto_base64_encode(arena, (struct str){s.p, n}));
        buf_addz(to, "?=");
        s = (struct str){s.p + n, s.n - n};
        if (s.n)
            buf_addz(to, "\r\n ");
    }
}

static void add_subject(struct arena *arena, struct buf *to, struct str subject)
{
    buf_addz(to, "Subject: ");
    if (is_plain(subject))
        buf_adds(to, subject);
    else
        add_encoded_words(arena, to, subject);
    buf_addz(to, "\r\n");
}

static void add_quoted_name(struct buf *to, struct str name)
{
    buf_addc(to, '"');
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == '"' || name.p[i] == '\\')
            buf_addc(to, '\\');
        buf_addc(to, name.p[i]);
    }
    buf_addc(to, '"');
}

static void add_address(struct arena *arena, struct buf *to, const char *header, struct str name,
                        struct str address)
{
    buf_addf(to, "%s: ", header);
    if (name.n && is_plain(name))
        add_quoted_name(to, name);
    else if (name.n)
        add_encoded_words(arena, to, name);
    buf_addf(to, "%s<%.*s>\r\n", name.n ? "\r\n " : "", (int)address.n, address.p);
}

static void add_date(struct buf *to, int64_t ms)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    time_t seconds = (time_t)(ms / 1000);
    struct tm t;
    gmtime_r(&seconds, &t);
    buf_addf(to, "Date: %.3s, %02d %.3s %d %02d:%02d:%02d +0000\r\n", days + 3 * t.tm_wday,
             t.tm_mday, months + 3 * t.tm_mon, t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

static void add_message_id(struct buf *to, struct str id, struct str from)
{
    char token[CRYPTO_TOKEN_SIZE];
    const char *domain = memrchr(from.p, '@', from.n);
    if (id.p) {
        buf_addf(to, "Message-ID: <%.*s>\r\n", (int)id.n, id.p);
        return;
    }
    crypto_token(token);
    buf_addf(to, "Message-ID: <%.22s%.*s>\r\n", token, (int)(from.p + from.n - domain), domain);
}

static void add_head(struct arena *arena, struct buf *to, const struct smtp_settings *s,
                     const struct mail_message *m)
{
    add_date(to, m->date);
    add_address(arena, to, "From", s->from_name, s->from);
    add_address(arena, to, "To", m->to_name, m->to);
    if (m->reply_to.p)
        add_address(arena, to, "Reply-To", STR_NONE, m->reply_to);
    add_subject(arena, to, m->subject);
    add_message_id(to, m->message_id, s->from);
    if (m->list_unsubscribe.p)
        buf_addf(to, "List-Unsubscribe: <%.*s>\r\n", (int)m->list_unsubscribe.n,
                 m->list_unsubscribe.p);
    buf_addz(to, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n");
}

/* ---- bodies ---- */

static bool is_line_end(struct str s, size_t i)
{
    return i >= s.n || s.p[i] == '\n' || s.p[i] == '\r';
}

/* Whether the byte must be written as =XX: not printable, '=' itself, or white space before a line
 * end. */
static bool needs_escape(struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c == ' ' || c == '\t')
        return is_line_end(s, i + 1);
    return c < ' ' || c > '~' || c == '=';
}

static void add_quoted_printable(struct buf *to, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t column = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_line_end(s, i)) {
            i += s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n';
            buf_addz(to, "\r\n");
            column = 0;
            continue;
        }
        bool escape = needs_escape(s, i);
        size_t width = escape ? 3 : 1;
        if (column + width > LINE_MAX - 1) {
            buf_addz(to, "=\r\n");
            column = 0;
        }
        unsigned char c = (unsigned char)s.p[i];
        char escaped[3] = {'=', hex[c >> 4], hex[c & 15]};
        buf_add(to, escape ? escaped : (const char *)&c, width);
        column += width;
    }
    if (column)
        buf_addz(to, "\r\n");
}

static void add_part(struct buf *to, const char *type, struct str body)
{
    buf_addf(to,
             "Content-Type: %s; charset=utf-8\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
             type);
    add_quoted_printable(to, body);
}

static void add_both(struct buf *to, struct str text, struct str html)
{
    char boundary[CRYPTO_TOKEN_SIZE];
    crypto_token(boundary); /* no '=' in it, and "=_" cannot stand in quoted-printable */
    buf_addf(to, "Content-Type: multipart/alternative;\r\n boundary=\"=_%.24s\"\r\n", boundary);
    buf_addf(to, "\r\n--=_%.24s\r\n", boundary);
    add_part(to, "text/plain", text);
    buf_addf(to, "\r\n--=_%.24s\r\n", boundary);
    add_part(to, "text/html", html);
    buf_addf(to, "\r\n--=_%.24s--\r\n", boundary);
}

struct str mail_render(struct arena *arena, const struct smtp_settings *s,
                       const struct mail_message *m)
{
    if (!is_sendable(s, m))
        return STR_NONE;
    struct buf to = BUF_INIT(MESSAGE_MAX);
    add_head(arena, &to, s, m);
    if (m->html.p)
        add_both(&to, m->text, m->html);
    else
        add_part(&to, "text/plain", m->text);
    struct str message = buf_failed(&to) ? STR_NONE : str_dup(arena, buf_str(&to));
    buf_free(&to);
    return message;
}
