/* import_job: see import_job.h. */
#include "job/import_job.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "job/file_store.h"
#include "job/import_preview.h"
#include "model/import_file.h"
#include "model/job_result.h"

enum { PIECE = 256 << 10, SLICE_MEMORY = 64 << 20, RESULTS_MAX = 100000 };

struct import_run {
    struct job_run *run;
    struct import_file file;
    const struct import_kind *kind;
    struct import_options options;
    struct arena *arena; /* of a slice's results */
    int fd;
    int64_t total, windows; /* rows; of them no UTF-8 */
    int64_t results;        /* stored */
};

struct str import_stored_name(struct arena *arena, int64_t import_id)
{
    return str_fmt(arena, "import-%lld", (long long)import_id);
}

/* ---- what happened ---- */

/* So many faults say enough; all are counted. */
static void store_faults(struct import_run *r, struct model *m, const struct import_fault *faults)
{
    size_t n = 0, space = 0;
    for (const struct import_fault *f = faults; f; f = f->next)
        space++;
    struct job_result *rows = arena_array(m->arena, space, sizeof(*rows));
    for (const struct import_fault *f = faults; f && r->results < RESULTS_MAX; f = f->next) {
        rows[n++] = (struct job_result){
            .line = f->line, .outcome = f->refused ? "refused" : "left_out", .reason = f->reason};
        r->results++;
    }
    job_result_add(m, r->run->job.id, rows, n);
}

static struct str state_of(struct arena *arena, const struct import_run *r,
                           const struct import_result *result)
{
    return str_fmt(arena,
                   "{\"rows\":%lld,\"created\":%lld,\"changed\":%lld,\"same\":%lld,"
                   "\"refused\":%lld,\"left_out\":%lld,\"results\":%lld}",
                   (long long)result->rows, (long long)result->created, (long long)result->changed,
                   (long long)result->same, (long long)result->refused, (long long)result->left_out,
                   (long long)r->results);
}

/* In the transaction of a slice. */
static enum import_slice on_slice(void *data, struct model *m, const struct import_fault *faults,
                                  const struct import_result *result)
{
    struct import_run *r = data;
    struct job_run *run = r->run;
    struct model mine = *m;
    mine.arena = r->arena;
    arena_reset(r->arena);
    store_faults(r, &mine, faults);
    job_queue_wrote(&mine, &run->job, r->kind->final ? 0 : result->change_set, result->refused);
    job_queue_keep(&mine, &run->job, state_of(r->arena, r, result));
    if (job_goes_on_in(&mine, run, result->rows, r->total))
        return IMPORT_GOES_ON;
    return run->left && !atomic_load(run->stopping) ? IMPORT_LOST : IMPORT_STOPS;
}

/* Faults of no slice: of the header, or that nothing could be stored. */
static void on_fault(void *data, const struct import_fault *fault)
{
    struct import_run *r = data;
    struct actor actor = {.kind = ACTOR_JOB, .id = r->run->job.id};
    struct model m = {.arena = r->arena, .actor = &actor, .now = clock_now()};
    struct import_fault one = *fault;
    one.next = NULL;
    arena_reset(r->arena);
    if (!(m.conn = db_acquire(r->run->db, DB_WRITE)))
        return;
    if (db_begin(m.conn) == 0) {
        store_faults(r, &m, &one);
        db_commit(m.conn);
    }
    db_release(&m.conn);
    if (fault->refused)
        r->run->message = str_dup(r->run->arena, fault->reason);
}

/* ---- the run ---- */

static int feed(struct import_run *r, struct import *imp)
{
    char *piece = mem_alloc(PIECE);
    int status = 0;
    ssize_t n = 1;
    while (status == 0 && n > 0) {
        n = read(r->fd, piece, PIECE);
        if (n < 0 && errno == EINTR)
            n = 1;
        else if (n < 0)
            status = -1;
        else
            status = import_feed(imp, (struct str){piece, (size_t)n}, n == 0);
    }
    free(piece);
    return status;
}

static int64_t number(const struct json *state, const char *name)
{
    const struct json *j = json_get(state, name);
    return j && j->type == JSON_INT ? j->i : 0;
}

/* Where the attempt before came to. */
static void go_on_from(struct import_run *r)
{
    const struct job_run *run = r->run;
    const struct json *s = run->job.state.n ? json_parse(run->arena, run->job.state).root : NULL;
    r->options.from = (struct import_result){.rows = number(s, "rows"),
                                             .created = number(s, "created"),
                                             .changed = number(s, "changed"),
                                             .same = number(s, "same"),
                                             .refused = number(s, "refused"),
                                             .left_out = number(s, "left_out"),
                                             .change_set = run->job.change_set};
    r->results = number(s, "results");
}

static int load(struct import_run *r)
{
    struct job_run *run = r->run;
    struct actor actor;
    struct model m = {.arena = run->arena, .actor = &actor, .now = clock_now()};
    const struct json *params = json_parse(run->arena, run->job.params).root;
    struct file_store store = {run->db, run->files};
    int64_t size;
    bool fine = false;
    if (!(m.conn = db_acquire(run->db, DB_READ)))
        return -1;
    if (!job_queue_actor(&m, &run->job, &r->options.actor) ||
        !actor_may(&r->options.actor, PERM_IMPORT))
        run->message = STR("You may not import any more");
    else
        fine = import_file_load(&m, number(params, "import_id"), &r->file);
    db_release(&m.conn);
    r->kind = fine ? import_kind_of(r->file.kind) : NULL;
    if (!r->kind)
        return -1;
    r->fd = file_store_open(&store, run->arena, import_stored_name(run->arena, r->file.id), &size);
    if (r->fd < 0)
        run->message = STR("The file is not kept any more; upload it again");
    return r->fd < 0 ? -1 : 0;
}

static void tell_end(struct import_run *r, const struct import_result *result, bool dry)
{
    struct str windows = STR("");
    if (r->windows)
        windows =
            str_fmt(r->run->arena, "; %lld rows were read as Windows-1252", (long long)r->windows);
    r->run->message = str_fmt(
        r->run->arena,
        "%lld rows: %lld %s, %lld %s, %lld the same, %lld refused; %lld values left out%.*s",
        (long long)result->rows, (long long)result->created, dry ? "would be created" : "created",
        (long long)result->changed, dry ? "would be changed" : "changed", (long long)result->same,
        (long long)result->refused, (long long)result->left_out, (int)windows.n, windows.p);
}

static int import_all(struct import_run *r, bool dry)
{
    struct job_run *run = r->run;
    r->total = import_count_rows(r->fd, &r->windows);
    if (r->total < 0 || lseek(r->fd, 0, SEEK_SET) < 0)
        return -1;
    r->options.db = run->db;
    r->options.catalogs = run->catalogs;
    r->options.kind = r->kind;
    r->options.note = r->file.file_name;
    r->options.fields = import_fields(run->arena, r->file.columns, &r->options.nfields);
    r->options.dry = dry;
    r->options.fault = on_fault;
    r->options.slice = on_slice;
    r->options.data = r;
    if (!dry || run->job.attempt > 1)
        go_on_from(r);
    struct import *imp = import_new(&r->options);
    int status = feed(r, imp);
    if (status == 0 || run->cancelled)
        tell_end(r, import_result(imp), dry);
    import_free(&imp);
    return run->cancelled || run->left ? 0 : status;
}

static int run_file(struct job_run *run, bool dry)
{
    struct import_run *r = ARENA_NEW(run->arena, struct import_run);
    *r = (struct import_run){.run = run, .arena = arena_new(SLICE_MEMORY), .fd = -1};
    int result = load(r) < 0 ? -1 : import_all(r, dry);
    if (r->fd >= 0)
        close(r->fd);
    arena_free(&r->arena);
    if (result < 0 && !run->message.p)
        run->message = STR("The file cannot be read; see the log");
    return result;
}

int run_import(struct job_run *run)
{
    return run_file(run, false);
}

int run_check(struct job_run *run)
{
    return run_file(run, true);
}
