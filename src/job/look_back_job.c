/* look_back_job: see look_back_job.h. */
#include "job/look_back_job.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "model/health_config.h"
#include "model/selection.h"

enum { STEP_MEMORY = 256 << 20 };

bool look_back_of_health(const struct json *body)
{
    return !json_is_null(json_get(body, "health_config"));
}

static int read_health(struct model *m, const struct json *config, struct what_if *out)
{
    struct record *r = record_new(m, &health_config_resource);
    if (config->type != JSON_OBJECT)
        return error_field(m->error, STR("health_config"), "Must be an object");
    if (record_decode(m, r, config) < 0)
        return -1;
    out->rules = health_rules_check(m, r);
    return out->rules ? 0 : -1;
}

int look_back_read(struct model *m, const struct json *body, struct what_if *out)
{
    const struct json *criteria = json_get(body, "criteria");
    *out = (struct what_if){0};
    if (json_is_null(criteria) != look_back_of_health(body))
        return error_field(m->error, STR("criteria"),
                           "Send either criteria or a health configuration");
    if (look_back_of_health(body))
        return read_health(m, json_get(body, "health_config"), out);
    out->criteria = selection_parse(m, resource_get("account"), criteria, "criteria");
    return out->criteria ? 0 : -1;
}

struct work {
    struct job_run *run;
    const struct catalog *catalog;
    const struct json *body;
    struct look_back at;
    struct actor actor;
};

/* The model of one step; its arena is the step's own. */
static struct model model_of(struct work *w, struct arena *arena, struct error *error)
{
    struct model m = {.arena = arena,
                      .actor = &w->actor,
                      .catalog = w->catalog,
                      .calendar = w->catalog->calendar,
                      .error = error,
                      .now = clock_now()};
    error_init(error, arena);
    m.today = calendar_day(m.calendar, m.now);
    return m;
}

static int begin(struct work *w)
{
    struct error error;
    struct model m = model_of(w, w->run->arena, &error);
    int result = -1;
    if (!(m.conn = db_acquire(w->run->db, DB_READ)))
        return -1;
    if (job_queue_actor(&m, &w->run->job, &w->actor) &&
        look_back_read(&m, w->body, &w->at.what) == 0 && what_if_open(&m, &w->at.what) == 0) {
        look_back_begin(&m, &w->at, w->run->job.state);
        result = 0;
    }
    db_release(&m.conn);
    if (result < 0)
        w->run->message = STR("These rules do not hold together any more");
    return result;
}

/* Keeps the place; the end, too, which makes the state the result. */
static int keep(struct work *w, struct model *m)
{
    int result = -1;
    if (!(m->conn = db_acquire(w->run->db, DB_WRITE)))
        return -1;
    if (db_begin(m->conn) == 0) {
        job_queue_keep(m, &w->run->job, look_back_state(m, &w->at));
        job_goes_on_in(m, w->run, w->at.seen, w->at.what.total);
        result = w->run->left ? 0 : db_commit(m->conn);
    }
    db_release(&m->conn);
    return result;
}

/* How many accounts were looked at; 0 at the end. */
static int step(struct work *w, struct arena *arena)
{
    struct error error;
    struct model m = model_of(w, arena, &error);
    if (!(m.conn = db_acquire(w->run->db, DB_READ)))
        return -1;
    int n = look_back_step(&m, &w->at);
    db_release(&m.conn);
    return n < 0 || keep(w, &m) < 0 ? -1 : n;
}

int run_look_back(struct job_run *run)
{
    struct work *w = ARENA_NEW(run->arena, struct work);
    struct arena *arena = arena_new(STEP_MEMORY);
    *w = (struct work){.run = run,
                       .catalog = catalog_current(run->catalogs),
                       .body = json_parse(run->arena, run->job.params).root};
    int n = w->catalog && w->body ? begin(w) : -1;
    for (n = n < 0 ? n : 1; n > 0 && !run->cancelled && !run->left;) {
        n = step(w, arena);
        arena_reset(arena);
    }
    if (n < 0 && !run->message.p)
        run->message = STR("The past days could not be read; see the log");
    catalog_drop(&w->catalog);
    arena_free(&arena);
    return n < 0 ? -1 : 0;
}
