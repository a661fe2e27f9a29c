/*
 * member_mail: see member_mail.h. The address in the link comes from the settings or from where the
 * server listens, never from what the request says (its Host header may be anybody's).
 */
#include "api/member_mail.h"

#include <string.h>

#include "api/call.h"
#include "api/server.h"
#include "model/mail_queue.h"
#include "model/member_token.h"

enum { MAIL_MAX = 64 * 1024 };

static void add_escaped(struct buf *to, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '<')
            buf_addz(to, "&lt;");
        else if (c == '>')
            buf_addz(to, "&gt;");
        else if (c == '&')
            buf_addz(to, "&amp;");
        else if (c == '"')
            buf_addz(to, "&quot;");
        else
            buf_addc(to, c);
    }
}

struct str member_mail_html(struct arena *arena, struct str text, struct str link)
{
    struct buf html = BUF_INIT(MAIL_MAX);
    struct str line;
    buf_addz(&html, "<!doctype html><html lang=\"en\"><body "
                    "style=\"font-family:sans-serif;font-size:15px;line-height:1.5\">\n");
    while (str_next(&text, '\n', &line)) {
        if (!line.n)
            continue;
        buf_addz(&html, "<p>");
        if (link.n && str_eq(line, link)) {
            buf_addz(&html, "<a href=\"");
            add_escaped(&html, link);
            buf_addz(&html, "\">");
            add_escaped(&html, link);
            buf_addz(&html, "</a>");
        } else {
            add_escaped(&html, line);
        }
        buf_addz(&html, "</p>\n");
    }
    buf_addz(&html, "</body></html>\n");
    struct str result = str_dup(arena, buf_str(&html));
    buf_free(&html);
    return result;
}

static struct str page_address(struct call *c)
{
    struct str address = catalog_setting(c->model.catalog, "page_address");
    while (address.n && address.p[address.n - 1] == '/')
        address.n--;
    return address.n ? address : str_of(c->server->address);
}

int member_mail_link(struct call *c, const struct member *member, const char *kind)
{
    struct model *m = &c->model;
    char token[CRYPTO_TOKEN_SIZE];
    bool invitation = strcmp(kind, "invitation") == 0;

    if (member_token_create(m, &c->server->secret, member->id, kind, token) < 0)
        return -1;
    struct str base = page_address(c), workspace = catalog_setting(m->catalog, "workspace_name");
    struct str link = str_fmt(m->arena, "%.*s/set-password?token=%s", (int)base.n, base.p, token);
    struct str subject =
        invitation ? str_fmt(m->arena, "Your invitation to %.*s", (int)workspace.n, workspace.p)
                   : STR("Set a new password");
    struct str why =
        invitation ? str_fmt(m->arena,
                             "you have been invited to the customer success workspace of %.*s. "
                             "Choose a password within 7 days to sign in:",
                             (int)workspace.n, workspace.p)
                   : STR("somebody asked for a new password for your account at Mainstay. "
                         "Choose one within 2 hours:");
    struct str end =
        invitation ? STR("If you did not expect this, you can ignore this mail.")
                   : STR("If it was not you, ignore this mail: your password stays as it is.");
    struct str text =
        str_fmt(m->arena, "Hello %.*s,\n\n%.*s\n\n%.*s\n\n%.*s\n", (int)member->name.n,
                member->name.p, (int)why.n, why.p, (int)link.n, link.p, (int)end.n, end.p);
    int64_t id = mail_queue_add(m, member->email, member->name, kind, subject, text,
                                member_mail_html(m->arena, text, link));
    return id > 0 ? 0 : -1;
}
