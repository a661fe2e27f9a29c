/*
 * bulk: see bulk.h. Most slices are fine and are written straight on; one with a row that the
 * database refuses is rolled back and written anew with each row inside a savepoint, as imports do.
 *
 * A job that was stopped in the middle goes on: rows that have a result already are passed over.
 */
#include "job/bulk.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "job/row_ids.h"
#include "model/account.h"
#include "model/choice.h"
#include "model/job_result.h"
#include "model/user.h"

enum { SLICE_ROWS = 200, ROW_MEMORY = 64 << 20, TRIES_MAX = 5, FIELDS_MAX = 50 };

/* ---- what is asked for ---- */

/* A team role's field is its key in the catalog. */
static const struct field *role_field(const struct entity *e, int64_t role)
{
    for (size_t i = e->resource->count; i < e->count; i++)
        if (e->fields[i]->flags & FIELD_ROLE && e->fields[i]->id == role)
            return e->fields[i];
    return NULL;
}

/* "assign" as a member of "set": {"success_manager_id": 5}. */
static int read_assign(struct model *m, const struct resource *res, const struct json *assign,
                       struct json *set)
{
    const struct json *role = json_get(assign, "role"), *member = json_get(assign, "member");
    const struct field *f = role && role->type == JSON_INT
                                ? role_field(catalog_entity(m->catalog, res), role->i)
                                : NULL;
    if (!f)
        return error_field(m->error, STR("assign.role"), "There is no such team role of %s",
                           res->plural);
    if (!member || (member->type != JSON_NULL && member->type != JSON_INT))
        return error_field(m->error, STR("assign.member"), "Must be the id of a member, or null");
    struct json *j = ARENA_NEW(m->arena, struct json);
    *j = *member;
    j->key = str_fmt(m->arena, "%s_id", f->key);
    j->next = set->child;
    set->child = j;
    set->count++;
    return 0;
}

static int read_set(struct model *m, const struct json *body, struct json *set)
{
    const struct json *given = json_get(body, "set");
    if (!json_is_null(given) && given->type == JSON_OBJECT)
        *set = *given;
    set->type = JSON_OBJECT;
    set->next = NULL;
    if (json_get(set, "version"))
        return error_field(m->error, STR("set.version"), "Send versions beside ids");
    return 0;
}

/* The values without a row: everything that every row would be refused for. */
static int check_values(struct model *m, const struct resource *res, const struct json *set)
{
    struct record *r = record_new(m, res);
    if (set->count == 0 || set->count > FIELDS_MAX)
        return error_field(m->error, STR("set"), "Must hold from 1 to %d fields", FIELDS_MAX);
    if (record_decode(m, r, set) < 0)
        return -1;
    for (size_t i = 0; i < r->entity->count; i++)
        if (r->values[i].kind && r->entity->fields[i]->flags & FIELD_ON_CREATE)
            error_field(m->error, str_of(r->entity->fields[i]->key), "Cannot change");
    return error_is_set(m->error) ? -1 : 0;
}

static int check_versions(struct model *m, const struct json *body, struct bulk_task *task)
{
    const struct json *versions = json_get(body, "versions"), *ids = json_get(body, "ids");
    if (json_is_null(versions))
        return 0;
    bool fits = ids && versions->type == JSON_ARRAY && versions->count == ids->count;
    for (const struct json *j = fits ? versions->child : NULL; j; j = j->next)
        fits = fits && j->type == JSON_INT && j->i > 0;
    if (!fits)
        return error_field(m->error, STR("versions"), "Must hold the version of each of the ids");
    task->versions = versions;
    return 0;
}

int bulk_read(struct model *m, const struct resource *res, const struct json *body,
              struct bulk_task *task)
{
    struct json *set = ARENA_NEW(m->arena, struct json);
    const struct json *assign = json_get(body, "assign");
    *task = (struct bulk_task){.resource = res, .rows = {.resource = res}, .set = set};
    if (read_set(m, body, set) < 0 ||
        (!json_is_null(assign) && read_assign(m, res, assign, set) < 0))
        return -1;
    if (check_values(m, res, set) < 0 || check_versions(m, body, task) < 0)
        return -1;
    return choice_rows(m, &task->rows, body);
}

/* ---- the run ---- */

struct bulk {
    struct job_run *run;
    struct bulk_task task;
    const struct json *ids; /* as sent, beside task.versions */
    struct actor actor;
    const struct catalog *catalog;
    struct arena *arena; /* of a slice */
    struct job_result results[SLICE_ROWS];
    size_t nresults;
    int64_t done, total, refused, change_set;
    bool careful; /* each row inside a savepoint */
};

static int64_t version_of(const struct bulk *b, int64_t id)
{
    const struct json *version = b->task.versions ? b->task.versions->child : NULL;
    for (const struct json *j = b->ids ? b->ids->child : NULL; j && version;
         j = j->next, version = version->next)
        if (j->i == id)
            return version->i;
    return 0;
}

/* A field of others was not written: why. */
static void note_kept(struct bulk *b, struct job_result *result, const struct note *notes)
{
    for (; notes; notes = notes->next) {
        const char *gap = result->reason.n ? "; " : "";
        result->outcome = "kept";
        result->reason = str_fmt(b->arena, "%.*s%s%.*s", (int)result->reason.n,
                                 result->reason.n ? result->reason.p : "", gap, (int)notes->text.n,
                                 notes->text.p);
    }
}

static void note(struct bulk *b, int64_t id, const struct note *notes, const struct error *e)
{
    struct job_result *result = &b->results[b->nresults++];
    *result = (struct job_result){.entity_id = id, .outcome = "done"};
    note_kept(b, result, notes);
    if (!e)
        return;
    const struct error_item *item = e->items;
    bool conflict = e->code == ERROR_CONFLICT;
    result->outcome = "refused";
    result->reason = e->detail.p ? e->detail : str_of(error_text(e->code));
    if (item)
        result->reason = str_fmt(b->arena, "%.*s: %.*s", (int)item->field.n, item->field.p,
                                 (int)item->message.n, item->message.p);
    if (conflict)
        result->reason = STR("Somebody else changed it meanwhile");
    b->refused++;
}

enum outcome { WRITTEN, FAILED, AGAIN };

static bool is_fatal(const struct db_conn *conn)
{
    enum db_error e = db_error(conn);
    return e == DB_BUSY || e == DB_UNAVAILABLE || e == DB_INTERRUPTED;
}

static bool save_row(struct bulk *b, struct model *m, int64_t id, const struct note **notes)
{
    struct record *r = record_new(m, b->task.resource);
    r->id = id;
    r->version = version_of(b, id);
    bool saved = record_decode(m, r, b->task.set) == 0 && record_save(m, r, NULL) > 0 &&
                 !error_is_set(m->error);
    *notes = r->notes;
    return saved;
}

static enum outcome write_row(struct bulk *b, struct model *m, int64_t id)
{
    int64_t change_set = m->change_set;
    error_init(m->error, b->arena);
    if (b->careful && db_savepoint(m->conn, "row") != 0)
        return FAILED;
    const struct note *notes;
    bool saved = save_row(b, m, id, &notes);
    if (saved && (!b->careful || db_savepoint_release(m->conn, "row") == 0)) {
        note(b, id, notes, NULL);
        return WRITTEN;
    }
    if (is_fatal(m->conn))
        return FAILED;
    if (!b->careful)
        return AGAIN;
    if (!error_is_set(m->error))
        error_set(m->error, ERROR_INVALID, "It could not be stored");
    db_savepoint_rollback(m->conn, "row");
    m->change_set = change_set;
    note(b, id, NULL, m->error);
    return db_error(m->conn) == DB_OK ? WRITTEN : FAILED;
}

static enum outcome write_rows(struct bulk *b, struct model *m, const int64_t *ids, int n)
{
    enum outcome outcome = WRITTEN;
    for (int i = 0; i < n && outcome == WRITTEN; i++)
        outcome = write_row(b, m, ids[i]);
    if (outcome != WRITTEN)
        return outcome;
    job_result_add(m, b->run->job.id, b->results, b->nresults);
    job_queue_wrote(m, &b->run->job, m->change_set, b->refused);
    job_goes_on_in(m, b->run, b->done + n, b->total);
    model_flush_changes(m, "bulk");
    if (b->run->left && !atomic_load(b->run->stopping))
        return FAILED; /* another node's now */
    return db_commit(m->conn) == 0 ? WRITTEN : FAILED;
}

static enum outcome try_slice(struct bulk *b, const int64_t *ids, int n)
{
    struct error error;
    struct model m = {.arena = b->arena,
                      .actor = &b->actor,
                      .catalog = b->catalog,
                      .calendar = b->catalog->calendar,
                      .error = &error,
                      .now = clock_now(),
                      .change_set = b->change_set,
                      .change_kind = "bulk"};
    enum outcome outcome = FAILED;
    int64_t refused = b->refused;
    m.today = calendar_day(m.calendar, m.now);
    b->nresults = 0;
    m.conn = db_acquire(b->run->db, DB_WRITE);
    if (m.conn && db_begin(m.conn) == 0)
        outcome = write_rows(b, &m, ids, n);
    if (m.conn)
        db_release(&m.conn); /* rolls back what is open */
    if (outcome == WRITTEN)
        b->change_set = m.change_set;
    else
        b->refused = refused;
    return outcome;
}

static int write_slice(struct bulk *b, const int64_t *ids, int n)
{
    enum outcome outcome = FAILED;
    b->careful = false;
    for (int tries = 0; tries < TRIES_MAX && outcome != WRITTEN && !b->run->left; tries++) {
        outcome = try_slice(b, ids, n);
        b->careful = b->careful || outcome == AGAIN;
        arena_reset(b->arena);
    }
    b->done += outcome == WRITTEN ? n : 0;
    db_checkpoint(b->run->db);
    return outcome == WRITTEN ? 0 : -1;
}

/* Of the ids those without a result of an attempt before. */
static int pass_over(struct bulk *b, int64_t *ids, int n)
{
    static const char find[] =
        "SELECT entity_id FROM job_result WHERE job_id = ? AND entity_id {in_ints}";
    struct db_conn *conn = b->run->job.attempt > 1 ? db_acquire(b->run->db, DB_READ) : NULL;
    struct db_stmt *st = conn ? db_query(conn, find, "iI", b->run->job.id, ids, (size_t)n) : NULL;
    while (db_next(st))
        for (int i = 0; i < n; i++)
            if (ids[i] == db_col_int(st, 0))
                ids[i] = ids[--n];
    db_done(st);
    if (conn)
        db_release(&conn);
    return n;
}

static int write_all(struct bulk *b, struct row_ids *rows)
{
    int64_t ids[SLICE_ROWS];
    int n;
    b->total = row_ids_count(rows);
    while (!b->run->cancelled && !b->run->left && (n = row_ids_next(rows, ids, SLICE_ROWS)) > 0) {
        n = pass_over(b, ids, n);
        if (n > 0 && write_slice(b, ids, n) < 0 && !b->run->left)
            return -1;
    }
    return 0;
}

/* Rows to write: those that were named, whether they can be seen or not, or those that match. */
static struct row_ids *find_rows(struct bulk *b, struct model *m)
{
    if (b->task.rows.ids)
        return row_ids_of(b->task.rows.ids, b->task.rows.nids);
    return row_ids_collect(m, &b->task.rows, b->run->files);
}

static struct row_ids *prepare(struct bulk *b)
{
    struct job_run *run = b->run;
    struct error error;
    struct model m = {.arena = run->arena,
                      .error = &error,
                      .now = clock_now(),
                      .actor = &b->actor,
                      .catalog = b->catalog,
                      .calendar = b->catalog->calendar};
    const struct json *body = json_parse(run->arena, run->job.params).root;
    const struct resource *res = resource_of(json_get_str(body, "entity"));
    struct row_ids *rows = NULL;
    error_init(&error, run->arena);
    m.today = calendar_day(m.calendar, m.now);
    b->ids = json_get(body, "ids");
    if (!res || !(m.conn = db_acquire(run->db, DB_READ)))
        return NULL;
    if (!job_queue_actor(&m, &run->job, &b->actor) || !actor_may(&b->actor, res->write))
        run->message = STR("You may not change these records any more");
    else if (bulk_read(&m, res, body, &b->task) == 0)
        rows = find_rows(b, &m);
    db_release(&m.conn);
    if (!rows && !run->message.p)
        run->message = error.items ? error.items->message : STR("The rows cannot be read");
    return rows;
}

/* Rows of which a field stayed, because it belongs to others. */
static int64_t kept_rows(struct bulk *b)
{
    static const char count[] =
        "SELECT count(*) FROM job_result WHERE job_id = ? AND outcome = 'kept'";
    struct db_conn *conn = db_acquire(b->run->db, DB_READ);
    int64_t n = conn ? db_int(conn, 0, count, "i", b->run->job.id) : 0;
    if (conn)
        db_release(&conn);
    return n;
}

static struct str summary(const struct bulk *b, int64_t kept)
{
    struct str text = str_fmt(b->run->arena, "%lld changed, %lld refused",
                              (long long)(b->done - b->refused - kept), (long long)b->refused);
    return kept ? str_fmt(b->run->arena, "%.*s, %lld with suggestions to others", (int)text.n,
                          text.p, (long long)kept)
                : text;
}

int run_bulk(struct job_run *run)
{
    struct bulk *b = ARENA_NEW(run->arena, struct bulk);
    *b = (struct bulk){.run = run,
                       .catalog = catalog_current(run->catalogs),
                       .change_set = run->job.change_set,
                       .refused = run->job.refused,
                       .done = run->job.done};
    if (!b->catalog)
        return -1;
    b->arena = arena_new(ROW_MEMORY);
    struct row_ids *rows = prepare(b);
    int result = rows ? write_all(b, rows) : -1;
    if (rows && !run->left)
        run->message = summary(b, kept_rows(b));
    row_ids_free(&rows);
    catalog_drop(&b->catalog);
    arena_free(&b->arena);
    return result;
}
