/* Tests of mail: the text of messages, and sending to a small SMTP server that this program runs.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "net/mail.h"

static struct arena *arena;

static int start(void **state)
{
    (void)state;
    arena = arena_new(8 << 20);
    return crypto_setup();
}

static int stop(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct smtp_settings settings(void)
{
    return (struct smtp_settings){.host = STR("127.0.0.1"),
                                  .port = 25,
                                  .from = STR("mainstay@example.org"),
                                  .from_name = STR("Mainstay"),
                                  .helo = STR("mail.example.org")};
}

static struct mail_message message(void)
{
    return (struct mail_message){.to = STR("ann@example.com"),
                                 .to_name = STR("Ann"),
                                 .subject = STR("Hello"),
                                 .text = STR("One\nTwo\n"),
                                 .message_id = STR("id-1@example.org"),
                                 .date = 1709210096000};
}

static struct str render(const struct mail_message *m)
{
    struct smtp_settings s = settings();
    return mail_render(arena, &s, m);
}

#define expect_piece(text, piece) \
    do { \
        if (str_find(text, STR(piece)) < 0) \
            print_error("no %s in\n%.*s\n", piece, (int)(text).n, (text).p); \
        assert_true(str_find(text, STR(piece)) >= 0); \
    } while (0)

/* Every line ends in CRLF, is ASCII and within 78 characters. */
static void expect_wire_form(struct str text)
{
    size_t column = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        assert_true(c < 0x7F && (c >= ' ' || c == '\r' || c == '\n' || c == '\t'));
        if (c == '\r')
            assert_int_equal(text.p[i + 1], '\n');
        if (c == '\n')
            assert_int_equal(text.p[i - 1], '\r');
        column = c == '\n' ? 0 : column + 1;
        assert_true(column <= 79); /* with the CR */
    }
    assert_true(str_ends(text, "\r\n"));
}

static void test_a_plain_message(void **state)
{
    (void)state;
    struct mail_message m = message();
    struct str text = render(&m);
    assert_string_equal(text.p, "Date: Thu, 29 Feb 2024 12:34:56 +0000\r\n"
                                "From: \"Mainstay\"\r\n <mainstay@example.org>\r\n"
                                "To: \"Ann\"\r\n <ann@example.com>\r\n"
                                "Subject: Hello\r\n"
                                "Message-ID: <id-1@example.org>\r\n"
                                "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                                "Content-Type: text/plain; charset=utf-8\r\n"
                                "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                "One\r\nTwo\r\n");
    expect_wire_form(text);
}

static void test_both_parts_and_optional_headers(void **state)
{
    (void)state;
    struct mail_message m = message();
    m.html = STR("<p>One = \xC3\xA9</p>");
    m.reply_to = STR("reply@example.org");
    m.list_unsubscribe = STR("https://example.org/unsubscribe?t=abc");
    m.message_id = STR_NONE;
    struct str text = render(&m);
    expect_wire_form(text);
    expect_piece(text, "Reply-To: <reply@example.org>\r\n");
    expect_piece(text, "List-Unsubscribe: <https://example.org/unsubscribe?t=abc>\r\n");
    expect_piece(text, "@example.org>\r\nList-Unsubscribe");
    expect_piece(text, "Content-Type: multipart/alternative;\r\n boundary=\"=_");
    expect_piece(text, "<p>One =3D =C3=A9</p>\r\n");
    expect_piece(text, "--\r\n");
    struct str again = render(&m);
    assert_false(str_eq(text, again)); /* message ids and boundaries differ */
}

/* Decodes the encoded words of the subject. */
static char *decode_subject(struct str text)
{
    static char out[4096];
    size_t n = 0;
    ptrdiff_t at = str_find(text, STR("\r\nSubject: "));
    const char *p = text.p + at + 11, *end = strstr(p, "\r\nMessage-ID");
    while (p < end) {
        const char *word = strstr(p, "=?UTF-8?B?");
        if (!word || word > end)
            break;
        const char *close = strstr(word + 10, "?=");
        assert_true(close + 2 - word <= 75);
        struct str bytes =
            crypto_base64_decode(arena, (struct str){word + 10, (size_t)(close - word) - 10});
        memcpy(out + n, bytes.p, bytes.n);
        n += bytes.n;
        p = close + 2;
    }
    out[n] = '\0';
    return out;
}

static void test_hard_subjects(void **state)
{
    (void)state;
    static const char *const subjects[] = {
        "Zürich: Nutzung gefallen",
        "日本語の件名はとても長いので複数の符号化語に分けなければなりません。そして文字を切ってはい"
        "けません。",
        "a long subject of plain words that goes on and on well over the sixty characters that fit",
        "=?UTF-8?B?trick?=",
        "\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F"
        "\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80",
    };
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        struct mail_message m = message();
        m.subject = str_of(subjects[i]);
        struct str text = render(&m);
        assert_non_null(text.p);
        expect_wire_form(text);
        assert_string_equal(decode_subject(text), subjects[i]);
    }
}

static void test_names_are_quoted(void **state)
{
    (void)state;
    struct mail_message m = message();
    m.to_name = STR("Smith, \"Bob\" \\ <x@y>");
    struct str text = render(&m);
    expect_piece(text, "To: \"Smith, \\\"Bob\\\" \\\\ <x@y>\"\r\n <ann@example.com>\r\n");
    m.to_name = STR("J\xC3\xBCrgen");
    text = render(&m);
    expect_piece(text, "To: =?UTF-8?B?SsO8cmdlbg==?=\r\n <ann@example.com>\r\n");
}

static void test_no_header_can_be_injected(void **state)
{
    (void)state;
    struct mail_message good = message();
    static const char *const evil[] = {"a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\tb"};
    for (size_t i = 0; i < sizeof evil / sizeof *evil; i++) {
        struct str bad = str_of(evil[i]);
        struct str *const places[] = {&good.subject,          &good.to_name,  &good.message_id,
                                      &good.list_unsubscribe, &good.reply_to, &good.to};
        for (size_t j = 0; j < sizeof places / sizeof *places; j++) {
            struct str kept = *places[j];
            *places[j] = bad;
            assert_null(render(&good).p);
            *places[j] = kept;
        }
    }
    struct smtp_settings s = settings();
    s.from_name = STR("x\r\ny");
    assert_null(mail_render(arena, &s, &good).p);
    good.subject = (struct str){"a\0b", 3};
    assert_null(render(&good).p);
    good.subject = STR("\xFF");
    assert_null(render(&good).p);
    good = message();
    good.list_unsubscribe = STR("https://a/> <b");
    assert_null(render(&good).p);
}

static void test_quoted_printable(void **state)
{
    (void)state;
    struct mail_message m = message();
    m.text = STR("tab\t\nspace \r\nbare\rend = \xE2\x82\xAC\n.dot\n..two\n\n"
                 "0123456789012345678901234567890123456789012345678901234567890123456789"
                 "0123\xC3\xA9"
                 "56789\nlast");
    struct str text = render(&m);
    expect_wire_form(text);
    expect_piece(text, "\r\n\r\ntab=09\r\nspace=20\r\nbare\r\nend =3D =E2=82=AC\r\n"
                       ".dot\r\n..two\r\n\r\n"
                       "01234567890123456789012345678901234567890123456789012345678901234567890123="
                       "\r\n=C3=A956789\r\nlast\r\n");
}

static void test_addresses(void **state)
{
    (void)state;
    static const char *const good[] = {"a@b", "first.last+tag@sub.example.com", "o'neil@x.y", "a@[",
                                       "_@1.2"};
    static const char *const bad[] = {"",       "a",     "@",       "a@",           "@b",   "a b@c",
                                      "a@b c",  "a@b\n", "<a@b>",   "a@b,c@d",      "a@@b", "a@.b",
                                      "a@b..c", "a@b.",  "\"x\"@y", "\xC3\xA9@b.c", "a@-b"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(mail_address_valid(str_of(good[i])), i != 3);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(mail_address_valid(str_of(bad[i])));
    char *p = mem_alloc(300);
    memset(p, 'a', 300);
    p[60] = '@';
    assert_true(mail_address_valid((struct str){p, 254}));
    assert_false(mail_address_valid((struct str){p, 255}));
    assert_false(mail_address_valid(STR_NONE));
    free(p);
}

/* ---- a small SMTP server ---- */

struct sink {
    int listener, port;
    const char *refuse; /* verb to refuse: "MAIL", "RCPT", "DATA", ".", "HELLO", "AUTH" or NULL */
    const char *with;   /* the answer then */
    struct buf got;     /* what the client said, as it came over the wire */
    pthread_t thread;
};

static void say(int fd, const char *z)
{
    if (send(fd, z, strlen(z), MSG_NOSIGNAL) < 0)
        return;
}

/* One line with its end; false at the end of the connection. */
static bool read_line(int fd, char *line, size_t size)
{
    size_t n = 0;
    while (n + 1 < size && recv(fd, line + n, 1, 0) == 1) {
        if (line[n++] == '\n') {
            line[n] = '\0';
            return true;
        }
    }
    return false;
}

static bool refused(struct sink *s, int fd, const char *verb)
{
    if (!s->refuse || strcmp(s->refuse, verb))
        return false;
    say(fd, s->with);
    return true;
}

static void take_message(struct sink *s, int fd)
{
    char line[2000];
    while (read_line(fd, line, sizeof line)) {
        buf_addz(&s->got, line);
        if (!strcmp(line, ".\r\n"))
            break;
    }
    if (!refused(s, fd, "."))
        say(fd, "250 2.0.0 queued\r\n");
}

static void sign_in(struct sink *s, int fd)
{
    char line[200];
    say(fd, "334 \r\n");
    if (read_line(fd, line, sizeof line))
        buf_addz(&s->got, line);
    say(fd, "235 2.7.0 welcome\r\n");
}

static void converse(struct sink *s, int fd)
{
    char line[2000], verb[8];
    if (refused(s, fd, "HELLO"))
        return;
    say(fd, "220 sink ESMTP\r\n");
    while (read_line(fd, line, sizeof line)) {
        buf_addz(&s->got, line);
        snprintf(verb, sizeof verb, "%.4s", line);
        if (refused(s, fd, verb))
            continue;
        if (!strcasecmp(verb, "EHLO"))
            say(fd, "250-sink\r\n250-8BITMIME\r\n250-AUTH PLAIN\r\n250 SIZE 1000000\r\n");
        else if (!strcmp(verb, "DATA"))
            say(fd, "354 go on\r\n"), take_message(s, fd);
        else if (!strcmp(verb, "AUTH"))
            sign_in(s, fd);
        else
            say(fd, "250 ok\r\n");
    }
}

static void *serve(void *data)
{
    struct sink *s = data;
    int fd = accept(s->listener, NULL, NULL);
    if (fd >= 0)
        converse(s, fd);
    close(fd);
    return NULL;
}

static void sink_start(struct sink *s, const char *refuse, const char *with)
{
    struct sockaddr_in a = {.sin_family = AF_INET};
    socklen_t n = sizeof a;
    *s = (struct sink){.refuse = refuse, .with = with, .got = BUF_INIT(1 << 20)};
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->listener = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(s->listener, (struct sockaddr *)&a, sizeof a), 0);
    assert_int_equal(listen(s->listener, 5), 0);
    assert_int_equal(getsockname(s->listener, (struct sockaddr *)&a, &n), 0);
    s->port = ntohs(a.sin_port);
    pthread_create(&s->thread, NULL, serve, s);
}

static void sink_stop(struct sink *s)
{
    shutdown(s->listener, SHUT_RDWR);
    pthread_join(s->thread, NULL);
    close(s->listener);
}

static int send_to(struct sink *s, const struct mail_message *m, bool *permanent, struct str *why)
{
    struct smtp_settings server = settings();
    server.port = s->port;
    int result = mail_send(arena, &server, m, permanent, why);
    sink_stop(s);
    return result;
}

static void test_a_message_arrives(void **state)
{
    (void)state;
    struct sink s;
    bool permanent;
    struct str why;
    sink_start(&s, NULL, NULL);
    struct mail_message m = message();
    m.subject = STR("Gr\xC3\xBC\xC3\x9F"
                    "e");
    m.text = STR(".\n..x\nEnd of it: \xC3\xA9\n.");
    assert_int_equal(send_to(&s, &m, &permanent, &why), 0);
    struct str got = buf_str(&s.got);
    expect_piece(got, "EHLO mail.example.org\r\n");
    expect_piece(got, "MAIL FROM:<mainstay@example.org>");
    expect_piece(got, "RCPT TO:<ann@example.com>\r\n");
    expect_piece(got, "Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n");
    expect_piece(got, "\r\n\r\n..\r\n...x\r\nEnd of it: =C3=A9\r\n..\r\n.\r\n"); /* dots stuffed */
    assert_true(str_find(got, STR("AUTH")) < 0);
    buf_free(&s.got);
}

static void test_sign_in(void **state)
{
    (void)state;
    struct sink s;
    bool permanent;
    struct str why;
    struct mail_message m = message();
    struct smtp_settings server = settings();
    server.user = STR("user");
    server.password = STR("p\xC3\xA4ss:w");
    sink_start(&s, NULL, NULL);
    server.port = s.port;
    assert_int_equal(mail_send(arena, &server, &m, &permanent, &why), 0);
    sink_stop(&s);
    struct str got = buf_str(&s.got);
    expect_piece(got, "AUTH PLAIN\r\nAHVzZXIAcMOkc3M6dw==\r\n");
    buf_free(&s.got);
    sink_start(&s, "AUTH", "535 5.7.8 no such user\r\n");
    server.port = s.port;
    assert_int_equal(mail_send(arena, &server, &m, &permanent, &why), -1);
    sink_stop(&s);
    assert_false(permanent); /* somebody may mend the settings */
    assert_true(why.n > 0 && str_find(why, server.password) < 0);
    buf_free(&s.got);
}

static void test_refusals(void **state)
{
    (void)state;
    static const struct {
        const char *refuse, *with;
        bool permanent;
        const char *why;
    } cases[] = {
        {"RCPT", "550 5.1.1 nobody here\r\n", true, "550 5.1.1 nobody here"},
        {"RCPT", "450 4.2.1 try later\r\n", false, "450 4.2.1 try later"},
        {"MAIL", "553 not you\r\n", true, "553 not you"},
        {"DATA", "554 no\r\n", true, "554 no"},
        {".", "552 5.3.4 too large\r\n", true, "552 5.3.4 too large"},
        {".", "451 4.3.0 disk\r\n", false, "451 4.3.0 disk"},
        {"HELLO", "554 go away\r\n", false, "554 go away"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sink s;
        bool permanent;
        struct str why;
        struct mail_message m = message();
        sink_start(&s, cases[i].refuse, cases[i].with);
        assert_int_equal(send_to(&s, &m, &permanent, &why), -1);
        if (permanent != cases[i].permanent || str_find(why, str_of(cases[i].why)) < 0)
            print_error("%zu: %s permanent %d: %.*s\n", i, cases[i].refuse, permanent, (int)why.n,
                        why.p);
        assert_int_equal(permanent, cases[i].permanent);
        assert_true(str_find(why, str_of(cases[i].why)) >= 0);
        buf_free(&s.got);
    }
}

static void test_no_server_and_bad_input(void **state)
{
    (void)state;
    bool permanent;
    struct str why;
    struct sink s;
    struct mail_message m = message();
    struct smtp_settings server = settings();
    sink_start(&s, NULL, NULL);
    server.port = s.port;
    sink_stop(&s); /* nobody listens there now */
    buf_free(&s.got);
    assert_int_equal(mail_send(arena, &server, &m, &permanent, &why), -1);
    assert_false(permanent);
    assert_true(why.n > 0);
    server.host = STR("evil.example/path@x");
    assert_int_equal(mail_send(arena, &server, &m, &permanent, &why), -1);
    assert_false(permanent);
    server = settings();
    m.to = STR("ann@example.com>\r\nRCPT TO:<x@y");
    assert_int_equal(mail_send(arena, &server, &m, &permanent, &why), -1);
    assert_true(permanent);
}

static void test_starttls_is_never_dropped(void **state)
{
    (void)state;
    struct sink s; /* does not offer STARTTLS */
    bool permanent;
    struct str why;
    struct mail_message m = message();
    struct smtp_settings server = settings();
    sink_start(&s, NULL, NULL);
    server.port = s.port;
    server.security = SMTP_STARTTLS;
    assert_int_equal(mail_send(arena, &server, &m, &permanent, &why), -1);
    sink_stop(&s);
    struct str got = buf_str(&s.got);
    assert_true(str_find(got, STR("MAIL FROM")) < 0);
    buf_free(&s.got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plain_message),
        cmocka_unit_test(test_both_parts_and_optional_headers),
        cmocka_unit_test(test_hard_subjects),
        cmocka_unit_test(test_names_are_quoted),
        cmocka_unit_test(test_no_header_can_be_injected),
        cmocka_unit_test(test_quoted_printable),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_a_message_arrives),
        cmocka_unit_test(test_sign_in),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_no_server_and_bad_input),
        cmocka_unit_test(test_starttls_is_never_dropped),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
