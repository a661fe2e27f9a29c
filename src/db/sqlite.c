/*
 * sqlite: the embedded engine. One connection writes, the others are opened read-only; WAL with
 * synchronous=FULL, so a commit that returned is on the disk. Other processes (command line) may
 * work on the same file: a transaction that writes begins IMMEDIATE and waits for them at most
 * busy_ms.
 *
 * No memory map: an unreadable page shall be an error of one statement, not a signal to the
 * program. Checkpoints are not made in anybody's commit but by db_checkpoint, which has a
 * connection of its own.
 */
#include "db/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"

enum {
    PROGRESS_STEPS =
        4000, /* virtual machine steps between looks at the deadline: well under 1 ms */
    WAL_SMALL = 4 * 1024 * 1024, /* bytes: not worth a checkpoint */
    WAL_LARGE = 64 * 1024 * 1024 /* bytes: writers stop for a moment so that it can start anew */
};

struct sqlite_conn {
    struct db_conn base;
    sqlite3 *handle;
    int64_t busy_since; /* monotonic ms */
};

struct sqlite_stmt {
    struct db_stmt base;
    sqlite3_stmt *handle;
    int64_t before; /* total changes of the connection before it ran */
};

/* Inside of a struct db: the checkpointer. */
struct sqlite_db {
    pthread_mutex_t mutex;
    struct db_conn *conn; /* guarded by mutex; not in any pool */
};

static sqlite3 *handle_of(const struct db_conn *c)
{
    return ((const struct sqlite_conn *)c)->handle;
}

static sqlite3_stmt *stmt_of(const struct db_stmt *s)
{
    return ((const struct sqlite_stmt *)s)->handle;
}

static enum db_error error_of(const struct db_conn *c, int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return DB_UNIQUE;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return DB_FOREIGN;
    case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_CHECK:
        return DB_NOT_NULL;
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return DB_BUSY;
    case SQLITE_INTERRUPT:
        return DB_INTERRUPTED;
    case SQLITE_READONLY: /* a connection for reading that is asked to write is our fault */
        return c->mode == DB_READ ? DB_BUG : DB_UNAVAILABLE;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_NOMEM:
        return DB_UNAVAILABLE;
    }
    return DB_BUG;
}

/* "UNIQUE constraint failed: t.a, t.b" names what failed behind the colon; an index as "index 'x'".
 */
static void constraint_name(const char *text, char *out, size_t size)
{
    static const char mark[] = "constraint failed: ", index[] = "index '";
    const char *at = strstr(text, mark);

    out[0] = 0;
    if (at == NULL)
        return;
    at += sizeof mark - 1;
    if (strncmp(at, index, sizeof index - 1) == 0)
        at += sizeof index - 1;
    snprintf(out, size, "%s", at);
    if (out[0] != 0 && out[strlen(out) - 1] == '\'')
        out[strlen(out) - 1] = 0;
}

static void fail(struct db_conn *c, const char *sql)
{
    sqlite3 *handle = handle_of(c);
    int code = sqlite3_extended_errcode(handle);
    enum db_error error = error_of(c, code);
    char detail[256], number[16];

    detail[0] = 0;
    if ((code & 0xff) == SQLITE_CONSTRAINT)
        constraint_name(sqlite3_errmsg(handle), detail, sizeof detail);
    /* A file that could not be read or written is opened afresh; a full disk needs only room. */
    if (error == DB_UNAVAILABLE && (code & 0xff) != SQLITE_FULL)
        c->broken = true;
    snprintf(number, sizeof number, "%d", code);
    conn_fail(c, error, detail, number, sqlite3_errmsg(handle), sql);
}

static int on_progress(void *data)
{
    return conn_late(data);
}

/* Another process holds a lock: waits a little longer each time, up to busy_ms in all. */
static int on_busy(void *data, int times)
{
    static const int waits_ms[] = {1, 1, 2, 5, 10, 20, 25};
    struct sqlite_conn *c = data;
    int last = (int)(sizeof waits_ms / sizeof waits_ms[0]) - 1;
    struct timespec pause = {0, 1000000L * waits_ms[times < last ? times : last]};

    if (times == 0)
        c->busy_since = clock_mono();
    if (clock_mono() - c->busy_since >= c->base.db->options.busy_ms || conn_late(&c->base))
        return 0;
    nanosleep(&pause, NULL);
    return 1;
}

static int setup(sqlite3 *handle, bool writer)
{
    static const char both[] = "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;"
                               "PRAGMA wal_autocheckpoint=0;";
    /* Triggers of ours write the index of the search (trigram.c), which only a trusted schema may;
     * a reader runs none. */
    static const char writing[] =
        "PRAGMA trusted_schema=ON; PRAGMA journal_mode=WAL; PRAGMA secure_delete=FAST;"
        "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536;";
    static const char reading[] = "PRAGMA trusted_schema=OFF; PRAGMA cache_size=-49152;";

    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (sqlite3_exec(handle, both, NULL, NULL, NULL) != SQLITE_OK)
        return -1;
    return sqlite3_exec(handle, writer ? writing : reading, NULL, NULL, NULL) == SQLITE_OK ? 0 : -1;
}

static int sqlite_connect(struct db_conn *c)
{
    struct sqlite_conn *sc = (struct sqlite_conn *)c;
    bool writer = c->pool != &c->db->readers;
    int flags = (writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;

    if (sqlite3_open_v2(c->db->url, &sc->handle, flags, NULL) == SQLITE_OK) {
        sqlite3_extended_result_codes(sc->handle, 1);
        sqlite3_busy_handler(sc->handle, on_busy, sc);
        sqlite3_progress_handler(sc->handle, PROGRESS_STEPS, on_progress, c);
        if (setup(sc->handle, writer) == 0)
            return 0;
    }
    log_error("database file cannot be opened", "path=%s error=%s", log_quote(c->db->url),
              log_quote(sqlite3_errmsg(sc->handle)));
    sqlite3_close(sc->handle);
    sc->handle = NULL;
    return -1;
}

static void sqlite_disconnect(struct db_conn *c)
{
    sqlite3_close(handle_of(c));
    ((struct sqlite_conn *)c)->handle = NULL;
}

static bool sqlite_alive(struct db_conn *c)
{
    (void)c;
    return true;
}

static bool sqlite_in_transaction(struct db_conn *c)
{
    return !sqlite3_get_autocommit(handle_of(c));
}

/* The file is made here so that only its owner can read it; its companions take its mode. */
static int make_file(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0)
        return errno == EEXIST ? 0 : -1;
    return close(fd);
}

/* The library counts its memory under one lock for all threads, unless told not to; nobody asks. */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    /* A savepoint per row keeps the pages it changes; beyond SQLite's 64 KB each page would go
     * through a temporary file. */
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 1 << 20);
}

static int sqlite_open(struct db *db)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct sqlite_db *inside = mem_alloc(sizeof *inside);
    struct db_conn *c;

    pthread_once(&once, configure);
    pthread_mutex_init(&inside->mutex, NULL);
    db->inside = inside;
    if (db->options.create && make_file(db->url) != 0) {
        log_error("database file cannot be made", "path=%s error=%s", log_quote(db->url),
                  log_quote(strerror(errno)));
        return -1;
    }
    c = db_acquire(db, DB_WRITE); /* first, because it turns the WAL on */
    if (c == NULL)
        return -1;
    db_release(&c);
    return 0;
}

static void sqlite_close(struct db *db)
{
    struct sqlite_db *inside = db->inside;

    if (inside->conn != NULL && inside->conn->connected)
        sqlite_disconnect(inside->conn);
    free(inside->conn);
    pthread_mutex_destroy(&inside->mutex);
    free(inside);
    db->inside = NULL;
}

static int sqlite_script(struct db_conn *c, const char *sql, bool patient)
{
    int64_t deadline = c->deadline;
    int code;

    if (patient)
        c->deadline = 0;
    code = sqlite3_exec(handle_of(c), sql, NULL, NULL, NULL);
    c->deadline = deadline;
    if (code == SQLITE_OK)
        return 0;
    fail(c, sql);
    return -1;
}

static int sqlite_prepare(struct db_stmt *s)
{
    struct sqlite_stmt *ss = (struct sqlite_stmt *)s;
    sqlite3 *handle = handle_of(s->conn);

    if (sqlite3_prepare_v3(handle, s->sql, -1, SQLITE_PREPARE_PERSISTENT, &ss->handle, NULL) !=
        SQLITE_OK) {
        fail(s->conn, s->given);
        return -1;
    }
    if (ss->handle == NULL || sqlite3_bind_parameter_count(ss->handle) != s->params) {
        conn_bug(s->conn, "not one statement with its values as ?", s->given);
        return -1;
    }
    return 0;
}

static void sqlite_finalize(struct db_stmt *s)
{
    sqlite3_finalize(stmt_of(s));
}

/* What writes is gone through to its end, also when the caller has the one row it wanted: left
 * before, a statement whose triggers write to the index of the search takes all back. */
static void sqlite_reset(struct db_stmt *s)
{
    sqlite3_stmt *st = stmt_of(s);

    if (!sqlite3_stmt_readonly(st))
        while (sqlite3_stmt_busy(st) && sqlite3_step(st) == SQLITE_ROW)
            continue;
    sqlite3_reset(st);
    sqlite3_clear_bindings(stmt_of(s));
}

static void bound(struct db_stmt *s, int code)
{
    if (code != SQLITE_OK)
        fail(s->conn, s->given);
}

static void sqlite_bind_integer(struct db_stmt *s, int at, int64_t v)
{
    bound(s, sqlite3_bind_int64(stmt_of(s), at + 1, v));
}

static void sqlite_bind_real(struct db_stmt *s, int at, double v)
{
    bound(s, sqlite3_bind_double(stmt_of(s), at + 1, v));
}

static void sqlite_bind_string(struct db_stmt *s, int at, struct str v)
{
    bound(s, sqlite3_bind_text64(stmt_of(s), at + 1, v.p, v.n, SQLITE_TRANSIENT, SQLITE_UTF8));
}

static void sqlite_bind_bytes(struct db_stmt *s, int at, struct str v)
{
    bound(s, sqlite3_bind_blob64(stmt_of(s), at + 1, v.p, v.n, SQLITE_TRANSIENT));
}

static void sqlite_bind_nothing(struct db_stmt *s, int at)
{
    bound(s, sqlite3_bind_null(stmt_of(s), at + 1));
}

static void bind_json(struct db_stmt *s, int at, struct buf *json)
{
    size_t n;
    char *text;

    buf_addc(json, ']');
    if (buf_failed(json))
        conn_bug(s->conn, "array longer than its limit", s->given);
    text = buf_take(json, &n);
    bound(s, sqlite3_bind_text64(stmt_of(s), at + 1, text, n, free, SQLITE_UTF8));
}

static void sqlite_bind_ints(struct db_stmt *s, int at, const int64_t *v, size_t n)
{
    struct buf json = BUF_INIT(DB_TEXT_MAX);

    buf_addc(&json, '[');
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_addc(&json, ',');
        buf_addi(&json, v[i]);
    }
    bind_json(s, at, &json);
}

static void add_json_text(struct buf *json, struct str v)
{
    size_t from = 0;

    buf_addc(json, '"');
    for (size_t i = 0; i < v.n; i++) {
        unsigned char c = (unsigned char)v.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(json, v.p + from, i - from);
        buf_addf(json, "\\u%04x", c);
        from = i + 1;
    }
    buf_add(json, v.p + from, v.n - from);
    buf_addc(json, '"');
}

static void sqlite_bind_texts(struct db_stmt *s, int at, const struct str *v, size_t n)
{
    struct buf json = BUF_INIT(DB_TEXT_MAX);

    buf_addc(&json, '[');
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_addc(&json, ',');
        if (v[i].p == NULL)
            buf_addz(&json, "null");
        else
            add_json_text(&json, v[i]);
    }
    bind_json(s, at, &json);
}

static int sqlite_next(struct db_stmt *s)
{
    switch (sqlite3_step(stmt_of(s))) {
    case SQLITE_ROW:
        return 1;
    case SQLITE_DONE:
        return 0;
    }
    fail(s->conn, s->given);
    return -1;
}

static int sqlite_start(struct db_stmt *s)
{
    ((struct sqlite_stmt *)s)->before = sqlite3_total_changes64(handle_of(s->conn));
    return sqlite_next(s);
}

/* sqlite3_changes speaks of the last statement that could change rows, which need not be this one.
 */
static int64_t sqlite_changes(struct db_stmt *s)
{
    sqlite3 *handle = handle_of(s->conn);

    if (sqlite3_total_changes64(handle) == ((struct sqlite_stmt *)s)->before)
        return 0;
    return sqlite3_changes64(handle);
}

static int sqlite_columns(const struct db_stmt *s)
{
    return sqlite3_column_count(stmt_of(s));
}

static const char *sqlite_name_of(const struct db_stmt *s, int column)
{
    return sqlite3_column_name(stmt_of(s), column);
}

static char sqlite_kind_of(struct db_stmt *s, int column)
{
    switch (sqlite3_column_type(stmt_of(s), column)) {
    case SQLITE_INTEGER:
        return 'i';
    case SQLITE_FLOAT:
        return 'd';
    case SQLITE_TEXT:
        return 's';
    case SQLITE_BLOB:
        return 'b';
    }
    return 'n';
}

static int64_t sqlite_col_int(struct db_stmt *s, int column)
{
    return sqlite3_column_int64(stmt_of(s), column);
}

static double sqlite_col_real(struct db_stmt *s, int column)
{
    return sqlite3_column_double(stmt_of(s), column);
}

static struct str sqlite_col_blob(struct db_stmt *s, int column)
{
    struct str v;

    if (sqlite_kind_of(s, column) == 'n')
        return STR_NONE;
    v.p = sqlite3_column_blob(stmt_of(s), column);
    v.n = (size_t)sqlite3_column_bytes(stmt_of(s), column);
    if (v.p == NULL)
        v.p = ""; /* how the library shows an empty value */
    return v;
}

static struct str sqlite_col_text(struct db_stmt *s, int column)
{
    struct str v;

    if (sqlite_kind_of(s, column) == 'n')
        return STR_NONE;
    v.p = (const char *)sqlite3_column_text(stmt_of(s), column);
    v.n = (size_t)sqlite3_column_bytes(stmt_of(s), column);
    return v;
}

static int bind_cell(struct db_stmt *s, int at, const struct db_column *column, size_t row)
{
    sqlite3_stmt *handle = stmt_of(s);
    struct str v;

    if (column->null != NULL && column->null[row])
        return sqlite3_bind_null(handle, at);
    switch (column->kind) {
    case 'i':
        return sqlite3_bind_int64(handle, at, ((const int64_t *)column->values)[row]);
    case 'd':
        return sqlite3_bind_double(handle, at, ((const double *)column->values)[row]);
    }
    v = ((const struct str *)column->values)[row];
    if (v.p == NULL)
        return sqlite3_bind_null(handle, at);
    if (column->kind == 'b')
        return sqlite3_bind_blob64(handle, at, v.p, v.n, SQLITE_STATIC);
    if (v.n > 0 && memchr(v.p, 0, v.n) != NULL)
        conn_bug(s->conn, "text holds U+0000", s->given);
    return sqlite3_bind_text64(handle, at, v.p, v.n, SQLITE_STATIC, SQLITE_UTF8);
}

static int64_t bulk_row(struct db_stmt *s, const struct db_column *columns, size_t ncolumns,
                        size_t row)
{
    int got;

    for (size_t i = 0; i < ncolumns; i++)
        bound(s, bind_cell(s, (int)i + 1, &columns[i], row));
    if (s->conn->error != DB_OK)
        return -1;
    got = sqlite_next(s);
    sqlite3_reset(stmt_of(s));
    if (got == 0)
        return sqlite3_changes64(handle_of(s->conn));
    if (got == 1)
        conn_bug(s->conn, "rows from a bulk statement", s->given);
    return -1;
}

static struct db_stmt *bulk_statement(struct db_conn *c, const char *into, size_t ncolumns,
                                      const char *after)
{
    buf_clear(&c->scratch);
    buf_addf(&c->scratch, "INSERT INTO %s VALUES (?", into);
    for (size_t i = 1; i < ncolumns; i++)
        buf_addz(&c->scratch, ", ?");
    buf_addf(&c->scratch, ") %s", after);
    return statement_get(c, buf_str(&c->scratch));
}

static int64_t sqlite_bulk(struct db_conn *c, const char *into, const struct db_column *columns,
                           size_t ncolumns, size_t nrows, const char *after)
{
    struct db_stmt *s = bulk_statement(c, into, ncolumns, after);
    int64_t changed = 0;

    for (size_t row = 0; s != NULL && row < nrows && c->error == DB_OK; row++) {
        if (row % 256 == 0 && conn_late(c))
            conn_fail(c, DB_INTERRUPTED, "", "-", "deadline passed between rows", s->given);
        else
            changed += bulk_row(s, columns, ncolumns, row);
    }
    db_done(s);
    return changed;
}

static void sqlite_notify(struct db_conn *c, const char *channel, struct str payload)
{
    struct message *alone;

    messages_queue(c, channel, payload);
    if (c->open)
        return; /* db_commit sends */
    alone = c->messages;
    c->messages = NULL;
    c->messages_end = &c->messages;
    c->nmessages = 0;
    messages_send(c->db, alone);
}

static int64_t wal_size(const struct db *db)
{
    struct stat st;
    struct buf path = BUF_INIT(DB_TEXT_MAX);
    int64_t size;

    buf_addf(&path, "%s-wal", db->url);
    size = stat(path.p, &st) == 0 ? (int64_t)st.st_size : 0;
    buf_free(&path);
    return size;
}

static void checkpoint_with(struct db_conn *c, int mode)
{
    int code = sqlite3_wal_checkpoint_v2(handle_of(c), NULL, mode, NULL, NULL);

    if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return; /* a reader or another checkpoint is in the way: the next one goes on */
    log_error("checkpoint failed", "code=%d error=%s", code,
              log_quote(sqlite3_errmsg(handle_of(c))));
    if (code != SQLITE_FULL) {
        sqlite_disconnect(c);
        c->connected = false;
    }
}

static bool checkpointer_ready(struct db *db, struct sqlite_db *inside)
{
    if (inside->conn == NULL) {
        inside->conn = mem_alloc(sizeof(struct sqlite_conn));
        inside->conn->db = db;
        inside->conn->pool = &db->writers;
        inside->conn->mode = DB_WRITE;
    }
    if (!inside->conn->connected)
        inside->conn->connected = sqlite_connect(inside->conn) == 0;
    return inside->conn->connected;
}

/*
 * The passive kind copies what it can beside the writer. Under steady writing it never catches up,
 * so beyond WAL_LARGE the write lock is taken for the little that is left, and the WAL begins anew.
 */
static int64_t sqlite_checkpoint(struct db *db)
{
    struct sqlite_db *inside = db->inside;
    struct db_conn *writer;

    if (wal_size(db) < WAL_SMALL)
        return wal_size(db);
    pthread_mutex_lock(&inside->mutex);
    if (checkpointer_ready(db, inside))
        checkpoint_with(inside->conn, SQLITE_CHECKPOINT_PASSIVE);
    pthread_mutex_unlock(&inside->mutex);
    if (wal_size(db) >= WAL_LARGE && (writer = db_acquire(db, DB_WRITE)) != NULL) {
        sqlite3_busy_handler(handle_of(writer), NULL, NULL);
        sqlite3_wal_checkpoint_v2(handle_of(writer), NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        sqlite3_busy_handler(handle_of(writer), on_busy, writer);
        db_release(&writer);
    }
    return wal_size(db);
}

static void sqlite_rest(struct db_conn *c)
{
    sqlite3_db_release_memory(handle_of(c));
}

const struct engine sqlite_engine = {
    .kind = DB_SQLITE,
    .name = "sqlite",
    .conn_size = sizeof(struct sqlite_conn),
    .stmt_size = sizeof(struct sqlite_stmt),
    .begin_read = "BEGIN",
    .begin_write = "BEGIN IMMEDIATE",
    .open = sqlite_open,
    .close = sqlite_close,
    .connect = sqlite_connect,
    .disconnect = sqlite_disconnect,
    .alive = sqlite_alive,
    .in_transaction = sqlite_in_transaction,
    .script = sqlite_script,
    .prepare = sqlite_prepare,
    .finalize = sqlite_finalize,
    .reset = sqlite_reset,
    .bind_int = sqlite_bind_integer,
    .bind_real = sqlite_bind_real,
    .bind_text = sqlite_bind_string,
    .bind_blob = sqlite_bind_bytes,
    .bind_null = sqlite_bind_nothing,
    .bind_ints = sqlite_bind_ints,
    .bind_texts = sqlite_bind_texts,
    .start = sqlite_start,
    .next = sqlite_next,
    .changes = sqlite_changes,
    .columns = sqlite_columns,
    .column_name = sqlite_name_of,
    .kind_of = sqlite_kind_of,
    .col_int = sqlite_col_int,
    .col_real = sqlite_col_real,
    .col_text = sqlite_col_text,
    .col_blob = sqlite_col_blob,
    .bulk = sqlite_bulk,
    .notify = sqlite_notify,
    .listen = courier_start,
    .checkpoint = sqlite_checkpoint,
    .rest = sqlite_rest,
};
