/* status: health checks, metrics for Prometheus, and the status page's figures. */
#include "api/status.h"

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "base/clock.h"
#include "engine/refresh.h"
#include "job/runner.h"
#include "db/trigram.h"

static struct reply answer_health(struct call *c, bool ok)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_z(out, "status", ok ? "ok" : "unavailable");
    json_close_object(out);
    c->http->reply->status = ok ? 200 : 503;
    if (!ok)
        http_set_header(c->http, "Retry-After", STR("1"));
    return reply_as_is(c);
}

static struct reply healthz(struct call *c)
{
    return answer_health(c, true);
}

/* Ready: the database answers. */
static struct reply readyz(struct call *c)
{
    struct db_conn *conn = db_acquire(c->server->db, DB_READ);
    bool ok = conn && db_int(conn, 0, "SELECT 1", "") == 1;
    if (conn)
        db_release(&conn);
    return answer_health(c, ok);
}

static void line(struct buf *out, const char *name, const char *type, const char *help,
                 int64_t value)
{
    buf_addf(out, "# HELP mainstay_%s %s\n# TYPE mainstay_%s %s\nmainstay_%s %lld\n", name, help,
             name, type, name, (long long)value);
}

void status_metrics(struct server *s, struct buf *out)
{
    struct http_stats http;
    struct ingest_stats in;
    int64_t now = clock_now();
    http_stats(s->http, &http);
    ingest_stats(s->ingest, &in);
    struct db_conn *conn = db_acquire(s->db, DB_READ);
    line(out, "up", "gauge", "Whether the database answers", conn != NULL);
    line(out, "uptime_seconds", "gauge", "Seconds since the start", (now - s->started) / 1000);
    line(out, "http_requests_total", "counter", "Requests answered", http.requests);
    line(out, "http_refused_total", "counter", "Requests refused because the server was busy",
         http.refused);
    line(out, "http_active", "gauge", "Requests in work", http.active);
    line(out, "http_queued", "gauge", "Requests that wait for a worker", http.queued);
    line(out, "http_received_bytes_total", "counter", "Bytes of bodies received", http.bytes_in);
    line(out, "http_sent_bytes_total", "counter", "Bytes of bodies sent", http.bytes_out);
    line(out, "http_streams", "gauge", "Open event streams", http.streams);
    line(out, "ingest_queue_bytes", "gauge", "Bytes of events that wait to be stored",
         in.queued_bytes);
    line(out, "ingest_requests_total", "counter", "Requests with events that were stored",
         in.requests);
    line(out, "ingest_events_total", "counter", "Events that were taken", in.events);
    line(out, "ingest_refused_total", "counter", "Events that were refused", in.refused);
    line(out, "ingest_repaired_total", "counter", "Events that were repaired", in.repaired);
    line(out, "ingest_commits_total", "counter", "Group commits", in.groups);
    line(out, "ingest_failures_total", "counter", "Group commits that failed", in.failures);
    line(out, "wal_bytes", "gauge", "Size of the write-ahead log", job_runner_wal_bytes(s->jobs));
    if (conn) {
        line(out, "refresh_lag_milliseconds", "gauge",
             "Age of the oldest change that is not in the metrics",
             now - refresh_fresh_at(conn, now));
        db_release(&conn);
    }
}

static struct reply metrics(struct call *c)
{
    status_metrics(c->server, &c->http->reply->body);
    c->http->reply->content_type = STR("text/plain; version=0.0.4; charset=utf-8");
    return reply_as_is(c);
}

static void stores_json(struct call *c, struct json_out *out)
{
    static const char counts[] = "SELECT 'account' AS name, count(*) AS n FROM account UNION ALL "
                                 "SELECT 'user', count(*) FROM \"user\""
                                 " UNION ALL SELECT 'subscription', count(*) FROM subscription "
                                 "UNION ALL SELECT 'invoice', count(*) FROM invoice"
                                 " UNION ALL SELECT 'ticket', count(*) FROM ticket UNION ALL "
                                 "SELECT 'feature', count(*) FROM feature"
                                 " UNION ALL SELECT 'usage_daily', count(*) FROM usage_daily UNION "
                                 "ALL SELECT 'user_day', count(*) FROM user_day"
                                 " UNION ALL SELECT 'audit', count(*) FROM audit UNION ALL SELECT "
                                 "'debug_item', count(*) FROM debug_item"
                                 " UNION ALL SELECT 'mail', count(*) FROM mail";
    struct db_stmt *st = db_query(c->model.conn, counts, "");
    json_key(out, "stores");
    json_open_array(out);
    while (db_next(st)) {
        json_open_object(out);
        json_member_str(out, "name", db_col_text(st, 0));
        json_member_int(out, "rows", db_col_int(st, 1));
        json_close_object(out);
    }
    json_close_array(out);
    db_done(st);
}

static struct reply status_get(struct call *c)
{
    struct server *s = c->server;
    struct model *m = &c->model;
    struct ingest_stats in;
    ingest_stats(s->ingest, &in);
    int64_t size = db_size(m->conn);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_z(out, "version", MAINSTAY_VERSION);
    json_member_z(out, "engine", db_engine_name(s->db));
    json_member_z(out, "node", s->node);
    json_member_instant(out, "started_at", s->started);
    json_member_int(out, "uptime_s", (m->now - s->started) / 1000);
    json_member_int(out, "queue_bytes", in.queued_bytes);
    json_member_int(out, "events", in.events);
    json_member_int(out, "events_refused", in.refused);
    if (size < 0)
        json_member_null(out, "database_bytes");
    else
        json_member_int(out, "database_bytes", size);
    json_member_int(out, "wal_bytes", job_runner_wal_bytes(s->jobs));
    json_member_int(out, "refresh_lag_ms", m->now - refresh_fresh_at(m->conn, m->now));
    json_member_int(out, "streams", hub_count(s->hub));
    json_member_int(out, "mails_waiting",
                    db_int(m->conn, 0, "SELECT count(*) FROM mail WHERE status = 'queued'", ""));
    json_member_bool(out, "search_index", trigram_indexed(m->conn));
    stores_json(c, out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/healthz", PERM_PUBLIC, ROUTE_NO_CATALOG, healthz, "Whether the process lives",
     NULL, NULL, &shape_health, NULL, "System"},
    {HTTP_GET, "/readyz", PERM_PUBLIC, ROUTE_NO_CATALOG, readyz, "Whether the database answers",
     NULL, NULL, &shape_health, NULL, "System"},
    {HTTP_GET, "/metrics", PERM_STATUS_READ, 0, metrics, "Figures for Prometheus (text)", NULL,
     NULL, NULL, NULL, "System"},
    {HTTP_GET, "/api/v2/status", PERM_STATUS_READ, ROUTE_READ, status_get,
     "Figures of this node and its database", NULL, NULL, &shape_status, NULL, "System"},
};
ROUTE_TABLE(status_routes, rows);
