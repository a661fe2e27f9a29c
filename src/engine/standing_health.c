/* standing_health: see standing_health.h. */
#include "engine/standing_health.h"

#include "model/timeline.h"

enum { SCORE = HEALTH_SIGNALS, VERSION, COLUMNS };

/* As stored in account_metric; a column that is NULL is -1. */
struct stored {
    int64_t of[COLUMNS];
};

struct standing_health {
    struct arena *arena;
    int64_t now;
    int64_t *accounts; /* those that differ */
    struct stored *is, *was;
    size_t n, written;
};

/* ---- evaluation ---- */

int health_values_read(struct model *m, const struct asked *asked, const struct health_rules *rules,
                       struct health_values *out)
{
    const struct criteria *all[2 * HEALTH_SIGNALS];
    enum answer *answers = arena_array(m->arena, 2 * HEALTH_SIGNALS * asked->n, sizeof(*answers));
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        all[2 * s] = rules->good[s];
        all[2 * s + 1] = rules->poor[s];
    }
    if (answers_read(m, asked, all, 2 * HEALTH_SIGNALS, answers) < 0)
        return -1;
    for (size_t i = 0; i < asked->n; i++) {
        out[i] = (struct health_values){.rules = rules, .score = -1};
        for (int s = 0; s < HEALTH_SIGNALS; s++) {
            const enum answer *good = &answers[2 * (size_t)s * asked->n];
            out[i].signals[s] =
                health_of(all[2 * s] || all[2 * s + 1], good[i], good[asked->n + i]);
        }
        out[i].score = health_score(rules, out[i].signals);
    }
    return 0;
}

/* Takes the accounts that the configuration's segment holds (or all), out of those that none
 * decided yet. */
static size_t choose(struct model *m, const struct health_rules *rules, const struct asked *asked,
                     bool *decided, int64_t *chosen)
{
    static const char held[] = "SELECT s.entity_id FROM {ints} i {cross} segment_member s WHERE"
                               " s.segment_id = ? AND s.entity_id = i.value";
    bool *takes = arena_array(m->arena, asked->n, sizeof(*takes));
    size_t n = 0;
    struct db_stmt *st =
        rules->segment ? db_query(m->conn, held, "Ii", asked->accounts, asked->n, rules->segment)
                       : NULL;
    for (size_t i = 0; i < asked->n; i++)
        takes[i] = !rules->segment;
    while (db_next(st))
        takes[answers_place(asked, db_col_int(st, 0))] = true;
    db_done(st);
    for (size_t i = 0; i < asked->n; i++)
        if (takes[i] && !decided[i]) {
            decided[i] = true;
            chosen[n++] = asked->accounts[i];
        }
    return n;
}

static int evaluate(struct model *m, const struct health_rules *rules, size_t nrules,
                    const struct asked *asked, struct health_values *out)
{
    bool *decided = arena_array(m->arena, asked->n, sizeof(*decided));
    int64_t *chosen = arena_array(m->arena, asked->n, sizeof(*chosen));
    struct health_values *values = arena_array(m->arena, asked->n, sizeof(*values));
    for (size_t i = 0; i < asked->n; i++)
        out[i] = (struct health_values){.score = -1};
    for (size_t k = 0; k < nrules; k++) {
        struct asked some = *asked;
        some.accounts = chosen;
        some.n = choose(m, &rules[k], asked, decided, chosen);
        if (some.n && health_values_read(m, &some, &rules[k], values) < 0)
            return -1;
        for (size_t i = 0; i < some.n; i++)
            out[answers_place(asked, chosen[i])] = values[i];
    }
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* ---- what changes ---- */

static struct stored to_store(const struct health_values *v)
{
    struct stored out = {.of = {[SCORE] = v->score, [VERSION] = v->rules ? v->rules->version : -1}};
    for (int s = 0; s < HEALTH_SIGNALS; s++)
        out.of[s] = v->rules ? (int64_t)v->signals[s] : -1;
    return out;
}

static bool differs(const struct stored *a, const struct stored *b)
{
    for (int c = 0; c < COLUMNS; c++)
        if (a->of[c] != b->of[c])
            return true;
    return false;
}

struct standing_health *standing_health_compute(struct model *m, const struct health_rules *rules,
                                                size_t nrules, const struct asked *asked)
{
    static const char read[] =
        "SELECT m.account_id, m.health_product_adoption, m.health_financial, m.health_service,"
        " m.health_relationship, m.health_score, m.health_version_id FROM {ints} i {cross}"
        " account_metric m WHERE m.account_id = i.value";
    struct standing_health *h = ARENA_NEW(m->arena, struct standing_health);
    struct health_values *values = arena_array(m->arena, asked->n, sizeof(*values));
    *h = (struct standing_health){.arena = m->arena, .now = m->now};
    h->accounts = arena_array(m->arena, asked->n, sizeof(*h->accounts));
    h->is = arena_array(m->arena, asked->n, sizeof(*h->is));
    h->was = arena_array(m->arena, asked->n, sizeof(*h->was));
    if (evaluate(m, rules, nrules, asked, values) < 0)
        return NULL;
    struct db_stmt *st = db_query(m->conn, read, "I", asked->accounts, asked->n);
    while (db_next(st)) {
        size_t at = answers_place(asked, db_col_int(st, 0));
        struct stored is = to_store(&values[at]), was;
        for (int c = 0; c < COLUMNS; c++)
            was.of[c] = db_is_null(st, c + 1) ? -1 : db_col_int(st, c + 1);
        if (!differs(&is, &was))
            continue;
        h->accounts[h->n] = asked->accounts[at];
        h->is[h->n] = is;
        h->was[h->n++] = was;
    }
    db_done(st);
    return db_error(m->conn) == DB_OK ? h : NULL;
}

bool standing_health_differs(const struct standing_health *h)
{
    return h->written < h->n;
}

static int write_values(const struct standing_health *h, struct db_conn *conn)
{
    static const char into[] = "account_metric(health_product_adoption, health_financial,"
                               " health_service, health_relationship, health_score,"
                               " health_version_id, account_id, fresh_at)";
    static const char after[] =
        "ON CONFLICT (account_id) DO UPDATE SET health_product_adoption ="
        " excluded.health_product_adoption, health_financial = excluded.health_financial,"
        " health_service = excluded.health_service, health_relationship ="
        " excluded.health_relationship, health_score = excluded.health_score, health_version_id ="
        " excluded.health_version_id";
    int64_t *values[COLUMNS];
    bool *null[COLUMNS];
    struct db_column columns[COLUMNS + 2];
    int64_t *now = arena_array(h->arena, h->n, sizeof(*now));
    for (int c = 0; c < COLUMNS; c++) {
        values[c] = arena_array(h->arena, h->n, sizeof(**values));
        null[c] = arena_array(h->arena, h->n, sizeof(**null));
        columns[c] = (struct db_column){'i', values[c], null[c]};
        for (size_t i = 0; i < h->n; i++) {
            values[c][i] = h->is[i].of[c];
            null[c][i] = values[c][i] < 0;
        }
    }
    for (size_t i = 0; i < h->n; i++)
        now[i] = h->now;
    columns[COLUMNS] = (struct db_column){'i', h->accounts, NULL};
    columns[COLUMNS + 1] = (struct db_column){'i', now, NULL};
    return db_bulk(conn, into, columns, COLUMNS + 2, h->n, after) < 0 ? -1 : 0;
}

static int write_history(const struct standing_health *h, struct db_conn *conn)
{
    size_t most = h->n * HEALTH_SIGNALS, n = 0;
    struct arena *arena = h->arena;
    struct str *entity = arena_array(arena, most, sizeof(*entity)),
               *field = arena_array(arena, most, sizeof(*field)),
               *value = arena_array(arena, most, sizeof(*value));
    int64_t *id = arena_array(arena, most, sizeof(*id)),
            *at = arena_array(arena, most, sizeof(*at));
    struct str keys[HEALTH_SIGNALS];
    for (int s = 0; s < HEALTH_SIGNALS; s++)
        keys[s] = str_fmt(arena, "health_%s", health_signals[s]);
    for (size_t i = 0; i < h->n; i++)
        for (int s = 0; s < HEALTH_SIGNALS; s++) {
            int64_t is = h->is[i].of[s] < 0 ? 0 : h->is[i].of[s];
            int64_t was = h->was[i].of[s] < 0 ? 0 : h->was[i].of[s];
            if (is == was)
                continue;
            entity[n] = STR("account");
            field[n] = keys[s];
            value[n] = str_of(health_words[is]);
            id[n] = h->accounts[i];
            at[n++] = h->now;
        }
    struct db_column columns[] = {{'s', entity, NULL},
                                  {'i', id, NULL},
                                  {'s', field, NULL},
                                  {'i', at, NULL},
                                  {'s', value, NULL}};
    return n == 0 || db_bulk(conn, "field_history(entity, entity_id, field, at, value)", columns, 5,
                             n, "") >= 0
               ? 0
               : -1;
}

static struct str value_json(struct arena *arena, int column, int64_t value)
{
    if (column == SCORE)
        return value < 0 ? STR_NONE : str_fmt(arena, "%lld", (long long)value);
    return str_fmt(arena, "\"%s\"", health_words[value < 0 ? 0 : value]);
}

/* Nothing was calculated before a configuration applied: what it says first is no change. */
static int write_events(const struct standing_health *h, struct db_conn *conn)
{
    struct timeline_event *events = arena_array(h->arena, h->n * VERSION, sizeof(*events));
    const struct timeline_kind *kinds[VERSION];
    size_t n = 0;
    for (int s = 0; s < HEALTH_SIGNALS; s++)
        kinds[s] = timeline_kind_get(str_fmt(h->arena, "health_%s", health_signals[s]).p);
    kinds[SCORE] = timeline_kind_get("health_score");
    for (size_t i = 0; i < h->n; i++)
        for (int c = 0; c < VERSION && h->was[i].of[VERSION] >= 0; c++) {
            int64_t is = h->is[i].of[c], was = h->was[i].of[c];
            int64_t none = c == SCORE ? -1 : 0;
            if ((is < 0 ? none : is) == (was < 0 ? none : was))
                continue;
            events[n++] = (struct timeline_event){.kind = kinds[c],
                                                  .account = h->accounts[i],
                                                  .at = h->now,
                                                  .before = value_json(h->arena, c, was),
                                                  .after = value_json(h->arena, c, is),
                                                  .note = STR_NONE};
        }
    return timeline_add_all(conn, h->arena, events, n);
}

int standing_health_write(struct standing_health *h, struct db_conn *conn, size_t most)
{
    struct standing_health part = *h;
    part.n = h->n - h->written < most ? h->n - h->written : most;
    part.accounts += h->written;
    part.is += h->written;
    part.was += h->written;
    h->written += part.n;
    if (write_values(&part, conn) < 0 || write_history(&part, conn) < 0)
        return -1;
    return write_events(&part, conn);
}
