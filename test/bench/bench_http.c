/*
 * bench_http: the bare HTTP layer: reads the body of a POST as the server does and answers the same
 * bytes at once, from a worker. What no ingestion over this layer can pass.
 *
 *     bench_http 127.0.0.1:8081      runs until it is told to end
 */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "net/http.h"

static int64_t body_limit(void *data, enum http_method method, struct str path, bool *to_file)
{
    (void)data;
    (void)method;
    (void)path;
    *to_file = false;
    return 4 << 20;
}

static enum http_outcome answer(void *data, struct http_request *r)
{
    (void)data;
    buf_addz(&r->reply->body, "{\"success\":true}");
    return HTTP_DONE;
}

int main(int argc, char **argv)
{
    struct http_options options = {.listen = argc > 1 ? argv[1] : "127.0.0.1:0",
                                   .files_folder = "/tmp",
                                   .body_limit = body_limit,
                                   .handler = answer};
    struct http *http;
    sigset_t end;
    int got;

    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigaddset(&end, SIGINT);
    sigprocmask(SIG_BLOCK, &end, NULL);
    http = http_start(&options);
    if (http == NULL)
        return 1;
    printf("%d\n", http_port(http));
    fflush(stdout);
    sigwait(&end, &got);
    http_stop(&http, 1000);
    return 0;
}
