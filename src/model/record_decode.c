/*
 * record_decode: from a client's JSON to values. Strict for REST: every fault is a field error.
 * Lenient for the ingestion paths (wire.md 2): numbers as text and back, "" as empty, any form of
 * date; what cannot be read is left out and noted.
 *
 * Names of references stay unresolved (kind 't') until record_save, which runs in the write
 * transaction.
 */
#include <stdio.h>

#include "base/datetime.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "model/record.h"
#include "model/view.h"
#include "net/mail.h"

enum { CRITERIA_TEXT_MAX = 100000, REFS_MAX = 100 };

/* What is wrong with a value, or NULL: then *out is set. */
typedef const char *decode(struct model *m, const struct record *r, const struct field *f,
                           const struct json *j, struct value *out);

/* A scalar as text; numbers only where lenient. STR_NONE when it is none. */
static struct str scalar_text(struct model *m, const struct json *j)
{
    if (j->type == JSON_STRING)
        return str_trim(j->text);
    if (!m->lenient)
        return STR_NONE;
    if (j->type == JSON_INT)
        return str_fmt(m->arena, "%lld", (long long)j->i);
    if (j->type == JSON_NUMBER)
        return j->text;
    if (j->type == JSON_TRUE || j->type == JSON_FALSE)
        return j->type == JSON_TRUE ? STR("true") : STR("false");
    return STR_NONE;
}

static const char *decode_text(struct model *m, const struct record *r, const struct field *f,
                               const struct json *j, struct value *out)
{
    struct str text = scalar_text(m, j);
    size_t max = f->max ? (size_t)f->max : FIELD_TEXT_MAX;
    (void)r;
    if (!text.p)
        return "Must be text";
    if (utf8_has_control(text))
        return "Contains control characters";
    if (text.n > max && utf8_length(text) > max)
        return str_z(m->arena, str_fmt(m->arena, "At most %zu characters", max));
    if (f->min && utf8_length(text) < (size_t)f->min)
        return str_z(m->arena, str_fmt(m->arena, "At least %lld characters", (long long)f->min));
    *out = (struct value){.kind = 's', .s = text};
    return NULL;
}

static const char *decode_email(struct model *m, const struct record *r, const struct field *f,
                                const struct json *j, struct value *out)
{
    const char *why = decode_text(m, r, f, j, out);
    return why ? why : mail_address_valid(out->s) ? NULL : "Must be an e-mail address";
}

static const char *decode_url(struct model *m, const struct record *r, const struct field *f,
                              const struct json *j, struct value *out)
{
    const char *why = decode_text(m, r, f, j, out);
    if (why)
        return why;
    return str_starts(out->s, "http://") || str_starts(out->s, "https://")
               ? NULL
               : "Must begin with http:// or https://";
}

static const char *decode_int(struct model *m, const struct record *r, const struct field *f,
                              const struct json *j, struct value *out)
{
    int64_t i = j->i;
    (void)r;
    if (j->type == JSON_NUMBER && m->lenient && j->d == (double)(int64_t)j->d)
        i = (int64_t)j->d;
    else if (j->type == JSON_STRING && m->lenient) {
        double d;
        if (!str_to_double(str_trim(j->text), &d) || d != (double)(int64_t)d)
            return "Must be a whole number";
        i = (int64_t)d;
    } else if (j->type != JSON_INT)
        return "Must be a whole number";
    if (i < f->min || (f->max && i > f->max))
        return str_z(m->arena, str_fmt(m->arena, "Must be from %lld to %lld", (long long)f->min,
                                       (long long)f->max));
    *out = (struct value){.kind = 'i', .i = i};
    return NULL;
}

static const char *decode_number(struct model *m, const struct record *r, const struct field *f,
                                 const struct json *j, struct value *out)
{
    double d = j->type == JSON_INT ? (double)j->i : j->d;
    (void)r;
    (void)f;
    if (j->type == JSON_STRING && !(m->lenient && str_to_double(str_trim(j->text), &d)))
        return "Must be a number";
    if (j->type != JSON_STRING && j->type != JSON_INT && j->type != JSON_NUMBER)
        return "Must be a number";
    *out = (struct value){.kind = 'd', .d = d};
    return NULL;
}

/* Minor digits of the record's currency, else of the workspace's. */
static int money_digits(struct model *m, const struct record *r)
{
    size_t i;
    if (r->entity && entity_field(r->entity, STR("currency"), &i) && r->values[i].kind == 's') {
        int digits = currency_digits(r->values[i].s);
        if (digits >= 0)
            return digits;
    }
    return m->catalog->currency_digits;
}

static const char *decode_money(struct model *m, const struct record *r, const struct field *f,
                                const struct json *j, struct value *out)
{
    struct str text = j->type == JSON_STRING ? str_trim(j->text)
                      : j->type == JSON_INT  ? str_fmt(m->arena, "%lld", (long long)j->i)
                                             : j->text;
    (void)f;
    if (j->type != JSON_STRING && j->type != JSON_INT && j->type != JSON_NUMBER)
        return "Must be an amount";
    if (!decimal_parse(text, money_digits(m, r), &out->i))
        return "Must be an amount, like 1200.00, below 10 billion";
    out->kind = 'i';
    return NULL;
}

static const char *decode_date(struct model *m, const struct record *r, const struct field *f,
                               const struct json *j, struct value *out)
{
    int32_t day;
    (void)r;
    (void)f;
    bool ok = j->type == JSON_STRING              ? date_parse(str_trim(j->text), m->calendar, &day)
              : j->type == JSON_INT && m->lenient ? date_from_number(j->i, m->calendar, &day)
                                                  : false;
    if (!ok)
        return "Must be a date, like 2026-01-31";
    *out = (struct value){.kind = 'i', .i = day};
    return NULL;
}

static const char *decode_instant(struct model *m, const struct record *r, const struct field *f,
                                  const struct json *j, struct value *out)
{
    int64_t ms;
    (void)r;
    (void)f;
    bool ok = j->type == JSON_STRING              ? instant_parse(str_trim(j->text), &ms, NULL)
              : j->type == JSON_INT && m->lenient ? instant_from_number(j->i, &ms)
                                                  : false;
    if (!ok)
        return "Must be an instant, like 2026-01-31T09:00:00Z";
    *out = (struct value){.kind = 'i', .i = ms};
    return NULL;
}

static const char *decode_bool(struct model *m, const struct record *r, const struct field *f,
                               const struct json *j, struct value *out)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"true", 1},  {"yes", 1}, {"1", 1}, {"on", 1},
                 {"false", 0}, {"no", 0},  {"0", 0}, {"off", 0}};
    (void)r;
    (void)f;
    if (j->type == JSON_TRUE || j->type == JSON_FALSE) {
        *out = (struct value){.kind = 'i', .i = j->type == JSON_TRUE};
        return NULL;
    }
    struct str text = m->lenient ? scalar_text(m, j) : STR_NONE;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (text.p && str_eq_nocase(text, str_of(words[i].word))) {
            *out = (struct value){.kind = 'i', .i = words[i].value};
            return NULL;
        }
    return "Must be true or false";
}

static const char *decode_choice(struct model *m, const struct record *r, const struct field *f,
                                 const struct json *j, struct value *out)
{
    struct str text = scalar_text(m, j);
    (void)r;
    int i = text.p ? field_choice_index(f, text) : -1;
    if (i < 0)
        return str_z(m->arena, str_fmt(m->arena, "Must be one of %s", f->of));
    *out = (struct value){.kind = 's', .s = field_choice(f, i)};
    return NULL;
}

/* A name or an external id, resolved when saved. */
static const char *decode_name(struct model *m, const struct record *r, const struct field *f,
                               const struct json *j, struct value *out)
{
    struct field as_text = {.key = f->key, .type = FIELD_TEXT};
    const char *why = decode_text(m, r, &as_text, j, out);
    if (!why)
        out->kind = 't';
    return why;
}

static const char *decode_texts(struct model *m, const struct record *r, const struct field *f,
                                const struct json *j, struct value *out)
{
    struct buf text = BUF_INIT(20000);
    struct json_out o;
    struct field one = {.key = f->key, .type = FIELD_TEXT};
    const char *why = NULL;
    if (j->type != JSON_ARRAY || j->count > 200)
        return "Must be a list of at most 200 texts";
    json_out_init(&o, &text);
    json_open_array(&o);
    for (const struct json *e = j->child; e && !why; e = e->next) {
        struct value v;
        why = decode_text(m, r, &one, e, &v);
        if (!why && f->of && field_choice_index(f, v.s) < 0)
            why = "Holds something that is not one of the options";
        if (!why)
            json_out_str(&o, v.s);
    }
    json_close_array(&o);
    if (!why && buf_failed(&text))
        why = "Is too long";
    if (!why)
        *out = (struct value){.kind = 's', .s = str_dup(m->arena, buf_str(&text))};
    buf_free(&text);
    return why;
}

static bool is_repeated(const struct json *list, const struct json *e)
{
    for (const struct json *before = list->child; before != e; before = before->next)
        if (before->i == e->i)
            return true;
    return false;
}

/* What the ids name is checked by the resource (before_save); none at all is empty. */
static const char *decode_refs(struct model *m, const struct record *r, const struct field *f,
                               const struct json *j, struct value *out)
{
    struct buf text = BUF_INIT(REFS_MAX * 24);
    struct json_out o;
    const char *why = NULL;
    (void)r, (void)f;
    if (j->type != JSON_ARRAY || j->count > REFS_MAX)
        return "Must be a list of at most 100 ids";
    json_out_init(&o, &text);
    json_open_array(&o);
    for (const struct json *e = j->child; e && !why; e = e->next) {
        if (e->type != JSON_INT || e->i <= 0)
            why = "Must be a list of ids";
        else if (is_repeated(j, e))
            why = "Holds an id twice";
        else
            json_out_int(&o, e->i);
    }
    json_close_array(&o);
    if (!why)
        *out = j->child ? (struct value){.kind = 's', .s = str_dup(m->arena, buf_str(&text))}
                        : (struct value){.kind = 'n'};
    buf_free(&text);
    return why;
}

/* Kept as it came, without spaces; what it says is checked by the resource (before_save). False:
 * longer than `max` bytes. */
static bool keep_object(struct model *m, const struct json *j, size_t max, struct value *out)
{
    struct buf text = BUF_INIT(max);
    struct json_out o;
    json_out_init(&o, &text);
    json_out_tree(&o, j);
    bool fits = !buf_failed(&text);
    if (fits)
        *out = (struct value){.kind = 's', .s = str_dup(m->arena, buf_str(&text))};
    buf_free(&text);
    return fits;
}

static const char *decode_criteria(struct model *m, const struct record *r, const struct field *f,
                                   const struct json *j, struct value *out)
{
    (void)r, (void)f;
    if (j->type != JSON_OBJECT)
        return "Must be an object of criteria";
    return keep_object(m, j, CRITERIA_TEXT_MAX, out) ? NULL : "Is too long";
}

static const char *decode_state(struct model *m, const struct record *r, const struct field *f,
                                const struct json *j, struct value *out)
{
    (void)r, (void)f;
    if (j->type != JSON_OBJECT)
        return "Must be an object";
    return keep_object(m, j, VIEW_STATE_MAX, out) ? NULL : "Is larger than 64 KB";
}

static const char *decode_never(struct model *m, const struct record *r, const struct field *f,
                                const struct json *j, struct value *out)
{
    (void)m, (void)r, (void)f, (void)j, (void)out;
    return "Cannot be written";
}

static decode *const decoders[] = {
    [FIELD_TEXT] = decode_text,         [FIELD_EMAIL] = decode_email,
    [FIELD_URL] = decode_url,           [FIELD_INT] = decode_int,
    [FIELD_NUMBER] = decode_number,     [FIELD_MONEY] = decode_money,
    [FIELD_DATE] = decode_date,         [FIELD_INSTANT] = decode_instant,
    [FIELD_BOOL] = decode_bool,         [FIELD_CHOICE] = decode_choice,
    [FIELD_RANK] = decode_never,        [FIELD_NAME] = decode_name,
    [FIELD_REF] = decode_name,          [FIELD_SERIES] = decode_never,
    [FIELD_TEXTS] = decode_texts,       [FIELD_REFS] = decode_refs,
    [FIELD_CRITERIA] = decode_criteria, [FIELD_MONEY_SERIES] = decode_never,
    [FIELD_STATE] = decode_state,
};

int record_decode_value(struct model *m, struct record *r, const struct field *f,
                        const struct json *j, struct value *out)
{
    const char *why;
    *out = (struct value){0};
    if (j->type == JSON_NULL || (j->type == JSON_STRING && str_trim(j->text).n == 0)) {
        out->kind = 'n';
        return 0;
    }
    /* One of the options of a custom attribute: checked like a choice, kept as text. */
    if (f->type == FIELD_TEXT && f->flags & FIELD_CUSTOM && f->of && !m->lenient)
        why = decode_choice(m, r, f, j, out);
    else
        why = decoders[f->type](m, r, f, j, out);
    if (!why)
        return 0;
    *out = (struct value){0};
    if (!m->lenient)
        return error_field(m->error, str_of(f->key), "%s", why);
    record_note(m, r, "%s was left out: %s", f->key, why);
    return 0;
}

/* "account_id": 5 in the API means the internal id; from clients it is the external one. */
static int decode_id(struct model *m, struct record *r, const struct field *f, const struct json *j,
                     struct value *out)
{
    if (m->lenient || j->type == JSON_NULL)
        return record_decode_value(m, r, f, j, out);
    if (j->type != JSON_INT || j->i <= 0)
        return error_field(m->error, str_fmt(m->arena, "%s_id", f->key), "Must be an id or null");
    *out = (struct value){.kind = 'i', .i = j->i};
    return 0;
}

/* custom_* keys that no confirmed attribute takes wait for the administrator. */
static void keep_pending(struct model *m, struct record *r, const struct json *j)
{
    struct json *list = (struct json *)r->pending, *copy = ARENA_NEW(m->arena, struct json);
    if (!list) {
        list = ARENA_NEW(m->arena, struct json);
        list->type = JSON_OBJECT;
        r->pending = list;
    }
    *copy = *j;
    copy->key = (struct str){j->key.p + 7, j->key.n - 7};
    copy->next = list->child;
    list->child = copy;
    list->count++;
}

static void unknown_key(struct model *m, struct record *r, const struct json *j)
{
    if (m->lenient && r->resource->flags & RESOURCE_CUSTOM && str_starts(j->key, "custom_") &&
        j->key.n > 7) {
        if (j->key.n - 7 <= 100 && j->type != JSON_OBJECT)
            keep_pending(m, r, j);
        else
            record_note(m, r,
                        "custom attribute was left out: its name is over 100 characters or its "
                        "value an object");
    } else if (m->lenient) {
        record_note(m, r, "unknown key \"%.*s\" was kept aside",
                    (int)(j->key.n < 80 ? j->key.n : 80), j->key.p);
    } else {
        error_field(m->error, j->key, "There is no such field");
    }
}

static void decode_member(struct model *m, struct record *r, const struct json *j)
{
    uint64_t found = map_get(&r->entity->names, j->key, UINT64_MAX);
    struct value v;
    if (found == UINT64_MAX || ((found & 3) == NAME_ALIAS && !m->lenient)) {
        unknown_key(m, r, j);
        return;
    }
    const struct field *f = r->entity->fields[found >> 2];
    if (f->flags & FIELD_READ_ONLY) {
        if (!m->lenient)
            error_field(m->error, j->key, "Cannot be written");
        return;
    }
    int result =
        (found & 3) == NAME_ID ? decode_id(m, r, f, j, &v) : record_decode_value(m, r, f, j, &v);
    /* A key outranks its aliases when both were sent. */
    bool taken = (found & 3) == NAME_ALIAS && r->values[found >> 2].kind != 0;
    if (result == 0 && v.kind != 0 && !taken)
        r->values[found >> 2] = v;
}

int record_decode(struct model *m, struct record *r, const struct json *object)
{
    if (!object || object->type != JSON_OBJECT)
        return error_set(m->error, ERROR_BAD_REQUEST, "A JSON object is needed");
    /* Amounts are read in the record's currency, so that comes first. */
    const struct json *currency = json_get(object, "currency");
    if (!entity_field(r->entity, STR("currency"), NULL))
        currency = NULL;
    if (currency)
        decode_member(m, r, currency);
    const struct json *version = m->lenient ? NULL : json_get(object, "version");
    if (version && version->type == JSON_INT)
        r->version = version->i;
    for (const struct json *j = object->child; j; j = j->next)
        if (j != version && j != currency)
            decode_member(m, r, j);
    return error_is_set(m->error) ? -1 : 0;
}
