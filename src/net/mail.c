/*
 * mail: one message to an SMTP server, by libcurl (which stuffs dots and speaks STARTTLS and AUTH).
 *
 * Whether a refusal is final depends on what was refused: a 5xx to the sender, the recipient or the
 * message is; one to the connection or the sign-in is a matter of settings, which somebody may
 * mend.
 */
#include "net/mail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <string.h>

#include "base/arena.h"

enum { CONNECT_S = 10, SEND_S = 60, REPLY_SIZE = 300 };

struct delivery {
    struct str rest;             /* of the message */
    bool about_message;          /* the last command was about this message */
    bool leaving;                /* QUIT was said; what comes now does not matter */
    char last_reply[REPLY_SIZE]; /* of the server */
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void setup(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

static size_t give_message(char *out, size_t size, size_t count, void *data)
{
    struct delivery *d = data;
    size_t n = size * count < d->rest.n ? size * count : d->rest.n;
    if (n)
        memcpy(out, d->rest.p, n);
    d->rest = (struct str){d->rest.p + n, d->rest.n - n};
    return n;
}

static size_t take_reply(char *line, size_t size, size_t count, void *data)
{
    struct delivery *d = data;
    size_t n = size * count, kept = 0;
    if (d->leaving)
        return n;
    for (size_t i = 0; i < n && kept < REPLY_SIZE - 1; i++) {
        if (line[i] >= ' ' && line[i] <= '~')
            d->last_reply[kept++] = line[i];
    }
    d->last_reply[kept] = '\0';
    return n;
}

static int see_command(CURL *curl, curl_infotype type, char *p, size_t n, void *data)
{
    struct delivery *d = data;
    struct str command = {p, n};
    (void)curl;
    if (type != CURLINFO_HEADER_OUT)
        return 0;
    d->leaving |= str_starts(command, "QUIT");
    if (!d->leaving)
        d->about_message = str_starts(command, "MAIL ") || str_starts(command, "RCPT ") ||
                           str_starts(command, "DATA");
    return 0;
}

static bool is_host(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '-' && c != ':' && c != '_')
            return false;
    }
    return s.n > 0 && s.n <= 255;
}

static void set_server(struct arena *arena, CURL *curl, const struct smtp_settings *s)
{
    bool v6 = str_find(s->host, STR(":")) >= 0;
    struct str url =
        str_fmt(arena, "%s://%s%.*s%s:%d/%.*s", s->security == SMTP_TLS ? "smtps" : "smtp",
                v6 ? "[" : "", (int)s->host.n, s->host.p, v6 ? "]" : "", s->port, (int)s->helo.n,
                s->helo.p ? s->helo.p : "");
    curl_easy_setopt(curl, CURLOPT_URL, url.p);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    if (s->security == SMTP_STARTTLS)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
    if (s->user.n) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, str_z(arena, s->user));
        curl_easy_setopt(curl, CURLOPT_PASSWORD, str_z(arena, s->password));
    }
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SEND_S);
}

static void set_message(CURL *curl, struct delivery *d)
{
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)d->rest.n);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_message);
    curl_easy_setopt(curl, CURLOPT_READDATA, d);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_reply);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, d);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, see_command);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, d);
}

static int explain(struct arena *arena, CURLcode result, const struct delivery *d, bool *permanent,
                   struct str *why)
{
    bool replied = d->last_reply[0] == '4' || d->last_reply[0] == '5';
    *permanent = d->about_message && d->last_reply[0] == '5';
    *why = replied ? str_fmt(arena, "the server answered: %s", d->last_reply)
                   : str_fmt(arena, "%s", curl_easy_strerror(result));
    return -1;
}

static int deliver(struct arena *arena, const struct smtp_settings *s, const struct mail_message *m,
                   struct str message, bool *permanent, struct str *why)
{
    pthread_once(&once, setup);
    struct delivery d = {.rest = message};
    CURL *curl = curl_easy_init();
    struct curl_slist *to =
        curl_slist_append(NULL, str_fmt(arena, "<%.*s>", (int)m->to.n, m->to.p).p);
    set_server(arena, curl, s);
    set_message(curl, &d);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
                     str_fmt(arena, "<%.*s>", (int)s->from.n, s->from.p).p);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    CURLcode result = curl_easy_perform(curl);
    int failed = result == CURLE_OK ? 0 : explain(arena, result, &d, permanent, why);
    curl_slist_free_all(to);
    curl_easy_cleanup(curl);
    return failed;
}

int mail_send(struct arena *arena, const struct smtp_settings *s, const struct mail_message *m,
              bool *permanent, struct str *why)
{
    *permanent = false;
    *why = STR_NONE;
    if (!is_host(s->host) || s->port < 1 || s->port > 65535 || (s->helo.n && !is_host(s->helo)) ||
        !mail_address_valid(s->from)) {
        *why = STR("the SMTP settings are not valid");
        return -1;
    }
    struct str message = mail_render(arena, s, m);
    if (!message.p) {
        *permanent = true;
        *why = STR("an address or a header of the message is not valid");
        return -1;
    }
    return deliver(arena, s, m, message, permanent, why);
}
