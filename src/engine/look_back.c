/* look_back: see look_back.h. */
#include "engine/look_back.h"

enum { STEP_DAYS = 5, SAMPLE = 4000, SLICE = 500 };

/* ---- writing ---- */

/* Counts of a sample stand for as many times more. */
static int64_t scaled(int64_t n, int64_t total, int64_t sample)
{
    return sample ? (n * total + sample / 2) / sample : 0;
}

static void counts_json(bool of_health, const struct what_if_counts *c, int64_t total,
                        int64_t sample, struct json_out *out)
{
    if (!of_health) {
        json_member_int(out, "matched", scaled(c->of[0][HEALTH_GOOD], total, sample));
        return;
    }
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        json_key(out, health_signals[s]);
        json_open_object(out);
        for (int v = 0; v <= HEALTH_GOOD; v++)
            json_member_int(out, health_words[v], scaled(c->of[s][v], total, sample));
        json_close_object(out);
    }
}

static void day_json(bool of_health, int32_t day, const struct what_if_counts *c, int64_t total,
                     int64_t sample, struct json_out *out)
{
    json_open_object(out);
    json_key(out, "day");
    json_out_date(out, day);
    counts_json(of_health, c, total, sample, out);
    json_close_object(out);
}

/* ---- at once ---- */

/* "days" and "estimated". */
static int estimate(struct model *m, const struct what_if *w, struct json_out *out)
{
    int64_t *ids = arena_array(m->arena, SAMPLE, sizeof(*ids));
    int n =
        what_if_ids(m, w, 0, w->total > SAMPLE ? (w->total + SAMPLE - 1) / SAMPLE : 1, ids, SAMPLE);
    json_key(out, "days");
    json_open_array(out);
    for (int back = LOOK_BACK_DAYS; n > 0 && back > 0; back -= STEP_DAYS) {
        struct what_if_counts c;
        struct model then = *m;
        then.today -= back;
        int64_t counted = what_if_then(&then, w, ids, (size_t)n, &c);
        if (counted < 0)
            return -1;
        if (counted > 0)
            day_json(w->rules != NULL, then.today, &c, w->total, n, out);
    }
    json_close_array(out);
    json_member_bool(out, "estimated", n < w->total);
    return n < 0 ? -1 : 0;
}

int look_back_health(struct model *m, const struct health_rules *rules, struct json_out *out)
{
    struct what_if w = {.rules = rules};
    struct what_if_counts now;
    if (what_if_open(m, &w) < 0 || what_if_now(m, &w, &now) < 0)
        return -1;
    json_member_int(out, "total", w.total);
    json_key(out, "now");
    json_open_object(out);
    counts_json(true, &now, 1, 1, out);
    json_close_object(out);
    return estimate(m, &w, out);
}

int look_back_criteria(struct model *m, const struct criteria *criteria, struct json_out *out)
{
    struct what_if w = {.criteria = criteria};
    if (what_if_open(m, &w) < 0)
        return -1;
    json_member_int(out, "total", w.total);
    return estimate(m, &w, out);
}

/* ---- exactly ---- */

enum { VALUES = HEALTH_GOOD + 1, CELLS = HEALTH_SIGNALS * VALUES };

static int64_t *cell(struct what_if_counts *c, int i)
{
    return &c->of[i / VALUES][i % VALUES];
}

static const struct json *next_int(const struct json *j, int64_t *out)
{
    *out = j && j->type == JSON_INT ? j->i : 0;
    return j ? j->next : NULL;
}

void look_back_begin(struct model *m, struct look_back *l, struct str state)
{
    const struct json *root = state.p ? json_parse(m->arena, state).root : NULL;
    const struct json *j = root && root->type == JSON_ARRAY ? root->child : NULL;
    int64_t today;
    l->today = m->today;
    if (!j)
        return;
    j = next_int(j, &today);
    l->today = (int32_t)today;
    j = next_int(j, &l->after);
    j = next_int(j, &l->seen);
    for (int back = 1; back <= LOOK_BACK_DAYS; back++) {
        j = next_int(j, &l->days[back].counted);
        for (int i = 0; i < CELLS; i++)
            j = next_int(j, cell(&l->days[back].counts, i));
    }
}

struct str look_back_state(struct model *m, struct look_back *l)
{
    struct buf text = BUF_INIT(1 << 20);
    buf_addf(&text, "[%d,%lld,%lld", (int)l->today, (long long)l->after, (long long)l->seen);
    for (int back = 1; back <= LOOK_BACK_DAYS; back++) {
        buf_addf(&text, ",%lld", (long long)l->days[back].counted);
        for (int i = 0; i < CELLS; i++)
            buf_addf(&text, ",%lld", (long long)*cell(&l->days[back].counts, i));
    }
    buf_addz(&text, "]");
    struct str state = str_dup(m->arena, buf_str(&text));
    buf_free(&text);
    return state;
}

static void add(struct look_back *l, int back, int64_t counted, struct what_if_counts *c)
{
    l->days[back].counted += counted;
    for (int i = 0; i < CELLS; i++)
        *cell(&l->days[back].counts, i) += *cell(c, i);
}

int look_back_step(struct model *m, struct look_back *l)
{
    int64_t ids[SLICE];
    int n = what_if_ids(m, &l->what, l->after, 1, ids, SLICE);
    for (int back = 1; n > 0 && back <= LOOK_BACK_DAYS; back++) {
        struct what_if_counts c;
        struct model then = *m;
        then.today = l->today - back;
        int64_t counted = what_if_then(&then, &l->what, ids, (size_t)n, &c);
        if (counted < 0)
            return -1;
        add(l, back, counted, &c);
    }
    if (n > 0) {
        l->after = ids[n - 1];
        l->seen += n;
    }
    return n;
}

void look_back_json(const struct look_back *l, bool of_health, struct json_out *out)
{
    json_key(out, "days");
    json_open_array(out);
    for (int back = LOOK_BACK_DAYS; back > 0; back--)
        if (l->days[back].counted)
            day_json(of_health, l->today - back, &l->days[back].counts, 1, 1, out);
    json_close_array(out);
}
