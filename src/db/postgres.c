/*
 * postgres: the engine for several nodes, through libpq. A statement's rows are fetched whole, so
 * that another statement can run between two of them: large tables are read page by page, by key. A
 * text is sent as it is the first time and prepared at the server the second time.
 *
 * Statements that are run later wait in the library's pipeline: they are sent without waiting for
 * an answer, and all answers are read when one is needed. The first that failed is the one that is
 * told; the server does none of those behind it.
 *
 * A connection that is lost makes the call fail with DB_UNAVAILABLE; it is closed at release and
 * opened again at the next acquire, which also notices a connection that was lost while nobody used
 * it.
 */
#include "db/postgres.h"

#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include "base/clock.h"
#include "base/log.h"

enum { CANCEL_GRACE_MS = 5000 };

static PGconn *handle_of(const struct db_conn *c)
{
    return ((const struct postgres_conn *)c)->handle;
}

static bool good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static void on_notice(void *data, const PGresult *result)
{
    (void)data;
    log_debug("database notice", "text=%s",
              log_quote(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
}

static void cancel(PGconn *handle)
{
    char why[256];
    PGcancel *request = PQgetCancel(handle);

    if (request != NULL && !PQcancel(request, why, sizeof why))
        log_warn("statement cannot be cancelled", "error=%s", log_quote(why));
    PQfreeCancel(request);
}

/* Waits for input until the deadline; then asks the server to stop, and at last gives the
 * connection up. */
static void wait_for_input(PGconn *handle, int64_t deadline)
{
    bool cancelled = false;

    while (deadline != 0 && PQisBusy(handle)) {
        struct pollfd fd = {.fd = PQsocket(handle), .events = POLLIN};
        int64_t left = deadline - clock_mono();
        if (left > 0) {
            poll(&fd, 1, (int)(left < 60000 ? left : 60000));
            if (fd.revents != 0 && !PQconsumeInput(handle))
                return;
        } else if (!cancelled) {
            cancel(handle);
            cancelled = true;
            deadline = clock_mono() + CANCEL_GRACE_MS;
        } else {
            shutdown(PQsocket(handle), SHUT_RDWR);
            return;
        }
    }
}

/* All results of what was sent: the first bad one, else the last one. NULL when it could not be
 * sent. */
static PGresult *collect(PGconn *handle, int sent, int64_t deadline)
{
    PGresult *kept = NULL, *r;

    if (!sent)
        return NULL;
    for (;;) {
        ExecStatusType status;
        wait_for_input(handle, deadline);
        r = PQgetResult(handle);
        if (r == NULL)
            return kept;
        status = PQresultStatus(r);
        if (kept == NULL || good(kept)) {
            PQclear(kept);
            kept = r;
        } else {
            PQclear(r);
        }
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
            shutdown(PQsocket(handle), SHUT_RDWR); /* nobody here speaks COPY */
            return kept;
        }
    }
}

static PGresult *run(PGconn *handle, const char *sql, int64_t deadline)
{
    return collect(handle, PQsendQuery(handle, sql), deadline);
}

static bool set_up(const struct db *db, PGconn *handle)
{
    char sql[512];
    PGresult *result;
    bool done;

    PQsetNoticeReceiver(handle, on_notice, NULL);
    /* Compiling plans costs more than it saves for statements as short as ours. Disks without heads
     * read a page here and there for hardly more than one after the other. */
    snprintf(
        sql, sizeof sql,
        "SET client_min_messages = warning; SET bytea_output = hex; SET extra_float_digits = 1;"
        "SET standard_conforming_strings = on; SET synchronous_commit = on; SET jit = off;"
        "SET random_page_cost = 1.1;"
        "SET TimeZone = 'UTC'; SET lock_timeout = %d",
        db->options.busy_ms);
    result = run(handle, sql, 0);
    done = good(result);
    PQclear(result);
    return done;
}

PGconn *pg_connect(const struct db *db)
{
    /* What the address says itself overrides what stands before it. */
    const char *const keys[] = {"application_name",
                                "connect_timeout",
                                "keepalives_idle",
                                "keepalives_interval",
                                "keepalives_count",
                                "tcp_user_timeout",
                                "dbname",
                                "client_encoding",
                                NULL};
    const char *const values[] = {"mainstay", "5", "30", "10", "3", "30000", db->url, "UTF8", NULL};
    PGconn *handle = PQconnectdbParams(keys, values, 1);

    if (PQstatus(handle) == CONNECTION_OK && set_up(db, handle))
        return handle;
    log_error("PostgreSQL cannot be reached", "error=%s", log_quote(PQerrorMessage(handle)));
    PQfinish(handle);
    return NULL;
}

void pg_disconnect(PGconn *handle)
{
    PQfinish(handle);
}

int pg_socket(const PGconn *handle)
{
    return PQsocket(handle);
}

bool pg_subscribe(PGconn *handle, const char *channel)
{
    struct buf sql = BUF_INIT(1024);
    char *name = PQescapeIdentifier(handle, channel, strlen(channel));
    PGresult *result;
    bool done;

    buf_addf(&sql, "LISTEN %s", name);
    result = run(handle, sql.p, 0);
    done = good(result);
    PQclear(result);
    PQfreemem(name);
    buf_free(&sql);
    return done;
}

bool pg_receive(PGconn *handle, struct db *db)
{
    bool there = PQconsumeInput(handle) != 0;
    PGnotify *n;

    while ((n = PQnotifies(handle)) != NULL) {
        listeners_hear(db, n->relname, str_of(n->extra));
        PQfreemem(n);
    }
    return there;
}

static int postgres_connect(struct db_conn *c)
{
    struct postgres_conn *pc = (struct postgres_conn *)c;
    pc->handle = pg_connect(c->db);
    return pc->handle == NULL ? -1 : 0;
}

static void postgres_disconnect(struct db_conn *c)
{
    PQfinish(handle_of(c));
    ((struct postgres_conn *)c)->handle = NULL;
}

/* An idle connection has nothing to say: what can be read is its end, or not worth telling from it.
 */
static bool postgres_alive(struct db_conn *c)
{
    PGconn *handle = handle_of(c);
    struct pollfd fd = {.fd = PQsocket(handle), .events = POLLIN};

    return PQstatus(handle) == CONNECTION_OK && poll(&fd, 1, 0) == 0;
}

static bool postgres_in_transaction(struct db_conn *c)
{
    return PQtransactionStatus(handle_of(c)) != PQTRANS_IDLE;
}

static int postgres_open(struct db *db)
{
    struct db_conn *c = db_acquire(db, DB_WRITE);
    const char *encoding;
    bool utf8;

    if (c == NULL)
        return -1;
    encoding = PQparameterStatus(handle_of(c), "server_encoding");
    utf8 = encoding != NULL && strcmp(encoding, "UTF8") == 0;
    if (!utf8)
        log_error("the database must be made with encoding UTF8", "encoding=%s",
                  encoding == NULL ? "" : encoding);
    db_release(&c);
    return utf8 ? 0 : -1;
}

static enum db_error error_of(const struct db_conn *c, const char *state)
{
    static const struct {
        const char *prefix;
        enum db_error error;
    } rows[] = {
        {"23505", DB_UNIQUE},   {"23P01", DB_UNIQUE},      {"23503", DB_FOREIGN},
        {"23502", DB_NOT_NULL}, {"23514", DB_NOT_NULL},    {"40001", DB_BUSY},
        {"40P01", DB_BUSY},     {"55P03", DB_BUSY},        {"57014", DB_INTERRUPTED},
        {"08", DB_UNAVAILABLE}, {"53", DB_UNAVAILABLE},    {"57P", DB_UNAVAILABLE},
        {"58", DB_UNAVAILABLE}, {"XX001", DB_UNAVAILABLE}, {"XX002", DB_UNAVAILABLE},
    };

    if (PQstatus(handle_of(c)) != CONNECTION_OK)
        return DB_UNAVAILABLE;
    if (strcmp(state, "25006") == 0) /* read-only: a standby, or our own snapshot */
        return c->mode == DB_READ ? DB_BUG : DB_UNAVAILABLE;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strncmp(state, rows[i].prefix, strlen(rows[i].prefix)) == 0)
            return rows[i].error;
    }
    return DB_BUG;
}

static const char *field(const PGresult *result, int code)
{
    const char *text = result == NULL ? NULL : PQresultErrorField(result, code);
    return text == NULL ? "" : text;
}

/*
 * In the words of SQLite, so that callers compare one text: "table.a, table.b" for a unique
 * violation (from "Key (a, b)=("), the index's name where it is over an expression; "table.column"
 * for NOT NULL.
 */
static void constraint_name(const PGresult *result, char *out, size_t size)
{
    const char *table = field(result, PG_DIAG_TABLE_NAME);
    const char *column = field(result, PG_DIAG_COLUMN_NAME);
    const char *text = field(result, PG_DIAG_MESSAGE_DETAIL);
    const char *from = strchr(text, '('), *to = strstr(text, ")=(");
    size_t used = 0;

    snprintf(out, size, "%s", field(result, PG_DIAG_CONSTRAINT_NAME));
    if (column[0] != 0)
        snprintf(out, size, "%s.%s", table, column);
    if (strcmp(field(result, PG_DIAG_SQLSTATE), "23505") != 0 || from == NULL || to == NULL)
        return;
    if (memchr(from + 1, '(', (size_t)(to - from - 1)) != NULL)
        return;
    for (from++; from < to && used < size; from += strspn(from, ", ")) {
        size_t n = strcspn(from, ",)");
        used += (size_t)snprintf(out + used, size - used, "%s%s.%.*s", used == 0 ? "" : ", ", table,
                                 (int)n, from);
        from += n;
    }
}

/* `result` may be NULL: then the connection tells. Takes the result. */
static void fail(struct db_conn *c, PGresult *result, const char *sql)
{
    const char *state = field(result, PG_DIAG_SQLSTATE);
    const char *text = field(result, PG_DIAG_MESSAGE_PRIMARY);
    enum db_error error = error_of(c, state);
    char detail[256];

    detail[0] = 0;
    if (strncmp(state, "23", 2) == 0)
        constraint_name(result, detail, sizeof detail);
    if (strncmp(state, "22", 2) == 0)
        text = "a value does not fit its type"; /* the server's words quote it */
    if (text[0] == 0)
        text = PQerrorMessage(handle_of(c));
    if (PQstatus(handle_of(c)) != CONNECTION_OK || strncmp(state, "57P", 3) == 0)
        c->broken = true;
    conn_fail(c, error, detail, state[0] == 0 ? "-" : state, text, sql);
    PQclear(result);
}

/* --- what waits in the pipeline --- */

/* A statement prepared before a column's type changed fails once; without its name it works the
 * next time. */
static bool outdated(const struct postgres_stmt *s, const PGresult *result)
{
    return s->name[0] != 0 && strcmp(field(result, PG_DIAG_SQLSTATE), "0A000") == 0;
}

static void lose_name(struct postgres_stmt *s)
{
    s->name[0] = 0;
    s->runs = 0;
}

/* Takes the result. */
static void fail_statement(struct postgres_stmt *s, PGresult *result)
{
    if (!outdated(s, result)) {
        fail(s->base.conn, result, s->base.given);
        return;
    }
    lose_name(s);
    conn_fail(s->base.conn, DB_BUSY, "", "0A000", "prepared before the table changed",
              s->base.given);
    PQclear(result);
}

/* Reads the answers to what waits; 0, -1 when one failed. */
static int read_waiting(struct postgres_conn *pc, int64_t deadline)
{
    int status = 0;

    for (size_t i = 0; i < pc->nwaiting; i++) {
        const struct pg_waiting *w = &pc->waiting[i];
        PGresult *result = collect(pc->handle, 1, deadline);
        if (good(result)) {
            PQclear(result);
            continue;
        }
        if (w->names)
            lose_name(w->stmt);
        if (status == 0)
            fail_statement(w->stmt, result);
        else
            PQclear(result);
        status = -1;
    }
    pc->nwaiting = 0;
    return status;
}

static void end_pipeline(struct db_conn *c)
{
    PGconn *handle = handle_of(c);

    PQclear(PQgetResult(handle)); /* that all was answered */
    if (!PQexitPipelineMode(handle))
        c->broken = true;
}

/* Answers of all that waits; 0, -1 when one failed. */
static int settle(struct db_conn *c, int64_t deadline)
{
    struct postgres_conn *pc = (struct postgres_conn *)c;
    int status;

    if (pc->nwaiting == 0)
        return 0;
    if (!PQpipelineSync(pc->handle))
        c->broken = true;
    status = read_waiting(pc, deadline);
    end_pipeline(c);
    return status;
}

/* The result of what was sent behind what waits; NULL when that failed: the error is set. */
static PGresult *answer(struct postgres_stmt *s, int sent)
{
    struct db_conn *c = s->base.conn;
    struct postgres_conn *pc = (struct postgres_conn *)c;
    PGresult *result;
    int status;

    if (pc->nwaiting == 0) {
        result = collect(pc->handle, sent, c->deadline);
    } else {
        if (!PQpipelineSync(pc->handle))
            c->broken = true;
        status = read_waiting(pc, c->deadline);
        result = collect(pc->handle, sent, c->deadline);
        end_pipeline(c);
        if (status != 0) {
            PQclear(result);
            return NULL;
        }
    }
    if (good(result))
        return result;
    fail_statement(s, result);
    return NULL;
}

static void wait_in_line(struct postgres_stmt *s, bool names)
{
    struct postgres_conn *pc = (struct postgres_conn *)s->base.conn;
    pc->waiting[pc->nwaiting++] = (struct pg_waiting){s, names};
}

/* --- running --- */

static int postgres_script(struct db_conn *c, const char *sql, bool patient)
{
    PGresult *result;

    if (settle(c, patient ? 0 : c->deadline) != 0 && strncmp(sql, "ROLLBACK", 8) != 0)
        return -1;
    result = run(handle_of(c), sql, patient ? 0 : c->deadline);

    /* The answer to COMMIT of a transaction that had failed is ROLLBACK. */
    if (!good(result) ||
        (strcmp(sql, "COMMIT") == 0 && strcmp(PQcmdStatus(result), "COMMIT") != 0)) {
        fail(c, result, sql);
        return -1;
    }
    PQclear(result);
    return 0;
}

static void postgres_finalize(struct db_stmt *s)
{
    struct postgres_stmt *ps = (struct postgres_stmt *)s;
    char sql[48];

    settle(s->conn, 0); /* perhaps it waits itself */
    if (ps->name[0] != 0 && !s->conn->broken &&
        PQtransactionStatus(handle_of(s->conn)) != PQTRANS_INERROR) {
        snprintf(sql, sizeof sql, "DEALLOCATE %s", ps->name);
        PQclear(run(handle_of(s->conn), sql, 0));
    }
    pg_value_free(ps);
}

static void postgres_reset(struct db_stmt *s)
{
    pg_value_reset((struct postgres_stmt *)s);
}

/* At the second use; in the pipeline it waits there. */
static int prepare_at_server(struct postgres_stmt *s)
{
    struct postgres_conn *pc = (struct postgres_conn *)s->base.conn;
    PGresult *result;
    int sent;

    snprintf(s->name, sizeof s->name, "s%llu", (unsigned long long)++pc->named);
    sent = PQsendPrepare(pc->handle, s->name, s->base.sql, 0, NULL);
    if (sent && PQpipelineStatus(pc->handle) != PQ_PIPELINE_OFF) {
        wait_in_line(s, true);
        return 0;
    }
    result = collect(pc->handle, sent, s->base.conn->deadline);
    if (good(result)) {
        PQclear(result);
        return 0;
    }
    lose_name(s);
    fail(s->base.conn, result, s->base.given);
    return -1;
}

static int send_statement(struct postgres_stmt *s, PGconn *handle)
{
    size_t n = (size_t)s->base.params;
    const char **values = mem_alloc((n + 1) * sizeof values[0]);
    int *lengths = mem_alloc((n + 1) * sizeof lengths[0]);
    int *formats = mem_alloc((n + 1) * sizeof formats[0]);
    int sent;

    for (size_t i = 0; i < n; i++) {
        values[i] = s->params[i].null ? NULL : s->values.p + s->params[i].at;
        lengths[i] = s->params[i].length;
        formats[i] = s->params[i].format;
    }
    if (s->name[0] != 0)
        sent = PQsendQueryPrepared(handle, s->name, (int)n, values, lengths, formats, 0);
    else
        sent = PQsendQueryParams(handle, s->base.sql, (int)n, NULL, values, lengths, formats, 0);
    free(values);
    free(lengths);
    free(formats);
    return sent;
}

/* Sends it, under its name from the second use on; -1 when that failed. */
static int send_values(struct postgres_stmt *ps, int *sent)
{
    struct db_stmt *s = &ps->base;

    if (buf_failed(&ps->values)) {
        conn_bug(s->conn, "values longer than their limit", s->given);
        return -1;
    }
    if (s->cached && ps->name[0] == 0 && ps->runs > 0 && prepare_at_server(ps) != 0)
        return -1;
    ps->runs++;
    *sent = send_statement(ps, handle_of(s->conn));
    return 0;
}

static int postgres_start(struct db_stmt *s)
{
    struct postgres_stmt *ps = (struct postgres_stmt *)s;
    int sent;

    if (send_values(ps, &sent) != 0)
        return -1;
    ps->result = answer(ps, sent);
    if (ps->result == NULL)
        return -1;
    ps->rows = PQntuples(ps->result);
    ps->row = 0;
    return ps->rows > 0 ? 1 : 0;
}

static int postgres_later(struct db_stmt *s)
{
    struct postgres_conn *pc = (struct postgres_conn *)s->conn;
    struct postgres_stmt *ps = (struct postgres_stmt *)s;
    int sent = 0;

    if (pc->nwaiting > PG_WAITING_MAX - 3 && settle(s->conn, s->conn->deadline) != 0)
        return -1;
    if (pc->nwaiting == 0 && !PQenterPipelineMode(pc->handle)) {
        fail(s->conn, NULL, s->given);
        return -1;
    }
    if (send_values(ps, &sent) == 0 && sent) {
        wait_in_line(ps, false);
        return 0;
    }
    if (!sent)
        fail(s->conn, NULL, s->given);
    if (pc->nwaiting == 0)
        PQexitPipelineMode(pc->handle);
    return -1;
}

static int postgres_next(struct db_stmt *s)
{
    struct postgres_stmt *ps = (struct postgres_stmt *)s;
    return ++ps->row < ps->rows ? 1 : 0;
}

static int64_t postgres_changes(struct db_stmt *s)
{
    PGresult *result = ((struct postgres_stmt *)s)->result;

    if (strncmp(PQcmdStatus(result), "SELECT", 6) == 0)
        return 0;
    return strtoll(PQcmdTuples(result), NULL, 10);
}

static struct db_stmt *bulk_statement(struct db_conn *c, const char *into,
                                      const struct db_column *columns, size_t ncolumns,
                                      const char *after)
{
    buf_clear(&c->scratch);
    buf_addf(&c->scratch, "INSERT INTO %s SELECT * FROM unnest(", into);
    for (size_t i = 0; i < ncolumns; i++)
        buf_addf(&c->scratch, "%s?::%s", i == 0 ? "" : ", ", pg_array_type(columns[i].kind));
    buf_addf(&c->scratch, ") %s", after);
    return statement_get(c, buf_str(&c->scratch));
}

static int64_t postgres_bulk(struct db_conn *c, const char *into, const struct db_column *columns,
                             size_t ncolumns, size_t nrows, const char *after)
{
    int64_t changed = 0;

    for (size_t from = 0; from < nrows; from += DB_BULK_ROWS) {
        size_t n = nrows - from < DB_BULK_ROWS ? nrows - from : DB_BULK_ROWS;
        struct db_stmt *s = bulk_statement(c, into, columns, ncolumns, after);
        int64_t part;
        if (s == NULL)
            return -1;
        for (size_t i = 0; i < ncolumns; i++)
            pg_bind_column(s, (int)i, &columns[i], from, n);
        s->bound = s->params;
        part = db_exec(s);
        if (part < 0)
            return -1;
        changed += part;
    }
    return changed;
}

static void postgres_notify(struct db_conn *c, const char *channel, struct str payload)
{
    db_run(c, "SELECT pg_notify(?, ?)", "zs", channel, payload.p == NULL ? STR("") : payload);
}

const struct engine postgres_engine = {
    .kind = DB_POSTGRES,
    .name = "postgresql",
    .conn_size = sizeof(struct postgres_conn),
    .stmt_size = sizeof(struct postgres_stmt),
    .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    .begin_write = "BEGIN",
    .open = postgres_open,
    .close = pg_listen_stop,
    .connect = postgres_connect,
    .disconnect = postgres_disconnect,
    .alive = postgres_alive,
    .in_transaction = postgres_in_transaction,
    .script = postgres_script,
    .prepare = pg_value_prepare,
    .finalize = postgres_finalize,
    .reset = postgres_reset,
    .bind_int = pg_bind_int,
    .bind_real = pg_bind_real,
    .bind_text = pg_bind_text,
    .bind_blob = pg_bind_blob,
    .bind_null = pg_bind_null,
    .bind_ints = pg_bind_ints,
    .bind_texts = pg_bind_texts,
    .start = postgres_start,
    .next = postgres_next,
    .later = postgres_later,
    .changes = postgres_changes,
    .columns = pg_columns,
    .column_name = pg_column_name,
    .kind_of = pg_kind_of,
    .col_int = pg_col_int,
    .col_real = pg_col_real,
    .col_text = pg_col_text,
    .col_blob = pg_col_blob,
    .bulk = postgres_bulk,
    .notify = postgres_notify,
    .listen = pg_listen,
};
