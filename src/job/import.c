/*
 * import: see import.h. A slice's rows are kept as text until it is committed, and its faults are
 * told only then, so that it can be tried again: when the database was busy, and when a row was
 * refused. Most slices are fine and are written straight on; one with a bad row is rolled back and
 * written anew with each row inside a savepoint, which costs twice the time.
 */
#include "job/import.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/hashmap.h"
#include "job/import_row.h"
#include "job/import_usage.h"
#include "model/account.h"
#include "model/billing.h"
#include "model/record_resolve.h"
#include "model/support.h"
#include "model/taxonomy.h"
#include "model/usage_total.h"
#include "model/user.h"

enum { SLICE_ROWS = 1000, SLICE_BYTES = 8 << 20, ROW_MEMORY = 64 << 20, TRIES_MAX = 8 };

const struct import_kind import_kinds[] = {
    {"accounts", &account_resource, "external_id", NULL},
    {"users", &user_resource, "account,external_id|email", NULL},
    {"subscriptions", &subscription_resource, "external_id,account", NULL},
    {"invoices", &invoice_resource, "external_id,account|subscription", NULL},
    {"tickets", &ticket_resource, "external_id,account|user", NULL},
    {"issues", &issue_resource, "external_id,account|user", NULL},
    {"touchpoints", &touchpoint_resource, "external_id,account|user,channel", NULL},
    {"nps", &nps_response_resource, "external_id,account|user|email,score", NULL},
    {"consumption", &consumption_resource, "account,metric,value", NULL},
    {"usage", &usage_total_form, "day,account,user,feature,total",
     "Use is kept as totals of days, without what stood there before: it cannot be undone. A "
     "corrected file takes the place of these totals; a total of 0 takes the use away"},
};
const size_t import_kinds_count = sizeof(import_kinds) / sizeof(import_kinds[0]);

struct import {
    struct import_options options;
    struct csv *csv;
    struct arena *header, *slice, *row; /* memory of the whole import, of a slice, of one row */
    struct import_column *columns;      /* NULL until the first row was read */
    size_t ncolumns;
    struct import_line lines[SLICE_ROWS];
    size_t count;
    struct map changed;
    struct known_names names;                  /* of a slice */
    struct import_result result, before;       /* before: as the slice found it */
    struct import_fault *faults, **faults_end; /* of a slice, told when it is stored */
    bool careful;                              /* each row inside a savepoint */
    bool broken;
    bool stopped;   /* somebody asked to stop */
    int64_t passed; /* rows of options.from that were passed over */
};

const struct import_kind *import_kind_of(struct str name)
{
    for (size_t i = 0; i < import_kinds_count; i++)
        if (str_is(name, import_kinds[i].name))
            return &import_kinds[i];
    return NULL;
}

static void forget_faults(struct import *imp)
{
    imp->faults = NULL;
    imp->faults_end = &imp->faults;
}

struct import *import_new(const struct import_options *options)
{
    struct import *imp = mem_alloc(sizeof(*imp));

    imp->options = *options;
    imp->csv = csv_new();
    imp->header = arena_new(ROW_MEMORY);
    imp->slice = arena_new(2 * SLICE_BYTES);
    imp->row = arena_new(ROW_MEMORY);
    imp->names.arena = imp->slice;
    forget_faults(imp);
    imp->result = options->from;
    return imp;
}

void import_free(struct import **handle)
{
    struct import *imp = *handle;

    *handle = NULL;
    if (imp == NULL)
        return;
    csv_free(&imp->csv);
    arena_free(&imp->header);
    arena_free(&imp->slice);
    arena_free(&imp->row);
    map_free(&imp->changed);
    map_free(&imp->names.ids);
    free(imp);
}

const struct import_result *import_result(const struct import *imp)
{
    return &imp->result;
}

/* --- telling --- */

static void tell(struct import *imp, int64_t line, bool refused, struct str reason)
{
    struct import_fault *t = ARENA_NEW(imp->slice, struct import_fault);

    if (refused)
        imp->result.refused++;
    else
        imp->result.left_out++;
    *t = (struct import_fault){line, refused, str_dup(imp->slice, reason), NULL};
    *imp->faults_end = t;
    imp->faults_end = &t->next;
}

static void pass_faults(struct import *imp)
{
    for (const struct import_fault *t = imp->faults; t; t = t->next)
        imp->options.fault(imp->options.data, t);
    forget_faults(imp);
}

static struct str error_reason(struct import *imp, const struct error *e)
{
    const struct error_item *item = e->items;

    if (e->code == ERROR_NONE)
        return STR("could not be stored");
    if (item)
        return str_fmt(imp->row, "%.*s: %.*s", (int)item->field.n, item->field.p,
                       (int)item->message.n, item->message.p);
    return e->detail.p ? e->detail : str_of(error_text(e->code));
}

/* --- the header --- */

static bool has_column(const struct import_column *columns, size_t n, struct str alternatives)
{
    struct str one;

    while (str_next(&alternatives, '|', &one))
        for (size_t i = 0; i < n; i++)
            if (columns[i].field.p && str_eq(columns[i].field, one))
                return true;
    return false;
}

struct str import_missing(struct arena *arena, const struct import_kind *kind,
                          const struct import_column *columns, size_t n)
{
    struct str rest = str_of(kind->needs), need;

    while (str_next(&rest, ',', &need))
        if (!has_column(columns, n, need))
            return str_dup(arena, need);
    return STR_NONE;
}

static int check_needs(struct import *imp)
{
    struct str rest = str_of(imp->options.kind->needs), need;
    int status = 0;

    while (str_next(&rest, ',', &need)) {
        if (has_column(imp->columns, imp->ncolumns, need))
            continue;
        tell(imp, 1, true,
             str_fmt(imp->header, "the file needs a column %.*s", (int)need.n, need.p));
        status = -1;
    }
    return status;
}

/* Fields that a person chose, instead of those that the names mean. */
static void choose_fields(struct import *imp, const struct entity *e)
{
    for (size_t i = 0; i < imp->ncolumns; i++) {
        struct import_column *c = &imp->columns[i];
        struct str field = i < imp->options.nfields ? imp->options.fields[i] : STR_NONE;
        c->field = field.n ? str_dup(imp->header, field) : STR_NONE;
        c->custom = field.n && !entity_field(e, field, NULL);
        c->why = field.n ? NULL : "it means no field";
    }
}

static void tell_left_out(struct import *imp, int64_t line)
{
    for (size_t i = 0; i < imp->ncolumns; i++) {
        const struct import_column *c = &imp->columns[i];
        if (c->why)
            tell(imp, line, false,
                 str_fmt(imp->header, "column \"%.*s\" is left out: %s",
                         (int)(c->name.n < 100 ? c->name.n : 100), c->name.p, c->why));
    }
}

static int read_header(struct import *imp, const struct csv_row *row)
{
    const struct catalog *catalog = catalog_current(imp->options.catalogs);
    const struct entity *e;

    if (row->error || !catalog) {
        tell(imp, row->line, true,
             row->error ? str_of(row->error) : STR("the database cannot be read"));
        catalog_drop(&catalog);
        return -1;
    }
    e = catalog_entity(catalog, imp->options.kind->resource);
    imp->columns = import_columns(imp->header, e, row->fields, row->count);
    imp->ncolumns = row->count;
    if (imp->options.fields)
        choose_fields(imp, e);
    catalog_drop(&catalog);
    if (imp->options.from.rows == 0)
        tell_left_out(imp, row->line);
    return check_needs(imp);
}

/* --- rows --- */

static struct record *decode(struct import *imp, struct model *m, const struct import_line *line)
{
    return import_row(m, imp->options.kind, imp->columns, imp->ncolumns, csv_separator(imp->csv),
                      line);
}

static void count_row(struct import *imp, const struct record *r, bool changed, int64_t line)
{
    if (!changed)
        imp->result.same++;
    else if (r->version == 1)
        imp->result.created++;
    else
        imp->result.changed++;
    for (const struct note *n = r->notes; n; n = n->next)
        tell(imp, line, false, n->text);
}

/* The failure belongs to the whole transaction, not to this row. */
static bool is_fatal(const struct db_conn *conn)
{
    enum db_error e = db_error(conn);

    return e == DB_BUSY || e == DB_UNAVAILABLE || e == DB_INTERRUPTED;
}

enum outcome { DONE, FAILED, AGAIN, STOPPED };

/* DONE also when the row was refused; FAILED with a failed connection; AGAIN: carefully. */
static enum outcome write_line(struct import *imp, struct model *m, const struct import_line *line)
{
    struct error error;
    struct record *r;
    bool changed = false;
    int64_t change_set = m->change_set;

    arena_reset(imp->row);
    error_init(&error, imp->row);
    m->error = &error;
    imp->result.rows++;
    if (imp->careful && db_savepoint(m->conn, "row") != 0)
        return FAILED;
    r = decode(imp, m, line);
    if (r && record_upsert(m, r, &changed) > 0 && !error_is_set(&error) &&
        (!imp->careful || db_savepoint_release(m->conn, "row") == 0)) {
        count_row(imp, r, changed, line->number);
        return DONE;
    }
    if (is_fatal(m->conn))
        return FAILED;
    if (!imp->careful)
        return AGAIN;
    db_savepoint_rollback(m->conn, "row");
    m->change_set = change_set;
    tell(imp, line->number, true, error_reason(imp, &error));
    return db_error(m->conn) == DB_OK ? DONE : FAILED;
}

/* --- daily totals --- */

static void count_total(struct import *imp, const struct import_total *t)
{
    switch (t->outcome) {
    case TOTAL_SAME:
        imp->result.same++;
        break;
    case TOTAL_CREATED:
        imp->result.created++;
        break;
    case TOTAL_CHANGED:
        imp->result.changed++;
        break;
    case TOTAL_REFUSED:
        tell(imp, t->line, true, t->reason);
        break;
    }
}

/* A slice at once, as events are; its memory lasts until then. */
static enum outcome write_totals(struct import *imp, struct model *m)
{
    struct import_total *totals = arena_array(imp->row, imp->count, sizeof(*totals));
    struct error error;

    for (size_t i = 0; i < imp->count; i++) {
        error_init(&error, imp->row);
        m->error = &error;
        totals[i].line = imp->lines[i].number;
        totals[i].record = decode(imp, m, &imp->lines[i]);
        if (!totals[i].record)
            totals[i].reason = error_reason(imp, &error);
    }
    error_init(&error, imp->row);
    if (import_totals_store(m, totals, imp->count) < 0)
        return FAILED;
    imp->result.rows += (int64_t)imp->count;
    for (size_t i = 0; i < imp->count; i++)
        count_total(imp, &totals[i]);
    return DONE;
}

/* --- slices --- */

/* Nothing of a dry run stays; what is told of it does. */
static int take_back(struct import *imp, struct model *m)
{
    db_rollback(m->conn);
    m->change_set = imp->result.change_set = 0;
    return db_begin(m->conn);
}

static enum outcome write_records(struct import *imp, struct model *m)
{
    enum outcome outcome = DONE;

    for (size_t i = 0; i < imp->count && outcome == DONE; i++)
        outcome = write_line(imp, m, &imp->lines[i]);
    return outcome;
}

static enum outcome write_lines(struct import *imp, struct model *m)
{
    bool totals = imp->options.kind->resource == &usage_total_form;
    enum outcome outcome = totals ? write_totals(imp, m) : write_records(imp, m);

    arena_reset(imp->row);
    if (outcome != DONE)
        return outcome;
    model_flush_changes(m, "import");
    imp->result.change_set = m->change_set;
    if (imp->options.dry && take_back(imp, m) < 0)
        return FAILED;
    enum import_slice next = IMPORT_GOES_ON;
    if (imp->options.slice)
        next = imp->options.slice(imp->options.data, m, imp->faults, &imp->result);
    if (next == IMPORT_LOST)
        return STOPPED;
    if (db_commit(m->conn) != 0)
        return FAILED;
    imp->stopped = next == IMPORT_STOPS;
    return DONE;
}

/* One try. */
static enum outcome write_slice(struct import *imp, const struct catalog *catalog)
{
    struct model m = {.arena = imp->row,
                      .actor = &imp->options.actor,
                      .catalog = catalog,
                      .calendar = catalog->calendar,
                      .now = clock_now(),
                      .lenient = true,
                      .quiet = true,
                      .change_set = imp->before.change_set,
                      .change_kind = "import",
                      .change_note = imp->options.note,
                      .known_names = imp->careful ? NULL : &imp->names,
                      .changed_accounts = &imp->changed};
    enum outcome outcome = FAILED;

    m.today = calendar_day(m.calendar, m.now);
    m.conn = db_acquire(imp->options.db, DB_WRITE);
    if (m.conn && db_begin(m.conn) == 0)
        outcome = write_lines(imp, &m);
    map_clear(&imp->changed);
    map_clear(&imp->names.ids);
    db_release(&m.conn); /* rolls back what is open */
    return outcome;
}

static enum outcome try_slice(struct import *imp)
{
    const struct catalog *catalog = catalog_current(imp->options.catalogs);
    enum outcome outcome = FAILED;

    imp->result = imp->before;
    forget_faults(imp);
    if (catalog)
        outcome = write_slice(imp, catalog);
    catalog_drop(&catalog);
    return outcome;
}

/* A little longer each time: whoever is in the way (another writer, a lock) needs time to end. */
static void pause_after(int tries)
{
    long ms = 50L << tries;
    struct timespec t = {ms / 1000, ms % 1000 * 1000000L};

    nanosleep(&t, NULL);
}

static int flush(struct import *imp)
{
    enum outcome outcome = imp->count > 0 ? FAILED : DONE;

    imp->before = imp->result;
    imp->careful = imp->options.dry;
    for (int tries = 0; tries < TRIES_MAX && outcome != DONE && outcome != STOPPED; tries++) {
        outcome = try_slice(imp);
        imp->careful = imp->careful || outcome == AGAIN;
        if (outcome == FAILED)
            pause_after(tries);
    }
    if (outcome == STOPPED) {
        imp->result = imp->before;
        forget_faults(imp);
    } else if (outcome != DONE) {
        imp->result = imp->before;
        forget_faults(imp);
        tell(imp, imp->lines[0].number, true,
             STR("the database could not store this row and those that follow"));
    }
    if (outcome == DONE && imp->options.slice)
        forget_faults(imp);
    pass_faults(imp);
    imp->count = 0;
    arena_reset(imp->slice);
    db_checkpoint(imp->options.db);
    if (imp->options.progress)
        imp->options.progress(imp->options.data, imp->result.rows);
    return outcome == DONE && !imp->stopped ? 0 : -1;
}

static void keep_row(struct import *imp, const struct csv_row *row)
{
    struct import_line *line = &imp->lines[imp->count++];

    *line = (struct import_line){.number = row->line, .error = row->error};
    if (row->error)
        return;
    line->cells = arena_array(imp->slice, row->count, sizeof(*line->cells));
    line->count = row->count;
    for (size_t i = 0; i < row->count; i++)
        line->cells[i] = str_dup(imp->slice, row->fields[i]);
}

static int take_row(struct import *imp, const struct csv_row *row)
{
    int status = 0;

    if (!imp->columns) {
        status = read_header(imp, row);
        pass_faults(imp);
        return status;
    }
    if (imp->passed < imp->options.from.rows) {
        imp->passed++;
        return 0;
    }
    keep_row(imp, row);
    if (imp->count == SLICE_ROWS || arena_used(imp->slice) > SLICE_BYTES)
        status = flush(imp);
    return status;
}

int import_feed(struct import *imp, struct str bytes, bool last)
{
    struct csv_row row;

    csv_give(imp->csv, bytes, last);
    while (!imp->broken && csv_next(imp->csv, &row))
        imp->broken = take_row(imp, &row) != 0;
    if (!imp->broken && last && !imp->columns) {
        tell(imp, 1, true, STR("the file is empty"));
        pass_faults(imp);
        imp->broken = true;
    }
    if (!imp->broken && last)
        imp->broken = flush(imp) != 0;
    return imp->broken ? -1 : 0;
}
