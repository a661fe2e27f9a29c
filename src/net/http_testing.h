/*
 * http_testing: a server on a free port and a raw client on a socket, for the tests beside. Not
 * part of the server.
 */
#ifndef NET_HTTP_TESTING_H
#define NET_HTTP_TESTING_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/http.h"

#define TESTING __attribute__((unused)) static

enum { BODY_LIMIT = 100000 };

TESTING int64_t test_limit(void *data, enum http_method method, struct str path, bool *to_file)
{
    (void)data, (void)method;
    *to_file = str_starts(path, "/file");
    return *to_file ? 20 << 20 : BODY_LIMIT;
}

/* A client. `got` holds what was read and not yet taken. */
struct client {
    int fd;
    char *got;
    size_t n;
};

struct response {
    int status;
    char head[4096];
    char *body; /* owned, zero-terminated */
    size_t size;
};

TESTING struct client connect_to(const struct http *h)
{
    struct client c = {.fd = socket(AF_INET, SOCK_STREAM, 0), .got = NULL, .n = 0};
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(h))};
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(connect(c.fd, (struct sockaddr *)&a, sizeof a), 0);
    return c;
}

TESTING void disconnect(struct client *c)
{
    close(c->fd);
    free(c->got);
    c->got = NULL;
}

/* False when the server closed. */
TESTING bool send_bytes(struct client *c, const char *p, size_t n)
{
    while (n) {
        ssize_t sent = send(c->fd, p, n, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        p += sent;
        n -= (size_t)sent;
    }
    return true;
}

TESTING bool send_text(struct client *c, const char *z)
{
    return send_bytes(c, z, strlen(z));
}

/* Reads more; false at the end, on a reset or after `ms`. */
TESTING bool read_more(struct client *c, int ms)
{
    struct pollfd p = {.fd = c->fd, .events = POLLIN};
    if (poll(&p, 1, ms) <= 0)
        return false;
    c->got = mem_grow(c->got, c->n + 65537);
    ssize_t n = recv(c->fd, c->got + c->n, 65536, 0);
    if (n <= 0)
        return false;
    c->n += (size_t)n;
    c->got[c->n] = '\0';
    return true;
}

/* Waits until the text was received (it stays in `got`). */
TESTING bool wait_text(struct client *c, const char *z, int ms)
{
    int64_t until = clock_mono() + ms;
    while (!c->got || !memmem(c->got, c->n, z, strlen(z))) {
        int64_t left = until - clock_mono();
        if (left <= 0 || !read_more(c, (int)left))
            return false;
    }
    return true;
}

TESTING void drop(struct client *c, size_t n)
{
    c->n -= n;
    memmove(c->got, c->got + n, c->n + 1);
}

/* True when the server closed the connection within the time. */
TESTING bool is_closed(struct client *c, int ms)
{
    int64_t until = clock_mono() + ms;
    for (;;) {
        struct pollfd p = {.fd = c->fd, .events = POLLIN};
        int64_t left = until - clock_mono();
        if (left <= 0 || poll(&p, 1, (int)left) <= 0)
            return false;
        char some[4096];
        if (recv(c->fd, some, sizeof some, 0) <= 0)
            return true;
    }
}

TESTING const char *response_header(const struct response *r, const char *name, char out[512])
{
    const char *at = r->head;
    size_t n = strlen(name);
    while ((at = strstr(at, "\r\n"))) {
        at += 2;
        if (strncasecmp(at, name, n) || at[n] != ':')
            continue;
        at += n + 1 + strspn(at + n + 1, " ");
        snprintf(out, 512, "%.*s", (int)strcspn(at, "\r"), at);
        return out;
    }
    return NULL;
}

TESTING void take_body(struct client *c, struct response *r, size_t size)
{
    while (c->n < size)
        assert_true(read_more(c, 5000));
    r->body = mem_alloc(size + 1);
    memcpy(r->body, c->got, size);
    r->size = size;
    drop(c, size);
}

/* Reads one answer; its body by Content-Length (none for HEAD and 304). Fails the test when none
 * comes. */
TESTING struct response read_response(struct client *c, bool has_body)
{
    struct response r = {.status = 0};
    char text[512];
    assert_true(wait_text(c, "\r\n\r\n", 10000));
    size_t head = (size_t)((char *)memmem(c->got, c->n, "\r\n\r\n", 4) - c->got) + 4;
    assert_true(head < sizeof r.head);
    memcpy(r.head, c->got, head);
    drop(c, head);
    assert_int_equal(sscanf(r.head, "HTTP/1.%*d %d", &r.status), 1);
    const char *length = response_header(&r, "Content-Length", text);
    take_body(c, &r, has_body && length ? strtoul(length, NULL, 10) : 0);
    return r;
}

TESTING void free_response(struct response *r)
{
    free(r->body);
    r->body = NULL;
}

/* Sends, reads one answer, checks its status. The caller frees it. */
TESTING struct response ask(struct client *c, const char *request, int status)
{
    assert_true(send_text(c, request));
    struct response r = read_response(c, strncmp(request, "HEAD", 4) != 0);
    if (r.status != status)
        print_error("%s\n%s\n", r.head, r.body);
    assert_int_equal(r.status, status);
    return r;
}

/* The same on a connection of its own, nothing but the status and a piece of the body wanted. */
TESTING void expect_status(struct http *h, const char *request, int status, const char *piece)
{
    struct client c = connect_to(h);
    struct response r = ask(&c, request, status);
    if (piece && !strstr(r.body, piece))
        print_error("no %s in %s\n", piece, r.body);
    assert_true(!piece || strstr(r.body, piece));
    free_response(&r);
    disconnect(&c);
}

TESTING void expect_header(const struct response *r, const char *name, const char *value)
{
    char text[512];
    const char *found = response_header(r, name, text);
    if (!value) {
        assert_null(found);
        return;
    }
    if (!found)
        print_error("no header %s in\n%s\n", name, r->head);
    assert_non_null(found);
    assert_string_equal(found, value);
}

#endif
