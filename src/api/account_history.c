/*
 * account_history: the figures and states of an account at the end of each day: today as lists show
 * them, the days that are over from account_day and field_history.
 */
#include <string.h>

#include "api/call.h"
#include "api/routes.h"
#include "api/shapes.h"
#include "base/calendar.h"
#include "base/decimal.h"
#include "engine/history.h"
#include "engine/history_state.h"
#include "engine/refresh.h"
#include "engine/slice.h"
#include "model/account.h"
#include "model/list.h"

enum { FIELDS_MAX = 20, STANDARD = 60 };

#define UNKNOWN INT64_MIN

/* Figures that stand in account_day. */
static const struct {
    const char *key;
    int place;
} kept[] = {
#define KEPT(name) {#name, HISTORY_##name},
    HISTORY_FIGURES(KEPT){"mrr", HISTORY_MRR},
    {"amount", HISTORY_AMOUNT},
    {"licenses", HISTORY_LICENSES},
    {"total_modules_used", HISTORY_total_features_used},
};

/* Figures made of those. */
enum made {
    MADE_FREQUENCY,
    MADE_UTILISATION,
    MADE_STICKINESS,
    MADE_ENGAGEMENT,
    MADE_NPS,
    MADE_NONE
};
static const char *const made[MADE_NONE] = {"usage_frequency", "license_utilisation",
                                            "product_stickiness", "engagement_score", "nps_score"};

struct column {
    const struct field *field;
    int place;          /* in account_day; -1 */
    enum made made;     /* else */
    bool known;         /* the workspace has received data of its kind */
    struct str *states; /* else: per day */
};

struct history {
    struct call *c;
    int64_t account, features; /* features of the workspace */
    int days;
    int32_t from;
    struct history_row *rows; /* of the days that are kept */
    int nrows;
    int64_t *ends; /* per day: first instant after it */
    struct column columns[FIELDS_MAX];
    size_t ncolumns;
};

static bool is_known(struct model *m, const char *kind)
{
    static const char read[] = "SELECT value FROM refresh_state WHERE name = ?";
    return !kind || db_int(m->conn, 0, read, "s", str_fmt(m->arena, "has_%s", kind)) == 1;
}

/* How the field's past is told; false when it is not kept. */
static bool find_column(struct history *h, struct str key, struct column *out)
{
    struct model *m = &h->c->model;
    const struct field *f = entity_field(catalog_entity(m->catalog, &account_resource), key, NULL);
    *out = (struct column){.field = f, .place = -1, .made = MADE_NONE, .known = true};
    if (!f || f->flags & FIELD_HIDDEN)
        return false;
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
        if (str_is(key, kept[i].key))
            out->place = kept[i].place;
    for (int i = 0; i < MADE_NONE; i++)
        if (str_is(key, made[i]))
            out->made = (enum made)i;
    if (out->place >= 0 || out->made != MADE_NONE) {
        out->known = is_known(m, f->known);
        return true;
    }
    if (!(f->flags & FIELD_HISTORY))
        return false;
    out->states = str_is(key, "status") ? history_status(m, h->account, h->ends, (size_t)h->days)
                                        : history_state(m, f, h->account, h->ends, (size_t)h->days);
    return true;
}

static void read_columns(struct history *h, struct str keys)
{
    struct model *m = &h->c->model;
    struct str key;
    while (str_next(&keys, ',', &key)) {
        if (h->ncolumns == FIELDS_MAX) {
            error_field(m->error, STR("fields"), "At most %d fields", FIELDS_MAX);
            return;
        }
        if (!find_column(h, key, &h->columns[h->ncolumns++]))
            error_field(m->error, STR("fields"), "No history is kept of \"%.*s\"",
                        (int)(key.n < 80 ? key.n : 80), key.p);
    }
    if (h->ncolumns == 0)
        error_field(m->error, STR("fields"), "At least one field");
}

/* 0 to 1; of all users where no licences are known. */
static double licence_part(const int64_t *v)
{
    int64_t all = v[HISTORY_LICENSES] > 0 ? v[HISTORY_LICENSES] : v[HISTORY_users];
    double part = all > 0 ? (double)v[HISTORY_active_users] / (double)all : 0;
    return part > 1 ? 1 : part;
}

/* False: unknown on that day. */
static bool make(const struct history *h, enum made what, const int64_t *v, double *out)
{
    int64_t responses = v[HISTORY_promoters] + v[HISTORY_passives] + v[HISTORY_detractors];
    double used = h->features ? (double)v[HISTORY_features_used] / (double)h->features : 0;
    switch (what) {
    case MADE_UTILISATION:
        *out = (double)v[HISTORY_active_users] * 100 / (double)v[HISTORY_LICENSES];
        return v[HISTORY_LICENSES] > 0;
    case MADE_STICKINESS:
        *out = used * 100;
        return h->features > 0;
    case MADE_ENGAGEMENT:
        *out = ((double)v[HISTORY_active_days] / 14 + used + licence_part(v)) * 100 / 3;
        return h->features > 0;
    case MADE_NPS:
        *out = (double)(v[HISTORY_promoters] - v[HISTORY_detractors]) * 100 / (double)responses;
        return responses > 0;
    case MADE_FREQUENCY:
    case MADE_NONE:
        break;
    }
    return false;
}

static void number_json(const struct history *h, const struct field *f, int64_t value,
                        struct json_out *out)
{
    char text[32];
    if (f->type == FIELD_MONEY)
        json_out_str(out, decimal_format(value, h->c->model.catalog->currency_digits, text));
    else
        json_out_int(out, value);
}

static void figure_json(const struct history *h, const struct column *column,
                        const struct history_row *row, struct json_out *out)
{
    bool nps = column->place >= HISTORY_promoters && column->place <= HISTORY_detractors;
    double number;
    const int64_t *v = row->values;
    if (column->made == MADE_FREQUENCY)
        json_out_str(out, field_choice(column->field, usage_frequency(v[HISTORY_active_days])));
    else if (column->made != MADE_NONE && make(h, column->made, v, &number))
        json_out_double(out, number);
    else if (column->made != MADE_NONE || v[column->place] == UNKNOWN ||
             (nps && !make(h, MADE_NPS, v, &number)))
        json_out_null(out);
    else
        number_json(h, column->field, v[column->place], out);
}

static void name_json(struct model *m, const struct field *f, int64_t id, struct json_out *out)
{
    const struct resource *res = resource_get(f->of);
    struct str sql =
        str_fmt(m->arena, "SELECT %s FROM %s WHERE id = ?", res->name_column, res->table);
    struct str name = db_text(m->conn, m->arena, str_z(m->arena, sql), "i", id);
    if (f->type == FIELD_NAME) {
        json_out_str(out, name);
        return;
    }
    json_open_object(out);
    json_member_int(out, "id", id);
    json_member_str(out, "name", name);
    json_close_object(out);
}

static void state_json(struct history *h, const struct column *column, size_t day,
                       struct json_out *out)
{
    const struct field *f = column->field;
    struct str value = column->states ? column->states[day] : STR_NONE;
    int64_t number = 0;
    bool text = f->type == FIELD_TEXT || f->type == FIELD_CHOICE;
    if (!value.p || (!text && !str_to_int(value, &number)))
        json_out_null(out);
    else if (text)
        json_out_str(out, value);
    else if (f->type == FIELD_NAME || f->type == FIELD_REF)
        name_json(&h->c->model, f, number, out);
    else
        number_json(h, f, number, out);
}

static void day_json(struct history *h, size_t day, const struct history_row *row,
                     struct json_out *out)
{
    json_open_object(out);
    json_key(out, "day");
    json_out_date(out, h->from + (int32_t)day);
    json_member_bool(out, "corrected", row && row->corrected);
    json_key(out, "figures");
    json_open_object(out);
    for (size_t i = 0; i < h->ncolumns; i++) {
        const struct column *column = &h->columns[i];
        json_key(out, column->field->key);
        if (column->place < 0 && column->made == MADE_NONE)
            state_json(h, column, day, out);
        else if (!row || !column->known)
            json_out_null(out);
        else
            figure_json(h, column, row, out);
    }
    json_close_object(out);
    json_close_object(out);
}

static void days_json(struct history *h, struct json_out *out)
{
    int at = 0;
    json_key(out, "days");
    json_open_array(out);
    for (int day = 0; day < h->days; day++) {
        bool there = at < h->nrows && h->rows[at].day == h->from + day;
        day_json(h, (size_t)day, there ? &h->rows[at++] : NULL, out);
    }
    json_close_array(out);
}

static void read_days(struct history *h)
{
    static const char features[] = "SELECT value FROM refresh_state WHERE name = 'features'";
    struct model *m = &h->c->model;
    h->from = m->today - h->days + 1;
    h->rows = arena_array(m->arena, (size_t)h->days, sizeof(*h->rows));
    h->ends = arena_array(m->arena, (size_t)h->days, sizeof(*h->ends));
    for (int i = 0; i < h->days; i++)
        h->ends[i] = calendar_midnight(m->calendar, h->from + i + 1);
    h->features = db_int(m->conn, 0, features, "");
    h->nrows = history_days(m->conn, h->account, h->from, m->today, m->today, h->rows);
}

static struct reply account_history(struct call *c)
{
    struct model *m = &c->model;
    struct history h = {.c = c, .account = call_id(c, 0)};
    h.days = (int)call_query_int(c, "days", STANDARD, 1, HISTORY_DAYS);
    if (error_is_set(m->error))
        return reply_error(c);
    if (!account_readable(m, h.account))
        return reply_error_code(c, ERROR_NOT_FOUND);
    read_days(&h);
    read_columns(&h, call_query(c, "fields"));
    if (error_is_set(m->error) || h.nrows < 0)
        return reply_error(c);
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_member_instant(out, "fresh_at", refresh_fresh_at(m->conn, m->now));
    days_json(&h, out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/accounts/{id}/history", PERM_ACCOUNT_READ, ROUTE_READ, account_history,
     "What figures and states of an account were at the end of each day", &shape_history_query,
     NULL, &shape_history, NULL, "Accounts"},
};
ROUTE_TABLE(account_history_routes, rows);
