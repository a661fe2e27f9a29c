/*
 * server: what the running program holds together: database, catalogs, ingestion, refresher, hub, HTTP. Started by cmd_serve.c.
 */
#ifndef API_SERVER_H
#define API_SERVER_H

#include "base/config.h"
#include "base/crypto.h"
#include "engine/refresh.h"
#include "model/catalog.h"
#include "net/http.h"
#include "net/limit.h"
#include "net/stream.h"
#include "usage/ingest.h"

struct job_runner;

struct server {
    const struct config *config;
    struct db *db;
    struct catalog_holder *catalogs;
    struct crypto_secret secret;
    struct ingest *ingest;
    struct refresher *refresher;
    struct hub *hub;
    struct http *http;
    struct job_runner *jobs;
    struct limiter *limit_key, *limit_address;
    int64_t started; /* ms */
    char node[64];
};

/* Starts everything and listens; NULL with log lines. */
struct server *server_start(const struct config *config);
/* Drains: stops taking, finishes what it took, closes the database. Clears the pointer. */
void server_stop(struct server **s);

/* The http_options.handler: finds the route, authenticates, checks permission, CSRF, rate, parameters; runs the handler. */
enum http_outcome server_handle(void *data, struct http_request *r);

#endif
