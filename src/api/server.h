/*
 * server: what the running program holds together: database, catalogs, ingestion, refresher, hub,
 * HTTP. Started by cmd_serve.c.
 */
#ifndef API_SERVER_H
#define API_SERVER_H

#include <stdatomic.h>

#include "base/config.h"
#include "base/crypto.h"
#include "engine/refresh.h"
#include "model/catalog.h"
#include "net/http.h"
#include "net/limit.h"
#include "net/stream.h"
#include "usage/ingest.h"

struct identities;
struct job_runner;
struct password_pool;
struct live;
struct router;

struct server {
    const struct config *config;
    const char *files; /* folder for streamed bodies */
    struct db *db;
    struct catalog_holder *catalogs;
    struct crypto_secret secret;
    struct ingest *ingest;
    struct refresher *refresher;
    struct hub *hub;
    struct http *http;
    struct job_runner *jobs;
    struct limiter *limit_key, *limit_address; /* NULL = off */
    struct limiter *limit_mail; /* links for a new password, by address and by e-mail */
    int rate_key, rate_address; /* requests per second */
    struct arena *arena;        /* routes */
    struct router *router;
    const struct route **routes;
    size_t routes_count;
    struct identities *identities;
    struct password_pool *passwords;
    struct live *live;                       /* news for open pages, and what happens each second */
    struct http *metrics;                    /* listen address of its own, NULL = none */
    int64_t max_body, max_batch, max_import; /* bytes */
    int64_t started;                         /* ms */
    atomic_bool up; /* http and address are set; requests may come before, from its own threads */
    char node[64];
    char address[300]; /* http(s)://host:port where it listens, for links while no page_address is
                          set */
};

/*
 * Starts everything on an opened database of the right version, and listens; takes db. `files` is
 * the folder for streamed bodies. NULL (everything is closed again) with log lines.
 */
struct server *server_start(const struct config *config, struct db *db,
                            const struct crypto_secret *secret, const char *files);
/* Drains: stops taking, finishes what it took, closes the database. Clears the pointer. */
void server_stop(struct server **s);

/* The http_options.handler: finds the route, authenticates, checks permission, CSRF, rate,
 * parameters; runs the handler. */
enum http_outcome server_handle(void *data, struct http_request *r);

#endif
