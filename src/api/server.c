/* server: starting and stopping in order; see server.h. Requests are dispatch.c. */
#include "api/server.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/identity.h"
#include "api/live.h"
#include "api/password_pool.h"
#include "api/router.h"
#include "api/routes.h"
#include "api/status.h"
#include "base/clock.h"
#include "base/log.h"
#include "job/runner.h"

enum { ROUTES_MEMORY = 4 << 20, STOP_MS = 30000, LIMIT_KEYS = 100000, BUSY_MS = 5000 };

#define MAIL_PER_SECOND 0.1
#define MAIL_BURST 20

static bool read_numbers(struct server *s)
{
    int64_t rate_key, rate_address;
    bool ok = config_int(s->config, "max-body", 1024, INT64_C(1) << 30, &s->max_body) &&
              config_int(s->config, "max-batch-body", 1024, INT64_C(1) << 30, &s->max_batch) &&
              config_int(s->config, "max-import", 1024, INT64_C(1) << 40, &s->max_import) &&
              config_int(s->config, "rate-key", 0, 1000000000, &rate_key) &&
              config_int(s->config, "rate-address", 0, 1000000000, &rate_address);
    if (!ok)
        return false;
    s->rate_key = (int)rate_key;
    s->rate_address = (int)rate_address;
    s->limit_key =
        rate_key ? limiter_new((double)rate_key, 2.0 * (double)rate_key, LIMIT_KEYS) : NULL;
    s->limit_address =
        rate_address ? limiter_new((double)rate_address, 4.0 * (double)rate_address, LIMIT_KEYS)
                     : NULL;
    s->limit_mail = limiter_new(MAIL_PER_SECOND, MAIL_BURST, LIMIT_KEYS);
    return true;
}

/* Largest body of a path; on the thread that reads it. */
static int64_t body_limit(void *data, enum http_method method, struct str path, bool *to_file)
{
    const struct server *s = data;
    struct match m = router_find(s->router, method, path);
    *to_file = m.route && m.route->flags & ROUTE_FILE;
    if (*to_file)
        return s->max_import;
    return m.ingest ? s->max_batch : s->max_body;
}

/* On the ingest writer's thread, after a commit. */
static void committed(void *data, bool accounts, bool debug_items)
{
    struct server *s = data;
    if (accounts && s->refresher)
        refresh_wake(s->refresher);
    if (debug_items && s->live)
        live_debugger(s->live);
}

static int start_parts(struct server *s)
{
    int64_t queue_bytes, dedup_items;
    if (!config_int(s->config, "queue-bytes", 1 << 20, INT64_C(1) << 40, &queue_bytes) ||
        !config_int(s->config, "dedup-items", 0, INT64_C(1) << 32, &dedup_items))
        return -1;
    s->identities = identities_new(s->db, &s->secret);
    s->hub = hub_new();
    s->passwords = password_pool_start();
    s->refresher = refresh_start(
        &(struct refresh_options){.db = s->db, .catalogs = s->catalogs, .node = s->node});
    s->live = s->refresher ? live_start(s) : NULL;
    if (!s->live)
        return -1;
    s->ingest = ingest_start(&(struct ingest_options){.db = s->db,
                                                      .catalogs = s->catalogs,
                                                      .secret = &s->secret,
                                                      .queue_bytes = (size_t)queue_bytes,
                                                      .dedup_items = (size_t)dedup_items,
                                                      .committed = committed,
                                                      .data = s});
    s->jobs = job_runner_start(&(struct job_options){.db = s->db,
                                                     .catalogs = s->catalogs,
                                                     .secret = &s->secret,
                                                     .node = s->node,
                                                     .files = s->files});
    return s->ingest && s->jobs ? 0 : -1;
}

static const char *or_null(const char *text)
{
    return *text ? text : NULL;
}

static enum http_outcome handle_metrics(void *data, struct http_request *r)
{
    bool known = r->method == HTTP_GET && str_is(r->path, "/metrics");
    if (!known) {
        http_problem_code(r, ERROR_NOT_FOUND);
        return HTTP_DONE;
    }
    status_metrics(data, &r->reply->body);
    r->reply->content_type = STR("text/plain; version=0.0.4; charset=utf-8");
    return HTTP_DONE;
}

/* Host part of a listen address, with brackets where it has them. */
static struct str host_of(const char *listen)
{
    const char *colon = strrchr(listen, ':');
    return (struct str){listen, colon ? (size_t)(colon - listen) : strlen(listen)};
}

static int start_http(struct server *s)
{
    const char *listen = config_get(s->config, "listen"),
               *metrics = config_get(s->config, "metrics-listen");
    int64_t workers, proxy;
    if (!config_int(s->config, "workers", 0, 1024, &workers) ||
        !config_int(s->config, "trust-proxy", 0, 1, &proxy))
        return -1;
    struct http_options options = {.listen = listen,
                                   .tls_certificate =
                                       or_null(config_get(s->config, "tls-certificate")),
                                   .tls_key = or_null(config_get(s->config, "tls-key")),
                                   .workers = (int)workers,
                                   .trust_proxy = proxy == 1,
                                   .files_folder = s->files,
                                   .body_limit = body_limit,
                                   .handler = server_handle,
                                   .data = s};
    if (!(s->http = http_start(&options)))
        return -1;
    struct str host = host_of(listen);
    snprintf(s->address, sizeof(s->address), "%s://%.*s:%d",
             options.tls_certificate ? "https" : "http", (int)host.n, host.p, http_port(s->http));
    atomic_store(&s->up, true);
    struct http_options figures = {
        .listen = metrics, .workers = 1, .io_threads = 1, .handler = handle_metrics, .data = s};
    if (*metrics && !(s->metrics = http_start(&figures)))
        return -1;
    log_info("listening", "address=%.*s:%d tls=%d metrics=%s version=%s engine=%s node=%s",
             (int)host.n, host.p, http_port(s->http), options.tls_certificate != NULL,
             log_quote(metrics), MAINSTAY_VERSION, db_engine_name(s->db), log_quote(s->node));
    return 0;
}

static void name_node(struct server *s)
{
    const char *name = config_get(s->config, "node-name");
    if (*name)
        snprintf(s->node, sizeof(s->node), "%s", name);
    else if (gethostname(s->node, sizeof(s->node) - 1) < 0)
        snprintf(s->node, sizeof(s->node), "node");
}

struct server *server_start(const struct config *config, struct db *db,
                            const struct crypto_secret *secret, const char *files)
{
    struct server *s = mem_alloc(sizeof(*s));
    s->config = config;
    s->db = db;
    s->secret = *secret;
    s->files = files;
    s->started = clock_now();
    name_node(s);
    s->arena = arena_new(ROUTES_MEMORY);
    s->routes = routes_all(s->arena, &s->routes_count);
    s->router = router_build(s->arena, s->routes, s->routes_count);
    s->catalogs = catalog_holder_new(db);
    catalog_holder_check(s->catalogs);
    if (read_numbers(s) && start_parts(s) == 0 && start_http(s) == 0)
        return s;
    server_stop(&s);
    return NULL;
}

void server_stop(struct server **server)
{
    struct server *s = *server;
    *server = NULL;
    if (!s)
        return;
    http_stop(&s->http, STOP_MS);
    http_stop(&s->metrics, STOP_MS);
    password_pool_stop(&s->passwords);
    job_runner_stop(&s->jobs);
    ingest_stop(&s->ingest);
    refresh_stop(&s->refresher);
    live_stop(s->live);
    hub_free(&s->hub);
    identities_free(&s->identities);
    catalog_holder_free(&s->catalogs);
    db_close(&s->db);
    live_free(&s->live);
    limiter_free(&s->limit_key);
    limiter_free(&s->limit_address);
    limiter_free(&s->limit_mail);
    arena_free(&s->arena);
    free(s);
}
