/* health: see health.h. */
#include "engine/health.h"

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/hashmap.h"
#include "engine/health_tree.h"
#include "engine/history.h"
#include "engine/refresh.h"
#include "model/selection.h"

enum { RULE_MAX = 400000 };

struct signal {
    struct found *good, *poor; /* NULL: not configured */
    enum health value;
};

struct explanation {
    struct model *m;
    int64_t account;
    struct asked asked;
    bool past;                        /* a day that is over */
    const struct health_rules *rules; /* NULL: no configuration applies */
    struct signal signals[HEALTH_SIGNALS];
    int score;
    struct map seen; /* keys written */
    struct json_out *out;
    struct history_row yesterday;
    bool has_yesterday;
};

/* ---- reading ---- */

static const struct health_rules *read_rules(struct model *m, int64_t version)
{
    static const char read[] = "SELECT v.body, v.health_config_id, c.name FROM health_version v"
                               " JOIN health_config c ON c.id = v.health_config_id WHERE v.id = ?";
    struct health_rules *rules = NULL;
    struct db_stmt *st = db_query(m->conn, read, "i", version);
    if (db_next(st)) {
        rules = health_rules_parse(m, version, str_dup(m->arena, db_col_text(st, 0)));
        rules->config = db_col_int(st, 1);
        rules->name = str_dup(m->arena, db_col_text(st, 2));
    }
    db_done(st);
    return rules;
}

/* What is kept of a day that is over: its version, values and score. */
static int read_day(struct explanation *x)
{
    static const char read[] =
        "SELECT health_version_id, health_score, health_product_adoption, health_financial,"
        " health_service, health_relationship FROM account_day WHERE day = ? AND account_id = ? AND"
        " health_version_id IS NOT NULL";
    int64_t version = 0;
    struct db_stmt *st = db_query(x->m->conn, read, "ii", (int64_t)x->m->today, x->account);
    if (db_next(st)) {
        version = db_col_int(st, 0);
        x->score = db_is_null(st, 1) ? -1 : (int)db_col_int(st, 1);
        for (int s = 0; s < HEALTH_SIGNALS; s++)
            x->signals[s].value = (enum health)db_col_int(st, 2 + s);
    }
    db_done(st);
    if (!version)
        return error_set(x->m->error, ERROR_NOT_FOUND, "Nothing is kept of that day");
    x->rules = read_rules(x->m, version);
    x->asked.day_metrics = answers_day_metrics(x->m);
    return 0;
}

static enum answer answer_of(const struct found *f)
{
    return f ? f->answer : ANSWER_NO;
}

/* The rule asked of the account, with the names of today. */
static struct found *ask_rule(struct explanation *x, const struct criteria *rule,
                              const struct json *kept)
{
    struct buf text = BUF_INIT(RULE_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    json_out_tree(&out, kept);
    struct str named = selection_by_name(x->m, resource_get("account"), buf_str(&text));
    struct found *found = found_read(x->m, &x->asked, rule, json_parse(x->m->arena, named).root);
    buf_free(&text);
    return found;
}

static int read_signals(struct explanation *x)
{
    enum health values[HEALTH_SIGNALS] = {HEALTH_NONE};
    for (int s = 0; x->rules && s < HEALTH_SIGNALS; s++) {
        const struct health_rules *r = x->rules;
        struct signal *signal = &x->signals[s];
        if (r->good[s])
            signal->good = ask_rule(x, r->good[s], r->good_json[s]);
        if (r->poor[s])
            signal->poor = ask_rule(x, r->poor[s], r->poor_json[s]);
        if (!x->past)
            signal->value = health_of(r->good[s] || r->poor[s], answer_of(signal->good),
                                      answer_of(signal->poor));
        values[s] = signal->value;
    }
    if (!x->past)
        x->score = x->rules ? health_score(x->rules, values) : -1;
    return db_error(x->m->conn) == DB_OK ? 0 : -1;
}

/* ---- writing ---- */

static void config_json(struct explanation *x)
{
    static const char name[] = "SELECT name FROM segment WHERE id = ?";
    struct json_out *out = x->out;
    json_key(out, "config");
    if (!x->rules) {
        json_out_null(out);
        return;
    }
    json_open_object(out);
    json_member_int(out, "id", x->rules->config);
    json_member_str(out, "name", x->rules->name);
    json_key(out, "segment");
    if (x->rules->segment) {
        json_open_object(out);
        json_member_int(out, "id", x->rules->segment);
        json_member_str(out, "name",
                        db_text(x->m->conn, x->m->arena, name, "i", x->rules->segment));
        json_close_object(out);
    } else {
        json_out_null(out);
    }
    json_close_object(out);
}

/* Since when the signal has its value, and what it was before. */
static void since_json(struct explanation *x, int s)
{
    static const char read[] =
        "SELECT at, value FROM field_history WHERE entity = 'account' AND entity_id = ? AND field ="
        " ? AND at <= ? ORDER BY at DESC, id DESC LIMIT 2";
    struct str field = str_fmt(x->m->arena, "health_%s", health_signals[s]);
    struct str previous = STR_NONE;
    int64_t since = 0;
    struct db_stmt *st = db_query(x->m->conn, read, "isi", x->account, field, x->m->now);
    if (db_next(st)) {
        since = db_col_int(st, 0);
        previous = STR("none");
    }
    if (db_next(st))
        previous = str_dup(x->m->arena, db_col_text(st, 1));
    db_done(st);
    since ? json_member_instant(x->out, "since", since) : json_member_null(x->out, "since");
    json_member_str(x->out, "previous", previous);
}

static const char *reason_of(const struct explanation *x, int s)
{
    const struct signal *signal = &x->signals[s];
    if (!signal->good && !signal->poor)
        return "unconfigured";
    switch (signal->value) {
    case HEALTH_GOOD:
        return "good";
    case HEALTH_POOR:
        return "poor";
    case HEALTH_AVERAGE:
        return "neither";
    case HEALTH_NONE:
        break;
    }
    return "unknown";
}

static void add_missing(void *data, struct str key)
{
    struct explanation *x = data;
    if (map_put(&x->seen, key, 1))
        json_out_str(x->out, key);
}

static void missing_json(struct explanation *x, const struct signal *signal)
{
    json_key(x->out, "missing");
    json_open_array(x->out);
    map_clear(&x->seen);
    if (signal->value == HEALTH_NONE && signal->good)
        found_missing(signal->good, add_missing, x);
    if (signal->value == HEALTH_NONE && signal->poor && answer_of(signal->good) == ANSWER_NO)
        found_missing(signal->poor, add_missing, x);
    json_close_array(x->out);
}

/* Points of the score that stem from the signal, to a tenth. */
static void weight_json(struct explanation *x, int s)
{
    int64_t weights = 0, weight = x->rules ? x->rules->weight[s] : 0;
    for (int i = 0; x->rules && i < HEALTH_SIGNALS; i++)
        if (x->signals[i].value != HEALTH_NONE)
            weights += x->rules->weight[i];
    json_key(x->out, "weight");
    weight ? json_out_int(x->out, weight) : json_out_null(x->out);
    json_key(x->out, "contribution");
    if (!weight || x->signals[s].value == HEALTH_NONE) {
        json_out_null(x->out);
        return;
    }
    int64_t tenths =
        (weight * 500 * (int64_t)(x->signals[s].value - HEALTH_POOR) + weights / 2) / weights;
    json_out_double(x->out, (double)tenths / 10);
}

static void rule_json(struct explanation *x, const char *key, const struct found *f)
{
    json_key(x->out, key);
    f ? found_json(x->m, f, x->out) : json_out_null(x->out);
}

static void signal_json(struct explanation *x, int s)
{
    const struct signal *signal = &x->signals[s];
    json_open_object(x->out);
    json_member_z(x->out, "key", health_signals[s]);
    json_member_z(x->out, "value", health_words[signal->value]);
    since_json(x, s);
    json_member_z(x->out, "reason", reason_of(x, s));
    missing_json(x, signal);
    weight_json(x, s);
    rule_json(x, "good", signal->good);
    rule_json(x, "poor", signal->poor);
    json_close_object(x->out);
}

/* ---- what changed since yesterday ---- */

/* Place of a field among the figures of a day; -1 when days do not keep it. */
static int place_in_day(struct str key)
{
#define KEY(name) #name,
    static const char *const keys[] = {HISTORY_FIGURES(KEY) HISTORY_MONEY(KEY)};
#undef KEY
    for (int i = 0; i < HISTORY_VALUES; i++)
        if (str_is(key, keys[i]))
            return i;
    return -1;
}

static void change_json(void *data, const struct found *f)
{
    struct explanation *x = data;
    char text[32];
    const struct criteria_operand *o = &f->of->left;
    int place = o->of.reach || !criteria_plain(o) ? -1 : place_in_day(o->key);
    if (place < 0 || !map_put(&x->seen, o->key, 1))
        return;
    int64_t value = x->yesterday.values[place];
    struct str before = value == INT64_MIN ? STR("null")
                        : o->type == FIELD_MONEY
                            ? str_fmt(x->m->arena, "\"%s\"",
                                      decimal_format(value, x->m->catalog->currency_digits, text).p)
                            : str_fmt(x->m->arena, "%lld", (long long)value);
    if (!f->value.p || str_eq(before, f->value))
        return;
    json_open_object(x->out);
    json_member_str(x->out, "key", o->key);
    json_key(x->out, "before");
    json_out_raw(x->out, before);
    json_key(x->out, "now");
    json_out_raw(x->out, f->value);
    json_close_object(x->out);
}

static void changes_json(struct explanation *x)
{
    json_key(x->out, "changes");
    json_open_array(x->out);
    map_clear(&x->seen);
    x->has_yesterday = history_account(x->m->conn, x->account, x->m->today - 1, &x->yesterday) == 1;
    for (int s = 0; x->has_yesterday && s < HEALTH_SIGNALS; s++) {
        if (x->signals[s].good)
            found_each(x->signals[s].good, change_json, x);
        if (x->signals[s].poor)
            found_each(x->signals[s].poor, change_json, x);
    }
    json_close_array(x->out);
}

static int read_all(struct explanation *x)
{
    static const char version[] =
        "SELECT health_version_id FROM account_metric WHERE account_id = ?";
    struct model *m = x->m;
    x->asked = (struct asked){.accounts = &x->account, .n = 1};
    x->asked.first_day = (int32_t)db_int(
        m->conn, m->today, "SELECT day FROM account_feature_day ORDER BY day LIMIT 1", "");
    if (x->past && read_day(x) < 0)
        return -1;
    if (!x->past)
        x->rules = read_rules(m, db_int(m->conn, 0, version, "i", x->account));
    return read_signals(x);
}

int health_explain(struct model *m, int64_t account, int32_t day, struct json_out *out)
{
    struct model then = *m;
    struct explanation x = {.m = &then, .account = account, .out = out, .past = day != m->today};
    if (x.past) {
        then.today = day;
        then.now = calendar_midnight(m->calendar, day + 1) - 1;
    }
    if (read_all(&x) < 0)
        return -1;
    json_key(out, "day");
    json_out_date(out, day);
    json_member_instant(out, "fresh_at", refresh_fresh_at(m->conn, m->now));
    config_json(&x);
    json_key(out, "score");
    x.score < 0 ? json_out_null(out) : json_out_int(out, x.score);
    json_key(out, "signals");
    json_open_array(out);
    for (int s = 0; s < HEALTH_SIGNALS; s++)
        signal_json(&x, s);
    json_close_array(out);
    changes_json(&x);
    map_free(&x.seen);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* ---- past days ---- */

static void day_json(struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_key(out, "day");
    json_out_date(out, (int32_t)db_col_int(st, 0));
    for (int s = 0; s < HEALTH_SIGNALS; s++) {
        int64_t value = db_col_int(st, 1 + s);
        json_member_z(out, health_signals[s],
                      health_words[value >= 0 && value <= HEALTH_GOOD ? value : 0]);
    }
    json_key(out, "score");
    db_is_null(st, 5) ? json_out_null(out) : json_out_int(out, db_col_int(st, 5));
    json_member_bool(out, "corrected", db_col_int(st, 6) != 0);
    json_close_object(out);
}

int health_history(struct model *m, int64_t account, int days, struct json_out *out)
{
    static const char past[] =
        "SELECT h.day, h.health_product_adoption, h.health_financial, h.health_service,"
        " h.health_relationship, h.health_score, h.corrected FROM {ints} d {cross} account_day h"
        " WHERE h.day = d.value AND h.account_id = ? AND h.health_version_id IS NOT NULL ORDER BY"
        " h.day";
    static const char now[] =
        "SELECT CAST(? AS BIGINT), m.health_product_adoption, m.health_financial,"
        " m.health_service, m.health_relationship, m.health_score, 0 FROM account_metric m WHERE"
        " m.account_id = ?";
    int64_t wanted[HEALTH_DAYS_MAX];
    size_t n = 0;
    for (int i = days - 1; i > 0; i--)
        wanted[n++] = m->today - i;
    struct db_stmt *st = db_query(m->conn, past, "Ii", wanted, n, account);
    while (db_next(st))
        day_json(st, out);
    db_done(st);
    st = db_query(m->conn, now, "ii", (int64_t)m->today, account);
    if (db_next(st))
        day_json(st, out);
    db_done(st);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
