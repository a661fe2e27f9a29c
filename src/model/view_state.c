/*
 * view_state: see view_state.h, view.h.
 *
 * A part is checked by the same function when it is saved, where a fault refuses the view, and when
 * it is read, where a fault means that something has gone since: then the part is left out and the
 * fault is told. Of columns and of conditions side by side only those at fault are left out.
 */
#include "model/view_state.h"

#include "base/utf8.h"
#include "model/layout.h"
#include "model/list.h"
#include "model/segment.h"
#include "model/selection.h"
#include "model/view.h"
#include "rule/criteria_names.h"

enum { SEARCH_CHARACTERS = 200, SORT_BYTES = 400 };

/* ---- the parts ---- */

static bool is_text(struct model *m, const struct json *j, const char *field, size_t max)
{
    if (j->type == JSON_STRING && utf8_length(j->text) <= max)
        return true;
    error_field(m->error, str_of(field), "Must be a text of at most %zu characters", max);
    return false;
}

static void check_columns(struct model *m, const struct resource *of, const struct json *j)
{
    if (j->type == JSON_ARRAY)
        layout_check_columns(m, of, j, "state.columns");
    else
        error_field(m->error, STR("state.columns"), "Must be a list of keys of fields");
}

static void check_frozen(struct model *m, const struct resource *of, const struct json *j)
{
    (void)of;
    if (j->type != JSON_INT || j->i < 0 || j->i > LAYOUT_FROZEN_MAX)
        error_field(m->error, STR("state.frozen"), "Must be 0 to %d", LAYOUT_FROZEN_MAX);
}

static void check_sort(struct model *m, const struct resource *of, const struct json *j)
{
    if (is_text(m, j, "state.sort", SORT_BYTES)) {
        struct list_query q = {.resource = of, .sort = j->text};
        list_check_sort(m, &q);
    }
}

static void check_filter(struct model *m, const struct resource *of, const struct json *j)
{
    if (j->type == JSON_OBJECT)
        criteria_parse(m->arena, selection_schema_live(m, of), j, "state.filter", m->error);
    else
        error_field(m->error, STR("state.filter"), "Must be an object of criteria");
}

/* A live row of a table that has names; a deleted one is told by its name. */
static void check_row(struct model *m, const char *field, const struct resource *res,
                      const char *entity, const struct json *j)
{
    struct str sql =
        str_fmt(m->arena, "SELECT name, deleted_at FROM %s WHERE id = ?%s%s%s", res->table,
                entity ? " AND entity = '" : "", entity ? entity : "", entity ? "'" : "");
    struct db_stmt *st = j->type == JSON_INT ? db_query(m->conn, sql.p, "i", j->i) : NULL;
    bool found = db_next(st);
    struct str name = found ? str_dup(m->arena, db_col_text(st, 0)) : STR_NONE;
    bool deleted = found && !db_is_null(st, 1);
    db_done(st);
    if (!found)
        error_field(m->error, str_of(field), "There is no such %s", res->label);
    else if (deleted)
        error_field(m->error, str_of(field), "The %s \"%.*s\" was deleted", res->label, (int)name.n,
                    name.p);
}

/* Tables of what belongs to accounts have the accounts' segments. */
static void check_segment(struct model *m, const struct resource *of, const struct json *j)
{
    bool users = str_is(str_of(of->key), "user");
    check_row(m, "state.segment", &segment_resource, users ? "user" : "account", j);
}

static void check_role(struct model *m, const struct resource *of, const struct json *j)
{
    (void)of;
    check_row(m, "state.role", resource_get("team_role"), NULL, j);
}

static void check_assigned(struct model *m, const struct resource *of, const struct json *j)
{
    static const char live[] = "SELECT 1 FROM member WHERE id = ? AND deleted_at IS NULL";
    int64_t id = 0;
    (void)of;
    struct str who = j->type == JSON_STRING ? j->text : STR("");
    if (str_is(who, "me") || str_is(who, "unassigned"))
        return;
    if (!str_to_int(who, &id) || db_int(m->conn, 0, live, "i", id) != 1)
        error_field(m->error, STR("state.assigned"),
                    "Is neither me nor unassigned nor the id of a member");
    else if (id != sight_owner(m) && !actor_sees_all(m->actor))
        error_field(m->error, STR("state.assigned"),
                    "Only who sees all customers can ask for a colleague's");
}

static void check_q(struct model *m, const struct resource *of, const struct json *j)
{
    (void)of;
    is_text(m, j, "state.q", SEARCH_CHARACTERS);
}

static void nothing(struct model *m, const struct resource *of, const struct json *j)
{
    (void)m, (void)of, (void)j;
}

static const struct part {
    const char *key;
    void (*check)(struct model *m, const struct resource *of, const struct json *j);
} parts[] = {
    {"columns", check_columns},
    {"frozen", check_frozen},
    {"sort", check_sort},
    {"filter", check_filter},
    {"segment", check_segment},
    {"role", check_role},
    {"q", check_q},
    {"assigned", check_assigned},
    {"missing", nothing},
};

static const struct part *part_of(struct str key)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (str_is(key, parts[i].key))
            return &parts[i];
    return NULL;
}

/* ---- saving ---- */

struct str view_state_by_id(struct model *m, const struct resource *of, struct str text)
{
    const struct json *state = json_parse(m->arena, text).root;
    struct buf kept = BUF_INIT(8 * VIEW_STATE_MAX);
    struct json_out out;
    json_out_init(&out, &kept);
    json_open_object(&out);
    for (const struct json *j = state ? state->child : NULL; j; j = j->next) {
        if (str_is(j->key, "missing") || j->type == JSON_NULL)
            continue;
        json_key_str(&out, j->key);
        struct str rule = str_is(j->key, "filter") && j->type == JSON_OBJECT
                              ? criteria_by_id(m->arena, selection_schema(m, of), j)
                              : STR_NONE;
        if (rule.p)
            json_out_raw(&out, rule);
        else
            json_out_tree(&out, j);
    }
    json_close_object(&out);
    struct str result = buf_failed(&kept) ? text : str_dup(m->arena, buf_str(&kept));
    buf_free(&kept);
    return result;
}

/* What a check finds, each as a field of the record: errors of lists say "sort". */
static void take_faults(struct model *m, const struct error *found)
{
    for (const struct error_item *e = found->items; e; e = e->next) {
        bool named = str_starts(e->field, "state.");
        struct str field =
            named ? e->field : str_fmt(m->arena, "state.%.*s", (int)e->field.n, e->field.p);
        error_field(m->error, field, "%.*s", (int)e->message.n, e->message.p);
    }
}

/* Runs a check whose faults are not yet errors of the request. False: there are any. */
static bool try_part(struct model *m, const struct part *part, const struct resource *of,
                     const struct json *j, struct error *found)
{
    struct error *outer = m->error;
    error_init(found, m->arena);
    m->error = found;
    part->check(m, of, j);
    m->error = outer;
    return !error_is_set(found);
}

int view_state_check(struct model *m, const struct resource *of, struct str text)
{
    const struct json *state = json_parse(m->arena, text).root;
    for (const struct json *j = state ? state->child : NULL; j; j = j->next) {
        const struct part *part = part_of(j->key);
        struct error found;
        if (!part)
            error_field(
                m->error,
                str_fmt(m->arena, "state.%.*s", (int)(j->key.n < 80 ? j->key.n : 80), j->key.p),
                "A view has no such part");
        else if (!try_part(m, part, of, j, &found))
            take_faults(m, &found);
    }
    return error_is_set(m->error) ? -1 : 0;
}

/* ---- reading ---- */

struct reading {
    struct model *m;
    const struct resource *of;
    struct json_out *out;
    struct json_out missing; /* objects of what was left out */
};

static void tell(struct reading *r, struct str part, const struct error *found)
{
    const struct error_item *first = found->items;
    json_open_object(&r->missing);
    json_member_str(&r->missing, "part", part);
    json_member_str(&r->missing, "text", first ? first->message : found->detail);
    json_close_object(&r->missing);
}

static struct str words_of(struct reading *r, const struct json *filter)
{
    struct str text = criteria_by_name(r->m->arena, selection_schema(r->m, r->of), filter);
    return text.p ? text : STR("{\"all\":[]}");
}

/* The gone ones that conditions name, which are given out as {"id":3,"name":"Pilot"}. */
static void add_names(const struct json *j, struct buf *names)
{
    struct str name = json_get(j, "id") ? json_get_str(j, "name") : STR_NONE;
    if (name.p)
        buf_addf(names, "%s%.*s", buf_str(names).n ? ", " : "", (int)name.n, name.p);
    for (const struct json *child = j->child; child && !name.p; child = child->next)
        add_names(child, names);
}

/* Who does not see all accounts is not told the names of those that a condition names. */
static void tell_condition(struct reading *r, const struct json *filter, const struct error *found)
{
    struct error told;
    struct buf names = BUF_INIT(500);
    struct str why = found->items ? found->items->message : found->detail;
    add_names(json_parse(r->m->arena, words_of(r, filter)).root, &names);
    struct str named = buf_str(&names);
    error_init(&told, r->m->arena);
    if (!actor_sees_all(r->m->actor))
        error_field(&told, STR("filter"),
                    "A condition names something that is gone, or that you do not see");
    else if (named.n)
        error_field(&told, STR("filter"), "%.*s (%.*s)", (int)why.n, why.p, (int)named.n, named.p);
    tell(r, STR("filter"), told.items ? &told : found);
    buf_free(&names);
}

/* Those that there are. */
static void columns_json(struct reading *r, const struct json *columns)
{
    json_key(r->out, "columns");
    json_open_array(r->out);
    for (const struct json *j = columns->child; j; j = j->next) {
        struct error gone;
        if (layout_has_column(r->m, r->of, j->text)) {
            json_out_str(r->out, j->text);
            continue;
        }
        error_init(&gone, r->m->arena);
        error_field(&gone, STR("columns"), "There is no column \"%.*s\"", (int)j->text.n,
                    j->text.p);
        tell(r, STR("columns"), &gone);
    }
    json_close_array(r->out);
}

/* Of conditions side by side those that still mean something. */
static void filter_json(struct reading *r, const struct part *part, const struct json *filter)
{
    const struct json *all = json_get(filter, "all");
    struct error found;
    if (try_part(r->m, part, r->of, filter, &found)) {
        json_key(r->out, "filter");
        json_out_raw(r->out, words_of(r, filter));
        return;
    }
    if (!all || all->type != JSON_ARRAY) {
        tell_condition(r, filter, &found);
        return;
    }
    json_key(r->out, "filter");
    json_open_object(r->out);
    json_key(r->out, "all");
    json_open_array(r->out);
    for (const struct json *j = all->child; j; j = j->next) {
        if (try_part(r->m, part, r->of, j, &found))
            json_out_raw(r->out, words_of(r, j));
        else
            tell_condition(r, j, &found);
    }
    json_close_array(r->out);
    json_close_object(r->out);
}

static void part_json(struct reading *r, const struct json *j)
{
    const struct part *part = part_of(j->key);
    struct error found;
    if (!part)
        return;
    if (part->check == check_columns) {
        columns_json(r, j);
    } else if (part->check == check_filter) {
        filter_json(r, part, j);
    } else if (try_part(r->m, part, r->of, j, &found)) {
        json_key_str(r->out, j->key);
        json_out_tree(r->out, j);
    } else {
        tell(r, j->key, &found);
    }
}

void view_state_json(struct model *m, const struct resource *of, struct str text,
                     struct json_out *out)
{
    const struct json *state = json_parse(m->arena, text).root;
    struct buf missing = BUF_INIT(8 * VIEW_STATE_MAX);
    struct reading r = {.m = m, .of = of, .out = out};
    json_out_init(&r.missing, &missing);
    json_open_array(&r.missing);
    json_open_object(out);
    for (const struct json *j = state ? state->child : NULL; j; j = j->next)
        part_json(&r, j);
    json_close_array(&r.missing);
    json_key(out, "missing");
    json_out_raw(out, buf_failed(&missing) ? STR("[]") : buf_str(&missing));
    json_close_object(out);
    buf_free(&missing);
}
