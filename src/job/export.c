/* export: see export.h. */
#include "job/export.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "job/row_ids.h"
#include "model/account.h"
#include "model/billing.h"
#include "model/choice.h"
#include "model/support.h"
#include "model/taxonomy.h"
#include "model/user.h"

enum { PAGE_ROWS = 1000, PAGE_MEMORY = 64 << 20 };

const struct export_kind export_kinds[] = {
    {"accounts", &account_resource},
    {"users", &user_resource},
    {"subscriptions", &subscription_resource},
    {"invoices", &invoice_resource},
    {"tickets", &ticket_resource},
    {"issues", &issue_resource},
    {"touchpoints", &touchpoint_resource},
    {"nps", &nps_response_resource},
    {"consumption", &consumption_resource},
};
const size_t export_kinds_count = sizeof(export_kinds) / sizeof(export_kinds[0]);

const struct export_kind *export_kind_of(struct str name)
{
    for (size_t i = 0; i < export_kinds_count; i++)
        if (str_is(name, export_kinds[i].name) || str_is(name, export_kinds[i].resource->key))
            return &export_kinds[i];
    return NULL;
}

struct export
{
    struct export_task *task;
    struct table_file *file;
    struct model m; /* its arena holds a page */
    struct list_query query;
    struct error error;
    bool broken; /* the file cannot be written */
};

static enum export_end fail(struct export *x, const char *otherwise)
{
    const struct error *e = &x->error;
    struct str why = e->items      ? e->items->message
                     : e->detail.p ? e->detail
                                   : str_of(error_is_set(e) ? error_text(e->code) : otherwise);
    x->task->why = e->items ? str_fmt(x->task->arena, "%.*s: %.*s", (int)e->items->field.n,
                                      e->items->field.p, (int)why.n, why.p)
                            : str_dup(x->task->arena, why);
    return EXPORT_FAILED;
}

/* What can be written again, by import. */
static struct str writable_columns(struct export *x)
{
    const struct entity *e = catalog_entity(x->m.catalog, x->task->resource);
    struct buf text = BUF_INIT(100000);
    for (size_t i = 0; i < e->count; i++) {
        if (e->fields[i]->flags & (FIELD_READ_ONLY | FIELD_HIDDEN))
            continue;
        if (text.n)
            buf_addc(&text, ',');
        buf_addz(&text, e->fields[i]->key);
    }
    struct str columns = str_dup(x->task->arena, buf_str(&text));
    buf_free(&text);
    return columns;
}

static int write_head(struct export *x)
{
    const struct field **fields;
    size_t n;
    if (!x->query.columns.n)
        x->query.columns = writable_columns(x);
    if (list_headings(&x->m, &x->query, &fields, &n) < 0)
        return -1;
    struct str *names = arena_array(x->m.arena, n, sizeof(*names));
    for (size_t i = 0; i < n; i++)
        names[i] = str_of(x->task->for_import ? fields[i]->key : fields[i]->label);
    x->broken = x->file->head(x->file, names, n) < 0;
    return x->broken ? -1 : 0;
}

static bool write_row(void *data, const struct list_cell *cells, size_t n)
{
    struct export *x = data;
    x->broken = x->file->row(x->file, cells, n) < 0;
    x->task->written += !x->broken;
    return !x->broken;
}

/* One page, on a connection of its own. */
static int write_page(struct export *x, const int64_t *ids, int n)
{
    x->m.conn = db_acquire(x->task->db, DB_READ);
    if (!x->m.conn)
        return -1;
    struct list_query q = {.resource = x->query.resource,
                           .columns = x->query.columns,
                           .sort = x->query.sort,
                           .by_id = x->query.by_id,
                           .ids = ids,
                           .nids = (size_t)n,
                           .limit = n,
                           .page = 1};
    int result = list_each_row(&x->m, &q, write_row, x);
    db_release(&x->m.conn);
    arena_reset(x->m.arena);
    error_init(&x->error, x->m.arena);
    return x->broken ? -1 : result;
}

static enum export_end write_pages(struct export *x, struct row_ids *rows)
{
    int64_t ids[PAGE_ROWS], done = 0, total = row_ids_count(rows);
    int n;
    while ((n = row_ids_next(rows, ids, PAGE_ROWS)) > 0) {
        if (write_page(x, ids, n) < 0)
            return fail(x, x->broken ? "The file cannot be written" : "The rows cannot be read");
        done += n;
        if (x->task->progress && !x->task->progress(x->task->data, done, total))
            return EXPORT_STOPPED;
    }
    return n < 0 ? fail(x, "The rows cannot be read") : EXPORT_DONE;
}

static struct row_ids *collect(struct export *x)
{
    struct row_ids *rows = NULL;
    x->m.conn = db_acquire(x->task->db, DB_READ);
    if (!x->m.conn)
        return NULL;
    if (write_head(x) == 0 && choice_rows(&x->m, &x->query, x->task->rows) == 0)
        rows = row_ids_collect(&x->m, &x->query, x->task->folder);
    db_release(&x->m.conn);
    return rows;
}

enum export_end export_write(struct export_task *task, struct table_file *file)
{
    struct export x = {.task = task,
                       .file = file,
                       .query = {.resource = task->resource,
                                 .columns = task->columns,
                                 .sort = task->sort,
                                 .by_id = task->for_import}};
    x.m = (struct model){.arena = arena_new(PAGE_MEMORY),
                         .actor = &task->actor,
                         .catalog = catalog_current(task->catalogs),
                         .error = &x.error,
                         .now = clock_now()};
    error_init(&x.error, x.m.arena);
    enum export_end end = EXPORT_FAILED;
    struct row_ids *rows = NULL;
    if (x.m.catalog) {
        x.m.calendar = x.m.catalog->calendar;
        x.m.today = calendar_day(x.m.calendar, x.m.now);
        rows = collect(&x);
    }
    end = rows ? write_pages(&x, rows) : fail(&x, "The rows cannot be read");
    row_ids_free(&rows);
    if (x.m.catalog)
        catalog_drop(&x.m.catalog);
    arena_free(&x.m.arena);
    return end;
}
