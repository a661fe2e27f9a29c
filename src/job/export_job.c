/* export_job: see export_job.h. */
#include "job/export_job.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "job/file_store.h"
#include "model/choice.h"
#include "model/export.h"

enum { COLUMNS_TEXT_MAX = 4000 };

struct str export_stored_name(struct arena *arena, int64_t export_id)
{
    return str_fmt(arena, "export-%lld", (long long)export_id);
}

int export_read(struct model *m, const struct json *body, struct export_task *task)
{
    const struct export_kind *kind = export_kind_of(json_get_str(body, "entity"));
    const struct field **fields;
    struct list_query q;
    size_t n;
    if (!kind)
        return error_field(m->error, STR("entity"), "Cannot be exported");
    if (!actor_may(m->actor, PERM_EXPORT) || !actor_may(m->actor, kind->resource->read))
        return error_set(m->error, ERROR_FORBIDDEN, NULL);
    *task = (struct export_task){.resource = kind->resource,
                                 .rows = body,
                                 .columns = json_get_str(body, "columns"),
                                 .sort = json_get_str(body, "sort"),
                                 .actor = *m->actor,
                                 .arena = m->arena};
    q = (struct list_query){
        .resource = kind->resource, .columns = task->columns, .sort = task->sort};
    if (list_headings(m, &q, &fields, &n) < 0 || list_check_sort(m, &q) < 0)
        return -1;
    return choice_rows(m, &q, body);
}

/* Export, body and actor of the job; -1 with run->message. */
static int prepare(struct job_run *run, struct export_task *task, struct export *e,
                   struct str *format)
{
    struct error error;
    struct actor actor;
    struct model m = {.arena = run->arena, .error = &error, .now = clock_now(), .actor = &actor};
    int result = -1;
    error_init(&error, run->arena);
    m.catalog = catalog_current(run->catalogs);
    m.conn = m.catalog ? db_acquire(run->db, DB_READ) : NULL;
    const struct json *body = json_parse(run->arena, run->job.params).root;
    if (m.conn) {
        m.calendar = m.catalog->calendar;
        m.today = calendar_day(m.calendar, m.now);
        if (job_queue_actor(&m, &run->job, &actor) && export_of_job(&m, run->job.id, e))
            result = export_read(&m, body, task);
        db_release(&m.conn);
    }
    if (m.catalog)
        catalog_drop(&m.catalog);
    *format = json_get_str(body, "format");
    if (result < 0)
        run->message = error.detail.p ? error.detail : STR("You may not export this any more");
    return result;
}

static struct table_file *open_table(struct job_run *run, const struct export *e, FILE *file,
                                     bool workbook)
{
    if (!workbook)
        return table_file_csv(file, true);
    /* The library opens the path by itself; it is there already, and readable by us only. */
    fclose(file);
    const struct catalog *catalog = catalog_current(run->catalogs);
    struct file_store store = {run->db, run->files};
    struct table_file *table =
        catalog ? table_file_xlsx(
                      file_store_part(&store, run->arena, export_stored_name(run->arena, e->id)),
                      run->files, export_kind_of(e->entity)->name, catalog->calendar,
                      catalog->currency_digits)
                : NULL;
    catalog_drop(&catalog);
    return table;
}

static void note_made(struct job_run *run, const struct export_task *task, const struct export *e,
                      int64_t bytes)
{
    struct error error;
    struct model m = {
        .arena = run->arena, .error = &error, .now = clock_now(), .actor = &task->actor};
    error_init(&error, run->arena);
    if (!(m.conn = db_acquire(run->db, DB_WRITE)))
        return;
    if (db_begin(m.conn) == 0) {
        export_made(&m, e, task->written, bytes);
        job_queue_progress(&m, &run->job, task->written, task->written);
        db_commit(m.conn);
    }
    db_release(&m.conn);
}

static int write_file(struct job_run *run, struct export_task *task, const struct export *e,
                      struct str format)
{
    struct file_store store = {run->db, run->files};
    struct str name = export_stored_name(run->arena, e->id);
    FILE *file = file_store_create(&store, run->arena, name);
    struct table_file *table = file ? open_table(run, e, file, str_is(format, "xlsx")) : NULL;
    enum export_end end = table ? export_write(task, table) : EXPORT_FAILED;
    bool closed = table && table->close(&table) == 0;
    int64_t bytes = -1;
    if (end == EXPORT_DONE && closed)
        bytes = file_store_keep(&store, run->arena, name);
    else
        file_store_drop_part(&store, run->arena, name);
    if (end == EXPORT_STOPPED)
        return 0;
    run->message = task->why.p ? task->why : STR("The file cannot be written; see the log");
    if (bytes < 0)
        return -1;
    run->message = STR_NONE;
    note_made(run, task, e, bytes);
    return 0;
}

int run_export(struct job_run *run)
{
    struct export_task task;
    struct export e;
    struct str format;
    if (prepare(run, &task, &e, &format) < 0)
        return -1;
    task.db = run->db;
    task.catalogs = run->catalogs;
    task.folder = run->files;
    task.progress = job_goes_on;
    task.data = run;
    return write_file(run, &task, &e, format);
}
