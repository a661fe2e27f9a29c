/*
 * Goals: on both engines criteria select exactly the rows that a plain evaluator, written here
 * without SQL, selects from the same random rows; every operator on every type; figures with
 * parameters against plain sums over the raw uses; what a member may not see is not counted, and
 * hidden names are answered like those that do not exist.
 */
#include "model/testing.h"

#include <math.h>
#include <string.h>

#include "base/datetime.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "model/selection.h"

enum { ACCOUNTS = 40, USERS = 3, FEATURES = 4, DAYS = 60, TRIALS = 250 };

struct row {
    int64_t id;
    const char *industry;                           /* NULL = empty */
    int64_t licenses, forecast, created_on, day_on; /* INT64_MIN = empty */
    double score;                                   /* NAN = empty */
    int64_t stage;                                  /* 0 = empty */
    int parent;
    int tags; /* bits of tag_words; -1 = empty */
};

struct world {
    struct workspace w;
    struct row rows[ACCOUNTS];
    int uses[ACCOUNTS][USERS][FEATURES][DAYS]; /* day DAYS - 1 = today */
    int64_t users[ACCOUNTS][USERS], stages[3], features[FEATURES];
    int64_t tags, score, day; /* custom attributes */
    uint64_t seed;
};

static const char *const industries[] = {
    "Retail", "retail", "B\u00e4ckerei", "BACKEREI", "Food & Retail", "100%", "_"};
static const char *const tag_words[] = {"gold", "Gold Plus", "a\"b", "c\\d"};
static const char *const stage_names[] = {"Trial", "Live", "Cancelled"};

static int dice(struct world *x, int n)
{
    x->seed = x->seed * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (int)((x->seed >> 33) % (uint64_t)n);
}

static int64_t or_empty(struct world *x, int64_t value)
{
    return dice(x, 4) ? value : INT64_MIN;
}

static void member_or_null(struct json_out *out, const char *key, int64_t value)
{
    value == INT64_MIN ? json_member_null(out, key) : json_member_int(out, key, value);
}

static void draw_row(struct world *x, struct row *r)
{
    int64_t today = x->w.m.today;
    r->industry = dice(x, 4) ? industries[dice(x, 7)] : NULL;
    r->licenses = or_empty(x, dice(x, 12));
    r->forecast = or_empty(x, dice(x, 20) * 25 - 100);
    r->created_on = x->w.m.now - (int64_t)dice(x, 20) * 43200000;
    r->day_on = or_empty(x, today + dice(x, 20) - 10);
    r->score = dice(x, 4) ? dice(x, 20) / 4.0 : NAN;
    r->stage = dice(x, 4) ? x->stages[dice(x, 3)] : 0;
    r->parent = dice(x, 2);
    r->tags = dice(x, 4) ? dice(x, 16) : -1;
}

static void tags_json(struct json_out *out, int tags)
{
    json_open_array(out);
    for (int i = 0; i < 4; i++)
        if (tags & 1 << i)
            json_out_z(out, tag_words[i]);
    json_close_array(out);
}

static void store_row(struct world *x, struct row *r, int n)
{
    struct buf b = BUF_INIT(10000);
    struct json_out out;
    char text[32];
    json_out_init(&out, &b);
    json_open_object(&out);
    json_member_str(&out, "external_id", str_fmt(x->w.arena, "a%d", n));
    json_member_z(&out, "name", "Name");
    json_member_str(&out, "industry", str_of(r->industry));
    member_or_null(&out, "licenses", r->licenses);
    json_key(&out, "forecast_value");
    r->forecast == INT64_MIN ? json_out_null(&out)
                             : json_out_str(&out, decimal_format(r->forecast, 2, text));
    json_key(&out, "created_on");
    json_out_instant(&out, r->created_on);
    json_key(&out, "custom_day");
    r->day_on == INT64_MIN ? json_out_null(&out) : json_out_date(&out, (int32_t)r->day_on);
    json_key(&out, "custom_score");
    json_out_double(&out, r->score);
    json_key(&out, "custom_tags");
    r->tags < 0 ? json_out_null(&out) : tags_json(&out, r->tags);
    json_member_bool(&out, "is_parent", r->parent);
    if (r->stage)
        for (int i = 0; i < 3; i++)
            if (x->stages[i] == r->stage)
                json_member_z(&out, "stage", stage_names[i]);
    json_close_object(&out);
    r->id = workspace_put(&x->w, "account", 0, str_z(x->w.arena, buf_str(&b)));
    buf_free(&b);
    assert_true(r->id > 0);
}

static int64_t attribute(struct world *x, const char *key, const char *type)
{
    struct str json = str_fmt(x->w.arena,
                              "{\"key\":\"%s\",\"entity\":\"account\",\"type\":\"%s\","
                              "\"options\":[\"gold\",\"Gold Plus\",\"a\\\"b\",\"c\\\\d\"]}",
                              key, type);
    return workspace_put(&x->w, "custom_attribute", 0, json.p);
}

/* Two modules of two features each, one of which is hidden in the second. */
static void store_features(struct world *x)
{
    int64_t product = workspace_put(&x->w, "product", 0, "{\"name\":\"App\"}");
    for (int m = 0; m < 2; m++) {
        int64_t module = workspace_put(
            &x->w, "module", 0,
            str_fmt(x->w.arena, "{\"name\":\"M%d\",\"product_id\":%lld}", m, (long long)product).p);
        for (int f = 0; f < 2; f++)
            x->features[m * 2 + f] = workspace_put(
                &x->w, "feature", 0,
                str_fmt(x->w.arena, "{\"name\":\"F%d\",\"module_id\":%lld,\"hidden\":%s}",
                        m * 2 + f, (long long)module, m && f ? "true" : "false")
                    .p);
    }
}

static void store_uses(struct world *x, int a)
{
    static const char use[] = "INSERT INTO usage_daily (day, account_id, user_id, feature_id,"
                              " count) VALUES (?, ?, ?, ?, ?)";
    for (int u = 0; u < USERS; u++) {
        x->users[a][u] =
            workspace_put(&x->w, "user", 0,
                          str_fmt(x->w.arena, "{\"external_id\":\"u%d\",\"account_id\":%lld}", u,
                                  (long long)x->rows[a].id)
                              .p);
        for (int n = dice(x, 3) ? dice(x, 12) : 0; n > 0; n--) {
            int f = dice(x, FEATURES), d = dice(x, DAYS);
            if (!x->uses[a][u][f][d])
                db_run(x->w.m.conn, use, "iiiii", (int64_t)x->w.m.today - DAYS + 1 + d,
                       x->rows[a].id, x->users[a][u], x->features[f],
                       (int64_t)(x->uses[a][u][f][d] = 1 + dice(x, 5)));
        }
    }
}

static void world_open(struct world *x, struct scratch *scratch)
{
    static const char sums[] =
        "INSERT INTO account_feature_day (day, account_id, feature_id, uses, users) SELECT day,"
        " account_id, feature_id, CAST(sum(count) AS BIGINT), count(*) FROM usage_daily"
        " GROUP BY day, account_id, feature_id";
    static const char known[] = "INSERT INTO refresh_state (name, value) VALUES ('has_usage', 1)";
    memset(x, 0, sizeof(*x));
    x->seed = 4711;
    workspace_open(&x->w, scratch, PROFILE_ADMINISTRATOR);
    assert_true(db_run(x->w.m.conn,
                       "INSERT INTO setting (key, value, updated_at) VALUES ('time_zone',"
                       " 'America/New_York', 0) ON CONFLICT DO NOTHING",
                       "") >= 0);
    config_changed(x->w.m.conn);
    attribute(x, "tags", "many_of");
    attribute(x, "score", "number");
    attribute(x, "day", "date");
    workspace_commit(&x->w);
    for (int i = 0; i < 3; i++)
        x->stages[i] =
            db_int(x->w.m.conn, 0, "SELECT id FROM stage WHERE name = ?", "z", stage_names[i]);
    if (db_engine(scratch->db) == DB_POSTGRES) /* usage/ makes partitions, which stands above */
        db_script(x->w.m.conn, "CREATE TABLE usage_rest PARTITION OF usage_daily DEFAULT;\n");
    store_features(x);
    for (int a = 0; a < ACCOUNTS; a++) {
        draw_row(x, &x->rows[a]);
        store_row(x, &x->rows[a], a);
        store_uses(x, a);
    }
    assert_true(db_run(x->w.m.conn, sums, "") >= 0);
    assert_true(db_run(x->w.m.conn, known, "") >= 0);
    workspace_commit(&x->w);
}

static void world_close(struct world *x)
{
    workspace_close(&x->w);
}

/* ---- the plain evaluator: JSON and rows, no SQL, no tree ---- */

struct figure {
    char kind; /* 'n' empty, 'd' number, 's' text, 't' tags */
    double d;
    struct str s;
    int tags;
};

static struct figure number(double d)
{
    return (struct figure){.kind = 'd', .d = d};
}

static struct figure number_or_empty(int64_t i)
{
    return i == INT64_MIN ? (struct figure){.kind = 'n'} : number((double)i);
}

/* A figure of usage in the days [from, to] counted from DAYS - 1 = today. */
static double usage(struct world *x, int a, const struct json *c, int from, int to)
{
    struct str field = json_get_str(c, "field"), module = json_get_str(c, "module");
    int64_t sum = 0;
    unsigned features = 0, modules = 0, users = 0;
    int days = 0;
    for (int d = from < 0 ? 0 : from; d <= to; d++) {
        bool some = false;
        for (int u = 0; u < USERS; u++)
            for (int f = 0; f < 3; f++) { /* the fourth is hidden */
                int n = x->uses[a][u][f][d];
                if (!n || (module.p && module.p[1] - '0' != f / 2))
                    continue;
                some = true;
                sum += n;
                features |= 1u << f;
                modules |= 1u << (f / 2);
                users |= 1u << u;
            }
        days += some;
    }
    if (str_is(field, "total_features_used"))
        return (double)sum;
    if (str_is(field, "active_days"))
        return days;
    return __builtin_popcount(str_is(field, "features_used")  ? features
                              : str_is(field, "modules_used") ? modules
                                                              : users);
}

static struct figure usage_figure(struct world *x, int a, const struct json *c)
{
    const struct json *days = json_get(c, "days");
    struct str change = json_get_str(c, "change");
    int n = days->type == JSON_INT ? (int)days->i : DAYS;
    double now = usage(x, a, c, DAYS - n, DAYS - 1);
    if (!change.p)
        return number(now);
    double before = usage(x, a, c, DAYS - 2 * n, DAYS - n - 1);
    if (str_is(change, "absolute"))
        return number(now - before);
    return before > 0 ? number((now - before) * 100 / before) : (struct figure){.kind = 'n'};
}

static struct figure figure_of(struct world *x, int a, const struct json *c)
{
    const struct row *r = &x->rows[a];
    struct str field = json_get_str(c, "field");
    if (json_get(c, "days"))
        return usage_figure(x, a, c);
    if (str_is(field, "industry"))
        return r->industry
                   ? (struct figure){.kind = 's', .s = utf8_fold(x->w.arena, str_of(r->industry))}
                   : (struct figure){.kind = 'n'};
    if (str_is(field, "licenses"))
        return number_or_empty(r->licenses);
    if (str_is(field, "forecast_value"))
        return number_or_empty(r->forecast);
    if (str_is(field, "created_on"))
        return number(calendar_day(x->w.m.calendar, r->created_on));
    if (str_is(field, "custom_day"))
        return number_or_empty(r->day_on);
    if (str_is(field, "custom_score"))
        return r->score == r->score ? number(r->score) : (struct figure){.kind = 'n'};
    if (str_is(field, "is_parent"))
        return number(r->parent);
    if (str_is(field, "custom_tags"))
        return r->tags < 0 ? (struct figure){.kind = 'n'}
                           : (struct figure){.kind = 't', .tags = r->tags};
    assert_true(str_is(field, "stage"));
    return r->stage ? number((double)r->stage) : (struct figure){.kind = 'n'};
}

static double value_number(struct world *x, const struct json *c, const struct json *v)
{
    struct str field = json_get_str(c, "field");
    if (v->type == JSON_TRUE || v->type == JSON_FALSE)
        return v->type == JSON_TRUE;
    if (str_is(field, "stage"))
        for (int i = 0; i < 3; i++)
            if (str_is(v->text, stage_names[i]))
                return (double)x->stages[i];
    if (str_is(field, "forecast_value")) {
        int64_t minor;
        assert_true(decimal_parse(v->text, 2, &minor));
        return (double)minor;
    }
    if (v->type == JSON_STRING) {
        int year, month, day;
        assert_int_equal(sscanf(v->text.p, "%d-%d-%d", &year, &month, &day), 3);
        return date_from_ymd(year, month, day);
    }
    return v->type == JSON_INT ? (double)v->i : v->d;
}

static bool same(struct world *x, const struct json *c, struct figure f, const struct json *v)
{
    if (f.kind == 's')
        return str_eq(f.s, utf8_fold(x->w.arena, v->text));
    if (f.kind == 't') {
        for (int i = 0; i < 4; i++)
            if (f.tags & 1 << i &&
                str_eq(utf8_fold(x->w.arena, str_of(tag_words[i])), utf8_fold(x->w.arena, v->text)))
                return true;
        return false;
    }
    return f.d == value_number(x, c, v);
}

static bool among(struct world *x, const struct json *c, struct figure f, const struct json *list)
{
    for (const struct json *e = list->child; e; e = e->next)
        if (same(x, c, f, e))
            return true;
    return false;
}

static bool compare(const char *op, double a, double b)
{
    return op[0] == '<'   ? (op[1] ? a <= b : a < b)
           : op[0] == '>' ? (op[1] ? a >= b : a > b)
                          : (op[0] == '=' ? a == b : a != b);
}

static bool days_hold(struct world *x, const char *op, double day, int64_t n)
{
    double ago = x->w.m.today - day;
    if (!strcmp(op, "in_next_days"))
        return ago <= 0 && -ago < (double)n;
    if (!strcmp(op, "more_than_days_ago"))
        return ago > (double)n;
    return ago >= 0 && ago < (double)n;
}

static bool condition_holds(struct world *x, int a, const struct json *c)
{
    const char *op = str_z(x->w.arena, json_get_str(c, "op"));
    const struct json *v = json_get(c, "value");
    struct figure f = figure_of(x, a, c);
    bool none = f.kind == 'n' || (f.kind == 't' && !f.tags);
    if (!strcmp(op, "empty") || !strcmp(op, "not_empty"))
        return none == !strcmp(op, "empty");
    if (f.kind == 'n')
        return !strcmp(op, "!=") || !strcmp(op, "not_in") || !strcmp(op, "not_contains");
    if (!strcmp(op, "in") || !strcmp(op, "not_in"))
        return among(x, c, f, v) == !strcmp(op, "in");
    if (!strcmp(op, "between"))
        return f.d >= value_number(x, c, v->child) && f.d <= value_number(x, c, v->child->next);
    if (strstr(op, "days"))
        return days_hold(x, op, f.d, v->i);
    if (v->type == JSON_OBJECT) {
        struct figure other = figure_of(x, a, v);
        const struct json *times = json_get(v, "times");
        return other.kind == 'n' ? !strcmp(op, "!=")
                                 : compare(op, f.d, other.d * (times ? times->d : 1));
    }
    if (f.kind == 't')
        return same(x, c, f, v) == !strcmp(op, "contains");
    if (f.kind == 's' && op[0] != '=' && op[0] != '!') {
        struct str part = utf8_fold(x->w.arena, v->text);
        ptrdiff_t at = str_find(f.s, part);
        return !strcmp(op, "contains") ? at >= 0 : !strcmp(op, "not_contains") ? at < 0 : at == 0;
    }
    if (f.kind == 's')
        return same(x, c, f, v) == (op[0] == '=');
    if (!strcmp(op, "before") || !strcmp(op, "after"))
        op = op[0] == 'b' ? "<" : ">";
    return compare(op, f.d, value_number(x, c, v));
}

static bool holds(struct world *x, int a, const struct json *c)
{
    const struct json *group = c->child;
    if (str_is(group->key, "not"))
        return !holds(x, a, group);
    if (!str_is(group->key, "all") && !str_is(group->key, "any"))
        return condition_holds(x, a, c);
    bool all = str_is(group->key, "all");
    for (const struct json *e = group->child; e; e = e->next)
        if (holds(x, a, e) != all)
            return !all;
    return all;
}

/* ---- random criteria ---- */

static const struct {
    const char *key;
    enum field_type type;
} fields[] = {
    {"industry", FIELD_TEXT},      {"licenses", FIELD_INT},    {"forecast_value", FIELD_MONEY},
    {"created_on", FIELD_INSTANT}, {"custom_day", FIELD_DATE}, {"custom_score", FIELD_NUMBER},
    {"is_parent", FIELD_BOOL},     {"stage", FIELD_NAME},      {"custom_tags", FIELD_TEXTS}};
static const char *const figures[] = {"total_features_used", "features_used", "modules_used",
                                      "active_users", "active_days"};

static void draw_value(struct world *x, enum field_type type, struct buf *b)
{
    char date[16];
    struct json_out out;
    json_out_init(&out, b);
    switch (type) {
    case FIELD_TEXT:
        json_out_z(&out, (const char *[]){"RETAIL", "b\u00c4ckerei", "ret", "%", "_", "food & r",
                                          "ail"}[dice(x, 7)]);
        break;
    case FIELD_MONEY:
        buf_addf(b, "\"%d.%02d\"", dice(x, 5), 25 * dice(x, 4));
        break;
    case FIELD_DATE:
    case FIELD_INSTANT:
        date_format(x->w.m.today + dice(x, 20) - 10, date);
        json_out_z(&out, date);
        break;
    case FIELD_NUMBER:
        buf_addf(b, "%g", dice(x, 20) / 4.0);
        break;
    case FIELD_BOOL:
        json_out_bool(&out, dice(x, 2));
        break;
    case FIELD_NAME:
        json_out_z(&out, stage_names[dice(x, 3)]);
        break;
    case FIELD_TEXTS:
        json_out_z(&out, (const char *[]){"GOLD", "gold plus", "a\"b", "c\\d", "b"}[dice(x, 5)]);
        break;
    default:
        buf_addi(b, dice(x, 12));
    }
}

static void draw_values(struct world *x, enum criteria_op op, enum field_type type, struct buf *b)
{
    enum criteria_takes takes = criteria_operators[op].takes;
    if (takes == TAKES_NONE)
        return;
    buf_addz(b, ",\"value\":");
    if (takes == TAKES_DAYS)
        buf_addi(b, 1 + dice(x, 8));
    else if (takes == TAKES_ONE)
        draw_value(x, type, b);
    if (takes != TAKES_TWO && takes != TAKES_LIST)
        return;
    buf_addc(b, '[');
    for (int i = 0; i < 2; i++) {
        buf_addz(b, i ? "," : "");
        draw_value(x, type, b);
    }
    buf_addc(b, ']');
}

static enum criteria_op draw_op(struct world *x, enum field_type type)
{
    enum criteria_op op;
    do
        op = (enum criteria_op)dice(x, OP_COUNT);
    while (!criteria_op_fits(op, type));
    return op;
}

static void draw_figure(struct world *x, struct buf *b)
{
    static const char *const days[] = {"1", "7", "13", "15", "30", "\"ever\""};
    static const char *const changes[] = {"\"absolute\"", "\"percent\""};
    int d = dice(x, 6), change = d < 5 ? dice(x, 3) : 0;
    enum field_type type = change == 2 ? FIELD_NUMBER : FIELD_INT;
    enum criteria_op op = draw_op(x, type);
    buf_addf(b, "{\"field\":\"%s\",\"days\":%s,\"op\":\"%s\"", figures[dice(x, 5)], days[d],
             criteria_operators[op].word);
    if (change)
        buf_addf(b, ",\"change\":%s", changes[change - 1]);
    if (dice(x, 2))
        buf_addf(b, ",\"module\":\"M%d\"", dice(x, 2));
    if (criteria_operators[op].against_field && dice(x, 3) == 0)
        buf_addf(b, ",\"value\":{\"field\":\"licenses\"%s}", dice(x, 2) ? ",\"times\":0.5" : "");
    else
        draw_values(x, op, type, b);
    buf_addc(b, '}');
}

static void draw_condition(struct world *x, struct buf *b)
{
    int f = dice(x, 13);
    if (f >= 9) {
        draw_figure(x, b);
        return;
    }
    enum criteria_op op = draw_op(x, fields[f].type);
    buf_addf(b, "{\"field\":\"%s\",\"op\":\"%s\"", fields[f].key, criteria_operators[op].word);
    draw_values(x, op, fields[f].type, b);
    buf_addc(b, '}');
}

static void draw(struct world *x, int depth, struct buf *b)
{
    int kind = depth < 4 ? dice(x, 6) : 5;
    if (kind > 2) {
        draw_condition(x, b);
        return;
    }
    buf_addz(b, kind == 0 ? "{\"not\":" : kind == 1 ? "{\"all\":[" : "{\"any\":[");
    for (int i = 0; i < (kind ? 2 : 1); i++) {
        buf_addz(b, i ? "," : "");
        draw(x, depth + 1, b);
    }
    buf_addz(b, kind ? "]}" : "}");
}

/* ---- what SQL selects ---- */

static struct criteria *parse(struct world *x, struct str json)
{
    struct json_result parsed = json_parse(x->w.arena, json);
    assert_non_null(parsed.root);
    error_init(&x->w.error, x->w.arena);
    return selection_parse(&x->w.m, resource_get("account"), parsed.root, "filter");
}

static bool selected(struct world *x, const struct criteria *c, int64_t id)
{
    struct list_query q = {
        .resource = resource_get("account"), .criteria = c, .id = id, .limit = 1, .page = 1};
    return list_count(&x->w.m, &q) == 1;
}

/* How many of every third account it selects, asked about those only. */
static int64_t count_scoped(struct world *x, const struct criteria *c, int64_t *ids, size_t n)
{
    const struct resource *res = resource_get("account");
    struct criteria_scope scope = {ids, n, x->w.m.today - DAYS, false, 0};
    struct criteria_sql part;
    struct buf sql = BUF_INIT(1000000);
    assert_true(criteria_sql_render(x->w.arena, selection_schema(&x->w.m, res), &scope, c, &part));
    buf_addz(&sql, "SELECT count(*) FROM {ints} i {cross} account e LEFT JOIN account_metric m ON"
                   " m.account_id = e.id");
    buf_adds(&sql, part.joins.sql);
    buf_addz(&sql, " WHERE e.id = i.value AND ");
    buf_adds(&sql, part.where.sql);
    struct db_stmt *st = db_prepare(x->w.m.conn, buf_str(&sql));
    db_bind_ints(st, ids, n);
    criteria_sql_bind(st, part.joins.binds, part.joins.nbinds);
    criteria_sql_bind(st, part.where.binds, part.where.nbinds);
    int64_t count = db_next(st) ? db_col_int(st, 0) : -1;
    db_done(st);
    buf_free(&sql);
    return count;
}

static void expect_same_scoped(struct world *x, const struct criteria *c, struct str json)
{
    const struct json *root = json_parse(x->w.arena, json).root;
    int64_t ids[ACCOUNTS], count = 0;
    size_t n = 0;
    for (int a = 0; a < ACCOUNTS; a += 3) {
        ids[n++] = x->rows[a].id;
        count += holds(x, a, root);
    }
    int64_t got = count_scoped(x, c, ids, n);
    if (got != count)
        fail_msg("of some %lld, not %lld: %.*s", (long long)got, (long long)count, (int)json.n,
                 json.p);
}

static void expect_same(struct world *x, struct str json)
{
    struct criteria *c = parse(x, json);
    if (!c)
        fail_msg("refused: %.*s: %.*s", (int)json.n, json.p, (int)x->w.error.items->message.n,
                 x->w.error.items->message.p);
    struct list_query q = {
        .resource = resource_get("account"), .criteria = c, .limit = 1000, .page = 1};
    const struct json *root = json_parse(x->w.arena, json).root;
    int64_t count = 0;
    for (int a = 0; a < ACCOUNTS; a++)
        count += holds(x, a, root);
    int64_t got = list_count(&x->w.m, &q);
    if (db_error(x->w.m.conn) != DB_OK)
        fail_msg("SQL fails: %.*s", (int)json.n, json.p);
    for (int a = 0; got != count && a < ACCOUNTS; a++)
        if (selected(x, c, x->rows[a].id) != holds(x, a, root))
            fail_msg("row %d: selected %d, holds %d: %.*s", a, !holds(x, a, root),
                     holds(x, a, root), (int)json.n, json.p);
    assert_int_equal(got, count);
    expect_same_scoped(x, c, json);
}

static void test_random(void **state)
{
    struct world *x = mem_alloc(sizeof(*x));
    world_open(x, *state);
    for (int i = 0; i < TRIALS; i++) {
        struct buf b = BUF_INIT(100000);
        draw(x, 0, &b);
        expect_same(x, str_dup(x->w.arena, buf_str(&b)));
        buf_free(&b);
    }
    world_close(x);
    free(x);
}

/* Each operator on each type, so that none is left to chance. */
static void test_every_operator(void **state)
{
    struct world *x = mem_alloc(sizeof(*x));
    world_open(x, *state);
    for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++)
        for (int op = 0; op < OP_COUNT; op++) {
            if (!criteria_op_fits((enum criteria_op)op, fields[f].type))
                continue;
            struct buf b = BUF_INIT(10000);
            buf_addf(&b, "{\"field\":\"%s\",\"op\":\"%s\"", fields[f].key,
                     criteria_operators[op].word);
            draw_values(x, (enum criteria_op)op, fields[f].type, &b);
            buf_addc(&b, '}');
            expect_same(x, str_dup(x->w.arena, buf_str(&b)));
            expect_same(x, str_fmt(x->w.arena, "{\"not\":%s}", b.p));
            buf_free(&b);
        }
    world_close(x);
    free(x);
}

/* How SQLite reads what a criteria selects. */
static struct str plan_of(struct world *x, const char *json, const struct criteria_scope *scope)
{
    struct criteria_sql sql;
    struct buf text = BUF_INIT(100000), plan = BUF_INIT(100000);
    const struct resource *res = resource_get("account");
    const struct criteria *c =
        selection_parse(&x->w.m, res, json_parse(x->w.arena, str_of(json)).root, "filter");
    assert_non_null(c);
    assert_true(criteria_sql_render(x->w.arena, selection_schema(&x->w.m, res), scope, c, &sql));
    buf_addf(&text,
             "EXPLAIN QUERY PLAN SELECT e.id FROM account e LEFT JOIN account_metric m ON"
             " m.account_id = e.id%s WHERE %s",
             sql.joins.sql.p, sql.where.sql.p);
    struct db_stmt *st = db_prepare(x->w.m.conn, buf_str(&text));
    criteria_sql_bind(st, sql.joins.binds, sql.joins.nbinds);
    criteria_sql_bind(st, sql.where.binds, sql.where.nbinds);
    while (db_next(st)) {
        buf_adds(&plan, db_col_text(st, 3));
        buf_addc(&plan, '\n');
    }
    db_done(st);
    struct str out = str_dup(x->w.arena, buf_str(&plan));
    buf_free(&text);
    buf_free(&plan);
    return out;
}

/* Figures with parameters read a range of days, or of instants, of a store's key, never the whole
 * of it; asked of a few accounts, those only. */
static void test_plans(void **state)
{
    static const int64_t some[] = {1, 2};
    static const struct criteria_scope few = {.accounts = some, .naccounts = 2};
    static const struct {
        const char *json, *all, *few;
    } plans[] = {
        {"{\"field\":\"total_features_used\",\"days\":30,\"op\":\">\",\"value\":5}",
         "SEARCH u USING PRIMARY KEY (day>? AND day<?)",
         "SEARCH u USING PRIMARY KEY (day=? AND account_id=?"},
        {"{\"field\":\"active_users\",\"days\":30,\"op\":\">\",\"value\":5}",
         "SEARCH usage_daily USING PRIMARY KEY (day>? AND day<?)",
         "SEARCH usage_daily USING PRIMARY KEY (day=? AND account_id=?"},
        {"{\"field\":\"touchpoints\",\"days\":30,\"op\":\">\",\"value\":5}",
         "SEARCH c USING COVERING INDEX touchpoint_on (occurred_on>? AND occurred_on<?)",
         "SEARCH c USING INDEX touchpoint_account (account_id=? AND occurred_on>? AND"
         " occurred_on<?)"},
        {"{\"field\":\"mrr\",\"days\":30,\"change\":\"percent\",\"op\":\">\",\"value\":5}",
         "SEARCH h USING PRIMARY KEY (day=?",
         "SEARCH h USING PRIMARY KEY (day=? AND account_id=?)"},
        {"{\"field\":\"invoice.amount_due\",\"op\":\">\",\"value\":5}", "SCAN e",
         "SEARCH e USING INDEX invoice_account (account_id=?)"},
    };
    struct world *x = mem_alloc(sizeof(*x));
    world_open(x, *state);
    for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        struct str all = plan_of(x, plans[i].json, NULL), scoped = plan_of(x, plans[i].json, &few);
        if (str_find(all, str_of(plans[i].all)) < 0)
            fail_msg("%s: %s", plans[i].json, all.p);
        if (str_find(scoped, str_of(plans[i].few)) < 0)
            fail_msg("%s: %s", plans[i].json, scoped.p);
    }
    world_close(x);
    free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_BOTH(test_every_operator), ON_BOTH(test_random),
                                       ON_SQLITE(test_plans)};
    return cmocka_run_group_tests_name("selection", tests, NULL, NULL);
}
